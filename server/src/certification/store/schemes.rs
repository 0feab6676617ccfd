//! Certification schemes. They are no personal data; whoever applies may read them.
use chrono::NaiveDate;
use sanyou_schema::domain::certification::Scheme;
use sanyou_schema::domain::value::UnitKind;
use sanyou_schema::domain::value::id::{SchemeId, UnitId};
use sanyou_schema::entity::{scheme, unit};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A version of a scheme.
#[derive(Debug, Clone)]
pub struct SchemeVersion {
    /// Its id.
    pub id: SchemeId,
    /// The unit for whose subtree it holds.
    pub unit: UnitId,
    /// What it says.
    pub scheme: Scheme,
}

impl TryFrom<scheme::Model> for SchemeVersion {
    type Error = DbErr;

    fn try_from(row: scheme::Model) -> Result<Self, DbErr> {
        let scheme = serde_json::from_str(&row.definition)
            .map_err(|error| DbErr::Custom(format!("scheme {}: {error}", row.id)))?;
        Ok(Self {
            id: row.id,
            unit: row.unit_id,
            scheme,
        })
    }
}

/// The schemes that hold on a day.
#[derive(Debug, Default)]
pub struct Schemes(Vec<(String, i32, SchemeVersion)>);

impl Schemes {
    /// Reads them.
    pub async fn on(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Self, DbErr> {
        let rows = in_force(db, day).await?;
        let units = unit::Entity::find()
            .filter(unit::Column::Id.is_in(rows.iter().map(|row| row.unit_id)))
            .all(db)
            .await?;
        let mut found = Vec::new();
        for row in rows {
            let Some(unit) = units.iter().find(|unit| unit.id == row.unit_id) else {
                continue;
            };
            found.push((unit.path.clone(), row.version, row.try_into()?));
        }
        Ok(Self(found))
    }

    /// That of a unit of this path: the nearest ancestor's latest version.
    pub fn of(&self, unit_path: &str) -> Option<&SchemeVersion> {
        let above = self.0.iter().filter(|(path, ..)| unit_path.starts_with(path));
        let nearest = above.max_by_key(|(path, version, _)| (path.len(), *version));
        nearest.map(|(.., scheme)| scheme)
    }
}

async fn in_force(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<scheme::Model>, DbErr> {
    scheme::Entity::find()
        .filter(scheme::Column::ValidFrom.lte(day))
        .filter(
            Condition::any()
                .add(scheme::Column::ValidTo.is_null())
                .add(scheme::Column::ValidTo.gt(day)),
        )
        .order_by_asc(scheme::Column::Version)
        .all(db)
        .await
}

/// One version by its id.
pub async fn scheme_version(db: &impl ConnectionTrait, id: SchemeId) -> Result<SchemeVersion, DbErr> {
    scheme::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound(format!("scheme {id}")))?
        .try_into()
}

/// The versions by their ids.
pub async fn scheme_versions(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = SchemeId>,
) -> Result<Vec<SchemeVersion>, DbErr> {
    let rows = scheme::Entity::find()
        .filter(scheme::Column::Id.is_in(ids))
        .all(db)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The six digits of the county that a unit lies in, as certificate numbers have them; zeros where it has no code.
pub async fn county_division(db: &impl ConnectionTrait, unit_path: &str) -> Result<String, DbErr> {
    let counties = unit::Entity::find()
        .filter(unit::Column::Kind.eq(UnitKind::County))
        .all(db)
        .await?;
    let county = counties
        .into_iter()
        .find(|county| unit_path.starts_with(&county.path));
    let code = county.and_then(|county| county.code).unwrap_or_default();
    Ok(format!("{:0<6}", code.chars().take(6).collect::<String>()))
}

/// The unit that handles applications from a unit: the township or zone at or above it, else the unit itself.
pub async fn handling_unit(db: &impl ConnectionTrait, id: UnitId) -> Result<UnitId, DbErr> {
    let mut next = Some(id);
    while let Some(here) = next {
        let Some(row) = unit::Entity::find_by_id(here).one(db).await? else {
            break;
        };
        if row.kind.keeps_roster() {
            return Ok(row.id);
        }
        next = row.parent_id;
    }
    Ok(id)
}
