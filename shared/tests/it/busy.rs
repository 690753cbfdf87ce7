//! Busy times from iCalendar: one row per rule, as programs write it.

use crate::write::{at, between};
use jiff::SignedDuration;
use shared::availability::Zone;
use shared::busy::{BusyError, BusyFormat, BusyTimes, ICalendar, any_bytes};
use shared::interval::Interval;
use shared::invalid::Invalid;
use shared::limits;

/// What is written, and when that is busy in 2026: start and minutes, like `2026-01-05T09:00Z+60`.
type Row = (&'static str, &'static str, &'static [&'static str]);

fn read(zone: &str, document: &str, range: Interval) -> BusyTimes {
    let calendar = ICalendar::new(Zone::parse(zone).expect("a zone of the database"));
    calendar.busy(document.as_bytes(), range).unwrap_or_else(|error| panic!("{error}\n{document}"))
}

fn year_2026() -> Interval {
    between("2026-01-01T00:00Z", "2027-01-01T00:00Z")
}

fn written(times: &BusyTimes) -> Vec<String> {
    let write = |busy: &Interval| {
        let length = busy.start().duration_until(busy.end());
        assert_eq!(length.as_secs() % 60, 0, "{busy:?}");
        format!("{}+{}", busy.start().strftime("%Y-%m-%dT%H:%MZ"), length.as_mins())
    };
    times.intervals.iter().map(write).collect()
}

/// The lines inside of an event.
fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")
}

fn calendar(components: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{components}END:VCALENDAR\n")
}

/// Each row is one event of someone in Berlin; nothing about it is skipped or guessed.
fn check_events(rows: &[Row]) {
    for (what, lines, expected) in rows {
        let times = read("Europe/Berlin", &calendar(&event(lines)), year_2026());
        assert_eq!(written(&times), *expected, "{what}");
        assert_eq!((times.skipped, times.guessed, times.is_whole), (0, 0, true), "{what}");
    }
}

#[test]
fn an_event_is_busy_from_its_start_to_its_end() {
    check_events(&[
        ("UTC", "DTSTART:20260105T090000Z\nDTEND:20260105T100000Z", &["2026-01-05T09:00Z+60"]),
        ("duration", "DTSTART:20260105T090000Z\nDURATION:PT45M", &["2026-01-05T09:00Z+45"]),
        ("duration in weeks", "DTSTART:20260105T090000Z\nDURATION:P1W", &["2026-01-05T09:00Z+10080"]),
        ("a time without end takes none", "DTSTART:20260105T090000Z", &[]),
        ("an end at the start", "DTSTART:20260105T090000Z\nDTEND:20260105T090000Z", &[]),
        ("no length", "DTSTART:20260105T090000Z\nDURATION:PT0S", &[]),
        (
            "two zones",
            concat!(
                "DTSTART;TZID=America/New_York:20260105T090000\n",
                "DTEND;TZID=Europe/London:20260105T150000",
            ),
            &["2026-01-05T14:00Z+60"],
        ),
        ("a date is a day of the reader", "DTSTART;VALUE=DATE:20260105", &["2026-01-04T23:00Z+1440"]),
        ("a date that is not marked as one", "DTSTART:20260105", &["2026-01-04T23:00Z+1440"]),
        ("days", "DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260108", &["2026-01-04T23:00Z+4320"]),
        (
            "a day's end that is its start",
            "DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260105",
            &["2026-01-04T23:00Z+1440"],
        ),
        ("days by duration", "DTSTART;VALUE=DATE:20260105\nDURATION:P2D", &["2026-01-04T23:00Z+2880"]),
        ("a time marked as a date", "DTSTART;VALUE=DATE:20260105T000000", &["2026-01-04T23:00Z+1440"]),
        ("floating", "DTSTART:20260105T090000\nDTEND:20260105T100000", &["2026-01-05T08:00Z+60"]),
        (
            "both",
            "DTSTART:20260105T090000Z\nDTEND:20260105T100000Z\nDURATION:PT5H",
            &["2026-01-05T09:00Z+60"],
        ),
        ("before the range", "DTSTART:20251231T230000Z\nDTEND:20260101T000000Z", &[]),
        (
            "into the range, and whole",
            "DTSTART:20251231T230000Z\nDTEND:20260101T000100Z",
            &["2025-12-31T23:00Z+61"],
        ),
        (
            "out of the range, and whole",
            "DTSTART:20261231T235900Z\nDURATION:PT2H",
            &["2026-12-31T23:59Z+120"],
        ),
        ("after the range", "DTSTART:20270101T000000Z\nDURATION:PT1H", &[]),
    ]);
}

#[test]
fn some_events_are_free() {
    let status = |line: &str| {
        let lines = format!("DTSTART:20260105T090000Z\nDTEND:20260105T100000Z\n{line}");
        let times = read("Europe/Berlin", &calendar(&event(&lines)), year_2026());
        (times.intervals.len(), times.skipped, times.guessed)
    };
    let table = [
        ("X-NOTHING:1", 1),
        ("TRANSP:OPAQUE", 1),
        ("TRANSP:TRANSPARENT", 0),
        ("transp:transparent", 0),
        ("STATUS:CONFIRMED", 1),
        ("STATUS:TENTATIVE", 1),
        ("STATUS:CANCELLED", 0),
        ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", 1),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", 1),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", 1),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", 0),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", 0),
        ("TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", 0),
        ("STATUS:CANCELLED\nDTSTART:nonsense", 0),
    ];
    for (line, busy) in table {
        assert_eq!(status(line), (busy, 0, 0), "{line}");
    }
}

#[test]
fn other_components_are_not_busy() {
    let inside = "DTSTART:20260105T090000Z\nDTEND:20260105T100000Z\n";
    for name in ["VTODO", "VJOURNAL", "VAVAILABILITY", "X-VENDOR", "VALARM"] {
        let document = calendar(&format!("BEGIN:{name}\n{inside}END:{name}\n"));
        assert_eq!(read("UTC", &document, year_2026()).intervals, [], "{name}");
    }
    let alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5H\nDTSTART:20260601T000000Z\nEND:VALARM\n";
    let times = read("UTC", &calendar(&event(&format!("{alarm}{inside}{alarm}"))), year_2026());
    assert_eq!(written(&times), ["2026-01-05T09:00Z+60"]);
}

