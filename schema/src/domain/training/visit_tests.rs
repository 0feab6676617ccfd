//! The rules of visits by table, and against what must hold of any.
use chrono::Timelike;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::life_cycle::testing::walk;
use crate::domain::value::Coded;
use crate::domain::value::id::{LecturerId, RoomId, SessionId};

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, number).unwrap()
}

fn at(number: u32, from: (u32, u32), to: (u32, u32)) -> Interval {
    Interval::new(day(number), time(from.0, from.1), time(to.0, to.1))
}

const NOON: (u32, u32, u32, u32) = (12, 0, 14, 0);

fn rest((from, from_minute, to, to_minute): (u32, u32, u32, u32)) -> Rest {
    Rest {
        from: time(from, from_minute),
        to: time(to, to_minute),
    }
}

fn visit(number: u128) -> VisitId {
    VisitId(Uuid::from_u128(number))
}

fn offer(minutes: u32) -> Offer {
    Offer {
        resources: vec![(Resource::Room(RoomId(Uuid::from_u128(1))), "红色展厅".to_owned())],
        place: VenueId(Uuid::from_u128(1)),
        place_name: "红色领航之家".to_owned(),
        minutes,
        days: Days::since(day(1)),
    }
}

fn around<'a>(own: &'a [(VisitId, Interval)], taken: &'a [Occupation], travel: &'a Travel) -> Around<'a> {
    Around {
        own,
        taken,
        travel,
        now: day(1).and_time(time(9, 0)),
    }
}

/// A session's half-day in the room of the offer.
fn session(number: u128, when: Interval) -> Occupation {
    let mut found = offer(60).occupations(visit(0), "轮训第1期", when);
    let mut found = found.remove(0);
    found.by = Use::Session(SessionId(Uuid::from_u128(number)));
    found
}

#[test]
fn the_whole_table() {
    walk(include_str!("visit.rs"), VisitState::next);
}

#[test]
fn whoever_booked_moves_and_cancels_alone() {
    let own: Vec<_> = VisitAction::all().iter().filter(|it| it.is_of_booker()).collect();
    assert_eq!(own, [&VisitAction::Move, &VisitAction::Cancel]);
    let refused = VisitState::Booked
        .step(VisitAction::Cancel, Some(" "))
        .unwrap_err();
    assert_eq!(refused.code, "visit.reason_missing");
    assert_eq!(
        VisitState::Booked.step(VisitAction::Move, None),
        Ok(VisitState::Booked)
    );
    assert!(VisitState::Missed.holds() && !VisitState::Cancelled.holds());
}

#[test]
fn slots_by_table() {
    let open = at(4, (8, 30), (17, 30));
    let labels = |open, rest, minutes| {
        let found: Vec<Interval> = slots(open, rest, minutes);
        found.iter().map(Interval::times).collect::<Vec<_>>()
    };
    assert_eq!(
        labels(Some(open), Some(rest(NOON)), 90),
        ["8:30–10:00", "10:00–11:30", "14:00–15:30", "15:30–17:00"]
    );
    assert_eq!(labels(Some(open), Some(rest(NOON)), 240), Vec::<String>::new());
    assert_eq!(labels(Some(open), None, 240), ["8:30–12:30", "12:30–16:30"]);
    assert_eq!(labels(None, None, 30), Vec::<String>::new());
    assert_eq!(labels(Some(open), None, 0), Vec::<String>::new());
    // a Saturday that closes at noon, and a rest that nobody takes
    assert_eq!(
        labels(Some(at(5, (9, 0), (12, 0))), Some(rest(NOON)), 60),
        ["9:00–10:00", "10:00–11:00", "11:00–12:00"]
    );
    assert_eq!(
        labels(Some(at(5, (9, 0), (11, 0))), Some(rest((12, 0, 12, 0))), 60).len(),
        2
    );
    // to the last minute of the day
    assert_eq!(labels(Some(at(5, (22, 0), (23, 59))), None, 60), ["22:00–23:00"]);
}

#[test]
fn a_day_by_how_each_time_stands() {
    let travel = Travel::default();
    let open = at(1, (8, 0), (12, 0));
    let own = [(visit(7), at(1, (10, 0), (11, 0)))];
    let mut taken = offer(60).occupations(visit(7), "城关镇", own[0].1);
    taken.push(session(1, at(1, (11, 30), (12, 0))));
    let found = offer(60).day(Some(open), None, around(&own, &taken, &travel));
    let said: Vec<_> = found
        .iter()
        .map(|one| match &one.standing {
            Standing::Free => "free".to_owned(),
            Standing::Past => "past".to_owned(),
            Standing::Visit(_) => "visit".to_owned(),
            Standing::Taken(clash) => clash.taken.title.clone(),
        })
        .collect();
    assert_eq!(said, ["past", "free", "visit", "轮训第1期"]); // 9:00 has begun and can still be had
    // another service of the same room sees the visit as taken
    let found = offer(60).day(Some(open), None, around(&[], &taken, &travel));
    assert!(matches!(&found[2].standing, Standing::Taken(clash) if clash.taken.title == "城关镇"));
    // before its first day it has no times, and a visit stands where it was booked
    let later = Offer {
        days: Days::since(day(2)),
        ..offer(60)
    };
    assert_eq!(
        later.day(Some(open), None, around(&own, &taken, &travel)).len(),
        1
    );
    assert!(later.day(None, None, around(&own, &taken, &travel)).is_empty());
}

