//! Series: appointments that are booked together, one after the other.
//!
//! The plan is written down before anything is booked; each of its appointments is then booked like any other, under a
//! key of its own. So a series that is sent again after a crash goes on where it stopped, and nothing is booked twice.

use super::SubAccount;
use super::messages::{Book, BookSeries, Cancel, CancelSeries, ReadSeries, SeriesRecord};
use crate::args;
use crate::clock::{entropy, now};
use crate::refusal::{Fault, Outcome, Refusal, broken};
use crate::sql::parsed;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::appointment::{Actor, Status};
use shared::calendar::Calendar;
use shared::id::{AppointmentId, SeriesId};
use shared::interval::Interval;
use shared::limits;
use shared::series::{OnClash, Settled, settle};

/// What becomes of one time of a series.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Planned {
    /// When it was to start.
    wanted: Timestamp,
    /// When it is booked for; none: left out.
    start: Option<Timestamp>,
    /// Before when it must start if it is moved.
    before: Timestamp,
}

#[derive(Deserialize)]
struct SeriesRow {
    id: String,
    fingerprint: String,
    plan: String,
    refused: i64,
}

impl SubAccount {
    pub(super) async fn book_series(&self, message: BookSeries) -> Outcome<SeriesRecord> {
        let BookSeries { booking, repeat } = message;
        let calendar =
            self.calendar(&booking.calendar)?.for_booking(booking.duration_minutes, &booking.by)?;
        if booking.by.is_client() && !calendar.client_series {
            let detail = "This calendar takes one appointment at a time.";
            return Err(Refusal::new(403, "series_not_allowed", detail).into());
        }
        let _guard = self.wait_for_turn(&format!("series {} {}", calendar.id, booking.key)).await?;
        let (id, plan) = if let Some(known) = self.known_series(&booking)? {
            known
        } else {
            let occurrences = repeat.occurrences(booking.start, &booking.tz)?;
            let plan = self.plan(&calendar, &occurrences, repeat.on_clash())?;
            (self.write_series(&booking, &plan)?, plan)
        };
        for (number, planned) in plan.iter().enumerate() {
            if let Err(fault) = self.book_planned(&booking, &id, number, planned, repeat.on_clash()).await {
                self.undo_series(&id, &fault).await?;
                return Err(fault);
            }
        }
        self.wake_for_jobs().await?;
        self.series_record(&id)
    }

    fn known_series(&self, booking: &Book) -> Outcome<Option<(SeriesId, Vec<Planned>)>> {
        let row: Option<SeriesRow> = self.sql.first(
            "SELECT id, fingerprint, plan, refused FROM series WHERE calendar_id = ? AND key = ?",
            args![booking.calendar, booking.key],
        )?;
        let Some(row) = row else { return Ok(None) };
        if row.fingerprint != booking.fingerprint {
            let detail = "This idempotency key was used for another series; use a new one.";
            return Err(Refusal::new(422, "idempotency_key_reused", detail).into());
        }
        if row.refused == 1 {
            return Err(series_clash(0).into());
        }
        Ok(Some((parsed(row.id)?, serde_json::from_str(&row.plan)?)))
    }

    /// Decides for every time of the series what becomes of it, by what is free now.
    fn plan(
        &self,
        calendar: &Calendar,
        occurrences: &[shared::series::Occurrence],
        on_clash: OnClash,
    ) -> Outcome<Vec<Planned>> {
        let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else {
            return Err(broken("a series without an appointment"));
        };
        let free: Vec<Timestamp> = self.free_starts(calendar, first.start, last.before)?;
        let busy = calendar.slots.busy_at(first.start);
        let apart = busy.start().duration_until(busy.end());
        let settled =
            settle(occurrences, &free, apart, on_clash).map_err(|clashes| series_clash(clashes.0.len()))?;
        if settled.iter().all(|settled| settled.start().is_none()) {
            return Err(series_clash(settled.len()).into());
        }
        let planned = |(settled, occurrence): (&Settled, &shared::series::Occurrence)| Planned {
            wanted: occurrence.start,
            start: settled.start(),
            before: occurrence.before,
        };
        Ok(settled.iter().zip(occurrences).map(planned).collect())
    }

    fn free_starts(&self, calendar: &Calendar, from: Timestamp, until: Timestamp) -> Outcome<Vec<Timestamp>> {
        let range = Interval::new(from, until).map_err(|error| broken(error.to_string()))?;
        let offering = self.offering(calendar.clone(), range, None)?;
        Ok(offering.with(|offer| offer.slots(range)).iter().map(|slot| slot.start).collect())
    }

