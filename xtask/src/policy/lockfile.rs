//! Both lockfiles pin every package to a checksum, and neither says where this machine got it from.

use crate::workspace::root;
use anyhow::{Context, Result};
use serde_json::Value;

pub fn check_cargo() -> Result<Vec<String>> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let unpinned = |block: &&str| block.contains("\nsource = ") && !block.contains("\nchecksum = ");
    Ok(lock
        .split("[[package]]")
        .skip(1)
        .filter(unpinned)
        .map(|block| format!("no checksum: {}", first_line(block)))
        .collect())
}

fn first_line(block: &str) -> &str {
    block.trim().lines().next().unwrap_or_default()
}

pub fn check_npm() -> Result<Vec<String>> {
    let text =
        std::fs::read_to_string(root().join("package-lock.json")).context("cannot read package-lock.json")?;
    let lock: Value = serde_json::from_str(&text)?;
    let packages = lock["packages"].as_object().context("package-lock.json lists no packages")?;
    let installed = packages.iter().filter(|(path, _)| !path.is_empty());
    Ok(installed.filter_map(|(path, entry)| problem(path, entry)).collect())
}

fn problem(path: &str, entry: &Value) -> Option<String> {
    if !entry["resolved"].is_null() {
        return Some(format!("names a download address: {path}"));
    }
    entry["integrity"].is_null().then(|| format!("no checksum: {path}"))
}
