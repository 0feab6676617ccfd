//! Courses with lessons, a short test and a PDF, how far the demo's worker is, and orders in several states.
use chrono::{Days, NaiveDate};
use sanyou_schema::domain::training::course::{CourseState, Gap, HeldTier, codes};
use sanyou_schema::domain::training::order::{OrderAction, OrderState, Provider};
use sanyou_schema::domain::value::id::{CourseId, CourseOrderId, CourseQuestionId, LecturerId, MaterialId};
use sanyou_schema::domain::value::{HalfDay, Role};
use sanyou_schema::entity::{
    account, course, course_material, course_order, course_order_event, course_question, lecturer,
    material_progress, room,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use super::course_texts::{COURSES, FLOW, LESSON, Line, TEST, taught_by};
use super::people::Worker;
use super::trainees::instant;
use super::units::Units;
use crate::platform::change::Change;
use crate::platform::documents::paper::{Block, Page, Paper};
use crate::platform::documents::{Form, made};
use crate::platform::problem::Problem;
use crate::platform::{Platform, files};

/// Makes them.
pub async fn make(
    platform: &Platform,
    change: &Change,
    units: &Units,
    workers: &[Worker],
    today: NaiveDate,
) -> Result<(), Problem> {
    let lecturers = lecturer::Entity::find()
        .filter(lecturer::Column::UnitId.eq(units.county))
        .order_by_asc(lecturer::Column::Id)
        .all(change.db())
        .await?;
    let mut made = Vec::new();
    for line in &COURSES {
        let (name, topic) = taught_by(line.0);
        let teaches = lecturers.iter().find(|row| row.name == name).map(|row| row.id);
        made.push(insert(change, units, line, (teaches, topic), today).await?);
    }
    lesson(change, made[1], "头三个月的十件事", LESSON, today).await?;
    lesson(change, made[2], "五个阶段", FLOW, today).await?;
    lesson(change, made[2], "材料怎么放", LESSON, today).await?;
    lesson(change, made[9], "党费怎么算", FLOW, today).await?;
    for course in [made[1], made[2]] {
        test(change, course).await?;
    }
    handout(platform, change, made[0], today).await?;
    begin(change, made[2], workers, today).await?;
    orders(change, units, &made, workers, &lecturers, today).await
}

async fn insert(
    change: &Change,
    units: &Units,
    line: &Line,
    (teaches, topic): (Option<LecturerId>, Option<&str>),
    today: NaiveDate,
) -> Result<CourseId, Problem> {
    let (code, name, kind, hours, about, on_menu) = *line;
    let gaps: &[Gap] = match code {
        "DW-01" => &[Gap::HoursMissing],
        "DW-02" | "DW-03" => &[Gap::NewInPost],
        "DW-04" => &[Gap::TierInReach],
        "DK-01" => &[Gap::HoursMissing, Gap::NewInPost],
        _ => &[],
    };
    let roles: &[Role] = if code == "DW-02" { &[Role::Secretary] } else { &[] };
    let tiers: &[HeldTier] = if code == "DW-04" { &[HeldTier::Junior] } else { &[] };
    let id: CourseId = change.id();
    let row = course::ActiveModel {
        id: Set(id),
        unit_id: Set(units.county),
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        kind: Set(kind.to_owned()),
        hours_hundredths: Set(hours),
        summary: Set(Some(about.to_owned())),
        qualification: Set(topic.map(str::to_owned)),
        lecturer_id: Set(teaches),
        audience_roles: Set(codes(&roles.iter().copied().collect())),
        audience_tiers: Set(codes(&tiers.iter().copied().collect())),
        audience_industries: Set(None),
        audience_gaps: Set(codes(&gaps.iter().copied().collect())),
        on_menu: Set(on_menu),
        capacity: Set(on_menu.then_some(60)),
        pass_percent: Set(75),
        state: Set(if code == "DW-05" {
            CourseState::Draft
        } else {
            CourseState::Open
        }),
        created_at: Set(instant(today - Days::new(60), 9)),
    };
    course::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(id)
}

async fn lesson(
    change: &Change,
    course: CourseId,
    title: &str,
    body: &str,
    today: NaiveDate,
) -> Result<MaterialId, Problem> {
    let id: MaterialId = change.id();
    let standing = course_material::Entity::find()
        .filter(course_material::Column::CourseId.eq(course))
        .all(change.db())
        .await?;
    let row = course_material::ActiveModel {
        id: Set(id),
        course_id: Set(course),
        sort_no: Set(i32::try_from(standing.len()).unwrap_or(0) + 1),
        title: Set(title.to_owned()),
        body: Set(Some(body.to_owned())),
        file_id: Set(None),
        added_by: Set(None),
        added_at: Set(instant(today - Days::new(50), 9)),
        removed_at: Set(None),
    };
    course_material::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(id)
}

async fn test(change: &Change, course: CourseId) -> Result<(), Problem> {
    for ((kind, stem, options, right, why), place) in TEST.iter().zip(1..) {
        let row = course_question::ActiveModel {
            id: Set(change.id::<CourseQuestionId>()),
            course_id: Set(course),
            sort_no: Set(place),
            kind: Set(*kind),
            stem: Set((*stem).to_owned()),
            options: Set(serde_json::to_string(options).map_err(Problem::internal)?),
            answer: Set(serde_json::to_string(right).map_err(Problem::internal)?),
            note: Set(Some((*why).to_owned())),
            dropped_at: Set(None),
        };
        course_question::Entity::insert(row)
            .exec_without_returning(change.db())
            .await?;
    }
    Ok(())
}

/// A PDF to be read in the page.
async fn handout(
    platform: &Platform,
    change: &Change,
    course: CourseId,
    today: NaiveDate,
) -> Result<(), Problem> {
    let mut blocks = vec![Block::Title {
        text: "党支部标准化规范化建设讲义".to_owned(),
    }];
    blocks.extend(LESSON.lines().map(|line| Block::paragraph(line.trim())));
    let paper = Paper {
        name: "党支部标准化规范化建设讲义".to_owned(),
        page: Page::Letter,
        blocks,
    };
    let bytes = made(platform, &paper, Form::Pdf).await?;
    let name = format!("{}.pdf", paper.name);
    let kind = Form::Pdf.media_type();
    let file = files::keep(platform, change.db(), &name, kind, &bytes, None).await?;
    let row = course_material::ActiveModel {
        id: Set(change.id::<MaterialId>()),
        course_id: Set(course),
        sort_no: Set(1),
        title: Set(paper.name),
        body: Set(None),
        file_id: Set(Some(file)),
        added_by: Set(None),
        added_at: Set(instant(today - Days::new(50), 10)),
        removed_at: Set(None),
    };
    course_material::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}

/// The demo's worker has begun a course.
async fn begin(
    change: &Change,
    course: CourseId,
    workers: &[Worker],
    today: NaiveDate,
) -> Result<(), Problem> {
    let db = change.db();
    let account = account::Entity::find()
        .filter(account::Column::Login.eq("worker"))
        .one(db)
        .await?;
    let person = account.and_then(|row| row.person_id);
    let person = person.or_else(|| workers.first().map(|worker| worker.person));
    let first = course_material::Entity::find()
        .filter(course_material::Column::CourseId.eq(course))
        .order_by_asc(course_material::Column::SortNo)
        .one(db)
        .await?;
    let (Some(person), Some(first)) = (person, first) else {
        return Ok(());
    };
    let at = instant(today - Days::new(3), 20);
    let row = material_progress::ActiveModel {
        id: Set(change.id::<Uuid>()),
        person_id: Set(person),
        material_id: Set(first.id),
        place: Set(1000),
        page: Set(None),
        read_at: Set(Some(at)),
        updated_at: Set(at),
    };
    material_progress::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

async fn orders(
    change: &Change,
    units: &Units,
    made: &[CourseId],
    workers: &[Worker],
    lecturers: &[lecturer::Model],
    today: NaiveDate,
) -> Result<(), Problem> {
    let dongguan = units.township("东观镇");
    let party = workers
        .iter()
        .find(|worker| Some(worker.unit) == dongguan)
        .map(|worker| (worker.unit, Some(worker.party_organisation.0)));
    let chengguan = units.township("城关镇").map(|unit| (unit, None));
    let days = |count: u64| today + Days::new(count);
    let plans = [
        (party, made[4], OrderState::Asked, None, 4),
        (chengguan, made[0], OrderState::Asked, None, 2),
        (chengguan, made[8], OrderState::Agreed, Some(days(10)), 9),
        (party, made[6], OrderState::Rated, Some(today - Days::new(20)), 40),
    ];
    for (who, course, state, day, ago) in plans {
        let Some((unit, party)) = who else { continue };
        let planned = day.is_some();
        let rated = state == OrderState::Rated;
        let at_venue = planned && !rated;
        let venue = if at_venue {
            sanyou_schema::entity::venue::Entity::find()
                .one(change.db())
                .await?
        } else {
            None
        };
        let room = match &venue {
            Some(venue) => {
                let own = room::Entity::find().filter(room::Column::VenueId.eq(venue.id));
                own.order_by_desc(room::Column::Seats).one(change.db()).await?
            }
            None => None,
        };
        let row = course_order::Model {
            id: change.id(),
            course_id: course,
            unit_id: unit,
            party_organisation_id: party,
            state,
            people: 30,
            wish: Some("下个月上旬的下午，最好送到厂里讲".to_owned()),
            agreed_on: day,
            half: planned.then_some(HalfDay::Pm),
            place: (planned && !at_venue).then(|| "镇政府二楼会议室".to_owned()),
            provider: planned.then_some(if at_venue {
                Provider::Venue
            } else {
                Provider::County
            }),
            alliance_id: None,
            venue_id: venue.map(|row| row.id),
            room_id: room.map(|row| row.id),
            lecturer_id: lecturers.first().map(|row| row.id).filter(|_| rated),
            came: rated.then_some(27),
            stars: rated.then_some(5),
            comment: rated.then(|| "讲得实在，下次想听怎么开组织生活会。".to_owned()),
            asked_by: None,
            created_at: instant(today - Days::new(ago), 10),
        };
        let (id, created) = (row.id, row.created_at);
        course_order::Entity::insert(row.into_active_model())
            .exec_without_returning(change.db())
            .await?;
        event(change, id, "ask", OrderState::Asked, created).await?;
        let steps: &[(OrderAction, OrderState)] = match state {
            OrderState::Rated => &[
                (OrderAction::Agree, OrderState::Agreed),
                (OrderAction::Hold, OrderState::Held),
                (OrderAction::Rate, OrderState::Rated),
            ],
            OrderState::Agreed => &[(OrderAction::Agree, OrderState::Agreed)],
            _ => &[],
        };
        for ((action, state), after) in steps.iter().zip([2, 21, 22]) {
            let at = created + chrono::Duration::days(after);
            event(change, id, action.code(), *state, at).await?;
        }
    }
    Ok(())
}

async fn event(
    change: &Change,
    order: CourseOrderId,
    action: &str,
    state: OrderState,
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(), Problem> {
    let row = course_order_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        course_order_id: Set(order),
        at: Set(at),
        actor_id: Set(None),
        action: Set(action.to_owned()),
        state: Set(state),
        reason: Set(None),
    };
    course_order_event::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}
