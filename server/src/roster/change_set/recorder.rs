//! Collects what one act does to the roster, and writes it with its inverse.
use std::collections::{BTreeMap, BTreeSet};

use sanyou_schema::domain::value::id::{
    ChangeSetId, ImportId, OrganisationId, PartyOrganisationId, PersonId, UnitId,
};
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState, PartSubject};
use sanyou_schema::entity::{change_part, change_set};
use sea_orm::DbErr;
use uuid::Uuid;

use super::content::{RowChange, Table};
use super::pointed::Pointed;
use super::recorded::{Batch, Outlived, Recorded, insert_models, remove_outlived};
use crate::platform::change::Change;
use crate::roster::store::change_sets::Head;

/// What an act is, as the history shows it.
#[derive(Debug, Clone)]
pub struct ChangeSet {
    /// What it came from.
    pub kind: ChangeSetKind,
    /// Whose history it belongs to.
    pub unit: UnitId,
    /// In a few words.
    pub title: String,
    /// The import that is applied.
    pub import: Option<ImportId>,
    /// The change set that is taken back.
    pub undoes: Option<ChangeSetId>,
    /// The row of an import that waited and is written now.
    pub settles: Option<Uuid>,
}

impl ChangeSet {
    /// An act on a page.
    pub fn by_hand(unit: UnitId, title: impl Into<String>) -> Self {
        Self {
            kind: ChangeSetKind::ByHand,
            unit,
            title: title.into(),
            import: None,
            undoes: None,
            settles: None,
        }
    }
}

/// Whose history a row belongs to; it is taken back with the others of the same, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// What it is.
    pub subject: PartSubject,
    /// Its id.
    pub id: Uuid,
}

impl From<Head> for Part {
    fn from(head: Head) -> Self {
        Self {
            subject: head.subject,
            id: head.subject_id,
        }
    }
}

impl From<PersonId> for Part {
    fn from(id: PersonId) -> Self {
        Self {
            subject: PartSubject::Person,
            id: id.into(),
        }
    }
}

impl From<OrganisationId> for Part {
    fn from(id: OrganisationId) -> Self {
        Self {
            subject: PartSubject::Organisation,
            id: id.into(),
        }
    }
}

impl From<PartyOrganisationId> for Part {
    fn from(id: PartyOrganisationId) -> Self {
        Self {
            subject: PartSubject::PartyOrganisation,
            id: id.into(),
        }
    }
}

impl From<UnitId> for Part {
    fn from(id: UnitId) -> Self {
        Self {
            subject: PartSubject::Unit,
            id: id.into(),
        }
    }
}

/// A portion of an act, ready to be written.
#[derive(Debug)]
pub struct Collected {
    /// The change set, with its first portion.
    begins: Option<change_set::Model>,
    batch: Batch,
    parts: Vec<change_part::Model>,
}

impl Collected {
    /// Writes it.
    pub async fn write(self, change: &Change) -> Result<(), DbErr> {
        let db = change.db();
        insert_models::<change_set::Entity, _>(db, self.begins.into_iter()).await?;
        self.batch.write(db).await?;
        insert_models::<change_part::Entity, _>(db, self.parts.into_iter()).await
    }
}

/// Collects rows; nothing is written before [`Recorder::write`] or [`Recorder::write_part`].
#[derive(Debug, Default)]
pub struct Recorder {
    /// The change set, once some of it is written.
    set: Option<ChangeSetId>,
    pub(super) batch: Batch,
    /// What goes once the last portion is written.
    outlived: Outlived,
    parts: BTreeMap<Part, BTreeSet<(Table, Uuid)>>,
    labels: BTreeMap<Part, String>,
}

impl Recorder {
    /// Empty.
    pub fn new() -> Self {
        Self::default()
    }

    /// The name that the history shows for a part.
    pub fn label(&mut self, part: impl Into<Part>, label: &str) {
        self.labels.insert(part.into(), label.to_owned());
    }

    /// A row to be made.
    pub fn make<M: Recorded>(&mut self, part: impl Into<Part>, row: M) {
        self.note::<M>(part, row.row_id());
        M::rows(&mut self.batch).make(row);
    }

