//! The outbox: what a transaction promised to do outside the object, done at once where possible and by the alarm
//! until it is done. Every job may run more than once.

use super::SubAccount;
use super::slot_meetings::DutyDone;
use crate::clock::{now, on_the_machine};
use crate::host::messages::{ConfirmClaim, ReleaseClaim};
use crate::object::{send, ticks_ms, wake_by, within_ms};
use crate::refusal::{Fault, Outcome};
use crate::side_by_side::all;
use crate::sql::{instant, parsed};
use crate::{args, log, row};
use futures_util::future::join3;
use jiff::{SignedDuration, Timestamp};
use shared::id::{AppointmentId, SlotMeetingId, UserId};
use shared::limits;
use std::cell::Cell;
use std::time::Duration;
use worker::Delay;

/// How many jobs one alarm takes on together: Workers hold six connections open at a time.
const JOBS_AT_ONCE: u32 = 6;
/// How long before the alarm a waiting request tries a job again, so that it is the one who does it.
const AHEAD_OF_ALARM_MS: u64 = 100;
/// How often the alarm looks for jobs that have become due while it waits for webhook endpoints and the courier.
const LOOK_BESIDE_MS: u64 = 250;
/// What a second try needs to be worth waiting for.
const RETRY_NEEDS_MS: u64 = 1_000;

/// Something owed to the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Job {
    /// Tell a `Host` that the claim's appointment is written.
    ConfirmClaim { user: UserId, claim_id: String },
    /// Give a claim back to a `Host`.
    ReleaseClaim { user: UserId, claim_id: String },
    /// Bring a slot meeting at Zoom in line with its users.
    MeetingDuty { slot_meeting: SlotMeetingId },
    /// Bring a client's registration for a meeting in line with the appointments that use it.
    RegistrantDuty { slot_meeting: SlotMeetingId, email: String },
    /// Give a time back that was kept for a client who did not book it.
    ExpireHold { hold: AppointmentId },
    /// Compute who came to a meeting, and what follows.
    Attendance { slot_meeting: SlotMeetingId },
}

row! { struct JobRow { kind: String, subject: String, target: String, attempts: i64, version: i64 } }

impl Job {
    const CONFIRM_CLAIM: &'static str = "confirm_claim";
    const RELEASE_CLAIM: &'static str = "release_claim";
    pub(super) const MEETING_DUTY: &'static str = "meeting_duty";
    const REGISTRANT_DUTY: &'static str = "registrant_duty";
    const EXPIRE_HOLD: &'static str = "expire_hold";
    const ATTENDANCE: &'static str = "attendance";

    /// What the request that owes a job has for itself before the alarm takes over: a little more than it waits.
    pub(super) const HEAD_START: SignedDuration = SignedDuration::from_secs(7);

    /// The job as its row names it: kind, subject, and the object that the subject belongs to.
    fn key(&self) -> (&'static str, &str, &str) {
        match self {
            Self::ConfirmClaim { user, claim_id } => (Self::CONFIRM_CLAIM, claim_id, user.as_str()),
            Self::ReleaseClaim { user, claim_id } => (Self::RELEASE_CLAIM, claim_id, user.as_str()),
            Self::MeetingDuty { slot_meeting } => (Self::MEETING_DUTY, slot_meeting.as_str(), ""),
            Self::RegistrantDuty { slot_meeting, email } => {
                (Self::REGISTRANT_DUTY, slot_meeting.as_str(), email)
            }
            Self::ExpireHold { hold } => (Self::EXPIRE_HOLD, hold.as_str(), ""),
            Self::Attendance { slot_meeting } => (Self::ATTENDANCE, slot_meeting.as_str(), ""),
        }
    }

    /// What it is called while it is under way.
    pub(super) fn turn(&self) -> String {
        let (kind, subject, target) = self.key();
        format!("{kind} {subject} {target}")
    }

