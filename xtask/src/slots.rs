//! `cargo xtask slots < query.json`: which slots there are, and why there are no others.
//!
//! `docs/slot-query.md` describes the query. All that is decided is decided in [`shared::slot::query`]; here it is
//! read, and written in words.

use anyhow::{Context, Result, anyhow};
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;
use shared::invalid::Invalid;
use shared::limits;
use shared::slot::query::{ExplanationView, KeptBack, MemberReasons, Question, Reason, SlotQuery};
use std::fmt::Write as _;
use std::io::{Read, Write as _};

/// Options of `cargo xtask slots`.
#[derive(Debug, Args)]
pub struct SlotsArgs {
    /// Say why starts are not offered: the one named by `--at` or by the query, otherwise all of the query's days.
    #[arg(long)]
    pub explain: bool,
    /// The start to explain, as an instant: `2026-12-03T15:00:00Z`.
    #[arg(long, requires = "explain")]
    pub at: Option<Timestamp>,
    /// Write the explanation as JSON, not in words. Slots always are JSON.
    #[arg(long)]
    pub json: bool,
}

/// Answers the query on the standard input.
pub fn run(args: &SlotsArgs) -> Result<()> {
    let answer = answer(&standard_input()?, args)?;
    std::io::stdout().write_all(answer.as_bytes()).context("cannot write the answer")
}

/// The query, as far as it may go: what is longer is refused where it is read.
fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limits::SLOT_QUERY_BYTES_MAX)? + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut bytes).context("cannot read the query")?;
    Ok(bytes)
}

/// What is written for a query: JSON, or lines.
pub fn answer(query: &[u8], args: &SlotsArgs) -> Result<String> {
    let question = SlotQuery::read(query).and_then(SlotQuery::checked).map_err(refused)?;
    match args.at.or(question.at()) {
        _ if !args.explain => pretty(&question.slots()),
        Some(start) => {
            let explanation = question.explain(start);
            if args.json { pretty(&explanation) } else { Ok(in_words(&explanation, &question)) }
        }
        None => {
            let kept_back = question.kept_back();
            if args.json { pretty(&kept_back) } else { Ok(days_in_words(&kept_back, &question)) }
        }
    }
}

/// What is wrong with a query, and where.
fn refused(invalid: Invalid) -> anyhow::Error {
    let Invalid { code, field, message } = invalid;
    let place = if field.is_empty() { String::new() } else { format!("{field}: ") };
    anyhow!("{place}{message} ({code})")
}

fn pretty(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

fn in_words(explanation: &ExplanationView, question: &Question) -> String {
    let ExplanationView { local, offered, calendar, members, .. } = explanation;
    let offered = if *offered { "can be booked" } else { "cannot be booked" };
    let mut text = format!("{local} ({}) {offered}.\n", question.tz());
    push_reasons(&mut text, calendar, members);
    text
}

fn days_in_words(kept_back: &[KeptBack], question: &Question) -> String {
    let mut text = String::new();
    for run in kept_back {
        let KeptBack { first_local, last_local, calendar, members, .. } = run;
        let starts = if first_local == last_local {
            first_local.clone()
        } else {
            format!("{first_local} to {last_local}")
        };
        push_line(&mut text, format_args!("{starts} cannot be booked."));
        push_reasons(&mut text, calendar, members);
    }
    let every = limits::EXPLAIN_STEP_MINUTES;
    push_line(
        &mut text,
        format_args!(
            "\nLooked at every {every} minutes of the days, in {}. All others can be booked, or lie between slots; \
             --at explains any start.",
            question.tz()
        ),
    );
    text
}

fn push_reasons(text: &mut String, calendar: &[Reason], members: &[MemberReasons]) {
    for reason in calendar {
        push_line(text, format_args!("  {}", reason.sentence));
    }
    for member in members {
        if member.rules.is_empty() {
            push_line(text, format_args!("  {} has nothing against it.", member.who()));
        }
        for reason in &member.rules {
            push_line(text, format_args!("  {}", reason.sentence));
        }
    }
}

fn push_line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Text in memory takes whatever is written.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../docs/slot-query.example.json");
    const SLOTS: SlotsArgs = SlotsArgs { explain: false, at: None, json: false };
    const EXPLAIN: SlotsArgs = SlotsArgs { explain: true, ..SLOTS };

    fn answered(query: &str, args: &SlotsArgs) -> String {
        answer(query.as_bytes(), args).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The example without the start that it asks about.
    fn without_at() -> String {
        EXAMPLE.replace(r#""at": "2026-11-02T15:00:00Z""#, r#""staff": false"#)
    }

    #[test]
    fn the_example_is_answered_as_the_documentation_says() {
        assert_eq!(answered(EXAMPLE, &SLOTS), include_str!("../../docs/slot-query.example.slots.json"));
        assert_eq!(answered(EXAMPLE, &EXPLAIN), include_str!("../../docs/slot-query.example.explain.txt"));
        let json = SlotsArgs { json: true, ..EXPLAIN };
        assert_eq!(answered(EXAMPLE, &json), include_str!("../../docs/slot-query.example.explain.json"));
    }

    #[test]
    fn another_start_may_be_asked_about() {
        let at = |text: &str| SlotsArgs { at: text.parse().ok(), ..EXPLAIN };
        assert_eq!(
            answered(EXAMPLE, &at("2026-11-02T16:00:00Z")),
            "2026-11-02T11:00:00-05:00 (America/New_York) can be booked.\n  Ada has nothing against it.\n  \
             Bob has nothing against it.\n"
        );
        let earliest = answered(&without_at(), &at("2026-10-31T14:00:00Z"));
        assert!(!earliest.contains("minimum notice"), "{earliest}");
        let too_soon = answered(&without_at(), &at("2026-10-31T13:59:59Z"));
        assert!(too_soon.contains(
            "\n  It is too soon: the minimum notice allows nothing before 2026-10-31 10:00 -04:00.\n"
        ));
    }

    #[test]
    fn whole_days_are_told_in_runs() {
        let told = answered(&without_at(), &EXPLAIN);
        let first = "2026-11-01T00:00:00-04:00 to 2026-11-01T07:45:00-05:00 cannot be booked.\n  \
                     Ada is closed by the weekly hours of 2026-11-01.\n  \
                     Bob is closed by the weekly hours of 2026-11-01.\n  Bob takes 1 appointment of this calendar a day, \
                     and this day has as many.\n";
        assert!(told.starts_with(first), "{told}");
        assert!(told.contains("Ada has 2026-11-03 off."), "{told}");
        assert!(!told.contains("2026-11-02T10:30:00"), "that start is offered: {told}");
        let json: serde_json::Value =
            serde_json::from_str(&answered(&without_at(), &SlotsArgs { json: true, ..EXPLAIN }))
                .expect("JSON");
        let runs = json.as_array().map(Vec::len);
        assert_eq!(runs, Some(told.matches("cannot be booked.").count()));
    }

    #[test]
    fn a_refusal_has_its_field_and_its_code() {
        let refused = |query: &str| answer(query.as_bytes(), &SLOTS).map_err(|error| format!("{error:#}"));
        let unknown = EXAMPLE.replace(
            r#""tz": "America/New_York",
  "at""#,
            r#""tz": "Mars/Phobos",
  "at""#,
        );
        let message =
            "tz: A time zone is named as in the IANA database, like Europe/London. (invalid_time_zone)";
        assert_eq!(refused(&unknown), Err(message.to_owned()));
        assert!(refused("").is_err_and(|message| message.starts_with("This is no JSON: ")));
    }
}
