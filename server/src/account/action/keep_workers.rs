//! Every worker has an account, so that codes can be made for it; one that exists follows its person.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{AccountId, GrantId, PersonId, UnitId};
use sanyou_schema::domain::value::{AccountState, GrantWhere, RoleName};
use sanyou_schema::entity::{account, role_grant};
use sea_orm::{DbErr, Set};

use crate::account::store::{accounts_of, follow_person};
use crate::platform::change::Change;
use crate::platform::insert::insert_all;
use crate::platform::keys::spoken_code;

/// How many rows one statement writes.
const PORTION: usize = 500;

/// A person with the unit that looks after them.
#[derive(Debug, Clone)]
pub struct WorkerOf {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The unit of the post.
    pub unit: UnitId,
}

/// Makes the accounts that are not there, from this day; the others take name and unit over where those differ. Costs a
/// statement a 500 people, and one a person whose account differs.
pub async fn keep_workers(change: &Change, workers: &[WorkerOf], day: NaiveDate) -> Result<(), DbErr> {
    let people: Vec<PersonId> = workers.iter().map(|worker| worker.person).collect();
    let mut known: HashMap<PersonId, account::Model> = HashMap::new();
    for portion in people.chunks(PORTION) {
        known.extend(accounts_of(change.db(), portion).await?);
    }
    let mut new = Vec::new();
    for worker in workers {
        match known.get(&worker.person) {
            None => new.push(worker),
            Some(row) if row.display_name != worker.name || row.home_unit_id != worker.unit => {
                follow_person(change.db(), worker.person, &worker.name, worker.unit).await?;
            }
            Some(_) => {}
        }
    }
    for portion in new.chunks(PORTION) {
        let ids: Vec<AccountId> = portion.iter().map(|_| change.id()).collect();
        let rows = portion
            .iter()
            .zip(&ids)
            .map(|(worker, id)| account_of(change, *id, worker));
        insert_all::<account::Entity>(change.db(), rows.collect::<Vec<_>>()).await?;
        let grants = ids.iter().map(|id| grant_of(change, *id, day));
        insert_all::<role_grant::Entity>(change.db(), grants.collect::<Vec<_>>()).await?;
    }
    Ok(())
}

fn account_of(change: &Change, id: AccountId, worker: &WorkerOf) -> account::ActiveModel {
    account::ActiveModel {
        id: Set(id),
        login: Set(format!("w{}", spoken_code(12).to_lowercase())),
        display_name: Set(worker.name.clone()),
        person_id: Set(Some(worker.person)),
        home_unit_id: Set(worker.unit),
        state: Set(AccountState::Invited),
        password_hash: Set(None),
        must_change: Set(false),
        pin_hash: Set(None),
        totp_enc: Set(None),
        informed_at: Set(None),
        created_at: Set(change.at()),
        ..Default::default()
    }
}

fn grant_of(change: &Change, account: AccountId, day: NaiveDate) -> role_grant::ActiveModel {
    role_grant::ActiveModel {
        id: Set(change.id::<GrantId>()),
        account_id: Set(account),
        role: Set(RoleName::Worker),
        place: Set(GrantWhere::Self_),
        valid_from: Set(day),
        granted_by: Set(change.by().account),
        ..Default::default()
    }
}
