//! Every change of an appointment is told, with all that another system needs to know of it.

use super::{SOON, STATIC_LINK, Told, world};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use slotkey_tests::client::{Booking, On, fresh};
use slotkey_tests::receiver::Heard;
use slotkey_tests::world::{CalendarSpec, link_of};

/// The one message among those that came that tells of this.
fn of_kind(heard: &[Heard], kind: &str) -> Result<Value> {
    let mut messages = heard.iter().filter(|heard| heard.kind().is_ok_and(|told| told == kind));
    let one = messages.next().with_context(|| format!("nothing told {kind}"))?;
    ensure!(messages.next().is_none(), "{kind} was told twice");
    one.message()
}

#[tokio::test]
async fn every_change_of_a_life_is_told_once_and_signed() -> Result<()> {
    let business = world().business().await?;
    let (one, two) = (business.user().await?, business.user().await?);
    let spec = CalendarSpec::round_robin(&[&one, &two]).link(STATIC_LINK).with("auto_confirm", false);
    let told = Told::on(business, &spec).await?;
    let business = &told.business;

    let booked = told.booked(0).await?;
    let host = business.host_among(&booked, &[&one, &two]).await?;
    let other = if host.id == one.id { &two } else { &one };
    business.set_status(&booked, On::Anything, "confirmed").await?.read::<Value>(200)?;
    business.api.reschedule(&booked, &told.starts[3]).await?.read::<Value>(200)?;
    business.api.reschedule(&booked, &told.starts[3]).await?.read::<Value>(200)?;
    business.reassign(&booked, On::Anything, other).await?.read::<Value>(200)?;
    business.edit(&booked, On::Anything, &json!({ "title": "Renamed" })).await?.read::<Value>(200)?;
    business.staff_cancel(&booked, "Rain").await?.read::<Value>(200)?;
    business.delete(&booked).await?;

    let kinds = ["booked", "status_changed", "rescheduled", "reassigned", "edited", "cancelled", "deleted"]
        .map(|kind| format!("appointment.{kind}"));
    let heard = told.receiver.hears_of(&kinds.each_ref().map(String::as_str), SOON).await?;
    for message in &heard {
        ensure!(message.is_signed_now(told.secret()), "{} is signed", message.id());
        ensure!(!message.is_signed_now("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), "by anybody");
        ensure!(message.headers["content-type"] == "application/json");
    }
    let [first, confirmed, moved, given, edited, cancelled, deleted] =
        kinds.map(|kind| of_kind(&heard, &kind).expect("each kind came"));

    let data = &first["data"];
    let contact_id = data["contact_id"].as_str().unwrap_or_default();
    ensure!(contact_id.starts_with("con_") && data["sub_account_id"] == business.sub_account, "{data}");
    ensure!(data["hosts"] == json!([{ "id": host.id, "name": host.name }]), "{data}");
    ensure!(data["by"] == json!({ "kind": "client" }) && data["changed"]["before"] == json!({}), "{data}");
    let appointment = &data["appointment"];
    ensure!(appointment["id"] == booked.id && appointment["status"] == "pending", "{appointment}");
    ensure!(appointment["calendar"]["slug"] == told.slug && appointment["start"] == booked.start);
    ensure!(appointment["contact"]["name"] == booked.contact_name && appointment["tz"] == booked.tz);
    ensure!(appointment["meeting_location"]["state"] == "pending", "{appointment}");
    ensure!(
        appointment["manage"] == serde_json::to_value(&booked.manage)?,
        "the same addresses as its client's"
    );

    let location = &confirmed["data"]["appointment"]["meeting_location"];
    ensure!(location["state"] == "ready" && location["value"] == STATIC_LINK, "{location}");
    ensure!(confirmed["data"]["changed"]["before"]["status"] == "pending");
    ensure!(confirmed["data"]["changed"]["after"]["status"] == "confirmed");
    ensure!(moved["data"]["appointment"]["start"] == told.starts[3].as_str());
    ensure!(moved["data"]["changed"]["before"]["start"] == booked.start);
    ensure!(given["data"]["hosts"][0]["id"] == other.id.as_str() && given["data"]["by"]["kind"] == "staff");
    ensure!(edited["data"]["appointment"]["title"] == "Renamed");
    let gone = &cancelled["data"]["appointment"];
    ensure!(gone["status"] == "cancelled" && gone["cancel_reason"] == "Rain", "{gone}");
    ensure!(gone["meeting_location"]["value"] == Value::Null);
    let versions: Vec<i64> = [&first, &confirmed, &moved, &given, &edited, &cancelled, &deleted]
        .map(|message| message["data"]["appointment"]["version"].as_i64().unwrap_or(-1))
        .to_vec();
    ensure!(versions == [0, 1, 2, 3, 4, 5, 6], "the order can be told: {versions:?}");
    Ok(())
}

#[tokio::test]
async fn a_link_is_told_when_it_is_made_and_works() -> Result<()> {
    let business = world().business().await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::class(&host, 5);
    let told = Told::on(business, &spec).await?;
    let booked = told.booked(0).await?;
    let heard = told.receiver.hears_of(&["appointment.booked", "appointment.link_made"], SOON).await?;
    let made = of_kind(&heard, "appointment.link_made")?;
    let location = &made["data"]["appointment"]["meeting_location"];
    let link = told.business.linked(&booked, SOON).await?;
    ensure!(location["state"] == "ready" && location["value"] == link_of(&link)?, "{location}");
    ensure!(made["data"]["by"] == json!({ "kind": "system" }));

    // Whoever books the same slot has the link at once.
    let second = told.booked(0).await?;
    let heard = told.receiver.hears(3, SOON).await?;
    let message = heard[2].message()?;
    ensure!(message["type"] == "appointment.booked" && message["data"]["appointment"]["id"] == second.id);
    ensure!(message["data"]["appointment"]["meeting_location"]["value"] == link_of(&link)?, "{message}");

    let status = told.business.set_status(&second, On::Anything, "confirmed").await?;
    ensure!(status.status == 200, "no change is nothing to tell");
    told.arrived().await?;
    ensure!(told.receiver.heard().len() == 3);
    Ok(())
}

#[tokio::test]
async fn an_endpoint_is_told_what_it_asks_for_from_then_on() -> Result<()> {
    let told = Told::in_world(world()).await?;
    let business = &told.business;
    let draft = json!({ "url": told.receiver.url, "events": ["appointment.cancelled"] });
    business.patch_endpoint(&told.endpoint.id, On::Anything, &draft).await?.read::<Value>(200)?;
    let booked = told.booked(0).await?;
    business.api.cancel(&booked).await?;
    told.receiver.hears_of(&["appointment.cancelled"], SOON).await?;

    // Two endpoints are told of the same thing under the same id.
    let all = business.endpoint(&format!("{}/all", told.receiver.url)).await?;
    let second = told.booked(1).await?;
    business.api.cancel(&second).await?;
    let heard = told.receiver.hears(4, SOON).await?;
    let mut ids: Vec<&str> = heard.iter().map(Heard::id).collect();
    ids.sort_unstable();
    ids.dedup();
    ensure!(ids.len() == 3, "{ids:?}");
    let deliveries = business.deliveries(&all.id).await?;
    let kinds: Vec<&str> = deliveries.iter().map(|delivery| delivery.kind.as_str()).collect();
    ensure!(kinds == ["appointment.cancelled", "appointment.booked"], "the latest first: {kinds:?}");

    // One that is off or gone is told nothing.
    business.patch_endpoint(&told.endpoint.id, On::Anything, &json!({ "active": false })).await?;
    business.delete_endpoint(&all.id, On::Anything).await?;
    let third = told.booked(2).await?;
    business.api.cancel(&third).await?;
    business.patch_endpoint(&told.endpoint.id, On::Anything, &json!({ "active": true })).await?;
    told.arrived().await?;
    ensure!(told.receiver.heard().len() == 4, "what happened meanwhile is not told");
    Ok(())
}

#[tokio::test]
async fn a_message_that_would_be_too_large_is_sent_without_the_answers() -> Result<()> {
    let question = |at: usize| json!({ "id": format!("q{at}"), "label": "Tell us", "kind": "long_text" });
    let questions: Vec<Value> = (0..12).map(question).collect();
    let spec = CalendarSpec::unassigned(STATIC_LINK).with("form", json!({ "questions": questions }));
    let told = Told::on(world().business().await?, &spec).await?;
    let mut body = serde_json::to_value(Booking::at(&told.starts[0]).request)?;
    let answers: serde_json::Map<String, Value> =
        (0..12).map(|at| (format!("q{at}"), "\"".repeat(2_680).into())).collect();
    body["answers"] = answers.into();
    let path = format!("/calendars/{}/appointments", told.slug);
    told.business.api.create(&path, &fresh("booking"), &body).await?.read::<Value>(201)?;
    let heard = told.receiver.hears(1, SOON).await?;
    let data = &heard[0].message()?["data"];
    ensure!(heard[0].body.len() < 20_000 && data["appointment"]["answers"] == json!([]), "{data}");
    ensure!(data["left_out"] == json!(["answers", "notes", "staff_notes"]), "{data}");
    Ok(())
}
