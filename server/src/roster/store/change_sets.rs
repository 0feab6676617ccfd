//! The history of what changed the roster.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{ChangeSetId, ImportId, PersonId};
use sanyou_schema::domain::value::{ChangeSetState, PartSubject};
use sanyou_schema::entity::{change_part, change_set, import_row, person, transfer_request, unit};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::person::person_rows;
use super::posts::{main_post, posts_of_people};
use crate::account::WorkerOf;

/// How many ids one statement asks for.
const PORTION: usize = 500;

/// A change set by id; whether the asker may see it is told by its unit.
pub async fn by_id(db: &impl ConnectionTrait, id: ChangeSetId) -> Result<Option<change_set::Model>, DbErr> {
    change_set::Entity::find_by_id(id).one(db).await
}

/// The change set that an import was applied by.
pub async fn of_import(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Option<change_set::Model>, DbErr> {
    change_set::Entity::find()
        .filter(change_set::Column::ImportId.eq(import))
        .order_by_desc(change_set::Column::Id)
        .one(db)
        .await
}

/// What was entered since an import was applied of its rows that waited, and still stands; the newest first.
pub async fn late_entries(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Vec<change_set::Model>, DbErr> {
    let rows = Query::select()
        .column(import_row::Column::Id)
        .from(import_row::Entity)
        .and_where(import_row::Column::ImportId.eq(import))
        .to_owned();
    change_set::Entity::find()
        .filter(change_set::Column::SettlesRowId.is_not_null())
        .filter(change_set::Column::SettlesRowId.in_subquery(rows))
        .filter(change_set::Column::State.eq(ChangeSetState::Done))
        .order_by_desc(change_set::Column::Id)
        .all(db)
        .await
}

/// Those of these change sets that nobody took back.
pub async fn still_done(
    db: &impl ConnectionTrait,
    ids: &[ChangeSetId],
) -> Result<HashSet<ChangeSetId>, DbErr> {
    let rows = change_set::Entity::find()
        .filter(change_set::Column::Id.is_in(ids.iter().copied()))
        .filter(change_set::Column::State.eq(ChangeSetState::Done))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The parts of a change set.
pub async fn parts_of(db: &impl ConnectionTrait, id: ChangeSetId) -> Result<Vec<change_part::Model>, DbErr> {
    change_part::Entity::find()
        .filter(change_part::Column::ChangeSetId.eq(id))
        .order_by_asc(change_part::Column::Id)
        .all(db)
        .await
}

/// A part of a change set without what it keeps sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: Uuid,
    /// What it is about.
    pub subject: PartSubject,
    /// Which one.
    pub subject_id: Uuid,
}

/// The parts of a change set by their heads, in the order in which they were written.
pub async fn heads_of(db: &impl ConnectionTrait, id: ChangeSetId) -> Result<Vec<Head>, DbErr> {
    let rows: Vec<(Uuid, PartSubject, Uuid)> = change_part::Entity::find()
        .select_only()
        .columns([
            change_part::Column::Id,
            change_part::Column::Subject,
            change_part::Column::SubjectId,
        ])
        .filter(change_part::Column::ChangeSetId.eq(id))
        .order_by_asc(change_part::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let head = |(id, subject, subject_id)| Head {
        id,
        subject,
        subject_id,
    };
    Ok(rows.into_iter().map(head).collect())
}

/// Whom and what a change set of an import wrote, as it stands in the database: counted along an index.
pub async fn count_written(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<HashMap<PartSubject, u64>, DbErr> {
    let sets = Query::select()
        .column(change_set::Column::Id)
        .from(change_set::Entity)
        .and_where(change_set::Column::ImportId.eq(import))
        .to_owned();
    let rows: Vec<(PartSubject, i64)> = change_part::Entity::find()
        .select_only()
        .column(change_part::Column::Subject)
        .column_as(change_part::Column::Id.count(), "written")
        .filter(change_part::Column::ChangeSetId.in_subquery(sets))
        .group_by(change_part::Column::Subject)
        .into_tuple()
        .all(db)
        .await?;
    let counted = rows.into_iter().map(|(subject, n)| (subject, n.unsigned_abs()));
    Ok(counted.collect())
}

/// Some hundreds of parts by their ids.
pub async fn parts_by_id(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, change_part::Model>, DbErr> {
    let rows = change_part::Entity::find()
        .filter(change_part::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The names of parts.
pub async fn labels_of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, DbErr> {
    let mut labels = HashMap::new();
    for portion in ids.chunks(PORTION) {
        let rows: Vec<(Uuid, String)> = change_part::Entity::find()
            .select_only()
            .columns([change_part::Column::Id, change_part::Column::Label])
            .filter(change_part::Column::Id.is_in(portion.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        labels.extend(rows);
    }
    Ok(labels)
}

/// Says of some hundreds of parts which change set took them back.
pub async fn mark_undone(db: &impl ConnectionTrait, ids: &[Uuid], by: ChangeSetId) -> Result<(), DbErr> {
    change_part::Entity::update_many()
        .col_expr(change_part::Column::UndoneBySetId, Expr::value(by))
        .filter(change_part::Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// How many parts each of these change sets has.
pub async fn count_parts(
    db: &impl ConnectionTrait,
    ids: &[ChangeSetId],
) -> Result<HashMap<ChangeSetId, i64>, DbErr> {
    let rows: Vec<(ChangeSetId, i64)> = change_part::Entity::find()
        .select_only()
        .column(change_part::Column::ChangeSetId)
        .column_as(change_part::Column::Id.count(), "n")
        .filter(change_part::Column::ChangeSetId.is_in(ids.iter().copied()))
        .group_by(change_part::Column::ChangeSetId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// For each thing that a change set touched, the title of the newest later one that touched it as well and still stands.
pub async fn later_parts(
    db: &impl ConnectionTrait,
    set: &change_set::Model,
) -> Result<HashMap<Uuid, String>, DbErr> {
    let touched = Query::select()
        .column(change_part::Column::SubjectId)
        .from(change_part::Entity)
        .and_where(change_part::Column::ChangeSetId.eq(set.id))
        .to_owned();
    // ids are ordered by time
    let rows: Vec<(Uuid, String)> = change_part::Entity::find()
        .select_only()
        .column(change_part::Column::SubjectId)
        .column(change_set::Column::Title)
        .join(
            sea_orm::JoinType::InnerJoin,
            change_part::Entity::belongs_to(change_set::Entity)
                .from(change_part::Column::ChangeSetId)
                .to(change_set::Column::Id)
                .into(),
        )
        .filter(change_part::Column::SubjectId.in_subquery(touched))
        .filter(change_part::Column::ChangeSetId.gt(set.id))
        .filter(change_part::Column::UndoneBySetId.is_null())
        .order_by_asc(change_part::Column::ChangeSetId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Change sets of units below one of these paths, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    paths: &[String],
    below: Option<&str>,
    subject: Option<Uuid>,
    after: Option<ChangeSetId>,
    limit: u64,
) -> Result<(Vec<change_set::Model>, u64), DbErr> {
    let units = |path: &str| {
        Query::select()
            .column(unit::Column::Id)
            .from(unit::Entity)
            .and_where(unit::Column::Path.starts_with(path))
            .to_owned()
    };
    // a transfer stands with the unit above both, and is either side's matter
    let carried = |path: &str| {
        Query::select()
            .column(transfer_request::Column::ChangeSetId)
            .from(transfer_request::Entity)
            .and_where(transfer_request::Column::ChangeSetId.is_not_null())
            .and_where(
                transfer_request::Column::FromUnitId
                    .in_subquery(units(path))
                    .or(transfer_request::Column::ToUnitId.in_subquery(units(path))),
            )
            .to_owned()
    };
    let within = |path: &str| {
        change_set::Column::UnitId
            .in_subquery(units(path))
            .or(change_set::Column::Id.in_subquery(carried(path)))
    };
    let mut reached = Condition::any().add(Expr::val(1).eq(0));
    for path in paths {
        reached = reached.add(within(path));
    }
    let mut select = change_set::Entity::find().filter(reached);
    if let Some(path) = below {
        select = select.filter(within(path));
    }
    if let Some(subject) = subject {
        let merged = Query::select()
            .column(person::Column::Id)
            .from(person::Entity)
            .and_where(person::Column::MergedIntoId.eq(subject))
            .to_owned();
        let sets = Query::select()
            .column(change_part::Column::ChangeSetId)
            .from(change_part::Entity)
            .and_where(
                change_part::Column::SubjectId
                    .eq(subject)
                    // a union stands at the record that went into this one
                    .or(change_part::Column::SubjectId.in_subquery(merged)),
            )
            .to_owned();
        select = select.filter(change_set::Column::Id.in_subquery(sets));
    }
    let total = select.clone().count(db).await?;
    if let Some(last) = after {
        select = select.filter(change_set::Column::Id.lt(last));
    }
    let rows = select
        .order_by_desc(change_set::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok((rows, total))
}

/// The name of each of these people and the unit of their main post of the day; nobody without one.
pub async fn homes(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    day: NaiveDate,
) -> Result<Vec<WorkerOf>, DbErr> {
    let rows = person_rows(db, people).await?;
    let posts = posts_of_people(db, people).await?;
    let home = |row: person::Model| {
        let main = main_post(posts.iter().filter(|post| post.person_id == row.id), day)?;
        Some(WorkerOf {
            person: row.id,
            name: row.name,
            unit: main.unit_id,
        })
    };
    Ok(rows.into_iter().filter_map(home).collect())
}
