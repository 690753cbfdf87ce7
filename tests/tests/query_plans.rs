//! No statement of a Durable Object reads through a table that grows with the business: each of them is found in the
//! code, and SQLite, as workerd has it, says how it would be answered.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde::Deserialize;
use serde_json::json;
use slotkey_tests::client::Api;
use slotkey_tests::fixture;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::workspace;

/// The objects' folders in `edge/src`, each with the file that has its migrations.
const OBJECTS: [(&str, &str); 4] =
    [("sub_account", "schema.rs"), ("host", "mod.rs"), ("agency", "mod.rs"), ("zoom_account", "mod.rs")];

/// Tables that may be read through: what bounds each of them.
const BOUNDED: [(&str, &str); 18] = [
    ("calendars", "written by hand"),
    ("schedules", "written by hand"),
    ("calendar_groups", "written by hand"),
    ("webhook_endpoints", "written by hand"),
    ("workflows", "written by hand"),
    ("channels", "one row a channel"),
    ("subscribers", "the sub-accounts of one user"),
    ("sources", "BUSY_SOURCES_MAX"),
    ("users", "written by hand"),
    ("used_links", "forgotten after PROFILE_LINK_SECONDS"),
    ("sessions", "forgotten after SESSION_SECONDS"),
    ("announcements", "gone when they have arrived"),
    ("chores", "gone when they are done"),
    ("releases", "gone when they have arrived"),
    ("departures", "gone when they are done"),
    ("drops_waiting", "gone when they are done"),
    ("owed", "who waits for the day's next request: all of them are put in order"),
    ("budget", "one row a day"),
];

/// Statements that count everything, for an operator who asks how the sub-account stands.
const COUNTS: [&str; 1] = ["AS live_appointments"];

/// What stands in statements that are put together, where it is no constant of the same file.
const PUT_TOGETHER: [(&str, &str); 2] = [("column", "notes"), ("filters", "")];

/// A text in the code, and the name that it is given, if it is.
#[derive(Debug, PartialEq, Eq)]
struct Literal {
    name: Option<String>,
    text: String,
}

/// The texts of a Rust file. Knows comments, escapes and characters; raw strings do not come up.
fn literals(code: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut before = String::new();
    let mut rest = code.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|c| *c != '\n').is_some() {},
            '\'' if rest.peek() == Some(&'"') => drop(rest.next()),
            '"' => {
                let mut text = String::new();
                while let Some(c) = rest.next().filter(|c| *c != '"') {
                    text.extend(if c == '\\' { rest.next().filter(|c| *c != '\n') } else { Some(c) });
                }
                found.push(Literal { name: named(&before), text });
                before.clear();
            }
            next => before.push(next),
        }
    }
    found
}

/// The name in `const NAME: &str =` or `let name =` at the end of a piece of code.
fn named(before: &str) -> Option<String> {
    let head = before.trim_end().strip_suffix('=')?.trim_end();
    let head = head.strip_suffix(": &str").unwrap_or(head);
    let mut words = head.rsplit(char::is_whitespace);
    let name = words.next()?;
    matches!(words.next()?, "const" | "let").then(|| name.to_owned())
}

/// The statements among the texts of a file, with its constants put in.
fn statements(code: &str) -> Vec<String> {
    let literals = literals(code);
    let constants: BTreeMap<&str, &str> = PUT_TOGETHER
        .into_iter()
        .chain(literals.iter().filter_map(|literal| Some((literal.name.as_deref()?, literal.text.as_str()))))
        .collect();
    let whole = |text: &str| {
        constants
            .iter()
            .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    };
    let is_part = |literal: &&Literal| {
        let name = literal.name.as_ref().map(|name| format!("{{{name}}}"));
        name.is_some_and(|name| literals.iter().any(|other| other.text.contains(&name)))
    };
    literals
        .iter()
        .filter(|literal| !is_part(literal))
        .map(|literal| whole(&literal.text))
        .filter(|text| {
            let verb = text.split_whitespace().next().unwrap_or_default();
            ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(&verb)
        })
        .collect()
}

