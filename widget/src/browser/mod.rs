//! Brings a page that the edge drew to life.
//!
//! The view is drawn again from a changed [`Shown`]; nothing else in the page is touched, except for the focus. Events
//! are heard on the root element: a click on a link of the booking is read as a [`Place`], a key in the grid as a day, a
//! form as a call to the edge.

mod api;
mod from_js;

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Reflect};
use leptos::prelude::*;
use shared::limits;
use shared::series::{REPEAT_FIELDS, RepeatDraft};
use shared::wire::{AppointmentView, SlotView, SlotsView};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, EventTarget, FormData, HtmlElement, HtmlFormElement,
    HtmlSelectElement, KeyboardEvent, MouseEvent, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

use self::api::{NoAnswer, Post, method, object};
use self::from_js::{FromJs, Series};
use crate::booking::{Booking, Failure, Kept};
use crate::confirmation::{Appointment, awaits_approval, in_mode};
use crate::day::{Day, Month};
use crate::form;
use crate::month::moved;
use crate::place::Place;
use crate::props::{AppointmentProps, BookingProps, FieldError, Mode, TypedAnswer, WrittenProps};
use crate::shown::{self, Shown};
use crate::text;
use crate::written::{Written, series_source};

/// How long free times that were loaded are shown again without asking.
const FRESH_MILLISECONDS: f64 = 60_000.0;
/// How long to wait before each look for a pending link; the last one again and again.
const POLL_SECONDS: [i32; 7] = [1, 1, 2, 3, 5, 10, 20];
/// How many looks are taken at a pending link: for about a quarter of an hour. After that, a reload will do.
const POLLS: usize = 50;
/// How long a form is open before its time is kept.
const KEEP_AFTER_MILLISECONDS: i32 = 300;
/// How often a form that is ready looks whether its time is kept by now.
const KEEPING_MILLISECONDS: i32 = 50;
/// How many days the edge answers for at once.
const MOST_DAYS: i64 = 62;

/// Takes over what the edge drew inside `root`, the element with `data-slotkey`. The answer, once called, leaves `root`
/// alone again.
#[wasm_bindgen]
pub fn hydrate(root: HtmlElement) -> Result<Function, JsValue> {
    let child = |selector| root.query_selector(selector)?.ok_or_else(|| JsValue::from_str(selector));
    let view: HtmlElement = child(".view")?.unchecked_into();
    let props = JSON::parse(&child("script")?.text_content().unwrap_or_default())?;
    let kind = root.get_attribute("data-slotkey");
    let shown = if kind.as_deref() == Some("booking") {
        BookingProps::from_js(&props).map(|props| Shown::Booking(Booking::new(props)))
    } else if kind.as_deref() == Some("series") {
        let html = child(".written")?.inner_html();
        WrittenProps::from_js(&props).map(|props| Shown::Written(Written::new(props, html)))
    } else {
        AppointmentProps::from_js(&props).map(|props| Shown::Appointment(Appointment::new(props)))
    };
    let shown = ArcRwSignal::new(shown.ok_or("props")?);
    let drawn = shown.clone();
    let handle = leptos::mount::hydrate_from(view, move || move || shown::view(&drawn.read()));
    let widget = Widget(Rc::new(State {
        root,
        shown,
        slots: RefCell::default(),
        sent: RefCell::default(),
        load: Cell::default(),
        prefetching: Cell::default(),
        keeping: Cell::default(),
        not_kept: RefCell::default(),
        open: Cell::new(true),
    }));
    let listeners = widget.listen();
    widget.start();
    Ok(Closure::once_into_js(move || {
        widget.leave();
        widget.0.open.set(false);
        drop(listeners);
        drop(handle);
    })
    .unchecked_into())
}

/// One widget on a page.
#[derive(Clone)]
struct Widget(Rc<State>);

struct State {
    root: HtmlElement,
    shown: ArcRwSignal<Shown>,
    /// Free times that were loaded, so that going back and forth asks nothing.
    slots: RefCell<Vec<Loaded>>,
    /// What was sent last, and under which key.
    sent: RefCell<Option<(String, String)>>,
    /// Counts loads of free times: only the answer to the last one is shown.
    load: Cell<u32>,
    /// A month is being loaded that may be wanted next: one at a time.
    prefetching: Cell<bool>,
    /// A time is being kept or given back: one at a time, so that they reach the edge in this order.
    keeping: Cell<bool>,
    /// The slot, by its start, that could not be kept: the form goes on without.
    not_kept: RefCell<Option<String>>,
    /// The widget is on the page.
    open: Cell<bool>,
}

struct Loaded {
    tz: String,
    month: Month,
    duration_minutes: u32,
    at: f64,
    slots: SlotsView,
}

impl Loaded {
    /// Whether this is what is free in a month, for appointments of the length that is chosen.
    fn is(&self, booking: &Booking, month: Month, tz: &str) -> bool {
        self.month == month && self.tz == tz && self.duration_minutes == booking.props.duration_minutes
    }
}

