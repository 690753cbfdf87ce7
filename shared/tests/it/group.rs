//! Groups of calendars: what is accepted, and which field is named where it is not.

use serde_json::json;
use shared::group::GroupDraft;
use shared::id::CalendarId;
use shared::limits;

fn calendar(number: u128) -> CalendarId {
    CalendarId::from_entropy(number.to_be_bytes())
}

fn group(calendars: &[CalendarId], description: &str) -> GroupDraft {
    let draft = json!({
        "slug": "advice", "name": "Advice", "description": description, "calendars": calendars,
    });
    serde_json::from_value(draft).expect("a draft")
}

fn numbered(count: usize) -> Vec<CalendarId> {
    (0..count as u128).map(calendar).collect()
}

#[test]
fn a_group_lists_each_calendar_once_and_in_its_order() {
    let most = limits::GROUP_CALENDARS_MAX;
    let twice = [calendar(3), calendar(1), calendar(2), calendar(1), calendar(3)];
    let backwards: Vec<CalendarId> = numbered(3).into_iter().rev().collect();
    for (calendars, field) in [
        (Vec::new(), None),
        (backwards, None),
        (numbered(most), None),
        (numbered(most + 1), Some("calendars")),
        (twice.to_vec(), Some("calendars.3")),
    ] {
        let draft = group(&calendars, "");
        match (draft.clone().checked(), field) {
            (Ok(checked), None) => assert_eq!(checked, draft, "the order is what was sent"),
            (Err(invalid), Some(field)) => {
                assert_eq!((invalid.code, invalid.field.as_ref()), ("invalid_calendars", field));
            }
            (outcome, field) => panic!("{outcome:?} where {field:?} was expected"),
        }
    }
}

#[test]
fn a_description_is_within_its_limit_and_without_space_around_it() {
    let longest = "x".repeat(limits::DESCRIPTION_CHARS_MAX);
    assert_eq!(group(&[], "  Not sure? \n").checked().expect("fine").description, "Not sure?");
    assert_eq!(group(&[], &longest).checked().expect("fine").description, longest);
    let invalid = group(&[], &format!("{longest}x")).checked().expect_err("too long");
    assert_eq!((invalid.code, invalid.field.as_ref()), ("invalid_text", "description"));
}

#[test]
fn the_first_calendar_that_does_not_exist_is_named() {
    let draft = group(&[calendar(1), calendar(2), calendar(3)], "");
    assert_eq!(draft.require_known(&numbered(4)), Ok(()));
    let invalid = draft.require_known(&[calendar(1), calendar(3)]).expect_err("one is missing");
    assert_eq!((invalid.code, invalid.field.as_ref()), ("invalid_calendars", "calendars.1"));
}

#[test]
fn only_slug_and_name_have_to_be_said_and_nothing_else_may_be() {
    let least: GroupDraft = serde_json::from_value(json!({ "slug": "a", "name": "A" })).expect("a draft");
    assert!(least.active && least.calendars.is_empty() && least.description.is_empty());
    for draft in [
        json!({ "slug": "a", "name": "A", "colour": "red" }),
        json!({ "slug": "A", "name": "A" }),
        json!({ "slug": "a", "name": " " }),
        json!({ "slug": "a", "name": "A", "calendars": ["usr_00000000000000000000000000"] }),
    ] {
        assert!(serde_json::from_value::<GroupDraft>(draft.clone()).is_err(), "{draft}");
    }
}
