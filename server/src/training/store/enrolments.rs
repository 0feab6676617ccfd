//! Who is on the lists.
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::connect::holds_rows;
use sanyou_schema::domain::training::{EnrolmentAction, Filled, Listed};
use sanyou_schema::domain::value::id::{EnrolmentId, NoticeId, PersonId, SessionId, UnitId};
use sanyou_schema::domain::value::{DeliveryChannel, DeliveryState, EnrolmentState, NoticeKind};
use sanyou_schema::entity::{account, delivery, enrolment, enrolment_event, notice, person, session};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

/// Everybody who ever was on a session's list, in the order of enrolment.
pub async fn list_of(db: &impl ConnectionTrait, id: SessionId) -> Result<Vec<enrolment::Model>, DbErr> {
    lists_of(db, vec![id]).await
}

/// The same of several sessions.
pub async fn lists_of(
    db: &impl ConnectionTrait,
    ids: Vec<SessionId>,
) -> Result<Vec<enrolment::Model>, DbErr> {
    enrolment::Entity::find()
        .filter(enrolment::Column::SessionId.is_in(ids))
        .order_by_asc(enrolment::Column::Position)
        .all(db)
        .await
}

/// One place.
pub async fn enrolment_row(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Option<enrolment::Model>, DbErr> {
    enrolment::Entity::find_by_id(id).one(db).await
}

/// How a session's list is filled, counted by the database.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    /// Seats and those that wait.
    pub filled: Filled,
    /// The last order of enrolment that was given.
    pub last_position: i32,
    /// The turn of whoever waits last.
    pub last_turn: i32,
}

impl Counted {
    /// With one more.
    pub fn add(&mut self, row: &enrolment::Model) {
        self.filled.held += u32::from(row.state.takes_place());
        self.filled.waiting += u32::from(row.state == EnrolmentState::Waiting);
        self.last_position = self.last_position.max(row.position);
        self.last_turn = self.last_turn.max(row.turn.unwrap_or(0));
    }

    /// With one fewer who waits and one more who has a seat.
    pub fn move_up(&mut self) {
        self.filled.waiting = self.filled.waiting.saturating_sub(1);
        self.filled.held += 1;
    }
}

/// A state, how many people are in it, how many of them have an offer, the last order and turn.
type StateCount = (EnrolmentState, i64, i64, Option<i32>, Option<i32>);

/// Counts a session's list.
pub async fn counted(db: &impl ConnectionTrait, id: SessionId) -> Result<Counted, DbErr> {
    let rows: Vec<StateCount> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::State)
        .column_as(enrolment::Column::Id.count(), "people")
        .column_as(enrolment::Column::OfferUntil.count(), "offered")
        .column_as(enrolment::Column::Position.max(), "last_position")
        .column_as(enrolment::Column::Turn.max(), "last_turn")
        .filter(enrolment::Column::SessionId.eq(id))
        .group_by(enrolment::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let mut counted = Counted::default();
    for (state, people, offered, position, turn) in rows {
        if state == EnrolmentState::Waiting {
            counted.filled.offered += number(offered);
            counted.filled.held += number(offered);
            counted.filled.waiting += number(people - offered);
        } else if state.takes_place() {
            counted.filled.held += number(people);
        }
        counted.last_position = counted.last_position.max(position.unwrap_or(0));
        counted.last_turn = counted.last_turn.max(turn.unwrap_or(0));
    }
    Ok(counted)
}

/// A session's list as the rules of waiting see it.
pub fn as_listed(rows: &[enrolment::Model]) -> Vec<Listed<EnrolmentId>> {
    let listed = |row: &enrolment::Model| Listed {
        id: row.id,
        state: row.state,
        turn: row.turn.unwrap_or(row.position),
        offered: row.offer_until.is_some(),
    };
    rows.iter().map(listed).collect()
}

/// The same, read.
pub async fn listed(db: &impl ConnectionTrait, id: SessionId) -> Result<Vec<Listed<EnrolmentId>>, DbErr> {
    Ok(as_listed(&list_of(db, id).await?))
}