/// An event listener that ends when it is dropped.
struct Listener {
    target: EventTarget,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        // It fails only for a target that is gone, and then there is nothing to remove.
        let _ = self.target.remove_event_listener_with_callback(self.event, heard);
    }
}

/// Whether a step gets an entry of its own in the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Record {
    Push,
    Replace,
    Nothing,
}

impl Widget {
    fn start(&self) {
        if let Some(appointment) = self.appointment() {
            self.show_appointment(Appointment { live: true, ..appointment });
            self.poll();
        }
        self.poll_written();
        let Some(booking) = self.booking() else { return };
        self.remember(&booking, booking.month(), booking.props.slots.clone());
        let zone = browser_zone().filter(|zone| !booking.props.tz_explicit && *zone != booking.props.tz);
        let other = zone.map(|zone| Place { tz: Some(zone), ..booking.place() });
        self.show(Booking { live: true, ..booking });
        self.record(Record::Replace);
        if let Some(place) = other {
            self.go(&place, Record::Replace);
        }
        self.keep_time();
    }

    fn listen(&self) -> Vec<Listener> {
        let root = self.0.root.clone().unchecked_into::<EventTarget>();
        let on = |target: &EventTarget, event: &'static str, act: fn(&Self, &Event)| {
            let widget = self.clone();
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&widget, &event));
            // It fails only for a listener that is not a function.
            let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
            Listener { target: target.clone(), event, heard }
        };
        vec![
            on(&root, "click", |widget, event| widget.clicked(event.unchecked_ref())),
            on(&root, "keydown", |widget, event| widget.key(event.unchecked_ref())),
            on(&root, "submit", Self::submitted),
            on(&root, "change", Self::changed),
            on(&root, "focusin", Self::approached),
            on(&root, "pointerover", Self::approached),
            on(&window(), "popstate", |widget, _| widget.went_back()),
            on(&window(), "pagehide", |widget, _| widget.leave()),
        ]
    }

    // What is shown

    /// A copy of the booking, if there still is one. What is changed in it is shown by [`Self::show`].
    fn booking(&self) -> Option<Booking> {
        match &*self.0.shown.read_untracked() {
            Shown::Booking(booking) => Some(booking.clone()),
            _ => None,
        }
    }

    /// A copy of the appointment, if there is one.
    fn appointment(&self) -> Option<Appointment> {
        match &*self.0.shown.read_untracked() {
            Shown::Appointment(appointment) => Some(appointment.clone()),
            _ => None,
        }
    }

    /// A copy of what the edge has drawn, if it is that.
    fn written(&self) -> Option<Written> {
        match &*self.0.shown.read_untracked() {
            Shown::Written(written) => Some(written.clone()),
            _ => None,
        }
    }

    /// Where what came of a booking is shown, if something did.
    fn mode_after_booking(&self) -> Option<Mode> {
        let appointment = self.appointment().map(|shown| shown.props.mode);
        appointment.or_else(|| self.written().map(|shown| shown.props.mode))
    }

    fn show(&self, booking: Booking) {
        self.0.shown.set(Shown::Booking(booking));
    }

    fn show_appointment(&self, appointment: Appointment) {
        self.0.shown.set(Shown::Appointment(appointment));
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok()?.map(JsCast::unchecked_into)
    }

    /// Moves the focus once the view has been drawn.
    fn focus(&self, selector: &str) {
        let (widget, selector) = (self.clone(), selector.to_owned());
        spawn(async move {
            leptos::task::tick().await;
            if let Some(element) = widget.find(&selector) {
                // An element that cannot take the focus leaves it where it is.
                let _ = element.focus();
            }
        });
    }

    // Events

    fn clicked(&self, event: &MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let Some(element) = clicked_element(event).filter(|_| !modified && event.button() == 0) else {
            return;
        };
        if let Some(what) = element.get_attribute("data-retry") {
            match what.as_str() {
                "book" => self.book(),
                "hold" => self.keep_again(),
                _ => self.load(),
            }
        } else if element.has_attribute("data-copy") {
            self.copy();
        } else if let (Some(what), Some(mut shown)) =
            (element.get_attribute("data-cancel"), self.appointment())
        {
            event.prevent_default();
            shown.props.confirming_cancel = what == "open";
            self.focus(if shown.props.confirming_cancel { "#sk-cancel" } else { "[data-cancel]" });
            self.show_appointment(shown);
        } else if let (Some(href), Some(booking)) = (element.get_attribute("href"), self.booking()) {
            let query = href.strip_prefix(&booking.base()).filter(|query| query.starts_with('?'));
            if let Some(query) = query {
                event.prevent_default();
                self.follow(&Place::parse(query), &element, event.detail() > 0);
            }
        }
    }

    /// Goes where a link leads, and puts the focus where the next step begins.
    fn follow(&self, place: &Place, link: &Element, by_pointer: bool) {
        self.keep_form();
        let Some(before) = self.booking() else { return };
        let slot = before.chosen_slot();
        let enters = place.start.is_some() && slot.is_none();
        let other_month = place.month.as_ref().is_some_and(|to| *to != before.props.month);
        self.go(place, if enters || other_month { Record::Push } else { Record::Replace });
        if enters {
            self.focus("#sk-details");
        } else if let (Some(slot), None) = (slot, &place.start) {
            self.focus(&format!("[data-start=\"{}\"]", slot.start));
        } else if link.has_attribute("data-day") {
            self.say_times(true);
            self.focus(".chosen");
            if by_pointer {
                self.scroll_to_times();
            }
        } else if other_month && !link.has_attribute("data-nav") {
            self.focus(".day[tabindex=\"0\"]");
        }
    }

    /// Says what is free on the day shown.
    fn say_times(&self, and_focus: bool) {
        if let Some(mut booking) = self.booking()
            && let Some(day) = booking.shown_day()
        {
            if and_focus {
                booking.focused = day;
            }
            booking.said = text::times_said(day, booking.slots_on(day).len());
            self.show(booking);
        }
    }

    /// Where the times are below the month, and out of sight, brings them into sight.
    fn scroll_to_times(&self) {
        let widget = self.clone();
        spawn(async move {
            leptos::task::tick().await;
            let Some((month, times)) = widget.find(".month table").zip(widget.find("#sk-times")) else {
                return;
            };
            let top = times.get_bounding_client_rect().top();
            let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            if top < month.get_bounding_client_rect().bottom() || top < height * 0.7 {
                return;
            }
            let calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            options.set_behavior(if calm.is_some_and(|calm| calm.matches()) {
                ScrollBehavior::Auto
            } else {
                ScrollBehavior::Smooth
            });
            times.scroll_into_view_with_scroll_into_view_options(&options);
        });
    }

    fn key(&self, event: &KeyboardEvent) {
        let Some(element) = clicked_element(event) else { return };
        let Some(from) = element.get_attribute("data-day").and_then(|day| Day::parse(&day)) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if event.key() == " " {
            event.prevent_default();
            element.unchecked_ref::<HtmlElement>().click();
            return;
        }
        let Some(mut booking) = self.booking() else { return };
        let Some(to) = moved(from, &event.key(), event.shift_key(), booking.props.week_start) else { return };
        event.prevent_default();
        if !booking.may_show(to.month()) {
            return;
        }
        if to.month() != booking.month() {
            self.go(&booking.to_month(to.month()), Record::Replace);
            let Some(there) = self.booking() else { return };
            booking = there;
        }
        booking.focused = to;
        self.show(booking);
        self.focus(".day[tabindex=\"0\"]");
    }

    fn submitted(&self, event: &Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        match form.get_attribute("data-form").as_deref() {
            Some("book") => {
                event.prevent_default();
                self.book();
            }
            Some("cancel") => {
                event.prevent_default();
                self.cancel(&form);
            }
            _ => {}
        }
    }

    fn changed(&self, event: &Event) {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let Some(select) = select.filter(|select| select.name() == "tz") else { return };
        self.keep_form();
        if let Some(booking) = self.booking() {
            self.go(&Place { tz: Some(select.value()), ..booking.place() }, Record::Replace);
        }
    }

    /// Fetches what is likely to be wanted next: the list of zones for the choice, a month for the way to it.
    fn approached(&self, event: &Event) {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let way = element.closest("#sk-tz, [data-nav][href]").ok().flatten();
        let Some((way, mut booking)) = way.zip(self.booking()) else { return };
        if let Some(months) = way.get_attribute("data-nav") {
            self.prefetch(&booking, booking.month().plus(if months == "1" { 1 } else { -1 }));
        } else if booking.zones.is_empty() {
            booking.zones = browser_zones();
            self.show(booking);
        }
    }

    fn went_back(&self) {
        let place = Place::parse(&window().location().search().unwrap_or_default());
        if let Some(booking) = self.booking() {
            if booking.props.mode != Mode::Embed {
                self.keep_form();
                self.go(&Place { tz: place.tz.clone().or_else(browser_zone), ..place }, Record::Nothing);
            }
        } else if self.mode_after_booking() == Some(Mode::Page) {
            // The address is that of a booking again, and only the edge can say what is free now.
            let _ = window().location().reload();
        }
    }

    // Going from step to step

    fn go(&self, place: &Place, record: Record) {
        let Some(mut booking) = self.booking() else { return };
        let to_load = booking.go(place);
        let tz = place.tz.clone().unwrap_or_else(|| booking.props.tz.clone());
        self.show(booking);
        self.record(record);
        if to_load {
            self.load_in(tz, record);
        }
        self.keep_time();
    }

    /// Loads the free times of the month shown once more.
    fn load(&self) {
        self.0.slots.borrow_mut().clear();
        if let Some(booking) = self.booking() {
            self.load_in(booking.props.tz, Record::Nothing);
        }
    }

    /// Loads the free times of the month shown, in this zone.
    fn load_in(&self, tz: String, record: Record) {
        let number = self.0.load.get() + 1;
        self.0.load.set(number);
        let record = if record == Record::Push { Record::Replace } else { record };
        let Some(mut booking) = self.booking() else { return };
        let (month, today) = (booking.month(), today_in(&tz));
        if let Some(slots) = self.remembered(&booking, month, &tz) {
            self.loaded(slots, today, record);
            return;
        }
        booking.loading = true;
        booking.failure = None;
        self.show(booking.clone());
        let widget = self.clone();
        spawn(async move {
            let answer = fetch(&booking, month, &tz, today).await;
            if widget.0.load.get() != number || !widget.0.open.get() {
                return;
            }
            if let Ok(mut slots) = answer {
                widget.show_kept_in(&slots.tz);
                if let Some(booking) = widget.booking() {
                    booking.offer_kept(&mut slots);
                    widget.remember(&booking, month, slots.clone());
                }
                widget.loaded(slots, today, record);
                widget.look_further(number).await;
            } else if let Some(mut booking) = widget.booking() {
                booking.loading = false;
                booking.failure = Some(Failure::Slots);
                widget.show(booking);
            }
        });
    }

    /// Free times have come: shows them, puts the Tab key's day where they are, and the address where the booking is.
    fn loaded(&self, slots: SlotsView, today: Option<Day>, record: Record) {
        self.show_kept_in(&slots.tz);
        let Some(mut booking) = self.booking() else { return };
        booking.load(slots, today);
        // Whoever is moving through the grid stays where they are.
        if self.find(".day:focus").is_none() {
            booking.focus_shown();
        }
        self.show(booking);
        self.say_times(false);
        self.record(record);
        self.keep_time();
    }

    /// In a month without free times, finds the next day that has any.
    async fn look_further(&self, number: u32) {
        let Some(booking) = self.booking() else { return };
        let next = booking.month().plus(1);
        let known = booking.shown_day().is_some() || booking.props.first_day.is_some();
        if known || !booking.may_show(next) {
            return;
        }
        let (from, to) = (next.first(), next.first().plus(MOST_DAYS - 1));
        let answer = api::slots(&booking, from, to, &booking.props.tz).await;
        if let (Ok(slots), Some(mut booking)) = (answer, self.booking())
            && self.0.load.get() == number
        {
            booking.props.first_day = slots.days.into_iter().next().map(|day| day.date);
            self.show(booking);
        }
    }

    /// Loads a month that is likely to be wanted next.
    fn prefetch(&self, booking: &Booking, month: Month) {
        if self.remembered(booking, month, &booking.props.tz).is_some() || self.0.prefetching.replace(true) {
            return;
        }
        let (widget, booking) = (self.clone(), booking.clone());
        spawn(async move {
            if let Ok(slots) = fetch(&booking, month, &booking.props.tz, None).await {
                widget.remember(&booking, month, slots);
            }
            widget.0.prefetching.set(false);
        });
    }

    fn remembered(&self, booking: &Booking, month: Month, tz: &str) -> Option<SlotsView> {
        let now = js_sys::Date::now();
        let mut loaded = self.0.slots.borrow_mut();
        loaded.retain(|loaded| now - loaded.at < FRESH_MILLISECONDS);
        loaded.iter().find(|loaded| loaded.is(booking, month, tz)).map(|loaded| loaded.slots.clone())
    }

    fn remember(&self, booking: &Booking, month: Month, slots: SlotsView) {
        let duration_minutes = booking.props.duration_minutes;
        let mut loaded = self.0.slots.borrow_mut();
        loaded.retain(|loaded| !loaded.is(booking, month, &slots.tz));
        loaded.push(Loaded { tz: slots.tz.clone(), month, duration_minutes, at: js_sys::Date::now(), slots });
    }

    /// Lets the address follow what is shown. In an embed the address is not ours; in a frame the history is not.
    fn record(&self, record: Record) {
        let Some(booking) = self.booking() else { return };
        let Ok(history) = window().history() else { return };
        // A page that is loaded again gives back what was kept for it before, and offers the time once more.
        let kept = booking.kept.as_ref().filter(|_| booking.chosen_slot().is_some());
        let kept = kept.map(|kept| format!("&hold={}", kept.id)).unwrap_or_default();
        let query = Some(booking.place().query() + &kept);
        // A page that may not change its address works without.
        let _ = match (booking.props.mode, record) {
            (Mode::Embed, _) | (_, Record::Nothing) => Ok(()),
            (Mode::Page, Record::Push) => history.push_state_with_url(&JsValue::NULL, "", query.as_deref()),
            _ => history.replace_state_with_url(&JsValue::NULL, "", query.as_deref()),
        };
    }

    // The form

    /// What has been typed outlives the form that it was typed into.
    fn keep_form(&self) {
        let Some((form, mut booking)) = self.find("form.contact").zip(self.booking()) else { return };
        let Ok(data) = FormData::new_with_form(form.unchecked_ref()) else { return };
        let kept = &mut booking.props.form;
        let fields = [&mut kept.name, &mut kept.email, &mut kept.phone, &mut kept.notes, &mut kept.guests];
        for (field, name) in fields.into_iter().zip(form::CONTACT_FIELDS.into_iter().chain([form::GUESTS])) {
            if let Some(typed) = data.get(name).as_string() {
                *field = typed;
            }
        }
        let typed = |id: &str, field: &str| {
            let values = data.get_all(field);
            let typed = values.iter().filter_map(|value| value.as_string());
            typed.map(|value| TypedAnswer { id: id.to_owned(), value }).collect::<Vec<_>>()
        };
        kept.answers = form::answer_ids(&booking.props.calendar.form)
            .flat_map(|id| typed(id, &form::answer_field(id)))
            .collect();
        kept.repeat = REPEAT_FIELDS.iter().flat_map(|field| typed(field, field)).collect();
        self.show(booking);
    }

    fn book(&self) {
        self.keep_form();
        let Some(mut booking) = self.booking().filter(|booking| !booking.sending) else { return };
        if booking.chosen_slot().is_none() {
            return;
        }
        let moves = booking.props.reschedule.is_some();
        booking.failure = None;
        booking.props.form.errors =
            if moves { Vec::new() } else { form::missing(&booking.props.form, &booking.props.calendar.form) };
        if !booking.props.form.errors.is_empty() {
            self.refused(booking);
            return;
        }
        booking.sending = true;
        text::CONFIRMING.clone_into(&mut booking.said);
        self.show(booking);
        let widget = self.clone();
        spawn(async move {
            // A time that is being kept for this very form would be in its own way.
            while widget.0.keeping.get() {
                sleep(KEEPING_MILLISECONDS).await;
            }
            let Some(mut booking) = widget.booking() else { return };
            let Some(slot) = booking.chosen_slot().cloned() else {
                // It turned out to be taken, and that is shown already.
                booking.sending = false;
                booking.said.clear();
                widget.show(booking);
                return;
            };
            // What cannot be read was refused before.
            let repeat = form::repeat_of(&booking.props.form).ok().flatten().filter(|_| !moves);
            let post = post(&booking, &slot, repeat.as_ref());
            let key = widget.key_for(&post.identity(), &booking.props.idempotency_key);
            let answer = if repeat.is_some() {
                post.send(&key).await.map(Booked::Series)
            } else {
                post.send(&key).await.map(Booked::Appointment)
            };
            let Some(mut booking) = widget.booking().filter(|_| widget.0.open.get()) else { return };
            booking.sending = false;
            booking.said.clear();
            match answer {
                Ok(booked) => widget.booked(booking, booked),
                Err(no_answer) => widget.not_booked(booking, no_answer),
            }
        });
    }

    /// The same key for the same request, so that sending it again books once; another one for any other.
    fn key_for(&self, identity: &str, first: &str) -> String {
        let mut sent = self.0.sent.borrow_mut();
        let key = match &*sent {
            Some((last, key)) if last == identity => key.clone(),
            Some(_) => random_key(),
            None => first.to_owned(),
        };
        *sent = Some((identity.to_owned(), key.clone()));
        key
    }

    fn booked(&self, booking: Booking, booked: Booked) {
        let BookingProps { hour12, mode, theme, origin, calendar, .. } = booking.props;
        let (url, first) = match &booked {
            Booked::Appointment(appointment) => (&appointment.manage.url, Some(&appointment.id)),
            Booked::Series(series) => (&series.url, series.appointments.first().map(|first| &first.id)),
        };
        let detail = object(&[("appointment", first.cloned().into()), ("calendar", calendar.slug.into())]);
        if mode == Mode::Page
            && let Ok(history) = window().history()
        {
            // Reloading then shows what was booked. Where it fails, it shows the booking page.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(url));
        }
        match booked {
            Booked::Appointment(appointment) => {
                let (just_booked, confirming_cancel, notice) = (true, false, None);
                let props = AppointmentProps {
                    appointment,
                    hour12,
                    just_booked,
                    confirming_cancel,
                    notice,
                    mode,
                    theme,
                    origin,
                };
                self.show_appointment(Appointment { live: true, ..Appointment::new(props) });
                self.poll();
                self.focus("#sk-done");
            }
            Booked::Series(series) => {
                let source = series_source(&origin, (&series.id, &series.token), hour12, true, mode);
                self.show_series(WrittenProps { source, mode }, in_mode(mode, series.url));
            }
        }
        self.tell("slotkey:booked", &detail);
    }

    /// Shows a series that was just booked, as the edge draws it; until that can be had, the way to its page.
    fn show_series(&self, props: WrittenProps, url: String) {
        let widget = self.clone();
        spawn(async move {
            let drawn = api::written(&props.source).await;
            let html = drawn.unwrap_or_else(|_| {
                // The address is the edge's, which writes nothing into it that HTML would have to have escaped.
                format!(
                    "<article class=\"ticket\" data-pending><h2 id=\"sk-done\" tabindex=\"-1\">{}</h2>\
                     <p><a class=\"button\" href=\"{url}\">{}</a></p></article>",
                    text::CONFIRMED,
                    text::SERIES_HEADING
                )
            });
            widget.0.shown.set(Shown::Written(Written::new(props, html)));
            widget.focus("#sk-done");
            widget.poll_written();
        });
    }

    fn not_booked(&self, mut booking: Booking, no_answer: NoAnswer) {
        let refusal = match no_answer {
            NoAnswer::Unknown => {
                booking.failure = Some(Failure::Booking);
                self.show(booking);
                self.focus("[data-retry]");
                return;
            }
            NoAnswer::Refused(refusal) => refusal,
        };
        let detail = Some(refusal.detail).filter(|detail| !detail.is_empty());
        if refusal.code == "slot_taken" {
            booking.props.notice = Some(detail.unwrap_or_else(|| text::SLOT_TAKEN.to_owned()));
            booking.props.alternatives = refusal.alternatives;
            booking.props.start = None;
            // Whatever was kept was not this time, or is no longer.
            booking.kept = None;
            self.show(booking);
            self.record(Record::Replace);
            self.load();
            self.focus("#sk-notice");
        } else {
            let message = detail.unwrap_or_else(|| text::REFUSED.to_owned());
            booking.props.form.errors =
                vec![FieldError { field: refusal.field.unwrap_or_default(), message }];
            self.refused(booking);
        }
    }

    /// Shows what is wrong with the form, and goes there.
    fn refused(&self, booking: Booking) {
        if let Some(field) = form::first_refused(&booking.props.form, &booking.props.calendar.form) {
            self.focus(&format!(".contact [name=\"{field}\"]"));
        }
        self.show(booking);
    }

    // The time that is kept while the form is filled in

    /// Brings what is kept in line with the form that is open: its time is kept, and any other is given back. The form
    /// waits for none of it.
    fn keep_time(&self) {
        if self.0.keeping.replace(true) {
            // What is under way looks once more before it ends.
            return;
        }
        let widget = self.clone();
        spawn(async move {
            while widget.keep_or_release().await {}
            widget.0.keeping.set(false);
        });
    }

    /// Takes one step towards that. Says whether there may be another one.
    async fn keep_or_release(&self) -> bool {
        let Some(mut booking) = self.booking().filter(|_| self.0.open.get()) else { return false };
        let wanted = booking.slot_to_keep().cloned();
        if let Some(kept) = booking.kept.clone() {
            if wanted.is_some_and(|slot| booking.is_kept_for(&kept, &slot.start)) {
                return false;
            }
            booking.kept = None;
            self.show(booking.clone());
            api::release(&booking, &kept.id).await;
            return true;
        }
        let failed = self.0.not_kept.take();
        let Some(slot) = wanted else { return false };
        if failed.as_ref() == Some(&slot.start) {
            self.0.not_kept.replace(failed);
            return false;
        }
        // Whoever goes back at once, or loads the page again, has nothing kept that nobody could give back.
        sleep(KEEP_AFTER_MILLISECONDS).await;
        let here = self.booking().filter(|booking| booking.slot_to_keep() == Some(&slot));
        let Some(booking) = here.filter(|_| self.0.open.get()) else { return true };
        let until = js_sys::Date::now() + hold_milliseconds();
        match api::hold(&booking, &slot).await {
            Ok(hold) => self.kept(
                &booking,
                Kept {
                    id: hold.id,
                    slot,
                    duration_minutes: booking.props.duration_minutes,
                    until: wall_time(until, &booking.props.tz).unwrap_or_default(),
                    ended: false,
                },
            ),
            Err(no_answer) => {
                self.0.not_kept.replace(Some(slot.start.clone()));
                let taken = matches!(&no_answer, NoAnswer::Refused(refusal) if refusal.code == "slot_taken");
                let here = self.booking().filter(|booking| booking.slot_to_keep() == Some(&slot));
                if let Some(booking) = here.filter(|_| taken) {
                    self.not_booked(booking, no_answer);
                }
            }
        }
        true
    }

    /// A time is kept, from now on and for a while.
    fn kept(&self, asked: &Booking, kept: Kept) {
        let Some(mut booking) = self.booking().filter(|_| self.0.open.get()) else {
            let (asked, id) = (asked.clone(), kept.id);
            spawn(async move { api::release(&asked, &id).await });
            return;
        };
        let id = kept.id.clone();
        let tz = booking.props.tz.clone();
        booking.kept = Some(kept);
        self.show(booking);
        self.show_kept_in(&tz);
        self.record(Record::Replace);
        let widget = self.clone();
        spawn(async move {
            #[expect(clippy::cast_possible_truncation, reason = "some minutes")]
            sleep(hold_milliseconds() as i32).await;
            let Some(mut booking) = widget.booking() else { return };
            let Some(kept) = booking.kept.as_mut().filter(|kept| kept.id == id) else { return };
            kept.ended = true;
            text::KEPT_NO_MORE.clone_into(&mut booking.said);
            widget.show(booking);
        });
    }

    /// Asks for the time once more after it has run out.
    fn keep_again(&self) {
        self.keep_form();
        let Some(mut booking) = self.booking() else { return };
        booking.kept = None;
        booking.said.clear();
        self.show(booking);
        self.keep_time();
        self.focus(".contact [name=\"name\"]");
    }

    /// What is kept is shown in this zone.
    fn show_kept_in(&self, tz: &str) {
        let Some(mut booking) = self.booking() else { return };
        let Some(kept) = booking.kept.as_mut() else { return };
        for text in [&mut kept.until, &mut kept.slot.local] {
            if let Some(there) = wall_time(js_sys::Date::parse(text), tz) {
                *text = there;
            }
        }
        self.show(booking);
    }

    /// Gives back what is kept when its client leaves the page.
    fn leave(&self) {
        let Some(mut booking) = self.booking() else { return };
        let Some(kept) = booking.kept.take() else { return };
        // A page that is shown again as it was left goes on without.
        self.0.not_kept.replace(booking.props.start.clone());
        self.show(booking.clone());
        spawn(async move { api::release(&booking, &kept.id).await });
    }

    // The appointment

    fn cancel(&self, form: &HtmlFormElement) {
        let reason = FormData::new_with_form(form).ok().and_then(|data| data.get("reason").as_string());
        let Some(mut shown) = self.appointment().filter(|shown| !shown.sending) else { return };
        let post = Post::cancel(&shown.props.origin, &shown.props.appointment, &reason.unwrap_or_default());
        let key = self.key_for(&post.identity(), &random_key());
        shown.sending = true;
        shown.failed = false;
        self.show_appointment(shown);
        let widget = self.clone();
        spawn(async move {
            let answer = post.send(&key).await;
            let Some(mut shown) = widget.appointment() else { return };
            shown.sending = false;
            shown.failed = matches!(answer, Err(NoAnswer::Unknown));
            shown.props.confirming_cancel = shown.failed;
            match answer {
                Ok(appointment) => shown.props.appointment = appointment,
                Err(NoAnswer::Refused(refusal)) => {
                    shown.props.appointment.may_cancel &= refusal.code != "change_not_allowed";
                    shown.props.notice = Some(refusal.detail);
                }
                Err(NoAnswer::Unknown) => {}
            }
            widget.focus(if shown.failed { ".cancel button" } else { "#sk-done" });
            widget.show_appointment(shown);
        });
    }

    fn copy(&self) {
        let Some(shown) = self.appointment() else { return };
        let link = shown.props.appointment.meeting_location.value.unwrap_or_default();
        // Without https there is no clipboard at all.
        let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
        let writing = method(&clipboard, "writeText", &link.into());
        let widget = self.clone();
        spawn(async move {
            let copied = match writing {
                Some(writing) => JsFuture::from(js_sys::Promise::resolve(&writing)).await.is_ok(),
                None => false,
            };
            let Some(mut shown) = widget.appointment() else { return };
            shown.copied = Some(copied);
            let said = if copied { text::COPIED } else { text::NOT_COPIED };
            said.clone_into(&mut shown.said);
            widget.show_appointment(shown);
        });
    }

    /// Looks for a pending link, or for an approval, until it is there.
    fn poll(&self) {
        let widget = self.clone();
        spawn(async move {
            for look in 0..POLLS {
                let Some(shown) = widget.waiting() else { return };
                sleep(POLL_SECONDS[look.min(POLL_SECONDS.len() - 1)] * 1000).await;
                let Appointment { props, .. } = shown;
                let answer =
                    api::appointment(&props.origin, &props.appointment.id, &props.appointment.token).await;
                // A cancellation may have come while this was under way.
                let Some(mut shown) = widget.waiting().filter(|shown| !shown.sending) else { continue };
                if let Ok(appointment) = answer {
                    let awaited = awaits_approval(&shown.props.appointment);
                    let cancelled = appointment.status == "cancelled";
                    let decided = awaited && !awaits_approval(&appointment);
                    shown.props.appointment = appointment;
                    let said = match (cancelled, decided, shown.is_pending()) {
                        (true, ..) => text::CANCELLED_HEADING,
                        (_, true, _) => text::REQUEST_CONFIRMED,
                        (_, _, true) => "",
                        _ => text::LINK_READY,
                    };
                    if !said.is_empty() {
                        said.clone_into(&mut shown.said);
                    }
                    widget.show_appointment(shown);
                }
            }
        });
    }

    /// Has what the edge has drawn drawn anew, until nothing in it is pending.
    fn poll_written(&self) {
        let widget = self.clone();
        spawn(async move {
            for look in 0..POLLS {
                leptos::task::tick().await;
                let waits = |widget: &Self| widget.0.open.get() && widget.find("[data-pending]").is_some();
                let Some(shown) = widget.written().filter(|_| waits(&widget)) else { return };
                sleep(POLL_SECONDS[look.min(POLL_SECONDS.len() - 1)] * 1000).await;
                if let Ok(html) = api::written(&shown.props.source).await
                    && html != shown.html
                {
                    widget.draw_anew(Written { html, ..shown });
                }
            }
        });
    }

    /// Shows something in place of what it was before. Who was at one of its links still is.
    fn draw_anew(&self, mut written: Written) {
        let at = self.find("a:focus").and_then(|link| link.get_attribute("href"));
        if !written.html.contains("data-pending") {
            text::SERIES_READY.clone_into(&mut written.said);
        }
        self.0.shown.set(Shown::Written(written));
        if let Some(href) = at {
            self.focus(&format!("a[href=\"{href}\"]"));
        }
    }

    /// The appointment, while its link is pending.
    fn waiting(&self) -> Option<Appointment> {
        self.appointment().filter(|shown| shown.is_pending() && self.0.open.get())
    }

    /// Tells the page around.
    fn tell(&self, name: &str, detail: &JsValue) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            // It fails only for an event that is already under way.
            let _ = self.0.root.dispatch_event(&event);
        }
    }
}

