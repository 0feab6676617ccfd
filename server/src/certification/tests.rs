//! From an application to a certificate, and what stands in the way.
use std::collections::HashSet;

use poem::http::StatusCode;
use sanyou_schema::domain::certification::ApplicationAction as A;
use sanyou_schema::domain::certification::highest_valid;
use sanyou_schema::domain::value::id::{ApplicationId, CertificateId, PersonId};
use sanyou_schema::domain::value::{ApplicationState, CertificateState, NoticeKind, Post, Tier};
use sanyou_schema::entity::{
    application, application_event, audit_entry, certificate, certificate_event, notice, person,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};

use super::action::act_on_application::act_on_application;
use super::action::certificate_file::certificate_file;
use super::action::submit_application::submit_application;
use super::county_for_tests::County;
use super::permission::{actions_for, waits_for};
use super::reach_of;
use super::store::applications::visible_application;
use super::store::certificates::{by_public_code, certificates_of_person, highest_valid_tier};
use super::store::schemes::scheme_version;
use crate::platform::change::By;
use crate::platform::problem::Problem;
use crate::roster::{Page, PeopleFilter, list_people};

async fn act(
    county: &County,
    login: &str,
    id: ApplicationId,
    action: A,
) -> Result<ApplicationState, Problem> {
    let actor = county.actor(login).await;
    act_on_application(county.platform(), &actor, id, action, None).await
}

async fn apply(county: &County, login: &str, person: PersonId) -> Result<ApplicationId, Problem> {
    let actor = county.actor(login).await;
    submit_application(county.platform(), &actor, person, Tier::Junior).await
}

async fn to_the_county(county: &County, login: &str, person: PersonId) -> ApplicationId {
    let id = apply(county, login, person).await.unwrap();
    for (who, action) in [
        ("dongguan", A::Recommend),
        ("dongguan", A::PassTownship),
        ("county", A::PassCounty),
    ] {
        act(county, who, id, action).await.unwrap();
    }
    id
}

async fn certificates_in_order(county: &County) -> Vec<certificate::Model> {
    certificate::Entity::find()
        .filter(certificate::Column::ApplicationId.is_not_null())
        .order_by_asc(certificate::Column::Number)
        .all(county.platform().database.reader())
        .await
        .unwrap()
}

#[tokio::test]
async fn from_an_application_to_a_certificate() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = to_the_county(&county, &login, person).await;
    let today = county.platform().clock.today();
    assert_eq!(
        act(&county, "county", id, A::Issue).await.unwrap(),
        ApplicationState::Issued
    );

    let db = county.platform().database.reader();
    let held = certificates_of_person(db, person).await.unwrap().remove(0);
    assert_eq!((held.row.tier, held.row.issued_on), (Tier::Junior, today));
    assert_eq!(held.last_day().to_string(), "2029-11-23");
    assert!(
        held.row.number.starts_with("140727-DW-2026-C-"),
        "{}",
        held.row.number
    );
    let tiers = highest_valid_tier(db, &[person], today).await.unwrap();
    assert_eq!(tiers.get(&person), Some(&Tier::Junior));
    let found = by_public_code(db, &held.row.public_code).await.unwrap().unwrap();
    assert_eq!(found.row.id, held.row.id);
    let own = county.actor(&login).await;
    let file = certificate_file(county.platform(), &own, held.row.id)
        .await
        .unwrap();
    assert!(file.bytes.starts_with(b"%PDF") && file.bytes.len() > 10_000);

    let events = application_event::Entity::find()
        .filter(application_event::Column::ApplicationId.eq(id))
        .order_by_asc(application_event::Column::At)
        .all(db)
        .await
        .unwrap();
    let way: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
    assert_eq!(
        way,
        [
            "submit",
            "recommend",
            "pass_township",
            "pass_county",
            "recognise",
            "issue"
        ]
    );
    assert!(
        events[1].on_behalf && !events[2].on_behalf,
        "the township recommends for the party organisation"
    );
    let told = notice::Entity::find()
        .filter(notice::Column::PersonId.eq(person))
        .order_by_asc(notice::Column::CreatedAt)
        .all(db)
        .await
        .unwrap();
    let kinds: Vec<_> = told.iter().map(|notice| notice.kind).collect();
    assert_eq!(
        kinds,
        [NoticeKind::ApplicationReceived, NoticeKind::CertificateIssued]
    );
    let body = county.platform().keys.open_text(&told[1].body_enc).unwrap();
    assert!(
        body.contains(&held.row.number) && body.contains("2029年11月23日"),
        "{body}"
    );
}

