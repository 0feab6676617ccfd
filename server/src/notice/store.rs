//! The queries of notices: one's own, the township's list within its scope, and the outbox.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sanyou_schema::domain::value::id::{AccountId, NoticeId, PersonId};
use sanyou_schema::domain::value::{DeliveryChannel, DeliveryState, UnitTree};
use sanyou_schema::entity::{account, appointment, delivery, notice, party_organisation, person, unit};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::platform::actor::Actor;

/// How many notices the inbox shows.
const INBOX: u64 = 100;

/// How many rows a page of the township's list has.
pub const PAGE: u64 = 100;

/// A notice as the person page lists it.
#[derive(Debug, Clone)]
pub struct PersonNotice {
    /// Its id.
    pub id: NoticeId,
    /// First line.
    pub title: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// The ways by which it goes out.
    pub channels: Vec<ChannelState>,
}

/// How far one way has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChannelState {
    /// The way.
    pub channel: DeliveryChannel,
    /// How far.
    pub state: DeliveryState,
}

/// The notices of a person, newest first. Whether the caller may see the person is the caller's matter.
pub async fn notices_of_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<PersonNotice>, DbErr> {
    let rows = notice::Entity::find()
        .filter(notice::Column::PersonId.eq(id))
        .order_by_desc(notice::Column::Id)
        .limit(INBOX)
        .all(db)
        .await?;
    let deliveries = delivery::Entity::find()
        .filter(delivery::Column::NoticeId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(delivery::Column::Id)
        .all(db)
        .await?;
    let mut channels: HashMap<NoticeId, Vec<ChannelState>> = HashMap::new();
    for row in deliveries {
        let (channel, state) = (row.channel, row.state);
        channels
            .entry(row.notice_id)
            .or_default()
            .push(ChannelState { channel, state });
    }
    let shown = rows.into_iter().map(|row| PersonNotice {
        id: row.id,
        title: row.title,
        created_at: row.created_at,
        channels: channels.remove(&row.id).unwrap_or_default(),
    });
    Ok(shown.collect())
}

/// The inbox of whoever asks, newest first.
pub async fn own_notices(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<notice::Model>, DbErr> {
    notice::Entity::find()
        .filter(own(actor))
        .order_by_desc(notice::Column::Id)
        .limit(INBOX)
        .all(db)
        .await
}

/// One notice of whoever asks.
pub async fn own_notice(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: NoticeId,
) -> Result<Option<notice::Model>, DbErr> {
    notice::Entity::find_by_id(id).filter(own(actor)).one(db).await
}

fn own(actor: &Actor) -> Condition {
    let account = notice::Column::AccountId.eq(actor.account);
    match actor.person {
        Some(person) => Condition::any()
            .add(account)
            .add(notice::Column::PersonId.eq(person)),
        None => Condition::any().add(account),
    }
}

/// An entry of the township's list with all that the page shows of it.
#[derive(Debug, Clone)]
pub struct ToTell {
    /// The delivery.
    pub delivery: delivery::Model,
    /// What is to be told.
    pub notice: notice::Model,
    /// To whom.
    pub person: Option<person::Model>,
    /// Who told them.
    pub done_by: Option<String>,
}

/// What the township's list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct ToTellFilter {
    /// A unit's subtree, by its path.
    pub path: Option<String>,
    /// Only this state.
    pub state: Option<DeliveryState>,
    /// Only what is to be known of this session, application or certificate.
    pub subject: Option<Uuid>,
    /// Only what stands after this delivery.
    pub after: Option<Uuid>,
}

/// A page of the township's list, newest first, and how many there are in all.
pub async fn to_tell(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: &ToTellFilter,
) -> Result<(Vec<ToTell>, u64), DbErr> {
    let mut wanted = delivery::Entity::find().filter(on_list_of(actor));
    if let Some(path) = &filter.path {
        wanted =
            wanted.filter(delivery::Column::UnitId.in_subquery(units_below(UnitTree::Territory, &[path])));
    }
    match filter.state {
        Some(DeliveryState::Pending) => wanted = wanted.filter(delivery::Column::State.is_in(WAITING)),
        Some(state) => wanted = wanted.filter(delivery::Column::State.eq(state)),
        // newer news of the same is on the list instead
        None => wanted = wanted.filter(delivery::Column::State.ne(DeliveryState::Replaced)),
    }
    if let Some(subject) = filter.subject {
        let about = notice::Entity::find()
            .select_only()
            .column(notice::Column::Id)
            .filter(notice::Column::SubjectId.eq(subject))
            .into_query();
        wanted = wanted.filter(delivery::Column::NoticeId.in_subquery(about));
    }
    let total = wanted.clone().count(db).await?;
    if let Some(after) = filter.after {
        wanted = wanted.filter(delivery::Column::Id.lt(after));
    }
    let rows = wanted
        .order_by_desc(delivery::Column::Id)
        .limit(PAGE)
        .all(db)
        .await?;
    let rows = with_notices(db, rows).await?;
    Ok((with_names(db, rows).await?, total))
}

/// The person of an entry of the township's list, where it is on the list of whoever asks.
pub async fn to_tell_one(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<Option<PersonId>>, DbErr> {
    let Some(row) = delivery::Entity::find_by_id(id)
        .filter(on_list_of(actor))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let told = notice::Entity::find_by_id(row.notice_id).one(db).await?;
    Ok(told.map(|notice| notice.person_id))
}

/// What a township has still to tell: its own list, and mails that could not be sent.
const WAITING: [DeliveryState; 2] = [DeliveryState::Pending, DeliveryState::Parked];

fn on_list_of(actor: &Actor) -> Condition {
    let given_up = Condition::all()
        .add(delivery::Column::Channel.eq(DeliveryChannel::Mail))
        .add(delivery::Column::State.is_in([DeliveryState::Parked, DeliveryState::Told]));
    Condition::all()
        .add(
            Condition::any()
                .add(delivery::Column::Channel.eq(DeliveryChannel::Township))
                .add(given_up),
        )
        .add(
            Condition::any()
                .add(
                    delivery::Column::UnitId
                        .in_subquery(units_below(UnitTree::Territory, &actor.scope.territory_paths())),
                )
                .add(delivery::Column::NoticeId.in_subquery(notices_on_lines(&actor.scope.line_paths()))),
        )
}

/// The notices of those who are in post in party organisations of a line.
fn notices_on_lines(paths: &[&str]) -> SelectStatement {
    let parties = party_organisation::Entity::find()
        .select_only()
        .column(party_organisation::Column::Id)
        .filter(party_organisation::Column::LineUnitId.in_subquery(units_below(UnitTree::Line, paths)));
    let people = appointment::Entity::find()
        .select_only()
        .column(appointment::Column::PersonId)
        .filter(appointment::Column::ServiceOrgId.in_subquery(parties.into_query()))
        .filter(appointment::Column::ValidTo.is_null());
    let notices = notice::Entity::find()
        .select_only()
        .column(notice::Column::Id)
        .filter(notice::Column::PersonId.in_subquery(people.into_query()));
    notices.into_query()
}

/// The units of a tree at and below the paths; none for no paths.
fn units_below(tree: UnitTree, paths: &[&str]) -> SelectStatement {
    let below = paths.iter().fold(Condition::any(), |any, path| {
        any.add(unit::Column::Path.starts_with(*path))
    });
    let mut units = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::Tree.eq(tree));
    if paths.is_empty() {
        units = units.filter(unit::Column::Id.is_null());
    } else {
        units = units.filter(below);
    }
    units.into_query()
}

/// Each delivery with its notice.
async fn with_notices(
    db: &impl ConnectionTrait,
    rows: Vec<delivery::Model>,
) -> Result<Vec<(delivery::Model, notice::Model)>, DbErr> {
    let notices = notice::Entity::find()
        .filter(notice::Column::Id.is_in(rows.iter().map(|row| row.notice_id)))
        .all(db)
        .await?;
    let notices: HashMap<_, _> = notices.into_iter().map(|row| (row.id, row)).collect();
    let paired = rows.into_iter().filter_map(|row| {
        let notice = notices.get(&row.notice_id)?.clone();
        Some((row, notice))
    });
    Ok(paired.collect())
}

async fn with_names(
    db: &impl ConnectionTrait,
    rows: Vec<(delivery::Model, notice::Model)>,
) -> Result<Vec<ToTell>, DbErr> {
    let people = rows.iter().filter_map(|(_, notice)| notice.person_id);
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(people))
        .all(db)
        .await?;
    let people: HashMap<PersonId, person::Model> = people.into_iter().map(|row| (row.id, row)).collect();
    let tellers = rows.iter().filter_map(|(delivery, _)| delivery.done_by);
    let tellers: HashMap<AccountId, String> = account::Entity::find()
        .filter(account::Column::Id.is_in(tellers))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.display_name))
        .collect();
    let named = rows.into_iter().map(|(delivery, notice)| ToTell {
        person: notice.person_id.and_then(|id| people.get(&id).cloned()),
        done_by: delivery.done_by.and_then(|id| tellers.get(&id).cloned()),
        delivery,
        notice,
    });
    Ok(named.collect())
}

