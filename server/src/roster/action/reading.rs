//! How an import's file is read: by its day and the unit's limits, with what was mended, chosen and remembered.
use chrono::NaiveDate;
use sanyou_import::{ColumnChoice, Edit, Field, KindChoice, Limits, Options, ValueChoice};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{AnswerKind, UnitTree};
use sanyou_schema::entity::roster_import;
use sea_orm::{ConnectionTrait, DbErr};

use super::parts::kept::own_sheets;
use crate::platform::Platform;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::content::Choices;
use crate::roster::store::{desk, imports};
use crate::unit::named_units;

/// What remembered header rows are about.
pub const HEADER: &str = "header";

/// What remembered kinds of sheets are about.
pub const SHEET: &str = "sheet";

/// How an import's file is read. What was chosen for this import stands before what is remembered.
pub async fn options(platform: &Platform, import: &roster_import::Model) -> Result<Options, Problem> {
    let db = platform.database.reader();
    let Choices {
        columns,
        values,
        headers,
    } = choices(&platform.keys, import)?;
    let mut options = Options {
        limits: limits(db, import.unit_id, import.as_of).await?,
        columns,
        values,
        headers,
        left_out: left_out(import)?,
        only: own_sheets(db, import).await?,
        ..Options::new(import.as_of)
    };
    for row in imports::edits(db, import.id).await? {
        let text = platform.keys.open_text(&row.text_enc)?;
        if let (Some(field), Ok(number)) = (field(&row.field), u32::try_from(row.row_no)) {
            options.edits.push(Edit {
                sheet: row.sheet,
                row: number,
                field,
                text,
            });
        }
    }
    for row in desk::reading_answers(db, import.unit_id).await? {
        match row.kind {
            AnswerKind::Column => options.columns.push(ColumnChoice {
                sheet: None,
                header: row.question,
                field: row.answer.as_deref().and_then(field),
            }),
            AnswerKind::Value if row.topic == HEADER => options.headers.push(row.question),
            AnswerKind::Value if row.topic == SHEET => {
                let kind = row.answer.as_deref().and_then(|code| code.parse().ok());
                options.kinds.extend(kind.map(|kind| KindChoice {
                    header: row.question,
                    kind,
                }));
            }
            AnswerKind::Value => options.values.extend(field(&row.topic).map(|field| ValueChoice {
                field,
                raw: row.question,
                value: row.answer,
            })),
            AnswerKind::Organisation => {}
        }
    }
    Ok(options)
}

fn field(code: &str) -> Option<Field> {
    Field::by_code(code)
}

/// How much of a file is read, by the settings of its unit.
pub async fn limits(db: &impl ConnectionTrait, unit: UnitId, day: NaiveDate) -> Result<Limits, Problem> {
    let path = crate::unit::path_of(db, unit).await?.unwrap_or_default();
    let values = crate::setting::values_for(db, &path, day).await?;
    let of = |key: &'static str| -> Result<u32, Problem> {
        let value = values.get(key).and_then(|value| value.parse().ok());
        value.ok_or_else(|| Problem::internal(format!("the setting {key} is no number")))
    };
    let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Ok(Limits {
        bytes: size(of("import.max_bytes")?),
        inflated: of("import.max_inflated")?.into(),
        rows: of("import.max_rows")?,
        columns: of("import.max_columns")?,
        cells: size(of("import.max_cells")?),
        sheets: size(of("import.max_sheets")?),
        text: of("import.max_text")?.into(),
        cell_text: size(of("import.max_cell_text")?),
    })
}

/// How a file is read and its names are understood, as a hash: the same where the same file comes to the same rows.
pub async fn reading_of(
    platform: &Platform,
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<String, Problem> {
    let units = named_units(db, import.as_of).await?;
    let kept: Vec<UnitId> = units.iter().map(|unit| unit.row.id).collect();
    let told = (
        format!("{:?}", options(platform, import).await?),
        format!("{units:?}"),
        desk::name_answers(db, &kept).await?,
        import.mode,
        import.is_part,
    );
    Ok(platform.keys.hash_json("reading", &told))
}

/// What was chosen for this import alone.
pub fn choices(keys: &Keys, import: &roster_import::Model) -> Result<Choices, Problem> {
    match &import.choices_enc {
        Some(sealed) => Ok(keys.open_json(sealed)?),
        None => Ok(Choices::default()),
    }
}

/// The sheets that are not read.
pub fn left_out(import: &roster_import::Model) -> Result<Vec<String>, Problem> {
    let names = import.left_out_sheets.as_deref().map(serde_json::from_str);
    Ok(names.transpose().map_err(Problem::internal)?.unwrap_or_default())
}

/// The units that a row's township may be.
pub async fn township_names(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<String>, DbErr> {
    let units = named_units(db, day).await?.into_iter();
    let keeps = units.filter(|unit| unit.row.tree == UnitTree::Territory && unit.row.kind.keeps_roster());
    Ok(keeps.map(|unit| unit.name).collect())
}
