//! Orders from the course menu.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::order::{OrderAction, OrderState};
use sanyou_schema::domain::value::id::{
    AllianceId, CourseId, CourseOrderId, LecturerId, PartyOrganisationId, PersonId, RoomId,
};
use sanyou_schema::entity::{
    account, alliance, course, course_order, course_order_event, party_organisation,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::courses::{CourseSight, SeenCourse, may_at};
use super::sight::Sight;
use super::{places, rooms};
use crate::platform::actor::{Actor, Scope};

/// An order that the actor sees, with its course.
#[derive(Debug, Clone)]
pub struct SeenOrder {
    /// The order.
    pub row: course_order::Model,
    /// What was ordered.
    pub course: SeenCourse,
    /// The path of the unit that ordered.
    pub unit_path: String,
}

impl SeenOrder {
    /// Whether the actor delivers it.
    pub fn delivered_by(&self, actor: &Actor) -> bool {
        self.course.kept_by(actor)
    }

    /// Whether the actor ordered it, or acts for who did.
    pub fn ordered_by(&self, actor: &Actor) -> bool {
        let party = self.row.party_organisation_id;
        let own = party.is_some_and(|id| actor.scope.party_organisations().contains(&id));
        (own && actor.may(Capability::EnrolmentWrite))
            || may_at(actor, Capability::EnrolmentWrite, &self.unit_path)
    }

    /// Whether the actor may rate it: whoever ordered; who delivers only what their unit ordered for itself.
    pub fn rated_by(&self, actor: &Actor) -> bool {
        let party = self.row.party_organisation_id;
        let own = party.is_some_and(|id| actor.scope.party_organisations().contains(&id));
        let for_itself = party.is_none() && self.row.unit_id == self.course.row.unit_id;
        self.ordered_by(actor) && (own || for_itself || !self.delivered_by(actor))
    }

    /// Whether an action is the actor's: each is of one side, cancelling of either.
    pub fn may(&self, actor: &Actor, action: OrderAction) -> bool {
        if action.is_of_provider() {
            self.delivered_by(actor)
        } else if action.is_of_orderer() {
            self.rated_by(actor)
        } else {
            self.delivered_by(actor) || self.ordered_by(actor)
        }
    }
}

/// What an actor sees of orders: those of their units and party organisations, and those of the courses that they see
/// whole.
struct OrderSight<'a> {
    scope: &'a Scope,
    courses: CourseSight<'a>,
    sight: Sight<'a>,
}

impl OrderSight<'_> {
    fn order(&self, row: course_order::Model, course: course::Model) -> Option<SeenOrder> {
        use super::sight::Reach;
        let unit_path = self.sight.path(row.unit_id)?.to_owned();
        let own_unit = self.sight.of_unit(row.unit_id) == Some(Reach::Whole);
        let party = row.party_organisation_id;
        let own = party.is_some_and(|id| self.scope.party_organisations().contains(&id));
        let delivers = self.sight.of_unit(course.unit_id) == Some(Reach::Whole);
        if !(own_unit || own || delivers) {
            return None;
        }
        let course_path = self.courses.path(course.unit_id)?.to_owned();
        Some(SeenOrder {
            row,
            // whoever sees the order sees what it is for, whatever became of the course since
            course: SeenCourse {
                row: course,
                unit_path: course_path,
            },
            unit_path,
        })
    }
}

async fn sight<'a>(db: &impl ConnectionTrait, scope: &'a Scope) -> Result<OrderSight<'a>, DbErr> {
    Ok(OrderSight {
        scope,
        courses: CourseSight::load(db, scope).await?,
        sight: Sight::load(db, scope).await?,
    })
}

/// The order, where the scope reaches it; `lock` holds it until the change is done.
pub async fn visible_order(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: CourseOrderId,
    lock: bool,
) -> Result<Option<SeenOrder>, DbErr> {
    let mut find = course_order::Entity::find_by_id(id);
    if lock {
        find = find.lock_exclusive();
    }
    let Some(row) = find.one(db).await? else {
        return Ok(None);
    };
    let Some(course) = course::Entity::find_by_id(row.course_id).one(db).await? else {
        return Ok(None);
    };
    Ok(sight(db, scope).await?.order(row, course))
}

/// The orders that the scope reaches, the latest first.
pub async fn visible_orders(
    db: &impl ConnectionTrait,
    scope: &Scope,
    course: Option<CourseId>,
    state: Option<OrderState>,
) -> Result<Vec<SeenOrder>, DbErr> {
    let mut find = course_order::Entity::find()
        .order_by_desc(course_order::Column::CreatedAt)
        .order_by_desc(course_order::Column::Id);
    if let Some(course) = course {
        find = find.filter(course_order::Column::CourseId.eq(course));
    }
    if let Some(state) = state {
        find = find.filter(course_order::Column::State.eq(state));
    }
    let rows = find.all(db).await?;
    let courses = super::courses::course_rows(db, rows.iter().map(|row| row.course_id)).await?;
    let sight = sight(db, scope).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let course = courses.get(&row.course_id)?.clone();
        sight.order(row, course)
    });
    Ok(seen.collect())
}

/// What happened to some orders, in order of time.
pub async fn events_of(
    db: &impl ConnectionTrait,
    ids: Vec<CourseOrderId>,
) -> Result<Vec<course_order_event::Model>, DbErr> {
    course_order_event::Entity::find()
        .filter(course_order_event::Column::CourseOrderId.is_in(ids))
        .order_by_asc(course_order_event::Column::At)
        .order_by_asc(course_order_event::Column::Id)
        .all(db)
        .await
}

