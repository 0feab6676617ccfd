//! The demo's checks of organisations, assessments, stars and an alliance.
use chrono::{Datelike, Months, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use sanyou_schema::domain::roster::name::plain;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, PersonId};
use sanyou_schema::domain::value::{CoverageKind, FactGrade, FactKind, OperatingState, Post};
use sanyou_schema::entity::{alliance, alliance_member, coverage, fact, organisation, organisation_check};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel, QueryOrder};
use uuid::Uuid;

use super::people::Worker;
use super::units::Units;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::live_key;

/// How many rows one statement writes.
const PORTION: usize = 500;

/// Makes them.
pub async fn make(
    change: &mut Change,
    units: &Units,
    workers: &[Worker],
    today: NaiveDate,
) -> Result<(), Problem> {
    let mut random = StdRng::seed_from_u64(140);
    let firms = organisation::Entity::find()
        .order_by_asc(organisation::Column::Id)
        .all(change.db())
        .await?;
    checks(change, &mut random, &firms, today).await?;
    let mut facts = assessments(change, &mut random, workers, today);
    facts.extend(stars(change, &mut random, workers, today));
    insert::<fact::Entity, _>(change, facts).await?;
    glass(change, units, &firms, today).await?;
    Ok(())
}

async fn insert<E, M>(change: &Change, rows: Vec<M>) -> Result<(), DbErr>
where
    E: EntityTrait<Model = M>,
    M: IntoActiveModel<E::ActiveModel> + Clone,
    E::ActiveModel: Send,
{
    for portion in rows.chunks(PORTION) {
        let models = portion.iter().map(|row| {
            let row: E::ActiveModel = row.clone().into_active_model();
            sea_orm::ActiveModelTrait::reset_all(row)
        });
        E::insert_many(models).exec_without_returning(change.db()).await?;
    }
    Ok(())
}

/// Each firm was checked last September; a few were closed for the season.
async fn checks(
    change: &Change,
    random: &mut StdRng,
    firms: &[organisation::Model],
    today: NaiveDate,
) -> Result<(), DbErr> {
    let covered = coverage::Entity::find().all(change.db()).await?;
    let mut shared = std::collections::HashMap::new();
    for link in &covered {
        *shared.entry(link.party_organisation_id).or_insert(0_u32) += 1;
    }
    let rows = firms.iter().map(|firm| {
        let party = covered.iter().find(|link| link.organisation_id == firm.id);
        let joint = party.is_some_and(|link| shared.get(&link.party_organisation_id) > Some(&1));
        let staff = random.random_range(8..160);
        organisation_check::Model {
            id: change.id(),
            organisation_id: firm.id,
            checked_on: today - Months::new(2),
            state: Some(if random.random_ratio(1, 15) {
                OperatingState::Suspended
            } else {
                OperatingState::Operating
            }),
            staff_count: Some(staff),
            member_count: Some(random.random_range(3..=(staff / 6).max(3))),
            coverage: Some(if joint {
                CoverageKind::Joint
            } else {
                CoverageKind::Alone
            }),
            import_id: None,
            sheet: None,
            cell: None,
            created_at: change.at(),
        }
    });
    insert::<organisation_check::Entity, _>(change, rows.collect()).await
}

enum Of {
    Person(PersonId),
    Party(PartyOrganisationId),
}

fn row(change: &Change, kind: FactKind, year: i32, of: &Of, grade: FactGrade) -> fact::Model {
    let (person, party, subject): (_, _, Uuid) = match *of {
        Of::Person(id) => (Some(id), None, id.into()),
        Of::Party(id) => (None, Some(id), id.into()),
    };
    fact::Model {
        id: change.id(),
        kind,
        year,
        person_id: person,
        organisation_id: None,
        party_organisation_id: party,
        grade: Some(grade),
        title: None,
        stated_on: None,
        valid_to: None,
        remark: None,
        live_key: Some(live_key(kind, year, subject, "")),
        import_id: None,
        sheet: None,
        cell: None,
        created_at: change.at(),
    }
}

/// Whoever was in post then was assessed in each of the last two years.
fn assessments(
    change: &Change,
    random: &mut StdRng,
    workers: &[Worker],
    today: NaiveDate,
) -> Vec<fact::Model> {
    let grades = [
        FactGrade::Excellent,
        FactGrade::Competent,
        FactGrade::Competent,
        FactGrade::Competent,
        FactGrade::Competent,
        FactGrade::Basic,
    ];
    let years = [today.year() - 1, today.year() - 2];
    let mut rows = Vec::new();
    for worker in workers.iter().filter(|worker| !worker.left) {
        for year in years.into_iter().filter(|year| worker.since.year() < *year) {
            let grade = *grades.choose(random).unwrap_or(&FactGrade::Competent);
            rows.push(row(
                change,
                FactKind::Assessment,
                year,
                &Of::Person(worker.person),
                grade,
            ));
        }
    }
    rows
}

/// Every other party organisation has stars of the last year.
fn stars(change: &Change, random: &mut StdRng, workers: &[Worker], today: NaiveDate) -> Vec<fact::Model> {
    let grades = [
        FactGrade::Star2,
        FactGrade::Star3,
        FactGrade::Star3,
        FactGrade::Star4,
        FactGrade::Star5,
    ];
    let led = workers.iter().filter(|worker| worker.post == Post::Secretary);
    let mut parties: Vec<PartyOrganisationId> = led.map(|worker| worker.party_organisation.0).collect();
    parties.sort();
    parties.dedup();
    let starred = parties.into_iter().step_by(2).map(|party| {
        let grade = *grades.choose(random).unwrap_or(&FactGrade::Star3);
        row(change, FactKind::Star, today.year() - 1, &Of::Party(party), grade)
    });
    starred.collect()
}

/// The glass makers of the county are one alliance; the first of them leads it.
async fn glass(
    change: &Change,
    units: &Units,
    firms: &[organisation::Model],
    today: NaiveDate,
) -> Result<(), DbErr> {
    let makers: Vec<OrganisationId> = firms
        .iter()
        .filter(|firm| firm.name.contains("玻璃"))
        .map(|firm| firm.id)
        .collect();
    let since = today - Months::new(18);
    let name = "玻璃产业党建联盟";
    let made = alliance::Model {
        id: change.id(),
        unit_id: units.county,
        name: name.to_owned(),
        name_key: plain(name),
        industry: Some("玻璃".to_owned()),
        lead_organisation_id: makers.first().copied(),
        lead_party_id: None,
        valid_from: since,
        valid_to: None,
        import_id: None,
        sheet: None,
        cell: None,
        created_at: change.at(),
    };
    let members = makers.iter().map(|maker| alliance_member::Model {
        id: change.id(),
        alliance_id: made.id,
        organisation_id: Some(*maker),
        party_organisation_id: None,
        valid_from: since,
        valid_to: None,
        import_id: None,
        sheet: None,
        cell: None,
        created_at: change.at(),
    });
    let members = members.collect();
    insert::<alliance::Entity, _>(change, vec![made]).await?;
    insert::<alliance_member::Entity, _>(change, members).await
}