    fn from_row(row: &JobRow) -> Outcome<Self> {
        let claim_id = row.subject.clone();
        Ok(match row.kind.as_str() {
            Self::CONFIRM_CLAIM => Self::ConfirmClaim { user: parsed(row.target.clone())?, claim_id },
            Self::RELEASE_CLAIM => Self::ReleaseClaim { user: parsed(row.target.clone())?, claim_id },
            Self::REGISTRANT_DUTY => {
                Self::RegistrantDuty { slot_meeting: parsed(row.subject.clone())?, email: row.target.clone() }
            }
            Self::EXPIRE_HOLD => Self::ExpireHold { hold: parsed(row.subject.clone())? },
            Self::ATTENDANCE => Self::Attendance { slot_meeting: parsed(row.subject.clone())? },
            _ => Self::MeetingDuty { slot_meeting: parsed(row.subject.clone())? },
        })
    }
}

impl SubAccount {
    /// Owes a job, in the transaction that makes it necessary. Owed again while it is under way, it runs again
    /// afterwards: its version has moved on.
    pub(super) fn owe(&self, job: &Job, due: Timestamp) -> Outcome<()> {
        let (kind, subject, target) = job.key();
        self.sql.run(
            "INSERT INTO jobs (kind, subject, target, due) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET due = MIN(due, excluded.due), version = version + 1, attempts = 0",
            args![kind, subject, target, due],
        )
    }

    /// Does jobs for a request that waits for them, until it has to answer; the alarm does the rest.
    pub(super) async fn run_until(&self, answer_by_ms: u64, jobs: &[Job]) -> Outcome<()> {
        self.wake_for_jobs().await?;
        let left_ms = answer_by_ms.saturating_sub(ticks_ms());
        within_ms(left_ms, self.run_twice(answer_by_ms, jobs)).await.unwrap_or(Ok(()))
    }

    /// Runs jobs, and once more those that are to be tried again while the request still waits: a Zoom that was
    /// merely busy then costs the client two seconds instead of a link that comes later.
    async fn run_twice(&self, answer_by_ms: u64, jobs: &[Job]) -> Outcome<()> {
        all(jobs.iter().map(|job| self.run_job(job))).await;
        let mut again = Vec::new();
        for job in jobs {
            let due_ms = self.due_again_ms(job)?.map(|due_ms| due_ms.saturating_sub(AHEAD_OF_ALARM_MS));
            again.extend(due_ms.filter(|due_ms| due_ms + RETRY_NEEDS_MS < answer_by_ms).map(|at| (at, job)));
        }
        all(again.into_iter().map(async |(at_ms, job)| {
            Delay::from(Duration::from_millis(at_ms.saturating_sub(ticks_ms()))).await;
            self.run_job(job).await;
        }))
        .await;
        Ok(())
    }

    /// When a job that did not succeed is due again, in milliseconds since 1970 by the machine's clock.
    fn due_again_ms(&self, job: &Job) -> Outcome<Option<u64>> {
        row! { struct Row { due: i64 } }
        let (kind, subject, target) = job.key();
        let row: Option<Row> = self.sql.first(
            "SELECT due FROM jobs WHERE kind = ? AND subject = ? AND target = ? AND attempts > 0",
            args![kind, subject, target],
        )?;
        let due = row.map(|row| instant(row.due)).transpose()?.map(on_the_machine);
        Ok(due.and_then(|due| u64::try_from(due.as_millisecond()).ok()))
    }

    /// What the alarm does: all jobs that are due, a few together, and beside them what webhook endpoints are owed, and
    /// what workflows send. Those may take their time to answer; no job waits for them.
    pub(super) async fn run_due_jobs(&self) -> Outcome<()> {
        let beside = Cell::new(2);
        let webhooks = async {
            let told = self.send_due_webhooks().await;
            beside.set(beside.get() - 1);
            told
        };
        let workflows = async {
            let walked = self.walk_due_enrolments().await;
            beside.set(beside.get() - 1);
            walked
        };
        let jobs = async {
            loop {
                self.run_due_batch().await?;
                if beside.get() == 0 {
                    return Ok(());
                }
                Delay::from(Duration::from_millis(LOOK_BESIDE_MS)).await;
            }
        };
        let (told, walked, done) = join3(webhooks, workflows, jobs).await;
        self.wake_for_jobs().await?;
        told.and(walked).and(done)
    }

