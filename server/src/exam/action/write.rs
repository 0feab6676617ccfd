//! What entering results by hand and from a workbook share: who is due, what stands against a mark, writing it.
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::exam::{ExamRule, ResultEntry, check_results};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{EnrolmentId, ExamId, FileId};
use sanyou_schema::entity::{enrolment, exam, exam_result};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use crate::exam::store;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::SessionFacts;

/// An exam whose results may be entered now, its session held.
pub struct Open {
    /// The exam.
    pub exam: exam::Model,
    /// The session's list.
    pub list: Vec<enrolment::Model>,
}

impl Open {
    /// Problems: `exam.session_state` (409), `not_found` (404), `role.missing` (403).
    pub async fn find(change: &Change, actor: &Actor, id: ExamId) -> Result<Self, Problem> {
        let (exam, seen) = store::visible_exam(change.db(), &actor.scope, id, true)
            .await?
            .ok_or_else(|| Problem::not_found("场考试"))?;
        seen.require(actor, Capability::ResultWrite)?;
        if !seen.row.state.takes_results() {
            let detail = format!(
                "这一期现在是“{}”，不能录成绩。开班之后、结业之前可以录。",
                seen.row.state.label()
            );
            return Err(Problem::conflict("exam.session_state", detail));
        }
        let list = SessionFacts::load(change.db(), seen.row.id).await?.enrolments;
        Ok(Self { exam, list })
    }

    /// What stands against these marks (times 100); fields are `results[n]…` by their order.
    pub fn check(
        &self,
        marks: &[(EnrolmentId, Option<i32>)],
        standing: &BTreeSet<EnrolmentId>,
    ) -> Vec<Violation> {
        let rule = ExamRule {
            full: self.exam.full_mark.into(),
            pass: self.exam.pass_mark.into(),
        };
        let entries: Vec<ResultEntry> = marks
            .iter()
            .map(|(enrolment, hundredths)| ResultEntry {
                enrolment: *enrolment,
                score: hundredths.map(|mark| Decimal::new(mark.into(), 2)),
            })
            .collect();
        let due =
            |row: &&enrolment::Model| row.state.has_arrived() && row.state != EnrolmentState::DroppedOut;
        let due: BTreeSet<EnrolmentId> = self.list.iter().filter(due).map(|row| row.id).collect();
        let mut violations = check_results(rule, &entries, &due, standing);
        for (at, (_, hundredths)) in marks.iter().enumerate() {
            if hundredths.is_some_and(|mark| mark % 50 != 0) {
                let message = "成绩以 0.5 分为一档，请改为如 88 或 88.5。";
                violations.push(Violation::new("exam.half", message).on(&format!("results[{at}].score")));
            }
        }
        violations
    }

    /// Writes a mark that nothing stands against, in place of the one that stood.
    pub async fn write(
        &self,
        change: &Change,
        standing: Option<exam_result::Model>,
        mark: (EnrolmentId, Option<i32>),
        origin: Option<(FileId, String)>,
    ) -> Result<(), Problem> {
        let recorded_by = change
            .by()
            .account
            .ok_or_else(|| Problem::internal("a result is recorded by an account"))?;
        let half_points = mark.1.map(|hundredths| hundredths / 50);
        let (file, cell) = origin.unzip();
        if let Some(row) = standing {
            let mut row = row.into_active_model();
            row.half_points = Set(half_points);
            row.file_id = Set(file);
            row.cell = Set(cell);
            row.recorded_by = Set(recorded_by);
            row.recorded_at = Set(change.at());
            row.update(change.db()).await?;
            return Ok(());
        }
        let row = exam_result::ActiveModel {
            id: Set(change.id::<Uuid>()),
            exam_id: Set(self.exam.id),
            enrolment_id: Set(mark.0),
            half_points: Set(half_points),
            file_id: Set(file),
            cell: Set(cell),
            recorded_by: Set(recorded_by),
            recorded_at: Set(change.at()),
        };
        exam_result::Entity::insert(row).exec(change.db()).await?;
        Ok(())
    }
}
