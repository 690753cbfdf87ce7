//! Rows, and how a table of them is played.

use super::*;
use futures_util::future::try_join_all;
use jiff::SignedDuration;
use std::collections::BTreeSet;

/// Businesses that are founded, or do something, at the same time.
const AT_ONCE: usize = 4;
/// By then whatever would have been sent too early has been: looked at in every row and at every stop.
const QUIET: Duration = Duration::from_secs(1);
/// What an expectation ends with that tells only how a message begins.
const AND_SO_ON: char = '…';
/// How many minutes before its beginning a table is made ready; that has to take less on any machine.
const TO_MAKE_READY: i64 = 15;
/// When appointments begin, where a row does not say it.
const START: i64 = 120;

/// A scenario: minutes are counted from the beginning of its table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    name: String,
    office: Office,
    approves: bool,
    calendar_zone: &'static str,
    client_zone: &'static str,
    workflows: Vec<Value>,
    recipe: Option<&'static str>,
    deeds: Vec<(i64, Deed)>,
    told: Vec<(i64, String)>,
}

/// What calendar a row has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    /// Nobody hosts, and everybody gets the same link.
    Unassigned,
    /// A user hosts, by the same link.
    Hosted,
    /// A user hosts who may be relieved by a colleague.
    Pair,
    /// A user hosts on Zoom.
    Zoom,
}

/// What is done to an appointment.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deed {
    /// The client books a time that begins at this minute.
    Book(i64),
    /// Staff book a series of two, a day apart.
    BookSeries(i64),
    /// Staff move it to this minute.
    MoveTo(i64),
    /// The client cancels it.
    Cancel,
    /// Staff say what it is.
    Mark(&'static str),
    /// The colleague hosts it from now on.
    HandOver,
    /// The client answers by mail.
    ReplyByMail,
    /// The client answers by SMS.
    ReplyBySms,
    /// Zoom tells of its meeting: `start` or `end`.
    Meeting(&'static str),
}

impl Row {
    /// A client books at once what begins at [`START`], and a workflow knows what to do.
    pub fn new(name: impl Into<String>, workflow: Value) -> Self {
        Self { workflows: vec![workflow], ..Self::without_workflow(name) }
    }

    /// By a recipe, as it stands but switched on.
    pub fn by_recipe(name: &'static str) -> Self {
        Self { recipe: Some(name), ..Self::without_workflow(name).at(Office::Hosted) }
    }

    fn without_workflow(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            office: Office::Unassigned,
            approves: false,
            calendar_zone: "UTC",
            client_zone: "UTC",
            workflows: Vec::new(),
            recipe: None,
            deeds: vec![(0, Deed::Book(START))],
            told: Vec::new(),
        }
    }

    /// With these workflows.
    pub fn with_all(name: impl Into<String>, workflows: Vec<Value>) -> Self {
        Self { workflows, ..Self::without_workflow(name) }
    }

    /// On another kind of calendar.
    pub fn at(mut self, office: Office) -> Self {
        self.office = office;
        self
    }

    /// Somebody has to approve it.
    pub fn after_approval(mut self) -> Self {
        self.approves = true;
        self
    }

    /// By whose clocks.
    pub fn zones(mut self, calendar: &'static str, client: &'static str) -> Self {
        (self.calendar_zone, self.client_zone) = (calendar, client);
        self
    }

    /// In place of being booked at once for [`START`].
    pub fn first(mut self, minute: i64, deed: Deed) -> Self {
        self.deeds = vec![(minute, deed)];
        self
    }

    /// Booked at once for another minute.
    pub fn starting(self, minute: i64) -> Self {
        self.first(0, Deed::Book(minute))
    }

    /// Something is done to it.
    pub fn then(mut self, minute: i64, deed: Deed) -> Self {
        self.deeds.push((minute, deed));
        self
    }

    /// Something has arrived at this minute, and not before. Client's mails are known by their subject, SMS and mails to
    /// the host by what is before it.
    pub fn told(mut self, minute: i64, what: impl Into<String>) -> Self {
        self.told.push((minute, what.into()));
        self
    }

    /// What has arrived before this minute, sorted.
    fn told_before(&self, minute: i64) -> Vec<&str> {
        let told = self.told.iter().filter(|(at, _)| *at < minute);
        let mut told: Vec<_> = told.map(|(_, what)| what.as_str()).collect();
        told.sort_unstable();
        told
    }
}

