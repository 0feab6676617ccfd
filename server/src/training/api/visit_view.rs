//! Visits as the API shows them.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::mask;
use sanyou_schema::domain::training::visit::{Offered, Standing, VisitAction, VisitState, refuse_early};
use sanyou_schema::domain::training::{Interval, Use};
use sanyou_schema::domain::value::id::{AccountId, VenueId};
use sanyou_schema::entity::{venue_service, visit};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::action::visits::book::unit_for;
use crate::training::action::visits::diary::{Diary, UNNAMED};
use crate::training::action::visits::ledger::{Choice, VisitsOfMonth, VisitsOfYear};
use crate::training::store::visits::{self, SeenVenue, SeenVisit, service_rows, visible_venue};

/// A time of a service.
#[derive(Debug, Object)]
pub struct VisitSlot {
    /// The day.
    pub day: NaiveDate,
    /// HH:MM.
    pub starts: String,
    /// HH:MM.
    pub ends: String,
    /// `free`, `past`, `booked` (a visit), or `taken` (something else in the room, or the lecturer is elsewhere).
    pub standing: String,
    /// By whom or by what, in words; of a visit that is not the actor's to see nothing.
    pub by: Option<String>,
    /// The visit, where the actor sees it.
    pub visit_id: Option<Uuid>,
    /// How far it is: `booked`, `came` or `missed`.
    pub visit_state: Option<String>,
    /// How many are to come, or came.
    pub people: Option<i32>,
    /// The session that takes the room.
    pub session_id: Option<Uuid>,
}

/// A service with its times of a week.
#[derive(Debug, Object)]
pub struct ServiceWeek {
    /// The service.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The functional area, or the venue that is one room.
    pub area: String,
    /// The area's id.
    pub room_id: Option<Uuid>,
    /// How long it takes.
    pub minutes: i32,
    /// How many people at most.
    pub most: Option<i32>,
    /// How many usually come.
    pub usual: Option<i32>,
    /// Who receives them.
    pub led_by: Option<String>,
    /// Its times, in order.
    pub slots: Vec<VisitSlot>,
}

/// A day of the week.
#[derive(Debug, Object)]
pub struct WeekDay {
    /// The day.
    pub day: NaiveDate,
    /// `8:30–17:30`; none: closed.
    pub hours: Option<String>,
}

/// A venue's week.
#[derive(Debug, Object)]
pub struct VenueWeek {
    /// The venue's name.
    pub name: String,
    /// Whom to call.
    pub phone: Option<String>,
    /// Monday to Sunday.
    pub days: Vec<WeekDay>,
    /// Whether nobody wrote down when it is open: then nothing can be booked.
    pub hours_unknown: bool,
    /// The services in their order.
    pub services: Vec<ServiceWeek>,
    /// How many times are free.
    pub free: u32,
    /// How many visits there are, those of others among them.
    pub visits: u32,
    /// Whether this account may book.
    pub may_book: bool,
    /// Whether this account keeps the venue.
    pub may_keep: bool,
}

/// What may be done with a visit now, by this account.
#[derive(Debug, Object)]
pub struct VisitDeed {
    /// `move`, `arrive` …
    pub action: String,
    /// In words.
    pub label: String,
    /// Whether a reason must be given.
    pub needs_reason: bool,
}

/// Something that happened to a visit.
#[derive(Debug, Object)]
pub struct VisitEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// The action in words.
    pub action_label: String,
    /// Who did it.
    pub actor: Option<String>,
    /// What became of it.
    pub detail: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A line of a list of visits.
#[derive(Debug, Object)]
pub struct VisitItem {
    /// Its id.
    pub id: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// HH:MM.
    pub starts: String,
    /// HH:MM.
    pub ends: String,
    /// What for.
    pub service: String,
    /// Who comes.
    pub visitor: String,
    /// How many are to come.
    pub people: i32,
    /// How many came.
    pub came: Option<i32>,
    /// `booked`, `came`, `missed` or `cancelled`.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// What else was said.
    pub note: Option<String>,
}

/// What a month had.
#[derive(Debug, Object)]
pub struct VisitMonth {
    /// 1 to 12.
    pub month: u32,
    /// Visits that were booked and not cancelled.
    pub booked: u32,
    /// Visits that came.
    pub came: u32,
    /// Visits that did not.
    pub missed: u32,
    /// Visits that were cancelled.
    pub cancelled: u32,
    /// People who came.
    pub people: u32,
    /// Party organisations of the roster that came, each once.
    pub parties: u32,
}

