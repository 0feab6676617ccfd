//! `/training-kinds`: what kinds of classes and courses there are.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::UnitId;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::set_kind::{KindForm, set_kind};
use crate::training::store::kinds::Kinds;

/// A kind of classes or courses.
#[derive(Debug, Object)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a use or a property of its own"
)]
pub struct TrainingKind {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Whether classes have it.
    pub for_class: bool,
    /// Whether courses have it.
    pub for_course: bool,
    /// Whether it is a way of holding classes (脱产, 业余), and no kind.
    pub for_delivery: bool,
    /// Whether classes of it are the yearly round (轮训) that a plan must hold.
    pub is_rotation: bool,
    /// Whether it may be chosen; what has it keeps it.
    pub in_use: bool,
    /// The unit that set it so; none: as it came.
    pub unit_id: Option<Uuid>,
    /// From when.
    pub valid_from: NaiveDate,
}

/// The kinds that hold.
#[derive(Debug, Object)]
pub struct TrainingKindList {
    /// In their order.
    pub items: Vec<TrainingKind>,
}

/// A kind as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a use or a property of its own"
)]
pub struct TrainingKindBody {
    /// For this unit and those below it; the account's own where it is left out.
    pub unit_id: Option<Uuid>,
    /// The one that it is; none for a new one.
    pub code: Option<String>,
    /// What it is called.
    #[oai(default)]
    pub name: String,
    /// Whether classes have it.
    #[oai(default)]
    pub for_class: bool,
    /// Whether courses have it.
    #[oai(default)]
    pub for_course: bool,
    /// Whether it is a way of holding classes, and no kind.
    #[oai(default)]
    pub for_delivery: bool,
    /// Whether classes of it are the yearly round (轮训) that a plan must hold.
    #[oai(default)]
    pub is_rotation: bool,
    /// Whether it may be chosen.
    pub in_use: bool,
    /// From when; today where it is left out.
    pub valid_from: Option<NaiveDate>,
}

/// The code of what was set.
#[derive(Debug, Object)]
pub struct TrainingKindSet {
    /// Its code.
    pub code: String,
}

/// Kinds.
pub struct KindApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl KindApi {
    /// The kinds of classes and courses and the ways of holding classes that hold at a unit today, those no longer in use among them
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/training-kinds",
        method = "get",
        operation_id = "list_training_kinds"
    )]
    async fn list_training_kinds(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The unit; the account's own where it is left out.
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<TrainingKindList>> {
        actor.0.require(Capability::Read)?;
        let unit = unit.0.map_or(actor.0.home_unit, UnitId);
        Ok(Json(kinds(&platform, &actor.0, unit).await?))
    }

    /// Sets a kind for a unit and those below it, from a day on
    ///
    /// Problems: `kind.name`, `kind.twice`, `kind.nowhere`, `kind.both`, `kind.unknown`, `kind.past` (422), `not_found` (404),
    /// `role.missing` (403).
    #[oai(path = "/training-kinds", method = "put", operation_id = "set_training_kind")]
    async fn set_training_kind(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<TrainingKindBody>,
    ) -> Answer<Json<TrainingKindSet>> {
        let body = body.0;
        let unit = body.unit_id.map_or(actor.0.home_unit, UnitId);
        let form = KindForm {
            code: body.code,
            name: body.name,
            for_class: body.for_class,
            for_course: body.for_course,
            for_delivery: body.for_delivery,
            is_rotation: body.is_rotation,
            in_use: body.in_use,
            valid_from: body.valid_from,
        };
        let code = set_kind(&platform, &actor.0, unit, form).await?;
        Ok(Json(TrainingKindSet { code }))
    }
}

async fn kinds(platform: &Platform, actor: &Actor, unit: UnitId) -> Result<TrainingKindList, Problem> {
    let db = platform.database.reader();
    let path = crate::unit::path_of(db, unit).await?;
    let path = path.ok_or_else(|| Problem::not_found("个单位"))?;
    let found = Kinds::load(db, actor.scope.day).await?;
    let found = found.at(&path);
    let items = found.rows().iter().map(|row| TrainingKind {
        code: row.code.clone(),
        name: row.name.clone(),
        for_class: row.for_class,
        for_course: row.for_course,
        for_delivery: row.for_delivery,
        is_rotation: row.is_rotation,
        in_use: row.in_use,
        unit_id: row.unit_id.map(Into::into),
        valid_from: row.valid_from,
    });
    Ok(TrainingKindList {
        items: items.collect(),
    })
}