#[test]
fn published_free_busy_time_is_read() {
    let document = calendar(
        "BEGIN:VFREEBUSY\nDTSTART:20260101T000000Z\nDTEND:20260201T000000Z\n\
         FREEBUSY:20260105T090000Z/20260105T100000Z,20260105T120000Z/PT30M\n\
         FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260106T090000Z/PT1H\n\
         FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260107T090000Z/PT1H\n\
         FREEBUSY;FBTYPE=X-UNHEARD-OF:20260108T090000Z/PT1H\n\
         FREEBUSY;FBTYPE=FREE:20260109T090000Z/PT1H\n\
         FREEBUSY:20260110T090000Z/nonsense,20260110T100000Z/PT1H\nEND:VFREEBUSY\n",
    );
    let times = read("Europe/Berlin", &document, year_2026());
    assert_eq!(
        written(&times),
        [
            "2026-01-05T09:00Z+60",
            "2026-01-05T12:00Z+30",
            "2026-01-06T09:00Z+60",
            "2026-01-07T09:00Z+60",
            "2026-01-08T09:00Z+60",
            "2026-01-10T10:00Z+60",
        ]
    );
    assert_eq!((times.skipped, times.guessed), (1, 0));
}

#[test]
fn times_that_overlap_or_touch_are_one() {
    let one = |start: &str, end: &str| event(&format!("DTSTART:202601{start}00Z\nDTEND:202601{end}00Z"));
    let events = [
        one("06T1000", "06T1100"),
        one("05T0900", "05T1000"),
        one("05T0930", "05T1030"),
        one("05T1030", "05T1100"),
        one("05T1101", "05T1200"),
        one("06T1015", "06T1030"),
    ];
    let times = read("UTC", &calendar(&events.concat()), year_2026());
    assert_eq!(written(&times), ["2026-01-05T09:00Z+120", "2026-01-05T11:01Z+59", "2026-01-06T10:00Z+60"]);
}

/// All with a start on Monday, January 5th 2026, at 09:00 in Berlin, and an hour long.
#[test]
fn series_follow_their_rules() {
    let hour = |lines: &str| {
        let lines = format!(
            "DTSTART;TZID=Europe/Berlin:20260105T090000\nDTEND;TZID=Europe/Berlin:20260105T100000\n{lines}"
        );
        let times = read("Europe/Berlin", &calendar(&event(&lines)), year_2026());
        assert_eq!((times.skipped, times.guessed), (0, 0), "{lines}");
        written(&times).join(" ").replace("2026-", "").replace(":00Z+60", "")
    };
    let table = [
        ("RRULE:FREQ=DAILY;COUNT=3", "01-05T08 01-06T08 01-07T08"),
        ("RRULE:FREQ=DAILY;INTERVAL=10;COUNT=3", "01-05T08 01-15T08 01-25T08"),
        ("RRULE:FREQ=DAILY;UNTIL=20260107T080000Z", "01-05T08 01-06T08 01-07T08"),
        ("RRULE:FREQ=DAILY;UNTIL=20260107T075959Z", "01-05T08 01-06T08"),
        ("RRULE:FREQ=DAILY;UNTIL=20260107T090000", "01-05T08 01-06T08 01-07T08"),
        ("RRULE:FREQ=DAILY;UNTIL=20260107T085959", "01-05T08 01-06T08"),
        ("RRULE:FREQ=DAILY;UNTIL=20260107", "01-05T08 01-06T08 01-07T08"),
        ("RRULE:FREQ=DAILY;UNTIL=20250101", "01-05T08"),
        ("RRULE:FREQ=DAILY;BYMONTH=2;COUNT=3", "01-05T08 02-01T08 02-02T08"),
        ("RRULE:FREQ=DAILY;BYDAY=SA,SU;COUNT=3", "01-05T08 01-10T08 01-11T08"),
        ("RRULE:FREQ=DAILY;BYMONTHDAY=-1;COUNT=3", "01-05T08 01-31T08 02-28T08"),
        ("RRULE:FREQ=DAILY;BYHOUR=9,13;COUNT=4", "01-05T08 01-05T12 01-06T08 01-06T12"),
        ("RRULE:FREQ=DAILY;BYHOUR=9,11,13;BYSETPOS=-1;COUNT=3", "01-05T08 01-05T12 01-06T12"),
        ("RRULE:FREQ=WEEKLY;COUNT=3", "01-05T08 01-12T08 01-19T08"),
        ("RRULE:FREQ=WEEKLY;BYDAY=WE,FR;COUNT=4", "01-05T08 01-07T08 01-09T08 01-14T08"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4", "01-05T08 01-11T08 01-19T08 01-25T08"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4;WKST=SU", "01-05T08 01-18T08 01-19T08 02-01T08"),
        ("RRULE:FREQ=WEEKLY;BYMONTH=3;COUNT=3", "01-05T08 03-02T08 03-09T08"),
        ("RRULE:FREQ=MONTHLY;COUNT=3", "01-05T08 02-05T08 03-05T08"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4", "01-05T08 01-31T08 03-31T07 05-31T07"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1,-31;COUNT=4", "01-05T08 01-31T08 02-28T08 03-01T08"),
        ("RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "01-05T08 01-13T08 02-10T08"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "01-05T08 01-30T08 02-27T08"),
        ("RRULE:FREQ=MONTHLY;BYDAY=5SA;COUNT=3", "01-05T08 01-31T08 05-30T07"),
        ("RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4", "01-05T08 02-13T08 03-13T08 11-13T08"),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "01-05T08 01-30T08 02-27T08"),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1,3;COUNT=4", "01-05T08 01-07T08 02-02T08 02-04T08"),
        ("RRULE:FREQ=YEARLY;BYMONTH=1,4;COUNT=2", "01-05T08 04-05T07"),
        ("RRULE:FREQ=YEARLY;BYMONTHDAY=5;COUNT=3", "01-05T08 02-05T08 03-05T08"),
        ("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2", "01-05T08 11-26T08"),
        ("RRULE:FREQ=YEARLY;BYDAY=20MO;COUNT=2", "01-05T08 05-18T07"),
        ("RRULE:FREQ=YEARLY;BYDAY=-1MO;COUNT=2", "01-05T08 12-28T08"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", "01-05T08 05-11T07"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=2", "01-05T08 05-11T07"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=SU;WKST=SU;COUNT=2", "01-05T08 05-17T07"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO,SU;COUNT=2", "01-05T08 12-28T08"),
        ("RRULE:FREQ=YEARLY;BYYEARDAY=100,-1;COUNT=3", "01-05T08 04-10T07 12-31T08"),
        ("RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=TU;COUNT=2", "01-05T08 11-03T08"),
        ("RRULE:FREQ=HOURLY;INTERVAL=6;COUNT=5", "01-05T08 01-05T14 01-05T20 01-06T02 01-06T08"),
        ("RRULE:FREQ=HOURLY;BYHOUR=9,13;COUNT=3", "01-05T08 01-05T12 01-06T08"),
        ("RRULE:FREQ=MINUTELY;INTERVAL=480;COUNT=4", "01-05T08 01-05T16 01-06T00 01-06T08"),
        ("RRULE:FREQ=MINUTELY;BYMINUTE=0;BYHOUR=9;BYDAY=TU;COUNT=3", "01-05T08 01-06T08 01-13T08"),
        ("RRULE:FREQ=SECONDLY;INTERVAL=86400;COUNT=3", "01-05T08 01-06T08 01-07T08"),
        ("RRULE:FREQ=SECONDLY;BYSECOND=0;BYMINUTE=0;BYHOUR=9;COUNT=3", "01-05T08 01-06T08 01-07T08"),
        ("RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=WEEKLY;COUNT=2", "01-05T08 01-06T08 01-12T08"),
        ("RDATE;TZID=Europe/Berlin:20260201T110000,20260202T110000", "01-05T08 02-01T10 02-02T10"),
        ("RDATE:20260201T100000Z", "01-05T08 02-01T10"),
        ("RDATE;VALUE=DATE:20260201", "01-05T08 02-01T08"),
        (
            "RDATE;VALUE=PERIOD:20260201T100000Z/PT1H,20260202T100000Z/20260202T110000Z",
            "01-05T08 02-01T10 02-02T10",
        ),
        ("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20260106T090000", "01-05T08 01-07T08 01-08T08"),
        ("RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20260105T080000Z,20260106T080000Z", "01-07T08 01-08T08"),
        (
            "RRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=America/New_York:20260106T030000",
            "01-05T08 01-07T08 01-08T08",
        ),
        ("RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20260106T090000", "01-05T08 01-07T08 01-08T08"),
        ("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20260106\nEXDATE:20260107", "01-05T08 01-08T08"),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260106T080001Z", "01-05T08 01-06T08 01-07T08"),
        ("RDATE:20260201T100000Z\nEXDATE:20260201T100000Z", "01-05T08"),
        ("RDATE;VALUE=PERIOD:20260201T100000Z/PT1H\nEXDATE:20260201T100000Z", "01-05T08"),
    ];
    for (lines, expected) in table {
        assert_eq!(hour(lines), expected, "{lines}");
    }
}

