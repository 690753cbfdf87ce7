//! A booking in progress: what is known, what is chosen, which step follows. The page is drawn from it and from
//! nothing else, on the edge and in the browser; the browser changes it and draws again.

use shared::wire::{SlotView, SlotsView};

use crate::clock::WallTime;
use crate::day::{Day, Month};
use crate::place::Place;
use crate::props::{BookingProps, Mode};

/// A booking in progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// What the edge sent, kept up to date.
    pub props: BookingProps,
    /// Script is running: the grid is a grid for the keyboard, forms are checked before they are sent.
    pub live: bool,
    /// The one day of the grid that the Tab key reaches.
    pub focused: Day,
    /// Free times are on their way, so that those shown may be missing or old.
    pub loading: bool,
    /// The form is on its way.
    pub sending: bool,
    /// What did not work, until it is tried again.
    pub failure: Option<Failure>,
    /// All time zones that the browser knows, once the choice was opened.
    pub zones: Vec<String>,
    /// Said to those who listen to the page instead of looking at it.
    pub said: String,
}

/// What did not work for want of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Free times could not be loaded.
    Slots,
    /// The form was sent, and nobody knows whether it arrived.
    Booking,
}

/// What the client does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Choose a day and a time.
    Pick,
    /// Say who they are, for this slot.
    Details(SlotView),
}

impl Booking {
    /// A booking as the edge sends it.
    #[must_use]
    pub fn new(props: BookingProps) -> Self {
        let today = Day::parse(&props.today).or_else(|| Month::parse(&props.month).map(Month::first));
        let mut booking = Self {
            props,
            live: false,
            focused: today.unwrap_or(EPOCH),
            loading: false,
            sending: false,
            failure: None,
            zones: Vec::new(),
            said: String::new(),
        };
        booking.focus_shown();
        booking
    }

    /// Today, where the client is.
    #[must_use]
    pub fn today(&self) -> Day {
        Day::parse(&self.props.today).unwrap_or(self.focused)
    }

    /// The month shown.
    #[must_use]
    pub fn month(&self) -> Month {
        Month::parse(&self.props.month).unwrap_or_else(|| self.today().month())
    }

    /// Whether this month can hold free times: not over yet, and not after the last day that can be booked.
    #[must_use]
    pub fn may_show(&self, month: Month) -> bool {
        let last = self.props.last_day.as_deref().and_then(Day::parse);
        month >= self.today().month() && last.is_none_or(|last| month <= last.month())
    }

    /// The days of the grid: whole weeks.
    #[must_use]
    pub fn grid(&self) -> (Day, Day) {
        self.month().weeks(self.props.week_start)
    }

    /// What is free on a day.
    #[must_use]
    pub fn slots_on(&self, day: Day) -> &[SlotView] {
        let date = day.to_string();
        let found = self.props.slots.days.iter().find(|shown| shown.date == date);
        found.map_or(&[], |shown| &shown.slots)
    }

    /// The day whose times are shown: the chosen one, else the first of the month that has any.
    #[must_use]
    pub fn shown_day(&self) -> Option<Day> {
        let month = self.month();
        let chosen = self.props.day.as_deref().and_then(Day::parse);
        chosen.filter(|day| self.is_in_grid(*day)).or_else(|| self.free_days().find(|day| day.month() == month))
    }

    /// The chosen slot, while it is free.
    #[must_use]
    pub fn chosen_slot(&self) -> Option<&SlotView> {
        let start = self.props.start.as_deref()?;
        let offered = self.props.slots.days.iter().flat_map(|day| &day.slots);
        offered.chain(&self.props.alternatives).find(|slot| slot.start == start)
    }

    /// What the client does next.
    #[must_use]
    pub fn step(&self) -> Step {
        self.chosen_slot().map_or(Step::Pick, |slot| Step::Details(slot.clone()))
    }

    /// Where the client is, as a link says it.
    #[must_use]
    pub fn place(&self) -> Place {
        let props = &self.props;
        Place {
            month: Some(props.month.clone()),
            day: props.day.clone(),
            start: props.start.clone(),
            tz: Some(props.tz.clone()),
            hour12: props.clock_explicit.then_some(props.hour12),
            reschedule: props.reschedule.as_ref().map(|appointment| appointment.token.clone()),
            theme: props.theme,
            embed: props.mode == Mode::Frame,
        }
    }

