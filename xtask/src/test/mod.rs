//! `cargo xtask test`: everything that must hold, in one run that never stops at the first failure.

mod counts;
mod tally;

use crate::build::{self, Flavour};
use crate::cargo::{build_program, cargo};
use crate::toolchain::{self, TARGET, Tools, locked_version};
use crate::{bench, deploy, policy, workspace};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::process::Command;
use tally::Tally;

/// Each end-to-end test starts servers; more at once would only wait for each other.
const END_TO_END_THREADS: &str = "2";

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// Format, clippy, licences, lockfiles.
    Lint,
    /// Unit, property and snapshot tests on this machine.
    Host,
    /// The real Worker in workerd, its size, and a deployment that stops short of Cloudflare.
    Worker,
    /// The widget in Chromium.
    Browser,
    /// A client that is not ours, against the description of the API.
    Contract,
}

/// Runs the tests and says whether all passed. The last line it prints is `N passed, N failed`.
#[must_use]
pub fn run(only: Option<Group>) -> bool {
    let mut tally = Tally::default();
    let wanted = |group| only.is_none_or(|one| one == group);
    let tools = Tools::ensure();
    tally.check(
        "the tools are in place",
        tools.as_ref().map(|_| ()).map_err(|error| anyhow::anyhow!("{error:#}")),
    );
    if let Ok(tools) = &tools {
        if wanted(Group::Lint) {
            lint(&mut tally, tools);
        }
        if wanted(Group::Host) {
            host(&mut tally);
        }
        let needs_build = [Group::Worker, Group::Browser, Group::Contract].into_iter().any(wanted);
        if needs_build && tally.check("the release builds", build::all(tools, Flavour::Release).map(|_| ())) {
            if wanted(Group::Worker) {
                worker(&mut tally);
            }
            if wanted(Group::Browser) {
                browser(&mut tally);
            }
            if wanted(Group::Contract) {
                contract(&mut tally);
            }
        }
    }
    tally.finish()
}

fn lint(tally: &mut Tally, tools: &Tools) {
    tally.command("rustfmt", cargo().args(["fmt", "--all", "--check"]));
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--features", "xtask/wasm-bindgen"]);
    tally.command("clippy", deny_warnings(&mut clippy));
    for (package, features) in [("widget", &["--features", "hydrate"][..]), ("edge", &[]), ("courier", &[])] {
        let name = format!("clippy for WebAssembly: {package}");
        match tools.wasm.clippy() {
            Ok(mut clippy) => {
                clippy.args(["--package", package, "--lib", "--target", TARGET]).args(features);
                tally.command(&name, deny_warnings(&mut clippy));
            }
            Err(error) => {
                tally.check(&name, Err(error));
            }
        }
    }
    for (name, outcome) in policy::check() {
        tally.check(name, outcome.and_then(|problems| nothing_found(&problems)));
    }
    tally.check("the wasm-bindgen versions agree", wasm_bindgen_agrees());
}

fn deny_warnings(clippy: &mut Command) -> &mut Command {
    clippy.args(["--", "--deny", "warnings"])
}

fn nothing_found(problems: &[String]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    bail!("{}", problems.join("\n"))
}

/// Cargo keeps the engine at the library's version; the tool must have been compiled from the same lock.
fn wasm_bindgen_agrees() -> Result<()> {
    let (library, engine) = (locked_version("wasm-bindgen")?, locked_version("wasm-bindgen-cli-support")?);
    if library != engine {
        bail!("the library is {library}, the tool {engine}: give xtask/Cargo.toml the library's version");
    }
    Ok(())
}

fn host(tally: &mut Tally) {
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--exclude", "slotkey-tests", "--no-fail-fast"]);
    tally.tests("host tests", &mut tests);
}

fn worker(tally: &mut Tally) {
    tally.check("sizes are within their budgets", bench::sizes_hold());
    tally.check("a deployment would be accepted", deploy::dry_run());
    let mut tests = cargo();
    tests.args(["test", "--package", "slotkey-tests", "--no-fail-fast"]);
    tests.args(["--", "--test-threads", END_TO_END_THREADS]);
    tally.tests("end-to-end tests", &mut tests);
}

fn browser(tally: &mut Tally) {
    let specs = browser_specs();
    if specs.is_empty() {
        println!("    there are no browser specs");
        return;
    }
    let chromium = match toolchain::chromium() {
        Ok(path) => path,
        Err(error) => {
            tally.check("Chromium is in place", Err(error));
            return;
        }
    };
    let mut tests = Command::new("node");
    tests.args(["--test", "--test-reporter=spec"]).args(specs).current_dir(workspace::root());
    tests.env("CHROMIUM_BIN", chromium);
    // With it a spec starts its own Worker: `$SLOTKEY_XTASK stack`.
    if let Ok(xtask) = std::env::current_exe() {
        tests.env("SLOTKEY_XTASK", xtask);
    }
    tally.tests("browser specs", &mut tests);
}

fn contract(tally: &mut Tally) {
    match toolchain::schemathesis().and_then(|python| Ok((python, build_program("contract")?))) {
        Ok((python, program)) => {
            tally.tests(
                "calls by a client that is not ours",
                Command::new(program).arg("--python").arg(python),
            );
        }
        Err(error) => {
            tally.check("Schemathesis is in place", Err(error));
        }
    }
}

fn browser_specs() -> Vec<std::path::PathBuf> {
    let Ok(folder) = std::fs::read_dir(workspace::root().join("tests/browser")) else { return Vec::new() };
    let mut specs: Vec<_> = folder
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    specs.sort();
    specs
}
