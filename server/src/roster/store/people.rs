//! Lists of people within a scope.
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::account::mask;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{Post, Role, Tier};
use sanyou_schema::entity::{
    appointment, certificate, credit_entry, enrolment, party_organisation, person, session, unit,
};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::posts::{PostView, in_scope, main_post, on_day, posts_of_people};
use crate::platform::actor::Scope;
use crate::platform::keys::Keys;

/// Which people are listed.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// Those with a post in this unit or below it, by its path in the territory tree.
    pub unit_path: Option<String>,
    /// Those with a post that counts as this role.
    pub role: Option<Role>,
    /// Those who hold this tier; `Some(None)`: those who hold none.
    #[expect(
        clippy::option_option,
        reason = "no filter, no tier, and a tier are three things"
    )]
    pub tier: Option<Option<Tier>>,
    /// What somebody typed into a search.
    pub typed: Option<String>,
    /// Whether numbers may be searched by: not for 查阅.
    pub by_numbers: bool,
}

/// What a list of people goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PersonSort {
    /// Pinyin initials.
    #[default]
    Name,
    /// The official order of units.
    Unit,
}

/// A person of a list.
#[derive(Debug, Clone)]
pub struct ListedPerson {
    /// The person.
    pub id: PersonId,
    /// The whole name.
    pub name: String,
    /// The post that they are listed by.
    pub post: Option<PostView>,
    /// The highest tier held.
    pub tier: Option<Tier>,
    /// First day that its certificate is no longer valid.
    pub certificate_to: Option<NaiveDate>,
    /// `138****2210`.
    pub phone_masked: Option<String>,
    /// The last four characters of the ID number.
    pub id_last4: Option<String>,
    /// Hours of the day's year, times 100.
    pub hours_hundredths: i64,
}

/// A page of people.
#[derive(Debug, Clone)]
pub struct PeoplePage {
    /// The people of this page.
    pub items: Vec<ListedPerson>,
    /// Whom the next page goes on behind.
    pub next: Option<PersonId>,
    /// How many there are in all.
    pub total: u64,
}

/// Which page of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page {
    /// What it goes by.
    pub sort: PersonSort,
    /// Backwards.
    pub descending: bool,
    /// The last person of the page before.
    pub after: Option<PersonId>,
    /// How many at most.
    pub limit: u64,
}

type Column = appointment::Column;

/// Units below (and at) a path.
pub fn units_below(path: &str) -> SelectStatement {
    Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .and_where(unit::Column::Path.starts_with(path))
        .to_owned()
}

/// Posts that a scope reaches; the same as [`in_scope`] says of one.
fn reached(scope: &Scope) -> Condition {
    let mut any = Condition::any().add(Expr::val(1).eq(0));
    for path in scope.territory_paths() {
        any = any.add(party_organisation::Column::TerritoryUnitId.in_subquery(units_below(path)));
    }
    for path in scope.line_paths() {
        any = any.add(party_organisation::Column::LineUnitId.in_subquery(units_below(path)));
    }
    let parties = scope.party_organisations();
    if !parties.is_empty() {
        any = any.add(party_organisation::Column::Id.is_in(parties));
    }
    if let Some(person) = scope.person() {
        any = any.add(Column::PersonId.eq(person));
    }
    let classes = scope.classes();
    if !classes.is_empty() {
        let trained = Query::select()
            .column((enrolment::Entity, enrolment::Column::PersonId))
            .from(enrolment::Entity)
            .inner_join(
                session::Entity,
                Expr::col((enrolment::Entity, enrolment::Column::SessionId))
                    .equals((session::Entity, session::Column::Id)),
            )
            .and_where(session::Column::ClassId.is_in(classes))
            .to_owned();
        any = any.add(Column::PersonId.in_subquery(trained));
    }
    any
}

fn posts_from(scope: &Scope, day: NaiveDate, filter: &PeopleFilter) -> SelectStatement {
    let mut posts = Query::select()
        .from(appointment::Entity)
        .inner_join(
            party_organisation::Entity,
            Expr::col((appointment::Entity, Column::ServiceOrgId))
                .equals((party_organisation::Entity, party_organisation::Column::Id)),
        )
        .cond_where(on_day(day))
        .cond_where(reached(scope))
        .to_owned();
    if let Some(path) = &filter.unit_path {
        posts.and_where(party_organisation::Column::TerritoryUnitId.in_subquery(units_below(path)));
    }
    if let Some(role) = filter.role {
        let counted = Post::ALL.iter().copied().filter(|post| post.role() == role);
        posts.and_where(Column::Post.is_in(counted));
    }
    posts
}

/// The ids of the people with a post of the day that the scope reaches and the filter keeps, as a subquery for other
/// features' conditions. Its tier and what was typed are conditions on the person: see [`list_people`].
pub fn people_ids(scope: &Scope, day: NaiveDate, filter: &PeopleFilter) -> SelectStatement {
    posts_from(scope, day, filter)
        .column((appointment::Entity, Column::PersonId))
        .to_owned()
}

