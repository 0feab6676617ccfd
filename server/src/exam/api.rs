//! `/sessions/…/exams` and `/exams/…`.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::types::multipart::Upload;
use poem_openapi::{ApiResponse, Multipart, Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::id::{ExamId, PersonId, SessionId};
use uuid::Uuid;

use super::action::create_exam::{ExamForm, create_exam};
use super::action::set_results::{TypedResult, set_results};
use super::action::template::template;
use super::action::upload_results::{SentFile, upload_results};
use super::store;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::{Answer, Problem};
use crate::roster::in_scope;
use crate::training::{Reach, SessionFacts, passes};

/// What workbooks of the office are called by media type.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An exam to be set.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ExamBody {
    /// Its name, unlike any other of the session.
    #[oai(default)]
    pub name: String,
    /// `YYYY-MM-DD`.
    #[oai(default)]
    pub held_on: String,
    /// The full mark; without it 100.
    pub full_mark: Option<i32>,
    /// The mark that passes; without it 60.
    pub pass_mark: Option<i32>,
    /// `closed` or `open`: 闭卷, 开卷; left out where nobody said.
    pub book: Option<String>,
    /// What it counts of the result, in per cent.
    pub weight: Option<i32>,
}

/// The id of an exam.
#[derive(Debug, Object)]
pub struct ExamMadeView {
    /// The id.
    pub id: Uuid,
}

/// Set.
#[derive(ApiResponse)]
pub enum ExamMade {
    /// Set, with its id.
    #[oai(status = 201)]
    Made(Json<ExamMadeView>),
}

/// A workbook of results.
#[derive(Debug, Multipart)]
pub struct ResultsForm {
    /// The workbook: .xlsx, .xls, .ods or .csv.
    file: Upload,
}

/// Something wrong with a cell.
#[derive(Debug, Object)]
pub struct ResultIssue {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The cell: `D5`.
    pub cell: String,
    /// A stable code: `result.mark_missing`, `exam.not_due` …
    pub code: String,
    /// What is wrong and what to do.
    pub message: String,
    /// The name in the row.
    pub name: String,
}

/// What became of a workbook.
#[derive(Debug, Object)]
pub struct ResultsRead {
    /// Rows of people.
    pub read: usize,
    /// Results entered now.
    pub recorded: usize,
    /// What is wrong; nothing was entered where there is any.
    pub issues: Vec<ResultIssue>,
}

/// Results by hand.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ResultsBody {
    /// Those that are to be entered or corrected; others stay.
    pub items: Vec<ResultBody>,
}

/// A result by hand.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ResultBody {
    /// Whose.
    pub person: Uuid,
    /// The mark, in steps of 0.5; null for 缺考.
    pub mark: Option<f64>,
}

/// A result.
#[derive(Debug, Object)]
pub struct ExamResultView {
    /// Whose.
    pub person_id: Uuid,
    /// The name; masked for 查阅.
    pub name: String,
    /// The township.
    pub unit_name: Option<String>,
    /// The mark; none: did not sit.
    pub mark: Option<f64>,
    /// Whether it passes; none without a mark.
    pub passed: Option<bool>,
    /// When it was entered.
    pub recorded_at: DateTime<Utc>,
    /// The sheet and cell that it came from.
    pub cell: Option<String>,
}

/// The results of an exam.
#[derive(Debug, Object)]
pub struct ExamResultList {
    /// The exam's name.
    pub name: String,
    /// Its day.
    pub held_on: NaiveDate,
    /// The full mark.
    pub full_mark: i32,
    /// The mark that passes.
    pub pass_mark: i32,
    /// In order of enrolment; one's own people alone where the session is another unit's.
    pub items: Vec<ExamResultView>,
}

/// Entered.
#[derive(ApiResponse)]
pub enum ResultsSet {
    /// Entered; there is nothing to say.
    #[oai(status = 204)]
    Set,
}

