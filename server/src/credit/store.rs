//! The queries of hours, for whoever has found the person in scope.
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use sanyou_schema::domain::credit::{CreditEntry, ThresholdRule, YearTotal, year_total};
use sanyou_schema::domain::value::id::{PersonId, SessionId, SlotId};
use sanyou_schema::domain::value::{CreditHours, Days, HalfDay, Role};
use sanyou_schema::entity::{credit_entry, session, slot, training_class};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::roster::{PostView, posts_of, posts_of_people, posts_within};
use crate::training::{course_rows, session_name};

/// A person's hours of a year, with each line.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The totals, and what is asked.
    pub total: YearTotal,
    /// The lines, in order of time.
    pub lines: Vec<Line>,
}

/// One line of the ledger.
#[derive(Debug, Clone)]
pub struct Line {
    /// The entry.
    pub row: credit_entry::Model,
    /// Its hours.
    pub hours: CreditHours,
    /// `轮训第1期`, where a session gave them.
    pub session_name: Option<String>,
    /// The course, where it was done online.
    pub course_name: Option<String>,
}

/// The half-days and courses for which a person has hours.
pub async fn live_keys(db: &impl ConnectionTrait, person: PersonId) -> Result<HashSet<String>, DbErr> {
    let rows = credit_entry::Entity::find()
        .filter(credit_entry::Column::PersonId.eq(person))
        .filter(credit_entry::Column::LiveKey.is_not_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.live_key).collect())
}

/// A person's hours of a year up to a day. Asked is the highest threshold of the roles held in the year (domain.md 2.1).
pub async fn ledger(
    db: &impl ConnectionTrait,
    person: PersonId,
    year: i32,
    day: NaiveDate,
) -> Result<Ledger, DbErr> {
    let days = of_year(year, day);
    let rows = credit_entry::Entity::find()
        .filter(credit_entry::Column::PersonId.eq(person))
        .filter(credit_entry::Column::Day.gte(days.from))
        .filter(credit_entry::Column::Day.lt(of_year(year.saturating_add(1), day).from))
        .filter(credit_entry::Column::Day.lte(day))
        .order_by_asc(credit_entry::Column::Day)
        .order_by_asc(credit_entry::Column::Half)
        .order_by_asc(credit_entry::Column::Id)
        .all(db)
        .await?;
    let entries: Vec<CreditEntry> = rows.iter().map(entry).collect();
    let roles = roles_held(&posts_of(db, person).await?, days);
    let total = year_total(&ThresholdRule::default(), year, &entries, roles);
    let slots: Vec<SlotId> = rows.iter().filter_map(|row| row.slot_id).collect();
    let names = session_names(db, &slots).await?;
    let courses = course_rows(db, rows.iter().filter_map(|row| row.course_id)).await?;
    let lines = rows.into_iter().map(|row| Line {
        hours: entry(&row).hours,
        session_name: row.slot_id.and_then(|slot| names.get(&slot).cloned()),
        course_name: row
            .course_id
            .and_then(|id| courses.get(&id))
            .map(|course| course.name.clone()),
        row,
    });
    Ok(Ledger {
        total,
        lines: lines.collect(),
    })
}

/// The totals of these people for each of the years up to a day, as [`ledger`] has them.
pub async fn year_totals(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    years: Range<i32>,
    day: NaiveDate,
) -> Result<HashMap<(PersonId, i32), YearTotal>, DbErr> {
    let mut totals = HashMap::new();
    if years.is_empty() {
        return Ok(totals);
    }
    let (first, next) = (of_year(years.start, day).from, of_year(years.end, day).from);
    let rows = credit_entry::Entity::find()
        .filter(credit_entry::Column::PersonId.is_in(people.iter().copied()))
        .filter(credit_entry::Column::Day.gte(first))
        .filter(credit_entry::Column::Day.lt(next))
        .filter(credit_entry::Column::Day.lte(day))
        .all(db)
        .await?;
    let mut entries: HashMap<(PersonId, i32), Vec<CreditEntry>> = HashMap::new();
    for row in rows {
        let of_year = entries.entry((row.person_id, row.day.year())).or_default();
        of_year.push(entry(&row));
    }
    let mut posts: HashMap<PersonId, Vec<PostView>> = HashMap::new();
    for post in posts_of_people(db, people).await? {
        posts.entry(post.person_id).or_default().push(post);
    }
    for person in people {
        let posts = posts.get(person).map(Vec::as_slice).unwrap_or_default();
        for year in years.clone() {
            let of_year = entries.remove(&(*person, year)).unwrap_or_default();
            let roles = roles_held(posts, self::of_year(year, day));
            let total = year_total(&ThresholdRule::default(), year, &of_year, roles);
            totals.insert((*person, year), total);
        }
    }
    Ok(totals)
}

