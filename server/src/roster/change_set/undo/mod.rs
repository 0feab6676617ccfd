//! Taking a change set back: its inverse, less the parts that were touched since, each of which is named.
//!
//! A set of a large import has a part a person. They are opened by some hundreds at a time: once to see what stands in the
//! way, and once more to take them back; of each no more is held than its id and those of its rows.
mod look;
mod take_back;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use poem::http::StatusCode;
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState, PartSubject};
use sanyou_schema::entity::change_set;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::content::{RowChange, Table};
use super::recorded::standing;
use super::recorder::Part;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::change_sets::{self, Head};

pub use look::plan;
pub use take_back::perform;

/// How many parts are opened at a time; few in tests, so that small sets have several portions too.
const PORTION: usize = if cfg!(test) { 3 } else { 500 };

/// A part that can't be taken back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Conflict {
    /// What it is.
    pub subject: PartSubject,
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub label: String,
    /// Why not, in words.
    pub why: String,
}

/// What taking a change set back would do.
pub struct Plan {
    set: change_set::Model,
    parts: Vec<Head>,
    /// Parts that stay: those in the way, and what they stand on.
    staying: HashSet<Part>,
    /// Persons whose row stays for the records that name it.
    recorded: HashSet<Uuid>,
    /// Parts that can't be taken back.
    pub conflicts: Vec<Conflict>,
}

impl Plan {
    /// The hash over what stands in the way: what was shown is what is then left.
    pub fn fingerprint(&self) -> String {
        let told = serde_json::to_string(&(self.set.id, &self.conflicts)).unwrap_or_default();
        crate::platform::keys::sha256_hex(told.as_bytes())
    }

    /// Whether some part can still be taken back.
    pub fn takes_any(&self) -> bool {
        self.going().next().is_some()
    }

    fn going(&self) -> impl Iterator<Item = &Head> {
        self.parts
            .iter()
            .filter(|head| !self.staying.contains(&Part::from(**head)))
    }
}

/// Whether a change set may be taken back as far as its kind, its state and its day tell.
///
/// Problems: `change.undone` (409), `change.not_undoable` (409), `change.too_old` (409).
pub fn may_be_undone(set: &change_set::Model, at: DateTime<Utc>, days: u32) -> Result<(), Problem> {
    if set.kind == ChangeSetKind::Undo {
        let detail = "这是一次撤销，不能再撤销；要恢复，请重新导入或重新登记。";
        return Err(Problem::conflict("change.not_undoable", detail));
    }
    if set.state != ChangeSetState::Done {
        let detail = format!("这次变更{}，不能再撤销。", set.state.label());
        return Err(Problem::conflict("change.undone", detail));
    }
    if at - set.made_at > TimeDelta::days(days.into()) {
        let detail = format!("这次变更已超过 {days} 天，不能整批撤销；请在人员页、组织页逐项更正。");
        return Err(Problem::conflict("change.too_old", detail));
    }
    Ok(())
}

/// The refusal that names what stands in the way.
///
/// The code is `import.undo_conflict`: the contract's name stands for every change set.
pub fn refusal(conflicts: &[Conflict], fingerprint: &str) -> Problem {
    let named: Vec<String> = conflicts
        .iter()
        .take(5)
        .map(|conflict| format!("{}{}", conflict.label, conflict.why))
        .collect();
    let more = if conflicts.len() > named.len() {
        format!("等 {} 处", conflicts.len())
    } else {
        String::new()
    };
    let detail = format!("{}{more}，不能一起撤销。可以只撤销其余部分。", named.join("；"));
    Problem::new(StatusCode::CONFLICT, "import.undo_conflict", detail)
        .with("conflicts", conflicts)
        .with("fingerprint", fingerprint)
}

/// The refusal where every part was touched since.
pub fn nothing_left() -> Problem {
    let detail = "没有能撤销的部分：每一处后来都改过或用过。";
    Problem::conflict("change.nothing_left", detail)
}

/// A part with its rows, as they were written and as they stand now.
struct Opened {
    head: Head,
    label: String,
    changes: Vec<RowChange>,
}

/// Opens some parts, in their order.
async fn open(
    db: &impl ConnectionTrait,
    keys: &Keys,
    heads: &[Head],
) -> Result<(Vec<Opened>, HashMap<(Table, Uuid), Value>), Problem> {
    let ids: Vec<Uuid> = heads.iter().map(|head| head.id).collect();
    let mut rows = change_sets::parts_by_id(db, &ids).await?;
    let mut opened = Vec::with_capacity(heads.len());
    for head in heads {
        let row = rows
            .remove(&head.id)
            .ok_or_else(|| Problem::internal("a part is gone"))?;
        opened.push(Opened {
            head: *head,
            changes: keys.open_json(&row.content_enc)?,
            label: row.label,
        });
    }
    let changes = opened.iter().flat_map(|opened| &opened.changes);
    let ids: Vec<(Table, Uuid)> = changes.map(|row| (row.table, row.id)).collect();
    let now = standing(db, &ids).await?;
    Ok((opened, now))
}

#[cfg(test)]
mod tests {
    use sanyou_schema::domain::value::id::{ChangeSetId, UnitId};

    use super::*;

    fn set(kind: ChangeSetKind, state: ChangeSetState) -> change_set::Model {
        change_set::Model {
            id: ChangeSetId(Uuid::nil()),
            kind,
            state,
            unit_id: UnitId(Uuid::nil()),
            title: "导入 名册.xlsx".to_owned(),
            import_id: None,
            undoes_id: None,
            settles_row_id: None,
            made_by: None,
            made_at: "2026-11-01T09:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn what_was_done_is_taken_back_for_so_many_days() {
        use ChangeSetKind as K;
        use ChangeSetState as S;
        let (last, later) = ("2026-12-01T09:00:00Z", "2026-12-01T09:00:01Z");
        for (kind, state, at, want) in [
            (K::Import, S::Done, last, None),
            (K::Import, S::Done, later, Some("change.too_old")),
            (K::Import, S::Undone, last, Some("change.undone")),
            (K::Import, S::PartlyUndone, last, Some("change.undone")),
            (K::Undo, S::Done, last, Some("change.not_undoable")),
        ] {
            let may = may_be_undone(&set(kind, state), at.parse().unwrap(), 30);
            assert_eq!(
                may.err().map(|why| why.code().to_owned()).as_deref(),
                want,
                "{state:?} {at}"
            );
        }
    }
}