/// All orders of some courses, whoever made them: for how often a course was held and how it was rated.
pub async fn orders_of_courses(
    db: &impl ConnectionTrait,
    courses: Vec<CourseId>,
) -> Result<Vec<course_order::Model>, DbErr> {
    course_order::Entity::find()
        .filter(course_order::Column::CourseId.is_in(courses))
        .all(db)
        .await
}

/// Writes an order that is new.
pub async fn add_order(db: &impl ConnectionTrait, row: course_order::Model) -> Result<(), DbErr> {
    course_order::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Writes how an order stands now.
pub async fn keep_order(db: &impl ConnectionTrait, row: course_order::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// Notes what happened to an order.
pub async fn add_event(db: &impl ConnectionTrait, row: course_order_event::Model) -> Result<(), DbErr> {
    course_order_event::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// An order of the same course by the same side that is still open.
pub async fn open_twin(
    db: &impl ConnectionTrait,
    row: &course_order::Model,
) -> Result<Option<course_order::Model>, DbErr> {
    let party = match row.party_organisation_id {
        Some(id) => course_order::Column::PartyOrganisationId.eq(id),
        None => course_order::Column::PartyOrganisationId.is_null(),
    };
    course_order::Entity::find()
        .filter(course_order::Column::CourseId.eq(row.course_id))
        .filter(course_order::Column::UnitId.eq(row.unit_id))
        .filter(party)
        .filter(course_order::Column::State.is_in([OrderState::Asked, OrderState::Agreed]))
        .one(db)
        .await
}

/// An order that a date was agreed for, with the name of its course.
#[derive(Debug, Clone)]
pub struct AgreedOrder {
    /// The order.
    pub row: course_order::Model,
    /// What is taught.
    pub course: String,
}

/// The orders that are held from a day to another, both included: what they take of lecturers and venues. It is asked
/// over all units, like [`super::planned::planned_between`].
pub async fn agreed_between(
    db: &impl ConnectionTrait,
    from: NaiveDate,
    to: NaiveDate,
    except: Option<CourseOrderId>,
) -> Result<Vec<AgreedOrder>, DbErr> {
    let mut which = Condition::all().add(course_order::Column::AgreedOn.between(from, to));
    if let Some(except) = except {
        which = which.add(course_order::Column::Id.ne(except));
    }
    agreed(db, which).await
}

/// The orders that a lecturer is to hold from a day on, in order of time.
pub async fn agreed_for(
    db: &impl ConnectionTrait,
    lecturer: LecturerId,
    from: NaiveDate,
) -> Result<Vec<AgreedOrder>, DbErr> {
    let own = Condition::all()
        .add(course_order::Column::LecturerId.eq(lecturer))
        .add(course_order::Column::AgreedOn.gte(from));
    agreed(db, own).await
}

/// The orders that are to be held in a room from a day on, in order of time.
pub async fn agreed_in(
    db: &impl ConnectionTrait,
    room: RoomId,
    from: NaiveDate,
) -> Result<Vec<AgreedOrder>, DbErr> {
    let own = Condition::all()
        .add(course_order::Column::RoomId.eq(room))
        .add(course_order::Column::AgreedOn.gte(from));
    agreed(db, own).await
}

async fn agreed(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<AgreedOrder>, DbErr> {
    let rows = course_order::Entity::find()
        .filter(which)
        .filter(course_order::Column::State.is_in([OrderState::Agreed, OrderState::Held, OrderState::Rated]))
        .order_by_asc(course_order::Column::AgreedOn)
        .order_by_asc(course_order::Column::Half)
        .all(db)
        .await?;
    let courses = super::courses::course_rows(db, rows.iter().map(|row| row.course_id)).await?;
    let named = rows.into_iter().filter_map(|row| {
        let course = courses.get(&row.course_id)?.name.clone();
        Some(AgreedOrder { row, course })
    });
    Ok(named.collect())
}

/// The party organisations of these ids.
pub async fn parties(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PartyOrganisationId>,
) -> Result<HashMap<PartyOrganisationId, party_organisation::Model>, DbErr> {
    let ids: BTreeSet<PartyOrganisationId> = ids.into_iter().collect();
    let rows = party_organisation::Entity::find()
        .filter(party_organisation::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The alliances of the units within sight, by name.
pub async fn alliances(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<alliance::Model>, DbErr> {
    let units = Sight::load(db, scope).await?.units();
    alliance::Entity::find()
        .filter(alliance::Column::UnitId.is_in(units))
        .order_by_asc(alliance::Column::Name)
        .all(db)
        .await
}

/// Alliances of orders that were found in scope.
pub async fn alliance_rows(
    db: &impl ConnectionTrait,
    ids: Vec<AllianceId>,
) -> Result<Vec<alliance::Model>, DbErr> {
    alliance::Entity::find()
        .filter(alliance::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// The worker whose account asked, where it is a worker's.
pub async fn asked_by_person(
    db: &impl ConnectionTrait,
    row: &course_order::Model,
) -> Result<Option<PersonId>, DbErr> {
    let Some(id) = row.asked_by else {
        return Ok(None);
    };
    let found = account::Entity::find_by_id(id).one(db).await?;
    Ok(found.and_then(|row| row.person_id))
}

/// Where an order is held, in words: the venue with its room, and what was written beside it.
pub async fn place_of(db: &impl ConnectionTrait, row: &course_order::Model) -> Result<Option<String>, DbErr> {
    let venue = places::venue_rows(db, row.venue_id.into_iter().collect())
        .await?
        .pop();
    let room = rooms::room_rows(db, row.room_id.into_iter().collect())
        .await?
        .pop();
    let parts = [
        venue.map(|venue| venue.name),
        room.map(|room| room.name),
        row.place.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Ok((!parts.is_empty()).then(|| parts.join(" ")))
}
