//! 资料目录: what lies in the file of a session, and what is missing before it is archived.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::PaperKind;
use sanyou_schema::domain::training::dossier::{Line, contents};
use sanyou_schema::domain::value::id::{FileId, SessionId};
use sanyou_schema::entity::session_file;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

use super::make_papers::{Made, whole};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files;
use crate::platform::problem::Problem;
use crate::training::store::facts::SessionFacts;
use crate::training::store::papers::{KeptFile, files_of, notice_of};
use crate::training::store::sessions;

/// The contents with the files.
pub struct Dossier {
    /// Line by line.
    pub lines: Vec<Line>,
    /// The files, in order of time.
    pub files: Vec<KeptFile>,
}

/// The contents of a session's file.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn dossier(platform: &Platform, actor: &Actor, id: SessionId) -> Result<Dossier, Problem> {
    whole(platform, actor, id).await?;
    contents_of(platform.database.reader(), id).await
}

async fn contents_of(db: &impl ConnectionTrait, id: SessionId) -> Result<Dossier, Problem> {
    let facts = SessionFacts::load(db, id).await?;
    let notice = notice_of(db, id).await?;
    let files = files_of(db, id).await?;
    let on_list = facts
        .enrolments
        .iter()
        .filter(|row| row.state.is_invited())
        .count();
    let called = !facts.slots.is_empty() && facts.slots.iter().all(|slot| facts.slot_counts(slot.id).0 > 0);
    let made = [
        (
            PaperKind::Notice,
            notice.is_some_and(|notice| notice.document_no.is_some() && notice.issued_on.is_some()),
        ),
        (PaperKind::Timetable, !facts.slots.is_empty()),
        (PaperKind::List, on_list > 0),
        (PaperKind::SignIn, called),
    ];
    let made: Vec<PaperKind> = made
        .into_iter()
        .filter(|(_, known)| *known)
        .map(|(kind, _)| kind)
        .collect();
    let kinds: Vec<PaperKind> = files.iter().map(|file| file.kind).collect();
    Ok(Dossier {
        lines: contents(&made, !facts.exams.is_empty(), &kinds),
        files,
    })
}

/// Refuses what archives a session whose file lacks something, but for a reason: line by line what is missing.
///
/// Problem: `dossier.missing` (422) with `reason_would_do`.
pub(super) async fn refuse_lacking(
    db: &impl ConnectionTrait,
    id: SessionId,
    reason: Option<&str>,
) -> Result<(), Problem> {
    if reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return Ok(());
    }
    let lines = contents_of(db, id).await?.lines;
    let lacking = lines.into_iter().filter_map(|line| {
        let message = format!("{}：{}", line.kind.label(), line.missing?);
        Some(Violation::new("dossier.missing", message).on("dossier"))
    });
    let lacking: Vec<Violation> = lacking.collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let detail = format!(
        "资料目录还缺 {} 样，请先到“材料”里补齐；确实补不了的，写明原因再归档。",
        lacking.len()
    );
    Err(Problem::rule("dossier.missing", detail, lacking).with("reason_would_do", true))
}

/// Lays a file into it.
///
/// Problems: `dossier.kind`, `file.empty` (422), `file.too_large` (413), `not_found` (404), `role.missing` (403).
pub async fn add_file(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    kind: &str,
    file: (String, String, Vec<u8>),
) -> Result<(), Problem> {
    let (name, media_type, bytes) = file;
    let seen = whole(platform, actor, id).await?;
    // the class teacher has the photographs, the papers and the lists that were signed
    seen.require(actor, Capability::AttendanceWrite)
        .or_else(|_| seen.require(actor, Capability::SessionWrite))?;
    let Ok(kind) = kind.parse::<PaperKind>() else {
        return Err(Problem::field("dossier.kind", "kind", "请选择这是什么材料。"));
    };
    if bytes.is_empty() {
        return Err(Problem::field("file.empty", "file", "文件是空的，请重新选择。"));
    }
    let mut change = platform.change(&actor.by()).await?;
    let held = sessions::hold_session(change.db(), id).await?;
    held.ok_or_else(|| Problem::not_found("期培训"))?;
    let file = files::keep(
        platform,
        change.db(),
        &name,
        &media_type,
        &bytes,
        change.by().account,
    )
    .await?;
    let row = session_file::ActiveModel {
        id: Set(change.id::<Uuid>()),
        session_id: Set(id),
        kind: Set(kind),
        file_id: Set(file),
        added_by: Set(change.by().account),
        added_at: Set(change.at()),
    };
    session_file::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    change.audit(
        "session.add_file",
        "session",
        id,
        &serde_json::json!({ "kind": kind, "file": name }),
    );
    change.commit().await?;
    Ok(())
}

/// A file out of it.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn file_of(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    file: FileId,
) -> Result<Made, Problem> {
    whole(platform, actor, session).await?;
    let db = platform.database.reader();
    let kept = files_of(db, session).await?;
    let kept = kept.into_iter().find(|one| one.file == file);
    kept.ok_or_else(|| Problem::not_found("个文件"))?;
    let content = files::read(platform, db, file).await?;
    Ok(Made {
        name: content.name,
        media_type: "application/octet-stream",
        bytes: content.bytes,
    })
}
