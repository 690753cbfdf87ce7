//! A stage: a business, its people and their appointments, on which scenarios are played.

use super::{Account, Kind, Spot, Step, Who, end};
use crate::SOON;
use anyhow::{Context as _, Result, bail, ensure};
use jiff::Timestamp;
use reqwest::Method;
use serde_json::{Value, json};
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::{On, fresh};
use slotkey_tests::profile::Decision;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use slotkey_tests::zoom::{Entry, Meeting};
use std::collections::BTreeMap;
use std::time::Duration;

const NAMES: [&str; 2] = ["ann", "bob"];
const STATIC_LINK: &str = "https://meet.example.com/room";
/// Longer than a turn takes whose time has come.
const TURN: Duration = Duration::from_secs(4);
/// How many slots are played with.
const SLOTS: usize = 101;

/// Where a scenario is played.
pub struct Stage {
    pub business: Business,
    elsewhere: Option<Business>,
    users: Vec<User>,
    /// Zoom's ids of the users' own Zoom accounts.
    accounts: Vec<String>,
    /// Slugs, ids and businesses.
    calendars: Vec<(String, String, Business)>,
    starts: Vec<String>,
    appointments: Vec<AppointmentView>,
    /// The link of each appointment when it was last looked at.
    links: BTreeMap<usize, String>,
}

impl Stage {
    pub async fn set(world: &World) -> Result<Self> {
        let business = world.business().await?;
        let mut users = Vec::new();
        let mut accounts = Vec::new();
        for _ in NAMES {
            let user = business.user().await?;
            business.zoom.put_user(json!({ "email": user.email })).await?;
            accounts.push(business.zoom_account(&user.email).await?);
            users.push(user);
        }
        let plain = business.calendar(&CalendarSpec::unassigned(STATIC_LINK).zone("UTC")).await?;
        let starts = business.api.first_slots(&plain, SLOTS).await?;
        Ok(Self {
            business,
            elsewhere: None,
            users,
            accounts,
            calendars: Vec::new(),
            starts: starts.into_iter().map(|slot| slot.start).collect(),
            appointments: Vec::new(),
            links: BTreeMap::new(),
        })
    }

    pub async fn perform(&mut self, step: &Step) -> Result<()> {
        match *step {
            Step::Connects(who) => self.sign_in(who, who, "connected").await,
            Step::SignsIn(who, account, notice) => self.sign_in(who, account, notice).await,
            Step::ConnectsAt(who, spot) => self.connect_at(who, spot).await,
            Step::ComesBackSignedOut(who) => self.come_back_signed_out(who).await,
            Step::Disconnects(who) => {
                let notice = self.business.sign_in(&self.users[who]).await?.disconnect().await?;
                ensure!(notice == "disconnected", "{notice}");
                Ok(())
            }
            Step::IsDeleted(who) => {
                let answer = self.business.api.delete(&self.path_of(who)).await?;
                answer.read::<Value>(200).map(drop)
            }
            Step::IsRestored(who) => self.restore(who).await,
            Step::Opens(kind) => {
                let business = self.business.clone();
                self.open(business, kind).await
            }
            Step::OpensElsewhere(kind) => {
                let business = self.business.second_sub_account().await?;
                self.elsewhere = Some(business.clone());
                self.open(business, kind).await
            }
            Step::DefaultsToZoom(who, expected) => self.default_to_zoom(who, expected).await,
            Step::RefusesZoom => self.refuse_zoom().await,
            Step::MakesByHand(who, slot) => {
                let (account, start) = (&self.accounts[who], &self.starts[slot]);
                self.business.zoom.make_by_hand(account, "", start).await.map(drop)
            }
            _ => self.perform_with_appointments(step).await,
        }
    }

    /// Waits until no appointment waits for its link any more.
    pub async fn nothing_waits(&self) -> Result<()> {
        eventually(TURN, "the links", async || Ok((self.waiting().await == 0).then_some(()))).await
    }

    /// How many appointments wait for their link.
    async fn waiting(&self) -> u32 {
        let mut waiting = 0;
        for appointment in &self.appointments {
            let location = self.business.staff_view(appointment).await.ok();
            let state = location.map(|one| one.view.meeting_location.state);
            waiting += u32::from(state == Some(LocationState::Pending));
        }
        waiting
    }

