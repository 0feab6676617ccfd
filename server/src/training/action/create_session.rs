//! Makes a session with its half-days; its class is made with the first of them.
use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::training::{HeadingForm, check_days, check_heading, judge};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{AccountId, ClassId, CourseId, SessionId, SlotId, UnitId, VenueId};
use sanyou_schema::entity::{division, session, session_event, slot, training_class};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use super::add_place::filled;
use super::divisions::named_divisions;
use super::plan::{PlannedHalfDay, SlotForm, allot, read_day, read_slots};
use super::timetable::{Timetable, Wish, findings_of, refusal, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Place};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::kinds::{Kinds, KindsAt};
use crate::training::store::sessions;
use crate::training::store::sight::session_name;

/// A session as it is typed.
#[derive(Debug, Clone)]
pub struct SessionForm {
    /// Who holds it.
    pub unit: UnitId,
    /// The class's name: 轮训.
    pub class_name: String,
    /// A code of the kinds of classes.
    pub kind: String,
    /// A code of the ways of holding classes.
    pub delivery: String,
    /// The n of 第n期.
    pub number: i64,
    /// `YYYY-MM-DD`.
    pub first_day: String,
    /// `YYYY-MM-DD`.
    pub last_day: String,
    /// How many places.
    pub capacity: i64,
    /// Where.
    pub venue: Option<VenueId>,
    /// The class teacher's account.
    pub head: Option<AccountId>,
    /// What to bring, how to get there.
    pub note: Option<String>,
    /// The names of its groups (分班); none where it is not divided.
    pub divisions: Vec<String>,
    /// The half-days.
    pub slots: Vec<SlotForm>,
    /// Why clashes and the like are accepted, where they may be.
    pub reason: Option<String>,
    /// What is taken whether or not it is still in use, since what is copied has it.
    pub kept: Kept,
}

/// What a copy keeps.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Codes of kinds and ways.
    pub kinds: Vec<String>,
    /// Courses.
    pub courses: Vec<CourseId>,
}

/// A form that could be read.
struct Read {
    class_name: String,
    kind: String,
    delivery: String,
    number: i32,
    first_day: NaiveDate,
    last_day: NaiveDate,
    capacity: i32,
    slots: Vec<PlannedHalfDay>,
}

