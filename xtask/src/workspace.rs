//! Where things are: one place for every path the tasks read or write.

use std::path::{Path, PathBuf};

/// The repository's root, known since this crate was compiled in it.
#[must_use]
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Tools of the project's own, beside nothing of the machine's. Ignored by git.
#[must_use]
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// What `cargo xtask build` makes. Ignored by git.
#[must_use]
pub fn build() -> PathBuf {
    root().join("build")
}

/// The files that Cloudflare serves itself, before the Worker is asked.
#[must_use]
pub fn assets() -> PathBuf {
    build().join("assets")
}

/// The Worker as `wrangler.toml` expects it.
#[must_use]
pub fn worker() -> PathBuf {
    build().join("worker")
}

/// The courier, the second Worker, as `courier/wrangler.toml` expects it.
#[must_use]
pub fn courier() -> PathBuf {
    build().join("courier")
}

/// Where cargo compiles for WebAssembly. Apart from the host's `target`, because the two may be two compilers.
#[must_use]
pub fn wasm_target_dir() -> PathBuf {
    root().join("target/wasm")
}

/// A program that npm installed, by its script inside the package.
#[must_use]
pub fn node_script(path_in_modules: &str) -> PathBuf {
    root().join("node_modules").join(path_in_modules)
}
