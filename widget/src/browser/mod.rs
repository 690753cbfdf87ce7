//! Brings a page that the edge drew to life.
//!
//! The view is drawn again from a changed [`Shown`]; nothing else in the page is touched, except for the focus. Events
//! are heard on the root element: a click on a link of the booking is read as a [`Place`], a key in the grid as a day, a
//! form as a call to the edge.

mod api;
mod from_js;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Reflect};
use leptos::prelude::*;
use shared::wire::{AppointmentView, SlotView, SlotsView};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, EventTarget, FormData, HtmlElement, HtmlFormElement,
    HtmlSelectElement, KeyboardEvent, MouseEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use self::api::{NoAnswer, Post, method, object};
use self::from_js::FromJs;
use crate::booking::{Booking, Failure};
use crate::confirmation::Appointment;
use crate::day::{Day, Month};
use crate::form;
use crate::month::moved;
use crate::place::Place;
use crate::props::{AppointmentProps, BookingProps, FieldError, Mode};
use crate::shown::{self, Shown};
use crate::text;

/// How long free times that were loaded are shown again without asking.
const FRESH_MILLISECONDS: f64 = 60_000.0;
/// How long to wait before each look for a pending link; the last one again and again.
const POLL_SECONDS: [i32; 7] = [1, 1, 2, 3, 5, 10, 20];
/// How many looks are taken at a pending link: for about a quarter of an hour. After that, a reload will do.
const POLLS: usize = 50;
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
    } else {
        AppointmentProps::from_js(&props).map(|props| Shown::Appointment(Appointment::new(props)))
    };
    let shown = ArcRwSignal::new(shown.ok_or("props")?);
    let drawn = shown.clone();
    let handle = leptos::mount::hydrate_from(view, move || move || shown::view(&drawn.read()));
    let widget = Widget(Rc::new(State { root, shown, slots: RefCell::default(), sent: RefCell::default(), load: Cell::default(), open: Cell::new(true) }));
    let listeners = widget.listen();
    widget.start();
    Ok(Closure::once_into_js(move || {
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
    /// The widget is on the page.
    open: Cell<bool>,
}

struct Loaded {
    tz: String,
    month: Month,
    at: f64,
    slots: SlotsView,
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
        self.0.shown.update(|shown| match shown {
            Shown::Booking(booking) => booking.live = true,
            Shown::Appointment(appointment) => appointment.live = true,
        });
        self.with_booking(|booking| {
            self.remember(booking.month(), booking.props.slots.clone());
        });
        self.record(Record::Replace);
        let zone = browser_zone();
        let other = self.with_booking(|booking| {
            let zone = zone.filter(|zone| !booking.props.tz_explicit && *zone != booking.props.tz)?;
            Some(Place { tz: Some(zone), ..booking.place() })
        });
        if let Some(place) = other.flatten() {
            self.go(&place, Record::Replace);
        }
        self.poll();
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
        ]
    }

    // What is shown

    fn with_booking<T>(&self, read: impl FnOnce(&Booking) -> T) -> Option<T> {
        match &*self.0.shown.read_untracked() {
            Shown::Booking(booking) => Some(read(booking)),
            Shown::Appointment(_) => None,
        }
    }

    fn change_booking<T>(&self, change: impl FnOnce(&mut Booking) -> T) -> Option<T> {
        match &mut *self.0.shown.write() {
            Shown::Booking(booking) => Some(change(booking)),
            Shown::Appointment(_) => None,
        }
    }

    fn with_appointment<T>(&self, read: impl FnOnce(&Appointment) -> T) -> Option<T> {
        match &*self.0.shown.read_untracked() {
            Shown::Appointment(appointment) => Some(read(appointment)),
            Shown::Booking(_) => None,
        }
    }

    fn change_appointment<T>(&self, change: impl FnOnce(&mut Appointment) -> T) -> Option<T> {
        match &mut *self.0.shown.write() {
            Shown::Appointment(appointment) => Some(change(appointment)),
            Shown::Booking(_) => None,
        }
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.0.root.query_selector(selector).ok()?.map(JsCast::unchecked_into)
    }

    /// Moves the focus once the view has been drawn.
    fn focus(&self, selector: &str) {
        let (widget, selector) = (self.clone(), selector.to_owned());
        spawn_local(async move {
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
        let Some(element) = clicked_element(event).filter(|_| !modified && event.button() == 0) else { return };
        if let Some(what) = element.get_attribute("data-retry") {
            if what == "book" { self.book() } else { self.load() }
        } else if element.has_attribute("data-copy") {
            self.copy();
        } else if let Some(what) = element.get_attribute("data-cancel") {
            event.prevent_default();
            let open = what == "open";
            self.change_appointment(|appointment| appointment.props.confirming_cancel = open);
            self.focus(if open { "#sk-cancel" } else { "[data-cancel]" });
        } else if let Some(href) = element.get_attribute("href") {
            let place = self.with_booking(|booking| {
                let query = href.strip_prefix(&booking.base())?;
                query.starts_with('?').then(|| Place::parse(query))
            });
            if let Some(place) = place.flatten() {
                event.prevent_default();
                self.follow(&place, &element, event.detail() > 0);
            }
        }
    }

    /// Goes where a link leads, and puts the focus where the next step begins.
    fn follow(&self, place: &Place, link: &Element, by_pointer: bool) {
        self.keep_form();
        let before = self.with_booking(|booking| (booking.props.month.clone(), booking.chosen_slot().cloned()));
        let Some((month, slot)) = before else { return };
        let enters = place.start.is_some() && slot.is_none();
        let other_month = place.month.as_ref().is_some_and(|to| *to != month);
        self.go(place, if enters || other_month { Record::Push } else { Record::Replace });
        if enters {
            self.focus("#sk-details");
        } else if let (Some(slot), None) = (slot, &place.start) {
            self.focus(&format!("[data-start=\"{}\"]", slot.start));
        } else if link.has_attribute("data-day") {
            self.change_booking(|booking| {
                if let Some(day) = booking.shown_day() {
                    booking.focused = day;
                    booking.said = text::times_said(day, booking.slots_on(day).len());
                }
            });
            self.focus(".chosen");
            if by_pointer {
                self.scroll_to_times();
            }
        } else if other_month && !link.has_attribute("data-nav") {
            self.focus(".day[tabindex=\"0\"]");
        }
    }

    /// Where the times are below the month, and out of sight, brings them into sight.
    fn scroll_to_times(&self) {
        let widget = self.clone();
        spawn_local(async move {
            leptos::task::tick().await;
            let Some((month, times)) = widget.find(".month table").zip(widget.find("#sk-times")) else { return };
            let top = times.get_bounding_client_rect().top();
            let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            if top < month.get_bounding_client_rect().bottom() || top < height * 0.7 {
                return;
            }
            let calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            options.set_behavior(if calm.is_some_and(|calm| calm.matches()) { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
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
        let to = self.with_booking(|booking| {
            let to = moved(from, &event.key(), event.shift_key(), booking.props.week_start)?;
            let place = (to.month() != booking.month()).then(|| booking.to_month(to.month()));
            Some((to, place, booking.may_show(to.month())))
        });
        let Some((to, place, may_show)) = to.flatten() else { return };
        event.prevent_default();
        if !may_show {
            return;
        }
        if let Some(place) = place {
            self.go(&place, Record::Replace);
        }
        self.change_booking(|booking| booking.focused = to);
        self.focus(".day[tabindex=\"0\"]");
    }

    fn submitted(&self, event: &Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
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
        let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) else { return };
        self.keep_form();
        if let Some(place) = self.with_booking(|booking| Place { tz: Some(select.value()), ..booking.place() }) {
            self.go(&place, Record::Replace);
        }
    }

    /// Fetches what is likely to be wanted next: the list of zones for the choice, a month for the way to it.
    fn approached(&self, event: &Event) {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if element.id() == "sk-tz" {
            let unknown = self.with_booking(|booking| booking.zones.is_empty()) == Some(true);
            if unknown {
                let zones = browser_zones();
                self.change_booking(|booking| booking.zones = zones);
            }
        } else if let Ok(Some(way)) = element.closest("[data-nav][href]") {
            let months = way.get_attribute("data-nav").and_then(|months| months.parse().ok()).unwrap_or(0);
            if let Some(month) = self.with_booking(|booking| booking.month().plus(months)) {
                self.prefetch(month);
            }
        }
    }

    fn went_back(&self) {
        let place = Place::parse(&window().location().search().unwrap_or_default());
        let follows = self.with_booking(|booking| booking.props.mode != Mode::Embed);
        match follows {
            Some(true) => {
                self.keep_form();
                let place = Place { tz: place.tz.clone().or_else(browser_zone), ..place };
                self.go(&place, Record::Nothing);
            }
            Some(false) => {}
            None => {
                if self.with_appointment(|appointment| appointment.props.mode != Mode::Embed) == Some(true) {
                    // The address is that of a booking again, and only the edge can say what is free now.
                    let _ = window().location().reload();
                }
            }
        }
    }

    // Going from step to step

    fn go(&self, place: &Place, record: Record) {
        let to_load = self.change_booking(|booking| {
            booking.go(place).then(|| place.tz.clone().unwrap_or_else(|| booking.props.tz.clone()))
        });
        match to_load.flatten() {
            Some(tz) => self.load_in(&tz, record),
            None => self.record(record),
        }
    }

    fn load(&self) {
        self.0.slots.borrow_mut().clear();
        if let Some(tz) = self.with_booking(|booking| booking.props.tz.clone()) {
            self.load_in(&tz, Record::Nothing);
        }
    }

    /// Loads the free times of the month shown, in this zone.
    fn load_in(&self, tz: &str, record: Record) {
        let number = self.0.load.get() + 1;
        self.0.load.set(number);
        let today = today_in(tz);
        let month = self.with_booking(Booking::month);
        let Some(month) = month else { return };
        if let Some(slots) = self.remembered(month, tz) {
            self.change_booking(|booking| booking.load(slots, today));
            self.loaded(record);
            return;
        }
        self.change_booking(|booking| {
            booking.loading = true;
            booking.failure = None;
        });
        if record != Record::Nothing {
            self.record(record);
        }
        let (widget, tz) = (self.clone(), tz.to_owned());
        spawn_local(async move {
            let answer = widget.fetch(month, &tz, today).await;
            if widget.0.load.get() != number || !widget.0.open.get() {
                return;
            }
            match answer {
                Ok(slots) => {
                    widget.remember(month, slots.clone());
                    widget.change_booking(|booking| booking.load(slots, today));
                    widget.loaded(if record == Record::Nothing { record } else { Record::Replace });
                    widget.look_further(number).await;
                }
                Err(_) => {
                    widget.change_booking(|booking| {
                        booking.loading = false;
                        booking.failure = Some(Failure::Slots);
                    });
                }
            }
        });
    }

    /// Free times have come: puts the Tab key's day where they are, and the address where the booking is.
    fn loaded(&self, record: Record) {
        let in_grid = self.find(".day:focus").is_some();
        self.change_booking(|booking| {
            if !in_grid {
                booking.focus_shown();
            }
            if let Some(day) = booking.shown_day() {
                booking.said = text::times_said(day, booking.slots_on(day).len());
            }
        });
        self.record(record);
    }

    /// In a month without free times, finds the next day that has any.
    async fn look_further(&self, number: u32) {
        let wanted = self.with_booking(|booking| {
            let empty = booking.shown_day().is_none() && booking.props.first_day.is_none();
            let next = booking.month().plus(1);
            (empty && booking.may_show(next)).then(|| (next.first(), booking.props.clone()))
        });
        let Some((from, props)) = wanted.flatten() else { return };
        let to = from.plus(MOST_DAYS - 1);
        let answer = api::slots(&props.origin, &props.calendar.slug, from, to, &props.tz).await;
        if let (Ok(slots), true) = (answer, self.0.load.get() == number) {
            let first = slots.days.into_iter().next().map(|day| day.date);
            self.change_booking(|booking| booking.props.first_day = first);
        }
    }

    async fn fetch(&self, month: Month, tz: &str, today: Option<Day>) -> Result<SlotsView, NoAnswer> {
        let known = self.with_booking(|booking| {
            let props = &booking.props;
            let (first, last) = month.weeks(props.week_start);
            let first = first.max(today.unwrap_or_else(|| booking.today()));
            (props.origin.clone(), props.calendar.slug.clone(), first, last)
        });
        let Some((origin, slug, first, last)) = known else { return Err(NoAnswer::Unknown) };
        if first > last {
            return Ok(SlotsView { tz: tz.to_owned(), days: Vec::new() });
        }
        api::slots(&origin, &slug, first, last, tz).await
    }

    fn prefetch(&self, month: Month) {
        let tz = self.with_booking(|booking| booking.props.tz.clone());
        let Some(tz) = tz.filter(|tz| self.remembered(month, tz).is_none()) else { return };
        // Marks it as asked for, so that moving over the same link asks once.
        let widget = self.clone();
        spawn_local(async move {
            if let Ok(slots) = widget.fetch(month, &tz, None).await {
                widget.remember(month, slots);
            }
        });
    }

    fn remembered(&self, month: Month, tz: &str) -> Option<SlotsView> {
        let now = js_sys::Date::now();
        let mut loaded = self.0.slots.borrow_mut();
        loaded.retain(|loaded| now - loaded.at < FRESH_MILLISECONDS);
        loaded.iter().find(|loaded| loaded.month == month && loaded.tz == tz).map(|loaded| loaded.slots.clone())
    }

    fn remember(&self, month: Month, slots: SlotsView) {
        let mut loaded = self.0.slots.borrow_mut();
        loaded.retain(|loaded| loaded.month != month || loaded.tz != slots.tz);
        loaded.push(Loaded { tz: slots.tz.clone(), month, at: js_sys::Date::now(), slots });
    }

    /// Lets the address follow what is shown. In an embed the address is not ours; in a frame the history is not.
    fn record(&self, record: Record) {
        let Some((mode, query)) = self.with_booking(|booking| (booking.props.mode, booking.place().query())) else {
            return;
        };
        let Ok(history) = window().history() else { return };
        // A page that may not change its address works without.
        let _ = match (mode, record) {
            (Mode::Embed, _) | (_, Record::Nothing) => Ok(()),
            (Mode::Page, Record::Push) => history.push_state_with_url(&JsValue::NULL, "", Some(&query)),
            _ => history.replace_state_with_url(&JsValue::NULL, "", Some(&query)),
        };
    }

    // The form

    /// What has been typed outlives the form that it was typed into.
    fn keep_form(&self) {
        let Some(form) = self.find("form.contact") else { return };
        let Ok(data) = FormData::new_with_form(form.unchecked_ref()) else { return };
        let typed = |name: &str| data.get(name).as_string();
        self.change_booking(|booking| {
            let form = &mut booking.props.form;
            for (kept, name) in
                [&mut form.name, &mut form.email, &mut form.phone, &mut form.notes].into_iter().zip(form::FIELDS)
            {
                if let Some(typed) = typed(name) {
                    *kept = typed;
                }
            }
        });
    }

    fn book(&self) {
        self.keep_form();
        let post = self.change_booking(|booking| {
            let slot = booking.chosen_slot().cloned().filter(|_| !booking.sending)?;
            booking.failure = None;
            let props = &mut booking.props;
            let moved = props.reschedule.as_ref();
            props.form.errors = if moved.is_none() { form::missing(&props.form) } else { Vec::new() };
            if !props.form.errors.is_empty() {
                return None;
            }
            booking.sending = true;
            text::CONFIRMING.clone_into(&mut booking.said);
            Some(post(booking, &slot))
        });
        let Some(post) = post.flatten() else {
            self.focus_refused();
            return;
        };
        let key = self.key_for(&post.identity());
        let widget = self.clone();
        spawn_local(async move {
            let answer = post.send(&key).await;
            if !widget.0.open.get() {
                return;
            }
            widget.change_booking(|booking| {
                booking.sending = false;
                booking.said.clear();
            });
            match answer {
                Ok(appointment) => widget.booked(appointment),
                Err(no_answer) => widget.not_booked(no_answer),
            }
        });
    }

    /// The same key for the same request, so that sending it again books once; another one for any other.
    fn key_for(&self, identity: &str) -> String {
        let mut sent = self.0.sent.borrow_mut();
        let key = match &*sent {
            Some((last, key)) if last == identity => key.clone(),
            Some(_) => random_key(),
            None => self.with_booking(|booking| booking.props.idempotency_key.clone()).unwrap_or_else(random_key),
        };
        *sent = Some((identity.to_owned(), key.clone()));
        key
    }

    fn booked(&self, appointment: AppointmentView) {
        let (id, slug) = (appointment.id.clone(), appointment.calendar.slug.clone());
        let url = appointment.manage.url.clone();
        let props = self.with_booking(|booking| AppointmentProps {
            appointment,
            hour12: booking.props.hour12,
            just_booked: true,
            confirming_cancel: false,
            notice: None,
            mode: booking.props.mode,
            theme: booking.props.theme,
            origin: booking.props.origin.clone(),
        });
        let Some(props) = props else { return };
        if props.mode == Mode::Page
            && let Ok(history) = window().history()
        {
            // Reloading then shows the appointment. Where it fails, it shows the booking page.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
        }
        self.0.shown.set(Shown::Appointment(Appointment { live: true, ..Appointment::new(props) }));
        self.focus("#sk-done");
        self.tell("slotkey:booked", &object(&[("appointment", id.into()), ("calendar", slug.into())]));
        self.poll();
    }

    fn not_booked(&self, no_answer: NoAnswer) {
        match no_answer {
            NoAnswer::Unknown => {
                self.change_booking(|booking| booking.failure = Some(Failure::Booking));
                self.focus("[data-retry]");
            }
            NoAnswer::Refused(refusal) if refusal.code == "slot_taken" => {
                self.change_booking(|booking| {
                    let detail = Some(refusal.detail).filter(|detail| !detail.is_empty());
                    booking.props.notice = Some(detail.unwrap_or_else(|| text::SLOT_TAKEN.to_owned()));
                    booking.props.alternatives = refusal.alternatives;
                    booking.props.start = None;
                });
                self.record(Record::Replace);
                self.load();
                self.focus("#sk-notice");
            }
            NoAnswer::Refused(refusal) => {
                let message = if refusal.detail.is_empty() { text::REFUSED.to_owned() } else { refusal.detail };
                let field = refusal.field.unwrap_or_default();
                self.change_booking(|booking| booking.props.form.errors = vec![FieldError { field, message }]);
                self.focus_refused();
            }
        }
    }

    fn focus_refused(&self) {
        let refused = self.with_booking(|booking| form::first_refused(&booking.props.form));
        if let Some(field) = refused.flatten() {
            self.focus(&format!("#sk-{field}"));
        }
    }

    // The appointment

    fn cancel(&self, form: &HtmlFormElement) {
        let reason = FormData::new_with_form(form).ok().and_then(|data| data.get("reason").as_string());
        let post = self.change_appointment(|shown| {
            (!shown.sending).then(|| {
                shown.sending = true;
                shown.failed = false;
                Post::cancel(&shown.props.origin, &shown.props.appointment, &reason.unwrap_or_default())
            })
        });
        let Some(post) = post.flatten() else { return };
        let key = self.key_for(&post.identity());
        let widget = self.clone();
        spawn_local(async move {
            let answer = post.send(&key).await;
            widget.change_appointment(|shown| {
                shown.sending = false;
                match answer {
                    Ok(appointment) => {
                        shown.props.appointment = appointment;
                        shown.props.confirming_cancel = false;
                        shown.props.notice = None;
                    }
                    Err(NoAnswer::Unknown) => shown.failed = true,
                    Err(NoAnswer::Refused(refusal)) => {
                        shown.props.confirming_cancel = false;
                        shown.props.notice = Some(refusal.detail).filter(|detail| !detail.is_empty());
                    }
                }
            });
            let failed = widget.with_appointment(|shown| shown.failed) == Some(true);
            widget.focus(if failed { ".cancel button" } else { "#sk-done" });
        });
    }

    fn copy(&self) {
        let link = self.with_appointment(|shown| shown.props.appointment.meeting_location.value.clone()).flatten();
        let Some(link) = link else { return };
        // Without https there is no clipboard at all.
        let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
        let writing = method(&clipboard, "writeText", &link.into());
        let widget = self.clone();
        spawn_local(async move {
            let copied = match writing {
                Some(writing) => JsFuture::from(js_sys::Promise::resolve(&writing)).await.is_ok(),
                None => false,
            };
            widget.change_appointment(|shown| {
                shown.copied = Some(copied);
                shown.said = if copied { text::COPIED } else { text::NOT_COPIED }.to_owned();
            });
        });
    }

    /// Looks for a pending link until it is there.
    fn poll(&self) {
        let wanted = self.with_appointment(|shown| {
            let appointment = &shown.props.appointment;
            let named = || (shown.props.origin.clone(), appointment.id.clone(), appointment.token.clone());
            shown.is_pending().then(named)
        });
        let Some((origin, id, token)) = wanted.flatten() else { return };
        let widget = self.clone();
        spawn_local(async move {
            for look in 0..POLLS {
                sleep(POLL_SECONDS[look.min(POLL_SECONDS.len() - 1)] * 1000).await;
                let pending = widget.with_appointment(Appointment::is_pending) == Some(true);
                if !pending || !widget.0.open.get() {
                    return;
                }
                if let Ok(appointment) = api::appointment(&origin, &id, &token).await {
                    widget.change_appointment(|shown| {
                        // A cancellation may have come while this was under way.
                        if shown.is_pending() && !shown.sending {
                            shown.props.appointment = appointment;
                            if !shown.is_pending() {
                                text::LINK_READY.clone_into(&mut shown.said);
                            }
                        }
                    });
                }
            }
        });
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

fn post(booking: &Booking, slot: &SlotView) -> Post {
    let props = &booking.props;
    match &props.reschedule {
        Some(moved) => Post::reschedule(&props.origin, moved, slot, &props.tz),
        None => Post::book(&props.origin, &props.calendar.slug, slot, &props.tz, &props.form),
    }
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

/// Today, where it is that zone. Swedish writes days as `YYYY-MM-DD`.
fn today_in(tz: &str) -> Option<Day> {
    let zone = object(&[("timeZone", tz.into())]);
    let today = Reflect::get(&js_sys::Date::new_0(), &"toLocaleDateString".into()).ok()?;
    let today = today.dyn_ref::<Function>()?.call2(&js_sys::Date::new_0(), &"sv-SE".into(), &zone).ok()?;
    Day::parse(&today.as_string()?)
}

/// 128 random bits.
fn random_key() -> String {
    let mut bytes = [0; 16];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| char::from(b'a' + byte % 16)).chain(bytes.iter().map(|byte| char::from(b'a' + byte / 16))).collect()
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // It fails only for a callback that is not a function.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    // It resolves, and nothing rejects it.
    let _ = JsFuture::from(promise).await;
}