/// Makes a session. Problems: every violation at once (422), `not_found` (404), `role.missing` (403).
pub async fn create_session(
    platform: &Platform,
    actor: &Actor,
    form: SessionForm,
) -> Result<SessionId, Problem> {
    actor.require(Capability::SessionWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let id = create_in(&mut change, actor, form).await?;
    change.commit().await?;
    Ok(id)
}

/// The same within a change that is open.
pub(super) async fn create_in(
    change: &mut Change,
    actor: &Actor,
    form: SessionForm,
) -> Result<SessionId, Problem> {
    let (unit, venue, head, note) = (form.unit, form.venue, form.head, filled(form.note.clone()));
    let (reason, courses) = (form.reason.clone(), form.kept.courses.clone());
    let path = held_path(change.db(), actor, unit).await?;
    let kinds = Kinds::load(change.db(), change.today()).await?;
    let kinds = kinds.at(&path);
    let id: SessionId = change.id();
    let (divisions, wrong) = named_divisions(change, id, &form.divisions);
    let (read, mut violations) = read_form(form, &kinds);
    violations.extend(wrong);
    let Some(mut read) = read else {
        return Err(violations.into());
    };
    let title = session_name(&read.class_name, read.number);
    let table = Timetable::load(change.db(), &actor.scope, unit).await?;
    violations.extend(table.choose(venue, &mut read.slots, &courses));
    violations.extend(allot(&mut read.slots, &divisions, read.capacity, &HashMap::new()));
    table.hold(change.db(), venue, &read.slots).await?;
    let wish = Wish {
        session: id,
        order: None,
        topic: None,
        course: None,
        title: &title,
        venue,
        slots: &read.slots,
    };
    let found = table.findings(change.db(), &wish).await?;
    let judged = judge(findings_of(found), &BTreeSet::new(), reason.as_deref());
    let overridable = judged.overridable;
    violations.extend(judged.refused);
    let class = match class_of(change, unit, &read, &kinds, &mut violations).await? {
        Some(class) => class,
        // a class that something is wrong with is not even written
        None if !violations.is_empty() => return Err(refusal(violations, overridable)),
        None => make_class(change, unit, &read).await?,
    };
    if let Some(head) = head
        && !crate::account::name_teacher(change, actor, head, class).await?
    {
        let message = "这个账号不能当班主任：要是本单位或下级单位里已启用的工作账号。请另选一人。";
        violations.push(Violation::new("session.head", message).on("head_account_id"));
    }
    if !violations.is_empty() {
        return Err(refusal(violations, overridable));
    }
    insert(change, id, class, &read, venue, head, note).await?;
    insert_slots(change, id, divisions, &read.slots).await?;
    let detail = serde_json::json!({ "name": title, "first_day": read.first_day, "last_day": read.last_day });
    change.audit("session.create", "session", id, &detail);
    write_overrides(change, id, &judged.overridden, reason.as_deref()).await?;
    Ok(id)
}

/// The unit must lie where the actor may hold sessions.
pub(super) async fn require_unit(
    db: &impl ConnectionTrait,
    actor: &Actor,
    unit: UnitId,
) -> Result<(), Problem> {
    held_path(db, actor, unit).await.map(|_| ())
}

/// The path of the unit, which must lie where the actor may hold sessions.
async fn held_path(db: &impl ConnectionTrait, actor: &Actor, unit: UnitId) -> Result<String, Problem> {
    let path = crate::unit::path_of(db, unit).await?;
    path.filter(|path| holds_path(actor, path))
        .ok_or_else(|| Problem::not_found("个单位"))
}

fn holds_path(actor: &Actor, path: &str) -> bool {
    actor.scope.places().iter().any(|(role, place)| {
        may(*role, Capability::SessionWrite, actor.mode)
            && matches!(place, Place::Subtree { path: prefix, .. } if path.starts_with(prefix.as_str()))
    })
}

/// Whether the unit lies where the actor may hold sessions.
pub async fn holds_unit(db: &impl ConnectionTrait, actor: &Actor, unit: UnitId) -> Result<bool, DbErr> {
    let path = crate::unit::path_of(db, unit).await?;
    Ok(path.is_some_and(|path| holds_path(actor, &path)))
}

/// What could be read, and all that is wrong; nothing where a field is not even of its kind.
fn read_form(form: SessionForm, kinds: &KindsAt<'_>) -> (Option<Read>, Vec<Violation>) {
    let (number, mut violations) = check_heading(HeadingForm {
        class_name: &form.class_name,
        number: form.number,
        has_kind: kinds.takes_class(&form.kind) || form.kept.kinds.contains(&form.kind),
        has_delivery: kinds.takes_delivery(&form.delivery) || form.kept.kinds.contains(&form.delivery),
        note: form.note.as_deref(),
    });
    let mut refuse = |code: &str, field: &str, message: &str| {
        violations.push(Violation::new(code, message).on(field));
    };
    let (first_day, last_day) = (read_day(&form.first_day), read_day(&form.last_day));
    for (day, field, what) in [
        (first_day, "first_day", "开班日"),
        (last_day, "last_day", "结束日"),
    ] {
        if day.is_none() {
            refuse(
                "session.day",
                field,
                &format!("请填写{what}，写成 2026-09-03 这样。"),
            );
        }
    }
    // an absurd number is told as such, and does not hide what else is wrong
    let capacity = form.capacity.clamp(0, 10_000);
    if capacity < form.capacity {
        refuse("session.capacity", "capacity", "名额不超过 10000，请核对。");
    }
    let days = first_day.zip(last_day);
    let (first, last) = days.unwrap_or_default();
    violations.extend(check_days(first, last, u32::try_from(capacity).unwrap_or(0)));
    let mut slots = Vec::new();
    if days.is_some() {
        let (read, wrong) = read_slots(first, last, form.venue, form.slots);
        slots = read;
        violations.extend(wrong);
    }
    let read = match (number, days) {
        (Some(number), Some((first_day, last_day))) => Some(Read {
            class_name: form.class_name.trim().to_owned(),
            kind: form.kind,
            delivery: form.delivery,
            number,
            first_day,
            last_day,
            capacity: i32::try_from(capacity).unwrap_or(i32::MAX),
            slots,
        }),
        _ => None,
    };
    (read, violations)
}

/// The class of that year and name, where there is one; what does not fit it is a violation.
async fn class_of(
    change: &Change,
    unit: UnitId,
    read: &Read,
    kinds: &KindsAt<'_>,
    violations: &mut Vec<Violation>,
) -> Result<Option<ClassId>, DbErr> {
    let known = sessions::class_named(change.db(), unit, read.first_day, &read.class_name).await?;
    let Some(class) = known else {
        return Ok(None);
    };
    if class.kind != read.kind {
        let message = format!(
            "今年已有“{}”，类别是{}。请用同一类别，或改班次名称。",
            class.name,
            kinds.name(&class.kind)
        );
        violations.push(Violation::new("session.class_kind", message).on("kind"));
    }
    if sessions::numbered(change.db(), class.id, read.number)
        .await?
        .is_some()
    {
        let message = format!("“{}”已有第 {} 期，请改期数。", class.name, read.number);
        violations.push(Violation::new("session.number_taken", message).on("number"));
    }
    Ok(Some(class.id))
}

async fn make_class(change: &Change, unit: UnitId, read: &Read) -> Result<ClassId, DbErr> {
    let id: ClassId = change.id();
    let row = training_class::ActiveModel {
        id: Set(id),
        unit_id: Set(unit),
        name: Set(read.class_name.clone()),
        kind: Set(read.kind.clone()),
        delivery: Set(read.delivery.clone()),
        year: Set(read.first_day.year()),
    };
    training_class::Entity::insert(row).exec(change.db()).await?;
    Ok(id)
}

async fn insert(
    change: &Change,
    id: SessionId,
    class: ClassId,
    read: &Read,
    venue: Option<VenueId>,
    head: Option<AccountId>,
    note: Option<String>,
) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id: Set(id),
        class_id: Set(class),
        number: Set(read.number),
        state: Set(SessionState::Preparing),
        first_day: Set(read.first_day),
        last_day: Set(read.last_day),
        capacity: Set(read.capacity),
        venue_id: Set(venue),
        head_account_id: Set(head),
        note: Set(note),
        created_at: Set(change.at()),
        ..Default::default()
    };
    session::Entity::insert(row).exec(change.db()).await?;
    let event = session_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        session_id: Set(id),
        at: Set(change.at()),
        actor_id: Set(change.by().account),
        action: Set("create".to_owned()),
        state: Set(SessionState::Preparing),
        reason: Set(None),
    };
    session_event::Entity::insert(event).exec(change.db()).await?;
    Ok(())
}

