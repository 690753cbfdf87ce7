//! The whole path over HTTP: from a free slot to a meeting at Zoom, and back again (issue 2, done when 2).

mod callback;
mod changes;
mod connection;
mod default_location;
mod departures;
mod forms;
mod hostile;
mod kinds;
mod ownership;
mod path;
mod personal_links;
mod refusals;
mod zoom_settings;

use anyhow::{Result, ensure};
use jiff::Timestamp;
use shared::wire::AppointmentView;
use slotkey_tests::world::{Business, User, World, link_of};
use slotkey_tests::zoom::Meeting;
use std::sync::OnceLock;
use std::time::Duration;

/// Longer than anything takes that needs no retry.
const SOON: Duration = Duration::from_secs(20);
/// The link of calendars that have one for all.
const STATIC_LINK: &str = "https://meet.example.com/room";

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("booking").expect("the Worker and the stand-in start"))
}

async fn business() -> Result<Business> {
    world().business().await
}

/// The meeting behind an appointment's link, which must be one that the stand-in made for this host, at this instant,
/// for this slot alone.
async fn meeting_of(business: &Business, appointment: &AppointmentView, host: &User) -> Result<Meeting> {
    let meeting = business.zoom.meeting_at(link_of(appointment)?).await?;
    ensure!(!meeting.deleted, "the meeting is deleted");
    ensure!(meeting.host_id == host.zoom_user, "another host's: {meeting:?}");
    ensure!(meeting.start_time == appointment.start.parse::<Timestamp>()?, "at another time: {meeting:?}");
    ensure!(meeting.settings["use_pmi"] == false, "in the host's personal room: {meeting:?}");
    ensure!(meeting.agenda.contains("Booking reference: slm_"), "cannot be found again: {meeting:?}");
    ensure!(meeting.join_url.contains(&meeting.id.to_string()), "not its own link: {meeting:?}");
    Ok(meeting)
}
