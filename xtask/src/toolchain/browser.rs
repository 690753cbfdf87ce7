//! A Chromium for the browser tests.

use super::system;
use crate::process::find_program;
use anyhow::{Context, Result};
use std::path::PathBuf;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The browser's program, from `CHROMIUM_BIN`, the machine, or newly installed.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM_BIN") {
        return Ok(path.into());
    }
    if let Some(path) = find_program(&NAMES) {
        return Ok(path);
    }
    system::install(&["chromium"], "the browser tests need Chromium or Google Chrome")?;
    find_program(&NAMES).context("Chromium was installed and is still not on the search path")
}
