//! Sets marks of a roll, as the teacher's page sends them: all of them, or none.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::attendance::not_own;
use sanyou_schema::domain::value::MarkStatus;
use sanyou_schema::domain::value::id::{PersonId, SlotId};
use sanyou_schema::entity::{attendance_mark, enrolment};
use sea_orm::EntityTrait;

use super::mark::{check, write};
use crate::attendance::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::{SessionFacts, on_list, visible_slot};

/// A mark of a roll.
#[derive(Debug, Clone)]
pub struct RollMark {
    /// Who.
    pub person: PersonId,
    /// A code of `MarkStatus`; empty takes the mark away.
    pub status: String,
}

/// Sets marks. The same again changes nothing.
///
/// Problems: `attendance.status`, `attendance.session_state`, `attendance.not_arrived`, `attendance.too_early`,
/// `attendance.other_division` (422)
/// with fields `marks[n]…`, `not_found` (404), `role.missing` (403).
pub async fn set_roll(
    platform: &Platform,
    actor: &Actor,
    id: SlotId,
    marks: Vec<RollMark>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (slot, mut seen) = visible_slot(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("个课次"))?;
    seen.require(actor, Capability::AttendanceWrite)?;
    let facts = SessionFacts::load(change.db(), seen.row.id).await?;
    let list = &facts.enrolments;
    let ids: Vec<PersonId> = list.iter().map(|row| row.person_id).collect();
    let heads = crate::roster::heads(change.db(), &ids, slot.day).await?;
    let now = platform.clock.local();
    let mut violations = Vec::new();
    let mut todo: Vec<(&enrolment::Model, Option<MarkStatus>)> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let row = list.iter().find(|row| row.person_id == mark.person);
        let Ok(_) = on_list(row.cloned()) else {
            violations.push(not_listed(at));
            continue;
        };
        let Some(row) = row else { continue };
        let status = match mark.status.trim() {
            "" => None,
            code => {
                let Ok(status) = code.parse::<MarkStatus>() else {
                    violations.push(no_such_status(at));
                    continue;
                };
                Some(status)
            }
        };
        let mut against = match status {
            Some(status) => check(&seen, row, &slot, status, now),
            // a mark is taken away where one could be set
            None if seen.row.state.takes_marks() => Vec::new(),
            None => check(&seen, row, &slot, MarkStatus::Exempt, now),
        };
        if status.is_some() && !facts.is_own(id, row.id) {
            let division = facts.division(slot.division_id);
            against.push(not_own(division.map(|row| row.name.as_str())));
        }
        let name = heads
            .get(&row.person_id)
            .map(|head| head.name.as_str())
            .unwrap_or_default();
        violations.extend(against.into_iter().map(|violation| named(violation, at, name)));
        todo.push((row, status));
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let mut standing = store::marks_of(change.db(), id).await?;
    for (row, status) in todo {
        let mark = standing.remove(&row.id);
        match (status, mark) {
            (Some(status), mark) => {
                let at = change.at();
                write(&mut change, &mut seen, row, &slot, mark, status, at).await?;
            }
            (None, Some(mark)) => {
                attendance_mark::Entity::delete_by_id(mark.id)
                    .exec(change.db())
                    .await?;
            }
            (None, None) => {}
        }
    }
    change.commit().await?;
    Ok(())
}

fn not_listed(at: usize) -> Violation {
    let message = "有人不在本期的名单上，请刷新名单。";
    Violation::new("enrolment.missing", message).on(&format!("marks[{at}].person"))
}

fn no_such_status(at: usize) -> Violation {
    let message = "没有这种考勤，请重新选择。";
    Violation::new("attendance.status", message).on(&format!("marks[{at}].status"))
}

/// The domain speaks of one trainee; of several it must be said of whom.
fn named(mut violation: Violation, at: usize, name: &str) -> Violation {
    violation.message = format!("{name}：{}", violation.message);
    let field = violation.field.as_deref().unwrap_or("status");
    violation.field = Some(format!("marks[{at}].{field}"));
    violation
}
