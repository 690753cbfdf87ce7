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
        Ok([self.of_days()?, self.of_months()?].concat())
    }

    /// Around noon on the days around the change.
    fn of_days(&self) -> Result<Vec<Row>> {
        let noon = |days| self.minute(self.instant(days, time(12, 0, 0, 0))?);
        let (eve, change, day_after) = (noon(-1)?, noon(0)?, noon(1)?);
        let day = json!({ "days": 1 });
        let day_and_hours = json!({ "days": 1, "hours": 1, "minutes": 45 });
        let hours = json!({ "hours": 23, "minutes": 55 });
        Ok(vec![
            row("to the day of the change", "before", "start", &day, change).told(eve, "now"),
            row("to the day after it", "before", "start", &day, day_after).told(change, "now"),
            row("from the eve of the change", "after", "end", &day, eve).told(change + 30, "now"),
            // First the day is gone back, to the same time, and then the hours.
            row("days and hours", "before", "start", &day_and_hours, change).told(eve - 105, "now"),
            row("passed time", "before", "start", &hours, change).told(change - 23 * 60 - 55, "now"),
        ])
    }

    /// A month is as long as the month in which it begins, and its end has the same time of the day.
    fn of_months(&self) -> Result<Vec<Row>> {
        let month = json!({ "months": 1 });
        let (later, earlier) = (self.change.checked_add(3.days())?, self.change.checked_sub(20.days())?);
        let noon = |day: Date| self.minute(self.of(day.to_datetime(time(12, 0, 0, 0)))?);
        let month_before = noon(later.checked_sub(1.month())?)?;
        let month_after = noon(earlier.checked_add(1.month())?)? + 30;
        Ok(vec![
            row("back over the change", "before", "start", &month, noon(later)?).told(month_before, "now"),
            row("on over the change", "after", "end", &month, noon(earlier)?).told(month_after, "now"),
        ])
    }
}

/// On a calendar of London's, by a client in Tokyo, where the clock never changes.
fn row(name: &str, direction: &str, anchor: &str, distance: &Value, start: i64) -> Row {
    let wait = wait_for("wait", &moment(direction, anchor, distance), &json!("next"));
    Row::new(format!("{name}: {distance} {direction} the {anchor}"), booked(json!([wait, mail("now")])))
        .at(Office::Hosted)
        .zones(LONDON, "Asia/Tokyo")
        .starting(start)
}
