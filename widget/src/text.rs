//! Every word a client reads. English only, for now; nothing else in this crate holds text for people.

use shared::wire::{QuestionKind, QuestionView};

use crate::clock::WallTime;
use crate::day::{Day, Month};

pub(crate) const AM: &str = "AM";
pub(crate) const PM: &str = "PM";

// The month and its times
pub(crate) const PICK_A_DAY: &str = "Pick a day";
pub(crate) const PREVIOUS_MONTH: &str = "Previous month";
pub(crate) const NEXT_MONTH: &str = "Next month";
pub(crate) const LOADING_TIMES: &str = "Looking for free times…";
pub(crate) const BARS: &str = "Longer bars mean more free times.";
pub(crate) const MORNING: &str = "Morning";
pub(crate) const AFTERNOON: &str = "Afternoon";
pub(crate) const EVENING: &str = "Evening";
pub(crate) const NEXT_FREE_DAY: &str = "Next free day";
pub(crate) const LOOK_FURTHER: &str = "Look in the next month";
pub(crate) const NEAREST_FREE: &str = "Nearest free times";
pub(crate) const SLOTS_FAILED: &str =
    "We could not load the free times. Check your connection, then try again.";
pub(crate) const TRY_AGAIN: &str = "Try again";

// A group of calendars
pub(crate) const NOTHING_LISTED: &str = "Nothing can be booked here at the moment.";

// The length
pub(crate) const LENGTH: &str = "How long?";

// Time zone and clock
pub(crate) const TIME_ZONE: &str = "Time zone";
pub(crate) const SHOW: &str = "Show";
pub(crate) const CLOCK: &str = "Clock";
pub(crate) const CLOCK_12: &str = "12-hour";
pub(crate) const CLOCK_24: &str = "24-hour";

// The form
pub(crate) const YOUR_DETAILS: &str = "Your details";
pub(crate) const OTHER_TIME: &str = "Choose another time";
pub(crate) const NAME: &str = "Name";
pub(crate) const EMAIL: &str = "Email";
pub(crate) const PHONE: &str = "Phone";
pub(crate) const NOTES: &str = "Anything we should know beforehand?";
pub(crate) const OPTIONAL: &str = "optional";
pub(crate) const CHOOSE: &str = "Choose…";
pub(crate) const GUESTS: &str = "Who else is coming?";
pub(crate) const PHONE_HINT: &str = "With country code, such as +1 555 010 0199.";
pub(crate) const CONFIRM: &str = "Book this time";
pub(crate) const CONFIRMING: &str = "Booking…";
pub(crate) const REQUEST: &str = "Request this time";
pub(crate) const REQUESTING: &str = "Sending…";
pub(crate) const REQUEST_EXPLAINED: &str = "You are sending a request. The time is kept for you until we confirm it or tell you that it does not suit.";
pub(crate) const CONFIRM_ANY: &str = "Book now";
pub(crate) const REQUEST_ANY: &str = "Send request";
pub(crate) const KEPT_NO_MORE: &str =
    "We no longer keep this time for you. It may still be free: go on, and we will see.";
pub(crate) const KEEP_AGAIN: &str = "Go on with this time";
pub(crate) const NAME_MISSING: &str = "Please tell us your name.";
pub(crate) const EMAIL_MISSING: &str = "Please tell us your email address, such as ada@example.com.";
pub(crate) const PHONE_MISSING: &str = "Please tell us your phone number, with its country code.";
pub(crate) const CONSENT_MISSING: &str = "Please agree to this: without it we cannot take your booking.";
pub(crate) const BOOKING_FAILED: &str = "We could not reach the booking service, so we do not know yet whether it has your booking. Try again: you will not be booked twice.";
pub(crate) const REFUSED: &str = "This could not be booked. Please check your details.";
pub(crate) const SLOT_TAKEN: &str = "Somebody has just taken that time. Please pick another one.";

// How an appointment comes again, by the values of `shared::series`
pub(crate) const HOW_OFTEN: &str = "How often?";
pub(crate) const EVERY: [(&str, &str); 4] =
    [("", "Just once"), ("day", "Daily"), ("week", "Weekly"), ("month", "Monthly")];
