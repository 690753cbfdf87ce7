//! What the edge sends: pages hold what they must, work without script, and hold nothing that was not escaped.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod sample;

use std::collections::HashSet;

use shared::wire::LocationState;
use widget::props::{
    ApplyQuestion, Assets, Banner, BannerKind, BookingProps, CalendarLink, FieldError, Forms, LocationForm,
    MemberProps, Mode, ProfileProps, Theme, TypedAnswer, ZoomConnection,
};
use widget::{
    appointment_page, booking_fragment, booking_page, enter_page, group_page, member_page, message_page,
    profile_page, series_page, shown_days,
};

const HOSTILE: &str = "</script><script>alert(1)</script>\"'<img src=x onerror=alert(1)>&amp;";

fn assets() -> Assets {
    Assets { build: "0123abcd".into() }
}

/// Every page there is, with a name for messages.
fn pages() -> Vec<(&'static str, String)> {
    let booking = sample::booking;
    let with_start = || BookingProps { start: Some(sample::slot(3, 20).start), ..booking() };
    let moved = || BookingProps { reschedule: Some(sample::appointment()), ..booking() };
    let appointment = sample::appointment_props;
    let mut refused = with_start();
    refused.form.errors =
        vec![FieldError { field: "contact.email".into(), message: "No such address.".into() }];
    let mut taken = booking();
    taken.notice = Some("Taken.".into());
    taken.alternatives = vec![sample::slot(3, 21)];
    let mut cancel = appointment();
    cancel.confirming_cancel = true;
    let mut pending = appointment();
    pending.appointment.meeting_location.state = LocationState::Pending;
    pending.appointment.meeting_location.value = None;
    let mut awaiting = pending.clone();
    awaiting.appointment.status = "pending".into();
    let mut fixed = appointment();
    fixed.appointment.may_cancel = false;
    fixed.appointment.may_reschedule = false;
    let mut lengths = booking();
    lengths.calendar.other_durations_minutes = vec![15, 60];
    let mut asking = with_start();
    asking.calendar.form = sample::form();
    let mut unanswered = asking.clone();
    unanswered.form.errors = asked_fields(&asking).map(|field| refused_field(&field)).collect();
    let mut repeating = with_start();
    repeating.calendar.client_series = true;
    let mut no_rhythm = repeating.clone();
    let every = TypedAnswer { id: "repeat.every".into(), value: "week".into() };
    no_rhythm.form.repeat = vec![every];
    no_rhythm.form.errors = vec![refused_field("repeat.end.count")];
    vec![
        ("booking", booking_page(&booking(), &assets())),
        ("frame", booking_page(&BookingProps { mode: Mode::Frame, ..booking() }, &assets())),
        ("fragment", booking_fragment(&BookingProps { mode: Mode::Embed, ..booking() }, &assets())),
        ("form", booking_page(&with_start(), &assets())),
        ("refused", booking_page(&refused, &assets())),
        ("taken", booking_page(&taken, &assets())),
        ("reschedule", booking_page(&moved(), &assets())),
        ("move", booking_page(&BookingProps { start: with_start().start, ..moved() }, &assets())),
        ("appointment", appointment_page(&appointment(), &assets())),
        ("cancel", appointment_page(&cancel, &assets())),
        ("pending", appointment_page(&pending, &assets())),
        ("awaiting", appointment_page(&awaiting, &assets())),
        ("fixed", appointment_page(&fixed, &assets())),
        ("lengths", booking_page(&lengths, &assets())),
        ("asking", booking_page(&asking, &assets())),
        ("unanswered", booking_page(&unanswered, &assets())),
        ("repeat", booking_page(&repeating, &assets())),
        ("no rhythm", booking_page(&no_rhythm, &assets())),
        ("series", series_page(&sample::series_props(), &assets())),
        ("group", group_page(&sample::group_props())),
        ("message", message_page("Gone", &["It is not here."], &[("Home", "/")])),
        ("profile", profile_page(&profile(ZoomConnection::NotConnected))),
        ("member", member_page(&member())),
        ("enter", enter_page("/enter", "one-time")),
    ]
}