fn holders_of(day: NaiveDate, tiers: impl IntoIterator<Item = Tier>) -> SelectStatement {
    Query::select()
        .column(certificate::Column::PersonId)
        .from(certificate::Entity)
        .cond_where(certificate::valid_on(day))
        .and_where(certificate::Column::Tier.is_in(tiers))
        .to_owned()
}

fn conditions(keys: &Keys, scope: &Scope, day: NaiveDate, filter: &PeopleFilter) -> Condition {
    let mut all = Condition::all().add(person::Column::Id.in_subquery(people_ids(scope, day, filter)));
    if let Some(wanted) = filter.tier {
        let above = Tier::ALL.iter().copied().filter(|tier| Some(*tier) > wanted);
        all = all.add(person::Column::Id.not_in_subquery(holders_of(day, above)));
        if let Some(tier) = wanted {
            all = all.add(person::Column::Id.in_subquery(holders_of(day, [tier])));
        }
    }
    if let Some(typed) = filter
        .typed
        .as_deref()
        .map(str::trim)
        .filter(|typed| !typed.is_empty())
    {
        all = all.add(means(keys, typed, filter.by_numbers));
    }
    all
}

/// Whom somebody means by what they typed: a name or a part of it, pinyin initials, a phone, the last four of the ID
/// number or all of it, a certificate's number.
fn means(keys: &Keys, typed: &str, by_numbers: bool) -> Condition {
    let compact: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let upper = compact.to_uppercase();
    let numbered = Query::select()
        .column(certificate::Column::PersonId)
        .from(certificate::Entity)
        .and_where(certificate::Column::Number.is_in([typed.to_owned(), typed.to_uppercase()]))
        .to_owned();
    let mut any = Condition::any()
        .add(person::Column::Name.contains(&compact))
        .add(person::Column::Id.in_subquery(numbered));
    if compact.chars().all(|c| c.is_ascii_alphabetic()) {
        any = any.add(person::Column::Initials.starts_with(compact.to_lowercase()));
    }
    let digits = upper.chars().filter(char::is_ascii_digit).count();
    let number_like = by_numbers && digits + 1 >= upper.chars().count();
    match upper.len() {
        4 if number_like => any
            .add(person::Column::IdLast4Hash.eq(keys.id_last4_hash(&upper)))
            .add(person::Column::PhoneLast4Hash.eq(keys.phone_last4_hash(&upper))),
        11 if number_like => any.add(person::Column::PhoneHash.eq(keys.phone_hash(&upper))),
        18 if number_like => any.add(person::Column::IdNumberHash.eq(keys.id_number_hash(&upper))),
        _ => any,
    }
}

/// What the list goes by, as an expression over the person.
fn sort_key(sort: PersonSort, scope: &Scope, day: NaiveDate, filter: &PeopleFilter) -> SimpleExpr {
    match sort {
        PersonSort::Name => Expr::col((person::Entity, person::Column::Initials)),
        PersonSort::Unit => {
            let mut first = posts_from(scope, day, filter);
            first
                .inner_join(
                    unit::Entity,
                    Expr::col((
                        party_organisation::Entity,
                        party_organisation::Column::TerritoryUnitId,
                    ))
                    .equals((unit::Entity, unit::Column::Id)),
                )
                .expr(Expr::col((unit::Entity, unit::Column::SortNo)).min())
                .and_where(
                    Expr::col((appointment::Entity, Column::PersonId))
                        .equals((person::Entity, person::Column::Id)),
                );
            SimpleExpr::SubQuery(None, Box::new(first.into()))
        }
    }
}

/// The people of a day whom the scope reaches and the filter keeps, a page of them.
pub async fn list_people(
    db: &impl ConnectionTrait,
    keys: &Keys,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
    page: Page,
) -> Result<PeoplePage, DbErr> {
    let wanted = person::Entity::find().filter(conditions(keys, scope, day, filter));
    let total = wanted.clone().count(db).await?;
    let rows = page_of(wanted, scope, day, filter, page).all(db).await?;
    shown(db, keys, scope, day, filter, page, rows, total).await
}

/// The rows of a page, and one more where another page follows.
fn page_of(
    wanted: Select<person::Entity>,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
    page: Page,
) -> Select<person::Entity> {
    let key = || sort_key(page.sort, scope, day, filter);
    let order = if page.descending {
        sea_orm::Order::Desc
    } else {
        sea_orm::Order::Asc
    };
    let mut select = wanted
        .order_by(key(), order.clone())
        .order_by(person::Column::Id, order)
        .limit(page.limit + 1);
    if let Some(last) = page.after {
        // the key of the person whom the page goes on behind, by the same expression
        let there = last_key(page.sort, scope, day, filter, last);
        let (behind, same) = if page.descending {
            (key().lt(there.clone()), person::Column::Id.lt(last))
        } else {
            (key().gt(there.clone()), person::Column::Id.gt(last))
        };
        let tie = Condition::all().add(key().eq(there)).add(same);
        select = select.filter(Condition::any().add(behind).add(tie));
    }
    select
}

