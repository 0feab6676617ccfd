//! `/change-sets` and taking back.
use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{ChangeSetId, ImportId};
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState};
use sanyou_schema::entity::{change_part, change_set};
use uuid::Uuid;

use super::Begun;
use super::asked::{below, parsed};
use crate::account::display_names;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::access::paths_of;
use crate::roster::action::undo::{seen, undo_change_set, undo_import};
use crate::roster::store::change_sets;

/// How many of a list come at once.
const PAGE: u64 = 50;

/// How much is to be taken back.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct UndoBody {
    /// Whether the parts that were touched since stay as they are.
    pub partial: bool,
    /// With `partial`: the fingerprint of the refusal that named them.
    pub fingerprint: Option<String>,
}

/// An act that changed the roster.
#[derive(Debug, Object)]
pub struct ChangeSetSummary {
    /// Its id.
    pub id: Uuid,
    /// `import`, `by_hand`, `transfer`, `union` or `undo`.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// `done`, `undone` or `partly_undone`.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// What it was.
    pub title: String,
    /// Whose history it belongs to.
    pub unit: Uuid,
    /// The import, where it was one.
    pub import: Option<Uuid>,
    /// The change set that it took back, where it was an undo.
    pub undoes: Option<Uuid>,
    /// Who did it.
    pub made_by: Option<String>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// How many people, organisations and units it touched.
    pub parts: u64,
    /// Whether it may be taken back as far as its kind and state tell.
    pub undoable: bool,
}

/// One person, organisation or unit of a change set.
#[derive(Debug, Object)]
pub struct ChangePart {
    /// `person`, `organisation`, `party_organisation` or `unit`.
    pub subject: String,
    /// Its id.
    pub id: Uuid,
    /// Its name at the time.
    pub label: String,
    /// Whether it was taken back.
    pub undone: bool,
}

/// A change set with what it touched.
#[derive(Debug, Object)]
pub struct ChangeSetView {
    /// The act.
    pub summary: ChangeSetSummary,
    /// What it touched.
    pub parts: Vec<ChangePart>,
}

/// A page of change sets.
#[derive(Debug, Object)]
pub struct ChangeSetList {
    /// The newest first.
    pub items: Vec<ChangeSetSummary>,
    /// What the next page is asked for with; null on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

/// What changed the roster, and taking it back.
pub struct ChangeApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl ChangeApi {
    /// Takes an applied import back
    ///
    /// As an inverse change, for 30 days (a setting). Where parts were touched since, nothing is taken back and each is
    /// named; with `partial` and the fingerprint of that refusal the rest is. Problems: `import.undo_conflict` (409, with
    /// `conflicts` and `fingerprint`), `import.transition` (409), `change.too_old` (409), `change.nothing_left` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/undo",
        method = "post",
        operation_id = "undo_roster_import"
    )]
    async fn undo_roster_import(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<UndoBody>,
    ) -> Answer<Begun> {
        undo_import(&platform, &actor.0, ImportId(import.0), less(&body)?).await?;
        Ok(Begun::Begun)
    }

    /// What changed the roster, the newest first
    ///
    /// Of a unit's subtree, or of one person, organisation or unit. Problems: `request.malformed` (400), `not_found`
    /// (404), `role.missing` (403).
    #[oai(path = "/change-sets", method = "get", operation_id = "list_change_sets")]
    async fn list_change_sets(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The unit; all that the actor reaches if left out.
        unit: Query<Option<Uuid>>,
        /// The person, organisation or unit that was touched.
        subject: Query<Option<Uuid>>,
        /// Where the next page begins.
        cursor: Query<Option<String>>,
    ) -> Answer<Json<ChangeSetList>> {
        let actor = actor.0;
        actor.require(Capability::RosterWrite)?;
        let db = platform.database.reader();
        let below = below(&platform, &actor, unit.0).await?;
        let after = parsed(cursor.0.as_deref())?.map(ChangeSetId);
        let paths = paths_of(&actor, Capability::RosterWrite);
        let (rows, total) = change_sets::list(db, &paths, below.as_deref(), subject.0, after, PAGE).await?;
        let next = (rows.len() as u64 == PAGE).then(|| rows.last().map(|row| row.id.to_string()));
        Ok(Json(ChangeSetList {
            items: summaries(&platform, rows).await?,
            next: next.flatten(),
            total,
        }))
    }

    /// One change with what it touched
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/change-sets/:change_set",
        method = "get",
        operation_id = "get_change_set"
    )]
    async fn get_change_set(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        change_set: Path<Uuid>,
    ) -> Answer<Json<ChangeSetView>> {
        let db = platform.database.reader();
        let set = seen(db, &actor.0, ChangeSetId(change_set.0)).await?;
        let parts = change_sets::parts_of(db, set.id).await?;
        let summary = summaries(&platform, vec![set]).await?.pop();
        Ok(Json(ChangeSetView {
            summary: summary.ok_or_else(|| Problem::not_found("次变更"))?,
            parts: parts.into_iter().map(part).collect(),
        }))
    }

    /// Takes a change back
    ///
    /// As an import is taken back. Problems: `import.undo_conflict` (409, with `conflicts` and `fingerprint`),
    /// `change.undone` (409), `change.not_undoable` (409), `change.too_old` (409), `change.nothing_left` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/change-sets/:change_set/undo",
        method = "post",
        operation_id = "undo_change_set"
    )]
    async fn undo_change_set(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        change_set: Path<Uuid>,
        body: Json<UndoBody>,
    ) -> Answer<Begun> {
        undo_change_set(&platform, &actor.0, ChangeSetId(change_set.0), less(&body)?).await?;
        Ok(Begun::Begun)
    }
}

/// The fingerprint of a partial undo, which needs one.
fn less(body: &UndoBody) -> Answer<Option<&str>> {
    match (body.partial, body.fingerprint.as_deref()) {
        (false, _) => Ok(None),
        (true, Some(fingerprint)) => Ok(Some(fingerprint)),
        (true, None) => Err(Problem::field(
            "import.fingerprint",
            "fingerprint",
            "请先看清哪些部分不能撤销，再确认撤销其余部分。",
        )),
    }
}

fn part(row: change_part::Model) -> ChangePart {
    ChangePart {
        subject: row.subject.code().to_owned(),
        id: row.subject_id,
        label: row.label,
        undone: row.undone_by_set_id.is_some(),
    }
}

async fn summaries(platform: &Platform, rows: Vec<change_set::Model>) -> Answer<Vec<ChangeSetSummary>> {
    let db = platform.database.reader();
    let names = display_names(db, rows.iter().filter_map(|row| row.made_by).collect::<Vec<_>>()).await?;
    let ids: Vec<ChangeSetId> = rows.iter().map(|row| row.id).collect();
    let parts = change_sets::count_parts(db, &ids).await?;
    let summary = |row: change_set::Model| ChangeSetSummary {
        id: row.id.into(),
        kind: row.kind.code().to_owned(),
        kind_label: row.kind.label().to_owned(),
        state: row.state.code().to_owned(),
        state_label: row.state.label().to_owned(),
        title: row.title,
        unit: row.unit_id.into(),
        import: row.import_id.map(Into::into),
        undoes: row.undoes_id.map(Into::into),
        made_by: row.made_by.and_then(|id| names.get(&id).cloned()),
        made_at: row.made_at,
        parts: parts.get(&row.id).copied().unwrap_or_default().unsigned_abs(),
        undoable: row.kind != ChangeSetKind::Undo && row.state == ChangeSetState::Done,
    };
    Ok(rows.into_iter().map(summary).collect())
}
