//! The demo data and the demo site: what a newcomer sees first had better work.

use anyhow::{Context as _, Result};
use slotkey_tests::client::{Api, day_from_now};
use slotkey_tests::demo::{self, CLASS, COLLECTIVE, CONNECTED, ROUND_ROBIN, TEACHERS, UNASSIGNED};
use slotkey_tests::site;
use slotkey_tests::world::{World, link_of};

#[tokio::test]
async fn the_demo_data_is_loaded_once_and_bookable_at_once() -> Result<()> {
    let world = World::start("demo")?;
    let (api, zoom) = (world.api()?, world.zoom()?);
    let demo = demo::load(&api).await?;
    demo::connect(&api, &zoom, &demo).await?;
    let consents = async || {
        let requests = zoom.all_requests().await?;
        Ok::<_, anyhow::Error>(requests.iter().filter(|entry| entry.operation == "token").count())
    };
    assert_eq!(consents().await?, CONNECTED);

    demo::remind(&api, &demo).await?;
    let again = demo::load(&api).await?;
    demo::remind(&api, &again).await?;
    demo::connect(&api, &zoom, &again).await?;
    assert_eq!(
        (&again.agency, &again.sub_account, &again.users),
        (&demo.agency, &demo.sub_account, &demo.users)
    );
    assert_eq!(consents().await?, CONNECTED, "who is connected is left alone");
    for (at, user) in demo.users.iter().enumerate() {
        assert_eq!(
            api.user(&demo.agency, user).await?.zoom.is_some(),
            at < CONNECTED,
            "{}",
            TEACHERS[at].name
        );
    }

    for slug in [ROUND_ROBIN, COLLECTIVE, CLASS, UNASSIGNED] {
        let week = api.slots(slug, &day_from_now(1), &day_from_now(7), "Europe/Berlin").await?;
        assert_eq!(week.days.len(), 7, "{slug} has a day without slots");
        let far = api.slots(slug, &day_from_now(58), &day_from_now(62), "Europe/Berlin").await?;
        assert!(!far.days.is_empty(), "{slug} ends too soon");
        let slot = week.days[2].slots.last().context("a slot")?;
        let appointment = api.booked(slug, &slot.start).await?;
        let link = link_of(&appointment)?;
        match slug {
            UNASSIGNED => assert!(link.starts_with("https://meet.northlight.example/")),
            _ => assert!(!zoom.meeting_at(link).await?.deleted),
        }
    }

    let directions = demo::directions(&api, &demo, Some("http://localhost:8789"), world.key()).await?;
    for wanted in [
        ROUND_ROBIN,
        COLLECTIVE,
        CLASS,
        UNASSIGNED,
        "http://localhost:8789/strict",
        "/profile/enter?token=",
        world.key(),
    ] {
        assert!(directions.contains(wanted), "{wanted} is missing in\n{directions}");
    }
    Ok(())
}

#[tokio::test]
async fn the_demo_site_embeds_slotkey_from_another_origin() -> Result<()> {
    let listener = site::bind(0).await?;
    let address = site::address(listener.local_addr()?.port());
    let slotkey = "http://127.0.0.1:8787";
    let serving = tokio::spawn(site::serve(listener, slotkey));
    let visitor = Api::new(&address, "")?;
    for path in ["/", "/two", "/strict", "/funnel"] {
        let page = visitor.get(path).await?;
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
        assert!(
            page.body.contains(&format!("<script async src=\"{slotkey}/embed.js\"></script>")),
            "{}",
            page.body
        );
        assert!(!page.body.contains("{{"), "{}", page.body);
        assert_eq!(page.header("content-security-policy").is_empty(), path != "/strict");
    }
    assert_eq!(visitor.get("/site.css").await?.header("content-type"), "text/css; charset=utf-8");
    serving.abort();
    Ok(())
}
