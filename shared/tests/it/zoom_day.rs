//! Who may use the day's requests next: tables that read like the rule, and whole days.

use Errand::{Create, Delete};
use jiff::{SignedDuration, Timestamp};
use shared::limits;
use shared::zoom_day::{Day, Errand, Owed, Place, Standing, Turn, offset};

fn at(text: &str) -> Timestamp {
    text.parse().expect("a test's instant")
}

/// A day of which so much is used, in which it is this late.
fn day(used: u32, clock: &str) -> Day {
    Day { now: at(&format!("2026-11-25T{clock}Z")), used, closed_until: None, offset: SignedDuration::ZERO }
}

/// A request for half an hour's meeting.
fn owed(errand: Errand, start: &str) -> Owed {
    let start = at(start);
    Owed { errand, start, end: start + SignedDuration::from_mins(30), since: at("2026-11-25T00:00:00Z") }
}

fn place(errand: Errand, start: &str) -> Place {
    Place { owed: owed(errand, start), called: false }
}

const NEAR: &str = "2026-11-26T09:00:00Z";
const FAR: &str = "2026-12-20T09:00:00Z";
/// A new day has begun at Zoom by then, for sure.
const TOMORROW: &str = "2026-11-26T00:00:05Z";

fn till(instant: &str) -> Turn {
    Turn::At(at(instant))
}

#[test]
fn a_create_goes_as_long_as_those_before_it_leave_it_a_request() {
    let line = [place(Create, NEAR), place(Create, NEAR), place(Create, FAR), place(Delete, NEAR)];
    // One for the near ones that wait would be taken from them; the far one and the delete come after it.
    let table = [
        (0, FAR, &line[..0], Turn::Now),
        (99, FAR, &line[..0], Turn::Now),
        (100, FAR, &line[..0], till(TOMORROW)),
        (130, FAR, &line[..0], till(TOMORROW)),
        (97, "2026-12-01T09:00:00Z", &line[..], Turn::Now),
        (98, "2026-12-01T09:00:00Z", &line[..], till(TOMORROW)),
        (99, "2026-11-25T13:00:00Z", &line[..], Turn::Now),
        (96, "2027-01-20T09:00:00Z", &line[..], Turn::Now),
        (97, "2027-01-20T09:00:00Z", &line[..], till(TOMORROW)),
    ];
    for (used, start, line, expected) in table {
        let turn = day(used, "12:00:00").turn(&owed(Create, start), Standing::New, line);
        assert_eq!(turn, expected, "{used} used, {start}, {} in line", line.len());
    }
}

#[test]
fn a_delete_leaves_requests_for_creates_to_come_and_takes_what_is_left_over() {
    let late = "2026-11-25T23:30:00Z";
    let over = "2026-11-25T09:00:00Z";
    let table = [
        (74, "12:00:00", FAR, Turn::Now),
        (75, "12:00:00", FAR, till(late)),
        (75, "12:00:00", over, till(late)),
        // One that is soon is more pressing, and becomes so in the course of the day.
        (75, "12:00:00", NEAR, Turn::Now),
        (89, "12:00:00", NEAR, Turn::Now),
        (90, "12:00:00", NEAR, till(late)),
        (89, "08:00:00", "2026-11-26T09:00:00Z", till("2026-11-25T09:00:00Z")),
        (89, "12:00:00", "2026-11-26T23:45:00Z", till(late)),
        // At the end of the day what is left over would be lost.
        (90, "23:30:00", FAR, Turn::Now),
        (96, "23:59:59", FAR, Turn::Now),
        (97, "23:59:59", FAR, till(TOMORROW)),
        (97, "12:00:00", FAR, till(TOMORROW)),
        (100, "12:00:00", NEAR, till(TOMORROW)),
    ];
    for (used, clock, start, expected) in table {
        let turn = day(used, clock).turn(&owed(Delete, start), Standing::New, &[]);
        assert_eq!(turn, expected, "{used} used at {clock}, {start}");
    }
    // Creates that wait have theirs beside.
    let line = vec![place(Create, FAR); 10];
    assert_eq!(day(64, "12:00:00").turn(&owed(Delete, FAR), Standing::New, &line), Turn::Now);
    assert_eq!(day(65, "12:00:00").turn(&owed(Delete, FAR), Standing::New, &line), till(late));
}

#[test]
fn a_line_is_called_in_the_order_of_starts_creates_first_and_what_is_over_last() {
    let starts = [
        (Delete, "2026-11-25T13:00:00Z"),
        (Create, FAR),
        (Create, "2026-11-25T09:00:00Z"),
        (Create, NEAR),
        (Create, "2026-11-25T11:45:00Z"),
        (Delete, "2026-11-25T09:00:00Z"),
    ];
    let mut line: Vec<_> = starts.map(|(errand, start)| place(errand, start)).into();
    let today = day(0, "12:00:00");
    let mut called = Vec::new();
    while let Some((index, turn)) = today.next(&line) {
        assert_eq!(turn, Turn::Now);
        called.push(index);
        line[index].called = true;
    }
    // The one that takes place now, the near one, the far one, the one that is over; then the deletes.
    assert_eq!(called, [4, 3, 1, 2, 0, 5]);
}