pub(crate) const INTERVAL: &str = "Every how many";
pub(crate) const UNITS: [(&str, &str); 3] = [("day", " days?"), ("week", " weeks?"), ("month", " months?")];
pub(crate) const ENDS: &str = "When does it end?";
pub(crate) const ENDS_COUNT: &str = "After a number of appointments";
pub(crate) const ENDS_UNTIL: &str = "On a date";
pub(crate) const COUNT: &str = "Appointments in all";
pub(crate) const UNTIL: &str = "Last day";
pub(crate) const ON_CLASH: &str = "If one of the times is taken?";
pub(crate) const CLASHES: [(&str, &str); 3] = [
    ("skip", "Leave that one out"),
    ("next_free", "Take the next free time instead"),
    ("refuse", "Book nothing, and tell me"),
];

// A series
pub(crate) const SERIES_HEADING: &str = "Your appointments";
pub(crate) const SERIES_EXPLAINED: &str =
    "Each appointment has a page of its own: open it to join, to move it or to cancel it.";
pub(crate) const LEFT_OUT: &str = "Left out: this time was not free";
pub(crate) const ON_ITS_WAY: &str = "Link on its way";
pub(crate) const SERIES_READY: &str = "All meeting links are ready.";

// Rescheduling
pub(crate) const MOVE_HEADING: &str = "Move your appointment";
pub(crate) const MOVE_CONFIRM: &str = "Move to this time";
pub(crate) const MOVE_CONFIRMING: &str = "Moving…";
pub(crate) const MOVE_KEEP: &str = "Keep it as it is";

// An appointment
pub(crate) const CONFIRMED: &str = "Confirmed";
pub(crate) const CANCELLED: &str = "Cancelled";
pub(crate) const PAST: &str = "Past";
pub(crate) const AWAITING: &str = "Awaiting approval";
pub(crate) const REQUESTED_HEADING: &str = "Request sent";
pub(crate) const REQUESTED_EXPLAINED: &str =
    "We keep this time for you and will confirm it, or tell you if it does not suit.";
pub(crate) const REQUESTED_SHOWN: &str = "This page shows our answer as soon as it is there.";
pub(crate) const REQUEST_CONFIRMED: &str = "Your appointment is confirmed.";
pub(crate) const BOOKED_HEADING: &str = "You are booked";
pub(crate) const CANCELLED_HEADING: &str = "This appointment is cancelled";
pub(crate) const CANCELLED_EXPLAINED: &str = "Its time is free again, and its meeting link no longer works.";
pub(crate) const PAST_HEADING: &str = "This appointment has taken place";
pub(crate) const WHEN: &str = "When";
pub(crate) const WHO: &str = "With";
pub(crate) const WHERE: &str = "Where";
pub(crate) const PASSCODE: &str = "Passcode";
pub(crate) const COPY_LINK: &str = "Copy link";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const NOT_COPIED: &str =
    "Your browser did not allow copying. Select the link and copy it by hand.";
pub(crate) const LINK_PENDING: &str =
    "Your meeting link is on its way. It appears here by itself, usually within a minute.";
pub(crate) const LINK_PENDING_RELOAD: &str = "Look again";
pub(crate) const LINK_READY: &str = "Your meeting link is ready.";
pub(crate) const NO_LINK: &str = "There is no link for this appointment. We will tell you where to meet.";
pub(crate) const NEW_TAB: &str = ", opens in a new tab";
pub(crate) const ADD_TO_CALENDAR: &str = "Add to your calendar";
pub(crate) const GOOGLE: &str = "Google";
pub(crate) const OUTLOOK: &str = "Outlook";
pub(crate) const ICS: &str = "Apple, other (.ics)";
pub(crate) const CHANGE_OF_PLANS: &str = "Change of plans?";
pub(crate) const CHANGES_CLOSED: &str =
    "This appointment can no longer be changed here. Please write or call if your plans change.";
pub(crate) const RESCHEDULE: &str = "Reschedule";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const CANCEL_HEADING: &str = "Cancel this appointment?";
pub(crate) const CANCEL_EXPLAINED: &str =
    "The time will be offered to others, and the meeting link will stop working.";
pub(crate) const CANCEL_REQUEST_EXPLAINED: &str = "We then keep the time for you no longer.";
pub(crate) const CANCEL_REASON: &str = "Reason";
pub(crate) const CANCEL_CONFIRM: &str = "Yes, cancel it";
pub(crate) const CANCELLING: &str = "Cancelling…";
pub(crate) const CANCEL_KEEP: &str = "No, keep it";
pub(crate) const CANCEL_FAILED: &str =
    "We could not reach the booking service. Nothing has been cancelled yet: try again.";
pub(crate) const BOOK_ANOTHER: &str = "Book another time";