/// The fields of a calendar's own.
fn asked_fields(props: &BookingProps) -> impl Iterator<Item = String> {
    let form = &props.calendar.form;
    let questions = form.questions.iter().map(|question| &question.id);
    let ids = questions.chain(form.consents.iter().map(|consent| &consent.id));
    ids.map(|id| format!("answers.{id}")).chain(["guests".to_owned()])
}

fn refused_field(field: &str) -> FieldError {
    FieldError { field: field.into(), message: format!("Not so: {field}.") }
}

fn named<'a>(pages: &'a [(&'static str, String)], wanted: &str) -> &'a str {
    pages.iter().find(|(name, _)| *name == wanted).map(|(_, html)| html.as_str()).unwrap()
}

fn forms() -> Forms {
    Forms {
        connect: "/connect".into(),
        disconnect: "/disconnect".into(),
        apply: "/apply".into(),
        csrf: Some("csrf-1".into()),
    }
}

fn location() -> LocationForm {
    LocationForm {
        action: "/location".into(),
        place: "location".into(),
        kinds: ["zoom", "static", "phone", "custom"].map(String::from).into(),
        chosen: "none".into(),
        typed: Vec::new(),
        error: None,
        calendar_kind: None,
        zoom_ready: false,
    }
}

fn calendar_link() -> CalendarLink {
    CalendarLink {
        name: "First lesson".into(),
        sub_account: "Harbour Dental".into(),
        href: "/profile/calendars/cal_1".into(),
        location_kind: "zoom".into(),
        longest_minutes: 90,
    }
}

fn profile(zoom: ZoomConnection) -> ProfileProps {
    ProfileProps {
        user_name: "Ada".into(),
        zoom,
        forms: forms(),
        banner: None,
        at_location: false,
        location: location(),
        apply: None,
        calendars: vec![calendar_link()],
    }
}

fn member() -> MemberProps {
    MemberProps {
        calendar: "First lesson".into(),
        sub_account: "Harbour Dental".into(),
        longest_minutes: 90,
        ends_after_minutes: None,
        forms: forms(),
        banner: None,
        location: LocationForm { calendar_kind: Some("phone".into()), ..location() },
        back: "/profile".into(),
    }
}

/// The values of an attribute, in order.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The page without its style, its scripts and its props.
fn markup(html: &str) -> String {
    let mut rest = html.to_owned();
    for element in ["style", "script"] {
        while let Some(from) = rest.find(&format!("<{element}")) {
            let end = format!("</{element}>");
            let to = rest[from..].find(&end).unwrap() + from + end.len();
            rest.replace_range(from..to, "");
        }
    }
    rest
}

#[test]
fn ids_are_unique_and_whatever_points_to_one_finds_it() {
    for (name, html) in pages() {
        let ids = attribute(&html, "id");
        let known: HashSet<_> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{name}: {ids:?}");
        for pointer in ["for", "aria-labelledby", "aria-describedby"] {
            for id in attribute(&html, pointer) {
                assert!(known.contains(id), "{name}: {pointer}={id}");
            }
        }
    }
}

#[test]
fn no_page_holds_what_a_strict_policy_forbids() {
    for (name, html) in pages() {
        let markup = markup(&html);
        assert!(!markup.contains(" style=\""), "{name}");
        assert!(!markup.contains(" onclick=") && !markup.contains("javascript:"), "{name}");
    }
}

#[test]
fn only_booking_and_appointment_pages_carry_script_and_none_without_a_build() {
    for (name, html) in pages() {
        let expected = !["message", "profile", "member", "enter", "fragment", "group"].contains(&name);
        assert_eq!(html.contains("<script type=\"module\">"), expected, "{name}");
    }
    let html = booking_page(&sample::booking(), &Assets::default());
    assert!(!html.contains("type=\"module\"") && !html.contains("/assets/"));
}

#[test]
fn hostile_text_stays_text() {
    let mut props = sample::booking();
    props.calendar.name = HOSTILE.into();
    props.calendar.description = HOSTILE.into();
    props.calendar.sub_account = HOSTILE.into();
    props.calendar.hosts = vec![HOSTILE.into(); 2];
    props.tz = HOSTILE.into();
    props.notice = Some(HOSTILE.into());
    props.idempotency_key = HOSTILE.into();
    let picking = booking_page(&props, &assets());
    props.start = Some(sample::slot(3, 20).start);
    props.form.name = HOSTILE.into();
    props.form.notes = format!("</textarea>{HOSTILE}");
    props.form.errors = vec![FieldError { field: "name".into(), message: HOSTILE.into() }];
    let filling = booking_page(&props, &assets());
    let mut props = sample::appointment_props();
    props.notice = Some(HOSTILE.into());
    let appointment = &mut props.appointment;
    for text in [
        &mut appointment.title,
        &mut appointment.contact_name,
        &mut appointment.calendar.slug,
        &mut appointment.id,
    ] {
        *text = HOSTILE.into();
    }
    appointment.host.as_mut().unwrap().name = HOSTILE.into();
    appointment.meeting_location.passcode = Some(HOSTILE.into());
    appointment.meeting_location.value = Some(format!("https://zoom.us/{HOSTILE}"));
    let booked = appointment_page(&props, &assets());
    let mut props = sample::series_props();
    props.series.id = HOSTILE.into();
    let appointment = &mut props.series.appointments[0];
    appointment.calendar.name = HOSTILE.into();
    appointment.calendar.slug = HOSTILE.into();
    appointment.contact_name = HOSTILE.into();
    appointment.meeting_location.value = Some(HOSTILE.into());
    let series = series_page(&props, &assets());
    let mut props = sample::group_props();
    props.group.name = HOSTILE.into();
    props.group.description = HOSTILE.into();
    props.group.sub_account = HOSTILE.into();
    props.tz = Some(HOSTILE.into());
    let listed = &mut props.group.calendars[0];
    for text in [&mut listed.name, &mut listed.description, &mut listed.booking_url, &mut listed.hosts[0]] {
        *text = HOSTILE.into();
    }
    let group = group_page(&props);
    let message = message_page(HOSTILE, &[HOSTILE], &[(HOSTILE, HOSTILE)]);
    let entering = enter_page(HOSTILE, HOSTILE);
    for (name, html, scripts) in [
        ("picking", picking, 2),
        ("filling", filling, 2),
        ("booked", booked, 2),
        ("series", series, 2),
        ("group", group, 0),
        ("message", message, 0),
        ("entering", entering, 0),
    ] {
        assert_eq!(html.matches("<script").count(), scripts, "{name}");
        assert_eq!(html.matches("</script").count(), scripts, "{name}");
        assert!(!html.contains("<img"), "{name}");
        assert!(html.matches("</textarea").count() <= 1, "{name}: out of the text area");
    }
}

#[test]
fn an_address_that_is_no_web_address_is_never_a_link() {
    let mut props = sample::appointment_props();
    props.appointment.meeting_location.value = Some("javascript:alert(1)".into());
    let html = markup(&appointment_page(&props, &assets()));
    assert!(!html.contains("href=\"javascript") && html.contains("javascript:alert(1)"));
}

#[test]
fn the_grid_is_a_table_of_links_with_names_until_script_runs() {
    let html = markup(&booking_page(&sample::booking(), &assets()));
    assert!(html.contains("<table") && !html.contains("role=\"grid\""));
    assert_eq!(attribute(&html, "data-day").len(), 35, "five weeks");
    assert!(html.contains("aria-label=\"Thursday 3 December 2026, 20 free times\""));
    assert!(html.contains("aria-label=\"Sunday 6 December 2026, no free times\""));
    assert!(html.contains("?month=2026-12&amp;day=2026-12-03&amp;tz=America/New_York"));
    // Nothing is out of the Tab key's reach but headings that script moves the focus to.
    assert!(html.split("tabindex=\"-1\"").count() <= 2);
}

#[test]
fn times_are_links_that_say_what_they_are() {
    let mut props = sample::booking();
    props.calendar.capacity = 5;
    props.day = Some("2026-12-03".into());
    let html = booking_page(&props, &assets());
    assert!(html.contains("start=2026-12-03T15:00:00Z"));
    let plain = html.replace("<!>", "");
    assert!(plain.contains("10:00\u{a0}AM<span class=\"vh\">, Thursday 3 December, </span><small>4<span class=\"vh\"> seats</span> left"), "{plain}");
}

#[test]
fn the_form_books_without_script() {
    let slot = sample::slot(3, 20);
    let html =
        booking_page(&BookingProps { start: Some(slot.start.clone()), ..sample::booking() }, &assets());
    assert!(
        html.contains("method=\"post\" action=\"https://slotkey.test/widget/bookings/demo-round-robin\"")
    );
    for (name, value) in
        [("start", slot.start.as_str()), ("tz", "America/New_York"), ("idempotency_key", "key-1")]
    {
        assert!(
            html.contains(&format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")),
            "{name}"
        );
    }
    for name in ["name", "email", "phone", "notes"] {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name}");
    }
    assert!(html.contains("Thursday 3 December 2026") && html.contains("New York time (GMT\u{2212}5)"));
}

#[test]
fn a_calendars_own_questions_are_asked_and_refused_at_their_field() {
    let pages = pages();
    let mut asking = sample::booking();
    asking.calendar.form = sample::form();
    let fields: Vec<_> = asked_fields(&asking).collect();
    assert_eq!(fields.len(), 11);
    for field in fields {
        assert!(named(&pages, "asking").contains(&format!("name=\"{field}\"")), "{field}");
        let said = format!("class=\"error\">Not so: {field}.");
        assert!(named(&pages, "unanswered").contains(&said), "{field}");
    }
    let asking = markup(named(&pages, "asking"));
    // Name, email, phone, one line, one of few, one of many, and the consent: nothing else has to be there.
    assert_eq!(asking.matches(" required").count(), 3 + 1 + 3 + 1 + 1);
    assert_eq!(asking.matches("<fieldset").count(), 2, "few options stand side by side");
    assert_eq!(attribute(&markup(named(&pages, "unanswered")), "autofocus").len(), 0);
    assert_eq!(markup(named(&pages, "unanswered")).matches(" autofocus").count(), 1);
}

#[test]
fn what_was_typed_and_ticked_comes_back() {
    let mut props = BookingProps { start: Some(sample::slot(3, 20).start), ..sample::booking() };
    props.calendar.form = sample::form();
    let answers = [
        ("company", "<Acme> \"&\""),
        ("team", "2 to 10"),
        ("machine", "Enigma"),
        ("topics", "Statistics"),
        ("terms", "true"),
    ];
    props.form.answers = answers.map(|(id, value)| TypedAnswer { id: id.into(), value: value.into() }).into();
    props.form.guests = "</textarea>&".into();
    let html = markup(&booking_page(&props, &assets()));
    assert!(html.contains("value=\"&lt;Acme&gt; &quot;&amp;&quot;\""), "{html}");
    assert_eq!(html.matches(" checked").count(), 3);
    for (id, value) in [("team", "2 to 10"), ("topics", "Statistics"), ("terms", "true")] {
        let input = html.split("<input").find(|input| {
            input.contains(&format!("name=\"answers.{id}\"")) && input.contains(&format!("value=\"{value}\""))
        });
        assert!(input.is_some_and(|input| input.contains(" checked")), "{id}");
    }
    assert!(html.contains("value=\"Enigma\" selected"));
    assert!(html.contains("&lt;/textarea>&amp;</textarea>"));
}

#[test]
fn a_request_promises_nothing_yet() {
    let pages = pages();
    let html = named(&pages, "awaiting");
    for text in ["Request sent, Charles", "Awaiting approval", "Look again", "content=\"30\""] {
        assert!(html.contains(text), "{text}");
    }
    let html = markup(html);
    assert!(!html.contains("on its way") && !html.contains("calendar.google.com"));
    let mut props = BookingProps { start: Some(sample::slot(3, 20).start), ..sample::booking() };
    assert!(booking_page(&props, &assets()).contains(">Book this time<"));
    props.calendar.auto_confirm = false;
    let html = booking_page(&props, &assets());
    assert!(html.contains(">Request this time<") && html.contains("You are sending a request."));
}

#[test]
fn only_what_the_client_may_do_is_offered() {
    for (may_reschedule, may_cancel) in [(true, true), (true, false), (false, true), (false, false)] {
        let mut props = sample::appointment_props();
        props.confirming_cancel = !may_cancel;
        props.appointment.may_reschedule = may_reschedule;
        props.appointment.may_cancel = may_cancel;
        let html = markup(&appointment_page(&props, &assets()));
        assert_eq!(html.contains("?reschedule=secret-token"), may_reschedule);
        assert_eq!(html.contains("/cancel?token="), may_cancel);
        assert_eq!(html.contains("can no longer be changed here"), !may_reschedule && !may_cancel);
    }
}

#[test]
fn lengths_are_links_with_the_chosen_one_marked() {
    let pages = pages();
    let html = markup(named(&pages, "lengths"));
    let times: Vec<_> =
        ["15 min", "30 min", "1 h"].map(|length| html.find(&format!(">{length}<")).unwrap()).into();
    assert!(times.is_sorted(), "shortest first");
    assert!(html.contains("&amp;duration=60&amp;"));
    assert!(html.contains("aria-current=\"true\" rel=\"nofollow\">30 min<"), "{html}");
    assert!(!markup(named(&pages, "booking")).contains("sk-length"));
}

#[test]
fn a_refused_field_says_why_and_takes_the_focus() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "refused").unwrap();
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"sk-email.about\" autofocus"), "{html}");
    assert!(html.contains("<p id=\"sk-email.about\" class=\"error\">No such address."), "{}", markup(&html));
}

