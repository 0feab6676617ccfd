//! Says what one sheet of a file is about.
use sanyou_import::SheetFound;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{AnswerKind, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::add::add;
use super::anew::{again, empty};
use super::kept::{kept, names_of};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::action::answer_name::{NewAnswer, remember};
use crate::roster::action::guarded::{summary_of, visible};
use crate::roster::action::reading::{SHEET, left_out};
use crate::roster::store::{imports, parts, turns};

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
