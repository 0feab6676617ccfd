//! Entities and tables are the same.
use std::collections::BTreeSet;

use sea_orm::{ColumnType, EntityTrait};

use crate::scratch::Scratch;
use crate::{catalog, entities};

#[tokio::test]
async fn each_table_has_an_entity_with_its_columns() {
    let entities = entities::all();
    for scratch in Scratch::migrated().await {
        let tables = catalog::columns(&scratch.database).await;
        let (named, there): (BTreeSet<_>, BTreeSet<_>) = (entities.keys().collect(), tables.keys().collect());
        assert_eq!(named, there);
        for (table, columns) in &tables {
            let of_entity = &entities[table];
            let (named, there): (BTreeSet<_>, BTreeSet<_>) =
                (of_entity.keys().collect(), columns.keys().collect());
            assert_eq!(named, there, "{table}");
            for (name, column) in columns {
                let expected = &of_entity[name];
                assert_eq!(
                    column.nullable, expected.nullable,
                    "{table}.{name}: may it be NULL?"
                );
                if scratch.database.is_postgres() {
                    assert_eq!(column.kind, postgres_kind(&expected.kind), "{table}.{name}");
                }
            }
        }
        scratch.end().await;
    }
}

fn postgres_kind(kind: &ColumnType) -> &'static str {
    match kind {
        ColumnType::Text => "text",
        ColumnType::Uuid => "uuid",
        ColumnType::Date => "date",
        ColumnType::TimestampWithTimeZone => "timestamp with time zone",
        ColumnType::Integer => "integer",
        ColumnType::BigInteger => "bigint",
        ColumnType::Boolean => "boolean",
        ColumnType::Blob => "bytea",
        other => panic!("{other:?} is no kind that our tables use"),
    }
}

#[tokio::test]
async fn each_entity_can_be_read() {
    for scratch in Scratch::migrated().await {
        macro_rules! read {
            ($module:ident) => {
                let rows = sanyou_schema::entity::$module::Entity::find()
                    .all(scratch.database.reader())
                    .await
                    .unwrap();
                // the kinds of classes and courses are there from the beginning
                assert_eq!(rows.is_empty(), stringify!($module) != "training_kind");
            };
        }
        each_entity!(read);
        scratch.end().await;
    }
}
