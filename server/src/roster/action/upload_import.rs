//! Takes a roster in: the file is kept, and a job reads it.
use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{ImportId, UnitId};
use sanyou_schema::domain::value::{ImportMode, ImportState, SheetKind, UnitTree};
use sanyou_schema::entity::roster_import;
use sea_orm::{EntityTrait, Set};

use super::parts::add::same_parts;
use super::reading::limits;
use super::take_over::take_over;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files::{self, MAX_BYTES};
use crate::platform::keys::sha256_hex;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::store::imports;
use crate::unit::named_units;

/// A file that came.
#[derive(Debug)]
pub struct Upload {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// The unit whose roster it is.
    pub unit: UnitId,
    /// What it may do.
    pub mode: ImportMode,
    /// Whether it names some of the unit's people alone: nobody is missing from it.
    pub is_part: bool,
    /// What it is about; none: its headers and titles tell.
    pub kind: Option<SheetKind>,
}

/// Keeps the file and leaves it to be read; a new import each time.
///
/// Problems: `file.empty` (422), `file.too_large` (413), `not_found` (404), `role.missing` (403).
pub async fn upload_import(platform: &Platform, actor: &Actor, upload: Upload) -> Result<ImportId, Problem> {
    actor.require(Capability::RosterWrite)?;
    if upload.bytes.is_empty() {
        let detail = "这个文件里没有内容，请检查是不是选错了文件。";
        return Err(Problem::field("file.empty", "file", detail));
    }
    let mut change = platform.change(&actor.by()).await?;
    let units = named_units(change.db(), platform.clock.today()).await?;
    let unit = units
        .iter()
        .find(|unit| unit.row.id == upload.unit && unit.row.tree == UnitTree::Territory)
        .filter(|unit| may_in(actor, Capability::RosterWrite, &unit.row.path))
        .ok_or_else(|| Problem::not_found("个单位"))?;
    let most = limits(change.db(), unit.row.id, platform.clock.today())
        .await?
        .bytes;
    if upload.bytes.len() > most.min(MAX_BYTES) {
        return Err(too_large(most.min(MAX_BYTES)));
    }
    let earlier = imports::same_content(change.db(), unit.row.id, &sha256_hex(&upload.bytes)).await?;
    let media_type = "application/octet-stream";
    let file = files::keep(
        platform,
        change.db(),
        &upload.name,
        media_type,
        &upload.bytes,
        Some(actor.account),
    )
    .await?;
    let id: ImportId = change.id();
    let row = roster_import::ActiveModel {
        id: Set(id),
        unit_id: Set(unit.row.id),
        file_id: Set(file),
        mode: Set(upload.mode),
        state: Set(ImportState::Reading),
        as_of: Set(platform.clock.today()),
        earlier_id: Set(earlier),
        rows_of_id: Set(None),
        report_enc: Set(None),
        totals: Set(None),
        fingerprint: Set(None),
        progress: Set(0),
        failure: Set(None),
        failure_text: Set(None),
        released_by: Set(None),
        release_reason: Set(None),
        created_by: Set(actor.account),
        created_at: Set(change.at()),
        applied_by: Set(None),
        applied_at: Set(None),
        leased_until: Set(None),
        turn: Set(0),
        undo_by: Set(None),
        undo_less: Set(None),
        tell: Set(false),
        is_part: Set(upload.is_part),
        left_out_sheets: Set(None),
        choices_enc: Set(None),
        kind: Set(upload.kind),
        part_of_id: Set(None),
        sheet_kinds: Set(None),
    };
    roster_import::Entity::insert(row).exec(change.db()).await?;
    if let Some(earlier) = earlier {
        take_over(&change, earlier, id).await?;
        if upload.kind.is_none() {
            same_parts(&change, earlier, id).await?;
        }
    }
    let detail = serde_json::json!({"file": upload.name, "unit": unit.name});
    change.audit("roster.upload", "roster_import", id, &detail);
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(id)
}

/// The refusal of a file over the limit of its unit.
pub fn too_large(most: usize) -> Problem {
    // a setting is written in MB with a decimal at most
    let tenths = most.saturating_mul(10) >> 20;
    let megabytes = match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    };
    let detail = format!(
        "文件超过上限：最大 {megabytes} MB。请删去图片和空白区域，或分成几个文件上传。这个上限是县里的设置“导入的文件最大多少 MB”（import.max_bytes）定的。"
    );
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "file.too_large", detail)
}