#[test]
fn rescheduling_asks_for_nothing_but_the_time() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "move").unwrap();
    assert!(!html.contains("name=\"email\""));
    assert!(html.contains("<input type=\"hidden\" name=\"reschedule\" value=\"secret-token\">"));
    assert!(html.contains("From Thursday 3 December 2026, 10:00\u{a0}AM, to:"));
}

#[test]
fn a_taken_slot_offers_its_neighbours() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "taken").unwrap();
    assert!(html.contains("Taken.") && html.contains("start=2026-12-03T15:30:00Z"));
    assert!(html.contains("Thursday 3 December, 10:30\u{a0}AM"));
}

#[test]
fn an_empty_month_leads_to_the_next_free_day() {
    let mut props = BookingProps { first_day: Some("2027-01-07".into()), ..sample::booking() };
    props.slots.days.clear();
    let html = booking_page(&props, &assets());
    assert!(html.contains("No free times in December 2026."));
    assert!(html.contains("?month=2027-01&amp;day=2027-01-07"));
}

#[test]
fn an_appointment_has_its_link_and_ways_to_change_it() {
    let html = appointment_page(&sample::appointment_props(), &assets());
    assert!(html.contains("You are booked, Charles"));
    assert!(html.contains("href=\"https://us02web.zoom.us/j/85412345678?pwd=Qk1tZ0x5b2x4aGJ2S0p6.1\" target=\"_blank\" rel=\"noopener noreferrer\""));
    assert!(html.contains("Passcode: 451209"));
    for address in
        ["calendar.google.com", "outlook.live.com", "apt_1.ics", "?reschedule=secret-token", "/cancel?token="]
    {
        assert!(html.contains(address), "{address}");
    }
    assert!(html.contains("noindex") && html.contains("same-origin"));
    assert!(html.contains("data-booked=\"apt_1\""));
    assert!(!html.contains("http-equiv"));
}

