//! Nobody is given a place on the half-days of another place of theirs: on SQLite and, where there is a cluster, on
//! PostgreSQL.
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::{audit_entry, notice};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::action::own_place::{OwnDeed, act_on_own};
use super::action::set_places::set_places;
use super::room_tests::{overrides, set};
use super::testing::County;
use super::waiting_tests::{act, ahead, counties, deed, put_in, row, rules, waiting};

#[tokio::test]
async fn who_has_a_place_elsewhere_at_that_time_is_passed_over() {
    for county in counties().await {
        // both on the same half-days
        let (session, other) = (county.session(1, 1).await, county.session(2, 9).await);
        for at in 0..3 {
            put_in(&county, session, at).await;
        }
        put_in(&county, other, 1).await;
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        assert!(row(&county, session, 2).await.state.takes_place());
        assert_eq!(waiting(&county, session).await, [1], "the turn is kept");
        let db = county.platform().database.reader();
        let noted = audit_entry::Entity::find()
            .filter(audit_entry::Column::Action.eq("enrolment.pass_over"))
            .all(db)
            .await
            .unwrap();
        let subjects: Vec<_> = noted.iter().map(|entry| entry.subject_id).collect();
        assert_eq!(subjects, [county.people[1].0]);
        // free again there, the next place is theirs
        act(&county, other, 1, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        act(&county, session, 2, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        assert!(row(&county, session, 1).await.state.takes_place());
    }
}

#[tokio::test]
async fn an_offer_is_not_taken_beside_another_place_at_that_time() {
    for county in counties().await {
        let (session, other) = (county.session(1, 1).await, county.session(2, 9).await);
        for id in [session, other] {
            ahead(&county, id).await;
            county.act(id, "open").await.unwrap();
        }
        put_in(&county, session, 0).await;
        put_in(&county, session, 1).await;
        let mut offers = rules(1);
        offers.offer_hours = Some(24);
        set_places(county.platform(), &county.organiser, session, offers)
            .await
            .unwrap();
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        assert!(row(&county, session, 1).await.offer_until.is_some());
        put_in(&county, other, 1).await;
        let worker = county.worker(1).await;
        let accept = || act_on_own(county.platform(), &worker, session, OwnDeed::Accept, None);
        assert_eq!(accept().await.unwrap_err().code(), "enrolment.clash");
        act(&county, other, 1, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        accept().await.unwrap();
        let told = notice::Entity::find()
            .all(county.platform().database.reader())
            .await
            .unwrap();
        let keys = &county.platform().keys;
        let body = |notice: &notice::Model| keys.open_text(&notice.body_enc).unwrap();
        let left: Vec<_> = told
            .iter()
            .filter(|notice| notice.title.starts_with("不用参加"))
            .collect();
        assert!(
            left.iter().any(|notice| body(notice).contains("原因：出差。")),
            "who is taken off hears why"
        );
    }
}

/// A session with one place, taken, for which the second of the people waits, and another on the same half-days with them on
/// its list.
async fn crossed(county: &County) -> (SessionId, SessionId) {
    let (session, other) = (county.session(1, 1).await, county.session(2, 9).await);
    for id in [session, other] {
        ahead(county, id).await;
        county.act(id, "open").await.unwrap();
    }
    for at in 0..3 {
        put_in(county, session, at).await;
    }
    (session, other)
}

#[tokio::test]
async fn who_is_passed_over_hears_why_and_that_the_turn_is_kept() {
    for county in counties().await {
        let (session, other) = crossed(&county).await;
        put_in(&county, other, 1).await;
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        let told = async || {
            let all = notice::Entity::find()
                .filter(notice::Column::PersonId.eq(county.people[1]))
                .all(county.platform().database.reader())
                .await
                .unwrap();
            let passed = all
                .into_iter()
                .filter(|one| one.title.starts_with("候补轮到您，时间撞了"));
            passed
                .map(|one| county.platform().keys.open_text(&one.body_enc).unwrap())
                .collect::<Vec<_>>()
        };
        let said = "“轮训第1期”空出一个名额，轮到您，但您11月20日下午要参加“轮训第2期”，时间撞了，这个名额先给了下一位。\
                    您还排在候补第 1 位；想参加这一期的，请先退出“轮训第2期”，或者告诉乡镇，下次有名额还是您优先。";
        assert_eq!(told().await, [said]);
        // once for one cause
        act(&county, session, 2, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        assert_eq!(told().await.len(), 1);
    }
}

#[tokio::test]
async fn where_a_reason_lets_both_through_an_offer_is_taken_with_one() {
    for county in counties().await {
        let (session, other) = crossed(&county).await;
        let mut offers = rules(1);
        offers.offer_hours = Some(24);
        set_places(county.platform(), &county.organiser, session, offers)
            .await
            .unwrap();
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        assert!(row(&county, session, 1).await.offer_until.is_some());
        put_in(&county, other, 1).await;
        let worker = county.worker(1).await;
        let accept =
            async |reason| act_on_own(county.platform(), &worker, session, OwnDeed::Accept, reason).await;
        let refused = accept(Some("两边都要去")).await.unwrap_err();
        assert_eq!(
            (refused.code(), refused.extra("reason_would_do")),
            ("enrolment.clash", Some(&false.into()))
        );
        set(&county, "training.clash_person", "reason").await;
        let refused = accept(None).await.unwrap_err();
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        accept(Some("两边都要去")).await.unwrap();
        assert!(row(&county, session, 1).await.state.takes_place());
        let kept = overrides(&county).await;
        assert_eq!(
            (kept[0].session_id, kept[0].reason.as_str()),
            (session, "两边都要去")
        );
    }
}
