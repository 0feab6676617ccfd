//! What a person's eligibility is judged by.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::certification::{
    CertificateFact, ClassFact, ComingSession, CriterionKind, ExamFact, Facts, PostFact, YearHours,
};
use sanyou_schema::domain::credit::YearTotal;
use sanyou_schema::domain::value::id::{EnrolmentId, ExamId, PersonId, SessionId, VenueId};
use sanyou_schema::domain::value::{Days, EnrolmentState};
use sanyou_schema::entity::{exam, exam_result, person, session, training_class, venue};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::certificates::Held;
use super::schemes::SchemeVersion;
use crate::credit::year_totals;
use crate::roster::PostView;
use crate::training::{
    CompletedSession, PersonPlace, completed_of, open_sessions, passes, places_of, session_name,
};

/// Somebody who is judged, with what was read of them already.
#[derive(Debug)]
pub struct Subject {
    /// Who.
    pub person: person::Model,
    /// All posts, the newest first.
    pub posts: Vec<PostView>,
    /// All certificates, the newest first.
    pub held: Vec<Held>,
    /// The scheme that they are judged by.
    pub scheme: Option<SchemeVersion>,
}

/// All that is known of some people up to a day, as far as their schemes ask, in their order: as many queries for one as for
/// all of them, but for the units where they serve. Whether the caller may see them is the caller's matter.
pub async fn facts_of(
    db: &impl ConnectionTrait,
    subjects: &[Subject],
    day: NaiveDate,
) -> Result<Vec<Facts>, DbErr> {
    let people: Vec<PersonId> = subjects.iter().map(|one| one.person.id).collect();
    let places = places_of(db, &people).await?;
    let mut classes = completed_of(db, &places, day).await?;
    let mut exams = passed_exams(db, &places).await?;
    let years = subjects.iter().map(|one| years_asked(one.scheme.as_ref())).max();
    let totals = year_totals(db, &people, (day.year() - years.unwrap_or(0))..day.year(), day).await?;
    let coming = Coming::read(db, subjects, &places, day).await?;
    let facts = subjects.iter().map(|one| {
        let (id, posts) = (one.person.id, &one.posts);
        let certificates = one.held.iter().flat_map(|held| {
            let tier = held.certificate.tier;
            let days = held.certificate.valid_days();
            days.into_iter().map(move |days| CertificateFact { tier, days })
        });
        let class = |class: CompletedSession| ClassFact {
            kind: class.kind,
            title: class.name,
            on: class.completed_on,
        };
        let own = places.get(&id).map(Vec::as_slice).unwrap_or_default();
        Facts {
            political_status: one.person.political_status,
            party_join: one.person.party_join_date,
            posts: posts.iter().map(|post| PostFact { days: days(post) }).collect(),
            classes: classes.remove(&id).into_iter().flatten().map(class).collect(),
            exams: exams.remove(&id).unwrap_or_default(),
            certificates: certificates.collect(),
            hours: hours_of(&totals, id, years_asked(one.scheme.as_ref()), day),
            coming: coming.of(own, posts, day),
        }
    });
    Ok(facts.collect())
}

fn days(post: &PostView) -> Days {
    Days {
        from: post.valid_from,
        to: post.valid_to,
    }
}

