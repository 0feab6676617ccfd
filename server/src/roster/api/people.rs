//! `/people`: lists, search, and the full numbers of one person for a reason.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::domain::value::{Role, Tier};
use uuid::Uuid;

use super::hand::{Made, PersonBody};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::by_hand::people::add_person;
use crate::roster::action::reveal::{Revealed, reveal};
use crate::roster::store::people::{
    ListedPerson, Page, PeopleFilter, PersonSort, by_ids, list_people, listed,
};

/// A page holds so many people.
const PAGE: usize = 50;

/// A person of a list.
#[derive(Debug, Clone, Object)]
pub struct Person {
    /// Its id.
    pub id: Uuid,
    /// Name; masked for 查阅.
    pub name: String,
    /// The post's territory unit.
    pub unit: Option<Uuid>,
    /// Its official name.
    pub unit_name: Option<String>,
    /// Where the person serves.
    pub party_organisation: Option<String>,
    /// Code of the post.
    pub post: Option<String>,
    /// The post in Chinese.
    pub post_label: Option<String>,
    /// `full_time` or `part_time`.
    pub employment: Option<String>,
    /// First day in the post.
    pub post_since: Option<NaiveDate>,
    /// The highest tier held.
    pub tier: Option<String>,
    /// First day that its certificate is no longer valid.
    pub certificate_to: Option<NaiveDate>,
    /// `138****2210`
    pub phone_masked: Option<String>,
    /// Last four of the ID number.
    pub id_last4: Option<String>,
    /// Hours of the year so far.
    pub hours_this_year: String,
}

/// A page of people.
#[derive(Debug, Object)]
pub struct PersonList {
    /// The people of this page.
    pub items: Vec<Person>,
    /// Where the next page goes on; null on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

/// What a list goes by.
#[derive(Debug, Clone, Copy, Enum)]
pub enum SortParam {
    /// Pinyin.
    #[oai(rename = "name")]
    Name,
    /// Pinyin, backwards.
    #[oai(rename = "-name")]
    NameDown,
    /// Official order of units.
    #[oai(rename = "unit")]
    Unit,
    /// The same, backwards.
    #[oai(rename = "-unit")]
    UnitDown,
}

/// What somebody looks for.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SearchBody {
    /// Name, pinyin initials, phone, last four of the ID number or of the phone, certificate number.
    #[oai(validator(max_length = 100))]
    pub q: String,
    /// Within this unit.
    pub unit: Option<Uuid>,
    /// Where the page goes on.
    pub cursor: Option<String>,
}

/// Why full numbers are needed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct RevealBody {
    /// In a few words; it stands in the audit trail.
    #[oai(validator(max_length = 200))]
    pub reason: String,
}

/// Full numbers.
#[derive(Debug, Object)]
pub struct FullNumbers {
    /// ID number.
    pub id_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
}

/// People.
pub struct PeopleApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl PeopleApi {
    /// Who holds a post on a day, within the actor's scope
    ///
    /// `as_of` is today where left out. Problems: `role.missing` (403), `not_found` (404), `request.malformed` (400).
    #[oai(path = "/people", method = "get", operation_id = "list_people")]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn list_people(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
        role: Query<Option<String>>,
        tier: Query<Option<String>>,
        sort: Query<Option<SortParam>>,
        as_of: Query<Option<NaiveDate>>,
        cursor: Query<Option<String>>,
    ) -> Answer<Json<PersonList>> {
        let role: Option<Role> = parse(role.0.as_deref(), "role")?;
        let tier = match tier.0.as_deref() {
            Some("none") => Some(None),
            other => parse::<Tier>(other, "tier")?.map(Some),
        };
        let sort = match sort.0 {
            None | Some(SortParam::Name) => (PersonSort::Name, false),
            Some(SortParam::NameDown) => (PersonSort::Name, true),
            Some(SortParam::Unit) => (PersonSort::Unit, false),
            Some(SortParam::UnitDown) => (PersonSort::Unit, true),
        };
        let filter = PeopleFilter {
            role,
            tier,
            ..PeopleFilter::default()
        };
        let day = as_of.0.unwrap_or_else(|| platform.clock.today());
        list(
            &platform,
            &actor.0,
            day,
            unit.0,
            filter,
            sort,
            cursor.0.as_deref(),
        )
        .await
        .map(Json)
    }

    /// Adds a person with a post
    ///
    /// Whoever is known by the ID number and holds no post takes one up again; whoever holds one in another township is
    /// asked for with `ask_transfer`. Problems: `form.invalid` (422), `person.known` (409, with `person`),
    /// `person.elsewhere` (409, with `unit_name`), `person.same_name` (409, with `person`), `transfer.open` (409),
    /// `not_found` (404), `role.missing` (403).
    #[oai(path = "/people", method = "post", operation_id = "add_person")]
    async fn add_person(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<PersonBody>,
    ) -> Answer<Made> {
        let written = add_person(&platform, &actor.0, body.0.into()).await?;
        Ok(Made::Made(Json(written.into())))
    }

    /// Search: name, pinyin, phone, last four of the ID number, certificate number
    ///
    /// What was typed stands in the body, so that no address or log holds it. Problems: `role.missing` (403),
    /// `not_found` (404).
    #[oai(path = "/people/search", method = "post", operation_id = "search_people")]
    async fn search_people(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<SearchBody>,
    ) -> Answer<Json<PersonList>> {
        let SearchBody { q, unit, cursor } = body.0;
        let filter = PeopleFilter {
            typed: Some(q),
            ..PeopleFilter::default()
        };
        let sort = (PersonSort::Name, false);
        let day = platform.clock.today();
        list(&platform, &actor.0, day, unit, filter, sort, cursor.as_deref())
            .await
            .map(Json)
    }

    /// A person's full numbers, for a reason that the audit trail keeps
    ///
    /// Problems: `role.missing` (403), `person.moved_away` (403), `reason.missing` (422), `not_found` (404).
    #[oai(
        path = "/people/:person/reveal",
        method = "post",
        operation_id = "reveal_person"
    )]
    async fn reveal_person(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<RevealBody>,
    ) -> Answer<Json<FullNumbers>> {
        let Revealed {
            id_number,
            phone,
            email,
        } = reveal(&platform, &actor.0, PersonId(person.0), &body.0.reason).await?;
        Ok(Json(FullNumbers {
            id_number,
            phone,
            email,
        }))
    }
}

