//! Who came, how long it took, and what follows by the calendar's rule.

use super::{Booked, NOTHING_HAPPENS, SOON, all_taken, told_business};
use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use shared::limits;
use shared::wire::AppointmentView;
use slotkey_tests::client::{On, day_from_now};
use slotkey_tests::past::{count, with_filler};
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use slotkey_tests::zoom::{Meeting, Told};
use std::time::Duration;

fn rule() -> Value {
    json!({ "showed_after_minutes": 5, "no_show_after_minutes": 10 })
}

/// What happens in a meeting, so many minutes after the start of its appointment.
type Play = &'static [(i64, &'static str)];

/// What a play is told as: `start`, `end`, `+name`, `-name`; `@` in a name is the host.
fn what(step: &str, host: &User) -> Value {
    let person = |name: &str| match name {
        "@" => json!({ "name": "@", "user": host.email }),
        name => json!({ "name": name }),
    };
    match step.split_at(1) {
        ("+", name) => json!({ "join": person(name) }),
        ("-", name) => json!({ "leave": name }),
        _ => json!(step),
    }
}

struct Scenario {
    name: &'static str,
    /// Whether the calendar has a rule.
    ruled: bool,
    play: Play,
    /// How messages are told.
    delivery: Value,
    status: &'static str,
    /// `minutes, client_minutes, participants` of what is seen; nothing where nothing is.
    seen: Option<(u32, u32, u32)>,
}

const CAME: Play = &[(0, "start"), (1, "+Ada"), (21, "-Ada"), (22, "end")];

fn scenarios() -> Vec<Scenario> {
    let plain =
        |name, play, status, seen| Scenario { name, ruled: true, play, delivery: json!({}), status, seen };
    vec![
        plain("the client comes", CAME, "showed", Some((22, 20, 1))),
        Scenario {
            delivery: json!({ "times": 3 }),
            ..plain("told thrice", CAME, "showed", Some((22, 20, 1)))
        },
        Scenario {
            delivery: json!({ "hold": true }),
            ..plain("told the other way round", CAME, "showed", Some((22, 20, 1)))
        },
        Scenario { ruled: false, ..plain("no rule", CAME, "confirmed", Some((22, 20, 1))) },
        plain("nobody comes", &[(0, "start"), (15, "end")], "no_show", Some((15, 0, 0))),
        plain(
            "the client stays too short",
            &[(0, "start"), (1, "+Ada"), (4, "-Ada"), (30, "end")],
            "no_show",
            Some((30, 3, 1)),
        ),
        plain(
            "two runs add up",
            &[
                (0, "start"),
                (0, "+Ada"),
                (3, "-Ada"),
                (3, "end"),
                (10, "start"),
                (10, "+Ada"),
                (13, "-Ada"),
                (14, "end"),
            ],
            "showed",
            Some((7, 6, 2)),
        ),
        plain(
            "the host alone",
            &[(0, "start"), (0, "+@"), (19, "-@"), (20, "end")],
            "no_show",
            Some((20, 0, 0)),
        ),
        plain(
            "that the client left is not told",
            &[(0, "start"), (2, "+Ada"), (20, "end")],
            "showed",
            Some((20, 18, 1)),
        ),
        plain("the meeting has not begun", &[], "confirmed", None),
        plain(
            "the host tries the link in the night before",
            &[(-180, "start"), (-170, "+Bob"), (-160, "-Bob"), (-150, "end")],
            "confirmed",
            None,
        ),
    ]
}

/// Plays what happens, each at its time, which has passed.
async fn play(business: &Business, booked: &Booked, scenario: &Scenario) -> Result<()> {
    let start: Timestamp = booked.appointment.start.parse()?;
    for (minute, step) in scenario.play {
        let at = start + SignedDuration::from_mins(*minute);
        let more = json!({ "at": at, "delivery": scenario.delivery });
        let told = business.zoom.happen(&booked.meeting, what(step, &booked.host), more).await?;
        ensure!(told.iter().all(|one| one.status == Some(204)), "{}: {told:?}", scenario.name);
    }
    if scenario.delivery["hold"] == true {
        all_taken(&business.zoom.release(&booked.host.zoom_user, true).await?, scenario.play.len())?;
    }
    Ok(())
}

/// How an appointment stands: its status, and what is seen of its meeting.
async fn standing(business: &Business, appointment: &AppointmentView) -> Result<(String, Option<Value>)> {
    let now = business.staff_view(appointment).await?;
    Ok((now.view.status.clone(), now.attendance))
}

