//! Who books: the contact form, or the button that moves an appointment.

use leptos::prelude::*;
use shared::form::{ANSWER_FIELD_PREFIX, read_guests};
use shared::invalid::Invalid;
use shared::limits;
use shared::series::{
    COUNT_FIELD, END_COUNT, END_FIELD, END_UNTIL, EVERY_FIELD, INTERVAL_FIELD, ON_CLASH_FIELD,
    REPEAT_FIELD_PREFIX, REPEAT_FIELDS, RepeatDraft, UNTIL_FIELD, read_repeat,
};
use shared::wire::{FormView, QuestionKind, QuestionView, SlotView};

use crate::attr::attrs;
use crate::booking::{Booking, Kept};
use crate::clock::WallTime;
use crate::icon::{self, icon};
use crate::part::{hidden, named, paragraph};
use crate::place::Place;
use crate::props::{FieldError, FormProps};
use crate::text;

/// The field for the people whom a client brings.
pub(crate) const GUESTS: &str = "guests";
/// What is asked of every client.
pub(crate) const CONTACT_FIELDS: [&str; 4] = ["name", "email", "phone", "notes"];

/// How much fits into a field that the edge holds to a shape of its own, in characters: more than it takes.
const CONTACT_CHARS_MAX: usize = 300;
/// From how many options on one of them is chosen from a list that opens.
const MANY_OPTIONS: usize = 7;

/// The field in which a question is answered.
pub(crate) fn answer_field(id: &str) -> String {
    format!("{ANSWER_FIELD_PREFIX}{id}")
}

/// The ids of all questions, then of all consents.
pub(crate) fn answer_ids(asked: &FormView) -> impl Iterator<Item = &str> {
    let questions = asked.questions.iter().map(|question| question.id.as_str());
    questions.chain(asked.consents.iter().map(|consent| consent.id.as_str()))
}

/// The field that an error is about: `email` for `contact.email`, `guests` for `guests.1`. Nothing for an error about
/// the whole.
pub(crate) fn field_of(error: &FieldError, asked: &FormView) -> Option<String> {
    let path = error.field.as_str();
    if let Some(id) = path.strip_prefix(ANSWER_FIELD_PREFIX) {
        return answer_ids(asked).any(|known| known == id).then(|| path.to_owned());
    }
    if path.starts_with(REPEAT_FIELD_PREFIX) {
        // What has no field of its own is about the whole rhythm.
        return Some(if REPEAT_FIELDS.contains(&path) { path } else { EVERY_FIELD }.to_owned());
    }
    if path.split('.').next() == Some(GUESTS) {
        return (asked.guests_max > 0).then(|| GUESTS.to_owned());
    }
    let last = path.rsplit(['.', '/']).next()?;
    CONTACT_FIELDS.contains(&last).then(|| last.to_owned())
}

/// What is wrong with this field. Of several guests it says which one.
fn error_for(form: &FormProps, asked: &FormView, field: &str) -> Option<String> {
    let error = form.errors.iter().find(|error| field_of(error, asked).as_deref() == Some(field))?;
    let guest = error.field.strip_prefix(GUESTS).and_then(|at| at.get(1..)?.parse().ok());
    let guest = guest.and_then(|at: usize| read_guests(&form.guests).into_iter().nth(at));
    Some(match guest {
        Some(guest) => format!("{guest}: {}", error.message),
        None => error.message.clone(),
    })
}

/// The first field with an error, in the order shown.
pub(crate) fn first_refused(form: &FormProps, asked: &FormView) -> Option<String> {
    let questions = asked.questions.iter().map(|question| answer_field(&question.id));
    let consents = asked.consents.iter().map(|consent| answer_field(&consent.id));
    let [name, email, phone, notes] = CONTACT_FIELDS.map(ToOwned::to_owned);
    let repeat = REPEAT_FIELDS.map(ToOwned::to_owned).into_iter();
    let fields = repeat.chain([name, email, phone]).chain(questions).chain([GUESTS.to_owned(), notes]);
    fields.chain(consents).find(|field| error_for(form, asked, field).is_some())
}

