//! Who books: the contact form, or the button that moves an appointment.

use leptos::prelude::*;
use shared::wire::SlotView;

use crate::booking::Booking;
use crate::clock::WallTime;
use crate::icon::{self, icon};
use crate::part::{hidden, label, paragraph};
use crate::place::Place;
use crate::props::{FieldError, FormProps};
use crate::text;

/// Fields of the form, in the order in which they are shown.
pub(crate) const FIELDS: [&str; 4] = ["name", "email", "phone", "notes"];

/// The field that an error is about: `email` for `contact.email`. Nothing for an error about the whole.
pub(crate) fn field_of(error: &FieldError) -> Option<&'static str> {
    let last = error.field.rsplit(['.', '/']).next()?;
    FIELDS.into_iter().find(|field| *field == last)
}

/// What is wrong with this field.
fn error_for<'a>(form: &'a FormProps, field: &str) -> Option<&'a str> {
    form.errors.iter().find(|error| field_of(error) == Some(field)).map(|error| error.message.as_str())
}

/// The first field with an error, in the order shown.
pub(crate) fn first_refused(form: &FormProps) -> Option<&'static str> {
    FIELDS.into_iter().find(|field| error_for(form, field).is_some())
}

/// What can be seen to be missing without asking the edge, which alone decides.
pub(crate) fn missing(form: &FormProps) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut refuse = |field: &str, message: &str| {
        errors.push(FieldError { field: field.to_owned(), message: message.to_owned() });
    };
    if form.name.trim().is_empty() {
        refuse("name", text::NAME_MISSING);
    }
    let address = form.email.trim().split_once('@');
    if !address.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()) {
        refuse("email", text::EMAIL_MISSING);
    }
    errors
}

/// The form for the chosen slot.
pub(crate) fn form_view(booking: &Booking, slot: &SlotView) -> impl IntoView + use<> {
    let back = booking.link(&Place { start: None, ..booking.place() });
    let moved = booking.props.reschedule.as_ref();
    let heading = if moved.is_some() { text::MOVE_HEADING } else { text::YOUR_DETAILS };
    let place = Place { month: None, day: None, start: None, tz: None, reschedule: None, ..booking.place() };
    let action = format!("{}{}", booking.page_url(), place.query());
    let (button, busy) = match moved {
        Some(_) => (text::MOVE_CONFIRM, text::MOVE_CONFIRMING),
        None => (text::CONFIRM, text::CONFIRMING),
    };
    let fields = moved.is_none().then(|| fields_view(booking));
    let carried = [
        ("start", Some(slot.start.clone())),
        ("tz", Some(booking.props.tz.clone())),
        ("idempotency_key", Some(booking.props.idempotency_key.clone())),
        ("reschedule", moved.map(|appointment| appointment.token.clone())),
    ];
    let carried: Vec<_> = carried.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let whole = booking.props.form.errors.iter().find(|error| field_of(error).is_none());
    let whole = whole.map(|error| error.message.clone());
    let from = moved.and_then(|appointment| WallTime::parse(&appointment.local));
    let from = from.map(|wall| text::move_from(&text::moment(wall, booking.props.hour12)));
    view! {
        <section class="details" aria-labelledby="sk-details">
            <a class="back" href=back rel="nofollow">{icon(icon::LEFT)}{text::OTHER_TIME}</a>
            <h3 id="sk-details" tabindex="-1">{heading}</h3>
            {paragraph("quiet", from)}
            {slot_view(booking, slot)}
            <div role="alert">{paragraph("notice bad", whole)}</div>
            <form method="post" action=action class="contact" novalidate=booking.live data-form="book">
                {hidden(carried)}
                {fields}
                <button class="button primary" aria-disabled=booking.sending.then_some("true")>
                    {if booking.sending { busy } else { button }}
                </button>
            </form>
        </section>
    }
}

