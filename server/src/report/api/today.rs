//! `/today` and `/search`.
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use rust_decimal::prelude::ToPrimitive;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::report::Ratio;
use uuid::Uuid;

use super::indicators::{list_address, plan_indicators, reached_address};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::report::figures::{By, certified};
use crate::report::reached::{Aim, reached};
use crate::report::today::{Urgency, todo};
use crate::report::waiting::others;
use crate::roster::PeopleFilter;
use crate::training::plans_in_force;
use crate::unit::{NamedUnit, named_units};

/// The start page.
#[derive(Debug, Object)]
pub struct Today {
    /// 截至.
    pub as_of: DateTime<Utc>,
    /// What waits for the one who asks.
    pub todo: Vec<TodoView>,
    /// What waits for others, units in official order.
    pub others: Vec<OtherView>,
    /// Figures, each of which opens its list.
    pub figures: Vec<FigureView>,
}

/// A line of 要我办的.
#[derive(Debug, Object)]
pub struct TodoView {
    /// Stable code.
    pub code: String,
    /// With the number in it.
    pub sentence: String,
    /// What helps to decide whether to go there now.
    pub detail: Option<String>,
    /// How many things it is.
    pub count: u64,
    /// The page of the console with just these.
    pub path: String,
    /// `now`, `soon` or `open`.
    pub urgency: String,
}

/// A line of 在等别人的.
#[derive(Debug, Object)]
pub struct OtherView {
    /// Stable code: `to_tell`, `import.staged`, `import.guarded`.
    pub code: String,
    /// The unit.
    pub unit_id: Uuid,
    /// Its name.
    pub unit_name: String,
    /// `waiting`.
    pub status: String,
    /// “当面或电话告知 3／8 人”
    pub sentence: String,
    /// The page with just these.
    pub path: String,
}

/// A figure with what it stands on.
#[derive(Debug, Object)]
pub struct FigureView {
    /// K1–K19.
    pub code: String,
    /// Its name.
    pub label: String,
    /// n.
    pub numerator: u64,
    /// N.
    pub denominator: u64,
    /// Per cent, one decimal; none where N is 0.
    pub value: Option<f64>,
    /// What is counted: 人, 期.
    pub measure: String,
    /// The address of the rows behind it.
    pub list: String,
    /// What is counted (口径).
    pub note: String,
}

/// The start page.
pub struct TodayApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Report")]
impl TodayApi {
    /// The start page: what waits for me, what for others, and figures
    ///
    /// Problems: none of its own.
    #[oai(path = "/today", method = "get", operation_id = "today")]
    async fn today(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<Today>> {
        let (db, day, now) = (
            platform.database.reader(),
            platform.clock.today(),
            platform.clock.now(),
        );
        let actor = &actor.0;
        let units = named_units(db, day).await?;
        let townships: Vec<_> = units
            .iter()
            .filter(|unit| unit.row.kind.keeps_roster())
            .cloned()
            .collect();
        let lines = todo(db, actor, day).await?.into_iter().map(|line| TodoView {
            code: line.code.to_owned(),
            sentence: line.sentence,
            detail: line.detail,
            count: line.count,
            path: line.path,
            urgency: match line.urgency {
                Urgency::Now => "now",
                Urgency::Soon => "soon",
                Urgency::Open => "open",
            }
            .to_owned(),
        });
        let others = others(db, actor, &units)
            .await?
            .into_iter()
            .map(|line| OtherView {
                code: line.code.to_owned(),
                unit_id: line.unit.into(),
                unit_name: line.unit_name,
                status: "waiting".to_owned(),
                sentence: line.sentence,
                path: line.path,
            });
        let figures = if actor.may(Capability::Read) {
            figures(&platform, actor, day, &townships).await?
        } else {
            Vec::new()
        };
        Ok(Json(Today {
            as_of: now,
            todo: lines.collect(),
            others: others.collect(),
            figures,
        }))
    }
}

/// K4, K7 and K14, and K9 where a plan of the year is in force.
async fn figures(
    platform: &Platform,
    actor: &Actor,
    day: NaiveDate,
    townships: &[NamedUnit],
) -> Result<Vec<FigureView>, Problem> {
    let db = platform.database.reader();
    let view = |code: &str, label: &str, measure: &str, note: &str, list: String, ratio: Ratio| FigureView {
        code: code.to_owned(),
        label: label.to_owned(),
        numerator: ratio.numerator,
        denominator: ratio.denominator,
        value: ratio.percent().and_then(|percent| percent.to_f64()),
        measure: measure.to_owned(),
        list,
        note: note.to_owned(),
    };
    let certified = certified(db, &actor.scope, day, None, By::Nothing, townships).await?;
    let mut figures: Vec<_> = certified
        .iter()
        .map(|group| {
            let note = "在册人员中持有有效证书的人，按最高级，每人一次";
            let list = list_address(None, None, day, "any");
            view("K4", "持证率", "人", note, list, group.row.total())
        })
        .collect();
    let everybody = PeopleFilter::default();
    for (aim, label, note) in [
        (
            Aim::Hours,
            "学时达标率",
            "在册人员中今年学时达标的人，各按本人标准",
        ),
        (
            Aim::Rotation,
            "轮训覆盖率",
            "在册人员中今年参加过轮训的人，每人一次",
        ),
    ] {
        let ratio = reached(db, &actor.scope, day, &everybody, aim).await?.ratio();
        let list = reached_address(aim, day, true);
        figures.push(view(aim.code(), label, "人", note, list, ratio));
    }
    let plans = plans_in_force(db, &actor.scope, day.year(), day).await?;
    let from = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
    let planned = plan_indicators(&plans, None, false, (from, day));
    let planned = planned.into_iter().find(|item| item.variant == "sessions");
    if let Some(item) = planned
        && let Some(all @ 1..) = item.denominator
    {
        let note = "今年计划里已办完的期数，按执行中的计划";
        let ratio = Ratio::new(item.numerator, all);
        figures.push(view("K9", "计划完成率", "期", note, item.list, ratio));
    }
    Ok(figures)
}
