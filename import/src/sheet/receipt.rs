//! The receipt of a class (培训报名回执) as townships send it back: who comes, whether they stay overnight, what to mind.
//!
//! It is declared like any kind of sheet; whom a row is about is found by the class, so that its rows are plain texts.
use chrono::NaiveDate;

use super::declared::{CellType, Declaration, KindName, Spec};
use super::find::by_catalogue;
use super::roster::OwnField;
use crate::report::{Issue, Row, SheetReport};
use crate::sheet::results::ResultFault;
use crate::{Field, Limits, Options, ReadError, open, plain_name};

#[derive(Debug, Clone, Copy, PartialEq)]
struct ReceiptKind;

impl KindName for ReceiptKind {
    fn label(self) -> &'static str {
        "回执"
    }
}

static UNIT: OwnField = OwnField {
    code: "unit",
    label: "单位",
};
static PHONE: OwnField = OwnField {
    code: "phone_digits",
    label: "手机",
};
static LODGING: OwnField = OwnField {
    code: "lodging",
    label: "是否住宿",
};

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

fn yes_or_no(text: &str) -> Result<Option<String>, &'static str> {
    let text = text.to_lowercase();
    let answer = if YES.contains(&text.as_str()) {
        "yes"
    } else if NO.contains(&text.as_str()) {
        "no"
    } else {
        return Err("请写“是”或“否”。");
    };
    Ok(Some(answer.to_owned()))
}

const fn spec(field: Field, cell: CellType, headers: &'static [&'static str]) -> Spec {
    Spec {
        field,
        headers,
        cell,
        required: false,
    }
}

static RECEIPT: [Declaration<ReceiptKind, ()>; 1] = [Declaration {
    kind: ReceiptKind,
    titles: &["回执"],
    fields: &[
        spec(Field::Serial, CellType::Serial, &["序号", "序", "no"]),
        spec(
            Field::Own(&UNIT),
            CellType::Text,
            &["单位", "乡镇", "所属乡镇", "报送单位", "工作单位", "所在单位"],
        ),
        spec(
            Field::Name,
            CellType::Name,
            &["姓名", "学员姓名", "参训人员", "参训人员姓名"],
        ),
        spec(
            Field::Own(&PHONE),
            CellType::Own(|text| Ok(Some(text.chars().filter(char::is_ascii_digit).collect()))),
            &["手机", "手机号", "手机号码", "电话", "联系电话", "联系方式"],
        ),
        spec(
            Field::Own(&LODGING),
            CellType::Own(yes_or_no),
            &[
                "是否住宿",
                "住宿",
                "是否需要住宿",
                "需要住宿",
                "是否安排住宿",
                "住宿与否",
            ],
        ),
        spec(
            Field::Remark,
            CellType::Text,
            &["备注", "说明", "其他要求", "饮食要求"],
        ),
    ],
    needs: &[&[Field::Name], &[Field::Own(&LODGING)]],
    subject: &[Field::Name],
    // two rows of one person are the class's to tell: there may be two of a name
    key: &[],
    yearly: false,
    by_title: None,
    carried: &[],
    checks: &[],
    command: (),
}];

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
    let options = Options {
        limits: *limits,
        // it has no days
        ..Options::new(NaiveDate::default())
    };
    let (sheets, _) = open(bytes, file_name, &options)?;
    let found = by_catalogue(plain_name(file_name), sheets, &RECEIPT, &options)?;
    let Some(found) = found.into_iter().next() else {
        return Err(ReadError::no_header_of("回执", &["姓名", "是否住宿"]));
    };
    let mut read = Receipt::default();
    for sheet in &found.report.sheets {
        for row in sheet.rows.iter().filter(|row| row.reason.is_none()) {
            match of_row(sheet, row) {
                Ok(row) => read.rows.push(row),
                Err(fault) => read.faults.push(fault),
            }
        }
    }
    Ok(read)
}

fn of_row(sheet: &SheetReport, row: &Row) -> Result<ReceiptRow, ResultFault> {
    let text = |field: Field| row.value(field).unwrap_or_default().to_owned();
    let at = |field: Field| {
        let column = sheet.columns.iter().find(|column| column.field == Some(field));
        let column = column.map_or("A", |column| column.column.as_str());
        format!("{column}{}", row.row)
    };
    let said = |field: Field| row.issues().iter().find(|issue| issue.field == field);
    let fault = |field: Field, code: &'static str, message: String| ResultFault {
        sheet: sheet.name.clone(),
        row: row.row,
        cell: at(field),
        code,
        name: text(Field::Name),
        message,
    };
    if row.value(Field::Name).is_none() {
        return Err(fault(
            Field::Name,
            "receipt.name_missing",
            "没有姓名，请补上。".to_owned(),
        ));
    }
    let lodging = Field::Own(&LODGING);
    if let Some(Issue { raw, .. }) = said(lodging) {
        let raw = raw.as_deref().unwrap_or_default();
        let message = format!("是否住宿写的是“{raw}”，请写“是”或“否”。");
        return Err(fault(lodging, "receipt.lodging", message));
    }
    Ok(ReceiptRow {
        sheet: sheet.name.clone(),
        row: row.row,
        name_cell: at(Field::Name),
        name: text(Field::Name),
        unit: text(Field::Own(&UNIT)),
        phone: text(Field::Own(&PHONE)),
        lodging: row.value(lodging).map(|code| code == "yes"),
        note: text(Field::Remark),
    })
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
