//! One Zoom account per user id, one user id per Zoom account, whatever races (rule 8); and what was allowed at Zoom.

use super::{SOON, business, meeting_of};
use anyhow::{Context as _, Result, ensure};
use futures_util::future::join_all;
use serde_json::json;
use slotkey_tests::client::fresh;
use slotkey_tests::profile::{Decision, Session};
use slotkey_tests::seeded::Seeded;
use slotkey_tests::world::{Business, CalendarSpec, User, eventually};
use std::time::Duration;

/// Longer than an unconfirmed owner is left alone, and one try to revoke takes.
const SETTLED: Duration = Duration::from_secs(100);
const ROUNDS: usize = 4;

/// Signs in at Zoom as far as the way back.
async fn callback(session: &Session, email: &str) -> Result<String> {
    session.decide(&session.press_connect().await?, Decision::Allow(email)).await
}

/// Everybody agrees on whose the Zoom account is: `ZoomAccount` and the agency, and at most one user has it.
async fn agreed_owner(business: &Business, zoom_user: &str, users: &[&User]) -> Result<Option<String>> {
    let owner = business.api.zoom_status(zoom_user).await?.owner;
    for user in users {
        let recorded = business.record(user).await?.zoom.is_some_and(|zoom| zoom.zoom_user == zoom_user);
        ensure!(recorded == (owner.as_ref() == Some(&user.id)), "{} and {owner:?} disagree", user.id);
    }
    Ok(owner)
}

#[tokio::test]
async fn users_who_connect_one_zoom_account_at_once() -> Result<()> {
    let business = business().await?;
    let mut seeded = Seeded::new(Seeded::of_run()?);
    for _ in 0..ROUNDS {
        let users = [business.user().await?, business.user().await?, business.user().await?];
        let email = format!("{}@example.test", fresh("shared"));
        business.zoom.put_user(json!({ "email": email })).await?;
        let mut sessions = Vec::new();
        for user in &users {
            sessions.push(business.sign_in(user).await?);
        }
        let mut ways = Vec::new();
        for session in &sessions {
            ways.push((session, callback(session, &email).await?, seeded.milliseconds(0, 40)));
        }
        let notices = join_all(ways.iter().map(async |(session, callback, wait)| {
            tokio::time::sleep(*wait).await;
            session.come_back(callback).await
        }))
        .await
        .into_iter()
        .collect::<Result<Vec<_>>>()?;
        let connected = notices.iter().filter(|notice| *notice == "connected").count();
        ensure!(connected == 1, "{notices:?}");
        // Whoever was overtaken at Zoom itself is told to try again, and then that it is taken.
        let polite = ["connected", "zoom_account_taken", "zoom_refused"];
        ensure!(notices.iter().all(|notice| polite.contains(&notice.as_str())), "{notices:?}");
        let at = notices.iter().position(|notice| notice == "connected").context("one")?;
        let zoom_user = business.record(&users[at]).await?.zoom.context("connected")?.zoom_user;
        let everybody: Vec<&User> = users.iter().collect();
        assert_eq!(agreed_owner(&business, &zoom_user, &everybody).await?, Some(users[at].id.clone()));

        // The winner's connection works, although the others signed in after them.
        let winner = User { zoom_user, ..users[at].clone() };
        let slug = business.calendar(&CalendarSpec::round_robin(&[&winner])).await?;
        let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
        let linked = business.linked(&business.api.booked(&slug, &start).await?, SOON).await?;
        meeting_of(&business, &linked, &winner).await?;
    }
    Ok(())
}

#[tokio::test]
async fn one_user_who_connects_two_accounts_from_two_windows() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let session = business.sign_in(&user).await?;
    let emails = [0, 1].map(|_| format!("{}@example.test", fresh("window")));
    let (one, other) = (callback(&session, &emails[0]).await?, callback(&session, &emails[1]).await?);
    let notices = join_all([session.come_back(&one), session.come_back(&other)]).await;
    let notices = notices.into_iter().collect::<Result<Vec<_>>>()?;
    let mut sorted = notices.clone();
    sorted.sort();
    assert_eq!(sorted, ["already_connected", "connected"]);
    let won = notices.iter().position(|notice| notice == "connected").context("one")?;
    assert_eq!(business.record(&user).await?.zoom.context("connected")?.email, emails[won]);

    // The other account is nobody's, and can be connected.
    let heir = business.user().await?;
    assert_eq!(business.sign_in(&heir).await?.connect(Decision::Allow(&emails[1 - won])).await?, "connected");
    Ok(())
}

