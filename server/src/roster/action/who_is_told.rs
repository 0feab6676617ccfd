//! Who would be told of an import, or was.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{DeliveryState, ImportState};
use sanyou_schema::entity::roster_import;

use super::tell_people::{ToTell, Why, people_to_tell};
use crate::platform::Platform;
use crate::platform::problem::Problem;
use crate::roster::store::told::{ToldOf, count_told, notices_of};

/// How many of the list come at once.
const PAGE: u32 = 100;

/// Who would be told, or was.
#[derive(Debug, Default)]
pub struct WhoIsTold {
    /// Whether somebody ticked it.
    pub tell: bool,
    /// Whether it is written.
    pub told: bool,
    /// How many people.
    pub total: u64,
    /// Of them by mail.
    pub mail: u64,
    /// How many for which reason, of who would be.
    pub whys: Vec<(Why, u64)>,
    /// A part of them.
    pub people: Vec<Listed>,
}

/// One of them.
#[derive(Debug)]
pub struct Listed {
    /// The person; none while the import has yet to make them.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// The first line.
    pub title: String,
    /// The text.
    pub body: String,
    /// Whether it goes by mail.
    pub by_mail: bool,
    /// How far it has come, once it is told.
    pub state: Option<DeliveryState>,
    /// When it was told.
    pub at: Option<DateTime<Utc>>,
}

/// Who would be told of an import; once it is written, who was.
pub async fn who_is_told(
    platform: &Platform,
    import: &roster_import::Model,
    offset: u32,
) -> Result<WhoIsTold, Problem> {
    match import.state {
        ImportState::Applied | ImportState::Undone | ImportState::PartlyUndone => {
            was_told(platform, import, offset).await
        }
        _ => would_be_told(platform, import, offset).await,
    }
}

async fn would_be_told(
    platform: &Platform,
    import: &roster_import::Model,
    offset: u32,
) -> Result<WhoIsTold, Problem> {
    let (db, keys) = (platform.database.reader(), &platform.keys);
    let people = people_to_tell(db, keys, import).await?;
    let ids: Vec<PersonId> = people.iter().filter_map(|one| one.person).collect();
    let mails = crate::account::emails_of(db, keys, &ids).await?;
    let by_mail = |one: &ToTell| one.person.is_some_and(|id| mails.contains_key(&id));
    let mut whys: BTreeMap<Why, u64> = BTreeMap::new();
    for one in &people {
        let reasons: BTreeSet<Why> = one.said.iter().map(|(why, _)| *why).collect();
        for why in reasons {
            *whys.entry(why).or_default() += 1;
        }
    }
    let part = people.iter().skip(at(offset)).take(at(PAGE));
    Ok(WhoIsTold {
        tell: import.tell,
        told: false,
        total: people.len() as u64,
        mail: people.iter().filter(|one| by_mail(one)).count() as u64,
        whys: whys.into_iter().collect(),
        people: part
            .map(|one| Listed {
                person: one.person,
                name: one.name.clone(),
                title: one.title(),
                body: one.body(),
                by_mail: by_mail(one),
                state: None,
                at: None,
            })
            .collect(),
    })
}

fn at(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

async fn was_told(
    platform: &Platform,
    import: &roster_import::Model,
    offset: u32,
) -> Result<WhoIsTold, Problem> {
    let db = platform.database.reader();
    let (total, mail) = count_told(db, import.id).await?;
    let mut people = Vec::new();
    for told in notices_of(db, import.id, (offset.into(), PAGE.into())).await? {
        let ToldOf {
            notice,
            name,
            delivery,
        } = told;
        people.push(Listed {
            person: notice.person_id,
            name,
            body: platform.keys.open_text(&notice.body_enc)?,
            title: notice.title,
            by_mail: delivery.as_ref().is_some_and(|way| way.address_enc.is_some()),
            state: delivery.map(|way| way.state),
            at: Some(notice.created_at),
        });
    }
    Ok(WhoIsTold {
        tell: import.tell,
        told: true,
        total,
        mail,
        whys: Vec::new(),
        people,
    })
}
