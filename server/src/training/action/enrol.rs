//! Puts people on a session's list. The session's row is held while places are counted, so that the last one is given
//! once and those that wait stand in the order of the commits; the people's rows too, so that no half-day of theirs is
//! given to two sessions. What needs no lock is read before.
use std::collections::{BTreeSet, HashMap};

use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::{EnrolmentAction, Origin, Placed, Strictness, initial_state};
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId, SessionId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::{enrolment, slot};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use super::divisions::taken_over;
use super::over_kept::Seating;
use super::person_clash::{PersonClash, person_clashes};
use super::quota_standing::{KeptSeats, QuotaStanding};
use super::step::note;
use super::telling::SessionText;
use super::timetable::{person_rule, write_overrides};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::spoken_code;
use crate::platform::problem::Problem;
use crate::roster::{PersonHead, PostView, visible_people};
use crate::training::store::enrolments::Counted;
use crate::training::store::sight::{SeenSession, townships_of};
use crate::training::store::{enrolments, sessions};

/// What asking for a place led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolled {
    /// A place.
    In(EnrolmentId, EnrolmentState),
    /// On the waiting list, at this place of it.
    Waiting(EnrolmentId, u32),
    /// The same, though seats are free: they are kept for units.
    Kept(EnrolmentId, u32, KeptSeats),
}

/// What became of one of several.
#[derive(Debug)]
pub struct BatchItem {
    /// Who.
    pub person: PersonId,
    /// The place, or why not.
    pub outcome: Result<Enrolled, Problem>,
}

/// Puts one person on the list.
///
/// Problems: `quota.full`, `enrolment.clash`, `enrolment.already`, `enrolment.left`, `enrolment.closed`, `enrolment.no_post` (409),
/// `not_found` (404), `role.missing` (403).
pub async fn enrol(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    person: PersonId,
    reason: Option<&str>,
) -> Result<Enrolled, Problem> {
    one_of(enrol_all(platform, actor, session, vec![person], reason).await?)
}

/// What became of the only one.
pub(super) fn one_of(mut items: Vec<BatchItem>) -> Result<Enrolled, Problem> {
    items
        .pop()
        .map_or_else(|| Err(Problem::not_found("个人")), |item| item.outcome)
}

/// Puts several on the list, in the order in which they are named: each gets a place, or is told why not. All that
/// succeed commit together.
///
/// Problems: as [`enrol`], an item each; `enrolment.too_many` (422), `not_found` (404), `role.missing` (403).
pub async fn enrol_all(
    platform: &Platform,
    actor: &Actor,
    session: SessionId,
    people: Vec<PersonId>,
    reason: Option<&str>,
) -> Result<Vec<BatchItem>, Problem> {
    if people.len() > 1000 {
        let detail = "一次最多报 1000 人，请分几次。";
        return Err(Problem::field("enrolment.too_many", "persons", detail));
    }
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, session, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let origin = origin(actor, &seen)?;
    put(platform, actor, seen, origin, Asked { people, reason }, Hold::Row).await
}

/// Whether the session's row is held while places are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::training) enum Hold {
    /// It is.
    Row,
    /// It is not: the control run of the tests, which must give too many places.
    #[cfg(test)]
    Nothing,
}

/// Who is to be put on a list.
pub(in crate::training) struct Asked<'a> {
    /// The people, in this order.
    pub(in crate::training) people: Vec<PersonId>,
    /// Why those who clash come all the same, where the county lets a reason do.
    pub(in crate::training) reason: Option<&'a str>,
}

