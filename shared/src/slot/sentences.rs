//! The rules in plain sentences.

use super::Rule;
use crate::availability::Zone;
use jiff::Timestamp;

impl Rule {
    /// The rule as a sentence for a person, with the wall clock time of `tz`. `who` is what the member is called whom it
    /// is about, if it is about one.
    #[must_use]
    pub fn sentence(&self, who: &str, tz: &Zone) -> String {
        let clock = |instant: &Timestamp| clock(*instant, tz);
        match self {
            Self::CalendarOff => "The calendar is switched off.".to_owned(),
            Self::Past => "This time has passed.".to_owned(),
            Self::MinimumNotice { earliest } => {
                format!("It is too soon: the minimum notice allows nothing before {}.", clock(earliest))
            }
            Self::Horizon { latest } => {
                format!("It is too far ahead: the horizon allows nothing after {}.", clock(latest))
            }
            Self::BookableDays { days: 1 } => {
                "It is after the next day on which the calendar is open, and no later one can be booked."
                    .to_owned()
            }
            Self::BookableDays { days } => {
                format!(
                    "It is after the next {days} days on which the calendar is open, and no later one can be booked."
                )
            }
            Self::Dates => "The calendar has no slots on this date.".to_owned(),
            Self::DayFull { limit } => {
                format!("The calendar takes {} a day, and this day has as many.", appointments(*limit))
            }
            Self::LookBusy => "It is kept back so that the calendar looks busy.".to_owned(),
            Self::Nobody => "The calendar has nobody who could be booked.".to_owned(),
            Self::OffGridTogether { interval_minutes } => {
                format!(
                    "Everybody is open, but slots start every {interval_minutes} minutes from when all are, not now."
                )
            }
            Self::TimeOff { date } => format!("{who} has {date} off."),
            Self::Holiday { date } => format!("{who} keeps the public holiday of {date}."),
            Self::Override { date } => format!("{who} is closed by an exception for {date}."),
            Self::WeeklyHours { date } => format!("{who} is closed by the weekly hours of {date}."),
            Self::EndsAfterClosing { closes } => {
                format!("{who} closes at {}, before the appointment would end.", clock(closes))
            }
            Self::OffGrid { interval_minutes } => {
                format!(
                    "{who} is open, but slots start every {interval_minutes} minutes from the opening, not now."
                )
            }
            Self::Appointment { appointment } => {
                format!("{who} has the appointment {appointment} at this time.")
            }
            Self::Buffer { appointment } => {
                format!("{who} has the appointment {appointment} so near that a buffer would be cut.")
            }
            Self::BusyElsewhere { from, to } => {
                format!(
                    "{who} is busy outside from {} to {}, or within a buffer of that.",
                    clock(from),
                    clock(to)
                )
            }
            Self::SeatsTaken { capacity: 1 } => format!("{who} has an appointment in this slot already."),
            Self::SeatsTaken { capacity } => {
                format!("All {capacity} seats that {who} has in this slot are taken.")
            }
            Self::MemberDayFull { limit } => {
                format!(
                    "{who} takes {} of this calendar a day, and this day has as many.",
                    appointments(*limit)
                )
            }
        }
    }
}

fn appointments(count: u32) -> String {
    if count == 1 { "1 appointment".to_owned() } else { format!("{count} appointments") }
}

/// `2026-11-01 01:30 -04:00`, with seconds where there are any: the two passes of a repeated hour differ.
fn clock(instant: Timestamp, tz: &Zone) -> String {
    let zoned = instant.to_zoned(tz.time_zone().clone());
    let format = if zoned.second() == 0 { "%Y-%m-%d %H:%M %:z" } else { "%Y-%m-%d %H:%M:%S %:z" };
    zoned.strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AppointmentId;

    /// Numbers that sentences bend for, and times in the zone that is asked for.
    #[test]
    fn sentences_say_what_the_rule_holds() {
        let tz = Zone::parse("America/New_York").expect("a zone");
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        let appointment = AppointmentId::from_entropy([1; 16]);
        for (rule, part) in [
            (Rule::MinimumNotice { earliest: at("2026-11-01T05:30Z") }, "before 2026-11-01 01:30 -04:00."),
            (Rule::Horizon { latest: at("2026-11-01T06:30:09Z") }, "after 2026-11-01 01:30:09 -05:00."),
            (Rule::BookableDays { days: 1 }, "the next day on which"),
            (Rule::BookableDays { days: 2 }, "the next 2 days on which"),
            (Rule::DayFull { limit: 1 }, "takes 1 appointment a day"),
            (Rule::MemberDayFull { limit: 2 }, "Ada takes 2 appointments of this calendar a day"),
            (Rule::SeatsTaken { capacity: 1 }, "Ada has an appointment in this slot already."),
            (Rule::SeatsTaken { capacity: 8 }, "All 8 seats that Ada has"),
            (Rule::TimeOff { date: "2026-12-24".to_owned() }, "Ada has 2026-12-24 off"),
            (
                Rule::EndsAfterClosing { closes: at("2026-06-01T21:00Z") },
                "Ada closes at 2026-06-01 17:00 -04:00,",
            ),
            (Rule::Buffer { appointment: appointment.clone() }, appointment.as_str()),
            (
                Rule::BusyElsewhere { from: at("2026-06-01T21:00Z"), to: at("2026-06-02T21:00Z") },
                "from 2026-06-01 17:00 -04:00 to 2026-06-02 17:00 -04:00",
            ),
        ] {
            let sentence = rule.sentence("Ada", &tz);
            assert!(sentence.contains(part), "{sentence}");
            assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
        }
    }
}
