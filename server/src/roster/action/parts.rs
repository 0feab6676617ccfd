//! A file with sheets of several kinds: an import a kind, sharing the file and told together.
//!
//! The first import keeps which sheet is of which kind; each reads those of its own. A sheet whose kind is not clear is
//! read by none until somebody says what it is.
use poem::http::StatusCode;
use sanyou_import::SheetFound;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{AnswerKind, ImportState, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};

use super::answer_name::{NewAnswer, remember};
use super::choose_kind::{CURABLE, NO_SHEETS};
use super::guarded::{summary_of, visible};
use super::reading::left_out;
use super::upload_import::take_over;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{By, Change};
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::{imports, parts, rows, turns};

/// What remembered kinds of sheets are about.
pub const SHEET: &str = "sheet";

/// What a sheet is about.
#[derive(Debug)]
pub struct SheetMeans {
    /// The sheet.
    pub sheet: String,
    /// Its kind.
    pub kind: SheetKind,
    /// Whether later files of the unit with the same header are read so.
    pub remember: bool,
}

/// Which sheet is of which kind, as the first import of a file keeps it; none where all are of its own kind.
pub fn kept(first: &roster_import::Model) -> Result<Option<Vec<SheetFound>>, Problem> {
    let sheets = first.sheet_kinds.as_deref().map(serde_json::from_str);
    sheets.transpose().map_err(Problem::internal)
}

/// The sheets that an import reads, where others of its file are of other kinds.
pub async fn own_sheets(
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<Option<Vec<String>>, Problem> {
    let sheets = kept(&parts::first_of(db, import).await?)?;
    Ok(sheets.map(|sheets| names_of(&sheets, import.kind)))
}

fn names_of(sheets: &[SheetFound], kind: Option<SheetKind>) -> Vec<String> {
    let own = sheets.iter().filter(|sheet| kind.is_some() && sheet.kind == kind);
    own.map(|sheet| sheet.name.clone()).collect()
}

/// Makes an import of every kind that the sheets of a file are of; they are then read, each as its own.
pub async fn split(
    platform: &Platform,
    import: &roster_import::Model,
    sheets: Vec<SheetFound>,
) -> Result<(), Problem> {
    let id = import.id;
    let mut change = platform.change_when_free(&By::system()).await?;
    let Some(first) = turns::locked_at(change.db(), (id, import.turn)).await? else {
        return Ok(());
    };
    let clear = || sheets.iter().filter_map(|sheet| sheet.kind);
    let is_roster = |kind: &SheetKind| *kind == SheetKind::Roster;
    let kind = clear().find(is_roster).or_else(|| clear().next());
    if first.state != ImportState::Reading || first.kind.is_some() || kind.is_none() {
        return Ok(());
    }
    turns::next_turn(change.db(), id).await?;
    let mut row = first.into_active_model();
    row.kind = Set(kind);
    row.sheet_kinds = Set(Some(serde_json::to_string(&sheets).map_err(Problem::internal)?));
    let first = row.update(change.db()).await?;
    let told: Vec<_> = sheets.iter().map(|sheet| (&sheet.name, sheet.kind)).collect();
    change.audit(
        "roster.parts",
        "roster_import",
        id,
        &serde_json::json!({"sheets": told}),
    );
    add_missing(&change, &first, &sheets).await?;
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(())
}

/// Adds an import for each kind of a file's sheets that has none yet.
pub async fn add_missing(
    change: &Change,
    first: &roster_import::Model,
    sheets: &[SheetFound],
) -> Result<(), Problem> {
    let there = parts::of_file(change.db(), first.id).await?;
    let mut has: Vec<Option<SheetKind>> = there.iter().map(|part| part.kind).collect();
    for kind in sheets.iter().filter_map(|sheet| sheet.kind) {
        if !has.contains(&Some(kind)) {
            has.push(Some(kind));
            add(change, first, kind).await?;
        }
    }
    Ok(())
}

async fn add(change: &Change, first: &roster_import::Model, kind: SheetKind) -> Result<(), Problem> {
    let before = match first.earlier_id {
        Some(earlier) => parts::of_file(change.db(), earlier).await?,
        None => Vec::new(),
    };
    let earlier = before.into_iter().find(|part| part.kind == Some(kind));
    let id: ImportId = change.id();
    let row = roster_import::Model {
        id,
        kind: Some(kind),
        state: ImportState::Reading,
        part_of_id: Some(first.id),
        sheet_kinds: None,
        earlier_id: earlier.as_ref().map(|earlier| earlier.id),
        rows_of_id: None,
        report_enc: None,
        totals: None,
        fingerprint: None,
        progress: 0,
        failure: None,
        failure_text: None,
        released_by: None,
        release_reason: None,
        applied_by: None,
        applied_at: None,
        leased_until: None,
        turn: 0,
        undo_by: None,
        undo_less: None,
        tell: false,
        left_out_sheets: None,
        choices_enc: None,
        created_at: change.at(),
        ..first.clone()
    };
    roster_import::Entity::insert(row.into_active_model().reset_all())
        .exec(change.db())
        .await?;
    match earlier {
        Some(earlier) => take_over(change, earlier.id, id).await,
        None => Ok(()),
    }
}

/// Says what one sheet of a file is about. It is then read by the import of that kind, which is made where there is
/// none; the one that it leaves is read again without it.
///
/// Problems: `import.sheet` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
pub async fn choose_sheet(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    means: SheetMeans,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = visible(change.db(), actor, Capability::RosterWrite, id).await?;
    let first = parts::first_of(change.db(), &import).await?;
    let first = turns::locked(change.db(), first.id).await?.unwrap_or(first);
    let mut sheets = sheets_of(change.keys(), &first)?;
    let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.name == means.sheet) else {
        let detail = "文件里没有这个表，请刷新页面后重试。";
        return Err(Problem::field("import.sheet", "sheet", detail));
    };
    let from = sheet.kind.replace(means.kind);
    let header = sheet.header.clone();
    if let (true, Some(header)) = (means.remember, &header) {
        let answer = NewAnswer {
            unit: first.unit_id,
            kind: AnswerKind::Value,
            topic: SHEET,
            question: header,
            answer: Some(means.kind.code().to_owned()),
        };
        remember(&change, actor, answer).await?;
    }
    let detail = serde_json::json!({"sheet": means.sheet, "kind": means.kind, "remember": means.remember});
    change.audit("roster.choose", "roster_import", id, &detail);
    if from != Some(means.kind) {
        regroup(platform, &change, &first, &sheets, (from, means.kind)).await?;
    }
    change.commit().await?;
    platform.wake.now("roster.read");
    Ok(())
}