#[tokio::test]
async fn one_open_application_a_person() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = apply(&county, &login, person).await.unwrap();
    let again = apply(&county, &login, person).await.unwrap_err();
    assert_eq!(
        (again.status(), again.code()),
        (StatusCode::CONFLICT, "application.open")
    );
    let for_them = apply(&county, "dongguan", person).await.unwrap_err();
    assert_eq!(for_them.code(), "application.open");
    act(&county, &login, id, A::Withdraw).await.unwrap();
    apply(&county, &login, person).await.unwrap();
}

#[tokio::test]
async fn the_applicant_and_her_township_withdraw_and_nobody_above() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = apply(&county, &login, person).await.unwrap();
    let offered = async |login: &str| {
        let actor = county.actor(login).await;
        let db = county.platform().database.reader();
        let placed = visible_application(db, &actor.scope, id).await.unwrap().unwrap();
        let scheme = scheme_version(db, placed.row.scheme_id).await.unwrap().scheme;
        actions_for(&actor, &(&scheme.stages).into(), &placed).contains(&A::Withdraw)
    };
    assert!(offered(&login).await && offered("dongguan").await);
    assert!(!offered("county").await && !offered("leader").await);
    let refused = act(&county, "county", id, A::Withdraw).await.unwrap_err();
    assert_eq!(refused.code(), "role.missing");
    act(&county, "dongguan", id, A::Withdraw).await.unwrap();
}

#[tokio::test]
async fn every_list_and_figure_says_the_same_of_a_certificate_that_was_suspended_and_came_back() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = to_the_county(&county, &login, person).await;
    act(&county, "county", id, A::Issue).await.unwrap();
    let db = county.platform().database.reader();
    let held = certificates_of_person(db, person).await.unwrap().remove(0);
    let today = county.platform().clock.today();
    let after = |days| today.checked_add_days(chrono::Days::new(days)).unwrap();
    let change = county.platform().change(&By::system()).await.unwrap();
    for (day, state) in [
        (after(10), CertificateState::Suspended),
        (after(20), CertificateState::Valid),
    ] {
        let row = certificate_event::ActiveModel {
            id: Set(change.id()),
            certificate_id: Set(held.row.id),
            at: Set(change.at()),
            day: Set(day),
            actor_id: Set(None),
            action: Set(state.code().to_owned()),
            state: Set(state),
            reason: Set(None),
        };
        certificate_event::Entity::insert(row)
            .exec(change.db())
            .await
            .unwrap();
    }
    let mut row = held.row.into_active_model();
    row.state_since = Set(after(20));
    row.update(change.db()).await.unwrap();
    change.commit().await.unwrap();

    let township = county.actor("dongguan").await;
    let listed = async |day, tier: Option<Option<Tier>>| {
        let filter = PeopleFilter {
            tier,
            ..PeopleFilter::default()
        };
        let page = Page {
            limit: 500,
            ..Page::default()
        };
        let keys = &county.platform().keys;
        let found = list_people(db, keys, &township.scope, day, &filter, page).await;
        found.unwrap().items.into_iter().find(|item| item.id == person)
    };
    let certificate = certificates_of_person(db, person)
        .await
        .unwrap()
        .remove(0)
        .certificate;
    for (day, valid) in [
        (today, true),
        (after(9), true),
        (after(10), false),
        (after(19), false),
        (after(20), true),
    ] {
        let tier = valid.then_some(Tier::Junior);
        assert_eq!(highest_valid([&certificate], day), tier, "the rule, {day}");
        let figure = highest_valid_tier(db, &[person], day).await.unwrap();
        assert_eq!(figure.get(&person).copied(), tier, "the figure, {day}");
        assert_eq!(listed(day, None).await.unwrap().tier, tier, "the column, {day}");
        assert_eq!(
            listed(day, Some(Some(Tier::Junior))).await.is_some(),
            valid,
            "{day}"
        );
        assert_eq!(
            listed(day, Some(None)).await.is_some(),
            !valid,
            "who holds none, {day}"
        );
    }
}

