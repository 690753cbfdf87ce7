//! How slots look over HTTP.

use super::Slot;
use crate::availability::Zone;
use crate::interval::Interval;
use crate::invalid::Invalid;
use crate::limits;
use crate::wire::{DayView, SlotView, SlotsView};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// The instant as a wall clock in `tz` shows it, with its offset: `2026-11-01T01:30:00-04:00`.
#[must_use]
pub fn wall_time(instant: Timestamp, tz: &Zone) -> String {
    instant.to_zoned(tz.time_zone().clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The day in `tz`.
#[must_use]
pub fn local_day(instant: Timestamp, tz: &Zone) -> String {
    date_in(instant, tz).to_string()
}

fn date_in(instant: Timestamp, tz: &Zone) -> Date {
    tz.time_zone().to_datetime(instant).date()
}

/// A slot with its wall time in `tz`.
#[must_use]
pub fn slot_view(slot: &Slot, tz: &Zone) -> SlotView {
    SlotView {
        start: slot.start.to_string(),
        end: slot.end.to_string(),
        seats_left: slot.seats_left,
        local: wall_time(slot.start, tz),
    }
}

/// Slots, which come in order of start, by the date that a clock in `tz` shows when they begin.
///
/// Days are in order and each is there once, even where a clock that is set back at midnight shows the last hour of
/// the day before again.
#[must_use]
pub fn slots_view(slots: &[Slot], tz: &Zone) -> SlotsView {
    let mut days: BTreeMap<Date, Vec<SlotView>> = BTreeMap::new();
    for slot in slots {
        days.entry(date_in(slot.start, tz)).or_default().push(slot_view(slot, tz));
    }
    let days = days.into_iter().map(|(date, slots)| DayView { date: date.to_string(), slots });
    SlotsView { tz: tz.name().to_owned(), days: days.collect() }
}

/// The time from the beginning of the day `from` to the end of the day `to`, in `tz`: what is asked for when slots are.
pub fn asked_days(from: Date, to: Date, tz: &Zone) -> Result<Interval, Invalid> {
    let refused = |field, message: String| Invalid::new("invalid_range", field, message);
    if to < from {
        return Err(refused("to", "The last day is not before the first.".to_owned()));
    }
    if (to - from).get_days() >= limits::SLOT_QUERY_DAYS_MAX {
        let message = format!("At most {} days can be asked for at once.", limits::SLOT_QUERY_DAYS_MAX);
        return Err(refused("to", message));
    }
    let outside = || refused("from", "These days are outside of what the calendar can know.".to_owned());
    let begin = |day: Date| {
        day.to_zoned(tz.time_zone().clone()).map(|zoned| zoned.timestamp()).map_err(|_| outside())
    };
    let after = to.checked_add(1.day()).map_err(|_| outside())?;
    let skipped =
        |_| refused("from", format!("These days were left out in {tz}: no clock there shows them."));
    Interval::new(begin(from)?, begin(after)?).map_err(skipped)
}

/// A day as `2026-12-03`, and nothing else that jiff would take for a date.
pub fn read_day(text: &str, field: &'static str) -> Result<Date, Invalid> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| Invalid::new("invalid_day", field, "A day is needed, like 2026-12-03."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect("a zone")
    }

    fn days(starts: &[&str], tz: &str) -> Vec<(String, usize)> {
        let slot = |start: &&str| {
            let start: Timestamp = start.parse().expect("an instant");
            Slot { start, end: start, seats_left: 1 }
        };
        let slots: Vec<Slot> = starts.iter().map(slot).collect();
        slots_view(&slots, &zone(tz)).days.into_iter().map(|day| (day.date, day.slots.len())).collect()
    }

    #[test]
    fn days_begin_where_the_clients_midnight_is() {
        let slots = ["2026-12-03T15:00:00Z", "2026-12-03T23:30:00Z"];
        assert_eq!(days(&slots, "America/New_York"), [("2026-12-03".to_owned(), 2)]);
        assert_eq!(
            days(&slots, "Asia/Kolkata"),
            [("2026-12-03".to_owned(), 1), ("2026-12-04".to_owned(), 1)]
        );
    }

    #[test]
    fn a_day_that_a_clock_comes_back_to_is_there_once() {
        // One minute after midnight, the clock is set back to 23:01.
        let slots = ["2010-11-07T02:30:00Z", "2010-11-07T03:00:00Z"];
        assert_eq!(
            days(&slots, "America/St_Johns"),
            [("2010-11-06".to_owned(), 1), ("2010-11-07".to_owned(), 1)]
        );
        let slots = ["2010-11-07T02:30:00Z", "2010-11-07T02:45:00Z", "2010-11-07T03:31:00Z"];
        assert_eq!(
            days(&slots, "America/St_Johns"),
            [("2010-11-06".to_owned(), 1), ("2010-11-07".to_owned(), 2)]
        );
    }

    #[test]
    fn wall_times_tell_the_two_passes_of_a_repeated_hour_apart() {
        let at = |text: &str| wall_time(text.parse().expect("an instant"), &zone("America/New_York"));
        assert_eq!(at("2026-11-01T05:30:00Z"), "2026-11-01T01:30:00-04:00");
        assert_eq!(at("2026-11-01T06:30:00Z"), "2026-11-01T01:30:00-05:00");
    }

    #[test]
    fn days_are_asked_for_from_midnight_to_midnight() {
        let asked = |from: &str, to: &str, tz: &str| {
            let days = asked_days(read_day(from, "from")?, read_day(to, "to")?, &zone(tz))?;
            Ok(format!("{} {}", days.start(), days.end()))
        };
        let refused = |from: &str, to: &str, tz: &str| {
            asked(from, to, tz).map_err(|invalid: Invalid| (invalid.code, invalid.field.into_owned()))
        };
        for (from, to, tz, expected) in [
            ("2026-12-03", "2026-12-03", "UTC", Ok("2026-12-03T00:00:00Z 2026-12-04T00:00:00Z")),
            ("2026-11-01", "2026-11-01", "America/New_York", Ok("2026-11-01T04:00:00Z 2026-11-02T05:00:00Z")),
            ("2026-01-01", "2026-03-03", "UTC", Ok("2026-01-01T00:00:00Z 2026-03-04T00:00:00Z")),
            ("2026-01-01", "2026-03-04", "UTC", Err(("invalid_range", "to"))),
            ("2026-12-03", "2026-12-02", "UTC", Err(("invalid_range", "to"))),
            ("-009999-01-01", "9999-12-30", "UTC", Err(("invalid_range", "to"))),
            ("9999-12-29", "9999-12-29", "UTC", Ok("9999-12-29T00:00:00Z 9999-12-30T00:00:00Z")),
            ("9999-12-31", "9999-12-31", "UTC", Err(("invalid_range", "from"))),
            ("2011-12-30", "2011-12-31", "Pacific/Apia", Ok("2011-12-30T10:00:00Z 2011-12-31T10:00:00Z")),
            ("2011-12-30", "2011-12-30", "Pacific/Apia", Err(("invalid_range", "from"))),
            ("2026-2-3", "2026-02-03", "UTC", Err(("invalid_day", "from"))),
            ("2026-02-03", "2026-02-30", "UTC", Err(("invalid_day", "to"))),
            ("2026-02-03", "2026-02-03T10:00", "UTC", Err(("invalid_day", "to"))),
        ] {
            let expected =
                expected.map(str::to_owned).map_err(|(code, field): (&str, &str)| (code, field.to_owned()));
            assert_eq!(refused(from, to, tz), expected, "{from} {to} {tz}");
        }
    }
}
