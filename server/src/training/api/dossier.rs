//! The receipts of a session that come back, and its file (资料目录).
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::types::multipart::Upload;
use poem_openapi::{Multipart, Object, OpenApi};
use sanyou_import::ResultFault;
use sanyou_schema::domain::value::id::{FileId, SessionId};
use uuid::Uuid;

use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::{Answer, Problem};
use crate::training::action::dossier::{add_file, dossier, file_of};
use crate::training::action::read_receipt::read_receipt;

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

/// Receipts and files of sessions.
pub struct DossierApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl DossierApi {
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
