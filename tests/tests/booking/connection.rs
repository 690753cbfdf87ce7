//! A user, their profile and their Zoom account (seed, step 1; rule 8).

use super::{SOON, business, meeting_of};
use anyhow::{Context as _, Result};
use reqwest::Method;
use serde_json::json;
use shared::wire::LocationState;
use slotkey_tests::client::fresh;
use slotkey_tests::profile::{Decision, Session, post_entrance, token_of};
use slotkey_tests::world::{CalendarSpec, eventually};

#[tokio::test]
async fn a_profile_link_opens_once() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let link = business.api.profile_link(&business.agency, &user.id).await?;

    // Mail programs look at links before people do: looking must not use it up.
    for _ in 0..2 {
        assert_eq!(business.api.get(&link).await?.status, 200);
    }
    let session = Session::enter(&business.api, &link).await?;
    let page = session.page().await?;
    assert_eq!(page.status, 200);
    assert!(page.body.contains(&user.name), "{}", page.body);
    assert_eq!(page.header("cache-control"), "private, no-store");
    let token = token_of(&link)?;
    assert_eq!(post_entrance(&business.api, &token).await?.status, 409, "it worked twice");
    assert_eq!(session.page().await?.status, 200, "a second try ends the session of the first");
    for bad in ["", "nonsense", &token[..token.len() - 1], &format!("{token}x")] {
        assert_eq!(post_entrance(&business.api, bad).await?.status, 410, "{bad}");
    }
    Ok(())
}

#[tokio::test]
async fn the_profile_is_for_its_user_and_its_own_forms() -> Result<()> {
    let business = business().await?;
    let user = business.connected_user().await?;
    let session = business.sign_in(&user).await?;

    let api = &business.api;
    assert_eq!(api.get("/profile").await?.status, 401);
    let forged =
        api.request(Method::GET, "/profile").header("cookie", format!("slotkey={}.AAAA", business.agency));
    assert_eq!(api.send(forged).await?.status, 401);
    for action in ["/profile/zoom/connect", "/profile/zoom/disconnect"] {
        assert_eq!(session.post(action, "").await?.status, 403, "{action} without the form's own mark");
        let csrf = session.csrf().await?;
        let foreign = api
            .request(Method::POST, action)
            .header("cookie", &session.cookie)
            .header("origin", "https://evil.example")
            .form(&[("csrf", &csrf)]);
        assert_eq!(api.send(foreign).await?.status, 403, "{action} from another site");
    }
    assert!(business.record(&user).await?.zoom.is_some(), "a refused form changed something");
    Ok(())
}

#[tokio::test]
async fn declining_or_meddling_connects_nothing() -> Result<()> {
    let business = business().await?;
    let (user, other) = (business.user().await?, business.user().await?);
    let session = business.sign_in(&user).await?;

    assert_eq!(session.connect(Decision::Deny).await?, "declined");
    let callback = session.decide(&session.press_connect().await?, Decision::Allow(&user.email)).await?;
    let strangers = business.sign_in(&other).await?;
    assert_eq!(strangers.come_back(&callback).await?, "state", "an answer that belongs to another session");
    let tampered = callback.replace("state=", "state=A");
    assert_eq!(session.come_back(&tampered).await?, "state");
    let (without_code, _) = callback.split_once('?').context("a query")?;
    assert_eq!(session.come_back(without_code).await?, "state");
    for user in [&user, &other] {
        assert!(business.record(user).await?.zoom.is_none());
    }
    assert_eq!(session.come_back(&callback).await?, "connected", "the right session still can");
    assert_eq!(session.come_back(&callback).await?, "code_used", "a code works once");
    assert!(business.record(&user).await?.zoom.context("the connection")?.reconnect_needed.is_none());
    Ok(())
}

