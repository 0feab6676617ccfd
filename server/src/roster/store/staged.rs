//! The staged rows of an import all at once, as they are compared and applied.
use std::collections::HashMap;

use ecow::EcoString;
use sanyou_schema::domain::roster::{SharedTexts, StagedRow};
use sanyou_schema::domain::value::id::{ImportId, PersonId};
use sanyou_schema::entity::import_row;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use uuid::Uuid;

use super::rows::open;
use crate::platform::keys::Keys;
use crate::roster::content::{NewPerson, RowContent, id_number};

/// How many rows are opened at once.
const AT_ONCE: u64 = 1000;

/// How many rows one statement links: a case each.
const LINKED: usize = 200;

/// What is compared and written of a staged row: of what was sealed, the least.
#[derive(Debug, Clone, Deserialize)]
struct LeanContent {
    name: Option<EcoString>,
    staged: StagedRow,
    values: Numbers,
}

#[derive(Debug, Clone, Deserialize)]
struct Numbers {
    id_number: Option<String>,
}

/// All staged rows of an import in the file's order, each with its id: the row as it is compared, and who is made.
pub async fn lean_rows(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: ImportId,
) -> Result<(Vec<StagedRow>, Vec<(Uuid, NewPerson)>), DbErr> {
    let (mut staged, mut people) = (Vec::new(), Vec::new());
    let mut shared = SharedTexts::default();
    for sheet in sheets_of(db, import).await? {
        let mut last = 0;
        loop {
            let rows = rows_below(db, import, &sheet, last).await?;
            let Some(end) = rows.last() else {
                break;
            };
            last = end.row_no;
            for row in rows {
                let content: LeanContent = keys
                    .open_json(&row.content_enc)
                    .map_err(|e| DbErr::Custom(e.to_string()))?;
                staged.push(shared.of(content.staged));
                let person = NewPerson {
                    name: content.name,
                    id_number: id_number(content.values.id_number.as_deref()),
                };
                people.push((row.id, person));
            }
        }
    }
    Ok((staged, people))
}

/// The next rows of a sheet. Asked for by its place and not by its id, since the places have an index within the import:
/// by their ids all of its rows would be sorted for each portion.
async fn rows_below(
    db: &impl ConnectionTrait,
    import: ImportId,
    sheet: &str,
    last: i32,
) -> Result<Vec<import_row::Model>, DbErr> {
    import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import))
        .filter(import_row::Column::Sheet.eq(sheet))
        .filter(import_row::Column::RowNo.gt(last))
        .order_by_asc(import_row::Column::RowNo)
        .limit(AT_ONCE)
        .all(db)
        .await
}

/// The names of an import's sheets that have rows, in the file's order.
async fn sheets_of(db: &impl ConnectionTrait, import: ImportId) -> Result<Vec<String>, DbErr> {
    let names: Vec<String> = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import))
        .select_only()
        .column(import_row::Column::Sheet)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let mut first: Vec<(Uuid, String)> = Vec::with_capacity(names.len());
    for name in names {
        let id: Option<Uuid> = import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(import))
            .filter(import_row::Column::Sheet.eq(&name))
            .select_only()
            .column(import_row::Column::Id)
            .order_by_asc(import_row::Column::RowNo)
            .limit(1)
            .into_tuple()
            .one(db)
            .await?;
        first.extend(id.map(|id| (id, name)));
    }
    first.sort_unstable();
    Ok(first.into_iter().map(|(_, name)| name).collect())
}

/// What was sealed of some staged rows, by their ids.
pub async fn contents_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, RowContent>, DbErr> {
    let mut contents = HashMap::new();
    for portion in ids.chunks(LINKED) {
        let rows = import_row::Entity::find()
            .filter(import_row::Column::Id.is_in(portion.iter().copied()))
            .all(db)
            .await?;
        for row in rows {
            let id = row.id;
            contents.insert(id, open(keys, row)?.content);
        }
    }
    Ok(contents)
}

/// Says of staged rows which person they made, some hundreds a statement.
pub async fn link_rows(db: &impl ConnectionTrait, made: &[(Uuid, PersonId)]) -> Result<(), DbErr> {
    for portion in made.chunks(LINKED) {
        let mut person = CaseStatement::new();
        for (row, id) in portion {
            person = person.case(Expr::col(import_row::Column::Id).eq(*row), Expr::value(*id));
        }
        import_row::Entity::update_many()
            .col_expr(import_row::Column::PersonId, person.into())
            .filter(import_row::Column::Id.is_in(portion.iter().map(|(row, _)| *row)))
            .exec(db)
            .await?;
    }
    Ok(())
}
