//! Makes and changes a course, opens it, closes it.
use std::collections::BTreeSet;
use std::str::FromStr;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::course::{
    Audience, CourseAction, CourseFacts, CourseState, check_course, codes,
};
use sanyou_schema::domain::value::id::{CourseId, LecturerId, UnitId};
use sanyou_schema::domain::{LifeCycle, Violation};
use sanyou_schema::entity::course;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::kept;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::refused;
use crate::training::store::courses::{course_coded, may_at};
use crate::training::store::kinds::Kinds;
use crate::training::store::places;

/// A course as it is typed.
#[derive(Debug, Clone, Default)]
pub struct CourseForm {
    /// 课程编码, unlike any other of the unit.
    pub code: String,
    /// The name.
    pub name: String,
    /// A code of the unit's kinds for courses.
    pub kind: String,
    /// Hours, times 100.
    pub hours_hundredths: i64,
    /// What it is about.
    pub summary: Option<String>,
    /// What a lecturer must bring.
    pub qualification: Option<String>,
    /// Who usually teaches it.
    pub lecturer: Option<LecturerId>,
    /// Codes of roles.
    pub roles: Vec<String>,
    /// Codes of tiers held.
    pub tiers: Vec<String>,
    /// Codes of kinds of organisation.
    pub industries: Vec<String>,
    /// Codes of gaps.
    pub gaps: Vec<String>,
    /// Whether it may be ordered.
    pub on_menu: bool,
    /// How many people it takes at once.
    pub capacity: Option<i64>,
    /// Of a hundred points in the test, so many pass.
    pub pass_percent: i64,
}

impl CourseForm {
    /// Reads the lists of codes; each that is unknown is told of.
    fn audience(&self) -> (Audience, Vec<Violation>) {
        let mut violations = Vec::new();
        let audience = Audience {
            roles: read(&self.roles, "roles", &mut violations),
            tiers: read(&self.tiers, "tiers", &mut violations),
            industries: read(&self.industries, "industries", &mut violations),
            gaps: read(&self.gaps, "gaps", &mut violations),
        };
        (audience, violations)
    }
}

fn read<C: Ord + FromStr>(texts: &[String], field: &str, violations: &mut Vec<Violation>) -> BTreeSet<C> {
    let mut found = BTreeSet::new();
    for text in texts {
        match text.parse() {
            Ok(code) => {
                found.insert(code);
            }
            Err(_) => violations.push(
                Violation::new("course.audience", "对象里有一项认不出，请从列表里选。")
                    .on(field)
                    .with("code", text),
            ),
        }
    }
    found
}

