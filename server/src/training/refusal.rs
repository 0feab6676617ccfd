//! How a life cycle's refusal is told.
use sanyou_schema::domain::Violation;

use crate::platform::problem::Problem;

/// 409 where the state does not allow it, with what it is now and what it allows; 422 where a reason is missing.
pub fn refused(violation: Violation) -> Problem {
    let code = match violation.code.as_str() {
        "session.transition" => "session.transition",
        "enrolment.transition" => "enrolment.transition",
        "year_plan.transition" => "year_plan.transition",
        "course.transition" => "course.transition",
        "order.transition" => "order.transition",
        "visit.transition" => "visit.transition",
        _ => return Problem::from(vec![violation]),
    };
    let fact = |name: &str| violation.facts.get(name).cloned().unwrap_or_default();
    let (state, allowed) = (fact("state"), fact("allowed"));
    let allowed: Vec<&str> = allowed.split(',').filter(|action| !action.is_empty()).collect();
    Problem::conflict(code, violation.message)
        .with("state", state)
        .with("allowed", allowed)
}
