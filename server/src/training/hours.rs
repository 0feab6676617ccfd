//! What a half-day is worth: by the setting of the unit that holds the session, on the session's last day.
use chrono::NaiveDate;
use sanyou_schema::domain::value::id::UnitId;
use sea_orm::ConnectionTrait;

use crate::platform::problem::Problem;

/// The setting that says how many hours a half-day gives, times 100.
pub const HALF_DAY: &str = "credit.half_day_hundredths";

/// The hours that a half-day of a session gives, times 100.
pub async fn half_day_hundredths(
    db: &impl ConnectionTrait,
    unit: UnitId,
    last_day: NaiveDate,
) -> Result<i32, Problem> {
    let text = crate::setting::value_for(db, unit, HALF_DAY, last_day).await?;
    text.parse().map_err(Problem::internal)
}
