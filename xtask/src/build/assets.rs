//! The static files beside the widget: the loader, and the headers Cloudflare sends with each file.

use crate::process::run_quietly;
use crate::stamp::write;
use crate::toolchain::Tools;
use crate::workspace::{assets, root};
use anyhow::Result;

/// Files under `/assets/` carry a hash of their content in their name and never change. The loader keeps its name,
/// so that website owners never touch their snippet again; a few minutes' cache bounds how long an old one is used.
/// Any page may load them: that is what a widget is for.
const HEADERS: &str = "\
/assets/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin

/embed.js
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
";

/// Every browser that runs the widget's WebAssembly understands this much.
pub const JS_TARGET: &str = "--target=es2021";

pub fn write_headers() -> Result<()> {
    write(&assets().join("_headers"), HEADERS)
}

/// The loader, one classic script.
pub fn write_loader(tools: &Tools) -> Result<()> {
    let source = root().join("widget/embed/embed.js");
    let mut esbuild = tools.esbuild();
    esbuild.args([
        "--bundle",
        "--format=iife",
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
        JS_TARGET,
    ]);
    esbuild.arg(source).arg(format!("--outfile={}", assets().join("embed.js").display()));
    run_quietly(&mut esbuild)
}
