//! Who might be put on a session's list.
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use poem_openapi::Object;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{PersonId, SessionId, UnitId};
use sanyou_schema::entity::set_aside;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::{ListedPerson, Page, PeopleFilter, list_people};
use crate::training::action::person_clash::person_clashes;
use crate::training::store::set_aside::set_aside_for;
use crate::training::store::{enrolments, sessions};

/// Somebody who might be put on the list.
#[derive(Debug, Object)]
pub struct Candidate {
    /// The person.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// The township.
    pub unit_name: Option<String>,
    /// Where they serve.
    pub party_organisation: Option<String>,
    /// The post.
    pub post: Option<String>,
    /// Full or part time.
    pub employment: Option<String>,
    /// In this post since.
    pub post_since: Option<NaiveDate>,
    /// The tier held.
    pub tier: Option<String>,
    /// Hours of this year.
    pub hours_this_year: f64,
    /// Why they might go: no class this year, hours lacking.
    pub reason: Option<String>,
    /// Why they cannot: another session on the same half-day.
    pub clash: Option<String>,
}

/// A page of candidates.
#[derive(Debug, Object)]
pub struct CandidateList {
    /// By name.
    pub items: Vec<Candidate>,
    /// What to ask the next page with; none at the end.
    pub next: Option<String>,
    /// How many in all, those on the list already included.
    pub total: u64,
}

/// So many people stand on a page.
const PAGE: u64 = 50;

/// What is asked.
pub struct Asked {
    /// With a post in this unit or below it.
    pub unit: Option<Uuid>,
    /// A code of `Role`.
    pub role: Option<String>,
    /// A code of `Tier`, or `none`.
    pub tier: Option<String>,
    /// What was typed into the search.
    pub typed: Option<String>,
    /// The last person of the page before.
    pub cursor: Option<String>,
}

/// A page of candidates: people within the actor's scope, those on the list marked as such.
pub async fn list(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    asked: Asked,
) -> Result<CandidateList, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let page = Page {
        after: after(asked.cursor.as_deref())?,
        limit: PAGE,
        ..Page::default()
    };
    let filter = filter(platform, asked).await?;
    let day = actor.scope.day;
    let people = list_people(db, &platform.keys, &actor.scope, day, &filter, page).await?;
    let named: Vec<_> = people
        .items
        .iter()
        .map(|one| (one.id, one.name.clone()))
        .collect();
    let slots = sessions::slots_of(db, vec![id]).await?;
    let clashes = person_clashes(db, &seen, &slots, &named).await?;
    let aside = set_aside_for(db, &seen.row).await?;
    let standing = enrolments::of_people_in(db, named.iter().map(|(id, _)| *id).collect(), vec![id]).await?;
    let trained: HashSet<PersonId> =
        enrolments::trained_in(db, named.iter().map(|(id, _)| *id).collect(), day.year()).await?;
    let item = |one: ListedPerson| {
        let on_list = standing.iter().find(|row| row.person_id == one.id);
        let against = match on_list {
            Some(row) => Some(format!("已在名单上（{}）", row.state.label())),
            None => clashes
                .get(&one.id)
                .map(|clash| clash.violation().message)
                .or_else(|| aside.get(&one.id).map(not_named)),
        };
        candidate(one, against, &trained, day.year())
    };
    Ok(CandidateList {
        next: people.next.map(|id| id.to_string()),
        total: people.total,
        items: people.items.into_iter().map(item).collect(),
    })
}

/// `说了不报：3月出差（到3月31日）`.
fn not_named(row: &set_aside::Model) -> String {
    let why = row
        .reason
        .as_deref()
        .map(|reason| format!("：{reason}"))
        .unwrap_or_default();
    let until = row.until.map(|day| day.format("（到%-m月%-d日）").to_string());
    format!("说了不报{why}{}", until.unwrap_or_default())
}

fn candidate(
    one: ListedPerson,
    against: Option<String>,
    trained: &HashSet<PersonId>,
    year: i32,
) -> Candidate {
    let post = one.post.as_ref();
    let reason = match post {
        _ if trained.contains(&one.id) => None,
        Some(post) if post.valid_from.year() == year => Some("今年新任，还没有参加过培训".to_owned()),
        _ => Some("今年还没有参加过培训".to_owned()),
    };
    Candidate {
        id: one.id.into(),
        name: one.name,
        unit_name: post.map(|post| post.unit_name.clone()),
        party_organisation: post.map(|post| post.party_organisation.clone()),
        post: post.map(|post| post.post.code().to_owned()),
        employment: post
            .and_then(|post| post.employment)
            .map(|employment| employment.code().to_owned()),
        post_since: post.map(|post| post.valid_from),
        tier: one.tier.map(|tier| tier.code().to_owned()),
        hours_this_year: hundredths(one.hours_hundredths),
        reason,
        clash: against,
    }
}

/// Hours from their hundredths; a person's year is far from where this loses anything.
fn hundredths(count: i64) -> f64 {
    f64::from(i32::try_from(count).unwrap_or(i32::MAX)) / 100.0
}

fn after(cursor: Option<&str>) -> Result<Option<PersonId>, Problem> {
    let text = cursor.filter(|text| !text.is_empty());
    text.map(str::parse)
        .transpose()
        .map_err(|_| Problem::field("request.cursor", "cursor", "翻页的标记不对，请从第一页重新看。"))
}

async fn filter(platform: &Platform, asked: Asked) -> Result<PeopleFilter, Problem> {
    let unknown = |field: &'static str| {
        move |_| Problem::field("request.filter", field, "没有这个筛选条件，请重新选择。")
    };
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let unit_path = match asked.unit {
        Some(id) => {
            let path = crate::unit::path_of(platform.database.reader(), UnitId(id)).await?;
            Some(path.ok_or_else(|| Problem::not_found("个单位"))?)
        }
        None => None,
    };
    let tier = match given(asked.tier).as_deref() {
        None => None,
        Some("none") => Some(None),
        Some(code) => Some(Some(code.parse().map_err(unknown("tier"))?)),
    };
    let role = given(asked.role).map(|code| code.parse()).transpose();
    Ok(PeopleFilter {
        unit_path,
        role: role.map_err(unknown("role"))?,
        tier,
        typed: given(asked.typed),
        // a name goes into the address here, so a number must not
        by_numbers: false,
    })
}
