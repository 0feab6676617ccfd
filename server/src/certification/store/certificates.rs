//! Certificates with their history.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::certification::{Certificate, PublicState, Status};
use sanyou_schema::domain::value::id::{CertificateId, PersonId};
use sanyou_schema::domain::value::{CertificateState, Days, Tier, UnitTree};
use sanyou_schema::entity::{application, certificate, certificate_event, unit};
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use crate::platform::actor::Scope;
use crate::roster::{PeopleFilter, people_ids, tiers_on};

/// Rows of a page.
pub const PAGE: u64 = 100;

/// A certificate with its history.
#[derive(Debug, Clone)]
pub struct Held {
    /// The row.
    pub row: certificate::Model,
    /// Its tier, days and events.
    pub certificate: Certificate,
}

impl Held {
    /// How it stands on a day; none before it was issued.
    pub fn status(&self, day: NaiveDate) -> Option<Status> {
        self.certificate.status(day)
    }

    /// How it stands on a day, as officials read it: the stored state, or `expired`, with its words and its day.
    pub fn state_on(&self, day: NaiveDate) -> (&'static str, &'static str, NaiveDate) {
        match self.status(day) {
            Some(status) if status.public == PublicState::Expired => {
                (status.public.code(), status.public.label(), status.since)
            }
            Some(status) => (status.stored.code(), status.stored.label(), status.since),
            None => (
                CertificateState::Valid.code(),
                CertificateState::Valid.label(),
                self.row.issued_on,
            ),
        }
    }

    /// The last day on which it is valid, as it is printed.
    pub fn last_day(&self) -> NaiveDate {
        self.row.valid_to.pred_opt().unwrap_or(self.row.valid_to)
    }
}

async fn with_history(db: &impl ConnectionTrait, rows: Vec<certificate::Model>) -> Result<Vec<Held>, DbErr> {
    let events = certificate_event::Entity::find()
        .filter(certificate_event::Column::CertificateId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(certificate_event::Column::Day)
        .order_by_asc(certificate_event::Column::At)
        .order_by_asc(certificate_event::Column::Id)
        .all(db)
        .await?;
    let mut history: HashMap<CertificateId, Vec<(NaiveDate, CertificateState)>> = HashMap::new();
    for event in events {
        history
            .entry(event.certificate_id)
            .or_default()
            .push((event.day, event.state));
    }
    let held = rows.into_iter().map(|row| Held {
        certificate: Certificate {
            tier: row.tier,
            days: Days::between(row.valid_from, row.valid_to),
            events: history.remove(&row.id).unwrap_or_default(),
        },
        row,
    });
    Ok(held.collect())
}

/// A person's certificates, newest first. Whether the caller may see the person is the caller's matter.
pub async fn certificates_of_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Vec<Held>, DbErr> {
    certificates_of(db, &[id]).await
}

/// The same of several people.
pub async fn certificates_of(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Held>, DbErr> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::PersonId.is_in(people.iter().copied()))
        .order_by_desc(certificate::Column::IssuedOn)
        .order_by_desc(certificate::Column::Id)
        .all(db)
        .await?;
    with_history(db, rows).await
}

/// The highest tier of which each of these people holds a valid certificate on a day, as the roster lists it.
pub async fn highest_valid_tier(
    db: &impl ConnectionTrait,
    persons: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, Tier>, DbErr> {
    let held = tiers_on(db, persons, day).await?;
    Ok(held
        .into_iter()
        .map(|(person, (tier, _))| (person, tier))
        .collect())
}

/// A certificate by what its QR code holds: open to everybody.
pub async fn by_public_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Held>, DbErr> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::PublicCode.eq(code))
        .one(db)
        .await?;
    Ok(with_history(db, row.into_iter().collect()).await?.pop())
}

/// A certificate by id, for whoever checks the scope by its person.
pub async fn by_id(db: &impl ConnectionTrait, id: CertificateId) -> Result<Option<Held>, DbErr> {
    let row = certificate::Entity::find_by_id(id).one(db).await?;
    Ok(with_history(db, row.into_iter().collect()).await?.pop())
}