#[test]
fn a_lecturer_who_is_elsewhere_is_not_to_be_had() {
    let who = Resource::Lecturer(LecturerId(Uuid::from_u128(3)));
    let led = Offer {
        resources: vec![(who, "武建平".to_owned())],
        ..offer(60)
    };
    let elsewhere = Occupation {
        resource: who,
        name: String::new(),
        by: Use::Session(SessionId(Uuid::from_u128(1))),
        title: "轮训第1期".to_owned(),
        time: at(2, (8, 0), (10, 0)),
        half: HalfDay::Am,
        place: Some(VenueId(Uuid::from_u128(2))),
        place_name: Some("县委党校".to_owned()),
    };
    let travel = Travel::new(30, 120);
    let taken = [elsewhere];
    let found = led.day(Some(at(2, (9, 0), (12, 0))), None, around(&[], &taken, &travel));
    let free: Vec<_> = found.iter().map(|one| one.standing == Standing::Free).collect();
    assert_eq!(free, [false, false, true], "the way takes until 10:30");
    let Standing::Taken(clash) = &found[1].standing else {
        panic!("{found:?}")
    };
    assert_eq!(
        taken_sentence(clash, Some(found[2].time)),
        "武建平12月2日 8:00–10:00 在县委党校为“轮训第1期”授课，与红色领航之家之间路上要 30 分钟，赶不及，最近的空档是12月2日 11:00–12:00。"
    );
}

fn taken_sentence(clash: &Clash, free: Option<Interval>) -> String {
    taken(clash, free).message
}

#[test]
fn refusals_say_what_would_do() {
    let travel = Travel::default();
    let busy = [session(1, at(4, (9, 0), (11, 0)))];
    let clash = offer(60).hindrance(visit(9), at(4, (10, 0), (11, 0)), around(&[], &busy, &travel));
    let clash = clash.unwrap();
    let free = at(4, (14, 0), (15, 0));
    assert_eq!(
        taken_sentence(&clash, Some(free)),
        "红色展厅12月4日 9:00–11:00已被“轮训第1期”使用，最近的空档是12月4日 14:00–15:00。"
    );
    assert_eq!(
        taken_sentence(&clash, None),
        "红色展厅12月4日 9:00–11:00已被“轮训第1期”使用，前后两周都没有空档，请另选一项服务。"
    );
    assert_eq!(
        no_such_time("参观展厅", &at(4, (12, 30), (13, 30)), false, Some(free)).message,
        "“参观展厅”没有12月4日 12:30–13:30这个时段，最近的空档是12月4日 14:00–15:00。"
    );
    assert_eq!(
        no_such_time("参观展厅", &at(1, (8, 0), (9, 0)), true, Some(free)).message,
        "12月1日 8:00–9:00已经过了，最近的空档是12月4日 14:00–15:00。"
    );
    assert_eq!(
        refuse_early(day(4), day(3)).unwrap().message,
        "约的是2026年12月4日，还没有到，到了那天再登记；提前来了的先改时间。"
    );
    assert_eq!(refuse_early(day(4), day(4)), None);
    for (people, most, fine) in [
        (1, None, true),
        (1000, None, true),
        (0, Some(5), false),
        (6, Some(5), false),
    ] {
        assert_eq!(
            check_people(people, most, "people").is_none(),
            fine,
            "{people} {most:?}"
        );
    }
}

