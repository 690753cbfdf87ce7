//! Calendars outside that make a user busy: read from their private address, by everybody who books the user.

use super::{STATIC_LINK, business, refusal, refused_field, starts, try_booking};
use anyhow::{Context as _, Result, ensure};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Timestamp;
use reqwest::Method;
use serde_json::{Value, json};
use slotkey_tests::client::{Booking, On};
use slotkey_tests::world::{Business, CalendarSpec, User, eventually};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Longer than it takes to tell every sub-account.
const TOLD: Duration = Duration::from_secs(20);

/// Somebody's calendar on another server.
struct Outside {
    address: String,
    document: Arc<Mutex<String>>,
}

impl Outside {
    async fn serve(document: String) -> Result<Self> {
        async fn answer(State(document): State<Arc<Mutex<String>>>, headers: HeaderMap) -> Response {
            let document = document.lock().expect("nobody panics with it").clone();
            let tag = format!("\"{}\"", document.len());
            if headers.get("if-none-match").is_some_and(|seen| seen.as_bytes() == tag.as_bytes()) {
                return StatusCode::NOT_MODIFIED.into_response();
            }
            ([("content-type", "text/calendar"), ("etag", tag.as_str())], document).into_response()
        }
        let document = Arc::new(Mutex::new(document));
        let routes =
            Router::new().route("/private-5f3a/basic.ics", get(answer)).with_state(Arc::clone(&document));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}/private-5f3a/basic.ics", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Ok(Self { address, document })
    }
}

/// A calendar with one event, as long as a slot.
fn with_event(start: &str) -> Result<String> {
    let start: Timestamp = start.parse()?;
    let end = start + jiff::SignedDuration::from_mins(30);
    let utc = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    Ok(format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Else//EN\r\nBEGIN:VEVENT\r\nUID:1@else\r\nDTSTAMP:{0}\r\n\
         DTSTART:{0}\r\nDTEND:{1}\r\nSUMMARY:Dentist, do tell nobody\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        utc(start),
        utc(end)
    ))
}

fn path(business: &Business, user: &User) -> String {
    format!("/agencies/{}/users/{}/busy-sources", business.agency, user.id)
}

async fn subscribe(business: &Business, user: &User, address: &str) -> Result<Value> {
    let body = json!({ "url": address, "tz": "UTC" });
    business
        .api
        .create(&path(business, user), &slotkey_tests::client::fresh("source"), &body)
        .await?
        .read(201)
}

#[tokio::test]
async fn an_event_outside_takes_its_time_in_every_sub_account_and_gives_it_back() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let here = business.calendar(&CalendarSpec::round_robin(&[&user]).link(STATIC_LINK)).await?;
    let second = business.second_sub_account().await?;
    let there = second.calendar(&CalendarSpec::round_robin(&[&user]).link(STATIC_LINK)).await?;
    let starts = starts(&business, &here, 3).await?;
    let outside = Outside::serve(with_event(&starts[1])?).await?;

    let source = subscribe(&business, &user, &outside.address).await?;
    assert_eq!(source["health"], "read", "{source}");
    let told = source.to_string();
    assert!(!told.contains("private-5f3a"), "the address is a secret: {told}");
    for slug in [&here, &there] {
        eventually(TOLD, "the time to be taken", async || {
            Ok((!business.api.offers(slug, &starts[1]).await?).then_some(()))
        })
        .await?;
        assert!(business.api.offers(slug, &starts[0]).await?, "what touches it stays");
        assert!(business.api.offers(slug, &starts[2]).await?);
        assert_eq!(try_booking(&business, slug, &starts[1]).await?.refused()?, refusal(409, "slot_taken"));
    }
    let by_staff = business.staff_book(&here, &Booking::at(&starts[1])).await?;
    assert_eq!(by_staff.refused()?, refusal(409, "slot_taken"));

    let id = source["id"].as_str().context("an id")?;
    business.api.delete(&format!("{}/{id}", path(&business, &user))).await?;
    for slug in [&here, &there] {
        eventually(TOLD, "the time to be free", async || {
            Ok(business.api.offers(slug, &starts[1]).await?.then_some(()))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_frees_nobody() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&user]).link(STATIC_LINK)).await?;
    let starts = starts(&business, &slug, 1).await?;
    let outside = Outside::serve(with_event(&starts[0])?).await?;
    subscribe(&business, &user, &outside.address).await?;
    eventually(TOLD, "the time to be taken", async || {
        Ok((!business.api.offers(&slug, &starts[0]).await?).then_some(()))
    })
    .await?;

    let page = Outside::serve("<html>Please sign in</html>".to_owned()).await?;
    let failing = subscribe(&business, &user, &page.address).await?;
    assert_eq!(failing["health"], "failing", "{failing}");
    assert!(failing["trouble"].as_str().is_some_and(|trouble| trouble.contains("iCalendar")), "{failing}");
    assert!(!business.api.offers(&slug, &starts[0]).await?, "the other one still holds");

    let listed: Value = business.api.manage(&path(&business, &user)).await?;
    ensure!(listed["busy_sources"].as_array().is_some_and(|sources| sources.len() == 2), "{listed}");
    *outside.document.lock().expect("nobody panics with it") = String::new();
    assert!(!business.api.offers(&slug, &starts[0]).await?);
    Ok(())
}

#[tokio::test]
async fn an_address_is_one_that_nobody_overhears() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    for url in ["ftp://example.com/a.ics", "http://example.com/a.ics", "a.ics", "", "file:///etc/passwd"] {
        let body = json!({ "url": url, "tz": "UTC" });
        let answer = business.api.change(Method::POST, &path(&business, &user), On::Anything, &body).await?;
        assert_eq!(answer.refused_field()?, refused_field(422, "invalid_url", "url"), "{url}");
    }
    Ok(())
}