/// Puts them on the list of a session that was found, in one change.
pub(in crate::training) async fn put(
    platform: &Platform,
    actor: &Actor,
    seen: SeenSession,
    origin: Origin,
    asked: Asked<'_>,
    hold: Hold,
) -> Result<Vec<BatchItem>, Problem> {
    let Asked { people, reason } = asked;
    let named = Named::read(platform.database.reader(), actor, &seen, &people).await?;
    let mut change = platform.change(&actor.by()).await?;
    enrolments::lock_people(change.db(), people.clone()).await?;
    let mut list = List::hold(&change, actor, seen, origin, named, hold).await?;
    list.reason = reason.map(ToOwned::to_owned);
    let mut items = Vec::with_capacity(people.len());
    for person in people {
        let outcome = list.enrol(&mut change, person, Seat::Free).await;
        match outcome {
            Err(problem) if problem.status() == StatusCode::INTERNAL_SERVER_ERROR => return Err(problem),
            outcome => items.push(BatchItem { person, outcome }),
        }
    }
    change.commit().await?;
    Ok(items)
}

/// How the actor's people come onto this list: named by whoever holds the session, or sent by whoever sends to it.
pub(super) fn origin(actor: &Actor, seen: &SeenSession) -> Result<Origin, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    Ok(if seen.held_by(actor, Capability::EnrolmentWrite) {
        Origin::CallUp
    } else {
        Origin::Township
    })
}

/// Refuses names where the session takes none of this origin (now).
fn refuse_closed(change: &Change, seen: &SeenSession, origin: Origin) -> Result<(), Problem> {
    let state = seen.row.state;
    let detail = match origin {
        Origin::CallUp if state.takes_names() => None,
        Origin::CallUp => Some(format!("这一期现在是“{}”，不能再加人。", state.label())),
        _ if matches!(state, SessionState::Announced | SessionState::Enrolling) => {
            seen.deadlines().refuse_name(origin, change.today())
        }
        _ => Some(format!(
            "这一期现在是“{}”，不在报名时间，请与主办单位联系。",
            state.label()
        )),
    };
    match detail {
        None => Ok(()),
        Some(detail) => Err(Problem::conflict("enrolment.closed", detail)),
    }
}

/// The people who are to be put on a list, as the actor sees them, and what else needs no lock.
pub(super) struct Named {
    heads: HashMap<PersonId, PersonHead>,
    townships: HashMap<PersonId, UnitId>,
    pub(super) text: SessionText,
    /// The session's half-days.
    slots: Vec<slot::Model>,
}

impl Named {
    /// Reads them.
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        actor: &Actor,
        seen: &SeenSession,
        people: &[PersonId],
    ) -> Result<Self, DbErr> {
        let heads = visible_people(db, &actor.scope, people).await?;
        // whoever holds no post today has none that a place could count for
        let held: Vec<(PersonId, &PostView)> = heads
            .values()
            .filter(|head| head.as_of == actor.scope.day)
            .filter_map(|head| Some((head.id, head.post.as_ref()?)))
            .collect();
        let posts: Vec<&PostView> = held.iter().map(|(_, post)| *post).collect();
        let units = townships_of(db, &posts).await?;
        let township = |(id, post): &(PersonId, &PostView)| Some((*id, *units.get(&post.unit_id)?));
        Ok(Self {
            townships: held.iter().filter_map(township).collect(),
            text: SessionText::of(db, seen).await?,
            slots: sessions::slots_of(db, vec![seen.row.id]).await?,
            heads,
        })
    }
}