/// Which place of the waiting list somebody has or had, from 1, by their turn.
pub async fn waiting_place(db: &impl ConnectionTrait, row: &enrolment::Model) -> Result<u32, DbErr> {
    let before = enrolment::Entity::find()
        .filter(enrolment::Column::SessionId.eq(row.session_id))
        .filter(enrolment::Column::State.eq(EnrolmentState::Waiting))
        .filter(enrolment::Column::Turn.lt(row.turn.unwrap_or(row.position)))
        .count(db)
        .await?;
    Ok(u32::try_from(before).unwrap_or(u32::MAX - 1) + 1)
}

/// Offers that ran out.
pub async fn lapsed(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<EnrolmentId>, DbErr> {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::OfferUntil.lte(now))
        .order_by_asc(enrolment::Column::OfferUntil)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// How often something happened to a place.
pub async fn events_named(db: &impl ConnectionTrait, id: EnrolmentId, action: &str) -> Result<u64, DbErr> {
    enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.eq(id))
        .filter(enrolment_event::Column::Action.eq(action))
        .count(db)
        .await
}

/// The unit of whoever took somebody off a list last.
pub async fn taken_off_by(db: &impl ConnectionTrait, id: EnrolmentId) -> Result<Option<UnitId>, DbErr> {
    let actions = [EnrolmentAction::Withdraw, EnrolmentAction::Replace].map(EnrolmentAction::code);
    let event = enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.eq(id))
        .filter(enrolment_event::Column::Action.is_in(actions))
        .order_by_desc(enrolment_event::Column::At)
        .order_by_desc(enrolment_event::Column::Id)
        .one(db)
        .await?;
    let Some(by) = event.and_then(|event| event.actor_id) else {
        return Ok(None);
    };
    let by = account::Entity::find_by_id(by).one(db).await?;
    Ok(by.map(|account| account.home_unit_id))
}

/// A person's place in a session.
pub async fn of_person_in(
    db: &impl ConnectionTrait,
    session: SessionId,
    person: PersonId,
) -> Result<Option<enrolment::Model>, DbErr> {
    enrolment::Entity::find()
        .filter(enrolment::Column::SessionId.eq(session))
        .filter(enrolment::Column::PersonId.eq(person))
        .one(db)
        .await
}

/// All places of some people.
pub async fn of_people(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<Vec<enrolment::Model>, DbErr> {
    enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_asc(enrolment::Column::CreatedAt)
        .all(db)
        .await
}

/// The places of these people in these sessions.
pub async fn of_people_in(
    db: &impl ConnectionTrait,
    people: Vec<PersonId>,
    sessions: Vec<SessionId>,
) -> Result<Vec<enrolment::Model>, DbErr> {
    enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.is_in(people))
        .filter(enrolment::Column::SessionId.is_in(sessions))
        .all(db)
        .await
}

/// Holds people until the change is done, in one order, so that two sessions can't both take one half-day of theirs.
pub async fn lock_people(db: &impl ConnectionTrait, ids: Vec<PersonId>) -> Result<(), DbErr> {
    if !holds_rows(db) || ids.is_empty() {
        return Ok(());
    }
    let held = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::Id)
        .lock_exclusive();
    held.into_tuple::<PersonId>().all(db).await?;
    Ok(())
}

/// What happened to the places of a session, in order of time.
pub async fn events_of(
    db: &impl ConnectionTrait,
    id: SessionId,
) -> Result<Vec<enrolment_event::Model>, DbErr> {
    let places = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::SessionId.eq(id))
        .into_query();
    enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.in_subquery(places))
        .order_by_asc(enrolment_event::Column::At)
        .order_by_asc(enrolment_event::Column::Id)
        .all(db)
        .await
}