/// What came of a booking.
#[expect(clippy::large_enum_variant, reason = "it is taken apart at once")]
enum Booked {
    Appointment(AppointmentView),
    Series(Series),
}

fn post(booking: &Booking, slot: &SlotView, repeat: Option<&RepeatDraft>) -> Post {
    let props = &booking.props;
    match &props.reschedule {
        Some(moved) => Post::reschedule(&props.origin, moved, slot, &props.tz),
        None => Post::book(booking, slot, repeat),
    }
}

/// The free times of a month's grid, from today on.
async fn fetch(booking: &Booking, month: Month, tz: &str, today: Option<Day>) -> Result<SlotsView, NoAnswer> {
    let (first, last) = month.weeks(booking.props.week_start);
    let first = first.max(today.unwrap_or_else(|| booking.today()));
    if first > last {
        return Ok(SlotsView { tz: tz.to_owned(), days: Vec::new() });
    }
    api::slots(booking, first, last, tz).await
}

/// Starts something that goes on by itself. All futures are boxed, so that what runs them is compiled once.
fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    wasm_bindgen_futures::spawn_local(future);
}

/// The link or button that an event began on, or in.
fn clicked_element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("a, button").ok()?
}

#[expect(clippy::expect_used, reason = "this module runs in a browser's window and nowhere else")]
fn window() -> Window {
    web_sys::window().expect("a window")
}

