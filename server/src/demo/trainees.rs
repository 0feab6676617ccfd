//! The trainees of the demo's sessions: their places, marks and results, by the same rules as the service's own.
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use rand::RngExt;
use rand::rngs::StdRng;
use sanyou_schema::domain::attendance::{AttendanceRule, tally};
use sanyou_schema::domain::training::{CompletionRule, Origin, check_completion};
use sanyou_schema::domain::value::id::{
    AccountId, EnrolmentId, ExamId, LecturerId, RoomId, SessionId, SlotId,
};
use sanyou_schema::domain::value::{EnrolmentState, HalfDay, MarkStatus, SessionState};
use sanyou_schema::entity::{attendance_mark, enrolment, enrolment_event, exam_result, slot};
use sea_orm::{DbErr, EntityTrait, Set};
use uuid::Uuid;

use super::people::Worker;
use super::sessions::Plan;
use crate::platform::change::Change;

/// The half-days of a day with their times.
pub const HALVES: [(HalfDay, &str, &str); 2] =
    [(HalfDay::Am, "08:30", "12:00"), (HalfDay::Pm, "14:00", "17:30")];

/// As many rows as one statement of either database takes.
const CHUNK: usize = 400;

/// A half-day that was made.
#[derive(Debug, Clone, Copy)]
pub struct SlotRow {
    /// Its id.
    pub id: SlotId,
    /// Its day.
    pub day: NaiveDate,
    /// Its half.
    pub half: HalfDay,
}

impl SlotRow {
    /// The row that is stored.
    pub fn active(
        self,
        session: SessionId,
        times: (&str, &str),
        title: &str,
        lecturer: Option<LecturerId>,
        room: Option<(RoomId, &str)>,
    ) -> slot::ActiveModel {
        slot::ActiveModel {
            id: Set(self.id),
            session_id: Set(session),
            day: Set(self.day),
            half: Set(self.half),
            starts: Set(times.0.to_owned()),
            ends: Set(times.1.to_owned()),
            title: Set(Some(title.to_owned())),
            lecturer_id: Set(lecturer),
            room: Set(room.map(|(_, name)| name.to_owned())),
            room_id: Set(room.map(|(id, _)| id)),
            course_id: Set(None),
            division_id: Set(None),
        }
    }
}

/// What there is of a session once it stands, for its trainees.
pub struct Standing<'a> {
    /// How it is planned.
    pub plan: &'a Plan,
    /// Its id.
    pub id: SessionId,
    /// Its exam, where it has one.
    pub exam: Option<ExamId>,
    /// Whoever enters marks and results.
    pub teacher: AccountId,
}

/// The half-days, and the day on which the demo is made.
pub struct Sitting<'a> {
    /// The session's half-days, in order of time.
    pub slots: &'a [SlotRow],
    /// Today.
    pub today: NaiveDate,
}

/// An hour of a day on the county's wall clock.
pub fn instant(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
    (day.and_time(time) - TimeDelta::hours(8)).and_utc()
}

/// The rows of a session's trainees, collected.
#[derive(Default)]
struct Rows {
    places: Vec<enrolment::ActiveModel>,
    events: Vec<enrolment_event::ActiveModel>,
    marks: Vec<attendance_mark::ActiveModel>,
    results: Vec<exam_result::ActiveModel>,
}

/// Writes the trainees of a session.
pub async fn write(
    change: &Change,
    random: &mut StdRng,
    standing: &Standing<'_>,
    sitting: &Sitting<'_>,
    people: &[&Worker],
) -> Result<(), DbErr> {
    let mut rows = Rows::default();
    for (at, worker) in people.iter().enumerate() {
        rows.trainee(change, random, standing, sitting, worker, at);
    }
    insert(change, rows).await
}

impl Rows {
    fn trainee(
        &mut self,
        change: &Change,
        random: &mut StdRng,
        standing: &Standing<'_>,
        sitting: &Sitting<'_>,
        worker: &Worker,
        at: usize,
    ) {
        let plan = standing.plan;
        let id: EnrolmentId = change.id();
        let came = worker.is_demo_account || random.random_ratio(24, 25);
        let began = plan.first <= sitting.today && plan.state != SessionState::Cancelled;
        let mut marks = Vec::new();
        if began && came {
            for slot in sitting.slots {
                let over = plan.is_over() || slot.day < sitting.today;
                let drawn = mark(random, worker.is_demo_account);
                let status = (over && slot.day <= sitting.today).then_some(drawn);
                self.marks
                    .extend(status.map(|status| marked(change, standing, id, *slot, status)));
                marks.push(status);
            }
        }
        let result = (plan.is_over() && came).then(|| points(random, worker.is_demo_account));
        let passed = result.flatten().map(|points| points >= 120);
        let rule = CompletionRule {
            attendance: AttendanceRule::default(),
            exam: standing.exam.is_some(),
        };
        let against = check_completion(rule, tally(marks), passed);
        let course = Course {
            began,
            came,
            passes: against.is_empty(),
        };
        // one who gave the place back, and the first of those that wait, to whom it is offered
        let (left, offered) = (plan.offers() && at == 3, plan.offers() && at == plan.capacity);
        let state = match state(plan.state, at >= plan.capacity, &course) {
            _ if left => EnrolmentState::Withdrawn,
            state => state,
        };
        if let (Some(exam), Some(half_points)) = (standing.exam, result) {
            self.results.push(exam_result::ActiveModel {
                id: Set(change.id::<Uuid>()),
                exam_id: Set(exam),
                enrolment_id: Set(id),
                half_points: Set(half_points),
                file_id: Set(None),
                cell: Set(None),
                recorded_by: Set(standing.teacher),
                recorded_at: Set(instant(plan.last() + Days::new(1), 10)),
            });
        }
        let enrolled = (plan.first - Days::new(20)).min(sitting.today);
        self.places.push(enrolment::ActiveModel {
            id: Set(id),
            session_id: Set(standing.id),
            person_id: Set(worker.person),
            unit_id: Set(worker.unit),
            state: Set(state),
            position: Set(i32::try_from(at + 1).unwrap_or(i32::MAX)),
            code: Set(code(random)),
            origin: Set(Some(Origin::CallUp)),
            offer_until: Set(offered.then(|| instant(sitting.today + Days::new(1), 9))),
            turn: Set((state == EnrolmentState::Waiting).then(|| i32::try_from(at + 1).unwrap_or(i32::MAX))),
            created_at: Set(instant(enrolled, 9)),
            ..Default::default()
        });
        let why: String = against.into_iter().map(|violation| violation.message).collect();
        self.happened(change, standing, id, (enrolled, state, why));
    }

