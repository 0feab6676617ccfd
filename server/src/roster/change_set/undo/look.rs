//! What stands in the way of taking a change set back.
use std::collections::{BTreeMap, HashMap, HashSet};

use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::change_set;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::Value;
use uuid::Uuid;

use super::super::content::{RowChange, Table, What, digest};
use super::super::recorder::Part;
use super::super::references::{Held, Reference, references};
use super::{Conflict, Opened, PORTION, Plan, open};
use crate::account::in_use;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::change_sets::{self, Head};

/// Looks what stands in the way of taking a change set back. Opens each of its parts once.
pub async fn plan(db: &impl ConnectionTrait, keys: &Keys, set: change_set::Model) -> Result<Plan, Problem> {
    let parts = change_sets::heads_of(db, set.id).await?;
    let mut looking = Looking::default();
    let mut first = 0;
    for portion in parts.chunks(PORTION) {
        let (opened, now) = open(db, keys, portion).await?;
        for (part, opened) in (first..).zip(&opened) {
            looking.compare(part, opened, &now);
        }
        first += portion.len();
    }
    looking.see_references(db).await?;
    let staying = looking.staying();
    let conflicts = conflicts(db, &set, &parts, &looking.touched).await?;
    Ok(Plan {
        staying: staying.into_iter().map(|part| Part::from(parts[part])).collect(),
        recorded: looking.recorded,
        set,
        parts,
        conflicts,
    })
}

/// A row that the change set made, and that others may refer to.
struct Made {
    id: Uuid,
    part: usize,
    /// Its place among the rows of its part.
    at: usize,
}

/// What is seen; parts are told by their place among all.
#[derive(Default)]
struct Looking {
    /// Each row that goes or is changed back, with its part.
    going: HashMap<(Table, Uuid), usize>,
    made: BTreeMap<Table, Vec<Made>>,
    /// For each part that can't be taken back the first of its rows that is in the way, and why.
    touched: BTreeMap<usize, (usize, String)>,
    /// A part, and one whose row it refers to.
    stands_on: Vec<(usize, usize)>,
    recorded: HashSet<Uuid>,
}

impl Looking {
    /// Compares the rows of a part with what stands here now.
    fn compare(&mut self, part: usize, opened: &Opened, now: &HashMap<(Table, Uuid), Value>) {
        for (at, row) in opened.changes.iter().enumerate() {
            let key = (row.table, row.id);
            let now = now.get(&key);
            if let Some(why) = changed_since(row, now) {
                self.is_touched(part, at, why.to_owned());
            }
            // what it made goes, what it changed no longer refers to what it made
            if !matches!(row.what, What::Removed { .. }) {
                self.going.insert(key, part);
            }
            if matches!(row.what, What::Made { .. }) && now.is_some() && is_referred_to(row.table) {
                let made = Made { id: row.id, part, at };
                self.made.entry(row.table).or_default().push(made);
            }
        }
    }

    fn is_touched(&mut self, part: usize, at: usize, why: String) {
        let known = self.touched.get(&part);
        if known.is_none_or(|(before, _)| at < *before) {
            self.touched.insert(part, (at, why));
        }
    }

    /// Looks who refers to what was made.
    async fn see_references(&mut self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        for (table, made) in std::mem::take(&mut self.made) {
            for portion in made.chunks(PORTION) {
                let ids: Vec<Uuid> = portion.iter().map(|made| made.id).collect();
                let found = references(db, table, &ids).await?;
                let mut used = HashSet::new();
                if table == Table::Person {
                    let people: Vec<PersonId> = ids.iter().map(|id| PersonId(*id)).collect();
                    used = in_use(db, &people).await?;
                }
                for made in portion {
                    if used.contains(&PersonId(made.id)) {
                        self.is_touched(made.part, made.at, "本人已启用账号".to_owned());
                    }
                    for by in found.get(&made.id).into_iter().flatten() {
                        self.see(made, *by);
                    }
                }
            }
        }
        Ok(())
    }

    fn see(&mut self, made: &Made, by: Reference) {
        match by.held {
            Held::Live(what) => self.is_touched(made.part, made.at, format!("后来{what}")),
            Held::Record => {
                self.recorded.insert(made.id);
            }
            Held::WithIt(table) => match self.going.get(&(table, by.from)) {
                None => self.is_touched(made.part, made.at, with_it(table).to_owned()),
                Some(part) if *part != made.part => self.stands_on.push((*part, made.part)),
                Some(_) => {}
            },
            Held::Account | Held::Clears => {}
        }
    }

    /// Parts that are in the way, and what they stand on: an organisation that was made stays where a part that stays
    /// refers to it, and so does what that stands on.
    fn staying(&self) -> HashSet<usize> {
        let mut staying: HashSet<usize> = self.touched.keys().copied().collect();
        loop {
            let known = staying.len();
            for (by, on) in &self.stands_on {
                if staying.contains(by) {
                    staying.insert(*on);
                }
            }
            if staying.len() == known {
                return staying;
            }
        }
    }
}

/// Why a row does not stand as the change set left it.
fn changed_since(row: &RowChange, now: Option<&Value>) -> Option<&'static str> {
    match (&row.what, now) {
        (What::Made { digest: made }, Some(now)) => (digest(now) != *made).then_some("后来改过"),
        (What::Changed { after, .. }, Some(now)) => {
            let same = after.iter().all(|(column, value)| now.get(column) == Some(value));
            (!same).then_some("后来改过")
        }
        (What::Removed { .. }, Some(_)) => Some("后来又恢复了"),
        // taken away since: nothing is left to take back
        (What::Made { .. } | What::Removed { .. }, None) => None,
        (What::Changed { .. }, None) => Some("后来删除了"),
    }
}

fn is_referred_to(table: Table) -> bool {
    matches!(
        table,
        Table::Person | Table::Organisation | Table::PartyOrganisation | Table::Alliance
    )
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

/// The parts in the way with their names, and with what touched them where that is a change set.
async fn conflicts(
    db: &impl ConnectionTrait,
    set: &change_set::Model,
    parts: &[Head],
    touched: &BTreeMap<usize, (usize, String)>,
) -> Result<Vec<Conflict>, DbErr> {
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let later = change_sets::later_parts(db, set).await?;
    let ids: Vec<Uuid> = touched.keys().map(|part| parts[*part].id).collect();
    let labels = change_sets::labels_of(db, &ids).await?;
    let conflict = |(part, (_, why)): (&usize, &(usize, String))| {
        let head = &parts[*part];
        let by = later.get(&head.subject_id).map(|title| format!("（{title}）"));
        Conflict {
            subject: head.subject,
            id: head.subject_id,
            label: labels.get(&head.id).cloned().unwrap_or_default(),
            why: format!("{why}{}", by.unwrap_or_default()),
        }
    };
    let mut conflicts: Vec<Conflict> = touched.iter().map(conflict).collect();
    conflicts.sort();
    Ok(conflicts)
}
