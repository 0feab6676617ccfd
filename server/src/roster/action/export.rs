//! The roster of a unit as a workbook that may be edited and sent back, and the blank one.
use std::collections::{BTreeMap, HashMap};

use sanyou_import::{Field, Roster, RosterRow, Stamp, roster_workbook};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::roster::PresentPost;
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::entity::read_log;
use sea_orm::{ConnectionTrait, DbErr, Set};

use super::exported::{digest, exported, party_name};
use super::workbook::{Marked, XLSX};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::store::bodies::log_reads;
use crate::roster::store::people::tiers_on;
use crate::roster::store::person::sealed_numbers;
use crate::roster::store::present::{self, Present};
use crate::unit::NamedUnit;

/// How many rows one statement writes.
const PORTION: usize = 500;

/// The blank roster of a unit.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn template(platform: &Platform, actor: &Actor, unit: UnitId) -> Result<Marked, Problem> {
    let db = platform.database.reader();
    let day = actor.scope.day;
    let present = present::load(db, &platform.keys, unit, &[], day).await?;
    let own = own(&present, actor, Capability::RosterWrite, unit)?;
    let roster = roster(db, &present, own, actor, Vec::new()).await?;
    let name = format!("{}花名册模板.xlsx", own.name);
    written(name, roster).await
}

/// Everybody in post in a unit and below it today, a row an appointment. Full numbers need the right to see them and
/// a reason, and who took them is kept, for each person; without the right they are masked.
///
/// Problems: `reason.missing` (422), `not_found` (404), `role.missing` (403).
pub async fn export(
    platform: &Platform,
    actor: &Actor,
    unit: UnitId,
    reason: &str,
) -> Result<Marked, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let day = actor.scope.day;
    let present = present::load(change.db(), change.keys(), unit, &[], day).await?;
    let own = own(&present, actor, Capability::Read, unit)?;
    let is_full = may_in(actor, Capability::ReadFull, &own.row.path);
    let reason = reason.trim();
    if is_full && reason.is_empty() {
        let detail = "请写明导出的原因，会记入审计。";
        return Err(Problem::field("reason.missing", "reason", detail));
    }
    let ids = present.roster.people.iter().map(|person| person.id.parse());
    let ids = ids
        .collect::<Result<Vec<PersonId>, _>>()
        .map_err(Problem::internal)?;
    let numbers = sealed_numbers(change.db(), &ids).await?;
    let mut tiers = HashMap::new();
    for portion in ids.chunks(PORTION) {
        tiers.extend(tiers_on(change.db(), portion, day).await?);
    }
    let mut rows = Vec::new();
    let mut people: Vec<PersonId> = Vec::new();
    for (person, id) in present.roster.people.iter().zip(ids) {
        let number = numbers.get(&id).map(Vec::as_slice);
        let named = person.values.get("name").unwrap_or_default();
        let posts = person
            .posts
            .iter()
            .filter(|post| present.townships.contains(post.unit.as_str()));
        let before = rows.len();
        for post in posts {
            let values = exported(&present, change.keys(), number, &person.values, post)?;
            rows.push((place(&present, post, named), (id, post.id.to_string(), values)));
        }
        people.extend((rows.len() > before).then_some(id));
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let rows = rows
        .into_iter()
        .map(|(_, (person, appointment, values))| RosterRow {
            stamp: Stamp {
                digest: digest(change.keys(), &appointment, &values),
                appointment,
                person: person.to_string(),
            },
            values: if is_full { values } else { masked(values, actor) },
            certified: tiers.get(&person).map(|(tier, _)| *tier),
        });
    let roster = roster(change.db(), &present, own, actor, rows.collect()).await?;
    let name = format!("{}花名册{}.xlsx", own.name, day.format("%Y%m%d"));
    if is_full {
        log(&change, actor, &people, reason).await?;
    }
    let facts = serde_json::json!({"reason": reason, "people": people.len(), "full": is_full});
    change.audit("roster.export", "unit", unit, &facts);
    let file = written(name, roster).await?;
    change.commit().await?;
    Ok(file)
}

/// The unit, where the actor may do this.
fn own<'a>(
    present: &'a Present,
    actor: &Actor,
    capability: Capability,
    unit: UnitId,
) -> Result<&'a NamedUnit, Problem> {
    let own = present.units.iter().find(|known| known.row.id == unit);
    let own = own.filter(|own| actor.scope.covers_path(&own.row.path));
    let own = own.ok_or_else(|| Problem::not_found("个单位"))?;
    actor.require(capability)?;
    if !may_in(actor, capability, &own.row.path) {
        return Err(Problem::forbidden(
            "您在这个单位没有这项权限，请由所在乡镇或县里办理。",
        ));
    }
    Ok(own)
}

async fn roster(
    db: &impl ConnectionTrait,
    present: &Present,
    own: &NamedUnit,
    actor: &Actor,
    rows: Vec<RosterRow>,
) -> Result<Roster, DbErr> {
    let kept = present
        .units
        .iter()
        .filter(|unit| present.townships.contains(&unit.row.id.to_string()));
    Ok(Roster {
        subject_word: crate::setting::value_for(db, own.row.id, "subject.word", actor.scope.day).await?,
        unit_name: own.name.clone(),
        unit: own.row.id.to_string(),
        day: actor.scope.day,
        townships: kept.map(|unit| unit.name.clone()).collect(),
        rows,
    })
}

async fn written(name: String, roster: Roster) -> Result<Marked, Problem> {
    let write = move || roster_workbook(&roster);
    let done = tokio::task::spawn_blocking(write)
        .await
        .map_err(Problem::internal)?;
    Ok(Marked {
        name,
        media_type: XLSX,
        bytes: done.map_err(Problem::internal)?,
    })
}

/// What rows go by: the official order of units, then the party organisation, then the post and the name.
fn place(present: &Present, post: &PresentPost, name: &str) -> (usize, String, String, String) {
    let is_unit = |unit: &NamedUnit| unit.row.id.to_string() == post.unit;
    let unit = present.units.iter().position(is_unit).unwrap_or(usize::MAX);
    let organisation = party_name(present, post).unwrap_or_default();
    let kind = post.values.get("post").unwrap_or_default().to_owned();
    (unit, organisation, kind, name.to_owned())
}

/// The values for somebody who may not see numbers.
fn masked(mut values: BTreeMap<Field, String>, actor: &Actor) -> BTreeMap<Field, String> {
    let mut hide = |field: Field, mask: fn(&str) -> String| {
        if let Some(value) = values.get_mut(&field) {
            *value = mask(value);
        }
    };
    hide(Field::IdNumber, mask::id_number);
    hide(Field::Phone, mask::phone);
    if actor.sees_masked() {
        hide(Field::Name, mask::name);
    }
    values
}

/// Keeps who read whose numbers, and why.
async fn log(change: &Change, actor: &Actor, people: &[PersonId], reason: &str) -> Result<(), Problem> {
    let entry = |person: &PersonId| read_log::ActiveModel {
        id: Set(change.id()),
        at: Set(change.at()),
        actor_id: Set(actor.account),
        person_id: Set(*person),
        what: Set("numbers".to_owned()),
        reason: Set(reason.to_owned()),
    };
    for portion in people.chunks(PORTION) {
        let entries: Vec<_> = portion.iter().map(entry).collect();
        log_reads(change.db(), entries).await?;
    }
    Ok(())
}
