//! What is out of step between Zoom and us although nobody told us.

use super::{DAY, SOON};
use anyhow::{Result, ensure};
use serde_json::json;
use slotkey_tests::world::{CalendarSpec, World, eventually, link_of};
use std::time::Duration;

#[tokio::test]
async fn once_a_day_what_is_missing_is_made_and_what_is_left_over_is_deleted() -> Result<()> {
    let world = World::start("comparison")?;
    let business = world.business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).zone("UTC")).await?;
    let starts: Vec<String> =
        business.api.free_slots(&slug, 9).await?.into_iter().map(|slot| slot.start).collect();
    let far = starts.len() - 1;
    let [kept, lost, cancelled] = [
        business.api.booked(&slug, &starts[far]).await?,
        business.api.booked(&slug, &starts[far - 1]).await?,
        { business.api.booked(&slug, &starts[far - 2]).await? },
    ];
    let (kept_at, lost_at) = (link_of(&kept)?.to_owned(), link_of(&lost)?.to_owned());

    // Nobody is told: one is deleted by hand, one that is not needed any more comes back by hand, with our reference; a
    // meeting of the host's own has none.
    let meeting = business.zoom.meeting_at(&lost_at).await?;
    business.zoom.happen(&meeting, json!("delete"), json!({})).await?;
    let old = business.zoom.meeting_at(link_of(&cancelled)?).await?;
    business.api.cancel(&cancelled).await?;
    eventually(SOON, "the deletion", async || {
        Ok(business.zoom.meeting_at(&old.join_url).await?.deleted.then_some(()))
    })
    .await?;
    let by_hand = world.zoom()?;
    let orphan = by_hand.make_by_hand(&host.zoom_user, &old.agenda, &starts[far - 2]).await?;
    let own = by_hand.make_by_hand(&host.zoom_user, "Lunch", &starts[far - 3]).await?;
    // Another installation's: a reference like ours that nobody has asked for here.
    let strange = old.agenda.replace(|one: char| one.is_ascii_digit(), "0");
    let elsewhere = by_hand.make_by_hand(&host.zoom_user, &strange, &starts[far - 4]).await?;

    ensure!(business.api.zoom_status(&host.zoom_user).await?.compared_at.is_none(), "it is not time yet");
    let asked = business.zoom.requests(&host.zoom_user).await?.len();
    world.advance(DAY + Duration::from_mins(1)).await?;
    let status = eventually(SOON, "the comparison", async || {
        let status = business.api.zoom_status(&host.zoom_user).await?;
        Ok(status.compared_at.is_some().then_some(status))
    })
    .await?;
    assert_eq!((status.missing_found, status.orphans_found), (1, 1));
    let relinked = eventually(SOON, "another link", async || {
        let now = business.api.appointment(&lost).await?;
        Ok(link_of(&now).ok().filter(|link| *link != lost_at).map(str::to_owned))
    })
    .await?;
    ensure!(!business.zoom.meeting_at(&relinked).await?.deleted);
    assert_eq!(link_of(&business.api.appointment(&kept).await?)?, kept_at);
    let live: Vec<u64> =
        business.zoom.live_meetings(&host.zoom_user).await?.iter().map(|one| one.id).collect();
    let stay = [own, elsewhere].iter().all(|id| live.contains(id));
    ensure!(!live.contains(&orphan) && stay && live.len() == 4, "{live:?}");
    let requests = business.zoom.requests(&host.zoom_user).await?.split_off(asked);
    let mut sent: Vec<&str> = requests.iter().map(|entry| entry.operation.as_str()).collect();
    sent.retain(|operation| !["refresh", "users_me", "user_settings"].contains(operation));
    sent.sort_unstable();
    assert_eq!(sent, ["create", "delete", "get", "list"], "few requests");
    ensure!(world.worker_log().contains("zoom compared"), "nothing in the log");

    // The next day there is nothing to find.
    world.advance(DAY + Duration::from_mins(1)).await?;
    let status = eventually(SOON, "the next comparison", async || {
        let now = business.api.zoom_status(&host.zoom_user).await?;
        Ok((now.compared_at > status.compared_at).then_some(now))
    })
    .await?;
    assert_eq!((status.missing_found, status.orphans_found), (0, 0));

    // Whoever has no upcoming meetings is not looked at.
    for appointment in [&kept, &lost] {
        business.api.cancel(appointment).await?;
    }
    eventually(SOON, "the deletions", async || {
        Ok((business.zoom.live_meetings(&host.zoom_user).await?.len() == 2).then_some(()))
    })
    .await?;
    world.advance(DAY + Duration::from_mins(1)).await?;
    tokio::time::sleep(super::NOTHING_HAPPENS).await;
    assert_eq!(business.api.zoom_status(&host.zoom_user).await?.compared_at, status.compared_at);
    Ok(())
}
