//! Decides who completes a session: by the attendance rule and the exam.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::attendance::AttendanceRule;
use sanyou_schema::domain::training::{CompletionRule, EnrolmentAction, check_completion};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::enrolment;

use super::step::move_enrolment;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::facts::SessionFacts;
use crate::training::store::sight::SeenSession;

/// Completes or fails everybody in training; who never came is noted as such, who still waits is let go.
///
/// Refused (422, `session.unready`) while a mark or a result is missing, person by person: completions and hours are
/// never taken back silently.
pub async fn complete(change: &Change, seen: &SeenSession) -> Result<(), Problem> {
    let facts = SessionFacts::load(change.db(), seen.row.id).await?;
    if facts.slots.is_empty() {
        let detail = "这一期没有排课次，没有考勤，不能结业。请先排课次并点名。";
        return Err(Problem::field("session.unready", "slots", detail));
    }
    let rule = CompletionRule {
        attendance: AttendanceRule::default(),
        exam: !facts.exams.is_empty(),
    };
    refuse_unready(change, seen, &facts, rule).await?;
    for row in &facts.enrolments {
        decide(change, &facts, rule, row).await?;
    }
    Ok(())
}

async fn decide(
    change: &Change,
    facts: &SessionFacts,
    rule: CompletionRule,
    row: &enrolment::Model,
) -> Result<(), Problem> {
    use EnrolmentState as E;
    match row.state {
        E::InTraining => {
            let against = check_completion(rule, facts.tally(row.id), facts.passed(row.id));
            if against.is_empty() {
                move_enrolment(change, row, EnrolmentAction::Complete, None).await?;
            } else {
                let why: Vec<_> = against.into_iter().map(|violation| violation.message).collect();
                move_enrolment(change, row, EnrolmentAction::Fail, Some(&why.concat())).await?;
            }
        }
        E::Approved | E::AwaitingArrival => {
            move_enrolment(change, row, EnrolmentAction::Miss, None).await?;
        }
        E::Allotted | E::Enrolled | E::Waiting => {
            move_enrolment(change, row, EnrolmentAction::Cancel, None).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Everybody of whom something is not entered yet.
async fn refuse_unready(
    change: &Change,
    seen: &SeenSession,
    facts: &SessionFacts,
    rule: CompletionRule,
) -> Result<(), Problem> {
    let mut waiting: Vec<(PersonId, String)> = Vec::new();
    for row in facts
        .enrolments
        .iter()
        .filter(|row| row.state == EnrolmentState::InTraining)
    {
        if facts.lacks_division(row) {
            waiting.push((row.person_id, "还没有分班，不知道该上哪些课".to_owned()));
        }
        let unmarked = facts.tally(row.id).unmarked;
        if unmarked > 0 {
            waiting.push((row.person_id, format!("还有 {unmarked} 个半天没有点名")));
        }
        if rule.exam && facts.best_result(row.id).is_none() {
            waiting.push((
                row.person_id,
                "还没有录入成绩（没有参加考试的请录“缺考”）".to_owned(),
            ));
        }
    }
    if waiting.is_empty() {
        return Ok(());
    }
    let ids: Vec<PersonId> = waiting.iter().map(|(id, _)| *id).collect();
    let heads = crate::roster::heads(change.db(), &ids, seen.row.last_day).await?;
    let name = |id: &PersonId| heads.get(id).map(|head| head.name.clone()).unwrap_or_default();
    let violations: Vec<Violation> = waiting
        .iter()
        .map(|(id, what)| Violation::new("session.unready", format!("{}{what}。", name(id))))
        .collect();
    let sentence = match violations.as_slice() {
        [one] => format!("还不能结业：{}", one.message),
        many => format!(
            "还不能结业：有 {} 处没有录齐，例如{}请先补齐。",
            many.len(),
            many[0].message
        ),
    };
    Err(Problem::rule("session.unready", sentence, violations))
}
