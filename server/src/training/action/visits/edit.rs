//! Corrects what was written down of a visit: who comes, the number, how many, what else was said.
use sanyou_schema::domain::training::visit::{VisitState, check_people};
use sanyou_schema::domain::value::id::VisitId;
use serde_json::json;

use super::act::{held, write};
use super::book::{note, read_caller};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::visits::{party_of, service_rows};

/// What was written down.
#[derive(Debug, Clone, Default)]
pub struct VisitFacts {
    /// Who comes.
    pub visitor: String,
    /// The number to ring back; none: as it stands, empty: none any more.
    pub phone: Option<String>,
    /// How many.
    pub people: i64,
    /// What else was said.
    pub note: Option<String>,
}

/// Corrects a visit. Problems: `visit.*` (422), `visit.transition` (409), `not_found` (404), `role.missing` (403).
pub async fn edit_visit(
    platform: &Platform,
    actor: &Actor,
    id: VisitId,
    facts: VisitFacts,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = held(&change, actor, id, None).await?;
    if !seen.venue.kept_by(actor) && !seen.booked_by(actor) {
        let detail = format!("请与管理“{}”的单位联系，由他们改。", seen.venue.row.name);
        return Err(Problem::forbidden(detail));
    }
    if seen.row.state == VisitState::Cancelled {
        let detail = "这次来访已经取消，不用再改；要来请重新约。";
        return Err(Problem::conflict("visit.transition", detail));
    }
    let services = service_rows(change.db(), vec![seen.row.service_id]).await?;
    let most = services.first().and_then(|row| row.most);
    let (caller, mut violations) = read_caller(&facts.visitor, facts.phone.as_deref(), facts.note);
    violations.extend(check_people(facts.people, most, "people"));
    let Some(caller) = caller.filter(|_| violations.is_empty()) else {
        return Err(violations.into());
    };
    let mut row = seen.row;
    let party = party_of(change.db(), &seen.venue, &caller.visitor).await?;
    if row.visitor != caller.visitor {
        row.party_organisation_id = party.map(|party| party.id);
    }
    let before = (row.visitor.clone(), row.people);
    row.visitor = caller.visitor;
    row.people = i32::try_from(facts.people).unwrap_or(1);
    row.note = caller.note;
    if facts.phone.is_some() {
        row.phone_enc = caller.phone.map(|phone| change.keys().seal_text(phone.as_str()));
    }
    write(&change, &row).await?;
    let what = changed(&before, &(row.visitor.clone(), row.people));
    note(&change, &row, "edit", what, None).await?;
    let detail = json!({
        "before": { "visitor": before.0, "people": before.1 },
        "after": { "visitor": row.visitor, "people": row.people },
    });
    change.audit("visit.edit", "visit", id, &detail);
    change.commit().await?;
    Ok(())
}

fn changed(before: &(String, i32), after: &(String, i32)) -> Option<String> {
    let mut parts = Vec::new();
    if before.0 != after.0 {
        parts.push(format!("{}改为{}", before.0, after.0));
    }
    if before.1 != after.1 {
        parts.push(format!("{} 人改为 {} 人", before.1, after.1));
    }
    (!parts.is_empty()).then(|| parts.join("，"))
}
