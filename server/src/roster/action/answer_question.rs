//! The identity desk after an import was applied: its rows that still wait are settled one by one, each as a change of its
//! own.
use std::collections::BTreeMap;

use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::{PersonRef, RowResult, Totals};
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{ImportState, PartSubject, RowOutcome, SheetKind};
use sanyou_schema::entity::{change_part, change_set, import_row, roster_import};
use sea_orm::{ActiveModelTrait, IntoActiveModel, ModelTrait, Set};
use uuid::Uuid;

use super::compare::{Asked, Comparison, NOTHING_GRANTED, compare};
use super::decide_row::{checked, decision, keep};
use super::guarded::visible;
use super::transfers::{ask_for_rows, is_elsewhere};
use super::words::words;
use super::write_import::{Deed, write};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::ChangeSet;
use crate::roster::content::{NewPerson, RowContent};
use crate::roster::store::desk::WHO;
use crate::roster::store::{change_sets, desk, imports, rows};

/// Says whose a row is that waits since its import was applied, and writes it at once.
///
/// Problems: `identity.no_candidate` (422), `identity.not_writable` (409), `identity.settled` (409), `not_found` (404).
pub async fn answer_question(
    platform: &Platform,
    actor: &Actor,
    id: Uuid,
    (told, person): (&str, Option<Uuid>),
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (row, import) = waiting(&change, actor, id).await?;
    let decision = decision(told, person)?;
    imports::lock_tree(change.db(), import.unit_id).await?;
    // as it stands now that nobody else writes
    let row = rows::row_by_id(change.db(), id).await?.unwrap_or(row);
    if row.outcome != RowOutcome::Pending || row.code.as_deref() != Some(WHO) {
        let detail = "这一行已经有人处理过了，请刷新页面。";
        return Err(Problem::conflict("identity.settled", detail));
    }
    let mut content: RowContent = change.keys().open_json(&row.content_enc)?;
    let (what, person) = checked(&content.result, &decision)?;
    keep(&change, actor, (import.id, &row.sheet, row.row_no), what, person).await?;
    content.staged.decision = Some(decision);
    let (comparison, result) = compared(&change, &import, &content).await?;
    if is_elsewhere(&result) {
        // known whose it is, it is the other township's to say
        ask_for_rows(&mut change, &import, &[(&content, &result)]).await?;
        let person = result.person.as_ref().and_then(PersonRef::known);
        return finish(change, (row, import, content), &result, person).await;
    }
    refuse_what_waits(&result)?;
    let name = content.name.clone().unwrap_or_default();
    let deed = Deed {
        import: Some(import.id),
        day: change.today(),
        left: &BTreeMap::new(),
        set: ChangeSet {
            settles: Some(id),
            ..ChangeSet::by_hand(import.unit_id, format!("补录：{name}"))
        },
    };
    let written = write(&change, deed, &[&NewPerson::from(&content)], comparison).await?;
    let known = result.person.as_ref().and_then(PersonRef::known);
    let person = written.made.first().copied().flatten().or(known);
    finish(change, (row, import, content), &result, person).await
}

async fn finish(
    mut change: Change,
    (row, import, content): (import_row::Model, roster_import::Model, RowContent),
    result: &RowResult,
    person: Option<PersonId>,
) -> Result<(), Problem> {
    let id = row.id;
    settle(&change, row, import, content, result, person).await?;
    let detail = serde_json::json!({"outcome": result.outcome, "person": person});
    change.audit("roster.settle", "import_row", id, &detail);
    change.commit().await?;
    Ok(())
}

async fn waiting(
    change: &Change,
    actor: &Actor,
    id: Uuid,
) -> Result<(import_row::Model, roster_import::Model), Problem> {
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("个待认定的人");
    let row = rows::row_by_id(change.db(), id).await?.ok_or_else(missing)?;
    let import = visible(change.db(), actor, Capability::RosterWrite, row.import_id)
        .await
        .map_err(|_| missing())?;
    if import.state != ImportState::Applied {
        return Err(missing());
    }
    Ok((row, import))
}