/// The sheets of a file with their kinds, whether they are kept already or not.
fn sheets_of(keys: &Keys, first: &roster_import::Model) -> Result<Vec<SheetFound>, Problem> {
    if let Some(sheets) = kept(first)? {
        return Ok(sheets);
    }
    let mut sheets = summary_of(keys, first)?.found;
    for name in left_out(first)? {
        if !sheets.iter().any(|sheet| sheet.name == name) {
            sheets.push(SheetFound {
                form: false,
                name,
                kind: first.kind,
                likely: Vec::new(),
                header: None,
            });
        }
    }
    Ok(sheets)
}

/// Keeps the new kinds, and has those imports read again whose sheets are others now.
async fn regroup(
    platform: &Platform,
    change: &Change,
    first: &roster_import::Model,
    sheets: &[SheetFound],
    (from, to): (Option<SheetKind>, SheetKind),
) -> Result<(), Problem> {
    let mut row = first.clone().into_active_model();
    row.sheet_kinds = Set(Some(serde_json::to_string(sheets).map_err(Problem::internal)?));
    row.update(change.db()).await?;
    let there = parts::of_file(change.db(), first.id).await?;
    let of = |kind: Option<SheetKind>| there.iter().find(|part| kind.is_some() && part.kind == kind);
    let (giver, taker) = (of(from), of(Some(to)));
    let is_emptied = giver.is_some_and(|giver| names_of(sheets, giver.kind).is_empty());
    match (giver, taker) {
        (Some(giver), None) if is_emptied => again(platform, change, giver, Some(to)).await?,
        (giver, taker) => {
            if let Some(giver) = giver {
                if is_emptied {
                    empty(change, giver, to).await?;
                } else {
                    again(platform, change, giver, giver.kind).await?;
                }
            }
            if let Some(taker) = taker {
                again(platform, change, taker, taker.kind).await?;
            } else {
                let first = imports::by_id(change.db(), first.id).await?;
                add(change, &first.ok_or_else(|| Problem::not_found("次导入"))?, to).await?;
            }
        }
    }
    Ok(())
}

/// Whether another choice may still be made for it.
fn is_open(import: &roster_import::Model) -> Result<(), Problem> {
    let open = match import.state {
        ImportState::Reading | ImportState::Staged | ImportState::Guarded => true,
        ImportState::Failed => {
            let code = import.failure.as_deref();
            code.is_some_and(|code| CURABLE.contains(&code))
        }
        _ => false,
    };
    if open {
        return Ok(());
    }
    let kind = import.kind.map_or("", SheetKind::label);
    let detail = format!("“{kind}”那一部分已经写入或不能再改。要换类型，请先撤销它，再把文件传一次。");
    Err(Problem::new(StatusCode::CONFLICT, "import.transition", detail).with("state", import.state))
}

/// Has an import read again, as that kind.
async fn again(
    platform: &Platform,
    change: &Change,
    import: &roster_import::Model,
    kind: Option<SheetKind>,
) -> Result<(), Problem> {
    is_open(import)?;
    turns::next_turn(change.db(), import.id).await?;
    let mut row = import.clone().into_active_model();
    row.kind = Set(kind);
    row.as_of = Set(platform.clock.today());
    row.fingerprint = Set(None);
    row.update(change.db()).await?;
    Ok(())
}

/// What one kind's sheets wrote is what those of the others are compared with: they are read again.
pub async fn others_anew(change: &Change, written: &roster_import::Model) -> Result<(), Problem> {
    let first = written.part_of_id.unwrap_or(written.id);
    for part in parts::of_file(change.db(), first).await? {
        if part.id != written.id && part.state.next(ImportAction::Reread).is_some() {
            turns::next_turn(change.db(), part.id).await?;
        }
    }
    Ok(())
}

/// Nothing is left of an import: its last sheet is another kind's.
async fn empty(change: &Change, import: &roster_import::Model, to: SheetKind) -> Result<(), Problem> {
    is_open(import)?;
    rows::delete_rows(change.db(), import.id).await?;
    // whoever reads it throws its work away
    turns::next_turn(change.db(), import.id).await?;
    let mut row = import.clone().into_active_model();
    row.state = Set(ImportState::Failed);
    row.failure = Set(Some(NO_SHEETS.to_owned()));
    row.failure_text = Set(Some(format!(
        "这里的表都归到“{}”里了，这一部分不用再办。",
        to.label()
    )));
    row.report_enc = Set(None);
    row.totals = Set(None);
    row.fingerprint = Set(None);
    row.update(change.db()).await?;
    Ok(())
}
