//! Drawings, all of them inline: no request, and no host policy forbids them.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::attr::attrs;

/// Cuts in a key's blade.
const CUTS: usize = 6;

/// A key, cut by what it opens: every slot has its own, and the same one always.
pub(crate) fn key(opens: &str) -> impl IntoView + use<> {
    view! {
        <svg {..attrs!["class": "key", "viewBox": "0 0 112 40", "aria-hidden": "true", "focusable": "false"]}>
            <path {..attrs!["d": key_path(opens), "fill": "currentColor", "fill-rule": "evenodd"]}></path>
        </svg>
    }
}

/// The outline of a key: a round bow with a hole, and a blade with cuts of different depths.
fn key_path(opens: &str) -> String {
    // FNV-1a: spreads neighbouring times over all keys. Nothing rests on it but looks.
    let mut hash = opens.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut path = String::from("M20 2a18 18 0 1 0 16 26.5h8");
    for _ in 0..CUTS {
        let depth = 2 + (hash >> 32) % 6;
        hash = (hash ^ (hash >> 29)).wrapping_mul(0x0100_0000_01b3);
        // Writing to a string cannot fail.
        let _ = write!(path, "l3-{depth}h1.5l3 {depth}h1.5");
    }
    path.push_str("h3l7-8-6-7H36A18 18 0 0 0 20 2zM14 15a5 5 0 1 1 0 10 5 5 0 0 1 0-10z");
    path
}

/// A drawing on a grid of 24 by 24.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Icon {
    class: &'static str,
    path: &'static str,
}

const fn line(path: &'static str) -> Icon {
    Icon { class: "icon", path }
}

/// The mark of Slotkey: a keyhole in a tag.
pub(crate) const MARK: Icon = Icon {
    class: "icon filled",
    path: "M7 2h10a5 5 0 0 1 5 5v10a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5V7a5 5 0 0 1 5-5zm5 4.5a3.6 3.6 0 0 0-1.7 6.8L9.2 18h5.6l-1.1-4.7A3.6 3.6 0 0 0 12 6.5z",
};
pub(crate) const LEFT: Icon = line("M14.5 5.5 8 12l6.5 6.5");
pub(crate) const RIGHT: Icon = line("M9.5 5.5 16 12l-6.5 6.5");
pub(crate) const DURATION: Icon = line("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5");
pub(crate) const PEOPLE: Icon =
    line("M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.6-4 3.4-6 7.5-6s6.9 2 7.5 6");
pub(crate) const VIDEO: Icon = line("M3.5 7.5h11v9h-11zM14.5 11l6-3v8l-6-3");
pub(crate) const PIN: Icon = line(
    "M12 3a6.5 6.5 0 0 0-6.5 6.5C5.5 14.5 12 21 12 21s6.5-6.5 6.5-11.5A6.5 6.5 0 0 0 12 3zM12 7.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
);
pub(crate) const GLOBE: Icon =
    line("M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z");
pub(crate) const CALENDAR: Icon = line("M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7");

/// The icon of a kind of meeting location.
pub(crate) fn of_location(kind: &str) -> Icon {
    if matches!(kind, "zoom" | "static") { VIDEO } else { PIN }
}

/// Draws an icon, in the colour of the text around it.
pub(crate) fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg {..attrs!["class": icon.class, "viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"]}>
            <path {..attrs!["d": icon.path]}></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_always_has_the_same_key_and_its_neighbour_another() {
        assert_eq!(key_path("2026-12-03T15:00:00Z"), key_path("2026-12-03T15:00:00Z"));
        assert_ne!(key_path("2026-12-03T15:00:00Z"), key_path("2026-12-03T15:30:00Z"));
    }
}
