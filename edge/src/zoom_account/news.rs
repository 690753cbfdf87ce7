//! What Zoom tells of the account: what happens to its meetings, and that its user has taken the app out.
//!
//! News of a meeting is written down, once however often it is told, and passed on by a chore to the sub-account whose
//! meeting it is. What is not about a meeting of ours leaves no trace.

use super::messages::Hear;
use super::ownership::Owner;
use super::{CHORE_RETRY, Chore, ZoomAccount};
use crate::agency::messages::ClearConnection;
use crate::clock::now;
use crate::json;
use crate::object::send;
use crate::refusal::Outcome;
use crate::sql::parsed;
use crate::sub_account::messages::MeetingNews;
use crate::{args, log, row};
use jiff::{SignedDuration, Timestamp};
use shared::id::AgencyId;
use shared::limits;
use shared::permission::PARTICIPANTS;
use shared::zoom_message::{MeetingMessage, News, NewsKind, ZoomMessage};

row! {
    /// A meeting of ours, by Zoom's number of it.
    struct Known {
        slot_meeting_id: String,
        sub_account: String,
    }
}

impl ZoomAccount {
    pub(super) async fn hear(&self, message: Hear) -> Outcome<()> {
        // Of an account that nobody has connected, nothing is written.
        let Some(owner) = self.owner()? else { return Ok(()) };
        match ZoomMessage::read(&message.message) {
            Some(ZoomMessage::Deauthorized { at, .. }) => self.end_deauthorized(&owner, at).await,
            Some(ZoomMessage::Meeting(told)) => self.hear_of_meeting(told).await,
            Some(ZoomMessage::UrlCheck { .. } | ZoomMessage::Other) | None => Ok(()),
        }
    }

    async fn hear_of_meeting(&self, told: MeetingMessage) -> Outcome<()> {
        let MeetingMessage { host, meeting, registrant, key, mut news } = told;
        // That the host comes and goes is no news.
        let Some(known) = self.known(meeting)?.filter(|_| news.zoom_user != host) else { return Ok(()) };
        if let Some(email) = self.registered(&known.slot_meeting_id, &registrant)? {
            news.email = email;
        }
        self.write_news(&key, &known, &news).await
    }

    fn known(&self, zoom_id: i64) -> Outcome<Option<Known>> {
        self.sql.first(
            "SELECT slot_meeting_id, sub_account FROM meetings WHERE zoom_id = ? AND sub_account IS NOT NULL",
            args![zoom_id],
        )
    }

    /// The address that a registrant was registered under: Zoom does not always tell it.
    fn registered(&self, slot_meeting: &str, registrant: &str) -> Outcome<Option<String>> {
        row! { struct Row { email: String } }
        let row: Option<Row> = self.sql.first(
            "SELECT email FROM registrants WHERE slot_meeting_id = ? AND registrant_id = ?",
            args![slot_meeting, registrant],
        )?;
        Ok(row.map(|row| row.email))
    }

    /// A meeting of ours that Zoom does not have any more.
    pub(super) async fn note_gone(&self, zoom_id: i64) -> Outcome<()> {
        let Some(known) = self.known(zoom_id)? else { return Ok(()) };
        self.write_news(&format!("gone {zoom_id}"), &known, &News::found(NewsKind::Deleted, now())).await
    }

    /// Writes news down, unless it is known, to be passed on.
    async fn write_news(&self, key: &str, known: &Known, news: &News) -> Outcome<()> {
        let Known { slot_meeting_id, sub_account } = known;
        let text = serde_json::to_string(news)?;
        let is_new = self.sql.transaction(|| {
            let written = self.sql.written(
                "INSERT OR IGNORE INTO news (key, heard_at, slot_meeting_id, sub_account, news) VALUES (?, ?, ?, ?, ?)",
                args![key, now(), slot_meeting_id, sub_account, text],
            )?;
            if written > 0 && news.kind == NewsKind::Deleted {
                // Whoever wants it from now on gets another one.
                self.forget(&parsed(slot_meeting_id.clone())?)?;
            }
            self.forget_old_news()?;
            Ok(written > 0)
        })?;
        if is_new { self.plan_chore(Chore::PassNews, "", now()).await } else { Ok(()) }
    }

    fn forget_old_news(&self) -> Outcome<()> {
        let age = SignedDuration::from_hours(24 * limits::ZOOM_MESSAGES_KEPT_DAYS);
        self.sql.run(
            "DELETE FROM news WHERE key IN
                (SELECT key FROM news WHERE passed IN (0, 1) AND heard_at < ? LIMIT ?)",
            args![now() - age, limits::FORGOTTEN_AT_ONCE],
        )
    }

    /// Passes on what was written down. Its content is forgotten then; that it came is remembered for a while.
    pub(super) async fn pass_news(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { key: String, slot_meeting_id: String, sub_account: String, news: String } }
        loop {
            let rows: Vec<Row> = self.sql.rows(
                "SELECT key, slot_meeting_id, sub_account, news FROM news WHERE passed = 0 ORDER BY heard_at LIMIT ?",
                args![limits::ZOOM_MESSAGES_AT_ONCE],
            )?;
            if rows.is_empty() {
                return Ok(None);
            }
            let mut failed = false;
            for row in rows {
                let message = MeetingNews {
                    slot_meeting: parsed(row.slot_meeting_id)?,
                    people: PARTICIPANTS
                        .is_granted(&self.sql.fact::<Vec<String>>("scopes")?.unwrap_or_default()),
                    news: json::read(&row.news)?,
                };
                if let Err(fault) = send(&self.env, &row.sub_account, &message).await {
                    // It does not keep up what is for others.
                    log::fault("pass news of a meeting on", &fault.to_string());
                    failed = true;
                    continue;
                }
                self.sql.run("UPDATE news SET passed = 1, news = '' WHERE key = ?", args![row.key])?;
            }
            if failed {
                return Ok(Some(now() + CHORE_RETRY));
            }
        }
    }

    /// The user has taken the app out at Zoom: everything that is kept of the connection goes, at once. Their meetings stay
    /// at Zoom as they are, as after disconnecting.
    async fn end_deauthorized(&self, owner: &Owner, at: Timestamp) -> Outcome<()> {
        // Tokens that Zoom has given out since then are of another connection: the message is late.
        if self.sql.fact::<Timestamp>("renewed_at")?.is_some_and(|renewed_at| renewed_at > at) {
            return Ok(());
        }
        let Owner { user, agency, zoom_user, attempt, .. } = owner.clone();
        let told = serde_json::to_string(&(
            agency,
            ClearConnection { user, zoom_user: zoom_user.clone(), attempt, at },
        ))?;
        self.sql.transaction(|| {
            self.forget_owner()?;
            self.forget_leaving()?;
            self.forget_host()?;
            self.forget_tokens()?;
            self.sql.clear_fact("plan")?;
            self.note_chore(Chore::TellDeauthorized, &told, now())?;
            self.note_chore(Chore::ClearKv, &zoom_user, now())
        })?;
        log::event("zoom deauthorized", &serde_json::json!({ "zoom_user": zoom_user }));
        self.wake_for_chores().await
    }

    /// Tells the agency, which shows it on the user's profile and tells their sub-accounts.
    pub(super) async fn tell_deauthorized(&self, told: &str) -> Outcome<()> {
        let (agency, message): (AgencyId, ClearConnection) = json::read(told)?;
        send(&self.env, agency.as_str(), &message).await
    }
}