/// The browser's own time zone.
fn browser_zone() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&Array::new(), &js_sys::Object::new());
    from_js::field(&format.resolved_options(), "timeZone")
}

/// All time zones that the browser knows; none in a browser that does not say.
fn browser_zones() -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).unwrap_or_default();
    let zones = method(&intl, "supportedValuesOf", &"timeZone".into());
    let mut zones: Vec<String> = zones.and_then(|zones| FromJs::from_js(&zones)).unwrap_or_default();
    if !zones.is_empty() && !zones.iter().any(|zone| zone == "UTC") {
        zones.push("UTC".to_owned());
    }
    zones
}

/// Today, where it is that zone.
fn today_in(tz: &str) -> Option<Day> {
    Day::parse(wall_time(js_sys::Date::now(), tz)?.get(..10)?)
}

/// An instant as a wall clock shows it in a zone, as the edge writes it: `2026-11-01T01:30:00-04:00`. Swedish writes
/// `2026-11-01 01:30:00 GMT-04:00`.
fn wall_time(milliseconds: f64, tz: &str) -> Option<String> {
    let options = object(&[
        ("timeZone", tz.into()),
        ("year", "numeric".into()),
        ("month", "2-digit".into()),
        ("day", "2-digit".into()),
        ("hour", "2-digit".into()),
        ("minute", "2-digit".into()),
        ("second", "2-digit".into()),
        ("timeZoneName", "longOffset".into()),
    ]);
    let date = js_sys::Date::new(&milliseconds.into());
    let write = Reflect::get(&date, &"toLocaleString".into()).ok()?;
    let written = write.dyn_ref::<Function>()?.call2(&date, &"sv-SE".into(), &options).ok()?.as_string()?;
    let (day, rest) = written.split_once(' ')?;
    let (time, zone) = rest.split_once(' ')?;
    // Some browsers write a minus sign where others write a hyphen.
    let offset = zone.trim_start_matches("GMT").replace('\u{2212}', "-");
    Some(format!("{day}T{time}{}", if offset.is_empty() { "Z" } else { &offset }))
}

/// How long a time is kept. It counts from before it was asked for, so that it is never said to be kept when it is not.
fn hold_milliseconds() -> f64 {
    let seconds = i32::try_from(limits::HOLD_SECONDS).unwrap_or(0);
    f64::from(seconds) * 1000.0
}

/// 128 random bits.
fn random_key() -> String {
    let mut bytes = [0; 16];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    let hex = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    match filled {
        Ok(_) => bytes.iter().flat_map(|byte| [hex(byte >> 4), hex(byte & 15)]).collect(),
        // No browser lacks it; a key that is only unlikely to come twice will do then.
        Err(_) => format!("{:x}{:x}", js_sys::Math::random().to_bits(), js_sys::Date::now().to_bits()),
    }
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // It fails only for a callback that is not a function.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    // It resolves, and nothing rejects it.
    let _ = JsFuture::from(promise).await;
}