#[test]
fn a_service_as_typed() {
    let plan = ServicePlan {
        name: "参观红色展厅",
        minutes: 60,
        most: Some(40),
        usual: Some(20),
        first_day: day(1),
        last_day: None,
    };
    let codes = |plan| {
        let found: Vec<Violation> = check_service(plan);
        found.into_iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert!(codes(plan).is_empty());
    for (changed, code) in [
        (ServicePlan { name: "", ..plan }, "service.name"),
        (ServicePlan { minutes: 5, ..plan }, "service.minutes"),
        (
            ServicePlan {
                most: Some(0),
                usual: None,
                ..plan
            },
            "service.most",
        ),
        (
            ServicePlan {
                usual: Some(41),
                ..plan
            },
            "service.usual",
        ),
        (
            ServicePlan {
                first_day: day(2),
                last_day: Some(day(1)),
                ..plan
            },
            "service.last_day",
        ),
    ] {
        assert_eq!(codes(changed), [code]);
    }
}

#[test]
fn of_two_as_near_the_later() {
    let offered = |number, hour, standing| Offered {
        time: at(number, (hour, 0), (hour + 1, 0)),
        standing,
    };
    let all = [
        offered(4, 9, Standing::Free),
        offered(4, 11, Standing::Free),
        offered(4, 10, Standing::Past),
    ];
    let found = nearest(&at(4, (10, 0), (11, 0)), &all);
    assert_eq!(found.unwrap().label(), "12月4日 11:00–12:00");
    assert_eq!(nearest(&all[0].time, &all[2..]), None);
}

fn any_interval() -> impl Strategy<Value = Interval> {
    (1u32..4, 0u32..1380, 5u32..300).prop_map(|(number, from, length)| {
        let to = (from + length).min(1439);
        at(number, (from / 60, from % 60), (to / 60, to % 60))
    })
}

fn minutes_of(interval: &Interval) -> u32 {
    (interval.ends.num_seconds_from_midnight() - interval.starts.num_seconds_from_midnight()) / 60
}

proptest! {
    /// Times are within the hours and out of the rest, all of one length, none in another, and none is left out: between
    /// them there is no room for one more.
    #[test]
    fn times_fill_the_day_and_no_more(
        open in any_interval(), from in 0u32..1380, length in 0u32..200, minutes in 1u32..300,
    ) {
        let to = (from + length).min(1439);
        let rest = Rest { from: time(from / 60, from % 60), to: time(to / 60, to % 60) };
        let found = slots(Some(open), Some(rest), minutes);
        for (before, slot) in found.iter().zip(found.iter().skip(1)) {
            prop_assert!(before.ends <= slot.starts);
        }
        for slot in &found {
            prop_assert!(open.covers(slot));
            prop_assert_eq!(minutes_of(slot), minutes);
            prop_assert!(slot.ends <= rest.from || rest.to <= slot.starts || rest.from == rest.to);
        }
        let mut sum = 0;
        if rest.from < rest.to {
            for (starts, ends) in [(open.starts, open.ends.min(rest.from)), (open.starts.max(rest.to), open.ends)] {
                if starts < ends {
                    sum += minutes_of(&Interval::new(open.day, starts, ends)) / minutes;
                }
            }
        } else {
            sum = minutes_of(&open) / minutes;
        }
        prop_assert_eq!(u32::try_from(found.len()).unwrap(), sum);
    }

    /// What is shown as free can be booked, and once it is booked nothing of the room that meets it is free.
    #[test]
    fn what_is_booked_is_free_no_more(
        busy in proptest::collection::vec(any_interval(), 0..6), minutes in 15u32..120, other in 15u32..120,
    ) {
        let travel = Travel::default();
        let mut taken: Vec<_> = busy.iter().map(|when| session(1, *when)).collect();
        let open = at(2, (8, 0), (18, 0));
        let found = offer(minutes).day(Some(open), Some(rest(NOON)), around(&[], &taken, &travel));
        let Some(free) = found.iter().find(|one| one.standing == Standing::Free) else { return Ok(()) };
        prop_assert!(!busy.iter().any(|when| when.overlaps(&free.time)));
        taken.extend(offer(minutes).occupations(visit(5), "城关镇", free.time));
        for length in [minutes, other] {
            let again = offer(length).day(Some(open), Some(rest(NOON)), around(&[], &taken, &travel));
            let meets = again.iter().filter(|one| one.time.overlaps(&free.time));
            for one in meets {
                prop_assert!(matches!(one.standing, Standing::Taken(_)));
            }
        }
    }

    /// The nearest is free and none is nearer.
    #[test]
    fn none_is_nearer(
        busy in proptest::collection::vec(any_interval(), 0..6), want in any_interval(),
    ) {
        let travel = Travel::default();
        let taken: Vec<_> = busy.iter().map(|when| session(1, *when)).collect();
        let all: Vec<_> = (1..4)
            .flat_map(|number| offer(45).day(Some(at(number, (8, 0), (18, 0))), None, around(&[], &taken, &travel)))
            .collect();
        let wanted = want.day.and_time(want.starts);
        let away = |time: &Interval| (time.day.and_time(time.starts) - wanted).abs();
        let free = all.iter().filter(|one| one.standing == Standing::Free);
        let least = free.map(|one| away(&one.time)).min();
        prop_assert_eq!(nearest(&want, &all).map(|time| away(&time)), least);
    }
}
