//! The demo data: a small language studio, loaded through the management API as any operator would.
//!
//! Everything has a fixed idempotency key, so loading it again changes nothing.

use crate::client::Api;
use crate::profile::{Decision, Session};
use crate::zoom::Zoom;
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The slug of the round robin: any of the three teachers, on Zoom.
pub const ROUND_ROBIN: &str = "demo-round-robin";
/// The slug of the collective: two teachers together, on the first one's Zoom.
pub const COLLECTIVE: &str = "demo-collective";
/// The slug of the class: one teacher, many seats, on Zoom.
pub const CLASS: &str = "demo-class";
/// The slug of the unassigned calendar: nobody in particular, one static link.
pub const UNASSIGNED: &str = "demo-unassigned";

/// The slug of the group: all four of them on one page.
pub const GROUP: &str = "demo-studio";

/// Somebody who works at the studio.
#[derive(Debug, Clone, Copy)]
pub struct Teacher {
    key: &'static str,
    /// Their name.
    pub name: &'static str,
    /// Their address, at Zoom too.
    pub email: &'static str,
    zone: &'static str,
    weekdays: [&'static str; 2],
    weekend: [&'static str; 2],
}

/// The studio's people. The first two are connected to Zoom.
pub const TEACHERS: [Teacher; 3] = [
    Teacher {
        key: "demo-user-mara",
        name: "Mara Lindqvist",
        email: "mara@northlight.example",
        zone: "Europe/Stockholm",
        weekdays: ["08:00", "20:00"],
        weekend: ["10:00", "20:00"],
    },
    Teacher {
        key: "demo-user-tomas",
        name: "Tomás Herrera",
        email: "tomas@northlight.example",
        zone: "America/New_York",
        weekdays: ["07:00", "19:00"],
        weekend: ["07:00", "15:00"],
    },
    Teacher {
        key: "demo-user-priya",
        name: "Priya Raman",
        email: "priya@northlight.example",
        zone: "Asia/Kolkata",
        weekdays: ["09:30", "21:30"],
        weekend: ["10:00", "18:00"],
    },
];

/// How many of [`TEACHERS`], from the first on, are connected to Zoom.
pub const CONNECTED: usize = 2;

/// What was loaded.
#[derive(Debug, Clone)]
pub struct Demo {
    /// The agency's id.
    pub agency: String,
    /// The sub-account's id.
    pub sub_account: String,
    /// The ids of [`TEACHERS`], in their order.
    pub users: Vec<String>,
}

/// Loads everything, or finds that it is there.
pub async fn load(api: &Api) -> Result<Demo> {
    let agency = api.create_agency("demo-agency", "Fjord & Field Marketing").await?;
    let sub_account =
        api.create_sub_account(&agency, "demo-sub-account", "Northlight Language Studio").await?;
    let mut users = Vec::new();
    for teacher in TEACHERS {
        users.push(api.create_user(&agency, teacher.key, teacher.name, teacher.email).await?);
    }
    let mut ids = Vec::new();
    for (slug, draft) in calendars(&users) {
        let answer = api.create_calendar(&agency, &sub_account, slug, &draft).await?;
        let calendar: Value =
            answer.read(201).with_context(|| format!("the calendar {slug} was not accepted"))?;
        ids.push(calendar["id"].clone());
    }
    let group = json!({
        "slug": GROUP,
        "name": "Lessons and advice",
        "description": "New here? Begin with a free trial lesson. Everything takes place online.",
        "calendars": ids,
    });
    let answer = api.create_group(&agency, &sub_account, GROUP, &group).await?;
    answer.read::<Value>(201).context("the group was not accepted")?;
    Ok(Demo { agency, sub_account, users })
}

fn weekly(weekdays: [&str; 2], weekend: [&str; 2]) -> Value {
    json!({
        "monday": [weekdays], "tuesday": [weekdays], "wednesday": [weekdays], "thursday": [weekdays],
        "friday": [weekdays], "saturday": [weekend], "sunday": [weekend],
    })
}

fn calendars(users: &[String]) -> Vec<(&'static str, Value)> {
    let members = |chosen: &[usize]| -> Value {
        let member = |&at: &usize| {
            let Teacher { zone, weekdays, weekend, .. } = TEACHERS[at];
            let schedule = json!({ "tz": zone, "weekly": weekly(weekdays, weekend) });
            json!({ "user_id": users[at], "schedule": schedule, "primary": Some(&at) == chosen.first() })
        };
        chosen.iter().map(member).collect()
    };
    let rules = |duration: u32, interval: u32, buffer_after: u32, capacity: u32| {
        json!({
            "duration_minutes": duration,
            "interval_minutes": interval,
            "buffer_before_minutes": 0,
            "buffer_after_minutes": buffer_after,
            "minimum_notice_minutes": 30,
            "horizon_days": 90,
            "capacity": capacity,
        })
    };
    let zoom = json!({ "kind": "zoom" });
    vec![
        (
            ROUND_ROBIN,
            json!({
                "slug": ROUND_ROBIN,
                "name": "Free trial lesson",
                "description": "Half an hour with one of our teachers: we find your level and a course that fits.",
                "kind": "round_robin",
                "slots": rules(30, 30, 0, 1),
                "meeting_location": zoom,
                "members": members(&[0, 1, 2]),
            }),
        ),
        (
            COLLECTIVE,
            json!({
                "slug": COLLECTIVE,
                "name": "Course planning for teams",
                "description": "Bring your team's goals. Mara and Tomás plan the course with you, both on the call.",
                "kind": "collective",
                "slots": rules(45, 15, 15, 1),
                "meeting_location": zoom,
                "members": members(&[0, 1]),
            }),
        ),
        (
            CLASS,
            json!({
                "slug": CLASS,
                "name": "Swedish conversation circle",
                "description": "An hour of easy talk in a small group. Eight seats, all levels from A2.",
                "kind": "class",
                "slots": rules(60, 60, 0, 8),
                "meeting_location": zoom,
                "members": members(&[0]),
            }),
        ),
        (
            UNASSIGNED,
            json!({
                "slug": UNASSIGNED,
                "name": "Open office hour",
                "description": "Drop in with any question about courses. Whoever is in the studio answers.",
                "kind": "unassigned",
                "slots": rules(20, 20, 0, 3),
                "meeting_location": { "kind": "static", "value": "https://meet.northlight.example/office-hour" },
                "schedule": {
                    "tz": "Europe/Stockholm",
                    "weekly": weekly(["09:00", "18:00"], ["10:00", "14:00"]),
                },
            }),
        ),
    ]
}

/// Takes the first users through the stand-in's consent page, unless they are connected to this very stand-in.
pub async fn connect(api: &Api, zoom: &Zoom, demo: &Demo) -> Result<()> {
    for (teacher, user) in TEACHERS.iter().zip(&demo.users).take(CONNECTED) {
        let known = api.user(&demo.agency, user).await?.zoom;
        let works = known.as_ref().is_some_and(|zoom| zoom.reconnect_needed.is_none());
        // The stand-in forgets everybody when it ends; a connection from before is worth nothing to it.
        if works && zoom.knows(teacher.email).await? {
            continue;
        }
        let session = Session::enter(api, &api.profile_link(&demo.agency, user).await?).await?;
        let notice = session.connect(Decision::Allow(teacher.email)).await?;
        ensure!(notice == "connected", "{} could not be connected to Zoom: {notice}", teacher.name);
    }
    Ok(())
}

/// Confirms and reminds by the workflow that the product brings as its first recipe.
pub async fn remind(api: &Api, demo: &Demo) -> Result<()> {
    let Demo { agency, sub_account, .. } = demo;
    let recipes: Value = api.manage("/workflow-recipes").await?;
    let mut draft = recipes["recipes"][0]["workflow"].clone();
    draft["active"] = true.into();
    let path = format!("/agencies/{agency}/sub-accounts/{sub_account}/workflows");
    api.create(&path, "demo-workflow", &draft).await?.read::<Value>(201).map(drop)
}

/// What to open and try, for a person at a terminal.
pub async fn directions(api: &Api, demo: &Demo, site: Option<&str>, key: &str) -> Result<String> {
    let origin = api.origin();
    let mut text = String::from("\nBooking pages\n");
    let pages = [
        (ROUND_ROBIN, "one of three teachers, a Zoom link for each slot"),
        (COLLECTIVE, "two teachers together, on the first one's Zoom"),
        (CLASS, "eight seats that share one Zoom link"),
        (UNASSIGNED, "one static link, Zoom is never asked"),
    ];
    for (slug, about) in pages {
        writeln!(text, "  {:<58} {about}", format!("{origin}/widget/bookings/{slug}"))?;
    }
    writeln!(text, "  {:<58} all of them on one page", format!("{origin}/widget/groups/{GROUP}"))?;
    if let Some(site) = site {
        text.push_str("\nDemo site (another origin that embeds the widget)\n");
        let pages = [
            ("/", "the studio's home page"),
            ("/two", "two embeds on one page"),
            ("/strict", "a content security policy that forbids WebAssembly and inline styles"),
            ("/funnel", "a long page, the widget far below"),
        ];
        for (path, about) in pages {
            writeln!(text, "  {:<58} {about}", format!("{site}{path}"))?;
        }
    }
    text.push_str("\nProfiles (each link works once, within an hour)\n");
    for at in [TEACHERS.len() - 1, 0] {
        let user = &demo.users[at];
        let state = match api.user(&demo.agency, user).await?.zoom {
            Some(zoom) => format!("connected to Zoom as {}", zoom.email),
            None => "not connected: press Connect to Zoom there".to_owned(),
        };
        writeln!(
            text,
            "  {}, {state}\n    {}",
            TEACHERS[at].name,
            api.profile_link(&demo.agency, user).await?
        )?;
    }
    writeln!(text, "\nManagement API\n  key {key}")?;
    let Demo { agency, sub_account, users } = demo;
    writeln!(text, "  K='authorization: Bearer {key}'")?;
    writeln!(text, "  curl -H \"$K\" {origin}/api/v1/sub-accounts/{sub_account}/appointments")?;
    writeln!(text, "  curl -H \"$K\" {origin}/api/v1/sub-accounts/{sub_account}/status")?;
    let user = users.last().context("a demo without users")?;
    writeln!(text, "  curl -H \"$K\" -X POST {origin}/api/v1/agencies/{agency}/users/{user}/profile-links")?;
    writeln!(text, "  curl '{origin}/api/v1/calendars/{ROUND_ROBIN}'\n")?;
    Ok(text)
}