#[test]
fn series_of_whole_days_are_days_of_the_reader() {
    check_events(&[
        (
            "daily",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=2",
            &["2026-01-04T23:00Z+1440", "2026-01-06T23:00Z+1440"],
        ),
        (
            "touching days are one",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY;COUNT=3",
            &["2026-01-04T23:00Z+4320"],
        ),
        (
            "until a date",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;UNTIL=20260112",
            &["2026-01-04T23:00Z+1440", "2026-01-11T23:00Z+1440"],
        ),
        (
            "until midnight in Berlin",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;UNTIL=20260111T230000Z",
            &["2026-01-04T23:00Z+1440", "2026-01-11T23:00Z+1440"],
        ),
        (
            "until a date written as UTC",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;UNTIL=20260112T000000Z",
            &["2026-01-04T23:00Z+1440", "2026-01-11T23:00Z+1440"],
        ),
        (
            "a time of day means nothing",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;BYHOUR=9;BYMINUTE=30;COUNT=1",
            &["2026-01-04T23:00Z+1440"],
        ),
        (
            "but a date",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE;VALUE=DATE:20260112",
            &["2026-01-04T23:00Z+1440"],
        ),
        (
            "but a midnight",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20260112T000000",
            &["2026-01-04T23:00Z+1440"],
        ),
        (
            "but Berlin's midnight",
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20260111T230000Z",
            &["2026-01-04T23:00Z+1440"],
        ),
        (
            "a day with 23 hours and one with 25",
            "DTSTART;VALUE=DATE:20260329\nRDATE;VALUE=DATE:20261025",
            &["2026-03-28T23:00Z+1380", "2026-10-24T22:00Z+1500"],
        ),
        ("a leap day", "DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY", &[]),
    ]);
}