#[test]
fn a_pending_link_is_looked_for_again_without_script() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "pending").unwrap();
    assert!(html.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>"));
    assert!(html.contains("on its way") && !html.contains("Join on Zoom"));
}

#[test]
fn cancelling_asks_once_and_a_cancelled_appointment_offers_no_link() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "cancel").unwrap();
    assert!(html.contains(
        "method=\"post\" action=\"https://slotkey.test/widget/appointments/apt_1/cancel?token=secret-token\""
    ));
    assert!(html.contains("name=\"reason\""));
    let mut props = sample::appointment_props();
    props.appointment.status = "cancelled".into();
    let html = markup(&appointment_page(&props, &assets()));
    assert!(html.contains("cancelled") && !html.contains("zoom.us") && !html.contains("reschedule="));
}

#[test]
fn a_fragment_leads_to_the_page_and_begins_with_its_style() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "fragment").unwrap();
    assert!(html.starts_with("<style>") && html.contains("data-build=\"0123abcd\""));
    for href in attribute(&markup(&html), "href") {
        assert!(href.starts_with("https://slotkey.test/"), "{href}");
    }
    assert!(!html.contains("<h1"));
}

#[test]
fn every_document_has_one_first_heading_and_a_theme_if_asked() {
    for (name, html) in pages().into_iter().filter(|(name, _)| *name != "fragment") {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\""), "{name}");
    }
    let html = booking_page(&BookingProps { theme: Theme::Dark, ..sample::booking() }, &assets());
    assert!(html.contains("<html lang=\"en\" class=\"page\" data-theme=\"dark\">"));
}

