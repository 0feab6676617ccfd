//! Places shared out, filled, given back.
use sanyou_schema::domain::value::id::{PersonId, SessionId};

use super::action::enrol::enrol;
use super::action::open_places::open_places;
use super::action::quota_standing::QuotaStanding;
use super::action::set_quota::{QuotaForm, preview_quota, return_places, set_quota};
use super::store::quota::key_of;
use super::store::sessions::visible_session;
use super::testing::County;
use super::waiting_tests::counties;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

fn form(total: i64) -> QuotaForm {
    QuotaForm {
        by: "territory".to_owned(),
        basis: "eligible".to_owned(),
        minimum: 1,
        total,
        ..QuotaForm::default()
    }
}

fn codes(problem: &Problem) -> Vec<String> {
    let violations = problem.violations().iter();
    violations.map(|one| one.code.clone()).collect()
}

async fn free(county: &County, id: SessionId) -> u32 {
    let db = county.platform().database.reader();
    let seen = visible_session(db, &county.organiser.scope, id, false)
        .await
        .unwrap()
        .unwrap();
    let standing = QuotaStanding::load(db, &county.organiser.scope, &seen)
        .await
        .unwrap()
        .unwrap();
    standing.free(seen.row.capacity)
}

#[tokio::test]
async fn what_is_previewed_is_what_is_set() {
    let county = County::new().await;
    let id = county.session(1, 5).await;
    let preview = preview_quota(county.platform(), &county.organiser, id, &form(3))
        .await
        .unwrap();
    let places: Vec<_> = preview
        .shares
        .iter()
        .map(|share| (share.unit.name.as_str(), share.unit.eligible, share.places))
        .collect();
    assert!(
        places.contains(&("东观镇", 4, 3)) && places.contains(&("城关镇", 0, 0)),
        "{places:?}"
    );
    let set = QuotaForm {
        fingerprint: Some(preview.fingerprint),
        names_until: Some("2026-11-19".to_owned()),
        ..form(3)
    };
    let stale = set_quota(county.platform(), &county.organiser, id, &set).await;
    assert_eq!(stale.unwrap_err().code(), "quota.stale"); // the last day is another
    let set = QuotaForm {
        fingerprint: None,
        ..set
    };
    set_quota(county.platform(), &county.organiser, id, &set)
        .await
        .unwrap();
    set_quota(county.platform(), &county.organiser, id, &set)
        .await
        .unwrap(); // anew
}

#[tokio::test]
async fn what_cannot_be_met_is_told_with_what_would_do() {
    let county = County::new().await;
    let id = county.session(1, 5).await;
    let refused = |form: QuotaForm| {
        let county = &county;
        async move {
            let refused = preview_quota(county.platform(), &county.organiser, id, &form).await;
            codes(&refused.unwrap_err())
        }
    };
    assert_eq!(refused(form(5)).await, ["quota.eligible"]);
    assert_eq!(refused(form(6)).await, ["quota.capacity"]);
    let over = preview_quota(county.platform(), &county.organiser, id, &form(6)).await;
    let said = over.unwrap_err().violations()[0].message.clone();
    assert!(said.ends_with("或先在“报名办法”里增加名额。"), "{said}");
    let unread = QuotaForm {
        by: "x".to_owned(),
        basis: String::new(),
        total: -1,
        names_until: Some("2026-13-01".to_owned()),
        ..QuotaForm::default()
    };
    assert_eq!(
        refused(unread).await,
        ["quota.by", "quota.basis", "quota.total", "quota.names_until"]
    );
    let other = preview_quota(county.platform(), &county.township, id, &form(3)).await;
    assert_eq!(other.unwrap_err().code(), "role.missing");
}

#[tokio::test]
async fn fewer_seats_than_places_are_told_before_they_are_given() {
    let county = County::new().await;
    let id = county.session(1, 4).await;
    let note = async || {
        let shared = preview_quota(county.platform(), &county.organiser, id, &form(3)).await;
        shared.unwrap().note
    };
    for person in &county.people[..2] {
        assert_eq!(note().await, None);
        enrol(county.platform(), &county.organiser, id, *person, None)
            .await
            .unwrap();
    }
    let said = note().await.unwrap();
    assert!(
        said.starts_with("已直接定了 2 人，只剩 2 个位子，3 个名额不能都报上"),
        "{said}"
    );
    assert!(said.ends_with("把名额加到 5。"), "{said}");
}

