//! Cargo for the host.

use crate::process::{Group, describe};
use crate::workspace::root;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Cargo as the user calls it, in the repository.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    // Set by the cargo that runs us; a nested one with another environment would compile things again.
    for name in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "LD_LIBRARY_PATH"] {
        command.env_remove(name);
    }
    command.current_dir(root());
    command
}

/// The packages whose programs run beside the Worker. Named together in every build: cargo chooses the features of what
/// they share for the packages it is asked about, and would else compile half of it once for each.
const PROGRAM_PACKAGES: [&str; 6] =
    ["--package", "zoom-sim", "--package", "post-sim", "--package", "slotkey-tests"];

/// Builds a program of the end-to-end tests or the stand-in for Zoom, and says where it is.
pub fn build_program(program: &str) -> Result<PathBuf> {
    let mut command = cargo();
    command.arg("build").args(PROGRAM_PACKAGES).args(["--bin", program]);
    let found = compile(&mut command, |artifact| executable_of(artifact, program))
        .with_context(|| format!("{program} does not compile"))?;
    found.into_iter().next_back().with_context(|| format!("cargo built no {program}"))
}

/// Lets cargo compile, and picks from what it says that it has made.
pub fn compile<T>(command: &mut Command, pick: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>> {
    command.args(["--message-format", "json-render-diagnostics"]).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut group = Group::new()?;
    let child = group.spawn(command)?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut found = Vec::new();
    for line in BufReader::new(output).lines() {
        found.extend(serde_json::from_str(&line?).ok().as_ref().and_then(&pick));
    }
    let ended = child.wait()?;
    if !ended.success() {
        bail!("`{}` failed ({ended})", describe(command));
    }
    Ok(found)
}

/// The program's path, if this part of cargo's report is about it.
fn executable_of(artifact: &Value, program: &str) -> Option<PathBuf> {
    let named = artifact["target"]["name"] == program;
    artifact["executable"].as_str().filter(|_| named).map(PathBuf::from)
}