    fn write_series(&self, booking: &Book, plan: &[Planned]) -> Outcome<SeriesId> {
        let id = SeriesId::from_entropy(entropy()?);
        self.sql.run(
            "INSERT INTO series (id, calendar_id, key, fingerprint, plan, begun_at) VALUES (?, ?, ?, ?, ?, ?)",
            args![id, booking.calendar, booking.key, booking.fingerprint, serde_json::to_string(plan)?, now()],
        )?;
        Ok(id)
    }

    /// Books one appointment of a series. If somebody was quicker, the rule for clashes holds once more.
    async fn book_planned(
        &self,
        booking: &Book,
        series: &SeriesId,
        number: usize,
        planned: &Planned,
        on_clash: OnClash,
    ) -> Outcome<()> {
        let mut wanted = planned.start;
        for attempt in 0..=limits::SERIES_MOVES_MAX {
            let Some(start) = wanted else { return Ok(()) };
            let key = format!("{}/{number}/{attempt}", booking.key);
            let message = Book { start, key, series: Some(series.clone()), hold: None, ..booking.clone() };
            let Err(fault) = self.book_silently(&message).await else { return Ok(()) };
            wanted = match on_clash {
                _ if !is_taken(&fault) => return Err(fault),
                OnClash::Refuse => return Err(fault),
                OnClash::Skip => None,
                OnClash::NextFree => self.next_free(booking, start, planned.before)?,
            };
        }
        Ok(())
    }

    /// The first start after `taken` and before `before` that is free now.
    fn next_free(&self, booking: &Book, taken: Timestamp, before: Timestamp) -> Outcome<Option<Timestamp>> {
        let calendar =
            self.calendar(&booking.calendar)?.for_booking(booking.duration_minutes, &booking.by)?;
        let after = taken.saturating_add(SignedDuration::from_secs(1)).unwrap_or(before);
        if after >= before {
            return Ok(None);
        }
        Ok(self.free_starts(&calendar, after, before)?.first().copied())
    }

    /// A series that was to be whole and cannot be: what was booked of it is given back.
    async fn undo_series(&self, id: &SeriesId, fault: &Fault) -> Outcome<()> {
        if !is_taken(fault) {
            // Something broke; the same request sent again goes on.
            return Ok(());
        }
        self.sql.run("UPDATE series SET refused = 1 WHERE id = ?", args![id])?;
        for appointment in self.appointments_of(id)? {
            self.cancel(Cancel { appointment, reason: None, revision: None, by: Actor::System }).await?;
        }
        Ok(())
    }

    fn appointments_of(&self, id: &SeriesId) -> Outcome<Vec<AppointmentId>> {
        #[derive(Deserialize)]
        struct Row {
            id: String,
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id FROM appointments WHERE series_id = ? AND deleted = 0 ORDER BY start",
            args![id],
        )?;
        rows.into_iter().map(|row| parsed(row.id)).collect()
    }

    pub(super) async fn read_series(&self, message: ReadSeries) -> Outcome<SeriesRecord> {
        self.series_record(&message.series)
    }

    fn series_record(&self, id: &SeriesId) -> Outcome<SeriesRecord> {
        let row: Option<SeriesRow> =
            self.sql.first("SELECT id, fingerprint, plan, refused FROM series WHERE id = ?", args![id])?;
        let row = row.ok_or_else(|| Refusal::not_found("series"))?;
        let plan: Vec<Planned> = serde_json::from_str(&row.plan)?;
        let appointments =
            self.appointments_of(id)?.iter().map(|id| self.record(id)).collect::<Outcome<Vec<_>>>()?;
        let skipped =
            plan.iter().filter(|planned| planned.start.is_none()).map(|planned| planned.wanted).collect();
        Ok(SeriesRecord { id: id.clone(), appointments, skipped })
    }

    /// Cancels what is still to come of a series.
    pub(super) async fn cancel_series(&self, message: CancelSeries) -> Outcome<SeriesRecord> {
        let CancelSeries { series, reason, by } = message;
        for appointment in self.appointments_of(&series)? {
            let row = self.stored(&appointment)?;
            let upcoming = matches!(row.status()?, Status::Pending | Status::Confirmed);
            if upcoming && row.start()? > now() {
                let (reason, by) = (reason.clone(), by.clone());
                self.cancel(Cancel { appointment, reason, revision: None, by }).await?;
            }
        }
        self.series_record(&series)
    }
}

fn is_taken(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused(refusal) if matches!(&*refusal.code, "slot_taken" | "invalid_start"))
}

fn series_clash(count: usize) -> Refusal {
    let detail = match count {
        0 => "Some times of this series are not free.".to_owned(),
        1 => "One time of this series is not free.".to_owned(),
        count => format!("{count} times of this series are not free."),
    };
    Refusal::new(409, "series_clash", detail)
}
