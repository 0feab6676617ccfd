//! Who is not to be named for a session (不报), for whoever has found the session and the people.
use std::collections::HashMap;

use sanyou_schema::domain::value::id::{PersonId, SessionId, SetAsideId};
use sanyou_schema::entity::{session, set_aside};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

/// Who is set aside for a session, by person: for it, or until a day that is not before its first. Of several words the one
/// about the session itself counts, else the one that holds longest.
pub async fn set_aside_for(
    db: &impl ConnectionTrait,
    session: &session::Model,
) -> Result<HashMap<PersonId, set_aside::Model>, DbErr> {
    let holds = Condition::any()
        .add(set_aside::Column::SessionId.eq(session.id))
        .add(set_aside::Column::Until.gte(session.first_day));
    let rows = set_aside::Entity::find()
        .filter(holds)
        .order_by_asc(set_aside::Column::MadeAt)
        .order_by_asc(set_aside::Column::Id)
        .all(db)
        .await?;
    let mut found: HashMap<PersonId, set_aside::Model> = HashMap::new();
    let rank = |row: &set_aside::Model| (row.session_id == session.id, row.until);
    for row in rows {
        let better = found
            .get(&row.person_id)
            .is_none_or(|old| rank(old) <= rank(&row));
        if better {
            found.insert(row.person_id, row);
        }
    }
    Ok(found)
}

/// What was said of somebody for a session.
pub async fn of_person(
    db: &impl ConnectionTrait,
    session: SessionId,
    person: PersonId,
) -> Result<Option<set_aside::Model>, DbErr> {
    set_aside::Entity::find()
        .filter(set_aside::Column::SessionId.eq(session))
        .filter(set_aside::Column::PersonId.eq(person))
        .one(db)
        .await
}

/// One of them.
pub async fn set_aside_row(
    db: &impl ConnectionTrait,
    id: SetAsideId,
) -> Result<Option<set_aside::Model>, DbErr> {
    set_aside::Entity::find_by_id(id).one(db).await
}

/// Keeps it, new or as it is now.
pub async fn keep(db: &impl ConnectionTrait, row: set_aside::Model, is_new: bool) -> Result<(), DbErr> {
    let row = row.into_active_model();
    if is_new {
        set_aside::Entity::insert(row).exec_without_returning(db).await?;
    } else {
        row.reset_all().update(db).await?;
    }
    Ok(())
}

/// Takes it back.
pub async fn remove(db: &impl ConnectionTrait, id: SetAsideId) -> Result<(), DbErr> {
    set_aside::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}
