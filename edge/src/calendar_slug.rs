//! `CalendarSlug`: one per slug, decides which calendar has it, and which group of calendars.
//!
//! Slugs are unique in the whole installation, because `/widget/bookings/{slug}` names nothing else. One small
//! object per slug makes that a decision of a single writer without a directory that everybody queues for. Groups have
//! an address of their own, `/widget/groups/{slug}`, so a group and a calendar may have the same slug.

use crate::json;
use crate::messages;
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::serve;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::calendar::Slug;
use shared::id::{CalendarId, GroupId, SubAccountId};
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

/// Where a group of calendars lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPlace {
    /// Whose it is.
    pub sub_account: SubAccountId,
    /// Which it is.
    pub group: GroupId,
}

/// Take the slug for a group; refused where another group has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakeGroupSlug {
    /// For which group.
    pub place: GroupPlace,
    /// A group that is deleted, and whose slug is free again.
    pub instead_of: Option<GroupPlace>,
}

/// Which group has the slug?
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FindGroup {}

messages!("CALENDAR_SLUG" {
    TakeSlug => (),
    FindCalendar => CalendarPlace,
    TakeGroupSlug => (),
    FindGroup => GroupPlace,
});

/// Where a calendar's place is kept. No table: asking for a slug that nobody has must leave nothing behind.
const PLACE: &str = "place";
/// Where a group's place is kept.
const GROUP: &str = "group";

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
        serve!(self, request, {
            TakeSlug => take,
            FindCalendar => find,
            TakeGroupSlug => take_for_group,
            FindGroup => find_group,
        })
    }
}

impl CalendarSlug {
    async fn take(&self, message: TakeSlug) -> Outcome<()> {
        // Reading and writing are one step: while storage is read, the object takes no other request in.
        match self.stored::<CalendarPlace>(PLACE).await? {
            Some(place) if place != message.place => {
                Err(slug_taken("Another calendar has this slug. Choose another one.").into())
            }
            _ => self.store(PLACE, &message.place).await,
        }
    }

    async fn find(&self, _: FindCalendar) -> Outcome<CalendarPlace> {
        Ok(self.stored(PLACE).await?.ok_or_else(|| Refusal::not_found("calendar"))?)
    }

    async fn take_for_group(&self, message: TakeGroupSlug) -> Outcome<()> {
        let TakeGroupSlug { place, instead_of } = message;
        match self.stored::<GroupPlace>(GROUP).await? {
            Some(known) if known != place && Some(&known) != instead_of.as_ref() => {
                Err(slug_taken("Another group has this slug. Choose another one.").into())
            }
            _ => self.store(GROUP, &place).await,
        }
    }

    async fn find_group(&self, _: FindGroup) -> Outcome<GroupPlace> {
        Ok(self.stored(GROUP).await?.ok_or_else(|| Refusal::not_found("group"))?)
    }

    async fn stored<T: DeserializeOwned>(&self, key: &str) -> Outcome<Option<T>> {
        let stored: Option<String> = self.state.storage().get(key).await?;
        Ok(stored.map(|text| json::read(&text)).transpose()?)
    }

    async fn store(&self, key: &str, place: &impl Serialize) -> Outcome<()> {
        Ok(self.state.storage().put(key, serde_json::to_string(place)?).await?)
    }
}

fn slug_taken(detail: &'static str) -> Refusal {
    Refusal { field: Some("slug".to_owned()), ..Refusal::new(409, "slug_taken", detail) }
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
