//! The results of an exam: who, by name with the last four of the ID number or by personal code, and the mark.
use std::collections::BTreeMap;

use crate::cell::{folded, is_invisible, is_scientific};
use crate::layout::{self, Grid, Header, Kind};
use crate::report::letters;
use crate::workbook::{self, Cell, Sheet};
use crate::{Limits, ReadError};

/// What a column of a results sheet means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Serial,
    Name,
    Id,
    Code,
    Mark,
}

const NAMES: [&str; 4] = ["姓名", "学员姓名", "考生姓名", "名字"];
const IDS: [&str; 9] = [
    "身份证号后四位",
    "身份证号码后四位",
    "身份证后四位",
    "证件号后四位",
    "证件号码后四位",
    "后四位",
    "身份证号",
    "身份证号码",
    "身份证",
];
const CODES: [&str; 8] = [
    "编号",
    "学员编号",
    "学员码",
    "个人码",
    "学号",
    "考号",
    "准考证号",
    "考生编号",
];
const NUMBERS: [&str; 2] = ["证件号", "证件号码"];
const MARKS: [&str; 9] = [
    "成绩",
    "分数",
    "得分",
    "考试成绩",
    "考试分数",
    "总分",
    "总成绩",
    "最终成绩",
    "笔试成绩",
];

/// What people write for somebody who did not sit.
const ABSENT: [&str; 5] = ["缺考", "未考", "未参加", "未参加考试", "缺席"];

/// One row of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// Where the mark stands: `D5`.
    pub mark_cell: String,
    /// Where the one is named that the row is matched by: `B5`.
    pub key_cell: String,
    /// The name.
    pub name: String,
    /// The last four characters of the ID number, in capitals.
    pub last4: Option<String>,
    /// The trainee's personal code, in capitals.
    pub code: Option<String>,
    /// The mark times 100; none for 缺考.
    pub hundredths: Option<i32>,
}

/// Something in the file that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultFault {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The cell: `D5`.
    pub cell: String,
    /// A stable code: `result.mark_missing` …
    pub code: &'static str,
    /// The name in the row, where there is one.
    pub name: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// A file of results, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The rows that could be read.
    pub rows: Vec<ResultRow>,
    /// What could not.
    pub faults: Vec<ResultFault>,
}

