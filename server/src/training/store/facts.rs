//! What is known of the trainees of a session: slots, marks, exams, results. The rows of marks and results are written
//! by attendance and exam; completion is decided here, so they are read here.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::attendance::{Tally, attended_half_days, tally};
use sanyou_schema::domain::value::id::{CourseId, DivisionId, EnrolmentId, ExamId, SessionId, SlotId};
use sanyou_schema::domain::value::{HalfDay, MarkStatus};
use sanyou_schema::entity::{attendance_mark, division, enrolment, exam, exam_result, slot};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::divisions::{divisions_of, own_of};
use super::{enrolments, sessions};

/// Everything that is known of a session's trainees.
#[derive(Debug, Clone)]
pub struct SessionFacts {
    /// Its half-days, in order of time.
    pub slots: Vec<slot::Model>,
    /// Its groups (分班), by number; none where it is not divided.
    pub divisions: Vec<division::Model>,
    /// Its exams, in order of time.
    pub exams: Vec<exam::Model>,
    /// Its list, in order of enrolment.
    pub enrolments: Vec<enrolment::Model>,
    marks: HashMap<(SlotId, EnrolmentId), MarkStatus>,
    results: HashMap<(ExamId, EnrolmentId), Option<i32>>,
}

/// A result in an exam: the mark times two, none for 缺考, and whether it passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Marks times two; none: did not sit.
    pub half_points: Option<i32>,
    /// Whether the pass mark is reached.
    pub passed: bool,
}

/// Whether a mark passes.
pub fn passes(exam: &exam::Model, half_points: Option<i32>) -> bool {
    half_points.is_some_and(|points| points >= exam.pass_mark.saturating_mul(2))
}

impl SessionFacts {
    /// Reads them.
    pub async fn load(db: &impl ConnectionTrait, id: SessionId) -> Result<Self, DbErr> {
        let slots = sessions::slots_of(db, vec![id]).await?;
        let exams = exam::Entity::find()
            .filter(exam::Column::SessionId.eq(id))
            .order_by_asc(exam::Column::HeldOn)
            .order_by_asc(exam::Column::Id)
            .all(db)
            .await?;
        let marks = attendance_mark::Entity::find()
            .filter(attendance_mark::Column::SlotId.is_in(slots.iter().map(|slot| slot.id)))
            .all(db)
            .await?;
        let results = exam_result::Entity::find()
            .filter(exam_result::Column::ExamId.is_in(exams.iter().map(|exam| exam.id)))
            .all(db)
            .await?;
        Ok(Self {
            enrolments: enrolments::list_of(db, id).await?,
            divisions: divisions_of(db, vec![id]).await?,
            marks: marks
                .into_iter()
                .map(|mark| ((mark.slot_id, mark.enrolment_id), mark.status))
                .collect(),
            results: results
                .into_iter()
                .map(|result| ((result.exam_id, result.enrolment_id), result.half_points))
                .collect(),
            slots,
            exams,
        })
    }

    /// The mark of a trainee in a slot.
    pub fn mark(&self, slot: SlotId, enrolment: EnrolmentId) -> Option<MarkStatus> {
        self.marks.get(&(slot, enrolment)).copied()
    }

    /// Whose the roll of a half-day is: everybody on the list, come or not, who is not off it again and whose half-day it
    /// is. Every page that counts a roll counts these.
    pub fn on_roll(&self, slot: SlotId) -> Vec<&enrolment::Model> {
        let on_list = self.enrolments.iter().filter(|row| row.state.is_invited());
        on_list.filter(|row| self.is_own(slot, row.id)).collect()
    }

    /// How many of a roll have a mark, and how many of them were there.
    pub fn slot_counts(&self, id: SlotId) -> (u64, u64) {
        let marks = self
            .on_roll(id)
            .into_iter()
            .filter_map(|row| self.mark(id, row.id));
        marks.fold((0, 0), |(marked, present), status| {
            (marked + 1, present + u64::from(status.attended()))
        })
    }

