//! Making and deleting the meetings of slots, each once (invariant I3).
//!
//! A row is written before Zoom is asked. If the answer is lost, the meeting is looked for by the reference in its
//! agenda before another one is made; and because a request that timed out may still arrive, twins are looked for
//! once more afterwards and deleted.

use super::budget::Request;
use super::messages::{DropAnswer, DropMeeting, EnsureMeeting, MeetingAnswer, Waiting};
use super::ownership::Owner;
use super::{Chore, PERMISSION_TAKEN, Stop, ZoomAccount, waiting};
use crate::clock::now;
use crate::config::{self, ZoomApp};
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Fault, Outcome};
use crate::sql::{instant, parsed};
use crate::under_way::Turn;
use crate::vault::Tokens;
use crate::zoom::{self, NewMeeting, ZoomFailure, ZoomMeeting, ZoomResult};
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use shared::id::{SlotMeetingId, UserId};
use shared::limits;
use shared::meeting::{LeftOut, Passcode, Wish};
use shared::sorting::sort_by_key;
use shared::zoom_day::Errand;
use std::time::Duration;
use worker::Delay;

/// A request whose answer was lost has taken effect by then, or never will.
const LOST_REQUEST_SETTLES: SignedDuration = SignedDuration::from_secs(15);
/// After a meeting was made whose first request had been lost, twins are looked for then.
pub(super) const TWINS_SWEPT_AFTER: SignedDuration = SignedDuration::from_secs(120);
/// When they are looked for that could not be, for want of a connection, unless somebody connects the account before.
const TWINS_REST: SignedDuration = SignedDuration::from_hours(24 * 30);
/// The setting by its name.
const PERSONAL_LINKS: &str = "personal_links";
/// How long a caller waits for another one that works on the same meeting, in milliseconds.
const SAME_MEETING_WAIT_MS: u64 = limits::LINK_WAIT_MS;

row! {
    pub(super) struct Row {
        passcode: String,
        asked_at: i64,
        pub(super) zoom_id: Option<i64>,
        join_url: Option<String>,
        left_out: String,
        registration: i64,
    }
}

impl Row {
    /// The meeting, where it is there.
    fn ready(&self) -> Outcome<Option<MeetingAnswer>> {
        let (Some(_), Some(join_url)) = (self.zoom_id, self.join_url.clone()) else { return Ok(None) };
        Ok(Some(MeetingAnswer::Ready {
            join_url,
            passcode: (!self.passcode.is_empty()).then(|| self.passcode.clone()),
            registration: self.registration == 1,
            left_out: json::read(&self.left_out)?,
        }))
    }
}

