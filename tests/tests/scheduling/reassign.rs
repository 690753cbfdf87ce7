//! An appointment goes to another host, and its link follows (rule 4 of the link).

use super::{SOON, STATIC_LINK, business, refusal, refused_field, starts, users};
use anyhow::Result;
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::{ListedAppointment, On};
use slotkey_tests::world::{Business, CalendarSpec, User, eventually, link_of};

/// A round robin of two, a booking on it, who hosts it, and who does not.
struct Booked {
    business: Business,
    slug: String,
    start: String,
    appointment: AppointmentView,
    host: User,
    other: User,
}

async fn booked(on_zoom: bool) -> Result<Booked> {
    let business = business().await?;
    let (one, two) = if on_zoom {
        (business.connected_user().await?, business.connected_user().await?)
    } else {
        (business.user().await?, business.user().await?)
    };
    let spec = CalendarSpec::round_robin(&[&one, &two]);
    let slug = business.calendar(&if on_zoom { spec } else { spec.link(STATIC_LINK) }).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let appointment = business.api.booked(&slug, &start).await?;
    let is_one = business.host_among(&appointment, &[&one, &two]).await?.id == one.id;
    let (host, other) = if is_one { (one, two) } else { (two, one) };
    Ok(Booked { business, slug, start, appointment, host, other })
}

/// A calendar of one user alone, which shows when they are free.
async fn alone(business: &Business, user: &User) -> Result<String> {
    business.calendar(&CalendarSpec::round_robin(&[user]).link(STATIC_LINK)).await
}

#[tokio::test]
async fn the_new_host_has_a_meeting_of_their_own_and_the_old_one_has_none() -> Result<()> {
    let Booked { business, start, appointment, host, other, .. } = booked(true).await?;
    let (of_host, of_other) = (alone(&business, &host).await?, alone(&business, &other).await?);
    let old = link_of(&appointment)?.to_owned();
    assert!(!business.api.offers(&of_host, &start).await?);

    let answer = business.reassign(&appointment, On::Version(0), &other).await?;
    let given: ListedAppointment = answer.read(200)?;
    assert_eq!((&given.host_ids, given.version, answer.version()?), (&vec![other.id.clone()], 1, 1));
    assert_eq!((&given.view.start, given.view.status.as_str()), (&start, "confirmed"));
    let meeting = business.zoom.meeting_at(link_of(&given.view)?).await?;
    assert_eq!(
        (&meeting.host_id, meeting.start_time, meeting.deleted),
        (&other.zoom_user, start.parse()?, false)
    );
    eventually(SOON, "the old host's meeting to be deleted", async || {
        Ok(business.zoom.meeting_at(&old).await?.deleted.then_some(()))
    })
    .await?;
    business.settled(SOON).await?;
    assert_eq!(business.zoom.live_meetings(&host.zoom_user).await?.len(), 0);
    assert_eq!(business.zoom.live_meetings(&other.zoom_user).await?.len(), 1);

    assert!(business.api.offers(&of_host, &start).await?, "the old host is free");
    assert!(!business.api.offers(&of_other, &start).await?, "the new one is not");
    let seen = business.api.appointment(&appointment).await?;
    assert_eq!((seen.host.map(|host| host.name), seen.token), (Some(other.name), appointment.token.clone()));

    let same: ListedAppointment = business.reassign(&appointment, On::Anything, &host).await?.read(200)?;
    assert_eq!(same.host_ids, [host.id], "and back again");
    assert_ne!(link_of(&same.view)?, old, "a dropped link comes back");
    Ok(())
}

#[tokio::test]
async fn to_the_host_that_it_has_it_stays_as_it_is() -> Result<()> {
    let Booked { business, appointment, host, .. } = booked(true).await?;
    business.settled(SOON).await?;
    let before = business.zoom.requests(&host.zoom_user).await?.len();
    let same: ListedAppointment = business.reassign(&appointment, On::Anything, &host).await?.read(200)?;
    assert_eq!((same.version, link_of(&same.view)?), (0, link_of(&appointment)?));
    business.settled(SOON).await?;
    assert_eq!(business.zoom.requests(&host.zoom_user).await?.len(), before);
    Ok(())
}

