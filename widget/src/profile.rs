//! A user's own pages: their connection to Zoom, their default meeting location, and where they meet clients on each of
//! their calendars. Plain forms, without script: what belongs to a choice is shown by style.

use leptos::prelude::*;

use crate::day::Day;
use crate::icon::{self, icon};
use crate::page::plain_document;
use crate::part::{hidden, paragraph};
use crate::props::{
    ApplyQuestion, Banner, BannerKind, CalendarLink, Forms, LocationForm, MemberProps, ProfileProps,
    ZoomConnection,
};
use crate::text;

/// Names the refusal of a location for the fields that it is about.
const ERROR_ID: &str = "location-error";

/// A user's profile.
#[must_use]
pub fn profile_page(props: &ProfileProps) -> String {
    let banner_at = |place: bool| props.banner.clone().filter(|_| props.at_location == place);
    let body = || {
        view! {
            <article class="ticket profile">
                <header>
                    {icon::key(&props.user_name)}
                    <p class="eyebrow">{icon(icon::MARK)}<span>{text::hello(&props.user_name)}</span></p>
                    <h1>{text::ZOOM_HEADING}</h1>
                </header>
                {banner_view(banner_at(false))}
                {connection_view(props)}
                <section class="part" id="location" aria-labelledby="location-heading">
                    <h2 id="location-heading">{text::LOCATION_HEADING}</h2>
                    {banner_view(banner_at(true))}
                    {props.apply.as_ref().map(|question| apply_view(question, &props.forms))}
                    <p class="quiet">{text::LOCATION_EXPLAINED}</p>
                    {location_view(&props.location, &props.forms)}
                </section>
                {calendars_view(&props.calendars)}
            </article>
        }
        .into_any()
    };
    plain_document(text::PROFILE_TITLE, body)
}

/// Where a user meets clients of one of their calendars.
#[must_use]
pub fn member_page(props: &MemberProps) -> String {
    let too_long = props.ends_after_minutes.map(|end| text::longer_than_plan(props.longest_minutes, end));
    let body = || {
        view! {
            <article class="ticket profile">
                <header>
                    {icon::key(&props.calendar)}
                    <p class="eyebrow">{icon(icon::MARK)}<span>{props.sub_account.clone()}</span></p>
                    <h1>{props.calendar.clone()}</h1>
                </header>
                {banner_view(props.banner.clone())}
                {paragraph("notice", too_long)}
                <h2>{text::MEMBER_HEADING}</h2>
                {location_view(&props.location, &props.forms)}
                <a class="back" href=props.back.clone()>{icon(icon::LEFT)}{text::BACK_TO_PROFILE}</a>
            </article>
        }
        .into_any()
    };
    plain_document(&props.calendar, body)
}

fn banner_view(banner: Option<Banner>) -> impl IntoView {
    banner.map(|banner| {
        let (class, role) = match banner.kind {
            BannerKind::Success => ("notice good", "status"),
            BannerKind::Error => ("notice bad", "alert"),
        };
        view! { <p class=class role=role>{banner.text}</p> }
    })
}

fn csrf(forms: &Forms) -> impl IntoView + use<> {
    hidden(forms.csrf.clone().map(|csrf| ("csrf", csrf)))
}

fn connection_view(props: &ProfileProps) -> AnyView {
    let connect = |label: &'static str| {
        view! {
            <form method="post" action=props.forms.connect.clone()>
                {csrf(&props.forms)}
                <button class="button primary">{label}</button>
            </form>
        }
    };
    match &props.zoom {
        ZoomConnection::NotConnected => view! {
            <p class="state">{text::ZOOM_NOT_CONNECTED}</p>
            <p>{text::ZOOM_WHY}</p>
            {connect(text::ZOOM_CONNECT)}
            <p class="quiet">{text::ZOOM_SCOPE}</p>
        }
        .into_any(),
        ZoomConnection::Connected { email, since, ends_after_minutes, too_long } => view! {
            <p class="state good">{text::ZOOM_CONNECTED}</p>
            <p><strong>{text::connected_since(email, Day::parse(since))}</strong></p>
            {ends_after_minutes.map(|end| plan_view(end, too_long))}
            <p class="quiet">{text::ZOOM_SCOPE}</p>
            <p class="quiet">{text::ZOOM_DISCONNECT_EXPLAINED}</p>
            {disconnect_view(&props.forms)}
        }
        .into_any(),
        ZoomConnection::ReconnectNeeded { reason } => view! {
            <p class="state bad">{text::ZOOM_BROKEN}</p>
            <p>{reason.clone()}</p>
            {connect(text::ZOOM_RECONNECT)}
            <p class="quiet">{text::ZOOM_SCOPE}</p>
            <p class="quiet">{text::ZOOM_DISCONNECT_EXPLAINED}</p>
            {disconnect_view(&props.forms)}
        }
        .into_any(),
    }
}

fn disconnect_view(forms: &Forms) -> impl IntoView + use<> {
    view! {
        <form method="post" action=forms.disconnect.clone()>
            {csrf(forms)}
            <button class="button danger">{text::ZOOM_DISCONNECT}</button>
        </form>
    }
}

