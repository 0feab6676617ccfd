//! Orders from the course menu against sessions, against each other, and against what lecturers may teach: both ways, on
//! both databases.
use sanyou_schema::domain::value::id::{CourseOrderId, LecturerId, VenueId};
use sanyou_schema::entity::audit_entry;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::action::courses::words::OrderWords;
use super::action::courses::write::set_course;
use super::action::plan::SlotForm;
use super::action::set_lecturer::{AbsenceForm, LecturerForm, QualificationForm, set_lecturer};
use super::action::set_venue::{HoursForm, VenueForm, set_venue};
use super::course_tests::{act, agreed, form as course_form, open_course, order};
use super::room_tests::{
    create, form, half, lecturer, on_both, room_ids, set, told, venue, venue_form, with_rooms,
};
use super::testing::County;

/// What is said when the order of a new course is agreed on for the first of December 2026, a Tuesday.
fn words(half: &str, lecturer: LecturerId) -> OrderWords {
    OrderWords {
        lecturer: Some(lecturer),
        half: Some(half.to_owned()),
        ..agreed("2026-12-01")
    }
}

fn at_venue(venue: VenueId, words: OrderWords) -> OrderWords {
    OrderWords {
        provider: Some("venue".to_owned()),
        venue: Some(venue),
        place: None,
        ..words
    }
}

async fn ordered(county: &County, code: &str) -> CourseOrderId {
    let course = open_course(county, code).await;
    order(county, &county.township, course).await.unwrap()
}

fn taught(lecturer: LecturerId, slot: SlotForm) -> SlotForm {
    SlotForm {
        lecturer: Some(lecturer),
        ..slot
    }
}

