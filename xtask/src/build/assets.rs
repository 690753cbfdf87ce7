//! The static files beside the widget: the loader, and the headers Cloudflare sends with each file.

use crate::api_page;
use crate::process::run_quietly;
use crate::stamp::write;
use crate::toolchain::Tools;
use crate::workspace::{assets, root};
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

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

/api/v1/openapi.json
  Cache-Control: public, max-age=300
  Access-Control-Allow-Origin: *
";

/// Every browser that runs the widget's WebAssembly understands this much.
pub const JS_TARGET: &str = "--target=es2021";

pub fn write_headers() -> Result<()> {
    // The page about the API has its style sheet in itself, and nothing else is let in.
    let style = STANDARD.encode(Sha256::digest(api_page::STYLE));
    let page = format!(
        "\n/api\n  Cache-Control: public, max-age=300\n  X-Content-Type-Options: nosniff\n  \
         Content-Security-Policy: default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'\n"
    );
    write(&assets().join("_headers"), format!("{HEADERS}{page}"))
}

/// The description of the API, for programs and for people.
pub fn write_api() -> Result<()> {
    let file = crate::openapi::file();
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let page = api_page::page(&serde_json::from_str(&text)?);
    write(&assets().join("api/v1/openapi.json"), text)?;
    write(&assets().join("api.html"), page)
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
