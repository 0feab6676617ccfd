//! Sets a setting from a day on.
use chrono::NaiveDate;
use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{AccountId, UnitId};
use sanyou_schema::entity::setting;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, Set,
};

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::clock::Clock;
use crate::platform::problem::Problem;
use crate::setting::keys;

/// A setting's new value.
#[derive(Debug, Clone)]
pub struct NewValue {
    /// Whose subtree it holds for.
    pub unit: UnitId,
    /// Which setting.
    pub key: String,
    /// The value.
    pub value: String,
    /// From this day on.
    pub valid_from: NaiveDate,
}

/// Sets a setting: the version of that day is replaced, an earlier one ends the day before.
///
/// Problems: `setting.unknown` (422), `setting.value` (422), `setting.past` (422), `not_found` (404).
pub async fn set_setting(platform: &Platform, actor: &Actor, new: NewValue) -> Result<(), Problem> {
    actor.require(Capability::SettingWrite)?;
    let declared = keys::find(&new.key).ok_or_else(|| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "setting.unknown",
            "没有这项设置。",
        )
    })?;
    if let Some(why) = declared.kind.refuses(&new.value) {
        return Err(Problem::field(
            "setting.value",
            "value",
            format!("“{}”{why}", declared.label),
        ));
    }
    if new.valid_from < platform.clock.today() {
        let detail = "生效日期不能早于今天：以前的数字和文书已按原设置算过。";
        return Err(Problem::field("setting.past", "valid_from", detail));
    }
    let mut change = platform.change(&actor.by()).await?;
    let path = crate::unit::path_of(change.db(), new.unit).await?;
    if !path.is_some_and(|path| actor.scope.covers_path(&path)) {
        return Err(Problem::not_found("个单位"));
    }
    let id = write_value(change.db(), platform.clock, &new, Some(actor.account)).await?;
    change.audit(
        "setting.set",
        "setting",
        id,
        &serde_json::json!({
            "setting": declared.label, "value": declared.kind.shown(&new.value), "valid_from": new.valid_from,
        }),
    );
    change.commit().await?;
    Ok(())
}

/// Writes a version of a setting: setup and demo data use it as well.
pub async fn write_value(
    db: &impl ConnectionTrait,
    clock: Clock,
    new: &NewValue,
    by: Option<AccountId>,
) -> Result<uuid::Uuid, DbErr> {
    let mine = || {
        setting::Entity::find()
            .filter(setting::Column::UnitId.eq(new.unit))
            .filter(setting::Column::Key.eq(&new.key))
    };
    if let Some(same_day) = mine()
        .filter(setting::Column::ValidFrom.eq(new.valid_from))
        .one(db)
        .await?
    {
        let id = same_day.id;
        let mut row = same_day.into_active_model();
        row.value = Set(new.value.clone());
        row.changed_by = Set(by);
        row.update(db).await?;
        return Ok(id);
    }
    let open = Condition::any()
        .add(setting::Column::ValidTo.is_null())
        .add(setting::Column::ValidTo.gt(new.valid_from));
    for earlier in mine()
        .filter(setting::Column::ValidFrom.lt(new.valid_from))
        .filter(open)
        .all(db)
        .await?
    {
        let mut row = earlier.into_active_model();
        row.valid_to = Set(Some(new.valid_from));
        row.update(db).await?;
    }
    let id = clock.id();
    let row = setting::ActiveModel {
        id: Set(id),
        unit_id: Set(new.unit),
        key: Set(new.key.clone()),
        value: Set(new.value.clone()),
        valid_from: Set(new.valid_from),
        valid_to: Set(None),
        changed_by: Set(by),
    };
    setting::Entity::insert(row).exec(db).await?;
    Ok(id)
}
