//! What only the edge draws: the browser shows it as it is, asks for it again while something in it is pending, and
//! carries no code to read or to draw it.

use leptos::prelude::*;

use crate::place::query;
use crate::props::{Mode, WrittenProps};

/// Something that the edge has drawn, on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where it comes from.
    pub props: WrittenProps,
    /// As the edge has drawn it.
    pub html: String,
    /// Said to those who listen to the page instead of looking at it.
    pub said: String,
}

impl Written {
    /// Something as the edge has drawn it.
    #[must_use]
    pub fn new(props: WrittenProps, html: String) -> Self {
        Self { props, html, said: String::new() }
    }
}

/// Where the edge draws a series alone.
#[must_use]
pub fn series_source(
    origin: &str,
    (id, token): (&str, &str),
    hour12: bool,
    just_booked: bool,
    mode: Mode,
) -> String {
    let flag = |set: bool| if set { "1" } else { "" };
    let clock = if hour12 { "12" } else { "24" };
    let (booked, framed) = (flag(just_booked), flag(mode == Mode::Frame));
    let fields = [("token", token), ("clock", clock), ("booked", booked), ("embed", framed)];
    format!("{origin}/embed/series/{id}{}", query(&fields))
}

pub(crate) fn written_view(shown: &Written) -> impl IntoView + use<> {
    view! { <div class="written" inner_html=shown.html.clone()></div> }
}
