//! Registering participants, each once (rule 10).
//!
//! As with meetings, a row is written before Zoom is asked. If the answer is lost, the registrant is looked for; where we
//! may not look, they are registered again, which Zoom answers as it did before. Zoom takes few requests a day for one
//! participant of one meeting; what would be one too many is never sent.

use super::budget::utc_day;
use super::messages::{DropAnswer, DropRegistrant, EnsureRegistrant, RegistrantAnswer, Waiting};
use super::{Owner, Stop, ZoomAccount, waiting};
use crate::clock::now;
use crate::refusal::Outcome;
use crate::sql::instant;
use crate::under_way::Turn;
use crate::zoom::{self, ZoomFailure, ZoomRegistrant};
use crate::{args, row};
use jiff::SignedDuration;
use shared::id::SlotMeetingId;
use shared::limits;

/// A request whose answer was lost has taken effect by then, or never will.
const LOST_REQUEST_SETTLES: SignedDuration = SignedDuration::from_secs(15);
/// How long a caller waits for another one that works on the same registrant, in milliseconds.
const SAME_REGISTRANT_WAIT_MS: u64 = limits::LINK_WAIT_MS;

/// Where a registrant's meeting does not exist, Zoom says it by this code.
const NO_SUCH_MEETING: i64 = 1001;

row! {
    struct Row {
        zoom_id: i64,
        /// When Zoom was asked for them, unless they were cancelled since.
        asked_at: Option<i64>,
        registrant_id: Option<String>,
        join_url: Option<String>,
        day: String,
        registrations: u32,
        changes: u32,
    }
}

impl Row {
    fn registrations_today(&self) -> u32 {
        if self.day == utc_day(now()) { self.registrations } else { 0 }
    }

    fn changes_today(&self) -> u32 {
        if self.day == utc_day(now()) { self.changes } else { 0 }
    }
}

