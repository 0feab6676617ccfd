//! Organisations within a scope.
use std::collections::{HashMap, HashSet};

use sanyou_schema::domain::value::id::PartyOrganisationId;
use sanyou_schema::entity::{appointment, coverage, organisation, party_organisation, unit};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::people::on_day;
use super::posts::Units;
use crate::platform::actor::Scope;

/// An organisation with what covers it today.
#[derive(Debug, Clone)]
pub struct OrganisationView {
    /// The organisation.
    pub row: organisation::Model,
    /// Its township.
    pub unit_name: String,
    /// The party organisations that cover it.
    pub party_organisations: Vec<String>,
    /// How many posts are held at those.
    pub people: u64,
}

/// The organisations that stand on the scope's day in its territory, or that a party organisation of its lines covers.
pub async fn list_organisations(
    db: &impl ConnectionTrait,
    scope: &Scope,
    path: Option<&str>,
) -> Result<Vec<OrganisationView>, DbErr> {
    let below = |path: &str| {
        unit::Entity::find()
            .select_only()
            .column(unit::Column::Id)
            .filter(unit::Column::Path.starts_with(path))
            .into_query()
    };
    let day = scope.day;
    let covers = Condition::any()
        .add(coverage::Column::ValidTo.is_null())
        .add(coverage::Column::ValidTo.gt(day));
    let mut reached = Condition::any().add(organisation::Column::Id.is_null());
    for prefix in scope.territory_paths() {
        reached = reached.add(organisation::Column::TerritoryUnitId.in_subquery(below(prefix)));
    }
    let mut parties = Condition::any().add(party_organisation::Column::Id.is_in(scope.party_organisations()));
    for prefix in scope.line_paths() {
        parties = parties.add(party_organisation::Column::LineUnitId.in_subquery(below(prefix)));
    }
    let parties = party_organisation::Entity::find()
        .select_only()
        .column(party_organisation::Column::Id)
        .filter(parties)
        .into_query();
    let covered = coverage::Entity::find()
        .select_only()
        .column(coverage::Column::OrganisationId)
        .filter(coverage::Column::PartyOrganisationId.in_subquery(parties))
        .filter(covers.clone())
        .into_query();
    let mut select = organisation::Entity::find()
        .filter(reached.add(organisation::Column::Id.in_subquery(covered)))
        .filter(organisation::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(organisation::Column::ValidTo.is_null())
                .add(organisation::Column::ValidTo.gt(day)),
        );
    if let Some(path) = path {
        select = select.filter(organisation::Column::TerritoryUnitId.in_subquery(below(path)));
    }
    let rows = select
        .order_by_asc(organisation::Column::TerritoryUnitId)
        .order_by_asc(organisation::Column::Name)
        .all(db)
        .await?;
    let links = coverage::Entity::find()
        .filter(coverage::Column::OrganisationId.is_in(rows.iter().map(|row| row.id)))
        .filter(covers)
        .all(db)
        .await?;
    let ids: HashSet<PartyOrganisationId> = links.iter().map(|link| link.party_organisation_id).collect();
    let names = party_names(db, &ids).await?;
    let posts = appointment::Entity::find()
        .filter(appointment::Column::ServiceOrgId.is_in(ids))
        .filter(on_day(day))
        .all(db)
        .await?;
    let units = Units::load(db, rows.iter().map(|row| row.territory_unit_id).collect()).await?;
    let view = |row: organisation::Model| {
        let mine: Vec<_> = links
            .iter()
            .filter(|link| link.organisation_id == row.id)
            .collect();
        let serves = |post: &&appointment::Model| {
            mine.iter()
                .any(|link| link.party_organisation_id == post.service_org_id)
        };
        OrganisationView {
            unit_name: units.name(row.territory_unit_id),
            party_organisations: mine
                .iter()
                .filter_map(|link| names.get(&link.party_organisation_id).cloned())
                .collect(),
            people: u64::try_from(posts.iter().filter(serves).count()).unwrap_or(u64::MAX),
            row,
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn party_names(
    db: &impl ConnectionTrait,
    ids: &HashSet<PartyOrganisationId>,
) -> Result<HashMap<PartyOrganisationId, String>, DbErr> {
    let rows = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
