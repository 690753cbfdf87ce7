//! How a round robin chooses its host.

use super::{STATIC_LINK, business, starts, users};
use anyhow::Result;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Booking, ListedAppointment, On, fresh};
use slotkey_tests::world::{Business, CalendarSpec, User};
use std::collections::BTreeMap;

struct RoundRobin {
    business: Business,
    hosts: Vec<User>,
    slug: String,
    starts: Vec<String>,
}

impl RoundRobin {
    /// A calendar of so many hosts, with settings for the choice among them.
    async fn of(
        count: usize,
        round_robin: Value,
        settle: impl FnOnce(CalendarSpec, &[User]) -> CalendarSpec,
    ) -> Result<Self> {
        let business = business().await?;
        let hosts = users(&business, count).await?;
        let members: Vec<&User> = hosts.iter().collect();
        let spec = CalendarSpec::round_robin(&members).link(STATIC_LINK).with("round_robin", round_robin);
        let slug = business.calendar(&settle(spec, &hosts)).await?;
        let starts = starts(&business, &slug, 16).await?;
        Ok(Self { business, hosts, slug, starts })
    }

    /// Which of the hosts has an appointment.
    async fn host_of(&self, appointment: &AppointmentView) -> Result<usize> {
        let members: Vec<&User> = self.hosts.iter().collect();
        let host = self.business.host_among(appointment, &members).await?;
        Ok(self.hosts.iter().position(|user| user.id == host.id).unwrap_or(usize::MAX))
    }

    /// Books a start; the appointment and which of the hosts has it.
    async fn booked(&self, start: &str) -> Result<(AppointmentView, usize)> {
        let booked = self.business.api.booked(&self.slug, start).await?;
        let host = self.host_of(&booked).await?;
        Ok((booked, host))
    }

    /// Books starts of their own one after the other; how many each host has.
    async fn shares(&self, starts: &[String]) -> Result<Vec<usize>> {
        let mut shares = vec![0; self.hosts.len()];
        for start in starts {
            shares[self.booked(start).await?.1] += 1;
        }
        Ok(shares)
    }
}

#[tokio::test]
async fn equal_distribution_gives_everybody_as_many() -> Result<()> {
    let all = RoundRobin::of(3, json!({ "strategy": "equal_distribution" }), |spec, hosts| {
        // Neither of these counts here.
        spec.member(&hosts[0], "weight", 10).member(&hosts[1], "priority", "high")
    })
    .await?;
    assert_eq!(all.shares(&all.starts[..9]).await?, [3, 3, 3]);

    // What is cancelled does not count, so whoever lost one is next.
    let (_, next) = all.booked(&all.starts[9]).await?;
    let listed = all.business.api.appointments(&all.business.sub_account).await?;
    let poor = (next + 1) % 3;
    let lost: Vec<&ListedAppointment> =
        listed.iter().filter(|one| one.host_ids == [all.hosts[poor].id.clone()]).collect();
    for appointment in &lost[..2] {
        all.business.api.cancel(&appointment.view).await?;
    }
    assert_eq!(all.shares(&all.starts[10..12]).await?[poor], 2);
    Ok(())
}

#[tokio::test]
async fn what_is_given_by_hand_counts_for_whoever_has_it() -> Result<()> {
    let all = RoundRobin::of(2, json!({ "strategy": "equal_distribution" }), |spec, _| spec).await?;
    let mut of_host: BTreeMap<usize, Vec<AppointmentView>> = BTreeMap::new();
    for start in &all.starts[..4] {
        let (booked, host) = all.booked(start).await?;
        of_host.entry(host).or_default().push(booked);
    }
    assert_eq!(of_host.values().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    for appointment in &of_host[&0] {
        let given = all.business.reassign(appointment, On::Anything, &all.hosts[1]).await?;
        assert_eq!(given.status, 200);
    }
    assert_eq!(all.shares(&all.starts[4..8]).await?, [4, 0], "until both have four");
    Ok(())
}

#[tokio::test]
async fn weighted_gives_twice_as_many_to_twice_the_weight() -> Result<()> {
    let all = RoundRobin::of(2, json!({ "strategy": "weighted" }), |spec, hosts| {
        spec.member(&hosts[0], "weight", 40).member(&hosts[1], "weight", 20)
    })
    .await?;
    assert_eq!(all.shares(&all.starts[..3]).await?, [2, 1]);
    assert_eq!(all.shares(&all.starts[3..9]).await?, [4, 2]);
    Ok(())
}

#[tokio::test]
async fn optimize_for_availability_prefers_the_higher_priority_that_is_free() -> Result<()> {
    let all = RoundRobin::of(3, json!({ "strategy": "optimize_for_availability" }), |spec, hosts| {
        spec.member(&hosts[0], "priority", "low").member(&hosts[2], "priority", "high")
    })
    .await?;
    assert_eq!(all.shares(&all.starts[..3]).await?, [0, 0, 3], "the highest one, as long as they are free");
    let mut order = Vec::new();
    for _ in 0..3 {
        order.push(all.booked(&all.starts[4]).await?.1);
    }
    assert_eq!(order, [2, 1, 0], "then the next one");
    Ok(())
}

#[tokio::test]
async fn least_recently_booked_goes_round() -> Result<()> {
    let all = RoundRobin::of(3, json!({}), |spec, _| spec).await?;
    let mut order = Vec::new();
    for start in &all.starts[..6] {
        order.push(all.booked(start).await?.1);
    }
    assert_eq!(order[..3], order[3..]);
    assert_eq!(order[..3].iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    Ok(())
}

#[tokio::test]
async fn a_client_keeps_the_host_they_know() -> Result<()> {
    for keeps in [true, false] {
        let all = RoundRobin::of(3, json!({ "keep_former_host": keeps }), |spec, _| spec).await?;
        let (slug, business) = (&all.slug, &all.business);
        let mut booking = Booking::at(&all.starts[0]);
        let first: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;
        let former = all.host_of(&first).await?;

        booking.key = fresh("booking");
        booking.request.start.clone_from(&all.starts[1]);
        booking.request.contact.email = booking.request.contact.email.to_uppercase();
        let second: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;
        assert_eq!(all.host_of(&second).await? == former, keeps, "whom they know by their address");
        if !keeps {
            continue;
        }

        // Not where the host is busy; and who took over is the one they know from then on.
        let host = &all.hosts[former];
        let alone = business.calendar(&CalendarSpec::round_robin(&[host]).link(STATIC_LINK)).await?;
        business.api.booked(&alone, &all.starts[2]).await?;
        booking.key = fresh("booking");
        booking.request.start.clone_from(&all.starts[2]);
        let third: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;
        let stand_in = all.host_of(&third).await?;
        assert_ne!(stand_in, former);
        booking.key = fresh("booking");
        booking.request.start.clone_from(&all.starts[3]);
        let fourth: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;
        assert_eq!(all.host_of(&fourth).await?, stand_in);
        let (_, strangers) = all.booked(&all.starts[4]).await?;
        assert!(strangers != former && strangers != stand_in, "a stranger gets who waited longest");
    }
    Ok(())
}

#[tokio::test]
async fn who_moves_an_appointment_keeps_its_host() -> Result<()> {
    let all = RoundRobin::of(3, json!({ "strategy": "equal_distribution" }), |spec, _| spec).await?;
    let (booked, host) = all.booked(&all.starts[0]).await?;
    for start in &all.starts[1..4] {
        let moved: AppointmentView = all.business.api.reschedule(&booked, start).await?.read(200)?;
        assert_eq!(all.host_of(&moved).await?, host);
    }
    Ok(())
}
