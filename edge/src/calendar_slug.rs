//! `CalendarSlug`: one per slug, decides which calendar has it.
//!
//! Slugs are unique in the whole installation, because `/widget/bookings/{slug}` names nothing else. One small
//! object per slug makes that a decision of a single writer without a directory that everybody queues for.

use crate::messages;
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::serve;
use serde::{Deserialize, Serialize};
use shared::calendar::Slug;
use shared::id::{CalendarId, SubAccountId};
use std::cell::RefCell;
use std::collections::HashMap;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

/// Where a calendar lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarPlace {
    /// Whose it is.
    pub sub_account: SubAccountId,
    /// Which it is.
    pub calendar: CalendarId,
}

/// Take the slug for a calendar; refused where another calendar has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakeSlug {
    /// For which calendar.
    pub place: CalendarPlace,
}

/// Which calendar has the slug?
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindCalendar {}

messages!("CALENDAR_SLUG" {
    TakeSlug => (),
    FindCalendar => CalendarPlace,
});

/// Where the place is kept. No table: asking for a slug that nobody has must leave nothing behind.
const PLACE: &str = "place";

/// The Durable Object of one slug.
#[durable_object(fetch)]
pub struct CalendarSlug {
    state: State,
}

impl DurableObject for CalendarSlug {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        serve!(self, request, { TakeSlug => take, FindCalendar => find })
    }
}

impl CalendarSlug {
    async fn take(&self, message: TakeSlug) -> Outcome<()> {
        // Reading and writing are one step: while storage is read, the object takes no other request in.
        match self.place().await? {
            Some(place) if place != message.place => {
                let detail = "Another calendar has this slug. Choose another one.";
                Err(Refusal { field: Some("slug".to_owned()), ..Refusal::new(409, "slug_taken", detail) }
                    .into())
            }
            _ => Ok(self.state.storage().put(PLACE, serde_json::to_string(&message.place)?).await?),
        }
    }

    async fn find(&self, _: FindCalendar) -> Outcome<CalendarPlace> {
        Ok(self.place().await?.ok_or_else(|| Refusal::not_found("calendar"))?)
    }

    async fn place(&self) -> Outcome<Option<CalendarPlace>> {
        let stored: Option<String> = self.state.storage().get(PLACE).await?;
        Ok(stored.map(|text| serde_json::from_str(&text)).transpose()?)
    }
}

/// Most slugs that one isolate remembers.
const REMEMBERED_MAX: usize = 1_000;

thread_local! {
    /// A slug belongs to its calendar for good, so what was found once stays true.
    static REMEMBERED: RefCell<HashMap<Slug, CalendarPlace>> = RefCell::default();
}

/// Where the calendar with this slug lives.
pub async fn find_calendar(env: &Env, slug: &Slug) -> Outcome<CalendarPlace> {
    if let Some(place) = REMEMBERED.with_borrow(|known| known.get(slug).cloned()) {
        return Ok(place);
    }
    let place = send(env, slug.as_str(), &FindCalendar {}).await?;
    REMEMBERED.with_borrow_mut(|known| {
        if known.len() >= REMEMBERED_MAX {
            known.clear();
        }
        known.insert(slug.clone(), place.clone());
    });
    Ok(place)
}
