//! Sample props for tests and for the preview.
#![allow(dead_code, reason = "each user of these samples needs some of them")]

use shared::wire::{
    AppointmentView, CalendarRef, CalendarView, ClashView, ConsentView, DayView, FormView, GroupView,
    HostView, ListedCalendar, LocationState, ManageView, MeetingLocationView, QuestionKind, QuestionView,
    SeriesView, SlotView, SlotsView,
};
use widget::props::{AppointmentProps, BookingProps, FormProps, GroupProps, Mode, SeriesProps, Theme};

/// A round robin of three.
pub fn calendar() -> CalendarView {
    CalendarView {
        id: "cal_1".into(),
        slug: "demo-round-robin".into(),
        name: "Intro consultation".into(),
        description: "Half an hour to get to know each other and to see what you need.".into(),
        kind: "round_robin".into(),
        duration_minutes: 30,
        other_durations_minutes: Vec::new(),
        capacity: 1,
        hosts: vec!["Ada Lovelace".into(), "Grace Hopper".into(), "Joan Clarke".into()],
        meeting_location_kind: "zoom".into(),
        sub_account: "Bletchley Consulting".into(),
        auto_confirm: true,
        client_series: false,
        form: FormView::default(),
    }
}

/// A form with a question of every kind.
pub fn form() -> FormView {
    use QuestionKind::{Checkbox, Choice, Email, LongText, MultiChoice, Number, Phone, Text};
    let question = |id: &str, label: &str, kind, required: bool, options: &[&str]| QuestionView {
        id: id.into(),
        label: label.into(),
        help: required.then(|| format!("Help with {id}.")),
        kind,
        required,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
        min: None,
        max: None,
        integer: false,
    };
    let machines = ["Bombe", "Colossus", "Enigma", "Lorenz", "Pinwheel", "Robinson", "Tunny"];
    FormView {
        questions: vec![
            question("company", "Company", Text, true, &[]),
            question("background", "What is it about?", LongText, false, &[]),
            question("team", "Size of your team", Choice, true, &["Just me", "2 to 10", "More"]),
            question("machine", "Which machine?", Choice, true, &machines),
            question("topics", "Topics", MultiChoice, true, &["Ciphers", "Statistics"]),
            question("returning", "I have been here before", Checkbox, false, &[]),
            question("desk", "Number of your desk", Phone, false, &[]),
            question("billing", "Invoices go to", Email, false, &[]),
            question("years", "Years of experience", Number, false, &[]),
        ],
        consents: vec![ConsentView {
            id: "terms".into(),
            text: "I agree to be called back.".into(),
            required: true,
        }],
        guests_max: 3,
        phone_required: true,
    }
}

/// Free times in December 2026 in New York: weekdays, fewer the later in the week.
pub fn slots() -> SlotsView {
    let days = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 29, 30, 31];
    let days = days.into_iter().map(|day| {
        let half_hours = match day % 5 {
            0 => 18..20,
            1 => 18..34,
            2 => 20..28,
            3 => 18..38,
            _ => 26..31,
        };
        let slots = half_hours.map(|half_hour| slot(day, half_hour)).collect();
        DayView { date: format!("2026-12-{day:02}"), slots }
    });
    SlotsView { tz: "America/New_York".into(), days: days.collect() }
}

/// A slot of half an hour on a day of December 2026.
pub fn slot(day: u32, half_hour: u32) -> SlotView {
    let time = |half_hour: u32| format!("{:02}:{:02}:00", half_hour / 2, half_hour % 2 * 30);
    SlotView {
        start: format!("2026-12-{day:02}T{}Z", time(half_hour + 10)),
        end: format!("2026-12-{day:02}T{}Z", time(half_hour + 11)),
        seats_left: 1 + (day + half_hour) % 4,
        local: format!("2026-12-{day:02}T{}-05:00", time(half_hour)),
    }
}

/// The booking page as it opens.
pub fn booking() -> BookingProps {
    BookingProps {
        calendar: calendar(),
        tz: "America/New_York".into(),
        tz_explicit: true,
        today: "2026-12-01".into(),
        duration_minutes: 30,
        hour12: true,
        clock_explicit: false,
        week_start: 1,
        month: "2026-12".into(),
        slots: slots(),
        first_day: None,
        last_day: Some("2027-02-10".into()),
        day: None,
        start: None,
        form: FormProps::default(),
        notice: None,
        alternatives: Vec::new(),
        idempotency_key: "key-1".into(),
        reschedule: None,
        mode: Mode::Page,
        theme: Theme::Auto,
        origin: "https://slotkey.test".into(),
    }
}

