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