#[tokio::test]
async fn a_zoom_account_belongs_to_one_user_id_and_a_refused_newcomer_costs_its_owner_nothing() -> Result<()>
{
    let business = business().await?;
    let owner = business.connected_user().await?;
    let newcomer = business.user().await?;

    let notice = business.sign_in(&newcomer).await?.connect(Decision::Allow(&owner.email)).await?;
    assert_eq!(notice, "zoom_account_taken");
    assert!(business.record(&newcomer).await?.zoom.is_none());
    let page = business.sign_in(&newcomer).await?.get("/profile?notice=zoom_account_taken").await?;
    assert!(page.body.contains("another user"), "says what to do: {}", page.body);

    let slug = business.calendar(&CalendarSpec::round_robin(&[&owner])).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let appointment = business.api.booked(&slug, &start).await?;
    meeting_of(&business, &appointment, &owner).await?;
    let status = business.api.zoom_status(&owner.zoom_user).await?;
    assert_eq!((status.owner, status.reconnect_needed), (Some(owner.id), None));
    Ok(())
}

#[tokio::test]
async fn the_same_user_connects_again_but_not_a_second_account() -> Result<()> {
    let business = business().await?;
    let user = business.connected_user().await?;
    let session = business.sign_in(&user).await?;
    assert_eq!(
        session.connect(Decision::Allow(&user.email)).await?,
        "connected",
        "again, under the same account"
    );
    let second = format!("{}@example.test", fresh("second"));
    assert_eq!(session.connect(Decision::Allow(&second)).await?, "already_connected");
    assert_eq!(business.record(&user).await?.zoom.context("the connection")?.email, user.email);

    let slug = business.calendar(&CalendarSpec::round_robin(&[&user])).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    meeting_of(&business, &business.api.booked(&slug, &start).await?, &user).await.map(drop)
}

#[tokio::test]
async fn disconnecting_revokes_at_zoom_and_frees_the_account() -> Result<()> {
    let business = business().await?;
    let user = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&user])).await?;
    let starts = business.api.first_slots(&slug, 2).await?;

    assert_eq!(business.sign_in(&user).await?.disconnect().await?, "disconnected");
    assert!(business.record(&user).await?.zoom.is_none());
    let revoked = business.zoom.all_requests().await?.into_iter().filter(|entry| entry.operation == "revoke");
    assert!(
        revoked
            .into_iter()
            .any(|entry| entry.host.as_deref() == Some(user.zoom_user.as_str()) && entry.status == Some(200))
    );
    let status = business.api.zoom_status(&user.zoom_user).await?;
    assert_eq!((status.owner, status.token_generation), (None, 0), "nothing of it is kept");

    let waiting = business.api.booked(&slug, &starts[0].start).await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending);
    assert_eq!(business.zoom.counts(&user.zoom_user).await?.creates, 0, "a disconnected account was used");

    let heir = business.user().await?;
    assert_eq!(business.sign_in(&heir).await?.connect(Decision::Allow(&user.email)).await?, "connected");
    let status = business.api.zoom_status(&user.zoom_user).await?;
    assert_eq!(status.owner, Some(heir.id.clone()));
    assert_eq!(
        business.sign_in(&user).await?.connect(Decision::Allow(&user.email)).await?,
        "zoom_account_taken"
    );
    assert_eq!(business.sign_in(&heir).await?.disconnect().await?, "disconnected");
    let user = business.connect(user).await?;
    meeting_of(&business, &business.linked(&waiting, SOON).await?, &user).await.map(drop)
}

#[tokio::test]
async fn a_basic_plan_is_warned_of() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    business.zoom.put_user(json!({ "email": user.email, "type": 1 })).await?;
    let user = business.connect(user).await?;
    let page = business.sign_in(&user).await?.page().await?;
    assert!(page.body.contains("40 minutes"), "{}", page.body);
    Ok(())
}

#[tokio::test]
async fn zoom_being_down_while_connecting_changes_nothing() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    business.zoom.put_user(json!({ "email": user.email })).await?;
    let session = business.sign_in(&user).await?;
    let zoom_user = {
        let connected = business.connect(user.clone()).await?;
        assert_eq!(business.sign_in(&user).await?.disconnect().await?, "disconnected");
        connected.zoom_user
    };
    business.zoom.break_once_for(&zoom_user, "users_me", "503").await?;
    assert_eq!(session.connect(Decision::Allow(&user.email)).await?, "zoom_down");
    assert!(business.record(&user).await?.zoom.is_none());
    eventually(SOON, "a second try that works", async || {
        Ok((session.connect(Decision::Allow(&user.email)).await? == "connected").then_some(()))
    })
    .await
}
