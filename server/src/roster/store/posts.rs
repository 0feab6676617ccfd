//! Posts with the names of where they are held.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{
    AppointmentId, OrganisationId, PartyOrganisationId, PersonId, UnitId,
};
use sanyou_schema::domain::value::{DatePrecision, Days, Employment, NameKind, PartialDate, Post, UnitKind};
use sanyou_schema::entity::{appointment, organisation, party_organisation, unit, unit_name};
use sea_orm::sea_query::{Expr, ExprTrait, Func, FunctionCall, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Related, Select,
};

use crate::platform::actor::Scope;

/// How many values one query may ask for.
const PORTION: usize = 500;

/// Posts that are held on a day.
pub fn on_day(day: NaiveDate) -> Condition {
    Condition::all().add(appointment::Column::ValidFrom.lte(day)).add(
        Condition::any()
            .add(appointment::Column::ValidTo.is_null())
            .add(appointment::Column::ValidTo.gt(day)),
    )
}

/// A post of a person, with the names of where it is held.
#[derive(Debug, Clone, FromQueryResult)]
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
    /// What that is in its tree.
    pub unit_kind: UnitKind,
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
    /// When the term ends.
    pub term_end: Option<PartialDate>,
    /// First day that it is no longer held.
    pub valid_to: Option<NaiveDate>,
    /// The post outside the party organisation.
    pub administrative_post: Option<String>,
    /// The unit that sent an instructor.
    pub source_unit: Option<String>,
    /// Whatever else was written.
    pub remark: Option<String>,
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

/// The posts that people of a subquery hold at any time of these days, each with its holder.
pub async fn posts_within(
    db: &impl ConnectionTrait,
    people: SelectStatement,
    days: Days,
) -> Result<Vec<(PersonId, Post)>, DbErr> {
    let still_held = Condition::any()
        .add(appointment::Column::ValidTo.is_null())
        .add(appointment::Column::ValidTo.gt(days.from));
    appointment::Entity::find()
        .select_only()
        .columns([appointment::Column::PersonId, appointment::Column::Post])
        .filter(appointment::Column::PersonId.in_subquery(people))
        .filter(Condition::all().add_option(days.to.map(|to| appointment::Column::ValidFrom.lt(to))))
        .filter(still_held)
        .into_tuple()
        .all(db)
        .await
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
    if people.is_empty() {
        return Ok(Vec::new());
    }
    with_names(appointment::Entity::find())
        .filter(appointment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_desc(appointment::Column::ValidFrom)
        .order_by_asc(appointment::Column::Id)
        .into_model()
        .all(db)
        .await
}

/// Posts with the names of where they are held, in one query: it is asked at each request about a person.
fn with_names(posts: Select<appointment::Entity>) -> Select<appointment::Entity> {
    use appointment::Column as C;
    use sea_orm::JoinType::{InnerJoin, LeftJoin};

    let served = appointment::Entity::belongs_to(party_organisation::Entity)
        .from(C::ServiceOrgId)
        .to(party_organisation::Column::Id);
    let employer = appointment::Entity::belongs_to(organisation::Entity)
        .from(C::OrganisationId)
        .to(organisation::Column::Id);
    let line = party_organisation::Entity::belongs_to(unit::Entity)
        .from(party_organisation::Column::LineUnitId)
        .to(unit::Column::Id);
    posts
        .join(InnerJoin, served.into())
        .join(InnerJoin, party_organisation::Entity::to())
        .join(LeftJoin, employer.into())
        .join_as(LeftJoin, line.into(), LINE)
        .select_only()
        .columns([C::Id, C::PersonId, C::OrganisationId, C::Post, C::Employment])
        .columns([C::ValidFrom, C::FromPrecision, C::TermEnd, C::ValidTo])
        .columns([C::AdministrativePost, C::SourceUnit, C::Remark])
        .column_as(party_organisation::Column::Id, "party_organisation_id")
        .column_as(party_organisation::Column::Name, "party_organisation")
        .column_as(organisation::Column::Name, "organisation")
        .column_as(unit::Column::Id, "unit_id")
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Path, "unit_path")
        .expr_as(Expr::col((LINE, unit::Column::Path)), "line_path")
        .expr_as(official_name(), "unit_name")
}

/// The line's unit, beside the territory's.
const LINE: &str = "line";

/// The official name of the joined unit, the latest of several; empty where it has none.
fn official_name() -> FunctionCall {
    let latest = unit_name::Entity::find()
        .select_only()
        .column(unit_name::Column::Name)
        .filter(
            Expr::col((unit_name::Entity, unit_name::Column::UnitId))
                .equals((unit::Entity, unit::Column::Id)),
        )
        .filter(unit_name::Column::Kind.eq(NameKind::Official))
        .order_by_desc(unit_name::Column::ValidFrom)
        .limit(1)
        .into_query();
    Func::coalesce([Expr::from(latest), Expr::val("")])
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
