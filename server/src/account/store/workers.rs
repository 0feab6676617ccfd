//! Whose activation codes a township looks after.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::value::AccountState;
use sanyou_schema::domain::value::id::{AccountId, PersonId};
use sanyou_schema::entity::{account, activation, appointment, party_organisation, person, unit};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::PORTION;

/// A worker in post, with the account that a code opens.
#[derive(Debug, Clone)]
pub struct WorkerInPost {
    /// The person.
    pub person: PersonId,
    /// The account.
    pub account: account::Model,
    /// Where the person serves, by the highest post.
    pub party_organisation: String,
}

/// The workers whose accounts are kept below a path and who hold a post on a day, wherever it is: by the order of units,
/// then by pinyin.
pub async fn workers_in_post(
    db: &impl ConnectionTrait,
    path: &str,
    day: NaiveDate,
) -> Result<Vec<WorkerInPost>, DbErr> {
    let accounts = account::Entity::find()
        .join(
            JoinType::InnerJoin,
            account::Entity::belongs_to(unit::Entity)
                .from(account::Column::HomeUnitId)
                .to(unit::Column::Id)
                .into(),
        )
        .join(
            JoinType::InnerJoin,
            account::Entity::belongs_to(person::Entity)
                .from(account::Column::PersonId)
                .to(person::Column::Id)
                .into(),
        )
        .filter(unit::Column::Path.starts_with(path))
        .filter(account::Column::State.ne(AccountState::Stopped))
        .order_by_asc(unit::Column::SortNo)
        .order_by_asc(person::Column::Initials)
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    let people: Vec<PersonId> = accounts.iter().filter_map(|account| account.person_id).collect();
    let served = served_at(db, &people, day).await?;
    let in_post = accounts.into_iter().filter_map(|account| {
        let person = account.person_id?;
        let party_organisation = served.get(&person)?.clone();
        Some(WorkerInPost {
            person,
            account,
            party_organisation,
        })
    });
    Ok(in_post.collect())
}

/// Where these people serve on a day, by the highest post, the longest held of equal ones; who holds none is not among
/// them.
async fn served_at(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, String>, DbErr> {
    let still_held = Condition::any()
        .add(appointment::Column::ValidTo.is_null())
        .add(appointment::Column::ValidTo.gt(day));
    let mut posts = Vec::new();
    for portion in people.chunks(PORTION) {
        let rows = appointment::Entity::find()
            .filter(appointment::Column::PersonId.is_in(portion.iter().copied()))
            .filter(appointment::Column::ValidFrom.lte(day))
            .filter(still_held.clone())
            .all(db)
            .await?;
        posts.extend(rows);
    }
    posts.sort_by_key(|post| (post.post, post.valid_from, post.id));
    let mut parties = HashMap::new();
    let ids: Vec<_> = posts.iter().map(|post| post.service_org_id).collect();
    for portion in ids.chunks(PORTION) {
        let rows = party_organisation::Entity::find()
            .filter(party_organisation::Column::Id.is_in(portion.iter().copied()))
            .all(db)
            .await?;
        parties.extend(rows.into_iter().map(|row| (row.id, row.name)));
    }
    let mut served = HashMap::new();
    for post in posts {
        if let Some(name) = parties.get(&post.service_org_id) {
            served.entry(post.person_id).or_insert_with(|| name.clone());
        }
    }
    Ok(served)
}

/// The codes of these accounts that still open something.
pub async fn open_codes(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
    now: DateTime<Utc>,
) -> Result<Vec<activation::Model>, DbErr> {
    activation::Entity::find()
        .filter(activation::Column::AccountId.is_in(ids))
        .filter(activation::Column::UsedAt.is_null())
        .filter(activation::Column::Until.gt(now))
        .all(db)
        .await
}
