//! The papers of a session, its file, and the ledger.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::types::multipart::Upload;
use poem_openapi::{Multipart, Object, OpenApi};
use sanyou_import::ResultFault;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{FileId, SessionId, UnitId};
use sanyou_schema::entity::session_paper;
use uuid::Uuid;

use super::sessions::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::{Answer, Problem};
use crate::training::action::dossier::{add_file, dossier, file_of};
use crate::training::action::ledger::{Entry, ledger, ledger_file};
use crate::training::action::make_papers::{make_papers, notice_words};
use crate::training::action::read_receipt::read_receipt;
use crate::training::action::set_notice::{NoticeText, assign_groups, set_notice};
use crate::training::paper::SORTS;

/// Which paper is wanted.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PaperBody {
    /// A code of the list of papers; none: all of them as a .zip.
    pub paper: Option<String>,
    /// `docx`, `pdf` or `xlsx`; none: the usual one.
    pub form: Option<String>,
    /// What for, where it holds whole phone numbers; it is kept.
    #[oai(default)]
    pub reason: String,
}

/// A paper that can be made.
#[derive(Debug, Object)]
pub struct PaperView {
    /// Its code.
    pub paper: String,
    /// What it is called.
    pub label: String,
    /// The usual form.
    pub form: String,
    /// Whether it holds phone numbers.
    pub phones: bool,
}

/// What the office writes into the papers itself; what is left out has the usual words.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct NoticeBody {
    /// 文号.
    pub document_no: Option<String>,
    /// 成文日期.
    pub issued_on: Option<NaiveDate>,
    /// 落款.
    pub signer: Option<String>,
    /// 主送.
    pub addressed_to: Option<String>,
    /// 培训对象.
    pub audience: Option<String>,
    /// 培训内容.
    pub content: Option<String>,
    /// 考核与结业.
    pub assessment: Option<String>,
    /// 纪律.
    pub discipline: Option<String>,
    /// 经费.
    pub costs: Option<String>,
    /// 联系人.
    pub contact: Option<String>,
    /// 电话.
    pub phone: Option<String>,
    /// 回执报送到.
    pub report_to: Option<String>,
    /// 学员须知, a paragraph a line.
    pub notes: Option<String>,
    /// 承办.
    pub undertaker: Option<String>,
    /// 经费支出.
    pub spent: Option<String>,
    /// 归档号.
    pub archive_no: Option<String>,
}

/// What stands in the papers, and what can be made.
#[derive(Debug, Object)]
pub struct NoticeView {
    /// What the office has written.
    pub written: NoticeBody,
    /// The usual words, which stand where nothing is written.
    pub usual: NoticeBody,
    /// The papers that can be made.
    pub papers: Vec<PaperView>,
    /// How many groups there are; 0: dealt when they are printed.
    pub groups: u32,
}

/// How large groups are.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct GroupsBody {
    /// About so many in each.
    pub size: i64,
}

/// How many groups were made.
#[derive(Debug, Object)]
pub struct GroupsMade {
    /// How many.
    pub groups: u32,
}

/// A line of a session's file.
#[derive(Debug, Object)]
pub struct DossierLine {
    /// `notice`, `timetable`, `list`, `sign_in`, `exam`, `photo`, `summary` or `other`.
    pub kind: String,
    /// In words.
    pub label: String,
    /// Whether the service makes it from what it knows.
    pub made: bool,
    /// What to do where it is missing.
    pub missing: Option<String>,
    /// The files of it.
    pub files: Vec<DossierFile>,
}

/// A file of a session's file.
#[derive(Debug, Object)]
pub struct DossierFile {
    /// Its id.
    pub file: Uuid,
    /// Its name as it came.
    pub name: String,
    /// How many bytes.
    pub size: i64,
    /// When it was laid there.
    pub added_at: DateTime<Utc>,
}

/// A session's file.
#[derive(Debug, Object)]
pub struct DossierView {
    /// Line by line.
    pub lines: Vec<DossierLine>,
    /// How many kinds are missing.
    pub missing: u32,
}

/// A file to be laid there.
#[derive(Debug, Multipart)]
pub struct DossierForm {
    /// What it is: a kind of the contents.
    kind: Option<String>,
    /// The file.
    file: Upload,
}

/// A receipt.
#[derive(Debug, Multipart)]
pub struct ReceiptForm {
    /// The workbook: .xlsx, .xls, .ods or .csv.
    file: Upload,
}

