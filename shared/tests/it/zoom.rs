//! What a calendar asks of its meetings at Zoom: which settings are accepted, what a plan and Zoom's refusals leave of
//! them, what passcodes look like, what topics and agendas say.

use proptest::prelude::*;
use serde_json::{Value, json};
use shared::calendar::{Calendar, CalendarDraft};
use shared::contact::{Contact, Name};
use shared::form::Answers;
use shared::id::CalendarId;
use shared::invalid::Invalid;
use shared::limits;
use shared::meeting::{Passcode, PasscodePolicy, Wish, ZoomSettings, passcode};
use shared::title::TitleFacts;

/// A calendar of one host, half an hour, with these settings of its meetings and so many seats.
fn calendar(zoom: &Value, seats: u32) -> Result<Calendar, Invalid> {
    let schedule = json!({ "tz": "UTC", "weekly": { "monday": [["09:00", "17:00"]] } });
    let draft = json!({
        "slug": "intro", "name": "Intro", "kind": "class",
        "slots": {
            "duration_minutes": 30, "interval_minutes": 30, "buffer_before_minutes": 0, "buffer_after_minutes": 0,
            "minimum_notice_minutes": 0, "horizon_days": 60, "capacity": seats,
        },
        "meeting_location": { "kind": "zoom" },
        "members": [{ "user_id": format!("usr_{}", "0".repeat(26)), "schedule": schedule }],
        "form": { "questions": [{ "id": "company", "label": "Company", "kind": "text" }] },
        "zoom": zoom,
    });
    let draft: CalendarDraft = serde_json::from_value(draft).expect("a draft");
    draft.checked(CalendarId::from_entropy([1; 16]), |_| None)
}

fn settings(zoom: Value) -> ZoomSettings {
    serde_json::from_value(zoom).expect("settings")
}

#[test]
fn settings_that_are_accepted() {
    for zoom in [
        json!({}),
        json!({ "waiting_room": true, "join_before_host": false }),
        json!({ "join_before_host": true, "waiting_room": false }),
        json!({ "join_before_host": true, "join_before_host_minutes": 0 }),
        json!({ "join_before_host": true, "join_before_host_minutes": 15 }),
        json!({ "passcode": false, "waiting_room": true }),
        json!({ "passcode": false, "meeting_authentication": true, "join_before_host": true }),
        json!({ "meeting_authentication": true, "authentication_option": "signIn_Ab-1",
            "authentication_domains": ["example.com", "*.Example.org"] }),
        json!({ "recording": "cloud", "host_video": true, "participant_video": false, "mute_upon_entry": true }),
        json!({ "alternative_hosts": ["ada@example.com", "bob@example.com"], "personal_links": true }),
        json!({ "topic": "{{contact.name}} at {{answers.company}}", "agenda": "With {{host.name}}\n{{contact.phone}}" }),
    ] {
        let calendar = calendar(&zoom, 1).unwrap_or_else(|refused| panic!("{zoom}: {refused}"));
        let stored = serde_json::to_value(&calendar.settings).expect("json");
        let again: CalendarDraft = serde_json::from_value(stored).expect("what is stored is read");
        assert_eq!(again.zoom, calendar.zoom);
    }
    let shared = json!({ "topic": "{{calendar.name}}", "agenda": "{{host.name}}, {{sub_account.name}}" });
    assert!(calendar(&shared, 9).is_ok(), "what tells of nobody can be told to all");
}

