//! Shares a session's places out among townships, lines or alliances; takes back what they do not fill.
//!
//! The preview and the deed run the same sharing on the same facts; what was previewed has a fingerprint, and a stale
//! one is refused.
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::Deadlines;
use sanyou_schema::domain::training::quota::{QuotaBasis, QuotaBy, QuotaRule, QuotaShare, QuotaUnit, allot};
use sanyou_schema::domain::value::Role;
use sanyou_schema::domain::value::id::{AllianceId, QuotaUnitId, SessionId, UnitId};
use sanyou_schema::entity::{enrolment, quota, quota_unit, session};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use uuid::Uuid;

use super::fill::fill;
use super::plan::read_day;
use super::quota_standing::QuotaStanding;
use super::telling::SessionText;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::named::{filled, is_named};
use crate::training::store::quota::{Groups, Wanted, groups, key_of, owed_people};
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, sessions};

/// How the places are to be shared out, as it is typed.
#[derive(Debug, Clone, Default)]
pub struct QuotaForm {
    /// A code of `QuotaBy`.
    pub by: String,
    /// A code of `QuotaBasis`.
    pub basis: String,
    /// Codes of `Role`; nothing: everybody in post.
    pub audience: Vec<String>,
    /// So many at least for each unit that has somebody to send.
    pub minimum: i64,
    /// How many places.
    pub total: i64,
    /// The last day on which names are taken; stays where it is left out.
    pub names_until: Option<String>,
    /// For a fixed basis: the places of each.
    pub fixed: Vec<(Uuid, i64)>,
    /// Of the preview that is to be applied.
    pub fingerprint: Option<String>,
}

/// A form that could be read.
struct Read {
    by: QuotaBy,
    audience: Vec<Role>,
    rule: QuotaRule,
    names_until: Option<NaiveDate>,
    fixed: HashMap<Uuid, u32>,
}

/// How the places come out.
#[derive(Debug, Clone)]
pub struct Shared {
    /// A row a unit, in official order.
    pub shares: Vec<QuotaShare<Uuid>>,
    /// What it was made from.
    pub fingerprint: String,
    /// That fewer seats are left than places are given, with what would do.
    pub note: Option<String>,
}

/// Shows how the places would come out.
///
/// Problems: `form.invalid` (422) with `quota.*` among the codes, `not_found` (404), `role.missing` (403).
pub async fn preview_quota(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    form: &QuotaForm,
) -> Result<Shared, Problem> {
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let read = read(form, &seen.row, actor.scope.day)?;
    share(db, actor, &seen, &read).await
}

/// Sets the places of a session. Problems: as [`preview_quota`]; `quota.stale`, `quota.closed` (409).
pub async fn set_quota(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    form: &QuotaForm,
) -> Result<Shared, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let db = change.db();
    let mut seen = sessions::visible_session(db, &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    if !seen.row.state.takes_names() {
        let detail = format!("这一期现在是“{}”，不能再分名额。", seen.row.state.label());
        return Err(Problem::conflict("quota.closed", detail));
    }
    let read = read(form, &seen.row, actor.scope.day)?;
    let shared = share(db, actor, &seen, &read).await?;
    if form
        .fingerprint
        .as_ref()
        .is_some_and(|seen| *seen != shared.fingerprint)
    {
        let detail = "名册或名单刚有变化，名额和您看到的不一样了。请看过新的分配再确认。";
        return Err(Problem::conflict("quota.stale", detail));
    }
    quota_unit::Entity::delete_many()
        .filter(quota_unit::Column::SessionId.eq(id))
        .exec(db)
        .await?;
    quota::Entity::delete_by_id(id).exec(db).await?;
    let audience: Vec<_> = read.audience.iter().map(|role| role.code()).collect();
    let row = quota::ActiveModel {
        session_id: Set(id),
        among: Set(read.by),
        basis: Set(read.rule.basis),
        audience: Set((!audience.is_empty()).then(|| audience.join(","))),
        minimum: Set(int(read.rule.minimum)),
        total: Set(int(read.rule.total)),
        set_at: Set(change.at()),
        set_by: Set(Some(actor.account)),
    };
    quota::Entity::insert(row).exec_without_returning(db).await?;
    for share in &shared.shares {
        let row = quota_unit::ActiveModel {
            id: Set(change.id::<QuotaUnitId>()),
            session_id: Set(id),
            unit_id: Set((read.by != QuotaBy::Alliance).then_some(UnitId(share.unit.key))),
            alliance_id: Set((read.by == QuotaBy::Alliance).then_some(AllianceId(share.unit.key))),
            sort_no: Set(share.unit.sort_no),
            basis: Set(int(share.unit.basis)),
            eligible: Set(int(share.unit.eligible)),
            minimum: Set(int(share.minimum)),
            steps: Set(Some(
                serde_json::to_string(&share.steps).map_err(Problem::internal)?,
            )),
            places: Set(int(share.places)),
            returned: Set(0),
        };
        quota_unit::Entity::insert(row).exec_without_returning(db).await?;
    }
    if let Some(last) = read.names_until {
        let mut row = seen.row.clone().into_active_model();
        row.names_until = Set(Some(last));
        seen.row = row.update(db).await?;
    }
    // fewer seats may be kept than before
    let text = SessionText::of(db, &seen).await?;
    fill(&mut change, &seen, &text).await?;
    let detail = serde_json::json!({ "by": read.by, "basis": read.rule.basis, "total": read.rule.total });
    change.audit("quota.set", "session", id, &detail);
    change.commit().await?;
    Ok(shared)
}