/// A row on its way.
struct Scene {
    row: Row,
    salon: Salon,
    colleague: Option<User>,
    appointment: Option<AppointmentView>,
    beginning: Timestamp,
}

impl Scene {
    async fn open(table: &Table<'_>, row: Row, recipes: &Value) -> Result<Self> {
        let business = table.world.business().await?;
        let on_zoom = row.office == Office::Zoom;
        let host = if on_zoom { business.connected_user().await? } else { business.user().await? };
        let colleague = if row.office == Office::Pair { Some(business.user().await?) } else { None };
        let spec = match (row.office, &colleague) {
            // By this strategy the first of them hosts as long as they are free.
            (Office::Pair, Some(colleague)) => CalendarSpec::round_robin(&[&host, colleague])
                .with("round_robin", json!({ "strategy": "optimize_for_availability" }))
                .member(&host, "priority", "high"),
            (Office::Unassigned, _) => CalendarSpec::unassigned(STATIC_LINK),
            _ => CalendarSpec::class(&host, 3),
        };
        let spec = if on_zoom { spec } else { spec.link(STATIC_LINK) };
        let spec = spec.zone(row.calendar_zone).with("auto_confirm", !row.approves);
        let salon = Salon::furnish(table.world, business, host, spec).await?;
        let scene = Self { row, salon, colleague, appointment: None, beginning: table.beginning };
        for draft in scene.drafts(recipes)? {
            scene.salon.try_workflow(&draft).await?.read::<Record>(201)?;
        }
        Ok(scene)
    }

    /// The row's workflows, with the ids of its business.
    fn drafts(&self, recipes: &Value) -> Result<Vec<Value>> {
        let mut drafts = self.row.workflows.clone();
        if let Some(name) = self.row.recipe {
            let mut all = recipes["recipes"].as_array().into_iter().flatten();
            let recipe = all.find(|recipe| recipe["workflow"]["name"] == name).context(name)?;
            let mut draft = recipe["workflow"].clone();
            draft["active"] = true.into();
            drafts.push(draft);
        }
        let colleague = self.colleague.as_ref().map_or(NOBODY, |user| &user.id);
        let ids = [(HOST, &*self.salon.host.id), (COLLEAGUE, colleague), (CALENDAR, &*self.salon.calendar)];
        let filled = |draft: Value| {
            let text = ids.iter().fold(draft.to_string(), |text, (name, id)| text.replace(name, id));
            Ok(serde_json::from_str(&text)?)
        };
        drafts.into_iter().map(filled).collect()
    }

    /// Does what the row has for this minute.
    async fn act(&mut self, minute: i64) -> Result<()> {
        for (at, deed) in self.row.deeds.clone() {
            if at == minute {
                let done = self.carry_out(deed).await;
                done.with_context(|| format!("{}: {deed:?} at minute {minute}", self.row.name))?;
            }
        }
        Ok(())
    }

    async fn carry_out(&mut self, deed: Deed) -> Result<()> {
        let business = &self.salon.business;
        match deed {
            Deed::Book(start) => self.appointment = Some(self.book(start).await?),
            Deed::BookSeries(start) => self.book_series(start).await?,
            Deed::MoveTo(start) => {
                business.staff_reschedule(self.known()?, &self.at(start)).await?.read::<Value>(200)?;
            }
            Deed::Cancel => drop(business.api.cancel(self.known()?).await?),
            Deed::Mark(status) => {
                business.set_status(self.known()?, On::Anything, status).await?.read::<Value>(200)?;
            }
            Deed::HandOver => {
                let colleague = self.colleague.as_ref().context("a colleague")?;
                business.reassign(self.known()?, On::Anything, colleague).await?.read::<Value>(200)?;
            }
            Deed::ReplyByMail => self.answer_from(&self.salon.client).await?,
            Deed::ReplyBySms => self.answer_from(&self.salon.phone).await?,
            Deed::Meeting(what) => self.tell_of_meeting(what).await?,
        }
        Ok(())
    }

