//! The npm packages of `package.json`, exactly as the lockfile has them.

use crate::process::{find_program, run_quietly};
use crate::progress::step;
use crate::stamp::{Stamp, hash_files};
use crate::workspace::root;
use anyhow::{Context, Result};
use std::process::Command;

pub fn ensure() -> Result<()> {
    let modules = root().join("node_modules");
    let inputs = ["package.json", "package-lock.json", ".npmrc"].map(|name| root().join(name));
    let stamp = Stamp::new(modules.join(".slotkey-stamp"), hash_files(&inputs)?);
    if stamp.is_fresh(&modules.join("wrangler/package.json")) {
        return Ok(());
    }
    let npm = find_program(&["npm"]).context("npm is missing: it comes with Node.js 20 or newer")?;
    step("installing the npm packages", || {
        run_quietly(Command::new(npm).args(["ci", "--loglevel=error"]).current_dir(root()))?;
        stamp.set()
    })
}
