//! Programs that run beside others: what they print is kept, and told in one piece when they have ended.

use crate::process::keep;
use anyhow::{Result, anyhow};
use std::collections::VecDeque;
use std::process::{Command, ExitStatus};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What a program did while others ran.
#[derive(Debug)]
pub struct Report {
    /// All that it printed.
    pub text: String,
    /// How it ended, if it could be started.
    pub ended: Result<ExitStatus>,
    pub took: Duration,
}

impl Report {
    fn of(command: Result<Command>) -> Self {
        let began = Instant::now();
        let (ended, text) = match command.and_then(keep) {
            Ok((ended, text)) => (Ok(ended), text),
            Err(error) => (Err(error), String::new()),
        };
        Self { text, ended, took: began.elapsed() }
    }
}

/// One program, which goes on while we do other things.
#[derive(Debug)]
pub struct Aside(JoinHandle<Report>);

impl Aside {
    pub fn start(command: Result<Command>) -> Self {
        Self(thread::spawn(|| Report::of(command)))
    }

    /// Waits for its end.
    pub fn report(self) -> Report {
        self.0.join().unwrap_or_else(|_| Report {
            text: String::new(),
            ended: Err(anyhow!("following it panicked")),
            took: Duration::ZERO,
        })
    }
}

/// A program that waits for its turn.
#[derive(Debug)]
pub struct Job {
    pub name: String,
    pub command: Command,
}

/// Runs the jobs in their order, so many at once, and tells of each as it ends.
pub fn run(jobs: Vec<Job>, at_once: usize, mut tell: impl FnMut(&str, Report)) {
    let waiting = Mutex::new(VecDeque::from(jobs));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let (reports, told) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..at_once {
            let (reports, next) = (reports.clone(), &next);
            scope.spawn(move || {
                while let Some(job) = next() {
                    println!("==> {} …", job.name);
                    // Whoever is told is there for as long as the scope is.
                    let _ = reports.send((job.name, Report::of(Ok(job.command))));
                }
            });
        }
        drop(reports);
        for (name, report) in told {
            tell(&name, report);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(name: &str, script: &str) -> Job {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        Job { name: name.to_owned(), command }
    }

    fn told_of(jobs: Vec<Job>, at_once: usize) -> Vec<String> {
        let mut told = Vec::new();
        run(jobs, at_once, |name, report| told.push(format!("{name}: {}", report.text.trim_end())));
        told
    }

    #[test]
    fn jobs_are_told_of_whole_and_in_their_order() {
        let jobs = vec![shell("a", "echo 1; echo 2 >&2"), shell("b", "echo 3"), shell("c", "exit 1")];
        assert_eq!(told_of(jobs, 1), ["a: 1\n2", "b: 3", "c: "]);
    }

    #[test]
    fn a_short_job_does_not_wait_for_a_long_one() {
        // The first ends only when the second has: one at a time they would never end.
        let meeting = std::env::temp_dir().join(format!("slotkey-side-{}", std::process::id()));
        let _ = std::fs::remove_file(&meeting);
        let path = meeting.display();
        let long = shell("long", &format!("until [ -e '{path}' ]; do sleep 0.01; done; echo met"));
        let jobs = vec![long, shell("short", &format!("touch '{path}'"))];
        let mut told = told_of(jobs, 2);
        told.sort();
        assert_eq!(told, ["long: met", "short: "]);
        let _ = std::fs::remove_file(&meeting);
    }

    #[test]
    fn a_program_that_is_not_there_is_told_of_too() {
        let mut errors = 0;
        let job = Job { name: "x".into(), command: Command::new("/nowhere/x") };
        run(vec![job], 2, |_, report| errors += usize::from(report.ended.is_err()));
        assert_eq!(errors, 1);
    }

    #[test]
    fn one_goes_on_aside() {
        let report = Aside::start(Ok(shell("x", "echo done; exit 2").command)).report();
        assert_eq!(
            (report.text.as_str(), report.ended.ok().and_then(|ended| ended.code())),
            ("done\n", Some(2))
        );
    }
}