#[test]
fn settings_that_are_refused() {
    let many = |what: &str, count: usize| (0..count).map(|at| format!("{what}{at}")).collect::<Vec<_>>();
    for (zoom, seats, field, says) in [
        (json!({ "waiting_room": true, "join_before_host": true }), 1, "join_before_host", "choose one"),
        (
            json!({ "join_before_host_minutes": 5 }),
            1,
            "join_before_host_minutes",
            "only where clients can join",
        ),
        (
            json!({ "join_before_host": true, "join_before_host_minutes": 7 }),
            1,
            "join_before_host_minutes",
            "0, 5, 10",
        ),
        (json!({ "passcode": false }), 1, "passcode", "Zoom forces a waiting room"),
        (json!({ "passcode": false, "waiting_room": false }), 1, "passcode", "Zoom forces a waiting room"),
        (json!({ "authentication_option": "signIn_1" }), 1, "authentication_option", "only with"),
        (
            json!({ "meeting_authentication": true, "authentication_option": "a b" }),
            1,
            "authentication_option",
            "the id",
        ),
        (
            json!({ "meeting_authentication": false, "authentication_domains": ["a.b"] }),
            1,
            "authentication_domains",
            "only with",
        ),
        (
            json!({ "meeting_authentication": true, "authentication_domains": ["a,b.c"] }),
            1,
            "authentication_domains",
            "example.com",
        ),
        (
            json!({ "meeting_authentication": true, "authentication_domains": ["*.*.c"] }),
            1,
            "authentication_domains",
            "example.com",
        ),
        (
            json!({ "meeting_authentication": true, "authentication_domains": many("x.y", 21) }),
            1,
            "authentication_domains",
            "at most 20",
        ),
        (json!({ "alternative_hosts": many("ada@example.x", 11) }), 1, "alternative_hosts", "at most 10"),
        (json!({ "alternative_hosts": ["a@b.cd", "A@b.cd"] }), 1, "alternative_hosts", "twice"),
        (json!({ "topic": "{{answers.budget}}" }), 1, "topic", "answers.budget"),
        (json!({ "agenda": "{{answers.budget}}" }), 1, "agenda", "answers.budget"),
        (json!({ "topic": "{{contact.name}}" }), 2, "topic", "cannot tell of one of them"),
        (json!({ "agenda": "From {{answers.company}}" }), 2, "agenda", "cannot tell of one of them"),
    ] {
        let refused = calendar(&zoom, seats).expect_err("accepted");
        assert_eq!(
            (refused.code, &*refused.field),
            ("invalid_zoom_settings", &*format!("zoom.{field}")),
            "{zoom}"
        );
        assert!(refused.message.contains(says), "{zoom}: {}", refused.message);
    }
    for unread in [
        json!({ "waitingroom": true }),
        json!({ "recording": "tape" }),
        json!({ "alternative_hosts": ["ada"] }),
        json!({ "alternative_hosts": ["a@b.cd;e@f.gh"] }),
        json!({ "topic": "{{name}}" }),
        json!({ "agenda": "{{" }),
        json!({ "agenda": "x".repeat(limits::AGENDA_TEMPLATE_CHARS_MAX + 1) }),
        json!({ "jbh_time": 5 }),
    ] {
        assert!(serde_json::from_value::<ZoomSettings>(unread.clone()).is_err(), "{unread}");
    }
}

#[test]
fn a_calendar_without_zoom_settings_has_a_passcode_and_leaves_the_rest_to_the_host() {
    let stored = serde_json::to_value(ZoomSettings::default()).expect("json");
    assert_eq!(stored, json!({ "passcode": true, "personal_links": false }));
    assert_eq!(settings(json!({})), ZoomSettings::default());
}

#[test]
fn topics_and_agendas() {
    let contact = Contact::parse("Ada Lovelace", "ada@example.com", None).expect("a contact");
    let name = |text: &str| Name::parse(text).expect("a name");
    let facts = TitleFacts {
        contact: &contact,
        calendar: &name("Intro"),
        host: "Grace Hopper",
        sub_account: &name("Acme"),
        answers: &Answers::default(),
    };
    for (topic, made) in [
        (
            "{{sub_account.name}}: {{contact.name}}\nwith {{host.name}}",
            "Acme: Ada Lovelace with Grace Hopper",
        ),
        ("{{contact.phone}}", "Intro"),
    ] {
        assert_eq!(settings(json!({ "topic": topic })).topic.expect("a topic").render(&facts), made);
    }
    for (agenda, made) in [
        (
            "Dear {{contact.name}},\r\n\n{{host.name}}\u{7} waits.",
            "Dear Ada Lovelace,\n\nGrace Hopper waits.",
        ),
        ("{{contact.phone}}", ""),
    ] {
        assert_eq!(settings(json!({ "agenda": agenda })).agenda.expect("an agenda").render(&facts), made);
    }
}

