//! The Worker, by `worker-build`.

use super::{Flavour, WASM_FEATURES, fingerprint};
use crate::process::{run, run_quietly};
use crate::progress::step;
use crate::stamp::Stamp;
use crate::toolchain::{TARGET, Tools};
use crate::workspace;
use anyhow::Result;
use std::fs;

pub fn build(tools: &Tools, flavour: Flavour) -> Result<()> {
    let profile = match flavour {
        Flavour::Dev => "wasm-dev",
        Flavour::Release => "edge",
    };
    let output = workspace::worker();
    let stamp = Stamp::new(workspace::build().join("stamps/worker"), compile(tools, profile)?);
    if stamp.is_fresh(&output.join("index.js")) {
        return Ok(());
    }
    // It would optimise for speed, and keep names; what is done below is done once.
    let mut worker_build = tools.worker_build();
    worker_build.args(["--profile", profile, "--out-dir", "../build/worker", "--no-opt"]);
    run_quietly(&mut worker_build)?;
    if flavour == Flavour::Release {
        // The names of functions are a quarter of the upload. They stay in what the compiler wrote, for whoever needs them.
        let module = output.join("index_bg.wasm");
        let mut optimise = tools.wasm_opt();
        optimise
            .args(["--strip-debug", "-Oz", "--enable-exception-handling"])
            .args(WASM_FEATURES)
            .arg(&module)
            .arg("-o")
            .arg(&module);
        step(format_args!("optimising the Worker"), || run(&mut optimise))?;
    }
    // An alias for projects of an earlier worker-build; wrangler would upload it as one more module.
    let _ = fs::remove_dir_all(output.join("worker"));
    stamp.set()
}

/// Compiles just as `worker-build` does, which then finds everything fresh. It would optimise anew on every call; this
/// tells whether there is anything new to optimise.
fn compile(tools: &Tools, profile: &str) -> Result<String> {
    let mut cargo = tools.wasm.cargo();
    cargo.args(["build", "--lib", "--profile", profile, "--target", TARGET]);
    run(cargo.env("WASM_BINDGEN_USE_JS_SYS", "1").current_dir(workspace::root().join("edge")))?;
    let module = workspace::wasm_target_dir().join(TARGET).join(profile).join("edge.wasm");
    Ok(format!("{profile} {} {}", fingerprint(&module)?, fingerprint(&tools.wasm_bindgen)?))
}