/// How a session's notices reached people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// Notices in inboxes.
    pub inbox: u64,
    /// By mail.
    pub mail: u64,
    /// Of these, taken by the mail server.
    pub mail_sent: u64,
    /// On a township's list.
    pub township: u64,
    /// Of these, done.
    pub done_by_township: u64,
}

/// Who of these people was told of the session, and how: by the newest that is to be known of it.
pub async fn told(
    db: &impl ConnectionTrait,
    session: SessionId,
    people: Vec<PersonId>,
) -> Result<Reached, DbErr> {
    let notices = notice::Entity::find()
        .filter(notice::Column::SubjectId.eq(session.0))
        .filter(notice::Column::Kind.is_in([NoticeKind::Enrolled, NoticeKind::SessionChanged]))
        .filter(notice::Column::PersonId.is_in(people))
        .order_by_asc(notice::Column::Id)
        .all(db)
        .await?;
    // the last of a person stands
    let newest: HashMap<Option<PersonId>, NoticeId> = notices
        .iter()
        .map(|notice| (notice.person_id, notice.id))
        .collect();
    let ids: Vec<NoticeId> = newest.into_values().collect();
    let people = ids.len();
    let deliveries = delivery::Entity::find()
        .filter(delivery::Column::NoticeId.is_in(ids))
        .all(db)
        .await?;
    let count = |channel: DeliveryChannel, state: Option<DeliveryState>| {
        let fits = |row: &&delivery::Model| row.channel == channel && state.is_none_or(|s| row.state == s);
        u64::try_from(deliveries.iter().filter(fits).count()).unwrap_or(u64::MAX)
    };
    Ok(Reached {
        inbox: u64::try_from(people).unwrap_or(u64::MAX),
        mail: count(DeliveryChannel::Mail, None),
        mail_sent: count(DeliveryChannel::Mail, Some(DeliveryState::Sent)),
        township: count(DeliveryChannel::Township, None),
        done_by_township: count(DeliveryChannel::Township, Some(DeliveryState::Told)),
    })
}

/// How many take a place and how many wait, by session.
pub async fn counts(
    db: &impl ConnectionTrait,
    ids: Vec<SessionId>,
) -> Result<HashMap<SessionId, (u64, u64)>, DbErr> {
    let rows: Vec<(SessionId, EnrolmentState)> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::SessionId)
        .column(enrolment::Column::State)
        .filter(enrolment::Column::SessionId.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let mut counts: HashMap<SessionId, (u64, u64)> = HashMap::new();
    for (session, state) in rows {
        let count = counts.entry(session).or_default();
        count.0 += u64::from(state.takes_place());
        count.1 += u64::from(state == EnrolmentState::Waiting);
    }
    Ok(counts)
}

/// Who of these people came to a session that began in a year.
pub async fn trained_in(
    db: &impl ConnectionTrait,
    people: Vec<PersonId>,
    year: i32,
) -> Result<HashSet<PersonId>, DbErr> {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::FirstDay.gte(day(year)))
        .filter(session::Column::FirstDay.lt(day(year + 1)))
        .into_query();
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.is_in(people))
        .filter(enrolment::Column::SessionId.in_subquery(sessions))
        .all(db)
        .await?;
    let came = rows.into_iter().filter(|row| row.state.has_arrived());
    Ok(came.map(|row| row.person_id).collect())
}

/// How the event of somebody's saying that they cannot come is called.
pub const UNABLE: &str = "unable";

/// Why somebody said last that they cannot come, by place.
pub async fn unable_of(
    db: &impl ConnectionTrait,
    places: impl IntoIterator<Item = EnrolmentId>,
) -> Result<HashMap<EnrolmentId, String>, DbErr> {
    let rows = enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.is_in(places))
        .filter(enrolment_event::Column::Action.eq(UNABLE))
        .order_by_asc(enrolment_event::Column::At)
        .order_by_asc(enrolment_event::Column::Id)
        .all(db)
        .await?;
    let said = rows
        .into_iter()
        .filter_map(|row| Some((row.enrolment_id, row.reason?)));
    Ok(said.collect())
}