    fn known(&self) -> Result<&AppointmentView> {
        self.appointment.as_ref().context("an appointment")
    }

    fn at(&self, minute: i64) -> String {
        (self.beginning + SignedDuration::from_mins(minute)).to_string()
    }

    fn booking(&self, start: i64) -> Booking {
        let mut booking = self.salon.booking(&self.at(start));
        booking.request.tz = self.row.client_zone.into();
        booking
    }

    async fn book(&self, start: i64) -> Result<AppointmentView> {
        self.salon.business.api.book(&self.salon.slug, &self.booking(start)).await?.read(201)
    }

    async fn book_series(&self, start: i64) -> Result<()> {
        let business = &self.salon.business;
        let mut body = serde_json::to_value(self.booking(start).request)?;
        body["calendar"] = self.salon.slug.as_str().into();
        body["repeat"] = json!({ "every": "day", "end": { "count": 2 }, "on_clash": "refuse" });
        let path = format!("/sub-accounts/{}/series", business.sub_account);
        business.api.create(&path, &fresh("series"), &body).await?.read::<Value>(201).map(drop)
    }

    async fn answer_from(&self, address: &str) -> Result<()> {
        let business = &self.salon.business;
        let path = format!("/sub-accounts/{}/replies", business.sub_account);
        let heard = business.api.create(&path, &fresh("reply"), &json!({ "from": address })).await?;
        let heard: Value = heard.read(200)?;
        ensure!(heard["contacts"] == 1, "{address}: {heard}");
        Ok(())
    }

    async fn tell_of_meeting(&self, what: &str) -> Result<()> {
        let (zoom, host) = (&self.salon.business.zoom, &self.salon.host.zoom_user);
        let meeting = zoom.live_meetings(host).await?.pop().context("a meeting")?;
        let told = zoom.happen(&meeting, json!(what), json!({})).await?;
        ensure!(told.len() == 1 && told[0].status == Some(204), "{told:?}");
        Ok(())
    }

    /// What has arrived in this row, as it is called in rows, sorted.
    fn arrived(&self, all: &[Arrived]) -> Vec<String> {
        let is_to = |one: &Arrived, address: &str| one.to.iter().any(|to| to.contains(address));
        let label = |one: &Arrived| {
            let subject = one.subject.clone().unwrap_or_default();
            if is_to(one, &self.salon.client) {
                Some(subject)
            } else if is_to(one, &self.salon.phone) {
                Some(format!("SMS: {}", one.text()))
            } else if is_to(one, &self.salon.host.email) {
                Some(format!("host: {subject}"))
            } else {
                None
            }
        };
        let mut arrived: Vec<_> = all.iter().filter_map(label).collect();
        arrived.sort_unstable();
        arrived
    }

    /// What is wrong with what has arrived before this minute, if anything is.
    async fn fault(&self, all: &[Arrived], minute: i64) -> Result<Option<String>> {
        let (arrived, told) = (self.arrived(all), self.row.told_before(minute));
        if arrived.len() == told.len() && arrived.iter().zip(&told).all(|(one, wanted)| is_as(one, wanted)) {
            return Ok(None);
        }
        let (messages, enrolments) = (self.salon.messages().await?, self.salon.enrolments().await?);
        let name = &self.row.name;
        Ok(Some(format!("{name}: {arrived:?} instead of {told:?}\n{messages:#?}\n{enrolments:#?}")))
    }
}

