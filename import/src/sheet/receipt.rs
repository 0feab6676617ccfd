//! The receipt of a class (培训报名回执) as townships send it back: who comes, whether they stay overnight, what to mind.
use std::collections::BTreeMap;

use crate::cell::is_invisible;
use crate::layout::{self, Grid, Header, Kind};
use crate::report::letters;
use crate::sheet::results::ResultFault;
use crate::workbook::{self, Cell, Sheet};
use crate::{Limits, ReadError};

/// What a column of a receipt means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Serial,
    Unit,
    Name,
    Phone,
    Lodging,
    Note,
}

/// The columns, each with what it is called.
const COLUMNS: [(Field, &[&str]); 6] = [
    (Field::Serial, &["序号", "序", "no"]),
    (
        Field::Unit,
        &["单位", "乡镇", "所属乡镇", "报送单位", "工作单位", "所在单位"],
    ),
    (Field::Name, &["姓名", "学员姓名", "参训人员", "参训人员姓名"]),
    (
        Field::Phone,
        &["手机", "手机号", "手机号码", "电话", "联系电话", "联系方式"],
    ),
    (
        Field::Lodging,
        &[
            "是否住宿",
            "住宿",
            "是否需要住宿",
            "需要住宿",
            "是否安排住宿",
            "住宿与否",
        ],
    ),
    (Field::Note, &["备注", "说明", "其他要求", "饮食要求"]),
];

const YES: [&str; 9] = ["是", "住", "住宿", "需要", "要", "√", "✓", "有", "y"];
const NO: [&str; 10] = [
    "否",
    "不",
    "不住",
    "不住宿",
    "不需要",
    "不要",
    "×",
    "无",
    "没有",
    "n",
];

/// A row of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// Where the name stands: `C5`.
    pub name_cell: String,
    /// The name.
    pub name: String,
    /// The unit as it stands there.
    pub unit: String,
    /// The phone's digits.
    pub phone: String,
    /// Whether they stay overnight; none where nothing is said.
    pub lodging: Option<bool>,
    /// What stands beside it.
    pub note: String,
}

/// A receipt, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The rows that could be read.
    pub rows: Vec<ReceiptRow>,
    /// What could not.
    pub faults: Vec<ResultFault>,
}

