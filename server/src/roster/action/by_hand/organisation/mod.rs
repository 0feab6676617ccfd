//! Organisations and party organisations on a page: one that is added, what is known of it put right; another name, one that
//! becomes part of another, one that ends, each from a day.
mod add;
mod correct;
mod ended;

pub use add::{FirmTold, PartyTold, add_firm, add_party};
pub use correct::correct;
pub use ended::{close, merge};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::by_hand::{check_change, value};
use sanyou_schema::domain::roster::{party_name, stem_key};
use sanyou_schema::domain::value::Days;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use sanyou_schema::entity::{appointment, coverage, former_name, organisation, party_organisation};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::place::{party_key, places};
use super::{Written, reason, record, refuse, writable_unit};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::store::bodies::{self, At};
use crate::roster::store::imports::lock_tree;

/// One of the two kinds of organisations.
#[derive(Debug, Clone)]
pub enum Body {
    /// A firm, social organisation or platform.
    Firm(organisation::Model),
    /// A party organisation.
    Party(party_organisation::Model),
}

/// Which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyId {
    /// A firm, social organisation or platform.
    Firm(OrganisationId),
    /// A party organisation.
    Party(PartyOrganisationId),
}

impl From<BodyId> for Uuid {
    fn from(id: BodyId) -> Self {
        match id {
            BodyId::Firm(id) => id.into(),
            BodyId::Party(id) => id.into(),
        }
    }
}

impl Body {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Firm(row) => &row.name,
            Self::Party(row) => &row.name,
        }
    }

    /// Its territory unit.
    pub const fn unit(&self) -> UnitId {
        match self {
            Self::Firm(row) => row.territory_unit_id,
            Self::Party(row) => row.territory_unit_id,
        }
    }

    /// When it is there.
    pub const fn days(&self) -> Days {
        match self {
            Self::Firm(row) => Days {
                from: row.valid_from,
                to: row.valid_to,
            },
            Self::Party(row) => Days {
                from: row.valid_from,
                to: row.valid_to,
            },
        }
    }

    /// Its id.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Firm(row) => row.id.into(),
            Self::Party(row) => row.id.into(),
        }
    }

    const fn subject(&self) -> &'static str {
        match self {
            Self::Firm(_) => "organisation",
            Self::Party(_) => "party_organisation",
        }
    }

    /// Posts that are held there, or by people of the firm, on the day or later.
    async fn posts(
        &self,
        db: &impl ConnectionTrait,
        day: NaiveDate,
    ) -> Result<Vec<appointment::Model>, DbErr> {
        bodies::posts_at(db, self.at(), day).await
    }

    async fn covered(&self, db: &impl ConnectionTrait) -> Result<Vec<coverage::Model>, DbErr> {
        bodies::coverage_at(db, self.at()).await
    }

    fn at(&self) -> At {
        match self {
            Self::Firm(row) => At::Firm(row.id),
            Self::Party(row) => At::Party(row.id),
        }
    }

    fn write(&self, recorder: &mut Recorder, edit: impl FnOnce(&mut Self)) {
        let mut after = self.clone();
        edit(&mut after);
        match (self, after) {
            (Self::Firm(before), Self::Firm(after)) => {
                recorder.label(before.id, &after.name);
                recorder.change(before.id, before, after);
            }
            (Self::Party(before), Self::Party(after)) => {
                recorder.label(before.id, &after.name);
                recorder.change(before.id, before, after);
            }
            _ => {}
        }
    }

    fn end(&mut self, day: NaiveDate, into: Option<&Self>) {
        match (self, into) {
            (Self::Firm(row), into) => {
                row.valid_to = Some(day);
                if let Some(Self::Firm(into)) = into {
                    row.successor_id = Some(into.id);
                }
            }
            (Self::Party(row), into) => {
                row.valid_to = Some(day);
                if let Some(Self::Party(into)) = into {
                    row.successor_id = Some(into.id);
                }
            }
        }
    }
}