async fn until_it_stands(
    business: &Business,
    appointment: &AppointmentView,
    status: &str,
    seen: Option<(u32, u32, u32)>,
) -> Result<Option<Value>> {
    let numbers = |seen: &Value| {
        let number = |name: &str| seen[name].as_u64().and_then(|n| u32::try_from(n).ok());
        Some((number("minutes")?, number("client_minutes")?, number("participants")?))
    };
    let waited = eventually(SOON, status, async || {
        let (now, attendance) = standing(business, appointment).await?;
        Ok((now == status && attendance.as_ref().and_then(numbers) == seen).then_some(attendance))
    })
    .await;
    let now = standing(business, appointment).await?;
    waited.with_context(|| format!("{now:?} instead of {status} {seen:?}"))
}

/// Moves the clocks to so long after the start of an appointment.
async fn advance_past(world: &World, appointment: &AppointmentView, minutes: i64) -> Result<()> {
    let at = appointment.start.parse::<Timestamp>()? + SignedDuration::from_mins(minutes);
    world.advance(at.duration_since(world.now()).unsigned_abs() + Duration::from_secs(1)).await
}

#[tokio::test]
async fn who_came_is_seen_and_marked_by_the_rule() -> Result<()> {
    let world = World::start("attendance")?;
    let business = told_business(&world).await?;
    let mut all = Vec::new();
    for scenario in scenarios() {
        let host = business.connected_user().await?;
        let spec = CalendarSpec::round_robin(&[&host]);
        let spec = if scenario.ruled { spec.with("attendance", rule()) } else { spec };
        all.push((scenario, Booked::on(business.clone(), host, spec).await?));
    }
    let by_hand = {
        let host = business.connected_user().await?;
        let spec = CalendarSpec::round_robin(&[&host]).with("attendance", rule());
        Booked::on(business.clone(), host, spec).await?
    };
    let blind = {
        let host = business.user().await?;
        let scopes = [
            "user:read:user",
            "meeting:write:meeting",
            "meeting:read:meeting",
            "meeting:read:list_meetings",
            "meeting:delete:meeting",
        ];
        business.zoom.put_user(json!({ "email": host.email, "scopes": scopes })).await?;
        let host = business.connect(host).await?;
        let spec = CalendarSpec::round_robin(&[&host]).with("attendance", rule());
        Booked::on(business.clone(), host, spec).await?
    };
    advance_past(&world, &all[0].1.appointment, 90).await?;

    for (scenario, booked) in &all {
        play(&business, booked, scenario).await?;
    }
    for (scenario, booked) in &all {
        let seen = until_it_stands(&business, &booked.appointment, scenario.status, scenario.seen).await;
        let seen = seen.with_context(|| scenario.name.to_owned())?;
        let changes = booked.trail("status_changed").await?;
        if scenario.status == "confirmed" {
            ensure!(changes.is_empty(), "{}: {changes:?}", scenario.name);
        } else {
            let change = changes.last().with_context(|| scenario.name.to_owned())?;
            assert_eq!(
                (&change.actor, &change.after["status"]),
                (&json!({ "kind": "zoom" }), &json!(scenario.status))
            );
        }
        if let (Some(seen), Some((_, "start"))) = (seen, scenario.play.first()) {
            let began: Timestamp = seen["started_at"].as_str().context("a start")?.parse()?;
            assert_eq!(began, booked.appointment.start.parse()?, "{}", scenario.name);
            ensure!(seen["ended_at"].is_string(), "{}: {seen}", scenario.name);
        }
    }

    // What staff said by hand stays, whatever Zoom tells.
    let scenario =
        Scenario { name: "by hand", ruled: true, play: CAME, delivery: json!({}), status: "", seen: None };
    business.set_status(&by_hand.appointment, On::Anything, "no_show").await?;
    play(&business, &by_hand, &scenario).await?;
    until_it_stands(&business, &by_hand.appointment, "no_show", Some((22, 20, 1))).await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(standing(&business, &by_hand.appointment).await?.0, "no_show");
    assert_eq!(by_hand.trail("status_changed").await?.len(), 1);

    // Where Zoom may not tell us who comes, nobody is missed.
    let start = blind.appointment.start.parse::<Timestamp>()?;
    for (minute, step) in [(0, "start"), (5, "+Ada"), (20, "end")] {
        let more = json!({ "at": start + SignedDuration::from_mins(minute) });
        business.zoom.happen(&blind.meeting, what(step, &blind.host), more).await?;
    }
    until_it_stands(&business, &blind.appointment, "confirmed", Some((20, 0, 0))).await?;
    business.settled(SOON).await?;
    Ok(())
}