fn wish(zoom: Value) -> Wish {
    Wish { settings: settings(zoom), passcode: Passcode::Ours("a2".to_owned()), left_out: Vec::new() }
}

fn left_out(wish: &Wish) -> Vec<&str> {
    wish.left_out.iter().map(|left| left.setting.as_str()).collect()
}

#[test]
fn a_basic_plan_leaves_out_what_it_cannot_have() {
    let all = json!({ "recording": "cloud", "alternative_hosts": ["a@b.cd"], "personal_links": true, "waiting_room": true });
    let (kept, left) = settings(all.clone()).for_plan(true);
    assert_eq!(kept, settings(json!({ "waiting_room": true })));
    let named: Vec<_> = left.iter().map(|left| left.setting.as_str()).collect();
    assert_eq!(named, ["recording", "alternative_hosts", "personal_links"]);
    assert!(left.iter().all(|left| left.reason.contains("Basic")));
    assert_eq!(settings(all.clone()).for_plan(false), (settings(all), Vec::new()));
    let local = settings(json!({ "recording": "local" }));
    assert_eq!(local.clone().for_plan(true), (local, Vec::new()));
}

#[test]
fn what_zoom_refuses_is_given_up() {
    let named = |fields: &[&str]| fields.iter().map(|&field| field.to_owned()).collect::<Vec<_>>();
    // A field by either of its names.
    for refused in ["settings.alternative_hosts", "alternative_hosts"] {
        let mut wish = wish(json!({ "alternative_hosts": ["a@b.cd"], "recording": "cloud" }));
        assert_eq!(wish.give_up(&named(&[refused])), ["alternative_hosts"]);
        assert_eq!(wish.settings, settings(json!({ "recording": "cloud" })));
        assert_eq!(left_out(&wish), ["alternative_hosts"]);
    }
    // Our passcode makes way for one that Zoom makes, once.
    let mut code = wish(json!({}));
    assert_eq!(code.give_up(&named(&["password"])), ["passcode"]);
    assert_eq!(code.passcode, Passcode::Zooms);
    assert!(code.give_up(&named(&["password"])).is_empty(), "nothing is left to give up");
    // Where nothing is named: first the other people, then what nobody's way in depends on; never who can come in.
    let everything = json!({
        "waiting_room": true, "meeting_authentication": true, "authentication_option": "x", "recording": "cloud",
        "host_video": true, "alternative_hosts": ["a@b.cd"], "personal_links": true,
    });
    let mut wish = wish(everything);
    assert_eq!(wish.give_up(&[]), ["alternative_hosts"]);
    assert_eq!(
        wish.give_up(&named(&["start_time"])),
        ["authentication_option", "recording", "host_video", "personal_links"]
    );
    assert_eq!(wish.settings, settings(json!({ "waiting_room": true, "meeting_authentication": true })));
    assert!(wish.give_up(&[]).is_empty());
    assert_eq!(wish.passcode, Passcode::Ours("a2".to_owned()));
    assert_eq!(wish.left_out.len(), 5);
}

#[test]
fn what_is_known_to_be_refused_is_known_by_how_it_is_written() {
    let mut asked = wish(json!({ "alternative_hosts": ["a@b.cd"] }));
    let other = wish(json!({ "alternative_hosts": ["e@f.gh"] }));
    assert_ne!(asked.written("alternative_hosts"), other.written("alternative_hosts"));
    assert_eq!(asked.written("recording"), None);
    assert_eq!(asked.written("personal_links"), None, "what is not asked for is not written");
    asked.give_up_known("alternative_hosts");
    assert_eq!((asked.written("alternative_hosts"), left_out(&asked)), (None, vec!["alternative_hosts"]));
    asked.give_up_known("recording");
    assert_eq!(asked.left_out.len(), 1, "what was not asked for is not left out");
}

