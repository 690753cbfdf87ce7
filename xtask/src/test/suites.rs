//! The suites of end-to-end tests, each a program: which there are, and in which order they run.

use super::side::Job;
use crate::cargo::{cargo, compile};
use crate::workspace::root;
use anyhow::{Result, ensure};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

const PACKAGE: &str = "slotkey-tests";

/// Tests of one suite at once. Each starts servers; more at once would only wait for each other.
const TESTS_AT_ONCE: &str = "2";

/// The suites that take a minute or more, the longest (six to eight) first. Begun last, one of them would go on when all
/// else has ended.
const LONGEST: [&str; 10] = [
    "proof",
    "crash",
    "booking",
    "zoom_faults",
    "tokens",
    "workflows",
    "storm",
    "scheduling",
    "zoom_messages",
    "upkeep",
];

/// A compiled suite.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Suite {
    name: String,
    program: PathBuf,
}

/// Compiles the end-to-end tests; what has to run, in the order in which it should begin.
pub fn jobs() -> Result<Vec<Job>> {
    let mut tests = cargo();
    tests.args(["test", "--package", PACKAGE, "--no-run"]);
    let mut suites = compile(&mut tests, suite_in)?;
    ensure!(!suites.is_empty(), "cargo compiled no end-to-end tests");
    suites.sort_by_key(|suite| (place(&suite.name), suite.name.clone()));
    Ok(suites.iter().map(job).chain([units()]).collect())
}

/// The suite that this part of cargo's report is about. Programs and libraries have tests in them too: see [`units`].
fn suite_in(artifact: &Value) -> Option<Suite> {
    let target = &artifact["target"];
    let is_suite = artifact["profile"]["test"] == true && target["kind"][0] == "test";
    Some(Suite {
        name: target["name"].as_str().filter(|_| is_suite)?.to_owned(),
        program: artifact["executable"].as_str()?.into(),
    })
}

fn place(name: &str) -> usize {
    LONGEST.iter().position(|long| *long == name).unwrap_or(LONGEST.len())
}

fn job(suite: &Suite) -> Job {
    let mut command = Command::new(&suite.program);
    // Where cargo runs tests.
    command.args(["--test-threads", TESTS_AT_ONCE]).current_dir(root().join("tests"));
    Job { name: format!("end-to-end tests: {}", suite.name), command }
}

/// What the tests' own library and programs have of tests, which take no time.
fn units() -> Job {
    let mut command = cargo();
    command.args(["test", "--package", PACKAGE, "--lib", "--bins", "--no-fail-fast"]);
    Job { name: "end-to-end tests: of their own parts".to_owned(), command }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn artifact(kind: &str, test: bool) -> Value {
        json!({
            "reason": "compiler-artifact",
            "target": { "kind": [kind], "name": "storm" },
            "profile": { "test": test },
            "executable": "/t/storm-1",
        })
    }

    #[test]
    fn suites_are_found_in_cargos_report() {
        let storm = Suite { name: "storm".into(), program: "/t/storm-1".into() };
        assert_eq!(suite_in(&artifact("test", true)), Some(storm));
        assert_eq!(suite_in(&artifact("lib", true)), None);
        assert_eq!(suite_in(&artifact("bin", false)), None);
        assert_eq!(suite_in(&json!({ "reason": "build-finished", "success": true })), None);
    }

    #[test]
    fn every_suite_that_is_said_to_be_long_is_there() {
        for name in LONGEST {
            let tests = root().join("tests/tests").join(name);
            assert!(tests.with_extension("rs").is_file() || tests.join("main.rs").is_file(), "{name}");
        }
    }

    #[test]
    fn the_longest_begin_first() {
        let mut names = vec!["unknown"];
        names.extend(LONGEST.iter().rev());
        names.sort_by_key(|name| place(name));
        assert_eq!(names[..LONGEST.len()], LONGEST);
    }
}