    /// What links put before their query: nothing on the page itself, its address in an embed.
    #[must_use]
    pub fn base(&self) -> String {
        if self.props.mode == Mode::Embed { self.page_url() } else { String::new() }
    }

    /// Address of the calendar's own page.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("{}/widget/bookings/{}", self.props.origin, self.props.calendar.slug)
    }

    /// The address of a place.
    #[must_use]
    pub fn link(&self, place: &Place) -> String {
        self.base() + &place.query()
    }

    /// A place in another month.
    #[must_use]
    pub fn to_month(&self, month: Month) -> Place {
        Place { month: Some(month.to_string()), day: None, start: None, ..self.place() }
    }

    /// The place where this day's times are shown. A day of a neighbouring month that the grid shows stays in the grid.
    #[must_use]
    pub fn to_day(&self, day: Day) -> Place {
        let month = if self.is_in_grid(day) { self.month() } else { day.month() };
        Place { month: Some(month.to_string()), day: Some(day.to_string()), start: None, ..self.place() }
    }

    /// The place where this slot is booked.
    #[must_use]
    pub fn to_slot(&self, slot: &SlotView) -> Place {
        let day = WallTime::parse(&slot.local).map(|wall| wall.day);
        let place = day.map_or_else(|| self.place(), |day| self.to_day(day));
        Place { start: Some(slot.start.clone()), ..place }
    }

    /// Goes to a place. Says whether free times have to be loaded for it, that is where month or time zone change.
    pub fn go(&mut self, place: &Place) -> bool {
        let props = &mut self.props;
        let month = place.month.as_deref().or(place.day.as_deref().and_then(|day| day.get(..7)));
        let month = month.and_then(Month::parse).map_or_else(|| props.month.clone(), |month| month.to_string());
        let other_month = month != props.month;
        let other_zone = place.tz.as_ref().is_some_and(|tz| *tz != props.tz);
        props.day.clone_from(&place.day);
        props.start.clone_from(&place.start);
        if let Some(hour12) = place.hour12 {
            props.hour12 = hour12;
            props.clock_explicit = true;
        }
        self.failure = None;
        if props.start.is_some() {
            props.notice = None;
        }
        if other_month {
            props.month = month;
            props.first_day = None;
            props.slots.days.clear();
        }
        if other_month || props.start.is_none() {
            self.focus_shown();
        }
        other_month || other_zone
    }

    /// Free times have arrived for the month shown.
    pub fn load(&mut self, slots: SlotsView, today: Option<Day>) {
        self.props.tz.clone_from(&slots.tz);
        self.props.slots = slots;
        self.loading = false;
        self.failure = None;
        if let Some(today) = today {
            self.props.today = today.to_string();
        }
        if let Some(day) = self.chosen_slot().and_then(|slot| WallTime::parse(&slot.local)).map(|wall| wall.day) {
            self.props.day = Some(day.to_string());
        }
        if self.props.start.is_some() && self.chosen_slot().is_none() {
            self.props.start = None;
        }
    }

    /// Whether the grid of the month shows this day.
    #[must_use]
    pub fn is_in_grid(&self, day: Day) -> bool {
        let (first, last) = self.grid();
        (first..=last).contains(&day)
    }

    /// Puts the Tab key's day on the day whose times are shown, else on today or the first of the month.
    pub fn focus_shown(&mut self) {
        let month = self.month();
        let today = Some(self.today()).filter(|today| today.month() == month);
        self.focused = self.shown_day().or(today).unwrap_or_else(|| month.first());
    }

    fn free_days(&self) -> impl Iterator<Item = Day> {
        self.props.slots.days.iter().filter_map(|day| Day::parse(&day.date))
    }
}

/// Shown if the edge sends a page without any day that can be read; it never does.
const EPOCH: Day = match Day::new(1970, 1, 1) {
    Some(day) => day,
    None => unreachable!(),
};
