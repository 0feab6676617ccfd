//! What is wrong with a timetable as somebody types it, beyond its form: clashes of lecturers and rooms, rooms that are
//! too small or not chosen, venues that are closed, lecturers who are away or not qualified; each with what would do.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::course::CourseState;
use sanyou_schema::domain::training::{
    Finding, Hours, Interval, Qualification, Strictness, Travel, Use, VenueKind, is_qualified,
};
use sanyou_schema::domain::value::id::{
    CourseId, CourseOrderId, LecturerId, RoomId, SessionId, UnitId, VenueId,
};
use sanyou_schema::entity::{clash_override, course, lecturer, lecturer_absence, room, venue, visit};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

use super::instead::Found;
use super::look::Look;
use super::plan::PlannedHalfDay;
use super::visits::diary::UNNAMED;
use crate::platform::actor::Scope;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::{courses, places, rooms, visits};

/// How strictly each kind of finding is taken, as the county set it.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// A trainee in two sessions at once.
    pub person: Strictness,
    /// A lecturer in two places, or away.
    pub lecturer: Strictness,
    /// A room that is taken or closed.
    pub room: Strictness,
    /// A room with too few seats.
    pub seats: Strictness,
    /// A lecturer without a valid qualification.
    pub qualification: Strictness,
}

/// Minutes between venues and the strictness of the rules, by the settings of a unit.
struct Held {
    rules: Rules,
    near: u32,
    far: u32,
}

async fn settings(db: &impl ConnectionTrait, unit: UnitId, day: NaiveDate) -> Result<Held, DbErr> {
    let path = crate::unit::path_of(db, unit).await?.unwrap_or_default();
    let values = crate::setting::values_for(db, &path, day).await?;
    let value = |key: &str| values.get(key).map(String::as_str).unwrap_or_default();
    let strictness = |key: &str| value(key).parse().unwrap_or(Strictness::Hard);
    let minutes = |key: &str| value(key).parse().unwrap_or(0);
    Ok(Held {
        rules: Rules {
            person: strictness("training.clash_person"),
            lecturer: strictness("training.clash_lecturer"),
            room: strictness("training.clash_room"),
            seats: strictness("training.room_seats"),
            qualification: strictness("training.lecturer_qualification"),
        },
        near: minutes("training.travel_minutes"),
        far: minutes("training.travel_far_minutes"),
    })
}

/// How long ways take, for a unit's sessions.
pub async fn travel_of(db: &impl ConnectionTrait, unit: UnitId, day: NaiveDate) -> Result<Travel, DbErr> {
    let set = settings(db, unit, day).await?;
    rooms::travel(db, set.near, set.far).await
}

/// How strictly a trainee's clash is taken, for a unit's sessions.
pub async fn person_rule(
    db: &impl ConnectionTrait,
    unit: UnitId,
    day: NaiveDate,
) -> Result<Strictness, DbErr> {
    Ok(settings(db, unit, day).await?.rules.person)
}

/// The findings alone.
pub fn findings_of(found: Vec<Found>) -> Vec<Finding> {
    found.into_iter().map(|found| found.finding).collect()
}

/// The refusal of a form; it says whether a reason would let it through.
pub fn refusal(violations: Vec<Violation>, overridable: bool) -> Problem {
    let only = violations.iter().all(|it| is_of_rules(&it.code))
        && (overridable || violations.iter().all(|it| it.code == DAY_OVER));
    Problem::from(violations).with("reason_would_do", only)
}

/// A day that is over, of people on a list.
pub(super) const DAY_OVER: &str = "session.day_over";

/// Whether a code is of what rules may let through.
fn is_of_rules(code: &str) -> bool {
    code.starts_with("clash.")
        || [DAY_OVER, "room.small", "venue.closed", "lecturer.unqualified"].contains(&code)
}

