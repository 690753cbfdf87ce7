//! Cargo for the host.

use crate::process::Group;
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
    command.args(["--message-format", "json-render-diagnostics"]).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut group = Group::new()?;
    let child = group.spawn(&mut command)?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut found = None;
    for line in BufReader::new(output).lines() {
        found = executable_of(&line?, program).or(found);
    }
    if !child.wait()?.success() {
        bail!("{program} does not compile");
    }
    found.with_context(|| format!("cargo built no {program}"))
}

/// The program's path, if this line of cargo's report is about it.
fn executable_of(line: &str, program: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let named = message["target"]["name"] == program;
    message["executable"].as_str().filter(|_| named).map(PathBuf::from)
}
