//! Booking, a visit's way, and sessions that want the same room, on both databases.
use sanyou_schema::domain::training::visit::VisitState;
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{RoomId, ServiceId, VenueId, VisitId};
use sanyou_schema::entity::{audit_entry, notice, visit};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::action::add_place::{NewVenue, add_venue};
use super::action::create_session::{SessionForm, create_session};
use super::action::plan::SlotForm;
use super::action::set_venue::{HoursForm, RoomForm, VenueForm, set_venue};
use super::action::visits::act::{VisitWords, act_on_visit};
use super::action::visits::book::{Booked, VisitForm, book};
use super::action::visits::edit::{VisitFacts, edit_visit};
use super::action::visits::ledger::year_of;
use super::action::visits::reveal::reveal_phone;
use super::action::visits::set_services::{MenuForm, ServiceForm, set_services};
use super::room_tests::on_both;
use super::store::rooms;
use super::store::visits::{events_of, services_of, visible_venue, visible_visit};
use super::testing::{County, session_form};
use crate::account::{NewGrant, NewPlace, write_grant};
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// 红色领航之家 with two areas and three services; open from Monday to Friday.
pub(super) struct Home {
    pub(super) county: County,
    pub(super) venue: VenueId,
    pub(super) rooms: Vec<RoomId>,
    pub(super) services: Vec<ServiceId>,
}

pub(super) fn venue_form(rooms: &[(Option<RoomId>, &str)]) -> VenueForm {
    VenueForm {
        name: "红色领航之家".to_owned(),
        kind: "centre".to_owned(),
        address: None,
        phone: None,
        seats: None,
        hours: (1..=5)
            .map(|weekday| HoursForm {
                weekday,
                opens: "08:30".to_owned(),
                closes: "17:30".to_owned(),
            })
            .collect(),
        rooms: rooms
            .iter()
            .map(|(id, name)| RoomForm {
                id: *id,
                name: (*name).to_owned(),
                kind: "exhibition".to_owned(),
                seats: Some(60),
                equipment: None,
            })
            .collect(),
        ways: Vec::new(),
        version: None,
    }
}

pub(super) fn service(name: &str, room: RoomId, minutes: i64) -> ServiceForm {
    ServiceForm {
        name: name.to_owned(),
        room: Some(room),
        minutes,
        most: Some(40),
        usual: Some(20),
        ..ServiceForm::default()
    }
}

pub(super) fn menu(services: Vec<ServiceForm>) -> MenuForm {
    MenuForm {
        rest_from: Some("12:00".to_owned()),
        rest_to: Some("14:00".to_owned()),
        services,
        version: None,
    }
}

impl Home {
    pub(super) async fn new(county: County) -> Self {
        let new = NewVenue {
            name: "红色领航之家".to_owned(),
            address: None,
            seats: None,
        };
        let platform = county.platform();
        let venue = add_venue(platform, &county.organiser, new).await.unwrap();
        let form = venue_form(&[(None, "党务服务区"), (None, "红色展厅")]);
        set_venue(platform, &county.organiser, venue, form).await.unwrap();
        let db = platform.database.reader();
        let found = rooms::rooms_of(db, vec![venue], platform.clock.today())
            .await
            .unwrap();
        let named = |name: &str| found.iter().find(|room| room.name == name).unwrap().id;
        let rooms = vec![named("党务服务区"), named("红色展厅")];
        let mut home = Self {
            county,
            venue,
            rooms,
            services: Vec::new(),
        };
        let services = vec![
            service("党务咨询", home.rooms[0], 30),
            service("参观展厅", home.rooms[1], 60),
            service("重温誓词", home.rooms[1], 90),
        ];
        home.set(menu(services)).await.unwrap();
        let db = home.county.platform().database.reader();
        let found = services_of(db, venue).await.unwrap();
        home.services = found.into_iter().map(|row| row.id).collect();
        home
    }

    pub(super) async fn set(&self, menu: MenuForm) -> Result<Vec<String>, Problem> {
        set_services(self.county.platform(), &self.county.organiser, self.venue, menu).await
    }

    pub(super) async fn book(&self, actor: &Actor, form: VisitForm) -> Result<Booked, Problem> {
        book(self.county.platform(), actor, self.venue, form).await
    }

    pub(super) async fn booked(&self, at: usize, day: &str, starts: &str) -> VisitId {
        let form = self.form(at, day, starts);
        self.book(&self.county.organiser, form).await.unwrap().id
    }

    /// The two facts of a call.
    pub(super) fn form(&self, at: usize, day: &str, starts: &str) -> VisitForm {
        VisitForm {
            service: Some(self.services[at]),
            day: day.to_owned(),
            starts: starts.to_owned(),
            visitor: "晋兴玻璃党支部".to_owned(),
            phone: Some("138 0013 8000".to_owned()),
            ..VisitForm::default()
        }
    }