#[test]
fn a_profile_says_how_the_connection_is_and_what_can_be_done() {
    let html = profile_page(&profile(ZoomConnection::NotConnected));
    assert!(html.contains(" action=\"/connect\"") && !html.contains("action=\"/disconnect\""));
    assert!(html.contains("name=\"csrf\" value=\"csrf-1\""));
    let connected = |ends_after_minutes| ZoomConnection::Connected {
        email: "ada@example.com".into(),
        since: "2026-11-22".into(),
        ends_after_minutes,
        too_long: ends_after_minutes.map(|_| calendar_link()).into_iter().collect(),
    };
    let html = profile_page(&profile(connected(Some(40))));
    assert!(html.contains("ada@example.com, since 22 November 2026") && html.contains("40 minutes."));
    assert!(html.contains("First lesson</a>") && html.contains("1 hour 30 minutes"));
    assert!(!profile_page(&profile(connected(None))).contains("40 minutes"));
    assert!(html.contains("action=\"/disconnect\"") && !html.contains(" action=\"/connect\""));
    let (told, button) = (html.find("If you disconnect"), html.find("action=\"/disconnect\""));
    assert!(told < button, "what disconnecting means is said before it is done");
    let mut props = profile(ZoomConnection::ReconnectNeeded { reason: "Zoom said no.".into() });
    props.banner = Some(Banner { kind: BannerKind::Error, text: "Not this one.".into() });
    let html = profile_page(&props);
    assert!(html.contains("Reconnect to Zoom") && html.contains("Zoom said no."));
    assert!(html.contains("role=\"alert\"") && html.contains("Not this one."));
}