/// The chosen slot with its key.
fn slot_view(booking: &Booking, slot: &SlotView) -> impl IntoView + use<> {
    let wall = WallTime::parse(&slot.local);
    let day = wall.map_or_else(|| slot.start.clone(), |wall| text::day_and_year(wall.day));
    let time = wall.map(|wall| wall.time(booking.props.hour12));
    let zone =
        wall.map_or_else(|| text::zone(&booking.props.tz), |wall| text::zone_at(&booking.props.tz, wall));
    let length = text::duration(i64::from(booking.props.calendar.duration_minutes));
    view! {
        <div class="tag">
            {icon::key(&slot.start)}
            <p>
                <strong>{time}</strong>
                <span>{day}</span>
                <small>{length}" · "{zone}</small>
            </p>
        </div>
    }
}

fn fields_view(booking: &Booking) -> impl IntoView + use<> {
    let form = &booking.props.form;
    let first_refused = first_refused(form);
    let input = |field: &'static str,
                 name: &'static str,
                 kind: &'static str,
                 complete: &'static str,
                 value: &str| {
        let error = error_for(form, field).map(ToOwned::to_owned);
        let required = field != "phone";
        let hint = (!required).then_some(text::PHONE_HINT);
        view! {
            <div class="field">
                {label(field, name, required)}
                <input
                    id=format!("sk-{field}")
                    name=field
                    type=kind
                    autocomplete=complete
                    value=value.to_owned()
                    required=required
                    maxlength="200"
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=(error.is_some() || hint.is_some()).then(|| format!("sk-{field}-about"))
                    autofocus=!booking.live && first_refused == Some(field)
                />
                {about_view(field, error.as_deref(), hint)}
            </div>
        }
    };
    let notes_error = error_for(form, "notes").map(ToOwned::to_owned);
    view! {
        {input("name", text::NAME, "text", "name", &form.name)}
        {input("email", text::EMAIL, "email", "email", &form.email)}
        {input("phone", text::PHONE, "tel", "tel", &form.phone)}
        <div class="field">
            {label("notes", text::NOTES, false)}
            <textarea
                id="sk-notes"
                name="notes"
                rows="3"
                maxlength="2000"
                aria-invalid=notes_error.is_some().then_some("true")
                aria-describedby=notes_error.is_some().then(|| "sk-notes-about".to_owned())
                inner_html=escaped(&form.notes)
            ></textarea>
            {about_view("notes", notes_error.as_deref(), None)}
        </div>
    }
}

/// Beneath a field: what is wrong with it, else what helps to fill it in.
fn about_view(field: &str, error: Option<&str>, hint: Option<&str>) -> Option<impl IntoView + use<>> {
    let class = if error.is_some() { "error" } else { "hint" };
    let about = error.or(hint)?.to_owned();
    Some(view! { <p class=class id=format!("sk-{field}-about")>{about}</p> })
}

/// Text as the content of a text area, where Leptos would leave marks for its own use.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(field: &str) -> FieldError {
        FieldError { field: field.into(), message: "no".into() }
    }

    #[test]
    fn an_error_finds_its_field_by_name_or_path() {
        assert_eq!(field_of(&error("email")), Some("email"));
        assert_eq!(field_of(&error("contact.email")), Some("email"));
        assert_eq!(field_of(&error("start")), None);
    }

    #[test]
    fn the_first_refused_field_is_the_first_shown() {
        let form = FormProps {
            errors: vec![error("start"), error("notes"), error("contact.email")],
            ..Default::default()
        };
        assert_eq!(first_refused(&form), Some("email"));
    }

    #[test]
    fn only_what_is_plainly_missing_is_refused_here() {
        let form = |name: &str, email: &str| FormProps {
            name: name.into(),
            email: email.into(),
            ..Default::default()
        };
        let refused =
            |form: FormProps| missing(&form).into_iter().map(|error| error.field).collect::<Vec<_>>();
        assert_eq!(refused(form(" ", "x")), ["name", "email"]);
        assert_eq!(refused(form("Ada", "ada@")), ["email"]);
        assert_eq!(refused(form("Ada", "ada@localhost")), Vec::<String>::new());
    }

    #[test]
    fn notes_cannot_leave_their_text_area() {
        assert_eq!(escaped("</textarea>&lt;"), "&lt;/textarea>&amp;lt;");
    }
}
