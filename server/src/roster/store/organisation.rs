//! One organisation or party organisation, as far as a scope reaches.
use std::collections::HashSet;

use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::entity::{appointment, coverage, former_name, organisation, party_organisation, person};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::posts::{PostView, Units, in_scope, on_day, posts_of_people};
use crate::platform::actor::Scope;

/// A party organisation with where it is.
#[derive(Debug, Clone)]
pub struct PartyView {
    /// The party organisation.
    pub row: party_organisation::Model,
    /// Its township.
    pub unit_name: String,
    /// How many people hold a post there today.
    pub people: u64,
}

/// Somebody with a post there, as far as the asker may know.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The whole name; masked where it is shown to 查阅.
    pub name: String,
    /// The post.
    pub post: PostView,
}

fn reaches(scope: &Scope, units: &Units, row: &party_organisation::Model) -> bool {
    let territory = units.path(row.territory_unit_id).unwrap_or_default();
    let line = row.line_unit_id.and_then(|id| units.path(id));
    let in_line = |path: &String| scope.line_paths().iter().any(|prefix| path.starts_with(prefix));
    scope.covers_path(&territory)
        || line.as_ref().is_some_and(in_line)
        || scope.party_organisations().contains(&row.id)
}

async fn units_of(db: &impl ConnectionTrait, rows: &[party_organisation::Model]) -> Result<Units, DbErr> {
    let ids: HashSet<UnitId> = rows
        .iter()
        .flat_map(|row| [Some(row.territory_unit_id), row.line_unit_id])
        .flatten()
        .collect();
    Units::load(db, ids).await
}

/// The party organisations of the scope that are there on its day, below a path where one is given.
pub async fn list_parties(
    db: &impl ConnectionTrait,
    scope: &Scope,
    path: Option<&str>,
) -> Result<Vec<PartyView>, DbErr> {
    let rows = party_organisation::Entity::find()
        .filter(
            Condition::any()
                .add(party_organisation::Column::ValidTo.is_null())
                .add(party_organisation::Column::ValidTo.gt(scope.day)),
        )
        .order_by_asc(party_organisation::Column::TerritoryUnitId)
        .order_by_asc(party_organisation::Column::Name)
        .all(db)
        .await?;
    let units = units_of(db, &rows).await?;
    let below = |row: &party_organisation::Model| {
        let at = units.path(row.territory_unit_id).unwrap_or_default();
        path.is_none_or(|path| at.starts_with(path))
    };
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|row| below(row) && reaches(scope, &units, row))
        .collect();
    views(db, scope, &units, rows).await
}