/// The organisation, where the actor keeps the roster of its unit.
///
/// Problems: `not_found` (404), `role.missing` (403).
async fn open(change: &Change, actor: &Actor, id: BodyId) -> Result<Body, Problem> {
    let missing = || Problem::not_found("个组织");
    let find = async || -> Result<Option<Body>, DbErr> {
        Ok(match id {
            BodyId::Firm(id) => bodies::firm_row(change.db(), id).await?.map(Body::Firm),
            BodyId::Party(id) => bodies::party_row(change.db(), id).await?.map(Body::Party),
        })
    };
    let body = find().await?.ok_or_else(missing)?;
    match writable_unit(change.db(), actor, body.unit()).await {
        Err(problem) if problem.code() == "not_found" => return Err(missing()),
        other => other?,
    };
    lock_tree(change.db(), body.unit()).await?;
    // as it stands now that nobody else writes
    find().await?.ok_or_else(missing)
}

/// Gives it another name from a day on; rosters may still use the old one.
///
/// Problems: as [`open`], `reason.missing` (422), `form.invalid` (422), `organisation.same_name` (409).
pub async fn rename(
    platform: &Platform,
    actor: &Actor,
    id: BodyId,
    name: &str,
    day: NaiveDate,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let body = open(&change, actor, id).await?;
    let why = reason(why)?;
    let mut wrong = check_change(body.days(), day, change.today());
    let name = value("name", name)
        .map_err(|one| wrong.push(one))
        .unwrap_or_default();
    refuse(wrong)?;
    let places = places(change.db(), change.today()).await?;
    let (name, key) = match &body {
        Body::Firm(_) => (name.clone(), stem_key(&name, &places)),
        Body::Party(_) => {
            let read = party_name(&name);
            let key = party_key(&read, &places);
            (read.canonical, key)
        }
    };
    if name == body.name() {
        return Err(Problem::field(
            "person.value",
            "name",
            "和现在的名称一样，没有变化。",
        ));
    }
    if bodies::is_name_taken(change.db(), body.unit(), body.at(), (&name, &key)).await? {
        let detail = format!("这个单位已有“{name}”。是同一个的话，请用“合并”。");
        return Err(Problem::conflict("organisation.same_name", detail));
    }
    let old = body.name().to_owned();
    let mut recorder = Recorder::new();
    remember_name(&change, &mut recorder, &body, day);
    body.write(&mut recorder, |after| match after {
        Body::Firm(row) => (row.name, row.name_key) = (name.clone(), key),
        Body::Party(row) => {
            let kind = party_name(&name).kind;
            (row.name, row.name_key) = (name.clone(), key);
            row.kind = kind.unwrap_or(row.kind);
        }
    });
    let title = format!("{old}更名为{name}");
    let set = record(&change, recorder, ChangeSet::by_hand(body.unit(), title)).await?;
    let detail = serde_json::json!({"before": old, "after": name, "day": day, "reason": why});
    change.audit("organisation.rename", body.subject(), body.id(), &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        ..Written::default()
    })
}

/// The name that it has until the day: rosters may still use it.
fn remember_name(change: &Change, recorder: &mut Recorder, body: &Body, day: NaiveDate) {
    let earlier = former_name::Model {
        id: change.id(),
        organisation_id: None,
        party_organisation_id: None,
        name: body.name().to_owned(),
        name_key: String::new(),
        valid_to: day,
    };
    match body {
        Body::Firm(row) => recorder.make(
            row.id,
            former_name::Model {
                organisation_id: Some(row.id),
                name_key: row.name_key.clone(),
                ..earlier
            },
        ),
        Body::Party(row) => recorder.make(
            row.id,
            former_name::Model {
                party_organisation_id: Some(row.id),
                name_key: row.name_key.clone(),
                ..earlier
            },
        ),
    }
}
