//! A session that was put off takes place again on its days: what others took meanwhile stands against it.
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::SessionId;

use super::action::act_on_session::act_on_session;
use super::action::enrol::enrol;
use super::action::plan::SlotForm;
use super::action::set_slots::{NewSlots, set_slots};
use super::api::view;
use super::room_tests::{create, form, half, lecturer, on_both, overrides, set, told, venue};
use super::store::sessions::session_row;
use super::testing::{County, session_on};
use crate::platform::consequence::Consequences;
use crate::platform::problem::Problem;

async fn reschedule(county: &County, id: SessionId, reason: Option<&str>) -> Result<SessionState, Problem> {
    let consequences = Consequences::default();
    act_on_session(
        county.platform(),
        &consequences,
        &county.organiser,
        id,
        "reschedule",
        reason,
    )
    .await
}

#[tokio::test]
async fn what_others_took_meanwhile_stands_against_it() {
    on_both(|county| async move {
        let school = venue(&county, "党校", Some(100)).await;
        let hao = lecturer(&county, "郝志远").await;
        let taught = |number| {
            let slot = SlotForm {
                lecturer: Some(hao),
                ..half("am", "08:30", "12:00")
            };
            form(&county, number, school, vec![slot])
        };
        let put = async |session| {
            let (platform, person) = (county.platform(), county.people[0]);
            enrol(platform, &county.organiser, session, person, None)
                .await
                .unwrap();
        };
        let first = create(&county, taught(1)).await.unwrap();
        put(first).await;
        county.act(first, "postpone").await.unwrap();
        let second = create(&county, taught(2)).await.unwrap();
        put(second).await;

        set(&county, "training.clash_person", "hard").await;
        let refused = reschedule(&county, first, None).await.unwrap_err();
        let mut codes: Vec<_> = told(&refused).into_iter().map(|(code, _)| code).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["clash.lecturer", "clash.person", "clash.venue"]);
        assert_eq!(refused.extra("reason_would_do"), Some(&false.into()));
        let said = told(&refused)
            .into_iter()
            .find(|(code, _)| code == "clash.person")
            .unwrap()
            .1;
        assert!(
            said.starts_with("张一12月1日上午（8:30–12:00）已在“轮训第2期”"),
            "{said}"
        );
        let state = async || {
            let row = session_row(county.platform().database.reader(), first).await;
            row.unwrap().unwrap().state
        };
        assert_eq!(state().await, SessionState::Postponed);

        set(&county, "training.clash_person", "reason").await;
        let refused = reschedule(&county, first, None).await.unwrap_err();
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        reschedule(&county, first, Some("与第2期合并上课")).await.unwrap();
        assert_eq!(state().await, SessionState::Announced);
        let mut kept: Vec<_> = overrides(&county)
            .await
            .into_iter()
            .map(|row| (row.code, row.reason))
            .collect();
        kept.sort_unstable();
        let with = |code: &str| (code.to_owned(), "与第2期合并上课".to_owned());
        assert_eq!(
            kept,
            [with("clash.lecturer"), with("clash.person"), with("clash.venue")]
        );
    })
    .await;
}

#[tokio::test]
async fn nothing_stands_against_days_that_stayed_free() {
    on_both(|county| async move {
        let school = venue(&county, "党校", Some(100)).await;
        let id = create(
            &county,
            form(&county, 1, school, vec![half("am", "08:30", "12:00")]),
        )
        .await
        .unwrap();
        county.act(id, "postpone").await.unwrap();
        reschedule(&county, id, None).await.unwrap();
        assert!(overrides(&county).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn no_step_comes_before_its_day_but_with_a_reason() {
    on_both(|county| async move {
        let id = session_on(&county, "轮训", 1, "2026-12-08").await;
        county.act(id, "lock").await.unwrap();
        let (platform, organiser) = (county.platform(), &county.organiser);
        let act = async |action, reason| {
            let consequences = Consequences::default();
            act_on_session(platform, &consequences, organiser, id, action, reason).await
        };
        let offered = async || {
            let shown = view::session(platform, organiser, id).await.unwrap();
            let actions = shown.actions.into_iter().map(|one| one.action);
            actions.collect::<Vec<_>>()
        };
        for action in ["check_in", "start"] {
            let refused = act(action, None).await.unwrap_err();
            assert_eq!(
                (refused.code(), refused.extra("reason_would_do")),
                ("session.too_early", Some(&true.into()))
            );
            assert!(!offered().await.contains(&action.to_owned()));
        }
        act("start", Some("提前开班")).await.unwrap();
        let refused = act("complete", Some(" ")).await.unwrap_err();
        assert_eq!(refused.code(), "session.too_early");
        assert!(!offered().await.contains(&"complete".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn people_are_moved_to_a_day_that_is_over_with_a_reason_alone() {
    on_both(|county| async move {
        let id = session_on(&county, "轮训", 1, "2026-12-08").await;
        let (platform, organiser) = (county.platform(), &county.organiser);
        enrol(platform, organiser, id, county.people[0], None)
            .await
            .unwrap();
        county.act(id, "announce").await.unwrap();
        let before = county.notices().await;
        let past = |reason: Option<&str>| NewSlots {
            slots: vec![SlotForm {
                day: "2026-01-05".to_owned(),
                ..half("am", "08:30", "12:00")
            }],
            first_day: Some("2026-01-05".to_owned()),
            last_day: Some("2026-01-05".to_owned()),
            reason: reason.map(str::to_owned),
            ..NewSlots::default()
        };
        let refused = set_slots(platform, organiser, id, past(None)).await.unwrap_err();
        assert_eq!(told(&refused)[0].0, "session.day_over");
        assert_eq!(refused.extra("reason_would_do"), Some(&true.into()));
        assert_eq!(county.notices().await, before, "nobody is told");
        let late = past(Some("补录已办的班"));
        set_slots(platform, organiser, id, late).await.unwrap();
    })
    .await;
}
