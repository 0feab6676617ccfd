//! Units on a page: another name, or one that becomes part of another, from a day; the county's matter.
use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::by_hand::{check_change, value};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{Days, NameKind};
use sanyou_schema::entity::{organisation, party_organisation, unit, unit_name};

use super::{Written, reason, record, refuse, writable_unit};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::store::by_hand::{self, official_name as official};
use crate::roster::store::imports::lock_tree;

async fn open(
    change: &Change,
    actor: &Actor,
    id: UnitId,
) -> Result<(unit::Model, unit_name::Model), Problem> {
    let row = writable_unit(change.db(), actor, id).await?;
    actor.require(Capability::SettingWrite)?;
    lock_tree(change.db(), id).await?;
    let name = official(change.db(), id).await?;
    Ok((row, name.ok_or_else(|| Problem::not_found("个单位"))?))
}

fn days(row: &unit::Model) -> Days {
    Days {
        from: row.valid_from,
        to: row.valid_to,
    }
}

/// A name that people still write from the day on.
fn alias(change: &Change, unit: UnitId, name: &str, day: NaiveDate) -> unit_name::Model {
    unit_name::Model {
        id: change.id(),
        unit_id: unit,
        kind: NameKind::Alias,
        name: name.to_owned(),
        valid_from: day,
        valid_to: None,
    }
}

/// Gives a unit another official name from a day on; the old one is still understood.
///
/// Problems: `not_found` (404), `role.missing` (403), `reason.missing` (422), `form.invalid` (422), `unit.same_name` (409).
pub async fn rename(
    platform: &Platform,
    actor: &Actor,
    id: UnitId,
    name: &str,
    day: NaiveDate,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (row, before) = open(&change, actor, id).await?;
    let why = reason(why)?;
    let mut wrong = check_change(days(&row), day, change.today());
    let name = value("name", name)
        .map_err(|one| wrong.push(one))
        .unwrap_or_default();
    if day <= before.valid_from {
        let message = format!("日期要晚于现名开始使用的 {}。", before.valid_from);
        wrong.push(sanyou_schema::domain::Violation::new("organisation.order", message).on("day"));
    }
    refuse(wrong)?;
    let taken = by_hand::name_in_use(change.db(), &name).await?;
    if taken.is_some_and(|other| other.unit_id != id || other.kind == NameKind::Official) {
        let detail = format!("“{name}”已是一个单位的名称，请换一个。");
        return Err(Problem::conflict("unit.same_name", detail));
    }
    let mut recorder = Recorder::new();
    recorder.label(id, &name);
    let ended = unit_name::Model {
        valid_to: Some(day),
        ..before.clone()
    };
    recorder.change(id, &before, ended);
    let now = unit_name::Model {
        kind: NameKind::Official,
        ..alias(&change, id, &name, day)
    };
    recorder.make(id, now);
    recorder.make(id, alias(&change, id, &before.name, day));
    let title = format!("{}更名为{name}", before.name);
    let set = record(&change, recorder, ChangeSet::by_hand(id, title)).await?;
    let detail = serde_json::json!({"before": before.name, "after": name, "day": day, "reason": why});
    change.audit("unit.rename", "unit", id, &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        ..Written::default()
    })
}

/// Makes a township part of another from a day on: its organisations and party organisations are that one's.
///
/// Problems: `not_found` (404), `role.missing` (403), `reason.missing` (422), `form.invalid` (422), `unit.into` (422),
/// `unit.below` (409), `organisation.same_name` (409).
pub async fn merge(
    platform: &Platform,
    actor: &Actor,
    id: UnitId,
    into: UnitId,
    day: NaiveDate,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (row, before) = open(&change, actor, id).await?;
    let (target, target_name) = open(&change, actor, into).await?;
    let why = reason(why)?;
    let fits =
        id != into && target.valid_to.is_none() && row.kind.keeps_roster() && target.kind.keeps_roster();
    if !fits {
        let message = "请选另一个现有的乡镇或开发区。";
        return Err(Problem::field("unit.into", "into", message));
    }
    refuse(check_change(days(&row), day, change.today()))?;
    let below = by_hand::unit_below(change.db(), id).await?;
    if below.is_some() {
        let detail = format!("{}下面还有单位，请先并走或撤销它们。", before.name);
        return Err(Problem::conflict("unit.below", detail));
    }
    let mut recorder = Recorder::new();
    recorder.label(id, &before.name);
    recorder.label(into, &target_name.name);
    let ended = unit::Model {
        valid_to: Some(day),
        successor_id: Some(into),
        ..row.clone()
    };
    recorder.change(id, &row, ended);
    recorder.make(into, alias(&change, into, &before.name, day));
    move_organisations(&change, &mut recorder, id, into).await?;
    let title = format!("{}并入{}", before.name, target_name.name);
    let whose = row.parent_id.unwrap_or(into);
    let set = record(&change, recorder, ChangeSet::by_hand(whose, title)).await?;
    let detail = serde_json::json!({"into": target_name.name, "day": day, "reason": why});
    change.audit("unit.merge", "unit", id, &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        ..Written::default()
    })
}

async fn move_organisations(
    change: &Change,
    recorder: &mut Recorder,
    from: UnitId,
    into: UnitId,
) -> Result<(), Problem> {
    let parties = by_hand::parties_of(change.db(), [from, into]).await?;
    let firms = by_hand::firms_of(change.db(), [from, into]).await?;
    let twice = |key: &str, name: &str| {
        let detail = format!("两个单位都有“{name}”。请先把它们合并，或给其中一个更名。");
        Problem::conflict("organisation.same_name", detail).with("name_key", key)
    };
    for row in parties.iter().filter(|row| row.territory_unit_id == from) {
        let there = |other: &&party_organisation::Model| {
            other.territory_unit_id == into && other.name_key == row.name_key
        };
        if parties.iter().any(|other| there(&other)) {
            return Err(twice(&row.name_key, &row.name));
        }
        let after = party_organisation::Model {
            territory_unit_id: into,
            ..row.clone()
        };
        recorder.label(row.id, &row.name);
        recorder.change(row.id, row, after);
    }
    for row in firms.iter().filter(|row| row.territory_unit_id == from) {
        let there =
            |other: &&organisation::Model| other.territory_unit_id == into && other.name_key == row.name_key;
        if firms.iter().any(|other| there(&other)) {
            return Err(twice(&row.name_key, &row.name));
        }
        let after = organisation::Model {
            territory_unit_id: into,
            ..row.clone()
        };
        recorder.label(row.id, &row.name);
        recorder.change(row.id, row, after);
    }
    Ok(())
}
