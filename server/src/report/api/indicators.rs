//! `/indicators`, and the names behind each.
use chrono::{Datelike, NaiveDate};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use rust_decimal::prelude::ToPrimitive;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::report::Ratio;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{Role, Tier};
use uuid::Uuid;

use crate::certification::highest_valid_tier;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::report::figures::{By, Group, certified};
use crate::report::reached::{Aim, reached as who_reached};
use crate::report::store;
use crate::roster::PeopleFilter;
use crate::roster::{PersonList, person_page};
use crate::training::{Progress, SeenPlan, plans_in_force};
use crate::unit::{NamedUnit, named_units};

/// A figure.
#[derive(Debug, Clone, Object)]
pub struct Indicator {
    /// K1–K19 of the field's list.
    pub code: String,
    /// K4: `total`, `junior`, `intermediate`, `senior` (by the highest tier held). K9: `sessions`, `people`.
    pub variant: String,
    /// The unit's id or the role's code; null for the whole, where each person is counted once.
    pub group: Option<String>,
    /// n.
    pub numerator: u64,
    /// N.
    pub denominator: Option<u64>,
    /// Per cent with one decimal; null where N is 0.
    pub value: Option<f64>,
    /// What is counted.
    pub measure: String,
    /// First day of what is counted.
    pub from: NaiveDate,
    /// The day that it is asked as of.
    pub as_of: NaiveDate,
    /// The address of the rows behind it.
    pub list: String,
}

/// Figures.
#[derive(Debug, Object)]
pub struct IndicatorList {
    /// The whole first, then the groups in official order.
    pub items: Vec<Indicator>,
    /// Always null.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// What a figure is broken down by.
#[derive(Debug, Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ByParam {
    /// Townships and the zone.
    Unit,
    /// Role.
    Role,
}

/// Figures.
pub struct IndicatorApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Report")]
impl IndicatorApi {
    /// Figures as of a day, each with the address of the rows behind it
    ///
    /// `from` is 1 January where left out, `as_of` today. Problems: `role.missing` (403), `not_found` (404).
    #[oai(path = "/indicators", method = "get", operation_id = "list_indicators")]
    async fn list_indicators(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        from: Query<Option<NaiveDate>>,
        as_of: Query<Option<NaiveDate>>,
        unit: Query<Option<Uuid>>,
        by: Query<Option<ByParam>>,
    ) -> Answer<Json<IndicatorList>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let day = as_of.0.unwrap_or_else(|| platform.clock.today());
        let from = from
            .0
            .or_else(|| NaiveDate::from_ymd_opt(day.year(), 1, 1))
            .unwrap_or(day);
        let units = named_units(db, day).await?;
        let within = within(&actor.0, &units, unit.0)?;
        let by = match by.0 {
            None => By::Nothing,
            Some(ByParam::Unit) => By::Unit,
            Some(ByParam::Role) => By::Role,
        };
        let reached =
            |unit: &&NamedUnit| unit.row.kind.keeps_roster() && actor.0.scope.covers_path(&unit.row.path);
        let townships: Vec<NamedUnit> = units.iter().filter(reached).cloned().collect();
        let groups = certified(db, &actor.0.scope, day, within, by, &townships).await?;
        let mut items: Vec<Indicator> = groups
            .iter()
            .flat_map(|group| indicators(group, from, day))
            .collect();
        let plans = plans_in_force(db, &actor.0.scope, day.year(), day).await?;
        items.extend(plan_indicators(
            &plans,
            within,
            matches!(by, By::Unit),
            (from, day),
        ));
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(IndicatorList {
            items,
            next: None,
            total,
        }))
    }

    /// The names behind K4
    ///
    /// `tier`: `any`, `none`, `junior`, `intermediate`, `senior` (by the highest held); left out: everybody in post.
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/indicators/K4/people",
        method = "get",
        operation_id = "list_certified_people"
    )]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn list_certified_people(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
        role: Query<Option<String>>,
        tier: Query<Option<String>>,
        as_of: Query<Option<NaiveDate>>,
        cursor: Query<Option<String>>,
    ) -> Answer<Json<PersonList>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let day = as_of.0.unwrap_or_else(|| platform.clock.today());
        let units = named_units(db, day).await?;
        let within = within(&actor.0, &units, unit.0)?;
        let role: Option<Role> = parse(role.0.as_deref(), "role")?;
        let filter = PeopleFilter {
            unit_path: within.map(|unit| unit.row.path.clone()),
            role,
            ..PeopleFilter::default()
        };
        let everyone = store::people_in_post(db, &actor.0.scope, day, &filter).await?;
        let tiers = highest_valid_tier(db, &everyone, day).await?;
        let wanted: Option<Tier> = match tier.0.as_deref() {
            None | Some("any" | "none") => None,
            other => parse(other, "tier")?,
        };
        let kept = everyone
            .into_iter()
            .filter(|person| match (tier.0.as_deref(), tiers.get(person)) {
                (None, _) => true,
                (Some("any"), held) => held.is_some(),
                (Some("none"), held) => held.is_none(),
                (Some(_), held) => held.copied() == wanted,
            });
        person_page(&platform, &actor.0, day, kept.collect(), cursor.0.as_deref())
            .await
            .map(Json)
    }

    /// The names behind K7 and K14
    ///
    /// `reached`: `yes`, `no`: whether the person has the hours that are asked of them in the day's year (K7), or came to a
    /// class of the yearly round in it (K14); left out: everybody of whom it is asked. Problems: `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/indicators/:indicator/people",
        method = "get",
        operation_id = "list_people_by_aim"
    )]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn list_people_by_aim(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// `K7`, `K14`.
        indicator: Path<String>,
        unit: Query<Option<Uuid>>,
        role: Query<Option<String>>,
        reached: Query<Option<String>>,
        as_of: Query<Option<NaiveDate>>,
        cursor: Query<Option<String>>,
    ) -> Answer<Json<PersonList>> {
        actor.0.require(Capability::Read)?;
        let aim = Aim::by_code(&indicator.0).ok_or_else(|| Problem::not_found("个指标"))?;
        let db = platform.database.reader();
        let day = as_of.0.unwrap_or_else(|| platform.clock.today());
        let units = named_units(db, day).await?;
        let wanted = match reached.0.as_deref() {
            None => None,
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some(_) => return Err(Problem::bad_request("参数 reached 的值不认识。")),
        };
        let filter = PeopleFilter {
            unit_path: within(&actor.0, &units, unit.0)?.map(|unit| unit.row.path.clone()),
            role: parse(role.0.as_deref(), "role")?,
            ..PeopleFilter::default()
        };
        let found = who_reached(db, &actor.0.scope, day, &filter, aim).await?;
        let people = found.people(wanted).collect();
        person_page(&platform, &actor.0, day, people, cursor.0.as_deref())
            .await
            .map(Json)
    }
}