/// What Zoom says of a passcode, written another way than the generator goes about it.
fn is_accepted(policy: &PasscodePolicy, code: &str) -> bool {
    let any = |kind: fn(char) -> bool| code.chars().any(kind);
    let run = policy.consecutive_characters_length;
    let bytes = code.as_bytes();
    let runs_on = |length: usize| {
        bytes.windows(length).any(|part| {
            let steps: Vec<i16> = part.windows(2).map(|two| i16::from(two[1]) - i16::from(two[0])).collect();
            steps.iter().all(|step| step.abs() <= 1 && *step == steps[0])
        })
    };
    (policy.length..=10).contains(&code.len())
        && code.chars().all(|c| c.is_ascii_alphanumeric() || "@-_*".contains(c))
        && (!policy.have_letter || any(|c| c.is_ascii_alphabetic()))
        && (!policy.have_number || any(|c| c.is_ascii_digit()))
        && (!policy.have_special_character || any(|c| !c.is_ascii_alphanumeric()))
        && (!policy.have_upper_and_lower_characters
            || (any(|c| c.is_ascii_uppercase()) && any(|c| c.is_ascii_lowercase())))
        && (!policy.only_allow_numeric || code.bytes().all(|b| b.is_ascii_digit()))
        && (run < 2 || !runs_on(run))
}

/// Every policy that an account can have (the length of a run is 0 or 4 to 8 at Zoom), and some that it cannot.
fn policies() -> impl Strategy<Value = PasscodePolicy> {
    let flags = prop::array::uniform5(any::<bool>());
    (0_usize..=12, flags, prop::sample::select(vec![0_usize, 2, 4, 5, 6, 7, 8])).prop_map(
        |(length, flags, run)| {
            let [
                have_letter,
                have_number,
                have_special_character,
                have_upper_and_lower_characters,
                only_allow_numeric,
            ] = flags;
            PasscodePolicy {
                length,
                have_letter,
                have_number,
                have_special_character,
                have_upper_and_lower_characters,
                only_allow_numeric,
                consecutive_characters_length: run,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn every_policy_that_can_be_satisfied_is(policy in policies(), entropy in any::<[u8; 10]>()) {
        let wants_more = policy.have_letter || policy.have_special_character || policy.have_upper_and_lower_characters;
        let impossible = policy.length > 10 || (policy.only_allow_numeric && wants_more);
        match passcode(&policy, entropy) {
            Some(code) => prop_assert!(!impossible && is_accepted(&policy, &code), "{policy:?}: {code}"),
            None => prop_assert!(impossible, "{policy:?} can be satisfied"),
        }
    }

    #[test]
    fn without_a_policy_there_is_a_letter_and_a_digit(entropy in any::<[u8; 10]>()) {
        let code = passcode(&PasscodePolicy::default(), entropy).expect("no policy asks for nothing");
        let strict = PasscodePolicy {
            length: 10, have_letter: true, have_number: true, consecutive_characters_length: 2, ..Default::default()
        };
        prop_assert!(is_accepted(&strict, &code), "{code}");
    }
}

#[test]
fn a_policy_is_read_from_what_zoom_says() {
    let said = json!({ "length": 8, "have_letter": true, "weak_enhance_detection": false, "consecutive_characters_length": 4 });
    let policy: PasscodePolicy = serde_json::from_value(said).expect("a policy");
    let expected = PasscodePolicy {
        length: 8,
        have_letter: true,
        consecutive_characters_length: 4,
        ..Default::default()
    };
    assert_eq!(policy, expected);
}
