//! `cargo xtask bench`: the figures in BENCHMARKS.md, each with a budget that fails the run when it is broken.
//!
//! To add a bench, write a function that returns its rows (or have a program of another crate print them, see
//! `external`) and name it in `BENCHES`.

mod external;
mod report;
mod size;

use crate::build::{self, Flavour};
use crate::progress::step;
use crate::toolchain::Tools;
use anyhow::{Result, bail};

pub use size::{sample_page, sizes_hold};

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The figure.
    pub value: f64,
    /// Its unit: `B`, `ms`, `1/s`.
    pub unit: String,
    /// What we would like it to be.
    pub aim: Option<f64>,
    /// What it must be for the run to pass.
    pub gate: Option<f64>,
    /// Most figures should be small; throughput should be large.
    pub more_is_better: bool,
}

impl Row {
    /// A number of bytes, which should be small.
    #[must_use]
    pub fn bytes(what: &str, value: u64) -> Self {
        // Sizes here are a few megabytes, far within what a float holds exactly.
        #[expect(clippy::cast_precision_loss)]
        let value = value as f64;
        Self { what: what.into(), value, unit: "B".into(), aim: None, gate: None, more_is_better: false }
    }

    /// With what we would like it to be.
    #[must_use]
    pub fn aim(mut self, aim: f64) -> Self {
        self.aim = Some(aim);
        self
    }

    /// With what it must be.
    #[must_use]
    pub fn gate(mut self, gate: f64) -> Self {
        self.gate = Some(gate);
        self
    }

    fn within(&self, budget: Option<f64>) -> bool {
        budget.is_none_or(
            |budget| if self.more_is_better { self.value >= budget } else { self.value <= budget },
        )
    }

    fn breach(&self) -> Option<String> {
        let gate = self.gate?;
        (!self.within(self.gate))
            .then(|| format!("{}: {} {}, the gate is {gate}", self.what, self.value, self.unit))
    }
}

/// A section of BENCHMARKS.md.
struct Bench {
    name: &'static str,
    title: &'static str,
    run: fn() -> Result<Vec<Row>>,
}

const BENCHES: &[Bench] = &[
    Bench { name: "size", title: "What clients download and Cloudflare loads", run: size::rows },
    Bench { name: "slots", title: "Finding free slots", run: external::slots },
    Bench { name: "bookings", title: "Bookings a second through workerd", run: external::bookings },
    Bench { name: "scale", title: "A million appointments later, through workerd", run: external::scale },
    Bench { name: "workflows", title: "Ten thousand enrolments due in one minute", run: external::workflows },
];

/// Runs the benches named, or all, on release builds, and writes BENCHMARKS.md.
pub fn run(names: &[String]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| BENCHES.iter().all(|bench| bench.name != name.as_str())) {
        let known: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        bail!("there is no bench {unknown:?}; there are {}", known.join(", "));
    }
    let tools = Tools::ensure()?;
    build::all(&tools, Flavour::Release)?;
    let mut breaches = Vec::new();
    for bench in
        BENCHES.iter().filter(|bench| names.is_empty() || names.iter().any(|name| name == bench.name))
    {
        let rows = step(format_args!("measuring: {}", bench.title), || (bench.run)())?;
        let table = report::table(&rows);
        println!("{table}");
        report::write_section(bench.name, bench.title, &table)?;
        breaches.extend(rows.iter().filter_map(Row::breach));
    }
    if !breaches.is_empty() {
        bail!("over budget:\n{}", breaches.join("\n"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_is_a_ceiling_for_sizes_and_a_floor_for_rates() {
        assert_eq!(Row::bytes("x", 10).gate(10.0).breach(), None);
        assert!(Row::bytes("x", 11).gate(10.0).breach().is_some());
        let rate = |value| Row { value, more_is_better: true, ..Row::bytes("x", 0).gate(10.0) };
        assert_eq!(rate(10.0).breach(), None);
        assert!(rate(9.0).breach().is_some());
    }
}
