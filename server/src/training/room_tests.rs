//! Rooms, ways, opening hours and lecturers against a timetable, on both databases.
use sanyou_schema::domain::value::id::{LecturerId, RoomId, SessionId, VenueId};
use sanyou_schema::entity::{audit_entry, clash_override, slot};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::action::add_place::{NewLecturer, NewVenue, add_lecturer, add_venue};
use super::action::check_timetable::{TimetableForm, check_timetable};
use super::action::create_session::{SessionForm, create_session};
use super::action::enrol::enrol;
use super::action::plan::SlotForm;
use super::action::set_lecturer::{AbsenceForm, LecturerForm, QualificationForm, set_lecturer};
use super::action::set_slots::{NewSlots, set_slots};
use super::action::set_venue::{HoursForm, RoomForm, VenueForm, set_venue};
use super::store::rooms;
use super::testing::{County, session_form};
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;
use crate::setting::{NewValue, write_value};

/// Runs a story in an installation on each database that there is.
pub(super) async fn on_both<F: Future<Output = ()>>(story: impl Fn(County) -> F) {
    story(County::new().await).await;
    if let Some(postgres) = Installation::on_postgres().await {
        story(County::on(postgres).await).await;
    }
}

pub(super) async fn venue(county: &County, name: &str, seats: Option<i32>) -> VenueId {
    let new = NewVenue {
        name: name.to_owned(),
        address: None,
        seats,
    };
    add_venue(county.platform(), &county.organiser, new)
        .await
        .unwrap()
}

pub(super) async fn lecturer(county: &County, name: &str) -> LecturerId {
    let new = NewLecturer {
        name: name.to_owned(),
        title: None,
        employer: None,
    };
    add_lecturer(county.platform(), &county.organiser, new)
        .await
        .unwrap()
}

pub(super) fn venue_form(name: &str, rooms: &[(Option<RoomId>, &str, i32)]) -> VenueForm {
    let room = |(id, name, seats): &(Option<RoomId>, &str, i32)| RoomForm {
        id: *id,
        name: (*name).to_owned(),
        kind: "classroom".to_owned(),
        seats: Some(*seats),
        equipment: Some("投影".to_owned()),
    };
    VenueForm {
        name: name.to_owned(),
        kind: "hall".to_owned(),
        address: None,
        phone: None,
        seats: None,
        hours: Vec::new(),
        rooms: rooms.iter().map(room).collect(),
        ways: Vec::new(),
        version: None,
    }
}

/// A venue with rooms of so many seats.
pub(super) async fn with_rooms(
    county: &County,
    name: &str,
    rooms: &[(Option<RoomId>, &str, i32)],
) -> (VenueId, Vec<RoomId>) {
    let id = venue(county, name, None).await;
    set_venue(county.platform(), &county.organiser, id, venue_form(name, rooms))
        .await
        .unwrap();
    (id, room_ids(county, id).await)
}

pub(super) async fn room_ids(county: &County, venue: VenueId) -> Vec<RoomId> {
    let db = county.platform().database.reader();
    let found = rooms::rooms_of(db, vec![venue], county.platform().clock.today())
        .await
        .unwrap();
    found.into_iter().map(|room| room.id).collect()
}

/// A half-day of the first of December 2026, a Tuesday.
pub(super) fn half(half: &str, starts: &str, ends: &str) -> SlotForm {
    SlotForm {
        day: "2026-12-01".to_owned(),
        half: half.to_owned(),
        starts: starts.to_owned(),
        ends: ends.to_owned(),
        ..SlotForm::default()
    }
}

pub(super) fn form(county: &County, number: i64, venue: VenueId, slots: Vec<SlotForm>) -> SessionForm {
    SessionForm {
        first_day: "2026-12-01".to_owned(),
        last_day: "2026-12-02".to_owned(),
        venue: Some(venue),
        slots,
        ..session_form(county.organiser.home_unit, number, 50)
    }
}

pub(super) async fn create(county: &County, form: SessionForm) -> Result<SessionId, Problem> {
    create_session(county.platform(), &county.organiser, form).await
}

pub(super) fn told(problem: &Problem) -> Vec<(String, String)> {
    let violations = problem.violations();
    violations
        .iter()
        .map(|it| (it.code.clone(), it.message.clone()))
        .collect()
}

