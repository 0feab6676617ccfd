//! Puts together what the pages of sessions show.
use std::collections::{HashMap, HashSet};

use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::training::waiting::queue;
use sanyou_schema::domain::training::{Filled, Origin, SessionAction, refuse_early};
use sanyou_schema::domain::value::id::{AccountId, EnrolmentId, PersonId, SessionId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::{enrolment, enrolment_event};

use super::divisions::division_views;
use super::places_rules::PlaceRulesView;
use super::shown::{
    SessionList, SessionSummary, SessionView, ShownAction, ShownEnrolment, ShownEvent, ShownExam,
    ShownOverride, ShownTold, SlotCounts, shown_result, shown_slot,
};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::{PersonHead, in_scope};
use crate::training::store::enrolments::UNABLE;
use crate::training::store::facts::SessionFacts;
use crate::training::store::kinds::Kinds;
use crate::training::store::sessions::{self, SessionFilter};
use crate::training::store::sight::{Reach, SeenSession};
use crate::training::store::slot_names::SlotNames;
use crate::training::store::{enrolments, places, rooms};

/// So many sessions stand on a page.
const PAGE: u64 = 50;

/// A page of the sessions within sight.
pub async fn list(
    platform: &Platform,
    actor: &Actor,
    filter: &SessionFilter,
    cursor: Option<&str>,
) -> Result<SessionList, Problem> {
    let db = platform.database.reader();
    let skip = cursor.filter(|text| !text.is_empty()).map(str::parse::<u64>);
    let skip = skip
        .transpose()
        .map_err(|_| Problem::field("request.cursor", "cursor", "翻页的标记不对，请从第一页重新看。"))?;
    let skip = skip.unwrap_or(0).min(1_000_000);
    let page = sessions::visible_sessions(db, &actor.scope, filter, skip, PAGE).await?;
    let counts = enrolments::counts(db, page.items.iter().map(|seen| seen.row.id).collect()).await?;
    let venues = places::venue_rows(
        db,
        page.items.iter().filter_map(|seen| seen.row.venue_id).collect(),
    )
    .await?;
    let units = unit_names(platform).await?;
    let kinds = Kinds::load(db, actor.scope.day).await?;
    let summary = |seen: &SeenSession| {
        let (enrolled, waiting) = counts.get(&seen.row.id).copied().unwrap_or_default();
        let venue = venues.iter().find(|venue| Some(venue.id) == seen.row.venue_id);
        SessionSummary {
            id: seen.row.id.into(),
            class_name: seen.class.name.clone(),
            class_id: seen.class.id.into(),
            number: seen.row.number,
            name: seen.name(),
            kind: seen.class.kind.clone(),
            kind_label: kinds.name(&seen.unit_path, &seen.class.kind),
            state: seen.row.state.code().to_owned(),
            first_day: seen.row.first_day,
            last_day: seen.row.last_day,
            venue: venue.map(|venue| venue.name.clone()),
            capacity: seen.row.capacity,
            enrolled,
            waiting,
            unit_name: units.get(&seen.class.unit_id).cloned().unwrap_or_default(),
        }
    };
    let seen_so_far = skip + u64::try_from(page.items.len()).unwrap_or(0);
    Ok(SessionList {
        next: (seen_so_far < page.total).then(|| seen_so_far.to_string()),
        total: page.total,
        items: page.items.iter().map(summary).collect(),
    })
}

pub(super) async fn unit_names(platform: &Platform) -> Result<HashMap<UnitId, String>, Problem> {
    let units = crate::unit::named_units(platform.database.reader(), platform.clock.today()).await?;
    Ok(units.into_iter().map(|unit| (unit.row.id, unit.name)).collect())
}

/// A session whole, as far as the actor sees it.
pub async fn session(platform: &Platform, actor: &Actor, id: SessionId) -> Result<SessionView, Problem> {
    actor.require(Capability::Read)?;
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let facts = SessionFacts::load(db, id).await?;
    let people: Vec<PersonId> = facts.enrolments.iter().map(|row| row.person_id).collect();
    let day = actor.scope.day.min(seen.row.last_day);
    let heads = crate::roster::heads(db, &people, day).await?;
    let within = |row: &&enrolment::Model| {
        let own = |head: &PersonHead| {
            head.post
                .as_ref()
                .is_some_and(|post| in_scope(&actor.scope, post))
        };
        seen.reach == Reach::Whole || heads.get(&row.person_id).is_some_and(own)
    };
    let shown: Vec<&enrolment::Model> = facts.enrolments.iter().filter(within).collect();
    let venues = places::venue_rows(db, seen.row.venue_id.into_iter().collect()).await?;
    let names = SlotNames::of(db, facts.slots.iter()).await?;
    let units = unit_names(platform).await?;
    let kinds = Kinds::load(db, actor.scope.day).await?;
    let events = enrolments::events_of(db, id).await?;
    let listed = enrolments::as_listed(&facts.enrolments);
    let list = List {
        facts: &facts,
        heads: &heads,
        units: &units,
        events: &events,
        queue: queue(&listed),
        masked: actor.sees_masked(),
    };
    let told = match seen.row.state {
        SessionState::Preparing => None,
        _ => Some(enrolments::told(db, id, shown.iter().map(|row| row.person_id).collect()).await?),
    };
    let count = |test: fn(EnrolmentState) -> bool| {
        let rows = facts.enrolments.iter().filter(|row| test(row.state));
        u64::try_from(rows.count()).unwrap_or(u64::MAX)
    };
    let slots = facts.slots.iter().cloned();
    let slots = slots.map(|slot| {
        let (marked, present) = facts.slot_counts(slot.id);
        let counts = SlotCounts {
            expected: facts.expected(slot.id),
            marked,
            present,
        };
        shown_slot(slot, &names, counts)
    });
    Ok(SessionView {
        id: seen.row.id.into(),
        class_name: seen.class.name.clone(),
        class_id: seen.class.id.into(),
        number: seen.row.number,
        name: seen.name(),
        kind_label: kinds.name(&seen.unit_path, &seen.class.kind),
        kind: seen.class.kind.clone(),
        delivery_label: kinds.name(&seen.unit_path, &seen.class.delivery),
        delivery: seen.class.delivery.clone(),
        state: seen.row.state.code().to_owned(),
        first_day: seen.row.first_day,
        last_day: seen.row.last_day,
        venue: venues.first().map(|venue| venue.name.clone()),
        venue_id: seen.row.venue_id.map(Into::into),
        capacity: seen.row.capacity,
        whole: seen.reach == Reach::Whole,
        holds: seen.held_by(actor, Capability::SessionWrite),
        places: place_rules(&seen, &facts, Filled::of(&listed)),
        enrolled: count(EnrolmentState::takes_place),
        waiting: count(|state| state == EnrolmentState::Waiting),
        unit_name: units.get(&seen.class.unit_id).cloned().unwrap_or_default(),
        unit_id: seen.class.unit_id.into(),
        head: account_names(platform, seen.row.head_account_id)
            .await?
            .into_values()
            .next(),
        note: seen.row.note.clone(),
        divisions: division_views(&facts),
        undivided: undivided(&facts),
        slots: slots.collect(),
        enrolments: shown.into_iter().map(|row| list.shown(row)).collect(),
        events: session_events(platform, id).await?,
        told: told.map(|told| ShownTold {
            inbox: told.inbox,
            mail: told.mail,
            mail_sent: told.mail_sent,
            township: told.township,
            township_told: told.done_by_township,
        }),
        actions: actions(actor, &seen),
        exams: facts.exams.iter().map(shown_exam).collect(),
        overrides: overrides(platform, &seen).await?,
    })
}

/// How many on the list have no group, where half-days of groups wait for them.
fn undivided(facts: &SessionFacts) -> u64 {
    let lacking = |row: &&enrolment::Model| row.state.takes_place() && facts.lacks_division(row);
    u64::try_from(facts.enrolments.iter().filter(lacking).count()).unwrap_or(u64::MAX)
}

async fn overrides(platform: &Platform, seen: &SeenSession) -> Result<Vec<ShownOverride>, Problem> {
    if seen.reach != Reach::Whole {
        return Ok(Vec::new());
    }
    let rows = rooms::overrides_of(platform.database.reader(), seen.row.id).await?;
    let names = account_names(platform, rows.iter().filter_map(|row| row.made_by)).await?;
    let shown = rows.into_iter().map(|row| ShownOverride {
        message: row.message,
        reason: row.reason,
        by: row.made_by.and_then(|id| names.get(&id).cloned()),
        at: row.made_at,
    });
    Ok(shown.collect())
}

fn place_rules(seen: &SeenSession, facts: &SessionFacts, filled: Filled) -> PlaceRulesView {
    let row = &seen.row;
    let asked =
        |row: &&enrolment::Model| row.state == EnrolmentState::Enrolled && row.origin == Some(Origin::Self_);
    PlaceRulesView {
        self_enrol: row.self_enrol,
        approval: row.approval,
        names_until: row.names_until,
        leave_until: row.leave_until,
        offer_hours: row.offer_hours,
        teaching: row.teaching.code().to_owned(),
        free: u32::try_from(row.capacity)
            .unwrap_or(0)
            .saturating_sub(filled.held),
        offered: filled.offered,
        to_approve: u64::try_from(facts.enrolments.iter().filter(asked).count()).unwrap_or(u64::MAX),
    }
}

fn shown_exam(exam: &sanyou_schema::entity::exam::Model) -> ShownExam {
    ShownExam {
        id: exam.id.into(),
        name: exam.name.clone(),
        held_on: exam.held_on,
        full_mark: exam.full_mark,
        pass_mark: exam.pass_mark,
        book: exam.book.map(|book| book.code().to_owned()),
        weight: exam.weight,
    }
}

/// What the session's state and its days allow, of what the actor may do with it.
fn actions(actor: &Actor, seen: &SeenSession) -> Vec<ShownAction> {
    let may = |action: &SessionAction| match action {
        SessionAction::Complete => seen.held_by(actor, Capability::ResultApprove),
        _ => seen.held_by(actor, Capability::SessionWrite),
    };
    let days = (seen.row.first_day, seen.row.last_day);
    let shown = |action: SessionAction| ShownAction {
        action: action.code().to_owned(),
        label: action.label().to_owned(),
        needs_reason: SessionState::needs_reason(action),
    };
    seen.row
        .state
        .allowed()
        .into_iter()
        .filter(may)
        .filter(|action| refuse_early(*action, days, actor.scope.day).is_none())
        .map(shown)
        .collect()
}

/// What the rows of a list are shown with.
struct List<'a> {
    facts: &'a SessionFacts,
    heads: &'a HashMap<PersonId, PersonHead>,
    units: &'a HashMap<UnitId, String>,
    events: &'a [enrolment_event::Model],
    /// Who waits, in order.
    queue: Vec<EnrolmentId>,
    masked: bool,
}

