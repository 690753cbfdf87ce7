//! Every option of workflows, as tables of rows: what an appointment goes through, and what has arrived by which minute.
//!
//! All rows of a table live in one world, each in a business of its own. The clock goes from one moment at which something
//! is due in any row to the next, stops a minute before and a minute after it, and all rows are looked at each time: that
//! what is due has come, and that nothing else has. The moments of all rows are multiples of five minutes, so that no row is
//! looked at while something is just due in it.

mod bounds;
mod far;
mod occasions;
mod table;
mod waits;
mod ways;

use super::*;
use jiff::tz::TimeZone;
use table::{Deed, Office, Row, Table};

/// An id of a user or a calendar that nobody has.
const NOBODY: &str = "usr_00000000000000000000000000";
const ELSEWHERE: &str = "cal_00000000000000000000000000";
/// What stands for the ids of a row's own business.
const HOST: &str = "$host";
const COLLEAGUE: &str = "$colleague";
const CALENDAR: &str = "$calendar";

fn workflow(trigger: &Value, steps: Value) -> Value {
    let mut draft = json!({ "name": "Test", "active": true, "trigger": trigger });
    draft["steps"] = steps;
    draft
}

fn on(occasion: &str, steps: Value) -> Value {
    workflow(&json!({ "on": [occasion] }), steps)
}

fn booked(steps: Value) -> Value {
    on("booked", steps)
}

/// A mail to the client by which a row is known: a step of the same name.
fn mail(subject: &str) -> Value {
    email(&subject.replace(' ', "-"), subject, "x")
}

/// A mail to the hosts.
fn notice(id: &str, subject: &str) -> Value {
    let mail = json!({ "subject": subject, "text": "x" });
    step(id, "send", json!({ "kind": "notify_by_email", "value": { "to": "hosts", "mail": mail } }))
}

fn go_to(id: &str, target: &str) -> Value {
    step(id, "go_to", json!(target))
}

fn end(id: &str) -> Value {
    step(id, "end", Value::Null)
}

/// Goes on at a step.
fn at_step(id: &str) -> Value {
    json!({ "step": id })
}

/// A moment around an appointment, in whatever units it is said.
fn moment(direction: &str, anchor: &str, distance: &Value) -> Value {
    let mut moment = json!({ "direction": direction, "anchor": anchor });
    for (unit, count) in distance.as_object().into_iter().flatten() {
        moment[unit] = count.clone();
    }
    moment
}

fn wait_for(id: &str, moment: &Value, if_passed: &Value) -> Value {
    step(id, "wait", json!({ "kind": "moment", "value": { "moment": moment, "if_passed": if_passed } }))
}

fn until(id: &str, condition: &Value, timeout: Option<Value>) -> Value {
    let mut value = json!({ "condition": condition });
    if let Some(timeout) = timeout {
        value["timeout"] = timeout;
    }
    step(id, "wait", json!({ "kind": "until", "value": value }))
}

fn reply(id: &str, timeout: &Value) -> Value {
    step(id, "wait", json!({ "kind": "reply", "value": { "timeout": timeout } }))
}

fn within(minutes: u32, then: &Value) -> Value {
    json!({ "minutes": minutes, "then": then })
}

fn choice(id: &str, all: &Value, then: &Value, otherwise: &Value) -> Value {
    step(id, "if", json!({ "all": all, "then": then, "otherwise": otherwise }))
}

/// At eight in the morning of the next day, for quiet hours are by a clock on the wall.
fn next_morning(world: &World) -> Result<Timestamp> {
    Ok(world.now().to_zoned(TimeZone::UTC).tomorrow()?.start_of_day()?.timestamp() + hours(8))
}

#[tokio::test]
async fn what_begins_a_workflow_and_where_it_leads() -> Result<()> {
    let world = World::start_with_post("workflows-options")?;
    let table = Table::beginning(&world, next_morning(&world)?).await?;
    table.play([occasions::rows(), ways::rows()].concat()).await
}

#[tokio::test]
async fn what_is_waited_for() -> Result<()> {
    let world = World::start_with_post("workflows-waits")?;
    Table::beginning(&world, next_morning(&world)?).await?.play(waits::rows()).await
}

#[tokio::test]
async fn days_and_months_are_those_of_the_calendar_where_the_clock_changes() -> Result<()> {
    let world = World::start_with_post("workflows-far")?;
    let year = far::Year::ahead_of(world.now())?;
    Table::beginning(&world, year.beginning()?).await?.play(year.rows()?).await
}
