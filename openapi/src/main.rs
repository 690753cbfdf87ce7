//! Prints the description of the API as it is to be checked in; `cargo xtask openapi` writes it.

fn main() {
    print!("{}", openapi::text());
}
