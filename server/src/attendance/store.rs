//! The queries of rolls, for a slot or a session that was found in scope.
use std::collections::HashMap;

use sanyou_schema::domain::value::id::{EnrolmentId, SessionId, SlotId};
use sanyou_schema::entity::{attendance_mark, enrolment};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// The marks of a slot.
pub async fn marks_of(
    db: &impl ConnectionTrait,
    id: SlotId,
) -> Result<HashMap<EnrolmentId, attendance_mark::Model>, DbErr> {
    let rows = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::SlotId.eq(id))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.enrolment_id, row)).collect())
}

/// A trainee of a session by the personal code, however it was typed.
pub async fn by_code(
    db: &impl ConnectionTrait,
    session: SessionId,
    code: &str,
) -> Result<Option<enrolment::Model>, DbErr> {
    enrolment::Entity::find()
        .filter(enrolment::Column::SessionId.eq(session))
        .filter(enrolment::Column::Code.eq(code.trim().to_uppercase()))
        .one(db)
        .await
}