/// What can be seen to be missing without asking the edge, which alone decides.
pub(crate) fn missing(form: &FormProps, asked: &FormView) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut refuse = |field: &str, message: &str| {
        errors.push(FieldError { field: field.to_owned(), message: message.to_owned() });
    };
    if let Err(invalid) = repeat_of(form) {
        refuse(&invalid.field, &invalid.message);
    }
    if form.name.trim().is_empty() {
        refuse("name", text::NAME_MISSING);
    }
    let address = form.email.trim().split_once('@');
    if !address.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()) {
        refuse("email", text::EMAIL_MISSING);
    }
    if asked.phone_required && form.phone.trim().is_empty() {
        refuse("phone", text::PHONE_MISSING);
    }
    let unanswered = |id: &str| typed(form, id).all(|value| value.trim().is_empty());
    for QuestionView { id, kind, .. } in asked.questions.iter().filter(|question| question.required) {
        if unanswered(id) {
            refuse(&answer_field(id), text::answer_missing(*kind));
        }
    }
    for consent in asked.consents.iter().filter(|consent| consent.required) {
        if unanswered(&consent.id) {
            refuse(&answer_field(&consent.id), text::CONSENT_MISSING);
        }
    }
    errors
}

/// How the appointment is to come again, if it is.
pub(crate) fn repeat_of(form: &FormProps) -> Result<Option<RepeatDraft>, Invalid> {
    read_repeat(&form.repeat.iter().map(|typed| (typed.id.as_str(), typed.value.as_str())))
}

/// What stands in the field of a question.
fn typed<'a>(form: &'a FormProps, id: &str) -> impl Iterator<Item = &'a str> {
    form.answers.iter().filter(move |answer| answer.id == id).map(|answer| answer.value.as_str())
}