#[test]
fn a_location_is_chosen_and_zoom_is_connected_in_place() {
    let html = member_page(&member());
    assert!(html.contains("formaction=\"/connect\"") && html.contains("name=\"place\" value=\"location\""));
    assert!(html.contains("As the calendar says (Phone)"));
    let ready = LocationForm { zoom_ready: true, chosen: "static".into(), ..location() };
    let typed = vec![("static".to_owned(), HOSTILE.to_owned())];
    let html = member_page(&MemberProps {
        location: LocationForm { typed, error: Some("No link.".into()), ..ready },
        ends_after_minutes: Some(40),
        ..member()
    });
    assert!(!html.contains("formaction") && !html.contains("<img src=x"), "{html}");
    assert!(html.contains("No link.") && attribute(&html, "aria-describedby") == ["location-error"]);
    assert!(html.contains("up to 1 hour 30 minutes") && html.contains("after 40 minutes"));

    let question = ApplyQuestion { kind: Some("zoom".into()), differing: vec![calendar_link()] };
    let asked = ProfileProps { apply: Some(question), ..profile(ZoomConnection::NotConnected) };
    let html = profile_page(&asked);
    assert!(
        html.contains("action=\"/apply\"") && html.contains("Change it") && html.contains("one calendar")
    );
    assert!(!profile_page(&profile(ZoomConnection::NotConnected)).contains("action=\"/apply\""));
}

