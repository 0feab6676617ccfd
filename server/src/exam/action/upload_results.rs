//! Reads a workbook of results and enters all of it, or nothing and says what is wrong with which cell.
use std::collections::{BTreeSet, HashMap};

use sanyou_import::{Limits, ResultFault, ResultRow, Results};
use sanyou_schema::domain::value::id::{EnrolmentId, ExamId, PersonId};
use sanyou_schema::entity::{enrolment, exam_result};

use super::write::Open;
use crate::exam::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::files;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;

/// A results sheet has one line a trainee: what is larger is another file.
const MAX_BYTES: usize = 5 << 20;

/// A file as it was sent.
pub struct SentFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What became of a file.
#[derive(Debug)]
pub struct Uploaded {
    /// Rows of people.
    pub read: usize,
    /// Results entered now; those that stood already with the same mark are none.
    pub recorded: usize,
    /// What is wrong; nothing was entered where there is any.
    pub faults: Vec<ResultFault>,
}

/// Enters a workbook's results.
///
/// Problems: `file.*` (422), `file.too_large` (413), `exam.session_state` (409), `not_found` (404), `role.missing`
/// (403).
pub async fn upload_results(
    platform: &Platform,
    actor: &Actor,
    id: ExamId,
    file: SentFile,
) -> Result<Uploaded, Problem> {
    let limits = Limits {
        bytes: MAX_BYTES,
        rows: 5_000,
        cells: 200_000,
        ..Limits::default()
    };
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    let read = tokio::task::spawn_blocking(move || sanyou_import::results(&bytes, &name, &limits));
    let results = read.await.map_err(Problem::internal)?;
    let results = results.map_err(|error| Problem::field(error.code(), "file", error.message()))?;
    let mut change = platform.change(&actor.by()).await?;
    let open = Open::find(&change, actor, id).await?;
    let standing = store::results(change.db(), id).await?;
    let matched = match_rows(platform, &change, &open, results, &standing).await?;
    if !matched.faults.is_empty() {
        return Ok(Uploaded {
            read: matched.read,
            recorded: 0,
            faults: matched.faults,
        });
    }
    let by = Some(actor.account);
    let kept = files::keep(
        platform,
        change.db(),
        &file.name,
        &file.media_type,
        &file.bytes,
        by,
    )
    .await?;
    let recorded = matched.marks.len();
    for (row, place, hundredths) in matched.marks {
        let cell = format!("{}!{}", row.sheet, row.mark_cell);
        open.write(&change, None, (place, hundredths), Some((kept, cell)))
            .await?;
    }
    let detail = serde_json::json!({ "file": kept, "read": matched.read, "recorded": recorded });
    change.audit("exam.upload", "exam", id, &detail);
    change.commit().await?;
    Ok(Uploaded {
        read: matched.read,
        recorded,
        faults: Vec::new(),
    })
}

/// The rows with the trainees whom they are about.
struct Matched {
    read: usize,
    marks: Vec<(ResultRow, EnrolmentId, Option<i32>)>,
    faults: Vec<ResultFault>,
}