/// A series on three Mondays, and what takes the place of some of them.
#[test]
fn single_times_of_a_series_can_be_different() {
    let series = "UID:a\nDTSTART;TZID=Europe/Berlin:20260105T090000\n\
                  DTEND;TZID=Europe/Berlin:20260105T100000\nRRULE:FREQ=WEEKLY;COUNT=4";
    let read_with = |other: &str| {
        let both = [event(series) + &event(other), event(other) + &event(series)];
        let [before, after] = both.map(|events| read("Europe/Berlin", &calendar(&events), year_2026()));
        assert_eq!(before, after, "the order does not matter: {other}");
        (
            written(&before).join(" ").replace("2026-01-", "").replace(":00Z+60", ""),
            before.skipped,
            before.guessed,
        )
    };
    let moved = "\nDTSTART:20260113T150000Z\nDTEND:20260113T160000Z";
    let table = [
        ("UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20260112T090000", moved, "05T08 13T15 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260112T080000Z", moved, "05T08 13T15 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260112T090000", moved, "05T08 13T15 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID;VALUE=DATE:20260112", moved, "05T08 13T15 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260112T080000Z\nSTATUS:CANCELLED", moved, "05T08 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260112T080000Z\nSTATUS:CANCELLED", "", "05T08 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260112T080000Z\nTRANSP:TRANSPARENT", moved, "05T08 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260105T080000Z", moved, "12T08 13T15 19T08 26T08"),
        ("UID:b\nRECURRENCE-ID:20260112T080000Z", moved, "05T08 12T08 13T15 19T08 26T08"),
        ("RECURRENCE-ID:20260112T080000Z", moved, "05T08 12T08 13T15 19T08 26T08"),
        ("UID:a\nRECURRENCE-ID:20260112T070000Z", moved, "05T08 12T08 13T15 19T08 26T08"),
        // The same id once more without saying what it replaces: two events.
        ("UID:a", moved, "05T08 12T08 13T15 19T08 26T08"),
        (
            "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260112T080000Z",
            "\nDTSTART:20260112T100000Z\nDTEND:20260112T110000Z",
            "05T08 12T10 19T10 26T10",
        ),
        (
            "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260112T080000Z",
            "\nDTSTART;TZID=Europe/Berlin:20260113T080000\nDTEND;TZID=Europe/Berlin:20260113T100000",
            "05T08 13T07:00Z+120 20T07:00Z+120 27T07:00Z+120",
        ),
        (
            "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260119T090000",
            "\nDTSTART;VALUE=DATE:20260120",
            "05T08 12T08 19T23:00Z+1440 26T23:00Z+1440",
        ),
        ("UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260119T080000Z\nSTATUS:CANCELLED", "", "05T08 12T08"),
    ];
    for (head, times, expected) in table {
        let other = format!("{head}{times}");
        assert_eq!(read_with(&other), (expected.to_owned(), 0, 0), "{other}");
    }
    // What is broken leaves the series as it is.
    let broken = [
        ("UID:a\nRECURRENCE-ID:20260112T080000Z\nDTSTART:nonsense", "05T08 12T08 19T08 26T08", 1, 0),
        (
            "UID:a\nRECURRENCE-ID:nonsense\nDTSTART:20260113T150000Z\nDURATION:PT1H",
            "05T08 12T08 13T15 19T08 26T08",
            0,
            1,
        ),
        ("UID:a\nRECURRENCE-ID:nonsense\nSTATUS:CANCELLED", "05T08 12T08 19T08 26T08", 0, 0),
    ];
    for (other, expected, skipped, guessed) in broken {
        assert_eq!(read_with(other), (expected.to_owned(), skipped, guessed), "{other}");
    }
}

/// A change for all later times, where the rest of the series is free, and where it moves times into the range.
#[test]
fn later_times_count_for_themselves() {
    let later = "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20251222T090000Z\n";
    let table = [
        (
            "TRANSP:TRANSPARENT",
            "DTSTART:20251223T090000Z\nDURATION:PT1H",
            "2026-01-06T09:00Z+60 2026-01-13T09:00Z+60",
        ),
        (
            "TRANSP:OPAQUE",
            "DTSTART:20251229T090000Z\nDURATION:PT1H",
            "2026-01-05T09:00Z+60 2026-01-12T09:00Z+60 2026-01-19T09:00Z+60",
        ),
    ];
    for (line, change, expected) in table {
        let series = event(&format!(
            "UID:a\nDTSTART:20251215T090000Z\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=5\n{line}"
        ));
        let document = calendar(&(series + &event(&format!("{later}{change}"))));
        assert_eq!(written(&read("UTC", &document, year_2026())).join(" "), expected, "{line}");
    }
    // By half a year into the range, though the series itself ended before.
    let series = event("UID:a\nDTSTART:20251201T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3");
    let change =
        "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20251202T090000Z\nDTSTART:20260602T090000Z\nDURATION:PT1H";
    let times = read("UTC", &calendar(&(series + &event(change))), year_2026());
    assert_eq!(written(&times), ["2026-06-02T09:00Z+60", "2026-06-03T09:00Z+60"]);
}

/// An hour at 09:00 of June 1st 2026, in zones by all the names they are given.
#[test]
fn zones_are_known_by_many_names() {
    let starts = |zone: &str| {
        let lines = format!("DTSTART;TZID={zone}:20260601T090000\nDURATION:PT1H");
        let times = read("Asia/Kolkata", &calendar(&event(&lines)), year_2026());
        (written(&times).join(" ").replace("2026-06-01T", "").replace("Z+60", ""), times.guessed)
    };
    let table = [
        ("Europe/London", "08:00"),
        ("europe/london", "08:00"),
        ("\"Europe/London\"", "08:00"),
        ("\" Europe/London \"", "08:00"),
        ("America/St_Johns", "11:30"),
        ("Europe/Kyiv", "06:00"),
        ("UTC", "09:00"),
        ("Etc/UTC", "09:00"),
        ("GMT", "09:00"),
        ("W. Europe Standard Time", "07:00"),
        ("w. europe standard time", "07:00"),
        ("GMT Standard Time", "08:00"),
        ("Eastern Standard Time", "13:00"),
        ("Pacific Standard Time (Mexico)", "16:00"),
        ("India Standard Time", "03:30"),
        ("Samoa Standard Time", "20:00"),
        ("/freeassociation.sourceforge.net/Europe/London", "08:00"),
        ("/freeassociation.sourceforge.net/Tzfile/America/New_York", "13:00"),
        ("/mozilla.org/20070129_1/Europe/Berlin", "07:00"),
        ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", "12:00"),
        ("tzone://Microsoft/Utc", "09:00"),
    ];
    for (zone, expected) in table {
        let expected =
            if zone.starts_with("Samoa") { format!("2026-05-31T{expected}") } else { expected.into() };
        assert_eq!(starts(zone), (expected, 0), "{zone}");
    }
    // Nobody knows these: they are the reader's.
    let long = "x/".repeat(limits::BUSY_ZONE_NAME_BYTES_MAX / 2) + "Europe/London";
    for zone in ["Mars/Olympus", "Customized Time Zone", "Etc/Unknown", &long] {
        assert_eq!(starts(zone), ("03:30".into(), 1), "{zone}");
    }
}

/// Outlook's way to write a zone of its own, five hours behind UTC and four in summer by the older American rules.
const OLD_EASTERN: &str = "BEGIN:VTIMEZONE\nTZID:NAME\n\
    BEGIN:STANDARD\nDTSTART:16010101T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n\
    TZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n\
    BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4\n\
    TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nEND:VTIMEZONE\n";

