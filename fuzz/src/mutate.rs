//! Changes of valid documents that keep most of them valid: what a fuzzer that knows nothing of JSON or iCalendar seldom
//! gets to. The same seed makes the same changes.

use serde_json::{Map, Value, json};

/// Numbers that follow each other in no way (splitmix64).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Texts that mean something somewhere, or nearly do.
const TEXTS: [&str; 34] = [
    "",
    " ",
    "\u{0}",
    "\u{202e}x",
    "𝄞é\u{301}",
    "{{contact.name}}",
    "{{",
    "9999-12-31T23:59:59Z",
    "-009999-01-02T01:59:59Z",
    "2026-11-01T05:30:00Z",
    "2026-11-01T01:30:00-04:00",
    "2026-03-08T02:30:00-05:00",
    "2026-02-29",
    "9999-12-31",
    "-009999-01-01",
    "2011-12-30",
    "24:00",
    "00:00",
    "02:30",
    "23:59",
    "25:00",
    "America/New_York",
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
    "Mars/Olympus",
    "usr_00000000000000000000000001",
    "cal_00000000000000000000000000",
    "a@b.c",
    "https://example.com/",
    "US-NY",
    "round_robin",
];

/// Lines and values that iCalendar knows, or nearly does.
const ICALENDAR: [&str; 36] = [
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VTIMEZONE",
    "END:VTIMEZONE",
    "BEGIN:DAYLIGHT",
    "END:DAYLIGHT",
    "BEGIN:VFREEBUSY",
    "END:VFREEBUSY",
    "DTSTART:20260405T013000",
    "DTSTART;VALUE=DATE:20260301",
    "DTSTART;TZID=America/New_York:20261101T013000",
    "DTEND:99991231T235959Z",
    "DTEND;VALUE=DATE:20260301",
    "DURATION:P9999999D",
    "DURATION:-PT1H",
    "DURATION:PT0S",
    "RRULE:FREQ=SECONDLY;INTERVAL=1",
    "RRULE:FREQ=DAILY;COUNT=400",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;WKST=SU",
    "RRULE:FREQ=MONTHLY;BYDAY=-1FR;BYSETPOS=-1",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=-366",
    "RRULE:FREQ=MINUTELY;BYHOUR=25",
    "RRULE:FREQ=DAILY;UNTIL=20260401",
    "RDATE;VALUE=PERIOD:20260401T000000Z/P1D",
    "EXDATE;VALUE=DATE:20260405",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260405T013000Z",
    "TRANSP:TRANSPARENT",
    "STATUS:CANCELLED",
    "FREEBUSY:20260101T000000Z/PT8H,20260102T000000Z/20260103T000000Z",
    "TZOFFSETFROM:+1030",
    "TZOFFSETTO:-9959",
    "UID:1",
    "X-WR-TIMEZONE:Pacific/Apia",
];

/// A document like one of `corpus`, for a target.
#[must_use]
pub fn mutated(target: &str, corpus: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let one = random.pick(corpus).clone();
    let other = random.pick(corpus).clone();
    let mut bytes = match target {
        "busy_times" => lines(&one, &other, random),
        _ => values(&one, &other, random),
    };
    if random.below(8) == 0 {
        for _ in 0..=random.below(4) {
            spoil(&mut bytes, random);
        }
    }
    bytes
}

/// JSON with a few of its values changed.
fn values(one: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let (Ok(mut document), Ok(other)) = (serde_json::from_slice(one), serde_json::from_slice(other)) else {
        return one.to_vec();
    };
    let changes = *random.pick(&[1, 1, 1, 2, 3, 5]);
    for _ in 0..changes {
        let donor = nth(&other, random.below(count(&other))).clone();
        change(&mut document, &donor, random);
    }
    document.to_string().into_bytes()
}

fn children(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(fields) => Box::new(fields.values()),
        _ => Box::new(std::iter::empty()),
    }
}

fn count(value: &Value) -> usize {
    1 + children(value).map(count).sum::<usize>()
}

/// The value at a place in the order of the text.
fn nth(value: &Value, place: usize) -> &Value {
    let mut left = place;
    if left == 0 {
        return value;
    }
    left -= 1;
    for child in children(value) {
        let size = count(child);
        if left < size {
            return nth(child, left);
        }
        left -= size;
    }
    value
}

/// Changes one value somewhere in the document.
fn change(document: &mut Value, donor: &Value, random: &mut Random) {
    let mut left = random.below(count(document));
    let mut place = document;
    while left > 0 {
        left -= 1;
        let sizes: Vec<usize> = children(place).map(count).collect();
        let at = sizes.iter().position(|size| {
            let inside = left < *size;
            if !inside {
                left -= size;
            }
            inside
        });
        let Some(at) = at else { return };
        place = match place {
            Value::Array(list) => &mut list[at],
            Value::Object(fields) => match fields.values_mut().nth(at) {
                Some(child) => child,
                None => return,
            },
            _ => return,
        };
    }
    *place = changed(std::mem::take(place), donor, random);
}

