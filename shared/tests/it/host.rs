use crate::write::at;
use proptest::prelude::*;
use shared::host::{Candidate, least_recently_booked};
use shared::id::UserId;

fn candidate(member: u8, last_booked: Option<&str>) -> Candidate {
    let user = UserId::from_entropy([member; 16]);
    Candidate { member: usize::from(member), last_booked: last_booked.map(at), user }
}

#[test]
fn never_booked_first_then_the_longest_ago() {
    let candidates = vec![
        candidate(0, Some("2026-06-03T09:00Z")),
        candidate(1, Some("2026-06-01T09:00Z")),
        candidate(2, None),
        candidate(3, Some("2026-06-02T09:00Z")),
    ];
    for seed in ["a", "b", "c"] {
        assert_eq!(least_recently_booked(candidates.clone(), seed), [2, 1, 3, 0]);
    }
    assert_eq!(least_recently_booked(Vec::new(), "a"), Vec::<usize>::new());
}

#[test]
fn a_tie_favours_nobody() {
    const DRAWS: usize = 3_000;
    // Appointments' ids are random; these differ in their last characters only, which is harder on the hash.
    let mut places = [[0_usize; 3]; 3];
    for draw in 0..DRAWS {
        let order = least_recently_booked(
            (0..3).map(|member| candidate(member, None)).collect(),
            &format!("apt_{draw}"),
        );
        for (place, member) in order.into_iter().enumerate() {
            places[place][member] += 1;
        }
    }
    for count in places.into_iter().flatten() {
        // 1000 expected, with a standard deviation of 26.
        assert!((850..1_150).contains(&count), "{places:?}");
    }
}

#[test]
fn the_draw_never_changes() {
    // An appointment that is tried again after an update of the program has to meet the same order.
    let orders = ["apt_1", "apt_2", "apt_3", "apt_4"]
        .map(|seed| least_recently_booked((0..4).map(|member| candidate(member, None)).collect(), seed));
    assert_eq!(orders, [[0, 2, 3, 1], [1, 0, 2, 3], [2, 0, 3, 1], [1, 2, 3, 0]]);
}

proptest! {
    #[test]
    fn the_order_is_of_the_members_not_of_the_list(
        booked in prop::collection::vec(prop::option::of(0_i64..4), 1..8),
        rotation in 0_usize..8,
        seed in "[a-z]{0,8}",
    ) {
        let candidates: Vec<Candidate> = booked.iter().zip(0_u8..).map(|(booked, member)| {
            let last_booked = booked.map(|day| at("2026-06-01T09:00Z") + crate::write::minutes(day * 1_440));
            Candidate { last_booked, ..candidate(member, None) }
        }).collect();
        let order = least_recently_booked(candidates.clone(), &seed);
        let times: Vec<_> = order.iter().map(|&member| candidates[member].last_booked).collect();
        prop_assert!(times.is_sorted(), "never booked sorts before all others");
        let mut rotated = candidates;
        let by = rotation % rotated.len();
        rotated.rotate_left(by);
        prop_assert_eq!(least_recently_booked(rotated, &seed), order);
    }
}
