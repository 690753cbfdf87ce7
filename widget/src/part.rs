//! The parts that several views are made of. Each is compiled once, however often it is used: every other shape of
//! element costs the browser some hundred bytes.

use leptos::prelude::*;

use crate::attr::attrs;
use crate::text;

/// A paragraph, where there is something to say.
pub(crate) fn paragraph(class: &'static str, text: Option<String>) -> Option<impl IntoView + use<>> {
    text.map(|text| view! { <p {..attrs!["class": class]}>{text}</p> })
}

/// A link that looks like a button, or like any link if `class` says so.
pub(crate) fn link(class: &'static str, href: String, label: String) -> impl IntoView {
    view! { <a {..attrs!["class": class, "href": href, "rel": "nofollow"]}>{label}</a> }
}

/// What a form carries along unseen.
pub(crate) fn hidden(fields: impl IntoIterator<Item = (&'static str, String)>) -> impl IntoView {
    let input =
        |(name, value)| view! { <input {..attrs!["type": "hidden", "name": name, "value": value]} /> };
    fields.into_iter().map(input).collect::<Vec<_>>()
}

/// The label of a field.
pub(crate) fn label(field: &str, name: String, required: Option<bool>) -> impl IntoView + use<> {
    view! { <label {..attrs!["for": format!("sk-{field}")]}>{named(name, required)}</label> }
}

/// What a field is called, and whether it can be left out, where there is a question. That it cannot is told to those
/// who listen by the field.
pub(crate) fn named(name: String, required: Option<bool>) -> impl IntoView {
    let (optional, star) = match required {
        Some(true) => ("", "*"),
        Some(false) => (text::OPTIONAL, ""),
        None => ("", ""),
    };
    view! {
        {name}
        <span {..attrs!["class": "optional", "hidden": optional.is_empty()]}>{optional}</span>
        <span {..attrs!["class": "star", "aria-hidden": "true", "hidden": star.is_empty()]}>{star}</span>
    }
}
