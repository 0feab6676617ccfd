//! What a union turns in other features' rows: written and taken back by column, since the rows themselves are not the
//! roster's.
use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::content::{PORTION, RowChange, Table, What};
use super::pointed::Pointed;

/// What a change set turns: by column and row, before and after.
#[derive(Debug, Default)]
pub struct Pointers(BTreeMap<(Pointed, Uuid), (String, String)>);

impl Pointers {
    /// Turns one.
    pub fn turn(&mut self, column: Pointed, id: Uuid, before: String, after: String) {
        self.0.insert((column, id), (before, after));
    }

    /// What is done to one, for the history.
    pub fn what(&self, pointed: Pointed, id: Uuid) -> Option<What> {
        let (before, after) = self.0.get(&(pointed, id))?;
        let (_, column) = pointed.column();
        let one = |value: &str| Map::from_iter([(column.to_owned(), Value::from(value))]);
        Some(What::Changed {
            before: one(before),
            after: one(after),
        })
    }

    /// Takes one back.
    pub fn take_back(&mut self, pointed: Pointed, row: &RowChange, now: Option<&Value>) {
        let What::Changed { before, after } = &row.what else {
            return;
        };
        let (_, column) = pointed.column();
        let text = |values: &Map<String, Value>| Some(values.get(column)?.as_str()?.to_owned());
        if let (Some(before), Some(after), Some(_)) = (text(before), text(after), now) {
            self.turn(pointed, row.id, after, before);
        }
    }

    /// Writes all of them; a statement each.
    pub async fn write(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        for ((pointed, id), (_, after)) in &self.0 {
            let (table, column) = pointed.column();
            let mut update = Query::update();
            update.table(Alias::new(table));
            match (pointed.is_text(), after.parse::<Uuid>()) {
                (false, Ok(after)) => update.value(Alias::new(column), after),
                _ => update.value(Alias::new(column), after.as_str()),
            };
            update.and_where(Expr::col(Alias::new("id")).eq(*id));
            db.execute(&update).await?;
        }
        Ok(())
    }
}

/// How the columns of these rows stand now.
pub async fn standing(
    db: &impl ConnectionTrait,
    rows: &[(Table, Uuid)],
) -> Result<HashMap<(Table, Uuid), Value>, DbErr> {
    let mut by_column: BTreeMap<Pointed, Vec<Uuid>> = BTreeMap::new();
    for (table, id) in rows {
        if let Table::Pointed(pointed) = table {
            by_column.entry(*pointed).or_default().push(*id);
        }
    }
    let mut found = HashMap::new();
    for (pointed, ids) in by_column {
        for portion in ids.chunks(PORTION) {
            for (id, value) in read(db, pointed, "id", portion).await? {
                let (_, column) = pointed.column();
                found.insert((Table::Pointed(pointed), id), serde_json::json!({column: value}));
            }
        }
    }
    Ok(found)
}

/// The rows whose `by` column is one of these, with what the column holds.
pub async fn read(
    db: &impl ConnectionTrait,
    pointed: Pointed,
    by: &str,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Option<String>)>, DbErr> {
    let (table, column) = pointed.column();
    let select = Query::select()
        .column(Alias::new("id"))
        .column(Alias::new(column))
        .from(Alias::new(table))
        .and_where(Expr::col(Alias::new(by)).is_in(ids.iter().copied()))
        .to_owned();
    let mut found = Vec::new();
    for row in db.query_all(&select).await? {
        let value = if pointed.is_text() {
            row.try_get("", column)?
        } else {
            row.try_get::<Option<Uuid>>("", column)?.map(|id| id.to_string())
        };
        found.push((row.try_get("", "id")?, value));
    }
    Ok(found)
}

/// The rows of `goes` that `stays` has as well (a place in the same session, the same lesson): they can't be turned.
pub async fn twice(
    db: &impl ConnectionTrait,
    pointed: Pointed,
    stays: Uuid,
    goes: Uuid,
) -> Result<HashSet<Uuid>, DbErr> {
    let Some(once) = pointed.once_by() else {
        return Ok(HashSet::new());
    };
    let (table, column) = pointed.column();
    let mut of = HashMap::new();
    for person in [stays, goes] {
        let select = Query::select()
            .columns([Alias::new("id"), Alias::new(once)])
            .from(Alias::new(table))
            .and_where(Expr::col(Alias::new(column)).eq(person))
            .to_owned();
        let rows = db.query_all(&select).await?;
        let rows = rows
            .iter()
            .map(|row| Ok((row.try_get("", "id")?, row.try_get("", once)?)));
        of.insert(person, rows.collect::<Result<Vec<(Uuid, Uuid)>, DbErr>>()?);
    }
    let mine: HashSet<Uuid> = of
        .remove(&stays)
        .unwrap_or_default()
        .into_iter()
        .map(|(_, once)| once)
        .collect();
    let theirs = of.remove(&goes).unwrap_or_default().into_iter();
    Ok(theirs
        .filter(|(_, once)| mine.contains(once))
        .map(|(id, _)| id)
        .collect())
}
