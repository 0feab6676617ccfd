//! What people do about their own place: ask for one, take the one that is offered, give it back.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{EnrolmentAction, Finding, Origin};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sanyou_schema::entity::enrolment;

use super::enrol::{Asked, Enrolled, Hold, one_of, put};
use super::fill::{fill, promote};
use super::person_clash::{person_clashes, reasoned};
use super::step::move_enrolment;
use super::telling::SessionText;
use super::timetable::{person_rule, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, sessions};

/// What somebody does about their own place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnDeed {
    /// Takes the place that is offered.
    Accept,
    /// Gives the place, the offer or the turn back.
    Withdraw,
}

/// Asks for a place in a session that takes people who ask for themselves.
///
/// Problems: `enrolment.not_open`, `enrolment.closed`, `enrolment.clash`, `enrolment.already`, `enrolment.left`,
/// `enrolment.no_post` (409), `not_found` (404), `role.missing` (403).
pub async fn self_enrol(platform: &Platform, actor: &Actor, session: SessionId) -> Result<Enrolled, Problem> {
    actor.require(Capability::OwnData)?;
    let missing = || Problem::not_found("期培训");
    let person = actor.person.ok_or_else(missing)?;
    let db = platform.database.reader();
    let seen = sessions::session_for(db, &actor.scope, person, session)
        .await?
        .ok_or_else(missing)?;
    if !seen.row.self_enrol {
        let detail = "这一期由乡镇报名，想参加请告诉乡镇。";
        return Err(Problem::conflict("enrolment.not_open", detail));
    }
    let asked = Asked {
        people: vec![person],
        reason: None,
    };
    one_of(put(platform, actor, seen, Origin::Self_, asked, Hold::Row).await?)
}

/// Does something about one's own place.
///
/// Problems: `enrolment.no_offer`, `enrolment.clash`, `enrolment.cut_off`, `enrolment.named`, `enrolment.transition` (409),
/// `enrolment.reason_missing` (422), `not_found` (404), `role.missing` (403).
pub async fn act_on_own(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    deed: OwnDeed,
    reason: Option<&str>,
) -> Result<(), Problem> {
    actor.require(Capability::OwnData)?;
    let missing = || Problem::not_found("期培训");
    let person = actor.person.ok_or_else(missing)?;
    let mut change = platform.change(&actor.by()).await?;
    let (seen, row) = own(&change, session, person).await?.ok_or_else(missing)?;
    let text = SessionText::of(change.db(), &seen).await?;
    match deed {
        OwnDeed::Accept => {
            if row.offer_until.is_none_or(|until| until <= change.at()) {
                let detail = "没有为您保留的名额，或者已经过了时间。您还在候补名单上。";
                return Err(Problem::conflict("enrolment.no_offer", detail));
            }
            let overridden = through_clash(&change, actor, &seen, person, reason).await?;
            promote(&mut change, &seen, &text, &row).await?;
            write_overrides(&mut change, session, &overridden, reason).await?;
        }
        OwnDeed::Withdraw => {
            refuse_leaving(&change, &seen, &row)?;
            move_enrolment(&change, &row, EnrolmentAction::Withdraw, reason).await?;
            fill(&mut change, &seen, &text).await?;
        }
    }
    let detail = serde_json::json!({ "session": session, "reason": reason });
    change.audit(
        match deed {
            OwnDeed::Accept => "enrolment.accept",
            OwnDeed::Withdraw => "enrolment.give_back",
        },
        "person",
        person,
        &detail,
    );
    change.commit().await?;
    Ok(())
}

/// One's own place, its session held.
async fn own(
    change: &Change,
    session: SessionId,
    person: PersonId,
) -> Result<Option<(SeenSession, enrolment::Model)>, Problem> {
    let db = change.db();
    if enrolments::of_person_in(db, session, person).await?.is_none() {
        return Ok(None);
    }
    let seen = sessions::held_session(db, session).await?;
    let row = enrolments::of_person_in(db, session, person).await?;
    Ok(seen.zip(row))
}

/// A place is not taken by who has one in another session at the same time, but for a reason where the county lets one do.
async fn through_clash(
    change: &Change,
    actor: &Actor,
    seen: &SeenSession,
    person: PersonId,
    reason: Option<&str>,
) -> Result<Vec<Finding>, Problem> {
    let db = change.db();
    let slots = sessions::slots_of(db, vec![seen.row.id]).await?;
    let own = [(person, actor.display_name.clone())];
    let clashes = person_clashes(db, seen, &slots, &own).await?;
    let Some(clash) = clashes.get(&person) else {
        return Ok(Vec::new());
    };
    let rule = person_rule(db, seen.class.unit_id, change.today()).await?;
    clash.through(rule, &reasoned(db, seen.row.id).await?, reason)
}

/// Who was called up says why they cannot come, and waits for an answer; who asked gives the place back until the
/// cut-off.
fn refuse_leaving(change: &Change, seen: &SeenSession, row: &enrolment::Model) -> Result<(), Problem> {
    if row.state == EnrolmentState::Waiting {
        return Ok(());
    }
    if row.origin != Some(Origin::Self_) {
        let detail = "您是组织安排参加的，去不了请点“我去不了”写明原因，由乡镇决定。";
        return Err(Problem::conflict("enrolment.named", detail));
    }
    match seen.deadlines().refuse_leaving(Origin::Self_, change.today()) {
        Some(detail) => Err(Problem::conflict("enrolment.cut_off", detail)),
        None => Ok(()),
    }
}
