//! What a roster says and nobody writes: told at its column, or at the row that says it.
use sanyou_import::{Column, Field, Issue, Row, Severity, SheetReport};
use sanyou_schema::domain::value::SheetKind;

use crate::account::check_mail;
use crate::roster::content::SheetColumn;

/// What is said of a firm, which is nobody's without its name.
const OF_FIRMS: [Field; 2] = [Field::CreditCode, Field::OrganisationKind];

/// The columns of a sheet, with what is said of those that are not written.
pub fn columns_of(kind: SheetKind, sheet: &SheetReport) -> Vec<SheetColumn> {
    let columns = sheet.columns.iter().map(|column| {
        let told = SheetColumn::from(column);
        SheetColumn {
            note: told.note.or_else(|| note_of(kind, sheet, column)),
            ..told
        }
    });
    columns.collect()
}

/// Why a column is not written, or not as what it says, though it is read.
fn note_of(kind: SheetKind, sheet: &SheetReport, column: &Column) -> Option<String> {
    if kind != SheetKind::Roster {
        return None;
    }
    let has = |field: Field| sheet.columns.iter().any(|column| column.field == Some(field));
    let note = match column.field? {
        Field::Tier => "记作名册所写（待核），不算证书。",
        Field::TierApplied => "认得，但不写入名册：申报要在“资格认定”里提出。",
        Field::CertificateNumber | Field::CertificateDate => {
            "认得，但不写入名册：证书以发证记录为准，名册上写的不算。"
        }
        Field::Email => "系统里没有邮箱的人才写入。",
        field if OF_FIRMS.contains(&field) && !has(Field::Employer) => {
            "认得，但不写入名册：没有“单位名称”一列，不知道说的是哪个单位。"
        }
        _ => return None,
    };
    Some(note.to_owned())
}

/// Whether a mail server would take the address.
pub fn is_mail(text: &str) -> bool {
    check_mail(text).is_none()
}

/// What a row says and nobody writes. `known` is the address that its person has here.
pub fn issues(sheet: &SheetReport, read: &Row, known: Option<&str>) -> Vec<Issue> {
    let mut issues = Vec::new();
    if let Some(mail) = read.value(Field::Email) {
        if !is_mail(mail) {
            let message = "邮箱的写法不对，没有写入。请改成 name@example.com 这样的；没有邮箱可以不填。";
            issues.push(warning(sheet, read, Field::Email, "email.invalid", message));
        } else if known.is_some_and(|known| known != mail) {
            let message = "系统里已有另一个邮箱，名册上的没有写入。要改请到本人页面。";
            issues.push(warning(sheet, read, Field::Email, "email.kept", message));
        }
    }
    let lacks = read.values.as_ref().is_some_and(|values| {
        values.get(&Field::Employer) == Some(&None)
            && OF_FIRMS.iter().any(|field| read.value(*field).is_some())
    });
    if lacks {
        let message = "写了单位的信用代码或类型，没有写单位名称，这两项不写入。请补填单位名称。";
        issues.push(warning(sheet, read, Field::Employer, "employer.unnamed", message));
    }
    issues
}

/// A warning of a row about the cell of a field.
pub fn warning(sheet: &SheetReport, read: &Row, field: Field, code: &str, message: &str) -> Issue {
    let column = sheet.columns.iter().find(|column| column.field == Some(field));
    let column = column.map(|column| column.column.clone());
    Issue {
        field,
        code: code.to_owned(),
        severity: Severity::Warning,
        raw: column.as_ref().and_then(|column| read.cells.get(column).cloned()),
        column,
        message: message.to_owned(),
    }
}
