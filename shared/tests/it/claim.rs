use crate::write::{appointment, at, claim, minutes};
use jiff::Timestamp;
use proptest::prelude::*;
use shared::claim::{Claim, Conflict, admit};
use shared::interval::Interval;

/// The claim of an appointment on the slot of a calendar that starts at a minute past noon; it holds `busy` minutes.
fn hold(number: u8, calendar: u8, start: i64, busy: (i64, i64)) -> Claim {
    let noon = at("2026-06-01T12:00Z");
    let busy = Interval::new(noon + minutes(busy.0), noon + minutes(busy.1)).expect("not empty");
    claim(number, (calendar, noon + minutes(start)), busy)
}

/// What it shows, the claims that are there, the one that is wanted, the capacity, the answer.
type Case = (&'static str, Vec<Claim>, Claim, u32, Result<(), Conflict>);

#[test]
fn the_rule_by_example() {
    let overlap = |number| Err(Conflict::Overlap { with: appointment(number) });
    // An appointment of half an hour at noon, with ten minutes kept free on both sides.
    let noon = || hold(1, 1, 0, (-10, 40));
    let cases: [Case; 14] = [
        ("nothing there", vec![], noon(), 1, Ok(())),
        ("no seats at all", vec![], noon(), 0, Err(Conflict::Full)),
        ("touches before", vec![hold(2, 1, -60, (-60, -10))], noon(), 1, Ok(())),
        ("touches after", vec![hold(2, 1, 50, (40, 90))], noon(), 1, Ok(())),
        ("a minute too close", vec![hold(2, 1, 49, (39, 89))], noon(), 1, overlap(2)),
        ("buffer against buffer", vec![hold(2, 1, 45, (35, 85))], noon(), 1, overlap(2)),
        ("another calendar, same start", vec![hold(2, 2, 0, (-10, 40))], noon(), 5, overlap(2)),
        ("same calendar, another start", vec![hold(2, 1, 15, (5, 55))], noon(), 5, overlap(2)),
        ("same slot, full", vec![hold(2, 1, 0, (-10, 40))], noon(), 1, Err(Conflict::Full)),
        ("same slot, a seat left", vec![hold(2, 1, 0, (-10, 40))], noon(), 2, Ok(())),
        (
            "a seat left, but something else in the way",
            vec![hold(2, 1, 0, (-10, 40)), hold(3, 2, 30, (30, 60))],
            noon(),
            2,
            overlap(3),
        ),
        ("held already", vec![noon()], noon(), 1, Ok(())),
        (
            "held already, more than there are seats now",
            vec![hold(2, 1, 0, (-10, 40)), noon()],
            noon(),
            1,
            Ok(()),
        ),
        ("held by itself in another slot", vec![hold(1, 1, 15, (5, 55))], noon(), 1, overlap(1)),
    ];
    for (name, existing, wanted, capacity, expected) in cases {
        assert_eq!(admit(&existing, &wanted, capacity), expected, "{name}");
    }
}

#[test]
fn a_claim_that_grows_needs_the_rest_to_be_free() {
    let existing = [hold(1, 1, 0, (-10, 40)), hold(2, 1, 50, (40, 90))];
    assert_eq!(admit(&existing, &hold(1, 1, 0, (0, 30)), 1), Ok(()), "less than it has");
    assert_eq!(admit(&existing, &hold(1, 1, 0, (-20, 40)), 1), Ok(()), "more, where it is free");
    assert_eq!(
        admit(&existing, &hold(1, 1, 0, (-20, 40)), 0),
        Ok(()),
        "its seat is its own whatever the capacity"
    );
    let with = appointment(2);
    assert_eq!(admit(&existing, &hold(1, 1, 0, (-10, 50)), 1), Err(Conflict::Overlap { with }));
}

#[test]
fn claims_survive_json() {
    let claim = hold(1, 1, 0, (-10, 40));
    let text = serde_json::to_string(&claim).expect("a claim can be written");
    assert_eq!(serde_json::from_str::<Claim>(&text).expect("and read"), claim);
}

/// Claims that fight: few calendars, few starts, little room.
fn any_claim() -> impl Strategy<Value = Claim> {
    (0_u8..12, 0_u8..3, 0_i64..12, 0_i64..3, 0_i64..3, 1_i64..4).prop_map(
        |(number, calendar, start, before, after, duration)| {
            let start = start * 10;
            hold(number, calendar, start, (start - before * 5, start + duration * 10 + after * 5))
        },
    )
}

/// What I1 says of all claims of one user together.
fn is_sound(claims: &[Claim], capacity: usize) -> bool {
    let apart = |one: &Claim, other: &Claim| {
        let ((start, end), (other_start, other_end)): ((Timestamp, Timestamp), (Timestamp, Timestamp)) =
            (one.busy.into(), other.busy.into());
        end <= other_start || other_end <= start
    };
    claims.iter().enumerate().all(|(index, one)| {
        let sharing = claims.iter().filter(|other| other.slot == one.slot).count();
        let apart = claims[..index].iter().all(|other| other.slot == one.slot || apart(one, other));
        apart && sharing <= capacity
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn admitted_claims_never_overlap_and_never_exceed_the_capacity(
        wanted in prop::collection::vec(any_claim(), 1..40),
        capacity in 1_u32..4,
    ) {
        let mut held: Vec<Claim> = Vec::new();
        for wanted in wanted {
            let known = held.iter().position(|claim| claim.appointment == wanted.appointment && claim.slot == wanted.slot);
            let mut after = held.clone();
            if let Some(known) = known {
                // The claim becomes what it covered and covers now, as a caller that widens it would store it.
                let (have, want) = (held[known].busy, wanted.busy);
                after[known].busy = Interval::new(have.start().min(want.start()), have.end().max(want.end())).expect("wider");
            } else {
                after.push(wanted.clone());
            }
            let admitted = admit(&held, &wanted, capacity);
            prop_assert_eq!(admitted.is_ok(), is_sound(&after, capacity as usize), "{:?} to {:?}", wanted, held);
            if admitted.is_ok() {
                held = after;
            }
            for claim in &held {
                prop_assert_eq!(admit(&held, claim, capacity), Ok(()), "asked again");
            }
        }
    }
}
