//! What is known of an organisation, put right by hand: its kind and credit code, and how it was found on a day, as the
//! ledger's sheet has them.
use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::roster::by_hand::{check_change, organisation_value};
use sanyou_schema::entity::{organisation, organisation_check, party_organisation};

use super::super::told::Told;
use super::super::{Written, reason, record, refuse};
use super::{Body, BodyId, open};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::store::bodies;

/// Values by field as a form tells them; nothing typed clears one.
pub type Values = Vec<(String, Option<String>)>;

/// Puts values right. Of a firm: `organisation_kind`, `credit_code`, and of the check of the day `checked_on`
/// `operating_state`, `staff_count`, `member_count`, `coverage`; a day that has no check gets one, which goes on from the
/// last before it. Of a party organisation: `party_kind`.
///
/// Problems: as [`open`], `reason.missing` (422), `form.invalid` (422), `organisation.same_code` (409).
pub async fn correct(
    platform: &Platform,
    actor: &Actor,
    id: BodyId,
    values: Values,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let body = open(&change, actor, id).await?;
    let why = reason(why)?;
    let today = change.today();
    let mut wrong = check_change(body.days(), today, today);
    let read = read(&values, &mut wrong);
    let mut recorder = Recorder::new();
    let mut told = Vec::new();
    let mut warnings = Vec::new();
    match &body {
        Body::Firm(row) => {
            let after = firm(row, &read, &mut told);
            let check = check(&change, row, &read, &mut told, &mut wrong).await?;
            refuse(wrong)?;
            same_code(&change, &after).await?;
            recorder.label(row.id, &row.name);
            if after != *row {
                recorder.change(row.id, row, after);
            }
            if let Some(found) = check {
                warnings.extend(odd_counts(&found.after));
                match &found.before {
                    Some(before) => recorder.change(row.id, before, found.after),
                    None => recorder.make(row.id, found.after),
                }
            }
        }
        Body::Party(row) => {
            let after = party(row, &read, &mut told);
            refuse(wrong)?;
            recorder.label(row.id, &row.name);
            if after != *row {
                recorder.change(row.id, row, after);
            }
        }
    }
    if told.is_empty() {
        return Ok(Written::default());
    }
    let title = format!("更正{}的信息", body.name());
    let set = record(&change, recorder, ChangeSet::by_hand(body.unit(), title)).await?;
    let detail = serde_json::json!({"changes": told, "reason": why});
    change.audit("organisation.update", body.subject(), body.id(), &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        warnings,
        ..Written::default()
    })
}

/// The values that can be read, what is wrong with the others apart.
pub fn read(values: &Values, wrong: &mut Vec<Violation>) -> Values {
    let stated = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let mut read = Values::new();
    for (field, text) in values {
        match stated(text)
            .map(|text| organisation_value(field, &text))
            .transpose()
        {
            Ok(value) => read.push((field.clone(), value)),
            Err(why) => wrong.push(why),
        }
    }
    read
}

/// What a form says of a field.
enum Said<'a> {
    Nothing,
    Empty,
    Value(&'a str),
}

fn said<'a>(read: &'a Values, field: &str) -> Said<'a> {
    match read.iter().find(|(known, _)| known == field) {
        None => Said::Nothing,
        Some((_, None)) => Said::Empty,
        Some((_, Some(value))) => Said::Value(value),
    }
}

/// Puts what is said in place of what stood there, and remembers both where they differ.
fn put<T: ToString + std::str::FromStr>(
    read: &Values,
    field: &str,
    place: &mut Option<T>,
    told: &mut Vec<Told>,
) {
    let value = match said(read, field) {
        Said::Nothing => return,
        Said::Empty => None,
        Said::Value(value) => Some(value),
    };
    let before = place.as_ref().map(ToString::to_string);
    if before.as_deref() != value {
        *place = value.and_then(|text| text.parse().ok());
        told.push(Told {
            field: field.to_owned(),
            before,
            after: value.map(str::to_owned),
        });
    }
}

