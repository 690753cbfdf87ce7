//! Who came, how long it took, and what follows: computed from facts that come in any order.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use shared::attendance::{Attendance, AttendanceRule, Client, Fact, Presence, Verdict, attendance};
use shared::limits::ATTENDANCE_MINUTES_MAX;
use shared::zoom_message::NewsKind::{self, Ended, Joined, Left, Started};

const RULE: AttendanceRule = AttendanceRule { showed_after_minutes: 5, no_show_after_minutes: 10 };

fn at(minute: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
}

/// Kind, run, who, address, minute.
type Told = (NewsKind, &'static str, &'static str, &'static str, i64);

fn facts(told: &[Told]) -> Vec<Fact> {
    let fact = |(kind, run, who, email, minute): &Told| Fact {
        kind: *kind,
        run: (*run).to_owned(),
        who: (*who).to_owned(),
        email: (*email).to_owned(),
        at: at(*minute),
        people: true,
    };
    told.iter().map(fact).collect()
}

/// `(started, ended, minutes, joined, client minutes, participants)`.
fn numbers(seen: &Attendance) -> (Option<i64>, Option<i64>, u32, Option<i64>, u32, u32) {
    let minute = |at: Option<Timestamp>| at.map(|at| at.as_second() / 60);
    (
        minute(seen.started_at),
        minute(seen.ended_at),
        seen.minutes,
        minute(seen.client_joined_at),
        seen.client_minutes,
        seen.participants,
    )
}

#[test]
fn what_is_told_of_one_client_adds_up() {
    let now = at(60);
    for (name, told, expected) in [
        ("nothing", &[][..], (None, None, 0, None, 0, 0)),
        ("the host alone", &[(Started, "a", "", "", 0)][..], (Some(0), None, 60, None, 0, 0)),
        (
            "all of it",
            &[
                (Started, "a", "", "", 0),
                (Joined, "a", "p", "", 1),
                (Left, "a", "p", "", 21),
                (Ended, "a", "", "", 22),
            ],
            (Some(0), Some(22), 22, Some(1), 20, 1),
        ),
        (
            "no leaving",
            &[(Started, "a", "", "", 0), (Joined, "a", "p", "", 2), (Ended, "a", "", "", 22)],
            (Some(0), Some(22), 22, Some(2), 20, 1),
        ),
        (
            "no end",
            &[(Started, "a", "", "", 50), (Joined, "a", "p", "", 55)],
            (Some(50), None, 10, Some(55), 5, 1),
        ),
        (
            "no beginning",
            &[(Joined, "a", "p", "", 5), (Ended, "a", "", "", 9)],
            (Some(5), Some(9), 4, Some(5), 4, 1),
        ),
        ("an end alone", &[(Ended, "a", "", "", 9)], (None, Some(9), 0, None, 0, 0)),
        ("leaving alone", &[(Left, "a", "p", "", 9)], (Some(9), None, 51, Some(9), 0, 1)),
        (
            "two devices at once",
            &[
                (Joined, "a", "p", "", 0),
                (Joined, "a", "q", "", 5),
                (Left, "a", "p", "", 10),
                (Left, "a", "q", "", 12),
                (Ended, "a", "", "", 12),
            ],
            (Some(0), Some(12), 12, Some(0), 12, 2),
        ),
        (
            "the same name comes again",
            &[
                (Joined, "a", "p", "", 0),
                (Left, "a", "p", "", 4),
                (Joined, "a", "p", "", 6),
                (Left, "a", "p", "", 9),
                (Ended, "a", "", "", 10),
            ],
            (Some(0), Some(10), 10, Some(0), 7, 1),
        ),
        (
            "two runs with a break",
            &[
                (Started, "a", "", "", 0),
                (Joined, "a", "p", "", 0),
                (Ended, "a", "", "", 5),
                (Started, "b", "", "", 20),
                (Joined, "b", "p", "", 21),
                (Left, "b", "p", "", 30),
                (Ended, "b", "", "", 31),
            ],
            (Some(0), Some(31), 16, Some(0), 14, 1),
        ),
        (
            "one run is over and the other is not",
            &[(Started, "a", "", "", 0), (Ended, "a", "", "", 5), (Started, "b", "", "", 50)],
            (Some(0), None, 15, None, 0, 0),
        ),
        (
            "coming after the end",
            &[(Started, "a", "", "", 0), (Ended, "a", "", "", 5), (Joined, "a", "p", "", 7)],
            (Some(0), Some(5), 5, Some(7), 0, 1),
        ),
    ] {
        let (seen, _) = attendance(&facts(told), Client::Alone, now);
        assert_eq!(numbers(&seen), expected, "{name}");
    }
}

#[test]
fn each_of_several_is_known_by_their_address_or_not_at_all() {
    let told = facts(&[
        (Started, "a", "", "", 0),
        (Joined, "a", "p", "ada@example.com", 1),
        (Left, "a", "p", "ada@example.com", 11),
        (Joined, "a", "q", "bob@example.com", 2),
        (Left, "a", "q", "bob@example.com", 5),
        (Ended, "a", "", "", 20),
    ]);
    let now = at(60);
    for (client, minutes, would_be_known) in [
        (Client::Registered("ada@example.com"), 10, true),
        (Client::Registered("bob@example.com"), 3, true),
        (Client::Registered("eve@example.com"), 0, true),
        (Client::AmongOthers("ada@example.com"), 10, false),
        (Client::AmongOthers("eve@example.com"), 0, false),
        (Client::Alone, 10, true),
    ] {
        let (seen, presence) = attendance(&told, client, now);
        assert_eq!((seen.client_minutes, seen.participants), (minutes, 2), "{client:?}");
        assert_eq!(presence.would_be_known, would_be_known, "{client:?}");
    }
    // Nobody came: that is known of everybody.
    let empty = facts(&[(Started, "a", "", "", 0), (Ended, "a", "", "", 20)]);
    assert!(attendance(&empty, Client::AmongOthers("eve@example.com"), now).1.would_be_known);
    // Where Zoom does not tell who comes, nothing is known of anybody.
    let blind: Vec<Fact> = empty.into_iter().map(|fact| Fact { people: false, ..fact }).collect();
    assert!(!attendance(&blind, Client::Alone, now).1.would_be_known);
}

#[test]
fn the_rule_decides_when_it_can() {
    let presence = |stayed: i64, is_there: bool, began: Option<i64>| Presence {
        stayed: SignedDuration::from_mins(stayed),
        is_there,
        would_be_known: true,
        began: began.map(at),
    };
    for (name, now, presence, expected) in [
        ("before the start", 99, presence(30, true, Some(90)), Verdict::Open(Some(at(100)))),
        ("long enough", 104, presence(5, false, Some(100)), Verdict::Showed),
        ("there since before the start", 100, presence(5, true, Some(90)), Verdict::Showed),
        ("there, not long enough", 102, presence(2, true, Some(100)), Verdict::Open(Some(at(105)))),
        ("there late, not long enough", 130, presence(2, true, Some(100)), Verdict::Open(Some(at(133)))),
        ("not there yet", 105, presence(0, false, Some(100)), Verdict::Open(Some(at(110)))),
        ("not there when it is time", 110, presence(0, false, Some(100)), Verdict::NoShow),
        ("left again", 111, presence(4, false, Some(100)), Verdict::NoShow),
        ("the host was late", 115, presence(0, false, Some(112)), Verdict::Open(Some(at(122)))),
        ("the host was early", 111, presence(0, false, Some(80)), Verdict::NoShow),
        ("the host never came", 500, presence(0, false, None), Verdict::Open(None)),
        (
            "somebody came who may be the client",
            500,
            Presence { would_be_known: false, ..presence(0, false, Some(100)) },
            Verdict::Open(None),
        ),
        (
            "who may still come",
            105,
            Presence { would_be_known: false, ..presence(0, false, Some(100)) },
            Verdict::Open(Some(at(110))),
        ),
    ] {
        assert_eq!(RULE.verdict(at(100), at(now), &presence), expected, "{name}");
    }
}

#[test]
fn a_rule_is_checked() {
    for (showed, no_show, field) in [
        (1, 1, None),
        (ATTENDANCE_MINUTES_MAX, ATTENDANCE_MINUTES_MAX, None),
        (0, 1, Some("showed_after_minutes")),
        (1, 0, Some("no_show_after_minutes")),
        (ATTENDANCE_MINUTES_MAX + 1, 1, Some("showed_after_minutes")),
        (1, ATTENDANCE_MINUTES_MAX + 1, Some("no_show_after_minutes")),
    ] {
        let rule = AttendanceRule { showed_after_minutes: showed, no_show_after_minutes: no_show };
        let refused = rule.checked().err();
        assert_eq!(refused.as_ref().map(|invalid| invalid.field.as_ref()), field);
        assert!(refused.is_none_or(|invalid| invalid.code == "invalid_attendance"));
    }
}

fn some_facts() -> impl Strategy<Value = Vec<Fact>> {
    let kind = prop_oneof![Just(Started), Just(Ended), Just(Joined), Just(Left)];
    let fact =
        (kind, 0..3_u8, 0..4_u8, prop::bool::ANY, 0..60_i64).prop_map(|(kind, run, who, known, minute)| {
            let of_a_person = matches!(kind, Joined | Left);
            let name = |of: u8| if of_a_person { of.to_string() } else { String::new() };
            let email = if known && of_a_person { format!("{who}@example.com") } else { String::new() };
            Fact { kind, run: run.to_string(), who: name(who), email, at: at(minute), people: true }
        });
    prop::collection::vec(fact, 0..24)
}

proptest! {
    /// The order in which facts come does not matter, and nobody is there for longer than the time that has passed.
    #[test]
    fn order_does_not_matter(told in some_facts().prop_shuffle(), seed in any::<prop::sample::Index>()) {
        let mut other = told.clone();
        if !other.is_empty() {
            let by = seed.index(other.len());
            other.rotate_left(by);
            other.reverse();
        }
        let now = at(90);
        for client in [Client::Alone, Client::Registered("1@example.com"), Client::AmongOthers("2@example.com")] {
            let (seen, presence) = attendance(&told, client, now);
            prop_assert_eq!(&(seen.clone(), presence), &attendance(&other, client, now));
            prop_assert!(seen.client_minutes <= 90 && seen.minutes <= 90);
            prop_assert!(presence.stayed >= SignedDuration::ZERO);
        }
    }
}
