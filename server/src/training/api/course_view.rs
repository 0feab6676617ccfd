//! Puts together what the pages of courses and orders show.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::training::order::OrderState;
use sanyou_schema::domain::value::Coded;
use sanyou_schema::domain::value::id::{CourseId, UnitId};
use sanyou_schema::entity::course_order;

use super::order_view::order_views;
use super::shown_course::{
    CourseDeed, CourseList, CourseQuestion, CourseSession, CourseSummary, CourseView, MaterialView,
};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::action::courses::materials::is_shown;
use crate::training::store::courses::{
    Material, SeenCourse, materials_of, question_of, questions_of, visible_course, visible_courses,
};
use crate::training::store::kinds::Kinds;
use crate::training::store::orders;
use crate::training::store::taught::{TaughtIn, taught_in};
use crate::training::store::{lessons, places};

/// The courses within sight.
pub async fn list(platform: &Platform, actor: &Actor) -> Result<CourseList, Problem> {
    let found = visible_courses(platform.database.reader(), &actor.scope).await?;
    Ok(CourseList {
        items: summaries(platform, found, actor.scope.day).await?,
    })
}

/// Courses as lists have them.
pub async fn summaries(
    platform: &Platform,
    found: Vec<SeenCourse>,
    day: NaiveDate,
) -> Result<Vec<CourseSummary>, Problem> {
    let db = platform.database.reader();
    let ids: Vec<CourseId> = found.iter().map(|seen| seen.row.id).collect();
    let names = crate::unit::names_and_paths(db, units_of(&found)).await?;
    let kinds = Kinds::load(db, day).await?;
    let mut online = HashMap::new();
    for unit in units_of(&found) {
        let rule = crate::setting::value_for(db, unit, "credit.lessons", day).await?;
        online.insert(unit, rule);
    }
    let lecturers = found.iter().filter_map(|seen| seen.row.lecturer_id).collect();
    let lecturers = places::lecturer_rows(db, lecturers).await?;
    let materials = materials_of(db, ids.clone()).await?;
    let questions = questions_of(db, ids.clone()).await?;
    let done = lessons::done_counts(db, ids.clone()).await?;
    let ordered = orders::orders_of_courses(db, ids).await?;
    let summary = |seen: SeenCourse| {
        let row = &seen.row;
        let id = row.id;
        let own: Vec<&course_order::Model> = ordered.iter().filter(|order| order.course_id == id).collect();
        let (stars, rated) = mean(own.iter().filter_map(|order| order.stars));
        let count = |test: &dyn Fn(OrderState) -> bool| own.iter().filter(|order| test(order.state)).count();
        let lecturer = lecturers.iter().find(|one| Some(one.id) == row.lecturer_id);
        CourseSummary {
            id: id.into(),
            kind_label: kinds.name(&seen.unit_path, &row.kind),
            hours: f64::from(row.hours_hundredths) / 100.0,
            online_hours: online.get(&row.unit_id).cloned().unwrap_or_default(),
            audience: seen.audience().label(),
            state: row.state.code().to_owned(),
            state_label: row.state.label().to_owned(),
            unit_id: row.unit_id.into(),
            unit_name: names
                .get(&row.unit_id)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            lecturer: lecturer.map(|one| one.name.clone()),
            lecturer_id: row.lecturer_id.map(Into::into),
            qualification: row.qualification.clone(),
            on_menu: row.on_menu,
            capacity: row.capacity,
            materials: number(materials.iter().filter(|one| one.row.course_id == id).count()),
            questions: number(questions.iter().filter(|one| one.course_id == id).count()),
            done: done.get(&id).copied().unwrap_or(0),
            held: number(count(&|state| {
                matches!(state, OrderState::Held | OrderState::Rated)
            })),
            open_orders: number(count(&OrderState::is_open)),
            stars,
            rated,
            code: seen.row.code,
            name: seen.row.name,
            kind: seen.row.kind,
        }
    };
    Ok(found.into_iter().map(summary).collect())
}