#[tokio::test]
async fn the_township_applies_for_somebody_and_it_is_audited_so() {
    let mut county = County::new(&[]).await;
    let (person, _) = county.somebody(Post::Instructor, true).await;
    let id = apply(&county, "dongguan", person).await.unwrap();
    let db = county.platform().database.reader();
    let entry = audit_entry::Entity::find()
        .filter(audit_entry::Column::SubjectId.eq(id.0))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (entry.action.as_str(), entry.on_behalf_of),
        ("application.submit", Some(person))
    );
    let elsewhere = apply(&county, "chengguan", person).await.unwrap_err();
    assert_eq!(elsewhere.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_lacks_a_class_is_told_so_and_nothing_is_written() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, false).await;
    let refused = apply(&county, &login, person).await.unwrap_err();
    assert_eq!(refused.code(), "application.not_eligible");
    assert!(refused.detail().contains("结业"), "{}", refused.detail());
    let db = county.platform().database.reader();
    let rows = application::Entity::find()
        .filter(application::Column::PersonId.eq(person))
        .all(db)
        .await
        .unwrap();
    assert!(rows.is_empty());
}

#[tokio::test]
async fn another_township_finds_nothing_and_its_own_place_limits_each_role() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = apply(&county, &login, person).await.unwrap();
    let foreign = act(&county, "chengguan", id, A::Recommend).await.unwrap_err();
    assert_eq!(foreign.status(), StatusCode::NOT_FOUND);
    act(&county, "dongguan", id, A::Recommend).await.unwrap();
    act(&county, "dongguan", id, A::PassTownship).await.unwrap();
    let above = act(&county, "dongguan", id, A::PassCounty).await.unwrap_err();
    assert_eq!(
        (above.status(), above.code()),
        (StatusCode::FORBIDDEN, "role.missing")
    );
    let own = act(&county, &login, id, A::PassCounty).await.unwrap_err();
    assert_eq!(own.status(), StatusCode::FORBIDDEN);
    let early = act(&county, "county", id, A::Issue).await.unwrap_err();
    assert_eq!(
        (early.status(), early.code()),
        (StatusCode::CONFLICT, "application.state")
    );
}

#[tokio::test]
async fn a_secretary_recommends_others_and_never_oneself() {
    let mut county = County::new(&[]).await;
    let (secretary, own_login) = county.somebody(Post::Secretary, true).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let mine = apply(&county, &own_login, secretary).await.unwrap();
    let refused = act(&county, &own_login, mine, A::Recommend).await.unwrap_err();
    assert_eq!(refused.code(), "application.own");
    let other = apply(&county, &login, person).await.unwrap();
    act(&county, &own_login, other, A::Recommend).await.unwrap();
    let db = county.platform().database.reader();
    let step = application_event::Entity::find()
        .filter(application_event::Column::ApplicationId.eq(other))
        .filter(application_event::Column::Action.eq("recommend"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert!(!step.on_behalf, "the party organisation speaks for itself");
}

#[tokio::test]
async fn each_sees_what_waits_for_them() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = apply(&county, &login, person).await.unwrap();
    let look = async |login: &str| {
        let actor = county.actor(login).await;
        let db = county.platform().database.reader();
        let placed = visible_application(db, &actor.scope, id).await.unwrap().unwrap();
        let scheme = scheme_version(db, placed.row.scheme_id).await.unwrap().scheme;
        let stages = (&scheme.stages).into();
        let first = actions_for(&actor, &stages, &placed).first().copied();
        (waits_for(&actor, &stages, &placed), first)
    };
    assert_eq!(look("dongguan").await, (true, Some(A::Recommend)));
    assert_eq!(look("county").await, (false, Some(A::Recommend)));
    assert_eq!(look("leader").await, (false, None));
    assert_eq!(look(&login).await, (false, Some(A::Withdraw)));
    for action in [A::Recommend, A::PassTownship] {
        act(&county, "dongguan", id, action).await.unwrap();
    }
    assert_eq!(look("county").await, (true, Some(A::PassCounty)));
    assert!(!look("dongguan").await.0);
    act(&county, "county", id, A::PassCounty).await.unwrap();
    assert_eq!(look("county").await, (true, Some(A::Issue)));
}

#[tokio::test]
async fn what_is_returned_is_mended_and_goes_on() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = apply(&county, &login, person).await.unwrap();
    let township = county.actor("dongguan").await;
    let platform = county.platform();
    let without = act_on_application(platform, &township, id, A::Return, Some(" ".to_owned())).await;
    assert_eq!(without.unwrap_err().code(), "application.reason_missing");
    let reason = Some("请补任职文件".to_owned());
    act_on_application(platform, &township, id, A::Return, reason)
        .await
        .unwrap();
    let stale = act(&county, "dongguan", id, A::Recommend).await.unwrap_err();
    assert_eq!(stale.code(), "application.state");
    act(&county, &login, id, A::Resubmit).await.unwrap();
    act(&county, "dongguan", id, A::Recommend).await.unwrap();
    let told = notice::Entity::find()
        .filter(notice::Column::PersonId.eq(person))
        .filter(notice::Column::Kind.eq(NoticeKind::ApplicationReturned))
        .one(platform.database.reader())
        .await
        .unwrap()
        .unwrap();
    assert!(
        platform
            .keys
            .open_text(&told.body_enc)
            .unwrap()
            .contains("请补任职文件")
    );
}