async fn match_rows(
    platform: &Platform,
    change: &Change,
    open: &Open,
    results: Results,
    standing: &HashMap<EnrolmentId, exam_result::Model>,
) -> Result<Matched, Problem> {
    let people = open.list.iter().map(|row| row.person_id).collect();
    let identities = store::identities(change.db(), people).await?;
    let trainees = Trainees {
        list: &open.list,
        identities: &identities,
        keys: &platform.keys,
    };
    let bad_rows: BTreeSet<(&str, u32)> = results
        .faults
        .iter()
        .map(|fault| (fault.sheet.as_str(), fault.row))
        .collect();
    let read = results.rows.len() + bad_rows.len();
    let mut faults = results.faults.clone();
    let mut marks = Vec::new();
    for row in results.rows {
        match trainees.find(&row) {
            Ok(place) => {
                let hundredths = row.hundredths;
                marks.push((row, place, hundredths));
            }
            Err((code, message)) => faults.push(fault(&row, row.key_cell.clone(), code, message)),
        }
    }
    // the same mark once more is no fault: the file was sent twice
    marks.retain(|(_, place, hundredths)| {
        let stands = standing.get(place);
        stands.is_none_or(|row| row.half_points != hundredths.map(|mark| mark / 50))
    });
    let places: BTreeSet<EnrolmentId> = standing.keys().copied().collect();
    let pairs: Vec<_> = marks.iter().map(|(_, place, mark)| (*place, *mark)).collect();
    for violation in open.check(&pairs, &places) {
        let field = violation.field.clone().unwrap_or_default();
        let at = field
            .strip_prefix("results[")
            .and_then(|text| text.split(']').next());
        let Some((row, ..)) = at
            .and_then(|n| n.parse::<usize>().ok())
            .and_then(|n| marks.get(n))
        else {
            continue;
        };
        let cell = if field.ends_with("score") {
            &row.mark_cell
        } else {
            &row.key_cell
        };
        faults.push(fault(
            row,
            cell.clone(),
            known(&violation.code),
            violation.message,
        ));
    }
    faults.sort_by(|a, b| (&a.sheet, a.row, &a.cell).cmp(&(&b.sheet, b.row, &b.cell)));
    Ok(Matched { read, marks, faults })
}

/// The codes of the rule, which live as long as the program.
fn known(code: &str) -> &'static str {
    match code {
        "exam.not_due" => "exam.not_due",
        "exam.result_stands" => "exam.result_stands",
        "exam.result_twice" => "exam.result_twice",
        "exam.half" => "exam.half",
        _ => "exam.score",
    }
}

fn fault(row: &ResultRow, cell: String, code: &'static str, message: String) -> ResultFault {
    ResultFault {
        sheet: row.sheet.clone(),
        row: row.row,
        cell,
        code,
        name: row.name.clone(),
        message,
    }
}

/// The session's list, as rows are matched with it.
struct Trainees<'a> {
    list: &'a [enrolment::Model],
    identities: &'a HashMap<PersonId, (String, Option<String>)>,
    keys: &'a Keys,
}

impl Trainees<'_> {
    /// By personal code, else by name and the last four of the ID number; the name must agree in any case.
    fn find(&self, row: &ResultRow) -> Result<EnrolmentId, (&'static str, String)> {
        let name = &row.name;
        if let Some(code) = &row.code {
            let Some(place) = self.list.iter().find(|place| place.code == *code) else {
                return Err(("result.code_unknown", format!("本期没有编号“{code}”，请核对。")));
            };
            if self.name_of(place) != compact(name) {
                let message = format!("编号“{code}”不是“{name}”的，请核对编号和姓名。");
                return Err(("result.name_differs", message));
            }
            return Ok(place.id);
        }
        let named: Vec<_> = self
            .list
            .iter()
            .filter(|place| self.name_of(place) == compact(name))
            .collect();
        if named.is_empty() {
            let message = format!("本期名单上没有“{name}”，请核对姓名。");
            return Err(("result.name_unknown", message));
        }
        let hash = row.last4.as_deref().map(|last4| self.keys.id_last4_hash(last4));
        let mut same = named.into_iter().filter(|place| {
            let identity = self.identities.get(&place.person_id);
            hash.is_some() && identity.is_some_and(|(_, last4)| *last4 == hash)
        });
        match (same.next(), same.next()) {
            (Some(place), None) => Ok(place.id),
            (Some(_), Some(_)) => {
                let message = format!("本期有两位“{name}”后四位也相同，请改用编号。");
                Err(("result.ambiguous", message))
            }
            (None, _) => {
                let message = format!("“{name}”的身份证号后四位与名册不一致，请核对。");
                Err(("result.id_differs", message))
            }
        }
    }

    fn name_of(&self, place: &enrolment::Model) -> String {
        let identity = self.identities.get(&place.person_id);
        identity.map(|(name, _)| compact(name)).unwrap_or_default()
    }
}

/// A name without the blanks that people put into short ones.
fn compact(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}
