//! Who would be told of an import, or was.
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{DeliveryState, ImportState};
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::guarded::summary_of;
use super::tell_people::{Listing, Why};
use crate::platform::Platform;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::content::{Gone, Told};
use crate::roster::store::desk;
use crate::roster::store::told::{
    ToldOf, count_mail, count_told, further_rows, later_ones, notices_of, rows_telling, rows_to_tell,
};

/// How many rows of the list come at once.
const PAGE: u64 = 100;

/// Who would be told, or was.
#[derive(Debug, Default)]
pub struct WhoIsTold {
    /// Whether somebody ticked it.
    pub tell: bool,
    /// Whether it is written.
    pub told: bool,
    /// How many people.
    pub total: u64,
    /// Of them by mail.
    pub mail: u64,
    /// How many for which reason, of who would be.
    pub whys: Vec<(Why, u64)>,
    /// A part of them.
    pub people: Vec<Listed>,
    /// What the next part goes on behind; none on the last.
    pub next: Option<Uuid>,
}

/// One of them.
#[derive(Debug)]
pub struct Listed {
    /// The person; none while the import has yet to make them.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// The first line.
    pub title: String,
    /// The text.
    pub body: String,
    /// Whether it goes by mail.
    pub by_mail: bool,
    /// How far it has come, once it is told.
    pub state: Option<DeliveryState>,
    /// When it was told.
    pub at: Option<DateTime<Utc>>,
}

/// Who would be told of an import, behind where a page ended; once it is written, who was. It costs the people told:
/// what they are counted by stands in the summary, and a page opens the rows of its people alone.
pub async fn who_is_told(
    platform: &Platform,
    import: &roster_import::Model,
    after: Option<Uuid>,
) -> Result<WhoIsTold, Problem> {
    match import.state {
        ImportState::Applied | ImportState::Undone | ImportState::PartlyUndone => {
            was_told(platform, import, after).await
        }
        _ => would_be_told(platform, import, after).await,
    }
}

async fn would_be_told(
    platform: &Platform,
    import: &roster_import::Model,
    after: Option<Uuid>,
) -> Result<WhoIsTold, Problem> {
    let (db, keys) = (platform.database.reader(), &platform.keys);
    let summary = summary_of(keys, import)?;
    let leaving = Leaving::of(db, keys, import, summary.missing).await?;
    let mut listing = Listing::new(import);
    let next = page(db, keys, import, after, &mut listing).await?;
    let alone = leaving.alone();
    for (gone, day) in &leaving.gone {
        // who is told of a row as well is told all at once; the others come last
        if listing.has(gone.person) || (next.is_none() && alone.contains(&gone.person)) {
            listing.leaves(gone.person, &gone.name, gone.unit, &gone.party_organisation, *day);
        }
    }
    let people = listing.people;
    let ids: Vec<PersonId> = people.iter().filter_map(|one| one.person).collect();
    let mails = crate::account::emails_of(db, keys, &ids).await?;
    let alone: Vec<PersonId> = alone.into_iter().collect();
    Ok(WhoIsTold {
        tell: import.tell,
        told: false,
        total: summary.told.people + alone.len() as u64,
        mail: count_mail(db, import.id, &alone).await?,
        whys: whys(&summary.told, leaving.people().len() as u64),
        next,
        people: people
            .into_iter()
            .map(|one| Listed {
                person: one.person,
                title: one.title(),
                body: one.body(),
                by_mail: one.person.is_some_and(|id| mails.contains_key(&id)),
                name: one.name,
                state: None,
                at: None,
            })
            .collect(),
    })
}

/// The people whom the next rows tell first, with all that their rows say; the row that the next page goes on behind.
async fn page(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: &roster_import::Model,
    mut after: Option<Uuid>,
    listing: &mut Listing,
) -> Result<Option<Uuid>, Problem> {
    loop {
        let mut rows = rows_to_tell(db, keys, import.id, after, PAGE).await?;
        let full = rows.len() as u64 == PAGE;
        after = rows.last().map(|row| row.id).filter(|_| full);
        let later = later_ones(db, import.id, &rows).await?;
        rows.retain(|row| !later.contains(&row.id));
        listing.add_all(db, &rows).await?;
        listing
            .add_all(db, &further_rows(db, keys, import.id, &rows).await?)
            .await?;
        if after.is_none() || !listing.people.is_empty() {
            return Ok(after);
        }
    }
}

/// Who leaves a post by what was said of the missing.
struct Leaving {
    /// With the first day without the post; somebody may leave two.
    gone: Vec<(Gone, NaiveDate)>,
    /// Those of them whom a row tells something, too.
    in_rows: BTreeSet<PersonId>,
}

impl Leaving {
    async fn of(
        db: &impl ConnectionTrait,
        keys: &Keys,
        import: &roster_import::Model,
        missing: Vec<Gone>,
    ) -> Result<Self, Problem> {
        let left = desk::left(&desk::missing_of(db, import.id).await?);
        let day = |gone: Gone| left.get(&gone.person).map(|day| (gone, *day));
        let gone: Vec<_> = missing.into_iter().filter_map(day).collect();
        let mut listing = Listing::new(import);
        if !gone.is_empty() {
            let ids: Vec<PersonId> = gone.iter().map(|(gone, _)| gone.person).collect();
            listing
                .add_all(db, &rows_telling(db, keys, import.id, &ids).await?)
                .await?;
        }
        let in_rows = listing.people.iter().filter_map(|one| one.person).collect();
        Ok(Self { gone, in_rows })
    }

    fn people(&self) -> BTreeSet<PersonId> {
        self.gone.iter().map(|(gone, _)| gone.person).collect()
    }

    /// Those whom no row tells.
    fn alone(&self) -> BTreeSet<PersonId> {
        self.people().difference(&self.in_rows).copied().collect()
    }
}

/// How many for which reason, those who leave among them.
fn whys(told: &Told, leave: u64) -> Vec<(Why, u64)> {
    let count = |why: Why| match why {
        Why::Left => leave,
        why => told.whys.get(why.code()).copied().unwrap_or(0),
    };
    let all = Why::ALL.into_iter().map(|why| (why, count(why)));
    all.filter(|(_, people)| *people > 0).collect()
}

async fn was_told(
    platform: &Platform,
    import: &roster_import::Model,
    after: Option<Uuid>,
) -> Result<WhoIsTold, Problem> {
    let db = platform.database.reader();
    let (total, mail) = count_told(db, import.id).await?;
    let mut people = Vec::new();
    let told = notices_of(db, import.id, after, PAGE).await?;
    let full = told.len() as u64 == PAGE;
    let next = told.last().map(|told| told.notice.id.into()).filter(|_| full);
    for told in told {
        let ToldOf {
            notice,
            name,
            delivery,
        } = told;
        people.push(Listed {
            person: notice.person_id,
            name,
            body: platform.keys.open_text(&notice.body_enc)?,
            title: notice.title,
            by_mail: delivery.as_ref().is_some_and(|way| way.address_enc.is_some()),
            state: delivery.map(|way| way.state),
            at: Some(notice.created_at),
        });
    }
    Ok(WhoIsTold {
        tell: import.tell,
        told: true,
        total,
        mail,
        whys: Vec::new(),
        next,
        people,
    })
}