/// A row of a receipt that could not be taken over.
#[derive(Debug, Object)]
pub struct ReceiptIssue {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The cell: `C5`.
    pub cell: String,
    /// A stable code: `receipt.not_listed` …
    pub code: String,
    /// The name in the row.
    pub name: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// What became of a receipt.
#[derive(Debug, Object)]
pub struct ReceiptRead {
    /// Rows of people.
    pub read: usize,
    /// People whose row was taken over.
    pub recorded: usize,
    /// What is wrong.
    pub issues: Vec<ReceiptIssue>,
}

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
    /// 经费.
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

/// Papers.
pub struct PaperApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl PaperApi {
    /// Makes a paper of a session, or all of them as a .zip
    ///
    /// Phones stand whole for whoever may see them there, for a reason, which is kept for each person. Problems:
    /// `paper.unknown`, `paper.form`, `reason.missing` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/papers",
        method = "post",
        operation_id = "make_papers"
    )]
    async fn make_papers(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<PaperBody>,
    ) -> Answer<FileAnswer> {
        let PaperBody { paper, form, reason } = body.0;
        let id = SessionId(session.0);
        let made = make_papers(
            &platform,
            &actor.0,
            id,
            paper.as_deref(),
            form.as_deref(),
            &reason,
        )
        .await?;
        Ok(download(&made.name, made.media_type, made.bytes))
    }

    /// What stands in the papers: what the office wrote, and the usual words
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/notice",
        method = "get",
        operation_id = "get_notice"
    )]
    async fn get_notice(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<NoticeView>> {
        let (written, usual, groups) = notice_words(&platform, &actor.0, SessionId(session.0)).await?;
        Ok(Json(NoticeView {
            written: written.map_or_else(none, body_of),
            usual: NoticeBody {
                signer: Some(usual.signer),
                addressed_to: Some(usual.addressed_to),
                audience: Some(usual.audience),
                content: Some(usual.content),
                assessment: Some(usual.assessment),
                discipline: Some(usual.discipline),
                costs: Some(usual.costs),
                notes: Some(usual.notes),
                ..none()
            },
            papers: SORTS
                .iter()
                .map(|(sort, code, label, form)| PaperView {
                    paper: (*code).to_owned(),
                    label: (*label).to_owned(),
                    form: form.ending().to_owned(),
                    phones: sort.has_phones(),
                })
                .collect(),
            groups,
        }))
    }

    /// Sets what the office writes into the papers itself, all of it
    ///
    /// Problems: `paper.long` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/notice",
        method = "put",
        operation_id = "set_notice"
    )]
    async fn set_notice(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<NoticeBody>,
    ) -> Answer<Done> {
        set_notice(&platform, &actor.0, SessionId(session.0), text_of(body.0)).await?;
        Ok(Done::Done)
    }

    /// Deals the list into groups, townships mixed; groups made before are made anew
    ///
    /// Problems: `group.size` (422), `group.nobody` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/groups",
        method = "post",
        operation_id = "assign_groups"
    )]
    async fn assign_groups(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<GroupsBody>,
    ) -> Answer<Json<GroupsMade>> {
        let groups = assign_groups(&platform, &actor.0, SessionId(session.0), body.size).await?;
        Ok(Json(GroupsMade { groups }))
    }

    /// Takes a receipt over that came back: who stays overnight, what to mind
    ///
    /// Rows that can't be placed are told by cell; the others are written. Problems: `file.*` (422),
    /// `session.planned_no_more` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/receipts",
        method = "post",
        operation_id = "read_receipt"
    )]
    async fn read_receipt(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        form: ReceiptForm,
    ) -> Answer<Json<ReceiptRead>> {
        let file = sent(form.file).await?;
        let read = read_receipt(&platform, &actor.0, SessionId(session.0), file).await?;
        let issue = |fault: ResultFault| ReceiptIssue {
            sheet: fault.sheet,
            row: fault.row,
            cell: fault.cell,
            code: fault.code.to_owned(),
            name: fault.name,
            message: fault.message,
        };
        Ok(Json(ReceiptRead {
            read: read.read,
            recorded: read.recorded,
            issues: read.faults.into_iter().map(issue).collect(),
        }))
    }

    /// What lies in a session's file, and what is missing
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/dossier",
        method = "get",
        operation_id = "get_dossier"
    )]
    async fn get_dossier(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<DossierView>> {
        let found = dossier(&platform, &actor.0, SessionId(session.0)).await?;
        let lines: Vec<DossierLine> = found
            .lines
            .iter()
            .map(|line| DossierLine {
                kind: line.kind.code().to_owned(),
                label: line.kind.label().to_owned(),
                made: line.made,
                missing: line.missing.map(str::to_owned),
                files: found
                    .files
                    .iter()
                    .filter(|file| file.kind == line.kind)
                    .map(|file| DossierFile {
                        file: file.file.into(),
                        name: file.name.clone(),
                        size: file.size,
                        added_at: file.added_at,
                    })
                    .collect(),
            })
            .collect();
        let missing = lines.iter().filter(|line| line.missing.is_some()).count();
        Ok(Json(DossierView {
            missing: u32::try_from(missing).unwrap_or(u32::MAX),
            lines,
        }))
    }

    /// Lays a file into a session's file
    ///
    /// Problems: `dossier.kind`, `file.empty` (422), `request.too_large` (413), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/dossier",
        method = "post",
        operation_id = "add_dossier_file"
    )]
    async fn add_dossier_file(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        form: DossierForm,
    ) -> Answer<Done> {
        let DossierForm { kind, file } = form;
        let file = sent(file).await?;
        add_file(
            &platform,
            &actor.0,
            SessionId(session.0),
            &kind.unwrap_or_default(),
            file,
        )
        .await?;
        Ok(Done::Done)
    }

    /// A file out of a session's file
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/dossier/:file",
        method = "get",
        operation_id = "get_dossier_file"
    )]
    async fn get_dossier_file(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        file: Path<Uuid>,
    ) -> Answer<FileAnswer> {
        let made = file_of(&platform, &actor.0, SessionId(session.0), FileId(file.0)).await?;
        Ok(download(&made.name, made.media_type, made.bytes))
    }

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