/// Whether a message is the one that a row tells.
fn is_as(arrived: &str, told: &str) -> bool {
    told.strip_suffix(AND_SO_ON).map_or_else(|| arrived == told, |begin| arrived.starts_with(begin))
}

/// Rows that are played together.
pub(super) struct Table<'w> {
    world: &'w World,
    beginning: Timestamp,
}

impl<'w> Table<'w> {
    /// A table whose first minute is this one. The clock is moved to a little before it.
    pub async fn beginning(world: &'w World, beginning: Timestamp) -> Result<Self> {
        let table = Self { world, beginning };
        table.advance_to(-TO_MAKE_READY).await?;
        Ok(table)
    }

    /// Plays all rows to their ends.
    pub async fn play(self, rows: Vec<Row>) -> Result<()> {
        let due: BTreeSet<i64> = rows.iter().flat_map(|row| &row.told).map(|(minute, _)| *minute).collect();
        ensure!(due.iter().all(|minute| minute % 5 == 0), "not all of {due:?} are multiples of five");
        let mut scenes = self.open(rows).await?;
        for stop in stops(&scenes, &due) {
            self.advance_to(stop).await?;
            // At the very minute at which something is due, it may have come or not.
            if !due.contains(&stop) {
                self.look(&scenes, stop).await?;
            }
            for some in scenes.chunks_mut(AT_ONCE) {
                try_join_all(some.iter_mut().map(|scene| scene.act(stop))).await?;
            }
        }
        Ok(())
    }

    /// Makes all rows ready.
    async fn open(&self, rows: Vec<Row>) -> Result<Vec<Scene>> {
        let api = self.world.api()?;
        self.world.zoom()?.tell(&self.world.origin(), &self.world.secret("ZOOM_WEBHOOK_SECRET")?).await?;
        let recipes: Value = api.manage("/workflow-recipes").await?;
        let mut scenes = Vec::new();
        for some in rows.chunks(AT_ONCE) {
            let opened = some.iter().map(|row| Scene::open(self, row.clone(), &recipes));
            scenes.extend(try_join_all(opened).await?);
        }
        Ok(scenes)
    }

    async fn advance_to(&self, minute: i64) -> Result<()> {
        let left = (self.beginning + SignedDuration::from_mins(minute)).duration_since(self.world.now());
        ensure!(left > SignedDuration::from_mins(-1), "minute {minute} is over: the machine is too slow");
        // The clock is moved by whole seconds.
        self.world.advance(Duration::try_from(left).unwrap_or_default() + Duration::from_secs(1)).await
    }

    /// Every row has been told what it was to be told before this minute, and nothing else.
    async fn look(&self, scenes: &[Scene], minute: i64) -> Result<()> {
        let post = self.world.post()?;
        let come = eventually(SOON, "all that is due", async || {
            let all = post.arrived("").await?;
            let missing = |scene: &Scene| scene.arrived(&all).len() < scene.row.told_before(minute).len();
            Ok((!scenes.iter().any(missing)).then_some(()))
        });
        // Where something is missing, the rows say what.
        if come.await.is_ok() {
            tokio::time::sleep(QUIET).await;
        }
        let all = post.arrived("").await?;
        let mut faults = Vec::new();
        for scene in scenes {
            faults.extend(scene.fault(&all, minute).await?);
        }
        ensure!(faults.is_empty(), "after minute {minute}:\n{}", faults.join("\n"));
        Ok(())
    }
}

/// The minutes at which the clock stops: when something is done and a minute after it, and a minute before and after
/// something is due.
fn stops(scenes: &[Scene], due: &BTreeSet<i64>) -> BTreeSet<i64> {
    let deeds =
        scenes.iter().flat_map(|scene| &scene.row.deeds).flat_map(|(minute, _)| [*minute, minute + 1]);
    let around = due.iter().flat_map(|minute| [minute - 1, minute + 1]);
    deeds.chain(around).collect()
}
