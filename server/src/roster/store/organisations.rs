//! Organisations within a scope.
use std::collections::{HashMap, HashSet};

use sanyou_schema::domain::value::Post;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId};
use sanyou_schema::entity::{appointment, coverage, organisation, party_organisation, unit};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use super::desk::party_names;
use super::facts::members_by_check;
use super::posts::{Units, on_day};
use crate::platform::actor::Scope;

/// An organisation with what covers it today.
#[derive(Debug, Clone)]
pub struct OrganisationView {
    /// The organisation.
    pub row: organisation::Model,
    /// Its township.
    pub unit_name: String,
    /// The party organisations that cover it, with their names.
    pub covering: Vec<(PartyOrganisationId, String)>,
    /// How many posts are held at those.
    pub people: u64,
    /// Members of the party by its latest check; none where no check counted them.
    pub members: Option<i32>,
}

/// Which organisations are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct OrganisationFilter<'a> {
    /// Of the units below this path.
    pub path: Option<&'a str>,
    /// With members of the party and without this.
    pub lacking: Option<Lacking>,
    /// This one alone.
    pub only: Option<OrganisationId>,
}

/// What an organisation with members of the party may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// A secretary (党组织书记).
    Secretary,
    /// An instructor (党建指导员).
    Instructor,
    /// Both.
    Either,
}

impl Lacking {
    /// By its name in the API.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "secretary" => Self::Secretary,
            "instructor" => Self::Instructor,
            "both" => Self::Either,
            _ => return None,
        })
    }

    /// Whether an organisation whose party organisations hold these posts lacks it.
    fn holds(self, posts: &[Post]) -> bool {
        let secretary = posts.contains(&Post::Secretary);
        let instructor = posts.contains(&Post::Instructor);
        match self {
            Self::Secretary => !secretary,
            Self::Instructor => !instructor,
            Self::Either => !secretary && !instructor,
        }
    }
}

/// The organisations that stand on the scope's day in its territory, or that a party organisation of its lines covers;
/// filtered by `lacking`, those with members of the party that lack it.
pub async fn list_organisations(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: OrganisationFilter<'_>,
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
    if let Some(id) = filter.only {
        select = select.filter(organisation::Column::Id.eq(id));
    }
    if let Some(path) = filter.path {
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
    let ids: Vec<PartyOrganisationId> = ids.into_iter().collect();
    let names = party_names(db, &ids).await?;
    let posts = appointment::Entity::find()
        .filter(appointment::Column::ServiceOrgId.is_in(ids))
        .filter(on_day(day))
        .all(db)
        .await?;
    let units = Units::load(db, rows.iter().map(|row| row.territory_unit_id).collect()).await?;
    let members = members_by_check(db, &rows, day).await?;
    let mut covering: HashMap<OrganisationId, Vec<PartyOrganisationId>> = HashMap::new();
    for link in &links {
        let parties = covering.entry(link.organisation_id).or_default();
        parties.push(link.party_organisation_id);
    }
    let mut held_at: HashMap<PartyOrganisationId, Vec<Post>> = HashMap::new();
    for post in &posts {
        held_at.entry(post.service_org_id).or_default().push(post.post);
    }
    let view = |row: organisation::Model| {
        let mine = covering.remove(&row.id).unwrap_or_default();
        let at: HashSet<&PartyOrganisationId> = mine.iter().collect();
        let held: Vec<Post> = at
            .into_iter()
            .filter_map(|id| held_at.get(id))
            .flatten()
            .copied()
            .collect();
        let counted = members.get(&row.id).copied();
        let wanted = filter
            .lacking
            .is_none_or(|lacking| counted.is_some_and(|n| n > 0) && lacking.holds(&held));
        let parties = mine
            .into_iter()
            .filter_map(|id| Some((id, names.get(&id)?.clone())));
        wanted.then(|| OrganisationView {
            members: counted,
            unit_name: units.name(row.territory_unit_id),
            covering: parties.collect(),
            people: u64::try_from(held.len()).unwrap_or(u64::MAX),
            row,
        })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}