// Staff
pub(crate) const PROFILE_TITLE: &str = "Your profile";
pub(crate) const ZOOM_HEADING: &str = "Your Zoom connection";
pub(crate) const ZOOM_CONNECT: &str = "Connect to Zoom";
pub(crate) const ZOOM_RECONNECT: &str = "Reconnect to Zoom";
pub(crate) const ZOOM_DISCONNECT: &str = "Disconnect";
pub(crate) const ZOOM_NOT_CONNECTED: &str = "Not connected";
pub(crate) const ZOOM_CONNECTED: &str = "Connected";
pub(crate) const ZOOM_BROKEN: &str = "Needs your attention";
pub(crate) const ZOOM_WHY: &str = "Connect your own Zoom account once. From then on each of your appointments on a group calendar gets a Zoom meeting of its own, with you as its host.";
pub(crate) const ZOOM_SCOPE: &str =
    "Slotkey creates and deletes the meetings of your appointments. It never reads your other meetings.";
pub(crate) const ZOOM_DISCONNECT_EXPLAINED: &str = "If you disconnect: links that clients already have keep working, and their meetings stay at Zoom, even of appointments that are cancelled later. New appointments get no link until you connect again.";
pub(crate) const LOCATION_HEADING: &str = "Default meeting location";
pub(crate) const LOCATION_EXPLAINED: &str =
    "Where you meet clients of calendars that you join from now on, unless a calendar says otherwise.";
pub(crate) const LOCATION_LEGEND: &str = "Where do you meet clients?";
pub(crate) const LOCATION_NONE: &str = "Where each calendar says";
pub(crate) const LOCATION_SAVE: &str = "Save";
pub(crate) const ZOOM_FIRST: &str = "Zoom is not connected yet. You come back here afterwards.";
pub(crate) const APPLY_HEADING: &str = "Change your other calendars too?";
pub(crate) const APPLY_KEEP: &str = "No, keep them";
pub(crate) const CALENDARS_HEADING: &str = "Your calendars";
pub(crate) const CALENDARS_EXPLAINED: &str = "On each of them you can meet clients somewhere else.";
pub(crate) const MEMBER_HEADING: &str = "Where you meet clients";
pub(crate) const BACK_TO_PROFILE: &str = "Your profile";
pub(crate) const ENTER_HEADING: &str = "Continue to your profile";
pub(crate) const ENTER_EXPLAINED: &str =
    "This link works once. Continue to your Zoom connection and your meeting locations.";