    pub(super) async fn act(
        &self,
        actor: &Actor,
        id: VisitId,
        action: &str,
        words: VisitWords,
    ) -> Result<VisitState, Problem> {
        act_on_visit(self.county.platform(), actor, id, action, words).await
    }

    pub(super) async fn row(&self, id: VisitId) -> visit::Model {
        let db = self.county.platform().database.reader();
        visit::Entity::find_by_id(id).one(db).await.unwrap().unwrap()
    }
}

pub(super) fn because(reason: &str) -> VisitWords {
    VisitWords {
        reason: Some(reason.to_owned()),
        ..VisitWords::default()
    }
}

pub(super) fn to(day: &str, starts: &str) -> VisitWords {
    VisitWords {
        day: Some(day.to_owned()),
        starts: Some(starts.to_owned()),
        ..VisitWords::default()
    }
}

pub(super) fn told(problem: &Problem) -> Vec<(String, String)> {
    let violations = problem.violations();
    violations
        .iter()
        .map(|it| (it.field.clone(), it.code.clone()))
        .collect()
}

/// A session in a room on the morning of the first of December 2026, a Tuesday.
pub(super) fn in_room(home: &Home, room: RoomId, (starts, ends): (&str, &str)) -> SessionForm {
    SessionForm {
        first_day: "2026-12-01".to_owned(),
        last_day: "2026-12-01".to_owned(),
        venue: Some(home.venue),
        slots: vec![SlotForm {
            day: "2026-12-01".to_owned(),
            half: "am".to_owned(),
            starts: starts.to_owned(),
            ends: ends.to_owned(),
            room_id: Some(room),
            ..SlotForm::default()
        }],
        ..session_form(home.county.organiser.home_unit, 1, 50)
    }
}

#[tokio::test]
async fn two_facts_book_a_visit_and_nobody_gets_its_time_again() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let organiser = &home.county.organiser;
        let booked = home
            .book(organiser, home.form(1, "2026-12-01", "08:30"))
            .await
            .unwrap();
        assert_eq!(
            (booked.time.label(), booked.people),
            ("12月1日 8:30–9:30".to_owned(), 20),
            "as many as usual"
        );
        let row = home.row(booked.id).await;
        let platform = home.county.platform();
        assert!(
            row.party_organisation_id.is_some(),
            "the roster knows it by its name"
        );
        let sealed = row.phone_enc.unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("13800138000"));
        assert_eq!(platform.keys.open_text(&sealed).unwrap(), "13800138000");

        for (at, starts, code, message) in [
            (
                1,
                "08:30",
                "visit.taken",
                "红色展厅12月1日 8:30–9:30已约给晋兴玻璃党支部，最近的空档是12月1日 9:30–10:30。",
            ),
            // another service of the room
            (
                2,
                "08:30",
                "visit.taken",
                "红色展厅12月1日 8:30–9:30已约给晋兴玻璃党支部，最近的空档是12月1日 10:00–11:30。",
            ),
            (
                1,
                "12:30",
                "visit.no_such_time",
                "“参观展厅”没有12月1日 12:30–13:30这个时段，最近的空档是12月1日 14:00–15:00。",
            ),
        ] {
            let refused = home
                .book(organiser, home.form(at, "2026-12-01", starts))
                .await
                .unwrap_err();
            assert_eq!((refused.code(), refused.detail()), (code, message));
            assert_eq!(refused.extra("nearest_day"), Some(&"2026-12-01".into()));
        }
        // the morning of the day on which it is asked is over until 9 o'clock
        let refused = home
            .book(organiser, home.form(0, "2026-11-24", "08:30"))
            .await
            .unwrap_err();
        assert_eq!(
            refused.detail(),
            "11月24日 8:30–9:00已经过了，最近的空档是11月24日 9:00–9:30。"
        );
        // the other room is free, and so is the same one later
        home.booked(0, "2026-12-01", "08:30").await;
        home.booked(1, "2026-12-01", "09:30").await;

        let wrong = VisitForm {
            visitor: " ".to_owned(),
            phone: Some("1380".to_owned()),
            people: Some(41),
            ..home.form(1, "2026-12-02", "08:30")
        };
        let refused = home.book(organiser, wrong).await.unwrap_err();
        let expected = [
            ("visitor", "visit.visitor"),
            ("phone", "visit.phone"),
            ("people", "visit.people"),
        ];
        let expected = expected.map(|(field, code)| (field.to_owned(), code.to_owned()));
        assert_eq!(told(&refused), expected);
    })
    .await;
}

