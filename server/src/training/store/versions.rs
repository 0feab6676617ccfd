//! What a venue, its menu or a lecturer is known by as it stands: another whenever anything of it has changed.
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};

use sanyou_schema::entity::{lecturer, venue};
use sea_orm::{ConnectionTrait, DbErr};

use super::{rooms, visits};

/// Of a venue with its rooms, hours and ways.
pub async fn venue_version(db: &impl ConnectionTrait, row: &venue::Model) -> Result<String, DbErr> {
    let rooms = rooms::all_rooms_of(db, row.id).await?;
    let hours = rooms::hour_rows(db, row.id).await?;
    let mut ways = rooms::ways_of(db, row.id).await?;
    ways.sort_by_key(|way| way.id);
    Ok(version((row, rooms, hours, ways)))
}

/// Of a venue's menu of services, with its rest at noon.
pub async fn menu_version(db: &impl ConnectionTrait, row: &venue::Model) -> Result<String, DbErr> {
    let services = visits::services_of(db, row.id).await?;
    Ok(version((&row.rest_from, &row.rest_to, services)))
}

/// Of a lecturer with qualifications and absences.
pub async fn lecturer_version(db: &impl ConnectionTrait, row: &lecturer::Model) -> Result<String, DbErr> {
    let qualifications = rooms::qualification_rows(db, vec![row.id]).await?;
    let absences = rooms::absence_rows(db, vec![row.id]).await?;
    Ok(version((row, qualifications, absences)))
}

/// Rows have no hash of their own; written out they say all that is in them.
fn version(rows: impl Debug) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{rows:?}").hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