/// Reads the receipts of every sheet that has a header of them: names with whether they stay overnight.
pub fn receipt(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Receipt, ReadError> {
    let sheets = workbook::open(bytes, file_name, limits)?;
    if sheets.iter().all(Sheet::is_empty) {
        return Err(ReadError::empty());
    }
    let mut read = Receipt::default();
    let mut found = false;
    for sheet in &sheets {
        found |= read_sheet(sheet, limits, &mut read)?;
    }
    if found {
        Ok(read)
    } else {
        Err(ReadError::no_header_of("回执", &["姓名", "是否住宿"]))
    }
}

/// Whether the sheet has a header of a receipt; its rows are added to what was read.
fn read_sheet(sheet: &Sheet, limits: &Limits, read: &mut Receipt) -> Result<bool, ReadError> {
    let grid = Grid::new(sheet, limits)?;
    let is_name = |header: &str| field_of(header) == Some(Field::Name);
    let Some(header) = layout::find(&grid, |header| field_of(header).is_some(), is_name) else {
        return Ok(false);
    };
    let mut columns: BTreeMap<Field, u32> = BTreeMap::new();
    for (column, heading) in &header.columns {
        if let Some(field) = field_of(&heading.name) {
            columns.entry(field).or_insert(*column);
        }
    }
    if !columns.contains_key(&Field::Lodging) {
        return Ok(false);
    }
    for row in sheet.rows_from(header.below()) {
        let own: Vec<(u32, Cell<'_>)> = grid
            .own(row)
            .filter(|(_, cell)| !shown(*cell).is_empty())
            .collect();
        let serial = columns.get(&Field::Serial);
        // numbered lines that nobody filled in
        if own.iter().all(|(column, _)| Some(column) == serial) || is_no_person(&header, &own) {
            continue;
        }
        let text = |field: Field| {
            let cell = columns
                .get(&field)
                .and_then(|column| grid.cell(row, *column, header.below()));
            cell.map(shown).unwrap_or_default()
        };
        let at = |field: Field| {
            let column = columns.get(&field).copied().unwrap_or(0);
            format!("{}{}", letters(column), row + 1)
        };
        let name = text(Field::Name);
        let mut fault = |field: Field, code: &'static str, message: String| {
            read.faults.push(ResultFault {
                sheet: sheet.name.clone(),
                row: row + 1,
                cell: at(field),
                code,
                name: name.clone(),
                message,
            });
        };
        if name.is_empty() {
            fault(
                Field::Name,
                "receipt.name_missing",
                "没有姓名，请补上。".to_owned(),
            );
            continue;
        }
        let said = text(Field::Lodging);
        let lodging = lodging(&said);
        if lodging.is_none() && !said.is_empty() {
            let message = format!("是否住宿写的是“{said}”，请写“是”或“否”。");
            fault(Field::Lodging, "receipt.lodging", message);
            continue;
        }
        read.rows.push(ReceiptRow {
            sheet: sheet.name.clone(),
            row: row + 1,
            name_cell: at(Field::Name),
            unit: text(Field::Unit),
            phone: text(Field::Phone).chars().filter(char::is_ascii_digit).collect(),
            lodging,
            note: text(Field::Note),
            name,
        });
    }
    Ok(true)
}

fn lodging(said: &str) -> Option<bool> {
    let said = said.to_lowercase();
    if YES.contains(&said.as_str()) {
        return Some(true);
    }
    NO.contains(&said.as_str()).then_some(false)
}

/// A repeated header, a subtotal, a footer.
fn is_no_person(header: &Header, own: &[(u32, Cell<'_>)]) -> bool {
    own.first()
        .is_some_and(|first| layout::classify(header, *first) != Kind::Worker)
}

fn field_of(header: &str) -> Option<Field> {
    let plain = layout::heading(header);
    let known = |plain: &str| {
        let found = COLUMNS.iter().find(|(_, words)| words.contains(&plain));
        found.map(|(field, _)| *field)
    };
    // 是否住宿(是/否) is 是否住宿
    known(&plain).or_else(|| known(plain.split('(').next().unwrap_or_default()))
}

/// The cell's text without what shows nothing; blanks within a name go as well (王　伟).
fn shown(cell: Cell<'_>) -> String {
    let text = cell.text();
    text.chars()
        .filter(|c| !is_invisible(*c) && !c.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Receipt, ReadError> {
        receipt(text.as_bytes(), "回执.csv", &Limits::default())
    }

    #[test]
    fn a_receipt_is_read_below_its_title() {
        let found = read(
            "培训报名回执,,,,,,,,\n单位（盖章）：,,,,,,,,\n\
             序号,单位,姓名,性别,民族,职务,手机,是否住宿（是/否）,备注\n\
             1,东观镇,王　伟,男,汉族,书记,139 0000 1234,是,素食\n\
             2,东观镇,李芳,女,汉族,副书记,,否,\n\
             3,东观镇,张静,女,汉族,,,,\n\
             4,,,,,,,,\n",
        )
        .unwrap();
        assert!(found.faults.is_empty(), "{:?}", found.faults);
        let rows: Vec<_> = found
            .rows
            .iter()
            .map(|row| {
                (
                    row.name.as_str(),
                    row.lodging,
                    row.note.as_str(),
                    row.phone.as_str(),
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("王伟", Some(true), "素食", "13900001234"),
                ("李芳", Some(false), "", ""),
                ("张静", None, "", ""),
            ]
        );
        assert_eq!((found.rows[0].row, found.rows[0].name_cell.as_str()), (4, "C4"));
    }

    #[test]
    fn what_is_wrong_is_told_by_cell() {
        let found = read("姓名,单位,住宿\n王伟,东观镇,看情况\n,东观镇,是\n").unwrap();
        let told: Vec<_> = found
            .faults
            .iter()
            .map(|one| (one.code, one.cell.as_str()))
            .collect();
        assert_eq!(told, [("receipt.lodging", "C2"), ("receipt.name_missing", "A3")]);
        assert!(found.rows.is_empty());
        let other = read("姓名,成绩\n王伟,90\n").unwrap_err();
        assert_eq!(other.code(), "file.no_header");
        assert!(read("").is_err());
    }
}
