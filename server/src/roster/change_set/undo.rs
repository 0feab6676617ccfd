//! Taking a change set back: its inverse, less the parts that were touched since, each of which is named.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::TimeDelta;
use poem::http::StatusCode;
use sanyou_schema::domain::value::id::{ChangeSetId, PersonId};
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState, PartSubject};
use sanyou_schema::entity::{change_part, change_set};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::content::{RowChange, Table, What, digest};
use super::recorded::{PORTION, standing};
use super::recorder::{ChangeSet, Part, Recorder};
use super::references::{Held, Reference, clear, references};
use crate::account::{in_use, keep_workers, remove_unused};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::store::change_sets;

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
    parts: Vec<Opened>,
    now: HashMap<(Table, Uuid), Value>,
    /// Persons whose row stays for the records that name it.
    recorded: HashSet<Uuid>,
    /// Parts that can't be taken back.
    pub conflicts: Vec<Conflict>,
    /// Parts that stay because one of those stands on them.
    kept: HashSet<Part>,
}

struct Opened {
    row: change_part::Model,
    part: Part,
    changes: Vec<RowChange>,
}

impl Plan {
    /// The hash over what stands in the way: what was shown is what is then left.
    pub fn fingerprint(&self) -> String {
        let told = serde_json::to_string(&(self.set.id, &self.conflicts)).unwrap_or_default();
        crate::platform::keys::sha256_hex(told.as_bytes())
    }

    /// Whether some part can still be taken back.
    pub fn takes_any(&self) -> bool {
        self.parts.iter().any(|opened| !self.stays(opened))
    }

    fn stays(&self, opened: &Opened) -> bool {
        self.kept.contains(&opened.part)
            || self
                .conflicts
                .iter()
                .any(|conflict| conflict.subject == opened.part.subject && conflict.id == opened.part.id)
    }
}

/// Looks what stands in the way of taking a change set back.
///
/// Problems: `change.undone` (409), `change.not_undoable` (409), `change.too_old` (409).
pub async fn plan(change: &Change, id: ChangeSetId, days: i64) -> Result<Plan, Problem> {
    let db = change.db();
    let set = change_sets::by_id(db, id)
        .await?
        .ok_or_else(|| Problem::not_found("次变更"))?;
    if set.kind == ChangeSetKind::Undo {
        let detail = "这是一次撤销，不能再撤销；要恢复，请重新导入或重新登记。";
        return Err(Problem::conflict("change.not_undoable", detail));
    }
    if set.state != ChangeSetState::Done {
        let detail = format!("这次变更{}，不能再撤销。", set.state.label());
        return Err(Problem::conflict("change.undone", detail));
    }
    if change.at() - set.made_at > TimeDelta::days(days) {
        let detail = format!("这次变更已超过 {days} 天，不能整批撤销；请在人员页、组织页逐项更正。");
        return Err(Problem::conflict("change.too_old", detail));
    }
    let mut parts = Vec::new();
    for row in change_sets::parts_of(db, id).await? {
        parts.push(Opened {
            part: Part {
                subject: row.subject,
                id: row.subject_id,
            },
            changes: change.keys().open_json(&row.content_enc)?,
            row,
        });
    }
    let ids: Vec<(Table, Uuid)> = rows_of(&parts).map(|row| (row.table, row.id)).collect();
    let mut plan = Plan {
        set,
        now: standing(db, &ids).await?,
        parts,
        recorded: HashSet::new(),
        conflicts: Vec::new(),
        kept: HashSet::new(),
    };
    find_conflicts(change, &mut plan).await?;
    plan.conflicts.sort();
    Ok(plan)
}

fn rows_of(parts: &[Opened]) -> impl Iterator<Item = &RowChange> {
    parts.iter().flat_map(|opened| &opened.changes)
}

fn made(parts: &[Opened], table: Table) -> Vec<Uuid> {
    rows_of(parts)
        .filter(|row| row.table == table && matches!(row.what, What::Made { .. }))
        .map(|row| row.id)
        .collect()
}

