//! How a step writes tables: the column kinds, keys and checks that both databases understand alike.
use sea_orm_migration::prelude::*;

/// An empty table of that name.
pub fn new_table(name: &'static str) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    table
}

/// Text, never empty: what is not there is NULL.
pub fn text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column
        .text()
        .check((format!("{name}_ok"), Expr::col(name).ne("")));
    column
}

/// One of the listed codes.
pub fn coded(name: &'static str, codes: &[&'static str]) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column
        .text()
        .check((format!("{name}_ok"), Expr::col(name).is_in(codes.iter().copied())));
    column
}

/// A civil day.
pub fn date(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::Date)
}

/// An instant, in UTC.
pub fn instant(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::TimestampWithTimeZone)
}

/// A UUID.
pub fn uuid(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::Uuid)
}

/// 32 bits.
pub fn int(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::Integer)
}

/// 64 bits.
pub fn bigint(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::BigInteger)
}

/// True or false.
pub fn flag(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::Boolean)
}

/// Bytes.
pub fn blob(name: &'static str) -> ColumnDef {
    kind(name, ColumnType::Blob)
}

fn kind(name: &'static str, kind: ColumnType) -> ColumnDef {
    ColumnDef::new_with_type(name, kind)
}

/// The primary key.
pub fn key(columns: &[&'static str]) -> IndexCreateStatement {
    columns_of(&mut Index::create(), columns)
}

/// A business key: at most 30 characters of name, as the narrowest of our databases has it.
pub fn unique(table: &'static str, number: usize, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_u{number}")).table(table).unique();
    columns_of(&mut index, columns)
}

/// An index that a query needs.
pub fn index(table: &'static str, number: usize, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_i{number}")).table(table);
    columns_of(&mut index, columns)
}

fn columns_of(index: &mut IndexCreateStatement, columns: &[&'static str]) -> IndexCreateStatement {
    for column in columns {
        index.col(*column);
    }
    index.to_owned()
}

/// A reference; a row that others refer to can't be deleted.
pub fn reference(
    table: &'static str,
    number: usize,
    column: &'static str,
    to: &'static str,
    to_column: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_f{number}"))
        .from(table, column)
        .to(to, to_column)
        .to_owned()
}

/// Gives a coded column, which nothing else refers to, another list of codes.
pub async fn recode(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
    codes: &[&'static str],
    default: &'static str,
) -> Result<(), DbErr> {
    if manager.get_database_backend() == sea_orm::DbBackend::Postgres {
        // a check keeps its name there when its column takes another, so one from before stands in the way
        let free = format!("ALTER TABLE {table} DROP CONSTRAINT IF EXISTS recoded_ok");
        manager.get_connection().execute_unprepared(&free).await?;
    }
    let new = coded("recoded", codes);
    replace(manager, (table, column), ("recoded", new), default).await
}

/// Makes a coded column text that is held to no list any more.
pub async fn free_text(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
    new: &'static str,
    default: &'static str,
) -> Result<(), DbErr> {
    replace(manager, (table, column), (new, text(new)), default).await
}

/// SQLite changes no check in place, so the values go over by a new column that then takes the name.
async fn replace(
    manager: &SchemaManager<'_>,
    (table, column): (&'static str, &'static str),
    (name, mut new): (&'static str, ColumnDef),
    default: &'static str,
) -> Result<(), DbErr> {
    new.not_null().default(default);
    let mut alter = Table::alter();
    alter.table(table).add_column(new);
    manager.alter_table(alter).await?;
    let values = Query::update()
        .table(table)
        .value(name, Expr::col(column))
        .to_owned();
    manager.execute(values).await?;
    let mut alter = Table::alter();
    alter.table(table).drop_column(column);
    manager.alter_table(alter).await?;
    let mut alter = Table::alter();
    alter.table(table).rename_column(name, column);
    manager.alter_table(alter).await
}
