//! Puts together what the pages of courses and orders show.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::training::order::{OrderAction, OrderState, Provider};
use sanyou_schema::domain::value::Coded;
use sanyou_schema::domain::value::id::{AccountId, CourseId, CourseOrderId, UnitId};
use sanyou_schema::entity::{course_order, course_order_event};

use super::course_orders::{OrderDeed, OrderEvent, OrderView};
use super::courses::{
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
use crate::training::store::orders::{self, SeenOrder};
use crate::training::store::taught::{TaughtIn, taught_in};
use crate::training::store::{lessons, places, rooms};

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

/// Orders as pages show them.
pub async fn order_views(
    platform: &Platform,
    actor: &Actor,
    found: Vec<SeenOrder>,
) -> Result<Vec<OrderView>, Problem> {
    let db = platform.database.reader();
    let rows = || found.iter().map(|seen| &seen.row);
    let units =
        crate::unit::names_and_paths(db, rows().map(|row| row.unit_id).collect::<BTreeSet<_>>()).await?;
    let parties = orders::parties(db, rows().filter_map(|row| row.party_organisation_id)).await?;
    let lecturers = places::lecturer_rows(db, rows().filter_map(|row| row.lecturer_id).collect()).await?;
    let venues = places::venue_rows(db, rows().filter_map(|row| row.venue_id).collect()).await?;
    let rooms = rooms::room_rows(db, rows().filter_map(|row| row.room_id).collect()).await?;
    let alliances = orders::alliance_rows(db, rows().filter_map(|row| row.alliance_id).collect()).await?;
    let events = orders::events_of(db, rows().map(|row| row.id).collect()).await?;
    let who: HashSet<AccountId> = events.iter().filter_map(|event| event.actor_id).collect();
    let who = crate::account::display_names(db, who).await?;
    let mut by_order: HashMap<CourseOrderId, Vec<course_order_event::Model>> = HashMap::new();
    for event in events {
        by_order.entry(event.course_order_id).or_default().push(event);
    }
    let view = |seen: SeenOrder| {
        let row = &seen.row;
        let provider = row.provider.map(|provider| match provider {
            Provider::County => provider.label().to_owned(),
            Provider::Alliance => {
                let found = alliances.iter().find(|one| Some(one.id) == row.alliance_id);
                found.map_or_else(|| provider.label().to_owned(), |one| one.name.clone())
            }
            Provider::Venue => {
                let found = venues.iter().find(|one| Some(one.id) == row.venue_id);
                found.map_or_else(|| provider.label().to_owned(), |one| one.name.clone())
            }
        });
        let lecturer = lecturers.iter().find(|one| Some(one.id) == row.lecturer_id);
        let events = by_order.remove(&row.id).unwrap_or_default();
        let events = events.into_iter().map(|event| OrderEvent {
            at: event.at,
            action_label: event
                .action
                .parse::<OrderAction>()
                .map_or("点课", OrderAction::label)
                .to_owned(),
            actor: event.actor_id.and_then(|id| who.get(&id).cloned()),
            reason: event.reason,
        });
        OrderView {
            id: row.id.into(),
            course_id: row.course_id.into(),
            course_name: seen.course.row.name.clone(),
            course_lecturer_id: seen.course.row.lecturer_id.map(Into::into),
            unit_name: units
                .get(&row.unit_id)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            party_organisation: row
                .party_organisation_id
                .and_then(|id| parties.get(&id))
                .map(|party| party.name.clone()),
            state: row.state.code().to_owned(),
            state_label: row.state.label().to_owned(),
            people: row.people,
            wish: row.wish.clone(),
            agreed_on: row.agreed_on,
            half: row.half.map(|half| half.code().to_owned()),
            place: row.place.clone(),
            provider: row.provider.map(|provider| provider.code().to_owned()),
            provider_label: provider,
            alliance_id: row.alliance_id.map(Into::into),
            venue_id: row.venue_id.map(Into::into),
            room_id: row.room_id.map(Into::into),
            room: rooms
                .iter()
                .find(|room| Some(room.id) == row.room_id)
                .map(|room| room.name.clone()),
            lecturer: lecturer.map(|one| one.name.clone()),
            lecturer_id: row.lecturer_id.map(Into::into),
            came: row.came,
            stars: row.stars,
            comment: row.comment.clone(),
            created_at: row.created_at,
            actions: deeds(actor, &seen),
            events: events.collect(),
        }
    };
    Ok(found.into_iter().map(view).collect())
}

/// What an order's state allows, of what the actor may do with it.
fn deeds(actor: &Actor, seen: &SeenOrder) -> Vec<OrderDeed> {
    let (provider, orderer) = (seen.delivered_by(actor), seen.ordered_by(actor));
    let may = |action: &OrderAction| {
        let one_side = action.is_of_provider() || action.is_of_orderer();
        (action.is_of_provider() && provider)
            || (action.is_of_orderer() && orderer)
            || (!one_side && (provider || orderer))
    };
    let deed = |action: OrderAction| OrderDeed {
        action: action.code().to_owned(),
        label: action.label().to_owned(),
        needs_reason: OrderState::needs_reason(action),
    };
    seen.row
        .state
        .allowed()
        .into_iter()
        .filter(may)
        .map(deed)
        .collect()
}