async fn views(
    db: &impl ConnectionTrait,
    scope: &Scope,
    units: &Units,
    rows: Vec<party_organisation::Model>,
) -> Result<Vec<PartyView>, DbErr> {
    let posts = appointment::Entity::find()
        .filter(appointment::Column::ServiceOrgId.is_in(rows.iter().map(|row| row.id)))
        .filter(on_day(scope.day))
        .all(db)
        .await?;
    let view = |row: party_organisation::Model| {
        let here = posts.iter().filter(|post| post.service_org_id == row.id);
        let people: HashSet<PersonId> = here.map(|post| post.person_id).collect();
        PartyView {
            unit_name: units.name(row.territory_unit_id),
            people: people.len() as u64,
            row,
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// These party organisations, as far as the scope reaches them.
pub async fn parties(
    db: &impl ConnectionTrait,
    scope: &Scope,
    ids: &[PartyOrganisationId],
) -> Result<Vec<PartyView>, DbErr> {
    let rows = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(party_organisation::Column::Name)
        .all(db)
        .await?;
    let units = units_of(db, &rows).await?;
    let rows = rows
        .into_iter()
        .filter(|row| reaches(scope, &units, row))
        .collect();
    views(db, scope, &units, rows).await
}

/// A firm of the scope, by its township or by a party organisation that covers or covered it, with that township's name.
pub async fn firm(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: OrganisationId,
) -> Result<Option<(organisation::Model, String)>, DbErr> {
    let Some(row) = organisation::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let units = Units::load(db, [row.territory_unit_id].into()).await?;
    let path = units.path(row.territory_unit_id).unwrap_or_default();
    if !scope.covers_path(&path) {
        let covering: Vec<_> = covering(db, id)
            .await?
            .iter()
            .map(|row| row.party_organisation_id)
            .collect();
        if parties(db, scope, &covering).await?.is_empty() {
            return Ok(None);
        }
    }
    Ok(Some((row.clone(), units.name(row.territory_unit_id))))
}

/// What covers or covered a firm, the latest first.
pub async fn covering(db: &impl ConnectionTrait, id: OrganisationId) -> Result<Vec<coverage::Model>, DbErr> {
    coverage::Entity::find()
        .filter(coverage::Column::OrganisationId.eq(id))
        .order_by_desc(coverage::Column::ValidFrom)
        .all(db)
        .await
}

/// The firms that a party organisation covers or covered, the latest first, with their names.
pub async fn covered_by(
    db: &impl ConnectionTrait,
    id: PartyOrganisationId,
) -> Result<Vec<(coverage::Model, String)>, DbErr> {
    let rows = coverage::Entity::find()
        .filter(coverage::Column::PartyOrganisationId.eq(id))
        .order_by_desc(coverage::Column::ValidFrom)
        .all(db)
        .await?;
    let firms = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().map(|row| row.organisation_id)))
        .all(db)
        .await?;
    let named = rows.into_iter().filter_map(|row| {
        let firm = firms.iter().find(|firm| firm.id == row.organisation_id)?;
        Some((row, firm.name.clone()))
    });
    Ok(named.collect())
}

/// Names that it had, the latest first.
pub async fn former_names(
    db: &impl ConnectionTrait,
    firm: Option<OrganisationId>,
    party: Option<PartyOrganisationId>,
) -> Result<Vec<former_name::Model>, DbErr> {
    let mut of = Condition::any();
    if let Some(id) = firm {
        of = of.add(former_name::Column::OrganisationId.eq(id));
    }
    if let Some(id) = party {
        of = of.add(former_name::Column::PartyOrganisationId.eq(id));
    }
    former_name::Entity::find()
        .filter(of)
        .order_by_desc(former_name::Column::ValidTo)
        .all(db)
        .await
}

/// The posts held there, by people of a firm or at a party organisation, of the scope: today's first, then the latest.
pub async fn holders(
    db: &impl ConnectionTrait,
    scope: &Scope,
    firm: Option<OrganisationId>,
    party: Option<PartyOrganisationId>,
) -> Result<Vec<Holder>, DbErr> {
    let mut here = Condition::any();
    if let Some(id) = firm {
        here = here.add(appointment::Column::OrganisationId.eq(id));
    }
    if let Some(id) = party {
        here = here.add(appointment::Column::ServiceOrgId.eq(id));
    }
    let rows = appointment::Entity::find().filter(here).all(db).await?;
    let wanted: HashSet<_> = rows.iter().map(|row| row.id).collect();
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = person::Entity::find()
        .filter(person::Column::Id.is_in(people.iter().copied()))
        .all(db)
        .await?;
    let posts = posts_of_people(db, &people).await?;
    let mut found: Vec<Holder> = posts
        .into_iter()
        .filter(|post| wanted.contains(&post.id) && in_scope(scope, post))
        .filter_map(|post| {
            let row = names.iter().find(|row| row.id == post.person_id)?;
            Some(Holder {
                name: row.name.clone(),
                post,
            })
        })
        .collect();
    let ended = |one: &Holder| one.post.valid_to.is_some_and(|to| to <= scope.day);
    found.sort_by_key(|one| (ended(one), one.post.post, one.post.valid_from));
    Ok(found)
}

/// The names of organisations that others became part of.
pub async fn successor_name(
    db: &impl ConnectionTrait,
    firm: Option<OrganisationId>,
    party: Option<PartyOrganisationId>,
) -> Result<Option<String>, DbErr> {
    if let Some(id) = firm {
        let row = organisation::Entity::find_by_id(id).one(db).await?;
        return Ok(row.map(|row| row.name));
    }
    let Some(id) = party else {
        return Ok(None);
    };
    let row = party_organisation::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| row.name))
}