/// What a session's half-days want.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The session; nil for an order.
    pub session: SessionId,
    /// The order, where it is one of the course menu.
    pub order: Option<CourseOrderId>,
    /// What its lecturers must be qualified for; none: for anything.
    pub topic: Option<&'a str>,
    /// The course that asks it, of an order.
    pub course: Option<CourseId>,
    /// Its name in words.
    pub title: &'a str,
    /// Where it is held.
    pub venue: Option<VenueId>,
    /// The half-days.
    pub slots: &'a [PlannedHalfDay],
}

impl Wish<'_> {
    /// What would take the places.
    pub const fn by(&self) -> Use {
        match self.order {
            Some(order) => Use::Order(order),
            None => Use::Session(self.session),
        }
    }
}

/// What is asked of a lecturer.
pub(super) struct Asked<'a> {
    /// By the course, where it is one of the catalogue.
    pub course: Option<CourseId>,
    /// What is taught.
    pub name: &'a str,
    /// The qualification as it is written.
    pub topic: Option<&'a str>,
}

/// What a timetable is made of, within the actor's sight.
pub struct Timetable {
    /// How strictly findings are taken.
    pub rules: Rules,
    pub(super) travel: Travel,
    pub(super) today: NaiveDate,
    pub(super) venues: Vec<venue::Model>,
    pub(super) rooms: Vec<room::Model>,
    pub(super) lecturers: Vec<lecturer::Model>,
    pub(super) qualifications: HashMap<LecturerId, Vec<Qualification>>,
    pub(super) absences: Vec<lecturer_absence::Model>,
    courses: Vec<course::Model>,
    whole: BTreeSet<VenueId>,
    hours: HashMap<VenueId, Hours>,
    unknown_hours: Hours,
}

impl Timetable {
    /// Reads venues with their rooms, and lecturers, with the settings of the unit that holds the session.
    pub async fn load(db: &impl ConnectionTrait, scope: &Scope, unit: UnitId) -> Result<Self, DbErr> {
        let set = settings(db, unit, scope.day).await?;
        let venues = places::venues(db, scope).await?;
        let lecturers = places::lecturers(db, scope).await?;
        let venue_ids: Vec<_> = venues.iter().map(|row| row.id).collect();
        let lecturer_ids: Vec<_> = lecturers.iter().map(|row| row.id).collect();
        Ok(Self {
            rules: set.rules,
            travel: rooms::travel(db, set.near, set.far).await?,
            today: scope.day,
            rooms: rooms::rooms_of(db, venue_ids.clone(), scope.day).await?,
            hours: rooms::hours_of(db, venue_ids).await?,
            qualifications: rooms::qualifications_of(db, lecturer_ids.clone()).await?,
            absences: rooms::absence_rows(db, lecturer_ids).await?,
            courses: courses::visible_courses(db, scope)
                .await?
                .into_iter()
                .map(|seen| seen.row)
                .collect(),
            unknown_hours: Hours::default(),
            whole: visits::whole_venues(db, scope, &venues).await?,
            venues,
            lecturers,
        })
    }

    /// Says what of the choice is not there, and writes the names of chosen rooms into the half-days, and those of courses
    /// where nothing else is written. Courses that are `kept` may be closed by now.
    pub fn choose(
        &self,
        venue: Option<VenueId>,
        slots: &mut [PlannedHalfDay],
        kept: &[CourseId],
    ) -> Vec<Violation> {
        let mut violations = Vec::new();
        if venue.is_some_and(|id| self.venue(id).is_none()) {
            violations.push(Violation::new("session.venue", "没有这个地点，请重新选择。").on("venue_id"));
        }
        for slot in slots {
            let at = slot.at;
            violations.extend(self.choose_course(slot, kept));
            if slot.plan.lecturer.is_some_and(|id| self.lecturer(id).is_none()) {
                let violation = Violation::new("slot.lecturer", "没有这位讲师，请重新选择。");
                violations.push(violation.on(&format!("slots[{at}].lecturer_id")));
            }
            let Some(id) = slot.plan.room else { continue };
            if let Some(room) = self.room(id) {
                slot.room = Some(self.room_name(room, venue));
            } else {
                let violation = Violation::new("slot.room", "没有这间教室，或已停用，请重新选择。");
                violations.push(violation.on(&format!("slots[{at}].room_id")));
            }
        }
        violations
    }

