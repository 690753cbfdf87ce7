//! Content lines of iCalendar (RFC 5545, 3.1): `NAME;PARAMETER=VALUE:value`, folded over several physical lines.
//!
//! Written here rather than taken from a crate because a line that is broken must cost itself only, and because
//! nothing but the few lines that tell of time may be kept in memory.

use std::borrow::Cow;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The lines of a document, unfolded, one at a time.
///
/// A line ends with `\n`, `\r\n` or `\r`, and with the `\r\r\n` that some servers make of them. Empty lines are
/// no lines. What begins with a space or a tab goes on with the line before.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Lines<'a> {
    pub(super) fn new(document: &'a [u8]) -> Self {
        Self { rest: document.strip_prefix(BYTE_ORDER_MARK).unwrap_or(document) }
    }

    /// Puts the next line into `line`, in place of what is there. False: there is none.
    ///
    /// A fold may stand between two bytes of one character, so only the whole line is text.
    pub(super) fn next_into(&mut self, line: &mut Vec<u8>) -> bool {
        line.clear();
        while !self.rest.is_empty() {
            let piece = self.physical();
            line.extend_from_slice(piece.trim_ascii_start());
            if !line.is_empty() {
                self.continue_into(line);
                return true;
            }
        }
        false
    }

    fn continue_into(&mut self, line: &mut Vec<u8>) {
        while let [first, ..] = self.rest {
            match first {
                b' ' | b'\t' => {
                    let piece = self.physical();
                    line.extend_from_slice(&piece[1..]);
                }
                b'\r' | b'\n' => self.rest = &self.rest[1..],
                _ => break,
            }
        }
    }

    /// Takes what stands before the next line break, and the break.
    fn physical(&mut self) -> &'a [u8] {
        let length = self.rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let (piece, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
        self.rest = rest.get(1..).unwrap_or_default();
        piece
    }
}

/// One line, taken apart but not yet read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Property<'a> {
    pub(super) name: &'a str,
    parameters: &'a str,
    pub(super) value: &'a str,
}

impl<'a> Property<'a> {
    /// Takes a line apart at the first colon that is not quoted; none if there is no colon.
    pub(super) fn split(line: &'a str) -> Option<Self> {
        let colon = Separators::new(line).find(|&(_, byte)| byte == b':');
        // A quote that is never closed quotes nothing.
        let colon = colon.map(|(at, _)| at).or_else(|| line.find(':'))?;
        Some(Self::split_at(line, colon))
    }

    /// The same line taken apart at its last colon, for a value that has none in it: some programs write names of
    /// zones, like `(UTC+01:00) Berlin`, without the quotes that they need.
    pub(super) fn split_late(line: &'a str) -> Option<Self> {
        line.rfind(':').map(|colon| Self::split_at(line, colon))
    }

    fn split_at(line: &'a str, colon: usize) -> Self {
        let (head, value) = (&line[..colon], &line[colon + 1..]);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Self { name: name.trim(), parameters, value: value.trim() }
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn value_is(&self, value: &str) -> bool {
        self.value.eq_ignore_ascii_case(value)
    }

    /// The value of a parameter, without its quotes and escapes.
    pub(super) fn parameter(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut begin = 0;
        let ends = Separators::new(self.parameters).filter(|&(_, byte)| byte == b';').map(|(at, _)| at);
        for end in ends.chain([self.parameters.len()]) {
            let (key, value) = self.parameters[begin..end].split_once('=').unwrap_or_default();
            if key.trim().eq_ignore_ascii_case(name) {
                return Some(plain(value));
            }
            begin = end + 1;
        }
        None
    }
}

/// The colons and semicolons of a line's head that separate: neither quoted nor escaped.
struct Separators<'a> {
    bytes: std::iter::Enumerate<std::slice::Iter<'a, u8>>,
    quoted: bool,
}

impl<'a> Separators<'a> {
    fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes().iter().enumerate(), quoted: false }
    }
}

impl Iterator for Separators<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        while let Some((at, &byte)) = self.bytes.next() {
            match byte {
                b'"' => self.quoted = !self.quoted,
                _ if self.quoted => {}
                // No standard allows this outside of values, but Outlook writes `TZID=Berlin\; Bern`.
                b'\\' => {
                    self.bytes.next();
                }
                b':' | b';' => return Some((at, byte)),
                _ => {}
            }
        }
        None
    }
}

