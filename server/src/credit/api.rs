//! `/me/hours`.
use chrono::{Datelike, NaiveDate};
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::store::{Ledger, ledger};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// A person's hours of a year.
#[derive(Debug, Object)]
pub struct Hours {
    /// The year.
    pub year: i32,
    /// Hours that count, decimal.
    pub total: String,
    /// What is asked of the roles held; null where nothing is.
    pub required: Option<String>,
    /// What is lacking.
    pub missing: String,
    /// Each line, in order of time.
    pub entries: Vec<HoursEntry>,
}

/// A line of the ledger.
#[derive(Debug, Object)]
pub struct HoursEntry {
    /// The day.
    pub day: NaiveDate,
    /// `am` or `pm`; null for what is not held by half-days.
    pub half: Option<String>,
    /// Hours, negative in a reversal.
    pub hours: String,
    /// `concentrated`, `collective`, `self_study`, `other`.
    pub kind: String,
    /// The kind in Chinese.
    pub kind_label: String,
    /// The session that gave them.
    pub session_name: Option<String>,
    /// The course that gave them, done online.
    pub course_name: Option<String>,
}

/// Hours.
pub struct CreditApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Credit")]
impl CreditApi {
    /// One's own hours of a year, with what is asked and each line
    ///
    /// `year` is this one where left out. Problems: `not_found` (404) for an account that is no worker's.
    #[oai(path = "/me/hours", method = "get", operation_id = "my_hours")]
    async fn my_hours(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        year: Query<Option<i32>>,
    ) -> Answer<Json<Hours>> {
        let person = actor.0.person.ok_or_else(|| Problem::not_found("位党务工作者"))?;
        let today = platform.clock.today();
        let year = year.0.unwrap_or_else(|| today.year());
        Ok(Json(
            ledger(platform.database.reader(), person, year, today)
                .await?
                .into(),
        ))
    }
}

impl From<Ledger> for Hours {
    fn from(ledger: Ledger) -> Self {
        let total = ledger.total;
        let entries = ledger.lines.into_iter().map(|line| HoursEntry {
            day: line.row.day,
            half: line.row.half.map(|half| half.code().to_owned()),
            hours: line.hours.to_string(),
            kind: line.row.kind.code().to_owned(),
            kind_label: line.row.kind.label().to_owned(),
            session_name: line.session_name,
            course_name: line.course_name,
        });
        Self {
            year: total.year,
            total: total.counting.to_string(),
            required: total.required.map(|hours| hours.to_string()),
            missing: total.lacking.to_string(),
            entries: entries.collect(),
        }
    }
}
