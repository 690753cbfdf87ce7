//! What Zoom will not do, or not for us any more: it comes to an end, it is said why, and nobody asks for ever.

use super::{DAY, SOON, all_done, end, let_time_go_by};
use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use shared::limits::ZOOM_REFUSALS_MAX;
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::day_from_now;
use slotkey_tests::profile::Decision;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually};
use std::sync::OnceLock;
use std::time::Duration;

/// Days from now on which everything takes place.
const FIRST_DAY: i64 = 10;

/// For tests that do not move the clock.
fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("proof-refused").expect("the Worker and the stand-in start"))
}

/// A host with a calendar.
struct Hosted {
    business: Business,
    host: User,
    slug: String,
    starts: Vec<String>,
}

impl Hosted {
    async fn new(world: &World) -> Result<Self> {
        let business = world.business().await?;
        let host = business.connected_user().await?;
        Self::with(business, host).await
    }

    async fn with(business: Business, host: User) -> Result<Self> {
        let slug = business.calendar(&CalendarSpec::class(&host, 3).zone("UTC")).await?;
        let day = day_from_now(FIRST_DAY);
        let view = business.api.slots(&slug, &day, &day, "UTC").await?;
        let starts = view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect();
        Ok(Self { business, host, slug, starts })
    }

    async fn book(&self, slot: usize) -> Result<AppointmentView> {
        self.business.api.booked(&self.slug, &self.starts[slot]).await
    }

    async fn asked(&self, operation: &str) -> Result<usize> {
        let requests = self.business.zoom.requests(&self.host.zoom_user).await?;
        Ok(requests.iter().filter(|entry| entry.operation == operation).count())
    }

    async fn disconnect(&self) -> Result<()> {
        let notice = self.business.sign_in(&self.host).await?.disconnect().await?;
        ensure!(notice == "disconnected", "{notice}");
        Ok(())
    }

    /// Connects the user to the Zoom account under an address; Zoom's id of it.
    async fn connect_to(&self, user: &User, email: &str) -> Result<String> {
        let notice = self.business.sign_in(user).await?.connect(Decision::Allow(email)).await?;
        ensure!(notice == "connected", "{notice}");
        self.business.zoom_account(email).await
    }

    async fn live(&self, zoom_user: &str) -> Result<usize> {
        Ok(self.business.zoom.live_meetings(zoom_user).await?.len())
    }

    /// Holds in the end, with so many links and so many reasons.
    async fn ends_with(&self, accounts: &[&str], linked: usize, reasons: usize) -> Result<()> {
        let accounts: Vec<String> = accounts.iter().map(|&account| account.to_owned()).collect();
        let zoom = &self.business.zoom;
        let (all, requests) = (zoom.meetings().await?, zoom.all_requests().await?);
        let outcome = end::holds(&self.business, &accounts, &all, &requests).await?;
        ensure!((outcome.linked, outcome.reasons.len()) == (linked, reasons), "{outcome:?}");
        Ok(())
    }
}

#[tokio::test]
async fn a_meeting_that_zoom_refuses_is_given_up_with_the_reason_and_tried_again_by_connecting() -> Result<()>
{
    let hosted = Hosted::new(world()).await?;
    hosted.business.zoom.break_for(&hosted.host.zoom_user, "create", "400_300").await?;
    let first = hosted.book(0).await?;
    hosted.business.settled(SOON).await?;
    let location = hosted.business.api.appointment(&first).await?.meeting_location;
    assert_eq!((location.state, &location.value), (LocationState::None, &None));
    let reason = location.reason.context("a reason")?;
    assert!(reason.contains("did not accept"), "{reason}");
    let refused = usize::try_from(ZOOM_REFUSALS_MAX)?;
    assert_eq!(hosted.asked("create").await?, refused);
    let status = hosted.business.api.status(&hosted.business.sub_account).await?;
    assert_eq!((status.meetings_pending, status.meetings_given_up), (0, 1));

    // Somebody else books the slot: that is worth another try, and no more than that.
    let second = hosted.book(0).await?;
    hosted.business.settled(SOON).await?;
    assert_eq!(hosted.asked("create").await?, 2 * refused);

    hosted.business.zoom.heal_for(&hosted.host.zoom_user).await?;
    hosted.business.connect(hosted.host.clone()).await?;
    for appointment in [&first, &second] {
        hosted.business.linked(appointment, SOON).await?;
    }
    assert_eq!(hosted.asked("create").await?, 2 * refused + 1);
    hosted.ends_with(&[&hosted.host.zoom_user], 2, 0).await
}

