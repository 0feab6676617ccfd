//! Columns of other features' rows that a union of two persons turns from the one to the other: written and taken back by
//! column, since the rows themselves are not the roster's.
use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::content::{RowChange, Table, What};
use super::recorded::PORTION;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointed {
    /// Whose an account is.
    Account,
    /// Whether an account may sign in.
    AccountState,
    /// Who is told.
    Notice,
    /// Who is asked for.
    Transfer,
    /// Of whom something is said to be wrong.
    Correction,
    /// Whose place in a session.
    Enrolment,
    /// Who is not to be named.
    SetAside,
    /// Whose hours.
    Credit,
    /// The key by which they are counted once.
    CreditKey,
    /// Whose application.
    Application,
    /// The key by which one is open at a time.
    ApplicationKey,
    /// Whose certificate.
    Certificate,
    /// Who read a lesson so far.
    MaterialProgress,
    /// Who tried a course's test.
    CourseTry,
    /// Who finished a course.
    CourseCompletion,
}

impl Pointed {
    /// Its table and column.
    pub const fn column(self) -> (&'static str, &'static str) {
        match self {
            Self::Account => ("account", "person_id"),
            Self::AccountState => ("account", "state"),
            Self::Notice => ("notice", "person_id"),
            Self::Transfer => ("transfer_request", "person_id"),
            Self::Correction => ("correction", "person_id"),
            Self::Enrolment => ("enrolment", "person_id"),
            Self::SetAside => ("set_aside", "person_id"),
            Self::Credit => ("credit_entry", "person_id"),
            Self::CreditKey => ("credit_entry", "live_key"),
            Self::Application => ("application", "person_id"),
            Self::ApplicationKey => ("application", "open_key"),
            Self::Certificate => ("certificate", "person_id"),
            Self::MaterialProgress => ("material_progress", "person_id"),
            Self::CourseTry => ("course_try", "person_id"),
            Self::CourseCompletion => ("course_completion", "person_id"),
        }
    }

    /// The column of whose each value a person has one row at most.
    const fn once_by(self) -> Option<&'static str> {
        match self {
            Self::Enrolment | Self::SetAside => Some("session_id"),
            Self::MaterialProgress => Some("material_id"),
            Self::CourseCompletion => Some("course_id"),
            _ => None,
        }
    }

    const fn is_text(self) -> bool {
        matches!(self, Self::AccountState | Self::CreditKey | Self::ApplicationKey)
    }
}

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
