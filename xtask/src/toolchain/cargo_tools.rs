//! Build tools that are compiled from crates, into `.tools/bin`.

use super::system;
use crate::process::{find_program, run};
use crate::progress::step;
use crate::stamp::{Stamp, hash_files};
use crate::workspace::{root, tools};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The release that fits the `worker` crate in Cargo.lock.
const WORKER_BUILD: &str = "0.8.7";

/// `worker-build` spends its time in cargo and esbuild; optimising it would only cost.
const WORKER_BUILD_OPT_LEVEL: &str = "0";

/// `wasm-bindgen` rewrites megabytes on every build: the first level pays for itself within a few builds.
const WASM_BINDGEN_OPT_LEVEL: &str = "1";

/// The version of a package in `Cargo.lock`.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let after_name = lock
        .split_once(&format!("name = \"{package}\"\nversion = \""))
        .with_context(|| format!("{package} is not in Cargo.lock"))?
        .1;
    Ok(after_name.split('"').next().unwrap_or_default().to_owned())
}

/// The project's `wasm-bindgen`, of the version in `Cargo.lock`.
pub fn ensure_wasm_bindgen() -> Result<PathBuf> {
    let tool = tools().join("bin/slotkey-wasm-bindgen");
    let version = locked_version("wasm-bindgen")?;
    let source = hash_files(&[root().join("xtask/src/bin/slotkey-wasm-bindgen.rs")])?;
    let stamp = Stamp::new(tools().join("stamps/wasm-bindgen"), format!("{version} {source}"));
    if stamp.is_fresh(&tool) {
        return Ok(tool);
    }
    step(format_args!("compiling wasm-bindgen {version}"), || {
        let mut cargo = tool_cargo(WASM_BINDGEN_OPT_LEVEL);
        cargo.args(["build", "--release", "--package", "xtask", "--features", "wasm-bindgen"]);
        run(cargo.args(["--bin", "slotkey-wasm-bindgen"]))?;
        fs::create_dir_all(tools().join("bin"))?;
        // A running copy cannot be written over, but it can be replaced.
        let fresh = tool.with_extension("new");
        fs::copy(tools().join("target/release/slotkey-wasm-bindgen"), &fresh)?;
        fs::rename(&fresh, &tool)?;
        stamp.set()
    })?;
    Ok(tool)
}

/// `worker-build` as released.
pub fn ensure_worker_build() -> Result<PathBuf> {
    let tool = tools().join("bin/worker-build");
    let stamp = Stamp::new(tools().join("stamps/worker-build"), WORKER_BUILD);
    if stamp.is_fresh(&tool) {
        return Ok(tool);
    }
    ensure_openssl()?;
    step(format_args!("compiling worker-build {WORKER_BUILD}"), || {
        let mut cargo = tool_cargo(WORKER_BUILD_OPT_LEVEL);
        cargo.args([
            "install",
            "--force",
            "worker-build",
            "--version",
            WORKER_BUILD,
            "--bin",
            "worker-build",
        ]);
        run(cargo.arg("--root").arg(tools()))?;
        stamp.set()
    })?;
    Ok(tool)
}

/// `worker-build` links to OpenSSL for downloads that it never makes here.
fn ensure_openssl() -> Result<()> {
    let needs = cfg!(target_os = "linux") && std::env::var_os("OPENSSL_DIR").is_none();
    let found = find_program(&["pkg-config"]).is_some_and(|program| {
        Command::new(program).args(["--exists", "openssl"]).status().is_ok_and(|status| status.success())
    });
    if needs && !found {
        system::install(&["libssl-dev", "pkg-config"], "compiling worker-build needs OpenSSL's headers")?;
    }
    Ok(())
}

/// Cargo for the host, with a target folder that the tools share.
fn tool_cargo(opt_level: &str) -> Command {
    let mut command = crate::cargo::cargo();
    command
        .env("CARGO_TARGET_DIR", tools().join("target"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true");
    command
}
