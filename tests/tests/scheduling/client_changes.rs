//! What clients may do to their appointments by themselves, and until when.

use super::{STATIC_LINK, TWO_DAYS_MINUTES, business, refusal, starts};
use anyhow::Result;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::ListedAppointment;
use slotkey_tests::world::{Business, CalendarSpec};

/// An appointment tomorrow on a calendar with these rules, and two starts that are free.
async fn tomorrow(changes: Value) -> Result<(Business, AppointmentView, Vec<String>)> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).with("client_changes", changes);
    let slug = business.calendar(&spec).await?;
    let mut starts = starts(&business, &slug, 3).await?;
    let booked = business.api.booked(&slug, &starts.remove(0)).await?;
    Ok((business, booked, starts))
}

#[tokio::test]
async fn a_client_who_is_too_late_cannot_move_it_and_the_business_can() -> Result<()> {
    for changes in [json!({ "reschedule_notice_minutes": TWO_DAYS_MINUTES }), json!({ "reschedule": false })]
    {
        let (business, booked, starts) = tomorrow(changes.clone()).await?;
        let refused = business.api.reschedule(&booked, &starts[0]).await?;
        assert_eq!(refused.refused()?, refusal(403, "change_not_allowed"), "{changes}");
        assert_eq!(business.api.appointment(&booked).await?, booked);
        assert!(business.api.offers(&booked.calendar.slug, &starts[0]).await?, "a refused move took a slot");
        let same = business.api.reschedule(&booked, &booked.start).await?;
        assert_eq!(same.read::<AppointmentView>(200)?, booked, "to stay where it is is no move");

        let moved: ListedAppointment = business.staff_reschedule(&booked, &starts[0]).await?.read(200)?;
        assert_eq!(moved.view.start, starts[0], "{changes}");
        assert_eq!(business.api.cancel(&booked).await?.status, "cancelled", "cancelling is another matter");
    }
    Ok(())
}

#[tokio::test]
async fn a_client_who_is_too_late_cannot_cancel_it_and_the_business_can() -> Result<()> {
    for changes in [json!({ "cancel_notice_minutes": TWO_DAYS_MINUTES }), json!({ "cancel": false })] {
        let (business, booked, starts) = tomorrow(changes.clone()).await?;
        let refused = business.api.try_cancel(&booked).await?;
        assert_eq!(refused.refused()?, refusal(403, "change_not_allowed"), "{changes}");
        assert_eq!(business.api.appointment(&booked).await?, booked);
        let moved: AppointmentView = business.api.reschedule(&booked, &starts[1]).await?.read(200)?;
        assert_eq!(moved.start, starts[1], "moving is another matter");

        let cancelled: ListedAppointment = business.staff_cancel(&booked, "They rang").await?.read(200)?;
        assert_eq!(
            (cancelled.view.status.as_str(), cancelled.cancel_reason.as_deref()),
            ("cancelled", Some("They rang"))
        );
        assert_eq!(business.api.cancel(&booked).await?.status, "cancelled", "what is cancelled already is");
    }
    Ok(())
}

#[tokio::test]
async fn a_client_who_is_in_time_can_do_both() -> Result<()> {
    let changes = json!({ "reschedule_notice_minutes": 1, "cancel_notice_minutes": 1 });
    let (business, booked, starts) = tomorrow(changes).await?;
    let moved: AppointmentView = business.api.reschedule(&booked, &starts[0]).await?.read(200)?;
    assert_eq!(moved.start, starts[0]);
    assert_eq!(business.api.cancel(&booked).await?.status, "cancelled");
    Ok(())
}