/// The form for the chosen slot.
pub(crate) fn form_view(booking: &Booking, slot: &SlotView) -> impl IntoView + use<> {
    let back = booking.link(&Place { start: None, ..booking.place() });
    let moved = booking.props.reschedule.as_ref();
    let heading = if moved.is_some() { text::MOVE_HEADING } else { text::YOUR_DETAILS };
    let place = Place { month: None, day: None, start: None, tz: None, reschedule: None, ..booking.place() };
    let action = format!("{}{}", booking.page_url(), place.query());
    let calendar = &booking.props.calendar;
    let (button, busy) = match moved {
        Some(_) => (text::MOVE_CONFIRM, text::MOVE_CONFIRMING),
        None if !calendar.auto_confirm && calendar.client_series => (text::REQUEST_ANY, text::REQUESTING),
        None if !calendar.auto_confirm => (text::REQUEST, text::REQUESTING),
        None if calendar.client_series => (text::CONFIRM_ANY, text::CONFIRMING),
        None => (text::CONFIRM, text::CONFIRMING),
    };
    let request = (moved.is_none() && !calendar.auto_confirm).then(|| text::REQUEST_EXPLAINED.to_owned());
    let repeat = (moved.is_none() && calendar.client_series).then(|| repeat_view(booking));
    let fields = moved.is_none().then(|| fields_view(booking));
    let carried = [
        ("start", Some(slot.start.clone())),
        ("tz", Some(booking.props.tz.clone())),
        ("idempotency_key", Some(booking.props.idempotency_key.clone())),
        ("reschedule", moved.map(|appointment| appointment.token.clone())),
        ("hold", booking.kept.as_ref().map(|kept| kept.id.clone())),
    ];
    let carried: Vec<_> = carried.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let whole = booking.props.form.errors.iter().find(|error| field_of(error, &calendar.form).is_none());
    let whole = whole.map(|error| error.message.clone());
    let from = moved.and_then(|appointment| WallTime::parse(&appointment.local));
    let from = from.map(|wall| text::move_from(&text::moment(wall, booking.props.hour12)));
    view! {
        <section {..attrs!["class": "details", "aria-labelledby": "sk-details"]}>
            <a {..attrs!["class": "back", "href": back, "rel": "nofollow"]}>{icon(icon::LEFT)}{text::OTHER_TIME}</a>
            <h3 {..attrs!["id": "sk-details", "tabindex": "-1"]}>{heading}</h3>
            {paragraph("quiet", from)}
            {slot_view(booking, slot)}
            {kept_view(booking)}
            <div {..attrs!["role": "alert"]}>{paragraph("notice bad", whole)}</div>
            <form {..attrs!["method": "post", "action": action, "class": "contact", "novalidate": booking.live, "data-form": "book"]}>
                {hidden(carried)}
                {repeat}
                {fields}
                {paragraph("quiet", request)}
                <button {..attrs!["class": "button primary", "aria-disabled": booking.sending.then_some("true")]}>
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
    let length = text::duration(i64::from(booking.props.duration_minutes));
    view! {
        <div {..attrs!["class": "tag"]}>
            {icon::key(&slot.start)}
            <p>
                <strong>{time}</strong>
                <span>{day}</span>
                <small>{length}" · "{zone}</small>
            </p>
        </div>
    }
}

/// Until when the time is kept, or that it no longer is and how to go on.
fn kept_view(booking: &Booking) -> impl IntoView + use<> {
    let Kept { until, ended, .. } = booking.kept.clone()?;
    // While nobody knows whether the form has arrived, there is only one way on: to send it again.
    if ended && booking.failure.is_some() {
        return None;
    }
    let said = if ended {
        text::KEPT_NO_MORE.to_owned()
    } else {
        text::kept_until(&WallTime::parse(&until)?.time(booking.props.hour12))
    };
    Some(view! {
        <div {..attrs!["class": if ended { "notice" } else { "kept" }]}>
            {paragraph("", Some(said))}
            <button {..attrs!["type": "button", "class": "button small", "data-retry": "hold", "hidden": !ended]}>{text::KEEP_AGAIN}</button>
        </div>
    })
}

/// A field of the form, with all that is common to its shapes.
struct Field {
    /// What it is sent as.
    name: String,
    label: String,
    required: bool,
    /// Its label says whether it can be left out.
    marked: bool,
    about: Option<(bool, String)>,
    autofocus: bool,
}

impl Field {
    fn new(booking: &Booking, name: &str, label: &str, required: bool, hint: Option<String>) -> Self {
        let (form, asked) = (&booking.props.form, &booking.props.calendar.form);
        let error = error_for(form, asked, name).map(|error| (true, error));
        let autofocus =
            !booking.live && error.is_some() && first_refused(form, asked).as_deref() == Some(name);
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            required,
            marked: true,
            about: error.or(hint.map(|hint| (false, hint))),
            autofocus,
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        matches!(self.about, Some((true, _))).then_some("true")
    }

    fn described_by(&self) -> Option<String> {
        self.about.as_ref().map(|_| format!("sk-{}.about", self.name))
    }

    fn named(&self) -> impl IntoView + use<> {
        named(self.label.clone(), self.marked.then_some(self.required))
    }

    fn label(&self) -> impl IntoView + use<> {
        // Of the units, the style sheet shows the one that is chosen.
        let units = if self.name == INTERVAL_FIELD { &text::UNITS[..] } else { &[] };
        let units: Vec<_> = units
            .iter()
            .map(|(class, unit)| view! { <span {..attrs!["class": *class]}>{*unit}</span> })
            .collect();
        view! { <label {..attrs!["for": format!("sk-{}", self.name)]}>{self.named()}{units}</label> }
    }

    /// Beside a field: what is wrong with it, else what helps to fill it in.
    fn about(&self) -> impl IntoView + use<> {
        let class = if self.invalid().is_some() { "error" } else { "hint" };
        let id = self.described_by();
        self.about
            .as_ref()
            .map(|(_, about)| view! { <p {..attrs!["class": class, "id": id]}>{about.clone()}</p> })
    }

    /// One line.
    fn line(self, kind: &'static str, complete: &'static str, most: usize, value: &str) -> AnyView {
        // A number is a text to the browser, which otherwise hides from us what it cannot read.
        let (kind, mode) = if kind == "number" { ("text", Some("decimal")) } else { (kind, None) };
        view! {
            <div {..attrs!["class": "field"]}>
                {self.label()}
                <input {..attrs![
                    "id": format!("sk-{}", self.name),
                    "name": self.name.clone(),
                    "type": kind,
                    "inputmode": mode,
                    "autocomplete": complete,
                    "value": value.to_owned(),
                    "required": self.required,
                    "maxlength": most.to_string(),
                    "aria-invalid": self.invalid(),
                    "aria-describedby": self.described_by(),
                    "autofocus": self.autofocus,
                ]} />
                {self.about()}
            </div>
        }
        .into_any()
    }

    /// Several lines.
    fn lines(self, rows: &'static str, most: usize, value: &str) -> AnyView {
        view! {
            <div {..attrs!["class": "field"]}>
                {self.label()}
                <textarea
                    id=format!("sk-{}", self.name)
                    name=self.name.clone()
                    rows=rows
                    required=self.required
                    maxlength=most.to_string()
                    aria-invalid=self.invalid()
                    aria-describedby=self.described_by()
                    autofocus=self.autofocus
                    inner_html=escaped(value)
                ></textarea>
                {self.about()}
            </div>
        }
        .into_any()
    }

    /// One of many options.
    fn list(self, options: &[String], chosen: &[&str]) -> AnyView {
        let none = view! { <option {..attrs!["value": ""]}>{text::CHOOSE}</option> };
        let option = |option: &String| {
            let chosen = chosen.contains(&option.as_str());
            view! { <option {..attrs!["value": option.clone(), "selected": chosen]}>{option.clone()}</option> }
        };
        let options: Vec<_> = options.iter().map(option).collect();
        view! {
            <div {..attrs!["class": "field"]}>
                {self.label()}
                <select {..attrs![
                    "id": format!("sk-{}", self.name),
                    "name": self.name.clone(),
                    "required": self.required,
                    "aria-invalid": self.invalid(),
                    "aria-describedby": self.described_by(),
                    "autofocus": self.autofocus,
                ]}>
                    {none}
                    {options}
                </select>
                {self.about()}
            </div>
        }
        .into_any()
    }

    /// One or several of a few options, each with its value and what it is called.
    fn group(self, kind: &'static str, options: &[(&str, &str)], chosen: &[&str]) -> AnyView {
        let option = |(at, (value, name)): (usize, &(&str, &str))| {
            // Of boxes, none has to be ticked rather than another.
            let required = self.required && kind == "radio";
            let (value, chosen) = ((*value).to_owned(), chosen.contains(value));
            let tick = Tick { kind, value, chosen, required, described_by: None, first: at == 0 };
            self.tick(tick, (*name).to_owned())
        };
        let options: Vec<_> = options.iter().enumerate().map(option).collect();
        view! {
            <fieldset {..attrs!["class": "field", "aria-describedby": self.described_by()]}>
                <legend>{self.named()}</legend>
                {self.about()}
                {options}
            </fieldset>
        }
        .into_any()
    }

    /// A box to tick.
    fn tickbox(self, chosen: bool) -> AnyView {
        let label = self.named();
        let (required, described_by) = (self.required, self.described_by());
        let tick =
            Tick { kind: "checkbox", value: "true".to_owned(), chosen, required, described_by, first: true };
        view! {
            <div {..attrs!["class": "field"]}>
                {self.tick(tick, label)}
                {self.about()}
            </div>
        }
        .into_any()
    }

    fn tick(&self, tick: Tick, label: impl IntoView + 'static) -> AnyView {
        let Tick { kind, value, chosen, required, described_by, first } = tick;
        view! {
            <label {..attrs!["class": "option"]}>
                <input {..attrs![
                    "name": self.name.clone(),
                    "type": kind,
                    "value": value,
                    "checked": chosen,
                    "required": required,
                    "aria-invalid": self.invalid().filter(|_| kind == "checkbox"),
                    "aria-describedby": described_by,
                    "autofocus": self.autofocus && first,
                ]} />
                <span>{label.into_any()}</span>
            </label>
        }
        .into_any()
    }
}

/// A radio button or a box.
struct Tick {
    kind: &'static str,
    value: String,
    chosen: bool,
    required: bool,
    described_by: Option<String>,
    /// The first of its field, which takes the field's focus.
    first: bool,
}

fn fields_view(booking: &Booking) -> impl IntoView + use<> {
    let (form, asked) = (&booking.props.form, &booking.props.calendar.form);
    let field = |name: &str, label: &str, required: bool, hint: Option<&str>| {
        Field::new(booking, name, label, required, hint.map(ToOwned::to_owned))
    };
    let questions: Vec<_> = asked.questions.iter().map(|question| question_view(booking, question)).collect();
    let guests = (asked.guests_max > 0).then(|| {
        let hint = text::guests_hint(asked.guests_max);
        let rows = if asked.guests_max == 1 { "1" } else { "2" };
        let most = limits::EMAIL_BYTES_MAX * (asked.guests_max as usize + 1);
        field(GUESTS, text::GUESTS, false, Some(&hint)).lines(rows, most, &form.guests)
    });
    let consents = asked.consents.iter().map(|consent| {
        let ticked = typed(form, &consent.id).next().is_some();
        field(&answer_field(&consent.id), &consent.text, consent.required, None).tickbox(ticked)
    });
    let consents: Vec<_> = consents.collect();
    let phone_required = asked.phone_required;
    view! {
        {field("name", text::NAME, true, None).line("text", "name", CONTACT_CHARS_MAX, &form.name)}
        {field("email", text::EMAIL, true, None).line("email", "email", CONTACT_CHARS_MAX, &form.email)}
        {field("phone", text::PHONE, phone_required, Some(text::PHONE_HINT))
            .line("tel", "tel", CONTACT_CHARS_MAX, &form.phone)}
        {questions}
        {guests}
        {field("notes", text::NOTES, false, None).lines("3", limits::NOTES_CHARS_MAX, &form.notes)}
        {consents}
    }
}

fn question_view(booking: &Booking, question: &QuestionView) -> AnyView {
    let QuestionView { id, label, kind, required, options, .. } = question;
    let given: Vec<&str> = typed(&booking.props.form, id).collect();
    let value = given.first().copied().unwrap_or_default();
    let hint = text::question_hint(question);
    let field = Field::new(booking, &answer_field(id), label, *required, hint);
    match kind {
        QuestionKind::Text => field.line("text", "off", limits::ANSWER_LINE_CHARS_MAX, value),
        QuestionKind::Phone => field.line("tel", "off", CONTACT_CHARS_MAX, value),
        QuestionKind::Email => field.line("email", "off", CONTACT_CHARS_MAX, value),
        QuestionKind::Number => field.line("number", "off", CONTACT_CHARS_MAX, value),
        QuestionKind::LongText => field.lines("3", limits::ANSWER_TEXT_CHARS_MAX, value),
        QuestionKind::Choice if options.len() >= MANY_OPTIONS => field.list(options, &given),
        QuestionKind::Choice => field.group("radio", &named_alike(options), &given),
        QuestionKind::MultiChoice => field.group("checkbox", &named_alike(options), &given),
        QuestionKind::Checkbox => field.tickbox(!given.is_empty()),
    }
}

/// Options that are called what they are.
fn named_alike(options: &[String]) -> Vec<(&str, &str)> {
    options.iter().map(|option| (option.as_str(), option.as_str())).collect()
}

/// Whether the appointment comes again, and how. What only some choices need is hidden by the style sheet, which looks
/// at what is chosen: it works without script, and nothing is drawn anew while somebody fills it in.
fn repeat_view(booking: &Booking) -> impl IntoView + use<> {
    let value = |name: &str, usual: &str| {
        let typed = booking.props.form.repeat.iter().rfind(|typed| typed.id == name);
        typed.map_or_else(|| usual.to_owned(), |typed| typed.value.clone())
    };
    // None of these is optional, and none required: each has a value, or is not asked.
    let field =
        |name: &str, label: &str| Field { marked: false, ..Field::new(booking, name, label, false, None) };
    let choice = |name: &str, label: &str, options: &[(&str, &str)], usual: &str| {
        field(name, label).group("radio", options, &[&value(name, usual)])
    };
    let line = |name: &str, label: &str, kind, usual: &str| {
        field(name, label).line(kind, "off", CONTACT_CHARS_MAX, &value(name, usual))
    };
    view! {
        <div {..attrs!["class": "repeat"]}>
            {choice(EVERY_FIELD, text::HOW_OFTEN, &text::EVERY, "")}
            <div {..attrs!["class": "rhythm"]}>
                {line(INTERVAL_FIELD, text::INTERVAL, "number", "1")}
                {choice(END_FIELD, text::ENDS, &[(END_COUNT, text::ENDS_COUNT), (END_UNTIL, text::ENDS_UNTIL)], END_COUNT)}
                <div {..attrs!["class": "count"]}>{line(COUNT_FIELD, text::COUNT, "number", "4")}</div>
                <div {..attrs!["class": "until"]}>{line(UNTIL_FIELD, text::UNTIL, "date", "")}</div>
                {choice(ON_CLASH_FIELD, text::ON_CLASH, &text::CLASHES, "skip")}
            </div>
        </div>
    }
}

/// Text as the content of a text area, where Leptos would leave marks for its own use.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::props::TypedAnswer;
    use crate::sample;

    fn error(field: &str) -> FieldError {
        FieldError { field: field.into(), message: "no".into() }
    }

    #[test]
    fn an_error_finds_its_field_by_name_or_path() {
        let plain = FormView::default();
        for (asked, path, field) in [
            (&plain, "email", Some("email")),
            (&plain, "contact.email", Some("email")),
            (&plain, "start", None),
            (&plain, "guests", None),
            (&plain, "answers.name", None),
            (&sample::form(), "answers.company", Some("answers.company")),
            (&sample::form(), "answers.terms", Some("answers.terms")),
            (&sample::form(), "answers.name", None),
            (&sample::form(), "guests", Some("guests")),
            (&sample::form(), "guests.1", Some("guests")),
        ] {
            assert_eq!(field_of(&error(path), asked).as_deref(), field, "{path}");
        }
    }

    #[test]
    fn the_first_refused_field_is_the_first_shown() {
        let shown = [
            "name",
            "contact.email",
            "phone",
            "answers.company",
            "answers.years",
            "guests.2",
            "notes",
            "answers.terms",
        ];
        for from in 0..shown.len() {
            let errors = shown[from..].iter().rev().chain(&["start"]).map(|path| error(path)).collect();
            let form = FormProps { errors, ..Default::default() };
            let first = first_refused(&form, &sample::form());
            assert_eq!(first, field_of(&error(shown[from]), &sample::form()));
        }
    }

    #[test]
    fn a_refused_guest_is_named() {
        let form = FormProps {
            guests: "ada@example.com, grace@\njoan@example.com".into(),
            errors: vec![error("guests.1")],
            ..Default::default()
        };
        assert_eq!(error_for(&form, &sample::form(), GUESTS).as_deref(), Some("grace@: no"));
        let form = FormProps { errors: vec![error("guests")], ..form };
        assert_eq!(error_for(&form, &sample::form(), GUESTS).as_deref(), Some("no"));
    }

    #[test]
    fn only_what_is_plainly_missing_is_refused_here() {
        let form = |name: &str, email: &str| FormProps {
            name: name.into(),
            email: email.into(),
            ..Default::default()
        };
        let refused = |form: &FormProps, asked: &FormView| {
            missing(form, asked).into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        let plain = FormView::default();
        assert_eq!(refused(&form(" ", "x"), &plain), ["name", "email"]);
        assert_eq!(refused(&form("Ada", "ada@"), &plain), ["email"]);
        assert_eq!(refused(&form("Ada", "ada@localhost"), &plain), Vec::<String>::new());
        let mut asked = form("Ada", "ada@localhost");
        let required = ["company", "team", "machine", "topics", "terms"];
        let fields = ["phone".to_owned()].into_iter().chain(required.map(answer_field));
        assert_eq!(refused(&asked, &sample::form()), fields.collect::<Vec<_>>());
        asked.phone = "+1".into();
        asked.answers = required.map(|id| TypedAnswer { id: id.into(), value: "x".into() }).into();
        assert_eq!(refused(&asked, &sample::form()), Vec::<String>::new());
        asked.answers[0].value = "  ".into();
        assert_eq!(refused(&asked, &sample::form()), [answer_field("company")]);
    }

    #[test]
    fn notes_cannot_leave_their_text_area() {
        assert_eq!(escaped("</textarea>&lt;"), "&lt;/textarea>&amp;lt;");
    }
}
