//! How many bytes travel.

use super::Row;
use crate::cargo::cargo;
use crate::process::{run, stdout_of};
use crate::{build, workspace};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The loader is on every page of a website, whether its visitor books or not.
const LOADER_GATE_BYTES: f64 = 3_000.0;
const INTERACTIVE_AIM_BYTES: f64 = 100_000.0;
const INTERACTIVE_GATE_BYTES: f64 = 130_000.0;
const FIRST_PAINT_AIM_BYTES: f64 = 15_000.0;
const FIRST_PAINT_GATE_BYTES: f64 = 20_000.0;
/// 1.5 MB as Cloudflare counts: its free plan takes 3 MiB, and this is half of it.
const WORKER_GATE_BYTES: f64 = 1.5 * 1_024.0 * 1_024.0;

/// Compresses the named files as Cloudflare and browsers do at best, and prints `plain gzip brotli` for each. Node.js
/// is here anyway and has both; in Rust they would be two more crates to wait for.
const MEASURE: &str = "
const { brotliCompressSync, gzipSync, constants } = require('node:zlib');
const { readFileSync } = require('node:fs');
for (const path of process.argv.slice(1)) {
  const plain = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  console.log(plain.length, gzipSync(plain, { level: 9 }).length, brotliCompressSync(plain, { params }).length);
}";

#[derive(Debug, Clone, Copy)]
struct Size {
    plain: u64,
    gzip: u64,
    brotli: u64,
}

pub fn rows() -> Result<Vec<Row>> {
    let hash = build::widget_build()?;
    let asset = |extension: &str| workspace::assets().join(format!("assets/widget-{hash}.{extension}"));
    let files = [
        sample_page()?,
        asset("wasm"),
        asset("js"),
        workspace::assets().join("embed.js"),
        workspace::worker().join("index_bg.wasm"),
        workspace::worker().join("index.js"),
        workspace::courier().join("index_bg.wasm"),
        workspace::courier().join("index.js"),
    ];
    let [page, wasm, script, loader, worker_wasm, worker_script, courier_wasm, courier_script] =
        measure(&files)?;
    Ok(vec![
        Row::bytes(
            "to first paint: a month's page, HTML with its CSS inside, no script, brotli",
            page.brotli,
        )
        .aim(FIRST_PAINT_AIM_BYTES)
        .gate(FIRST_PAINT_GATE_BYTES),
        Row::bytes("widget, WebAssembly", wasm.plain),
        Row::bytes("widget, WebAssembly, gzip", wasm.gzip),
        Row::bytes("widget, WebAssembly, brotli", wasm.brotli),
        Row::bytes("widget, JavaScript, brotli", script.brotli),
        Row::bytes("embed.js, brotli", loader.brotli).gate(LOADER_GATE_BYTES),
        Row::bytes("to interactive: the three together, brotli", wasm.brotli + script.brotli + loader.brotli)
            .aim(INTERACTIVE_AIM_BYTES)
            .gate(INTERACTIVE_GATE_BYTES),
        Row::bytes("Worker, gzip", worker_wasm.gzip + worker_script.gzip).gate(WORKER_GATE_BYTES),
        Row::bytes("courier, gzip", courier_wasm.gzip + courier_script.gzip).gate(WORKER_GATE_BYTES),
    ])
}

/// A booking page with a month of free times, drawn by the code that the Worker draws it with.
pub fn sample_page() -> Result<PathBuf> {
    let folder = workspace::build().join("sample-pages");
    let mut preview = cargo();
    preview.args([
        "run",
        "--quiet",
        "--package",
        "widget",
        "--features",
        "ssr",
        "--example",
        "preview",
        "--",
    ]);
    run(preview.arg(&folder))?;
    Ok(folder.join("booking.html"))
}

/// The sizes alone, as a test.
pub fn sizes_hold() -> Result<()> {
    let breaches: Vec<_> = rows()?.iter().filter_map(Row::breach).collect();
    if !breaches.is_empty() {
        bail!("{}", breaches.join("\n"));
    }
    Ok(())
}

fn measure<const N: usize>(files: &[PathBuf; N]) -> Result<[Size; N]> {
    let report = stdout_of(Command::new("node").args(["-e", MEASURE, "--"]).args(files))?;
    let sizes: Vec<_> = report.lines().filter_map(size).collect();
    sizes.try_into().ok().context("node did not measure every file")
}

fn size(line: &str) -> Option<Size> {
    let mut numbers = line.split(' ').map_while(|number| number.parse().ok());
    Some(Size { plain: numbers.next()?, gzip: numbers.next()?, brotli: numbers.next()? })
}
