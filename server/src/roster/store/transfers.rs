//! Requests that a person move between townships.
use std::collections::HashMap;

use sanyou_schema::domain::value::TransferState;
use sanyou_schema::domain::value::id::{AppointmentId, ChangeSetId, ImportId, TransferId, UnitId};
use sanyou_schema::entity::{transfer_request, unit};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// How many values one query may ask for.
const PORTION: usize = 500;

/// What a list of requests asks for.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// One side lies below one of these paths.
    pub paths: &'a [String],
    /// One side lies below this one as well.
    pub below: Option<&'a str>,
    /// In this state.
    pub state: Option<TransferState>,
    /// After this one, the newest being first.
    pub after: Option<TransferId>,
}

/// A request by id; whether the asker may see it is told by its units.
pub async fn by_id(
    db: &impl ConnectionTrait,
    id: TransferId,
) -> Result<Option<transfer_request::Model>, DbErr> {
    transfer_request::Entity::find_by_id(id).one(db).await
}

/// Whether somebody waits for an answer about this post and this unit already.
pub async fn open_for(
    db: &impl ConnectionTrait,
    post: AppointmentId,
    to: UnitId,
) -> Result<Option<transfer_request::Model>, DbErr> {
    transfer_request::Entity::find()
        .filter(transfer_request::Column::OpenKey.eq(open_key(post, to)))
        .one(db)
        .await
}

/// What is unique among the open ones.
pub fn open_key(post: AppointmentId, to: UnitId) -> String {
    format!("{post}|{to}")
}

/// Which of these keys are open.
pub async fn open_among(db: &impl ConnectionTrait, keys: &[String]) -> Result<Vec<String>, DbErr> {
    let mut open = Vec::new();
    for portion in keys.chunks(PORTION) {
        let rows = transfer_request::Entity::find()
            .filter(transfer_request::Column::OpenKey.is_in(portion.iter().map(String::as_str)))
            .all(db)
            .await?;
        open.extend(rows.into_iter().filter_map(|row| row.open_key));
    }
    Ok(open)
}

/// The newest request about each of these posts and the unit that it is to go to.
pub async fn latest_among(
    db: &impl ConnectionTrait,
    posts: &[AppointmentId],
) -> Result<HashMap<(AppointmentId, UnitId), transfer_request::Model>, DbErr> {
    let mut latest = HashMap::new();
    for portion in posts.chunks(PORTION) {
        let rows = transfer_request::Entity::find()
            .filter(transfer_request::Column::AppointmentId.is_in(portion.iter().copied()))
            // ids are ordered by time
            .order_by_asc(transfer_request::Column::Id)
            .all(db)
            .await?;
        let keyed = rows
            .into_iter()
            .filter_map(|row| Some(((row.appointment_id?, row.to_unit_id), row)));
        latest.extend(keyed);
    }
    Ok(latest)
}

/// The request that a change set carried out.
pub async fn of_change_set(
    db: &impl ConnectionTrait,
    set: ChangeSetId,
) -> Result<Option<transfer_request::Model>, DbErr> {
    transfer_request::Entity::find()
        .filter(transfer_request::Column::ChangeSetId.eq(set))
        .one(db)
        .await
}

/// Writes new ones.
pub async fn insert(db: &impl ConnectionTrait, rows: Vec<transfer_request::Model>) -> Result<(), DbErr> {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| row.into_active_model().reset_all())
        .collect();
    for portion in rows.chunks(PORTION / 10) {
        transfer_request::Entity::insert_many(portion.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// The ones of an import that nobody has answered.
pub async fn open_of_import(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Vec<transfer_request::Model>, DbErr> {
    transfer_request::Entity::find()
        .filter(transfer_request::Column::ImportId.eq(import))
        .filter(transfer_request::Column::State.eq(TransferState::Open))
        .all(db)
        .await
}

/// The ones of an import that were agreed and carried out.
pub async fn agreed_of_import(
    db: &impl ConnectionTrait,
    import: ImportId,
) -> Result<Vec<transfer_request::Model>, DbErr> {
    transfer_request::Entity::find()
        .filter(transfer_request::Column::ImportId.eq(import))
        .filter(transfer_request::Column::State.eq(TransferState::Accepted))
        .filter(transfer_request::Column::ChangeSetId.is_not_null())
        .order_by_asc(transfer_request::Column::Id)
        .all(db)
        .await
}

/// A page of requests with one side in reach, the newest first, and how many there are in all.
pub async fn list(
    db: &impl ConnectionTrait,
    wanted: &Wanted<'_>,
    limit: u64,
) -> Result<(Vec<transfer_request::Model>, u64), DbErr> {
    let side = |path: &str| {
        let units = Query::select()
            .column(unit::Column::Id)
            .from(unit::Entity)
            .and_where(unit::Column::Path.starts_with(path))
            .to_owned();
        transfer_request::Column::FromUnitId
            .in_subquery(units.clone())
            .or(transfer_request::Column::ToUnitId.in_subquery(units))
    };
    let mut reached = Condition::any().add(Expr::val(1).eq(0));
    for path in wanted.paths {
        reached = reached.add(side(path));
    }
    let mut select = transfer_request::Entity::find().filter(reached);
    if let Some(path) = wanted.below {
        select = select.filter(side(path));
    }
    if let Some(state) = wanted.state {
        select = select.filter(transfer_request::Column::State.eq(state));
    }
    let total = select.clone().count(db).await?;
    if let Some(last) = wanted.after {
        select = select.filter(transfer_request::Column::Id.lt(last));
    }
    let rows = select
        .order_by_desc(transfer_request::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok((rows, total))
}