/// A text or parameter value without quotes around it, escapes of RFC 5545, 3.3.11, and those of RFC 6868.
pub(super) fn plain(written: &str) -> Cow<'_, str> {
    let written = written.trim();
    let bare =
        written.strip_prefix('"').map_or(written, |rest| rest.strip_suffix('"').unwrap_or(rest)).trim();
    if !bare.contains(['\\', '^']) {
        return Cow::Borrowed(bare);
    }
    let mut text = String::with_capacity(bare.len());
    let mut characters = bare.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = match (character, characters.peek()) {
            ('\\', Some(&next @ ('\\' | ';' | ',' | ':' | '"'))) => Some(next),
            ('\\' | '^', Some('n' | 'N')) => Some('\n'),
            ('^', Some('^')) => Some('^'),
            ('^', Some('\'')) => Some('"'),
            _ => None,
        };
        if escaped.is_some() {
            characters.next();
        }
        text.push(escaped.unwrap_or(character));
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(document: &[u8]) -> Vec<String> {
        let (mut lines, mut line, mut found) = (Lines::new(document), Vec::new(), Vec::new());
        while lines.next_into(&mut line) {
            found.push(String::from_utf8_lossy(&line).into_owned());
        }
        found
    }

    #[test]
    fn lines_end_and_fold_in_all_the_ways_that_are_seen() {
        let table: [(&[u8], &[&str]); 14] = [
            (b"", &[]),
            (b"\r\n\n\r", &[]),
            (b"A:1", &["A:1"]),
            (b"A:1\r\nB:2\r\n", &["A:1", "B:2"]),
            (b"A:1\nB:2\rC:3", &["A:1", "B:2", "C:3"]),
            (b"A:1\r\r\nB:2\r\r\n", &["A:1", "B:2"]),
            (b"\xef\xbb\xbfA:1\n", &["A:1"]),
            (b"A:1\r\n 2\r\n\t3\r\nB:", &["A:123", "B:"]),
            (b"A:1\r\n  2\r\n", &["A:1 2"]),
            (b"A:1\r\r\n 2\r\r\n", &["A:12"]),
            (b"DTST\r\n ART:1", &["DTSTART:1"]),
            (b" A:1\r\n \r\nB:2", &["A:1", "B:2"]),
            (b"A:\xc3\r\n \xa9", &["A:\u{e9}"]),
            (b"A:\xff\xfe\nB:2", &["A:\u{fffd}\u{fffd}", "B:2"]),
        ];
        for (document, expected) in table {
            assert_eq!(lines(document), expected, "{:?}", String::from_utf8_lossy(document));
        }
    }

    #[test]
    fn a_line_is_taken_apart_outside_of_quotes() {
        let table = [
            ("DTSTART:1", "DTSTART", None, "1"),
            ("DTSTART;TZID=Europe/London:1", "DTSTART", Some("Europe/London"), "1"),
            ("DTSTART;VALUE=DATE;tzid=Europe/London:1", "DTSTART", Some("Europe/London"), "1"),
            ("DTSTART;TZID=\"(UTC+01:00) Berlin; Bern\":1", "DTSTART", Some("(UTC+01:00) Berlin; Bern"), "1"),
            ("DTSTART;TZID=Berlin\\, Bern\\; Rome;X=1:2", "DTSTART", Some("Berlin, Bern; Rome"), "2"),
            ("DTSTART;TZID=a^'b^^c:1", "DTSTART", Some("a\"b^c"), "1"),
            ("DTSTART;TZID=\"Europe/London:1", "DTSTART", Some("Europe/London"), "1"),
            ("DTSTART;TZID:1", "DTSTART", None, "1"),
            ("DTSTART ; TZID = Europe/London : 1 ", "DTSTART", Some("Europe/London"), "1"),
            ("SUMMARY:a:b;TZID=c", "SUMMARY", None, "a:b;TZID=c"),
        ];
        for (line, name, zone, value) in table {
            let property = Property::split(line).expect(line);
            let read = (property.name, property.parameter("TZID"), property.value);
            assert_eq!(read, (name, zone.map(Cow::Borrowed), value), "{line}");
        }
        assert_eq!(Property::split("no colon"), None);
    }

    #[test]
    fn a_zone_with_a_colon_is_read_from_the_last_one() {
        let line = "DTSTART;TZID=(UTC+01:00) Berlin:20260105T090000";
        let property = Property::split_late(line).expect("it has a colon");
        assert_eq!(property.parameter("TZID").as_deref(), Some("(UTC+01:00) Berlin"));
        assert_eq!(property.value, "20260105T090000");
    }
}