#[expect(clippy::too_many_arguments, reason = "the second half of `list_people`")]
async fn shown(
    db: &impl ConnectionTrait,
    keys: &Keys,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
    page: Page,
    mut rows: Vec<person::Model>,
    total: u64,
) -> Result<PeoplePage, DbErr> {
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.id);
    Ok(PeoplePage {
        items: listed(db, keys, scope, day, filter, rows).await?,
        next,
        total,
    })
}

/// The sort key of one person: the same expression in a query of its own.
fn last_key(
    sort: PersonSort,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
    id: PersonId,
) -> SimpleExpr {
    let one = Query::select()
        .expr(sort_key(sort, scope, day, filter))
        .from(person::Entity)
        .and_where(Expr::col((person::Entity, person::Column::Id)).eq(id))
        .to_owned();
    SimpleExpr::SubQuery(None, Box::new(one.into()))
}

/// Whether the scope and the filter choose a post to list somebody by.
fn chosen(scope: &Scope, filter: &PeopleFilter, post: &PostView) -> bool {
    let here = filter
        .unit_path
        .as_deref()
        .is_none_or(|path| post.unit_path.starts_with(path));
    let counts = filter.role.is_none_or(|role| post.post.role() == role);
    in_scope(scope, post) && here && counts
}

/// The rows of these people, in the order of lists; whose they are was asked before.
pub async fn by_ids(db: &impl ConnectionTrait, ids: Vec<PersonId>) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .order_by_asc(person::Column::Initials)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await
}

/// These people as lists show them on a day, each by a post that the asker may know and the filter chooses.
pub async fn listed(
    db: &impl ConnectionTrait,
    keys: &Keys,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
    rows: Vec<person::Model>,
) -> Result<Vec<ListedPerson>, DbErr> {
    let ids: Vec<PersonId> = rows.iter().map(|row| row.id).collect();
    let posts = posts_of_people(db, &ids).await?;
    let tiers = tiers_on(db, &ids, day).await?;
    let hours = hours_of_year(db, &ids, day).await?;
    let item = |row: person::Model| {
        let own = || posts.iter().filter(|post| post.person_id == row.id);
        let post = main_post(own().filter(|post| chosen(scope, filter, post)), day)
            .or_else(|| main_post(own(), day));
        let held = tiers.get(&row.id);
        let open = |sealed: &Option<Vec<u8>>| {
            let opened = sealed.as_deref().map(|sealed| keys.open_text(sealed)).transpose();
            opened.map_err(|e| DbErr::Custom(e.to_string()))
        };
        let last4 = |number: String| {
            number
                .chars()
                .skip(number.chars().count().saturating_sub(4))
                .collect()
        };
        Ok(ListedPerson {
            id: row.id,
            post: post.cloned(),
            tier: held.map(|(tier, _)| *tier),
            certificate_to: held.map(|(_, to)| *to),
            phone_masked: open(&row.phone_enc)?.map(|phone| mask::phone(&phone)),
            id_last4: open(&row.id_number_enc)?.map(last4),
            hours_hundredths: hours.get(&row.id).copied().unwrap_or_default(),
            name: row.name,
        })
    };
    rows.into_iter().map(item).collect()
}

/// The highest tier that each holds on a day, with the end of its certificate; who holds none is not in it.
pub async fn tiers_on(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, (Tier, NaiveDate)>, DbErr> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::PersonId.is_in(ids.iter().copied()))
        .filter(certificate::valid_on(day))
        .all(db)
        .await?;
    let mut tiers: HashMap<PersonId, (Tier, NaiveDate)> = HashMap::new();
    for row in rows {
        let held = (row.tier, row.valid_to);
        let best = tiers.entry(row.person_id).or_insert(held);
        *best = held.max(*best);
    }
    Ok(tiers)
}

/// Hours of the day's year up to that day, times 100.
async fn hours_of_year(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, i64>, DbErr> {
    let first = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
    let sum = Expr::col(credit_entry::Column::Hundredths)
        .sum()
        .cast_as(Alias::new("bigint"));
    let rows: Vec<(PersonId, i64)> = credit_entry::Entity::find()
        .select_only()
        .column(credit_entry::Column::PersonId)
        .column_as(sum, "hundredths")
        .filter(credit_entry::Column::PersonId.is_in(ids.iter().copied()))
        .filter(credit_entry::Column::Day.gte(first))
        .filter(credit_entry::Column::Day.lte(day))
        .group_by(credit_entry::Column::PersonId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
