//! Lets a guarded import pass: a second person has seen it.
use poem::http::StatusCode;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::account::scope::{Actor as Candidate, Grant, Where};
use sanyou_schema::domain::account::second::{Confirmation, check_second};
use sanyou_schema::domain::roster::ImportAction;
use sanyou_schema::domain::value::id::{ImportId, UnitId};
use sanyou_schema::domain::value::{Days, RoleName, UnitTree};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};

use super::guarded::visible;
use super::waiting_releases::releases_everywhere;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Place};
use crate::platform::problem::Problem;
use crate::roster::store::imports;
use crate::unit::named_units;

/// Releases a guarded import with a reason; its fingerprint stays.
///
/// Problems: `second.same_account` (403), `second.not_entitled` (403), `import.reason_missing` (422),
/// `import.transition` (409), `not_found` (404).
pub async fn release_import(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    reason: &str,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = released_by(change.db(), actor, id).await?;
    let case = case(change.db(), &import, actor.scope.day).await?;
    check_second(&case, &candidate(actor), actor.scope.day, actor.mode).map_err(|violation| {
        let code = match violation.code.as_str() {
            "second.same_account" => "second.same_account",
            _ => "second.not_entitled",
        };
        Problem::new(StatusCode::FORBIDDEN, code, violation.message)
    })?;
    let reason = reason.trim();
    let state = import
        .state
        .step(ImportAction::Release, Some(reason))
        .map_err(|violation| {
            if violation.code == "import.reason_missing" {
                Problem::field("import.reason_missing", "reason", violation.message)
            } else {
                Problem::conflict("import.transition", violation.message).with("state", import.state)
            }
        })?;
    let mut row = import.into_active_model();
    row.state = Set(state);
    row.released_by = Set(Some(actor.account));
    row.release_reason = Set(Some(reason.to_owned()));
    row.update(change.db()).await?;
    let detail = serde_json::json!({"reason": reason});
    change.audit("roster.release", "roster_import", id, &detail);
    change.commit().await?;
    Ok(())
}

/// The import, for whoever may release: in `small` the auditor has no unit and may all the same.
async fn released_by(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ImportId,
) -> Result<roster_import::Model, Problem> {
    if releases_everywhere(actor) {
        let found = imports::by_id(db, id).await?;
        return found.ok_or_else(|| Problem::not_found("次导入"));
    }
    // whoever uploaded it learns that it takes another, and not that it is gone
    let capability = if actor.may(Capability::RosterRelease) {
        Capability::RosterRelease
    } else {
        Capability::RosterWrite
    };
    visible(db, actor, capability, id).await
}

/// Who did it, as what, and the units above in whose name.
async fn case(
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
    day: chrono::NaiveDate,
) -> Result<Confirmation, Problem> {
    let units = named_units(db, day).await?;
    let mut above: Vec<UnitId> = Vec::new();
    let mut next = Some(import.unit_id);
    while let Some(id) = next {
        above.push(id);
        next = units
            .iter()
            .find(|unit| unit.row.id == id)
            .and_then(|unit| unit.row.parent_id);
    }
    let grants = imports::grants_of(db, import.created_by).await?;
    let held = |role: RoleName| {
        grants
            .iter()
            .any(|grant| grant.role == role && grant.unit_id.is_some_and(|unit| above.contains(&unit)))
    };
    let role = if held(RoleName::CountyOrganiser) {
        RoleName::CountyOrganiser
    } else {
        RoleName::TownshipAdmin
    };
    Ok(Confirmation {
        first: import.created_by,
        role,
        units: above,
    })
}

/// The actor with today's grants, as the rule takes them.
fn candidate(actor: &Actor) -> Candidate {
    let place = |place: &Place| match place {
        Place::Subtree {
            unit,
            tree: UnitTree::Territory,
            ..
        } => Some(Where::Unit(*unit)),
        Place::Subtree { unit, .. } => Some(Where::Line(*unit)),
        Place::PartyOrganisation(id) => Some(Where::PartyOrganisation(*id)),
        Place::Class(id) => Some(Where::Class(*id)),
        Place::Applications => None,
        Place::Person(id) => Some(Where::Person(*id)),
        Place::Installation => Some(Where::Installation),
    };
    let grants = actor.scope.places().iter().filter_map(|(role, held)| {
        Some(Grant {
            role: *role,
            place: place(held)?,
            days: Days::since(actor.scope.day),
        })
    });
    Candidate {
        account: actor.account,
        person: actor.person,
        grants: grants.collect(),
    }
}
