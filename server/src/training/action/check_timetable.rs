//! Says what is wrong with a timetable before it is stored: the same look as the deed has, with nothing written.
use std::collections::HashMap;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{SessionId, UnitId, VenueId};
use sanyou_schema::entity::division;
use uuid::Uuid;

use super::create_session::require_unit;
use super::instead::Found;
use super::plan::{PlannedHalfDay, SlotForm, allot, read_slots};
use super::set_slots::{sizes, trainees_clash};
use super::timetable::{Timetable, Wish};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::facts::SessionFacts;
use crate::training::store::{rooms, sessions};

/// A timetable as it is typed.
#[derive(Debug, Clone)]
pub struct TimetableForm {
    /// The session, where there is one already.
    pub session: Option<SessionId>,
    /// Who holds it, where there is none yet.
    pub unit: Option<UnitId>,
    /// Where.
    pub venue: Option<VenueId>,
    /// How many places, where there is no session yet.
    pub capacity: i32,
    /// The half-days.
    pub slots: Vec<SlotForm>,
}

/// Something that was found, with the reason for which it stays so.
pub struct Checked {
    /// What was found.
    pub found: Found,
    /// Why it stays so, where somebody said.
    pub reason: Option<String>,
}

/// What is wrong with the half-days that can be read. Problems: `not_found` (404), `role.missing` (403).
pub async fn check_timetable(
    platform: &Platform,
    actor: &Actor,
    form: TimetableForm,
) -> Result<Vec<Checked>, Problem> {
    actor.require(Capability::SessionWrite)?;
    let db = platform.database.reader();
    let (first, last) = (chrono::NaiveDate::MIN, chrono::NaiveDate::MAX);
    let (mut slots, _) = read_slots(first, last, form.venue, form.slots);
    let Some(id) = form.session else {
        let unit = form.unit.unwrap_or(actor.home_unit);
        require_unit(db, actor, unit).await?;
        let table = Timetable::load(db, &actor.scope, unit).await?;
        table.choose(form.venue, &mut slots, &[]);
        let divisions = supposed(&slots);
        allot(&mut slots, &divisions, form.capacity, &HashMap::new());
        let wish = wish(Uuid::nil().into(), "", form.venue, &slots);
        let found = table.findings(db, &wish).await?;
        return Ok(found
            .into_iter()
            .map(|found| Checked { found, reason: None })
            .collect());
    };
    let seen = sessions::visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let table = Timetable::load(db, &actor.scope, seen.class.unit_id).await?;
    let venue = form.venue.or(seen.row.venue_id);
    let facts = SessionFacts::load(db, id).await?;
    table.choose(venue, &mut slots, &facts.courses());
    let capacity = seen.row.capacity;
    allot(&mut slots, &facts.divisions, capacity, &sizes(&facts));
    let title = seen.name();
    let mut found = table.findings(db, &wish(id, &title, venue, &slots)).await?;
    found.extend(trainees_clash(db, &table, &seen, &facts, &slots).await?);
    let known: HashMap<_, _> = rooms::overrides_of(db, id)
        .await?
        .into_iter()
        .map(|row| ((row.code, row.about), row.reason))
        .collect();
    let checked = found.into_iter().map(|found| Checked {
        reason: known.get(&found.finding.key()).cloned(),
        found,
    });
    Ok(checked.collect())
}

/// The groups that half-days name of a session that is not there yet.
fn supposed(slots: &[PlannedHalfDay]) -> Vec<division::Model> {
    let most = slots.iter().filter_map(|slot| slot.plan.division).max();
    let one = |number| division::Model {
        id: Uuid::nil().into(),
        session_id: Uuid::nil().into(),
        number,
        name: number.to_string(),
    };
    (1..=most.unwrap_or(0).min(200)).map(one).collect()
}

fn wish<'a>(
    session: SessionId,
    title: &'a str,
    venue: Option<VenueId>,
    slots: &'a [PlannedHalfDay],
) -> Wish<'a> {
    Wish {
        session,
        order: None,
        topic: None,
        course: None,
        title,
        venue,
        slots,
    }
}
