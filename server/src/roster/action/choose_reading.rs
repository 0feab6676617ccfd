//! Says how an import is read: what its columns and texts mean, which of its sheets count, what it may do. It is then
//! read and compared again; what is to be remembered holds for the unit's later imports too.
use sanyou_import::{ColumnChoice, Field, ValueChoice, choices_of, fields_of, header_key, lacks, text_key};
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::domain::value::{AnswerKind, ImportMode, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::answer_name::{NewAnswer, remember};
use super::guarded::summary_of;
use super::mend_import::{open, reread};
use super::reading::{choices, left_out, township_names};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::content::{Choices, Sheet, SheetColumn};

/// The longest header or text that is chosen for.
const LONGEST: usize = 200;

/// What remembered headers are about: every sheet.
pub const EVERY: &str = "*";

/// What a header means.
#[derive(Debug)]
pub struct HeaderMeans {
    /// The sheet; none: every sheet of the file.
    pub sheet: Option<String>,
    /// The header, its group's name before it where it has one.
    pub header: String,
    /// The field's code; none: the column is not read.
    pub field: Option<String>,
    /// Whether later imports of the unit read it so.
    pub remember: bool,
}

/// What a text means.
#[derive(Debug)]
pub struct TextMeans {
    /// The field's code.
    pub field: String,
    /// The text as it stands in cells.
    pub raw: String,
    /// One of the field's values; none: the cell counts as empty.
    pub value: Option<String>,
    /// Whether later imports of the unit read it so.
    pub remember: bool,
}

/// Reads a column as that field. Another column that was read as it no longer is.
///
/// Problems: `import.column` (422), `import.field` (422), `import.column_needed` (422), `import.transition` (409),
/// `not_found` (404), `role.missing` (403).
pub async fn choose_column(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    means: HeaderMeans,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let kind = import.kind.unwrap_or(SheetKind::Roster);
    let field = means
        .field
        .as_deref()
        .map(|code| field_of(kind, code))
        .transpose()?;
    let key = header_key(&means.header);
    let mut chosen = choices(change.keys(), &import)?;
    let summary = summary_of(change.keys(), &import)?;
    let asked = |sheet: &&Sheet| means.sheet.as_ref().is_none_or(|name| *name == sheet.name);
    let sheets = summary.sheets.iter().filter(asked);
    let sheets: Vec<&Sheet> = sheets
        .filter(|sheet| sheet.columns.iter().any(|column| is_called(column, &key)))
        .collect();
    if sheets.is_empty() || means.header.chars().count() > LONGEST {
        let detail = "文件里没有这一列，请刷新页面后重试。";
        return Err(Problem::field("import.column", "header", detail));
    }
    for sheet in sheets {
        read_as(sheet, &key, field, kind, &mut chosen)?;
    }
    chosen.columns.retain(|choice| {
        let within = means.sheet.is_none() || choice.sheet == means.sheet;
        !(within && header_key(&choice.header) == key)
    });
    chosen.columns.push(ColumnChoice {
        sheet: means.sheet.clone(),
        header: means.header.clone(),
        field,
    });
    if means.remember {
        let answer = NewAnswer {
            unit: import.unit_id,
            kind: AnswerKind::Column,
            topic: EVERY,
            question: &key,
            answer: field.map(|field| field.code().to_owned()),
        };
        remember(&change, actor, answer).await?;
    }
    let detail = serde_json::json!({
        "sheet": means.sheet, "header": means.header, "field": field.map(Field::code), "remember": means.remember,
    });
    change.audit("roster.choose", "roster_import", id, &detail);
    let import = keep(&change, import, &chosen).await?;
    reread(platform, change, import).await
}

/// Takes the field from whatever column of the sheet had it, and looks that nothing needed is lost.
fn read_as(
    sheet: &Sheet,
    key: &str,
    field: Option<Field>,
    kind: SheetKind,
    chosen: &mut Choices,
) -> Result<(), Problem> {
    let others: Vec<&SheetColumn> = sheet
        .columns
        .iter()
        .filter(|column| !is_called(column, key))
        .collect();
    let kept = others.iter().filter_map(|column| column.field).chain(field);
    if let Some(lacking) = lacks(kind, &kept.collect::<Vec<_>>()) {
        let detail = format!(
            "这样“{}”里就没有“{lacking}”一列了，没有它读不成。请先指定哪一列是“{lacking}”。",
            sheet.name
        );
        return Err(Problem::field("import.column_needed", "field", detail));
    }
    for other in others
        .into_iter()
        .filter(|column| field.is_some() && column.field == field)
    {
        let header = other.full_header();
        let own = |choice: &ColumnChoice| {
            choice.sheet.as_ref() == Some(&sheet.name) && header_key(&choice.header) == header_key(&header)
        };
        chosen.columns.retain(|choice| !own(choice));
        chosen.columns.push(ColumnChoice {
            sheet: Some(sheet.name.clone()),
            header,
            field: None,
        });
    }
    Ok(())
}

fn is_called(column: &SheetColumn, key: &str) -> bool {
    header_key(&column.full_header()) == key || header_key(&column.header) == key
}

fn field_of(kind: SheetKind, code: &str) -> Result<Field, Problem> {
    let known = fields_of(kind).into_iter().find(|field| field.code() == code);
    known.ok_or_else(|| Problem::field("import.field", "field", "没有这一栏，请刷新页面后重试。"))
}

/// Reads a text of a field as that value, wherever it stands in the file.
///
/// Problems: `import.field` (422), `import.text` (422), `import.value` (422), `import.transition` (409), `not_found`
/// (404), `role.missing` (403).
pub async fn choose_value(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    means: TextMeans,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let kind = import.kind.unwrap_or(SheetKind::Roster);
    let field = field_of(kind, &means.field)?;
    let key = text_key(&means.raw);
    if key.is_empty() || means.raw.chars().count() > LONGEST {
        let detail = format!("要对应的内容不能空，最多 {LONGEST} 个字。");
        return Err(Problem::field("import.text", "raw", detail));
    }
    let known: Vec<String> = if field == Field::Township {
        township_names(change.db(), import.as_of).await?
    } else {
        let choices = choices_of(kind, field).into_iter();
        choices.map(|(value, _)| value.to_owned()).collect()
    };
    let fits = means.value.as_ref().is_none_or(|value| known.contains(value));
    if known.is_empty() || !fits {
        let detail = format!("“{}”没有这个取值，请从列表中选。", field.label());
        return Err(Problem::field("import.value", "value", detail));
    }
    let mut chosen = choices(change.keys(), &import)?;
    chosen
        .values
        .retain(|choice| !(choice.field == field && text_key(&choice.raw) == key));
    chosen.values.push(ValueChoice {
        field,
        raw: means.raw.clone(),
        value: means.value.clone(),
    });
    if means.remember {
        let answer = NewAnswer {
            unit: import.unit_id,
            kind: AnswerKind::Value,
            topic: field.code(),
            question: &key,
            answer: means.value.clone(),
        };
        remember(&change, actor, answer).await?;
    }
    let detail = serde_json::json!({
        "field": field.code(), "raw": means.raw, "value": means.value, "remember": means.remember,
    });
    change.audit("roster.choose", "roster_import", id, &detail);
    let import = keep(&change, import, &chosen).await?;
    reread(platform, change, import).await
}

async fn keep(
    change: &Change,
    import: roster_import::Model,
    chosen: &Choices,
) -> Result<roster_import::Model, Problem> {
    let mut row = import.into_active_model();
    row.choices_enc = Set(Some(change.keys().seal_json(chosen)));
    Ok(row.update(change.db()).await?)
}

/// Leaves these sheets out, and reads all others.
///
/// Problems: `import.sheet` (422), `import.no_sheet` (422), `import.transition` (409), `not_found` (404), `role.missing`
/// (403).
pub async fn leave_out_sheets(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    names: Vec<String>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let summary = summary_of(change.keys(), &import)?;
    let mut known = left_out(&import)?;
    known.extend(summary.sheets.into_iter().map(|sheet| sheet.name));
    if names.iter().any(|name| !known.contains(name)) {
        let detail = "文件里没有这个表，请刷新页面后重试。";
        return Err(Problem::field("import.sheet", "left_out", detail));
    }
    if known.iter().all(|name| names.contains(name)) {
        let detail = "至少要留一个表；都不要的话，放着这次导入不确认就行。";
        return Err(Problem::field("import.no_sheet", "left_out", detail));
    }
    let detail = serde_json::json!({"left_out": names});
    let mut row = import.into_active_model();
    row.left_out_sheets = Set(Some(serde_json::to_string(&names).map_err(Problem::internal)?));
    let import = row.update(change.db()).await?;
    change.audit("roster.choose", "roster_import", id, &detail);
    reread(platform, change, import).await
}

/// Changes what the import may do, and whether it names some of the unit's people alone, where that is said.
///
/// Problems: `import.transition` (409), `not_found` (404), `role.missing` (403).
pub async fn choose_mode(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    mode: ImportMode,
    is_part: Option<bool>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let is_part = is_part.unwrap_or(import.is_part);
    let mut row = import.into_active_model();
    row.mode = Set(mode);
    row.is_part = Set(is_part);
    let import = row.update(change.db()).await?;
    change.audit(
        "roster.choose",
        "roster_import",
        id,
        &serde_json::json!({"mode": mode, "part": is_part}),
    );
    reread(platform, change, import).await
}