async fn insert_slots(
    change: &Change,
    id: SessionId,
    divisions: Vec<division::Model>,
    slots: &[PlannedHalfDay],
) -> Result<(), DbErr> {
    if !divisions.is_empty() {
        let rows = divisions.into_iter().map(IntoActiveModel::into_active_model);
        division::Entity::insert_many(rows)
            .exec_without_returning(change.db())
            .await?;
    }
    let slots: Vec<_> = slots
        .iter()
        .map(|planned| slot_row(change, id, planned))
        .collect();
    if !slots.is_empty() {
        slot::Entity::insert_many(slots).exec(change.db()).await?;
    }
    Ok(())
}

/// A half-day as a row.
pub(super) fn slot_row(change: &Change, session: SessionId, planned: &PlannedHalfDay) -> slot::ActiveModel {
    let plan = &planned.plan;
    slot::ActiveModel {
        id: Set(change.id::<SlotId>()),
        session_id: Set(session),
        day: Set(plan.day),
        half: Set(plan.half),
        starts: Set(plan.starts.format("%H:%M").to_string()),
        ends: Set(plan.ends.format("%H:%M").to_string()),
        title: Set(planned.title.clone()),
        lecturer_id: Set(plan.lecturer),
        room: Set(planned.room.clone()),
        room_id: Set(plan.room),
        course_id: Set(planned.course),
        division_id: Set(planned.division),
    }
}
