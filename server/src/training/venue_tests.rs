//! More places than the room has seats, told when the places of a session that is planned are raised; two people who
//! change a venue or a lecturer at once.
use super::action::create_session::SessionForm;
use super::action::plan::SlotForm;
use super::action::set_lecturer::{LecturerForm, set_lecturer};
use super::action::set_places::{PlaceRules, set_places};
use super::action::set_slots::{NewSlots, set_slots};
use super::action::set_venue::{VenueForm, set_venue};
use super::action::visits::set_services::{MenuForm, ServiceForm, set_services};
use super::api::venues::venue_view;
use super::room_tests::{
    create, form, half, lecturer, on_both, overrides, room_ids, told, venue, venue_form, with_rooms,
};
use super::store::places;
use super::store::sessions::session_row;
use super::store::versions::{lecturer_version, menu_version, venue_version};

#[tokio::test]
async fn places_are_raised_within_the_seats_or_with_a_reason() {
    on_both(|county| async move {
        let rooms = [(None, "101", 50), (None, "201", 80)];
        let (school, _) = with_rooms(&county, "党校", &rooms).await;
        let ids = room_ids(&county, school).await;
        let slot = SlotForm {
            room_id: Some(ids[0]),
            ..half("am", "08:30", "12:00")
        };
        let id = create(&county, form(&county, 1, school, vec![slot]))
            .await
            .unwrap();
        let raise = async |capacity, reason: Option<&str>| {
            let rules = PlaceRules {
                capacity,
                self_enrol: false,
                approval: false,
                names_until: None,
                leave_until: None,
                offer_hours: None,
                teaching: "offline".to_owned(),
                reason: reason.map(str::to_owned),
            };
            set_places(county.platform(), &county.organiser, id, rules).await
        };
        let refused = raise(60, None).await.unwrap_err();
        let small = "101只有 50 座，坐不下 60 人，少 10 座；可换：201（80 座）。";
        assert_eq!(told(&refused), [("room.small".to_owned(), small.to_owned())]);
        assert_eq!(refused.violations()[0].field, "capacity");
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        raise(60, Some("加座 10 个，已与党校商定")).await.unwrap();
        assert_eq!(overrides(&county).await[0].message, small);
        raise(40, None).await.unwrap();
        // what was let through for sixty is not for seventy
        raise(70, None).await.unwrap_err();
        raise(50, None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_last_days_for_names_and_leaving_move_with_the_first_day() {
    on_both(|county| async move {
        let school = venue(&county, "党校", Some(60)).await;
        let morning = half("am", "08:30", "12:00");
        let id = create(&county, form(&county, 1, school, vec![morning.clone()]))
            .await
            .unwrap();
        let day = |text: &str| Some(text.parse().unwrap());
        let rules = PlaceRules {
            capacity: 50,
            self_enrol: false,
            approval: false,
            names_until: day("2026-11-26"),
            leave_until: day("2026-11-28"),
            offer_hours: None,
            teaching: "offline".to_owned(),
            reason: None,
        };
        let (platform, organiser) = (county.platform(), &county.organiser);
        set_places(platform, organiser, id, rules).await.unwrap();
        let slot = SlotForm {
            day: "2026-12-15".to_owned(),
            ..morning
        };
        let postponed = NewSlots {
            first_day: Some("2026-12-15".to_owned()),
            last_day: Some("2026-12-16".to_owned()),
            slots: vec![slot],
            ..NewSlots::default()
        };
        set_slots(platform, organiser, id, postponed).await.unwrap();
        let db = platform.database.reader();
        let row = session_row(db, id).await.unwrap().unwrap();
        assert_eq!(
            (row.names_until, row.leave_until),
            (day("2026-12-10"), day("2026-12-12"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_providers_bookings_are_shown_to_the_end_of_the_next_year() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let college = venue(&county, "大寨干部学院", Some(60)).await;
        for (number, day) in (1..).zip(["2027-01-20", "2027-03-16", "2027-12-31", "2028-01-04"]) {
            let slot = SlotForm {
                day: day.to_owned(),
                ..half("am", "08:30", "12:00")
            };
            let booked = SessionForm {
                first_day: day.to_owned(),
                last_day: day.to_owned(),
                ..form(&county, number, college, vec![slot])
            };
            create(&county, booked).await.unwrap();
        }
        let shown = async || {
            let seen = venue_view(platform, organiser, college).await.unwrap();
            let days = seen.planned.iter().map(|one| one.day.to_string());
            days.collect::<Vec<_>>()
        };
        // it is 2026-11-24
        assert_eq!(shown().await, ["2027-01-20"], "a hall is shown for 60 days");
        let provider = VenueForm {
            kind: "provider".to_owned(),
            ..venue_form("大寨干部学院", &[])
        };
        set_venue(platform, organiser, college, provider).await.unwrap();
        assert_eq!(shown().await, ["2027-01-20", "2027-03-16", "2027-12-31"]);
    })
    .await;
}

#[tokio::test]
async fn a_providers_seats_are_shared_while_they_suffice() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let college = venue(&county, "大寨干部学院", Some(200)).await;
        let provider = VenueForm {
            kind: "provider".to_owned(),
            seats: Some(200),
            ..venue_form("大寨干部学院", &[])
        };
        set_venue(platform, organiser, college, provider).await.unwrap();
        let class = |number, capacity, halves: &[&str]| {
            let times = |am: &str| if am == "am" { ("08:30", "12:00") } else { ("14:00", "17:30") };
            let slots = halves.iter().map(|it| half(it, times(it).0, times(it).1));
            SessionForm {
                capacity,
                ..form(&county, number, college, slots.collect())
            }
        };
        create(&county, class(1, 140, &["am"])).await.unwrap();
        create(&county, class(2, 60, &["am", "pm"])).await.unwrap(); // every seat of the morning
        let refused = create(&county, class(3, 60, &["am", "pm"])).await.unwrap_err();
        let message = "大寨干部学院共 200 座，12月1日上午“轮训第1期”、“轮训第2期”要坐 200 人，还剩 0 座，坐不下 60 人，\
                       少 60 座；那个时间没有更合适的，请换时间或地点。";
        assert_eq!(told(&refused), [("room.small".to_owned(), message.to_owned())]);
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        create(&county, class(3, 60, &["pm"])).await.unwrap();
        let alone = create(&county, class(4, 201, &[])).await; // no half-day, nothing to look at
        alone.unwrap();
        let seats = venue_view(platform, organiser, college).await.unwrap().seats_by_day;
        let seats: Vec<_> = seats.iter().map(|one| (one.half.as_str(), one.taken, one.free)).collect();
        assert_eq!(seats, [("am", 200, 0), ("pm", 120, 80)]);
    })
    .await;
}

#[tokio::test]
async fn groups_side_by_side_sit_on_as_many_seats_as_they_are() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let college = venue(&county, "大寨干部学院", None).await;
        let seats = async |seats| {
            let provider = VenueForm {
                kind: "provider".to_owned(),
                seats: Some(seats),
                ..venue_form("大寨干部学院", &[])
            };
            set_venue(platform, organiser, college, provider).await.unwrap();
        };
        let class = |number, divisions: &[&str]| {
            // of three groups two come in the morning
            let slots = [1, 2].map(|division| SlotForm {
                division: Some(division),
                ..half("am", "08:30", "12:00")
            });
            SessionForm {
                capacity: 61,
                divisions: divisions.iter().map(|it| (*it).to_owned()).collect(),
                ..form(&county, number, college, slots.to_vec())
            }
        };
        seats(61).await;
        create(&county, class(1, &["一班", "二班"])).await.unwrap();
        seats(101).await;
        let refused = create(&county, class(2, &["一班", "二班", "三班"]))
            .await
            .unwrap_err();
        let (_, message) = told(&refused).remove(0);
        assert!(
            message.contains("要坐 61 人，还剩 40 座，坐不下 41 人，少 1 座"),
            "{message}"
        );
        seats(102).await;
        create(&county, class(2, &["一班", "二班", "三班"]))
            .await
            .unwrap();
        let by_day = venue_view(platform, organiser, college)
            .await
            .unwrap()
            .seats_by_day;
        let taken: Vec<_> = by_day.iter().map(|one| (one.taken, one.free)).collect();
        assert_eq!(taken, [(102, 0)]);
    })
    .await;
}

#[tokio::test]
async fn who_changes_what_somebody_else_has_just_changed_is_told() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let db = platform.database.reader();
        let (school, _) = with_rooms(&county, "党校", &[(None, "101", 50)]).await;
        let seen = async || {
            let row = places::venue_rows(db, vec![school]).await.unwrap().remove(0);
            venue_version(db, &row).await.unwrap()
        };
        let with = |rooms: &[(Option<_>, &str, i32)], version: &str| VenueForm {
            version: Some(version.to_owned()),
            ..venue_form("党校", rooms)
        };
        let both_saw = seen().await;
        let one = with(&[(None, "101", 50), (None, "201", 80)], &both_saw);
        set_venue(platform, organiser, school, one).await.unwrap();
        let other = || with(&[(None, "101", 40)], &both_saw);
        let refused = set_venue(platform, organiser, school, other()).await.unwrap_err();
        assert_eq!((refused.status().as_u16(), refused.code()), (409, "venue.stale"));
        assert_eq!(room_ids(&county, school).await.len(), 2, "nobody's work is lost");
        let again = VenueForm {
            version: Some(seen().await),
            ..other()
        };
        set_venue(platform, organiser, school, again).await.unwrap();
        assert_eq!(room_ids(&county, school).await.len(), 1);

        // the menu of services is a form of its own
        let menu = async |version: Option<String>, name: &str| {
            let service = ServiceForm {
                name: name.to_owned(),
                room: room_ids(&county, school).await.pop(),
                minutes: 30,
                ..ServiceForm::default()
            };
            let form = MenuForm {
                services: vec![service],
                version,
                ..MenuForm::default()
            };
            set_services(platform, organiser, school, form).await
        };
        let seen = async || {
            let row = places::venue_rows(db, vec![school]).await.unwrap().remove(0);
            Some(menu_version(db, &row).await.unwrap())
        };
        let both_saw = seen().await;
        menu(both_saw.clone(), "参观红色展厅").await.unwrap();
        let refused = menu(both_saw, "政策咨询").await.unwrap_err();
        assert_eq!((refused.status().as_u16(), refused.code()), (409, "menu.stale"));
        menu(seen().await, "政策咨询").await.unwrap();

        let hao = lecturer(&county, "郝志远").await;
        let row = places::lecturer_rows(db, vec![hao]).await.unwrap().remove(0);
        let version = Some(lecturer_version(db, &row).await.unwrap());
        let titled = |title: &str| LecturerForm {
            title: Some(title.to_owned()),
            employer: None,
            qualifications: Vec::new(),
            absences: Vec::new(),
            version: version.clone(),
        };
        set_lecturer(platform, organiser, hao, titled("教授"))
            .await
            .unwrap();
        let refused = set_lecturer(platform, organiser, hao, titled("讲师"))
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "lecturer.stale");
        assert_eq!(
            refused.detail(),
            "“郝志远”刚刚被别人改过，没有存。请打开最新的看一看，把您要改的再改一遍。"
        );
    })
    .await;
}