    /// Whether anybody has a mark in a slot, also who is off the list since.
    pub fn has_marks(&self, id: SlotId) -> bool {
        self.marks.keys().any(|(slot, _)| *slot == id)
    }

    /// The courses that its half-days teach.
    pub fn courses(&self) -> Vec<CourseId> {
        self.slots.iter().filter_map(|slot| slot.course_id).collect()
    }

    /// A trainee's own half-days, in order of time.
    pub fn own(&self, enrolment: EnrolmentId) -> Vec<&slot::Model> {
        let row = self.enrolments.iter().find(|row| row.id == enrolment);
        let marked = |slot: &slot::Model| self.mark(slot.id, enrolment).is_some();
        own_of(self.slots.iter(), row.and_then(|row| row.division_id), marked)
    }

    /// Whether a half-day is a trainee's own.
    pub fn is_own(&self, slot: SlotId, enrolment: EnrolmentId) -> bool {
        self.own(enrolment).iter().any(|own| own.id == slot)
    }

    /// How many on the list a half-day is for.
    pub fn expected(&self, slot: SlotId) -> u64 {
        u64::try_from(self.on_roll(slot).len()).unwrap_or(u64::MAX)
    }

    /// Whether somebody has no group yet, and there are half-days of groups alone.
    pub fn lacks_division(&self, row: &enrolment::Model) -> bool {
        row.division_id.is_none() && self.slots.iter().any(|slot| slot.division_id.is_some())
    }

    /// A group.
    pub fn division(&self, id: Option<DivisionId>) -> Option<&division::Model> {
        self.divisions.iter().find(|row| Some(row.id) == id)
    }

    /// The half-days on which something is held, each once.
    pub fn half_days(&self) -> Vec<(NaiveDate, HalfDay)> {
        let mut days: Vec<_> = self.slots.iter().map(|slot| (slot.day, slot.half)).collect();
        days.dedup();
        days
    }

    /// A trainee's own half-days, counted.
    pub fn tally(&self, enrolment: EnrolmentId) -> Tally {
        tally(
            self.own(enrolment)
                .into_iter()
                .map(|slot| self.mark(slot.id, enrolment)),
        )
    }

    /// The half-days that a trainee attended, each with its slot.
    pub fn attended(&self, enrolment: EnrolmentId) -> Vec<(NaiveDate, HalfDay, SlotId)> {
        let own = self.own(enrolment);
        let marked = |slot: &&slot::Model| (slot.day, slot.half, self.mark(slot.id, enrolment));
        let days = attended_half_days(own.iter().map(marked));
        let slot_of = |(day, half): (NaiveDate, HalfDay)| {
            let slot = own.iter().find(|slot| slot.day == day && slot.half == half)?;
            Some((day, half, slot.id))
        };
        days.into_iter().filter_map(slot_of).collect()
    }

    /// A trainee's result in an exam; none where nothing was entered.
    pub fn result(&self, exam: &exam::Model, enrolment: EnrolmentId) -> Option<Outcome> {
        let half_points = *self.results.get(&(exam.id, enrolment))?;
        Some(Outcome {
            half_points,
            passed: passes(exam, half_points),
        })
    }

    /// The result that counts: of several exams (re-sits) one that passes, else the latest entered.
    pub fn best_result(&self, enrolment: EnrolmentId) -> Option<Outcome> {
        let results = || self.exams.iter().filter_map(|exam| self.result(exam, enrolment));
        results()
            .find(|result| result.passed)
            .or_else(|| results().next_back())
    }

    /// Whether the exam is passed, as completion asks: nothing without a result.
    pub fn passed(&self, enrolment: EnrolmentId) -> Option<bool> {
        let result = self.best_result(enrolment)?;
        result.half_points.map(|_| result.passed)
    }
}