/// What can't be written although it is known whose it is.
fn refuse_what_waits(result: &RowResult) -> Result<(), Problem> {
    if !matches!(result.outcome, RowOutcome::Pending | RowOutcome::Refused) {
        return Ok(());
    }
    let code = result.code.as_deref().unwrap_or_default();
    let words = words(code, None);
    let detail = format!(
        "还不能写入：{}。{}改好后请重新上传这份名单，或在人员页登记。",
        words.label, words.advice
    );
    Err(Problem::new(StatusCode::CONFLICT, "identity.not_writable", detail).with("why", code))
}

/// What a change set settled waits again: it was taken back with its person.
pub async fn reopen(change: &mut Change, set: &change_set::Model) -> Result<(), Problem> {
    let Some(id) = set.settles_row_id else {
        return Ok(());
    };
    let stands =
        |part: &change_part::Model| part.subject == PartSubject::Person && part.undone_by_set_id.is_none();
    if change_sets::parts_of(change.db(), set.id)
        .await?
        .iter()
        .any(stands)
    {
        return Ok(());
    }
    let Some(row) = rows::row_by_id(change.db(), id).await? else {
        return Ok(());
    };
    let import = imports::by_id(change.db(), row.import_id).await?;
    let import = import.ok_or_else(|| Problem::internal("a row of no import"))?;
    if let Some(decided) = desk::decision_of(change.db(), import.id, &row.sheet, row.row_no).await? {
        decided.delete(change.db()).await?;
    }
    let mut content: RowContent = change.keys().open_json(&row.content_enc)?;
    content.staged.decision = None;
    let (_, result) = compared(change, &import, &content).await?;
    settle(change, row, import, content, &result, None).await?;
    let detail = serde_json::json!({"outcome": result.outcome});
    change.audit("roster.reopen", "import_row", id, &detail);
    Ok(())
}

/// The row as it stands against what stands here now.
async fn compared(
    change: &Change,
    import: &roster_import::Model,
    content: &RowContent,
) -> Result<(Comparison, RowResult), Problem> {
    let asked = Asked {
        unit: import.unit_id,
        mode: import.mode,
        kind: SheetKind::Roster,
        day: change.today(),
        is_part: true,
        granted: NOTHING_GRANTED,
    };
    let staged = vec![content.staged.clone()];
    let comparison = compare(change.db(), change.keys(), asked, staged).await?;
    let result = comparison.diff.rows.first().cloned();
    let result = result.ok_or_else(|| Problem::internal("a row came to nothing"))?;
    Ok((comparison, result))
}

/// The row no longer waits, or waits again, and the import's counts say so.
async fn settle(
    change: &Change,
    row: import_row::Model,
    import: roster_import::Model,
    mut content: RowContent,
    result: &RowResult,
    person: Option<PersonId>,
) -> Result<(), Problem> {
    let totals: Option<Totals> = import
        .totals
        .as_deref()
        .map(serde_json::from_str)
        .transpose()
        .map_err(Problem::internal)?;
    if let Some(mut totals) = totals {
        totals.turn(row.outcome, result.outcome);
        let mut import = import.into_active_model();
        import.totals = Set(serde_json::to_string(&totals).ok());
        import.update(change.db()).await?;
    }
    let before = rows::marks_of(&content, row.code.as_deref());
    content.result = result.clone();
    let now = rows::marks_of(&content, result.code.as_deref());
    rows::mark_anew(change.db(), &row, before, now).await?;
    let mut row = row.into_active_model();
    row.outcome = Set(result.outcome);
    row.code = Set(result.code.clone());
    row.person_id = Set(person);
    row.content_enc = Set(change.keys().seal_json(&content));
    row.update(change.db()).await?;
    Ok(())
}
