//! Sets a kind of classes or courses, or a way of holding classes, for a unit and those below it, from a day on.
use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::entity::training_kind;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::courses::may_at;
use crate::training::store::kinds::{Kinds, KindsAt, kind_of};

/// A kind as it is typed.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a use or a property of its own"
)]
pub struct KindForm {
    /// The one that it is; none for a new one.
    pub code: Option<String>,
    /// What it is called.
    pub name: String,
    /// Whether classes have it.
    pub for_class: bool,
    /// Whether courses have it.
    pub for_course: bool,
    /// Whether it is a way of holding classes.
    pub for_delivery: bool,
    /// Whether classes of it are the yearly round.
    pub is_rotation: bool,
    /// Whether it may be chosen.
    pub in_use: bool,
    /// From when; today where it is left out.
    pub valid_from: Option<NaiveDate>,
}

/// Sets a kind. What has the kind already keeps it; what is called otherwise from a day on is so for all of it.
///
/// Problems: `kind.name`, `kind.twice`, `kind.nowhere`, `kind.both`, `kind.unknown`, `kind.past` (422), `not_found` (404),
/// `role.missing` (403).
pub async fn set_kind(
    platform: &Platform,
    actor: &Actor,
    unit: UnitId,
    form: KindForm,
) -> Result<String, Problem> {
    actor.require(Capability::SettingWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let db = change.db();
    let path = crate::unit::path_of(db, unit).await?;
    let path = path.filter(|path| may_at(actor, Capability::SettingWrite, path));
    let path = path.ok_or_else(|| Problem::not_found("个单位"))?;
    let from = form.valid_from.unwrap_or_else(|| change.today());
    let kinds = Kinds::load(db, from).await?;
    let known = kinds.at(&path);
    let old = form.code.as_deref().and_then(|code| known.of(code));
    let name = form.name.trim().to_owned();
    let violations = check(&form, &name, &known, from < change.today());
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let code = form
        .code
        .unwrap_or_else(|| format!("k{}", change.id::<Uuid>().simple()));
    let standing = kind_of(db, unit, &code, from).await?;
    let last = known.rows().iter().map(|row| row.sort_no).max().unwrap_or(0);
    let row = training_kind::Model {
        id: standing.as_ref().map_or_else(|| change.id(), |row| row.id),
        unit_id: Some(unit),
        code: code.clone(),
        name: name.clone(),
        for_class: form.for_class,
        for_course: form.for_course,
        for_delivery: form.for_delivery,
        is_rotation: form.for_class && form.is_rotation,
        sort_no: old.map_or(last + 10, |row| row.sort_no),
        in_use: form.in_use,
        valid_from: from,
    };
    let id = row.id;
    let active = row.into_active_model();
    if standing.is_some() {
        active.reset_all().update(db).await?;
    } else {
        training_kind::Entity::insert(active)
            .exec_without_returning(db)
            .await?;
    }
    let detail = serde_json::json!({
        "before": old.map(|row| &row.name), "name": name, "in_use": form.in_use, "valid_from": from,
        "for_class": form.for_class, "for_course": form.for_course,
        "for_delivery": form.for_delivery, "is_rotation": form.is_rotation,
    });
    change.audit("training_kind.set", "training_kind", id, &detail);
    change.commit().await?;
    Ok(code)
}

/// What is wrong with the form, all at once.
fn check(form: &KindForm, name: &str, known: &KindsAt<'_>, past: bool) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut refuse = |code: &str, field: &str, message: String| {
        violations.push(Violation::new(code, message).on(field));
    };
    if !(1..=20).contains(&name.chars().count()) {
        refuse("kind.name", "name", "名称应为 1 到 20 个字。".to_owned());
    }
    let twin =
        |row: &&training_kind::Model| row.name == name && row.in_use && Some(&row.code) != form.code.as_ref();
    if known.rows().iter().any(twin) {
        let message = format!("已有“{name}”，请直接选用，或换个名称。");
        refuse("kind.twice", "name", message);
    }
    if !form.for_class && !form.for_course && !form.for_delivery {
        let message = "请选择用于班次、课程，或两样都用。".to_owned();
        refuse("kind.nowhere", "for_class", message);
    }
    if form.for_delivery && (form.for_class || form.for_course) {
        let message = "办班形式不能同时作为班次或课程的类别，请分开新增。".to_owned();
        refuse("kind.both", "for_delivery", message);
    }
    if form.code.as_deref().is_some_and(|code| known.of(code).is_none()) {
        let message = "没有这一项，请刷新后再改。".to_owned();
        refuse("kind.unknown", "code", message);
    }
    if past {
        let message = "不能从过去的日子改起，请改为今天或以后。".to_owned();
        refuse("kind.past", "valid_from", message);
    }
    violations
}
