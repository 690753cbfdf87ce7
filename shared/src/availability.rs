//! When someone can be booked: weekly opening hours and exceptions, in the wall clock time of their own zone.
//!
//! A wall clock skips and repeats time when it is changed. What that means here is decided once, in [`Schedule`].

mod dates;
mod schedule;
mod wall_clock;
mod zone;

pub use dates::{DateRange, DateRangeDraft};
pub(crate) use dates::{LocalDays, date_of};
pub use schedule::{DayRule, OverrideDraft, Schedule, ScheduleDraft, WeeklyDraft};
pub(crate) use wall_clock::{DAY_SECONDS, Stretch, ceil_second, floor_second};
pub use zone::Zone;
