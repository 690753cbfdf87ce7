//! The widget for the browser: compiled, given its JavaScript, shrunk, and named after its content.

use super::{Flavour, WASM_FEATURES, assets, fingerprint};
use crate::process::{run, run_quietly};
use crate::stamp::{Stamp, sha256_hex};
use crate::toolchain::{TARGET, Tools};
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Enough of a SHA-256 to tell builds apart.
const HASH_DIGITS: usize = 16;

pub fn build(tools: &Tools, flavour: Flavour) -> Result<String> {
    let compiled = compile(tools, flavour)?;
    let stamp_content =
        format!("{} {} {}", flavour.name(), fingerprint(&compiled)?, fingerprint(&tools.wasm_bindgen)?);
    let stamp = Stamp::new(workspace::build().join("stamps/widget"), stamp_content);
    if let Ok(hash) = super::widget_build()
        && stamp.is_fresh(&asset(&hash, "js"))
        && asset(&hash, "wasm").is_file()
    {
        return Ok(hash);
    }
    let work = workspace::build().join("widget");
    let _ = fs::remove_dir_all(&work);
    bind(tools, flavour, &compiled, &work)?;
    let hash = publish(&work)?;
    stamp.set()?;
    Ok(hash)
}

fn compile(tools: &Tools, flavour: Flavour) -> Result<PathBuf> {
    let profile = match flavour {
        Flavour::Dev => "wasm-dev",
        Flavour::Release => "widget",
    };
    let mut cargo = tools.wasm.cargo();
    // The manifest says plain library, for the Worker links to it. Were it a `cdylib` there, the Worker's and the
    // browser's variant would have one file name, and each build would throw the other's away.
    cargo.args(["rustc", "--package", "widget", "--lib", "--crate-type", "cdylib", "--features", "hydrate"]);
    run(cargo.args(["--target", TARGET, "--profile", profile]))?;
    Ok(workspace::wasm_target_dir().join(TARGET).join(profile).join("widget.wasm"))
}

/// JavaScript for the compiled module; in a release both are made as small as they get.
fn bind(tools: &Tools, flavour: Flavour, compiled: &Path, work: &Path) -> Result<()> {
    let release = flavour == Flavour::Release;
    let mut bindgen = Command::new(&tools.wasm_bindgen);
    bindgen.arg(compiled).arg("--out-dir").arg(work);
    bindgen.args(["--out-name", "widget", "--target", "web", "--no-typescript"]);
    if release {
        bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    }
    run(&mut bindgen)?;
    if release {
        let wasm = work.join("widget_bg.wasm");
        run(tools.wasm_opt().arg("-Oz").args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm))?;
    }
    let mut esbuild = tools.esbuild();
    esbuild.args(["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning", assets::JS_TARGET]);
    if release {
        esbuild.arg("--minify");
    }
    esbuild.arg(work.join("widget.js")).arg(format!("--outfile={}", work.join("widget.min.js").display()));
    run_quietly(&mut esbuild)
}

/// Moves both files to their public names. They share one hash, so that one number names the build, and the script's
/// own default finds its module.
fn publish(work: &Path) -> Result<String> {
    let wasm = fs::read(work.join("widget_bg.wasm")).context("wasm-bindgen left no module")?;
    let script = fs::read_to_string(work.join("widget.min.js")).context("esbuild left no script")?;
    let both = [wasm.as_slice(), script.as_bytes()].concat();
    let hash = sha256_hex(both)[..HASH_DIGITS].to_owned();
    let folder = workspace::assets().join("assets");
    let _ = fs::remove_dir_all(&folder);
    crate::stamp::write(&asset(&hash, "wasm"), wasm)?;
    let script = script.replace("widget_bg.wasm", &format!("widget-{hash}.wasm"));
    crate::stamp::write(&asset(&hash, "js"), script)?;
    Ok(hash)
}

fn asset(hash: &str, extension: &str) -> PathBuf {
    workspace::assets().join(format!("assets/widget-{hash}.{extension}"))
}