fn units_of(found: &[SeenCourse]) -> BTreeSet<UnitId> {
    found.iter().map(|seen| seen.row.unit_id).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The mean of stars, to a tenth, and how many there are.
fn mean(stars: impl Iterator<Item = i32>) -> (Option<f64>, u32) {
    let (mut sum, mut count) = (0, 0u32);
    for one in stars {
        sum += one;
        count += 1;
    }
    let mean = (count > 0).then(|| (f64::from(sum) / f64::from(count) * 10.0).round() / 10.0);
    (mean, count)
}

/// A course whole, as far as the actor sees it.
pub async fn course(platform: &Platform, actor: &Actor, id: CourseId) -> Result<CourseView, Problem> {
    let db = platform.database.reader();
    let seen = visible_course(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("门课程"))?;
    let editable = seen.kept_by(actor);
    let questions = if editable {
        questions_of(db, vec![id]).await?
    } else {
        Vec::new()
    };
    let materials = materials_of(db, vec![id]).await?;
    let found = orders::visible_orders(db, &actor.scope, Some(id), None).await?;
    let sessions = sessions(platform, actor, id).await?;
    let audience = seen.audience();
    let actions = seen.row.state.allowed();
    let row = seen.row.clone();
    let summary = summaries(platform, vec![seen], actor.scope.day).await?.pop();
    Ok(CourseView {
        summary: summary.ok_or_else(|| Problem::not_found("门课程"))?,
        about: row.summary,
        roles: coded(&audience.roles),
        tiers: coded(&audience.tiers),
        industries: coded(&audience.industries),
        gaps: coded(&audience.gaps),
        pass_percent: row.pass_percent,
        materials: materials.into_iter().map(material_view).collect(),
        questions: questions
            .into_iter()
            .map(|row| {
                let question = question_of(&row);
                CourseQuestion {
                    id: row.id.into(),
                    kind: row.kind.code().to_owned(),
                    stem: row.stem,
                    options: question.options,
                    answer: question.answer.into_iter().map(number).collect(),
                    note: row.note,
                }
            })
            .collect(),
        orders: order_views(platform, actor, found).await?,
        sessions,
        editable,
        actions: actions
            .into_iter()
            .filter(|_| editable)
            .map(|action| CourseDeed {
                action: action.code().to_owned(),
                label: action.label().to_owned(),
            })
            .collect(),
    })
}

async fn sessions(platform: &Platform, actor: &Actor, id: CourseId) -> Result<Vec<CourseSession>, Problem> {
    let db = platform.database.reader();
    let found = taught_in(db, &actor.scope, id).await?;
    let teaching = found.iter().flat_map(TaughtIn::lecturers).collect();
    let lecturers = places::lecturer_rows(db, teaching).await?;
    let shown = found.into_iter().filter_map(|one| {
        let teaching: Vec<_> = one.lecturers().collect();
        let own = lecturers.iter().filter(|row| teaching.contains(&row.id));
        Some(CourseSession {
            id: one.seen.row.id.into(),
            name: one.seen.name(),
            state: one.seen.row.state.code().to_owned(),
            day: one.slots.first()?.day,
            half_days: number(one.slots.len()),
            lecturers: own.map(|row| row.name.clone()).collect(),
            came: one.came.map(number),
        })
    });
    Ok(shown.collect())
}

fn coded<C: Coded>(set: &BTreeSet<C>) -> Vec<String> {
    set.iter().map(|one| one.code().to_owned()).collect()
}

/// A material as pages show it.
pub fn material_view(one: Material) -> MaterialView {
    MaterialView {
        id: one.row.id.into(),
        title: one.row.title,
        body: one.row.body,
        shown: one.file.as_ref().is_some_and(|file| is_shown(&file.media_type)),
        media_type: one.file.as_ref().map(|file| file.media_type.clone()),
        size: one.file.as_ref().map(|file| file.size),
        file_name: one.file.map(|file| file.name),
        added_at: one.row.added_at,
    }
}