/// An appointment with its link.
pub fn appointment() -> AppointmentView {
    let page = "https://slotkey.test/widget/appointments/apt_1";
    AppointmentView {
        id: "apt_1".into(),
        status: "confirmed".into(),
        start: "2026-12-03T15:00:00Z".into(),
        end: "2026-12-03T15:30:00Z".into(),
        tz: "America/New_York".into(),
        local: "2026-12-03T10:00:00-05:00".into(),
        title: "Intro consultation with Ada Lovelace".into(),
        calendar: CalendarRef {
            id: "cal_1".into(),
            slug: "demo-round-robin".into(),
            name: "Intro consultation".into(),
        },
        host: Some(HostView { name: "Ada Lovelace".into() }),
        contact_name: "Charles Babbage".into(),
        meeting_location: MeetingLocationView {
            kind: "zoom".into(),
            state: LocationState::Ready,
            value: Some("https://us02web.zoom.us/j/85412345678?pwd=Qk1tZ0x5b2x4aGJ2S0p6.1".into()),
            reason: None,
            passcode: Some("451209".into()),
        },
        may_reschedule: true,
        may_cancel: true,
        manage: ManageView {
            url: format!("{page}?token=secret-token"),
            reschedule_url: "https://slotkey.test/widget/bookings/demo-round-robin?reschedule=secret-token"
                .into(),
            cancel_url: format!("{page}/cancel?token=secret-token"),
            ics_url: format!("{page}.ics?token=secret-token"),
        },
        token: "secret-token".into(),
    }
}

/// Three Thursdays at ten: one as wanted, one left out, one an hour later.
pub fn series() -> SeriesView {
    let later = AppointmentView {
        id: "apt_2".into(),
        start: "2026-12-17T16:00:00Z".into(),
        end: "2026-12-17T16:30:00Z".into(),
        local: "2026-12-17T11:00:00-05:00".into(),
        ..appointment()
    };
    let clash = |day: u32, appointment: Option<&str>| ClashView {
        wanted: format!("2026-12-{day}T15:00:00Z"),
        local: format!("2026-12-{day}T10:00:00-05:00"),
        appointment: appointment.map(ToOwned::to_owned),
    };
    SeriesView {
        id: "ser_1".into(),
        appointments: vec![appointment(), later],
        skipped: vec!["2026-12-10T15:00:00Z".into()],
        clashes: vec![clash(10, None), clash(17, Some("apt_2"))],
        url: "https://slotkey.test/widget/series/ser_1?token=series-token".into(),
        token: "series-token".into(),
    }
}

/// The page of [`series`], just booked.
pub fn series_props() -> SeriesProps {
    SeriesProps {
        series: series(),
        hour12: true,
        just_booked: true,
        mode: Mode::Page,
        theme: Theme::Auto,
        origin: "https://slotkey.test".into(),
    }
}

/// Two calendars to choose from.
pub fn group_props() -> GroupProps {
    let listed = |slug: &str, name: &str, description: &str, others: &[u32]| ListedCalendar {
        id: "cal_1".into(),
        slug: slug.into(),
        name: name.into(),
        description: description.into(),
        kind: "round_robin".into(),
        duration_minutes: 30,
        other_durations_minutes: others.to_vec(),
        hosts: vec!["Ada Lovelace".into(), "Grace Hopper".into()],
        meeting_location_kind: "zoom".into(),
        auto_confirm: true,
        booking_url: format!("https://slotkey.test/widget/bookings/{slug}"),
    };
    GroupProps {
        group: GroupView {
            id: "grp_1".into(),
            slug: "advice".into(),
            name: "Advice".into(),
            description: "Not sure? Begin with the first.".into(),
            sub_account: "Bletchley Consulting".into(),
            calendars: vec![
                listed("demo-round-robin", "Intro consultation", "Half an hour to see what you need.", &[]),
                listed("follow-up", "Follow-up", "", &[45, 60]),
            ],
        },
        tz: None,
        hour12: None,
        mode: Mode::Page,
        theme: Theme::Auto,
    }
}

/// The page of [`appointment`], just booked.
pub fn appointment_props() -> AppointmentProps {
    AppointmentProps {
        appointment: appointment(),
        hour12: true,
        just_booked: true,
        confirming_cancel: false,
        notice: None,
        mode: Mode::Page,
        theme: Theme::Auto,
        origin: "https://slotkey.test".into(),
    }
}
