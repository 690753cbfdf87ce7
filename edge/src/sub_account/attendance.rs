//! Who came to a meeting at Zoom. What Zoom tells is kept as a set of facts, so that it can come twice and in any order;
//! what follows from them is `shared::attendance`, computed anew whenever there is news.

use super::SubAccount;
use super::appointments::Stored;
use super::outbox::Job;
use super::slot_meetings::{DutyDone, SlotMeetingRow};
use crate::clock::now;
use crate::json;
use crate::refusal::Outcome;
use crate::sql::{instant, parsed};
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::appointment::{Actor, EventKind, Status};
use shared::attendance::{Attendance, AttendanceRule, Client, Fact, Verdict, attendance};
use shared::id::{AppointmentId, SlotMeetingId, UserId};
use shared::limits;
use shared::workflow::Occasion;
use shared::zoom_message::{News, NewsKind};

/// Whether the client came was said by staff: nothing that Zoom tells changes it.
pub(super) const BY_STAFF: &str = "staff";
/// Whether the client came follows from what Zoom told.
const BY_ZOOM: &str = "zoom";

impl SubAccount {
    pub(super) async fn note_presence(
        &self,
        id: &SlotMeetingId,
        row: &SlotMeetingRow,
        news: &News,
        people: bool,
    ) -> Outcome<()> {
        let minutes = SignedDuration::from_mins;
        let first = instant(row.start)? - minutes(limits::ATTENDANCE_EARLY_MINUTES);
        let last = row.end()? + minutes(limits::ATTENDANCE_LATE_MINUTES);
        if news.at < first || news.at > last || self.is_host_of(id, &news.zoom_user)? {
            return Ok(());
        }
        self.sql.transaction(|| {
            self.write_fact(id, news, news.kind, news.at, people)?;
            self.tell_of_meeting(id, news.kind)?;
            if let Some(start) = news.start.filter(|_| news.kind == NewsKind::Ended) {
                self.write_fact(id, news, NewsKind::Started, start, people)?;
            }
            self.forget_presence()?;
            let gathered = now() + SignedDuration::from_secs(limits::ATTENDANCE_GATHERED_SECONDS);
            self.owe(&Job::Attendance { slot_meeting: id.clone() }, gathered)
        })?;
        self.wake_for_jobs().await
    }

    /// A meeting has begun or ended: told to workflows once, however often Zoom says so.
    fn tell_of_meeting(&self, id: &SlotMeetingId, kind: NewsKind) -> Outcome<()> {
        row! { struct Row { told: i64 } }
        let occasion = match kind {
            NewsKind::Started => Occasion::MeetingStarted,
            NewsKind::Ended => Occasion::MeetingEnded,
            _ => return Ok(()),
        };
        let told: Option<Row> = self.sql.first(
            "SELECT COUNT(*) AS told FROM enrolments WHERE occasion = ? AND appointment_id IN
                (SELECT id FROM appointments WHERE slot_meeting_id = ? AND status <> 'cancelled')",
            args![occasion.as_str(), id],
        )?;
        if told.is_some_and(|row| row.told > 0) {
            return Ok(());
        }
        self.tell_workflows_of_meeting(id, Some(occasion))
    }

    /// Whether a participant is one of the hosts, of whom a collective has several.
    fn is_host_of(&self, id: &SlotMeetingId, zoom_user: &str) -> Outcome<bool> {
        row! { struct Row { user_id: String } }
        if zoom_user.is_empty() {
            return Ok(false);
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT DISTINCT user_id FROM hosts WHERE appointment_id IN
                (SELECT id FROM appointments WHERE slot_meeting_id = ? AND status <> 'cancelled')",
            args![id],
        )?;
        let hosts = rows.into_iter().map(|row| parsed(row.user_id)).collect::<Outcome<Vec<UserId>>>()?;
        Ok(self.people(&hosts)?.iter().any(|person| person.zoom_account.as_deref() == Some(zoom_user)))
    }

