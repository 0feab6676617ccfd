//! What people said here to faults of a file, told beside them in the marked workbook: the file is as it came, and what
//! was written is not what stands in it.
use std::collections::{BTreeMap, HashMap};

use sanyou_import::{Field, Issue, Report, Row, Severity, SheetReport};
use sanyou_schema::domain::roster::Decision;
use sanyou_schema::domain::roster::matching::IDENTITY_ERRORS;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{ImportState, RowOutcome};
use sanyou_schema::entity::roster_import;

use super::read_file::FileToRead;
use crate::platform::Platform;
use crate::platform::problem::Problem;
use crate::roster::store::rows::OpenRow;
use crate::roster::store::{imports, person};

/// A row of the file: its sheet and number.
type Place = (String, u32);

/// What was said of an import's rows since it was read.
pub struct Amends {
    /// The texts that were put in place of cells.
    mended: BTreeMap<Place, Vec<(Field, String)>>,
    /// Who each row was said to be, in words.
    decided: HashMap<Place, String>,
}

impl Amends {
    /// Of an import with these rows.
    pub async fn load(
        platform: &Platform,
        import: &roster_import::Model,
        rows: &[OpenRow],
    ) -> Result<Self, Problem> {
        let db = platform.database.reader();
        let mut mended: BTreeMap<Place, Vec<(Field, String)>> = BTreeMap::new();
        for edit in imports::edits(db, import.id).await? {
            let text = platform.keys.open_text(&edit.text_enc)?;
            if let (Some(field), Ok(number)) = (Field::by_code(&edit.field), u32::try_from(edit.row_no)) {
                mended
                    .entry((edit.sheet, number))
                    .or_default()
                    .push((field, text));
            }
        }
        let person_of = |open: &OpenRow| match &open.content.staged.decision {
            Some(Decision::SamePerson(id)) => id.parse::<PersonId>().ok(),
            _ => None,
        };
        let people: Vec<PersonId> = rows.iter().filter_map(person_of).collect();
        let people = person::person_rows(db, &people).await?;
        let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
        let is_written = matches!(import.state, ImportState::Applied | ImportState::PartlyUndone);
        let stays = |open: &OpenRow| matches!(open.row.outcome, RowOutcome::Pending | RowOutcome::Refused);
        let written = |open: &OpenRow| is_written && !open.row.excluded && !stays(open);
        let decided = rows.iter().filter_map(|open| {
            let said = match &open.content.staged.decision {
                Some(Decision::SamePerson(_)) => {
                    let name = names.get(&person_of(open)?)?;
                    if written(open) {
                        format!("（已按 {name} 写入）")
                    } else {
                        format!("（已认定是 {name}）")
                    }
                }
                Some(Decision::NewPerson) if written(open) => "（已按新的人写入）".to_owned(),
                Some(Decision::NewPerson) => "（已认定是新的人）".to_owned(),
                Some(Decision::LeaveOut) | None => return None,
            };
            let number = u32::try_from(open.row.row_no).ok()?;
            Some(((open.row.sheet.clone(), number), said))
        });
        Ok(Self {
            mended,
            decided: decided.collect(),
        })
    }

    /// Says it in the report of the file as it is read with what was mended.
    pub async fn say(&self, report: &mut Report, file: &FileToRead) -> Result<(), Problem> {
        if !self.mended.is_empty() {
            let came = file.clone().without_edits().report().await?;
            self.say_mended(report, &came);
        }
        for sheet in &mut report.sheets {
            for row in &mut sheet.rows {
                let Some(said) = self.decided.get(&(sheet.name.clone(), row.row)) else {
                    continue;
                };
                let issues = row.issues.iter_mut().flatten();
                for issue in issues.filter(|issue| IDENTITY_ERRORS.contains(&issue.code.as_str())) {
                    issue.message += said;
                }
            }
        }
        Ok(())
    }

    /// The faults that mended cells came with stand first, each with the new text; what is wrong with that follows.
    fn say_mended(&self, report: &mut Report, came: &Report) {
        for sheet in &mut report.sheets {
            let old_sheet = came.sheets.iter().find(|old| old.name == sheet.name);
            let old: HashMap<u32, &Row> = old_sheet
                .into_iter()
                .flat_map(|sheet| &sheet.rows)
                .map(|row| (row.row, row))
                .collect();
            let SheetReport {
                name, columns, rows, ..
            } = sheet;
            for row in rows {
                let Some(mended) = self.mended.get(&(name.clone(), row.row)) else {
                    continue;
                };
                let mut issues = Vec::new();
                for (field, text) in mended {
                    let said = match text.trim() {
                        "" => "（已在页面清空）".to_owned(),
                        text => format!("（已在页面改为 {text}）"),
                    };
                    let faults = old.get(&row.row).map_or(&[][..], |old| old.issues());
                    let faults = faults.iter().filter(|issue| issue.field == *field);
                    let with = faults.map(|issue| Issue {
                        message: issue.message.clone() + &said,
                        ..issue.clone()
                    });
                    let before = issues.len();
                    issues.extend(with);
                    if issues.len() == before {
                        let column = columns.iter().find(|column| column.field == Some(*field));
                        issues.push(Issue {
                            field: *field,
                            column: column.map(|column| column.column.clone()),
                            code: "cell.mended".to_owned(),
                            severity: Severity::Warning,
                            raw: None,
                            message: field.label().to_owned() + &said,
                        });
                    }
                }
                issues.extend(row.issues.take().into_iter().flatten());
                row.issues = Some(issues);
            }
        }
    }
}
