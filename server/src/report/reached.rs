//! K7, 学时达标率, and K14, 轮训覆盖率: how many of those in post reached what is asked of each in a year (domain.md 8.2). A
//! figure and its names are the same query.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use sanyou_schema::domain::report::Ratio;
use sanyou_schema::domain::value::id::PersonId;
use sea_orm::{ConnectionTrait, DbErr};

use super::store;
use crate::credit::hours_met;
use crate::platform::actor::Scope;
use crate::roster::{PeopleFilter, people_ids};
use crate::training::came_to_rotation;

/// What is asked of each in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// K7: the hours of one's own roles.
    Hours,
    /// K14: to come to a class of the yearly round.
    Rotation,
}

impl Aim {
    /// The aim of a figure.
    pub fn by_code(code: &str) -> Option<Self> {
        [Self::Hours, Self::Rotation]
            .into_iter()
            .find(|aim| aim.code() == code)
    }

    /// The code of its figure.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hours => "K7",
            Self::Rotation => "K14",
        }
    }
}

/// Of whom it is asked, each once, and whether they reached it.
#[derive(Debug, Clone)]
pub struct Reached(BTreeMap<PersonId, bool>);

impl Reached {
    /// n of N.
    pub fn ratio(&self) -> Ratio {
        Ratio::new(count(self.people(Some(true)).count()), count(self.0.len()))
    }

    /// Those who did or did not; all of whom it is asked where neither is wanted.
    pub fn people(&self, reached: Option<bool>) -> impl Iterator<Item = PersonId> {
        let wanted = move |(_, did): &(&PersonId, &bool)| reached.is_none_or(|reached| reached == **did);
        self.0.iter().filter(wanted).map(|(person, _)| *person)
    }
}

/// Who of those in post on a day reached an aim of the day's year by then. The queries don't grow with the people.
pub async fn reached(
    db: &impl ConnectionTrait,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
    aim: Aim,
) -> Result<Reached, DbErr> {
    let reached = match aim {
        Aim::Hours => hours_met(db, people_ids(scope, day, filter), day)
            .await?
            .into_iter()
            .collect(),
        Aim::Rotation => {
            let came = came_to_rotation(db, day).await?;
            let everyone = store::people_in_post(db, scope, day, filter).await?;
            everyone
                .into_iter()
                .map(|person| (person, came.contains(&person)))
                .collect()
        }
    };
    Ok(Reached(reached))
}

fn count(people: usize) -> u64 {
    u64::try_from(people).unwrap_or(u64::MAX)
}