/// The visits of a venue.
#[derive(Debug, Object)]
pub struct VisitList {
    /// The venue's name.
    pub venue: String,
    /// What each month of the year had, where it had any.
    pub months: Vec<VisitMonth>,
    /// Party organisations that came in the year, each once.
    pub parties: u32,
    /// The chosen visits, in order of time.
    pub items: Vec<VisitItem>,
}

/// A visit whole.
#[derive(Debug, Object)]
pub struct VisitView {
    /// Its id.
    pub id: Uuid,
    /// The venue.
    pub venue_id: Uuid,
    /// The service.
    pub service_id: Uuid,
    /// The line of it.
    pub item: VisitItem,
    /// The functional area, or the venue that is one room.
    pub area: String,
    /// How many people at most.
    pub most: Option<i32>,
    /// The number to ring back, masked.
    pub phone_masked: Option<String>,
    /// The unit that booked.
    pub unit_name: String,
    /// What may be done with it now, by this account.
    pub actions: Vec<VisitDeed>,
    /// Whether this account may correct it.
    pub may_edit: bool,
    /// What happened, in order of time.
    pub events: Vec<VisitEvent>,
}

/// Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// The week of a day.
pub(super) async fn week(
    platform: &Platform,
    actor: &Actor,
    id: VenueId,
    day: NaiveDate,
) -> Result<VenueWeek, Problem> {
    let db = platform.database.reader();
    let seen = visible_venue(db, &actor.scope, id)
        .await?
        .ok_or_else(|| Problem::not_found("个地点"))?;
    let first = monday(day);
    let days: Vec<NaiveDate> = first.iter_days().take(7).collect();
    let diary = Diary::load(db, &seen, platform.clock, (first, first + Days::new(6))).await?;
    let services: Vec<ServiceWeek> = diary
        .services
        .iter()
        .map(|service| service_week(&diary, &seen, service, &days))
        .collect();
    let free = services
        .iter()
        .flat_map(|one| &one.slots)
        .filter(|slot| slot.standing == "free")
        .count();
    Ok(VenueWeek {
        days: days
            .into_iter()
            .map(|day| WeekDay {
                day,
                hours: diary.hours.of(day).map(|open| open.times()),
            })
            .collect(),
        hours_unknown: diary.hours.is_unknown(),
        services,
        free: u32::try_from(free).unwrap_or(u32::MAX),
        visits: u32::try_from(diary.visits.len()).unwrap_or(u32::MAX),
        may_book: unit_for(db, actor, &seen).await?.is_some(),
        may_keep: seen.kept_by(actor),
        name: seen.row.name,
        phone: seen.row.phone,
    })
}

fn service_week(
    diary: &Diary,
    seen: &SeenVenue,
    service: &venue_service::Model,
    days: &[NaiveDate],
) -> ServiceWeek {
    let slots = days.iter().flat_map(|day| diary.day(service, *day));
    ServiceWeek {
        id: service.id.into(),
        name: service.name.clone(),
        area: diary.room_name(service.room_id).to_owned(),
        room_id: service.room_id.map(Into::into),
        minutes: service.minutes,
        most: service.most,
        usual: service.usual,
        led_by: diary.led_by(service),
        slots: slots.map(|one| slot(diary, seen, &one)).collect(),
    }
}

fn slot(diary: &Diary, seen: &SeenVenue, offered: &Offered) -> VisitSlot {
    let visit = match &offered.standing {
        Standing::Visit(id) => Some(*id),
        Standing::Taken(clash) => match clash.taken.by {
            Use::Visit(id) => Some(id),
            _ => None,
        },
        Standing::Free | Standing::Past => None,
    };
    let visit = visit.and_then(|id| diary.visits.iter().find(|row| row.id == id));
    let named = visit.filter(|row| seen.names(row));
    let (standing, by, session) = match &offered.standing {
        Standing::Free => ("free", None, None),
        Standing::Past => ("past", None, None),
        Standing::Visit(_) => ("booked", named.map(|row| row.visitor.clone()), None),
        Standing::Taken(clash) => {
            let title = clash.taken.title.clone();
            (
                "taken",
                Some(title).filter(|title| title != UNNAMED),
                clash.session(),
            )
        }
    };
    VisitSlot {
        day: offered.time.day,
        starts: clock(&offered.time, |time| time.starts),
        ends: clock(&offered.time, |time| time.ends),
        standing: standing.to_owned(),
        by,
        visit_id: named.map(|row| row.id.into()),
        visit_state: named.map(|row| row.state.code().to_owned()),
        people: named.map(|row| row.came.unwrap_or(row.people)),
        session_id: session.map(Into::into),
    }
}

