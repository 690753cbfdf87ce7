//! `cargo xtask openapi`: the description of the API as it is checked in.

use crate::cargo::cargo;
use crate::process::stdout_of;
use crate::workspace::root;
use anyhow::Result;
use std::path::PathBuf;

/// Where it is checked in.
#[must_use]
pub fn file() -> PathBuf {
    root().join("openapi.json")
}

/// Writes it from the code.
pub fn write() -> Result<()> {
    let text = stdout_of(cargo().args(["run", "--quiet", "--package", "openapi"]))?;
    crate::stamp::write(&file(), text + "\n")
}
