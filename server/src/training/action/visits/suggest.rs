//! Who may be calling: names to choose from while one types.
use std::collections::BTreeSet;

use sanyou_schema::domain::value::id::VenueId;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::visits::{organisations_like, visible_venue, visitors_like};

/// So many names are suggested.
const SHOWN: usize = 10;

/// Names that whoever calls may bear, those that came before first; each once.
pub async fn suggestions(
    platform: &Platform,
    actor: &Actor,
    id: VenueId,
    text: &str,
) -> Result<Vec<String>, Problem> {
    let db = platform.database.reader();
    let seen = visible_venue(db, &actor.scope, id)
        .await?
        .ok_or_else(|| Problem::not_found("个地点"))?;
    let text = text.trim();
    let mut names = visitors_like(db, &seen, text).await?;
    if !text.is_empty() {
        let (parties, firms) = organisations_like(db, &seen, text).await?;
        names.extend(parties.into_iter().map(|row| row.name));
        names.extend(firms.into_iter().map(|row| row.name));
        let units = crate::unit::named_units(db, platform.clock.today()).await?;
        let fits = |name: &String| name.contains(text);
        names.extend(units.into_iter().map(|unit| unit.name).filter(fits));
    }
    let mut seen_names = BTreeSet::new();
    names.retain(|name| seen_names.insert(name.clone()));
    names.truncate(SHOWN);
    Ok(names)
}