    fn choose_course(&self, slot: &mut PlannedHalfDay, kept: &[CourseId]) -> Option<Violation> {
        let id = slot.course?;
        let course = self.course(id);
        if let Some(course) = course
            && slot.title.is_none()
        {
            slot.title = Some(course.name.clone());
        }
        if kept.contains(&id) || course.is_some_and(|course| course.state == CourseState::Open) {
            return None;
        }
        let message = match course {
            Some(course) => format!(
                "课程“{}”现在{}，请先开放，或另选一门。",
                course.name,
                course.state.label()
            ),
            None => "没有这门课程，请重新选择。".to_owned(),
        };
        Some(Violation::new("slot.course", message).on(&format!("slots[{}].course_id", slot.at)))
    }

    /// Holds venues and lecturers of the choice until the change is done.
    pub async fn hold(
        &self,
        db: &impl ConnectionTrait,
        venue: Option<VenueId>,
        slots: &[PlannedHalfDay],
    ) -> Result<(), DbErr> {
        let of_rooms = slots
            .iter()
            .filter_map(|slot| Some(self.room(slot.plan.room?)?.venue_id));
        let venues: BTreeSet<VenueId> = venue.into_iter().chain(of_rooms).collect();
        let lecturers = slots.iter().filter_map(|slot| slot.plan.lecturer).collect();
        places::lock_places(db, venues.into_iter().collect(), lecturers).await
    }

    /// Everything that is found wrong with the half-days.
    pub async fn findings(&self, db: &impl ConnectionTrait, wish: &Wish<'_>) -> Result<Vec<Found>, Problem> {
        let look = Look::load(db, self, wish).await?;
        let mut found = look.clashes();
        found.extend(look.closed());
        found.extend(look.rooms());
        found.extend(look.lecturers());
        found.extend(look.unlisted());
        found.sort_by_key(|one| one.finding.at);
        Ok(found)
    }

    pub(super) fn venue(&self, id: VenueId) -> Option<&venue::Model> {
        self.venues.iter().find(|row| row.id == id)
    }

    pub(super) fn room(&self, id: RoomId) -> Option<&room::Model> {
        self.rooms.iter().find(|row| row.id == id)
    }

    pub(super) fn lecturer(&self, id: LecturerId) -> Option<&lecturer::Model> {
        self.lecturers.iter().find(|row| row.id == id)
    }

    fn course(&self, id: CourseId) -> Option<&course::Model> {
        self.courses.iter().find(|row| row.id == id)
    }

