//! Applications within a scope.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sanyou_schema::domain::value::id::{AccountId, ApplicationId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{ApplicationState, Tier};
use sanyou_schema::entity::{account, application, application_event, party_organisation, person, unit};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::certificates::units_below;
use crate::platform::actor::Scope;

/// Rows of a page: a board shows them all at once.
pub const PAGE: u64 = 200;

/// An application with where it stands in both trees.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The row.
    pub row: application::Model,
    /// The applicant's name.
    pub name: String,
    /// The township that handles it.
    pub unit_name: String,
    /// Its path in the territory tree.
    pub unit_path: String,
    /// The party organisation that recommends.
    pub party_organisation: String,
    /// The path of its line unit, where it has one.
    pub line_path: Option<String>,
}

/// What a list of applications is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct ApplicationFilter {
    /// A unit's subtree, by its path.
    pub unit_path: Option<String>,
    /// Only this state.
    pub state: Option<ApplicationState>,
    /// Only this tier.
    pub tier: Option<Tier>,
    /// Only what stands after this application.
    pub after: Option<ApplicationId>,
}

/// Where an applicant's township or a unit above it, their line or their party organisation asks, or they themselves.
fn in_scope(scope: &Scope) -> Condition {
    let mut any =
        Condition::any().add(application::Column::UnitId.in_subquery(units_below(&scope.territory_paths())));
    let lines = scope.line_paths();
    if !lines.is_empty() {
        any = any.add(application::Column::PartyOrganisationId.in_subquery(parties_of_lines(&lines)));
    }
    let parties = scope.party_organisations();
    if !parties.is_empty() {
        any = any.add(application::Column::PartyOrganisationId.is_in(parties));
    }
    if let Some(own) = scope.person() {
        any = any.add(application::Column::PersonId.eq(own));
    }
    any
}

fn parties_of_lines(paths: &[&str]) -> sea_orm::sea_query::SelectStatement {
    let below = paths
        .iter()
        .fold(Condition::any().add(Expr::val(1).eq(0)), |any, path| {
            any.add(unit::Column::Path.starts_with(*path))
        });
    let lines = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(below)
        .into_query();
    party_organisation::Entity::find()
        .select_only()
        .column(party_organisation::Column::Id)
        .filter(party_organisation::Column::LineUnitId.in_subquery(lines))
        .into_query()
}

/// An application, where the scope reaches it.
pub async fn visible_application(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: ApplicationId,
) -> Result<Option<Placed>, DbErr> {
    let row = application::Entity::find_by_id(id)
        .filter(in_scope(scope))
        .one(db)
        .await?;
    Ok(placed(db, row.into_iter().collect()).await?.pop())
}

/// A page of applications that the scope reaches, the newest first, and how many there are.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &ApplicationFilter,
) -> Result<(Vec<Placed>, u64), DbErr> {
    let mut wanted = application::Entity::find().filter(in_scope(scope));
    if let Some(path) = &filter.unit_path {
        wanted = wanted.filter(application::Column::UnitId.in_subquery(units_below(&[path])));
    }
    if let Some(state) = filter.state {
        wanted = wanted.filter(application::Column::State.eq(state));
    }
    if let Some(tier) = filter.tier {
        wanted = wanted.filter(application::Column::Tier.eq(tier));
    }
    let total = wanted.clone().count(db).await?;
    if let Some(after) = filter.after {
        wanted = wanted.filter(application::Column::Id.lt(after));
    }
    let rows = wanted
        .order_by_desc(application::Column::Id)
        .limit(PAGE)
        .all(db)
        .await?;
    Ok((placed(db, rows).await?, total))
}

/// The open applications that the scope reaches, for whoever looks for what waits for them.
pub async fn open(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &ApplicationFilter,
) -> Result<Vec<Placed>, DbErr> {
    let mut wanted = application::Entity::find()
        .filter(in_scope(scope))
        .filter(application::Column::OpenKey.is_not_null());
    if let Some(path) = &filter.unit_path {
        wanted = wanted.filter(application::Column::UnitId.in_subquery(units_below(&[path])));
    }
    if let Some(tier) = filter.tier {
        wanted = wanted.filter(application::Column::Tier.eq(tier));
    }
    let rows = wanted
        .order_by_asc(application::Column::StateSince)
        .all(db)
        .await?;
    placed(db, rows).await
}

async fn placed(db: &impl ConnectionTrait, rows: Vec<application::Model>) -> Result<Vec<Placed>, DbErr> {
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .all(db)
        .await?;
    let people: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let parties = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(rows.iter().map(|row| row.party_organisation_id)))
        .all(db)
        .await?;
    let parties: HashMap<PartyOrganisationId, party_organisation::Model> =
        parties.into_iter().map(|row| (row.id, row)).collect();
    let wanted: Vec<UnitId> = rows
        .iter()
        .map(|row| row.unit_id)
        .chain(parties.values().filter_map(|party| party.line_unit_id))
        .collect();
    let units: HashMap<UnitId, (String, String)> = crate::unit::names_and_paths(db, wanted).await?;
    let placed = rows.into_iter().map(|row| {
        let party = parties.get(&row.party_organisation_id);
        let (unit_name, unit_path) = units.get(&row.unit_id).cloned().unwrap_or_default();
        Placed {
            name: people.get(&row.person_id).cloned().unwrap_or_default(),
            unit_name,
            unit_path,
            party_organisation: party.map(|party| party.name.clone()).unwrap_or_default(),
            line_path: party
                .and_then(|party| units.get(&party.line_unit_id?))
                .map(|(_, path)| path.clone()),
            row,
        }
    });
    Ok(placed.collect())
}

/// The application of a person that still goes on.
pub async fn open_of_person(
    db: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Option<application::Model>, DbErr> {
    application::Entity::find()
        .filter(application::Column::PersonId.eq(id))
        .filter(application::Column::OpenKey.is_not_null())
        .one(db)
        .await
}

/// A person's applications, newest first. Whether the caller may see the person is the caller's matter.
pub async fn applications_of_person(
    db: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Vec<application::Model>, DbErr> {
    application::Entity::find()
        .filter(application::Column::PersonId.eq(id))
        .order_by_desc(application::Column::Id)
        .all(db)
        .await
}

/// A step of an application, with who took it.
#[derive(Debug, Clone)]
pub struct Step {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for the system.
    pub actor: Option<String>,
    /// Done for the person by the township.
    pub on_behalf: bool,
    /// The action's code.
    pub action: String,
    /// The state after it.
    pub state: ApplicationState,
    /// Why.
    pub reason: Option<String>,
}

/// The steps of an application that the caller has found, in order.
pub async fn steps_of(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Vec<Step>, DbErr> {
    let rows = application_event::Entity::find()
        .filter(application_event::Column::ApplicationId.eq(id))
        .order_by_asc(application_event::Column::At)
        .order_by_asc(application_event::Column::Id)
        .all(db)
        .await?;
    let actors = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().filter_map(|row| row.actor_id)))
        .all(db)
        .await?;
    let actors: HashMap<AccountId, String> =
        actors.into_iter().map(|row| (row.id, row.display_name)).collect();
    let steps = rows.into_iter().map(|row| Step {
        at: row.at,
        actor: row.actor_id.and_then(|id| actors.get(&id).cloned()),
        on_behalf: row.on_behalf,
        action: row.action,
        state: row.state,
        reason: row.reason,
    });
    Ok(steps.collect())
}