    /// Waits until nothing is left to do but what waits for a host to connect.
    pub async fn settled(&self) -> Result<()> {
        eventually(SOON, "an empty outbox", async || {
            let waiting = self.waiting().await;
            let jobs = self.business.api.status(&self.business.sub_account).await?.jobs_waiting;
            Ok((jobs <= waiting).then_some(()))
        })
        .await
    }

    async fn perform_with_appointments(&mut self, step: &Step) -> Result<()> {
        let api = self.business.api.clone();
        match *step {
            Step::Books(calendar, slot) => {
                let slug = &self.calendars[calendar].0;
                self.appointments.push(api.booked(slug, &self.starts[slot]).await?);
                Ok(())
            }
            Step::BooksFirst(calendar, count) => {
                let slug = &self.calendars[calendar].0;
                for start in &self.starts[..count] {
                    self.appointments.push(api.booked(slug, start).await?);
                }
                Ok(())
            }
            Step::Renames(at) => {
                let contact = json!({ "name": "Renamed", "email": "renamed@example.com" });
                let patch = json!({ "title": "Renamed", "contact": contact });
                self.business.edit(self.known(at), On::Anything, &patch).await?.read::<Value>(200).map(drop)
            }
            Step::Moves(at, slot) => {
                let moved = api.reschedule(self.known(at), &self.starts[slot]).await?.read(200)?;
                self.appointments[at] = moved;
                Ok(())
            }
            Step::Cancels(at) => api.cancel(self.known(at)).await.map(drop),
            Step::Deletes(at) => {
                let answer = self.business.delete(self.known(at)).await?;
                ensure!(answer.status < 300, "{}: {}", answer.status, answer.body);
                Ok(())
            }
            Step::Offers(calendar, slot) => {
                let offered = api.offers(&self.calendars[calendar].0, &self.starts[slot]).await?;
                ensure!(offered, "not offered");
                Ok(())
            }
            Step::MeetingsLeft(who, count) => {
                let left = self.business.zoom.live_meetings(&self.accounts[who]).await?;
                ensure!(left.len() == count, "not {count}: {left:?}");
                Ok(())
            }
            _ => self.look(step).await,
        }
    }

    /// What has to be so.
    async fn look(&mut self, step: &Step) -> Result<()> {
        match *step {
            Step::HasLink(at, who) => {
                let meeting = self.meeting_of(at).await?;
                ensure!(meeting.host_id == self.accounts[who], "another's: {meeting:?}");
            }
            Step::SameLink(one, other) => {
                let (one, other) = (self.link(one).await?, self.link(other).await?);
                ensure!(one == other, "{one} and {other}");
            }
            Step::OtherLink(one, other) => {
                let (one, other) = (self.link(one).await?, self.link(other).await?);
                ensure!(one != other, "both {one}");
            }
            Step::KeepsLink(at) => {
                let before = self.links.get(&at).cloned().context("never looked at")?;
                let now = self.link(at).await?;
                ensure!(now == before, "{before} and now {now}");
                self.meeting_of(at).await?;
            }
            Step::HasNewLink(at) => {
                let before = self.links.get(&at).cloned().context("never looked at")?;
                let now = self.link(at).await?;
                ensure!(now != before, "still {before}");
                self.meeting_of(at).await?;
            }
            Step::Waits(at, why) => {
                let location = self.now(at).await?.meeting_location;
                ensure!(location.state == LocationState::Pending, "{location:?}");
                ensure!(
                    location.reason.as_deref().is_some_and(|reason| reason.contains(why)),
                    "{location:?}"
                );
            }
            Step::HasStaticLink(at) => {
                let link = self.link(at).await?;
                ensure!(link == STATIC_LINK, "{link}");
            }
            Step::HasNone(at) => self.has_none(at).await?,
            Step::IsDocumented(at) => self.is_documented(at).await?,
            _ => bail!("a step that nobody plays"),
        }
        Ok(())
    }

    fn known(&self, at: usize) -> &AppointmentView {
        &self.appointments[at]
    }

    async fn now(&self, at: usize) -> Result<AppointmentView> {
        self.business.api.appointment(self.known(at)).await
    }

