//! What must be true in the end, whatever has happened before.

use anyhow::{Context as _, Result, bail, ensure};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use shared::limits::ZOOM_REQUESTS_PER_DAY;
use shared::wire::LocationState;
use slotkey_tests::client::ListedAppointment;
use slotkey_tests::world::Business;
use slotkey_tests::zoom::{Entry, Meeting};
use std::collections::{BTreeMap, BTreeSet};

/// A request reaches the stand-in so much later than it was written, at most.
const ON_THE_WAY: SignedDuration = SignedDuration::from_mins(1);

/// The live appointments of a business: those with a working link, and how many have none, for a reason that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Appointments with a link that works.
    pub linked: usize,
    /// The reasons of the others.
    pub reasons: Vec<String>,
}

/// The end condition: every live appointment has a link that works or a reason why not, appointments of one slot share
/// their meeting, these Zoom users have no meeting that no live appointment uses, Zoom had nothing to refuse of what it
/// was asked, and no day had more requests than it has.
///
/// `all` are all meetings and `requests` all requests of the stand-in, read once for many businesses.
pub async fn holds(
    business: &Business,
    zoom_users: &[String],
    all: &[Meeting],
    requests: &[Entry],
) -> Result<Outcome> {
    let of_these: Vec<&Meeting> = all.iter().filter(|one| zoom_users.contains(&one.host_id)).collect();
    let mut outcome = Outcome { linked: 0, reasons: Vec::new() };
    let mut used: BTreeMap<u64, (String, String)> = BTreeMap::new();
    let mut by_slot: BTreeMap<(Vec<String>, String, String), u64> = BTreeMap::new();
    let appointments = business.api.appointments(&business.sub_account).await?;
    for appointment in appointments.iter().filter(|one| one.is_live()) {
        let view = &appointment.view;
        if view.meeting_location.state != LocationState::Ready {
            let reason = view.meeting_location.reason.clone().filter(|reason| reason.len() > 10);
            outcome.reasons.push(reason.with_context(|| format!("no link and no reason: {view:?}"))?);
            continue;
        }
        let meeting = meeting_behind(appointment, &of_these, requests)?;
        let slot = (appointment.host_ids.clone(), view.calendar.slug.clone(), view.start.clone());
        let known = *by_slot.entry(slot).or_insert(meeting.id);
        ensure!(known == meeting.id, "two meetings for one slot: {known} and {}", meeting.id);
        let whose = (view.calendar.slug.clone(), view.start.clone());
        let other = used.insert(meeting.id, whose.clone()).filter(|other| *other != whose);
        ensure!(other.is_none(), "one meeting for two slots: {other:?} and {whose:?}");
        outcome.linked += 1;
    }
    let left: Vec<_> = of_these.iter().filter(|one| !one.deleted && !used.contains_key(&one.id)).collect();
    ensure!(left.is_empty(), "meetings that nobody needs: {left:?}");
    for zoom_user in zoom_users {
        let asked = requests.iter().filter(|entry| entry.host.as_ref() == Some(zoom_user));
        let asked: Vec<&Entry> = asked.collect();
        within_the_days_budget(&asked)?;
        nothing_to_refuse(&asked)?;
    }
    Ok(outcome)
}

/// The live meeting that an appointment's link leads to, at its time.
fn meeting_behind<'a>(
    appointment: &ListedAppointment,
    all: &[&'a Meeting],
    requests: &[Entry],
) -> Result<&'a Meeting> {
    let view = &appointment.view;
    let link = view.meeting_location.value.as_deref().context("ready without a value")?;
    let registered = |one: &Value| one["join_url"] == link && one["status"] == "approved";
    let found = all.iter().find(|one| one.join_url == link || one.registrants.iter().any(registered));
    let meeting = found.with_context(|| format!("a link that lets nobody in: {view:?}"))?;
    ensure!(!meeting.deleted, "a link to a deleted meeting: {view:?}; {}", history(meeting, requests));
    ensure!(meeting.start_time == view.start.parse::<Timestamp>()?, "at another time: {meeting:?}");
    ensure!(meeting.settings["use_pmi"] == false, "in the host's personal room: {meeting:?}");
    Ok(meeting)
}

/// What Zoom was asked about a meeting, and of the meetings of its slot.
fn history(meeting: &Meeting, requests: &[Entry]) -> String {
    let id = meeting.id.to_string();
    let of_slot = |entry: &&Entry| {
        entry.operation == "create" && start_asked_for(entry).is_ok_and(|start| start == meeting.start_time)
    };
    let about = |entry: &&Entry| entry.path.contains(&id) || of_slot(entry);
    let line = |entry: &Entry| {
        let Entry { at, host, operation, path, status, fault, .. } = entry;
        format!("\n  {at} {host:?} {operation} {path} {status:?} {fault:?}")
    };
    requests.iter().filter(about).map(line).collect()
}

fn day_of(entry: &Entry) -> Date {
    entry.at.to_zoned(TimeZone::UTC).date()
}