async fn find_conflicts(change: &Change, plan: &mut Plan) -> Result<(), Problem> {
    let people = made(&plan.parts, Table::Person);
    let mut found: HashMap<Uuid, Vec<Reference>> = HashMap::new();
    for table in [
        Table::Person,
        Table::Organisation,
        Table::PartyOrganisation,
        Table::Alliance,
    ] {
        found.extend(references(change.db(), table, &made(&plan.parts, table)).await?);
    }
    let mut used: HashSet<PersonId> = HashSet::new();
    for portion in people.chunks(PORTION) {
        let portion: Vec<PersonId> = portion.iter().map(|id| PersonId(*id)).collect();
        used.extend(in_use(change.db(), &portion).await?);
    }
    let later = change_sets::later_parts(change.db(), &plan.set).await?;
    let going: HashSet<(Table, Uuid)> = rows_of(&plan.parts)
        // what it made goes, what it changed no longer refers to what it made
        .filter(|row| !matches!(row.what, What::Removed { .. }))
        .map(|row| (row.table, row.id))
        .collect();
    let mut conflicts = Vec::new();
    for opened in &plan.parts {
        let why = opened
            .changes
            .iter()
            .find_map(|row| touched(row, plan.now.get(&(row.table, row.id)), &found, &going, &used));
        if let Some(why) = why {
            let by = later.get(&opened.part.id).map(|title| format!("（{title}）"));
            conflicts.push(Conflict {
                subject: opened.part.subject,
                id: opened.part.id,
                label: opened.row.label.clone(),
                why: why + by.as_deref().unwrap_or_default(),
            });
        }
    }
    plan.conflicts = conflicts;
    keep_what_is_stood_on(plan, &found);
    let records = people.iter().filter(|id| {
        let of_person = found.get(*id).into_iter().flatten();
        of_person.clone().any(|reference| reference.held == Held::Record)
    });
    plan.recorded = records.copied().collect();
    Ok(())
}

/// Why a row can't be taken back; nothing where it stands as the change set left it and nothing was built on it.
fn touched(
    row: &RowChange,
    now: Option<&Value>,
    found: &HashMap<Uuid, Vec<Reference>>,
    going: &HashSet<(Table, Uuid)>,
    used: &HashSet<PersonId>,
) -> Option<String> {
    match (&row.what, now) {
        (What::Made { digest: made }, Some(now)) => {
            if digest(now) != *made {
                return Some("后来改过".to_owned());
            }
            if row.table == Table::Person && used.contains(&PersonId(row.id)) {
                return Some("本人已启用账号".to_owned());
            }
            found
                .get(&row.id)
                .into_iter()
                .flatten()
                .find_map(|by| match by.held {
                    Held::Live(what) => Some(format!("后来{what}")),
                    Held::WithIt(table) if !going.contains(&(table, by.from)) => {
                        Some(with_it(table).to_owned())
                    }
                    _ => None,
                })
        }
        (What::Changed { after, .. }, Some(now)) => {
            let same = after.iter().all(|(column, value)| now.get(column) == Some(value));
            (!same).then(|| "后来改过".to_owned())
        }
        (What::Removed { .. }, Some(_)) => Some("后来又恢复了".to_owned()),
        // taken away since: nothing is left to take back
        (What::Made { .. } | What::Removed { .. }, None) => None,
        (What::Changed { .. }, None) => Some("后来删除了".to_owned()),
    }
}

fn with_it(table: Table) -> &'static str {
    match table {
        Table::Appointment => "后来增加了任职",
        Table::Coverage => "后来增加了党组织覆盖",
        Table::OrganisationCheck => "后来增加了摸排记录",
        Table::Fact => "后来增加了年度情况",
        Table::Alliance | Table::AllianceMember => "后来加入了党建联盟",
        Table::Pairing => "后来结了对子",
        _ => "后来改过名称",
    }
}

