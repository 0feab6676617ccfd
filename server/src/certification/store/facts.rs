//! What a person's eligibility is judged by.
use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::certification::{
    CertificateFact, ClassFact, ComingSession, CriterionKind, ExamFact, Facts, PostFact, Scheme, YearHours,
};
use sanyou_schema::domain::value::id::{PersonId, SessionId, VenueId};
use sanyou_schema::domain::value::{Days, EnrolmentState};
use sanyou_schema::entity::{exam, exam_result, person, session, training_class, venue};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::certificates::Held;
use crate::credit::ledger;
use crate::roster::PostView;
use crate::training::{PersonSession, completed_by, open_sessions, passes, session_name, sessions_of};

/// All that is known of a person up to a day, as far as a scheme asks. Whether the caller may see the person is the caller's matter.
pub async fn facts_of(
    db: &impl ConnectionTrait,
    person: &person::Model,
    posts: &[PostView],
    held: &[Held],
    scheme: Option<&Scheme>,
    day: NaiveDate,
) -> Result<Facts, DbErr> {
    let own = sessions_of(db, person.id).await?;
    let classes = completed_by(db, person.id, day).await?;
    let days = |post: &PostView| Days {
        from: post.valid_from,
        to: post.valid_to,
    };
    let certificates = held.iter().flat_map(|held| {
        let tier = held.certificate.tier;
        let days = held.certificate.valid_days();
        days.into_iter().map(move |days| CertificateFact { tier, days })
    });
    let here = posts.iter().filter(|post| days(post).contains(day));
    let paths: HashSet<&str> = here.map(|post| post.unit_path.as_str()).collect();
    Ok(Facts {
        political_status: person.political_status,
        party_join: person.party_join_date,
        posts: posts.iter().map(|post| PostFact { days: days(post) }).collect(),
        classes: classes
            .into_iter()
            .map(|class| ClassFact {
                kind: class.kind,
                title: class.name,
                on: class.completed_on,
            })
            .collect(),
        exams: passed_exams(db, &own).await?,
        certificates: certificates.collect(),
        hours: hours_of(db, person.id, years_asked(scheme), day).await?,
        coming: coming(db, &own, paths.into_iter().collect(), day).await?,
    })
}

/// The exams that the person passed in the sessions that they had a place in.
async fn passed_exams(db: &impl ConnectionTrait, own: &[PersonSession]) -> Result<Vec<ExamFact>, DbErr> {
    let results = exam_result::Entity::find()
        .filter(exam_result::Column::EnrolmentId.is_in(own.iter().map(|place| place.enrolment.id)))
        .all(db)
        .await?;
    let exams = exam::Entity::find()
        .filter(exam::Column::Id.is_in(results.iter().map(|result| result.exam_id)))
        .all(db)
        .await?;
    let fact = |result: &exam_result::Model| {
        let exam = exams.iter().find(|exam| exam.id == result.exam_id)?;
        let place = own
            .iter()
            .find(|place| place.enrolment.id == result.enrolment_id)?;
        passes(exam, result.half_points).then(|| ExamFact {
            kind: place.class.kind,
            title: place.name(),
            on: exam.held_on,
        })
    };
    Ok(results.iter().filter_map(fact).collect())
}

/// Sessions that are not over: open ones of the person's units and above, and those that they are in.
async fn coming(
    db: &impl ConnectionTrait,
    own: &[PersonSession],
    paths: Vec<&str>,
    day: NaiveDate,
) -> Result<Vec<ComingSession>, DbErr> {
    let mut found: Vec<(session::Model, training_class::Model)> = own
        .iter()
        .filter(|place| place.session.last_day >= day && is_in(place.enrolment.state))
        .map(|place| (place.session.clone(), place.class.clone()))
        .collect();
    for path in paths {
        for (row, class) in open_sessions(db, path, day).await? {
            if found.iter().all(|(known, _)| known.id != row.id) {
                found.push((row, class));
            }
        }
    }
    let exams = exam::Entity::find()
        .filter(exam::Column::SessionId.is_in(found.iter().map(|(row, _)| row.id)))
        .all(db)
        .await?;
    let with_exam: HashSet<SessionId> = exams.into_iter().map(|exam| exam.session_id).collect();
    let coming = found.into_iter().map(|(row, class)| ComingSession {
        id: row.id,
        kind: class.kind,
        ends: row.last_day,
        exam: with_exam.contains(&row.id),
    });
    Ok(coming.collect())
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
async fn hours_of(
    db: &impl ConnectionTrait,
    person: PersonId,
    years: i32,
    day: NaiveDate,
) -> Result<Vec<YearHours>, DbErr> {
    let mut hours = Vec::new();
    for year in (day.year() - years)..day.year() {
        let total = ledger(db, person, year, day).await?.total;
        hours.push(YearHours {
            year,
            hours: total.counting,
            required: total.required,
        });
    }
    Ok(hours)
}

/// How many years of hours a scheme looks back on.
fn years_asked(scheme: Option<&Scheme>) -> i32 {
    let criteria = scheme
        .into_iter()
        .flat_map(|scheme| &scheme.tiers)
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
