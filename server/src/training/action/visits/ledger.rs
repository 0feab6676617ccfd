//! The visits of a venue by month: how many were booked and came, and who, as page and as workbook.
use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::visit::VisitState;
use sanyou_schema::domain::value::id::{ServiceId, VenueId};
use sanyou_schema::entity::visit;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::documents::paper::{Page, Paper, Table};
use crate::platform::documents::{Form, made};
use crate::platform::problem::Problem;
use crate::training::action::make_papers::Made;
use crate::training::store::visits::{SeenVenue, service_rows, visible_venue, visits_between};

/// What a month had.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VisitsOfMonth {
    /// Its number, 1 to 12.
    pub month: u32,
    /// Visits that were booked and not cancelled.
    pub booked: u32,
    /// Visits that came.
    pub came: u32,
    /// Visits that did not.
    pub missed: u32,
    /// Visits that were cancelled.
    pub cancelled: u32,
    /// People who came.
    pub people: u32,
    /// Party organisations of ours that came, each once.
    pub parties: u32,
}

/// Which visits of a year.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice {
    /// Of this month.
    pub month: Option<u32>,
    /// In this state.
    pub state: Option<VisitState>,
    /// Those alone that were not cancelled.
    pub held: bool,
    /// Up to this day.
    pub until: Option<NaiveDate>,
}

/// A year of a venue.
pub struct VisitsOfYear {
    /// The venue.
    pub venue: SeenVenue,
    /// The year.
    pub year: i32,
    /// Its visits as far as the actor sees who comes, in order of time.
    pub visits: Vec<visit::Model>,
    /// What each is for.
    pub services: HashMap<ServiceId, String>,
}

/// Reads a year. Problems: `visit.year` (422), `not_found` (404), `role.missing` (403).
pub async fn year_of(
    platform: &Platform,
    actor: &Actor,
    id: VenueId,
    year: i32,
) -> Result<VisitsOfYear, Problem> {
    actor.require(Capability::Read)?;
    let db = platform.database.reader();
    let venue = visible_venue(db, &actor.scope, id)
        .await?
        .ok_or_else(|| Problem::not_found("个地点"))?;
    let first = |year| {
        let known = (2000..2200).contains(&year).then_some(year);
        known.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1))
    };
    let Some((from, to)) = first(year).zip(NaiveDate::from_ymd_opt(year.saturating_add(1), 1, 1)) else {
        return Err(Problem::field("visit.year", "year", "年份不对，请重新选择。"));
    };
    let mut visits = visits_between(db, id, from, to).await?;
    visits.retain(|row| venue.names(row));
    let ids: BTreeSet<ServiceId> = visits.iter().map(|row| row.service_id).collect();
    let services = service_rows(db, ids.into_iter().collect()).await?;
    Ok(VisitsOfYear {
        venue,
        year,
        visits,
        services: services.into_iter().map(|row| (row.id, row.name)).collect(),
    })
}

impl VisitsOfYear {
    /// What each month had that had any, the first first.
    pub fn months(&self) -> Vec<VisitsOfMonth> {
        let all =
            (1..=12).map(|month| of_month(month, self.visits.iter().filter(|row| row.day.month() == month)));
        all.filter(|month| month.booked + month.cancelled > 0).collect()
    }

    /// The visits that were chosen, in order of time.
    pub fn chosen(&self, choice: Choice) -> Vec<&visit::Model> {
        let fits = |row: &&visit::Model| {
            choice.month.is_none_or(|month| row.day.month() == month)
                && choice.state.is_none_or(|state| row.state == state)
                && (!choice.held || row.state.holds())
                && choice.until.is_none_or(|day| row.day <= day)
        };
        self.visits.iter().filter(fits).collect()
    }

    /// What a visit is for.
    pub fn service(&self, row: &visit::Model) -> &str {
        self.services.get(&row.service_id).map_or("", String::as_str)
    }
}

fn of_month<'a>(month: u32, rows: impl Iterator<Item = &'a visit::Model>) -> VisitsOfMonth {
    let mut found = VisitsOfMonth {
        month,
        ..VisitsOfMonth::default()
    };
    let mut parties = BTreeSet::new();
    for row in rows {
        match row.state {
            VisitState::Cancelled => {
                found.cancelled += 1;
                continue;
            }
            VisitState::Missed => found.missed += 1,
            VisitState::Booked => {}
            VisitState::Came => {
                found.came += 1;
                found.people += row.came.and_then(|came| u32::try_from(came).ok()).unwrap_or(0);
                parties.extend(row.party_organisation_id);
            }
        }
        found.booked += 1;
    }
    found.parties = u32::try_from(parties.len()).unwrap_or(u32::MAX);
    found
}

/// The chosen visits as a workbook; no telephone numbers are in it.
pub async fn visits_file(platform: &Platform, year: &VisitsOfYear, choice: Choice) -> Result<Made, Problem> {
    let columns = [
        ("序号", 3),
        ("日期", 7),
        ("时间", 7),
        ("服务项目", 10),
        ("来访单位或个人", 16),
        ("预约人数", 4),
        ("实到人数", 4),
        ("情况", 4),
        ("备注", 12),
    ];
    let rows = year.chosen(choice).into_iter().enumerate().map(|(at, row)| {
        vec![
            (at + 1).to_string(),
            row.day.to_string(),
            format!("{}–{}", row.starts, row.ends),
            year.service(row).to_owned(),
            row.visitor.clone(),
            row.people.to_string(),
            row.came.map_or_else(|| "—".to_owned(), |came| came.to_string()),
            row.state.label().to_owned(),
            row.note.clone().unwrap_or_default(),
        ]
    });
    let when = choice
        .month
        .map_or_else(String::new, |month| format!("{month}月"));
    let name = format!("{}{}年{when}来访登记", year.venue.row.name, year.year);
    let table = Table::new(name.clone(), &columns, rows.collect());
    let paper = Paper {
        blocks: vec![table.counting(&["预约人数", "实到人数"]).into()],
        name,
        page: Page::Wide,
    };
    Ok(Made {
        name: format!("{}.xlsx", paper.name),
        media_type: Form::Xlsx.media_type(),
        bytes: made(platform, &paper, Form::Xlsx).await?,
    })
}
