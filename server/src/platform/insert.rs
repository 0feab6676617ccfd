//! Rows of a table, many at once.
use std::fmt::Write;

use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DbBackend, DbErr, EntityTrait, IdenStatic, Iterable,
    Statement,
};

/// How many rows one statement makes: of the widest table no more values than either database takes at once.
const PORTION: usize = 500;

/// Makes rows of a table, some hundreds a statement. All rows of a statement tell the same columns.
///
/// The statement is written here and not by the query builder, which wraps and copies each value: an import of a hundred
/// thousand rows makes nine million of them.
pub async fn insert_all<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: impl IntoIterator<Item = E::ActiveModel, IntoIter: Send> + Send,
) -> Result<(), DbErr>
where
    E::ActiveModel: Send,
{
    let mut rows = rows.into_iter();
    loop {
        let portion: Vec<E::ActiveModel> = rows.by_ref().take(PORTION).collect();
        match statement::<E>(db.get_database_backend(), portion)? {
            Some(insert) => db.execute_raw(insert).await?,
            None => return Ok(()),
        };
    }
}

/// The statement that makes these rows; none where there is no row.
fn statement<E: EntityTrait>(
    backend: DbBackend,
    rows: Vec<E::ActiveModel>,
) -> Result<Option<Statement>, DbErr> {
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let columns: Vec<E::Column> = E::Column::iter()
        .filter(|column| !first.is_not_set(*column))
        .collect();
    let mut values = Vec::with_capacity(rows.len() * columns.len());
    for mut row in rows {
        for column in &columns {
            match row.take(*column) {
                ActiveValue::Set(value) | ActiveValue::Unchanged(value) => values.push(value),
                ActiveValue::NotSet => {
                    let untold = format!("a row to be made does not tell its {}", column.as_str());
                    return Err(DbErr::Custom(untold));
                }
            }
        }
    }
    let sql = sql::<E>(backend, &columns, values.len());
    Ok(Some(Statement::from_sql_and_values(backend, sql, values)))
}

fn sql<E: EntityTrait>(backend: DbBackend, columns: &[E::Column], values: usize) -> String {
    let names: Vec<String> = columns
        .iter()
        .map(|column| format!("\"{}\"", column.as_str()))
        .collect();
    let table = E::default();
    let mut sql = format!(
        "INSERT INTO \"{}\" ({}) VALUES ",
        table.table_name(),
        names.join(", ")
    );
    for at in 0..values {
        sql.push_str(match (at, at % columns.len()) {
            (0, _) => "(",
            (_, 0) => "), (",
            _ => ", ",
        });
        match backend {
            // writing to a String can't fail
            DbBackend::Postgres => drop(write!(sql, "${}", at + 1)),
            _ => sql.push('?'),
        }
    }
    sql.push(')');
    sql
}

#[cfg(test)]
mod tests {
    use sanyou_schema::entity::import_mark;
    use sea_orm::{QueryTrait, Set};
    use uuid::Uuid;

    use super::*;

    fn mark(at: u128) -> import_mark::ActiveModel {
        import_mark::ActiveModel {
            import_id: Set(Uuid::from_u128(at).into()),
            mark: Set(format!("code:{at}")),
            row_id: Set(Uuid::from_u128(at + 1)),
        }
    }

    #[test]
    fn a_statement_says_what_the_query_builder_would() {
        for backend in [DbBackend::Sqlite, DbBackend::Postgres] {
            let ours = statement::<import_mark::Entity>(backend, vec![mark(1), mark(2)])
                .unwrap()
                .unwrap();
            let built = import_mark::Entity::insert_many([mark(1), mark(2)]).build(backend);
            assert_eq!(ours.sql, built.sql);
            assert_eq!(ours.values, built.values);
        }
    }

    #[test]
    fn what_no_row_tells_is_left_to_the_table_and_what_one_does_not_is_a_fault() {
        let untold = || import_mark::ActiveModel {
            mark: ActiveValue::NotSet,
            ..mark(3)
        };
        let backend = DbBackend::Sqlite;
        let both = statement::<import_mark::Entity>(backend, vec![untold(), untold()]).unwrap();
        assert!(!both.unwrap().sql.contains("\"mark\""));
        assert!(statement::<import_mark::Entity>(backend, vec![mark(1), untold()]).is_err());
        assert!(
            statement::<import_mark::Entity>(backend, Vec::new())
                .unwrap()
                .is_none()
        );
    }
}
