//! What a page is made of. The edge fills these in, renders the page from them and puts them beside the HTML as JSON,
//! where the browser finds them again: both sides draw the same page from the same value.

use serde::{Deserialize, Serialize};
use shared::wire::{AppointmentView, CalendarView, GroupView, SeriesView, SlotView, SlotsView};

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
    /// How the appointment comes again, as it was chosen, by the names of `shared::series::REPEAT_FIELDS`.
    #[serde(default)]
    pub repeat: Vec<TypedAnswer>,
    /// Email addresses of their guests, as they were typed.
    #[serde(default)]
    pub guests: String,
    /// What was refused, in any order.
    pub errors: Vec<FieldError>,
}

/// What stands in a field of a calendar's own. Of a question with several answers there is one for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedAnswer {
    /// The question's id, the consent's, or a field's name.
    pub id: String,
    /// The field's value.
    pub value: String,
}

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// `name`, `email`, `phone`, `notes`, `answers.ID`, `repeat.…`, `guests` or `guests.NUMBER`; a path such as `contact.email`
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

/// What the browser has to know of what only the edge draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenProps {
    /// Where the edge draws it anew.
    pub source: String,
    /// Where the page is shown.
    pub mode: Mode,
}

/// Everything the page of a series shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesProps {
    /// The series.
    pub series: SeriesView,
    /// Times as `2:30 PM` instead of `14:30`.
    pub hour12: bool,
    /// The client has just come from the form: they are congratulated.
    pub just_booked: bool,
    /// Where the page is shown.
    pub mode: Mode,
    /// Light, dark, or as the reader's system has it.
    pub theme: Theme,
    /// `https://HOST`, without a slash at the end.
    pub origin: String,
}

/// Everything the page of a group of calendars shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupProps {
    /// The group.
    pub group: GroupView,
    /// The time zone that was asked for (`?tz=`): links carry it on.
    pub tz: Option<String>,
    /// The clock that was asked for (`?clock=`): links carry it on.
    pub hour12: Option<bool>,
    /// Where the page is shown.
    pub mode: Mode,
    /// Light, dark, or as the reader's system has it.
    pub theme: Theme,
}

/// Everything a user's profile page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileProps {
    /// The user's name.
    pub user_name: String,
    /// Their connection to Zoom.
    pub zoom: ZoomConnection,
    /// Where the page's forms lead.
    pub forms: Forms,
    /// What just happened, or went wrong.
    pub banner: Option<Banner>,
    /// Whether that was about the default meeting location.
    pub at_location: bool,
    /// Where the user meets clients by default.
    pub location: LocationForm,
    /// The default has just been saved: should other calendars take it over?
    pub apply: Option<ApplyQuestion>,
    /// The calendars that the user is a member of.
    pub calendars: Vec<CalendarLink>,
}

/// Everything the page shows on which a user sets where they meet clients of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberProps {
    /// The calendar's name.
    pub calendar: String,
    /// Whose calendar it is.
    pub sub_account: String,
    /// Its longest appointment, in minutes.
    pub longest_minutes: u32,
    /// After how many minutes Zoom ends the user's meetings, where that is too early for this calendar.
    pub ends_after_minutes: Option<u32>,
    /// Where the page's forms lead.
    pub forms: Forms,
    /// What just happened, or went wrong.
    pub banner: Option<Banner>,
    /// Where the user meets clients of this calendar.
    pub location: LocationForm,
    /// Address of the profile.
    pub back: String,
}

/// Addresses that the forms of a profile post to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// "Connect to Zoom", with the field `place`.
    pub connect: String,
    /// "Disconnect".
    pub disconnect: String,
    /// Other calendars take over the default meeting location.
    pub apply: String,
    /// Posted with every form as `csrf`, if the edge wants one.
    pub csrf: Option<String>,
}

/// Where a user meets clients: posts `kind`, and a field of the kind's name with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocationForm {
    /// Address that it posts to.
    pub action: String,
    /// Posted as `place`, so that the way to Zoom leads back here.
    pub place: String,
    /// The kinds to choose from, beside `none`.
    pub kinds: Vec<String>,
    /// The kind that is chosen, or `none`.
    pub chosen: String,
    /// What stands in the fields: pairs of kind and text.
    pub typed: Vec<(String, String)>,
    /// Why what was sent was refused.
    pub error: Option<String>,
    /// On a calendar: the kind of its own location, which `none` stands for.
    pub calendar_kind: Option<String>,
    /// Whether Zoom is connected, so that choosing it is enough.
    pub zoom_ready: bool,
}

/// A question that follows the saving of a default meeting location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplyQuestion {
    /// The kind of the new default; without one, each calendar's own location would hold.
    pub kind: Option<String>,
    /// Calendars on which the user meets clients somewhere else.
    pub differing: Vec<CalendarLink>,
}

/// A calendar that a user is a member of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarLink {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub sub_account: String,
    /// Address of the user's own settings on it.
    pub href: String,
    /// Where the user meets its clients.
    pub location_kind: String,
    /// Its longest appointment, in minutes.
    pub longest_minutes: u32,
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
        /// After how many minutes Zoom ends the meetings of the account's plan, if it does.
        ends_after_minutes: Option<u32>,
        /// Calendars with appointments that are longer.
        too_long: Vec<CalendarLink>,
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