#[test]
fn whoever_waits_goes_when_called_and_a_newcomer_at_once() {
    let mut line = vec![place(Create, NEAR), place(Create, NEAR), place(Create, FAR)];
    line[1].owed.since += SignedDuration::from_secs(1);
    let today = day(0, "00:01:00");
    let far = owed(Create, FAR);
    let in_two_turns = today.now + SignedDuration::from_secs(2 * limits::ZOOM_TURN_SECONDS);
    assert_eq!(today.turn(&far, Standing::InLine, &line), Turn::At(in_two_turns));
    assert_eq!(today.turn(&far, Standing::New, &line), Turn::Now);
    assert_eq!(today.turn(&far, Standing::Called, &line), Turn::Now);
    assert_eq!(
        today.turn(&line[0].owed, Standing::InLine, &line),
        Turn::Now,
        "the first one need not be called"
    );
    line[0].called = true;
    line[1].called = true;
    assert_eq!(today.turn(&far, Standing::InLine, &line), Turn::Now, "those before are on their way");
    let full = day(98, "00:01:00");
    assert_eq!(
        full.turn(&far, Standing::Called, &line),
        till(TOMORROW),
        "what they need is theirs all the same"
    );
}

#[test]
fn an_account_that_zoom_has_closed_waits_until_it_opens() {
    let until = at("2026-11-25T15:00:00Z");
    let closed =
        Day { closed_until: Some(until), offset: SignedDuration::from_secs(7), ..day(10, "12:00:00") };
    let margin = SignedDuration::from_secs(limits::ZOOM_DAY_MARGIN_SECONDS + 7);
    assert_eq!(closed.left(), 0);
    assert_eq!(closed.turn(&owed(Create, NEAR), Standing::New, &[]), Turn::At(until + margin));
    let opened = Day { now: until, ..closed };
    assert_eq!((opened.left(), opened.turn(&owed(Create, NEAR), Standing::New, &[])), (90, Turn::Now));
}

#[test]
fn accounts_begin_their_day_apart() {
    let offsets: Vec<_> = (0..600).map(|n| offset(&format!("account {n}")).as_secs()).collect();
    for second in 0..limits::ZOOM_DAY_SPREAD_SECONDS {
        let count = offsets.iter().filter(|offset| **offset == second).count();
        assert!((1..=30).contains(&count), "{count} of 600 begin in second {second}");
    }
    assert!(offsets.iter().all(|offset| (0..limits::ZOOM_DAY_SPREAD_SECONDS).contains(offset)));
}

/// Three days, in which creates and deletes come at random and the line is called by the rule.
#[test]
fn whatever_comes_no_day_has_more_than_a_hundred_and_no_delete_takes_a_creates_request() {
    for seed in 1..=10_u64 {
        let mut state = seed;
        let mut random = move |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let begin = at("2026-11-25T00:00:00Z");
        let (mut line, mut used) = (Vec::<Place>::new(), 0_u32);
        let minutes = 3 * 24 * 60;
        let busy = 5 + random(20);
        for minute in 0..minutes {
            let now = begin + SignedDuration::from_mins(minute);
            if minute % (24 * 60) == 0 {
                used = 0;
            }
            let today = Day { now, used, closed_until: None, offset: SignedDuration::ZERO };
            let go = |owed: &Owed, line: &[Place], used: &mut u32| {
                *used += 1;
                assert!(*used <= limits::ZOOM_REQUESTS_PER_DAY, "seed {seed}: {used} requests");
                if owed.errand == Delete {
                    let creates = line.iter().filter(|place| place.owed.errand == Create).count();
                    let left = limits::ZOOM_REQUESTS_PER_DAY - *used;
                    let creates = u32::try_from(creates).expect("few");
                    assert!(
                        left >= creates + limits::ZOOM_CREATE_RESERVE_LATE,
                        "seed {seed}: a create starves"
                    );
                }
            };
            if random(busy) == 0 {
                let errand = if random(3) == 0 { Delete } else { Create };
                let start =
                    now + SignedDuration::from_mins(i64::try_from(random(60 * 24 * 30)).expect("small"));
                let new = Owed { errand, start, end: start + SignedDuration::from_mins(30), since: now };
                match today.turn(&new, Standing::New, &line) {
                    Turn::Now => go(&new, &line, &mut used),
                    Turn::At(later) => {
                        assert!(later > now, "seed {seed}: to wait for the past");
                        line.push(Place { owed: new, called: false });
                    }
                }
            }
            // More than one a minute are called.
            for _ in 0..5 {
                let today = Day { used, ..today };
                let Some((index, Turn::Now)) = today.next(&line) else { break };
                let first = line.swap_remove(index).owed;
                let nearer = |place: &Place| {
                    place.owed.errand == Create && place.owed.end > now && place.owed.start < first.start
                };
                assert!(first.end <= now || !line.iter().any(nearer), "seed {seed}: a nearer create waits");
                go(&first, &line, &mut used);
            }
        }
    }
}