/// Makes a course of a unit, as a draft.
///
/// Problems: every violation at once (422), `not_found` (404), `role.missing` (403).
pub async fn create_course(
    platform: &Platform,
    actor: &Actor,
    unit: UnitId,
    form: CourseForm,
) -> Result<CourseId, Problem> {
    actor.require(Capability::SessionWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let path = crate::unit::path_of(change.db(), unit).await?;
    let path = path.filter(|path| may_at(actor, Capability::SessionWrite, path));
    let path = path.ok_or_else(|| Problem::not_found("个单位"))?;
    let id: CourseId = change.id();
    let audience = check(&change, actor, (unit, &path), &form, None).await?;
    let mut row = course::ActiveModel {
        id: Set(id),
        unit_id: Set(unit),
        state: Set(CourseState::Draft),
        created_at: Set(change.at()),
        ..Default::default()
    };
    let detail = serde_json::json!({ "name": form.name, "unit": unit });
    put(&mut row, form, &audience);
    course::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    change.audit("course.write", "course", id, &detail);
    change.commit().await?;
    Ok(id)
}

/// Changes a course.
///
/// Problems: every violation at once (422), `not_found` (404), `role.missing` (403).
pub async fn set_course(
    platform: &Platform,
    actor: &Actor,
    id: CourseId,
    form: CourseForm,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = kept(&change, actor, id).await?;
    let of = (seen.row.unit_id, seen.unit_path.as_str());
    let audience = check(&change, actor, of, &form, Some(&seen.row)).await?;
    let detail = serde_json::json!({ "before": seen.row.name, "name": form.name });
    let mut row = seen.row.into_active_model();
    put(&mut row, form, &audience);
    row.update(change.db()).await?;
    change.audit("course.write", "course", id, &detail);
    change.commit().await?;
    Ok(())
}

/// What is wrong with the form, all at once; else whom it is for.
async fn check(
    change: &Change,
    actor: &Actor,
    (unit, path): (UnitId, &str),
    form: &CourseForm,
    standing: Option<&course::Model>,
) -> Result<Audience, Problem> {
    let db = change.db();
    let mut violations = check_course(&CourseFacts {
        code: &form.code,
        name: &form.name,
        hours_hundredths: form.hours_hundredths,
        capacity: form.capacity,
        pass_percent: form.pass_percent,
    });
    let (audience, wrong) = form.audience();
    violations.extend(wrong);
    for (text, field) in [(&form.summary, "summary"), (&form.qualification, "qualification")] {
        if text.as_ref().is_some_and(|text| text.chars().count() > 1000) {
            let message = "这一栏太长，请不超过 1000 个字。";
            violations.push(Violation::new("course.long", message).on(field));
        }
    }
    let kinds = Kinds::load(db, change.today()).await?;
    if !kinds.at(path).takes_course(&form.kind) && standing.is_none_or(|row| row.kind != form.kind) {
        violations.push(Violation::new("course.kind", "请选择课程类别。").on("kind"));
    }
    if let Some(id) = form.lecturer
        && standing.is_none_or(|row| row.lecturer_id != Some(id))
        && !places::lecturers(db, &actor.scope)
            .await?
            .iter()
            .any(|row| row.id == id)
    {
        violations.push(Violation::new("course.lecturer", "没有这位讲师，请重新选择。").on("lecturer_id"));
    }
    let twin = course_coded(db, unit, form.code.trim()).await?;
    if let Some(twin) = twin.filter(|twin| standing.is_none_or(|row| row.id != twin.id)) {
        let message = format!("编码 {} 已用在“{}”上，请换一个。", twin.code, twin.name);
        violations.push(Violation::new("course.code_taken", message).on("code"));
    }
    if violations.is_empty() {
        Ok(audience)
    } else {
        Err(violations.into())
    }
}

fn put(row: &mut course::ActiveModel, form: CourseForm, audience: &Audience) {
    row.code = Set(form.code.trim().to_owned());
    row.name = Set(form.name.trim().to_owned());
    row.kind = Set(form.kind);
    row.hours_hundredths = Set(i32::try_from(form.hours_hundredths).unwrap_or(0));
    row.summary = Set(filled(form.summary));
    row.qualification = Set(filled(form.qualification));
    row.lecturer_id = Set(form.lecturer);
    row.audience_roles = Set(codes(&audience.roles));
    row.audience_tiers = Set(codes(&audience.tiers));
    row.audience_industries = Set(codes(&audience.industries));
    row.audience_gaps = Set(codes(&audience.gaps));
    row.on_menu = Set(form.on_menu);
    row.capacity = Set(form.capacity.and_then(|count| i32::try_from(count).ok()));
    row.pass_percent = Set(i32::try_from(form.pass_percent).unwrap_or(100));
}

/// Opens or closes a course.
///
/// Problems: `course.transition` (409), `course.action` (422), `not_found` (404), `role.missing` (403).
pub async fn act_on_course(
    platform: &Platform,
    actor: &Actor,
    id: CourseId,
    action: &str,
) -> Result<CourseState, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = kept(&change, actor, id).await?;
    let action: CourseAction = action
        .parse()
        .map_err(|_| Problem::field("course.action", "action", "没有这个操作，请从页面上的按钮里选。"))?;
    let state = seen.row.state.step(action, None).map_err(refused)?;
    let mut row = seen.row.into_active_model();
    row.state = Set(state);
    row.update(change.db()).await?;
    let detail = serde_json::json!({ "action": action, "state": state });
    change.audit("course.act", "course", id, &detail);
    change.commit().await?;
    Ok(state)
}