/// Reads the results of every sheet that has a header of them.
pub fn results(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Results, ReadError> {
    let sheets = workbook::open(bytes, file_name, limits)?;
    if sheets.iter().all(Sheet::is_empty) {
        return Err(ReadError::empty());
    }
    let mut read = Results::default();
    let mut found = false;
    for sheet in &sheets {
        found |= read_sheet(sheet, limits, &mut read)?;
    }
    if found {
        Ok(read)
    } else {
        Err(ReadError::no_results_header())
    }
}

/// Whether the sheet has a header of results; its rows are added to what was read.
fn read_sheet(sheet: &Sheet, limits: &Limits, read: &mut Results) -> Result<bool, ReadError> {
    let grid = Grid::new(sheet, limits)?;
    let is_name = |header: &str| field_of(header) == Some(Field::Name);
    let known = |header: &str| field_of(header).is_some();
    let Some(header) = layout::find(&grid, known, is_name, layout::has_three) else {
        return Ok(false);
    };
    let mut columns: BTreeMap<Field, u32> = BTreeMap::new();
    for (column, heading) in &header.columns {
        if let Some(field) = field_of(&heading.name) {
            columns.entry(field).or_insert(*column);
        }
    }
    if !columns.contains_key(&Field::Mark) {
        return Ok(false);
    }
    let below = layout::Rows::below(&header);
    for row in sheet.rows_from(header.below()) {
        let own: Vec<(u32, Cell<'_>)> = grid
            .own(row)
            .filter(|(_, cell)| !shown(*cell).is_empty())
            .collect();
        let serial = columns.get(&Field::Serial);
        if own.iter().all(|(column, _)| Some(column) == serial) || is_no_person(&below, &own) {
            continue;
        }
        let mut line = Line {
            grid: &grid,
            header: &header,
            columns: &columns,
            row,
            name: String::new(),
            faults: Vec::new(),
        };
        let result = line.read();
        let faults = line.faults;
        if let Some(result) = result.filter(|_| faults.is_empty()) {
            read.rows.push(result);
        }
        read.faults.extend(faults);
    }
    Ok(true)
}

/// A repeated header, a subtotal, a footer.
fn is_no_person(below: &layout::Rows, own: &[(u32, Cell<'_>)]) -> bool {
    below.classify(own) != Kind::Worker
}

fn field_of(header: &str) -> Option<Field> {
    let plain = layout::heading(header);
    let known = |plain: &str| {
        let among = |words: &[&str]| words.contains(&plain);
        match () {
            () if matches!(plain, "序号" | "no" | "序") => Some(Field::Serial),
            () if among(&NAMES) => Some(Field::Name),
            () if among(&IDS) || among(&NUMBERS) => Some(Field::Id),
            () if among(&CODES) => Some(Field::Code),
            () if among(&MARKS) => Some(Field::Mark),
            () => None,
        }
    };
    // 成绩(百分制) is 成绩, and 身份证号(后四位) is the whole of it without its brackets
    known(&plain)
        .or_else(|| known(&plain.replace(['(', ')'], "")))
        .or_else(|| known(plain.split('(').next().unwrap_or_default()))
}

/// The cell's text without what shows nothing.
fn shown(cell: Cell<'_>) -> String {
    let text = cell.text();
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    seen.trim().to_owned()
}

/// What stands in a mark's cell.
enum Mark {
    /// Times 100.
    Hundredths(i32),
    /// 缺考.
    Absent,
}

/// One row while it is read.
struct Line<'a> {
    grid: &'a Grid<'a>,
    header: &'a Header,
    columns: &'a BTreeMap<Field, u32>,
    row: u32,
    name: String,
    faults: Vec<ResultFault>,
}

impl Line<'_> {
    fn read(&mut self) -> Option<ResultRow> {
        self.name = self.cell(Field::Name).map(shown).unwrap_or_default();
        if self.name.is_empty() {
            self.fault(
                Field::Name,
                "result.name_missing",
                "没有姓名，请补上。".to_owned(),
            );
        }
        let code = self
            .cell(Field::Code)
            .map(|cell| folded(&shown(cell)).to_uppercase());
        let code = code.filter(|code| !code.is_empty());
        let last4 = self.last4(code.is_some());
        if code.is_none() && last4.is_none() && self.faults.is_empty() {
            let message = "没有编号，也没有身份证号后四位，不知道是哪一位，请补上其中一样。";
            let field = if self.columns.contains_key(&Field::Code) {
                Field::Code
            } else {
                Field::Id
            };
            self.fault(field, "result.key_missing", message.to_owned());
        }
        let hundredths = match self.mark()? {
            Mark::Hundredths(mark) => Some(mark),
            Mark::Absent => None,
        };
        let key = if code.is_some() { Field::Code } else { Field::Id };
        Some(ResultRow {
            sheet: self.grid.sheet.name.clone(),
            row: self.row + 1,
            mark_cell: self.at(Field::Mark),
            key_cell: self.at(key),
            name: self.name.clone(),
            last4,
            code,
            hundredths,
        })
    }

    fn cell(&self, field: Field) -> Option<Cell<'_>> {
        let column = *self.columns.get(&field)?;
        self.grid.cell(self.row, column, self.header.below())
    }

    fn at(&self, field: Field) -> String {
        let column = self.columns.get(&field).copied().unwrap_or(0);
        format!("{}{}", letters(column), self.row + 1)
    }

    fn fault(&mut self, field: Field, code: &'static str, message: String) {
        self.faults.push(ResultFault {
            sheet: self.grid.sheet.name.clone(),
            row: self.row + 1,
            cell: self.at(field),
            code,
            name: self.name.clone(),
            message,
        });
    }

    /// The last four of the ID number, of the whole or of these alone; leading zeros that a number lost come back.
    fn last4(&mut self, has_code: bool) -> Option<String> {
        let cell = self.cell(Field::Id)?;
        let text = folded(&shown(cell)).to_uppercase();
        let text = match cell {
            Cell::Number(_) if text.len() < 4 => format!("{text:0>4}"),
            _ => text,
        };
        if text.is_empty() {
            return None;
        }
        let ruined = is_scientific(&text) || (matches!(cell, Cell::Number(_)) && text.len() > 15);
        let shaped = |text: &str| {
            let (digits, last) = text.split_at(text.len() - 1);
            digits.bytes().all(|b| b.is_ascii_digit())
                && last.bytes().all(|b| b.is_ascii_digit() || b == b'X')
        };
        if !ruined && text.is_ascii() && matches!(text.len(), 4 | 15 | 18) && shaped(&text) {
            return Some(text[text.len() - 4..].to_owned());
        }
        if !has_code {
            let (code, message) = if ruined {
                (
                    "result.id_ruined",
                    "身份证号被表格变成了数字，末几位已丢失。请改填后四位，并设为文本。",
                )
            } else {
                (
                    "result.id_shape",
                    "身份证号后四位应为 4 位，末位可以是 X，请核对。",
                )
            };
            self.fault(Field::Id, code, message.to_owned());
        }
        None
    }

    /// The mark, none where it is no mark: then its fault is noted.
    fn mark(&mut self) -> Option<Mark> {
        let cell = self.cell(Field::Mark);
        let text = cell.map(shown).unwrap_or_default();
        let plain = folded(&text);
        if plain.is_empty() {
            let message = "没有成绩。没有参加考试的，请写“缺考”。";
            self.fault(Field::Mark, "result.mark_missing", message.to_owned());
            return None;
        }
        if ABSENT.contains(&plain.as_str()) {
            return Some(Mark::Absent);
        }
        let digits = plain.strip_suffix('分').unwrap_or(&plain);
        let hundredths = hundredths(digits);
        if hundredths.is_none() {
            let message = format!("“{text}”不是成绩。请填数字，没有参加考试的写“缺考”。");
            self.fault(Field::Mark, "result.mark_unreadable", message);
        }
        hundredths.map(Mark::Hundredths)
    }
}

/// `88`, `88.5`, `88.50` as hundredths; a mark has two decimals at most, and four digits before them.
fn hundredths(text: &str) -> Option<i32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: i32 = whole.parse().ok()?;
    let part: i32 = format!("{part:0<2}").parse().ok()?;
    Some(whole * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(csv: &str) -> Results {
        results(csv.as_bytes(), "成绩.csv", &Limits::default()).unwrap()
    }

    #[test]
    fn rows_are_read_whatever_the_headers_are_called() {
        let one = "结业考试成绩单,,\n序号,姓名,身份证号（后四位）,成绩（百分制）\n1,张 三,002x,88.5\n2,李四,0012,缺考\n合计,2,,\n";
        let other = "考生姓名,学员编号,得分\n张三,ab23-cd,88.50分\n";
        let rows = read(one).rows;
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!(rows[0].last4.as_deref(), Some("002X"));
        assert_eq!(
            (rows[0].hundredths, rows[0].mark_cell.as_str()),
            (Some(8850), "D3")
        );
        assert_eq!((rows[1].hundredths, rows[1].row), (None, 4));
        let rows = read(other).rows;
        assert_eq!(
            (rows[0].code.as_deref(), rows[0].hundredths),
            (Some("AB23-CD"), Some(8850))
        );
    }

    #[test]
    fn every_fault_names_its_cell() {
        let read = read(
            "姓名,身份证号后四位,成绩\n张三,1234,\n,5678,80\n王五,,90\n赵六,12,90\n钱七,2345,八十\n孙八,3456,80.125\n",
        );
        let faults: Vec<_> = read
            .faults
            .iter()
            .map(|fault| format!("{} {}", fault.cell, fault.code))
            .collect();
        assert_eq!(
            faults,
            [
                "C2 result.mark_missing",
                "A3 result.name_missing",
                "B4 result.key_missing",
                "B5 result.id_shape",
                "C6 result.mark_unreadable",
                "C7 result.mark_unreadable",
            ]
        );
        assert!(read.rows.is_empty());
    }

    #[test]
    fn a_file_without_the_columns_says_so() {
        let error = results(
            "姓名,单位,电话\n张三,x,y\n".as_bytes(),
            "a.csv",
            &Limits::default(),
        )
        .unwrap_err();
        assert_eq!(error.code(), "file.no_header");
        assert!(error.message().contains("成绩"));
    }

    #[test]
    fn marks_by_table() {
        for (text, expected) in [
            ("0", Some(0)),
            ("100", Some(10_000)),
            ("59.5", Some(5950)),
            ("59.05", Some(5905)),
            ("-1", None),
            ("1e2", None),
            ("", None),
            (".5", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }
}
