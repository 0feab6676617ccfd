//! What the database says of itself, asked in each database's own words and answered alike.
use std::collections::{BTreeMap, BTreeSet};

use sanyou_schema::connect::Database;
use sea_orm::{ConnectionTrait, QueryResult, Statement};

/// The migrator's own list of steps.
const STEPS: &str = "seaql_migrations";

/// A column as the database has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    pub nullable: bool,
    /// In the database's own words, lower case.
    pub kind: String,
}

/// A check constraint: the column and the texts in quotes.
#[derive(Debug, PartialEq, Eq)]
pub struct Check {
    pub name: String,
    pub table: String,
    pub column: String,
    pub texts: BTreeSet<String>,
}

/// The columns of every table, by table and name.
pub async fn columns(database: &Database) -> BTreeMap<String, BTreeMap<String, Column>> {
    let rows = ask(
        database,
        "SELECT m.name AS t, c.name AS c, 1 - max(c.\"notnull\", c.pk > 0) AS n, c.type AS k
         FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'",
        "SELECT table_name::text AS t, column_name::text AS c,
                CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS n, data_type::text AS k
         FROM information_schema.columns WHERE table_schema = 'public'",
    )
    .await;
    let mut tables: BTreeMap<String, BTreeMap<String, Column>> = BTreeMap::new();
    for row in &rows {
        let nullable: i32 = row.try_get("", "n").unwrap();
        let column = Column {
            nullable: nullable == 1,
            kind: text(row, "k").to_lowercase(),
        };
        tables
            .entry(text(row, "t"))
            .or_default()
            .insert(text(row, "c"), column);
    }
    tables.remove(STEPS);
    tables
}

/// The unique indexes that are no primary keys: table and columns in order.
pub async fn unique_indexes(database: &Database) -> BTreeSet<(String, Vec<String>)> {
    let rows = ask(
        database,
        "SELECT m.name AS t, i.name AS i, c.name AS c
         FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
         WHERE m.type = 'table' AND i.\"unique\" = 1 AND i.origin <> 'pk' ORDER BY 1, 2, c.seqno",
        "SELECT t.relname::text AS t, i.relname::text AS i, a.attname::text AS c
         FROM pg_index x
         JOIN pg_class t ON t.oid = x.indrelid
         JOIN pg_class i ON i.oid = x.indexrelid
         JOIN pg_namespace s ON s.oid = t.relnamespace
         CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
         WHERE s.nspname = 'public' AND x.indisunique AND NOT x.indisprimary ORDER BY 1, 2, k.place",
    )
    .await;
    let mut indexes: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for row in &rows {
        indexes
            .entry((text(row, "t"), text(row, "i")))
            .or_default()
            .push(text(row, "c"));
    }
    indexes
        .into_iter()
        .map(|((table, _), columns)| (table, columns))
        .filter(|(table, _)| table != STEPS)
        .collect()
}

/// The references: by table and column the table that it refers to.
pub async fn references(database: &Database) -> BTreeMap<(String, String), String> {
    let rows = ask(
        database,
        "SELECT m.name AS t, f.\"from\" AS c, f.\"table\" AS r
         FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        "SELECT t.relname::text AS t, a.attname::text AS c, r.relname::text AS r FROM pg_constraint f
         JOIN pg_class t ON t.oid = f.conrelid
         JOIN pg_class r ON r.oid = f.confrelid
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1] WHERE f.contype = 'f'",
    )
    .await;
    rows.iter()
        .map(|row| ((text(row, "t"), text(row, "c")), text(row, "r")))
        .collect()
}

/// The columns that lead an index, also one of some rows only: table and column.
pub async fn leading(database: &Database) -> BTreeSet<(String, String)> {
    let rows = ask(
        database,
        "SELECT m.name AS t, c.name AS c
         FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
         WHERE m.type = 'table' AND c.seqno = 0",
        "SELECT t.relname::text AS t, a.attname::text AS c FROM pg_index x
         JOIN pg_class t ON t.oid = x.indrelid
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]",
    )
    .await;
    rows.iter().map(|row| (text(row, "t"), text(row, "c"))).collect()
}

/// The check constraints of every table that are over one column.
pub async fn checks(database: &Database) -> Vec<Check> {
    if database.is_postgres() {
        let rows = ask(
            database,
            "",
            "SELECT f.conname::text AS i, t.relname::text AS t, a.attname::text AS c,
                    pg_get_constraintdef(f.oid) AS d
             FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1]
             WHERE f.contype = 'c' AND cardinality(f.conkey) = 1 AND t.relnamespace = 'public'::regnamespace",
        )
        .await;
        return rows
            .iter()
            .map(|row| Check {
                name: text(row, "i"),
                table: text(row, "t"),
                column: text(row, "c"),
                texts: quoted(&text(row, "d")),
            })
            .collect();
    }
    let rows = ask(
        database,
        "SELECT name AS t, sql AS d FROM sqlite_master WHERE type = 'table'",
        "",
    )
    .await;
    rows.iter()
        .flat_map(|row| checks_in(&text(row, "t"), &text(row, "d")))
        .collect()
}

/// All names that somebody gave: tables, columns, indexes, constraints.
pub async fn names(database: &Database) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (table, columns) in columns(database).await {
        names.insert(table);
        names.extend(columns.into_keys());
    }
    names.extend(checks(database).await.into_iter().map(|check| check.name));
    if database.is_postgres() {
        let rows = ask(
            database,
            "",
            "SELECT conname::text AS i FROM pg_constraint WHERE connamespace = 'public'::regnamespace
             UNION SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public'",
        )
        .await;
        names.extend(rows.iter().map(|row| text(row, "i")));
    } else {
        let rows = ask(
            database,
            "SELECT name AS i, coalesce(sql, '') AS d FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
            "",
        )
        .await;
        for row in &rows {
            names.insert(text(row, "i"));
            let definition = text(row, "d");
            let constraints = definition.split("CONSTRAINT \"").skip(1);
            names.extend(constraints.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    names
}

/// Everything as one text, to tell whether anything changed.
pub async fn dump(database: &Database) -> String {
    let (columns, unique) = (columns(database).await, unique_indexes(database).await);
    let (references, checks) = (references(database).await, checks(database).await);
    let names = names(database).await;
    format!("{columns:#?}{unique:#?}{references:#?}{checks:#?}{names:#?}")
}

async fn ask(database: &Database, sqlite: &str, postgres: &str) -> Vec<QueryResult> {
    let reader = database.reader();
    let words = if database.is_postgres() { postgres } else { sqlite };
    let statement = Statement::from_string(reader.get_database_backend(), words);
    reader.query_all_raw(statement).await.unwrap()
}

fn text(row: &QueryResult, column: &str) -> String {
    row.try_get("", column).unwrap()
}

/// The checks in a `CREATE TABLE` as SQLite keeps it.
fn checks_in(table: &str, definition: &str) -> Vec<Check> {
    let mut found = Vec::new();
    let mut before = "";
    for part in definition.split("CHECK (") {
        if !before.is_empty() {
            let body = part.split_inclusive(')').next().unwrap();
            // one that is over several columns quotes none
            if let Some(column) = body.split('"').nth(1) {
                found.push(Check {
                    name: before.rsplit('"').nth(1).unwrap_or_default().to_owned(),
                    table: table.to_owned(),
                    column: column.to_owned(),
                    texts: quoted(body),
                });
            }
        }
        before = part;
    }
    found
}

/// The texts in single quotes.
fn quoted(definition: &str) -> BTreeSet<String> {
    definition
        .split('\'')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}
