//! Who left a list comes back to it.
use sanyou_schema::domain::value::EnrolmentState as S;

use super::action::enrol::enrol;
use super::action::set_places::set_places;
use super::store::enrolments::{events_named, events_of};
use super::waiting_tests::{act, ahead, counties, deed, put_in, row, rules, waiting};

#[tokio::test]
async fn who_left_comes_back_and_both_stay_known() {
    for county in counties().await {
        let session = county.session(1, 1).await;
        ahead(&county, session).await;
        county.act(session, "open").await.unwrap();
        put_in(&county, session, 0).await;
        act(&county, session, 0, &county.township, deed("withdraw"))
            .await
            .unwrap();
        let again = enrol(
            county.platform(),
            &county.township,
            session,
            county.people[0],
            None,
        )
        .await;
        let again = again.unwrap_err();
        assert_eq!(again.code(), "enrolment.left");
        assert!(
            again.detail().ends_with("请在名单“不来了的”里点“恢复”。"),
            "{}",
            again.detail()
        );
        let told = county.notices().await;
        act(&county, session, 0, &county.township, deed("restore"))
            .await
            .unwrap();
        let back = row(&county, session, 0).await;
        assert_eq!(
            (back.state, back.turn),
            (S::Approved, None),
            "called up as before"
        );
        assert!(county.notices().await > told, "the person is told");
        let db = county.platform().database.reader();
        assert_eq!(events_named(db, back.id, "withdraw").await.unwrap(), 1);
        let events = events_of(db, session).await.unwrap();
        let mut actions: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
        // what one change does has one time
        actions[2..].sort_unstable();
        assert_eq!(actions, ["enrol", "withdraw", "promote", "restore"]);
        let twice = act(&county, session, 0, &county.township, deed("restore")).await;
        assert_eq!(twice.unwrap_err().code(), "enrolment.transition");
    }
}

#[tokio::test]
async fn who_comes_back_to_a_full_list_waits_last() {
    for county in counties().await {
        let session = county.session(1, 1).await;
        ahead(&county, session).await;
        county.act(session, "open").await.unwrap();
        for at in 0..3 {
            put_in(&county, session, at).await;
        }
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        act(&county, session, 0, &county.organiser, deed("restore"))
            .await
            .unwrap();
        assert_eq!(waiting(&county, session).await, [2, 0]);
        set_places(county.platform(), &county.organiser, session, rules(3))
            .await
            .unwrap();
        assert_eq!(row(&county, session, 0).await.state, S::Approved);
    }
}

#[tokio::test]
async fn a_township_brings_back_nobody_whom_the_holder_took_off() {
    for county in counties().await {
        let session = county.session(1, 1).await;
        ahead(&county, session).await;
        county.act(session, "open").await.unwrap();
        put_in(&county, session, 0).await;
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        let refused = act(&county, session, 0, &county.township, deed("restore")).await;
        assert_eq!(refused.unwrap_err().code(), "enrolment.left");
        let other = act(&county, session, 0, &county.other, deed("restore")).await;
        assert_eq!(other.unwrap_err().status().as_u16(), 404);
        act(&county, session, 0, &county.organiser, deed("restore"))
            .await
            .unwrap();
        assert_eq!(row(&county, session, 0).await.state, S::Approved);
    }
}