/// Takes back the places that were not filled: of one unit, or of all that the actor may speak for. A township gives
/// back its own. Answers how many.
///
/// Problems: `quota.none` (409), `not_found` (404), `role.missing` (403).
pub async fn return_places(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    unit: Option<Uuid>,
) -> Result<u32, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let db = change.db();
    let seen = sessions::visible_session(db, &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let standing = QuotaStanding::load(db, &actor.scope, &seen)
        .await?
        .ok_or_else(|| Problem::conflict("quota.none", "这一期还没有分名额。"))?;
    let mut returned = 0;
    for row in &standing.units {
        let key = key_of(row);
        let left = standing.left(row);
        if left == 0 || unit.is_some_and(|unit| unit != key) || !standing.speaks_for(actor, &seen, key) {
            continue;
        }
        let mut active = row.clone().into_active_model();
        active.returned = Set(row.returned + int(left));
        active.update(db).await?;
        returned += left;
    }
    if returned > 0 && seen.row.state.takes_names() {
        let text = SessionText::of(db, &seen).await?;
        fill(&mut change, &seen, &text).await?;
    }
    let detail = serde_json::json!({ "returned": returned, "unit": unit });
    change.audit("quota.return", "session", id, &detail);
    change.commit().await?;
    Ok(returned)
}

