//! A business in which everything is there that a call of the API can name, for tests that make all calls.

use crate::client::{Booking, CLIENT_ZONE, On, fresh};
use crate::world::{Business, CalendarSpec, User};
use anyhow::{Context as _, Result};
use reqwest::Method;
use serde::Serialize;
use serde_json::{Value, json};
use shared::wire::{AppointmentView, SeriesView};
use std::collections::BTreeMap;

/// Where calendars that have one link for all take place.
const LINK: &str = "https://meet.example.com/room";
/// For so many days from tomorrow on, starts are known.
const KNOWN_DAYS: i64 = 6;
/// So many appointments are booked one by one.
const APPOINTMENTS: usize = 18;
/// So many more are left alone by most calls.
const APART: usize = 4;

/// What is there.
#[derive(Debug, Serialize)]
pub struct Furnished {
    /// Whose it is.
    #[serde(skip)]
    pub business: Business,
    /// Ids of every kind, by their prefix.
    pub ids: BTreeMap<&'static str, Vec<String>>,
    /// The tokens of the signed links of appointments and series, by id.
    pub tokens: BTreeMap<String, String>,
    /// What stands in paths without being an id, by the parameter's name.
    pub names: BTreeMap<&'static str, Vec<String>>,
    /// What stands in bodies without being an id, by the field's name.
    pub fields: BTreeMap<&'static str, Vec<String>>,
    /// The fields of a booking that only some calendars take.
    pub seldom: [&'static str; 4],
    /// What a call takes that little else will do for, by the last part of its path and the name of the field.
    pub fitting: BTreeMap<&'static str, BTreeMap<&'static str, Vec<String>>>,
    /// The zones that are written down somewhere.
    pub zones: [&'static str; 3],
    /// Starts that every calendar offers, unless they are taken.
    pub starts: Vec<String>,
}

impl Furnished {
    /// Fills a business: everything that a path or a body can name is there, most of it more than once.
    pub async fn new(business: Business) -> Result<Self> {
        let (zoe, yan) = (business.connected_user().await?, business.user().await?);
        let mut ids: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let hours = json!({ "tz": "Europe/London", "weekly": { "monday": [["09:00", "17:00"]] } });
        for _ in 0..3 {
            ids.entry("sch_").or_default().push(business.schedule(&hours).await?.id);
        }
        let mut slugs = Vec::new();
        for spec in calendars(&zoe, &yan) {
            ids.entry("cal_").or_default().push(business.new_calendar(&spec).await?.id);
            slugs.push(spec.slug);
        }
        for user in [&zoe, &yan] {
            ids.entry("bsy_").or_default().push(busy_source(&business, user).await?);
            ids.entry("usr_").or_default().push(user.id.clone());
        }
        // Nobody answers there. They are told of all that follows.
        for _ in 0..2 {
            ids.entry("whe_").or_default().push(business.endpoint("https://nobody.invalid/hook").await?.id);
        }
        let slots = business.api.free_slots(&slugs[0], KNOWN_DAYS).await?;
        let starts: Vec<String> = slots.into_iter().map(|slot| slot.start).collect();
        let mut tokens = BTreeMap::new();
        for (at, start) in starts.iter().take(APPOINTMENTS).enumerate() {
            let booked = business.api.booked(&slugs[at % 3], start).await?;
            change(&business, &booked, at, &starts[2 * APPOINTMENTS..]).await?;
            ids.entry("apt_").or_default().push(booked.id.clone());
            tokens.insert(booked.id, booked.token);
        }
        // Only what is on a round robin can be given to another host, and only to one of its members. Nothing else happens to
        // these.
        let mut reassigned = Vec::new();
        for start in &starts[starts.len() - 1 - APART..starts.len() - 1] {
            reassigned.push(business.api.booked(&slugs[2], start).await?.id);
        }
        let members = vec![zoe.id.clone(), yan.id.clone()];
        let fitting = BTreeMap::from([(
            "reassign",
            BTreeMap::from([("appointment", reassigned), ("user_id", members)]),
        )]);
        let held = business.api.held(&slugs[2], starts.last().context("a start")?).await?;
        ids.entry("apt_").or_default().push(held.id);
        ids.entry("ser_").or_default().push(series(&business, &slugs[0], &starts[APPOINTMENTS]).await?);
        let own = client_series(&business, &slugs[0], &starts[APPOINTMENTS + 1]).await?;
        ids.entry("ser_").or_default().push(own.id.clone());
        tokens.insert(own.id, own.token);
        let told = business.deliveries(&ids["whe_"][0]).await?;
        ids.insert("msg_", told.into_iter().take(APPOINTMENTS).map(|delivery| delivery.id).collect());
        ids.insert("agc_", vec![business.agency.clone()]);
        ids.insert("sub_", vec![business.sub_account.clone()]);
        let names = BTreeMap::from([("slug", slugs.clone()), ("zoom_user", vec![zoe.zoom_user])]);
        let fields = BTreeMap::from([("calendar", slugs)]);
        let seldom = ["answers", "duration_minutes", "guests", "hold"];
        let zones = [CLIENT_ZONE, "America/New_York", "UTC"];
        Ok(Self { business, ids, tokens, names, fields, seldom, fitting, zones, starts })
    }
}

/// A calendar of every kind, all of them on one grid.
fn calendars(zoe: &User, yan: &User) -> Vec<CalendarSpec> {
    let form = json!({
        "questions": [{ "id": "company", "label": "Your company", "kind": "text" }],
        "consents": [{ "id": "terms", "text": "I agree to the terms.", "required": false }],
        "guests_max": 20,
    });
    vec![
        CalendarSpec::unassigned(LINK).seats(500).with("client_series", true).with("form", form),
        CalendarSpec::class(zoe, 500).with("auto_confirm", false),
        CalendarSpec::round_robin(&[zoe, yan]).with("client_series", true),
        CalendarSpec::collective(&[yan, zoe]).link(LINK),
    ]
}

async fn busy_source(business: &Business, user: &User) -> Result<String> {
    let path = format!("/agencies/{}/users/{}/busy-sources", business.agency, user.id);
    // Nobody answers there, which is what becomes of most addresses that are made up.
    let body = json!({ "url": "http://127.0.0.1:9/private.ics", "tz": "Europe/London" });
    created(business, &path, &body).await
}

async fn series(business: &Business, slug: &str, start: &str) -> Result<String> {
    let mut body = serde_json::to_value(Booking::at(start).request)?;
    body["calendar"] = slug.into();
    body["repeat"] = json!({ "every": "day", "end": { "count": 3 } });
    created(business, &format!("/sub-accounts/{}/series", business.sub_account), &body).await
}

async fn client_series(business: &Business, slug: &str, start: &str) -> Result<SeriesView> {
    let mut body = serde_json::to_value(Booking::at(start).request)?;
    body["repeat"] = json!({ "every": "day", "end": { "count": 2 } });
    business.api.create(&format!("/calendars/{slug}/series"), &fresh("furnished"), &body).await?.read(201)
}

async fn created(business: &Business, path: &str, body: &Value) -> Result<String> {
    let made: Value = business.api.create(path, &fresh("furnished"), body).await?.read(201)?;
    Ok(made["id"].as_str().context("an id")?.to_owned())
}

/// What happens to some of the appointments: one is moved, one cancelled, one noted down.
async fn change(business: &Business, booked: &AppointmentView, at: usize, free: &[String]) -> Result<()> {
    match at % 6 {
        3 => drop(business.staff_reschedule(booked, &free[at]).await?.read::<Value>(200)?),
        4 => drop(business.api.cancel(booked).await?),
        5 => {
            let path = format!("/sub-accounts/{}/appointments/{}", business.sub_account, booked.id);
            let note = json!({ "staff_notes": "Prefers the blue room." });
            business.api.change(Method::PATCH, &path, On::Anything, &note).await?.read::<Value>(200)?;
        }
        _ => {}
    }
    Ok(())
}
