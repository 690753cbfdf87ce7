//! The attributes of elements, as data: one type for all elements, so that they are compiled once, and written into the
//! page only where they changed.
//!
//! Leptos, told to erase types, takes all attributes off an element before it sets them anew. A link that has no address
//! for a moment loses the focus, an input that is of no type for a moment its cursor.

use leptos::tachys::html::attribute::{Attribute, NextAttribute};
use leptos::tachys::renderer::types::Element;
use std::borrow::Cow;

/// The attributes of an element: `{..attrs!["class": "button", "href": address]}`. What is `None` or `false` is not
/// there; what is `true` has no value.
macro_rules! attrs {
    [$($name:literal: $value:expr),* $(,)?] => {
        $crate::attr::Attrs::new(vec![$(($name, $crate::attr::Value::value($value))),*])
    };
}
pub(crate) use attrs;

/// Attributes by their names. All those that the element ever has are named, also those that are not there now.
#[derive(Debug, Clone)]
pub(crate) struct Attrs(Vec<(&'static str, Option<Cow<'static, str>>)>);

impl Attrs {
    pub(crate) fn new(attributes: Vec<(&'static str, Option<Cow<'static, str>>)>) -> Self {
        Self(attributes)
    }
}

/// What an attribute can be.
pub(crate) trait Value {
    /// As it is written.
    fn value(self) -> Option<Cow<'static, str>>;
}

impl Value for &'static str {
    fn value(self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Value for String {
    fn value(self) -> Option<Cow<'static, str>> {
        Some(Cow::Owned(self))
    }
}

impl Value for bool {
    fn value(self) -> Option<Cow<'static, str>> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<T: Value> Value for Option<T> {
    fn value(self) -> Option<Cow<'static, str>> {
        self.and_then(Value::value)
    }
}

impl NextAttribute for Attrs {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        unreachable!("an element gets all of its attributes at once")
    }
}

impl Attribute for Attrs {
    const MIN_LENGTH: usize = 0;

    type State = ();
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        let length = |(name, value): &(&str, Option<Cow<'_, str>>)| {
            value.as_ref().map_or(0, |value| name.len() + value.len() + 4)
        };
        self.0.iter().map(length).sum()
    }

    fn to_html(self, html: &mut String, class: &mut String, _style: &mut String, _inner: &mut String) {
        for (name, value) in self.0 {
            let Some(value) = value else { continue };
            if name == "class" {
                // The element escapes and writes it.
                class.push_str(&value);
                continue;
            }
            html.push(' ');
            html.push_str(name);
            if !value.is_empty() {
                html.push_str("=\"");
                escape_into(&value, html);
                html.push('"');
            }
        }
    }

    /// What the edge has written is there.
    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) {
        if !FROM_SERVER {
            self.build(element);
        }
    }

    /// Leptos builds erased attributes anew where others would be rebuilt.
    fn build(self, element: &Element) {
        for (name, value) in self.0 {
            let known = element.get_attribute(name);
            if known.as_deref() == value.as_deref() {
                continue;
            }
            // Both fail only for what cannot be a name.
            let _ = match value {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }
    }

    /// They say themselves which element they belong to only when they are built; Leptos keeps it beside them.
    fn rebuild(self, (): &mut ()) {}

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }
}

/// Text that can stand between double quotes; `<` and `>` are harmless there, but not to who copies it elsewhere.
fn escape_into(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
}