/// The certificate that an application led to.
pub async fn of_application(
    db: &impl ConnectionTrait,
    id: sanyou_schema::domain::value::id::ApplicationId,
) -> Result<Option<CertificateId>, DbErr> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::ApplicationId.eq(id))
        .one(db)
        .await?;
    Ok(row.map(|row| row.id))
}

/// What a list of certificates is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct CertificateFilter {
    /// Holders with a post in this subtree.
    pub unit_path: Option<String>,
    /// How it stands today.
    pub state: Option<ListedState>,
    /// Only this tier.
    pub tier: Option<Tier>,
    /// Only what stands after this certificate.
    pub after: Option<CertificateId>,
}

/// How a certificate stands, as the list is narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedState {
    /// Its time is over, and nothing else ended it.
    Expired,
    /// In this state, within its time where that matters.
    Stored(CertificateState),
}

/// A page of the certificates of people whom the scope reaches, the newest first, and how many there are.
pub async fn page(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &CertificateFilter,
) -> Result<(Vec<Held>, u64), DbErr> {
    let mut wanted = certificate::Entity::find().filter(in_scope(scope));
    if let Some(path) = &filter.unit_path {
        let people = PeopleFilter {
            unit_path: Some(path.clone()),
            ..PeopleFilter::default()
        };
        let people = people_ids(scope, scope.day, &people);
        let handled = application_ids(&[path]);
        wanted = wanted.filter(
            Condition::any()
                .add(certificate::Column::PersonId.in_subquery(people))
                .add(certificate::Column::ApplicationId.in_subquery(handled)),
        );
    }
    if let Some(state) = filter.state {
        wanted = wanted.filter(standing(state, scope.day));
    }
    if let Some(tier) = filter.tier {
        wanted = wanted.filter(certificate::Column::Tier.eq(tier));
    }
    let total = wanted.clone().count(db).await?;
    if let Some(after) = filter.after {
        wanted = wanted.filter(certificate::Column::Id.lt(after));
    }
    let rows = wanted
        .order_by_desc(certificate::Column::Id)
        .limit(PAGE)
        .all(db)
        .await?;
    Ok((with_history(db, rows).await?, total))
}

/// Of people with a post that the scope reaches, and what came of applications that it handled.
fn in_scope(scope: &Scope) -> Condition {
    let people = people_ids(scope, scope.day, &PeopleFilter::default());
    let mut any = Condition::any()
        .add(certificate::Column::PersonId.in_subquery(people))
        .add(certificate::Column::ApplicationId.in_subquery(application_ids(&scope.territory_paths())));
    if let Some(own) = scope.person() {
        any = any.add(certificate::Column::PersonId.eq(own));
    }
    any
}

/// Applications handled below these paths; none for no path.
fn application_ids(paths: &[&str]) -> SelectStatement {
    let units = units_below(paths);
    application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::UnitId.in_subquery(units))
        .into_query()
}

/// The territory units at and below the paths; none for no path.
pub fn units_below(paths: &[&str]) -> SelectStatement {
    let below = paths
        .iter()
        .fold(Condition::any().add(Expr::val(1).eq(0)), |any, path| {
            any.add(unit::Column::Path.starts_with(*path))
        });
    unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::Tree.eq(UnitTree::Territory))
        .filter(below)
        .into_query()
}

fn standing(state: ListedState, day: NaiveDate) -> Condition {
    use CertificateState as S;
    let within = certificate::Column::ValidTo.gt(day);
    match state {
        ListedState::Expired => Condition::all()
            .add(certificate::Column::ValidTo.lte(day))
            .add(certificate::Column::State.is_in([S::Valid, S::ReviewDue, S::Rectifying, S::Suspended])),
        ListedState::Stored(state) => {
            let stored = Condition::all().add(certificate::Column::State.eq(state));
            if state.counts_as_valid() || state == S::Suspended {
                stored.add(within)
            } else {
                stored
            }
        }
    }
}
