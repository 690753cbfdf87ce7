//! A booking in progress: what is known, what is chosen, which step follows. The page is drawn from it and from
//! nothing else, on the edge and in the browser; the browser changes it and draws again.

use shared::wire::{DayView, SlotView, SlotsView};

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
    /// The time that is kept, or was kept, while its client fills the form in.
    pub kept: Option<Kept>,
    /// All time zones that the browser knows, once the choice was opened.
    pub zones: Vec<String>,
    /// Said to those who listen to the page instead of looking at it.
    pub said: String,
}

/// A time that is kept for this client. To everybody else it is not free, so the edge does not offer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whoever knows it books the time.
    pub id: String,
    /// What is kept.
    pub slot: SlotView,
    /// The length for which it is kept, in minutes.
    pub duration_minutes: u32,
    /// Until when, as a wall clock shows it in the zone of the page.
    pub until: String,
    /// It has run out.
    pub ended: bool,
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

/// All lengths of a calendar, shortest first. The others come in order; to sort them would cost the browser kilobytes.
pub(crate) fn lengths(usual: u32, others: &[u32]) -> Vec<u32> {
    let mut lengths = others.to_vec();
    lengths.insert(others.partition_point(|minutes| *minutes < usual), usual);
    lengths
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
            kept: None,
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
        chosen
            .filter(|day| self.is_in_grid(*day))
            .or_else(|| self.free_days().find(|day| day.month() == month))
    }

    /// The lengths that the client can choose from, shortest first.
    #[must_use]
    pub fn lengths(&self) -> Vec<u32> {
        let calendar = &self.props.calendar;
        lengths(calendar.duration_minutes, &calendar.other_durations_minutes)
    }

    /// The length that the edge is asked for: none where it is the usual one, or one that the calendar has no more.
    #[must_use]
    pub fn asked_duration(&self) -> Option<u32> {
        let chosen = self.props.duration_minutes;
        self.props.calendar.other_durations_minutes.contains(&chosen).then_some(chosen)
    }

    /// The chosen slot, while it is free or kept for this client.
    #[must_use]
    pub fn chosen_slot(&self) -> Option<&SlotView> {
        let start = self.props.start.as_deref()?;
        let offered = self.props.slots.days.iter().flat_map(|day| &day.slots);
        let kept = self.kept.iter().filter(|kept| self.is_kept_for(kept, start)).map(|kept| &kept.slot);
        offered.chain(&self.props.alternatives).chain(kept).find(|slot| slot.start == start)
    }

    /// The slot that is to be kept while the form is filled in. An appointment that moves keeps the time that it has.
    #[must_use]
    pub fn slot_to_keep(&self) -> Option<&SlotView> {
        self.chosen_slot().filter(|_| self.props.reschedule.is_none())
    }

    /// Whether this is what is kept for the form that is open.
    #[must_use]
    pub fn is_kept_for(&self, kept: &Kept, start: &str) -> bool {
        kept.slot.start == start && kept.duration_minutes == self.props.duration_minutes
    }

    /// Adds the time that is kept for this client to what the edge says is free, where it belongs in the order.
    pub fn offer_kept(&self, slots: &mut SlotsView) {
        let Some(Kept { slot, duration_minutes, .. }) = &self.kept else { return };
        let date = slot.local.get(..10).unwrap_or_default();
        if *duration_minutes != self.props.duration_minutes {
            return;
        }
        let at = slots.days.partition_point(|day| day.date.as_str() < date);
        if slots.days.get(at).is_none_or(|day| day.date != date) {
            slots.days.insert(at, DayView { date: date.to_owned(), slots: Vec::new() });
        }
        let day = &mut slots.days[at].slots;
        // Instants in UTC are in order as texts.
        let at = day.partition_point(|free| free.start < slot.start);
        if day.get(at).is_none_or(|free| free.start != slot.start) {
            day.insert(at, slot.clone());
        }
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
            duration: self.asked_duration().filter(|_| props.reschedule.is_none()),
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

    /// The place where this day's times are shown.
    #[must_use]
    pub fn to_day(&self, day: Day) -> Place {
        let month = Some(day.month().to_string());
        Place { month, day: Some(day.to_string()), start: None, ..self.place() }
    }

    /// The place where this slot is booked.
    #[must_use]
    pub fn to_slot(&self, slot: &SlotView) -> Place {
        let day = WallTime::parse(&slot.local).map(|wall| wall.day);
        let place = day.map_or_else(|| self.place(), |day| self.to_day(day));
        Place { start: Some(slot.start.clone()), ..place }
    }

    /// Goes to a place. Says whether free times have to be loaded for it, that is where month, length or time zone
    /// change.
    pub fn go(&mut self, place: &Place) -> bool {
        let props = &mut self.props;
        let month = place.month.as_deref().or(place.day.as_deref().and_then(|day| day.get(..7)));
        let month =
            month.and_then(Month::parse).map_or_else(|| props.month.clone(), |month| month.to_string());
        let other_month = month != props.month;
        let duration = self.duration_of(place);
        let props = &mut self.props;
        let other_length = duration != props.duration_minutes;
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
        if other_length {
            // What is free for one length is not for another, nor is what was near a time that was taken.
            props.duration_minutes = duration;
            props.alternatives.clear();
        }
        if other_month || other_length {
            props.month = month;
            props.first_day = None;
            props.slots.days.clear();
        }
        if other_month || props.start.is_none() {
            self.focus_shown();
        }
        other_month || other_length || other_zone
    }

    /// How long an appointment lasts that is booked at a place.
    fn duration_of(&self, place: &Place) -> u32 {
        let props = &self.props;
        if props.reschedule.is_some() {
            return props.duration_minutes;
        }
        let offered = |minutes: &u32| props.calendar.other_durations_minutes.contains(minutes);
        place.duration.filter(offered).unwrap_or(props.calendar.duration_minutes)
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
        if let Some(day) =
            self.chosen_slot().and_then(|slot| WallTime::parse(&slot.local)).map(|wall| wall.day)
        {
            self.props.day = Some(day.to_string());
        }
        if self.props.start.is_some() && self.chosen_slot().is_none() {
            self.props.start = None;
        }
        let month = self.month();
        let next = self.free_days().find(|day| day.month() >= month);
        self.props.first_day = next.filter(|day| day.month() > month).map(|day| day.to_string());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::props::Theme;
    use crate::sample;

    fn booking() -> Booking {
        Booking::new(sample::booking())
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn without_a_chosen_day_the_first_free_one_of_the_month_is_shown() {
        let mut props = sample::booking();
        assert_eq!(booking().shown_day(), Some(day("2026-12-01")));
        props.slots.days.drain(..2);
        assert_eq!(Booking::new(props.clone()).shown_day(), Some(day("2026-12-03")));
        // A free day of the next month, in the last row of the grid, is not of this month.
        props.slots.days.drain(..);
        props
            .slots
            .days
            .push(shared::wire::DayView { date: "2027-01-01".into(), slots: vec![sample::slot(31, 20)] });
        assert_eq!(Booking::new(props).shown_day(), None);
    }

    #[test]
    fn a_day_outside_the_grid_is_not_shown() {
        let props = BookingProps { day: Some("2027-02-01".into()), ..sample::booking() };
        assert_eq!(Booking::new(props).shown_day(), Some(day("2026-12-01")));
    }

    #[test]
    fn only_months_that_can_be_booked_are_offered() {
        let booking = booking();
        for (month, offered) in [("2026-11", false), ("2026-12", true), ("2027-02", true), ("2027-03", false)]
        {
            assert_eq!(booking.may_show(Month::parse(month).unwrap()), offered, "{month}");
        }
    }

    #[test]
    fn a_slot_that_is_no_longer_free_leads_back_to_the_times() {
        let slot = sample::slot(3, 20);
        let mut booking = Booking::new(BookingProps { start: Some(slot.start.clone()), ..sample::booking() });
        assert_eq!(booking.step(), Step::Details(slot.clone()));
        let mut slots = sample::slots();
        for day in &mut slots.days {
            day.slots.retain(|free| free.start != slot.start);
        }
        booking.load(slots, None);
        assert_eq!((booking.step(), booking.props.start), (Step::Pick, None));
    }

    fn kept(slot: SlotView) -> Kept {
        let until = "2026-12-01T10:05:00-05:00".into();
        Kept { id: "apt_1".into(), slot, duration_minutes: 30, until, ended: false }
    }

    #[test]
    fn a_kept_slot_stays_chosen_and_is_offered_to_nobody_else() {
        let slot = sample::slot(3, 20);
        let mut booking = Booking::new(BookingProps { start: Some(slot.start.clone()), ..sample::booking() });
        booking.kept = Some(kept(slot.clone()));
        let mut others = sample::slots();
        others.days.iter_mut().for_each(|day| day.slots.retain(|free| free.start != slot.start));
        booking.load(others.clone(), None);
        assert_eq!(booking.step(), Step::Details(slot.clone()));
        booking.offer_kept(&mut others);
        assert_eq!(others, sample::slots(), "it is put where it was");
        booking.offer_kept(&mut others);
        assert_eq!(others, sample::slots(), "and only once");
        others.days.retain(|day| day.date != "2026-12-03");
        booking.offer_kept(&mut others);
        assert_eq!(others.days[2], DayView { date: "2026-12-03".into(), slots: vec![slot] });
    }

    #[test]
    fn what_is_kept_for_another_length_is_not_chosen() {
        let slot = sample::slot(5, 3);
        let mut booking = Booking::new(BookingProps { start: Some(slot.start.clone()), ..sample::booking() });
        booking.kept = Some(Kept { duration_minutes: 60, ..kept(slot) });
        assert_eq!(booking.step(), Step::Pick);
        let mut slots = sample::slots();
        booking.offer_kept(&mut slots);
        assert_eq!(slots, sample::slots());
    }

    #[test]
    fn another_length_asks_for_other_times_and_an_unknown_one_is_the_usual() {
        let mut booking = booking();
        booking.props.calendar.other_durations_minutes = vec![15, 60];
        assert_eq!((booking.lengths(), booking.asked_duration()), (vec![15, 30, 60], None));
        assert!(booking.go(&Place::parse("?month=2026-12&day=2026-12-08&duration=60")));
        assert!(booking.props.slots.days.is_empty(), "times of one length are not shown for another");
        assert_eq!((booking.asked_duration(), booking.place().duration), (Some(60), Some(60)));
        assert_eq!(booking.props.day.as_deref(), Some("2026-12-08"), "the day stays");
        assert!(!booking.go(&Place { start: None, ..booking.place() }));
        assert!(booking.go(&Place::parse("?month=2026-12&duration=45")));
        assert_eq!((booking.props.duration_minutes, booking.place().duration), (30, None));
        booking.props.reschedule = Some(sample::appointment());
        assert!(
            !booking.go(&Place::parse("?month=2026-12&duration=60")),
            "what moves lasts as long as it did"
        );
    }

    #[test]
    fn an_alternative_can_be_chosen_though_its_month_is_not_loaded() {
        let mut booking = booking();
        let slot = SlotView { local: "2027-01-04T10:00:00-05:00".into(), ..sample::slot(3, 1) };
        booking.props.alternatives = vec![slot.clone()];
        booking.props.notice = Some("taken".into());
        let place = booking.to_slot(&slot);
        assert_eq!((place.month.as_deref(), place.day.as_deref()), (Some("2027-01"), Some("2027-01-04")));
        assert!(booking.go(&place), "the month has to be loaded");
        assert_eq!((booking.step(), booking.props.notice), (Step::Details(slot), None));
    }

    #[test]
    fn going_somewhere_loads_only_what_is_not_there() {
        let mut booking = booking();
        let stay = Place::parse("?month=2026-12&day=2026-12-08&tz=America/New_York&clock=24");
        assert!(!booking.go(&stay));
        assert_eq!((booking.shown_day(), booking.props.hour12), (Some(day("2026-12-08")), false));
        assert_eq!(booking.place(), stay, "what was asked for is what the next links say");
        assert!(booking.go(&Place::parse("?month=2026-12&tz=Europe/Paris")), "another zone");
        assert_eq!(
            booking.props.tz, "America/New_York",
            "times are shown in the old zone until the new ones are here"
        );
        assert!(booking.go(&Place::parse("?month=2027-01")), "another month");
        assert!(booking.props.slots.days.is_empty(), "another month's times are not shown in this one");
        assert_eq!(booking.focused, day("2027-01-01"));
        assert!(booking.go(&Place::parse("?day=2026-12-08")), "a day brings its month along");
        assert_eq!(booking.month(), Month::parse("2026-12").unwrap());
    }

    #[test]
    fn a_month_without_free_times_knows_the_next_day_that_its_grid_shows() {
        let mut booking = booking();
        booking.go(&Place::parse("?month=2026-11"));
        booking.load(sample::slots(), None);
        assert_eq!(booking.shown_day(), None);
        assert_eq!(booking.props.first_day.as_deref(), Some("2026-12-01"));
    }

    #[test]
    fn links_carry_what_they_must_and_lead_to_the_page_from_an_embed() {
        let mut props = sample::booking();
        props.reschedule = Some(sample::appointment());
        props.theme = Theme::Dark;
        props.mode = Mode::Frame;
        let booking = Booking::new(props.clone());
        assert_eq!(
            booking.link(&booking.to_day(day("2026-12-08"))),
            "?month=2026-12&day=2026-12-08&tz=America/New_York&reschedule=secret-token&theme=dark&embed=1"
        );
        props.mode = Mode::Embed;
        let booking = Booking::new(props);
        let link = booking.link(&booking.to_month(booking.month().plus(1)));
        assert!(
            link.starts_with("https://slotkey.test/widget/bookings/demo-round-robin?month=2027-01&"),
            "{link}"
        );
    }
}
