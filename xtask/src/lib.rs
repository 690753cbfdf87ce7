//! The tasks of the repository, as a library: `cargo xtask` is its command line, and the end-to-end tests use
//! [`stack`] to start the real Worker.

pub mod build;
pub mod cargo;
pub mod dev;
pub mod http;
pub mod process;
pub mod progress;
pub mod stack;
pub mod stamp;
pub mod toolchain;
pub mod workspace;
