//! Everything a build needs and a fresh machine lacks: found, or installed into `.tools/` and `node_modules/`.
//!
//! Each part leaves a stamp, so that a start with nothing to do reads a few small files and says nothing.

mod browser;
mod cargo_tools;
mod npm;
mod python;
mod system;
mod wasm;

use crate::process::find_program;
use crate::{progress, workspace};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

pub use browser::chromium;
pub use cargo_tools::locked_version;
pub use python::schemathesis;
pub use wasm::{TARGET, WasmCompiler};

/// An installation that takes no longer than this is not worth a line.
const WORTH_SAYING: Duration = Duration::from_secs(1);

/// The tools of a build, all present.
#[derive(Debug)]
pub struct Tools {
    /// The compiler for WebAssembly.
    pub wasm: WasmCompiler,
    /// The project's `wasm-bindgen`.
    pub wasm_bindgen: PathBuf,
    /// `worker-build`, as released.
    pub worker_build: PathBuf,
    node: PathBuf,
}

impl Tools {
    /// Finds every tool and installs what is missing.
    pub fn ensure() -> Result<Self> {
        let began = Instant::now();
        let node = node()?;
        // npm waits for the network and the compilers for the processor: the two go side by side.
        let (npm, compiled) = std::thread::scope(|scope| {
            let npm = scope.spawn(npm::ensure);
            (npm.join(), compiled_tools())
        });
        npm.map_err(|_| anyhow::anyhow!("installing the npm packages panicked"))??;
        let (wasm, wasm_bindgen, worker_build) = compiled?;
        if began.elapsed() > WORTH_SAYING {
            progress::note(format_args!(
                "all tools are in place after {}",
                progress::seconds(began.elapsed())
            ));
        }
        Ok(Self { wasm, wasm_bindgen, worker_build, node })
    }

    /// A Node.js script from `node_modules`.
    #[must_use]
    pub fn node(&self, script: &str) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(workspace::node_script(script)).current_dir(workspace::root());
        command
    }

    /// `wasm-opt`, which npm delivers as a script.
    #[must_use]
    pub fn wasm_opt(&self) -> Command {
        self.node("binaryen/bin/wasm-opt")
    }

    /// The path of `esbuild`, for `worker-build` and for us.
    #[must_use]
    pub fn esbuild_path(&self) -> PathBuf {
        workspace::node_script("esbuild/bin/esbuild")
    }

    /// `esbuild`.
    #[must_use]
    pub fn esbuild(&self) -> Command {
        self.node("esbuild/bin/esbuild")
    }

    /// Wrangler, which sends nothing home and looks for no update.
    #[must_use]
    pub fn wrangler(&self) -> Command {
        wrangler()
    }

    /// `worker-build` with every helper it would otherwise download.
    #[must_use]
    pub fn worker_build(&self) -> Command {
        let mut command = Command::new(&self.worker_build);
        self.wasm.prepare(&mut command);
        command
            .current_dir(workspace::root().join("edge"))
            .env("WASM_BINDGEN_BIN", &self.wasm_bindgen)
            .env("WASM_OPT_BIN", workspace::node_script("binaryen/bin/wasm-opt"))
            .env("ESBUILD_BIN", self.esbuild_path());
        command
    }
}

/// Wrangler, which sends nothing home and looks for no update.
#[must_use]
pub fn wrangler() -> Command {
    let mut command = Command::new("node");
    command
        .arg("--no-warnings")
        // The package's own entry starts a second Node.js with these options.
        .arg(workspace::node_script("wrangler/wrangler-dist/cli.js"))
        .current_dir(workspace::root())
        .env("WRANGLER_SEND_METRICS", "false")
        .env("WRANGLER_SEND_ERROR_REPORTS", "false")
        .env("WRANGLER_HIDE_BANNER", "true")
        .env("WRANGLER_LOG_PATH", workspace::root().join(".wrangler/logs"));
    command
}

fn compiled_tools() -> Result<(WasmCompiler, PathBuf, PathBuf)> {
    let wasm = WasmCompiler::ensure()?;
    let bindgen = cargo_tools::ensure_wasm_bindgen()?;
    let worker_build = cargo_tools::ensure_worker_build()?;
    Ok((wasm, bindgen, worker_build))
}

/// Node.js, new enough for wrangler.
fn node() -> Result<PathBuf> {
    const OLDEST_MAJOR: u32 = 20;
    let node = find_program(&["node"])
        .context("Node.js is missing: install version 20 or newer, with npm, and run this again")?;
    let version = crate::process::stdout_of(Command::new(&node).arg("--version"))?;
    let major: u32 =
        version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0);
    if major < OLDEST_MAJOR {
        bail!("Node.js {version} is too old: install version {OLDEST_MAJOR} or newer and run this again");
    }
    Ok(node)
}
