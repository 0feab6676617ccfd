//! The queries of settings. A setting is no personal data; who may change one is the action's matter.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::entity::{setting, unit};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::keys;

/// A setting as it holds for a unit on a day: the nearest ancestor's version, else the declared default.
pub async fn value_for(
    db: &impl ConnectionTrait,
    unit: UnitId,
    key: &str,
    day: NaiveDate,
) -> Result<String, DbErr> {
    let path = unit::Entity::find_by_id(unit)
        .one(db)
        .await?
        .map(|row| row.path)
        .unwrap_or_default();
    let rows = versions(db, Some(key), day).await?;
    let nearest = rows
        .into_iter()
        .filter(|(_, above)| path.starts_with(above.as_str()))
        .max_by_key(|(_, above)| above.len());
    Ok(nearest.map_or_else(|| default_of(key), |(row, _)| row.value))
}

/// Every setting as it holds for a unit on a day, by key: nearest ancestor's version, else the declared default. Two
/// queries, however many settings there are.
pub async fn values_for(
    db: &impl ConnectionTrait,
    path: &str,
    day: NaiveDate,
) -> Result<BTreeMap<&'static str, String>, DbErr> {
    let rows = versions(db, None, day).await?;
    let value = |key: &'static str| {
        let own = rows
            .iter()
            .filter(|(row, above)| row.key == key && path.starts_with(above.as_str()));
        let nearest = own.max_by_key(|(_, above)| above.len());
        nearest.map_or_else(|| default_of(key), |(row, _)| row.value.clone())
    };
    Ok(keys::SETTINGS
        .iter()
        .map(|declared| (declared.key, value(declared.key)))
        .collect())
}

/// A setting of the whole installation: its topmost version of the day, or none where nobody set it.
pub async fn installation_value(
    db: &impl ConnectionTrait,
    key: &str,
    day: NaiveDate,
) -> Result<Option<String>, DbErr> {
    let rows = versions(db, Some(key), day).await?;
    Ok(rows
        .into_iter()
        .min_by_key(|(_, path)| path.len())
        .map(|(row, _)| row.value))
}

/// The versions of a key, or of all, that hold on a day, each with its unit's path; the later of two of one unit.
async fn versions(
    db: &impl ConnectionTrait,
    key: Option<&str>,
    day: NaiveDate,
) -> Result<Vec<(setting::Model, String)>, DbErr> {
    let rows = setting::Entity::find()
        .filter(key.map_or_else(Condition::all, |key| {
            Condition::all().add(setting::Column::Key.eq(key))
        }))
        .filter(setting::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(setting::Column::ValidTo.is_null())
                .add(setting::Column::ValidTo.gt(day)),
        )
        .order_by_asc(setting::Column::ValidFrom)
        .all(db)
        .await?;
    let units = unit::Entity::find()
        .filter(unit::Column::Id.is_in(rows.iter().map(|row| row.unit_id)))
        .all(db)
        .await?;
    let path = |id| {
        units
            .iter()
            .find(|unit| unit.id == id)
            .map(|unit| unit.path.clone())
            .unwrap_or_default()
    };
    let mut latest: Vec<(setting::Model, String)> = Vec::new();
    for row in rows {
        latest.retain(|(earlier, _)| earlier.unit_id != row.unit_id || earlier.key != row.key);
        let path = path(row.unit_id);
        latest.push((row, path));
    }
    Ok(latest)
}

/// All versions of a unit's own settings, newest first.
pub async fn history(db: &impl ConnectionTrait, unit: UnitId) -> Result<Vec<setting::Model>, DbErr> {
    setting::Entity::find()
        .filter(setting::Column::UnitId.eq(unit))
        .order_by_desc(setting::Column::ValidFrom)
        .all(db)
        .await
}

/// What holds where nobody set it.
fn default_of(key: &str) -> String {
    keys::find(key)
        .map(|setting| setting.default.to_owned())
        .unwrap_or_default()
}