/// The address of the names behind K7 or K14.
pub fn reached_address(aim: Aim, day: NaiveDate, reached: bool) -> String {
    let reached = if reached { "yes" } else { "no" };
    format!(
        "/api/v1/indicators/{}/people?as_of={day}&reached={reached}",
        aim.code()
    )
}

/// The unit that a figure is narrowed to, where the actor's scope reaches it.
fn within<'a>(
    actor: &Actor,
    units: &'a [NamedUnit],
    id: Option<Uuid>,
) -> Result<Option<&'a NamedUnit>, Problem> {
    let Some(id) = id else { return Ok(None) };
    let unit = units.iter().find(|unit| unit.row.id == UnitId(id));
    let unit = unit.filter(|unit| actor.scope.covers_path(&unit.row.path));
    unit.map(Some).ok_or_else(|| Problem::not_found("个单位"))
}

fn parse<T: std::str::FromStr>(text: Option<&str>, field: &str) -> Result<Option<T>, Problem> {
    let parsed = text.map(str::parse).transpose();
    parsed.map_err(|_| Problem::bad_request(format!("参数 {field} 的值不认识。")))
}

fn indicators(group: &Group, from: NaiveDate, day: NaiveDate) -> Vec<Indicator> {
    let item = |variant: &str, tier: &str, ratio: Ratio| Indicator {
        code: "K4".to_owned(),
        variant: variant.to_owned(),
        group: group.key.clone(),
        numerator: ratio.numerator,
        denominator: Some(ratio.denominator),
        value: ratio.percent().and_then(|percent| percent.to_f64()),
        measure: "人".to_owned(),
        from,
        as_of: day,
        list: list_address(group.unit, group.role, day, tier),
    };
    let total = item("total", "any", group.row.total());
    let tiers = Tier::ALL
        .iter()
        .map(|tier| item(tier.code(), tier.code(), group.row.of(*tier)));
    std::iter::once(total).chain(tiers).collect()
}

/// K9: held of planned sessions (期), and who came of those planned (人次), over the plans in force of the day's year; by unit
/// where it is asked for. A session counts as held from its last day on, once it is completed.
pub(in crate::report) fn plan_indicators(
    plans: &[(SeenPlan, Progress)],
    within: Option<&NamedUnit>,
    by_unit: bool,
    (from, day): (NaiveDate, NaiveDate),
) -> Vec<Indicator> {
    let year = day.year();
    let item = |variant: &str, group: Option<UnitId>, unit: Option<UnitId>, numerator: u32, all: i64| {
        let ratio = Ratio::new(u64::from(numerator), u64::try_from(all).unwrap_or(0));
        let unit = unit.map(|unit| format!("&unit={unit}")).unwrap_or_default();
        Indicator {
            code: "K9".to_owned(),
            variant: variant.to_owned(),
            group: group.map(|unit| unit.to_string()),
            numerator: ratio.numerator,
            denominator: Some(ratio.denominator),
            value: ratio.percent().and_then(|percent| percent.to_f64()),
            measure: if variant == "sessions" { "期" } else { "人次" }.to_owned(),
            from,
            as_of: day,
            list: format!("/api/v1/year-plans?year={year}{unit}"),
        }
    };
    let both = |group: Option<UnitId>, unit: Option<UnitId>, of: &[&Progress]| {
        let held = of.iter().map(|one| one.held).sum();
        let came = of.iter().map(|one| one.came).sum();
        let sessions = of.iter().map(|one| one.sessions).sum();
        let people = of.iter().map(|one| one.people).sum();
        [
            item("sessions", group, unit, held, sessions),
            item("people", group, unit, came, people),
        ]
    };
    let inside: Vec<_> = plans
        .iter()
        .filter(|(plan, _)| within.is_none_or(|unit| plan.unit_path.starts_with(&unit.row.path)))
        .collect();
    let whole: Vec<&Progress> = inside.iter().map(|(_, made)| made).collect();
    let mut items = both(None, within.map(|unit| unit.row.id), &whole).to_vec();
    if by_unit {
        for (plan, made) in inside {
            let unit = Some(plan.row.unit_id);
            items.extend(both(unit, unit, &[made]));
        }
    }
    items
}

/// The address of the names behind K4.
pub fn list_address(unit: Option<UnitId>, role: Option<Role>, day: NaiveDate, tier: &str) -> String {
    let unit = unit.map(|unit| format!("&unit={unit}")).unwrap_or_default();
    let role = role.map(|role| format!("&role={role}")).unwrap_or_default();
    format!("/api/v1/indicators/K4/people?as_of={day}&tier={tier}{unit}{role}")
}
