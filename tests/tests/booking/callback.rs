//! Back from Zoom, in every way that this can go: each ends on a page that says what happened and what to do, and none
//! connects anything that it should not.

use super::business;
use anyhow::{Context as _, Result};
use reqwest::{Method, Url};
use slotkey_tests::profile::{Decision, Session};
use slotkey_tests::world::{Business, CalendarSpec, User};

/// Goes to an address of ours as a browser that has no session.
async fn without_session(business: &Business, address: &str) -> Result<(u16, String)> {
    let answer = business.api.send(business.api.request(Method::GET, address)).await?;
    Ok((answer.status, answer.body))
}

fn path_and_query(address: &str) -> Result<String> {
    let url: Url = address.parse()?;
    Ok(format!("{}?{}", url.path(), url.query().context("a query")?))
}

/// What the profile says after this address; it must say it on the page, too.
async fn told(session: &Session, address: &str) -> Result<String> {
    let notice = session.come_back(address).await?;
    let page = session.get(&format!("/profile?notice={notice}")).await?;
    assert!(page.body.contains("role=\"alert\""), "{notice} says nothing");
    Ok(notice)
}

async fn is_connected(business: &Business, user: &User) -> Result<bool> {
    Ok(business.record(user).await?.zoom.is_some())
}

#[tokio::test]
async fn whatever_comes_back_without_our_button_connects_nothing() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let session = business.sign_in(&user).await?;
    let real = session.decide(&session.press_connect().await?, Decision::Allow(&user.email)).await?;
    let code =
        real.parse::<Url>()?.query_pairs().find(|(name, _)| name == "code").context("code")?.1.into_owned();
    let callback = "/oauth/zoom/callback";
    for (query, notice) in [
        (format!("code={code}"), "added_at_zoom"),
        ("code=made-up".to_owned(), "added_at_zoom"),
        (format!("code={code}&state=made-up"), "state"),
        (format!("code={code}&state="), "state"),
        ("error=access_denied".to_owned(), "declined"),
        ("error=access_denied&state=made-up".to_owned(), "declined"),
        ("error=server_error&error_description=%3Cb%3E".to_owned(), "zoom_error"),
        ("state=made-up".to_owned(), "state"),
        ("x=y".to_owned(), "state"),
    ] {
        assert_eq!(told(&session, &format!("{callback}?{query}")).await?, notice, "{query}");
    }
    assert!(!is_connected(&business, &user).await?);
    Ok(())
}

#[tokio::test]
async fn without_a_session_nothing_is_connected_and_the_page_says_what_to_do() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let session = business.sign_in(&user).await?;
    let real = session.decide(&session.press_connect().await?, Decision::Allow(&user.email)).await?;
    for (address, says) in [
        (path_and_query(&real)?, "Your session ended while you were at Zoom"),
        ("/oauth/zoom/callback?code=from-the-marketplace".to_owned(), "Slotkey was added at Zoom"),
        ("/oauth/zoom/callback?error=access_denied".to_owned(), "Zoom did not give us access"),
        ("/oauth/zoom/callback".to_owned(), "where Zoom leads people back"),
    ] {
        let (status, page) = without_session(&business, &address).await?;
        assert_eq!(status, 401, "{address}");
        assert!(page.contains(says) && page.contains("press Connect to Zoom there"), "{address}: {page}");
        assert!(!page.contains(&user.name) && !page.contains(&user.email), "tells whose it is");
    }
    assert!(!is_connected(&business, &user).await?);
    assert_eq!(session.come_back(&real).await?, "connected", "the right browser still can");
    Ok(())
}

#[tokio::test]
async fn from_three_places_to_zoom_and_back() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let calendar = business.new_calendar(&CalendarSpec::round_robin(&[&user])).await?.id;
    let at_calendar = format!("/profile/calendars/{calendar}");
    for (place, entered, back) in [
        ("profile", "/profile".to_owned(), "/profile?notice=connected".to_owned()),
        (
            "location",
            "/profile#location".to_owned(),
            "/profile?notice=connected&chosen=zoom&at=location#location".to_owned(),
        ),
        (calendar.as_str(), at_calendar.clone(), format!("{at_calendar}?notice=connected&chosen=zoom")),
    ] {
        let link = business.api.profile_link_to(&business.agency, &user.id, place).await?;
        let session = Session::enter(&business.api, &link).await?;
        assert_eq!(session.entered_at, entered);
        let page = session.get(&entered).await?;
        assert!(page.status == 200 && page.body.contains("Connect to Zoom"), "{place}: {}", page.body);
        let consent = session.press_connect_at(place).await?;
        let callback = session.decide(&consent, Decision::Allow(&user.email)).await?;
        let returned = session.get(&callback).await?;
        assert_eq!(returned.header("location"), back);
        let page = session.get(returned.header("location")).await?;
        assert!(
            page.body.contains("Zoom is connected.") && !page.body.contains("Connect to Zoom"),
            "{place}"
        );
        assert_eq!(session.disconnect().await?, "disconnected");

        // Declined, the user is back where they began as well.
        let consent = session.press_connect_at(place).await?;
        let declined = session.get(&session.decide(&consent, Decision::Deny).await?).await?;
        assert_eq!(declined.header("location"), back.replace("connected", "declined"));
    }
    let session = business.sign_in(&user).await?;
    for bad in ["https://evil.example", "//evil.example", "/profile", "cal_x"] {
        assert_eq!(session.fill("/profile/zoom/connect", &[("place", bad)]).await?.status, 422, "{bad}");
        let path = format!("/agencies/{}/users/{}/profile-links", business.agency, user.id);
        let refused =
            business.api.create(&path, "no-key-needed", &serde_json::json!({ "place": bad })).await?;
        assert_eq!(refused.status, 422, "{bad}: {}", refused.body);
    }
    Ok(())
}