const CLIENTS: usize = 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_call_at_once_one_has_the_time() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|at| {
                let platform = home.county.platform().clone();
                let (actor, venue) = (home.county.organiser.clone(), home.venue);
                // two services of one room, at times that meet
                let form = home.form(1 + at % 2, "2026-12-01", "08:30");
                tokio::spawn(async move { book(&platform, &actor, venue, form).await })
            })
            .collect();
        let mut booked = 0;
        for client in clients {
            match client.await.unwrap() {
                Ok(_) => booked += 1,
                Err(refused) => assert_eq!(refused.code(), "visit.taken", "{refused}"),
            }
        }
        assert_eq!(booked, 1);
        let db = home.county.platform().database.reader();
        assert_eq!(visit::Entity::find().count(db).await.unwrap(), 1);
    })
    .await;
}

/// The key holds a time even where a writer forgets the lock; a cancelled visit has none.
#[tokio::test]
async fn the_key_holds_a_time_once() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let id = home.booked(1, "2026-12-01", "08:30").await;
        let row = home.row(id).await;
        let platform = home.county.platform();
        let change = platform.change(&home.county.organiser.by()).await.unwrap();
        let again = visit::Model {
            id: change.id(),
            ..row.clone()
        };
        let insert =
            |row: visit::Model| visit::Entity::insert(sea_orm::IntoActiveModel::into_active_model(row));
        assert!(insert(again).exec_without_returning(change.db()).await.is_err());
        drop(change);
        let organiser = &home.county.organiser;
        home.act(organiser, id, "cancel", because("来不了"))
            .await
            .unwrap();
        assert_eq!(home.row(id).await.live_key, None);
        home.booked(1, "2026-12-01", "08:30").await;
    })
    .await;
}

#[tokio::test]
async fn a_visit_and_a_session_keep_out_of_each_others_room() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let organiser = &home.county.organiser;
        let platform = home.county.platform();
        home.booked(1, "2026-12-01", "08:30").await;
        let wanted = in_room(&home, home.rooms[1], ("09:00", "11:30"));
        let refused = create_session(platform, organiser, wanted.clone()).await.unwrap_err();
        let found: Vec<_> = refused.violations().iter().map(|it| (it.code.as_str(), it.message.as_str())).collect();
        assert_eq!(
            found,
            [(
                "clash.room",
                "红色展厅12月1日 8:30–9:30已约给晋兴玻璃党支部，最近的空闲是12月1日 9:30–12:00；可换：党务服务区（60 座）。"
            )]
        );
        let after = in_room(&home, home.rooms[1], ("09:30", "11:30"));
        create_session(platform, organiser, after).await.unwrap();
        let refused = home.book(organiser, home.form(1, "2026-12-01", "10:30")).await.unwrap_err();
        assert_eq!(
            (refused.code(), refused.detail()),
            (
                "visit.taken",
                "红色展厅12月1日 9:30–11:30已被“轮训第1期”使用，最近的空档是12月1日 14:00–15:00。"
            )
        );
        // a township that plans in the county's room is not told who comes
        let theirs = SessionForm {
            unit: home.county.township.home_unit,
            class_name: "镇里培训".to_owned(),
            ..wanted
        };
        let refused = create_session(platform, &home.county.township, theirs).await.unwrap_err();
        let told = refused.violations().iter();
        let told: Vec<_> = told.map(|it| it.message.as_str()).collect();
        let unnamed = "红色展厅12月1日 8:30–9:30已约给别的来访，";
        assert!(told.iter().any(|it| it.starts_with(unnamed)), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_visit_moves_comes_and_is_cancelled() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let organiser = &home.county.organiser;
        let db = home.county.platform().database.reader();
        let id = home.booked(1, "2026-12-01", "08:30").await;
        home.booked(1, "2026-12-01", "10:30").await;
        let refused = home
            .act(organiser, id, "move", to("2026-12-01", "10:30"))
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "visit.taken");
        // by an hour of its own: its own time does not stand in its way
        let longer = VisitWords {
            service: Some(home.services[2]),
            ..to("2026-12-01", "08:30")
        };
        home.act(organiser, id, "move", longer).await.unwrap();
        assert_eq!(home.row(id).await.ends, "10:00");
        home.act(organiser, id, "move", to("2026-11-24", "10:00"))
            .await
            .unwrap();
        home.booked(1, "2026-12-01", "08:30").await;

        let refused = home
            .act(organiser, id, "cancel", VisitWords::default())
            .await
            .unwrap_err();
        assert_eq!(
            told(&refused),
            [("reason".to_owned(), "visit.reason_missing".to_owned())]
        );
        let late = home.booked(0, "2026-11-25", "08:30").await;
        let refused = home
            .act(organiser, late, "arrive", VisitWords::default())
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "visit.too_early");
        let came = VisitWords {
            came: Some(17),
            ..VisitWords::default()
        };
        home.act(organiser, id, "arrive", came).await.unwrap();
        let refused = home
            .act(organiser, id, "cancel", because("来不了"))
            .await
            .unwrap_err();
        assert_eq!(
            (refused.code(), refused.extra("allowed").cloned()),
            ("visit.transition", Some(serde_json::json!(["reopen"])))
        );
        home.act(organiser, id, "reopen", VisitWords::default())
            .await
            .unwrap();
        assert_eq!(home.row(id).await.came, None);
        home.act(organiser, id, "miss", VisitWords::default())
            .await
            .unwrap();
        home.act(organiser, late, "cancel", because("来不了"))
            .await
            .unwrap();

        let events = events_of(db, id).await.unwrap();
        let said: Vec<_> = events
            .iter()
            .map(|event| format!("{} {}", event.action, event.detail.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(
            said,
            [
                "book 参观展厅　12月1日 8:30–9:30",
                "move 12月1日 8:30–9:30改到12月1日 8:30–10:00",
                "move 12月1日 8:30–10:00改到11月24日 10:00–11:30",
                "arrive 到 17 人",
                "reopen ",
                "miss "
            ]
        );
        let audited = audit_entry::Entity::find()
            .filter(audit_entry::Column::Subject.eq("visit"))
            .filter(audit_entry::Column::SubjectId.eq(id.0))
            .count(db)
            .await
            .unwrap();
        assert_eq!(audited, 6);
    })
    .await;
}