#[test]
fn zones_that_nobody_knows_are_read_from_the_document() {
    let starts = |zone: &str, written_name: &str, parameter: &str| {
        let zone = zone.replace("NAME", written_name);
        let at = |day: &str| event(&format!("DTSTART;TZID={parameter}:2026{day}T090000\nDURATION:PT1H"));
        let events = ["0310", "0404", "0405", "0601", "1024", "1026"].map(at).concat();
        // The zone may stand after what uses it.
        let documents = [calendar(&(zone.clone() + &events)), calendar(&(events + &zone))];
        let [before, after] = documents.map(|document| read("UTC", &document, year_2026()));
        assert_eq!(before, after);
        let starts = written(&before).join(" ").replace("2026-", "").replace(":00Z+60", "");
        (starts, before.guessed)
    };
    let own = "03-10T14 04-04T14 04-05T13 06-01T13 10-24T13 10-26T14";
    let names = [
        ("Customized Time Zone", "Customized Time Zone"),
        ("(UTC-05:00) Old East", "\"(UTC-05:00) Old East\""),
        ("(UTC-05:00) Old East", "(UTC-05:00) Old East"),
        ("Old\\, Old East", "\"Old, Old East\""),
        ("Old\\; Old East", "Old\\; Old East"),
        ("\"Old East\"", "Old East"),
    ];
    for (written_name, parameter) in names {
        assert_eq!(starts(OLD_EASTERN, written_name, parameter), (own.into(), 0), "{parameter}");
    }
    // A name that is known is not what the document says of it.
    let new_york = "03-10T13 04-04T13 04-05T13 06-01T13 10-24T13 10-26T13";
    for name in ["America/New_York", "Eastern Standard Time"] {
        assert_eq!(starts(OLD_EASTERN, name, name), (new_york.into(), 0), "{name}");
    }
    let located = OLD_EASTERN.replace("TZID:NAME", "TZID:NAME\nX-LIC-LOCATION:America/New_York");
    assert_eq!(starts(&located, "East", "East"), (new_york.into(), 0));
    // By a list of days, and to an end.
    let listed = OLD_EASTERN
        .replace("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "RDATE:20251026T020000,20261025T020000")
        .replace("BYDAY=1SU;BYMONTH=4", "BYDAY=1SU;BYMONTH=4;UNTIL=20260405T070000Z");
    assert_eq!(starts(&listed, "East", "East"), (own.into(), 0));
    let ended = OLD_EASTERN.replace("BYDAY=1SU;BYMONTH=4", "BYDAY=1SU;BYMONTH=4;UNTIL=20260405T065959Z");
    let winter = "03-10T14 04-04T14 04-05T14 06-01T14 10-24T14 10-26T14";
    assert_eq!(starts(&ended, "East", "East"), (winter.into(), 0));
    let fixed = "BEGIN:VTIMEZONE\nTZID:NAME\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
                 TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE\n";
    assert_eq!(starts(fixed, "East", "East"), (winter.into(), 0));
    // What cannot be read is the reader's.
    let guessed = "03-10T09 04-04T09 04-05T09 06-01T09 10-24T09 10-26T09";
    for (good, bad) in [
        ("TZOFFSETTO:-0500", "TZOFFSETTO:late"),
        ("DTSTART:16010101T020000", "X:"),
        ("FREQ=YEARLY", "FREQ=ALWAYS"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "FREQ=DAILY"),
        ("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "RDATE:never"),
        ("STANDARD", "X-STANDARD"),
    ] {
        let broken = OLD_EASTERN.replace(good, bad);
        let broken = if bad == "X-STANDARD" { broken.replace("DAYLIGHT", "X-DAYLIGHT") } else { broken };
        assert_eq!(starts(&broken, "East", "East"), (guessed.into(), 6), "{bad}");
    }
}

/// Series around clock changes: the wall clock stays, a skipped time is told with the offset before, a time that
/// comes twice is the first one.
#[test]
fn series_keep_the_wall_clock_over_clock_changes() {
    let table = [
        ("America/New_York", "20260307T093000", 3, "2026-03-07T14:30Z 2026-03-08T13:30Z 2026-03-09T13:30Z"),
        ("America/New_York", "20260307T023000", 3, "2026-03-07T07:30Z 2026-03-08T07:30Z 2026-03-09T06:30Z"),
        ("America/New_York", "20261031T013000", 3, "2026-10-31T05:30Z 2026-11-01T05:30Z 2026-11-02T06:30Z"),
        ("Europe/London", "20260328T013000", 3, "2026-03-28T01:30Z 2026-03-29T01:30Z 2026-03-30T00:30Z"),
        ("Europe/London", "20261024T013000", 3, "2026-10-24T00:30Z 2026-10-25T00:30Z 2026-10-26T01:30Z"),
        ("Asia/Kolkata", "20260328T013000", 3, "2026-03-27T20:00Z 2026-03-28T20:00Z 2026-03-29T20:00Z"),
        (
            "Australia/Lord_Howe",
            "20260404T014500",
            3,
            "2026-04-03T14:45Z 2026-04-04T14:45Z 2026-04-05T15:15Z",
        ),
        (
            "Australia/Lord_Howe",
            "20261003T021500",
            3,
            "2026-10-02T15:45Z 2026-10-03T15:45Z 2026-10-04T15:15Z",
        ),
        ("Pacific/Apia", "20260404T033000", 3, "2026-04-03T14:30Z 2026-04-04T14:30Z 2026-04-05T14:30Z"),
        ("Pacific/Apia", "20111229T090000", 3, "2011-12-29T19:00Z 2011-12-30T19:00Z"),
        ("America/St_Johns", "20260307T023000", 3, "2026-03-07T06:00Z 2026-03-08T06:00Z 2026-03-09T05:00Z"),
        ("America/St_Johns", "20261031T013000", 3, "2026-10-31T04:00Z 2026-11-01T04:00Z 2026-11-02T05:00Z"),
        ("America/St_Johns", "20101106T233000", 2, "2010-11-07T02:00Z 2010-11-08T03:00Z"),
    ];
    for (zone, start, count, expected) in table {
        let lines = format!("DTSTART;TZID={zone}:{start}\nDURATION:PT10M\nRRULE:FREQ=DAILY;COUNT={count}");
        let range = between("2010-01-01T00:00Z", "2012-01-01T00:00Z");
        let range = if start.starts_with("2026") { year_2026() } else { range };
        let times = read("UTC", &calendar(&event(&lines)), range);
        assert_eq!(written(&times).join(" ").replace("+10", ""), expected, "{zone} {start}");
    }
}

/// From Saturday evening to Sunday morning, while the clock is changed.
#[test]
fn an_end_is_exact_and_a_duration_in_days_is_the_calendars() {
    let length = |start: &str, lines: &str| {
        let lines = format!("DTSTART;TZID=America/New_York:{start}T220000\n{lines}");
        let times = read("America/New_York", &calendar(&event(&lines)), year_2026());
        written(&times).join(" ").replace("2026-", "").replace(":00Z", "")
    };
    let night = "DTEND;TZID=America/New_York:20260301T060000\nRRULE:FREQ=WEEKLY;COUNT=2";
    let table = [
        // The night of the change itself, as it is written.
        ("20260307", "DTEND;TZID=America/New_York:20260308T060000", "03-08T03+420"),
        ("20261031", "DTEND;TZID=America/New_York:20261101T060000", "11-01T02+540"),
        // One night of a series is as long as its first.
        ("20260228", night, "03-01T03+480 03-08T03+480"),
        ("20260307", "DURATION:PT8H", "03-08T03+480"),
        ("20260307", "DURATION:P1D", "03-08T03+1380"),
        ("20261031", "DURATION:P1D", "11-01T02+1500"),
        ("20261031", "DURATION:P1DT1H", "11-01T02+1560"),
    ];
    for (start, lines, expected) in table {
        assert_eq!(length(start, lines), expected, "{start} {lines}");
    }
}

#[test]
fn whole_days_are_as_long_as_they_are_where_the_reader_is() {
    let table = [
        ("America/New_York", "20260308", "2026-03-08T05:00Z+1380"),
        ("America/New_York", "20261101", "2026-11-01T04:00Z+1500"),
        ("Europe/London", "20260329", "2026-03-29T00:00Z+1380"),
        ("Asia/Kolkata", "20260329", "2026-03-28T18:30Z+1440"),
        ("Australia/Lord_Howe", "20260405", "2026-04-04T13:00Z+1470"),
        ("Australia/Lord_Howe", "20261004", "2026-10-03T13:30Z+1410"),
        ("Pacific/Apia", "20111230", ""),
        ("Pacific/Apia", "20111231", "2011-12-30T10:00Z+1440"),
        ("America/St_Johns", "20260308", "2026-03-08T03:30Z+1380"),
        ("America/St_Johns", "20101107", "2010-11-07T02:30Z+1500"),
    ];
    for (zone, date, expected) in table {
        let range = between("2010-01-01T00:00Z", "2012-01-01T00:00Z");
        let range = if date.starts_with("2026") { year_2026() } else { range };
        let times = read(zone, &calendar(&event(&format!("DTSTART;VALUE=DATE:{date}"))), range);
        assert_eq!(written(&times).join(" "), expected, "{zone} {date}");
    }
}

/// Between two events that are fine, something that is not.
#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn what_is_broken_costs_itself_only() {
    let [before, after] =
        ["20260105", "20260119"].map(|day| event(&format!("DTSTART:{day}T090000Z\nDTEND:{day}T100000Z")));
    let read_with = |broken: &str| {
        let times = read("UTC", &calendar(&format!("{before}{broken}{after}")), year_2026());
        let all = written(&times).join(" ").replace("2026-", "");
        let others =
            all.strip_prefix("01-05T09:00Z+60").and_then(|rest| rest.strip_suffix("01-19T09:00Z+60"));
        let others = others.unwrap_or_else(|| panic!("{broken}: {all}"));
        (others.trim().to_owned(), times.skipped, times.guessed)
    };
    let start = "DTSTART:20260106T090000Z";
    let table = [
        ("no start", event("DTEND:20260106T100000Z"), "", 1, 0),
        ("no date", event("DTSTART:soon\nDTEND:20260106T100000Z"), "", 1, 0),
        ("a date that is none", event("DTSTART;VALUE=DATE:20260230"), "", 1, 0),
        ("an empty start", event("DTSTART:\nDTEND:20260106T100000Z"), "", 1, 0),
        (
            "the second start can be read",
            event(&format!("DTSTART:x\n{start}\nDURATION:PT1H")),
            "01-06T09:00Z+60",
            0,
            0,
        ),
        ("no end that can be read", event(&format!("{start}\nDTEND:later")), "01-06T09:00Z+60", 0, 1),
        (
            "an end before the start",
            event(&format!("{start}\nDTEND:20260106T080000Z")),
            "01-06T09:00Z+60",
            0,
            1,
        ),
        ("a length below nothing", event(&format!("{start}\nDURATION:-PT1H")), "01-06T09:00Z+60", 0, 1),
        ("but a duration", event(&format!("{start}\nDTEND:x\nDURATION:PT2H")), "01-06T09:00Z+120", 0, 0),
        ("a day that ends before", event("DTSTART:20260106\nDTEND:20260105"), "01-06T00:00Z+1440", 0, 1),
        (
            "a zone nobody knows",
            event("DTSTART;TZID=Mars:20260106T090000\nDURATION:PT1H"),
            "01-06T09:00Z+60",
            0,
            1,
        ),
        (
            "a rule that is none",
            event(&format!("{start}\nDURATION:PT1H\nRRULE:FREQ=OFTEN")),
            "01-06T09:00Z+60",
            1,
            0,
        ),
        (
            "one rule of two",
            event(&format!("{start}\nDURATION:PT1H\nRRULE:FREQ=OFTEN\nRRULE:FREQ=DAILY;COUNT=2")),
            "01-06T09:00Z+60 01-07T09:00Z+60",
            1,
            0,
        ),
        (
            "a part that must not be there",
            event(&format!("{start}\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYYEARDAY=6;COUNT=2")),
            "01-06T09:00Z+60 01-13T09:00Z+60",
            0,
            1,
        ),
        (
            "one date of three",
            event(&format!("{start}\nDURATION:PT1H\nRDATE:20260107T090000Z,x,20260108T090000Z")),
            "01-06T09:00Z+60 01-07T09:00Z+60 01-08T09:00Z+60",
            1,
            0,
        ),
        (
            "one period of two",
            event(&format!("{start}\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20260107T090000Z/PT1H,x/y")),
            "01-06T09:00Z+60 01-07T09:00Z+60",
            1,
            0,
        ),
        (
            "one exception of two",
            event(&format!("{start}\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:x,20260107T090000Z")),
            "01-06T09:00Z+60 01-08T09:00Z+60",
            0,
            1,
        ),
        (
            "a rule of exceptions",
            event(&format!("{start}\nDURATION:PT1H\nEXRULE:FREQ=DAILY")),
            "01-06T09:00Z+60",
            0,
            1,
        ),
        (
            "lines that are none",
            event(&format!("nonsense\n;;=:\n{start}\n:::\nDURATION:PT1H\n\"")),
            "01-06T09:00Z+60",
            0,
            0,
        ),
        ("an event without end", format!("BEGIN:VEVENT\n{start}\nDURATION:PT1H\n"), "01-06T09:00Z+60", 0, 0),
        (
            "an alarm without end",
            format!("BEGIN:VEVENT\n{start}\nDURATION:PT1H\nBEGIN:VALARM\nDURATION:PT9H\nEND:VEVENT\n"),
            "01-06T09:00Z+60",
            0,
            0,
        ),
        ("ends of nothing", "END:VALARM\nEND:VEVENT\nEND:STANDARD\nEND:X\n".into(), "", 0, 0),
        (
            "a quote without end",
            event("DTSTART;TZID=\"UTC:20260106T090000\nDURATION:PT1H"),
            "01-06T09:00Z+60",
            0,
            0,
        ),
        (
            "written in another way",
            event("DTSTART:2026-01-06T10:00:00+01:00\nDTEND:2026-01-06 10:00"),
            "01-06T09:00Z+60",
            0,
            0,
        ),
    ];
    for (what, broken, expected, skipped, guessed) in table {
        assert_eq!(read_with(&broken), (expected.to_owned(), skipped, guessed), "{what}");
    }
}

#[test]
fn the_file_may_be_as_files_are() {
    let document = calendar(&event(
        "SUMMARY:a very long title that is folded and has\n  an é\nDTSTART;TZID=America/N\n ew_York:20260105T09\n 0000\nDURATION:PT1H",
    ));
    let expected = read("UTC", &document, year_2026());
    assert_eq!(written(&expected), ["2026-01-05T14:00Z+60"]);
    let variants = [
        document.replace('\n', "\r\n"),
        document.replace('\n', "\r\r\n"),
        document.replace('\n', "\r"),
        document.replace('\n', "\n\n"),
        document.replace("\n ", "\n\t"),
        format!("\u{feff}{document}"),
        format!("\n\n{document}\n\n"),
        document.to_lowercase().replace("\\n", "\n"),
    ];
    for variant in variants {
        assert_eq!(read("UTC", &variant, year_2026()), expected, "{variant:?}");
    }
    let mut bytes = document.replace('é', "\u{1}").into_bytes();
    bytes.iter_mut().filter(|byte| **byte == 1).for_each(|byte| *byte = 0xff);
    let calendar = ICalendar::new(Zone::parse("UTC").expect("a zone of the database"));
    assert_eq!(calendar.busy(&bytes, year_2026()), Ok(expected));
}

#[test]
fn a_document_that_was_cut_off_says_so() {
    let whole = calendar(&event("DTSTART:20260105T090000Z\nDTEND:20260105T100000Z"));
    for (document, is_whole) in [
        (whole.clone(), true),
        (whole.clone() + &whole, true),
        (whole.replace("END:VCALENDAR\n", ""), false),
        (whole.replace("END:VEVENT\nEND:VCALENDAR\n", ""), false),
        (whole.clone() + &whole.replace("END:VCALENDAR\n", ""), false),
    ] {
        let times = read("UTC", &document, year_2026());
        assert_eq!((written(&times).join(" ").as_str(), times.is_whole), ("2026-01-05T09:00Z+60", is_whole));
    }
}

#[test]
fn what_is_no_calendar_is_refused() {
    let sign_in = "<!DOCTYPE html><html><body>Please sign in: BEGIN:VCALENDAR</body></html>";
    for document in ["", "\n\n", "BEGIN:VCARD\nEND:VCARD\n", "{\"error\": \"not found\"}", sign_in] {
        assert_eq!(any_bytes(document.as_bytes()), Err(BusyError::NotACalendar), "{document}");
    }
    let invalid = Invalid::from(BusyError::NotACalendar);
    assert_eq!((invalid.code, invalid.field.as_ref()), ("invalid_calendar_document", ""));
}

#[test]
fn a_range_is_bounded() {
    let calendar = ICalendar::new(Zone::parse("UTC").expect("a zone of the database"));
    let document = b"BEGIN:VCALENDAR\nEND:VCALENDAR\n";
    let start = at("2026-01-01T00:00Z");
    let longest = start + SignedDuration::from_hours(24 * limits::BUSY_RANGE_DAYS_MAX);
    let busy = |end| calendar.busy(document, Interval::new(start, end).expect("not empty"));
    assert!(busy(longest).is_ok());
    assert_eq!(busy(longest + SignedDuration::from_nanos(1)), Err(BusyError::RangeTooLong));
}

#[test]
fn sizes_are_bounded() {
    let empty = "BEGIN:VCALENDAR\nEND:VCALENDAR\n".to_owned();
    let spaces = |length: usize| empty.clone() + &" ".repeat(length - empty.len());
    assert!(any_bytes(spaces(limits::BUSY_DOCUMENT_BYTES_MAX).as_bytes()).is_ok());
    let larger = spaces(limits::BUSY_DOCUMENT_BYTES_MAX + 1);
    assert_eq!(any_bytes(larger.as_bytes()), Err(BusyError::TooLarge));
    let components = |count: usize| "BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(count - 1);
    assert!(any_bytes(components(limits::BUSY_COMPONENTS_MAX).as_bytes()).is_ok());
    let more = components(limits::BUSY_COMPONENTS_MAX + 1);
    assert_eq!(any_bytes(more.as_bytes()), Err(BusyError::TooManyComponents));
}

/// Rules that would last until the end of time, or longer.
#[test]
fn absurd_rules_end() {
    let year = "2026-01-01T00:00Z+525600";
    let table = [
        // Too dense to be followed: busy from the start of the range on.
        ("DTSTART:20260105T090000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY;INTERVAL=2", None),
        ("DTSTART:00010101T000000Z\nDURATION:PT1M\nRRULE:FREQ=SECONDLY;COUNT=4000000000", Some(year)),
        ("DTSTART:20200101T000000Z\nDURATION:PT1M\nRRULE:FREQ=SECONDLY;BYSETPOS=2", Some(year)),
        // Nothing in the range, and found out quickly.
        ("DTSTART:20200101T000000Z\nDURATION:PT1M\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Some("")),
        ("DTSTART:20200101T000000Z\nDURATION:PT1M\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", Some("")),
        ("DTSTART:00010101T000000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY;INTERVAL=4294967295", Some("")),
        ("DTSTART:00010101T000000Z\nDURATION:PT1M\nRRULE:FREQ=YEARLY;INTERVAL=4294967295", Some("")),
        ("DTSTART:99991231T235959Z\nDURATION:P99W\nRRULE:FREQ=SECONDLY", Some("")),
        ("DTSTART:99991231T235959Z\nDTEND:99991231T235959Z", Some("")),
        ("DTSTART;VALUE=DATE:99991231\nRRULE:FREQ=DAILY", Some("")),
        ("DTSTART:00000101T000000Z\nDTEND:00000101T000100Z\nRRULE:FREQ=MONTHLY;UNTIL=00001231", Some("")),
    ];
    for (lines, expected) in table {
        let times = read("UTC", &calendar(&event(lines)), year_2026());
        match expected {
            Some(expected) => assert_eq!(written(&times).join(" "), expected, "{lines}"),
            None => {
                assert_eq!(times.intervals.last().map(|busy| busy.end()), Some(year_2026().end()), "{lines}");
            }
        }
        let is_dense = expected.is_none_or(|expected| !expected.is_empty());
        assert_eq!((times.skipped, times.guessed), (0, u32::from(is_dense)), "{lines}");
    }
    let long = "DTSTART:00010101T000000Z\nDTEND:99991231T000000Z";
    let times = read("UTC", &calendar(&event(long)), year_2026());
    assert_eq!(times.intervals, [between("0001-01-01T00:00Z", "9999-12-30T22:00Z")]);
}

/// A dense rule ends where it says, not at the end of the range.
#[test]
fn a_dense_rule_is_busy_to_its_end_only() {
    let lines =
        "DTSTART:20260105T090000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY;INTERVAL=2;UNTIL=20260201T000000Z";
    let times = read("UTC", &calendar(&event(lines)), year_2026());
    assert_eq!(times.intervals.last().map(|busy| busy.end()), Some(at("2026-02-01T00:00:01Z")));
    // Sparse enough, it is followed to the end.
    let lines = "DTSTART:20260101T000000Z\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;INTERVAL=10";
    let times = read("UTC", &calendar(&event(lines)), year_2026());
    assert_eq!((times.intervals.len(), times.guessed), (365 * 24 * 6, 0));
}

#[test]
fn the_work_of_a_document_is_bounded() {
    let dense = event("UID:a\nDTSTART:20200101T000000Z\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;INTERVAL=5");
    let few = calendar(&dense.repeat(3));
    assert!(any_bytes(few.as_bytes()).is_ok());
    let many = calendar(&dense.repeat(6));
    assert_eq!(any_bytes(many.as_bytes()), Err(BusyError::TooManyTimes));
    // Each of many series with as many times that are different.
    let series = event("UID:a\nDTSTART:20260101T000000Z\nDURATION:PT1M");
    let other = event("UID:a\nRECURRENCE-ID:20260101T000000Z\nDTSTART:20260101T000000Z\nDURATION:PT1M");
    let square = calendar(&(series.repeat(2_000) + &other.repeat(2_000)));
    assert_eq!(any_bytes(square.as_bytes()), Err(BusyError::TooManyTimes));
}

/// Whole files in the shape that each program gives them.
#[test]
fn files_of_well_known_programs_are_read() {
    let table = [
        (
            "America/New_York",
            include_str!("../data/busy/google.ics"),
            "03-02T15:00Z+30 03-03T14:00Z+30 03-10T13:00Z+30 03-12T18:00Z+30 03-17T13:00Z+30 03-19T13:00Z+30 \
             03-20T04:00Z+4320 03-24T13:00Z+30 03-26T13:00Z+30 03-31T13:00Z+30",
        ),
        (
            "Europe/Berlin",
            include_str!("../data/busy/outlook.ics"),
            "03-16T08:00Z+60 03-18T23:00Z+1440 03-24T10:00Z+60 03-25T05:30Z+30 03-31T14:00Z+60 04-06T07:00Z+60 \
             04-13T07:00Z+60 04-30T14:00Z+60",
        ),
        (
            "Asia/Kolkata",
            include_str!("../data/busy/apple.ics"),
            "03-24T10:00Z+60 04-01T18:30Z+1440 04-07T10:30Z+30 04-21T09:00Z+60 06-01T18:30Z+1440",
        ),
        (
            "Europe/Berlin",
            include_str!("../data/busy/nextcloud.ics"),
            "10-24T10:00Z+30 10-25T11:00Z+30 10-27T11:00Z+30 10-28T09:00Z+90 10-29T08:00Z+60 10-29T23:00Z+1440 \
             11-01T11:00Z+30",
        ),
        (
            "Pacific/Auckland",
            include_str!("../data/busy/fastmail.ics"),
            "09-30T23:00Z+60 10-01T23:00Z+60 10-03T13:30Z+360 10-05T02:00Z+60 10-05T22:00Z+60 10-08T01:00Z+60 \
             10-08T03:00Z+60",
        ),
    ];
    for (zone, document, expected) in table {
        for document in [document.to_owned(), document.replace('\n', "\r\n")] {
            let times = read(zone, &document, year_2026());
            assert_eq!(written(&times).join(" ").replace("2026-", ""), expected, "{document}");
            assert_eq!((times.skipped, times.guessed, times.is_whole), (0, 0, true), "{document}");
        }
    }
}