#[tokio::test]
async fn a_refused_meeting_that_is_cancelled_leaves_nothing() -> Result<()> {
    let hosted = Hosted::new(world()).await?;
    hosted.business.zoom.break_for(&hosted.host.zoom_user, "create", "400_300").await?;
    let first = hosted.book(0).await?;
    hosted.business.settled(SOON).await?;
    hosted.business.api.cancel(&first).await?;
    hosted.business.settled(SOON).await?;
    assert_eq!(hosted.asked("delete").await?, 0, "there was nothing to delete");
    assert_eq!(hosted.business.api.status(&hosted.business.sub_account).await?.meetings_pending, 0);
    hosted.ends_with(&[&hosted.host.zoom_user], 0, 0).await
}

#[tokio::test]
async fn a_host_who_goes_over_to_another_account_while_a_meeting_is_being_made() -> Result<()> {
    // Whether the lost request has made a meeting at the old account or not.
    for fault in ["drop", "hang_after"] {
        let hosted = Hosted::new(world()).await?;
        let (old, zoom) = (hosted.host.zoom_user.clone(), &hosted.business.zoom);
        let kept = hosted.book(1).await?;
        let before = hosted.business.linked(&kept, SOON).await?;
        zoom.break_for(&old, "list", "503").await?;
        zoom.break_once_for(&old, "create", fault).await?;
        let waiting = hosted.book(0).await?;
        ensure!(waiting.meeting_location.state == LocationState::Pending, "{waiting:?}");

        hosted.disconnect().await?;
        let email = format!("other-{}", hosted.host.email);
        let new = hosted.connect_to(&hosted.host, &email).await?;
        let linked = hosted.business.linked(&waiting, SOON).await?;
        let link = linked.meeting_location.value.context("a link")?;
        ensure!(zoom.meeting_at(&link).await?.host_id == new, "not at the new account");
        hosted.business.settled(SOON).await.context("the old account is asked for ever")?;
        let now = hosted.business.api.appointment(&kept).await?;
        ensure!(now.meeting_location == before.meeting_location, "a link that works was changed");
        let made = if fault == "drop" { 1 } else { 2 };
        ensure!(hosted.live(&old).await? == made, "{fault}");

        // What was left at the old account is deleted by whoever connects it.
        zoom.heal_for(&old).await?;
        let heir = hosted.business.user().await?;
        hosted.connect_to(&heir, &hosted.host.email).await?;
        eventually(SOON, "what nobody needs to be deleted", async || {
            Ok((hosted.live(&old).await? == 1).then_some(()))
        })
        .await?;
        hosted.ends_with(&[&old, &new], 2, 0).await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_host_who_comes_back_to_an_account_gets_no_meeting_that_was_left_there_to_be_deleted() -> Result<()>
{
    let world = World::start("proof-back")?;
    // Whether the lost request has made a meeting at the account or not.
    for fault in ["drop", "hang_after"] {
        let hosted = Hosted::new(&world).await?;
        let (home, zoom) = (hosted.host.zoom_user.clone(), &hosted.business.zoom);
        let spare = format!("spare-{}", hosted.host.email);
        zoom.put_user(json!({ "email": spare })).await?;
        let away = hosted.business.zoom_account(&spare).await?;
        zoom.break_for(&home, "list", "503").await?;
        zoom.break_once_for(&home, "create", fault).await?;
        zoom.break_for(&away, "create", "503").await?;
        let waiting = hosted.book(0).await?;
        ensure!(waiting.meeting_location.state == LocationState::Pending, "{waiting:?}");

        // Away, the old meeting is given up; it can only be deleted once somebody is connected there.
        hosted.disconnect().await?;
        hosted.connect_to(&hosted.host, &spare).await?;
        eventually(SOON, "the other account to be asked", async || {
            let asked = zoom.requests(&away).await?;
            Ok(asked.iter().any(|entry| entry.operation == "create").then_some(()))
        })
        .await?;
        hosted.disconnect().await?;
        hosted.connect_to(&hosted.host, &hosted.host.email).await?;
        zoom.heal_for(&home).await?;

        let_time_go_by(&world, async || all_done(&[&hosted.business]).await).await?;
        hosted.ends_with(&[&home, &away], 1, 0).await.context(fault)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_meeting_whose_host_has_disconnected_is_deleted_once_somebody_is_connected() -> Result<()> {
    let hosted = Hosted::new(world()).await?;
    let account = hosted.host.zoom_user.clone();
    let (gone, stays) = (hosted.book(0).await?, hosted.book(1).await?);
    for appointment in [&gone, &stays] {
        hosted.business.linked(appointment, SOON).await?;
    }
    hosted.disconnect().await?;
    hosted.business.api.cancel(&gone).await?;
    hosted.business.settled(SOON).await.context("asked for ever")?;
    ensure!(hosted.live(&account).await? == 2, "deleted by nobody");
    ensure!(hosted.asked("delete").await? == 0, "Zoom was called for somebody who has left");

    hosted.business.connect(hosted.host.clone()).await?;
    eventually(SOON, "the deletion", async || Ok((hosted.live(&account).await? == 1).then_some(()))).await?;
    hosted.ends_with(&[&account], 1, 0).await?;

    // The same where it was Zoom that ended the connection.
    hosted.business.zoom.expire_all(&account).await?;
    let late = hosted.book(2).await?;
    hosted.business.api.cancel(&stays).await?;
    hosted.business.api.cancel(&late).await?;
    hosted.business.settled(SOON).await.context("asked for ever")?;
    hosted.business.connect(hosted.host.clone()).await?;
    eventually(SOON, "the deletion", async || Ok((hosted.live(&account).await? == 0).then_some(()))).await?;
    hosted.ends_with(&[&account], 0, 0).await
}

#[tokio::test]
async fn a_permission_that_was_taken_back_is_told_and_zoom_is_left_alone() -> Result<()> {
    let hosted = Hosted::new(world()).await?;
    let zoom = &hosted.business.zoom;
    let scopes = ["user:read:user", "meeting:read:meeting", "meeting:read:list_meetings"];
    zoom.put_user(json!({ "email": hosted.host.email, "scopes": scopes })).await?;
    let waiting = hosted.book(0).await?;
    let told = eventually(SOON, "the agency to know", async || {
        Ok(hosted.business.record(&hosted.host).await?.zoom.context("connected")?.reconnect_needed)
    })
    .await?;
    assert!(told.contains("permission"), "{told}");
    let asked = zoom.requests(&hosted.host.zoom_user).await?.len();
    hosted.book(1).await?;
    assert_eq!(zoom.requests(&hosted.host.zoom_user).await?.len(), asked, "asked in vain");
    // Zoom has looked at it, so it may count: it is not given back.
    assert_eq!(hosted.business.api.zoom_status(&hosted.host.zoom_user).await?.requests_used, 1);

    let all = [&scopes[..], &["meeting:write:meeting", "meeting:delete:meeting"]].concat();
    zoom.put_user(json!({ "email": hosted.host.email, "scopes": all })).await?;
    hosted.business.connect(hosted.host.clone()).await?;
    hosted.business.linked(&waiting, SOON).await?;
    hosted.business.settled(SOON).await?;
    let requests = zoom.requests(&hosted.host.zoom_user).await?;
    let refused = requests.iter().filter(|entry| entry.operation == "create" && entry.status == Some(400));
    assert_eq!(refused.count(), 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_over_is_not_asked_for_any_more() -> Result<()> {
    let world = tokio::task::spawn_blocking(|| World::start("proof-over")).await??;
    let business = world.business().await?;
    let never = Hosted::with(business.clone(), business.user().await?).await?;
    let unlucky = Hosted::new(&world).await?;
    let (zoom, host) = (&unlucky.business.zoom, &unlucky.host.zoom_user);
    let unconnected = never.book(0).await?;
    // One whose making nobody answers, and one that Zoom will not delete.
    let undeleted = unlucky.book(1).await?;
    unlucky.business.linked(&undeleted, SOON).await?;
    zoom.break_for(host, "create", "503").await?;
    zoom.break_for(host, "delete", "400_300").await?;
    let unmade = unlucky.book(0).await?;
    unlucky.business.api.cancel(&undeleted).await?;

    world.advance(Duration::from_secs(u64::try_from(FIRST_DAY)? * DAY.as_secs())).await?;
    for _ in 0..4 {
        world.advance(DAY).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    eventually(SOON, "everything to have ended", async || {
        Ok(all_done(&[&never.business, &unlucky.business]).await?.then_some(()))
    })
    .await?;
    for (hosted, appointment) in [(&never, &unconnected), (&unlucky, &unmade)] {
        let location = hosted.business.api.appointment(appointment).await?.meeting_location;
        assert_eq!((location.state, &location.value), (LocationState::None, &None));
        assert!(location.reason.is_some_and(|reason| reason.contains("over")));
    }
    let asked = zoom.all_requests().await?.len();
    world.advance(DAY).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let more = zoom.all_requests().await?.split_off(asked);
    assert!(more.iter().all(|entry| entry.operation == "refresh"), "asked for what is over: {more:?}");
    assert!(unlucky.asked("delete").await? < 20, "every try is one of the day's requests");
    Ok(())
}