#[tokio::test]
async fn a_township_books_for_its_people_and_sees_no_others() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let (county, other) = (&home.county, &home.county.other);
        let platform = county.platform();
        let db = platform.database.reader();
        grant(county, &county.organiser, RoleName::CountyOrganiser).await;
        let theirs = home
            .book(&county.township, home.form(1, "2026-12-01", "08:30"))
            .await
            .unwrap()
            .id;
        assert_eq!(home.row(theirs).await.unit_id, county.township.home_unit);
        assert_eq!(county.notices().await, 1, "the office of the venue is told");
        assert!(visible_visit(db, &other.scope, theirs).await.unwrap().is_none());
        for refused in [
            home.act(other, theirs, "cancel", because("来不了"))
                .await
                .unwrap_err(),
            reveal_phone(platform, other, theirs, "回电话").await.unwrap_err(),
            edit_visit(platform, other, theirs, VisitFacts::default())
                .await
                .unwrap_err(),
        ] {
            assert_eq!(refused.code(), "not_found");
        }
        let refused = home
            .act(&county.township, theirs, "arrive", VisitWords::default())
            .await
            .unwrap_err();
        assert_eq!(refused.status(), 403);
        let refused = reveal_phone(platform, &county.organiser, theirs, " ")
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "reason.missing");
        let phone = reveal_phone(platform, &county.organiser, theirs, "回电话")
            .await
            .unwrap();
        assert_eq!(phone.as_deref(), Some("13800138000"));

        // the other township sees that it is taken, not by whom
        let seen = visible_venue(db, &other.scope, home.venue)
            .await
            .unwrap()
            .unwrap();
        let row = home.row(theirs).await;
        assert!(!seen.names(&row) && !seen.whole);
        let refused = home
            .book(other, home.form(1, "2026-12-01", "08:30"))
            .await
            .unwrap_err();
        assert!(
            refused.detail().contains("已约给别的来访"),
            "{}",
            refused.detail()
        );
        let year = year_of(platform, other, home.venue, 2026).await.unwrap();
        assert!(year.visits.is_empty() && year.months().is_empty());

        // moved by the venue, its booker is told; by the booker, the venue is
        home.act(&county.organiser, theirs, "move", to("2026-12-02", "08:30"))
            .await
            .unwrap();
        home.act(&county.township, theirs, "cancel", because("改在镇里"))
            .await
            .unwrap();
        let bodies: Vec<String> = notice::Entity::find()
            .order_by_asc(notice::Column::Id)
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .map(|row| platform.keys.open_text(&row.body_enc).unwrap())
            .collect();
        assert_eq!(
            bodies[1..],
            [
                "您单位给“晋兴玻璃党支部”约的来访，12月1日 8:30–9:30改到12月2日 8:30–9:30。",
                "晋兴玻璃党支部的来访，12月2日 8:30–9:30的取消了，原因：改在镇里。"
            ]
        );
        let set = set_services(platform, &county.township, home.venue, menu(Vec::new())).await;
        assert_eq!(set.unwrap_err().status(), 403);
    })
    .await;
}

async fn grant(county: &County, actor: &Actor, role: RoleName) {
    let change = county.platform().change(&actor.by()).await.unwrap();
    let grant = NewGrant {
        role,
        place: NewPlace::Unit(actor.home_unit),
        valid_from: "2026-01-01".parse().unwrap(),
        valid_to: None,
    };
    write_grant(&change, actor.account, grant).await.unwrap();
    change.commit().await.unwrap();
}