    async fn link(&mut self, at: usize) -> Result<String> {
        let link = link_of(&self.now(at).await?)?.to_owned();
        self.links.insert(at, link.clone());
        Ok(link)
    }

    /// The live meeting at an appointment's time that its link lets its client into.
    async fn meeting_of(&mut self, at: usize) -> Result<Meeting> {
        let (link, start) = (self.link(at).await?, self.now(at).await?.start);
        let meetings = self.business.zoom.meetings().await?;
        let registered = |one: &Value| one["join_url"] == link.as_str() && one["status"] == "approved";
        let found =
            meetings.into_iter().find(|one| one.join_url == link || one.registrants.iter().any(registered));
        let meeting = found.with_context(|| format!("{link} leads nowhere"))?;
        ensure!(!meeting.deleted, "deleted: {meeting:?}");
        ensure!(meeting.start_time == start.parse::<Timestamp>()?, "at another time: {meeting:?}");
        Ok(meeting)
    }

    async fn has_none(&self, at: usize) -> Result<()> {
        // One that the business has deleted is told to nobody any more.
        let path = format!("/api/v1/appointments/{}?token={}", self.known(at).id, self.known(at).token);
        let answer = self.business.api.get(&path).await?;
        if answer.status != 404 {
            let location = answer.read::<AppointmentView>(200)?.meeting_location;
            ensure!(location.state == LocationState::None && location.value.is_none(), "{location:?}");
        }
        let link = self.links.get(&at).context("never looked at")?;
        let meetings = self.business.zoom.meetings().await?;
        let opens = meetings.iter().any(|one| one.join_url == *link && !one.deleted);
        let shared = self.appointments.iter().enumerate().filter(|(other, _)| *other != at);
        let shared = shared.filter(|(other, _)| self.links.get(other) == Some(link)).count() > 0;
        ensure!(opens == shared, "{link} opens: {opens}, although used by another: {shared}");
        Ok(())
    }

    async fn is_documented(&mut self, at: usize) -> Result<()> {
        let link = self.link(at).await?;
        let listed = self.business.api.appointments(&self.business.sub_account).await?;
        let found = listed.into_iter().find(|one| one.view.id == self.known(at).id).context("not listed")?;
        ensure!(found.view.meeting_location.value.as_deref() == Some(&link), "{found:?}");
        ensure!(found.zoom_link.context("nothing of Zoom")?["kind"] == "shared");
        Ok(())
    }

    fn path_of(&self, who: Who) -> String {
        format!("/agencies/{}/users/{}", self.business.agency, self.users[who].id)
    }

    async fn sign_in(&self, who: Who, account: Account, expected: &str) -> Result<()> {
        let email = &self.users[account].email;
        let session = self.business.sign_in(&self.users[who]).await?;
        let notice = session.connect(Decision::Allow(email)).await?;
        ensure!(notice == expected, "{notice}");
        if expected == "connected" {
            return Ok(());
        }
        let page = session.get(&format!("/profile?notice={notice}")).await?.body;
        let named = self.users.iter().enumerate().filter(|(other, _)| *other != who);
        let mut named = named.filter(|(_, user)| page.contains(&user.name) || page.contains(&user.email));
        ensure!(named.next().is_none(), "the refusal names another user");
        Ok(())
    }

    async fn connect_at(&self, who: Who, spot: Spot) -> Result<()> {
        let calendar = self.calendars.first().map(|(_, id, _)| id.clone());
        let (place, back) = match (spot, calendar) {
            (Spot::Profile, _) => ("profile".to_owned(), "/profile?notice=connected".to_owned()),
            (Spot::Location, _) => {
                ("location".to_owned(), "/profile?notice=connected&chosen=zoom".to_owned())
            }
            (Spot::Calendar, id) => {
                let id = id.context("no calendar yet")?;
                (id.clone(), format!("/profile/calendars/{id}?notice=connected&chosen=zoom"))
            }
        };
        let user = &self.users[who];
        let session = self.business.sign_in(user).await?;
        let consent = session.press_connect_at(&place).await?;
        let callback = session.decide(&consent, Decision::Allow(&user.email)).await?;
        let led = session.get(&callback).await?;
        ensure!(led.header("location").starts_with(&back), "led to {:?}", led.header("location"));
        Ok(())
    }

