//! The menu of services, the months of a venue and its weeks, on both databases.
use chrono::NaiveDate;
use sanyou_schema::domain::training::visit::VisitState;
use sanyou_schema::entity::lecturer;
use sea_orm::EntityTrait;

use super::action::add_place::{NewLecturer, add_lecturer};
use super::action::create_session::create_session;
use super::action::set_venue::{VenueForm, set_venue};
use super::action::visits::act::VisitWords;

use super::action::visits::diary::Diary;
use super::action::visits::edit::{VisitFacts, edit_visit};
use super::action::visits::ledger::{Choice, VisitsOfMonth, year_of};
use super::action::visits::set_services::ServiceForm;
use super::room_tests::on_both;
use super::store::visits::{self, visible_venue};
use super::testing::County;
use super::visit_tests::{Home, because, in_room, menu, service, told, venue_form};

#[tokio::test]
async fn the_months_count_visits_people_and_party_organisations() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let organiser = &home.county.organiser;
        let platform = home.county.platform();
        let mut ids = Vec::new();
        for starts in ["09:00", "09:30", "10:00", "10:30", "11:00"] {
            ids.push(home.booked(0, "2026-11-24", starts).await);
        }
        for (id, came) in [(ids[0], 12), (ids[1], 8)] {
            let came = VisitWords {
                came: Some(came),
                ..VisitWords::default()
            };
            home.act(organiser, id, "arrive", came).await.unwrap();
        }
        home.act(organiser, ids[2], "miss", VisitWords::default())
            .await
            .unwrap();
        home.act(organiser, ids[3], "cancel", because("来不了"))
            .await
            .unwrap();
        home.booked(1, "2026-12-01", "08:30").await;
        let facts = VisitFacts {
            visitor: "城关镇".to_owned(),
            people: 3,
            ..VisitFacts::default()
        };
        edit_visit(platform, organiser, ids[4], facts).await.unwrap();
        let edited = home.row(ids[4]).await;
        assert!(edited.phone_enc.is_some() && edited.party_organisation_id.is_none());

        let year = year_of(platform, organiser, home.venue, 2026).await.unwrap();
        let november = VisitsOfMonth {
            month: 11,
            booked: 4,
            came: 2,
            missed: 1,
            cancelled: 1,
            people: 20,
            parties: 1,
        };
        assert_eq!(year.months()[0], november);
        assert_eq!(year.months()[1].month, 12);
        let held = Choice {
            month: Some(11),
            held: true,
            ..Choice::default()
        };
        assert_eq!(year.chosen(held).len(), 4, "the figure and its list");
        assert_eq!(
            year.chosen(Choice {
                month: Some(11),
                state: Some(VisitState::Came),
                ..Choice::default()
            })
            .len(),
            2
        );
        assert!(
            year_of(platform, organiser, home.venue, 2025)
                .await
                .unwrap()
                .months()
                .is_empty()
        );
        assert_eq!(
            year_of(platform, organiser, home.venue, 1)
                .await
                .err()
                .unwrap()
                .code(),
            "visit.year"
        );
    })
    .await;
}

