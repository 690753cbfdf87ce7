//! Schemathesis, which knows our API by its description alone, against the Worker with a business in it.
//!
//! All of its checks are on, for every operation of `openapi.json`; `schemathesis.toml` has the settings and
//! `tests/contract/hooks.py` what it cannot know. Prints a line for each operation, and the sum as cargo's runner does.

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use serde::Deserialize;
use serde_json::Value;
use slotkey_tests::furnished::Furnished;
use slotkey_tests::world::World;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use xtask::{process, workspace};

/// Lets Schemathesis test the Worker.
#[derive(Debug, Parser)]
struct Arguments {
    /// The Python that has Schemathesis.
    #[arg(long)]
    python: PathBuf,
    /// What else Schemathesis is told, after `--`.
    #[arg(last = true)]
    more: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let world = World::start("contract")?;
    let known = Furnished::new(world.business().await?).await?;
    let report = run(&arguments, &world, &known)?;
    Ok(tell(&report, &world.lost_instances()))
}

/// Runs Schemathesis to its end; its report.
fn run(arguments: &Arguments, world: &World, known: &Furnished) -> Result<Report> {
    let (known_path, report_path) =
        (world.state_dir().join("known.json"), world.state_dir().join("report.json"));
    std::fs::write(&known_path, serde_json::to_string(known)?)?;
    let mut schemathesis = Command::new(&arguments.python);
    schemathesis
        .args(["-m", "schemathesis.cli", "run", "openapi.json", "--no-color", "--url", &world.origin()])
        .arg("--report-json-path")
        .arg(&report_path)
        .args(&arguments.more)
        .current_dir(workspace::root())
        .env("HYPOTHESIS_STORAGE_DIRECTORY", world.state_dir().join("hypothesis"))
        .env("CONTRACT_WORLD", known_path)
        .env("MANAGEMENT_KEY", world.key());
    let ended = process::status(&mut schemathesis)?;
    let report = read_report(&report_path)?;
    ensure!(report.exit_code == ended.code().unwrap_or(-1), "the report is another run's");
    Ok(report)
}

/// What Schemathesis found.
#[derive(Debug, Deserialize)]
struct Report {
    exit_code: i32,
    stop_reason: String,
    operations: Counts,
    failures: Vec<Failure>,
    errors: Vec<Value>,
    valid_rates: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize)]
struct Counts {
    total: usize,
    tested: usize,
}

#[derive(Debug, Deserialize)]
struct Failure {
    title: String,
    operations: Vec<String>,
}

fn read_report(path: &Path) -> Result<Report> {
    let text = std::fs::read_to_string(path).context("Schemathesis wrote no report")?;
    serde_json::from_str(&text).context("a report of another shape")
}

/// Prints what was found. Every operation has to be tested to the end, and to keep to its description.
fn tell(report: &Report, lost: &[String]) -> ExitCode {
    let faults = |operation: &str| {
        let own = |failure: &&Failure| failure.operations.iter().any(|one| one == operation);
        report.failures.iter().filter(own).map(|failure| failure.title.clone()).collect::<Vec<_>>()
    };
    let mut outcomes: Vec<(String, Vec<String>)> =
        report.valid_rates.keys().map(|operation| (operation.clone(), faults(operation))).collect();
    let mut whole = Vec::new();
    if report.operations.tested != report.operations.total {
        whole.push(format!(
            "{} of {} operations were tested",
            report.operations.tested, report.operations.total
        ));
    }
    if report.stop_reason != "completed" {
        whole.push(format!("it stopped: {}", report.stop_reason));
    }
    if report.exit_code != 0 && report.failures.is_empty() {
        whole.push("it found something; see above".to_owned());
    }
    whole.extend(report.errors.iter().map(ToString::to_string));
    outcomes.push(("every operation is tested to the end".to_owned(), whole));
    outcomes.push(("nothing panics".to_owned(), lost.to_vec()));
    for (name, faults) in &outcomes {
        println!("test {name} ... {}", if faults.is_empty() { "ok" } else { "FAILED" });
        for fault in faults {
            println!("    {fault}");
        }
    }
    let failed = outcomes.iter().filter(|(_, faults)| !faults.is_empty()).count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {} passed; {failed} failed; 0 ignored", outcomes.len() - failed);
    ExitCode::from(u8::from(failed > 0))
}