pub(crate) const ENTER_BUTTON: &str = "Continue";

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Thursday`; 0 is Sunday.
pub(crate) fn weekday(number: u8) -> &'static str {
    WEEKDAYS[usize::from(number % 7)]
}

/// `Thu`; 0 is Sunday.
pub(crate) fn weekday_short(number: u8) -> &'static str {
    &weekday(number)[..3]
}

/// `December`.
pub(crate) fn month_name(month: Month) -> &'static str {
    MONTHS[usize::from(month.number()) - 1]
}

/// `December 2026`.
pub(crate) fn month(month: Month) -> String {
    format!("{} {}", month_name(month), month.year())
}

/// `Thursday 3 December`.
pub(crate) fn day(day: Day) -> String {
    format!("{} {} {}", weekday(day.weekday()), day.day(), month_name(day.month()))
}

/// `Thursday 3 December 2026`.
pub(crate) fn day_and_year(day: Day) -> String {
    format!("{} {}", self::day(day), day.month().year())
}

/// `3 December 2026`.
pub(crate) fn date(day: Day) -> String {
    format!("{} {}", day.day(), month(day.month()))
}

/// `45 minutes`, `1 hour`, `1 hour 30 minutes`.
pub(crate) fn duration(minutes: i64) -> String {
    let counted = |count: i64, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    match (minutes / 60, minutes % 60) {
        (0, minutes) => counted(minutes, "minute"),
        (hours, 0) => counted(hours, "hour"),
        (hours, minutes) => format!("{} {}", counted(hours, "hour"), counted(minutes, "minute")),
    }
}

/// All the lengths of a calendar, shortest first: `30 minutes`, `15, 30 or 60 minutes`, `45 min, 1 h or 1 h 30 min`.
pub(crate) fn durations(usual: u32, others: &[u32]) -> String {
    let lengths = crate::booking::lengths(usual, others);
    let [start @ .., last] = lengths.as_slice() else { return String::new() };
    if start.is_empty() {
        return duration(i64::from(*last));
    }
    let in_minutes = lengths.iter().all(|minutes| *minutes <= 60);
    let written = |minutes: &u32| if in_minutes { minutes.to_string() } else { duration_short(*minutes) };
    let start: Vec<String> = start.iter().map(written).collect();
    let unit = if in_minutes { " minutes" } else { "" };
    format!("{} or {}{unit}", start.join(", "), written(last))
}

/// `45 min`, `1 h`, `1 h 30 min`: where several lengths stand side by side.
pub(crate) fn duration_short(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Says until when a time is kept.
pub(crate) fn kept_until(time: &str) -> String {
    format!("We keep this time for you until {time}.")
}

/// What helps to name one's guests.
pub(crate) fn guests_hint(most: u32) -> String {
    match most {
        1 => "The email address of one guest.".to_owned(),
        _ => format!("Email addresses of up to {most} guests, one on each line."),
    }
}

/// What helps to answer a question: the calendar's own words, then which numbers it takes.
pub(crate) fn question_hint(question: &QuestionView) -> Option<String> {
    #[expect(clippy::cast_possible_truncation, reason = "whole, and a form's numbers are far smaller")]
    let whole = |number: shared::wire::Number| number.is_whole().then(|| number.get() as i64);
    let (min, max) = (question.min.and_then(whole), question.max.and_then(whole));
    let range = match (min, max) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}.")),
        (Some(min), None) => Some(format!("From {min} up.")),
        (None, Some(max)) => Some(format!("Up to {max}.")),
        (None, None) => None,
    };
    match (question.help.clone(), range) {
        (Some(help), Some(range)) => Some(format!("{help} {range}")),
        (help, range) => help.or(range),
    }
}

/// A question that was passed over.
pub(crate) fn answer_missing(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Choice => "Please choose one of these.",
        QuestionKind::MultiChoice => "Please choose at least one of these.",
        QuestionKind::Checkbox => "Please tick this.",
        _ => "Please answer this question.",
    }
}

/// What a day of the grid is called: `Thursday 3 December 2026, 4 free times`.
pub(crate) fn day_label(day: Day, free: usize, loading: bool) -> String {
    let name = day_and_year(day);
    match free {
        0 if loading => name,
        0 => format!("{name}, no free times"),
        1 => format!("{name}, 1 free time"),
        _ => format!("{name}, {free} free times"),
    }
}

/// Seats that a time has left, in four parts, of which the first and the third are only heard: `, `, `4`, ` seats`,
/// ` left`.
pub(crate) fn seats(seats: u32) -> (&'static str, String, &'static str, &'static str) {
    (", ", seats.to_string(), if seats == 1 { " seat" } else { " seats" }, " left")
}

/// What is said once times have changed: `12 free times on Thursday 3 December`.
pub(crate) fn times_said(day: Day, free: usize) -> String {
    let counted = if free == 1 { "1 free time".to_owned() } else { format!("{free} free times") };
    format!("{counted} on {}", self::day(day))
}

/// A month without free times.
pub(crate) fn nothing_free(month: Month) -> String {
    format!("No free times in {}.", self::month(month))
}

/// `New York time` for `America/New_York`.
pub(crate) fn zone(tz: &str) -> String {
    let city = tz.rsplit('/').next().unwrap_or(tz).replace('_', " ");
    if tz.contains('/') && !tz.starts_with("Etc/") { format!("{city} time") } else { city }
}

/// `New York, America` for `America/New_York`: the city first, which is what one looks for.
pub(crate) fn zone_option(tz: &str) -> String {
    let parts: Vec<_> = tz.replace('_', " ").rsplit('/').map(ToOwned::to_owned).collect();
    parts.join(", ")
}

/// `New York time (GMT-5)`.
pub(crate) fn zone_at(tz: &str, wall: WallTime) -> String {
    let (zone, offset) = (zone(tz), wall.offset());
    if zone == offset { zone } else { format!("{zone} ({offset})") }
}

/// `Thursday 3 December 2026, 10:00 AM`.
pub(crate) fn moment(wall: WallTime, hour12: bool) -> String {
    format!("{}, {}", day_and_year(wall.day), wall.time(hour12))
}

/// Names that are written out before the rest is only counted.
const NAMES_SHOWN: usize = 4;

/// Whom one meets, by kind of calendar: `Ada, Grace or Joan`, `Ada and Grace`, `Ada, Grace, Joan or 4 others`.
pub(crate) fn hosts(kind: &str, names: &[String]) -> String {
    let rest = names.len().saturating_sub(NAMES_SHOWN - 1);
    let others = format!("{rest} others");
    let (start, last) = match names {
        [] => return String::new(),
        [only] => return only.clone(),
        [start @ .., last] if names.len() <= NAMES_SHOWN => (start, last),
        _ => (&names[..NAMES_SHOWN - 1], &others),
    };
    let word = if kind == "round_robin" { "or" } else { "and" };
    format!("{} {word} {last}", start.join(", "))
}

/// Where one meets, before there is an appointment. A request is not booked before it is confirmed.
pub(crate) fn location(kind: &str, auto_confirm: bool) -> &'static str {
    match (kind, auto_confirm) {
        ("zoom", true) => "Zoom, link sent once booked",
        ("zoom", false) => "Zoom, link sent once confirmed",
        ("static", true) => "Video call, link sent once booked",
        ("static", false) => "Video call, link sent once confirmed",
        ("phone", _) => "Phone call",
        ("in_person", _) => "In person",
        (_, true) => "Details sent once booked",
        (_, false) => "Details sent once confirmed",
    }
}

/// Where one meets, for an appointment.
pub(crate) fn location_name(kind: &str) -> &'static str {
    match kind {
        "zoom" => "Zoom",
        "static" => "Video call",
        "phone" => "Phone",
        "in_person" => "In person",
        _ => "As agreed",
    }
}

/// The link of an appointment.
pub(crate) fn join(kind: &str) -> &'static str {
    if kind == "zoom" { "Join on Zoom" } else { "Open the meeting link" }
}

/// What greets a client who has just booked.
pub(crate) fn booked_heading(name: &str, confirmed: bool) -> String {
    let heading = if confirmed { BOOKED_HEADING } else { REQUESTED_HEADING };
    match name.split_whitespace().next() {
        Some(first) => format!("{heading}, {first}"),
        None => heading.to_owned(),
    }
}

/// Title of the booking page.
pub(crate) fn booking_title(calendar: &str, sub_account: &str) -> String {
    if sub_account.is_empty() {
        format!("Book {calendar}")
    } else {
        format!("Book {calendar} with {sub_account}")
    }
}

/// Title of the page of a group.
pub(crate) fn group_title(group: &str, sub_account: &str) -> String {
    if sub_account.is_empty() { group.to_owned() } else { format!("{group} · {sub_account}") }
}

/// How many appointments were booked together, and how many of the wanted ones were not.
pub(crate) fn series_counted(booked: usize, left_out: usize) -> String {
    let appointments = if booked == 1 { "appointment" } else { "appointments" };
    match left_out {
        0 => format!("{booked} {appointments}"),
        _ => format!("{booked} {appointments}, {left_out} left out"),
    }
}

/// An appointment of a series that takes place at another time than was wanted.
pub(crate) fn moved_from(wanted: WallTime, hour12: bool) -> String {
    format!("{} was not free", moment(wanted, hour12))
}

/// Since when a Zoom account is connected.
pub(crate) fn connected_since(email: &str, since: Option<Day>) -> String {
    since.map_or_else(|| email.to_owned(), |since| format!("{email}, since {}", date(since)))
}

/// What a user can choose as their meeting location.
pub(crate) fn location_choice(kind: &str) -> &'static str {
    match kind {
        "zoom" => "Zoom: a new meeting for every booking",
        "static" => "A link of my own, the same for everybody",
        "phone" => "Phone",
        "in_person" => "In person",
        _ => "Something else",
    }
}

/// What belongs into the field beside a choice, and an example of it.
pub(crate) fn location_field(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "static" => ("Link", "https://meet.example.com/ada"),
        "phone" => ("Number, or who calls whom", "I call you on the number that you give"),
        "in_person" => ("Address", "12 Harbour Street, second floor"),
        _ => ("What clients are told", "We agree on a place by email"),
    }
}

/// The choice of having no choice of one's own on a calendar.
pub(crate) fn as_the_calendar_says(kind: &str) -> String {
    format!("As the calendar says ({})", location_name(kind))
}

/// What a plan at Zoom does not do.
pub(crate) fn plan_ends_meetings(minutes: u32) -> String {
    format!("This account is on Zoom's Basic plan: Zoom ends its meetings after {minutes} minutes.")
}

/// Before a list of calendars with longer appointments.
pub(crate) fn too_long_for_plan(count: usize) -> &'static str {
    if count == 1 {
        "One of your calendars has longer ones:"
    } else {
        "Some of your calendars have longer ones:"
    }
}

/// That appointments of a calendar are too long for the plan.
pub(crate) fn longer_than_plan(longest: u32, end: u32) -> String {
    format!(
        "Appointments here take up to {}. Your Zoom account is on the Basic plan, which ends meetings after {end} minutes.",
        duration(i64::from(longest))
    )
}

/// Asks whether calendars take a new default over.
pub(crate) fn apply_explained(kind: Option<&str>, count: usize) -> String {
    let calendars = if count == 1 { "one calendar".to_owned() } else { format!("{count} calendars") };
    match kind {
        Some(kind) => format!(
            "On {calendars} you meet clients somewhere else. They can go over to the new default ({}); appointments that you have stay where they are.",
            location_name(kind)
        ),
        None => format!(
            "On {calendars} you have a meeting location of your own. You can give it up there; appointments that you have stay where they are."
        ),
    }
}

/// The button that says yes to it.
pub(crate) fn apply_button(count: usize) -> String {
    if count == 1 { "Change it".to_owned() } else { format!("Change all {count}") }
}

/// Above the new time of an appointment.
pub(crate) fn move_from(moment: &str) -> String {
    format!("From {moment}, to:")
}

/// Where an appointment is now that gets a new time.
pub(crate) fn move_pick(moment: &str) -> String {
    format!("Pick a new time for your appointment, which is now on {moment}.")
}

/// Greets a user on their profile.
pub(crate) fn hello(name: &str) -> String {
    format!("Hello, {name}")
}

/// Sent to the client's calendar with the appointment.
pub(crate) fn calendar_details(link: Option<&str>, passcode: Option<&str>) -> String {
    match (link, passcode) {
        (None, _) => String::new(),
        (Some(link), None) => link.to_owned(),
        (Some(link), Some(passcode)) => format!("{link}\n{PASSCODE}: {passcode}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_zones_read_as_people_say_them() {
        assert_eq!(duration(1), "1 minute");
        assert_eq!(duration(45), "45 minutes");
        assert_eq!(duration(60), "1 hour");
        assert_eq!(duration(150), "2 hours 30 minutes");
        assert_eq!(zone("America/Argentina/Buenos_Aires"), "Buenos Aires time");
        assert_eq!(zone("UTC"), "UTC");
        assert_eq!(zone_option("America/Argentina/Buenos_Aires"), "Buenos Aires, Argentina, America");
    }

    #[test]
    fn all_lengths_of_a_calendar_are_one_phrase() {
        for (usual, others, text) in [
            (30, &[][..], "30 minutes"),
            (90, &[], "1 hour 30 minutes"),
            (30, &[15, 60], "15, 30 or 60 minutes"),
            (60, &[45], "45 or 60 minutes"),
            (60, &[45, 90], "45 min, 1 h or 1 h 30 min"),
        ] {
            assert_eq!(durations(usual, others), text);
        }
    }

    #[test]
    fn lengths_side_by_side_are_short() {
        for (minutes, text) in [(15, "15 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "24 h")] {
            assert_eq!(duration_short(minutes), text);
        }
    }

    #[test]
    fn a_question_about_a_number_says_which_numbers_it_takes() {
        let number = |value: f64| shared::wire::Number::new(value);
        let question = |help: Option<&str>, min: Option<f64>, max: Option<f64>| QuestionView {
            help: help.map(ToOwned::to_owned),
            min: min.and_then(number),
            max: max.and_then(number),
            ..crate::sample::form().questions.remove(8)
        };
        for (help, min, max, hint) in [
            (None, None, None, None),
            (Some("Roughly."), None, None, Some("Roughly.")),
            (Some("Roughly."), Some(1.0), Some(9.0), Some("Roughly. From 1 to 9.")),
            (None, Some(-1.0), None, Some("From -1 up.")),
            (None, None, Some(9.0), Some("Up to 9.")),
            (None, Some(0.5), None, None),
        ] {
            assert_eq!(question_hint(&question(help, min, max)).as_deref(), hint);
        }
    }

    #[test]
    fn people_are_joined_by_what_the_calendar_does_with_them() {
        let names = ["Ada".to_owned(), "Grace".to_owned(), "Joan".to_owned()];
        assert_eq!(hosts("round_robin", &names), "Ada, Grace or Joan");
        assert_eq!(hosts("collective", &names), "Ada, Grace and Joan");
        assert_eq!(hosts("round_robin", &names[..1]), "Ada");
        assert_eq!(hosts("unassigned", &[]), "");
        let many: Vec<String> = (1..=9).map(|number| number.to_string()).collect();
        assert_eq!(hosts("class", &many), "1, 2, 3 and 6 others");
    }
}
