//! The demo's party-service centre at work: its menu of services, two months of visits, and those that are to come.
use std::collections::HashSet;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use sanyou_schema::domain::training::visit::{Rest, VisitAction, VisitState, slots};
use sanyou_schema::domain::training::{Interval, RoomKind};
use sanyou_schema::domain::value::Phone;
use sanyou_schema::domain::value::id::{LecturerId, PartyOrganisationId, VisitId};
use sanyou_schema::entity::{lecturer, room, slot, venue, venue_service, visit, visit_event};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use super::people::Worker;
use super::places::CENTRE_NAME;
use super::units::Units;
use crate::platform::change::Change;
use crate::platform::clock::in_county;
use crate::platform::problem::Problem;
use crate::training::live_key;

/// A service: name, area, minutes, how many at most and usually, who receives, what is done.
type Service = (
    &'static str,
    RoomKind,
    i32,
    i32,
    i32,
    Option<&'static str>,
    &'static str,
);

const SERVICES: [Service; 7] = [
    (
        "党务咨询",
        RoomKind::Service,
        30,
        6,
        2,
        Some("党务服务岗"),
        "转接组织关系、党费收缴、发展党员材料怎么准备。",
    ),
    (
        "政策咨询",
        RoomKind::Advice,
        30,
        4,
        2,
        Some("政策咨询岗"),
        "惠企、用工、社保政策，请有关部门一起答。",
    ),
    (
        "帮扶救助",
        RoomKind::Relief,
        60,
        4,
        2,
        Some("帮扶救助岗"),
        "困难党员和职工的救助申请。",
    ),
    (
        "人才服务",
        RoomKind::Talent,
        60,
        6,
        3,
        Some("人才服务岗"),
        "招聘登记、职称申报、人才政策。",
    ),
    (
        "法律援助",
        RoomKind::Legal,
        60,
        4,
        1,
        Some("值班律师"),
        "劳动合同、欠薪、经营纠纷。",
    ),
    (
        "参观红色展厅",
        RoomKind::Exhibition,
        60,
        40,
        20,
        Some("讲解员"),
        "初心品践：听讲解、重温入党誓词。",
    ),
    (
        "主题党日套餐",
        RoomKind::Activity,
        120,
        50,
        25,
        None,
        "学习、讨论、观影任选，带场地和讲师。",
    ),
];

/// Those who come and are none of the roster's.
const OTHERS: [&str; 6] = [
    "县税务局机关党支部",
    "县人民医院团委",
    "县职业中学",
    "昭馀镇新建社区党支部",
    "县供销社",
    "城关镇个体户李师傅",
];

struct Maker<'a> {
    change: &'a Change,
    units: &'a Units,
    venue: venue::Model,
    random: StdRng,
    today: NaiveDate,
    taken: HashSet<(Uuid, Interval)>,
    made: u32,
    parties: Vec<(PartyOrganisationId, String)>,
    teaching: HashSet<NaiveDate>,
}

/// Makes them; without the centre there are none.
pub async fn make(
    change: &Change,
    units: &Units,
    workers: &[Worker],
    today: NaiveDate,
) -> Result<(), Problem> {
    let found = venue::Entity::find()
        .filter(venue::Column::Name.eq(CENTRE_NAME))
        .one(change.db())
        .await?;
    let Some(centre) = found else { return Ok(()) };
    let host = lecturer::Entity::find()
        .filter(lecturer::Column::Name.eq("武建平"))
        .one(change.db())
        .await?;
    let services = menu(change, &centre, host.as_ref().map(|row| row.id), today).await?;
    let mut parties: Vec<_> = workers
        .iter()
        .map(|worker| worker.party_organisation.clone())
        .collect();
    parties.dedup();
    parties.truncate(60);
    let taught = slot::Entity::find()
        .filter(slot::Column::LecturerId.eq(host.map(|row| row.id)))
        .all(change.db())
        .await?;
    let mut maker = Maker {
        change,
        units,
        venue: centre,
        random: StdRng::seed_from_u64(1949),
        today,
        taken: HashSet::new(),
        made: 0,
        parties,
        teaching: taught.into_iter().map(|row| row.day).collect(),
    };
    let days = (today - Days::new(62)).iter_days().take(76);
    for day in days {
        maker.day(&services, day).await?;
    }
    Ok(())
}

async fn menu(
    change: &Change,
    centre: &venue::Model,
    host: Option<LecturerId>,
    today: NaiveDate,
) -> Result<Vec<venue_service::Model>, Problem> {
    let db = change.db();
    let mut row = centre.clone().into_active_model();
    row.rest_from = Set(Some("12:00".to_owned()));
    row.rest_to = Set(Some("14:00".to_owned()));
    row.update(db).await?;
    let rooms = room::Entity::find()
        .filter(room::Column::VenueId.eq(centre.id))
        .order_by_asc(room::Column::Id)
        .all(db)
        .await?;
    let mut made = Vec::new();
    for (at, (name, kind, minutes, most, usual, led_by, description)) in SERVICES.into_iter().enumerate() {
        let row = venue_service::Model {
            id: change.id(),
            venue_id: centre.id,
            room_id: rooms.iter().find(|room| room.kind == kind).map(|room| room.id),
            name: name.to_owned(),
            description: Some(description.to_owned()),
            minutes,
            most: Some(most),
            usual: Some(usual),
            led_by: led_by.map(str::to_owned),
            lecturer_id: host.filter(|_| led_by.is_none()),
            sort_no: i32::try_from(at).unwrap_or(i32::MAX),
            valid_from: today - Months::new(12),
            valid_to: None,
        };
        venue_service::Entity::insert(row.clone().into_active_model())
            .exec_without_returning(db)
            .await?;
        made.push(row);
    }
    Ok(made)
}

