//! The queries of units. A unit's name, kind and place in the tree are no personal data: everybody who is signed in
//! may read the trees; what hangs on a unit is scoped in the features' own stores.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{NameKind, UnitTree};
use sanyou_schema::entity::{unit, unit_name};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A unit with its names of a day.
#[derive(Debug, Clone)]
pub struct NamedUnit {
    /// The unit.
    pub row: unit::Model,
    /// Its official name.
    pub name: String,
    /// What else people write.
    pub aliases: Vec<String>,
}

/// All units that exist on a day: the territory tree first, parents before children, in official order.
pub async fn named_units(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<NamedUnit>, DbErr> {
    let rows = unit::Entity::find()
        .filter(unit::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(unit::Column::ValidTo.is_null())
                .add(unit::Column::ValidTo.gt(day)),
        )
        .order_by_asc(unit::Column::SortNo)
        .all(db)
        .await?;
    let mut names = names_on(db, day).await?;
    let units = rows.into_iter().map(|row| {
        let (official, aliases) = names.remove(&row.id).unwrap_or_default();
        NamedUnit {
            row,
            name: official,
            aliases,
        }
    });
    Ok(in_tree_order(units.collect()))
}

async fn names_on(
    db: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<HashMap<UnitId, (String, Vec<String>)>, DbErr> {
    let rows = unit_name::Entity::find()
        .filter(unit_name::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(unit_name::Column::ValidTo.is_null())
                .add(unit_name::Column::ValidTo.gt(day)),
        )
        .order_by_asc(unit_name::Column::ValidFrom)
        .all(db)
        .await?;
    let mut names: HashMap<UnitId, (String, Vec<String>)> = HashMap::new();
    for row in rows {
        let entry = names.entry(row.unit_id).or_default();
        match row.kind {
            NameKind::Official => entry.0 = row.name,
            NameKind::Short | NameKind::Alias => entry.1.push(row.name),
        }
    }
    Ok(names)
}

/// Parents before children, siblings in official order, territory before line. Costs one pass a level.
fn in_tree_order(mut units: Vec<NamedUnit>) -> Vec<NamedUnit> {
    units.sort_by_key(|unit| (unit.row.tree == UnitTree::Line, unit.row.sort_no));
    let mut children: HashMap<Option<UnitId>, Vec<NamedUnit>> = HashMap::new();
    for unit in units {
        children.entry(unit.row.parent_id).or_default().push(unit);
    }
    let mut ordered = Vec::new();
    let mut waiting = children.remove(&None).unwrap_or_default();
    waiting.reverse();
    while let Some(unit) = waiting.pop() {
        let below = children.remove(&Some(unit.row.id)).unwrap_or_default();
        waiting.extend(below.into_iter().rev());
        ordered.push(unit);
    }
    ordered
}

/// Official names and paths of some units, whenever they hold; of several official names the latest.
pub async fn names_and_paths(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UnitId>,
) -> Result<HashMap<UnitId, (String, String)>, DbErr> {
    let rows = unit::Entity::find()
        .filter(unit::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let names = unit_name::Entity::find()
        .filter(unit_name::Column::UnitId.is_in(rows.iter().map(|row| row.id)))
        .filter(unit_name::Column::Kind.eq(NameKind::Official))
        .order_by_asc(unit_name::Column::ValidFrom)
        .all(db)
        .await?;
    let mut names: HashMap<UnitId, String> = names.into_iter().map(|row| (row.unit_id, row.name)).collect();
    let found = rows.into_iter().map(|row| {
        let name = names.remove(&row.id).unwrap_or_default();
        (row.id, (name, row.path))
    });
    Ok(found.collect())
}

/// The path of a unit.
pub async fn path_of(db: &impl ConnectionTrait, id: UnitId) -> Result<Option<String>, DbErr> {
    Ok(unit::Entity::find_by_id(id).one(db).await?.map(|row| row.path))
}

/// The path of a unit below another path ("" for a root): the unit's last 8 hex digits and a slash.
pub fn path_below(parent: &str, id: UnitId) -> String {
    let hex = id.0.simple().to_string();
    format!("{parent}{}/", &hex[24..])
}