pub(super) async fn set(county: &County, key: &str, value: &str) {
    let platform = county.platform();
    let new = NewValue {
        unit: county.organiser.home_unit,
        key: key.to_owned(),
        value: value.to_owned(),
        valid_from: platform.clock.today(),
    };
    let change = platform.change(&county.organiser.by()).await.unwrap();
    write_value(change.db(), platform.clock, &new, None)
        .await
        .unwrap();
    change.commit().await.unwrap();
}

pub(super) async fn overrides(county: &County) -> Vec<clash_override::Model> {
    clash_override::Entity::find()
        .all(county.platform().database.reader())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_lecturer_who_cannot_get_there_is_told_of_and_a_reason_lets_it_through() {
    on_both(|county| async move {
        let (town, school) = (
            venue(&county, "党校", None).await,
            venue(&county, "镇里", None).await,
        );
        let hao = lecturer(&county, "郝志远").await;
        let with = |slot: SlotForm| SlotForm {
            lecturer: Some(hao),
            ..slot
        };
        create(
            &county,
            form(&county, 1, town, vec![with(half("am", "08:30", "12:00"))]),
        )
        .await
        .unwrap();
        // two hours are enough, ten minutes are not
        create(
            &county,
            form(&county, 2, school, vec![with(half("pm", "14:00", "16:00"))]),
        )
        .await
        .unwrap();
        let close = || form(&county, 3, school, vec![with(half("pm", "12:10", "13:30"))]);
        let refused = create(&county, close()).await.unwrap_err();
        let expected = "郝志远12月1日 8:30–12:00 在党校为“轮训第1期”授课，与镇里之间路上要 30 分钟，赶不及，\
                        最近的空闲是12月1日 16:00–17:20，请换时间或换人。";
        assert_eq!(
            told(&refused),
            [("clash.lecturer".to_owned(), expected.to_owned())]
        );
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        assert!(overrides(&county).await.is_empty());

        let reason = Some("已派车接送".to_owned());
        let id = create(&county, SessionForm { reason, ..close() }).await.unwrap();
        let kept = overrides(&county).await;
        assert_eq!(
            (
                kept[0].session_id,
                kept[0].reason.as_str(),
                kept[0].message.as_str()
            ),
            (id, "已派车接送", expected)
        );
        let noted = audit_entry::Entity::find()
            .filter(audit_entry::Column::Action.eq("session.override"))
            .all(county.platform().database.reader())
            .await
            .unwrap();
        assert_eq!(noted.len(), 1);

        // what was given a reason needs none again
        let same = NewSlots {
            slots: close().slots,
            ..NewSlots::default()
        };
        set_slots(county.platform(), &county.organiser, id, same.clone())
            .await
            .unwrap();
        assert_eq!(overrides(&county).await.len(), 1);
        set(&county, "training.clash_lecturer", "hard").await;
        let hard = NewSlots {
            reason: Some("已派车接送".to_owned()),
            ..same.clone()
        };
        let refused = set_slots(county.platform(), &county.organiser, id, hard)
            .await
            .unwrap_err();
        assert_eq!(refused.extra("reason_would_do"), Some(&false.into()));
        set(&county, "training.clash_lecturer", "note").await;
        set_slots(county.platform(), &county.organiser, id, same)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn rooms_are_told_of_with_what_would_do() {
    on_both(|county| async move {
        let (school, ids) = with_rooms(
            &county,
            "党校",
            &[(None, "101", 40), (None, "201", 60), (None, "301", 80)],
        )
        .await;
        let in_room = |room: RoomId| {
            vec![SlotForm {
                room_id: Some(room),
                ..half("am", "08:30", "12:00")
            }]
        };
        let first = create(&county, form(&county, 1, school, in_room(ids[1])))
            .await
            .unwrap();
        let db = county.platform().database.reader();
        let row = slot::Entity::find().one(db).await.unwrap().unwrap();
        assert_eq!((row.room.as_deref(), row.room_id), (Some("201"), Some(ids[1])));

        let refused = create(&county, form(&county, 2, school, in_room(ids[0])))
            .await
            .unwrap_err();
        let small = "101只有 40 座，坐不下 50 人，少 10 座；可换：301（80 座）。";
        assert_eq!(told(&refused), [("room.small".to_owned(), small.to_owned())]);
        let refused = create(&county, form(&county, 2, school, in_room(ids[1])))
            .await
            .unwrap_err();
        let taken =
            "20112月1日 8:30–12:00已被“轮训第1期”使用，最近的空闲是12月1日 14:00–17:30；可换：301（80 座）。";
        assert_eq!(told(&refused)[0], ("clash.room".to_owned(), taken.to_owned()));
        // the time that the sentence names is there to be taken
        let clashing = TimetableForm {
            session: None,
            unit: None,
            venue: Some(school),
            capacity: 50,
            slots: in_room(ids[1]),
        };
        let found = check_timetable(county.platform(), &county.organiser, clashing)
            .await
            .unwrap();
        let free = found[0].found.free.map(|free| free.label());
        assert_eq!(free.as_deref(), Some("12月1日 14:00–17:30"));

        // a room is not yet chosen: told, and can be stored
        let open = TimetableForm {
            session: None,
            unit: None,
            venue: Some(school),
            capacity: 50,
            slots: vec![half("am", "08:30", "12:00")],
        };
        let found = check_timetable(county.platform(), &county.organiser, open)
            .await
            .unwrap();
        let finding = &found[0].found.finding;
        assert_eq!(
            finding.violation.message,
            "还没有选党校的哪一间，座位够又空着的有：301（80 座）。"
        );
        assert_eq!(found[0].found.instead[0].id, ids[2].0);
        create(
            &county,
            form(&county, 2, school, vec![half("am", "08:30", "12:00")]),
        )
        .await
        .unwrap();

        // a room that something is planned in stays; a new name shows where it is still to come
        let without = venue_form("党校", &[(Some(ids[0]), "101", 40), (Some(ids[2]), "301", 80)]);
        let refused = set_venue(county.platform(), &county.organiser, school, without)
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "room.in_use");
        let renamed = venue_form(
            "党校",
            &[
                (Some(ids[0]), "101", 40),
                (Some(ids[1]), "二楼", 60),
                (Some(ids[2]), "301", 80),
            ],
        );
        set_venue(county.platform(), &county.organiser, school, renamed)
            .await
            .unwrap();
        let row = slot::Entity::find()
            .filter(slot::Column::SessionId.eq(first))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(row.room.as_deref(), Some("二楼"));
    })
    .await;
}

#[tokio::test]
async fn a_closed_venue_and_a_way_that_is_written_down() {
    on_both(|county| async move {
        let (home, far) = (venue(&county, "红色领航之家", Some(60)).await, venue(&county, "干部学院", Some(200)).await);
        let hours = (1..=5).map(|weekday| HoursForm { weekday, opens: "08:30".to_owned(), closes: "17:30".to_owned() });
        let whole = VenueForm {
            kind: "centre".to_owned(),
            seats: Some(60),
            hours: hours.collect(),
            ways: vec![(far, 90)],
            ..venue_form("红色领航之家", &[])
        };
        set_venue(county.platform(), &county.organiser, home, whole.clone()).await.unwrap();
        let travel = rooms::travel(county.platform().database.reader(), 30, 120).await.unwrap();
        assert_eq!(travel.minutes(Some(far), Some(home)), 90);
        let saturday = SlotForm { day: "2026-12-05".to_owned(), ..half("am", "08:30", "12:00") };
        let wanted = SessionForm {
            first_day: "2026-12-05".to_owned(),
            last_day: "2026-12-05".to_owned(),
            ..form(&county, 1, home, vec![saturday])
        };
        let refused = create(&county, wanted).await.unwrap_err();
        let closed = "红色领航之家星期六不开放（开放时间：星期一至星期五 8:30–17:30），最近能用的是12月4日 14:00–17:30。";
        assert_eq!(told(&refused), [("venue.closed".to_owned(), closed.to_owned())]);

        let wrong = VenueForm {
            name: " ".to_owned(),
            hours: vec![HoursForm { weekday: 8, opens: "8".to_owned(), closes: "9".to_owned() }],
            ways: vec![(home, 700)],
            rooms: vec![RoomForm { id: None, name: "一".to_owned(), kind: String::new(), seats: Some(0), equipment: None }],
            ..whole
        };
        let refused = set_venue(county.platform(), &county.organiser, home, wrong).await.unwrap_err();
        let fields: Vec<_> = refused.violations().iter().map(|it| it.field.clone()).collect();
        for field in ["name", "hours[0].opens", "ways[0].minutes", "ways[0].venue_id", "rooms[0].kind", "rooms[0].seats"] {
            assert!(fields.iter().any(|it| it == field), "{field} is not among {fields:?}");
        }
        // the townships use the county's venues, and do not change them
        let foreign = set_venue(county.platform(), &county.township, home, venue_form("我的", &[])).await.unwrap_err();
        assert_eq!(foreign.code(), "role.missing");
    })
    .await;
}

#[tokio::test]
async fn lecturers_are_told_of_when_away_or_not_qualified() {
    on_both(|county| async move {
        let school = venue(&county, "党校", Some(100)).await;
        let (hao, ren) = (
            lecturer(&county, "郝志远").await,
            lecturer(&county, "任晓琳").await,
        );
        let qualified = |topic: &str| QualificationForm {
            topic: topic.to_owned(),
            issuer: None,
            valid_from: "2026-01-01".to_owned(),
            last_day: Some("2026-12-31".to_owned()),
        };
        let of = |qualifications, absences| LecturerForm {
            title: None,
            employer: None,
            qualifications,
            absences,
            version: None,
        };
        let set = async |id, form| set_lecturer(county.platform(), &county.organiser, id, form).await;
        set(ren, of(vec![qualified("发展党员")], Vec::new()))
            .await
            .unwrap();
        let taught = || {
            form(
                &county,
                1,
                school,
                vec![SlotForm {
                    lecturer: Some(hao),
                    ..half("am", "08:30", "12:00")
                }],
            )
        };

        // without a qualification: told, with who would do, and stored all the same by default
        let check = || TimetableForm {
            session: None,
            unit: None,
            venue: Some(school),
            capacity: 50,
            slots: taught().slots,
        };
        let found = check_timetable(county.platform(), &county.organiser, check())
            .await
            .unwrap();
        let message = "郝志远还没有登记授课资格，请登记或换人；有资格又有空的有：任晓琳。";
        assert_eq!(found[0].found.finding.violation.message, message);
        super::room_tests::set(&county, "training.lecturer_qualification", "hard").await;
        assert_eq!(
            told(&create(&county, taught()).await.unwrap_err())[0].0,
            "lecturer.unqualified"
        );
        set(hao, of(vec![qualified("党章")], Vec::new())).await.unwrap();
        create(&county, taught()).await.unwrap();

        let away = |reason: &str| AbsenceForm {
            first_day: "2026-11-30".to_owned(),
            last_day: "2026-12-01".to_owned(),
            half: None,
            reason: reason.to_owned(),
        };
        let planned = set(hao, of(vec![qualified("党章")], vec![away("外出学习")]))
            .await
            .unwrap();
        assert_eq!(
            planned,
            ["郝志远12月1日 8:30–12:00要为“轮训第1期”授课，那天不在，请到这一期换人或改时间。"]
        );
        let other = form(
            &county,
            2,
            school,
            vec![SlotForm {
                lecturer: Some(hao),
                ..half("pm", "14:00", "17:30")
            }],
        );
        let refused = create(&county, other).await.unwrap_err();
        let message = "郝志远12月1日不在（外出学习），最近的空闲是12月2日 8:00–11:30；可换：任晓琳。";
        assert_eq!(
            told(&refused),
            [("clash.lecturer".to_owned(), message.to_owned())]
        );

        let wrong = AbsenceForm {
            last_day: "2026-11-29".to_owned(),
            ..away("")
        };
        let refused = set(hao, of(vec![qualified("")], vec![wrong])).await.unwrap_err();
        let fields: Vec<_> = refused.violations().iter().map(|it| it.field.clone()).collect();
        assert_eq!(fields, ["qualifications[0].topic", "absences[0].last_day"]);
        let foreign = set_lecturer(
            county.platform(),
            &county.township,
            hao,
            of(Vec::new(), Vec::new()),
        )
        .await;
        assert_eq!(foreign.unwrap_err().code(), "role.missing");
    })
    .await;
}

#[tokio::test]
async fn a_trainee_may_be_in_two_sessions_where_the_county_lets_a_reason_do() {
    on_both(|county| async move {
        let (one, two) = (county.session(1, 5).await, county.session(2, 5).await);
        let person = county.people[0];
        let put = async |session, reason| enrol(county.platform(), &county.organiser, session, person, reason).await;
        put(one, None).await.unwrap();
        let refused = put(two, Some("两边都要去")).await.unwrap_err();
        assert_eq!((refused.code(), refused.extra("reason_would_do")), ("enrolment.clash", Some(&false.into())));
        let message = "张一11月20日下午（14:00–17:30）已在“轮训第1期”，最近的空闲是11月20日 8:30–12:00，请换一期或换人。";
        assert_eq!(refused.detail(), message);
        set(&county, "training.clash_person", "reason").await;
        let refused = put(two, None).await.unwrap_err();
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        put(two, Some("两边都要去")).await.unwrap();
        assert_eq!(overrides(&county).await[0].code, "clash.person");
    })
    .await;
}
