use super::{Every, OnClash, RepeatDraft, RepeatEnd};
use crate::invalid::Invalid;

/// What the name of every field begins with that says how an appointment comes again: the path in the API's body.
pub const REPEAT_FIELD_PREFIX: &str = "repeat.";
/// The unit; nothing where the appointment is to take place once.
pub const EVERY_FIELD: &str = "repeat.every";
/// The distance.
pub const INTERVAL_FIELD: &str = "repeat.interval";
/// How the end is given: [`END_COUNT`] or [`END_UNTIL`].
pub const END_FIELD: &str = "repeat.end";
/// After how many appointments it ends.
pub const COUNT_FIELD: &str = "repeat.end.count";
/// After which day it ends.
pub const UNTIL_FIELD: &str = "repeat.end.until";
/// What is done about a time that is not free.
pub const ON_CLASH_FIELD: &str = "repeat.on_clash";
/// All of them, in the order in which a form asks.
pub const REPEAT_FIELDS: [&str; 6] =
    [EVERY_FIELD, INTERVAL_FIELD, END_FIELD, COUNT_FIELD, UNTIL_FIELD, ON_CLASH_FIELD];

/// The end is a number of appointments.
pub const END_COUNT: &str = "count";
/// The end is a day.
pub const END_UNTIL: &str = "until";

/// Reads what a form says of how an appointment comes again; nothing if it takes place once. Of a field that comes
/// twice the last value counts. Names the field of what it refuses as the form has it.
///
/// Whether the numbers are within their limits is for [`RepeatDraft::checked`]: the browser reads forms by this, too.
pub fn read_repeat<'a>(
    fields: &(impl Iterator<Item = (&'a str, &'a str)> + Clone),
) -> Result<Option<RepeatDraft>, Invalid> {
    let field = |wanted: &str| {
        let value = fields.clone().filter(|(name, _)| *name == wanted).last();
        value.map_or("", |(_, value)| value.trim())
    };
    let every = match field(EVERY_FIELD) {
        "" => return Ok(None),
        "day" => Every::Day,
        "week" => Every::Week,
        "month" => Every::Month,
        _ => return Err(refused(EVERY_FIELD, "Please choose how often.")),
    };
    let end = match field(END_FIELD) {
        END_UNTIL if field(UNTIL_FIELD).is_empty() => {
            return Err(refused(UNTIL_FIELD, "Please choose the last day."));
        }
        END_UNTIL => RepeatEnd::Until(field(UNTIL_FIELD).to_owned()),
        _ => RepeatEnd::Count(number(COUNT_FIELD, field(COUNT_FIELD))?),
    };
    let interval = match field(INTERVAL_FIELD) {
        "" => 1,
        text => number(INTERVAL_FIELD, text)?,
    };
    let on_clash = match field(ON_CLASH_FIELD) {
        "next_free" => OnClash::NextFree,
        "skip" => OnClash::Skip,
        _ => OnClash::Refuse,
    };
    Ok(Some(RepeatDraft { every, interval, weekdays: None, end, on_clash }))
}

fn number(field: &'static str, text: &str) -> Result<u32, Invalid> {
    text.parse().map_err(|_| refused(field, "Please give a whole number, such as 4."))
}

fn refused(field: &'static str, message: &'static str) -> Invalid {
    Invalid::new("invalid_repeat", field, message)
}

impl Every {
    /// As it is written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

impl OnClash {
    /// As it is written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::NextFree => "next_free",
            Self::Refuse => "refuse",
        }
    }
}
