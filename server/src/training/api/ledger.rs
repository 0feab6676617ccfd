//! `/training-ledger`: a line a session of a year (培训台账).
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::spent;
use sanyou_schema::domain::value::id::UnitId;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::Answer;
use crate::training::action::ledger::{Entry, ledger, ledger_file};

/// A line of the ledger.
#[derive(Debug, Object)]
pub struct LedgerLine {
    /// The session.
    pub session: Uuid,
    /// 班次名称.
    pub class_name: String,
    /// 期次.
    pub number: i32,
    /// 类别.
    pub kind: String,
    /// A code of the life cycle.
    pub state: String,
    /// 主办.
    pub host: String,
    /// 承办.
    pub undertaker: Option<String>,
    /// 起.
    pub first_day: NaiveDate,
    /// 止.
    pub last_day: NaiveDate,
    /// 天数.
    pub days: u32,
    /// 学时.
    pub hours: String,
    /// 地点.
    pub venue: Option<String>,
    /// 计划人数.
    pub planned: i32,
    /// 应训.
    pub invited: u32,
    /// 报到.
    pub arrived: u32,
    /// 结业.
    pub completed: u32,
    /// 考试合格.
    pub passed: Option<u32>,
    /// 经费: `3360 元`, or what was written where it is no plain amount.
    pub spent: Option<String>,
    /// 课程与师资.
    pub courses: String,
    /// What the file lacks, in words.
    pub missing: Vec<String>,
    /// 归档号.
    pub archive_no: Option<String>,
}

/// The ledger of a year.
#[derive(Debug, Object)]
pub struct LedgerView {
    /// The first first.
    pub items: Vec<LedgerLine>,
}

/// The ledger.
pub struct LedgerApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl LedgerApi {
    /// The ledger of a year: a line a session that one sees whole
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/training-ledger", method = "get", operation_id = "training_ledger")]
    async fn training_ledger(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The year.
        year: Query<i32>,
        /// Held by this unit or one below it.
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<LedgerView>> {
        let entries = ledger(&platform, &actor.0, year.0, unit.0.map(UnitId)).await?;
        Ok(Json(LedgerView {
            items: entries.into_iter().map(line).collect(),
        }))
    }

    /// The ledger of a year as a workbook
    ///
    /// Problems: `role.missing` (403).
    #[oai(
        path = "/training-ledger/file",
        method = "get",
        operation_id = "training_ledger_file"
    )]
    async fn training_ledger_file(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The year.
        year: Query<i32>,
        /// Held by this unit or one below it.
        unit: Query<Option<Uuid>>,
    ) -> Answer<FileAnswer> {
        actor.0.require(Capability::Read)?;
        let entries = ledger(&platform, &actor.0, year.0, unit.0.map(UnitId)).await?;
        let made = ledger_file(&platform, &entries, year.0).await?;
        Ok(download(&made.name, made.media_type, made.bytes))
    }
}

fn line(one: Entry) -> LedgerLine {
    LedgerLine {
        session: one.session.into(),
        class_name: one.class_name,
        number: one.number,
        kind: one.kind,
        state: one.state.code().to_owned(),
        host: one.host,
        undertaker: one.undertaker,
        first_day: one.first_day,
        last_day: one.last_day,
        days: one.days,
        hours: one.hours,
        venue: one.venue,
        planned: one.planned,
        invited: one.invited,
        arrived: one.arrived,
        completed: one.completed,
        passed: one.passed,
        spent: one.spent.as_deref().map(spent::said),
        courses: one.courses,
        missing: one.missing.into_iter().map(str::to_owned).collect(),
        archive_no: one.archive_no,
    }
}
