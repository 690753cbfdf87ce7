//! `wasm-bindgen`, as far as this project uses it.
//!
//! The published command line pulls in an HTTP server and a TLS stack for its test runner and takes minutes to
//! compile. Its engine is a library; this front end passes on the few options that `worker-build` and `cargo xtask
//! build` give. As a member of the workspace it shares the workspace's `Cargo.lock`, in which cargo itself keeps the
//! engine at the version of the `wasm-bindgen` library: the two can never disagree.
//!
//! Before that it leaves out what Leptos compiles for every view and neither side ever runs: see [`Target::never_run`].

use anyhow::{Context, Result, bail};
use clap::{Parser, ValueEnum};
use std::path::{Path, PathBuf};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module, ModuleConfig};
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

impl Target {
    /// Parts of the (mangled) names of functions that never run there, up to the hash that ends a name: what is inside of
    /// them may be shared with functions that do run. Every erased view of Leptos points to all ways of
    /// using it, so that no linker can tell; together they are an eighth of the widget.
    fn never_run(self) -> &'static [&'static str] {
        match self {
            // Pages are taken over at once, not piece by piece as their code arrives.
            Self::Web => &["13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h"],
            // Views become text, at once: they neither wait for anything nor stand in a browser.
            Self::Module | Self::Bundler => {
                &["7resolve28_$u7b$$u7b$closure$u7d$$u7d$17h", "7rebuild17h", "5build17h"]
            }
        }
    }
}

/// Functions that are smaller stay: the compiler gives one body to all that do the same, under the name of any of them,
/// and only what does something in particular is sure to be what its name says.
const LEFT_OUT_INSTRUCTIONS_MIN: u64 = 40;

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

fn stem(path: &Path) -> Result<&str> {
    path.file_stem().and_then(|stem| stem.to_str()).context("a file has a name")
}

/// The module, in which whatever never runs does nothing but end the program.
fn without_what_never_runs(args: &Args) -> Result<Module> {
    // As the engine itself reads modules.
    let mut module = ModuleConfig::new()
        .strict_validate(false)
        .generate_dwarf(args.keep_debug)
        .generate_name_section(!args.remove_name_section)
        .generate_producers_section(!args.remove_producers_section)
        .parse_file(&args.input)?;
    let is_left_out = |name: &str| {
        // Only what belongs to views is called like that: `build` is no rare name.
        let of_views = name.contains("tachys") || name.contains("leptos");
        of_views && args.target.never_run().iter().any(|part| name.contains(part))
    };
    let left_out: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .filter(|(_, function)| function.size() >= LEFT_OUT_INSTRUCTIONS_MIN)
        .map(|(id, _)| id)
        .filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(is_left_out))
        .collect();
    for id in left_out {
        let ty = module.types.get(module.funcs.get(id).ty());
        let (takes, gives) = (ty.params().to_vec(), ty.results().to_vec());
        let arguments = takes.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut body = FunctionBuilder::new(&mut module.types, &takes, &gives);
        body.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
    Ok(module)
}

fn generate(args: &Args) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match args.target {
        Target::Web => bindgen.web(true)?,
        Target::Module => bindgen.module(true)?,
        Target::Bundler => bindgen.bundler(true)?,
    };
    let name = args.out_name.as_deref().map_or_else(|| stem(&args.input), Ok)?;
    bindgen
        .input_module(name, without_what_never_runs(args)?)
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
