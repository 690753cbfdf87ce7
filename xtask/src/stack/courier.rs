//! The courier's configuration on this machine: that of its `wrangler.toml`, and beside it what differs here.

use super::secrets::write_env_file;
use crate::workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The line of `courier/wrangler.toml` that says where the courier is, from there.
const MAIN: &str = "main = \"../build/courier/index.js\"";

/// Writes it into a folder, and says where. A Worker beside another one has its variables from a file next to its
/// configuration, or not at all.
pub fn write_config(folder: &Path, env: &[(String, String)]) -> Result<PathBuf> {
    let entry = workspace::courier().join("index.js");
    ensure!(entry.is_file(), "the courier is not built yet: run `cargo xtask build`");
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let written = fs::read_to_string(workspace::root().join("courier/wrangler.toml"))?;
    ensure!(written.contains(MAIN), "courier/wrangler.toml names another entry than {MAIN}");
    let config = folder.join("wrangler.toml");
    fs::write(&config, written.replace(MAIN, &format!("main = {:?}", entry.display().to_string())))?;
    write_env_file(&folder.join(".dev.vars"), env)?;
    Ok(config)
}