    async fn come_back_signed_out(&self, who: Who) -> Result<()> {
        let user = &self.users[who];
        let session = self.business.sign_in(user).await?;
        let callback = session.decide(&session.press_connect().await?, Decision::Allow(&user.email)).await?;
        let answer = self.business.api.get(&callback).await?;
        ensure!(answer.status == 401, "{}: {}", answer.status, answer.body);
        ensure!(self.business.record(user).await?.zoom.is_none(), "connected by nobody");
        Ok(())
    }

    async fn restore(&mut self, who: Who) -> Result<()> {
        let User { name, email, .. } = self.users[who].clone();
        let id = self.business.api.create_user(&self.business.agency, &fresh("user"), &name, &email).await?;
        self.users[who].id = id;
        Ok(())
    }

    async fn open(&mut self, business: Business, kind: Kind) -> Result<()> {
        let members = |who: &[Who]| who.iter().map(|who| &self.users[*who]).collect::<Vec<_>>();
        let spec = match kind {
            Kind::RoundRobin(who) => CalendarSpec::round_robin(&members(who)),
            Kind::Collective(who) => CalendarSpec::collective(&members(who)),
            Kind::Class(who) => CalendarSpec::class(&self.users[who], 3),
            Kind::PersonalClass(who) => {
                CalendarSpec::class(&self.users[who], 3).with("zoom", json!({ "personal_links": true }))
            }
            Kind::AtLink(who) => CalendarSpec::round_robin(&[&self.users[who]]).link(STATIC_LINK),
            Kind::Unassigned => CalendarSpec::unassigned(STATIC_LINK).seats(3),
        };
        let spec = spec.zone("UTC");
        let id = business.new_calendar(&spec).await?.id;
        self.calendars.push((spec.slug, id, business));
        Ok(())
    }

    async fn default_to_zoom(&self, who: Who, expected: Result<u64, &str>) -> Result<()> {
        let path = format!("{}/meeting-location", self.path_of(who));
        let body = json!({ "meeting_location": { "kind": "zoom" }, "apply_to_calendars": true });
        let answer = self.business.api.change(Method::POST, &path, On::Anything, &body).await?;
        match expected {
            Ok(changed) => {
                let answer: Value = answer.read(200)?;
                ensure!(answer["calendars_changed"] == changed, "{answer}");
            }
            Err(code) => ensure!(answer.refused()? == (409, code.to_owned()), "{}", answer.body),
        }
        Ok(())
    }

    async fn refuse_zoom(&self) -> Result<()> {
        let spec = CalendarSpec::unassigned(STATIC_LINK).with("meeting_location", json!({ "kind": "zoom" }));
        let answer = self.business.try_calendar(&spec).await?;
        ensure!(answer.status == 422, "{}: {}", answer.status, answer.body);
        Ok(())
    }

    /// The requests on behalf of the users' Zoom accounts, as the table writes them.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let meetings = self.business.zoom.meetings().await?;
        let all = self.business.zoom.all_requests().await?;
        let concerned = all.iter().filter_map(|entry| {
            let who = self.accounts.iter().position(|account| entry.host.as_ref() == Some(account))?;
            Some((who, entry))
        });
        concerned
            .map(|(who, entry)| {
                let slot = self.slot_of(entry, &meetings)?.map(|at| format!(" {at}")).unwrap_or_default();
                Ok(format!("{} {}{slot}", NAMES[who], entry.operation))
            })
            .collect()
    }

    /// For which slot a request is: by what it asks for, or by the meeting in its path.
    fn slot_of(&self, entry: &Entry, meetings: &[Meeting]) -> Result<Option<usize>> {
        let start = if entry.operation == "create" {
            Some(end::start_asked_for(entry)?)
        } else {
            let id = entry.path.strip_prefix("/v2/meetings/").and_then(|rest| rest.split('/').next());
            let id: Option<u64> = id.map(str::parse).transpose()?;
            meetings.iter().find(|meeting| Some(meeting.id) == id).map(|meeting| meeting.start_time)
        };
        let slot = |at: &String| start.is_some_and(|start| at.parse().is_ok_and(|at: Timestamp| at == start));
        Ok(self.starts.iter().position(slot))
    }
}
