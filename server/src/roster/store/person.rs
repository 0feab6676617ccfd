//! One person, as far as a scope reaches.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{ClassId, PersonId};
use sanyou_schema::entity::{enrolment, person, session};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

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
    Ok(visible_people(db, scope, &[id]).await?.remove(&id))
}

/// Those of these people whom the scope reaches, as [`visible_person`]; the queries don't grow with them.
pub async fn visible_people(
    db: &impl ConnectionTrait,
    scope: &Scope,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, PersonHead>, DbErr> {
    let mut known: Vec<(PersonId, String, PersonId)> = Vec::with_capacity(ids.len());
    for row in person_rows(db, ids).await? {
        // whoever was merged is seen where the one is that they were found to be
        let (id, name) = (row.id, row.name.clone());
        known.push((id, name, survivor(db, row).await?.id));
    }
    let whose: Vec<PersonId> = known.iter().map(|(.., whose)| *whose).collect();
    let mut posts: HashMap<PersonId, Vec<PostView>> = HashMap::new();
    for portion in whose.chunks(PORTION) {
        for post in posts_of_people(db, portion).await? {
            posts.entry(post.person_id).or_default().push(post);
        }
    }
    let trained = trained(db, &scope.classes(), ids).await?;
    let head = |(id, name, whose): (PersonId, String, PersonId)| {
        let posts = posts.get(&whose).map(Vec::as_slice).unwrap_or_default();
        let own = scope.person() == Some(id) || trained.contains(&id);
        let as_of = match last_day_by_posts(scope, posts) {
            _ if own => scope.day,
            seen => seen?,
        };
        let within = posts.iter().filter(|post| in_scope(scope, post));
        let post = main_post(within, as_of).or_else(|| main_post(posts.iter(), as_of));
        let post = post.cloned();
        Some((
            id,
            PersonHead {
                id,
                name,
                as_of,
                post,
            },
        ))
    };
    Ok(known.into_iter().filter_map(head).collect())
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

/// Which of these people have a place in one of these classes.
async fn trained(
    db: &impl ConnectionTrait,
    classes: &[ClassId],
    ids: &[PersonId],
) -> Result<HashSet<PersonId>, DbErr> {
    let mut found = HashSet::new();
    if classes.is_empty() {
        return Ok(found);
    }
    for portion in ids.chunks(PORTION) {
        let sessions = session::Entity::find()
            .select_only()
            .column(session::Column::Id)
            .filter(session::Column::ClassId.is_in(classes.iter().copied()))
            .into_query();
        let placed: Vec<PersonId> = enrolment::Entity::find()
            .select_only()
            .column(enrolment::Column::PersonId)
            .filter(enrolment::Column::PersonId.is_in(portion.iter().copied()))
            .filter(enrolment::Column::SessionId.in_subquery(sessions))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(placed);
    }
    Ok(found)
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