/// The exams that people passed in the sessions that they had a place in.
async fn passed_exams(
    db: &impl ConnectionTrait,
    places: &HashMap<PersonId, Vec<PersonPlace>>,
) -> Result<HashMap<PersonId, Vec<ExamFact>>, DbErr> {
    let places: HashMap<EnrolmentId, &PersonPlace> = places
        .values()
        .flatten()
        .map(|place| (place.enrolment.id, place))
        .collect();
    let results = exam_result::Entity::find()
        .filter(exam_result::Column::EnrolmentId.is_in(places.keys().copied()))
        .all(db)
        .await?;
    let ids: HashSet<ExamId> = results.iter().map(|result| result.exam_id).collect();
    let exams = exam::Entity::find()
        .filter(exam::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let exams: HashMap<ExamId, exam::Model> = exams.into_iter().map(|row| (row.id, row)).collect();
    let mut passed: HashMap<PersonId, Vec<ExamFact>> = HashMap::new();
    for result in results {
        let found = exams.get(&result.exam_id).zip(places.get(&result.enrolment_id));
        if let Some((exam, place)) = found.filter(|(exam, _)| passes(exam, result.half_points)) {
            passed
                .entry(place.enrolment.person_id)
                .or_default()
                .push(ExamFact {
                    kind: place.class.kind.clone(),
                    title: place.name(),
                    on: exam.held_on,
                });
        }
    }
    Ok(passed)
}

/// Sessions that are not over, read once for all: those that are open to the units where people serve, and which of all
/// have an exam.
struct Coming {
    open: HashMap<String, Vec<(session::Model, training_class::Model)>>,
    with_exam: HashSet<SessionId>,
}

impl Coming {
    async fn read(
        db: &impl ConnectionTrait,
        subjects: &[Subject],
        places: &HashMap<PersonId, Vec<PersonPlace>>,
        day: NaiveDate,
    ) -> Result<Self, DbErr> {
        let posts = subjects.iter().flat_map(|one| &one.posts);
        let here = posts.filter(|post| days(post).contains(day));
        let paths: BTreeSet<&str> = here.map(|post| post.unit_path.as_str()).collect();
        let mut open = HashMap::new();
        for path in paths {
            open.insert(path.to_owned(), open_sessions(db, path, day).await?);
        }
        let own = places
            .values()
            .flatten()
            .filter(|place| place.session.last_day >= day);
        let ids: HashSet<SessionId> = open
            .values()
            .flatten()
            .map(|(row, _)| row.id)
            .chain(own.map(|place| place.session.id))
            .collect();
        let exams = exam::Entity::find()
            .filter(exam::Column::SessionId.is_in(ids))
            .all(db)
            .await?;
        Ok(Self {
            open,
            with_exam: exams.into_iter().map(|exam| exam.session_id).collect(),
        })
    }

    /// Those that somebody is in, and those that are open to where they serve.
    fn of(&self, own: &[PersonPlace], posts: &[PostView], day: NaiveDate) -> Vec<ComingSession> {
        let own = own
            .iter()
            .filter(|place| place.session.last_day >= day && is_in(place.enrolment.state))
            .map(|place| (&place.session, &place.class));
        let mut found: Vec<(&session::Model, &training_class::Model)> = own.collect();
        let here = posts.iter().filter(|post| days(post).contains(day));
        let paths: BTreeSet<&str> = here.map(|post| post.unit_path.as_str()).collect();
        for (row, class) in paths.into_iter().filter_map(|path| self.open.get(path)).flatten() {
            if found.iter().all(|(known, _)| known.id != row.id) {
                found.push((row, class));
            }
        }
        let coming = found.into_iter().map(|(row, class)| ComingSession {
            id: row.id,
            kind: class.kind.clone(),
            ends: row.last_day,
            exam: self.with_exam.contains(&row.id),
        });
        coming.collect()
    }
}

/// Whether somebody with a place in this state will take part.
fn is_in(state: EnrolmentState) -> bool {
    use EnrolmentState as E;
    matches!(
        state,
        E::Enrolled | E::Approved | E::AwaitingArrival | E::Arrived | E::InTraining
    )
}

/// The hours of the last full years toward each year's threshold.
fn hours_of(
    totals: &HashMap<(PersonId, i32), YearTotal>,
    person: PersonId,
    years: i32,
    day: NaiveDate,
) -> Vec<YearHours> {
    let asked = (day.year() - years)..day.year();
    let hours = asked.filter_map(|year| {
        let total = totals.get(&(person, year))?;
        Some(YearHours {
            year,
            hours: total.counting,
            required: total.required,
        })
    });
    hours.collect()
}

/// How many years of hours a scheme looks back on.
fn years_asked(scheme: Option<&SchemeVersion>) -> i32 {
    let criteria = scheme
        .into_iter()
        .flat_map(|version| &version.scheme.tiers)
        .flat_map(|tier| &tier.criteria);
    let years = criteria.filter_map(|criterion| match criterion.kind {
        CriterionKind::CreditHours { years, .. } => i32::try_from(years).ok(),
        _ => None,
    });
    years.max().unwrap_or(0)
}

/// A session as a criterion offers it.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Which.
    pub id: SessionId,
    /// 轮训第1期.
    pub name: String,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
}

/// Sessions with their names and places, for the criteria that they would meet.
pub async fn offers(db: &impl ConnectionTrait, ids: Vec<SessionId>) -> Result<Vec<Offer>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(ids))
        .order_by_asc(session::Column::FirstDay)
        .all(db)
        .await?;
    let classes = training_class::Entity::find()
        .filter(training_class::Column::Id.is_in(rows.iter().map(|row| row.class_id)))
        .all(db)
        .await?;
    let venues = venue::Entity::find()
        .filter(venue::Column::Id.is_in(rows.iter().filter_map(|row| row.venue_id)))
        .all(db)
        .await?;
    let venues: HashMap<VenueId, String> = venues.into_iter().map(|row| (row.id, row.name)).collect();
    let offers = rows.into_iter().filter_map(|row| {
        let class = classes.iter().find(|class| class.id == row.class_id)?;
        Some(Offer {
            id: row.id,
            name: session_name(&class.name, row.number),
            first_day: row.first_day,
            last_day: row.last_day,
            venue: row.venue_id.and_then(|id| venues.get(&id).cloned()),
        })
    });
    Ok(offers.collect())
}