/// The migrations of a file: all texts in its list of them.
fn migrations(code: &str) -> Result<Vec<String>> {
    let (_, list) = code.split_once("MIGRATIONS: &[&str] = &[").context("no migrations")?;
    let (list, _) = list.split_once("\n];").context("migrations without an end")?;
    let facts = "CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID".to_owned();
    Ok(std::iter::once(facts).chain(literals(list).into_iter().map(|literal| literal.text)).collect())
}

fn without_migrations(code: &str) -> String {
    match code.split_once("MIGRATIONS: &[&str] = &[") {
        Some((before, after)) => {
            format!("{before}{}", after.split_once("\n];").map_or("", |(_, after)| after))
        }
        None => code.to_owned(),
    }
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[derive(Debug, Deserialize)]
struct Plan {
    #[serde(default)]
    steps: Vec<String>,
    error: Option<String>,
}

impl Plan {
    /// Why the statement must not be as it is, if there is a reason.
    fn fault(&self, statement: &str) -> Option<String> {
        if let Some(error) = &self.error {
            return Some(error.clone());
        }
        if COUNTS.iter().any(|count| statement.contains(count)) {
            return None;
        }
        let reads_through = |step: &&String| {
            let what = step.strip_prefix("SCAN ").unwrap_or_default();
            let table = what.split(' ').next().unwrap_or_default();
            // Neither the lists that are handed in are tables, nor what a query has selected already.
            let is_table = !table.is_empty() && table != "CONSTANT" && !table.starts_with('(');
            is_table && !what.contains("VIRTUAL TABLE") && BOUNDED.iter().all(|(known, _)| *known != table)
        };
        self.steps.iter().find(reads_through).cloned()
    }
}

#[tokio::test]
async fn no_statement_reads_through_a_table_that_grows() -> Result<()> {
    let state = workspace::root().join(format!("target/e2e/query-plans.{}", std::process::id()));
    let (_server, origin) = fixture::serve("query-plans", &state)?;
    let api = Api::new(&origin, "")?;
    let mut faults = Vec::new();
    for (object, schema) in OBJECTS {
        let folder = workspace::root().join("edge/src").join(object);
        let schema = migrations(&fs::read_to_string(folder.join(schema))?)?;
        let mut all = Vec::new();
        for file in rust_files(&folder)? {
            all.extend(statements(&without_migrations(&fs::read_to_string(file)?)));
        }
        ensure!(all.len() >= 10, "only {} statements are found in {object}", all.len());
        let body = json!({ "schema": schema, "statements": all });
        let answer = api.send(api.request(Method::POST, &format!("/{object}")).json(&body)).await?;
        let plans: Vec<Plan> = answer.read(200)?;
        let fault = |(plan, statement): (&Plan, &String)| {
            let fault = plan.fault(statement)?;
            Some(format!("{object}: {fault}: {}", statement.split_whitespace().collect::<Vec<_>>().join(" ")))
        };
        faults.extend(plans.iter().zip(&all).filter_map(fault));
    }
    ensure!(
        faults.is_empty(),
        "an index is missing, or a table that cannot grow is not in BOUNDED:\n{}",
        faults.join("\n")
    );
    Ok(())
}

#[test]
fn statements_are_told_from_other_texts() {
    let code = r#"
        const COLUMNS: &str = "a, b"; // "SELECT in a comment"
        let query = format!("SELECT {COLUMNS}
            FROM t WHERE c = '\"' AND {column} > ?"); let quote = '"';
        log("SELECTED"); run("DELETE FROM t");
    "#;
    let expected = ["SELECT a, b\n            FROM t WHERE c = '\"' AND notes > ?", "DELETE FROM t"];
    assert_eq!(statements(code), expected);
}

#[test]
fn a_scan_of_what_grows_is_a_fault() {
    let plan = |step: &str| Plan { steps: vec![step.to_owned()], error: None };
    assert_eq!(
        plan("SCAN busy USING INDEX busy_by_claim").fault("SELECT"),
        Some("SCAN busy USING INDEX busy_by_claim".into())
    );
    assert_eq!(plan("SEARCH busy USING INDEX busy_by_end (resource=?)").fault("SELECT"), None);
    assert_eq!(plan("SCAN sources").fault("SELECT"), None);
    let wrong = Plan { steps: Vec::new(), error: Some("no such column".into()) };
    assert!(wrong.fault("SELECT").is_some());
}
