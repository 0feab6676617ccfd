//! Who may do what to an application: the life cycle says what is possible, the role's place says for whom.
use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::certification::{ApplicationAction, Stages, check_actor};
use sanyou_schema::domain::value::{ApplicationState, RoleName, UnitTree};

use super::store::applications::Placed;
use crate::platform::actor::{Actor, Place};

/// Whether one of the actor's roles may do this where the application stands.
pub fn may_here(actor: &Actor, capability: Capability, placed: &Placed) -> bool {
    let holds =
        |(role, place): &(RoleName, Place)| may(*role, capability, actor.mode) && covers(place, placed);
    actor.may(capability) && actor.scope.places().iter().any(holds)
}

fn covers(place: &Place, placed: &Placed) -> bool {
    match place {
        Place::Subtree { tree, path, .. } => {
            let stands = match tree {
                UnitTree::Territory => Some(placed.unit_path.as_str()),
                UnitTree::Line => placed.line_path.as_deref(),
            };
            stands.is_some_and(|stands| stands.starts_with(path.as_str()))
        }
        Place::PartyOrganisation(id) => *id == placed.row.party_organisation_id,
        Place::Person(id) => *id == placed.row.person_id,
        Place::Class(_) | Place::Applications | Place::Installation => false,
    }
}

/// Whether the actor may take this step now: allowed here, in its place, and not about themselves.
pub fn may_act(actor: &Actor, stages: &Stages, placed: &Placed, action: ApplicationAction) -> bool {
    let state = placed.row.state;
    capabilities(stages, state, action)
        .into_iter()
        .all(|capability| may_here(actor, capability, placed))
        && is_theirs(actor, placed, action)
        && check_actor(placed.row.person_id, actor.person, action).is_ok()
}

/// Whether the step is the actor's to take: withdrawing is the applicant's own, and her township's for her (代办). Whoever
/// decides on an application gives it back or turns it down instead.
pub fn is_theirs(actor: &Actor, placed: &Placed, action: ApplicationAction) -> bool {
    let acts_for_her =
        |(role, place): &(RoleName, Place)| *role == RoleName::TownshipAdmin && covers(place, placed);
    action != ApplicationAction::Withdraw
        || actor.person == Some(placed.row.person_id)
        || actor.scope.places().iter().any(acts_for_her)
}

/// What somebody must be allowed to do for an action here. Where the scheme asks for nothing between the county's
/// decision and the certificate, issuing recognises in the same step and asks for both.
pub fn capabilities(stages: &Stages, state: ApplicationState, action: ApplicationAction) -> Vec<Capability> {
    let own = stages.capability(state, action);
    if action == ApplicationAction::Issue && issues_at_once(stages, state) {
        vec![stages.capability(state, ApplicationAction::Recognise), own]
    } else {
        vec![own]
    }
}

/// Whether issuing may follow here with the recognition taken in the same step. After a publicity the county recognises
/// on its own, since objections may have come.
pub fn issues_at_once(stages: &Stages, state: ApplicationState) -> bool {
    state != ApplicationState::Publicised
        && stages.next(state, ApplicationAction::Recognise) == Some(ApplicationState::Recognised)
}

/// What the actor is offered, the main step first.
pub fn actions_for(actor: &Actor, stages: &Stages, placed: &Placed) -> Vec<ApplicationAction> {
    let at_once = issues_at_once(stages, placed.row.state);
    let offered = stages
        .allowed(placed.row.state)
        .into_iter()
        .map(|action| match action {
            ApplicationAction::Recognise if at_once => ApplicationAction::Issue,
            other => other,
        });
    offered
        .filter(|action| may_act(actor, stages, placed, *action))
        .collect()
}

/// Whether the next step is this actor's own task: the party organisation's or the township's at first, the county's
/// once it is the county's turn, the applicant's where something is to be mended.
pub fn waits_for(actor: &Actor, stages: &Stages, placed: &Placed) -> bool {
    use ApplicationAction as A;
    let countys = actor.has_role(RoleName::CountyOrganiser);
    actions_for(actor, stages, placed)
        .into_iter()
        .any(|action| match action {
            A::Recommend | A::PassTownship => !countys,
            A::Resubmit => actor.person == Some(placed.row.person_id),
            A::Return | A::NotAdmit | A::Reject | A::Withdraw | A::Object | A::Submit => false,
            _ => countys,
        })
}