    async fn run_due_batch(&self) -> Outcome<()> {
        let rows: Vec<JobRow> = self.sql.rows(
            "SELECT kind, subject, target, attempts, version FROM jobs WHERE due <= ? ORDER BY due LIMIT ?",
            args![now(), JOBS_AT_ONCE],
        )?;
        let jobs = rows.iter().map(Job::from_row).collect::<Outcome<Vec<_>>>()?;
        all(jobs.iter().map(|job| self.run_job(job))).await;
        Ok(())
    }

    /// Sets the alarm to the earliest due job, webhook, enrolment or message.
    pub(super) async fn wake_for_jobs(&self) -> Outcome<()> {
        let due = [self.next_due()?, self.next_webhook()?, self.next_enrolment()?, self.next_message()?];
        match due.into_iter().flatten().min() {
            Some(due) => wake_by(&self.state, due).await,
            None => Ok(()),
        }
    }

    pub(super) fn next_due(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { due: Option<i64> } }
        let row: Option<Row> = self.sql.first("SELECT MIN(due) AS due FROM jobs", vec![])?;
        row.and_then(|row| row.due).map(instant).transpose()
    }

    /// Runs a job, unless it is running already, and writes down how it went.
    async fn run_job(&self, job: &Job) {
        let kind = job.key().0;
        let ran = match self.under_way.begin(&job.turn()) {
            Some(_guard) => self.run_and_settle(job).await,
            None => self.postpone_running(job),
        };
        if let Err(fault) = ran {
            log::fault(kind, &fault.to_string());
        }
    }

    /// The alarm met a job that a request is still at: it looks again later.
    fn postpone_running(&self, job: &Job) -> Outcome<()> {
        let (kind, subject, target) = job.key();
        self.sql.run(
            "UPDATE jobs SET due = MAX(due, ?) WHERE kind = ? AND subject = ? AND target = ?",
            args![now() + Job::HEAD_START, kind, subject, target],
        )
    }

    async fn run_and_settle(&self, job: &Job) -> Outcome<()> {
        let (kind, subject, target) = job.key();
        let row: Option<JobRow> = self.sql.first(
            "SELECT kind, subject, target, attempts, version FROM jobs WHERE kind = ? AND subject = ? AND target = ?",
            args![kind, subject, target],
        )?;
        let Some(row) = row else { return Ok(()) };
        let again = match self.work(job, row.attempts).await {
            Ok(DutyDone::Done) => {
                return self.sql.run(
                    "DELETE FROM jobs WHERE kind = ? AND subject = ? AND target = ? AND version = ?",
                    args![kind, subject, target, row.version],
                );
            }
            Ok(DutyDone::Again(not_before)) => not_before,
            Err(fault) => {
                log::fault(kind, &fault.to_string());
                None
            }
        };
        let due = again.unwrap_or_else(|| now() + wait_before_try(row.attempts));
        self.sql.run(
            "UPDATE jobs SET due = ?, attempts = attempts + 1
                WHERE kind = ? AND subject = ? AND target = ? AND version = ?",
            args![due, kind, subject, target, row.version],
        )?;
        self.wake_for_jobs().await
    }

    async fn work(&self, job: &Job, tries: i64) -> Result<DutyDone, Fault> {
        match job {
            Job::ConfirmClaim { user, claim_id } => {
                send(&self.env, user.as_str(), &ConfirmClaim { claim_id: claim_id.clone() }).await?;
                Ok(DutyDone::Done)
            }
            Job::ReleaseClaim { user, claim_id } => {
                send(&self.env, user.as_str(), &ReleaseClaim { claim_id: claim_id.clone() }).await?;
                Ok(DutyDone::Done)
            }
            Job::MeetingDuty { slot_meeting } => self.do_meeting_duty(slot_meeting, tries).await,
            Job::RegistrantDuty { slot_meeting, email } => self.do_registrant_duty(slot_meeting, email).await,
            Job::ExpireHold { hold } => {
                self.expire_hold(hold)?;
                Ok(DutyDone::Done)
            }
            Job::Attendance { slot_meeting } => self.settle_attendance(slot_meeting),
        }
    }
}

/// The wait after so many tries (design: retry schedule as data).
fn wait_before_try(attempts: i64) -> SignedDuration {
    let waits = limits::RETRY_WAITS_SECONDS;
    let at = usize::try_from(attempts).unwrap_or(0).min(waits.len() - 1);
    SignedDuration::from_secs(waits[at])
}
