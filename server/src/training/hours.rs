//! What a half-day is worth: by the setting of the unit that holds the session, on the session's last day.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use sanyou_schema::domain::value::id::UnitId;
use sea_orm::ConnectionTrait;

use super::store::facts::SessionFacts;
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

/// The hours of who attends all of a session, as they are credited.
pub fn hours_of(facts: &SessionFacts, half_day_hundredths: i32) -> String {
    let half_days: BTreeSet<_> = facts.half_days().into_iter().collect();
    let count = i64::try_from(half_days.len()).unwrap_or(i64::MAX);
    let hundredths = i64::from(half_day_hundredths).saturating_mul(count);
    Decimal::new(hundredths, 2).normalize().to_string()
}
