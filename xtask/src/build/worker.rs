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
use std::thread::ScopedJoinHandle;

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

/// Builds all of them. One profile has one lock, so they are compiled one after the other, each while the one before it
/// is optimised.
pub fn build_all(tools: &Tools, flavour: Flavour) -> Result<()> {
    std::thread::scope(|scope| {
        let mut optimised = Vec::new();
        for worker in [Worker::Edge, Worker::Courier] {
            let assembled = said("building", worker, flavour, || assemble(tools, worker, profile(flavour)))?;
            if let Some(stamp) = assembled {
                optimised.push(scope.spawn(move || finish(tools, worker, flavour, &stamp)));
            }
        }
        let joined = |thread: ScopedJoinHandle<'_, Result<()>>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        optimised.into_iter().try_for_each(joined)
    })
}

fn said<T>(doing: &str, worker: Worker, flavour: Flavour, work: impl FnOnce() -> Result<T>) -> Result<T> {
    step(format_args!("{doing} the {} ({})", worker.title(), flavour.name()), work)
}

fn profile(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Dev => "wasm-dev",
        Flavour::Release => "edge",
    }
}

/// Compiles it and puts its JavaScript beside it. With nothing new, all is done and there is no stamp to set.
fn assemble(tools: &Tools, worker: Worker, profile: &str) -> Result<Option<Stamp>> {
    let output = worker.output();
    let stamp_path = workspace::build().join("stamps").join(output.file_name().unwrap_or_default());
    let stamp = Stamp::new(stamp_path, compile(tools, worker, profile)?);
    if stamp.is_fresh(&output.join("index.js")) {
        return Ok(None);
    }
    // It would optimise for speed, and keep names; what is done below is done once.
    let mut worker_build = tools.worker_build();
    worker_build.current_dir(workspace::root().join(worker.package()));
    worker_build.args(["--profile", profile, "--no-opt", "--out-dir"]).arg(&output);
    run_quietly(&mut worker_build)?;
    // An alias for projects of an earlier worker-build; wrangler would upload it as one more module.
    let _ = fs::remove_dir_all(output.join("worker"));
    Ok(Some(stamp))
}

/// Makes a release small, and lets the next build see that nothing is left to do.
fn finish(tools: &Tools, worker: Worker, flavour: Flavour, stamp: &Stamp) -> Result<()> {
    if flavour == Flavour::Release {
        said("optimising", worker, flavour, || optimise(tools, worker))?;
    }
    stamp.set()
}

/// The names of functions are a quarter of the upload. They stay in what the compiler wrote, for whoever needs them.
fn optimise(tools: &Tools, worker: Worker) -> Result<()> {
    let module = worker.output().join("index_bg.wasm");
    let mut wasm_opt = tools.wasm_opt();
    wasm_opt.args(["--strip-debug", "-Oz", "--enable-exception-handling"]).args(WASM_FEATURES);
    run(wasm_opt.arg(&module).arg("-o").arg(&module))
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