fn int(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn read(form: &QuotaForm, session: &session::Model, today: NaiveDate) -> Result<Read, Problem> {
    let mut violations = Vec::new();
    let by = form.by.parse();
    if by.is_err() {
        violations.push(Violation::new("quota.by", "请选择按乡镇、行业还是联盟分配。").on("by"));
    }
    let basis = form.basis.parse();
    if basis.is_err() {
        violations.push(Violation::new("quota.basis", "请选择分配依据。").on("basis"));
    }
    let audience: Result<Vec<Role>, _> = form.audience.iter().map(|code| code.parse()).collect();
    if audience.is_err() {
        violations
            .push(Violation::new("quota.audience", "培训对象里有不认识的类别，请重新选择。").on("audience"));
    }
    let number = |value: i64| u32::try_from(value).ok().filter(|value| *value <= 100_000);
    let (total, minimum) = (number(form.total), number(form.minimum));
    if total.is_none() {
        violations.push(Violation::new("quota.total", "名额总数应为 1 到 100000。").on("total"));
    }
    if minimum.is_none() {
        violations.push(Violation::new("quota.minimum", "最低数应为 0 或更大的整数。").on("minimum"));
    }
    let capacity = u32::try_from(session.capacity).unwrap_or(0);
    if total.is_some_and(|total| total > capacity) {
        let message = format!(
            "这一期只有 {capacity} 个位子，名额不能超过。请改为 {capacity} 以内，或先在“报名办法”里增加名额。"
        );
        violations.push(
            Violation::new("quota.capacity", message)
                .on("total")
                .with("capacity", capacity),
        );
    }
    let mut fixed = HashMap::new();
    for (key, places) in &form.fixed {
        match number(*places) {
            Some(places) => drop(fixed.insert(*key, places)),
            None => violations
                .push(Violation::new("quota.fixed", "固定名额应为 0 到 100000 的整数。").on("fixed")),
        }
    }
    let typed = form.names_until.as_deref().filter(|text| !text.trim().is_empty());
    let names_until = typed.and_then(read_day);
    if typed.is_some() && names_until.is_none() {
        violations.push(
            Violation::new("quota.names_until", "截止日期请写成 2026-03-10 的样子。").on("names_until"),
        );
    }
    let deadlines = Deadlines {
        names_until,
        leave_until: None,
    };
    violations.extend(deadlines.check(session.first_day));
    let before = Deadlines {
        names_until: session.names_until,
        leave_until: None,
    };
    violations.extend(deadlines.check_new(before, session.first_day, today));
    match (by, basis, audience, total, minimum) {
        (Ok(by), Ok(basis), Ok(audience), Some(total), Some(minimum)) if violations.is_empty() => Ok(Read {
            by,
            audience,
            rule: QuotaRule {
                basis,
                total,
                minimum,
            },
            names_until,
            fixed,
        }),
        _ => Err(violations.into()),
    }
}

/// Shares out on the facts of now.
async fn share(
    db: &impl ConnectionTrait,
    actor: &Actor,
    seen: &SeenSession,
    read: &Read,
) -> Result<Shared, Problem> {
    let wanted = Wanted {
        by: read.by,
        audience: &read.audience,
        day: actor.scope.day,
    };
    let groups = groups(db, &actor.scope, &seen.unit_path, wanted).await?;
    let weights = weights(db, seen, read, &groups).await?;
    let units: Vec<QuotaUnit<Uuid>> = groups
        .items
        .iter()
        .zip(0..)
        .map(|(group, sort_no)| QuotaUnit {
            key: group.key,
            sort_no,
            name: group.name.clone(),
            basis: weights.get(&group.key).copied().unwrap_or(0),
            eligible: u32::try_from(group.people.len()).unwrap_or(u32::MAX),
        })
        .collect();
    let shares = allot(read.rule, units)?;
    let rows = enrolments::list_of(db, seen.row.id).await?;
    let filled = filled(read.by, &groups, &rows);
    let mut violations = Vec::new();
    for share in &shares {
        let named = filled.get(&share.unit.key).copied().unwrap_or(0);
        if named > share.places {
            let message = format!(
                "{}已报 {named} 人，新名额只有 {} 个。请先撤下 {} 人，或用固定名额给足。",
                share.unit.name,
                share.places,
                named - share.places
            );
            violations.push(
                Violation::new("quota.filled", message)
                    .on("total")
                    .with("filled", named),
            );
        }
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let mut hasher = DefaultHasher::new();
    (
        read.by.code(),
        read.rule.basis.code(),
        read.rule.total,
        read.rule.minimum,
    )
        .hash(&mut hasher);
    read.names_until.hash(&mut hasher);
    for share in &shares {
        (
            share.unit.key,
            share.unit.basis,
            share.unit.eligible,
            share.places,
        )
            .hash(&mut hasher);
    }
    Ok(Shared {
        shares,
        fingerprint: format!("{:016x}", hasher.finish()),
        note: too_few_seats(&seen.row, &rows, read.rule.total),
    })
}

/// That others than units' names have seats already, so that fewer are left than places are given.
fn too_few_seats(session: &session::Model, rows: &[enrolment::Model], total: u32) -> Option<String> {
    let others = rows
        .iter()
        .filter(|row| row.state.takes_place() && !is_named(row));
    let others = u32::try_from(others.count()).unwrap_or(u32::MAX);
    let left = u32::try_from(session.capacity)
        .unwrap_or(0)
        .saturating_sub(others);
    (total > left).then(|| {
        let wanted = others.saturating_add(total);
        format!(
            "已直接定了 {others} 人，只剩 {left} 个位子，{total} 个名额不能都报上，报得晚的要候补。请把名额改为 {left} 以内，\
             或先在“报名办法”里把名额加到 {wanted}。"
        )
    })
}

/// How much of the basis each group has.
async fn weights(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    read: &Read,
    groups: &Groups,
) -> Result<HashMap<Uuid, u32>, Problem> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut weights: HashMap<Uuid, u32> = HashMap::new();
    match read.rule.basis {
        QuotaBasis::Fixed => weights.clone_from(&read.fixed),
        QuotaBasis::Parties => weights.extend(groups.items.iter().map(|group| (group.key, group.parties))),
        QuotaBasis::Eligible => {
            weights.extend(
                groups
                    .items
                    .iter()
                    .map(|group| (group.key, count(group.people.len()))),
            );
        }
        QuotaBasis::Untrained => {
            let people = groups
                .items
                .iter()
                .flat_map(|group| group.people.iter().copied())
                .collect();
            let trained = enrolments::trained_in(db, people, seen.row.first_day.year()).await?;
            for group in &groups.items {
                let without = group
                    .people
                    .iter()
                    .filter(|person| !trained.contains(person))
                    .count();
                weights.insert(group.key, count(without));
            }
        }
        QuotaBasis::Owed => {
            let owed = owed_people(db, seen).await?;
            for group in &groups.items {
                let missed = group.people.iter().filter(|person| owed.contains(person)).count();
                weights.insert(group.key, count(missed));
            }
        }
    }
    Ok(weights)
}