/// What a person comes to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seat<'a> {
    /// A free place, or the end of the waiting list.
    Free,
    /// The place or the turn of somebody who was just replaced, as it was.
    Of(&'a enrolment::Model),
    /// A free place, or the end of the waiting list, for who left the list and comes back.
    Back(&'a enrolment::Model),
}

/// A session's list while names are added to it.
pub(super) struct List {
    pub(super) seen: SeenSession,
    pub(super) origin: Origin,
    pub(super) named: Named,
    pub(super) rows: HashMap<PersonId, enrolment::Model>,
    clashes: HashMap<PersonId, PersonClash>,
    /// How strictly a clash is taken.
    rule: Strictness,
    /// Why those who clash come all the same.
    pub(super) reason: Option<String>,
    pub(super) counted: Counted,
    /// The places by unit, where units send people and places were shared out.
    pub(super) quota: Option<QuotaStanding>,
}

impl List {
    /// Holds the session's row and reads the list; the people's rows must be held.
    pub(super) async fn hold(
        change: &Change,
        actor: &Actor,
        mut seen: SeenSession,
        origin: Origin,
        named: Named,
        hold: Hold,
    ) -> Result<Self, Problem> {
        let db = change.db();
        let people: Vec<_> = named
            .heads
            .values()
            .map(|head| (head.id, head.name.clone()))
            .collect();
        let mut clashes = person_clashes(db, &seen, &named.slots, &people).await?;
        if hold == Hold::Row {
            seen.row = sessions::hold_session(db, seen.row.id)
                .await?
                .ok_or_else(|| Problem::not_found("期培训"))?;
            let now = sessions::slots_of(db, vec![seen.row.id]).await?;
            if now != named.slots {
                clashes = person_clashes(db, &seen, &now, &people).await?;
            }
        }
        refuse_closed(change, &seen, origin)?;
        let ids = people.into_iter().map(|(id, _)| id).collect();
        let rows = enrolments::of_people_in(db, ids, vec![seen.row.id]).await?;
        let rule = if clashes.is_empty() {
            Strictness::Hard
        } else {
            person_rule(db, seen.class.unit_id, change.today()).await?
        };
        let quota = QuotaStanding::load(db, &actor.scope, &seen).await?;
        Ok(Self {
            quota,
            rows: rows.into_iter().map(|row| (row.person_id, row)).collect(),
            counted: enrolments::counted(db, seen.row.id).await?,
            rule,
            reason: None,
            seen,
            origin,
            named,
            clashes,
        })
    }

    /// Puts a person on it.
    pub(super) async fn enrol(
        &mut self,
        change: &mut Change,
        person: PersonId,
        seat: Seat<'_>,
    ) -> Result<Enrolled, Problem> {
        let head = self.named.heads.get(&person);
        let head = head.ok_or_else(|| Problem::not_found("个人"))?;
        let over_kept = self.may_move_up(person, change.today());
        if over_kept.is_none() && !matches!(seat, Seat::Back(_)) {
            self.refuse_standing(head)?;
        }
        let Some(unit) = self.named.townships.get(&person).copied() else {
            let detail = format!("{}现在没有任职，不能报名。请先在名册里核对。", head.name);
            return Err(Problem::conflict("enrolment.no_post", detail));
        };
        let mut overridden = match self.clashes.get(&person) {
            Some(clash) => clash.through(self.rule, &BTreeSet::new(), self.reason.as_deref())?,
            None => Vec::new(),
        };
        if let Some((row, why)) = over_kept {
            write_overrides(change, row.session_id, &overridden, self.reason.as_deref()).await?;
            return self.move_up(change, row, why).await;
        }
        let refused = match (&self.quota, seat) {
            (Some(quota), Seat::Free | Seat::Back(_)) if self.origin == Origin::Township => {
                quota.refuse(person, unit)
            }
            _ => None,
        };
        if let Some(detail) = refused {
            return Err(Problem::conflict("quota.full", detail));
        }
        let seating = self.seating(change, person, seat).await?;
        let (placed, kept) = (seating.placed, seating.kept);
        let row = self.row(change, (person, unit), &seating, seat).await?;
        if let Some(quota) = self.quota.as_mut() {
            quota.take(self.origin, person, unit, placed);
        }
        overridden.extend(seating.over);
        write_overrides(change, row.session_id, &overridden, self.reason.as_deref()).await?;
        if let Seat::Back(old) = seat {
            return self.put_back(change, old, row, placed, kept).await;
        }
        self.write(change, row, placed, kept).await
    }

    /// The row of a person's place.
    async fn row(
        &self,
        change: &Change,
        (person, unit): (PersonId, UnitId),
        seating: &Seating,
        seat: Seat<'_>,
    ) -> Result<enrolment::Model, Problem> {
        let state = match seating.placed {
            Placed::In => initial_state(self.origin, self.seen.row.approval),
            Placed::Waiting(_) => EnrolmentState::Waiting,
        };
        let (replaces_id, division_id) = match seat {
            Seat::Of(old) => (
                Some(old.id),
                taken_over(change.db(), &self.seen, old, person).await?,
            ),
            Seat::Back(old) => (
                old.replaces_id,
                taken_over(change.db(), &self.seen, old, person).await?,
            ),
            Seat::Free => (None, None),
        };
        Ok(enrolment::Model {
            id: change.id(),
            session_id: self.seen.row.id,
            person_id: person,
            unit_id: unit,
            state,
            position: self.counted.last_position.saturating_add(1),
            code: spoken_code(8),
            created_at: change.at(),
            origin: Some(self.origin),
            turn: seating.turn,
            offer_until: None,
            replaces_id,
            group_no: None,
            lodging: None,
            receipt_note: None,
            division_id,
        })
    }

    async fn write(
        &mut self,
        change: &mut Change,
        row: enrolment::Model,
        placed: Placed,
        kept: Option<KeptSeats>,
    ) -> Result<Enrolled, Problem> {
        let inserted = enrolment::ActiveModel {
            id: Set(row.id),
            session_id: Set(row.session_id),
            person_id: Set(row.person_id),
            unit_id: Set(row.unit_id),
            state: Set(row.state),
            position: Set(row.position),
            code: Set(row.code.clone()),
            created_at: Set(row.created_at),
            origin: Set(row.origin),
            turn: Set(row.turn),
            replaces_id: Set(row.replaces_id),
            division_id: Set(row.division_id),
            ..Default::default()
        };
        enrolment::Entity::insert(inserted)
            .exec_without_returning(change.db())
            .await?;
        note(change, &row, EnrolmentAction::Enrol.code(), None).await?;
        if self.seen.row.state.is_announced() {
            match placed {
                Placed::In => self.named.text.enrolled(change, &row).await?,
                Placed::Waiting(at) => self.named.text.waiting(change, &row, at, kept).await?,
            }
        }
        let detail =
            serde_json::json!({ "session": row.session_id, "state": row.state, "origin": row.origin });
        change.audit("enrolment.enrol", "person", row.person_id, &detail);
        self.counted.add(&row);
        let enrolled = match placed {
            Placed::In => Enrolled::In(row.id, row.state),
            Placed::Waiting(at) => match kept {
                Some(kept) => Enrolled::Kept(row.id, at, kept),
                None => Enrolled::Waiting(row.id, at),
            },
        };
        self.rows.insert(row.person_id, row);
        Ok(enrolled)
    }

    fn refuse_standing(&self, head: &PersonHead) -> Result<(), Problem> {
        use EnrolmentState as S;

        let Some(row) = self.rows.get(&head.id) else {
            return Ok(());
        };
        let gone = matches!(
            row.state,
            S::Replaced | S::Withdrawn | S::Cancelled | S::DroppedOut
        );
        let (code, detail) = if gone {
            let how = match self.origin {
                Origin::Self_ => "还想来，请告诉乡镇，由乡镇恢复",
                Origin::CallUp | Origin::Township => "还要来的，请在名单“不来了的”里点“恢复”",
            };
            let detail = format!(
                "{}在这一期的记录是“{}”，不能再报一次；{how}。",
                head.name,
                row.state.label()
            );
            ("enrolment.left", detail)
        } else {
            let detail = format!("{}已经在这一期的名单上（{}）。", head.name, row.state.label());
            ("enrolment.already", detail)
        };
        Err(Problem::conflict(code, detail).with("enrolment", row.id))
    }
}
