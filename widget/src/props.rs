//! What a page is made of. The edge fills these in, renders the page from them and puts them beside the HTML as JSON,
//! where the browser finds them again: both sides draw the same page from the same value.

use serde::{Deserialize, Serialize};
use shared::wire::{AppointmentView, CalendarView, SlotView, SlotsView};

/// Everything the booking page shows.
///
/// Invariant: the page is a function of this value alone. Neither clock nor network is asked while it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingProps {
    /// What is booked.
    pub calendar: CalendarView,
    /// The IANA time zone in which days and times are shown.
    pub tz: String,
    /// The zone was asked for (`?tz=`). Otherwise the browser switches to its own zone once it can.
    pub tz_explicit: bool,
    /// The current day in `tz`, `YYYY-MM-DD`.
    pub today: String,
    /// The length that was chosen, in minutes; of an appointment that gets a new time, its own.
    pub duration_minutes: u32,
    /// Times as `2:30 PM` instead of `14:30`.
    pub hour12: bool,
    /// The clock was asked for (`?clock=12` or `?clock=24`), so links carry it on.
    pub clock_explicit: bool,
    /// First day of the week: 0 is Sunday, 1 is Monday.
    pub week_start: u8,
    /// The month shown, `YYYY-MM`.
    pub month: String,
    /// What is free in the rows that the month's grid shows, the neighbours' days in them included ([`crate::shown_days`]).
    pub slots: SlotsView,
    /// The next day with a free slot, where the month shown has none.
    #[serde(default)]
    pub first_day: Option<String>,
    /// The last day that can be booked at all, if there is such a limit: no month is offered after it.
    #[serde(default)]
    pub last_day: Option<String>,
    /// The day whose times are shown. Without it, the first day of the month that has any.
    #[serde(default)]
    pub day: Option<String>,
    /// The start of the chosen slot. If it is among `slots` (or `alternatives`), the form is shown.
    #[serde(default)]
    pub start: Option<String>,
    /// What the client has typed, and what is wrong with it.
    #[serde(default)]
    pub form: FormProps,
    /// A sentence to show above everything: "That time has just been taken. …"
    #[serde(default)]
    pub notice: Option<String>,
    /// With `notice`: free slots near the wanted one.
    #[serde(default)]
    pub alternatives: Vec<SlotView>,
    /// Fresh and random for each page; the same again when a form comes back with errors.
    pub idempotency_key: String,
    /// A new time is picked for this appointment: there is no contact form, only a button to confirm.
    #[serde(default)]
    pub reschedule: Option<AppointmentView>,
    /// Where the page is shown.
    pub mode: Mode,
    /// Light, dark, or as the reader's system has it.
    #[serde(default)]
    pub theme: Theme,
    /// `https://HOST`, without a slash at the end: where links and requests go.
    pub origin: String,
}

/// The contact form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormProps {
    /// Name of the client.
    pub name: String,
    /// Their email address.
    pub email: String,
    /// Their phone number.
    pub phone: String,
    /// What they want to say beforehand.
    pub notes: String,
    /// Answers to the calendar's own questions and consents, as they were typed or ticked.
    #[serde(default)]
    pub answers: Vec<TypedAnswer>,
    /// Email addresses of their guests, as they were typed.
    #[serde(default)]
    pub guests: String,
    /// What was refused, in any order.
    pub errors: Vec<FieldError>,
}

/// What stands in a field of a calendar's own. Of a question with several answers there is one for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedAnswer {
    /// The question's id, or the consent's.
    pub id: String,
    /// The field's value.
    pub value: String,
}

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// `name`, `email`, `phone`, `notes`, `answers.ID`, `guests` or `guests.NUMBER`; a path such as `contact.email`
    /// is understood too. Anything else is shown above the form.
    pub field: String,
    /// A sentence a person can act on.
    pub message: String,
}

/// Where a page is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// A page of its own, in a tab. The address follows what is shown.
    #[default]
    Page,
    /// In the shadow root of a `<slotkey-booking>` on somebody's page. Links lead to the page of its own.
    Embed,
    /// A page in an iframe (`?embed=1`): what the loader falls back to. Tells its height to the page around it.
    Frame,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Reads `?theme=`; anything unknown is [`Theme::Auto`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// What stands in `?theme=` and in the attribute `theme`; nothing for [`Theme::Auto`].
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// Everything the page of one appointment shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentProps {
    /// The appointment.
    pub appointment: AppointmentView,
    /// Times as `2:30 PM` instead of `14:30`.
    pub hour12: bool,
    /// The client has just come from the form: they are congratulated.
    #[serde(default)]
    pub just_booked: bool,
    /// The form to cancel is open.
    #[serde(default)]
    pub confirming_cancel: bool,
    /// A sentence to show above everything.
    #[serde(default)]
    pub notice: Option<String>,
    /// Where the page is shown.
    pub mode: Mode,
    /// Light, dark, or as the reader's system has it.
    #[serde(default)]
    pub theme: Theme,
    /// `https://HOST`, without a slash at the end.
    pub origin: String,
}

/// Everything a user's profile page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileProps {
    /// The user's name.
    pub user_name: String,
    /// Their connection to Zoom.
    pub zoom: ZoomConnection,
    /// Address that the form "Connect to Zoom" posts to.
    pub connect_action: String,
    /// Address that the form "Disconnect" posts to.
    pub disconnect_action: String,
    /// Posted with both forms as `csrf`, if the edge wants one.
    pub csrf: Option<String>,
    /// What just happened, or went wrong.
    pub banner: Option<Banner>,
}

/// A user's connection to Zoom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoomConnection {
    /// There is none.
    NotConnected,
    /// It works.
    Connected {
        /// Address of the Zoom account.
        email: String,
        /// Since which day, `YYYY-MM-DD`.
        since: String,
        /// What the account's plan will not do.
        plan_warning: Option<String>,
    },
    /// Zoom no longer accepts it: the user has to sign in there again.
    ReconnectNeeded {
        /// Why, in a sentence.
        reason: String,
    },
}

/// What just happened on a profile page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    /// Whether it is good news.
    pub kind: BannerKind,
    /// A sentence a person can act on.
    pub text: String,
}

/// Whether it is good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BannerKind {
    /// It worked.
    Success,
    /// It did not.
    Error,
}

/// Names of the files that the browser loads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets {
    /// The content hash in `/assets/widget-HASH.js` and `/assets/widget-HASH.wasm`. Empty: pages carry no script and
    /// work without.
    pub build: String,
}
