//! One person, as far as a scope reaches.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{ClassId, PersonId};
use sanyou_schema::entity::{enrolment, person, session};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
};

use super::posts::{PostView, in_scope, main_post, posts_of_people};
use super::present::survivor;
use crate::platform::actor::Scope;

/// How many values one query may ask for.
const PORTION: usize = 500;

/// Who a person is, as far as the asker may know.
#[derive(Debug, Clone)]
pub struct PersonHead {
    /// The person.
    pub id: PersonId,
    /// The whole name; masked where it is shown to 查阅.
    pub name: String,
    /// The last day that the asker may know of: today, or the last day in the asker's unit for whoever moved away.
    pub as_of: NaiveDate,
    /// The post of that day that the person is listed by; none for somebody without one.
    pub post: Option<PostView>,
}

/// The person, where the scope reaches them: by a post of the scope's day, a post that they held there once (then as
/// of its last day), a class whose teacher asks, or oneself.
pub async fn visible_person(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: PersonId,
) -> Result<Option<PersonHead>, DbErr> {
    let Some(row) = person_row(db, id).await? else {
        return Ok(None);
    };
    // whoever was merged is seen where the one is that they were found to be
    let whose = survivor(db, row.clone()).await?.id;
    let posts = posts_of_people(db, &[whose]).await?;
    let Some(as_of) = last_day_seen(db, scope, id, &posts).await? else {
        return Ok(None);
    };
    let within = posts.iter().filter(|post| in_scope(scope, post));
    let post = main_post(within, as_of).or_else(|| main_post(posts.iter(), as_of));
    Ok(Some(PersonHead {
        id,
        name: row.name,
        as_of,
        post: post.cloned(),
    }))
}

async fn last_day_seen(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: PersonId,
    posts: &[PostView],
) -> Result<Option<NaiveDate>, DbErr> {
    let seen = last_day_by_posts(scope, posts);
    let own = scope.person() == Some(id);
    if own || (seen != Some(scope.day) && trains(db, &scope.classes(), id).await?) {
        return Ok(Some(scope.day));
    }
    Ok(seen)
}

/// The last day, today at most, on which one of the posts lay in the scope.
fn last_day_by_posts(scope: &Scope, posts: &[PostView]) -> Option<NaiveDate> {
    let reached = posts
        .iter()
        .filter(|post| in_scope(scope, post) && post.valid_from <= scope.day);
    let last_day = |post: &PostView| match post.valid_to {
        Some(to) if to <= scope.day => to.pred_opt().unwrap_or(to),
        _ => scope.day,
    };
    reached.map(last_day).max()
}

/// Whether the person has a place in one of these classes.
async fn trains(db: &impl ConnectionTrait, classes: &[ClassId], id: PersonId) -> Result<bool, DbErr> {
    if classes.is_empty() {
        return Ok(false);
    }
    let sessions = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ClassId.is_in(classes.iter().copied()))
        .into_query();
    let places = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(id))
        .filter(enrolment::Column::SessionId.in_subquery(sessions))
        .count(db)
        .await?;
    Ok(places > 0)
}

/// The rows of these people.
pub async fn person_rows(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<person::Model>, DbErr> {
    let mut rows = Vec::new();
    for portion in ids.chunks(PORTION) {
        let found = person::Entity::find()
            .filter(person::Column::Id.is_in(portion.iter().copied()))
            .all(db)
            .await?;
        rows.extend(found);
    }
    Ok(rows)
}

/// The sealed ID numbers of these people, where they are known.
pub async fn sealed_numbers(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Vec<u8>>, DbErr> {
    let mut numbers = HashMap::new();
    for portion in ids.chunks(PORTION) {
        let found: Vec<(PersonId, Vec<u8>)> = person::Entity::find()
            .filter(person::Column::Id.is_in(portion.iter().copied()))
            .filter(person::Column::IdNumberEnc.is_not_null())
            .select_only()
            .columns([person::Column::Id, person::Column::IdNumberEnc])
            .into_tuple()
            .all(db)
            .await?;
        numbers.extend(found);
    }
    Ok(numbers)
}

/// Which of these keys of ID numbers are somebody's.
pub async fn known_numbers(db: &impl ConnectionTrait, keys: Vec<String>) -> Result<BTreeSet<String>, DbErr> {
    let mut known = BTreeSet::new();
    for portion in keys.chunks(PORTION) {
        let found = person::Entity::find()
            .filter(person::Column::IdNumberHash.is_in(portion.iter().cloned()))
            .all(db)
            .await?;
        known.extend(found.into_iter().filter_map(|row| row.id_number_hash));
    }
    Ok(known)
}

/// The row of a person, for whoever has checked [`visible_person`] or acts for the system.
pub async fn person_row(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id).one(db).await
}

/// The names and posts of a day of people whom the caller has found by its own scoped rows (a list of a session, the
/// applications that wait).
pub async fn heads(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, PersonHead>, DbErr> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let mut posts: HashMap<PersonId, Vec<PostView>> = HashMap::new();
    for post in posts_of_people(db, ids).await? {
        posts.entry(post.person_id).or_default().push(post);
    }
    let head = |row: person::Model| {
        let own = posts.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let head = PersonHead {
            id: row.id,
            name: row.name,
            as_of: day,
            post: main_post(own.iter(), day).cloned(),
        };
        (row.id, head)
    };
    Ok(rows.into_iter().map(head).collect())
}

/// All posts of a person, newest first, for whoever has checked [`visible_person`].
pub async fn posts_of(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<PostView>, DbErr> {
    posts_of_people(db, &[id]).await
}