impl ZoomAccount {
    pub(super) async fn ensure_registrant(&self, message: EnsureRegistrant) -> Outcome<RegistrantAnswer> {
        match self.register_once(&message).await {
            Ok(answer) => Ok(answer),
            Err(Stop::Wait(waiting)) => Ok(RegistrantAnswer::Pending(waiting)),
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }

    pub(super) async fn drop_registrant(&self, message: DropRegistrant) -> Outcome<DropAnswer> {
        match self.cancel_once(&message).await {
            Ok(()) => Ok(DropAnswer::Gone),
            Err(Stop::Wait(waiting)) => Ok(DropAnswer::Pending(waiting)),
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }

    async fn register_once(&self, message: &EnsureRegistrant) -> Result<RegistrantAnswer, Stop> {
        let EnsureRegistrant { user, slot_meeting: id, registrant } = message;
        let email = registrant.email.as_str();
        let _turn = self.wait_for_registrant(id, email).await?;
        let Some(zoom_id) = self.row(id)?.and_then(|row| row.zoom_id) else {
            return Err(Stop::Wait(waiting(&ZoomFailure::Unclear("no meeting yet".to_owned()), false)));
        };
        // A registrant of a meeting that was since made anew is nobody to the new one.
        let known = self.registrant(id, email)?.filter(|row| row.zoom_id == zoom_id);
        if let Some(Row { join_url: Some(join_url), .. }) = known {
            return Ok(RegistrantAnswer::Ready { join_url });
        }
        let owner = self.caller(Some(user), true)?;
        if known.as_ref().is_some_and(|row| row.asked_at.is_some()) {
            let found = self
                .with_token(&owner, async |app, token| {
                    zoom::find_registrant(app, token, zoom_id, email).await
                })
                .await?;
            match found {
                Ok(Some(ZoomRegistrant { id: registrant_id, join_url: Some(join_url) })) => {
                    return self.keep_registrant(id, email, &registrant_id, join_url);
                }
                Ok(_) | Err(ZoomFailure::ScopeMissing) => {}
                Err(failure) => return Err(Stop::Wait(waiting(&failure, true))),
            }
        }
        if known.is_some_and(|row| row.registrations_today() >= limits::ZOOM_REGISTRATIONS_PER_DAY) {
            let reason = "Zoom registers the same participant of a meeting three times a day at most.";
            return Ok(RegistrantAnswer::Refused(reason.to_owned()));
        }
        self.write_registration(id, email, zoom_id)?;
        let registered = self
            .with_token(&owner, async |app, token| zoom::register(app, token, zoom_id, registrant).await)
            .await?;
        match registered {
            Ok(ZoomRegistrant { id: registrant_id, join_url: Some(join_url) }) => {
                self.keep_registrant(id, email, &registrant_id, join_url)
            }
            Ok(ZoomRegistrant { join_url: None, .. }) => Ok(RegistrantAnswer::Refused(
                "Zoom registered the client, and waits for the host to approve of them.".to_owned(),
            )),
            // Somebody has deleted the meeting at Zoom (zoom.md 5): it is made again, and then its registrants.
            Err(
                failure @ (ZoomFailure::NoSuchMeeting
                | ZoomFailure::Refused { status: 404, code: NO_SUCH_MEETING }),
            ) => {
                self.note_gone(zoom_id).await?;
                Err(Stop::Wait(waiting(&failure, true)))
            }
            Err(ZoomFailure::ScopeMissing) => Ok(RegistrantAnswer::Refused(
                "The host's Zoom connection does not allow registering clients.".to_owned(),
            )),
            Err(ZoomFailure::NotValid(_) | ZoomFailure::Refused { .. }) => {
                Ok(RegistrantAnswer::Refused("Zoom did not register the client.".to_owned()))
            }
            Err(failure) => Err(Stop::Wait(waiting(&failure, true))),
        }
    }

    async fn cancel_once(&self, message: &DropRegistrant) -> Result<(), Stop> {
        let DropRegistrant { slot_meeting: id, email } = message;
        let _turn = self.wait_for_registrant(id, email).await?;
        let zoom_id = self.row(id)?.and_then(|row| row.zoom_id);
        // With the meeting its registrants are gone.
        let Some(row) = self.registrant(id, email)?.filter(|row| Some(row.zoom_id) == zoom_id) else {
            return Ok(());
        };
        let Some(asked_at) = row.asked_at else { return Ok(()) };
        let owner = self.caller(None, true)?;
        let known = match row.registrant_id.clone() {
            Some(known) => Some(known),
            None => self.lost_registrant(&owner, &row, asked_at, email).await?,
        };
        let Some(registrant_id) = known else { return Ok(self.forget_registration(id, email)?) };
        if row.changes_today() >= limits::ZOOM_REGISTRANT_STATUS_PER_DAY {
            let retry_at = Some(self.day()?.ends());
            return Err(Stop::Wait(Waiting { retry_at, ..waiting(&ZoomFailure::DayFull, false) }));
        }
        self.count_change(id, email)?;
        let cancelled = self
            .with_token(&owner, async |app, token| {
                zoom::cancel_registrant(app, token, row.zoom_id, &registrant_id, email).await
            })
            .await?;
        match cancelled {
            // Who is not known any more, or whose meeting is gone, cannot come in either.
            Ok(()) | Err(ZoomFailure::NoSuchMeeting | ZoomFailure::Refused { status: 404, .. }) => {
                Ok(self.forget_registration(id, email)?)
            }
            Err(failure) => Err(Stop::Wait(waiting(&failure, true))),
        }
    }

    /// The registrant whom a request has made whose answer was lost; nobody, once it is certain that it has made none.
    async fn lost_registrant(
        &self,
        owner: &Owner,
        row: &Row,
        asked_at: i64,
        email: &str,
    ) -> Result<Option<String>, Stop> {
        let found = self
            .with_token(owner, async |app, token| zoom::find_registrant(app, token, row.zoom_id, email).await)
            .await?;
        match found {
            Ok(Some(found)) => Ok(Some(found.id)),
            Ok(None) if now() < instant(asked_at)? + LOST_REQUEST_SETTLES => {
                let retry_at = Some(instant(asked_at)? + LOST_REQUEST_SETTLES);
                let lost = ZoomFailure::Unclear("an answer was lost".to_owned());
                Err(Stop::Wait(Waiting { retry_at, ..waiting(&lost, true) }))
            }
            Ok(None) | Err(ZoomFailure::NoSuchMeeting) => Ok(None),
            Err(failure) => Err(Stop::Wait(waiting(&failure, true))),
        }
    }

    async fn wait_for_registrant(&self, id: &SlotMeetingId, email: &str) -> Result<Turn<'_>, Stop> {
        let turn = self.under_way.wait(&format!("{id} {email}"), SAME_REGISTRANT_WAIT_MS).await;
        turn.ok_or_else(|| Stop::Wait(waiting(&ZoomFailure::Unclear("still at it".to_owned()), true)))
    }

    fn registrant(&self, id: &SlotMeetingId, email: &str) -> Outcome<Option<Row>> {
        self.sql.first(
            "SELECT zoom_id, asked_at, registrant_id, join_url, day, registrations, changes FROM registrants
                WHERE slot_meeting_id = ? AND email = ?",
            args![id, email],
        )
    }

    /// Zoom is about to be asked for a registrant.
    fn write_registration(&self, id: &SlotMeetingId, email: &str, zoom_id: i64) -> Outcome<()> {
        let known = self.registrant(id, email)?.filter(|row| row.zoom_id == zoom_id);
        let (registrations, changes) =
            known.map_or((0, 0), |row| (row.registrations_today(), row.changes_today()));
        self.sql.run(
            "INSERT OR REPLACE INTO registrants
                (slot_meeting_id, email, zoom_id, asked_at, day, registrations, changes) VALUES (?, ?, ?, ?, ?, ?, ?)",
            args![id, email, zoom_id, now(), utc_day(now()), registrations + 1, changes],
        )
    }

    fn keep_registrant(
        &self,
        id: &SlotMeetingId,
        email: &str,
        registrant_id: &str,
        join_url: String,
    ) -> Result<RegistrantAnswer, Stop> {
        self.sql.run(
            "UPDATE registrants SET registrant_id = ?, join_url = ? WHERE slot_meeting_id = ? AND email = ?",
            args![registrant_id, join_url, id, email],
        )?;
        Ok(RegistrantAnswer::Ready { join_url })
    }

    /// Zoom is about to be asked to cancel them: from now on their link is not known to work.
    fn count_change(&self, id: &SlotMeetingId, email: &str) -> Outcome<()> {
        let today = utc_day(now());
        self.sql.run(
            "UPDATE registrants SET join_url = NULL, changes = CASE WHEN day = ? THEN changes + 1 ELSE 1 END,
                registrations = CASE WHEN day = ? THEN registrations ELSE 0 END, day = ?
                WHERE slot_meeting_id = ? AND email = ?",
            args![today, today, today, id, email],
        )
    }

    /// They are cancelled, or never were there; how often Zoom was asked today stays known.
    fn forget_registration(&self, id: &SlotMeetingId, email: &str) -> Outcome<()> {
        self.sql.run(
            "UPDATE registrants SET asked_at = NULL, registrant_id = NULL, join_url = NULL
                WHERE slot_meeting_id = ? AND email = ?",
            args![id, email],
        )
    }
}
