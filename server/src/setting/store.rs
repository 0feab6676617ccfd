//! The queries of settings. A setting is no personal data; who may change one is the action's matter.
use std::cmp::Reverse;
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
    let rows = versions(db, &[key], day).await?;
    let nearest = rows
        .into_iter()
        .filter(|(_, above)| path.starts_with(above.as_str()))
        .max_by_key(|(_, above)| above.len());
    Ok(nearest.map_or_else(|| default_of(key), |(row, _)| row.value))
}

/// Every setting as it holds for a unit on a day, by key: nearest ancestor's version, else the declared default. One
/// query, however many settings there are.
pub async fn values_for(
    db: &impl ConnectionTrait,
    path: &str,
    day: NaiveDate,
) -> Result<BTreeMap<&'static str, String>, DbErr> {
    let rows = versions(db, &[], day).await?;
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
    Ok(installation_values(db, &[key], day).await?.remove(key))
}

/// The same of several, by key; those that nobody set are not among them.
pub async fn installation_values(
    db: &impl ConnectionTrait,
    keys: &[&str],
    day: NaiveDate,
) -> Result<BTreeMap<String, String>, DbErr> {
    let mut rows = versions(db, keys, day).await?;
    // the topmost last, which stays
    rows.sort_by_key(|(_, path)| Reverse(path.len()));
    Ok(rows.into_iter().map(|(row, _)| (row.key, row.value)).collect())
}

/// The versions of some keys, or of all where none is named, that hold on a day, each with its unit's path; the later of
/// two of one unit.
async fn versions(
    db: &impl ConnectionTrait,
    keys: &[&str],
    day: NaiveDate,
) -> Result<Vec<(setting::Model, String)>, DbErr> {
    let of_keys = (!keys.is_empty()).then(|| setting::Column::Key.is_in(keys.iter().copied()));
    let rows = setting::Entity::find()
        .find_also_related(unit::Entity)
        .filter(Condition::all().add_option(of_keys))
        .filter(setting::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(setting::Column::ValidTo.is_null())
                .add(setting::Column::ValidTo.gt(day)),
        )
        .order_by_asc(setting::Column::ValidFrom)
        .all(db)
        .await?;
    let mut latest: Vec<(setting::Model, String)> = Vec::new();
    for (row, unit) in rows {
        latest.retain(|(earlier, _)| earlier.unit_id != row.unit_id || earlier.key != row.key);
        latest.push((row, unit.map(|unit| unit.path).unwrap_or_default()));
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
