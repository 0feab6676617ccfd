//! Figures and lists over the demo's county: what a figure says is what its list shows.
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::training::year_plan::YearPlanState;
use sanyou_schema::domain::value::id::{FileId, ImportId};
use sanyou_schema::domain::value::{ImportMode, ImportState, Tier};
use sanyou_schema::entity::{file, roster_import, year_plan};
use sea_orm::{EntityTrait, Set};

use super::api::plan_indicators;
use super::figures::{By, certified};
use super::reached::{Aim, reached};
use super::today::todo;
use super::waiting::others;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::testing::Installation;
use crate::roster::PeopleFilter;
use crate::training::plans_in_force;
use crate::unit::{NamedUnit, named_units};

async fn demo() -> Installation {
    let installation = Installation::new().await;
    crate::demo::fill(&installation.platform).await.unwrap();
    installation
}

async fn actor(platform: &Platform, login: &str) -> Actor {
    crate::account::actor_by_login(platform, login).await.unwrap()
}

async fn townships(platform: &Platform) -> Vec<NamedUnit> {
    let units = named_units(platform.database.reader(), platform.clock.today())
        .await
        .unwrap();
    units
        .into_iter()
        .filter(|unit| unit.row.kind.keeps_roster())
        .collect()
}

#[tokio::test]
async fn the_whole_counts_each_person_once_and_tiers_add_up() {
    let installation = demo().await;
    let platform = &installation.platform;
    let county = actor(platform, "county").await;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let townships = townships(platform).await;
    let groups = certified(db, &county.scope, day, None, By::Unit, &townships)
        .await
        .unwrap();
    let (whole, rows) = groups.split_first().unwrap();
    assert_eq!(rows.len(), 9);
    let summed: u64 = rows.iter().map(|group| group.row.in_post).sum();
    assert!(summed > whole.row.in_post, "some serve in two townships");
    let total = whole.row.total();
    assert_eq!(
        Tier::ALL
            .iter()
            .map(|tier| whole.row.of(*tier).numerator)
            .sum::<u64>(),
        total.numerator
    );
    assert!(total.numerator > 0 && total.numerator < total.denominator);
    let everyone = super::store::people_in_post(db, &county.scope, day, &PeopleFilter::default())
        .await
        .unwrap();
    assert_eq!(u64::try_from(everyone.len()).unwrap(), total.denominator);
}

#[tokio::test]
async fn a_township_sees_its_own_figure_alone() {
    let installation = demo().await;
    let platform = &installation.platform;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let townships = townships(platform).await;
    let county = actor(platform, "county").await;
    let own = townships.iter().find(|unit| unit.name == "东观镇").unwrap();
    let by_county = certified(db, &county.scope, day, Some(own), By::Nothing, &townships)
        .await
        .unwrap();
    let township = actor(platform, "dongguan").await;
    let by_township = certified(db, &township.scope, day, None, By::Nothing, &townships)
        .await
        .unwrap();
    assert_eq!(by_county[0].row, by_township[0].row);
    let earlier = day - chrono::Months::new(36);
    let then = certified(db, &township.scope, earlier, None, By::Nothing, &townships)
        .await
        .unwrap();
    assert!(
        then[0].row.in_post < by_township[0].row.in_post,
        "figures can be asked as of a day"
    );
}

#[tokio::test]
async fn the_start_page_leads_each_role_to_its_own() {
    let installation = demo().await;
    let platform = &installation.platform;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let townships = townships(platform).await;
    let codes = |lines: Vec<super::today::Todo>| lines.into_iter().map(|line| line.code).collect::<Vec<_>>();
    let county = actor(platform, "county").await;
    assert!(codes(todo(db, &county, day).await.unwrap()).contains(&"certificates.ending"));
    let township = actor(platform, "dongguan").await;
    assert!(others(db, &township, &townships).await.unwrap().is_empty());
    for login in ["system", "security", "auditor", "expert"] {
        let administrator = actor(platform, login).await;
        assert!(todo(db, &administrator, day).await.unwrap().is_empty(), "{login}");
    }
}

#[tokio::test]
async fn a_plan_that_was_handed_in_leads_the_county_to_it() {
    let installation = demo().await;
    let platform = &installation.platform;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let plans = async |login| {
        let lines = todo(db, &actor(platform, login).await, day).await.unwrap();
        let own = lines
            .into_iter()
            .filter(|line| line.code.starts_with("year_plans"));
        own.map(|line| (line.code, line.sentence, line.path))
            .collect::<Vec<_>>()
    };
    let found = plans("county").await;
    let [(code, sentence, path)] = found.as_slice() else {
        panic!("{found:?}");
    };
    let handed_in = year_plan::Entity::find().all(db).await.unwrap();
    let handed_in: Vec<_> = handed_in
        .iter()
        .filter(|plan| plan.state == YearPlanState::Submitted)
        .collect();
    assert_eq!(handed_in.len(), 1);
    assert_eq!(*code, "year_plans.submitted");
    assert_eq!(*sentence, format!("1 份{}年培训计划待批准", handed_in[0].year));
    assert_eq!(*path, format!("/year-plans/{}", handed_in[0].id));
    assert_eq!(plans("chengguan").await, [], "it waits for the county");
}

