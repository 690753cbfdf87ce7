//! Series: appointments that are booked together, one after the other.
//!
//! The plan is written down before anything is booked; each of its appointments is then booked like any other, under a
//! key of its own. So a series that is sent again after a crash goes on where it stopped, and nothing is booked twice.

use super::SubAccount;
use super::messages::{Book, BookSeries, Cancel, CancelSeries, Clash, ReadSeries, SeriesRecord};
use crate::clock::{entropy, now};
use crate::json;
use crate::refusal::{Fault, Outcome, Refusal, broken};
use crate::sql::parsed;
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::appointment::{Actor, Status};
use shared::availability::Zone;
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
    /// What was booked for it, once it is.
    #[serde(default)]
    appointment: Option<AppointmentId>,
}

impl Planned {
    /// What there is to say of it: nothing where it takes place when it was to.
    fn clash(&self) -> Option<Clash> {
        let (wanted, appointment) = (self.wanted, self.appointment.clone());
        (self.start != Some(wanted)).then_some(Clash { wanted, appointment })
    }
}

row! { struct SeriesRow { id: String, fingerprint: String, plan: String, refused: i64 } }

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
        let (id, mut plan) = if let Some(known) = self.known_series(&booking)? {
            known
        } else {
            let occurrences = repeat.occurrences(booking.start, &booking.tz)?;
            let plan = self.plan(&calendar, &occurrences, repeat.on_clash(), &booking)?;
            (self.write_series(&booking, &plan)?, plan)
        };
        for (number, planned) in plan.iter_mut().enumerate() {
            if planned.appointment.is_some() {
                continue;
            }
            match self.book_planned(&booking, &id, number, planned, repeat.on_clash()).await {
                Ok(booked) => {
                    planned.start = booked.as_ref().map(|(_, start)| *start);
                    planned.appointment = booked.map(|(appointment, _)| appointment);
                }
                Err(fault) => {
                    self.undo_series(&id, &fault).await?;
                    return Err(fault);
                }
            }
        }
        self.sql.run("UPDATE series SET plan = ? WHERE id = ?", args![serde_json::to_string(&plan)?, id])?;
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
            return Err(series_clash(&[], &booking.tz).into());
        }
        Ok(Some((parsed(row.id)?, json::read(&row.plan)?)))
    }

    /// Decides for every time of the series what becomes of it, by what is free now.
    fn plan(
        &self,
        calendar: &Calendar,
        occurrences: &[shared::series::Occurrence],
        on_clash: OnClash,
        booking: &Book,
    ) -> Outcome<Vec<Planned>> {
        let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else {
            return Err(broken("a series without an appointment"));
        };
        // The first time may be kept for this very client.
        let free = self.free_starts(calendar, first.start, last.before, booking.hold.as_ref())?;
        let busy = calendar.slots.busy_at(first.start);
        let apart = busy.start().duration_until(busy.end());
        let settled = settle(occurrences, &free, apart, on_clash)
            .map_err(|clashes| series_clash(&clashes.0, &booking.tz))?;
        if settled.iter().all(|settled| settled.start().is_none()) {
            let all: Vec<Timestamp> = occurrences.iter().map(|occurrence| occurrence.start).collect();
            return Err(series_clash(&all, &booking.tz).into());
        }
        let planned = |(settled, occurrence): (&Settled, &shared::series::Occurrence)| Planned {
            wanted: occurrence.start,
            start: settled.start(),
            before: occurrence.before,
            appointment: None,
        };
        Ok(settled.iter().zip(occurrences).map(planned).collect())
    }

    fn free_starts(
        &self,
        calendar: &Calendar,
        from: Timestamp,
        until: Timestamp,
        but_for: Option<&AppointmentId>,
    ) -> Outcome<Vec<Timestamp>> {
        let range = Interval::new(from, until).map_err(|error| broken(error.to_string()))?;
        let offering = self.offering(calendar.clone(), range, but_for)?;
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

    /// Books one appointment of a series; nothing where it is left out. If somebody was quicker, the rule for clashes
    /// holds once more.
    async fn book_planned(
        &self,
        booking: &Book,
        series: &SeriesId,
        number: usize,
        planned: &Planned,
        on_clash: OnClash,
    ) -> Outcome<Option<(AppointmentId, Timestamp)>> {
        let message = |attempt: u32, start| {
            let key = format!("{}/{number}/{attempt}", booking.key);
            let hold = booking.hold.clone().filter(|_| number == 0 && attempt == 0);
            Book { start, key, series: Some(series.clone()), hold, ..booking.clone() }
        };
        let mut wanted = planned.start;
        // Sent again after a crash: what was booked then is not booked once more, be its earlier choice free or not.
        for attempt in 0..=limits::SERIES_MOVES_MAX {
            let known =
                wanted.map(|start| self.known_booking(&message(attempt, start))).transpose()?.flatten();
            if let Some(appointment) = known
                && self.appointment_exists(&appointment)?
            {
                let start = self.stored(&appointment)?.start()?;
                return Ok(Some((appointment, start)));
            }
        }
        for attempt in 0..=limits::SERIES_MOVES_MAX {
            let Some(start) = wanted else { return Ok(None) };
            let fault = match self.book_silently(&message(attempt, start)).await {
                Ok((appointment, _)) => return Ok(Some((appointment, start))),
                Err(fault) => fault,
            };
            wanted = match on_clash {
                _ if !is_taken(&fault) => return Err(fault),
                OnClash::Refuse => return Err(fault),
                OnClash::Skip => None,
                OnClash::NextFree => self.next_free(booking, start, planned.before)?,
            };
        }
        Ok(None)
    }

    /// The first start after `taken` and before `before` that is free now.
    fn next_free(&self, booking: &Book, taken: Timestamp, before: Timestamp) -> Outcome<Option<Timestamp>> {
        let calendar =
            self.calendar(&booking.calendar)?.for_booking(booking.duration_minutes, &booking.by)?;
        let after = taken.saturating_add(SignedDuration::from_secs(1)).unwrap_or(before);
        if after >= before {
            return Ok(None);
        }
        Ok(self.free_starts(&calendar, after, before, None)?.first().copied())
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
        row! { struct Row { id: String } }
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
        let plan: Vec<Planned> = json::read(&row.plan)?;
        let appointments =
            self.appointments_of(id)?.iter().map(|id| self.record(id)).collect::<Outcome<Vec<_>>>()?;
        let skipped =
            plan.iter().filter(|planned| planned.start.is_none()).map(|planned| planned.wanted).collect();
        let clashes = plan.iter().filter_map(Planned::clash).collect();
        let tz = match appointments.first() {
            Some(first) => first.tz.clone(),
            None => Zone::parse("UTC")?,
        };
        Ok(SeriesRecord { id: id.clone(), appointments, skipped, clashes, sub_account: self.id()?, tz })
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

/// How many of the times that are not free are named to a person.
const CLASHES_NAMED: usize = 5;

/// A series that cannot be booked as it was wanted, for the sake of these times.
fn series_clash(times: &[Timestamp], tz: &Zone) -> Refusal {
    let named = times
        .iter()
        .take(CLASHES_NAMED)
        .map(|time| time.to_zoned(tz.time_zone().clone()).strftime("%-d %B %Y at %H:%M").to_string());
    let named: Vec<String> = named.collect();
    let more = match times.len().saturating_sub(CLASHES_NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let detail = match times.len() {
        0 => "Some times of this series are not free.".to_owned(),
        1 => format!("One time of this series is not free: {}.", named.join("")),
        count => format!("{count} times of this series are not free: {}{more}.", named.join(", ")),
    };
    Refusal::new(409, "series_clash", detail)
}
