//! The language of merge texts, which only the courier reads.

use shared::workflow::{Field, MergeText, Place, Recipe, Values};

#[test]
fn a_text_holds_fields_and_nothing_else_of_the_language() {
    for text in [
        "Plain { braces } too",
        "{{contact.name}}",
        "{{ contact.name }}",
        "{{answers.how-did-you-hear}}",
        "{{#if appointment.notes}}Notes: {{appointment.notes}}{{else}}none{{/if}}",
        "{{#unless contact.phone}}no number{{/unless}}",
        "{{! for the author }}x",
    ] {
        assert_eq!(MergeText::new(text).check_language(), Ok(()), "{text}");
    }
    for (text, place) in [
        ("Hello {{contact.nmae}}", "Line 1, column 9: There is no field"),
        ("One\nTwo {{user.salary}}", "Line 2, column 7: There is no field"),
        ("{{#if contact.fax}}x{{/if}}", "Line 1, column 7: There is no field"),
        ("{{#if contact.phone}}{{nothing}}{{/if}}", "Line 1, column 24: There is no field"),
        ("{{{contact.name}}}", "Line 1, column 4: Three braces"),
        ("{{&contact.name}}", "Three braces"),
        ("{{contact.name", "no text with fields"),
        ("{{#each contact}}{{this}}{{/each}}", "A block is written"),
        ("{{lookup contact name}}", "Only fields"),
        ("{{> partial}}", "Only fields"),
        ("{{contact.name \"x\"}}", "no text with fields"),
    ] {
        let invalid = MergeText::new(text).check_language().expect_err(text);
        assert!(invalid.message.contains(place), "{text}: {}", invalid.message);
        assert_eq!((invalid.code, &*invalid.field), ("invalid_merge_text", ""));
    }
    for name in Field::NAMES {
        assert_eq!(MergeText::new(format!("{{{{{name}}}}}")).check_language(), Ok(()), "{name}");
    }
}

#[test]
fn what_is_filled_in_stays_text_in_every_place() {
    const EVIL: [&str; 6] = [
        "{{contact.email}}",
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "x\r\nBcc: all@example.com",
        "a&b=c#d/../?e",
        "{{#if contact.name}}{{/if}}{{{",
    ];
    for evil in EVIL {
        let mut values = Values::default();
        values.set("contact.name", evil);
        values.set("contact.email", "secret@example.com");
        values.set("contact.nmae", "nobody asks for it");
        let text = MergeText::new("<{{contact.name}}>");
        let render = |place| text.render(&values, place).expect("no link is needed");
        assert_eq!(render(Place::Text), format!("<{evil}>"));
        let html = render(Place::Html);
        let inside = &html[1..html.len() - 1];
        assert!(!inside.contains(['<', '>', '"']), "{html}");
        let url = render(Place::Url);
        let safe = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
        assert!(url[1..url.len() - 1].chars().all(safe), "{url}");
        let line = render(Place::Line);
        assert!(!line.contains(['\r', '\n']), "{line}");
        assert!(!line.contains("secret"), "{line}");
    }
}

#[test]
fn conditions_and_links_are_rendered_as_they_are() {
    let mut values = Values::default();
    values.set("contact.name", "Ada");
    let notes =
        MergeText::new("{{contact.name}}{{#if appointment.notes}}: {{appointment.notes}}{{else}}.{{/if}}");
    assert_eq!(notes.render(&values, Place::Text).as_deref(), Ok("Ada."));
    values.set("appointment.notes", "عربي שלום 日本語");
    assert_eq!(notes.render(&values, Place::Text).as_deref(), Ok("Ada: عربي שלום 日本語"));
    assert_eq!(MergeText::new("[{{answers.source}}]").render(&values, Place::Text).as_deref(), Ok("[]"));
    values.set("answers.source", "a friend");
    assert_eq!(
        MergeText::new("[{{answers.source}}]").render(&values, Place::Text).as_deref(),
        Ok("[a friend]")
    );
    assert!(!notes.needs_link());
    for linked in [
        "{{appointment.meeting_location}}",
        "{{#if contact.phone}}{{else}}at {{appointment.meeting_location}}{{/if}}",
    ] {
        let linked = MergeText::new(linked);
        assert!(linked.needs_link());
        assert!(linked.render(&values, Place::Text).is_err(), "there is none yet");
        for empty in ["", "  "] {
            values.set("appointment.meeting_location", empty);
            assert!(linked.render(&values, Place::Html).is_err(), "an empty one is none");
        }
        let mut known = values.clone();
        known.set("appointment.meeting_location", "https://zoom.us/j/1?pwd=a&b=c");
        let told = linked.render(&known, Place::Text).expect("it is known");
        assert!(told.contains("https://zoom.us/j/1?pwd=a&b=c"), "{told}");
    }
}

#[test]
fn the_recipes_are_written_in_it() {
    for recipe in Recipe::ALL {
        for written in recipe.draft().expect("a recipe").texts() {
            assert_eq!(written.text.check_language(), Ok(()), "{recipe:?}, {}", written.field);
        }
    }
}