/// Exams.
pub struct ExamApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Exam")]
impl ExamApi {
    /// Sets an exam for a session
    ///
    /// Problems: `exam.name`, `exam.twice`, `exam.day`, `exam.full`, `exam.pass`, `exam.book`, `exam.weight` (422),
    /// `exam.session_state` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/exams",
        method = "post",
        operation_id = "create_exam"
    )]
    async fn create_exam(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<ExamBody>,
    ) -> Answer<ExamMade> {
        let body = body.0;
        let form = ExamForm {
            name: body.name,
            held_on: body.held_on,
            full_mark: body.full_mark.unwrap_or(100),
            pass_mark: body.pass_mark.unwrap_or(60),
            book: body.book,
            weight: body.weight,
        };
        let id = create_exam(&platform, &actor.0, SessionId(session.0), form).await?;
        Ok(ExamMade::Made(Json(ExamMadeView { id: id.into() })))
    }

    /// Enters the results of a workbook, all of it or nothing
    ///
    /// Rows are matched by personal code, or by name and the last four of the ID number. Problems: `file.empty`,
    /// `file.encrypted`, `file.no_header`, `file.not_a_workbook`, `file.too_large` (422), `exam.session_state` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/exams/:exam/results",
        method = "post",
        operation_id = "upload_results"
    )]
    async fn upload_results(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        exam: Path<Uuid>,
        form: ResultsForm,
    ) -> Answer<Json<ResultsRead>> {
        let name = form.file.file_name().unwrap_or("成绩表").to_owned();
        let media_type = form.file.content_type().unwrap_or(XLSX).to_owned();
        let bytes = form
            .file
            .into_vec()
            .await
            .map_err(|_| Problem::bad_request("文件没有传完，请重新上传。"))?;
        let file = SentFile {
            name,
            media_type,
            bytes,
        };
        let uploaded = upload_results(&platform, &actor.0, ExamId(exam.0), file).await?;
        let issue = |fault: sanyou_import::ResultFault| ResultIssue {
            sheet: fault.sheet,
            row: fault.row,
            cell: fault.cell,
            code: fault.code.to_owned(),
            message: fault.message,
            name: fault.name,
        };
        Ok(Json(ResultsRead {
            read: uploaded.read,
            recorded: uploaded.recorded,
            issues: uploaded.faults.into_iter().map(issue).collect(),
        }))
    }

    /// Enters or corrects results by hand, all of them or none
    ///
    /// Problems: `exam.not_due`, `exam.score`, `exam.half`, `exam.result_twice` (422) with fields `items[0].mark` …,
    /// `exam.session_state` (409), `not_found` (404), `role.missing` (403).
    #[oai(path = "/exams/:exam/results", method = "put", operation_id = "set_results")]
    async fn set_results(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        exam: Path<Uuid>,
        body: Json<ResultsBody>,
    ) -> Answer<ResultsSet> {
        let mut typed = Vec::with_capacity(body.0.items.len());
        for (at, item) in body.0.items.into_iter().enumerate() {
            let hundredths = item.mark.map(|mark| hundredths(at, mark)).transpose()?;
            typed.push(TypedResult {
                person: PersonId(item.person),
                hundredths,
            });
        }
        set_results(&platform, &actor.0, ExamId(exam.0), typed).await?;
        Ok(ResultsSet::Set)
    }

    /// The results of an exam
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/exams/:exam/results", method = "get", operation_id = "list_results")]
    async fn list_results(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        exam: Path<Uuid>,
    ) -> Answer<Json<ExamResultList>> {
        let (actor, db) = (&actor.0, platform.database.reader());
        actor.require(Capability::Read)?;
        let id = ExamId(exam.0);
        let (exam, seen) = store::visible_exam(db, &actor.scope, id, false)
            .await?
            .ok_or_else(|| Problem::not_found("场考试"))?;
        let mut results = store::results(db, id).await?;
        let list = SessionFacts::load(db, seen.row.id).await?.enrolments;
        let people: Vec<PersonId> = list.iter().map(|row| row.person_id).collect();
        let heads = crate::roster::heads(db, &people, exam.held_on.min(actor.scope.day)).await?;
        let items = list.iter().filter_map(|row| {
            let result = results.remove(&row.id)?;
            let head = heads.get(&row.person_id)?;
            let post = head.post.as_ref();
            let own = post.is_some_and(|post| in_scope(&actor.scope, post));
            (seen.reach == Reach::Whole || own).then(|| ExamResultView {
                person_id: row.person_id.into(),
                name: if actor.sees_masked() {
                    mask::name(&head.name)
                } else {
                    head.name.clone()
                },
                unit_name: post.map(|post| post.unit_name.clone()),
                mark: result.half_points.map(|points| f64::from(points) / 2.0),
                passed: result.half_points.map(|points| passes(&exam, Some(points))),
                recorded_at: result.recorded_at,
                cell: result.cell,
            })
        });
        let items = items.collect();
        Ok(Json(ExamResultList {
            name: exam.name,
            held_on: exam.held_on,
            full_mark: exam.full_mark,
            pass_mark: exam.pass_mark,
            items,
        }))
    }

    /// An empty results sheet with the session's trainees, to be filled in and sent back
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/exams/:exam/template.xlsx",
        method = "get",
        operation_id = "results_template"
    )]
    async fn results_template(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        exam: Path<Uuid>,
    ) -> Answer<FileAnswer> {
        let (name, bytes) = template(&platform, &actor.0, ExamId(exam.0)).await?;
        Ok(download(&name, XLSX, bytes))
    }
}

/// A mark as hundredths; what is no number with two decimals is refused at its place.
fn hundredths(at: usize, mark: f64) -> Result<i32, Problem> {
    let text = format!("{mark}");
    let read = text.parse::<rust_decimal::Decimal>().ok();
    let read = read.and_then(|decimal| {
        let hundredths = decimal * rust_decimal::Decimal::ONE_HUNDRED;
        hundredths
            .fract()
            .is_zero()
            .then(|| i32::try_from(hundredths).ok())
            .flatten()
    });
    read.ok_or_else(|| {
        let detail = format!("成绩 {text} 不对，请核对。");
        Problem::field("exam.score", &format!("items[{at}].mark"), detail)
    })
}
