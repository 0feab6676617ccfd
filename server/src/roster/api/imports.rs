//! `/roster-imports`.
use std::time::Duration;

use futures_util::stream::BoxStream;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::{EventStream, Json};
use poem_openapi::types::multipart::Upload as UploadedFile;
use poem_openapi::{Multipart, Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::SheetKind;
use sanyou_schema::domain::value::id::{ImportId, UnitId};
use uuid::Uuid;

use super::answers::{Beside, ImportSummary, ImportView, summary_view, view};
use super::asked::{below, parsed, parsed_kind, parsed_mode, seen};
use super::fields::field_views;
use super::follow::{ImportEvent, events};
use super::sheets::file_view;
use super::{Begun, Done, NewImport, Uploaded};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::files::MAX_BYTES;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::{Answer, Problem};
use crate::roster::access::paths_of;
use crate::roster::action::apply_import::apply_import;
use crate::roster::action::choose_kind::choose_kind;
use crate::roster::action::guarded::summary_of;
use crate::roster::action::reading::township_names;
use crate::roster::action::release_import::release_import;
use crate::roster::action::show_import::{is_short, questions, show};
use crate::roster::action::transfers::agreed;
use crate::roster::action::upload_import::{Upload, too_large, upload_import};
use crate::roster::action::workbook::{Extent, marked_workbook};
use crate::roster::store::{change_sets, desk, imports};

/// How many of a list come at once.
const PAGE: u64 = 50;

/// A roster that is sent.
#[derive(Debug, Multipart)]
pub struct UploadForm {
    /// The file: .xlsx, .xlsm, .xlsb, .xls, .ods or .csv, up to the setting `import.max_bytes` (50 MB at most).
    pub file: UploadedFile,
    /// The unit whose roster it is, an id of `/units`.
    pub unit: String,
    /// `both` (if left out), `add`, `update` or `fill`.
    pub mode: Option<String>,
    /// `true` where it names some of the unit's people alone: nobody is missing from it.
    pub part: Option<String>,
    /// What the file is about: `roster`, `units`, `assessment` …; left out, its headers and titles tell.
    pub kind: Option<String>,
}

/// A page of imports.
#[derive(Debug, Object)]
pub struct ImportList {
    /// The newest first.
    pub items: Vec<ImportSummary>,
    /// What the next page is asked for with; null on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

/// What was previewed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ApplyBody {
    /// The fingerprint that the import showed.
    pub fingerprint: String,
}

/// What a file is about.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct KindBody {
    /// `roster`, `units`, `assessment`, `honour`, `star`, `alliance`, `pair`, `talent`, `charter`, `cross_post`.
    pub kind: String,
}

/// Why a guarded import may pass.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ReleaseBody {
    /// The reason; it is kept.
    pub reason: String,
}

/// Roster imports.
pub struct ImportApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl ImportApi {
    /// Takes a roster in
    ///
    /// The file is kept and a job reads it; nothing is written to the roster before it is applied. A new import each
    /// time. Problems: `file.empty` (422), `file.too_large` (413), `import.mode` (422), `import.kind` (422),
    /// `not_found` (404), `role.missing` (403).
    #[oai(path = "/roster-imports", method = "post", operation_id = "upload_roster")]
    async fn upload_roster(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        form: UploadForm,
    ) -> Answer<Uploaded> {
        if form.file.size() > MAX_BYTES {
            return Err(too_large(MAX_BYTES));
        }
        let unit = form
            .unit
            .trim()
            .parse()
            .map_err(|_| Problem::not_found("个单位"))?;
        let mode = form
            .mode
            .as_deref()
            .map(str::trim)
            .filter(|mode| !mode.is_empty());
        let mode = parsed_mode(mode.unwrap_or("both"))?;
        let kind = form
            .kind
            .as_deref()
            .map(str::trim)
            .filter(|kind| !kind.is_empty());
        let kind = kind.map(parsed_kind).transpose()?;
        let name = form.file.file_name().unwrap_or("名单").to_owned();
        let name = name.rsplit(['/', '\\']).next().unwrap_or("名单").to_owned();
        let bytes = form.file.into_vec().await.map_err(Problem::internal)?;
        let upload = Upload {
            name,
            bytes,
            unit: UnitId(unit),
            mode,
            is_part: form.part.as_deref().map(str::trim) == Some("true"),
            kind,
        };
        let id = upload_import(&platform, &actor.0, upload).await?;
        Ok(Uploaded::Accepted(Json(NewImport { id: id.into() })))
    }