#[tokio::test]
async fn a_township_fills_its_places_and_the_rest_comes_back() {
    let county = County::new().await;
    let id = county.session(1, 4).await;
    set_quota(county.platform(), &county.organiser, id, &form(3))
        .await
        .unwrap();
    county.act(id, "announce").await.unwrap();
    let send = |person: PersonId| enrol(county.platform(), &county.township, id, person, None);
    assert_eq!(free(&county, id).await, 1); // four seats, three shared out
    send(county.people[0]).await.unwrap();
    send(county.people[1]).await.unwrap();
    assert_eq!(
        return_places(county.platform(), &county.other, id, None)
            .await
            .unwrap(),
        0
    );
    assert_eq!(free(&county, id).await, 1);
    assert_eq!(
        return_places(county.platform(), &county.organiser, id, None)
            .await
            .unwrap(),
        1
    );
    assert_eq!(free(&county, id).await, 2);
    let refused = send(county.people[2]).await.unwrap_err();
    assert_eq!(refused.code(), "quota.full");
    assert_eq!(
        refused.detail(),
        "东观镇的 2 个名额已报满，还要加人请与主办单位联系。"
    );
    // whoever holds the session fills what came back
    enrol(county.platform(), &county.organiser, id, county.people[2], None)
        .await
        .unwrap();
    assert_eq!(free(&county, id).await, 1);
    let below = preview_quota(county.platform(), &county.organiser, id, &form(1)).await;
    assert_eq!(codes(&below.unwrap_err()), ["quota.filled"]);
}

#[tokio::test]
async fn places_of_a_line_are_taken_by_whoever_has_them() {
    let county = County::new().await;
    let others = county.line(2).await;
    let id = county.session(1, 9).await;
    let by_line = QuotaForm {
        by: "line".to_owned(),
        ..form(2)
    };
    set_quota(county.platform(), &county.organiser, id, &by_line)
        .await
        .unwrap();
    county.act(id, "announce").await.unwrap();
    let platform = county.platform();
    enrol(platform, &county.township, id, county.people[0], None)
        .await
        .unwrap();
    // the other township does not see who that was, and has one place less all the same
    enrol(platform, &county.other, id, others[0], None).await.unwrap();
    for (actor, person) in [(&county.other, others[1]), (&county.township, county.people[1])] {
        let refused = enrol(platform, actor, id, person, None).await.unwrap_err();
        let said = refused.detail();
        assert!(said.contains("非公企业党委的 2 个名额已报满"), "{said}");
    }
    assert_eq!(free(&county, id).await, 7, "of nine, two are the line's");
}

/// The units whose rows an actor sees, with what each may still name.
async fn rows(county: &County, actor: &Actor, id: SessionId) -> Vec<(String, u32)> {
    let db = county.platform().database.reader();
    let seen = visible_session(db, &actor.scope, id, false)
        .await
        .unwrap()
        .unwrap();
    let standing = QuotaStanding::load(db, &actor.scope, &seen)
        .await
        .unwrap()
        .unwrap();
    let seen_rows = standing
        .units
        .iter()
        .filter(|row| standing.sees(actor, &seen, key_of(row)));
    let named = |row| {
        (
            standing.group(key_of(row)).unwrap().name.clone(),
            standing.left(row),
        )
    };
    seen_rows.map(named).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_townships_of_a_line_see_its_places_and_name_no_more_than_there_are() {
    for county in counties().await {
        let others = county.line(6).await;
        let id = county.session(1, 9).await; // begins on 20 November
        let by_line = |names_until: Option<&str>| QuotaForm {
            by: "line".to_owned(),
            names_until: names_until.map(str::to_owned),
            ..form(5)
        };
        let platform = county.platform();
        set_quota(platform, &county.organiser, id, &by_line(None))
            .await
            .unwrap();
        county.act(id, "announce").await.unwrap();
        let line = |left| vec![("非公企业党委".to_owned(), left)];
        for actor in [&county.township, &county.other] {
            assert_eq!(rows(&county, actor, id).await, line(5));
            let open = open_places(platform.database.reader(), actor).await.unwrap();
            assert_eq!(open[0].shared_with, ["非公企业党委"]);
            // no place of the line is a township's to give back
            assert_eq!(return_places(platform, actor, id, None).await.unwrap(), 0);
        }
        // everybody at once: four of the one, six of the other, for five places
        let people = county
            .people
            .iter()
            .map(|person| (county.township.clone(), *person));
        let people = people.chain(others.iter().map(|person| (county.other.clone(), *person)));
        let clients: Vec<_> = people
            .map(|(actor, person)| {
                let platform = platform.clone();
                tokio::spawn(async move { enrol(&platform, &actor, id, person, None).await })
            })
            .collect();
        let mut named = 0;
        for client in clients {
            match client.await.unwrap() {
                Ok(_) => named += 1,
                Err(refused) => assert_eq!(refused.code(), "quota.full"),
            }
        }
        assert_eq!(named, 5);
        assert_eq!(rows(&county, &county.township, id).await, line(0));
        let open = open_places(platform.database.reader(), &county.township)
            .await
            .unwrap();
        assert!(open.is_empty(), "nothing is left to name: {open:?}");

        // after the last day for names the rest is the holder's to take back
        let late = county.session(2, 9).await;
        set_quota(platform, &county.organiser, late, &by_line(Some("2026-11-19")))
            .await
            .unwrap();
        county.act(late, "announce").await.unwrap();
        let refused = enrol(platform, &county.township, late, county.people[0], None)
            .await
            .unwrap_err();
        assert_eq!(refused.code(), "enrolment.closed");
        assert_eq!(free(&county, late).await, 4);
        assert_eq!(
            return_places(platform, &county.organiser, late, None)
                .await
                .unwrap(),
            5
        );
        assert_eq!(free(&county, late).await, 9);
    }
}