/// Of the people of a subquery those of whom hours are asked in a day's year, each with whether they have them by that
/// day, as [`ledger`] has it: two queries, however many people they are.
pub async fn hours_met(
    db: &impl ConnectionTrait,
    people: SelectStatement,
    day: NaiveDate,
) -> Result<HashMap<PersonId, bool>, DbErr> {
    let days = of_year(day.year(), day);
    let rows = credit_entry::Entity::find()
        .filter(credit_entry::Column::PersonId.in_subquery(people.clone()))
        .filter(credit_entry::Column::Day.between(days.from, day))
        .all(db)
        .await?;
    let mut entries: HashMap<PersonId, Vec<CreditEntry>> = HashMap::new();
    for row in rows {
        entries.entry(row.person_id).or_default().push(entry(&row));
    }
    let mut roles: HashMap<PersonId, Vec<Role>> = HashMap::new();
    for (person, post) in posts_within(db, people, days).await? {
        roles.entry(person).or_default().push(post.role());
    }
    let met = roles.into_iter().filter_map(|(person, roles)| {
        let own = entries.remove(&person).unwrap_or_default();
        let total = year_total(&ThresholdRule::default(), day.year(), &own, roles);
        Some((person, total.met()?))
    });
    Ok(met.collect())
}

/// The days of a year.
fn of_year(year: i32, day: NaiveDate) -> Days {
    Days {
        from: NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(day),
        to: Some(NaiveDate::from_ymd_opt(year.saturating_add(1), 1, 1).unwrap_or(day)),
    }
}

fn entry(row: &credit_entry::Model) -> CreditEntry {
    let hours = Decimal::new(i64::from(row.hundredths).abs(), 2);
    let hours = CreditHours::parse(hours).unwrap_or(CreditHours::ZERO);
    let half_days: BTreeSet<(NaiveDate, HalfDay)> =
        row.half.map(|half| (row.day, half)).into_iter().collect();
    CreditEntry {
        year: row.day.year(),
        kind: row.kind,
        source: row.source,
        hours: if row.hundredths < 0 {
            hours.reversed()
        } else {
            hours
        },
        half_days,
    }
}

fn roles_held(posts: &[PostView], year: Days) -> Vec<Role> {
    let held = |from, to| Days { from, to }.overlaps(year);
    posts
        .iter()
        .filter(|post| held(post.valid_from, post.valid_to))
        .map(|post| post.post.role())
        .collect()
}

async fn session_names(
    db: &impl ConnectionTrait,
    slots: &[SlotId],
) -> Result<HashMap<SlotId, String>, DbErr> {
    let slots = slot::Entity::find()
        .filter(slot::Column::Id.is_in(slots.iter().copied()))
        .all(db)
        .await?;
    let ids: HashSet<SessionId> = slots.iter().map(|slot| slot.session_id).collect();
    let sessions = session::Entity::find()
        .filter(session::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let classes: HashSet<_> = sessions.iter().map(|session| session.class_id).collect();
    let classes = training_class::Entity::find()
        .filter(training_class::Column::Id.is_in(classes))
        .all(db)
        .await?;
    let name = |slot: &slot::Model| {
        let session = sessions.iter().find(|session| session.id == slot.session_id)?;
        let class = classes.iter().find(|class| class.id == session.class_id)?;
        Some((slot.id, session_name(&class.name, session.number)))
    };
    Ok(slots.iter().filter_map(name).collect())
}