fn changed(value: Value, donor: &Value, random: &mut Random) -> Value {
    let is_alike = std::mem::discriminant(&value) == std::mem::discriminant(donor);
    if random.below(8) == 0 && (is_alike || random.below(4) == 0) {
        return donor.clone();
    }
    if random.below(24) == 0 {
        return random.pick(&[Value::Null, json!(true), json!(0), json!([]), json!({}), json!("")]).clone();
    }
    match value {
        Value::Number(number) => other_number(&number, random),
        Value::String(text) => Value::String(other_text(&text, random)),
        Value::Bool(truth) => Value::Bool(!truth),
        Value::Array(list) => Value::Array(other_list(list, donor, random)),
        Value::Object(fields) => Value::Object(other_fields(fields, donor, random)),
        Value::Null => donor.clone(),
    }
}

fn other_number(number: &serde_json::Number, random: &mut Random) -> Value {
    let whole = number.as_i64().unwrap_or(0);
    let near = [
        whole.wrapping_add(1),
        whole.wrapping_sub(1),
        whole.wrapping_mul(2),
        whole / 2,
        whole.wrapping_neg(),
    ];
    let far = [0, 1, 5, 59, 60, 365, 730, 1_000, 1_440, 1_441, i64::from(u32::MAX), i64::MAX, i64::MIN];
    match random.below(8) {
        0..4 => json!(random.pick(&near)),
        4..7 => json!(random.pick(&far)),
        _ => json!(random.pick(&[0.5, 1e300, -0.0, 1e15])),
    }
}

fn other_text(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let digits: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_ascii_digit()).collect();
    match random.below(9) {
        // A digit for a digit keeps dates, times and ids what they are.
        0..5 if !digits.is_empty() => {
            letters[*random.pick(&digits)] = *random.pick(&['0', '1', '2', '3', '5', '9']);
            letters.into_iter().collect()
        }
        2 => text.repeat(1 + random.below(40)),
        3 if !letters.is_empty() => {
            letters.remove(random.below(letters.len()));
            letters.into_iter().collect()
        }
        4 if !letters.is_empty() => {
            letters[random.below(text.chars().count())] = 'é';
            letters.into_iter().collect()
        }
        5 => format!("{text}{}", random.pick(&TEXTS)),
        6 => format!("{text} "),
        _ => (*random.pick(&TEXTS)).to_owned(),
    }
}

fn other_list(mut list: Vec<Value>, donor: &Value, random: &mut Random) -> Vec<Value> {
    let at = random.below(list.len());
    match random.below(5) {
        0 if !list.is_empty() => drop(list.remove(at)),
        1 if !list.is_empty() => list.insert(at, list[at].clone()),
        2 if list.len() > 1 => list.swap(0, at),
        3 if !list.is_empty() && list.len() < 50 => {
            let one = list[at].clone();
            list.extend(std::iter::repeat_n(one, random.below(30)));
        }
        _ => list.push(donor.clone()),
    }
    list
}

fn other_fields(mut fields: Map<String, Value>, donor: &Value, random: &mut Random) -> Map<String, Value> {
    let names: Vec<String> = fields.keys().cloned().collect();
    match random.below(4) {
        0 | 1 if !names.is_empty() => drop(fields.remove(random.pick(&names))),
        2 => drop(fields.insert((*random.pick(&TEXTS)).to_owned(), donor.clone())),
        _ => {
            let donated = donor.as_object().and_then(|donor| donor.iter().next());
            if let Some((name, value)) = donated {
                fields.insert(name.clone(), value.clone());
            }
        }
    }
    fields
}

/// iCalendar with a few of its lines changed.
fn lines(one: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let text = String::from_utf8_lossy(one);
    let other = String::from_utf8_lossy(other);
    let other: Vec<&str> = other.lines().collect();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=random.below(6) {
        let at = random.below(lines.len());
        match random.below(8) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => {
                let with = random.below(lines.len());
                lines.swap(at, with);
            }
            3 => lines.insert(at, (*random.pick(&other)).to_owned()),
            4 | 5 => lines.insert(at, (*random.pick(&ICALENDAR)).to_owned()),
            6 => lines[at] = other_value(&lines[at], random),
            _ => {
                // A piece of the other document, such as a whole event.
                let from = random.below(other.len());
                let piece = other.iter().skip(from).take(random.below(12));
                lines.splice(at..at, piece.map(|line| (*line).to_owned()));
            }
        }
        if lines.is_empty() {
            return Vec::new();
        }
    }
    let ending = *random.pick(&["\r\n", "\r\n", "\r\n", "\n", "\r\n "]);
    lines.join(ending).into_bytes()
}

/// The line with other digits, or the value of another line that is known.
fn other_value(line: &str, random: &mut Random) -> String {
    if random.below(3) == 0 {
        let value = random.pick(&ICALENDAR).split_once(':').map_or("", |(_, value)| value);
        return format!("{}:{value}", line.split(':').next().unwrap_or_default());
    }
    let digits = ['0', '1', '2', '3', '5', '9'];
    let other = |letter: char, random: &mut Random| {
        if letter.is_ascii_digit() && random.below(4) == 0 { *random.pick(&digits) } else { letter }
    };
    line.chars().map(|letter| other(letter, random)).collect()
}

/// Changes a few bytes, whatever they are.
fn spoil(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len());
    let any = u8::try_from(random.below(256)).unwrap_or(0);
    match random.below(4) {
        0 => bytes.truncate(at),
        1 if !bytes.is_empty() => bytes[at] = any,
        2 if !bytes.is_empty() => drop(bytes.remove(at)),
        _ => bytes.insert(at, any),
    }
}
