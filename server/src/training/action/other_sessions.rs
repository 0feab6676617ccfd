//! Where somebody could go instead: the other sessions of the same class that still take names.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::training::Origin;
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sea_orm::ConnectionTrait;

use super::person_clash::could_come;
use crate::platform::problem::Problem;
use crate::training::store::sight::SeenSession;
use crate::training::store::{enrolments, sessions};

/// Another session of the class.
#[derive(Debug, Clone)]
pub struct OtherSession {
    /// Which.
    pub id: SessionId,
    /// `轮训第2期`.
    pub name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
}

/// The sessions of the same class with a free seat to which each of these people could go, the earliest first: nothing of
/// theirs is at that time. Who is on a list of the class has chosen already.
pub async fn other_sessions(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    people: &[(PersonId, String)],
    today: NaiveDate,
) -> Result<HashMap<PersonId, Vec<OtherSession>>, Problem> {
    let mut found: HashMap<PersonId, Vec<OtherSession>> = HashMap::new();
    if people.is_empty() {
        return Ok(found);
    }
    let mut others = sessions::open_of_class(db, seen, today).await?;
    others.retain(|other| other.deadlines().refuse_name(Origin::Township, today).is_none());
    let ids: Vec<SessionId> = others.iter().map(|other| other.row.id).collect();
    let counts = enrolments::counts(db, ids.clone()).await?;
    others.retain(|other| {
        let (taken, _) = counts.get(&other.row.id).copied().unwrap_or_default();
        taken < u64::try_from(other.row.capacity).unwrap_or(0)
    });
    if others.is_empty() {
        return Ok(found);
    }
    let named = enrolments::of_people_in(db, people.iter().map(|(id, _)| *id).collect(), ids.clone()).await?;
    let named: HashSet<PersonId> = named.into_iter().map(|row| row.person_id).collect();
    let open: Vec<_> = people
        .iter()
        .filter(|(id, _)| !named.contains(id))
        .cloned()
        .collect();
    let slots = sessions::slots_of(db, ids).await?;
    for other in others {
        let own: Vec<_> = slots
            .iter()
            .filter(|slot| slot.session_id == other.row.id)
            .cloned()
            .collect();
        for person in could_come(db, &other, &own, &open).await? {
            found.entry(person).or_default().push(OtherSession {
                id: other.row.id,
                name: other.name(),
                first_day: other.row.first_day,
                last_day: other.row.last_day,
            });
        }
    }
    Ok(found)
}
