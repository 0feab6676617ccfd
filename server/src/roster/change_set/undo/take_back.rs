//! Writes the inverse of a change set.
use std::collections::HashSet;

use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState, PartSubject};
use sanyou_schema::entity::change_set;
use sea_orm::{ActiveModelTrait, DbErr, IntoActiveModel, Set};
use uuid::Uuid;

use super::super::content::{Table, What};
use super::super::recorder::{ChangeSet, Part, Recorder};
use super::super::references::clear;
use super::{PORTION, Plan, nothing_left, open};
use crate::account::{keep_workers, remove_unused};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::store::change_sets::{self, Head};

/// Takes a change set back as planned, but for the parts that stand in the way. The inverse is a change set too. Opens each
/// part that goes once, some hundreds at a time.
///
/// Problems: `change.nothing_left` (409).
pub async fn perform(change: &mut Change, plan: Plan) -> Result<ChangeSetState, Problem> {
    if !plan.takes_any() {
        return Err(nothing_left());
    }
    let set = ChangeSet {
        kind: ChangeSetKind::Undo,
        unit: plan.set.unit_id,
        title: format!("撤销：{}", plan.set.title),
        import: None,
        undoes: Some(plan.set.id),
        settles: None,
    };
    let going: Vec<Head> = plan.going().copied().collect();
    let mut taking = Taking {
        recorder: Recorder::new(),
        people: Vec::new(),
    };
    for portion in going.chunks(PORTION) {
        taking.portion(change, &plan, &set, portion).await?;
    }
    let Taking { recorder, people } = taking;
    for portion in people.chunks(PORTION) {
        remove_unused(change.db(), portion).await?;
    }
    let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
    clear(change.db(), Table::Person, &ids).await?;
    recorder.write(change, set).await?;
    follow(change, &going, &people).await?;
    let state = if plan.conflicts.is_empty() {
        ChangeSetState::Undone
    } else {
        ChangeSetState::PartlyUndone
    };
    let detail = serde_json::json!({
        "change_set": plan.set.id, "parts": going.len(), "conflicts": plan.conflicts,
    });
    change.audit("roster.undo", "change_set", plan.set.id, &detail);
    settle(change, plan.set, state).await?;
    Ok(state)
}

/// What is taken back so far.
struct Taking {
    recorder: Recorder,
    /// People who were made, and go with the last portion.
    people: Vec<PersonId>,
}

impl Taking {
    async fn portion(
        &mut self,
        change: &Change,
        plan: &Plan,
        set: &ChangeSet,
        heads: &[Head],
    ) -> Result<(), Problem> {
        let (opened, now) = open(change.db(), change.keys(), heads).await?;
        let mut posts = Vec::new();
        for opened in &opened {
            let part = Part::from(opened.head);
            self.recorder.label(part, &opened.label);
            for row in &opened.changes {
                match (row.table, &row.what) {
                    (Table::Person, What::Made { .. }) if plan.recorded.contains(&row.id) => continue,
                    (Table::Person, What::Made { .. }) => self.people.push(PersonId(row.id)),
                    (Table::Appointment, What::Made { .. }) => posts.push(row.id),
                    _ => {}
                }
                let now = now.get(&(row.table, row.id));
                let batch = &mut self.recorder.batch;
                batch.take_back(row, now).map_err(Problem::internal)?;
                self.recorder.belongs(part, row.table, row.id);
            }
        }
        clear(change.db(), Table::Appointment, &posts).await?;
        self.recorder.write_part(change, set).await?;
        if let Some(by) = self.recorder.begun() {
            let ids: Vec<Uuid> = heads.iter().map(|head| head.id).collect();
            change_sets::mark_undone(change.db(), &ids, by).await?;
        }
        Ok(())
    }
}

async fn settle(change: &Change, set: change_set::Model, state: ChangeSetState) -> Result<(), DbErr> {
    let mut row = set.into_active_model();
    row.state = Set(state);
    row.update(change.db()).await?;
    Ok(())
}

/// The accounts of people whose posts or names are as before follow them; those of people who went are gone.
async fn follow(change: &Change, going: &[Head], gone: &[PersonId]) -> Result<(), DbErr> {
    let gone: HashSet<&PersonId> = gone.iter().collect();
    let people = going.iter().filter(|head| head.subject == PartSubject::Person);
    let people: Vec<PersonId> = people
        .map(|head| PersonId(head.subject_id))
        .filter(|id| !gone.contains(id))
        .collect();
    for portion in people.chunks(PORTION) {
        let workers = change_sets::homes(change.db(), portion, change.today()).await?;
        keep_workers(change, &workers, change.today()).await?;
    }
    Ok(())
}