#[tokio::test]
async fn somebody_is_missed_when_it_is_time_and_may_still_come() -> Result<()> {
    let world = World::start("missed")?;
    let business = told_business(&world).await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).with("attendance", rule());
    let booked = Booked::on(business.clone(), host, spec).await?;
    let appointment = &booked.appointment;
    advance_past(&world, appointment, 20).await?;
    // The host is late themselves: nobody is missed before they could be there.
    booked.happen(json!("start")).await?;
    until_it_stands(&business, appointment, "confirmed", Some((0, 0, 0))).await?;
    world.advance(Duration::from_mins(8)).await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(standing(&business, appointment).await?.0, "confirmed");
    world.advance(Duration::from_mins(3)).await?;
    eventually(SOON, "the client to be missed", async || {
        Ok((standing(&business, appointment).await?.0 == "no_show").then_some(()))
    })
    .await?;

    booked.happen(json!({ "join": { "name": "Ada" } })).await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(standing(&business, appointment).await?.0, "no_show");
    // Nothing more is told: that they stayed long enough is seen when it is time.
    world.advance(Duration::from_mins(6)).await?;
    eventually(SOON, "the client to have shown up", async || {
        Ok((standing(&business, appointment).await?.0 == "showed").then_some(()))
    })
    .await?;
    let changes = booked.trail("status_changed").await?;
    let statuses: Vec<_> = changes.iter().map(|change| change.after["status"].clone()).collect();
    assert_eq!(statuses, ["no_show", "showed"]);

    business.set_status(appointment, On::Anything, "confirmed").await?;
    booked.happen(json!({ "leave": "Ada" })).await?;
    booked.happen(json!("end")).await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(standing(&business, appointment).await?.0, "confirmed", "staff took it back");
    Ok(())
}

/// A class of two, and its meeting.
async fn class(business: &Business, personal: bool) -> Result<(User, [AppointmentView; 2], Meeting)> {
    let host = business.connected_user().await?;
    let spec = CalendarSpec::class(&host, 3)
        .with("attendance", rule())
        .with("zoom", json!({ "personal_links": personal }));
    let slug = business.calendar(&spec).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let both = [business.api.booked(&slug, &start).await?, business.api.booked(&slug, &start).await?];
    let meeting = business.zoom.live_meetings(&host.zoom_user).await?.pop().context("a meeting")?;
    Ok((host, both, meeting))
}

async fn at(business: &Business, meeting: &Meeting, minute: i64, what: Value) -> Result<Vec<Told>> {
    let at = meeting.start_time + SignedDuration::from_mins(minute);
    business.zoom.happen(meeting, what, json!({ "at": at })).await
}

#[tokio::test]
async fn of_several_clients_each_is_known_or_nobody_is_missed() -> Result<()> {
    let world = World::start("class-attendance")?;
    let business = told_business(&world).await?;
    let (_, personal, with_links) = class(&business, true).await?;
    let (_, shared, somebody) = class(&business, false).await?;
    let (_, empty, nobody) = class(&business, false).await?;
    // A collective: that another of its hosts comes does not mean that the client has.
    let (one, two) = (business.connected_user().await?, business.connected_user().await?);
    let spec = CalendarSpec::collective(&[&one, &two]).with("attendance", rule());
    let together = Booked::on(business.clone(), one, spec).await?;
    advance_past(&world, &personal[0], 90).await?;

    let link = link_of(&personal[0])?;
    let mut registrants = with_links.registrants.iter();
    let registrant = registrants.find(|one| one["join_url"] == link).context("a registrant")?["id"].clone();
    for (meeting, guest) in [
        (&with_links, Some(json!({ "name": "Somebody", "registrant": registrant }))),
        (&somebody, Some(json!({ "name": "Somebody" }))),
        (&nobody, None),
        (&together.meeting, Some(json!({ "name": "Two", "user": two.email }))),
    ] {
        at(&business, meeting, 0, json!("start")).await?;
        if let Some(guest) = guest {
            at(&business, meeting, 1, json!({ "join": guest })).await?;
        }
        at(&business, meeting, 25, json!("end")).await?;
    }
    until_it_stands(&business, &personal[0], "showed", Some((25, 24, 1))).await?;
    until_it_stands(&business, &personal[1], "no_show", Some((25, 0, 1))).await?;
    for appointment in &shared {
        until_it_stands(&business, appointment, "confirmed", Some((25, 0, 1))).await?;
    }
    for appointment in &empty {
        until_it_stands(&business, appointment, "no_show", Some((25, 0, 0))).await?;
    }
    until_it_stands(&business, &together.appointment, "no_show", Some((25, 0, 0))).await?;
    business.settled(SOON).await
}