    /// A row to be written over.
    pub fn change<M: Recorded>(&mut self, part: impl Into<Part>, before: &M, after: M) {
        self.note::<M>(part, after.row_id());
        M::rows(&mut self.batch).change(before, after);
    }

    /// A column of another feature's row that is turned from one person to another.
    pub fn point(
        &mut self,
        part: impl Into<Part>,
        column: Pointed,
        id: Uuid,
        (before, after): (String, String),
    ) {
        self.belongs(part.into(), Table::Pointed(column), id);
        self.batch.pointers.turn(column, id, before, after);
    }

    fn note<M: Recorded>(&mut self, part: impl Into<Part>, id: Uuid) {
        self.parts.entry(part.into()).or_default().insert((M::TABLE, id));
    }

    pub(super) fn belongs(&mut self, part: Part, table: Table, id: Uuid) {
        self.parts.entry(part).or_default().insert((table, id));
    }

    /// The change set, once a part of it is written.
    pub fn begun(&self) -> Option<ChangeSetId> {
        self.set
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Writes the rows, and the change set with its inverse. Costs a statement a 500 rows made and one a row changed.
    pub async fn write(mut self, change: &Change, set: ChangeSet) -> Result<ChangeSetId, DbErr> {
        self.write_part(change, &set).await?;
        if let Some(id) = self.set {
            remove_outlived(change.db(), &self.outlived).await?;
            return Ok(id);
        }
        let row = self.begin(change, &set);
        let id = row.id;
        insert_models::<change_set::Entity, _>(change.db(), std::iter::once(row)).await?;
        Ok(id)
    }

    /// Writes what was collected so far, so that a large act holds no more than a portion of its rows. What belongs to
    /// one [`Part`] must be written at once.
    pub async fn write_part(&mut self, change: &Change, set: &ChangeSet) -> Result<(), DbErr> {
        match self.take(change, set) {
            Some(collected) => collected.write(change).await,
            None => Ok(()),
        }
    }

    /// What was collected so far, for [`Collected::write`]: its inverse is sealed here, so that one portion can be made
    /// ready while another is written. They must be written in their order.
    pub fn take(&mut self, change: &Change, set: &ChangeSet) -> Option<Collected> {
        if self.is_empty() {
            return None;
        }
        let begins = self.set.is_none().then(|| self.begin(change, set));
        let id = self.set?;
        let parts = self.parts.iter();
        let parts = parts.filter_map(|(part, rows)| self.sealed(change, id, *part, rows));
        let parts = parts.collect();
        self.parts.clear();
        self.labels.clear();
        let batch = std::mem::take(&mut self.batch);
        for (table, ids) in batch.outlived() {
            self.outlived.entry(table).or_default().extend(ids);
        }
        Some(Collected { begins, batch, parts })
    }

    fn begin(&mut self, change: &Change, set: &ChangeSet) -> change_set::Model {
        let id: ChangeSetId = change.id();
        self.set = Some(id);
        change_set::Model {
            id,
            kind: set.kind,
            state: ChangeSetState::Done,
            unit_id: set.unit,
            title: set.title.clone(),
            import_id: set.import,
            undoes_id: set.undoes,
            settles_row_id: set.settles,
            made_by: change.by().account,
            made_at: change.at(),
        }
    }

    fn sealed(
        &self,
        change: &Change,
        set: ChangeSetId,
        part: Part,
        rows: &BTreeSet<(Table, Uuid)>,
    ) -> Option<change_part::Model> {
        let changes: Vec<RowChange> = rows
            .iter()
            .filter_map(|(table, id)| {
                let what = self.batch.what(*table, *id)?;
                Some(RowChange {
                    table: *table,
                    id: *id,
                    what,
                })
            })
            .collect();
        (!changes.is_empty()).then(|| change_part::Model {
            id: change.id(),
            change_set_id: set,
            subject: part.subject,
            subject_id: part.id,
            label: self.labels.get(&part).cloned().unwrap_or_else(|| "—".to_owned()),
            content_enc: change.keys().seal_json(&changes),
            undone_by_set_id: None,
        })
    }
}