/// What the plan at Zoom does not do, and where that matters.
fn plan_view(end: u32, too_long: &[CalendarLink]) -> impl IntoView + use<> {
    let count = too_long.len();
    let items: Vec<_> = too_long
        .iter()
        .map(|calendar| {
            let length = text::duration(i64::from(calendar.longest_minutes));
            view! { <li><a href=calendar.href.clone()>{calendar.name.clone()}</a>", "{length}</li> }
        })
        .collect();
    let list = (count > 0).then(|| view! { <p>{text::too_long_for_plan(count)}</p><ul>{items}</ul> });
    view! { <div class="notice"><p>{text::plan_ends_meetings(end)}</p>{list}</div> }
}

/// The question that follows a saved default.
fn apply_view(question: &ApplyQuestion, forms: &Forms) -> impl IntoView + use<> {
    let count = question.differing.len();
    let names: Vec<_> =
        question.differing.iter().map(|calendar| view! { <li>{calendar.name.clone()}</li> }).collect();
    view! {
        <form method="post" action=forms.apply.clone() class="notice" aria-labelledby="apply-heading">
            {csrf(forms)}
            <h3 id="apply-heading">{text::APPLY_HEADING}</h3>
            <p>{text::apply_explained(question.kind.as_deref(), count)}</p>
            <ul class="names">{names}</ul>
            <p class="row">
                <button class="button primary">{text::apply_button(count)}</button>
                <a class="button" href="/profile?notice=location_kept&at=location#location">{text::APPLY_KEEP}</a>
            </p>
        </form>
    }
}

/// The choice of a meeting location.
fn location_view(form: &LocationForm, forms: &Forms) -> impl IntoView + use<> {
    let none = match &form.calendar_kind {
        Some(kind) => text::as_the_calendar_says(kind),
        None => text::LOCATION_NONE.to_owned(),
    };
    let none = choice_view(form, "none", none, None::<AnyView>);
    let choices: Vec<_> = form
        .kinds
        .iter()
        .map(|kind| {
            let detail = if kind == "zoom" { zoom_detail(form, forms) } else { Some(field_view(form, kind)) };
            choice_view(form, kind, text::location_choice(kind).to_owned(), detail)
        })
        .collect();
    let error = form.error.clone().map(|error| {
        view! { <p class="notice bad" role="alert" id=ERROR_ID>{error}</p> }
    });
    view! {
        <form method="post" action=form.action.clone() class="choices" novalidate=true>
            {csrf(forms)}
            {hidden([("place", form.place.clone())])}
            {error}
            <fieldset>
                <legend>{text::LOCATION_LEGEND}</legend>
                {choices}
                {none}
            </fieldset>
            <p><button class="button primary">{text::LOCATION_SAVE}</button></p>
        </form>
    }
}

fn choice_view(
    form: &LocationForm,
    kind: &str,
    label: String,
    detail: Option<impl IntoView + 'static>,
) -> AnyView {
    let chosen = form.chosen == kind;
    let detail = detail.map(|detail| view! { <div class="detail">{detail}</div> });
    view! {
        <div class="choice">
            <label class="option">
                <input type="radio" name="kind" value=kind.to_owned() checked=chosen />
                <span>{label}</span>
            </label>
            {detail}
        </div>
    }
    .into_any()
}

/// Under Zoom, where it is not connected: the way to Zoom, which comes back here.
fn zoom_detail(form: &LocationForm, forms: &Forms) -> Option<AnyView> {
    let connect = forms.connect.clone();
    (!form.zoom_ready).then(|| {
        view! {
            <p class="quiet">{text::ZOOM_FIRST}</p>
            <button class="button" formaction=connect>{text::ZOOM_CONNECT}</button>
        }
        .into_any()
    })
}

/// Under any other choice: what clients are told.
fn field_view(form: &LocationForm, kind: &str) -> AnyView {
    let (label, example) = text::location_field(kind);
    let value = form.typed.iter().find(|(of, _)| of == kind).map(|(_, text)| text.clone());
    let invalid = form.error.is_some() && form.chosen == kind;
    let id = format!("location-{kind}");
    let mode = if kind == "static" { "url" } else { "text" };
    view! {
        <label for=id.clone()>{label}</label>
        <input
            id=id
            name=kind.to_owned()
            type="text"
            inputmode=mode
            autocomplete="off"
            placeholder=example
            value=value
            maxlength=shared::limits::LOCATION_CHARS_MAX.to_string()
            aria-invalid=invalid.then_some("true")
            aria-describedby=invalid.then_some(ERROR_ID)
            autofocus=invalid
        />
    }
    .into_any()
}

fn calendars_view(calendars: &[CalendarLink]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = calendars
        .iter()
        .map(|calendar| {
            let kind = text::location_name(&calendar.location_kind);
            view! {
                <li>
                    <a href=calendar.href.clone()>{calendar.name.clone()}</a>
                    <small>{format!("{} · {kind}", calendar.sub_account)}</small>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="calendars-heading">
                <h2 id="calendars-heading">{text::CALENDARS_HEADING}</h2>
                <p class="quiet">{text::CALENDARS_EXPLAINED}</p>
                <ul class="mine">{items}</ul>
            </section>
        }
    })
}