fn clock(time: &Interval, pick: impl Fn(&Interval) -> chrono::NaiveTime) -> String {
    pick(time).format("%H:%M").to_string()
}

/// A line of a list.
fn item(row: &visit::Model, service: &str) -> VisitItem {
    VisitItem {
        id: row.id.into(),
        day: row.day,
        starts: row.starts.clone(),
        ends: row.ends.clone(),
        service: service.to_owned(),
        visitor: row.visitor.clone(),
        people: row.people,
        came: row.came,
        state: row.state.code().to_owned(),
        state_label: row.state.label().to_owned(),
        note: row.note.clone(),
    }
}

/// A year's months with the chosen visits.
pub(super) fn list(year: &VisitsOfYear, choice: Choice) -> VisitList {
    let came = year.visits.iter().filter(|row| row.state == VisitState::Came);
    let parties: BTreeSet<_> = came.filter_map(|row| row.party_organisation_id).collect();
    VisitList {
        venue: year.venue.row.name.clone(),
        months: year.months().into_iter().map(month_view).collect(),
        parties: u32::try_from(parties.len()).unwrap_or(u32::MAX),
        items: year
            .chosen(choice)
            .into_iter()
            .map(|row| item(row, year.service(row)))
            .collect(),
    }
}

fn month_view(month: VisitsOfMonth) -> VisitMonth {
    VisitMonth {
        month: month.month,
        booked: month.booked,
        came: month.came,
        missed: month.missed,
        cancelled: month.cancelled,
        people: month.people,
        parties: month.parties,
    }
}

/// A visit whole, as far as the actor may do something with it.
pub(super) async fn whole(platform: &Platform, actor: &Actor, seen: SeenVisit) -> Result<VisitView, Problem> {
    let db = platform.database.reader();
    let row = &seen.row;
    let services = service_rows(db, vec![row.service_id]).await?;
    let service = services.first();
    let rooms = crate::training::store::rooms::room_rows(db, row.room_id.into_iter().collect()).await?;
    let area = rooms
        .first()
        .map_or(&seen.venue.row.name, |room| &room.name)
        .clone();
    let units = crate::unit::names_and_paths(db, [row.unit_id]).await?;
    let phone = row.phone_enc.as_deref();
    let phone = phone.map(|sealed| platform.keys.open_text(sealed)).transpose()?;
    let (keeps, books) = (seen.venue.kept_by(actor), seen.booked_by(actor));
    let deeds = row.state.allowed().into_iter();
    let early = refuse_early(row.day, platform.clock.today()).is_some();
    let deeds = deeds
        .filter(|action| keeps || (books && action.is_of_booker()))
        .filter(|action| !early || !matches!(action, VisitAction::Arrive | VisitAction::Miss));
    Ok(VisitView {
        id: row.id.into(),
        venue_id: row.venue_id.into(),
        service_id: row.service_id.into(),
        item: item(row, service.map_or("", |service| &service.name)),
        area,
        most: service.and_then(|service| service.most),
        phone_masked: phone.map(|phone| mask::phone(&phone)),
        unit_name: units
            .get(&row.unit_id)
            .map(|(name, _)| name.clone())
            .unwrap_or_default(),
        actions: deeds.map(deed).collect(),
        may_edit: (keeps || books) && row.state != VisitState::Cancelled,
        events: events(platform, &seen).await?,
    })
}

fn deed(action: VisitAction) -> VisitDeed {
    VisitDeed {
        action: action.code().to_owned(),
        label: action.label().to_owned(),
        needs_reason: VisitState::needs_reason(action),
    }
}

async fn events(platform: &Platform, seen: &SeenVisit) -> Result<Vec<VisitEvent>, Problem> {
    let db = platform.database.reader();
    let rows = visits::events_of(db, seen.row.id).await?;
    let who: HashSet<AccountId> = rows.iter().filter_map(|event| event.actor_id).collect();
    let who: HashMap<_, _> = crate::account::display_names(db, who).await?;
    let label = |action: &str| match action {
        "book" => "预约",
        "edit" => "更正",
        other => other.parse::<VisitAction>().map_or("办理", VisitAction::label),
    };
    let shown = rows.into_iter().map(|event| VisitEvent {
        at: event.at,
        action_label: label(&event.action).to_owned(),
        actor: event.actor_id.and_then(|id| who.get(&id).cloned()),
        detail: event.detail,
        reason: event.reason,
    });
    Ok(shown.collect())
}
