//! Benches that live in other crates: a program prints `name=value` lines; what each figure means and may cost is
//! said here, with all the other budgets.

use super::Row;
use crate::cargo::cargo;
use crate::process::Group;
use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A figure that a program prints.
struct Figure {
    name: &'static str,
    what: &'static str,
    unit: &'static str,
    aim: Option<f64>,
    gate: Option<f64>,
    more_is_better: bool,
}

const SLOTS: &[Figure] = &[Figure {
    name: "slots_100_hosts_30_days_ms",
    what: "slots of 100 hosts, 30 days, every 15 minutes, 4 busy times per host and day: median",
    unit: "ms",
    aim: Some(2.5),
    gate: Some(10.0),
    more_is_better: false,
}];

const BOOKINGS: &[Figure] = &[
    rate("bookings_per_second", "bookings, nobody assigned (one object)", None),
    rate("hosted_bookings_per_second", "bookings, round robin (sub-account and host)", None),
    rate("bare_inserts_per_second", "bare Durable Object inserts, for comparison", None),
    // Rates depend on the machine; their ratio hardly does.
    Figure { unit: "×", ..rate("ratio", "bookings for each bare insert", Some(0.1)) },
];

const SCALE: &[Figure] = &[
    time(
        "slots_month_few_ms",
        "a month of slots after 1,000 appointments: median of 200 calendars",
        None,
        None,
    ),
    time("slots_month_many_ms", "a month of slots after 1,000,000 appointments", None, None),
    // On a busy machine the two are apart by chance; a table that is read through is ten times as slow.
    Figure { unit: "×", ..time("slots_month_ratio", "the second by the first", Some(1.3), Some(2.0)) },
    time("booking_few_ms", "a booking after 1,000 appointments: median", None, None),
    time("booking_many_ms", "a booking after 1,000,000 appointments", None, None),
    Figure { unit: "×", ..time("booking_ratio", "the second by the first", Some(1.3), Some(2.0)) },
    time(
        "hundred_members_ms",
        "a month for 100 members with 4,000 appointments to come, in the Durable Object: the request less one \
         that reads one row of the same object; medians",
        Some(10.0),
        Some(30.0),
    ),
    time(
        "hundred_members_after_change_ms",
        "the same just after a change, when the object reads all of it anew",
        None,
        Some(60.0),
    ),
];

const WORKFLOWS: &[Figure] = &[
    time(
        "entered_ms_each",
        "an enrolment that enters and comes to its first wait: 10,000 of them",
        None,
        Some(15.0),
    ),
    time(
        "told_ms_each",
        "an enrolment that is due and sends a mail, 10,000 in one minute, the Worker killed three times meanwhile",
        None,
        Some(60.0),
    ),
];

const fn time(name: &'static str, what: &'static str, aim: Option<f64>, gate: Option<f64>) -> Figure {
    Figure { name, what, unit: "ms", aim, gate, more_is_better: false }
}

const fn rate(name: &'static str, what: &'static str, gate: Option<f64>) -> Figure {
    Figure { name, what, unit: "1/s", aim: None, gate, more_is_better: true }
}

/// Slot maths, on this machine's own processor.
pub fn slots() -> Result<Vec<Row>> {
    run(cargo().args(["run", "--release", "--package", "shared", "--example", "bench_slots"]), SLOTS)
}

/// Bookings through workerd.
pub fn bookings() -> Result<Vec<Row>> {
    run(cargo().args(["run", "--release", "--package", "slotkey-tests", "--bin", "bench_bookings"]), BOOKINGS)
}

/// A month of slots and a booking after a past of a million appointments.
pub fn scale() -> Result<Vec<Row>> {
    run(cargo().args(["run", "--release", "--package", "slotkey-tests", "--bin", "bench_scale"]), SCALE)
}

/// Ten thousand enrolments that are due in one minute.
pub fn workflows() -> Result<Vec<Row>> {
    let program = ["run", "--release", "--package", "slotkey-tests", "--bin", "bench_workflows"];
    run(cargo().args(program), WORKFLOWS)
}

/// Runs the program and picks out the figures, all of which must be there.
fn run(command: &mut Command, figures: &[Figure]) -> Result<Vec<Row>> {
    let mut group = Group::new()?;
    let child = group.spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let output = child.stdout.take().context("the bench has no output")?;
    let mut values = HashMap::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("    {line}");
        values.extend(named_value(&line));
    }
    if !child.wait()?.success() {
        bail!("the bench failed");
    }
    figures.iter().map(|figure| row(figure, &values)).collect()
}

fn named_value(line: &str) -> Option<(String, f64)> {
    let (name, value) = line.split_once('=')?;
    Some((name.to_owned(), value.parse().ok()?))
}

fn row(figure: &Figure, values: &HashMap<String, f64>) -> Result<Row> {
    let value = values.get(figure.name).with_context(|| format!("the bench printed no {}", figure.name))?;
    Ok(Row {
        what: figure.what.to_owned(),
        value: *value,
        unit: figure.unit.to_owned(),
        aim: figure.aim,
        gate: figure.gate,
        more_is_better: figure.more_is_better,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_chatter() {
        assert_eq!(named_value("ratio=0.5"), Some(("ratio".into(), 0.5)));
        assert_eq!(named_value("warming up"), None);
        assert_eq!(named_value("x=many"), None);
    }

    #[test]
    fn a_missing_figure_is_an_error() {
        assert!(row(&SLOTS[0], &HashMap::new()).is_err());
    }
}
