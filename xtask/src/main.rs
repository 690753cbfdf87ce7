//! `cargo xtask`: the one task runner.

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::build::{self, Flavour};
use xtask::dev::DevArgs;
use xtask::toolchain::Tools;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Everything there is to do in this repository.")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Starts everything on this machine, with demo data, until Ctrl-C.
    Dev(DevArgs),
    /// Builds the widget and the Worker into `build/`.
    Build {
        /// Quick to build, several times as large.
        #[arg(long)]
        dev: bool,
    },
}

fn main() -> std::process::ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Dev(args) => xtask::dev::run(&args),
        Task::Build { dev } => {
            let tools = Tools::ensure()?;
            let hash = build::all(&tools, if dev { Flavour::Dev } else { Flavour::Release })?;
            println!("    widget build {hash}");
            Ok(())
        }
    }
}
