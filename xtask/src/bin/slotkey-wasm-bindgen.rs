//! `wasm-bindgen`, as far as this project uses it.
//!
//! The published command line pulls in an HTTP server and a TLS stack for its test runner and takes minutes to
//! compile. Its engine is a library; this front end passes on the few options that `worker-build` and `cargo xtask
//! build` give. As a member of the workspace it shares the workspace's `Cargo.lock`, in which cargo itself keeps the
//! engine at the version of the `wasm-bindgen` library: the two can never disagree.

use anyhow::{Context, Result, bail};
use clap::{Parser, ValueEnum};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// An ES module that fetches its WebAssembly: the browser.
    Web,
    /// An ES module that imports its WebAssembly in the source phase: the Worker.
    Module,
    /// An ES module that imports its WebAssembly: the Worker, with a shim of its own.
    Bundler,
}

// Each flag is one of wasm-bindgen's own, which are independent of each other.
#[expect(clippy::struct_excessive_bools)]
#[derive(Parser)]
#[command(name = "slotkey-wasm-bindgen", disable_help_subcommand = true)]
struct Args {
    input: PathBuf,
    #[arg(long)]
    out_dir: PathBuf,
    #[arg(long)]
    out_name: Option<String>,
    #[arg(long, value_enum)]
    target: Target,
    #[arg(long)]
    no_typescript: bool,
    #[arg(long)]
    debug: bool,
    #[arg(long)]
    no_demangle: bool,
    #[arg(long)]
    keep_debug: bool,
    #[arg(long)]
    remove_name_section: bool,
    #[arg(long)]
    remove_producers_section: bool,
    #[arg(long)]
    omit_default_module_path: bool,
    #[arg(long)]
    split_linked_modules: bool,
    #[arg(long = "experimental-reset-state-function")]
    reset_state_function: bool,
    #[arg(long)]
    force_enable_abort_handler: bool,
}

fn main() -> Result<()> {
    let args = Args::parse();
    if !args.input.is_file() {
        bail!("there is no WebAssembly at {}", args.input.display());
    }
    generate(&args).with_context(|| format!("wasm-bindgen cannot process {}", args.input.display()))
}

fn generate(args: &Args) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match args.target {
        Target::Web => bindgen.web(true)?,
        Target::Module => bindgen.module(true)?,
        Target::Bundler => bindgen.bundler(true)?,
    };
    if let Some(name) = &args.out_name {
        bindgen.out_name(name);
    }
    bindgen
        .input_path(&args.input)
        .typescript(!args.no_typescript)
        .debug(args.debug)
        .demangle(!args.no_demangle)
        .keep_debug(args.keep_debug)
        .remove_name_section(args.remove_name_section)
        .remove_producers_section(args.remove_producers_section)
        .omit_default_module_path(args.omit_default_module_path)
        .split_linked_modules(args.split_linked_modules)
        .reset_state_function(args.reset_state_function)
        .force_enable_abort_handler(args.force_enable_abort_handler);
    bindgen.generate(&args.out_dir)
}
