//! Writes sample pages to a folder, to be looked at: `cargo run -p widget --features ssr --example preview -- /tmp/preview`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::path::PathBuf;
use std::{env, fs, io};

use shared::wire::LocationState;
use widget::props::{
    Assets, Banner, BannerKind, FieldError, Forms, LocationForm, Mode, ProfileProps, Theme, ZoomConnection,
};
use widget::{
    PageKind, appointment_page, booking_fragment, booking_page, content_security_policy, enter_page,
    group_page, message_page, profile_page, series_page,
};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "preview".to_owned()));
    let assets = Assets { build: env::args().nth(2).unwrap_or_default() };
    fs::create_dir_all(&folder)?;
    for (name, html) in pages(&assets) {
        fs::write(folder.join(name).with_extension("html"), html)?;
    }
    let policy = content_security_policy(PageKind::Booking, &assets);
    fs::write(folder.join("policy.json"), format!("{{\"booking\": \"{policy}\"}}"))
}

/// What is about several calendars, or several appointments.
fn pages_of_several(assets: &Assets) -> [(&'static str, String); 3] {
    let mut props = sample::booking();
    props.calendar.client_series = true;
    props.start = Some(sample::slot(3, 20).start);
    [
        ("group", group_page(&sample::group_props())),
        ("series", series_page(&sample::series_props(), assets)),
        ("repeat", booking_page(&props, assets)),
    ]
}

fn pages(assets: &Assets) -> Vec<(&'static str, String)> {
    let booking = sample::booking;
    let mut pages = vec![("booking", booking_page(&booking(), assets))];

    pages.extend(pages_of_several(assets));

    let mut props = booking();
    props.mode = Mode::Frame;
    pages.push(("frame", booking_page(&props, assets)));
    props.mode = Mode::Embed;
    pages.push(("fragment", booking_fragment(&props, assets)));

    let mut props = booking();
    props.calendar.capacity = 5;
    props.calendar.kind = "class".into();
    props.calendar.name = "Enigma for beginners".into();
    props.hour12 = false;
    props.day = Some("2026-12-17".into());
    pages.push(("class", booking_page(&props, assets)));

    let mut props = booking();
    props.slots.days.clear();
    props.first_day = Some("2027-01-07".into());
    pages.push(("empty", booking_page(&props, assets)));

    let mut props = booking();
    props.day = Some("2026-12-03".into());
    props.notice = Some("Somebody has just taken 10:00 AM. Please pick another time.".into());
    props.alternatives = vec![sample::slot(3, 21), sample::slot(3, 22), sample::slot(4, 26)];
    pages.push(("taken", booking_page(&props, assets)));

    let mut props = booking();
    props.day = Some("2026-12-03".into());
    props.start = Some(sample::slot(3, 20).start);
    pages.push(("form", booking_page(&props, assets)));
    props.form.name = "Charles".into();
    props.form.email = "charles@".into();
    props.form.errors = vec![FieldError {
        field: "contact.email".into(),
        message: "This email address is not complete: after the @ comes a domain, such as example.com."
            .into(),
    }];
    pages.push(("errors", booking_page(&props, assets)));

    let mut props = booking();
    props.reschedule = Some(sample::appointment());
    pages.push(("reschedule", booking_page(&props, assets)));
    props.day = Some("2026-12-08".into());
    props.start = Some(sample::slot(8, 27).start);
    pages.push(("move", booking_page(&props, assets)));

    let mut props = sample::appointment_props();
    pages.push(("booked", appointment_page(&props, assets)));
    props.just_booked = false;
    pages.push(("appointment", appointment_page(&props, assets)));
    props.confirming_cancel = true;
    pages.push(("cancel", appointment_page(&props, assets)));
    props.confirming_cancel = false;
    props.appointment.status = "cancelled".into();
    pages.push(("cancelled", appointment_page(&props, assets)));
    let mut props = sample::appointment_props();
    props.appointment.meeting_location.state = LocationState::Pending;
    props.appointment.meeting_location.value = None;
    props.appointment.meeting_location.passcode = None;
    props.appointment.meeting_location.reason = Some("Zoom is slow to answer. We keep trying.".into());
    pages.push(("pending", appointment_page(&props, assets)));

    pages.push((
        "message",
        message_page(
            "We cannot find that page",
            &[
                "The link may be old, or a letter may be missing.",
                "Ask the person who sent it for a new one.",
            ],
            &[("Book a time", "https://slotkey.test/widget/bookings/demo-round-robin")],
        ),
    ));
    pages.extend(profile_pages());
    pages.push(("enter", enter_page("/enter", "one-time-token")));

    let dark = |name, mut props: widget::props::BookingProps| {
        props.theme = Theme::Dark;
        (name, booking_page(&props, assets))
    };
    pages.push(dark("booking-forced-dark", booking()));
    pages
}

/// A user's own pages.
fn profile_pages() -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    let mut props = ProfileProps {
        user_name: "Ada Lovelace".into(),
        zoom: ZoomConnection::NotConnected,
        forms: Forms {
            connect: "/profile/zoom/connect".into(),
            disconnect: "/profile/zoom/disconnect".into(),
            apply: "/profile/location/apply".into(),
            csrf: Some("csrf-1".into()),
        },
        at_location: false,
        location: LocationForm {
            action: "/profile/location".into(),
            place: "location".into(),
            kinds: ["zoom", "static", "phone", "custom"].map(String::from).into(),
            chosen: "zoom".into(),
            typed: Vec::new(),
            error: None,
            calendar_kind: None,
            zoom_ready: false,
        },
        apply: None,
        calendars: Vec::new(),
        banner: Some(Banner {
            kind: BannerKind::Error,
            text: "This Zoom account belongs to another user. Disconnect it there first, or sign in at Zoom with your own."
                .into(),
        }),
    };
    pages.push(("profile-none", profile_page(&props)));
    props.banner = Some(Banner { kind: BannerKind::Success, text: "Zoom is connected.".into() });
    props.zoom = ZoomConnection::Connected {
        email: "ada@bletchley.example".into(),
        since: "2026-11-22".into(),
        ends_after_minutes: Some(40),
        too_long: Vec::new(),
    };
    pages.push(("profile-connected", profile_page(&props)));
    props.banner = None;
    props.zoom = ZoomConnection::ReconnectNeeded {
        reason: "Zoom no longer accepts our permission, perhaps because your password was changed.".into(),
    };
    pages.push(("profile-broken", profile_page(&props)));
    pages
}
