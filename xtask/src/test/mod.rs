//! `cargo xtask test`: everything that must hold, in one run that never stops at the first failure.

mod counts;
mod side;
mod suites;
mod tally;

use crate::cargo::{build_program, cargo};
use crate::toolchain::{self, TARGET, Tools, locked_version};
use crate::{bench, deploy, policy, workspace};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use side::{Aside, Job};
use std::process::Command;
use tally::Tally;

/// Suites that run beside each other against the built product: two of two tests each are four Workers, as much as two
/// processors serve without a test waiting longer than it is ready to. One alone leaves them idle half of the time, for
/// much of what is tested is what happens some seconds later.
const SUITES_AT_ONCE: usize = 2;

/// What clippy reads as the browser and the Workers have it. The two Workers at once: cargo would else compile most of what
/// they share once for each, with the features of each. The release build compiles each by itself.
const WASM_LINTED: [(&str, &[&str]); 2] = [
    ("widget", &["--package", "widget", "--features", "hydrate"]),
    ("edge and courier", &["--package", "edge", "--package", "courier", "--keep-going"]),
];

/// What makes jobs, and may have to install or compile something for them.
type Maker = fn() -> Result<Vec<Job>>;

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
        let needs_build = [Group::Worker, Group::Browser, Group::Contract].into_iter().any(wanted);
        // For most of its time the release build is one compiler's last pass, or one optimiser: it leaves a processor to
        // the compilations of the other groups, which need nothing of it.
        let build = needs_build.then(|| Aside::start(release_build()));
        if wanted(Group::Lint) {
            lint(&mut tally, tools);
        }
        if wanted(Group::Host) {
            host(&mut tally);
        }
        if let Some(build) = build {
            let jobs = jobs(&mut tally, wanted);
            if wanted(Group::Worker) {
                // Compiled now, the page is there when its size is asked for. Should that fail, the sizes say so.
                let _ = bench::sample_page();
            }
            if tally.reported_check("the release builds", build.report()) {
                if wanted(Group::Worker) {
                    artifacts(&mut tally);
                }
                for together in jobs {
                    side_by_side(&mut tally, together);
                }
            }
        }
    }
    tally.finish()
}

/// The release build as a program of its own, so that what it says can be kept apart from what else is said.
fn release_build() -> Result<Command> {
    let mut build = Command::new(std::env::current_exe().context("cannot find this program")?);
    build.arg("build");
    Ok(build)
}

/// What is run against the built product: lists of what may go side by side, one after the other. What cannot be run is a
/// failure.
///
/// The browser and the client that is not ours have the machine to themselves: each keeps a processor busy by itself, and
/// a busy machine disturbs them most. The suites have each other.
fn jobs(tally: &mut Tally, wanted: impl Fn(Group) -> bool) -> Vec<Vec<Job>> {
    let makers: [(Group, &str, Maker); 3] = [
        (Group::Contract, "Schemathesis is in place", contract),
        (Group::Browser, "Chromium is in place", browser),
        (Group::Worker, "the end-to-end tests compile", suites::jobs),
    ];
    let mut jobs = Vec::new();
    for (_, what, make) in makers.into_iter().filter(|(group, ..)| wanted(*group)) {
        match make() {
            Ok(together) => jobs.push(together),
            Err(error) => {
                tally.check(what, Err(error));
            }
        }
    }
    jobs
}

/// Runs the jobs, several at once. One alone has the screen to itself.
fn side_by_side(tally: &mut Tally, mut jobs: Vec<Job>) {
    if let [only] = jobs.as_mut_slice() {
        tally.tests(&only.name, &mut only.command);
        return;
    }
    side::run(jobs, SUITES_AT_ONCE, |name, report| tally.reported_tests(name, report));
}

fn lint(tally: &mut Tally, tools: &Tools) {
    tally.command("rustfmt", cargo().args(["fmt", "--all", "--check"]));
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--features", "xtask/wasm-bindgen"]);
    tally.command("clippy", deny_warnings(&mut clippy));
    for (what, packages) in WASM_LINTED {
        let name = format!("clippy for WebAssembly: {what}");
        match tools.wasm.clippy() {
            Ok(mut clippy) => {
                clippy.args(["--lib", "--target", TARGET]).args(packages);
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

fn artifacts(tally: &mut Tally) {
    tally.check("sizes are within their budgets", bench::sizes_hold());
    tally.check("a deployment would be accepted", deploy::dry_run());
}

fn browser() -> Result<Vec<Job>> {
    let specs = browser_specs();
    if specs.is_empty() {
        println!("    there are no browser specs");
        return Ok(Vec::new());
    }
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=spec"]).args(specs).current_dir(workspace::root());
    command.env("CHROMIUM_BIN", toolchain::chromium()?);
    // With it a spec starts its own Worker: `$SLOTKEY_XTASK stack`.
    if let Ok(xtask) = std::env::current_exe() {
        command.env("SLOTKEY_XTASK", xtask);
    }
    Ok(vec![Job { name: "browser specs".to_owned(), command }])
}

fn contract() -> Result<Vec<Job>> {
    let python = toolchain::schemathesis()?;
    let mut command = Command::new(build_program("contract")?);
    command.arg("--python").arg(python);
    Ok(vec![Job { name: "calls by a client that is not ours".to_owned(), command }])
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