#[tokio::test]
async fn a_roster_is_with_whoever_uploaded_it() {
    let installation = demo().await;
    let platform = &installation.platform;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let township = actor(platform, "dongguan").await;
    let county = actor(platform, "county").await;
    let change = platform.change(&township.by()).await.unwrap();
    let staged = upload(&change, &township, ImportState::Staged).await;
    let guarded = upload(&change, &township, ImportState::Guarded).await;
    change.commit().await.unwrap();
    let lines = async |actor: &Actor| {
        let lines = todo(db, actor, day).await.unwrap();
        let own = lines.into_iter().filter(|line| line.code.starts_with("import."));
        own.map(|line| (line.code, line.path)).collect::<BTreeSet<_>>()
    };
    let at = |id: ImportId| format!("/imports/{id}");
    assert_eq!(
        lines(&township).await,
        BTreeSet::from([("import.staged", at(staged)), ("import.guarded", at(guarded))])
    );
    // it can be released by the county, and applied by whoever uploaded it
    let release = ("import.release", "/releases".to_owned());
    assert_eq!(lines(&county).await, BTreeSet::from([release]));
    let units = named_units(db, day).await.unwrap();
    let others = async |actor: &Actor| {
        let found = others(db, actor, &units).await.unwrap();
        let rosters = found.into_iter().filter(|line| line.code.starts_with("import."));
        rosters
            .map(|line| (line.unit_name, line.sentence, line.path))
            .collect::<Vec<_>>()
    };
    let waits = ("东观镇".to_owned(), "1 份名册还没有写入".to_owned(), at(staged));
    assert_eq!(others(&county).await, [waits]);
    assert_eq!(others(&township).await, []);
    assert_eq!(others(&actor(platform, "chengguan").await).await, []);
}

/// An import of the actor's own unit, read and not applied.
async fn upload(change: &Change, actor: &Actor, state: ImportState) -> ImportId {
    let (id, file_id): (ImportId, FileId) = (change.id(), change.id());
    let row = file::ActiveModel {
        id: Set(file_id),
        name: Set("名册.xlsx".to_owned()),
        media_type: Set("application/octet-stream".to_owned()),
        size: Set(1),
        sha256: Set(file_id.to_string()),
        created_at: Set(change.at()),
        created_by: Set(Some(actor.account)),
    };
    file::Entity::insert(row).exec(change.db()).await.unwrap();
    let row = roster_import::ActiveModel {
        id: Set(id),
        unit_id: Set(actor.home_unit),
        file_id: Set(file_id),
        mode: Set(ImportMode::Both),
        state: Set(state),
        as_of: Set(change.today()),
        progress: Set(0),
        tell: Set(false),
        created_by: Set(actor.account),
        created_at: Set(change.at()),
        turn: Set(0),
        ..Default::default()
    };
    roster_import::Entity::insert(row)
        .exec(change.db())
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn plans_add_up_and_a_session_counts_from_its_last_day() {
    let installation = demo().await;
    let platform = &installation.platform;
    let county = actor(platform, "county").await;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let from = day.with_ordinal(1).unwrap();
    let at = async |day| plans_in_force(db, &county.scope, 2026, day).await.unwrap();
    let plans = at(day).await;
    let items = plan_indicators(&plans, None, true, (from, day));
    let (whole, rows) = items.split_at(2);
    for (at, total) in whole.iter().enumerate() {
        assert_eq!((total.code.as_str(), &total.group), ("K9", &None));
        let of_units = || rows.iter().filter(|row| row.variant == whole[at].variant);
        assert_eq!(of_units().map(|row| row.numerator).sum::<u64>(), total.numerator);
        assert!(total.numerator > 0 && total.denominator > Some(0), "{total:?}");
    }
    let before = plan_indicators(&at(from).await, None, false, (from, from));
    assert_eq!(before[0].numerator, 0, "nothing was held on New Year's day");
    assert_eq!(before[0].denominator, whole[0].denominator);
    // a township reads its own alone
    let own = actor(platform, "dongguan").await;
    let own = plans_in_force(db, &own.scope, 2026, day).await.unwrap();
    assert!(own.len() < plans.len());
}

#[tokio::test]
async fn hours_and_rotation_are_counted_as_each_persons_own_page_has_them() {
    let installation = demo().await;
    let platform = &installation.platform;
    let (db, day) = (platform.database.reader(), platform.clock.today());
    let everybody = PeopleFilter::default();
    let county = actor(platform, "county").await;
    let hours = reached(db, &county.scope, day, &everybody, Aim::Hours)
        .await
        .unwrap();
    for person in hours.people(None) {
        let own = crate::credit::ledger(db, person, day.year(), day).await.unwrap();
        let met = hours.people(own.total.met()).any(|one| one == person);
        assert!(own.total.met().is_some() && met, "{person:?}: {own:?}");
    }
    let rotation = reached(db, &county.scope, day, &everybody, Aim::Rotation)
        .await
        .unwrap();
    let came = rotation.people(Some(true)).collect::<Vec<_>>();
    for person in rotation.people(None) {
        let own = crate::training::sessions_of(db, person).await.unwrap();
        let own = own.iter().any(|one| {
            let in_time = one.session.first_day.year() == day.year() && one.session.first_day <= day;
            in_time && one.class.kind == "rotation" && one.enrolment.state.has_arrived()
        });
        assert_eq!(came.contains(&person), own, "{person:?}");
    }
    for (figure, all) in [
        (&hours, rotation.ratio().denominator),
        (&rotation, rotation.ratio().denominator),
    ] {
        let ratio = figure.ratio();
        assert!(
            ratio.numerator > 0 && ratio.numerator < ratio.denominator,
            "{ratio:?}"
        );
        assert!(ratio.denominator <= all);
    }
    let township = actor(platform, "dongguan").await;
    let own = reached(db, &township.scope, day, &everybody, Aim::Rotation)
        .await
        .unwrap();
    assert!(own.ratio().denominator < rotation.ratio().denominator);
    let before = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap();
    let none = reached(db, &county.scope, before, &everybody, Aim::Rotation)
        .await
        .unwrap();
    assert_eq!(none.ratio().numerator, 0, "nobody came on New Year's day");
}