#[test]
fn the_days_of_a_grid_are_whole_weeks() {
    assert_eq!(shown_days("2026-12", 1), Some(("2026-11-30".into(), "2027-01-03".into())));
    assert_eq!(shown_days("2026-12", 0), Some(("2026-11-29".into(), "2027-01-02".into())));
    assert_eq!(shown_days("2026-13", 0), None);
}

/// The aim for everything that the first paint needs is 15 KB of brotli; uncompressed text is about six times that.
#[test]
fn a_page_stays_small() {
    let html = booking_page(&sample::booking(), &assets());
    assert!(html.len() < 90_000, "{}", html.len());
}

#[test]
fn a_series_is_asked_for_where_the_calendar_takes_one_and_refused_at_its_field() {
    let pages = pages();
    assert!(!named(&pages, "form").contains("repeat."), "not where it takes none");
    let asking = markup(named(&pages, "repeat"));
    for field in shared::series::REPEAT_FIELDS {
        assert!(asking.contains(&format!("name=\"{field}\"")), "{field}");
    }
    assert_eq!(
        asking.matches(" checked").count(),
        3,
        "once, a number of appointments, and one way out of a clash"
    );
    assert_eq!(asking.matches(" required").count(), 2, "what is hidden must not keep a form from being sent");
    let refused = markup(named(&pages, "no rhythm"));
    assert!(refused.contains("class=\"error\">Not so: repeat.end.count."));
    assert!(refused.contains("value=\"week\" checked"), "{refused}");
}

#[test]
fn a_series_lists_what_was_booked_and_what_was_not() {
    let html = markup(named(&pages(), "series"));
    for text in [
        "You are booked, Charles",
        "2 appointments, 1 left out",
        "Left out: this time was not free",
        "10:00\u{a0}AM was not free",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert_eq!(html.matches("<li ").count(), 3);
    assert_eq!(html.matches("Join on Zoom").count(), 2);
    let mut props = sample::series_props();
    props.series.appointments[1].meeting_location.state = LocationState::Pending;
    let html = series_page(&props, &assets());
    assert!(html.contains("http-equiv=\"refresh\"") && html.contains("Link on its way"));
}

#[test]
fn a_group_carries_on_what_was_asked_for() {
    let mut props = sample::group_props();
    let html = group_page(&props);
    assert!(html.contains("href=\"https://slotkey.test/widget/bookings/follow-up\""), "{html}");
    (props.tz, props.hour12, props.theme, props.mode) =
        (Some("Asia/Kolkata".into()), Some(true), Theme::Dark, Mode::Frame);
    let html = group_page(&props);
    let way = "follow-up?tz=Asia/Kolkata&amp;clock=12&amp;theme=dark&amp;embed=1\"";
    assert!(html.contains(way), "{html}");
    props.group.calendars.clear();
    assert!(group_page(&props).contains("Nothing can be booked here at the moment."));
}
