//! The Workers, by `worker-build`.

use super::{Flavour, WASM_FEATURES, fingerprint};
use crate::process::{run, run_quietly};
use crate::progress::step;
use crate::stamp::Stamp;
use crate::toolchain::{TARGET, Tools};
use crate::workspace;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// One of the product's Workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worker {
    /// The one that books, and that clients reach.
    Edge,
    /// The one that puts messages into words and hands them to providers.
    Courier,
}

impl Worker {
    /// Its crate, and the folder of that.
    fn package(self) -> &'static str {
        match self {
            Self::Edge => "edge",
            Self::Courier => "courier",
        }
    }

    /// Where its `wrangler.toml` expects it.
    fn output(self) -> PathBuf {
        match self {
            Self::Edge => workspace::worker(),
            Self::Courier => workspace::courier(),
        }
    }

    /// What it is called in messages.
    pub fn title(self) -> &'static str {
        match self {
            Self::Edge => "Worker",
            Self::Courier => "courier",
        }
    }
}

pub fn build(tools: &Tools, worker: Worker, flavour: Flavour) -> Result<()> {
    let profile = match flavour {
        Flavour::Dev => "wasm-dev",
        Flavour::Release => "edge",
    };
    let output = worker.output();
    let stamp_path = workspace::build().join("stamps").join(output.file_name().unwrap_or_default());
    let stamp = Stamp::new(stamp_path, compile(tools, worker, profile)?);
    if stamp.is_fresh(&output.join("index.js")) {
        return Ok(());
    }
    // It would optimise for speed, and keep names; what is done below is done once.
    let mut worker_build = tools.worker_build();
    worker_build.current_dir(workspace::root().join(worker.package()));
    worker_build.args(["--profile", profile, "--no-opt", "--out-dir"]).arg(&output);
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
        step(format_args!("optimising the {}", worker.title()), || run(&mut optimise))?;
    }
    // An alias for projects of an earlier worker-build; wrangler would upload it as one more module.
    let _ = fs::remove_dir_all(output.join("worker"));
    stamp.set()
}

/// Compiles just as `worker-build` does, which then finds everything fresh. It would optimise anew on every call; this
/// tells whether there is anything new to optimise.
fn compile(tools: &Tools, worker: Worker, profile: &str) -> Result<String> {
    let mut cargo = tools.wasm.cargo();
    cargo.args(["build", "--lib", "--profile", profile, "--target", TARGET]);
    let package = worker.package();
    run(cargo.env("WASM_BINDGEN_USE_JS_SYS", "1").current_dir(workspace::root().join(package)))?;
    let module = workspace::wasm_target_dir().join(TARGET).join(profile).join(package).with_extension("wasm");
    Ok(format!("{profile} {} {}", fingerprint(&module)?, fingerprint(&tools.wasm_bindgen)?))
}
