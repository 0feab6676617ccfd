//! Posts with the names of where they are held.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{
    AppointmentId, OrganisationId, PartyOrganisationId, PersonId, UnitId,
};
use sanyou_schema::domain::value::{DatePrecision, Days, Employment, NameKind, Post};
use sanyou_schema::entity::{appointment, organisation, party_organisation, unit, unit_name};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::people::on_day;
use crate::platform::actor::Scope;

/// How many values one query may ask for.
const PORTION: usize = 500;

/// A post of a person, with the names of where it is held.
#[derive(Debug, Clone)]
pub struct PostView {
    /// Its id.
    pub id: AppointmentId,
    /// Who holds it.
    pub person_id: PersonId,
    /// Where the person serves.
    pub party_organisation_id: PartyOrganisationId,
    /// Its name.
    pub party_organisation: String,
    /// The employer, where the roster names one.
    pub organisation: Option<String>,
    /// Its id.
    pub organisation_id: Option<OrganisationId>,
    /// The party organisation's territory unit.
    pub unit_id: UnitId,
    /// Its official name.
    pub unit_name: String,
    /// Its path in the territory tree.
    pub unit_path: String,
    /// The path of its line unit, where it has one.
    pub line_path: Option<String>,
    /// The post.
    pub post: Post,
    /// Full or part time.
    pub employment: Option<Employment>,
    /// First day.
    pub valid_from: NaiveDate,
    /// How exactly that is known.
    pub from_precision: DatePrecision,
    /// First day that it is no longer held.
    pub valid_to: Option<NaiveDate>,
}

/// Whether the post is held on a day.
pub fn holds_on(post: &PostView, day: NaiveDate) -> bool {
    Days {
        from: post.valid_from,
        to: post.valid_to,
    }
    .contains(day)
}

/// Whether a scope reaches the post: by territory, line, party organisation, or because it is one's own.
pub fn in_scope(scope: &Scope, post: &PostView) -> bool {
    let line = |path: &str| scope.line_paths().iter().any(|prefix| path.starts_with(prefix));
    scope.covers_path(&post.unit_path)
        || post.line_path.as_deref().is_some_and(line)
        || scope.party_organisations().contains(&post.party_organisation_id)
        || scope.person() == Some(post.person_id)
}

/// The post that a person is listed by: the highest of the day, the longest held of equal ones.
pub fn main_post<'a>(posts: impl Iterator<Item = &'a PostView>, day: NaiveDate) -> Option<&'a PostView> {
    posts
        .filter(|post| holds_on(post, day))
        .min_by_key(|post| (post.post, post.valid_from, post.id))
}

/// The posts that these people hold on a day.
pub async fn posts_on(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    day: NaiveDate,
) -> Result<Vec<appointment::Model>, DbErr> {
    let mut posts = Vec::new();
    for portion in people.chunks(PORTION) {
        let rows = appointment::Entity::find()
            .filter(appointment::Column::PersonId.is_in(portion.iter().copied()))
            .filter(on_day(day))
            .order_by_asc(appointment::Column::Id)
            .all(db)
            .await?;
        posts.extend(rows);
    }
    Ok(posts)
}

/// The posts of these people that have an end.
pub async fn ended_posts(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<Vec<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::PersonId.is_in(people.iter().copied()))
        .filter(appointment::Column::ValidTo.is_not_null())
        .all(db)
        .await
}

/// All posts of these people, whenever they were held, the newest first.
pub async fn posts_of_people(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<PostView>, DbErr> {
    let rows = appointment::Entity::find()
        .filter(appointment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_desc(appointment::Column::ValidFrom)
        .order_by_asc(appointment::Column::Id)
        .all(db)
        .await?;
    with_names(db, rows).await
}

async fn with_names(
    db: &impl ConnectionTrait,
    rows: Vec<appointment::Model>,
) -> Result<Vec<PostView>, DbErr> {
    // collected first: a future that holds a closure over borrowed rows is not `Send`
    let served: HashSet<_> = rows.iter().map(|row| row.service_org_id).collect();
    let employing: HashSet<_> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let parties = parties(db, served).await?;
    let employers = employers(db, employing).await?;
    let ids: HashSet<UnitId> = parties
        .values()
        .flat_map(|party| [Some(party.territory_unit_id), party.line_unit_id])
        .flatten()
        .collect();
    let units = Units::load(db, ids).await?;
    let views = rows.into_iter().filter_map(|row| {
        let party = parties.get(&row.service_org_id)?;
        Some(PostView {
            id: row.id,
            person_id: row.person_id,
            party_organisation_id: party.id,
            party_organisation: party.name.clone(),
            organisation_id: row.organisation_id,
            organisation: row.organisation_id.and_then(|id| employers.get(&id).cloned()),
            unit_id: party.territory_unit_id,
            unit_name: units.name(party.territory_unit_id),
            unit_path: units.path(party.territory_unit_id).unwrap_or_default(),
            line_path: party.line_unit_id.and_then(|id| units.path(id)),
            post: row.post,
            employment: row.employment,
            valid_from: row.valid_from,
            from_precision: row.from_precision,
            valid_to: row.valid_to,
        })
    });
    Ok(views.collect())
}

async fn parties(
    db: &impl ConnectionTrait,
    ids: HashSet<PartyOrganisationId>,
) -> Result<HashMap<PartyOrganisationId, party_organisation::Model>, DbErr> {
    let rows = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

async fn employers(
    db: &impl ConnectionTrait,
    ids: HashSet<OrganisationId>,
) -> Result<HashMap<OrganisationId, String>, DbErr> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Names and paths of some units.
pub struct Units {
    names: HashMap<UnitId, String>,
    paths: HashMap<UnitId, String>,
}

impl Units {
    /// Reads them; of several official names the latest.
    pub async fn load(db: &impl ConnectionTrait, ids: HashSet<UnitId>) -> Result<Self, DbErr> {
        let units = unit::Entity::find()
            .filter(unit::Column::Id.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let names = unit_name::Entity::find()
            .filter(unit_name::Column::UnitId.is_in(ids))
            .filter(unit_name::Column::Kind.eq(NameKind::Official))
            .order_by_asc(unit_name::Column::ValidFrom)
            .all(db)
            .await?;
        Ok(Self {
            names: names.into_iter().map(|row| (row.unit_id, row.name)).collect(),
            paths: units.into_iter().map(|row| (row.id, row.path)).collect(),
        })
    }

    /// The official name.
    pub fn name(&self, id: UnitId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    /// The path in its tree.
    pub fn path(&self, id: UnitId) -> Option<String> {
        self.paths.get(&id).cloned()
    }
}
