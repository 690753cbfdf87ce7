//! `cargo xtask`: the one task runner.

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask::build::{self, Flavour};
use xtask::deploy::DeployArgs;
use xtask::dev::DevArgs;
use xtask::slots::SlotsArgs;
use xtask::toolchain::Tools;
use xtask::{bench, deploy, dev, openapi, serve, slots, test};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Everything there is to do in this repository."
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Starts everything on this machine, with demo data, until Ctrl-C.
    Dev(DevArgs),
    /// Runs all tests; the last line says how many passed and failed.
    Test {
        /// Only this part.
        #[arg(long, value_enum)]
        only: Option<test::Group>,
    },
    /// Builds the widget and the Worker into `build/`.
    Build {
        /// Quick to build, several times as large.
        #[arg(long)]
        dev: bool,
    },
    /// Measures and writes BENCHMARKS.md; fails when a figure breaks its gate.
    Bench {
        /// Only these benches.
        names: Vec<String>,
    },
    /// Puts the product on Cloudflare.
    Deploy(DeployArgs),
    /// Answers the slot query on the standard input: the slots, or why there are none.
    Slots(SlotsArgs),
    /// Writes the description of the API, openapi.json, from the code.
    Openapi,
    /// Starts an empty Worker and its Zoom for a test in another language, which drives it by lines.
    Stack,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Dev(args) => dev::run(&args),
        // It has said what failed, and its last line is the sum.
        Task::Test { only } => return ExitCode::from(u8::from(!test::run(only))),
        Task::Build { dev } => build(if dev { Flavour::Dev } else { Flavour::Release }),
        Task::Bench { names } => bench::run(&names),
        Task::Deploy(args) => deploy::run_task(&args),
        Task::Slots(args) => slots::run(&args),
        Task::Openapi => openapi::write(),
        Task::Stack => serve::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn build(flavour: Flavour) -> Result<()> {
    let hash = build::all(&Tools::ensure()?, flavour)?;
    println!("    widget build {hash}");
    Ok(())
}
