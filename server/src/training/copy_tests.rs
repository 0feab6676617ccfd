//! A copy whose venue is taken, and a timetable with no place at all: on SQLite and, where there is a cluster, on PostgreSQL.
use super::action::check_timetable::{TimetableForm, check_timetable};
use super::action::copy_session::{CopyForm, copy_session};
use super::room_tests::{create, form, half, on_both, told, venue};
use super::store::sessions::session_row;

#[tokio::test]
async fn a_venue_that_is_taken_is_told_with_what_is_free_and_may_be_left_open() {
    on_both(|county| async move {
        let (school, hall) = (
            venue(&county, "党校", Some(60)).await,
            venue(&county, "镇礼堂", Some(80)).await,
        );
        let morning = || vec![half("am", "08:30", "12:00")];
        let id = create(&county, form(&county, 1, school, morning()))
            .await
            .unwrap();
        let copy = async |without_taken| {
            let form = CopyForm {
                first_day: "2026-12-01".to_owned(),
                number: None,
                without_taken,
                reason: None,
            };
            copy_session(county.platform(), &county.organiser, id, form).await
        };
        let refused = copy(false).await.unwrap_err();
        let [(code, message)] = told(&refused).try_into().unwrap();
        assert_eq!(code, "clash.venue");
        assert!(
            message.contains("最近的空闲是12月1日") && message.contains("镇礼堂（80 座）"),
            "{message}"
        );
        let made = copy(true).await.unwrap();
        let db = county.platform().database.reader();
        let row = session_row(db, made).await.unwrap().unwrap();
        assert_eq!((row.number, row.venue_id), (2, None));
        let _ = hall;
    })
    .await;
}

#[tokio::test]
async fn with_no_place_at_all_those_that_would_do_are_proposed() {
    on_both(|county| async move {
        let (small, school) = (
            venue(&county, "会议室", Some(20)).await,
            venue(&county, "党校", Some(60)).await,
        );
        let check = async |venue| {
            let form = TimetableForm {
                session: None,
                unit: None,
                venue,
                capacity: 50,
                slots: vec![half("am", "08:30", "12:00"), half("pm", "14:00", "17:30")],
            };
            check_timetable(county.platform(), &county.organiser, form)
                .await
                .unwrap()
        };
        let found = check(None).await;
        assert_eq!(found.len(), 1);
        let found = &found[0].found;
        assert_eq!(
            found.finding.violation.message,
            "还没有定地点，座位够又空着的有：党校（60 座）。"
        );
        assert_eq!((found.instead[0].kind, found.instead[0].id), ("venue", school.0));
        assert!(check(Some(school)).await.is_empty());
        assert_eq!(
            check(Some(small)).await[0].found.finding.violation.code,
            "room.small"
        );
    })
    .await;
}