#[tokio::test]
async fn a_menu_is_set_anew_and_booked_visits_stay() {
    on_both(|county| async move {
        let home = Home::new(county).await;
        let organiser = &home.county.organiser;
        let platform = home.county.platform();
        let db = platform.database.reader();
        home.booked(1, "2026-12-01", "08:30").await;
        let whole = || {
            let rooms = [
                (Some(home.rooms[0]), "党务服务区"),
                (Some(home.rooms[1]), "红色展厅"),
            ];
            venue_form(&rooms)
        };
        let refused = set_venue(
            platform,
            organiser,
            home.venue,
            VenueForm {
                rooms: Vec::new(),
                ..whole()
            },
        )
        .await
        .unwrap_err();
        assert_eq!(
            (refused.code(), refused.detail()),
            (
                "room.in_use",
                "红色展厅在12月1日约给了晋兴玻璃党支部，请先改约或取消，再停用。"
            )
        );
        let wrong = menu(vec![
            ServiceForm {
                minutes: 5,
                ..service("党务咨询", home.rooms[0], 30)
            },
            ServiceForm {
                room: None,
                ..service("党务咨询", home.rooms[0], 30)
            },
        ]);
        let mut codes = told(&home.set(wrong).await.unwrap_err());
        codes.sort();
        let expected = [
            ("services[0].minutes", "service.minutes"),
            ("services[1].name", "service.twice"),
            ("services[1].room_id", "service.room"),
        ];
        assert_eq!(
            codes,
            expected.map(|(field, code)| (field.to_owned(), code.to_owned()))
        );

        // without the one that is booked; the other takes another time and a lecturer
        let new = NewLecturer {
            name: "武建平".to_owned(),
            title: None,
            employer: None,
        };
        let led = add_lecturer(platform, organiser, new).await.unwrap();
        assert!(lecturer::Entity::find_by_id(led).one(db).await.unwrap().is_some());
        let kept = ServiceForm {
            id: Some(home.services[0]),
            lecturer: Some(led),
            ..service("党务咨询", home.rooms[0], 60)
        };
        let still = home.set(menu(vec![kept])).await.unwrap();
        assert_eq!(
            still,
            ["“参观展厅”停用了，晋兴玻璃党支部约的12月1日 8:30–9:30还在，请打电话改约或取消。"]
        );
        let refused = home
            .book(organiser, home.form(1, "2026-12-02", "08:30"))
            .await
            .unwrap_err();
        assert_eq!(
            told(&refused),
            [("service_id".to_owned(), "visit.service".to_owned())]
        );

        // whoever receives visitors teaches elsewhere then
        let mut wanted = in_room(&home, home.rooms[1], ("09:30", "11:30"));
        wanted.slots[0].lecturer = Some(led);
        wanted.reason = Some("先排上".to_owned());
        create_session(platform, organiser, wanted).await.unwrap();
        let refused = home
            .book(organiser, home.form(0, "2026-12-01", "10:30"))
            .await
            .unwrap_err();
        assert!(
            refused
                .detail()
                .starts_with("武建平12月1日 9:30–11:30 在红色领航之家为“轮训第1期”授课"),
            "{}",
            refused.detail()
        );
        home.booked(0, "2026-12-01", "08:30").await;

        // a room that goes takes its services along
        let rooms = [(Some(home.rooms[1]), "红色展厅")];
        let refused = set_venue(platform, organiser, home.venue, venue_form(&rooms))
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "room.in_use");
        for row in visits::to_come_in(db, home.rooms[0], day("2026-11-24"))
            .await
            .unwrap()
        {
            home.act(organiser, row.id, "cancel", because("停用"))
                .await
                .unwrap();
        }
        set_venue(platform, organiser, home.venue, venue_form(&rooms))
            .await
            .unwrap();
        let seen = visible_venue(db, &organiser.scope, home.venue)
            .await
            .unwrap()
            .unwrap();
        let days = (day("2026-11-30"), day("2026-12-06"));
        let diary = Diary::load(db, &seen, platform.clock, days).await.unwrap();
        assert!(diary.services.is_empty());
    })
    .await;
}

/// The role as a row, by which the office of a unit is found.
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_full_week_is_read_as_it_stands() {
    let home = Home::new(County::new().await).await;
    let platform = home.county.platform();
    let seen = visible_venue(platform.database.reader(), &home.county.other.scope, home.venue)
        .await
        .unwrap()
        .unwrap();
    for starts in ["08:30", "09:30", "10:30", "14:00", "15:00", "16:00"] {
        home.booked(1, "2026-12-01", starts).await;
    }
    let days = (day("2026-11-30"), day("2026-12-06"));
    let diary = Diary::load(platform.database.reader(), &seen, platform.clock, days)
        .await
        .unwrap();
    let whole = diary.day(&diary.services[1], day("2026-12-01"));
    assert_eq!(whole.len(), 6);
    let other = diary.day(&diary.services[2], day("2026-12-01"));
    assert_eq!(other.len(), 4, "one after the other by the hour and a half");
    assert!(
        diary.day(&diary.services[1], day("2026-12-05")).is_empty(),
        "a Saturday"
    );
}