impl ZoomAccount {
    pub(super) async fn ensure_meeting(&self, message: EnsureMeeting) -> Outcome<MeetingAnswer> {
        match self.ensure(&message).await {
            Ok(answer) => {
                self.plan_comparison().await?;
                Ok(answer)
            }
            Err(Stop::Wait(waiting)) => {
                // While it is not settled what came of a request, there is a row, whatever stopped us this time.
                let may_exist = waiting.may_exist || self.row(&message.slot_meeting)?.is_some();
                Ok(MeetingAnswer::Pending(Waiting { may_exist, ..waiting }))
            }
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }

    pub(super) async fn drop_meeting(&self, message: DropMeeting) -> Outcome<DropAnswer> {
        match self.drop_it(&message).await {
            Ok(()) => Ok(DropAnswer::Gone),
            Err(Stop::Wait(waiting)) => Ok(DropAnswer::Pending(waiting)),
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }

    async fn ensure(&self, message: &EnsureMeeting) -> Result<MeetingAnswer, Stop> {
        let id = &message.slot_meeting;
        let _guard = self.wait_for(id).await?;
        let row = match self.row(id)? {
            Some(left) if self.is_drop_waiting(id)? => {
                self.delete_left(message, &left).await?;
                None
            }
            row => row,
        };
        if let Some(ready) = row.as_ref().map(Row::ready).transpose()?.flatten() {
            self.leave_line(id)?;
            return Ok(ready);
        }
        let asked_before = row.is_some();
        let owner = self.caller(Some(&message.user), asked_before)?;
        if let Some(row) = row {
            match self.found(&owner, id).await? {
                Some(meeting) => return self.keep(message, meeting),
                None if now() < instant(row.asked_at)? + LOST_REQUEST_SETTLES => {
                    let retry_at = Some(instant(row.asked_at)? + LOST_REQUEST_SETTLES);
                    let lost = ZoomFailure::Unclear("an answer was lost".to_owned());
                    return Err(Stop::Wait(Waiting { retry_at, ..waiting(&lost, true) }));
                }
                None => self.plan_chore(Chore::SweepTwins, id.as_str(), now() + TWINS_SWEPT_AFTER).await?,
            }
        }
        if end(message.start, message.duration_minutes) <= now() {
            self.leave_line(id)?;
            self.forget(id)?;
            return Err(Stop::Wait(Waiting::over()));
        }
        self.make(&owner, message, asked_before).await
    }

    /// A meeting that was to be deleted is never handed out again, for nobody knows whether that was done already. Its host
    /// had gone over to another Zoom account and is back: it is deleted first, then another one is made.
    async fn delete_left(&self, message: &EnsureMeeting, left: &Row) -> Result<(), Stop> {
        let owner = self.caller(Some(&message.user), true)?;
        self.delete_known(&owner, left, &request(message, Errand::Delete)).await
    }

    /// Asks Zoom for the meeting, first in local time and, should Zoom put it at another instant, in UTC; with all that the
    /// calendar asks for, and with less where Zoom does not accept it.
    async fn make(
        &self,
        owner: &Owner,
        message: &EnsureMeeting,
        asked_before: bool,
    ) -> Result<MeetingAnswer, Stop> {
        let id = &message.slot_meeting;
        let request = request(message, Errand::Create);
        let stop = |waiting| Err(Stop::Wait(Waiting { may_exist: asked_before, ..waiting }));
        let mut wish = self.wish(message).await?;
        let mut in_utc = false;
        for _ in 0..limits::ZOOM_CREATE_TRIES_MAX {
            let tokens = match self.ready_for(owner, &request).await? {
                Ok(tokens) => tokens,
                Err(waiting) => return stop(waiting),
            };
            self.write_asked(message, &wish)?;
            let new = NewMeeting {
                reference: id,
                topic: &message.topic,
                agenda: &message.agenda,
                start: message.start,
                zone: &message.zone,
                duration_minutes: message.duration_minutes,
                wish: &wish,
                in_utc,
            };
            let made = self
                .ask(owner, tokens, async |app, token| zoom::create_meeting(app, token, &new).await)
                .await;
            let made = match made {
                Ok(made) => made,
                Err(stop) => {
                    self.give_back()?;
                    self.forget_unless(asked_before, id)?;
                    return Err(stop);
                }
            };
            match made {
                Ok(meeting) if is_at(&meeting, message.start) => return self.keep(message, meeting),
                Ok(misplaced) => {
                    crate::log::fault("create meeting", "Zoom put a meeting at another instant than asked");
                    self.delete_at_zoom(owner, misplaced.id, &request).await?;
                    self.forget(id)?;
                    if in_utc {
                        break;
                    }
                    in_utc = true;
                }
                Err(failure @ ZoomFailure::Unclear(_)) => return Err(Stop::Wait(waiting(&failure, true))),
                Err(failure) => {
                    self.forget_unless(asked_before, id)?;
                    match self.lesser_wish(&wish, &failure)? {
                        Some(lesser) => wish = lesser,
                        None => return stop(self.put_off(&failure, &request).await?),
                    }
                }
            }
        }
        Err(Stop::Wait(waiting(&ZoomFailure::NotValid(Vec::new()), false)))
    }

    /// The meeting of this slot at Zoom, if it is there; twins of it are deleted on the way.
    async fn found(&self, owner: &Owner, id: &SlotMeetingId) -> Result<Option<ZoomMeeting>, Stop> {
        let listed =
            self.with_token(owner, async |app, token| zoom::find_meetings(app, token, id).await).await?;
        let mut listed = match listed {
            Ok(listed) => listed,
            Err(failure) => return Err(Stop::Wait(self.refused(&failure, true).await?)),
        };
        sort_by_key(&mut listed, |meeting| meeting.id);
        let mut listed = listed.into_iter();
        let Some(first) = listed.next() else { return Ok(None) };
        for twin in listed {
            self.delete_at_zoom(owner, twin.id, &twin_of(id)).await?;
        }
        // Lists leave the passcode out.
        let read =
            self.with_token(owner, async |app, token| zoom::get_meeting(app, token, first.id).await).await?;
        match read {
            Ok(meeting) => Ok(Some(meeting)),
            Err(ZoomFailure::NoSuchMeeting) => Ok(None),
            Err(failure) => Err(Stop::Wait(self.refused(&failure, true).await?)),
        }
    }

    async fn drop_it(&self, message: &DropMeeting) -> Result<(), Stop> {
        let id = &message.slot_meeting;
        let _guard = self.wait_for(id).await?;
        let Some(row) = self.row(id)? else { return Ok(self.leave_line(id)?) };
        self.note_drop_waiting(id)?;
        let request = Request {
            slot_meeting: id,
            sub_account: Some(&message.sub_account),
            errand: Errand::Delete,
            start: message.start,
            end: end(message.start, message.duration_minutes),
        };
        let Ok(owner) = self.caller(None, true) else {
            // There is nobody to call Zoom for. Whoever connects the account has it deleted.
            return Ok(self.leave_line(id)?);
        };
        self.delete_known(&owner, &row, &request).await
    }

    async fn delete_known(&self, owner: &Owner, row: &Row, request: &Request<'_>) -> Result<(), Stop> {
        let id = request.slot_meeting;
        let zoom_id = match row.zoom_id {
            Some(zoom_id) => Some(zoom_id),
            None => self.found(owner, id).await?.map(|meeting| meeting.id),
        };
        match zoom_id {
            Some(zoom_id) => self.delete_at_zoom(owner, zoom_id, request).await?,
            None if now() < instant(row.asked_at)? + LOST_REQUEST_SETTLES => {
                let retry_at = Some(instant(row.asked_at)? + LOST_REQUEST_SETTLES);
                let lost = ZoomFailure::Unclear("an answer was lost".to_owned());
                return Err(Stop::Wait(Waiting { retry_at, ..waiting(&lost, true) }));
            }
            None => {}
        }
        self.leave_line(id)?;
        self.forget(id)?;
        Ok(())
    }

    /// Deletes a meeting; one that is gone already is a success (zoom.md 3.6).
    pub(super) async fn delete_at_zoom(
        &self,
        owner: &Owner,
        zoom_id: i64,
        request: &Request<'_>,
    ) -> Result<(), Stop> {
        let stop = |waiting| Err(Stop::Wait(Waiting { may_exist: true, ..waiting }));
        let tokens = match self.ready_for(owner, request).await? {
            Ok(tokens) => tokens,
            Err(waiting) => return stop(waiting),
        };
        let deleted =
            self.ask(owner, tokens, async |app, token| zoom::delete_meeting(app, token, zoom_id).await).await;
        if deleted.is_err() {
            self.give_back()?;
        }
        match deleted? {
            Ok(()) | Err(ZoomFailure::NoSuchMeeting) => Ok(()),
            Err(failure) => stop(self.put_off(&failure, request).await?),
        }
    }

    /// What a failure without effect means for a request that counts: where it is for a long time, it stands in line.
    async fn put_off(&self, failure: &ZoomFailure, request: &Request<'_>) -> Outcome<Waiting> {
        match failure {
            ZoomFailure::DayFull => self.note_day_is_full(request).await,
            ZoomFailure::Slower(_) | ZoomFailure::TokenRejected => {
                self.give_back()?;
                Ok(waiting(failure, false))
            }
            ZoomFailure::AccountClosed(_) => {
                Ok(self.turn_of(request).await?.unwrap_or_else(|| waiting(failure, false)))
            }
            ZoomFailure::ScopeMissing => self.refused(failure, false).await,
            failure => Ok(waiting(failure, false)),
        }
    }

    /// What it means that Zoom refuses a call which every connection has to be able to make. Without the permission no
    /// other one helps: the owner is told, and Zoom is not called any more.
    async fn refused(&self, failure: &ZoomFailure, may_exist: bool) -> Outcome<Waiting> {
        if *failure == ZoomFailure::ScopeMissing {
            self.break_connection(PERMISSION_TAKEN).await?;
        }
        Ok(waiting(failure, may_exist))
    }

    /// Looks once more for meetings that a lost request has made after all, and keeps the one that is known.
    pub(super) async fn sweep_twins(&self, slot_meeting: &str) -> Outcome<Option<Timestamp>> {
        let id: SlotMeetingId = parsed(slot_meeting.to_owned())?;
        if self.owner_or_leaver()?.is_none() {
            // There is nobody to call Zoom for: whoever connects the account has it done.
            return Ok(Some(now() + TWINS_REST));
        }
        let swept = match self.caller(None, true) {
            Ok(owner) => self.delete_twins(&owner, &id).await,
            Err(stop) => Err(stop),
        };
        match swept {
            Ok(()) => Ok(None),
            Err(Stop::Wait(Waiting { tries_max: Some(_), .. })) => {
                Ok(Some(now() + SignedDuration::from_secs(limits::ZOOM_REFUSED_DELETE_SECONDS)))
            }
            Err(Stop::Wait(waiting)) => {
                Ok(Some(waiting.retry_at.unwrap_or_else(|| now() + TWINS_SWEPT_AFTER)))
            }
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }

    async fn delete_twins(&self, owner: &Owner, id: &SlotMeetingId) -> Result<(), Stop> {
        // Nobody else works on this meeting meanwhile: one that is just being made would look like a twin.
        let _guard = self.wait_for(id).await?;
        let known = match self.row(id)? {
            Some(row) if self.is_drop_waiting(id)? => {
                return self.delete_known(owner, &row, &twin_of(id)).await;
            }
            Some(Row { zoom_id: None, .. }) => {
                let open = ZoomFailure::Unclear("not settled yet".to_owned());
                return Err(Stop::Wait(waiting(&open, true)));
            }
            Some(row) => row.zoom_id,
            None => None,
        };
        let listed =
            self.with_token(owner, async |app, token| zoom::find_meetings(app, token, id).await).await?;
        let listed = listed.map_err(|failure| Stop::Wait(waiting(&failure, true)))?;
        for meeting in listed.into_iter().filter(|meeting| Some(meeting.id) != known) {
            self.delete_at_zoom(owner, meeting.id, &twin_of(id)).await?;
        }
        Ok(())
    }

    /// On whose behalf Zoom is called; nobody's where the caller is not the owner any more, or must sign in again.
    pub(super) fn caller(&self, user: Option<&UserId>, may_exist: bool) -> Result<Owner, Stop> {
        let gone = || Stop::Wait(waiting(&ZoomFailure::GrantDead, may_exist));
        let owner = match user {
            Some(_) => self.owner()?,
            // Deleting goes on for a while after its user was deleted.
            None => self.owner_or_leaver()?,
        };
        let owner = owner.ok_or_else(gone)?;
        let is_owner = user.is_none_or(|user| *user == owner.user);
        if is_owner && self.is_connected()? { Ok(owner) } else { Err(gone()) }
    }

    /// Makes a call that does not count.
    pub(super) async fn with_token<T>(
        &self,
        owner: &Owner,
        call: impl AsyncFn(&ZoomApp, &str) -> ZoomResult<T>,
    ) -> Result<ZoomResult<T>, Stop> {
        let day = self.day()?;
        if let Some(until) = day.closed_until.filter(|until| *until > day.now) {
            return Ok(Err(ZoomFailure::AccountClosed(Some(until))));
        }
        let tokens = self.usable_tokens(owner, None).await?;
        self.keep_pace().await?;
        self.ask(owner, tokens, call).await
    }

    /// Tokens for a request that counts, which is taken out of the day's budget: to be sent at once. Or what it has to
    /// wait for. Nothing is spent before the call may really begin.
    async fn ready_for(&self, owner: &Owner, request: &Request<'_>) -> Result<Result<Tokens, Waiting>, Stop> {
        if let Some(waiting) = self.turn_of(request).await? {
            return Ok(Err(waiting));
        }
        let tokens = self.usable_tokens(owner, None).await?;
        self.keep_pace().await?;
        Ok(self.spend(request).await?.map_or(Ok(tokens), Err))
    }

    /// Asks Zoom; where it rejects the access token, once more with a refreshed one. Where that has to wait ([`Stop`]),
    /// nothing was done at Zoom.
    async fn ask<T>(
        &self,
        owner: &Owner,
        tokens: Tokens,
        call: impl AsyncFn(&ZoomApp, &str) -> ZoomResult<T>,
    ) -> Result<ZoomResult<T>, Stop> {
        let app = config::zoom_app(&self.env)?;
        let mut done = call(&app, &tokens.access_token).await;
        if matches!(done, Err(ZoomFailure::TokenRejected)) {
            let tokens = self.usable_tokens(owner, Some(&tokens.access_token)).await?;
            self.keep_pace().await?;
            done = call(&app, &tokens.access_token).await;
        }
        match &done {
            Err(ZoomFailure::Slower(until)) => {
                let rest_ms = until.map(|until| until.duration_since(now()).as_millis());
                let rest_ms = rest_ms.and_then(|ms| u64::try_from(ms).ok()).unwrap_or(limits::ZOOM_REST_MS);
                self.pace.borrow_mut().rest(ticks_ms() + rest_ms);
            }
            Err(ZoomFailure::AccountClosed(until)) => self.note_closed(*until)?,
            _ => {}
        }
        Ok(done)
    }

    /// Waits until the account may make another call: Zoom bounds how many it takes in a second (zoom.md 4).
    async fn keep_pace(&self) -> Result<(), Stop> {
        let licensed = self.sql.fact::<i64>("plan")?.is_some_and(|plan| plan == zoom::PLAN_LICENSED);
        let apart_ms =
            if licensed { limits::ZOOM_CALLS_APART_MS_LICENSED } else { limits::ZOOM_CALLS_APART_MS_BASIC };
        let now_ms = ticks_ms();
        let taken = self.pace.borrow_mut().take(now_ms, apart_ms, limits::ZOOM_PACE_PATIENCE_MS);
        let until_ms = |at_ms: u64| Duration::from_millis(at_ms.saturating_sub(now_ms));
        match taken {
            Ok(at_ms) if at_ms > now_ms => {
                Delay::from(until_ms(at_ms)).await;
                Ok(())
            }
            Ok(_) => Ok(()),
            Err(at_ms) => {
                let busy = ZoomFailure::Slower(Some(now() + until_ms(at_ms)));
                Err(Stop::Wait(waiting(&busy, false)))
            }
        }
    }

    pub(super) async fn wait_for(&self, id: &SlotMeetingId) -> Result<Turn<'_>, Stop> {
        let turn = self.under_way.wait(id.as_str(), SAME_MEETING_WAIT_MS).await;
        turn.ok_or_else(|| Stop::Wait(waiting(&ZoomFailure::Unclear("still at it".to_owned()), true)))
    }

    pub(super) fn row(&self, id: &SlotMeetingId) -> Outcome<Option<Row>> {
        self.sql.first(
            "SELECT passcode, asked_at, zoom_id, join_url, left_out, registration FROM meetings WHERE slot_meeting_id = ?",
            args![id],
        )
    }

    fn write_asked(&self, message: &EnsureMeeting, wish: &Wish) -> Outcome<()> {
        let EnsureMeeting { slot_meeting: id, sub_account, start, duration_minutes, .. } = message;
        let over_at = end(*start, *duration_minutes);
        self.sql.run(
            "INSERT OR REPLACE INTO asked_for (slot_meeting_id, over_at) VALUES (?, ?)",
            args![id, over_at],
        )?;
        let code = if let Passcode::Ours(code) = &wish.passcode { code } else { "" };
        self.sql.run(
            "INSERT OR REPLACE INTO meetings (slot_meeting_id, passcode, asked_at, left_out, sub_account, starts_at)
                VALUES (?, ?, ?, ?, ?, ?)",
            args![id, code, now(), serde_json::to_string(&wish.left_out)?, sub_account, start],
        )
    }

    fn keep(&self, message: &EnsureMeeting, meeting: ZoomMeeting) -> Result<MeetingAnswer, Stop> {
        let id = &message.slot_meeting;
        let ZoomMeeting { id: zoom_id, join_url, password, registration_url, .. } = meeting;
        // Zoom leaves the passcode out where the account uses none.
        let code = password.unwrap_or_default();
        let known = self.row(id)?.map_or_else(|| "[]".to_owned(), |row| row.left_out);
        let mut left_out: Vec<LeftOut> = json::read(&known).map_err(Fault::from)?;
        let is_told = left_out.iter().any(|left| left.setting == PERSONAL_LINKS);
        if message.settings.personal_links && registration_url.is_none() && !is_told {
            left_out
                .push(LeftOut::new(PERSONAL_LINKS, "Zoom takes no registrations for this host's meetings."));
        }
        let registration = registration_url.is_some();
        self.sql.run(
            "UPDATE meetings SET zoom_id = ?, join_url = ?, passcode = ?, left_out = ?, registration = ?
                WHERE slot_meeting_id = ?",
            args![
                zoom_id,
                join_url,
                code,
                serde_json::to_string(&left_out).map_err(Fault::from)?,
                registration,
                id
            ],
        )?;
        let passcode = (!code.is_empty()).then_some(code);
        Ok(MeetingAnswer::Ready { join_url, passcode, registration, left_out })
    }

    pub(super) fn forget(&self, id: &SlotMeetingId) -> Outcome<()> {
        self.sql.run("DELETE FROM drops_waiting WHERE slot_meeting_id = ?", args![id])?;
        self.sql.run("DELETE FROM registrants WHERE slot_meeting_id = ?", args![id])?;
        self.sql.run("DELETE FROM meetings WHERE slot_meeting_id = ?", args![id])
    }

    /// After a refusal without effect there is nothing to remember, unless an earlier request is still open.
    fn forget_unless(&self, asked_before: bool, id: &SlotMeetingId) -> Outcome<()> {
        if asked_before { Ok(()) } else { self.forget(id) }
    }
}

/// When a meeting ends.
fn end(start: Timestamp, duration_minutes: u32) -> Timestamp {
    start + SignedDuration::from_mins(i64::from(duration_minutes))
}

/// A request for the meeting that a message is about.
fn request(message: &EnsureMeeting, errand: Errand) -> Request<'_> {
    let EnsureMeeting { slot_meeting, sub_account, start, duration_minutes, .. } = message;
    Request {
        slot_meeting,
        sub_account: Some(sub_account),
        errand,
        start: *start,
        end: end(*start, *duration_minutes),
    }
}

/// The delete of a meeting that was made twice. Nobody is called when its turn comes: whoever looks for twins looks again.
pub(super) fn twin_of(slot_meeting: &SlotMeetingId) -> Request<'_> {
    Request { slot_meeting, sub_account: None, errand: Errand::Delete, start: now(), end: now() }
}

/// Whether Zoom put the meeting where it was asked to. A start that has passed becomes "now" at Zoom; that is no
/// misreading.
fn is_at(meeting: &ZoomMeeting, start: Timestamp) -> bool {
    meeting.start_time == Some(start) || start <= now()
}
