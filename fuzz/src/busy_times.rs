use jiff::Timestamp;
use shared::availability::Zone;
use shared::busy::{BusyFormat as _, BusyTimes, ICalendar, any_bytes};
use shared::interval::Interval;
use std::fmt::Write as _;

/// The year that [`any_bytes`] reads, and its middle.
const YEAR: [i64; 3] = [1_767_225_600, 1_782_907_200, 1_798_761_600];

/// A calendar document is refused or read; its busy times are in order, apart and within reach of the year. Written down
/// as plain events they are read as the same, and half a year has those of the year that reach into it.
///
/// # Panics
/// Where one of this does not hold.
pub fn busy_times(bytes: &[u8]) {
    let read = any_bytes(bytes);
    assert_eq!(read, any_bytes(bytes), "read in two ways");
    let Ok(busy) = read else { return };
    let [begin, middle, end] = YEAR.map(|second| Timestamp::from_second(second).expect("in this century"));
    let year = Interval::new(begin, end).expect("a year is not empty");
    for pair in busy.intervals.windows(2) {
        assert!(pair[0].end() < pair[1].start(), "{pair:?} are not apart");
    }
    for interval in &busy.intervals {
        assert!(interval.overlaps(year), "{interval:?} is not of the year");
    }
    let again = any_bytes(written(&busy).as_bytes()).expect("plain events can be read");
    assert_eq!(again.intervals, busy.intervals);
    assert_eq!((again.skipped, again.guessed, again.is_whole), (0, 0, true));
    let half = Interval::new(begin, middle).expect("half a year is not empty");
    let zone = Zone::parse("Australia/Lord_Howe").expect("a zone of the database");
    // The work for half a year is not more than that for all of it.
    let of_half = ICalendar::new(zone).busy(bytes, half).expect("read for the whole year");
    let clipped = |times: &BusyTimes| -> Vec<(Timestamp, Timestamp)> {
        let reaching = times.intervals.iter().filter(|interval| interval.overlaps(half));
        reaching.map(|interval| (interval.start().max(begin), interval.end().min(middle))).collect()
    };
    assert_eq!(clipped(&of_half), clipped(&busy), "half a year and a year differ");
}

/// Busy times as a document of one event each, in UTC.
fn written(busy: &BusyTimes) -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Slotkey//Fuzz//EN\r\n");
    for (number, interval) in busy.intervals.iter().enumerate() {
        let at = |instant: Timestamp| instant.strftime("%Y%m%dT%H%M%SZ").to_string();
        let (start, end) = (at(interval.start()), at(interval.end()));
        let _ =
            write!(text, "BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:{start}\r\nDTEND:{end}\r\nEND:VEVENT\r\n");
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}
