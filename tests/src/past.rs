//! Businesses that have been at it for years, made in minutes: people and calendars by the API, and their appointments
//! by a Worker of our own (`tests/fixtures/past-appointments`) in the storage of Slotkey's, while that is stopped.

use crate::client::{Api, fresh};
use crate::fixture;
use crate::office::Record;
use crate::world::{Business, CalendarSpec, User, World};
use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Requests under way at once while a business is made.
const AT_ONCE: usize = 16;
/// Appointments that are written in one transaction.
const ROWS_AT_ONCE: u64 = 25_000;
/// How far back appointments go, in days.
const YEARS_IN_DAYS: u64 = 3 * 365;
/// Length of all appointments, in minutes.
const MINUTES: u32 = 30;
/// Where they take place: no link is made for them.
const LINK: &str = "https://meet.example.com/room";

/// How large a business is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Its people.
    pub users: usize,
    /// Its calendars.
    pub calendars: usize,
    /// How many of them, the first ones, have [`Size::large_members`].
    pub large: usize,
    /// Members of a large calendar.
    pub large_members: usize,
    /// Members of every other one.
    pub members: usize,
    /// Appointments of each user in the next 30 days.
    pub upcoming: usize,
}

/// A business with its people and calendars.
#[derive(Debug)]
pub struct Old {
    /// Slotkey's side of it.
    pub business: Business,
    /// The slugs of its calendars, large ones first.
    pub slugs: Vec<String>,
    seats: Vec<Seat>,
    users: Vec<User>,
    size: Size,
}

/// A user's place on a calendar.
#[derive(Debug)]
struct Seat {
    user: usize,
    calendar: String,
    before: u32,
    after: u32,
}

impl Old {
    /// Makes a business without appointments.
    pub async fn found(world: &World, size: Size) -> Result<Self> {
        let mut business = world.business().await?;
        business.api = business.api.keeping_connections()?;
        let users = {
            let business = business.clone();
            side_by_side(size.users, move |_| {
                let business = business.clone();
                async move { business.user().await }
            })
            .await?
        };
        let drafts: Vec<Draft> = (0..size.calendars).map(|at| Draft::new(at, &users, size)).collect();
        let made = {
            let (business, specs) =
                (business.clone(), drafts.iter().map(|draft| draft.spec.clone()).collect::<Vec<_>>());
            side_by_side(size.calendars, move |at| {
                let (business, spec) = (business.clone(), specs[at].clone());
                async move {
                    let record: Record = business.try_calendar(&spec).await?.read(201)?;
                    Ok(record.id)
                }
            })
            .await?
        };
        let seats = drafts.iter().zip(&made).flat_map(|(draft, id)| draft.seats(id)).collect();
        let slugs = drafts.iter().map(|draft| draft.spec.slug.clone()).collect();
        Ok(Self { business, slugs, seats, users, size })
    }

    /// Writes `past` appointments that are over, and those that are to come. Slotkey must be stopped, and every object
    /// must have been there before.
    pub async fn write_appointments(&self, filler: &Api, past: u64) -> Result<()> {
        let users = self.size.users as u64;
        ensure!(past.is_multiple_of(users), "as many past appointments for every user");
        let stride = coprime(past);
        let plan = json!({
            "users": users,
            "total": past,
            "upcoming": self.size.upcoming,
            "stride": stride,
            "inverse": inverse(stride, past),
            "span": YEARS_IN_DAYS * 24 * 3_600_000 / (past / users),
            "now": Timestamp::now().as_millisecond(),
        });
        let seats: Vec<Vec<Value>> = (0..self.users.len()).map(|user| self.seats_of(user)).collect();
        let path = format!("/sub-accounts/{}", self.business.sub_account);
        let all: Vec<&Value> = seats.iter().flatten().collect();
        for (when, total) in [("past", past), ("future", users * self.size.upcoming as u64)] {
            for first in (0..total).step_by(usize::try_from(ROWS_AT_ONCE)?) {
                let last = total.min(first + ROWS_AT_ONCE);
                let body = json!({ "plan": plan, "seats": all, "first": first, "last": last, "when": when });
                fill(filler, &path, &body).await?;
            }
        }
        let (filler, plan, seats) = (filler.clone(), plan, Arc::new(seats));
        let ids: Vec<String> = self.users.iter().map(|user| user.id.clone()).collect();
        let sub_account = self.business.sub_account.clone();
        side_by_side(ids.len(), move |user| {
            let (filler, path) = (filler.clone(), format!("/hosts/{}", ids[user]));
            let body =
                json!({ "plan": plan, "seats": seats[user], "user": user, "sub_account": sub_account });
            async move { fill(&filler, &path, &body).await }
        })
        .await
        .map(drop)
    }

    /// What a `SELECT … AS count` says of the sub-account's own database. Slotkey must be stopped.
    pub async fn count(&self, filler: &Api, query: &str) -> Result<u64> {
        count(filler, &format!("/sub-accounts/{}", self.business.sub_account), query).await
    }

    /// The same of all its users' databases together.
    pub async fn count_of_hosts(&self, filler: &Api, query: &str) -> Result<u64> {
        let mut sum = 0;
        for user in &self.users {
            sum += count(filler, &format!("/hosts/{}", user.id), query).await?;
        }
        Ok(sum)
    }

