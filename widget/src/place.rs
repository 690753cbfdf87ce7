//! Where in the booking a client is, as the query of a link: each step is a link, with script and without it.
//!
//! `?month=2026-12&day=2026-12-03&start=2026-12-03T15:00:00Z&tz=America/New_York`. The same type writes links while a
//! page is drawn, reads them when they are clicked, and reads the address when the client goes back.

use crate::props::Theme;

/// A step of the booking. Everything but `tz` may be left to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The month shown, `YYYY-MM`.
    pub month: Option<String>,
    /// The day whose times are shown, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The start of the chosen slot.
    pub start: Option<String>,
    /// How long the appointment lasts, in minutes, where the client chose; else as long as usual.
    pub duration: Option<u32>,
    /// The time zone.
    pub tz: Option<String>,
    /// `?clock=12` or `?clock=24`: whether times are written as `2:30 PM`.
    pub hour12: Option<bool>,
    /// The token of the appointment that gets a new time.
    pub reschedule: Option<String>,
    /// `?theme=`.
    pub theme: Theme,
    /// `?embed=1`: the page is in an iframe.
    pub embed: bool,
}

impl Place {
    /// Reads a query, with or without the `?`. What is unknown or makes no sense is left out.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut place = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            if value.is_empty() {
                continue;
            }
            match name {
                "month" => place.month = Some(value),
                "day" => place.day = Some(value),
                "start" => place.start = Some(value),
                "duration" => place.duration = value.parse().ok(),
                "tz" => place.tz = Some(value),
                "clock" => {
                    place.hour12 = ["12", "24"].iter().position(|clock| *clock == value).map(|at| at == 0);
                }
                "reschedule" => place.reschedule = Some(value),
                "theme" => place.theme = Theme::parse(&value),
                "embed" => place.embed = value == "1",
                _ => {}
            }
        }
        place
    }

    /// What it says, in the order in which links say it.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let clock = self.hour12.map(|hour12| if hour12 { "12" } else { "24" });
        [
            ("month", self.month.clone()),
            ("day", self.day.clone()),
            ("start", self.start.clone()),
            ("duration", self.duration.map(|minutes| minutes.to_string())),
            ("tz", self.tz.clone()),
            ("clock", clock.map(ToOwned::to_owned)),
            ("reschedule", self.reschedule.clone()),
            ("theme", self.theme.name().map(ToOwned::to_owned)),
            ("embed", self.embed.then(|| "1".to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// The query with its `?`.
    #[must_use]
    pub fn query(&self) -> String {
        let fields = self.fields();
        query(&fields.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>())
    }
}

/// A query with its `?`.
#[must_use]
pub fn query(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

/// Writes `text` so that it can stand as a value in a query. `/` and `:` may stand there as they are (RFC 3986).
fn encode(text: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.push(char::from(HEX[usize::from(byte >> 4)]));
            into.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Reads a value of a query. What is not UTF-8 becomes a replacement character.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut after = rest.clone();
        let escaped = (byte == b'%').then(|| Some(hex(after.next()?)? * 16 + hex(after.next()?)?)).flatten();
        if let Some(escaped) = escaped {
            bytes.push(escaped);
            rest = after;
        } else {
            bytes.push(if byte == b'+' { b' ' } else { byte });
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_from_its_own_query() {
        let place = Place {
            month: Some("2026-12".into()),
            day: Some("2026-12-03".into()),
            start: Some("2026-12-03T15:00:00Z".into()),
            duration: Some(45),
            tz: Some("Etc/GMT+5".into()),
            hour12: Some(false),
            reschedule: Some("a b&c=d%é\"<>".into()),
            theme: Theme::Dark,
            embed: true,
        };
        let query = place.query();
        assert_eq!(Place::parse(&query), place);
        assert!(query.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>'".contains(&byte)), "{query}");
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        assert_eq!(Place::parse("?clock=13&duration=long&theme=pink&embed=yes&day=&&=&x"), Place::default());
        assert_eq!(Place::parse("").query(), "");
        assert_eq!(Place::parse("tz=%zz%4").tz.as_deref(), Some("%zz%4"));
        assert_eq!(Place::parse("tz=%FF").tz.as_deref(), Some("\u{fffd}"));
        assert_eq!(Place::parse("tz=a+b%2Bc").tz.as_deref(), Some("a b+c"));
    }

    #[test]
    fn every_byte_survives() {
        let all: String = (1..=0x2ff).filter_map(char::from_u32).collect();
        assert_eq!(Place::parse(&query(&[("tz", &all)])).tz, Some(all));
    }
}
