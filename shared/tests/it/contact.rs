//! What clients say of themselves: what a parser keeps, it reads again as the same. It is written down, and read by
//! every object that it passes through.

use proptest::prelude::*;
use shared::contact::{Email, Name, Phone};

/// Letters that change their length or number with their case, dots, hyphens, digits, marks, blanks, controls.
fn odd_text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        6 => prop::sample::select("aZ.-@ 0+İẞſΣÉŉǰⱥȺªⅷⓐ\u{130}\u{307}\u{ad}\u{200d}\t\n".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..90).prop_map(String::from_iter)
}

fn odd_address() -> impl Strategy<Value = String> {
    let part = |letters: &'static str, most| {
        let letters: Vec<char> = letters.chars().collect();
        prop::collection::vec(prop::sample::select(letters), 1..most).prop_map(String::from_iter)
    };
    (part("aZé.İ0+", 60), part("aZ-İẞΣȺⱥÉ0", 63), part("aZİẞȺcom", 63))
        .prop_map(|(local, label, top)| format!("{local}@{label}.{top}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_kept_email_address_reads_as_itself(text in prop_oneof![odd_text(), odd_address()]) {
        if let Ok(kept) = Email::parse(&text) {
            prop_assert_eq!(Email::parse(kept.as_str()), Ok(kept.clone()));
        }
    }

    #[test]
    fn a_kept_name_reads_as_itself(text in odd_text()) {
        if let Ok(kept) = Name::parse(&text) {
            prop_assert_eq!(Name::parse(kept.as_str()), Ok(kept.clone()));
        }
    }

    #[test]
    fn a_kept_phone_number_reads_as_itself(text in "[+0-9 ().-]{0,30}") {
        if let Ok(kept) = Phone::parse(&text) {
            prop_assert_eq!(Phone::parse(kept.as_str()), Ok(kept.clone()));
        }
    }
}
