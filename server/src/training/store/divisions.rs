//! The groups of sessions (分班), and which half-days are whose; for a session that was found in scope.
use std::collections::HashMap;

use sanyou_schema::domain::training::division::{Lies, own};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{DivisionId, SessionId};
use sanyou_schema::entity::{attendance_mark, division, enrolment, slot};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::sessions::slots_of;

/// The groups of some sessions, by number.
pub async fn divisions_of(
    db: &impl ConnectionTrait,
    sessions: Vec<SessionId>,
) -> Result<Vec<division::Model>, DbErr> {
    division::Entity::find()
        .filter(division::Column::SessionId.is_in(sessions))
        .order_by_asc(division::Column::SessionId)
        .order_by_asc(division::Column::Number)
        .all(db)
        .await
}

/// How many of those on the lists of some sessions are in each group.
pub async fn sizes_of(
    db: &impl ConnectionTrait,
    sessions: Vec<SessionId>,
) -> Result<HashMap<DivisionId, i32>, DbErr> {
    let rows: Vec<(DivisionId, EnrolmentState)> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::DivisionId)
        .column(enrolment::Column::State)
        .filter(enrolment::Column::SessionId.is_in(sessions))
        .filter(enrolment::Column::DivisionId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut sizes = HashMap::new();
    for (division, _) in rows.into_iter().filter(|(_, state)| state.takes_place()) {
        *sizes.entry(division).or_insert(0) += 1;
    }
    Ok(sizes)
}

/// Of a session's half-days those that are one person's.
pub fn own_of<'a>(
    slots: impl Iterator<Item = &'a slot::Model>,
    division: Option<DivisionId>,
    marked: impl Fn(&slot::Model) -> bool,
) -> Vec<&'a slot::Model> {
    let slots: Vec<&slot::Model> = slots.collect();
    let lies: Vec<Lies> = slots
        .iter()
        .map(|slot| Lies {
            day: slot.day,
            half: slot.half,
            division: slot.division_id,
            marked: marked(slot),
        })
        .collect();
    let own = own(&lies, division).into_iter();
    own.filter_map(|at| slots.get(at).copied()).collect()
}

/// Whether a half-day is that of somebody on the list.
pub async fn is_own(
    db: &impl ConnectionTrait,
    row: &enrolment::Model,
    slot: &slot::Model,
) -> Result<bool, DbErr> {
    let marks = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::EnrolmentId.eq(row.id))
        .all(db)
        .await?;
    let slots = slots_of(db, vec![row.session_id]).await?;
    let marked = |slot: &slot::Model| marks.iter().any(|mark| mark.slot_id == slot.id);
    let own = own_of(slots.iter(), row.division_id, marked);
    Ok(own.iter().any(|one| one.id == slot.id))
}