    /// The imports of the account's units, the newest first
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports",
        method = "get",
        operation_id = "list_roster_imports"
    )]
    async fn list_roster_imports(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
        cursor: Query<Option<String>>,
    ) -> Answer<Json<ImportList>> {
        let actor = actor.0;
        actor.require(Capability::RosterWrite)?;
        let db = platform.database.reader();
        let below = below(&platform, &actor, unit.0).await?;
        let after = parsed(cursor.0.as_deref())?.map(ImportId);
        let paths = paths_of(&actor, Capability::RosterWrite);
        let (mut rows, total) = imports::list(db, &paths, below.as_deref(), after, PAGE + 1).await?;
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = rows.len() > page;
        rows.truncate(page);
        let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            items.push(summary_view(show(&platform, row).await?));
        }
        Ok(Json(ImportList { items, next, total }))
    }

    /// An import: how it stands, what came, what is wrong with which cell, what it would do
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import",
        method = "get",
        operation_id = "get_roster_import"
    )]
    async fn get_roster_import(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
    ) -> Answer<Json<ImportView>> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let summary = summary_of(&platform.keys, &row)?;
        let shown = show(&platform, row).await?;
        let file = file_view(&platform, &shown.row, &summary).await?;
        let asked = questions(&summary) + usize::from(file.asks());
        let short = is_short(&platform, &shown, asked).await?;
        let db = platform.database.reader();
        let decided = desk::missing_of(db, shown.row.id).await?;
        let townships = township_names(db, shown.row.as_of).await?;
        let beside = Beside {
            short,
            file,
            fields: field_views(shown.row.kind.unwrap_or(SheetKind::Roster), &townships),
            agreed: agreed(db, &platform.keys, shown.row.id).await?,
            written: change_sets::count_written(db, shown.row.id).await?,
        };
        Ok(Json(view(shown, summary, &decided, beside)?))
    }

    /// The progress of an import, as server-sent events until it rests
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/events",
        method = "get",
        operation_id = "follow_roster_import"
    )]
    async fn follow_roster_import(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
    ) -> Answer<EventStream<BoxStream<'static, ImportEvent>>> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        Ok(EventStream::new(events(platform.0.clone(), row.id)).keep_alive(Duration::from_secs(15)))
    }

    /// Says what the file is about, where it was not clear or was told wrong
    ///
    /// It is then read as that. Problems: `import.kind` (422), `import.transition` (409), `not_found` (404),
    /// `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/kind",
        method = "post",
        operation_id = "choose_roster_import_kind"
    )]
    async fn choose_roster_import_kind(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<KindBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        choose_kind(&platform, &actor.0, row.id, parsed_kind(&body.kind)?).await?;
        Ok(Begun::Begun)
    }

    /// Applies what was previewed
    ///
    /// In one transaction, by a job. Problems: `import.stale` (409, with the new `fingerprint`), `import.guarded` (409,
    /// with the counts as `guard`), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/apply",
        method = "post",
        operation_id = "apply_roster_import"
    )]
    async fn apply_roster_import(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<ApplyBody>,
    ) -> Answer<Begun> {
        apply_import(&platform, &actor.0, ImportId(import.0), &body.fingerprint).await?;
        Ok(Begun::Begun)
    }

    /// Lets a guarded import pass
    ///
    /// By a second person: another account with the same role at the same or a higher unit, for a township the county,
    /// in `small` the auditor too. Problems: `second.same_account` (403), `second.not_entitled` (403),
    /// `import.reason_missing` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/release",
        method = "post",
        operation_id = "release_roster_import"
    )]
    async fn release_roster_import(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<ReleaseBody>,
    ) -> Answer<Done> {
        release_import(&platform, &actor.0, ImportId(import.0), &body.reason).await?;
        Ok(Done::Done)
    }

    /// The file as it came, faults marked, with what became of each row
    ///
    /// An .xlsx or .xlsm keeps its look; of any other kind a new .xlsx is made. `rows=failed`: just the rows that were
    /// refused or wait for a decision, below the file's own header, to be mended and sent again. Problems:
    /// `import.unread` (409), `import.none_failed` (409), `filter.unknown` (422), `not_found` (404), `role.missing`
    /// (403).
    #[oai(
        path = "/roster-imports/:import/workbook",
        method = "get",
        operation_id = "roster_import_workbook"
    )]
    async fn roster_import_workbook(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        rows: Query<Option<String>>,
    ) -> Answer<FileAnswer> {
        let extent = match rows.0.as_deref() {
            None | Some("" | "all") => Extent::All,
            Some("failed") => Extent::Failed,
            Some(_) => return Err(Problem::field("filter.unknown", "rows", "没有这个筛选项。")),
        };
        let marked = marked_workbook(&platform, &actor.0, ImportId(import.0), extent).await?;
        Ok(download(&marked.name, marked.media_type, marked.bytes))
    }
}