impl Maker<'_> {
    /// Some of a day's times; fewer the further it is ahead.
    async fn day(&mut self, services: &[venue_service::Model], day: NaiveDate) -> Result<(), Problem> {
        let ahead = (day - self.today).num_days();
        let share = if ahead > 4 { 4 } else { 9 };
        for service in services {
            let times = slots(
                open(day),
                Some(rest()),
                u32::try_from(service.minutes).unwrap_or(60),
            );
            let busy = service.lecturer_id.is_some() && self.teaching.contains(&day);
            for time in times {
                if !busy && self.random.random_ratio(share, 60) {
                    self.visit(service, time).await?;
                }
            }
        }
        Ok(())
    }

    async fn visit(&mut self, service: &venue_service::Model, time: Interval) -> Result<(), Problem> {
        let place = service.room_id.map_or(self.venue.id.0, |room| room.0);
        if !self.taken.insert((place, time)) {
            return Ok(());
        }
        let row = self.row(service, time);
        visit::Entity::insert(row.clone().into_active_model())
            .exec_without_returning(self.change.db())
            .await?;
        let booked = format!("{}　{}", service.name, time.label());
        self.event(row.id, "book", VisitState::Booked, row.created_at, Some(booked))
            .await?;
        let after = in_county(time.day.and_time(time.ends));
        let (action, detail) = match row.state {
            VisitState::Booked => return Ok(()),
            VisitState::Came => (VisitAction::Arrive, row.came.map(|came| format!("到 {came} 人"))),
            VisitState::Missed => (VisitAction::Miss, None),
            VisitState::Cancelled => (VisitAction::Cancel, None),
        };
        let at = after.min(self.change.at());
        self.event(row.id, action.code(), row.state, at, detail).await
    }

    fn row(&mut self, service: &venue_service::Model, time: Interval) -> visit::Model {
        let of_roster = self.random.random_ratio(3, 4);
        let party = self
            .parties
            .choose(&mut self.random)
            .filter(|_| of_roster)
            .cloned();
        let other = OTHERS.choose(&mut self.random).copied().unwrap_or("县供销社");
        let usual = service.usual.unwrap_or(1);
        let people = self.random.random_range(1..=usual.saturating_mul(3) / 2).max(1);
        let people = people.min(service.most.unwrap_or(people));
        let lot = self.random.random_range(0..20);
        let over = time.day < self.today;
        let state = match lot {
            0 => VisitState::Cancelled,
            1 if over => VisitState::Missed,
            _ if over => VisitState::Came,
            _ => VisitState::Booked,
        };
        self.made += 1;
        let phone = Phone::parse(&format!("1990001{:04}", self.made)).ok();
        let before = self.random.random_range(1..6);
        let asked = (time.day - Days::new(before)).min(self.today - Days::new(1));
        visit::Model {
            id: self.change.id(),
            venue_id: self.venue.id,
            service_id: service.id,
            room_id: service.room_id,
            lecturer_id: service.lecturer_id,
            day: time.day,
            starts: time.starts.format("%H:%M").to_string(),
            ends: time.ends.format("%H:%M").to_string(),
            state,
            visitor: party
                .as_ref()
                .map_or_else(|| other.to_owned(), |(_, name)| name.clone()),
            party_organisation_id: party.map(|(id, _)| id),
            people,
            came: (state == VisitState::Came).then_some(people),
            phone_enc: phone.map(|phone| self.change.keys().seal_text(phone.as_str())),
            note: None,
            unit_id: self.units.county,
            booked_by: None,
            created_at: in_county(asked.and_time(clock(10, 20))),
            live_key: state
                .holds()
                .then(|| live_key(self.venue.id, service.room_id, &time)),
        }
    }

    async fn event(
        &self,
        visit: VisitId,
        action: &str,
        state: VisitState,
        at: chrono::DateTime<chrono::Utc>,
        detail: Option<String>,
    ) -> Result<(), Problem> {
        let row = visit_event::ActiveModel {
            id: Set(self.change.id::<Uuid>()),
            visit_id: Set(visit),
            at: Set(at),
            actor_id: Set(None),
            action: Set(action.to_owned()),
            state: Set(state),
            detail: Set(detail),
            reason: Set((state == VisitState::Cancelled).then(|| "单位临时有事".to_owned())),
        };
        visit_event::Entity::insert(row)
            .exec_without_returning(self.change.db())
            .await?;
        Ok(())
    }
}

/// As the centre's hours are.
fn open(day: NaiveDate) -> Option<Interval> {
    match day.weekday().number_from_monday() {
        7 => None,
        6 => Some(Interval::new(day, clock(9, 0), clock(12, 0))),
        _ => Some(Interval::new(day, clock(8, 30), clock(17, 30))),
    }
}

fn rest() -> Rest {
    Rest {
        from: clock(12, 0),
        to: clock(14, 0),
    }
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}
