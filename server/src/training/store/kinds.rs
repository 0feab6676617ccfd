//! Kinds of classes and courses, and ways of holding classes: of the rows of one code the nearest unit's latest holds.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::entity::{training_kind, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Every row that holds from a day or before, with the units that set them: small, and read once for a list.
#[derive(Debug, Clone)]
pub struct Kinds {
    rows: Vec<training_kind::Model>,
    paths: HashMap<UnitId, String>,
}

impl Kinds {
    /// Reads them.
    pub async fn load(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Self, DbErr> {
        let rows = training_kind::Entity::find()
            .filter(training_kind::Column::ValidFrom.lte(day))
            .all(db)
            .await?;
        let units = unit::Entity::find()
            .filter(unit::Column::Id.is_in(rows.iter().filter_map(|row| row.unit_id)))
            .all(db)
            .await?;
        Ok(Self {
            rows,
            paths: units.into_iter().map(|unit| (unit.id, unit.path)).collect(),
        })
    }

    /// Those that hold at a path, those no longer in use among them, in their order.
    pub fn at(&self, path: &str) -> KindsAt<'_> {
        let mut nearest: HashMap<&str, (usize, &training_kind::Model)> = HashMap::new();
        for row in &self.rows {
            let depth = match row.unit_id.map(|unit| self.paths.get(&unit)) {
                None => 0,
                Some(Some(above)) if path.starts_with(above) => above.len(),
                Some(_) => continue,
            };
            let better = nearest
                .get(row.code.as_str())
                .is_none_or(|(known, other)| (*known, other.valid_from) < (depth, row.valid_from));
            if better {
                nearest.insert(&row.code, (depth, row));
            }
        }
        let mut found: Vec<_> = nearest.into_values().map(|(_, row)| row).collect();
        found.sort_by(|a, b| (a.sort_no, &a.code).cmp(&(b.sort_no, &b.code)));
        KindsAt(found)
    }

    /// What a code is called at a path.
    pub fn name(&self, path: &str, code: &str) -> String {
        self.at(path).name(code)
    }
}

/// The kinds that hold at one place.
#[derive(Debug, Clone)]
pub struct KindsAt<'a>(Vec<&'a training_kind::Model>);

impl<'a> KindsAt<'a> {
    /// All of them, in their order.
    pub fn rows(&self) -> &[&'a training_kind::Model] {
        &self.0
    }

    /// The one of a code.
    pub fn of(&self, code: &str) -> Option<&'a training_kind::Model> {
        self.0.iter().find(|row| row.code == code).copied()
    }

    /// What a code is called.
    pub fn name(&self, code: &str) -> String {
        self.of(code)
            .map_or_else(|| code.to_owned(), |row| row.name.clone())
    }

    /// Whether classes may be made of this kind.
    pub fn takes_class(&self, code: &str) -> bool {
        self.of(code).is_some_and(|row| row.for_class && row.in_use)
    }

    /// Whether courses may.
    pub fn takes_course(&self, code: &str) -> bool {
        self.of(code).is_some_and(|row| row.for_course && row.in_use)
    }

    /// Whether classes may be held in this way.
    pub fn takes_delivery(&self, code: &str) -> bool {
        self.of(code).is_some_and(|row| row.for_delivery && row.in_use)
    }
}

/// Of these codes those that are no kind of classes at a unit.
pub async fn unknown_class_kinds(
    db: &impl ConnectionTrait,
    unit: UnitId,
    day: NaiveDate,
    codes: impl Iterator<Item = &String>,
) -> Result<Vec<String>, DbErr> {
    let path = crate::unit::path_of(db, unit).await?.unwrap_or_default();
    let kinds = Kinds::load(db, day).await?;
    let known = kinds.at(&path);
    let is_known = |code: &&String| known.of(code).is_some_and(|kind| kind.for_class);
    Ok(codes.filter(|code| !is_known(code)).cloned().collect())
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
