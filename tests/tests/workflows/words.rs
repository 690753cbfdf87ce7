//! What messages say: in the reader's language and zone, with an entry for their calendar.

use super::*;

const ALL: &str = "{{appointment.title}}|{{appointment.start_date}}|{{appointment.start_time}}|\
{{appointment.end_time}}|{{appointment.timezone}}|{{contact.name}}|{{calendar.name}}|{{sub_account.name}}|\
{{appointment.reschedule_link}}|{{appointment.cancellation_link}}|{{appointment.add_to_google_calendar}}|\
{{appointment.add_to_ical_outlook}}|{{appointment.meeting_location}}";

#[tokio::test]
async fn times_are_in_the_readers_language_and_zone() -> Result<()> {
    let world = World::start_with_post("workflows-languages")?;
    // A language, a zone, what its dates and zones have in them, and the direction in which it is read.
    for (language, zone, signs, direction) in [
        ("en-US,en;q=0.9", "America/New_York", &["Eastern", "M"][..], "ltr"),
        ("de-DE", "Europe/Berlin", &["Mitteleuropäische"][..], "ltr"),
        ("ja", "Asia/Tokyo", &["年", "日本標準時"][..], "ltr"),
        ("ar-EG", "Africa/Cairo", &["توقيت"][..], "rtl"),
    ] {
        let salon = Salon::open(&world).await?;
        salon.workflow(&["booked"], json!([email("all", "{{appointment.start_date}}", ALL)])).await?;
        let mut booking = salon.booking(&salon.start_after(&world, hours(48)).await?);
        booking.request.tz = zone.into();
        booking.languages = Some(language.into());
        let booked: AppointmentView = salon.business.api.book(&salon.slug, &booking).await?.read(201)?;
        let mail = salon.told(1).await?.remove(0);
        let text = mail.text().to_owned();
        for sign in signs {
            ensure!(text.contains(sign), "{language}: {sign} is not in {text}");
        }
        ensure!(text.contains(&booked.manage.cancel_url) && text.contains(&booked.manage.ics_url), "{text}");
        ensure!(!text.contains("||"), "something is empty: {text}");
        let html = mail.html.context("HTML")?;
        ensure!(html.contains(&format!("dir=\"{direction}\"")), "{language}: {html}");
    }
    Ok(())
}

#[tokio::test]
async fn what_clients_write_stays_text() -> Result<()> {
    let world = World::start_with_post("workflows-injection")?;
    let salon = Salon::open(&world).await?;
    let html = "<p title=\"{{contact.name}}\">{{appointment.notes}}</p>";
    let mail = json!({ "subject": "{{contact.name}}", "text": "{{contact.name}}: {{appointment.notes}}", "html": html });
    salon
        .workflow(&["booked"], json!([step("a", "send", json!({ "kind": "email", "value": mail }))]))
        .await?;
    let mut booking = salon.booking(&salon.start_after(&world, hours(48)).await?);
    booking.request.contact.name = "\"><img src=x> {{contact.email}}".into();
    booking.request.notes = Some("<script>alert(1)</script>\r\nBcc: all@example.com".into());
    salon.business.api.book(&salon.slug, &booking).await?.read::<AppointmentView>(201)?;
    let mail = salon.told(1).await?.remove(0);
    let html = mail.html.clone().unwrap_or_default();
    ensure!(!html.contains("<script>") && !html.contains("<img src=x"), "{html}");
    ensure!(mail.subject.as_deref().is_some_and(|subject| subject.contains("{{contact.email}}")), "{mail:?}");
    ensure!(mail.text().contains("<script>alert(1)</script>"), "{mail:?}");
    assert_eq!(mail.to.len(), 1);
    Ok(())
}

#[tokio::test]
async fn the_entry_in_the_clients_calendar_is_made_moved_and_taken_away() -> Result<()> {
    let world = World::start_with_post("workflows-calendar")?;
    let salon = Salon::open(&world).await?;
    let steps = |subject: &str| json!([email("a", subject, "x"), email("b", "More", "x")]);
    salon.workflow(&["confirmed"], steps("Booked")).await?;
    salon.workflow(&["rescheduled"], steps("Moved")).await?;
    salon.workflow(&["cancelled"], steps("Cancelled")).await?;
    let booked = salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    salon.told(2).await?;
    let later = salon.start_after(&world, hours(72)).await?;
    let moved: AppointmentView = salon.business.api.reschedule(&booked, &later).await?.read(200)?;
    salon.told(4).await?;
    salon.business.api.cancel(&moved).await?;
    let mails = salon.told(6).await?;
    let entries: Vec<_> = mails.iter().filter(|mail| mail.calendar.is_some()).collect();
    let of =
        |property: &str| entries.iter().filter_map(|mail| mail.of_calendar(property)).collect::<Vec<_>>();
    assert_eq!(of("METHOD"), ["REQUEST", "REQUEST", "CANCEL"]);
    let uids = of("UID");
    ensure!(uids.len() == 3 && uids.iter().all(|uid| *uid == uids[0]), "{uids:?}");
    let sequences = of("SEQUENCE").iter().map(|text| text.parse::<u32>()).collect::<Result<Vec<_>, _>>()?;
    ensure!(sequences.windows(2).all(|pair| pair[0] < pair[1]), "{sequences:?}");
    assert_eq!(of("STATUS").last().map(String::as_str), Some("CANCELLED"));
    Ok(())
}
