//! The tasks of the repository, as a library: `cargo xtask` is its command line, and the end-to-end tests use
//! [`stack`] to start the real Worker.

pub mod api_page;
pub mod bench;
pub mod build;
pub mod cargo;
pub mod deploy;
pub mod dev;
pub mod http;
pub mod openapi;
pub mod policy;
pub mod process;
pub mod progress;
pub mod serve;
pub mod slots;
pub mod stack;
pub mod stamp;
pub mod test;
pub mod toolchain;
pub mod workspace;
