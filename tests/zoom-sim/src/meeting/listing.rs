//! `GET /users/me/meetings`: which meetings a type means, and pages that go on where the last one ended (zoom.md 3.5).

use std::collections::HashMap;

use axum::{
    Json,
    extract::{Path, RawQuery, State},
};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Kind, Meeting, MeetingId};
use crate::{
    clock::after_seconds,
    draw::Draw,
    form::Fields,
    operation::Operation,
    refusal::{FieldError, Refusal},
    state::{Bearer, Zoom},
    user::UserId,
};

const PAGE_SIZE: std::ops::RangeInclusive<usize> = 1..=300;
const PAGE_SIZE_DEFAULT: usize = 30;
/// A `next_page_token` lives fifteen minutes (zoom.md 3.5).
const BOOKMARK_SECONDS: u32 = 15 * 60;

/// The `type` of a list (zoom.md 3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// All there are, past ones included.
    Scheduled,
    /// Those under way. Nobody ever enters a meeting of the stand-in, so there are none.
    Live,
    /// Those that have not ended.
    Upcoming,
    /// Those that have not begun.
    NotBegun,
    /// Those that have ended.
    Previous,
}

impl Choice {
    fn read(text: &str) -> Option<Self> {
        match text {
            "scheduled" => Some(Self::Scheduled),
            "live" => Some(Self::Live),
            "upcoming" => Some(Self::Upcoming),
            "upcoming_meetings" => Some(Self::NotBegun),
            "previous_meetings" => Some(Self::Previous),
            _ => None,
        }
    }

    fn takes(self, meeting: &Meeting, now: Timestamp) -> bool {
        let timed = meeting.kind == Kind::Scheduled;
        match self {
            Self::Scheduled => meeting.kind != Kind::Instant,
            Self::Live => false,
            Self::Upcoming => timed && meeting.end() > now,
            Self::NotBegun => timed && meeting.start > now,
            Self::Previous => timed && meeting.end() <= now,
        }
    }
}

/// Lists are in the order of start, then id.
type Place = (Timestamp, MeetingId);

#[derive(Debug)]
struct Bookmark {
    host: UserId,
    choice: Choice,
    last_seen: Place,
    expires_at: Timestamp,
}

/// The `next_page_token`s given out. Each names the last meeting that its reader has seen, so what is deleted in between
/// makes the next page skip nothing.
#[derive(Debug, Default)]
pub struct Bookmarks(HashMap<String, Bookmark>);

impl Bookmarks {
    fn place(&self, token: &str, host: &UserId, choice: Choice, now: Timestamp) -> Option<Place> {
        let bookmark = self.0.get(token)?;
        let valid = bookmark.host == *host && bookmark.choice == choice && bookmark.expires_at > now;
        valid.then_some(bookmark.last_seen)
    }

    fn put(
        &mut self,
        host: &UserId,
        choice: Choice,
        last_seen: Place,
        now: Timestamp,
        draw: &mut Draw,
    ) -> String {
        let token = draw.url_safe::<24>();
        let expires_at = after_seconds(now, BOOKMARK_SECONDS);
        self.0.insert(token.clone(), Bookmark { host: host.clone(), choice, last_seen, expires_at });
        token
    }
}

/// The parameters of a list.
#[derive(Debug)]
struct Wish {
    choice: Choice,
    page_size: usize,
    token: Option<String>,
}

impl Wish {
    fn read(query: Option<&str>) -> Result<Self, Refusal> {
        let fields = Fields::of_query(query);
        let choice = Choice::read(fields.get("type").unwrap_or("scheduled"));
        let page_size = match fields.get("page_size") {
            None => Some(PAGE_SIZE_DEFAULT),
            Some(text) => text.parse().ok().filter(|size| PAGE_SIZE.contains(size)),
        };
        match (choice, page_size) {
            (Some(choice), Some(page_size)) => {
                Ok(Self { choice, page_size, token: fields.get("next_page_token").map(str::to_owned) })
            }
            (choice, page_size) => {
                let wrong = [("type", choice.is_none()), ("page_size", page_size.is_none())];
                let errors = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
                Err(Refusal::validation(errors.map(|(field, _)| FieldError::invalid(field)).collect()))
            }
        }
    }
}

/// `GET /users/me/meetings`.
pub async fn list(
    State(zoom): State<Zoom>,
    Path(whose): Path<String>,
    RawQuery(query): RawQuery,
    bearer: Bearer,
) -> Result<Json<Value>, Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, &whose, Operation::List)?;
    let wish = Wish::read(query.as_deref())?;
    let now = world.clock.now();

    let mut chosen: Vec<&Meeting> = world
        .meetings
        .made
        .iter()
        .filter(|meeting| meeting.host == host.id && meeting.deleted_at.is_none())
        .filter(|meeting| wish.choice.takes(meeting, now))
        .collect();
    chosen.sort_by_key(|meeting| (meeting.start, meeting.id));
    let total = chosen.len();

    if let Some(token) = &wish.token {
        let seen = world
            .meetings
            .bookmarks
            .place(token, &host.id, wish.choice, now)
            .ok_or_else(|| Refusal::validation(vec![FieldError::invalid("next_page_token")]))?;
        chosen.retain(|meeting| (meeting.start, meeting.id) > seen);
    }
    let more = chosen.len() > wish.page_size;
    chosen.truncate(wish.page_size);
    let meetings: Vec<Value> = chosen.iter().map(|meeting| meeting.listed(&host)).collect();
    let last = chosen.last().map(|meeting| (meeting.start, meeting.id)).filter(|_| more);
    let next_page_token = last.map_or_else(String::new, |last| {
        world.meetings.bookmarks.put(&host.id, wish.choice, last, now, &mut world.draw)
    });
    Ok(Json(json!({
        "page_size": wish.page_size,
        "total_records": total,
        "next_page_token": next_page_token,
        "meetings": meetings,
    })))
}
