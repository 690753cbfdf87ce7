//! From sources to what Cloudflare serves: the Worker in `build/worker`, its static files in `build/assets`, the courier in
//! `build/courier`.

mod assets;
mod widget;
mod worker;

use crate::progress::step;
use crate::toolchain::Tools;
use crate::workspace;
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::fs;

/// What every browser of the last years has. Named one by one: `--all-features` lets binaryen write encodings that
/// no browser reads yet.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How much work the compilers put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Flavour {
    /// Quick to build, several times as large.
    Dev,
    /// What is deployed, measured and tested.
    Release,
}

impl Flavour {
    /// The name used in messages and stamps.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Builds everything and returns the widget's build number.
pub fn all(tools: &Tools, flavour: Flavour) -> Result<String> {
    let widget =
        || step(format_args!("building the widget ({})", flavour.name()), || widget::build(tools, flavour));
    let workers = || worker::build_all(tools, flavour);
    let (widget, workers) = match flavour {
        // One profile, one lock: cargo would make the second wait anyway.
        Flavour::Dev => (widget(), workers()),
        // Two profiles: the one's single-threaded link overlaps the other's compilation.
        Flavour::Release => std::thread::scope(|scope| {
            let widget = scope.spawn(widget);
            let workers = workers();
            (widget.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), workers)
        }),
    };
    workers?;
    let hash = widget?;
    assets::write_loader(tools)?;
    assets::write_headers()?;
    assets::write_api()?;
    crate::stamp::write(&widget_build_file(), &hash)?;
    Ok(hash)
}

/// The widget's build number of the last build: what the Worker's variable `WIDGET_BUILD` must say.
pub fn widget_build() -> Result<String> {
    fs::read_to_string(widget_build_file()).context("nothing is built yet: run `cargo xtask build`")
}

fn widget_build_file() -> std::path::PathBuf {
    workspace::build().join("widget-build.txt")
}

/// Tells two results of a compilation apart without reading them: cargo leaves a fresh one untouched.
fn fingerprint(path: &std::path::Path) -> Result<String> {
    let meta = fs::metadata(path).with_context(|| format!("the compiler left no {}", path.display()))?;
    let modified = meta.modified()?.duration_since(std::time::UNIX_EPOCH)?.as_nanos();
    Ok(format!("{modified} {}", meta.len()))
}