#[tokio::test]
async fn a_rule_has_its_bounds() -> Result<()> {
    let business = super::world().business().await?;
    let host = business.user().await?;
    let spec = |rule: Value| CalendarSpec::round_robin(&[&host]).with("attendance", rule);
    for (minutes, field) in [((0, 10), "showed_after_minutes"), ((5, 1_441), "no_show_after_minutes")] {
        let rule = json!({ "showed_after_minutes": minutes.0, "no_show_after_minutes": minutes.1 });
        let (status, code, named) = business.try_calendar(&spec(rule)).await?.refused_field()?;
        assert_eq!((status, code.as_str()), (422, "invalid_attendance"));
        assert_eq!(named, Some(format!("attendance.{field}")));
    }
    let calendar = business.new_calendar(&spec(rule())).await?;
    assert_eq!(calendar.document["attendance"], rule());
    let off = business.changed_calendar(&calendar.id, &json!({ "attendance": null })).await?;
    assert_eq!(off.document.get("attendance"), None);
    Ok(())
}

/// What Zoom told is forgotten by its age, as is what was asked of it; what came of it stays.
#[tokio::test]
async fn who_came_when_is_forgotten_and_what_came_of_it_is_not() -> Result<()> {
    const LATER: i64 = limits::ATTENDANCE_KEPT_DAYS + 10;
    let world = World::start("news-forgotten")?;
    let business = told_business(&world).await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).with("attendance", rule());
    let early = Booked::on(business.clone(), host.clone(), spec).await?;
    let day = day_from_now(LATER);
    let offered = business.api.slots(&early.slug, &day, &day_from_now(LATER + 7), "UTC").await?;
    let start = &offered.days.first().and_then(|day| day.slots.first()).context("a slot")?.start;
    let late = business.api.booked(&early.slug, start).await?;
    let meeting = business.zoom.meeting_at(link_of(&late)?).await?;
    let late =
        Booked { appointment: late, meeting, business: business.clone(), host, slug: early.slug.clone() };
    let came =
        Scenario { name: "came", ruled: true, play: CAME, delivery: json!({}), status: "showed", seen: None };
    let showed = async |booked: &Booked| {
        advance_past(&world, &booked.appointment, 90).await?;
        play(&business, booked, &came).await?;
        until_it_stands(&business, &booked.appointment, "showed", Some((22, 20, 1))).await
    };
    showed(&early).await?;
    world.advance(2 * super::DAY).await?;
    eventually(SOON, "a comparison", async || {
        Ok(business.api.zoom_status(&late.host.zoom_user).await?.compared_at)
    })
    .await?;
    showed(&late).await?;
    business.settled(SOON).await?;
    let before =
        (late.appointment.start.parse::<Timestamp>()? - SignedDuration::from_hours(24)).as_millisecond();
    let (_, seen) = standing(&business, &early.appointment).await?;
    ensure!(seen.is_some_and(|seen| seen["minutes"] == 22), "what came of it is gone");

    world.stop_worker();
    let sub_account = format!("/sub-accounts/{}", business.sub_account);
    let account = format!("/zoom-accounts/{}", late.host.zoom_user);
    with_filler(&world, async |filler| {
        // What was asked for the later one may be forgotten by now as well: it is over.
        for (path, table, column, is_kept) in [
            (&sub_account, "presence", "at", true),
            (&account, "news", "heard_at", true),
            (&account, "asked_for", "over_at", false),
        ] {
            let all = format!("SELECT COUNT(*) AS count FROM {table}");
            let old = format!("{all} WHERE {column} < {before}");
            let (all, old) = (count(filler, path, &all).await?, count(filler, path, &old).await?);
            ensure!(old == 0, "{old} of {all} rows of {table} are old");
            ensure!(all > 0 || !is_kept, "{table} was never written");
        }
        Ok(())
    })
    .await
}