    fn write_fact(
        &self,
        id: &SlotMeetingId,
        news: &News,
        kind: NewsKind,
        at: Timestamp,
        people: bool,
    ) -> Outcome<()> {
        self.sql.run(
            "INSERT OR IGNORE INTO presence (slot_meeting_id, run, kind, who, at, email, people)
                VALUES (?, ?, ?, ?, ?, ?, ?)",
            args![id, news.run, kind.as_str(), news.who, at, news.email, people],
        )
    }

    fn facts(&self, id: &SlotMeetingId) -> Outcome<Vec<Fact>> {
        row! { struct Row { kind: String, run: String, who: String, email: String, at: i64, people: i64 } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT kind, run, who, email, at, people FROM presence WHERE slot_meeting_id = ?",
            args![id],
        )?;
        let fact = |Row { kind, run, who, email, at, people }| {
            let kind = json::from_value(kind.into())?;
            Ok(Fact { kind, run, who, email, at: instant(at)?, people: people == 1 })
        };
        rows.into_iter().map(fact).collect()
    }

    /// Writes down how each appointment of a meeting went, and marks those of which the calendar's rule knows it.
    pub(super) fn settle_attendance(&self, id: &SlotMeetingId) -> Outcome<DutyDone> {
        let facts = self.facts(id)?;
        let rows = self.using(id)?;
        let Some(first) = rows.first().filter(|_| !facts.is_empty()) else { return Ok(DutyDone::Done) };
        let rule = self.calendar(&parsed(first.calendar_id.clone())?)?.attendance;
        let alone = rows.len() == 1;
        let mut look_again: Option<Timestamp> = None;
        self.sql.transaction(|| {
            for row in &rows {
                let at = self.settle_one(row, alone, &facts, rule)?;
                look_again = [look_again, at].into_iter().flatten().min();
            }
            Ok(())
        })?;
        Ok(look_again.map_or(DutyDone::Done, |at| DutyDone::Again(Some(at))))
    }

    /// The same for one of them; answers when it is worthwhile to look again.
    fn settle_one(
        &self,
        row: &Stored,
        alone: bool,
        facts: &[Fact],
        rule: Option<AttendanceRule>,
    ) -> Outcome<Option<Timestamp>> {
        let own = self.registrant_of(row)?.filter(|own| !own.is_shared()).and(row.registrant.as_deref());
        let email = row.contact()?.email.key();
        let client = match own {
            Some(registered) => Client::Registered(registered),
            None if alone => Client::Alone,
            None => Client::AmongOthers(&email),
        };
        let (attendance, presence) = attendance(facts, client, now());
        let text = serde_json::to_string(&attendance)?;
        if row.attendance.as_ref() != Some(&text) {
            self.sql.run("UPDATE appointments SET attendance = ? WHERE id = ?", args![text, row.id])?;
        }
        let Some(rule) = rule.filter(|_| row.status_by.as_deref() != Some(BY_STAFF)) else { return Ok(None) };
        match rule.verdict(row.start()?, now(), &presence) {
            Verdict::Showed => self.mark(row, Status::Showed, &attendance).map(|()| None),
            Verdict::NoShow => self.mark(row, Status::NoShow, &attendance).map(|()| None),
            Verdict::Open(at) => Ok(at),
        }
    }

    /// Marks what nobody has marked; and takes back that somebody was missed who came late.
    fn mark(&self, row: &Stored, new: Status, attendance: &Attendance) -> Outcome<()> {
        let old = row.status()?;
        let came_late = (old, new) == (Status::NoShow, Status::Showed);
        let is_open = old == Status::Confirmed || came_late && row.status_by.as_deref() == Some(BY_ZOOM);
        if !is_open || old.becoming(new, now(), row.start()?).is_err() {
            return Ok(());
        }
        let id: AppointmentId = parsed(row.id.clone())?;
        self.sql.run(
            "UPDATE appointments SET status = ?, status_by = ?, revision = revision + 1 WHERE id = ?",
            args![new.as_str(), BY_ZOOM, id],
        )?;
        let (before, after) =
            (json!({ "status": old }), json!({ "status": new, "client_minutes": attendance.client_minutes }));
        self.note_event(&id, EventKind::StatusChanged, &Actor::Zoom, &before, &after)
    }
}