/// Mail that may be tried now: not done, due, and leased by nobody.
pub fn due(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(delivery::Column::Channel.eq(DeliveryChannel::Mail))
        .add(delivery::Column::State.is_in([DeliveryState::Pending, DeliveryState::Failed]))
        .add(delivery::Column::DueAt.lte(now))
        .add(
            Condition::any()
                .add(delivery::Column::LeasedUntil.is_null())
                .add(delivery::Column::LeasedUntil.lte(now)),
        )
}

/// The next mails that are due, the longest waiting first.
pub async fn due_mail(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Uuid>, DbErr> {
    delivery::Entity::find()
        .select_only()
        .column(delivery::Column::Id)
        .filter(due(now))
        .order_by_asc(delivery::Column::DueAt)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// A notice by id.
pub async fn notice_by_id(db: &impl ConnectionTrait, id: NoticeId) -> Result<Option<notice::Model>, DbErr> {
    notice::Entity::find_by_id(id).one(db).await
}

/// How many mails are in a state, in the whole installation.
pub async fn count_mail(db: &impl ConnectionTrait, state: DeliveryState) -> Result<u64, DbErr> {
    delivery::Entity::find()
        .filter(delivery::Column::Channel.eq(DeliveryChannel::Mail))
        .filter(delivery::Column::State.eq(state))
        .count(db)
        .await
}
