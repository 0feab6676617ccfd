//! Names the teacher of a class, with what a teacher may do in it.
use chrono::NaiveDate;
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{AccountId, ClassId};
use sea_orm::{ActiveModelTrait as _, DbErr, IntoActiveModel as _, Set};

use super::create_account::{NewGrant, NewPlace, write_grant};
use crate::account::store;
use crate::platform::actor::Actor;
use crate::platform::change::Change;

/// Whether the account may be a teacher's as the actor says; the class is then among theirs from today on.
pub async fn name_teacher(
    change: &mut Change,
    actor: &Actor,
    account: AccountId,
    class: ClassId,
) -> Result<bool, DbErr> {
    let day = change.today();
    let may_be = store::teachers(change.db(), actor, day).await?;
    if !may_be.iter().any(|row| row.id == account) {
        return Ok(false);
    }
    let grants = store::grants(change.db(), account, day).await?;
    let has = grants
        .iter()
        .any(|grant| grant.role == RoleName::ClassTeacher && grant.class_id == Some(class));
    if !has {
        let grant = NewGrant {
            role: RoleName::ClassTeacher,
            place: NewPlace::Class(class),
            valid_from: day,
            valid_to: None,
        };
        write_grant(change, account, grant).await?;
        change.audit(
            "account.name_teacher",
            "account",
            account,
            &serde_json::json!({ "class": class }),
        );
    }
    Ok(true)
}

/// Ends what a class teacher may do in a class, from the day on.
pub async fn release_teacher(
    change: &mut Change,
    account: AccountId,
    class: ClassId,
    day: NaiveDate,
) -> Result<(), DbErr> {
    let held = store::grants(change.db(), account, day).await?;
    let held = held
        .into_iter()
        .filter(|row| row.role == RoleName::ClassTeacher && row.class_id == Some(class));
    for row in held.collect::<Vec<_>>() {
        let detail =
            serde_json::json!({ "grant": row.id, "role": row.role, "class": class, "valid_to": day });
        let mut row = row.into_active_model();
        row.valid_to = Set(Some(day));
        row.update(change.db()).await?;
        change.audit("grant.end", "account", account, &detail);
    }
    Ok(())
}