#[tokio::test]
async fn connecting_disconnecting_and_deleting_at_once_end_in_agreement() -> Result<()> {
    let business = business().await?;
    let mut seeded = Seeded::new(Seeded::of_run()?);
    for round in 0..ROUNDS {
        let user = business.connected_user().await?;
        let (session, again) = (business.sign_in(&user).await?, business.sign_in(&user).await?);
        let back = callback(&again, &user.email).await?;
        let path = format!("/agencies/{}/users/{}", business.agency, user.id);
        let waits = [0, 1, 2].map(|_| seeded.milliseconds(0, 60));
        let delete = round % 2 == 1;
        let (disconnected, connected, deleted) = tokio::join!(
            async {
                tokio::time::sleep(waits[0]).await;
                session.disconnect().await
            },
            async {
                tokio::time::sleep(waits[1]).await;
                again.get(&back).await
            },
            async {
                tokio::time::sleep(waits[2]).await;
                if delete { business.api.delete(&path).await.map(Some) } else { Ok(None) }
            }
        );
        // A session that has ended under way is told so; nothing else may go wrong.
        ensure!(connected?.status < 500);
        if let Some(deleted) = deleted? {
            ensure!(deleted.status == 200, "{}", deleted.body);
        } else {
            disconnected?;
        }
        eventually(SETTLED, "agreement", async || {
            let owner = business.api.zoom_status(&user.zoom_user).await?.owner;
            let record = business.api.try_manage(&path).await?;
            let recorded = record.status == 200 && business.record(&user).await?.zoom.is_some();
            Ok((owner.is_some() == recorded && !(delete && recorded)).then_some(()))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn zoom_is_told_of_a_disconnect_once_it_can_be() -> Result<()> {
    let business = business().await?;
    let user = business.connected_user().await?;
    business.zoom.break_for(&user.zoom_user, "revoke", "503").await?;
    assert_eq!(
        business.sign_in(&user).await?.disconnect().await?,
        "disconnected",
        "Zoom being down does not matter"
    );
    assert!(business.record(&user).await?.zoom.is_none());
    let status = business.api.zoom_status(&user.zoom_user).await?;
    assert_eq!((status.owner, status.revoke_owed), (None, true));

    // It is free at once, and whoever connects it is not disconnected by what is still owed.
    let heir = business.user().await?;
    assert_eq!(business.sign_in(&heir).await?.connect(Decision::Allow(&user.email)).await?, "connected");
    let status = business.api.zoom_status(&user.zoom_user).await?;
    assert_eq!((status.owner, status.revoke_owed), (Some(heir.id.clone()), false));
    assert_eq!(business.sign_in(&heir).await?.disconnect().await?, "disconnected");
    assert!(business.api.zoom_status(&user.zoom_user).await?.revoke_owed);
    business.zoom.heal().await?;
    eventually(SETTLED, "Zoom is told", async || {
        let status = business.api.zoom_status(&user.zoom_user).await?;
        Ok((!status.revoke_owed && status.token_generation == 0).then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_connection_without_a_needed_permission_is_refused_and_says_which() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let all = [
        "user:read:user",
        "meeting:write:meeting",
        "meeting:read:meeting",
        "meeting:read:list_meetings",
        "meeting:delete:meeting",
    ];
    business.zoom.put_user(json!({ "email": user.email, "scopes": all[..4] })).await?;
    let session = business.sign_in(&user).await?;
    let refused = "scopes_missing&lacks=meeting:delete:meeting";
    assert_eq!(session.connect(Decision::Allow(&user.email)).await?, refused);
    let page = session.get(&format!("/profile?notice={refused}")).await?;
    assert!(page.body.contains("delete the meetings of cancelled appointments"), "{}", page.body);
    assert!(business.record(&user).await?.zoom.is_none());
    let revoked = business.zoom.all_requests().await?.into_iter().filter(|entry| entry.operation == "revoke");
    assert!(revoked.count() > 0, "what was allowed is given back");

    business.zoom.put_user(json!({ "email": user.email, "scopes": all })).await?;
    let user = business.connect(user).await?;
    let zoom = business.record(&user).await?.zoom.context("connected")?;
    assert_eq!(zoom.scopes.len(), all.len());
    assert!(!zoom.account_id.is_empty());

    // With less on a second sign-in, the first one's tokens are dead: the user has to do something.
    business.zoom.put_user(json!({ "email": user.email, "scopes": all[..4] })).await?;
    assert_eq!(business.sign_in(&user).await?.connect(Decision::Allow(&user.email)).await?, refused);
    eventually(SOON, "the agency to know", async || {
        Ok(business.record(&user).await?.zoom.context("kept")?.reconnect_needed)
    })
    .await?;
    business.zoom.put_user(json!({ "email": user.email, "scopes": all })).await?;
    let user = business.connect(user).await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&user])).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let linked = business.linked(&business.api.booked(&slug, &start).await?, SOON).await?;
    meeting_of(&business, &linked, &user).await.map(drop)
}
