//! Adding up what passed and what failed, over checks and test runners.

use super::counts::{Counts, failed_test};
use super::side::Report;
use crate::process::{Group, status};
use crate::progress::seconds;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The sum so far.
#[derive(Debug, Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
}

impl Tally {
    /// Counts one check, and says whether it passed.
    pub fn check(&mut self, name: &str, outcome: Result<()>) -> bool {
        match outcome {
            Ok(()) => {
                println!("    ok: {name}");
                self.passed += 1;
                true
            }
            Err(error) => {
                println!("    FAILED: {name}\n{error:#}");
                self.fail(1, format!("{name}: {}", format!("{error:#}").lines().next().unwrap_or_default()));
                false
            }
        }
    }

    /// Runs a program that is one check.
    pub fn command(&mut self, name: &str, command: &mut Command) {
        println!("==> {name} …");
        let outcome = status(command).and_then(success);
        self.check(name, outcome);
    }

    /// Counts one check that was made by a program beside others, and says whether it passed.
    pub fn reported_check(&mut self, name: &str, report: Report) -> bool {
        print!("==> {name}:\n{}", report.text);
        println!("    {name}: {}", seconds(report.took));
        self.check(name, report.ended.and_then(success))
    }

    /// Runs a test runner and counts its tests. One that ends badly without saying why counts as one failure.
    pub fn tests(&mut self, name: &str, command: &mut Command) {
        println!("==> {name} …");
        let (before, began) = (self.sums(), Instant::now());
        let outcome = self.follow(name, command);
        self.end_of_tests(name, before, outcome, began.elapsed());
    }

    /// The same for a runner that ran beside others.
    pub fn reported_tests(&mut self, name: &str, report: Report) {
        println!("==> {name}:");
        let before = self.sums();
        for line in report.text.lines() {
            println!("{line}");
            self.read(name, line);
        }
        self.end_of_tests(name, before, report.ended, report.took);
    }

    fn sums(&self) -> (u64, u64) {
        (self.passed, self.failed)
    }

    fn end_of_tests(&mut self, name: &str, before: (u64, u64), ended: Result<ExitStatus>, took: Duration) {
        let silent = self.failed == before.1;
        if let (Err(error), true) = (ended.and_then(success), silent) {
            self.fail(1, format!("{name}: {error:#}"));
        } else if self.sums() == before {
            self.fail(1, format!("{name}: no test ran"));
        }
        println!("    {name}: {}", seconds(took));
    }

    /// Passes a runner's report on, line by line, and reads along.
    fn follow(&mut self, name: &str, command: &mut Command) -> Result<ExitStatus> {
        let mut group = Group::new()?;
        let child = group.spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
        let output = child.stdout.take().context("the runner has no output")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            self.read(name, &line);
        }
        Ok(child.wait()?)
    }

    fn read(&mut self, name: &str, line: &str) {
        if let Some(test) = failed_test(line) {
            let failure = format!("{name}: {test}");
            // Node names each failure twice, where it happened and at the end.
            if !self.failures.contains(&failure) {
                self.failures.push(failure);
            }
        }
        if let Some(counts) = Counts::in_line(line) {
            self.passed += counts.passed;
            self.failed += counts.failed;
            if counts.skipped > 0 {
                self.fail(
                    counts.skipped,
                    format!("{name}: {} skipped, which proves nothing", counts.skipped),
                );
            }
        }
    }

    fn fail(&mut self, count: u64, failure: String) {
        self.failed += count;
        self.failures.push(failure);
    }

    /// Lists the failures, prints the sum as the last line, and says whether all is well.
    pub fn finish(self) -> bool {
        if !self.failures.is_empty() {
            println!("\nFailed:");
            self.failures.iter().for_each(|failure| println!("  - {failure}"));
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        self.failed == 0
    }
}

fn success(ended: ExitStatus) -> Result<()> {
    if ended.success() {
        return Ok(());
    }
    bail!("it ended with {ended}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_runners_tests_are_added_up() {
        let mut tally = Tally::default();
        tally
            .tests("x", &mut shell("echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; echo 'ℹ pass 3'"));
        assert_eq!((tally.passed, tally.failed), (5, 0));
    }

    #[test]
    fn a_crash_without_counts_is_a_failure() {
        let mut tally = Tally::default();
        tally.tests("x", &mut shell("exit 3"));
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn failures_are_not_counted_twice() {
        let mut tally = Tally::default();
        tally.tests(
            "x",
            &mut shell("echo 'test a ... FAILED'; echo 'test result: FAILED. 1 passed; 1 failed'; exit 1"),
        );
        assert_eq!((tally.passed, tally.failed), (1, 1));
        assert_eq!(tally.failures, ["x: a"]);
    }

    #[test]
    fn a_runner_without_tests_is_a_failure() {
        let mut tally = Tally::default();
        tally.tests("x", &mut shell("echo 'test result: ok. 0 passed; 0 failed'"));
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn skipped_tests_are_failures() {
        let mut tally = Tally::default();
        tally.tests("x", &mut shell("echo 'ℹ pass 1'; echo 'ℹ skipped 2'"));
        assert_eq!((tally.passed, tally.failed), (1, 2));
    }
}
