//! Whom rows may mean, as whoever decides needs to see them.
use std::collections::{BTreeSet, HashMap};

use sanyou_schema::domain::account::mask;
use sanyou_schema::domain::roster::{Candidate, RowResult};
use sanyou_schema::domain::value::id::PersonId;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::store::person::person_rows;
use crate::roster::store::posts::{PostView, in_scope, main_post, posts_of_people};

/// Somebody whom a row may mean, with what tells them from others.
#[derive(Debug, Clone)]
pub struct Known {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The post of today that they are listed by.
    pub post: Option<PostView>,
    /// The month of birth, within the actor's scope.
    pub birth_month: Option<String>,
    /// The phone, masked, within the actor's scope.
    pub phone: Option<String>,
}

/// The candidates of these rows, by id.
pub async fn known_candidates(
    platform: &Platform,
    actor: &Actor,
    rows: &[&RowResult],
) -> Result<HashMap<PersonId, Known>, Problem> {
    let ids: BTreeSet<PersonId> = rows
        .iter()
        .flat_map(|row| &row.candidates)
        .filter_map(|candidate: &Candidate| candidate.person.parse().ok())
        .collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let (db, day) = (platform.database.reader(), actor.scope.day);
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let people = person_rows(db, &ids).await?;
    let posts = posts_of_people(db, &ids).await?;
    let mut known = HashMap::new();
    for row in people {
        let own = || posts.iter().filter(|post| post.person_id == row.id);
        // of somebody elsewhere no more is told than what the row itself says
        let near = own().any(|post| in_scope(&actor.scope, post));
        let sealed = row.phone_enc.as_deref().filter(|_| near);
        let phone = sealed.map(|sealed| platform.keys.open_text(sealed)).transpose()?;
        let birth = row.birth_date.filter(|_| near).map(|date| date.to_string());
        let one = Known {
            person: row.id,
            post: main_post(own(), day).cloned(),
            birth_month: birth.and_then(|date| date.get(..7).map(str::to_owned)),
            phone: phone.map(|phone| mask::phone(&phone)),
            name: row.name,
        };
        known.insert(one.person, one);
    }
    Ok(known)
}