impl List<'_> {
    fn shown(&self, row: &enrolment::Model) -> ShownEnrolment {
        let head = self.heads.get(&row.person_id);
        let name = head.map(|head| head.name.as_str()).unwrap_or_default();
        let tally = self.facts.tally(row.id);
        let last = |test: &dyn Fn(&enrolment_event::Model) -> bool| {
            let own = self.events.iter().filter(|event| event.enrolment_id == row.id);
            own.filter(|event| test(event)).last()
        };
        let unable = last(&|event| event.action == UNABLE);
        let reason = last(&|event| event.action != UNABLE && event.state == row.state);
        ShownEnrolment {
            id: row.id.into(),
            person_id: row.person_id.into(),
            name: if self.masked {
                mask::name(name)
            } else {
                name.to_owned()
            },
            unit_name: self.units.get(&row.unit_id).cloned().unwrap_or_default(),
            party_organisation: head
                .and_then(|head| head.post.as_ref())
                .map(|post| post.party_organisation.clone()),
            state: row.state.code().to_owned(),
            position: self.waiting_place(row.id),
            offer_until: row.offer_until,
            origin: row.origin.map(|origin| origin.code().to_owned()),
            replaces: row
                .replaces_id
                .and_then(|id| self.name_of(|other| other.id == id)),
            replaced_by: self.name_of(|other| other.replaces_id == Some(row.id)),
            group_no: row.group_no,
            division_id: row.division_id.map(Into::into),
            division: self.facts.division(row.division_id).map(|row| row.name.clone()),
            checked_in_at: last(&|event| event.state == EnrolmentState::Arrived).map(|event| event.at),
            attended: tally.attended,
            required: tally.required,
            result: shown_result(self.facts, row.id),
            unable: unable.and_then(|event| event.reason.clone()),
            reason: reason.and_then(|event| event.reason.clone()),
        }
    }

    /// Among those that wait, from 1.
    fn waiting_place(&self, id: EnrolmentId) -> Option<u32> {
        let at = self.queue.iter().position(|waiting| *waiting == id)?;
        u32::try_from(at + 1).ok()
    }

    /// The name of the first on the list that fits.
    fn name_of(&self, fits: impl Fn(&enrolment::Model) -> bool) -> Option<String> {
        let row = self.facts.enrolments.iter().find(|row| fits(row))?;
        let name = &self.heads.get(&row.person_id)?.name;
        Some(if self.masked {
            mask::name(name)
        } else {
            name.clone()
        })
    }
}

async fn session_events(platform: &Platform, id: SessionId) -> Result<Vec<ShownEvent>, Problem> {
    let events = sessions::events_of(platform.database.reader(), id).await?;
    let actors = account_names(platform, events.iter().filter_map(|event| event.actor_id)).await?;
    let shown = events.into_iter().map(|event| ShownEvent {
        at: event.at,
        actor: event.actor_id.and_then(|id| actors.get(&id).cloned()),
        action_label: event
            .action
            .parse::<SessionAction>()
            .map_or_else(|_| "新建".to_owned(), |action| action.label().to_owned()),
        action: event.action,
        state: event.state.code().to_owned(),
        state_label: event.state.label().to_owned(),
        reason: event.reason,
    });
    Ok(shown.collect())
}

/// The names of officials who did something, or teach.
async fn account_names(
    platform: &Platform,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, Problem> {
    let ids: HashSet<AccountId> = ids.into_iter().collect();
    Ok(crate::account::display_names(platform.database.reader(), ids).await?)
}
