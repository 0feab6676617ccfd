//! K4, 持证率: persons whose highest valid certificate is of a tier, of those in post (domain.md 8.2).
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::report::{InPost, K4Row, k4};
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::domain::value::{Role, Tier};
use sea_orm::{ConnectionTrait, DbErr};

use super::store;
use crate::certification::highest_valid_tier;
use crate::platform::actor::Scope;
use crate::roster::PeopleFilter;
use crate::unit::NamedUnit;

/// What a figure is broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Not at all.
    #[default]
    Nothing,
    /// Townships and the zone, in official order.
    Unit,
    /// Secretary, instructor, full-time, committee.
    Role,
}

/// One group of K4.
#[derive(Debug, Clone)]
pub struct Group {
    /// The unit or the role by its code; none for the whole.
    pub key: Option<String>,
    /// The unit to which the list behind the figure is narrowed.
    pub unit: Option<UnitId>,
    /// The role to which it is narrowed.
    pub role: Option<Role>,
    /// The figures.
    pub row: K4Row,
}

/// K4 of a scope on a day, within a unit's subtree: the whole first, each person once; then the groups.
///
/// Costs a query a group.
pub async fn certified(
    db: &impl ConnectionTrait,
    scope: &Scope,
    day: NaiveDate,
    within: Option<&NamedUnit>,
    by: By,
    townships: &[NamedUnit],
) -> Result<Vec<Group>, DbErr> {
    let whole = PeopleFilter {
        unit_path: within.map(|unit| unit.row.path.clone()),
        ..PeopleFilter::default()
    };
    let everyone = store::people_in_post(db, scope, day, &whole).await?;
    let tiers = highest_valid_tier(db, &everyone, day).await?;
    let unit = within.map(|unit| unit.row.id);
    let mut groups = vec![Group {
        key: None,
        unit,
        role: None,
        row: count(&everyone, &tiers),
    }];
    match by {
        By::Nothing => {}
        By::Unit => {
            let inside = |unit: &&NamedUnit| {
                whole
                    .unit_path
                    .as_deref()
                    .is_none_or(|path| unit.row.path.starts_with(path))
            };
            for township in townships.iter().filter(inside) {
                let filter = PeopleFilter {
                    unit_path: Some(township.row.path.clone()),
                    ..PeopleFilter::default()
                };
                let people = store::people_in_post(db, scope, day, &filter).await?;
                let (key, unit) = (Some(township.row.id.to_string()), Some(township.row.id));
                groups.push(Group {
                    key,
                    unit,
                    role: None,
                    row: count(&people, &tiers),
                });
            }
        }
        By::Role => {
            for role in Role::ALL {
                let filter = PeopleFilter {
                    role: Some(*role),
                    ..whole.clone()
                };
                let people = store::people_in_post(db, scope, day, &filter).await?;
                let key = Some(role.code().to_owned());
                groups.push(Group {
                    key,
                    unit,
                    role: Some(*role),
                    row: count(&people, &tiers),
                });
            }
        }
    }
    Ok(groups)
}

fn count(people: &[PersonId], tiers: &HashMap<PersonId, Tier>) -> K4Row {
    k4(people.iter().map(|person| InPost {
        person: *person,
        group: (),
        tier: tiers.get(person).copied(),
    }))
    .distinct
}