/// A file as it came: its name, what the sender says that it is, its content.
pub(super) async fn sent(file: Upload) -> Result<(String, String, Vec<u8>), Problem> {
    let name = file.file_name().unwrap_or("材料").to_owned();
    let media_type = file
        .content_type()
        .unwrap_or("application/octet-stream")
        .to_owned();
    let bytes = file
        .into_vec()
        .await
        .map_err(|_| Problem::field("file.broken", "file", "文件没有传完，请重新上传。"))?;
    Ok((name, media_type, bytes))
}

const fn none() -> NoticeBody {
    NoticeBody {
        document_no: None,
        issued_on: None,
        signer: None,
        addressed_to: None,
        audience: None,
        content: None,
        assessment: None,
        discipline: None,
        costs: None,
        contact: None,
        phone: None,
        report_to: None,
        notes: None,
        undertaker: None,
        spent: None,
        archive_no: None,
    }
}

fn body_of(row: session_paper::Model) -> NoticeBody {
    NoticeBody {
        document_no: row.document_no,
        issued_on: row.issued_on,
        signer: row.signer,
        addressed_to: row.addressed_to,
        audience: row.audience,
        content: row.content,
        assessment: row.assessment,
        discipline: row.discipline,
        costs: row.costs,
        contact: row.contact,
        phone: row.phone,
        report_to: row.report_to,
        notes: row.notes,
        undertaker: row.undertaker,
        spent: row.spent,
        archive_no: row.archive_no,
    }
}

fn text_of(body: NoticeBody) -> NoticeText {
    NoticeText {
        document_no: body.document_no,
        issued_on: body.issued_on,
        signer: body.signer,
        addressed_to: body.addressed_to,
        audience: body.audience,
        content: body.content,
        assessment: body.assessment,
        discipline: body.discipline,
        costs: body.costs,
        contact: body.contact,
        phone: body.phone,
        report_to: body.report_to,
        notes: body.notes,
        undertaker: body.undertaker,
        spent: body.spent,
        archive_no: body.archive_no,
    }
}

fn line(one: Entry) -> LedgerLine {
    LedgerLine {
        session: one.session.into(),
        class_name: one.class_name,
        number: one.number,
        kind: one.kind.to_owned(),
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
        spent: one.spent,
        courses: one.courses,
        missing: one.missing.into_iter().map(str::to_owned).collect(),
        archive_no: one.archive_no,
    }
}
