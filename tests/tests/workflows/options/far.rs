//! Days and months, where the clock of the calendar's zone changes.
//!
//! Appointments are around the next change of London's clock: what is told a day or a month before it is told at the same
//! time of the day, whatever the clock did in between; what is told so many hours before is not.

use super::*;
use jiff::civil::{Date, DateTime, Time, time};
use jiff::{SignedDuration, ToSpan as _};

const LONDON: &str = "Europe/London";
/// How many days before the change all begins: a month and a few days.
const BEFORE: i64 = 35;

/// The days around a change of the clock.
pub(super) struct Year {
    london: TimeZone,
    /// The day on which the clock changes.
    change: Date,
}

impl Year {
    /// Around the next change that is far enough ahead.
    pub fn ahead_of(now: Timestamp) -> Result<Self> {
        let london = TimeZone::get(LONDON)?;
        let from = now + SignedDuration::from_hours(24 * (BEFORE + 2));
        let change = london.following(from).next().context("London's clock changes twice a year")?;
        let change = change.timestamp().to_zoned(london.clone()).date();
        Ok(Self { london, change })
    }

    /// When all begins: at eight in the morning.
    pub fn beginning(&self) -> Result<Timestamp> {
        self.instant(-BEFORE, time(8, 0, 0, 0))
    }

    /// A time of a day, so many days after the change.
    fn instant(&self, days: i64, time: Time) -> Result<Timestamp> {
        self.of(self.change.checked_add(days.days())?.to_datetime(time))
    }

    fn of(&self, local: DateTime) -> Result<Timestamp> {
        Ok(local.to_zoned(self.london.clone())?.timestamp())
    }

    /// The minute of an instant.
    fn minute(&self, instant: Timestamp) -> Result<i64> {
        Ok(instant.duration_since(self.beginning()?).as_mins())
    }

    pub fn rows(&self) -> Result<Vec<Row>> {
        let noon = time(12, 0, 0, 0);
        let at = |days| self.minute(self.instant(days, noon)?);
        let changes = [(0, "the day of the change"), (1, "the day after it")];
        let mut rows = Vec::new();
        for (day, name) in changes {
            let distance = json!({ "days": 1 });
            rows.push(self.row(name, "before", "start", distance, at(day)?).told(at(day - 1)?, "now"));
        }
        // A day and the two hours before it; a quarter to ten at night in Tokyo, which the client is in, is nothing to it.
        let eleven = self.minute(self.instant(-1, time(10, 15, 0, 0))?)?;
        let distance = json!({ "days": 1, "hours": 1, "minutes": 45 });
        rows.push(self.row("and hours", "before", "start", distance, at(0)?).told(eleven, "now"));
        let distance = json!({ "hours": 23, "minutes": 55 });
        rows.push(self.row("passed time", "before", "start", distance, at(0)?).told(at(0)? - 1435, "now"));
        let distance = json!({ "days": 1 });
        rows.push(self.row("after", "after", "end", distance, at(-1)?).told(at(0)? + 30, "now"));
        let month = json!({ "months": 1 });
        let before = self.of(self.change.checked_add(3.days())?.checked_sub(1.month())?.to_datetime(noon))?;
        rows.push(
            self.row("a month before", "before", "start", month.clone(), at(3)?)
                .told(self.minute(before)?, "now"),
        );
        let after = self.of(self
            .change
            .checked_sub(20.days())?
            .checked_add(1.month())?
            .to_datetime(time(12, 30, 0, 0)))?;
        rows.push(
            self.row("a month after", "after", "end", month, at(-20)?).told(self.minute(after)?, "now"),
        );
        Ok(rows)
    }

    /// On a calendar of London's, by a client in Tokyo, where the clock never changes.
    fn row(&self, name: &str, direction: &str, anchor: &str, distance: Value, start: i64) -> Row {
        let wait = wait_for("wait", &moment(direction, anchor, &distance), &json!("next"));
        Row::new(format!("{name}: {distance} {direction} the {anchor}"), booked(json!([wait, mail("now")])))
            .at(Office::Hosted)
            .zones(LONDON, "Asia/Tokyo")
            .starting(start)
    }
}
