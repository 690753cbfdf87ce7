//! Reading the reports of other test runners.

/// What one line of a report adds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    /// Ignored, skipped, cancelled, to do: tests that exist and prove nothing.
    pub skipped: u64,
}

impl Counts {
    /// The counts in a closing line of cargo's or Node's runner.
    pub fn in_line(line: &str) -> Option<Self> {
        cargo(line).or_else(|| node(line))
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; …`
fn cargo(line: &str) -> Option<Counts> {
    let (_, report) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |what: &str| {
        let part = report.split(';').find_map(|part| part.trim().strip_suffix(what))?;
        part.trim().parse::<u64>().ok()
    };
    Some(Counts {
        passed: number("passed")?,
        failed: number("failed")?,
        skipped: number("ignored").unwrap_or(0),
    })
}

/// `ℹ pass 12`, one line for each count; `# pass 12` in other reporters.
fn node(line: &str) -> Option<Counts> {
    let (what, number) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?.split_once(' ')?;
    let number = number.parse().ok()?;
    match what {
        "pass" => Some(Counts { passed: number, ..Counts::default() }),
        "fail" => Some(Counts { failed: number, ..Counts::default() }),
        "cancelled" | "skipped" | "todo" => Some(Counts { skipped: number, ..Counts::default() }),
        _ => None,
    }
}

/// The name of a failed test, if the line tells of one.
pub fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")
        .and_then(|rest| rest.strip_suffix(" ... FAILED"))
        .or_else(|| line.trim_start().strip_prefix("✖ ").filter(|name| !name.starts_with("failing tests")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_closing_line_counts() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Counts::in_line(line), Some(Counts { passed: 12, failed: 3, skipped: 1 }));
    }

    #[test]
    fn nodes_closing_lines_count_one_by_one() {
        assert_eq!(Counts::in_line("ℹ pass 7"), Some(Counts { passed: 7, ..Counts::default() }));
        assert_eq!(Counts::in_line("# fail 2"), Some(Counts { failed: 2, ..Counts::default() }));
        assert_eq!(Counts::in_line("ℹ skipped 1"), Some(Counts { skipped: 1, ..Counts::default() }));
        assert_eq!(Counts::in_line("ℹ tests 7"), None);
        assert_eq!(Counts::in_line("ℹ duration_ms 7.5"), None);
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Counts::in_line("running 3 tests"), None);
        assert_eq!(Counts::in_line("test result: nonsense"), None);
    }

    #[test]
    fn failed_tests_are_named() {
        assert_eq!(failed_test("test a::b ... FAILED"), Some("a::b"));
        assert_eq!(failed_test("  ✖ books by keyboard (12ms)"), Some("books by keyboard (12ms)"));
        assert_eq!(failed_test("test a::b ... ok"), None);
    }
}