/// A firm as the values leave it.
pub fn firm(row: &organisation::Model, read: &Values, told: &mut Vec<Told>) -> organisation::Model {
    let mut after = row.clone();
    put(read, "organisation_kind", &mut after.kind, told);
    put(read, "credit_code", &mut after.credit_code, told);
    after
}

/// A party organisation as the values leave it; its kind can't be empty.
fn party(row: &party_organisation::Model, read: &Values, told: &mut Vec<Told>) -> party_organisation::Model {
    let mut kind = Some(row.kind);
    put(read, "party_kind", &mut kind, told);
    party_organisation::Model {
        kind: kind.unwrap_or(row.kind),
        ..row.clone()
    }
}

/// A check as it stood, and as the values leave it.
struct Found {
    before: Option<organisation_check::Model>,
    after: organisation_check::Model,
}

/// The fields of a check.
const CHECKED: [&str; 4] = ["operating_state", "staff_count", "member_count", "coverage"];

/// The check that the values are of, where they say something of one that did not stand.
async fn check(
    change: &Change,
    row: &organisation::Model,
    read: &Values,
    told: &mut Vec<Told>,
    wrong: &mut Vec<Violation>,
) -> Result<Option<Found>, Problem> {
    let today = change.today();
    let day: Option<NaiveDate> = match said(read, "checked_on") {
        Said::Value(day) => day.parse().ok(),
        Said::Nothing | Said::Empty => None,
    };
    let speaks = |field: &&str| matches!(said(read, field), Said::Value(_));
    if day.is_none() && !CHECKED.iter().any(speaks) {
        return Ok(None);
    }
    let Some(day) = day else {
        let message = "请填摸排时间：经营状态和人数是哪天看到的。";
        wrong.push(Violation::new("organisation.checked_on", message).on("checked_on"));
        return Ok(None);
    };
    if day > today {
        let message = "摸排时间晚于今天，请核对。";
        wrong.push(Violation::new("organisation.future", message).on("checked_on"));
    }
    let latest = bodies::check_until(change.db(), row.id, day).await?;
    let before = latest.clone().filter(|check| check.checked_on == day);
    let mut after = organisation_check::Model {
        id: before.as_ref().map_or_else(|| change.id(), |check| check.id),
        organisation_id: row.id,
        checked_on: day,
        state: latest.as_ref().and_then(|check| check.state),
        staff_count: latest.as_ref().and_then(|check| check.staff_count),
        member_count: latest.as_ref().and_then(|check| check.member_count),
        coverage: latest.as_ref().and_then(|check| check.coverage),
        // by hand: no file says so
        import_id: None,
        sheet: None,
        cell: None,
        created_at: change.at(),
    };
    let before_it = told.len();
    put(read, "operating_state", &mut after.state, told);
    put(read, "staff_count", &mut after.staff_count, told);
    put(read, "member_count", &mut after.member_count, told);
    put(read, "coverage", &mut after.coverage, told);
    if before.is_none() {
        told.push(Told {
            field: "checked_on".to_owned(),
            before: latest.map(|check| check.checked_on.to_string()),
            after: Some(day.to_string()),
        });
    }
    Ok((told.len() > before_it).then_some(Found { before, after }))
}

/// Said beside what was written, where there are more members than staff.
fn odd_counts(check: &organisation_check::Model) -> Option<String> {
    let (staff, members) = (check.staff_count?, check.member_count?);
    (members > staff).then(|| format!("党员 {members} 人比职工 {staff} 人还多，请核对。"))
}

/// Refuses a credit code that another firm has.
pub async fn same_code(change: &Change, row: &organisation::Model) -> Result<(), Problem> {
    let Some(code) = &row.credit_code else {
        return Ok(());
    };
    let Some(other) = bodies::firm_with_code(change.db(), code, row.id).await? else {
        return Ok(());
    };
    let detail = if other.territory_unit_id == row.territory_unit_id {
        format!(
            "“{}”已经登记了这个信用代码。是同一家的话，请用“并入别处”；不是，请核对代码。",
            other.name
        )
    } else {
        "别的单位有一家组织已经登记了这个信用代码，请核对代码；确实是同一家的，请县里办理。".to_owned()
    };
    Err(Problem::conflict("organisation.same_code", detail))
}
