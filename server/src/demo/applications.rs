//! The demo's applications: some of those who may apply have done so, one at each step of the way.
use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use sanyou_schema::domain::certification::ApplicationAction;
use sanyou_schema::domain::value::id::{AccountId, ApplicationId, UnitId};
use sanyou_schema::domain::value::{ApplicationState, Tier};
use sanyou_schema::entity::{account, application, application_event};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::people::Worker;
use crate::certification::{NewApplication, write_application};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::{main_post, posts_of};
use crate::training::completed_by;

use ApplicationAction as A;
use ApplicationState as S;

/// How far each application has come, and how many working weeks ago the last step was.
const WAYS: [(&[(A, S)], i64); 8] = [
    (&[], 1),
    (&[(A::Recommend, S::Recommended)], 2),
    (
        &[
            (A::Recommend, S::Recommended),
            (A::PassTownship, S::TownshipPassed),
        ],
        1,
    ),
    (
        &[
            (A::Recommend, S::Recommended),
            (A::PassTownship, S::TownshipPassed),
            (A::PassCounty, S::CountyPassed),
        ],
        1,
    ),
    (&[], 3),
    (&[(A::Return, S::Returned)], 2),
    (&[(A::Withdraw, S::Withdrawn)], 4),
    (&[(A::Recommend, S::Recommended), (A::Reject, S::Rejected)], 5),
];

/// So many at most in each township: half of the ways, the next has the other half.
const A_TOWNSHIP: usize = WAYS.len() / 2;

/// Makes the applications: of workers in post who completed a class and whom the scheme lets apply.
pub async fn make(change: &mut Change, workers: &[Worker], today: NaiveDate) -> Result<(), Problem> {
    let officials = Officials::load(change).await?;
    let mut made: usize = 0;
    let mut in_township: HashMap<UnitId, usize> = HashMap::new();
    for worker in workers
        .iter()
        .filter(|worker| !worker.left && !worker.is_demo_account)
    {
        let here = in_township.entry(worker.unit).or_default();
        if *here == A_TOWNSHIP {
            continue;
        }
        if completed_by(change.db(), worker.person, today).await?.is_empty() {
            continue;
        }
        let posts = posts_of(change.db(), worker.person).await?;
        let Some(post) = main_post(posts.iter(), today).cloned() else {
            continue;
        };
        let new = NewApplication {
            person: worker.person,
            tier: Tier::Junior,
            post,
            on_behalf: made % 5 == 3,
        };
        // whoever lacks something, or holds the tier, does not apply
        let Ok(id) = write_application(change, new).await else {
            continue;
        };
        let (way, weeks) = WAYS[made % WAYS.len()];
        walk(change, id, way, officials.of(worker.unit), weeks).await?;
        made += 1;
        *here += 1;
    }
    Ok(())
}

/// Who decides.
pub(super) struct Officials(Vec<account::Model>);

impl Officials {
    pub(super) async fn load(change: &Change) -> Result<Self, DbErr> {
        let rows = account::Entity::find()
            .filter(account::Column::Login.is_in(["county", "dongguan", "chengguan"]))
            .all(change.db())
            .await?;
        Ok(Self(rows))
    }

    /// The township's administrator where there is one in the demo, else the county's.
    pub(super) fn of(&self, unit: UnitId) -> Deciders {
        let county = self.0.iter().find(|row| row.login == "county");
        let township = self.0.iter().find(|row| row.home_unit_id == unit).or(county);
        Deciders {
            township: township.map(|row| row.id),
            county: county.map(|row| row.id),
        }
    }
}

/// Who did the steps of one application.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deciders {
    pub(super) township: Option<AccountId>,
    pub(super) county: Option<AccountId>,
}

/// Writes the steps as they were taken, the last so many weeks ago.
async fn walk(
    change: &Change,
    id: ApplicationId,
    way: &[(A, S)],
    deciders: Deciders,
    weeks: i64,
) -> Result<(), DbErr> {
    let last = change.at() - TimeDelta::weeks(weeks);
    let steps = i64::try_from(way.len()).unwrap_or_default();
    let submitted = last - TimeDelta::days(3 * steps);
    application_event::Entity::update_many()
        .col_expr(application_event::Column::At, submitted.into())
        .filter(application_event::Column::ApplicationId.eq(id))
        .exec(change.db())
        .await?;
    let mut state = S::Submitted;
    for (number, (action, next)) in (1..).zip(way) {
        let actor = match action {
            A::PassCounty => deciders.county,
            A::Withdraw => None,
            _ => deciders.township,
        };
        let row = application_event::ActiveModel {
            id: Set(change.id::<Uuid>()),
            application_id: Set(id),
            at: Set(submitted + TimeDelta::days(3 * number)),
            actor_id: Set(actor),
            on_behalf: Set(*action == A::Recommend),
            action: Set(action.code().to_owned()),
            state: Set(*next),
            reason: Set(match action {
                A::Return => Some("请补任职文件扫描件。".to_owned()),
                A::Reject => Some("任职时间与档案不一致，核实后再报。".to_owned()),
                _ => None,
            }),
        };
        application_event::Entity::insert(row).exec(change.db()).await?;
        state = *next;
    }
    let open = state.is_open();
    let mut moved = application::Entity::update_many()
        .col_expr(application::Column::State, state.into())
        .col_expr(application::Column::StateSince, last.into())
        .col_expr(application::Column::CreatedAt, submitted.into());
    if !open {
        moved = moved.col_expr(application::Column::OpenKey, None::<String>.into());
    }
    moved
        .filter(application::Column::Id.eq(id))
        .exec(change.db())
        .await?;
    Ok(())
}
