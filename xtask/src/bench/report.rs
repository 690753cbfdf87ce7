//! BENCHMARKS.md: a section for each bench, replaced by the next run of that bench.

use super::Row;
use crate::process::stdout_of;
use crate::stamp::write;
use crate::workspace::root;
use anyhow::Result;
use std::fmt::Write;
use std::fs;
use std::process::Command;

const HEAD: &str = "# Benchmarks\n\nWritten by `cargo xtask bench`, which fails when a figure breaks its gate. Run it on a quiet machine.\n";

/// The rows as a Markdown table.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from("| what | figure | aim | gate |\n|---|---:|---:|---:|\n");
    for row in rows {
        let budget =
            |budget: Option<f64>| budget.map_or(String::from("–"), |budget| figure(budget, &row.unit));
        let missed = if row.within(row.aim) { "" } else { " (misses the aim)" };
        let value = figure(row.value, &row.unit);
        let _ =
            writeln!(text, "| {} | {value}{missed} | {} | {} |", row.what, budget(row.aim), budget(row.gate));
    }
    text
}

/// A number as people read it: whole bytes in groups of three, three significant digits otherwise.
fn figure(value: f64, unit: &str) -> String {
    if unit == "B" || value >= 1000.0 {
        return format!("{} {unit}", grouped(&format!("{value:.0}")));
    }
    let decimals = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$} {unit}")
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Puts a bench's section into the file, in place of its last one.
pub fn write_section(name: &str, title: &str, table: &str) -> Result<()> {
    let path = root().join("BENCHMARKS.md");
    let file = fs::read_to_string(&path).unwrap_or_else(|_| HEAD.to_owned());
    let (machine, date) = (machine(), stdout_of(Command::new("date").args(["-u", "+%Y-%m-%d"]))?);
    let section = format!("## {title}\n\n{date}, {machine}.\n\n{table}");
    write(&path, with_section(&file, name, &section))
}

fn with_section(file: &str, name: &str, section: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let wrapped = format!("{begin}{section}{end}");
    match (file.split_once(&begin), file.split_once(&end)) {
        (Some((before, _)), Some((_, after))) => format!("{before}{wrapped}{after}"),
        _ => format!("{}\n\n{wrapped}", file.trim_end()),
    }
}

/// The processor and how many of its cores are ours.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        info.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let model = model.map_or(std::env::consts::ARCH, |(_, model)| model);
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_replaces_its_own_last_one_only() {
        let first = with_section("# Head\n", "a", "one\n");
        let second = with_section(&first, "b", "two\n");
        let third = with_section(&second, "a", "three\n");
        assert_eq!(
            third,
            "# Head\n\n<!-- a -->\nthree\n<!-- end of a -->\n\n<!-- b -->\ntwo\n<!-- end of b -->\n"
        );
    }

    #[test]
    fn figures_are_readable() {
        assert_eq!(figure(1_234_567.0, "B"), "1,234,567 B");
        assert_eq!(figure(12.0, "B"), "12 B");
        assert_eq!(figure(2.345, "ms"), "2.35 ms");
        assert_eq!(figure(1234.5, "1/s"), "1,234 1/s");
    }
}
