//! Who uses which slot meeting (rules 1 to 4 of the link). The rules themselves are `shared::meeting`.

use super::SubAccount;
use super::outbox::Job;
use crate::clock::{entropy, now};
use crate::json;
use crate::log;
use crate::object::send;
use crate::refusal::{Outcome, broken};
use crate::sql::{instant, parsed};
use crate::sub_account::messages::CallMeeting;
use crate::zoom_account::messages::{DropAnswer, DropMeeting, EnsureMeeting, MeetingAnswer, Waiting};
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::appointment::{Actor, EventKind};
use shared::calendar::{Calendar, CalendarKind, MeetingLocation};
use shared::contact::Contact;
use shared::form::Answers;
use shared::id::{SlotMeetingId, UserId};
use shared::limits;
use shared::management::MovedAtZoom;
use shared::meeting::{AtZoom, Duty, LeftOut, ZoomSettings, duty, zoom_minutes};

/// So long after its end nothing of a meeting matters any more: whether it is there, and whose link still works.
pub(super) const OVER_AFTER: SignedDuration = SignedDuration::from_hours(48);

row! {
    #[derive(Debug, Clone)]
    pub(super) struct SlotMeetingRow {
        pub(super) host: String,
        pub(super) start: i64,
        duration_minutes: u32,
        topic: String,
        agenda: String,
        zone: String,
        settings: String,
        pub(super) zoom_account: Option<String>,
        state: String,
        dropped: i64,
        registration: i64,
        left_out: String,
        in_line_at: Option<String>,
        pub(super) join_url: Option<String>,
        pub(super) passcode: Option<String>,
        pub(super) reason: Option<String>,
        start_at_zoom: Option<i64>,
        minutes_at_zoom: Option<u32>,
        lost: i64,
    }
}

impl SlotMeetingRow {
    /// Where it is at Zoom, if that is at another time than here.
    pub(super) fn moved(&self) -> Outcome<Option<MovedAtZoom>> {
        let planned = MovedAtZoom {
            start: instant(self.start)?,
            duration_minutes: zoom_minutes(self.duration_minutes),
        };
        let there = MovedAtZoom {
            start: instant(self.start_at_zoom.unwrap_or(self.start))?,
            duration_minutes: self.minutes_at_zoom.unwrap_or(planned.duration_minutes),
        };
        Ok((there != planned).then_some(there))
    }

    /// How the calendar wanted it set up when it was first wanted.
    pub(super) fn settings(&self) -> Outcome<ZoomSettings> {
        Ok(json::read(&self.settings)?)
    }

    /// What it was made without.
    pub(super) fn left_out(&self) -> Outcome<Vec<LeftOut>> {
        Ok(json::read(&self.left_out)?)
    }

    /// Why its clients share a link although they were to have one each.
    pub(super) fn reason_for_shared(&self) -> Outcome<String> {
        let left = self.left_out()?.into_iter().find(|left| left.setting == "personal_links");
        Ok(left
            .map_or_else(|| "Zoom takes no registrations for this meeting.".to_owned(), |left| left.reason))
    }

    /// Whether clients can be registered for it.
    pub(super) fn has_registration(&self) -> bool {
        self.registration == 1
    }

    /// Whether it was given up for good.
    pub(super) fn is_dropped(&self) -> bool {
        self.dropped == 1
    }

    /// Whether it was given up: its clients get no link, for a reason that is known.
    pub(super) fn is_given_up(&self) -> bool {
        matches!(self.state.as_str(), "refused" | "lost")
    }

    /// When it ends.
    pub(super) fn end(&self) -> Outcome<Timestamp> {
        Ok(instant(self.start)? + SignedDuration::from_mins(i64::from(self.duration_minutes)))
    }

    /// What is known of it at Zoom.
    pub(super) fn at_zoom(&self) -> AtZoom {
        match self.state.as_str() {
            "present" => AtZoom::Present,
            "unknown" | "lost" => AtZoom::Unknown,
            _ => AtZoom::Absent,
        }
    }
}