    /// A user's seats as the filler takes them.
    fn seats_of(&self, user: usize) -> Vec<Value> {
        let seats: Vec<&Seat> = self.seats.iter().filter(|seat| seat.user == user).collect();
        let row = |(place, seat): (usize, &&Seat)| {
            json!([
                user,
                place,
                seats.len(),
                self.users[user].id,
                seat.calendar,
                MINUTES,
                seat.before,
                seat.after
            ])
        };
        seats.iter().enumerate().map(row).collect()
    }
}

/// Serves the Worker that writes appointments, for as long as `work` takes. Slotkey must be stopped.
pub async fn with_filler<T>(world: &World, work: impl AsyncFnOnce(&Api) -> Result<T>) -> Result<T> {
    let (mut server, origin) = fixture::serve("past-appointments", world.state_dir())?;
    let done = work(&Api::new(&origin, "")?.keeping_connections()?).await;
    server.stop(std::time::Duration::from_secs(10));
    done
}

async fn fill(filler: &Api, path: &str, body: &Value) -> Result<()> {
    let answer = filler.send(filler.request(Method::POST, path).json(body)).await?;
    ensure!(answer.status == 200, "{}: {}", answer.status, answer.body);
    Ok(())
}

/// What a query of one `count` finds in the database of an object: `/sub-accounts/…`, `/hosts/…` or `/zoom-accounts/…`.
pub async fn count(filler: &Api, path: &str, query: &str) -> Result<u64> {
    let answer = filler.send(filler.request(Method::POST, path).json(&json!({ "count": query }))).await?;
    answer.read::<Value>(200)?["count"].as_u64().context("a number")
}

/// A calendar to be made, with what its appointments look like.
struct Draft {
    spec: CalendarSpec,
    members: Vec<usize>,
    before: u32,
    after: u32,
}

impl Draft {
    /// Every kind of rule has its calendars, so that all that is read for one of them is read by some.
    fn new(at: usize, users: &[User], size: Size) -> Self {
        let count = if at < size.large { size.large_members } else { size.members };
        let first = if at < size.large { at * size.large_members } else { at * size.members };
        let members: Vec<usize> = (first..first + count).map(|user| user % users.len()).collect();
        let people: Vec<&User> = members.iter().map(|user| &users[*user]).collect();
        let spec = CalendarSpec::round_robin(&people).slug(&fresh("old")).link(LINK).open("09:00", "17:00");
        let spec = spec.rule("interval_minutes", 15).rule("horizon_days", 90);
        let strategy = |name: &str| json!({ "strategy": name, "keep_former_host": true, "window_days": 30 });
        let (mut before, mut after) = (0, 0);
        let spec = match at % 5 {
            0 => spec,
            1 => spec.with("round_robin", strategy("equal_distribution")),
            2 => spec.with("round_robin", strategy("weighted")).rule("look_busy_percent", 20),
            3 => people.iter().fold(spec.rule("per_day", 200), |spec, user| spec.member(user, "per_day", 10)),
            _ => {
                (before, after) = (5, 10);
                let spec = spec.rule("buffer_before_minutes", before).rule("buffer_after_minutes", after);
                spec.with("round_robin", strategy("optimize_for_availability"))
            }
        };
        Self { spec, members, before, after }
    }

    fn seats(&self, calendar: &str) -> Vec<Seat> {
        let Self { before, after, .. } = *self;
        self.members.iter().map(|&user| Seat { user, calendar: calendar.to_owned(), before, after }).collect()
    }
}

/// Does work for every number below `count`, some of it at once; the results are in order.
async fn side_by_side<T: Send + 'static, F>(count: usize, work: impl Fn(usize) -> F) -> Result<Vec<T>>
where
    F: Future<Output = Result<T>> + Send + 'static,
{
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let mut under_way = JoinSet::new();
    for at in 0..count {
        let turn = Arc::clone(&turns).acquire_owned().await?;
        let job = work(at);
        under_way.spawn(async move {
            let done = job.await;
            drop(turn);
            (at, done)
        });
    }
    let mut results: Vec<Option<T>> = (0..count).map(|_| None).collect();
    while let Some(ended) = under_way.join_next().await {
        let (at, done) = ended?;
        results[at] = Some(done?);
    }
    results.into_iter().collect::<Option<Vec<T>>>().context("every job has ended")
}

/// A number that has no factor in common with `total`, about 0.618 of it, so that multiples spread evenly.
fn coprime(total: u64) -> u64 {
    let start = (total * 618 / 1_000).max(1);
    (start..=start + total).find(|&number| gcd(number, total) == 1).unwrap_or(1)
}

fn gcd(one: u64, other: u64) -> u64 {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// What undoes a multiplication by `number`, modulo `total`.
fn inverse(number: u64, total: u64) -> u64 {
    let (mut old, mut new) = ((i128::from(total), 0_i128), (i128::from(number), 1_i128));
    while new.0 != 0 {
        let times = old.0 / new.0;
        (old, new) = (new, (old.0 - times * new.0, old.1 - times * new.1));
    }
    u64::try_from(old.1.rem_euclid(i128::from(total))).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_appointment_has_its_number() {
        for total in [1_000, 10_000, 1_000_000] {
            let stride = coprime(total);
            let back = inverse(stride, total);
            for number in [0, 1, 7, total / 2, total - 1] {
                assert_eq!(number * stride % total * back % total, number, "{number} of {total}");
            }
        }
    }
}
