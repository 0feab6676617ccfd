//! What people answered to the questions of imports.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::NameAnswers;
use sanyou_schema::domain::value::id::{ImportId, OrganisationId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{AnswerKind, ImportState, MissingDecision, RowOutcome};
use sanyou_schema::entity::{
    import_answer, import_decision, import_missing, import_row, organisation, party_organisation,
    roster_import, unit,
};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// The code of rows that wait at the identity desk.
pub const WHO: &str = "identity.candidates";

/// A remembered answer.
pub async fn answer_by_id(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<import_answer::Model>, DbErr> {
    import_answer::Entity::find_by_id(id).one(db).await
}

/// Whether the party organisation stands in the township.
pub async fn stands_in(
    db: &impl ConnectionTrait,
    party: PartyOrganisationId,
    unit: UnitId,
) -> Result<bool, DbErr> {
    let row = party_organisation::Entity::find_by_id(party).one(db).await?;
    Ok(row.is_some_and(|row| row.territory_unit_id == unit))
}

/// Whether the firm stands in the township.
pub async fn firm_stands_in(
    db: &impl ConnectionTrait,
    firm: OrganisationId,
    unit: UnitId,
) -> Result<bool, DbErr> {
    let row = organisation::Entity::find_by_id(firm).one(db).await?;
    Ok(row.is_some_and(|row| row.territory_unit_id == unit && row.valid_to.is_none()))
}

/// What was decided of the rows of an import.
pub async fn decisions(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Vec<import_decision::Model>, DbErr> {
    import_decision::Entity::find()
        .filter(import_decision::Column::ImportId.eq(import))
        .all(db)
        .await
}

/// What was decided of one row.
pub async fn decision_of(
    db: &impl ConnectionTrait,
    import: ImportId,
    sheet: &str,
    row: i32,
) -> Result<Option<import_decision::Model>, DbErr> {
    import_decision::Entity::find()
        .filter(import_decision::Column::ImportId.eq(import))
        .filter(import_decision::Column::Sheet.eq(sheet))
        .filter(import_decision::Column::RowNo.eq(row))
        .one(db)
        .await
}

/// What was decided of people whom an import does not name.
pub async fn missing_of(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<BTreeMap<PersonId, import_missing::Model>, DbErr> {
    let rows = import_missing::Entity::find()
        .filter(import_missing::Column::ImportId.eq(import))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row)).collect())
}

/// Who left, and the first day without the post.
pub fn left(decided: &BTreeMap<PersonId, import_missing::Model>) -> BTreeMap<PersonId, NaiveDate> {
    decided
        .values()
        .filter(|row| row.decision == MissingDecision::Left)
        .filter_map(|row| Some((row.person_id, row.left_on?)))
        .collect()
}

/// The answers of these units about names, by the key that comparisons ask by.
pub async fn name_answers(db: &impl ConnectionTrait, units: &[UnitId]) -> Result<NameAnswers, DbErr> {
    let rows = import_answer::Entity::find()
        .filter(import_answer::Column::UnitId.is_in(units.iter().copied()))
        .filter(import_answer::Column::Kind.eq(AnswerKind::Organisation))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (format!("{}|{}", row.topic, row.question), row.answer))
        .collect())
}

/// The answers of a unit about headers and texts, the newest first.
pub async fn reading_answers(
    db: &impl ConnectionTrait,
    unit: UnitId,
) -> Result<Vec<import_answer::Model>, DbErr> {
    import_answer::Entity::find()
        .filter(import_answer::Column::UnitId.eq(unit))
        .filter(import_answer::Column::Kind.is_in([AnswerKind::Column, AnswerKind::Value]))
        .order_by_desc(import_answer::Column::AnsweredAt)
        .all(db)
        .await
}

/// The answer to one question of a unit.
pub async fn answer_to(
    db: &impl ConnectionTrait,
    unit: UnitId,
    kind: AnswerKind,
    topic: &str,
    question: &str,
) -> Result<Option<import_answer::Model>, DbErr> {
    import_answer::Entity::find()
        .filter(import_answer::Column::UnitId.eq(unit))
        .filter(import_answer::Column::Kind.eq(kind))
        .filter(import_answer::Column::Topic.eq(topic))
        .filter(import_answer::Column::Question.eq(question))
        .one(db)
        .await
}

/// The remembered answers of units below one of these paths, the newest first.
pub async fn answers(
    db: &impl ConnectionTrait,
    paths: &[String],
    below: Option<&str>,
) -> Result<Vec<import_answer::Model>, DbErr> {
    let mut select = import_answer::Entity::find().filter(reached(paths, |units| {
        import_answer::Column::UnitId.in_subquery(units)
    }));
    if let Some(path) = below {
        select = select.filter(import_answer::Column::UnitId.in_subquery(units(path)));
    }
    select.order_by_desc(import_answer::Column::Id).all(db).await
}

/// The names of party organisations.
pub async fn party_names(
    db: &impl ConnectionTrait,
    ids: &[PartyOrganisationId],
) -> Result<HashMap<PartyOrganisationId, String>, DbErr> {
    let rows = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The rows of applied imports that still wait at the identity desk, the newest first, and how many there are.
pub async fn questions(
    db: &impl ConnectionTrait,
    paths: &[String],
    below: Option<&str>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<(Vec<import_row::Model>, u64), DbErr> {
    let mut of = reached(paths, |units| roster_import::Column::UnitId.in_subquery(units))
        .add(roster_import::Column::State.eq(ImportState::Applied));
    if let Some(path) = below {
        of = of.add(roster_import::Column::UnitId.in_subquery(units(path)));
    }
    let applied = Query::select()
        .column(roster_import::Column::Id)
        .from(roster_import::Entity)
        .cond_where(of)
        .to_owned();
    let mut select = import_row::Entity::find()
        .filter(import_row::Column::Outcome.eq(RowOutcome::Pending))
        .filter(import_row::Column::Code.eq(WHO))
        .filter(import_row::Column::ImportId.in_subquery(applied));
    let total = select.clone().count(db).await?;
    if let Some(last) = after {
        select = select.filter(import_row::Column::Id.lt(last));
    }
    let rows = select
        .order_by_desc(import_row::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok((rows, total))
}

/// Units below (and at) a path.
fn units(path: &str) -> SelectStatement {
    Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .and_where(unit::Column::Path.starts_with(path))
        .to_owned()
}

/// What lies below any of these paths: inside `all` of other conditions.
fn reached(paths: &[String], within: impl Fn(SelectStatement) -> SimpleExpr) -> Condition {
    let mut any = Condition::any().add(Expr::val(1).eq(0));
    for path in paths {
        any = any.add(within(units(path)));
    }
    Condition::all().add(any)
}
