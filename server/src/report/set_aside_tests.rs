//! Whom a township does not name, and where somebody could go instead: on SQLite and, where there is a cluster, on PostgreSQL.
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sanyou_schema::domain::value::{RoleName, UnitTree};

use super::suggestions::{Suggestion, refill, suggest};
use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;
use crate::training::testing::{County, session_on};
use crate::training::{AsideForm, enrol_all, set_aside, set_aside_list, set_quota_for_test, take_back};

async fn counties() -> Vec<County> {
    let mut counties = vec![County::new().await];
    if let Some(postgres) = Installation::on_postgres().await {
        counties.push(County::on(postgres).await);
    }
    counties
}

/// Whom an actor finds for a session, by person.
async fn found(county: &County, actor: &Actor, id: SessionId, person: PersonId) -> Option<Suggestion> {
    let all = suggest(county.platform(), actor, id, None).await.unwrap();
    all.into_iter().find(|one| one.person.id == person)
}

async fn put(county: &County, id: SessionId, person: PersonId) {
    let items = enrol_all(county.platform(), &county.organiser, id, vec![person], None)
        .await
        .unwrap();
    for item in items {
        item.outcome.unwrap();
    }
}

fn form(reason: Option<&str>, until: Option<&str>) -> AsideForm {
    AsideForm {
        reason: reason.map(str::to_owned),
        until: until.map(str::to_owned),
    }
}

#[tokio::test]
async fn whom_a_township_does_not_name_is_kept_seen_above_and_taken_back() {
    for county in counties().await {
        let (near, next, far) = (
            session_on(&county, "轮训", 1, "2026-12-01").await,
            session_on(&county, "轮训", 2, "2027-03-16").await,
            session_on(&county, "轮训", 3, "2027-04-06").await,
        );
        let (away, stays) = (county.people[0], county.people[1]);
        let say = async |actor: &Actor, session, person, form| -> Result<(), Problem> {
            set_aside(county.platform(), actor, session, person, form)
                .await
                .map(drop)
        };
        say(
            &county.township,
            near,
            away,
            form(Some("3月出差"), Some("2027-03-31")),
        )
        .await
        .unwrap();
        say(&county.township, near, stays, form(None, None))
            .await
            .unwrap();
        let aside = async |session, person| {
            let one = found(&county, &county.township, session, person).await.unwrap();
            one.aside.map(|row| row.reason.unwrap_or_default())
        };
        assert_eq!(aside(near, away).await.as_deref(), Some("3月出差"));
        assert_eq!(
            aside(next, away).await.as_deref(),
            Some("3月出差"),
            "until a day, whatever the session"
        );
        assert_eq!(aside(far, away).await, None);
        assert_eq!(aside(near, stays).await.as_deref(), Some(""));
        assert_eq!(aside(next, stays).await, None, "of that session alone");

        // the county sees it, another township does not
        let seen = async |actor: &Actor| set_aside_list(county.platform(), actor, near).await.unwrap();
        let names: Vec<_> = seen(&county.organiser)
            .await
            .into_iter()
            .map(|one| one.head.name)
            .collect();
        assert_eq!(names, ["张一", "张二"]);
        assert!(seen(&county.other).await.is_empty());
        let mut reader = county.organiser.clone();
        let home = crate::unit::path_of(county.platform().database.reader(), reader.home_unit);
        let place = Place::Subtree {
            unit: reader.home_unit,
            tree: UnitTree::Territory,
            path: home.await.unwrap().unwrap(),
        };
        reader.scope = Scope::new(reader.scope.day, vec![(RoleName::Viewer, place)]);
        let read: Vec<_> = seen(&reader)
            .await
            .into_iter()
            .map(|one| (one.head.name, one.row.reason))
            .collect();
        let masked = || ("张*".to_owned(), None);
        assert_eq!(read, [masked(), masked()], "查阅 reads neither names nor reasons");
        let foreign = say(&county.other, near, away, form(None, None))
            .await
            .unwrap_err();
        assert_eq!(foreign.code(), "not_found");

        // whom nobody names is not drawn on for places that came back
        set_quota_for_test(&county, near, 1).await;
        let filled = refill(county.platform(), &county.organiser, near).await.unwrap();
        let filled: Vec<_> = filled.into_iter().map(|(_, item)| item.person).collect();
        assert_eq!(filled.len(), 2);
        assert!(!filled.contains(&away) && !filled.contains(&stays), "{filled:?}");

        let row = seen(&county.organiser).await.remove(0).row;
        assert_eq!(
            take_back(county.platform(), &county.other, row.id)
                .await
                .unwrap_err()
                .code(),
            "not_found"
        );
        take_back(county.platform(), &county.organiser, row.id)
            .await
            .unwrap();
        assert_eq!(aside(next, away).await, None);
    }
}

#[tokio::test]
async fn what_is_said_must_be_a_reason_a_day_and_of_somebody_who_is_not_named() {
    for county in counties().await {
        let id = session_on(&county, "轮训", 1, "2026-12-01").await;
        let person = county.people[0];
        let say = async |reason, until| {
            let form = form(reason, until);
            let said = set_aside(county.platform(), &county.township, id, person, form).await;
            said.map_err(|refused| refused.code().to_owned())
        };
        assert_eq!(say(None, Some("2026-12-31")).await.unwrap_err(), "aside.reason");
        assert_eq!(
            say(Some("出差"), Some("2026-11-23")).await.unwrap_err(),
            "aside.until"
        );
        // said again it is said anew
        let first = say(Some("出差"), None).await.unwrap();
        assert_eq!(say(Some("住院"), Some("2026-12-31")).await.unwrap(), first);
        let row = set_aside_list(county.platform(), &county.township, id)
            .await
            .unwrap()
            .remove(0)
            .row;
        assert_eq!(row.reason.as_deref(), Some("住院"));
        put(&county, id, county.people[1]).await;
        let named = set_aside(
            county.platform(),
            &county.township,
            id,
            county.people[1],
            form(None, None),
        )
        .await;
        assert_eq!(named.unwrap_err().code(), "aside.named");
    }
}

#[tokio::test]
async fn a_clash_is_told_with_the_other_sessions_of_the_class() {
    for county in counties().await {
        let id = session_on(&county, "轮训", 1, "2026-12-01").await;
        let (same, other, closed) = (
            session_on(&county, "轮训", 2, "2026-12-01").await,
            session_on(&county, "轮训", 3, "2026-12-08").await,
            session_on(&county, "轮训", 4, "2026-12-15").await,
        );
        for open in [id, same, other] {
            county.act(open, "announce").await.unwrap();
        }
        let elsewhere = session_on(&county, "业务班", 1, "2026-12-01").await;
        let person = county.people[0];
        put(&county, elsewhere, person).await;
        let instead = async || {
            let one = found(&county, &county.township, id, person).await.unwrap();
            assert!(one.against.is_some());
            one.instead.into_iter().map(|other| other.id).collect::<Vec<_>>()
        };
        assert_eq!(
            instead().await,
            [other],
            "neither at the same time nor {closed} before it is announced"
        );
        put(&county, other, person).await;
        assert!(instead().await.is_empty(), "who is in one of them needs no other");
    }
}
