//! The workbook that goes back: faults marked in place, and two columns that say what became of each row. An .xlsx
//! keeps its look, since only what is marked is written into its package; of any other kind a new one is made.
mod failed;
mod fresh;
mod patch;
mod plan;

use crate::report::{Report, Row, Status};
use crate::{Limits, ReadError, template, workbook};

pub use failed::failed_rows;
use plan::SheetMarks;

/// Why there is no marked workbook.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// The file can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The new workbook can't be written.
    #[error("the marked workbook can't be written: {0}")]
    Write(#[from] rust_xlsxwriter::XlsxError),
}

/// Makes the marked workbook of a file and its report. `outcome` says for a sheet's row what became of it, in words
/// for the column 导入结果; [`status_in_words`] is what the reader alone can say.
pub fn marked(
    bytes: &[u8],
    file_name: &str,
    report: &Report,
    limits: &Limits,
    outcome: impl Fn(&str, &Row) -> String,
) -> Result<Vec<u8>, MarkError> {
    let marks: Vec<SheetMarks> = report
        .sheets
        .iter()
        .map(|told| SheetMarks::of(told, &outcome))
        .collect();
    if workbook::is_package(bytes, limits)?
        && let Ok(patched) = patch::mark(bytes, &marks)
    {
        return Ok(patched);
    }
    let mut sheets = workbook::open(bytes, file_name, limits)?;
    template::detach(&mut sheets);
    fresh::mark(&sheets, &marks)
}

/// The ending that a marked workbook must have to be opened: one with macros keeps them, and what names them.
pub fn marked_ending(marked: &[u8]) -> &'static str {
    if patch::has_macros(marked) { "xlsm" } else { "xlsx" }
}

/// What the reader says of a row, in words.
pub fn status_in_words(row: &Row) -> &'static str {
    match row.status {
        Status::Ok => "正常",
        Status::Warning => "有提醒",
        Status::Error => "有错误",
        Status::Skipped => "跳过",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, Sheet};
    use crate::{Options, check};

    const ROSTER: &str = "花名册\n姓名,性别,身份证号,党组织名称,备注\n张三,男,14072718850615002X,甲公司党支部,=1+1\n李四,女,123,甲公司党支部,\n";

    fn read_back(bytes: &[u8]) -> Sheet {
        workbook::open(bytes, "a.xlsx", &Limits::default())
            .unwrap()
            .remove(0)
    }

    #[test]
    fn each_row_says_what_became_of_it() {
        let as_of = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let report = check(ROSTER.as_bytes(), "名单.csv", &Options::new(as_of)).unwrap();
        let limits = Limits::default();
        let outcome = |_: &str, row: &Row| status_in_words(row).to_owned();
        let bytes = marked(ROSTER.as_bytes(), "名单.csv", &report, &limits, outcome).unwrap();
        let sheet = read_back(&bytes);
        assert_eq!(sheet.name, "名单");
        let text = |row, column| sheet.cell(row, column).map(Cell::text);
        assert_eq!(text(1, 5).as_deref(), Some("导入结果"));
        assert_eq!(text(2, 4).as_deref(), Some("=1+1"), "text stays text");
        assert_eq!(
            (text(2, 5).as_deref(), text(2, 6).as_deref()),
            (Some("有提醒"), Some("性别与身份证号（女）不一致，请核对。"))
        );
        assert_eq!(text(3, 5).as_deref(), Some("有错误"));
        assert!(text(3, 6).unwrap().starts_with("身份证号不是 18 位"));
    }

    #[test]
    fn what_was_marked_reads_the_same() {
        let as_of = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let options = Options::new(as_of);
        let report = check(ROSTER.as_bytes(), "名单.csv", &options).unwrap();
        let outcome = |_: &str, _: &Row| "正常".to_owned();
        let bytes = marked(ROSTER.as_bytes(), "名单.csv", &report, &options.limits, outcome).unwrap();
        let again = check(&bytes, "名单.xlsx", &options).unwrap();
        assert_eq!(again.totals, report.totals);
        let values = |report: &Report| -> Vec<_> {
            report.sheets[0]
                .rows
                .iter()
                .map(|row| row.values.clone())
                .collect()
        };
        assert_eq!(values(&again), values(&report));
    }
}
