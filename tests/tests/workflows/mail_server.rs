//! Mails that go over the Worker's socket to a mail server that others have written, as others' readers of mails and of
//! calendars understand them.

use super::*;
use anyhow::bail;
use slotkey_tests::mail_server::{Delivered, Entry, MailServer};
use std::collections::BTreeSet;

const SERVICE: &str = "Föhn, Schnitt; & mehr";

#[tokio::test]
async fn words_and_names_arrive_as_they_were_written() -> Result<()> {
    let server = MailServer::start()?;
    let world = World::start_with_mail_server("workflows-mail-words", &server)?;
    let salon = Salon::open(&world).await?;
    // A line that is a point alone would end the message (RFC 5321, 4.5.2).
    let words = "Grüß Gott {{contact.name}} <b>&\n.\n\nمرحبا: {{appointment.meeting_location}}";
    salon.workflow(&["booked"], json!([email("a", "schön, 予約", words), email("b", "More", "x")])).await?;
    salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    let mails = server.delivered(&salon.client, 2, SOON).await?;
    let mail = &mails[0];
    assert_eq!(mail.subject, "schön, 予約");
    assert_eq!(mail.text.trim_end(), format!("Grüß Gott Ada Lovelace <b>&\n.\n\nمرحبا: {STATIC_LINK}"));
    for written in ["Ada Lovelace &lt;b&gt;&amp;", &STATIC_LINK.replace('&', "&amp;")] {
        ensure!(mail.html.contains(written), "{written}: {mail:?}");
    }
    assert_eq!((mail.to[0].name.as_str(), &mail.to[0].address), ("Ada Lovelace", &salon.client));
    assert_eq!((&mail.envelope.from, &mail.envelope.to), (&mail.from.address, &vec![salon.client.clone()]));
    assert_eq!(mail.headers["auto-submitted"], "auto-generated");
    let ids: BTreeSet<_> = mails.iter().map(|mail| &mail.message_id).collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    Ok(())
}

#[tokio::test]
async fn the_entry_is_made_moved_and_taken_away() -> Result<()> {
    let server = MailServer::start()?;
    let world = World::start_with_mail_server("workflows-mail-entries", &server)?;
    let salon = Salon::with(&world, |_| CalendarSpec::unassigned(STATIC_LINK).named(SERVICE)).await?;
    salon.workflow(&["confirmed", "rescheduled", "cancelled"], json!([email("a", "News", "x")])).await?;
    let booked = salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    server.delivered(&salon.client, 1, SOON).await?;
    let later = salon.start_after(&world, hours(72)).await?;
    let moved: AppointmentView = salon.business.api.reschedule(&booked, &later).await?.read(200)?;
    server.delivered(&salon.client, 2, SOON).await?;
    salon.business.api.cancel(&moved).await?;
    let mails = server.delivered(&salon.client, 3, SOON).await?;
    let entries = mails.iter().map(shown).collect::<Result<Vec<_>>>()?;
    let lives = [
        ("REQUEST", "CONFIRMED", &booked.start, Some(STATIC_LINK)),
        ("REQUEST", "CONFIRMED", &later, Some(STATIC_LINK)),
        // What does not take place has no place.
        ("CANCEL", "CANCELLED", &later, None),
    ];
    for (entry, (method, status, start, location)) in entries.iter().zip(lives) {
        assert_eq!((entry.method.as_str(), entry.status.as_str()), (method, status));
        assert_eq!(entry.start.parse::<Timestamp>()?, start.parse()?);
        assert_eq!(entry.end.parse::<Timestamp>()?, start.parse::<Timestamp>()? + minutes(30));
        assert_eq!(entry.uid, entries[0].uid);
        ensure!(entry.summary.contains(SERVICE), "{entry:?}");
        assert_eq!(entry.location.as_deref(), location);
        assert_eq!(entry.organizer, format!("mailto:{}", mails[0].from.address));
        assert_eq!(entry.attendees, [format!("mailto:{}", salon.client)]);
    }
    ensure!(entries.windows(2).all(|pair| pair[0].sequence < pair[1].sequence), "{entries:?}");
    Ok(())
}

/// The entry of a mail, which has it twice: as a part that says its method, for mail programs that show it, and as a file.
fn shown(mail: &Delivered) -> Result<Entry> {
    let [part, file] = mail.entries.as_slice() else { bail!("{:#?}", mail.entries) };
    assert_eq!((part.attached, part.announced.as_ref()), (false, Some(&part.method)));
    assert_eq!(*file, Entry { attached: true, announced: None, ..part.clone() });
    Ok(part.clone())
}