    /// Who comes to a venue, where the actor sees it.
    pub(super) fn visitor<'a>(&self, row: &'a visit::Model) -> &'a str {
        if self.whole.contains(&row.venue_id) {
            &row.visitor
        } else {
            UNNAMED
        }
    }

    pub(super) fn has_rooms(&self, venue: VenueId) -> bool {
        self.rooms.iter().any(|room| room.venue_id == venue)
    }

    pub(super) fn hours(&self, venue: Option<VenueId>) -> &Hours {
        venue
            .and_then(|id| self.hours.get(&id))
            .unwrap_or(&self.unknown_hours)
    }

    /// `201教室`; of another venue than the session's `县委党校 201教室`.
    pub(super) fn room_name(&self, room: &room::Model, venue: Option<VenueId>) -> String {
        match self.venue(room.venue_id) {
            Some(other) if Some(other.id) != venue => format!("{} {}", other.name, room.name),
            _ => room.name.clone(),
        }
    }

    /// What a half-day's lecturer must be qualified for: what its course asks, else what all of the wish does; any
    /// qualification where that is none of the list.
    pub(super) fn topic<'t>(&'t self, wish: &Wish<'t>, slot: &PlannedHalfDay) -> Option<&'t str> {
        self.asked(wish, slot).topic.filter(|topic| self.is_listed(topic))
    }

    /// What is asked of a half-day's lecturer, as it is written, and by which course.
    pub(super) fn asked<'t>(&'t self, wish: &Wish<'t>, slot: &PlannedHalfDay) -> Asked<'t> {
        match slot.course.and_then(|id| self.course(id)) {
            Some(course) => Asked {
                course: Some(course.id),
                name: &course.name,
                topic: course.qualification.as_deref(),
            },
            None => Asked {
                course: wish.course,
                name: wish.title,
                topic: wish.topic,
            },
        }
    }

    /// Whether some lecturer holds or held a qualification of that name: anything else is words that nobody can be held
    /// against.
    pub(super) fn is_listed(&self, topic: &str) -> bool {
        self.topics().contains(topic)
    }

    /// What lecturers hold or held qualifications for.
    pub(super) fn topics(&self) -> BTreeSet<&str> {
        let held = self.qualifications.values().flatten();
        held.map(|one| one.topic.as_str()).collect()
    }

    /// Whether the lecturer holds a valid qualification on a day.
    pub(super) fn qualified(&self, id: LecturerId, topic: Option<&str>, day: NaiveDate) -> bool {
        let held = self
            .qualifications
            .get(&id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        is_qualified(held, topic, day)
    }

    /// Whether the lecturer holds or held one, whatever the day.
    pub(super) fn ever_qualified(&self, id: LecturerId, topic: Option<&str>) -> bool {
        let mut held = self.qualifications.get(&id).into_iter().flatten();
        held.any(|one| topic.is_none_or(|topic| one.topic == topic))
    }

    /// Whether a venue lies outside the county.
    pub(super) fn is_outside(&self, id: VenueId) -> bool {
        self.venue(id).is_some_and(|row| row.kind == VenueKind::Provider)
    }
}

/// The days that half-days are on, with those around them in which a free time is looked for.
pub(super) fn searched(slots: &[PlannedHalfDay], around: u64) -> Option<(NaiveDate, NaiveDate)> {
    let days: BTreeSet<NaiveDate> = slots.iter().map(|slot| slot.plan.day).collect();
    let (first, last) = (days.first()?, days.last()?);
    Some((*first - Days::new(around), *last + Days::new(around)))
}

/// The half-days by what they have in common, in order of the form.
pub(super) fn grouped<K: Ord>(
    slots: &[PlannedHalfDay],
    key: impl Fn(&PlannedHalfDay) -> Option<K>,
) -> BTreeMap<K, Vec<&PlannedHalfDay>> {
    let mut groups: BTreeMap<K, Vec<&PlannedHalfDay>> = BTreeMap::new();
    for slot in slots {
        if let Some(key) = key(slot) {
            groups.entry(key).or_default().push(slot);
        }
    }
    groups
}

/// All of the day around a half-day of the session itself, which holds one slot only.
pub(super) fn own_half(slot: &PlannedHalfDay) -> Interval {
    sanyou_schema::domain::training::lecturer::half_day(slot.plan.day, Some(slot.plan.half))
}

/// Keeps why things stay as they are, and notes it in the trail.
pub async fn write_overrides(
    change: &mut Change,
    session: SessionId,
    overridden: &[Finding],
    reason: Option<&str>,
) -> Result<(), DbErr> {
    let Some(reason) = reason.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(());
    };
    let mut keys = BTreeSet::new();
    for finding in overridden.iter().filter(|finding| keys.insert(finding.key())) {
        let row = clash_override::ActiveModel {
            id: Set(change.id::<Uuid>()),
            session_id: Set(session),
            code: Set(finding.violation.code.clone()),
            about: Set(finding.about.clone()),
            message: Set(finding.violation.message.clone()),
            reason: Set(reason.to_owned()),
            made_by: Set(change.by().account),
            made_at: Set(change.at()),
        };
        clash_override::Entity::insert(row).exec(change.db()).await?;
        let detail =
            json!({ "code": finding.violation.code, "message": finding.violation.message, "reason": reason });
        change.audit("session.override", "session", session, &detail);
    }
    Ok(())
}
