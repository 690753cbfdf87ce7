use crate::survives_json;
use jiff::{SignedDuration, Timestamp};
use shared::slot::query::{SlotQuery, answer};

/// How many starts are explained beside the slots of a query.
const EXPLAINED: usize = 4;

/// A slot query is refused or answered; its slots are in order, within the days that are asked for and not in the past,
/// and the explanation of every start agrees with them.
///
/// # Panics
/// Where one of this does not hold.
pub fn slot_query(bytes: &[u8]) {
    let whole = answer(bytes);
    let Ok(query) = SlotQuery::read(bytes) else {
        assert!(whole.is_err(), "answered without being read");
        return;
    };
    survives_json(&query);
    let (now, kept_back_for_staff) = (query.now, query.staff);
    let Ok(question) = query.checked() else {
        assert!(whole.is_err(), "answered without being checked");
        return;
    };
    let whole = whole.expect("what is read and checked is answered");
    survives_json(&whole);
    let slots = question.slots();
    assert_eq!(slots, whole.slots);
    let starts: Vec<Timestamp> = slots
        .days
        .iter()
        .flat_map(|day| &day.slots)
        .map(|slot| {
            let (start, end) = (instant(&slot.start), instant(&slot.end));
            assert!(start < end && slot.seats_left > 0, "{slot:?}");
            start
        })
        .collect();
    assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "out of order");
    let days = question.days();
    for start in &starts {
        assert!(days.start() <= *start && *start < days.end(), "{start} is outside of the days");
        assert!(now <= *start, "{start} is over");
    }
    // Some that are offered, the instants beside them, and the one that the query names.
    let step = (starts.len() / EXPLAINED).max(1);
    let second = SignedDuration::from_secs(1);
    let offered = starts.iter().step_by(step).copied();
    let beside = offered.clone().filter_map(|start| start.checked_add(second).ok());
    let edges = [days.start(), days.end()];
    for start in offered.chain(beside).chain(edges).chain(question.at()) {
        let explanation = question.explain(start);
        survives_json(&explanation);
        if days.start() <= start && start < days.end() {
            let is_listed = starts.binary_search(&start).is_ok();
            assert_eq!(explanation.offered, is_listed, "{start}, staff: {kept_back_for_staff}");
        }
    }
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("slots start and end at instants")
}