/// For whom a slot meeting is made: what its topic and agenda tell of.
#[derive(Debug, Clone, Copy)]
pub(super) struct ForWhom<'a> {
    /// What their appointment is called.
    pub title: &'a str,
    /// Who they are.
    pub contact: &'a Contact,
    /// What they answered.
    pub answers: &'a Answers,
}

/// How far a meeting duty got.
pub(super) enum DutyDone {
    /// Nothing is left to do.
    Done,
    /// To be tried again, not before the instant if there is one.
    Again(Option<Timestamp>),
}

impl SubAccount {
    /// The slot meeting that an appointment of this slot uses: the one that is there, else a new one (rule 1).
    /// None where the location is not Zoom.
    pub(super) fn use_slot_meeting(
        &self,
        calendar: &Calendar,
        hosts: &[UserId],
        start: Timestamp,
        whom: &ForWhom<'_>,
    ) -> Outcome<Option<SlotMeetingId>> {
        row! { struct Row { id: String } }
        if *calendar.location_with(hosts) != MeetingLocation::Zoom
            || calendar.kind == CalendarKind::Unassigned
        {
            return Ok(None);
        }
        let host = calendar.meeting_host(hosts).ok_or_else(|| broken("a group calendar without a host"))?;
        let known: Option<Row> = self.sql.first(
            "SELECT id FROM slot_meetings WHERE host = ? AND calendar_id = ? AND start = ? AND dropped = 0",
            args![host, calendar.id, start],
        )?;
        if let Some(row) = known {
            return parsed(row.id).map(Some);
        }
        let id = SlotMeetingId::from_entropy(entropy()?);
        let zone = calendar.schedule_of(&host).map(|schedule| schedule.zone().name());
        let (topic, agenda) = self.topic_and_agenda(calendar, hosts, whom)?;
        self.sql.run(
            "INSERT INTO slot_meetings (id, host, calendar_id, start, duration_minutes, topic, agenda, zone, settings)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            args![
                id,
                host,
                calendar.id,
                start,
                calendar.slots.duration_minutes,
                topic,
                agenda,
                zone.unwrap_or("UTC"),
                serde_json::to_string(&calendar.zoom.clone().without_templates())?
            ],
        )?;
        Ok(Some(id))
    }

    /// What the meeting is called at Zoom, and what its description says.
    fn topic_and_agenda(
        &self,
        calendar: &Calendar,
        hosts: &[UserId],
        whom: &ForWhom<'_>,
    ) -> Outcome<(String, String)> {
        let ForWhom { title, contact, answers } = *whom;
        self.with_facts(calendar, hosts, contact, answers, |facts| {
            let topic = match &calendar.zoom.topic {
                Some(template) => template.render(facts),
                // Many clients in one meeting: its topic is the calendar's name, which gives none of them away.
                None if calendar.slots.capacity > 1 => calendar.name.as_str().to_owned(),
                None => title.to_owned(),
            };
            let agenda = calendar.zoom.agenda.as_ref().map(|template| template.render(facts));
            (topic, agenda.unwrap_or_default())
        })
    }

    /// An appointment no longer uses this meeting. Without users it is dropped for good (rule 3): a later
    /// appointment of the same slot gets another one.
    pub(super) fn leave_slot_meeting(&self, id: Option<&str>) -> Outcome<()> {
        let Some(id) = id else { return Ok(()) };
        if self.users_of(id)? > 0 {
            return self.leave_registrants(id);
        }
        self.sql.run("UPDATE slot_meetings SET dropped = 1 WHERE id = ?", args![id])?;
        self.owe(&Job::MeetingDuty { slot_meeting: parsed(id.to_owned())? }, now())
    }

    /// Owes the making of a meeting, unless it is there already.
    pub(super) fn owe_meeting_duty(&self, id: Option<&SlotMeetingId>) -> Outcome<()> {
        let Some(id) = id else { return Ok(()) };
        let row =
            self.slot_meeting(id.as_str())?.ok_or_else(|| broken("a slot meeting that was just written"))?;
        match duty(self.users_of(id.as_str())?, row.at_zoom()) {
            Duty::Nothing => Ok(()),
            Duty::Ensure | Duty::Drop => {
                self.owe(&Job::MeetingDuty { slot_meeting: id.clone() }, now() + Job::HEAD_START)
            }
        }
    }

    pub(super) fn users_of(&self, id: &str) -> Outcome<u32> {
        row! { struct Row { users: u32 } }
        let query =
            "SELECT COUNT(*) AS users FROM appointments WHERE slot_meeting_id = ? AND status <> 'cancelled'";
        Ok(self.sql.first::<Row>(query, args![id])?.map_or(0, |row| row.users))
    }

    pub(super) fn slot_meeting(&self, id: &str) -> Outcome<Option<SlotMeetingRow>> {
        self.sql.first(
            "SELECT host, start, duration_minutes, topic, agenda, zone, settings, zoom_account, state, dropped,
                in_line_at, registration, left_out, join_url, passcode, reason, start_at_zoom, minutes_at_zoom, lost
                FROM slot_meetings WHERE id = ?",
            args![id],
        )
    }

    /// Brings one slot meeting closer to what its users need.
    /// `tries` counts those before this one.
    pub(super) async fn do_meeting_duty(&self, id: &SlotMeetingId, tries: i64) -> Outcome<DutyDone> {
        let Some(row) = self.slot_meeting(id.as_str())? else { return Ok(DutyDone::Done) };
        let users = if row.dropped == 1 { 0 } else { self.users_of(id.as_str())? };
        match duty(users, row.at_zoom()) {
            Duty::Ensure => self.ensure_meeting(id, &row, tries).await,
            Duty::Drop => self.drop_meeting(id, &row, tries).await,
            // Not made yet, but it may have a place in line, which others are waiting for.
            Duty::Nothing if users == 0 => self.drop_meeting(id, &row, tries).await,
            Duty::Nothing => Ok(DutyDone::Done),
        }
    }

    async fn ensure_meeting(
        &self,
        id: &SlotMeetingId,
        row: &SlotMeetingRow,
        tries: i64,
    ) -> Outcome<DutyDone> {
        if row.at_zoom() == AtZoom::Absent && row.end()? <= now() {
            return self.give_up(id, &Waiting::over());
        }
        let host: UserId = parsed(row.host.clone())?;
        let connected = self.zoom_account_of(&host)?;
        if let (Some(old), Some(new)) = (&row.zoom_account, &connected)
            && old != new
        {
            return self.begin_anew(id, row, old).await;
        }
        // A meeting that may exist already is looked for where it was asked for.
        let Some(zoom_account) = row.zoom_account.clone().or(connected) else {
            self.note_waiting(id, &not_connected(), AtZoom::Absent)?;
            // Connecting makes it due at once; this is only for the news of it that was lost.
            let later = now() + SignedDuration::from_secs(limits::HOPELESS_RETRY_SECONDS);
            return Ok(DutyDone::Again(Some(later)));
        };
        // Written before Zoom is asked: if this instance dies now, the meeting is known to be possible (I3).
        self.sql.run(
            "UPDATE slot_meetings SET state = 'unknown', zoom_account = ? WHERE id = ? AND state <> 'present'",
            args![zoom_account, id],
        )?;
        let message = EnsureMeeting {
            user: host,
            slot_meeting: id.clone(),
            sub_account: self.id()?,
            topic: row.topic.clone(),
            start: instant(row.start)?,
            zone: parsed(row.zone.clone())?,
            duration_minutes: row.duration_minutes,
            agenda: row.agenda.clone(),
            settings: row.settings()?,
        };
        match send(&self.env, &zoom_account, &message).await? {
            MeetingAnswer::Ready { join_url, passcode, registration, left_out } => {
                self.sql.transaction(|| {
                    self.sql.run(
                        "UPDATE slot_meetings SET state = 'present', join_url = ?, passcode = ?, registration = ?,
                            left_out = ?, reason = NULL, in_line_at = NULL, lost = 0 WHERE id = ?",
                        args![
                            join_url,
                            passcode,
                            registration,
                            serde_json::to_string(&left_out)?,
                            id
                        ],
                    )?;
                    self.tell_left_out(id, &left_out)?;
                    if row.lost == 1 {
                        let told = json!({ "replaces": "a meeting that was deleted at Zoom" });
                        self.note_for_users(id, EventKind::LinkMade, &Actor::System, &json!({}), &told)?;
                    }
                    self.announce_shared_link(id)?;
                    self.tell_workflows_of_meeting(id, None)?;
                    self.hurry_registrants(id)
                })?;
                // The last user may have left while Zoom was working.
                let left = self.slot_meeting(id.as_str())?.is_some_and(|row| row.is_dropped());
                Ok(if left { DutyDone::Again(Some(now())) } else { DutyDone::Done })
            }
            MeetingAnswer::Pending(waiting)
                if waiting.is_hopeless_after(tries) || row.end()? + OVER_AFTER < now() =>
            {
                self.give_up(id, &waiting)
            }
            MeetingAnswer::Pending(waiting) => {
                let known = if waiting.may_exist { AtZoom::Unknown } else { AtZoom::Absent };
                self.note_waiting(id, &waiting, known)?;
                self.note_line(id, waiting.in_turn.then_some(&zoom_account))?;
                Ok(DutyDone::Again(waiting.retry_at))
            }
        }
    }

    /// Which Zoom account a user can be called on.
    pub(super) fn zoom_account_of(&self, user: &UserId) -> Outcome<Option<String>> {
        let person = self.people(std::slice::from_ref(user))?.into_iter().next();
        Ok(person.and_then(|person| person.zoom_account))
    }

    /// The host has gone over to another Zoom account while the meeting was being made. Nobody has a link of it, so it is
    /// made at the new account, and deleted at the old one if it is there.
    async fn begin_anew(&self, id: &SlotMeetingId, row: &SlotMeetingRow, old: &str) -> Outcome<DutyDone> {
        if let DropAnswer::Pending(waiting) = send(&self.env, old, &self.drop_message(id, row)?).await? {
            return Ok(DutyDone::Again(waiting.retry_at));
        }
        self.sql.run(
            "UPDATE slot_meetings SET state = 'absent', zoom_account = NULL, in_line_at = NULL WHERE id = ?",
            args![id],
        )?;
        Ok(DutyDone::Again(Some(now())))
    }

    /// There will be no link, unless the host connects Zoom again or somebody else books the slot: it is said why, and Zoom
    /// is not asked any more.
    fn give_up(&self, id: &SlotMeetingId, waiting: &Waiting) -> Outcome<DutyDone> {
        let state = if waiting.may_exist { "lost" } else { "refused" };
        self.sql.run(
            "UPDATE slot_meetings SET state = ?, reason = ?, in_line_at = NULL WHERE id = ?",
            args![state, waiting.reason, id],
        )?;
        self.tell_workflows_of_meeting(id, None)?;
        log::event("a meeting was given up", &json!({ "slot_meeting": id, "reason": waiting.reason }));
        Ok(DutyDone::Done)
    }

    /// The audit trail of each appointment says what its meeting was made without.
    fn tell_left_out(&self, id: &SlotMeetingId, left_out: &[LeftOut]) -> Outcome<()> {
        // Of personal links each client's own registration tells.
        let told: Vec<&LeftOut> = left_out.iter().filter(|left| left.setting != "personal_links").collect();
        if told.is_empty() {
            return Ok(());
        }
        let after = json!({ "left_out": told });
        self.note_for_users(id, EventKind::LinkMade, &Actor::System, &json!({}), &after)
    }

    /// Writes the same down for all appointments that use a meeting.
    pub(super) fn note_for_users(
        &self,
        id: &SlotMeetingId,
        kind: EventKind,
        by: &Actor,
        before: &serde_json::Value,
        after: &serde_json::Value,
    ) -> Outcome<()> {
        row! { struct Row { id: String } }
        let users: Vec<Row> = self.sql.rows(
            "SELECT id FROM appointments WHERE slot_meeting_id = ? AND status <> 'cancelled'",
            args![id],
        )?;
        users.into_iter().try_for_each(|user| self.note_event(&parsed(user.id)?, kind, by, before, after))
    }

    fn note_waiting(&self, id: &SlotMeetingId, waiting: &Waiting, known: AtZoom) -> Outcome<()> {
        let (state, keep_account) = match known {
            AtZoom::Unknown => ("unknown", true),
            AtZoom::Absent | AtZoom::Present => ("absent", false),
        };
        self.sql.run(
            "UPDATE slot_meetings SET reason = ?, state = ?, zoom_account = CASE WHEN ? THEN zoom_account END
                WHERE id = ?",
            args![waiting.reason, state, keep_account, id],
        )
    }

    /// Remembers in which account's line the meeting has a place, so that it is given up when nobody needs it.
    fn note_line(&self, id: &SlotMeetingId, zoom_account: Option<&String>) -> Outcome<()> {
        self.sql.run("UPDATE slot_meetings SET in_line_at = ? WHERE id = ?", args![zoom_account, id])
    }

    /// A Zoom account has a request left for a meeting that stands in its line.
    pub(super) async fn call_meeting(&self, message: CallMeeting) -> Outcome<bool> {
        let CallMeeting { slot_meeting, zoom_account } = message;
        let row = self.slot_meeting(slot_meeting.as_str())?;
        if row.and_then(|row| row.in_line_at).is_none_or(|at| at != zoom_account) {
            return Ok(false);
        }
        self.owe(&Job::MeetingDuty { slot_meeting }, now())?;
        self.wake_for_jobs().await?;
        Ok(true)
    }

    fn drop_message(&self, id: &SlotMeetingId, row: &SlotMeetingRow) -> Outcome<DropMeeting> {
        Ok(DropMeeting {
            slot_meeting: id.clone(),
            sub_account: self.id()?,
            start: instant(row.start)?,
            duration_minutes: row.duration_minutes,
        })
    }

    async fn drop_meeting(&self, id: &SlotMeetingId, row: &SlotMeetingRow, tries: i64) -> Outcome<DutyDone> {
        let Some(zoom_account) = row.zoom_account.as_ref().or(row.in_line_at.as_ref()) else {
            return self.forget_meeting(id);
        };
        match send(&self.env, zoom_account, &self.drop_message(id, row)?).await? {
            DropAnswer::Gone => self.forget_meeting(id),
            DropAnswer::Pending(waiting) if waiting.is_hopeless_after(tries) => {
                if row.end()? + OVER_AFTER < now() {
                    log::event("a meeting stays at Zoom", &json!({ "slot_meeting": id }));
                    return self.forget_meeting(id);
                }
                let later = SignedDuration::from_secs(limits::ZOOM_REFUSED_DELETE_SECONDS);
                Ok(DutyDone::Again(Some(now() + later)))
            }
            DropAnswer::Pending(waiting) => {
                self.note_line(id, waiting.in_turn.then_some(zoom_account))?;
                Ok(DutyDone::Again(waiting.retry_at))
            }
        }
    }

    /// The meeting is gone at Zoom: so is the link, for good.
    fn forget_meeting(&self, id: &SlotMeetingId) -> Outcome<DutyDone> {
        self.sql.run(
            "DELETE FROM registrants WHERE slot_meeting_id IN
                (SELECT id FROM slot_meetings WHERE id = ? AND dropped = 1)",
            args![id],
        )?;
        self.sql.run("DELETE FROM slot_meetings WHERE id = ? AND dropped = 1", args![id])?;
        Ok(DutyDone::Done)
    }

    /// The host has a Zoom account now: whatever waited for that is due at once, and what was given up is tried again.
    pub(super) async fn hurry_meetings_of(&self, user: &UserId) -> Outcome<()> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id FROM slot_meetings WHERE host = ? AND state IN ('absent', 'unknown', 'refused', 'lost')
                AND dropped = 0 AND start > ?",
            args![user, now()],
        )?;
        for Row { id } in rows {
            self.owe(&Job::MeetingDuty { slot_meeting: parsed(id)? }, now())?;
        }
        self.wake_for_jobs().await
    }
}

fn not_connected() -> Waiting {
    Waiting {
        reason: "The host has yet to connect Zoom. The link appears here as soon as they have.".to_owned(),
        retry_at: None,
        may_exist: false,
        in_turn: false,
        tries_max: None,
    }
}
