//! An empty results sheet with the session's trainees. Text cells never become formulas.
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{ExamId, PersonId};

use crate::exam::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::SessionFacts;

/// The file's name and content.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn template(platform: &Platform, actor: &Actor, id: ExamId) -> Result<(String, Vec<u8>), Problem> {
    let db = platform.database.reader();
    let (exam, seen) = store::visible_exam(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("场考试"))?;
    seen.require(actor, Capability::ResultWrite)?;
    let facts = SessionFacts::load(db, seen.row.id).await?;
    let people: Vec<PersonId> = facts.enrolments.iter().map(|row| row.person_id).collect();
    let heads = crate::roster::heads(db, &people, exam.held_on.min(actor.scope.day)).await?;
    let lines = facts
        .enrolments
        .iter()
        .filter(|row| row.state.is_invited() && row.state != EnrolmentState::DroppedOut)
        .map(|row| {
            let head = heads.get(&row.person_id);
            let post = head.and_then(|head| head.post.as_ref());
            let name = head.map(|head| head.name.clone()).unwrap_or_default();
            let unit = post.map(|post| post.unit_name.clone()).unwrap_or_default();
            let party = post
                .map(|post| post.party_organisation.clone())
                .unwrap_or_default();
            [name, row.code.clone(), unit, party]
        });
    let lines: Vec<[String; 4]> = lines.collect();
    let bytes = workbook(&lines).map_err(Problem::internal)?;
    Ok((format!("{}{}成绩表.xlsx", seen.name(), exam.name), bytes))
}

fn workbook(lines: &[[String; 4]]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let sheet = book.add_worksheet();
    sheet.set_name("成绩")?;
    let headers = [
        ("姓名", 12),
        ("编号", 14),
        ("乡镇", 14),
        ("党组织", 40),
        ("成绩", 10),
    ];
    for (column, (header, width)) in (0..).zip(headers) {
        sheet.write_string_with_format(0, column, header, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, line) in (1..).zip(lines) {
        for (column, cell) in (0..).zip(line) {
            sheet.write_string_with_format(row, column, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
