//! Courses of the menu that a lecturer has agreed to hold.
use chrono::NaiveDate;
use poem_openapi::Object;
use uuid::Uuid;

use crate::training::store::orders::AgreedOrder;

/// A course that was ordered and agreed on.
#[derive(Debug, Object)]
pub struct AgreedUse {
    /// The order.
    pub order_id: Uuid,
    /// What is taught.
    pub course: String,
    /// The day.
    pub day: NaiveDate,
    /// `am` or `pm`.
    pub half: String,
    /// Where.
    pub place: Option<String>,
}

/// The orders as they are shown; one without a date is passed over.
pub(super) fn agreed_uses(orders: Vec<AgreedOrder>) -> Vec<AgreedUse> {
    let shown = orders.into_iter().filter_map(|one| {
        Some(AgreedUse {
            order_id: one.row.id.into(),
            course: one.course,
            day: one.row.agreed_on?,
            half: one.row.half?.code().to_owned(),
            place: one.row.place,
        })
    });
    shown.collect()
}