async fn list(
    platform: &Platform,
    actor: &Actor,
    day: NaiveDate,
    unit: Option<Uuid>,
    filter: PeopleFilter,
    (sort, descending): (PersonSort, bool),
    cursor: Option<&str>,
) -> Result<PersonList, Problem> {
    actor.require(Capability::Read)?;
    let db = platform.database.reader();
    let unit_path = match unit {
        None => None,
        Some(id) => {
            let path = crate::unit::path_of(db, UnitId(id))
                .await?
                .ok_or_else(|| Problem::not_found("个单位"))?;
            Some(path)
        }
    };
    let filter = PeopleFilter {
        unit_path,
        by_numbers: !actor.sees_masked(),
        ..filter
    };
    let after = parse::<Uuid>(cursor, "cursor")?.map(PersonId);
    let page = Page {
        sort,
        descending,
        after,
        limit: PAGE as u64,
    };
    let found = list_people(db, &platform.keys, &actor.scope, day, &filter, page).await?;
    Ok(PersonList {
        items: found.items.into_iter().map(|one| person(actor, one)).collect(),
        next: found.next.map(|id| id.to_string()),
        total: found.total,
    })
}

/// A page of people whom another feature has found within the actor's scope, by name.
pub async fn person_page(
    platform: &Platform,
    actor: &Actor,
    day: NaiveDate,
    ids: Vec<PersonId>,
    cursor: Option<&str>,
) -> Result<PersonList, Problem> {
    let db = platform.database.reader();
    let rows = by_ids(db, ids).await?;
    let total = rows.len();
    let begin = match parse::<Uuid>(cursor, "cursor")?.map(PersonId) {
        None => 0,
        Some(last) => rows
            .iter()
            .position(|row| row.id == last)
            .map_or(total, |place| place + 1),
    };
    let page: Vec<_> = rows.into_iter().skip(begin).take(PAGE).collect();
    let next = page
        .last()
        .filter(|_| begin + page.len() < total)
        .map(|row| row.id.to_string());
    let items = listed(
        db,
        &platform.keys,
        &actor.scope,
        day,
        &PeopleFilter::default(),
        page,
    )
    .await?;
    Ok(PersonList {
        items: items.into_iter().map(|one| person(actor, one)).collect(),
        next,
        total: u64::try_from(total).unwrap_or(u64::MAX),
    })
}

/// A person as this actor may see them: for 查阅 the name is masked and numbers are left out.
pub fn person(actor: &Actor, listed: ListedPerson) -> Person {
    let masked = actor.sees_masked();
    let post = listed.post;
    Person {
        id: listed.id.into(),
        name: if masked {
            mask::name(&listed.name)
        } else {
            listed.name
        },
        unit: post.as_ref().map(|post| post.unit_id.into()),
        unit_name: post.as_ref().map(|post| post.unit_name.clone()),
        party_organisation: post.as_ref().map(|post| post.party_organisation.clone()),
        post: post.as_ref().map(|post| post.post.code().to_owned()),
        post_label: post.as_ref().map(|post| post.post.label().to_owned()),
        employment: post
            .as_ref()
            .and_then(|post| post.employment)
            .map(|kind| kind.code().to_owned()),
        post_since: post.as_ref().map(|post| post.valid_from),
        tier: listed.tier.map(|tier| tier.code().to_owned()),
        certificate_to: listed.certificate_to,
        phone_masked: listed.phone_masked.filter(|_| !masked),
        id_last4: listed.id_last4.filter(|_| !masked),
        hours_this_year: rust_decimal::Decimal::new(listed.hours_hundredths, 2)
            .normalize()
            .to_string(),
    }
}

fn parse<T: std::str::FromStr>(text: Option<&str>, field: &str) -> Result<Option<T>, Problem> {
    let parsed = text.filter(|text| !text.is_empty()).map(str::parse).transpose();
    parsed.map_err(|_| Problem::bad_request(format!("参数 {field} 的值不认识。")))
}