    /// What led to the place's state.
    fn happened(
        &mut self,
        change: &Change,
        standing: &Standing<'_>,
        id: EnrolmentId,
        (enrolled, state, why): (NaiveDate, EnrolmentState, String),
    ) {
        use EnrolmentState as E;
        let (first, decided) = (standing.plan.first, standing.plan.last() + Days::new(2));
        let waits = state == E::Waiting;
        let mut steps = vec![(
            "enrol",
            enrolled,
            if waits { E::Waiting } else { E::Approved },
            None,
        )];
        if state.has_arrived() {
            steps.push(("arrive", first, E::Arrived, None));
            steps.push(("start", first, E::InTraining, None));
        }
        match state {
            E::Completed => steps.push(("complete", decided, state, None)),
            E::NotCompleted => steps.push(("fail", decided, state, Some(why))),
            E::NotArrived => steps.push(("miss", decided, state, None)),
            E::Withdrawn => steps.push(("withdraw", enrolled, state, Some("家中老人住院".to_owned()))),
            E::Cancelled => steps.push(("cancel", enrolled + Days::new(5), state, None)),
            _ => {}
        }
        for (action, day, state, reason) in steps {
            self.events.push(enrolment_event::ActiveModel {
                id: Set(change.id::<Uuid>()),
                enrolment_id: Set(id),
                at: Set(instant(day, 9)),
                actor_id: Set(None),
                action: Set(action.to_owned()),
                state: Set(state),
                reason: Set(reason),
            });
        }
    }
}

/// How it went for one trainee.
struct Course {
    began: bool,
    came: bool,
    passes: bool,
}

fn state(session: SessionState, over_capacity: bool, course: &Course) -> EnrolmentState {
    use EnrolmentState as E;
    let over = matches!(session, SessionState::Completed | SessionState::Archived);
    match session {
        SessionState::Cancelled => E::Cancelled,
        _ if over_capacity => E::Waiting,
        _ if !course.began => E::Approved,
        _ if !course.came => {
            if over {
                E::NotArrived
            } else {
                E::Approved
            }
        }
        _ if over && course.passes => E::Completed,
        _ if over => E::NotCompleted,
        _ => E::InTraining,
    }
}

fn marked(
    change: &Change,
    standing: &Standing<'_>,
    id: EnrolmentId,
    slot: SlotRow,
    status: MarkStatus,
) -> attendance_mark::ActiveModel {
    let hour = if slot.half == HalfDay::Am { 9 } else { 15 };
    attendance_mark::ActiveModel {
        id: Set(change.id::<Uuid>()),
        slot_id: Set(slot.id),
        enrolment_id: Set(id),
        status: Set(status),
        at: Set(instant(slot.day, hour)),
        marked_by: Set(Some(standing.teacher)),
    }
}

/// Nearly always there.
fn mark(random: &mut StdRng, always: bool) -> MarkStatus {
    let lot = random.random_range(0..100);
    match lot {
        _ if always => MarkStatus::Present,
        0..=91 => MarkStatus::Present,
        92..=94 => MarkStatus::Late,
        95 => MarkStatus::LeftEarly,
        96 => MarkStatus::LeaveSick,
        97 => MarkStatus::LeavePublic,
        98 => MarkStatus::LeavePersonal,
        _ => MarkStatus::Absent,
    }
}

/// Marks times two; none: did not sit.
fn points(random: &mut StdRng, good: bool) -> Option<i32> {
    let (lot, high, low) = (
        random.random_range(0..100),
        random.random_range(124..194),
        random.random_range(90..119),
    );
    match lot {
        _ if good => Some(high),
        0..=1 => None,
        2..=8 => Some(low),
        _ => Some(high),
    }
}

/// A trainee's personal code, from the fixed seed.
fn code(random: &mut StdRng) -> String {
    const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    std::iter::repeat_with(|| char::from(ALPHABET[random.random_range(0..ALPHABET.len())]))
        .take(8)
        .collect()
}

async fn insert(change: &Change, rows: Rows) -> Result<(), DbErr> {
    for chunk in rows.places.chunks(CHUNK) {
        enrolment::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(change.db())
            .await?;
    }
    for chunk in rows.events.chunks(CHUNK) {
        enrolment_event::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(change.db())
            .await?;
    }
    for chunk in rows.marks.chunks(CHUNK) {
        attendance_mark::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(change.db())
            .await?;
    }
    for chunk in rows.results.chunks(CHUNK) {
        exam_result::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(change.db())
            .await?;
    }
    Ok(())
}
