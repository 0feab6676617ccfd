//! Kinds of classes and courses: of the rows of one code the nearest unit's latest holds.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::entity::{training_kind, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// The kinds that hold at a path on a day, those no longer in use among them, in their order.
pub async fn kinds_at(
    db: &impl ConnectionTrait,
    path: &str,
    day: NaiveDate,
) -> Result<Vec<training_kind::Model>, DbErr> {
    let rows = training_kind::Entity::find()
        .filter(training_kind::Column::ValidFrom.lte(day))
        .all(db)
        .await?;
    let units = unit::Entity::find()
        .filter(unit::Column::Id.is_in(rows.iter().filter_map(|row| row.unit_id)))
        .all(db)
        .await?;
    let depth: HashMap<UnitId, usize> = units
        .into_iter()
        .filter(|unit| path.starts_with(&unit.path))
        .map(|unit| (unit.id, unit.path.len()))
        .collect();
    let mut nearest: HashMap<String, (usize, training_kind::Model)> = HashMap::new();
    for row in rows {
        let Some(depth) = row.unit_id.map_or(Some(0), |unit| depth.get(&unit).copied()) else {
            continue;
        };
        let better = nearest
            .get(&row.code)
            .is_none_or(|(known, other)| (*known, other.valid_from) < (depth, row.valid_from));
        if better {
            nearest.insert(row.code.clone(), (depth, row));
        }
    }
    let mut found: Vec<_> = nearest.into_values().map(|(_, row)| row).collect();
    found.sort_by(|a, b| (a.sort_no, &a.code).cmp(&(b.sort_no, &b.code)));
    Ok(found)
}

/// The names of kinds at a path on a day, by their codes.
pub async fn kind_names(
    db: &impl ConnectionTrait,
    path: &str,
    day: NaiveDate,
) -> Result<HashMap<String, String>, DbErr> {
    let kinds = kinds_at(db, path, day).await?;
    Ok(kinds.into_iter().map(|row| (row.code, row.name)).collect())
}

/// The row that a unit set for a code from just a day on.
pub async fn kind_of(
    db: &impl ConnectionTrait,
    unit: UnitId,
    code: &str,
    from: NaiveDate,
) -> Result<Option<training_kind::Model>, DbErr> {
    training_kind::Entity::find()
        .filter(training_kind::Column::UnitId.eq(unit))
        .filter(training_kind::Column::Code.eq(code))
        .filter(training_kind::Column::ValidFrom.eq(from))
        .one(db)
        .await
}