#[tokio::test]
async fn a_host_who_is_busy_is_not_given_it() -> Result<()> {
    let Booked { business, slug, start, appointment, host, other } = booked(true).await?;
    let of_other = alone(&business, &other).await?;
    business.api.booked(&of_other, &start).await?;
    let refused = business.reassign(&appointment, On::Anything, &other).await?;
    assert_eq!(refused.refused()?, refusal(409, "slot_taken"));
    let unchanged = business.staff_view(&appointment).await?;
    assert_eq!((&unchanged.host_ids, unchanged.version), (&vec![host.id], 0));
    assert_eq!(link_of(&unchanged.view)?, link_of(&appointment)?);
    business.settled(SOON).await?;
    assert!(!business.zoom.meeting_at(link_of(&appointment)?).await?.deleted);
    assert!(!business.api.offers(&slug, &start).await?, "both are busy");

    // Busy in another sub-account is busy, too.
    let second = business.second_sub_account().await?;
    let elsewhere = alone(&second, &other).await?;
    let next = business.api.first_slots(&slug, 1).await?.remove(0).start;
    second.api.booked(&elsewhere, &next).await?;
    let here = business.api.booked(&slug, &next).await?;
    assert_ne!(business.staff_view(&here).await?.host_ids, std::slice::from_ref(&other.id));
    let refused = business.reassign(&here, On::Anything, &other).await?;
    assert_eq!(refused.refused()?, refusal(409, "slot_taken"));
    Ok(())
}

#[tokio::test]
async fn only_a_member_can_be_given_it() -> Result<()> {
    let Booked { business, appointment, host, other, .. } = booked(false).await?;
    let stranger = business.user().await?;
    let refused = business.reassign(&appointment, On::Anything, &stranger).await?;
    assert_eq!(refused.refused_field()?, refused_field(422, "invalid_host", "user_id"));
    let nobody = User { id: "usr_nonsense".to_owned(), ..stranger };
    let refused = business.reassign(&appointment, On::Anything, &nobody).await?;
    assert_eq!(refused.refused_field()?, refused_field(422, "invalid_body", "user_id"));
    let stale = business.reassign(&appointment, On::Version(5), &other).await?;
    assert_eq!(stale.refused()?, refusal(412, "version_changed"));
    assert_eq!(business.staff_view(&appointment).await?.host_ids, [host.id]);

    business.api.cancel(&appointment).await?;
    let dead = business.reassign(&appointment, On::Anything, &other).await?;
    assert_eq!(dead.refused()?, refusal(409, "appointment_cancelled"));
    Ok(())
}

#[tokio::test]
async fn where_nobody_or_everybody_hosts_there_is_no_other_host() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    for spec in [
        CalendarSpec::collective(&[&hosts[0], &hosts[1]]).link(STATIC_LINK),
        CalendarSpec::class(&hosts[0], 5).link(STATIC_LINK),
        CalendarSpec::unassigned(STATIC_LINK),
    ] {
        let slug = business.calendar(&spec).await?;
        let start = starts(&business, &slug, 1).await?.remove(0);
        let appointment = business.api.booked(&slug, &start).await?;
        let refused = business.reassign(&appointment, On::Anything, &hosts[1]).await?;
        assert_eq!(refused.refused()?, refusal(422, "invalid_host"), "{slug}");
        business.api.cancel(&appointment).await?;
    }
    Ok(())
}

#[tokio::test]
async fn to_a_host_without_zoom_the_link_waits_for_their_connection() -> Result<()> {
    let business = business().await?;
    let (connected, not_yet) = (business.connected_user().await?, business.user().await?);
    let slug = business.calendar(&CalendarSpec::round_robin(&[&connected, &not_yet])).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let appointment = business.api.booked(&slug, &start).await?;
    let given: ListedAppointment =
        business.reassign(&appointment, On::Anything, &not_yet).await?.read(200)?;
    let location = &given.view.meeting_location;
    assert_eq!(
        (location.state, &location.value),
        (LocationState::Pending, &None),
        "never the old host's link"
    );
    let now = business.connect(not_yet).await?;
    let linked = business.linked(&given.view, SOON).await?;
    assert_eq!(business.zoom.meeting_at(link_of(&linked)?).await?.host_id, now.zoom_user);
    Ok(())
}

#[tokio::test]
async fn what_waits_for_approval_changes_hosts_without_a_meeting() -> Result<()> {
    let business = business().await?;
    let (one, two) = (business.connected_user().await?, business.connected_user().await?);
    let spec = CalendarSpec::round_robin(&[&one, &two]).with("auto_confirm", false);
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let pending = business.api.booked(&slug, &start).await?;
    let host = business.host_among(&pending, &[&one, &two]).await?;
    let other = if host.id == one.id { &two } else { &one };
    let given: ListedAppointment = business.reassign(&pending, On::Anything, other).await?.read(200)?;
    assert_eq!((given.view.status.as_str(), given.host_ids.as_slice()), ("pending", &[other.id.clone()][..]));
    business.settled(SOON).await?;
    for user in [&one, &two] {
        assert_eq!(business.zoom.counts(&user.zoom_user).await?.creates, 0);
    }
    let approved: ListedAppointment =
        business.set_status(&pending, On::Anything, "confirmed").await?.read(200)?;
    assert_eq!(business.zoom.meeting_at(link_of(&approved.view)?).await?.host_id, other.zoom_user);
    Ok(())
}