/// Organisations that the change set made stay where a part that stays refers to them, and so do units below them.
fn keep_what_is_stood_on(plan: &mut Plan, found: &HashMap<Uuid, Vec<Reference>>) {
    let mut owner: HashMap<(Table, Uuid), Part> = HashMap::new();
    for opened in &plan.parts {
        owner.extend(
            opened
                .changes
                .iter()
                .map(|row| ((row.table, row.id), opened.part)),
        );
    }
    loop {
        let staying: HashSet<Part> = plan
            .parts
            .iter()
            .filter(|opened| plan.stays(opened))
            .map(|opened| opened.part)
            .collect();
        let stood_on = plan
            .parts
            .iter()
            .filter(|opened| !plan.stays(opened))
            .filter(|opened| {
                let references = opened
                    .changes
                    .iter()
                    .filter_map(|row| found.get(&row.id))
                    .flatten();
                references.into_iter().any(|by| match by.held {
                    Held::WithIt(table) => owner
                        .get(&(table, by.from))
                        .is_some_and(|part| *part != opened.part && staying.contains(part)),
                    _ => false,
                })
            });
        let stood_on: Vec<Part> = stood_on.map(|opened| opened.part).collect();
        if stood_on.is_empty() {
            return;
        }
        plan.kept.extend(stood_on);
    }
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

/// Takes a change set back as planned, but for the parts that stand in the way. The inverse is a change set too.
///
/// Problems: `change.nothing_left` (409).
pub async fn perform(change: &mut Change, plan: Plan) -> Result<ChangeSetState, Problem> {
    if !plan.takes_any() {
        return Err(nothing_left());
    }
    let (recorder, taken) = inverse(&plan)?;
    let going: Vec<&Opened> = plan.parts.iter().filter(|opened| !plan.stays(opened)).collect();
    let removed: Vec<Uuid> = made_of(&going, Table::Person)
        .filter(|id| !plan.recorded.contains(id))
        .collect();
    for portion in removed.chunks(PORTION) {
        let people: Vec<PersonId> = portion.iter().map(|id| PersonId(*id)).collect();
        remove_unused(change.db(), &people).await?;
    }
    clear(change.db(), Table::Person, &removed).await?;
    let posts: Vec<Uuid> = made_of(&going, Table::Appointment).collect();
    clear(change.db(), Table::Appointment, &posts).await?;
    let state = if plan.conflicts.is_empty() {
        ChangeSetState::Undone
    } else {
        ChangeSetState::PartlyUndone
    };
    let set = ChangeSet {
        kind: ChangeSetKind::Undo,
        unit: plan.set.unit_id,
        title: format!("撤销：{}", plan.set.title),
        import: None,
        undoes: Some(plan.set.id),
        settles: None,
    };
    let id = recorder.write(change, set).await?;
    mark(change, &plan, &taken, id, state).await?;
    follow(change, &going).await?;
    let detail = serde_json::json!({
        "change_set": plan.set.id, "parts": taken.len(), "conflicts": plan.conflicts,
    });
    change.audit("roster.undo", "change_set", plan.set.id, &detail);
    Ok(state)
}

fn made_of<'a>(going: &'a [&Opened], table: Table) -> impl Iterator<Item = Uuid> + 'a {
    let rows = going.iter().flat_map(|opened| &opened.changes);
    rows.filter(move |row| row.table == table && matches!(row.what, What::Made { .. }))
        .map(|row| row.id)
}

/// The inverse, and the parts that it takes back.
fn inverse(plan: &Plan) -> Result<(Recorder, Vec<Uuid>), Problem> {
    let mut recorder = Recorder::new();
    let mut taken = Vec::new();
    for opened in plan.parts.iter().filter(|opened| !plan.stays(opened)) {
        taken.push(opened.row.id);
        recorder.label(opened.part, &opened.row.label);
        for row in &opened.changes {
            let stays = row.table == Table::Person && plan.recorded.contains(&row.id);
            if stays && matches!(row.what, What::Made { .. }) {
                continue;
            }
            let now = plan.now.get(&(row.table, row.id));
            recorder.batch.take_back(row, now).map_err(Problem::internal)?;
            recorder.belongs(opened.part, row.table, row.id);
        }
    }
    Ok((recorder, taken))
}

async fn mark(
    change: &Change,
    plan: &Plan,
    taken: &[Uuid],
    by: ChangeSetId,
    state: ChangeSetState,
) -> Result<(), DbErr> {
    for portion in taken.chunks(PORTION) {
        change_part::Entity::update_many()
            .col_expr(change_part::Column::UndoneBySetId, Expr::value(by))
            .filter(change_part::Column::Id.is_in(portion.iter().copied()))
            .exec(change.db())
            .await?;
    }
    let mut row = plan.set.clone().into_active_model();
    row.state = Set(state);
    row.update(change.db()).await?;
    Ok(())
}

/// The accounts of people whose posts or names are as before follow them.
async fn follow(change: &Change, going: &[&Opened]) -> Result<(), DbErr> {
    let people: BTreeSet<PersonId> = going
        .iter()
        .filter(|opened| opened.part.subject == PartSubject::Person)
        .map(|opened| PersonId(opened.part.id))
        .collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    for portion in people.chunks(PORTION) {
        let workers = change_sets::homes(change.db(), portion, change.today()).await?;
        keep_workers(change, &workers, change.today()).await?;
    }
    Ok(())
}