#[tokio::test]
async fn numbers_have_no_gap_when_two_issue_at_once() {
    let mut county = County::new(&[]).await;
    let mut waiting = Vec::new();
    for _ in 0..4 {
        let (person, login) = county.somebody(Post::Instructor, true).await;
        waiting.push(to_the_county(&county, &login, person).await);
    }
    let issue = |at: usize, login| act(&county, login, waiting[at], A::Issue);
    let (one, two, three, four) = tokio::join!(
        issue(0, "county"),
        issue(1, "county2"),
        issue(2, "county"),
        // the same one by two people: once
        issue(2, "county2"),
    );
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(u32::from(three.is_ok()) + u32::from(four.is_ok()), 1);
    issue(3, "county").await.unwrap();
    let serials: Vec<u32> = certificates_in_order(&county)
        .await
        .iter()
        .map(|row| row.number.rsplit('-').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(serials.len(), 4);
    assert!(
        serials.windows(2).all(|pair| pair[1] == pair[0] + 1),
        "{serials:?}"
    );
}

#[tokio::test]
async fn a_certificate_is_seen_by_those_who_see_its_holder() {
    let mut county = County::new(&[]).await;
    let (person, login) = county.somebody(Post::Instructor, true).await;
    let id = to_the_county(&county, &login, person).await;
    act(&county, "county", id, A::Issue).await.unwrap();
    let held = certificates_of_person(county.platform().database.reader(), person)
        .await
        .unwrap();
    let certificate: CertificateId = held[0].row.id;
    let file = async |login: &str| {
        let actor = county.actor(login).await;
        certificate_file(county.platform(), &actor, certificate)
            .await
            .map(|_| ())
            .map_err(|e| e.code())
    };
    assert_eq!(file("dongguan").await, Ok(()));
    assert_eq!(file("chengguan").await, Err("not_found"));
    assert_eq!(file("worker").await, Err("not_found"));
    assert_eq!(file("leader").await, Err("certificate.masked"));
    assert_eq!(held[0].row.state, CertificateState::Valid);
}

#[tokio::test]
async fn many_are_judged_as_each_alone() {
    let mut county = County::new(&[]).await;
    let (trained, _) = county.somebody(Post::Instructor, true).await;
    let (untrained, _) = county.somebody(Post::Secretary, false).await;
    let (db, today) = (
        county.platform().database.reader(),
        county.platform().clock.today(),
    );
    let rows = person::Entity::find().all(db).await.unwrap();
    let people: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    let all = reach_of(db, &people, today).await.unwrap();
    for id in people.iter().step_by(7).chain([&trained, &untrained]) {
        let alone = reach_of(db, &[*id], today).await.unwrap();
        assert_eq!(alone.get(id), all.get(id));
    }
    assert!(all[&trained].lacking < all[&untrained].lacking);
    let tiers: HashSet<Tier> = all.values().map(|reach| reach.tier).collect();
    assert!(tiers.len() > 1, "some of the people hold a certificate already");
}