/// Whether a request counts in the day of its host. What Zoom turns away at the door does not.
fn counts(entry: &Entry) -> bool {
    ["create", "patch", "delete"].contains(&entry.operation.as_str())
        && !matches!(entry.status, Some(401 | 429))
}

/// No day of a host has more requests than Zoom allows.
pub fn within_the_days_budget(asked: &[&Entry]) -> Result<()> {
    let mut days: BTreeMap<Date, u32> = BTreeMap::new();
    for entry in asked.iter().filter(|entry| counts(entry)) {
        *days.entry(day_of(entry)).or_default() += 1;
    }
    let Some((day, sent)) = days.into_iter().find(|(_, sent)| *sent > ZOOM_REQUESTS_PER_DAY) else {
        return Ok(());
    };
    let mut answers: BTreeMap<String, u32> = BTreeMap::new();
    for entry in asked.iter().filter(|entry| counts(entry) && day_of(entry) == day) {
        let Entry { operation, status, fault, .. } = entry;
        *answers.entry(format!("{operation} {status:?} {fault:?}")).or_default() += 1;
    }
    bail!("over the budget of {day}: {sent}, of which {answers:#?}")
}

/// What Zoom was asked is what it accepts: of its own accord the stand-in has refused nothing for its form or its number,
/// and no meeting is asked for in a form of time that Zoom silently takes for "now".
fn nothing_to_refuse(asked: &[&Entry]) -> Result<()> {
    let tokens = BTreeSet::from(["token", "refresh", "revoke"]);
    for entry in asked.iter().filter(|entry| entry.fault.is_none()) {
        let refused = matches!(entry.status, Some(400 | 429)) && !tokens.contains(entry.operation.as_str());
        ensure!(!refused, "Zoom refused of its own accord: {entry:?}");
    }
    for entry in asked.iter().filter(|entry| entry.operation == "create") {
        let start = start_asked_for(entry).with_context(|| format!("{entry:?}"))?;
        ensure!(start > entry.at - ON_THE_WAY, "asked for a start that has passed: {entry:?}");
    }
    Ok(())
}

/// The instant that a create asks for, in one of the two forms that Zoom understands (zoom.md 3.1).
pub fn start_asked_for(entry: &Entry) -> Result<Timestamp> {
    let body = entry.body.as_ref().context("a create without a body")?;
    let (text, zone) = (body["start_time"].as_str(), body["timezone"].as_str());
    let (text, zone) = (text.context("no start")?, TimeZone::get(zone.context("no zone")?)?);
    let bare = text.strip_suffix('Z').unwrap_or(text);
    ensure!(bare.len() == "2026-12-03T15:00:00".len(), "a form that Zoom does not know: {text}");
    let local: jiff::civil::DateTime = bare.parse()?;
    Ok(if bare.len() < text.len() {
        TimeZone::UTC.to_timestamp(local)?
    } else {
        // Where local time is ambiguous, Zoom would guess.
        zone.to_ambiguous_timestamp(local).unambiguous()?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(operation: &str, status: u16, at: &str, body: &Value) -> Entry {
        let entry = json!({
            "method": "POST", "path": "/", "host": "h", "operation": operation, "status": status, "at": at,
            "body": body, "query": null, "fault": null,
        });
        serde_json::from_value(entry).expect("an entry")
    }

    #[test]
    fn the_hundred_and_first_request_of_a_day_is_seen() {
        let many = |count: usize, status| {
            (0..count)
                .map(|_| entry("delete", status, "2026-12-03T15:00:00Z", &Value::Null))
                .collect::<Vec<_>>()
        };
        let check = |entries: &[Entry]| within_the_days_budget(&entries.iter().collect::<Vec<_>>());
        let full = many(100, 204);
        assert!(check(&full).is_ok());
        assert!(check(&[full.clone(), many(1, 429)].concat()).is_ok(), "turned away at the door");
        assert!(check(&[full.clone(), many(1, 400)].concat()).is_err());
        let tomorrow = entry("create", 201, "2026-12-04T00:00:00Z", &Value::Null);
        assert!(check(&[full, vec![tomorrow]].concat()).is_ok());
    }

    #[test]
    fn what_zoom_would_refuse_or_misread_is_seen() {
        let create = |status, start: &str, zone: &str| {
            entry("create", status, "2026-10-03T15:00:00Z", &json!({ "start_time": start, "timezone": zone }))
        };
        for (fine, one) in [
            (true, create(201, "2026-12-03T15:00:00", "Europe/Berlin")),
            (true, create(201, "2026-11-01T05:30:00Z", "America/New_York")),
            (false, create(400, "2026-12-03T15:00:00", "Europe/Berlin")),
            (false, create(201, "2026-12-03T15:00:00.000Z", "Europe/Berlin")),
            (false, create(201, "2026-12-03T15:00:00+01:00", "Europe/Berlin")),
            (false, create(201, "2026-11-01T01:30:00", "America/New_York")),
            (false, create(201, "2026-12-03T15:00:00", "Europe/Atlantis")),
            (false, create(201, "2026-10-03T14:00:00Z", "UTC")),
        ] {
            assert_eq!(nothing_to_refuse(&[&one]).is_ok(), fine, "{one:?}");
        }
    }
}