/// Registers what a lecturer may teach this year.
async fn qualified(county: &County, id: LecturerId, topic: &str) {
    let qualification = QualificationForm {
        topic: topic.to_owned(),
        issuer: None,
        valid_from: "2026-01-01".to_owned(),
        last_day: None,
    };
    let form = LecturerForm {
        title: None,
        employer: None,
        qualifications: vec![qualification],
        absences: Vec::new(),
        version: None,
    };
    set_lecturer(county.platform(), &county.organiser, id, form)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_lecturer_is_in_one_place_only() {
    on_both(|county| async move {
        let teacher = lecturer(&county, "武建平").await;
        let orders = [ordered(&county, "DW-01").await, ordered(&county, "DW-02").await];
        let organiser = &county.organiser;
        act(&county, organiser, orders[0], "agree", words("am", teacher))
            .await
            .unwrap();
        let refused = act(&county, organiser, orders[1], "agree", words("am", teacher))
            .await
            .unwrap_err();
        let found = &refused.violations()[0];
        assert_eq!(
            (found.code.as_str(), found.field.as_str()),
            ("clash.lecturer", "lecturer_id")
        );
        assert_eq!(
            found.message,
            "武建平12月1日上午已定在镇政府会议室讲点课“党支部标准化建设 DW-01”，最近的空闲是12月1日 14:00–18:00，请换时间或换人。"
        );
        let moved = act(&county, organiser, orders[1], "agree", words("pm", teacher)).await;
        assert_eq!(
            moved.unwrap().told,
            ["武建平还没有登记授课资格，请在讲师页面登记，或换人。"]
        );
        // a reason lets it through, as the county has it, and stands in the trail
        let keep = OrderWords {
            keep_reason: Some("两堂课在一处合讲".to_owned()),
            ..words("am", teacher)
        };
        act(&county, organiser, orders[1], "move", keep).await.unwrap();
        let kept = audit_entry::Entity::find()
            .filter(audit_entry::Column::Action.eq("course_order.override"))
            .all(county.platform().database.reader())
            .await
            .unwrap();
        assert_eq!(kept.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_session_sees_the_orders_that_were_agreed() {
    on_both(|county| async move {
        let (centre, school) = (
            venue(&county, "领航之家", Some(60)).await,
            venue(&county, "党校", Some(60)).await,
        );
        let (hao, ren) = (lecturer(&county, "郝志远").await, lecturer(&county, "任晓琳").await);
        let id = ordered(&county, "DW-01").await;
        act(&county, &county.organiser, id, "agree", at_venue(centre, words("am", hao)))
            .await
            .unwrap();
        let morning = |place, who| form(&county, 1, place, vec![taught(who, half("am", "09:00", "11:00"))]);
        let refused = create(&county, morning(centre, hao)).await.unwrap_err();
        let course = "党支部标准化建设 DW-01";
        assert_eq!(
            told(&refused),
            [
                (
                    "clash.venue".to_owned(),
                    format!("领航之家12月1日上午已定用来讲点课“{course}”，最近的空闲是12月1日 14:00–16:00；可换：党校（60 座）。")
                ),
                (
                    "clash.lecturer".to_owned(),
                    format!("郝志远12月1日上午已定在领航之家讲点课“{course}”，最近的空闲是12月1日 14:00–16:00，请换时间或换人。")
                ),
            ]
        );
        // elsewhere the lecturer can't be in ten minutes; somebody else can
        let noon = |who| form(&county, 1, school, vec![taught(who, half("pm", "12:10", "13:30"))]);
        let refused = create(&county, noon(hao)).await.unwrap_err();
        assert!(
            told(&refused)[0].1.contains("与党校之间路上要 30 分钟，赶不及"),
            "{:?}",
            told(&refused)
        );
        create(&county, noon(ren)).await.unwrap();
        // what was called off takes nothing
        act(&county, &county.organiser, id, "cancel", words("am", hao))
            .await
            .unwrap();
        let free = form(&county, 2, centre, vec![taught(hao, half("am", "09:00", "11:00"))]);
        create(&county, free).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_order_sees_the_sessions_that_are_planned() {
    on_both(|county| async move {
        let (centre, school) = (
            venue(&county, "领航之家", Some(20)).await,
            venue(&county, "党校", Some(60)).await,
        );
        let hao = lecturer(&county, "郝志远").await;
        create(
            &county,
            form(
                &county,
                1,
                school,
                vec![taught(hao, half("am", "08:30", "11:50"))],
            ),
        )
        .await
        .unwrap();
        let id = ordered(&county, "DW-01").await;
        let agree = async |words| act(&county, &county.organiser, id, "agree", words).await;
        let refused = agree(at_venue(school, words("am", hao))).await.unwrap_err();
        let found = told(&refused);
        assert_eq!(
            found[0].1,
            "党校12月1日 8:30–11:50已被“轮训第1期”使用，最近的空闲是12月1日 14:00–18:00，请换时间或换地点。"
        );
        assert!(found[1].1.contains("在党校为“轮训第1期”授课"), "{found:?}");
        let fields: Vec<_> = refused
            .violations()
            .iter()
            .map(|one| one.field.as_str())
            .collect();
        assert_eq!(fields, ["agreed_on", "lecturer_id"]);
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));

        // thirty people, twenty seats, and closed in the afternoon
        let hours = VenueForm {
            seats: Some(20),
            hours: vec![HoursForm {
                weekday: 2,
                opens: "08:30".to_owned(),
                closes: "12:00".to_owned(),
            }],
            ..venue_form("领航之家", &[])
        };
        set_venue(county.platform(), &county.organiser, centre, hours)
            .await
            .unwrap();
        let refused = agree(at_venue(centre, words("pm", hao))).await.unwrap_err();
        let codes: Vec<_> = told(&refused).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["venue.closed", "room.small"]);
        let ren = lecturer(&county, "任晓琳").await;
        let refused = agree(at_venue(centre, words("am", ren))).await.unwrap_err();
        let codes: Vec<_> = told(&refused).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["room.small"], "the hours are those of the venue");
        agree(at_venue(school, words("pm", hao))).await.unwrap();

        // days away are told against orders too
        let away = AbsenceForm {
            first_day: "2026-12-01".to_owned(),
            last_day: "2026-12-01".to_owned(),
            half: Some("pm".to_owned()),
            reason: "外出学习".to_owned(),
        };
        let absent = LecturerForm {
            title: None,
            employer: None,
            qualifications: Vec::new(),
            absences: vec![away],
            version: None,
        };
        let planned = set_lecturer(county.platform(), &county.organiser, hao, absent)
            .await
            .unwrap();
        assert_eq!(
            planned,
            ["郝志远12月1日下午已定讲点课“党支部标准化建设 DW-01”，那天不在，请到选课点单里换人或改日期。"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_course_demands_a_qualification_of_its_own() {
    on_both(|county| async move {
        let (hao, ren) = (
            lecturer(&county, "郝志远").await,
            lecturer(&county, "任晓琳").await,
        );
        for (id, topic) in [(hao, "党费收缴"), (ren, "发展党员")] {
            qualified(&county, id, topic).await;
        }
        let course = open_course(&county, "DW-01").await;
        let mut demanding = course_form("DW-01");
        demanding.qualification = Some("发展党员".to_owned());
        set_course(county.platform(), &county.organiser, course, demanding)
            .await
            .unwrap();
        let id = order(&county, &county.township, course).await.unwrap();
        let agree = async |words| act(&county, &county.organiser, id, "agree", words).await;
        set(&county, "training.lecturer_qualification", "hard").await;
        let refused = agree(words("am", hao)).await.unwrap_err();
        assert_eq!(
            told(&refused),
            [(
                "lecturer.unqualified".to_owned(),
                "郝志远没有“发展党员”的授课资格，请登记或换人；有资格又有空的有：任晓琳。".to_owned()
            )]
        );
        assert!(agree(words("am", ren)).await.unwrap().told.is_empty());
    })
    .await;
}

#[tokio::test]
async fn at_a_venue_with_rooms_an_order_names_one_and_has_it_alone() {
    on_both(|county| async move {
        let (centre, rooms) = with_rooms(
            &county,
            "领航之家",
            &[(None, "党课室", 40), (None, "红色展厅", 60)],
        )
        .await;
        let (hao, ren) = (
            lecturer(&county, "郝志远").await,
            lecturer(&county, "任晓琳").await,
        );
        let orders = [ordered(&county, "DW-01").await, ordered(&county, "DW-02").await];
        let agree = async |at: usize, who, room| {
            let words = OrderWords {
                room,
                ..at_venue(centre, words("am", who))
            };
            act(&county, &county.organiser, orders[at], "agree", words).await
        };
        let refused = agree(0, hao, None).await.unwrap_err();
        assert_eq!(
            told(&refused),
            [("order.room".to_owned(), "请选择在领航之家的哪一间。".to_owned())]
        );
        let (_, elsewhere) = with_rooms(&county, "党校", &[(None, "报告厅", 120)]).await;
        let refused = agree(0, hao, Some(elsewhere[0])).await.unwrap_err();
        assert_eq!(refused.violations()[0].field, "room_id");
        agree(0, hao, Some(rooms[0])).await.unwrap();

        // another order in the room, and a session in it, are told; the room beside it is free
        let refused = agree(1, ren, Some(rooms[0])).await.unwrap_err();
        let found = &refused.violations()[0];
        assert_eq!(
            (found.code.as_str(), found.field.as_str()),
            ("clash.room", "room_id")
        );
        let session = |room| {
            let slot = SlotForm {
                room_id: Some(room),
                ..half("am", "09:00", "11:00")
            };
            let mut wanted = form(&county, 1, centre, vec![slot]);
            wanted.capacity = 30;
            wanted
        };
        let refused = create(&county, session(rooms[0])).await.unwrap_err();
        assert_eq!(told(&refused)[0].0, "clash.room");
        agree(1, ren, Some(rooms[1])).await.unwrap();
        let refused = create(&county, session(rooms[1])).await.unwrap_err();
        assert_eq!(told(&refused)[0].0, "clash.room");

        // a room that a course is to be held in is not given up
        let without = venue_form("领航之家", &[(Some(rooms[1]), "红色展厅", 60)]);
        let refused = set_venue(county.platform(), &county.organiser, centre, without)
            .await
            .unwrap_err();
        assert_eq!(
            (refused.code(), refused.detail()),
            (
                "room.in_use",
                "党课室在12月1日上午定了讲点课“党支部标准化建设 DW-01”，请先给它换一间，再停用。"
            )
        );
        assert_eq!(room_ids(&county, centre).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_a_course_asks_in_words_of_its_own_is_told_and_held_against_nobody() {
    on_both(|county| async move {
        let ren = lecturer(&county, "任晓琳").await;
        qualified(&county, ren, "发展党员").await;
        let course = open_course(&county, "DW-01").await;
        let mut demanding = course_form("DW-01");
        demanding.qualification = Some("有发展党员资格的党校教师".to_owned());
        set_course(county.platform(), &county.organiser, course, demanding.clone())
            .await
            .unwrap();
        set(&county, "training.lecturer_qualification", "hard").await;
        let id = order(&county, &county.township, course).await.unwrap();
        let agreed = act(&county, &county.organiser, id, "agree", words("am", ren)).await;
        assert_eq!(
            agreed.unwrap().told,
            ["“党支部标准化建设 DW-01”的讲师要求写的是“有发展党员资格的党校教师”，不是登记过的授课资格，没法核对；请到课程页面从登记过的里选一项：发展党员。"]
        );
        // chosen from the list it is held against the lecturer again
        demanding.qualification = Some("发展党员".to_owned());
        set_course(county.platform(), &county.organiser, course, demanding)
            .await
            .unwrap();
        let moved = act(&county, &county.organiser, id, "move", words("pm", ren)).await;
        assert!(moved.unwrap().told.is_empty());
    })
    .await;
}
