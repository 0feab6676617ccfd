//! Posts on a page: another one, one that is put right, one that ends (离任).
use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::roster::appointment::check_days;
use sanyou_schema::domain::roster::begin_of;
use sanyou_schema::domain::roster::by_hand::{Held, check_end, check_new_post, value};
use sanyou_schema::domain::value::id::{AppointmentId, PersonId};
use sanyou_schema::domain::value::{DatePrecision, Days, PartialDate, Post};
use sanyou_schema::entity::appointment;

use super::place::{employer, party};
use super::told::{PostTold, Told};
use super::{
    Open, Written, as_held, days_of, follow, odd, open_person, reason, record, refuse, writable_unit,
};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::fields::{post_values, set_post_value};
use crate::roster::store::by_hand::post_row;
use crate::roster::store::posts::PostView;

/// The row of a new post, checked beside the others that the person holds.
pub async fn new_post(
    change: &Change,
    recorder: &mut Recorder,
    person: PersonId,
    held: &[(String, Post, Days)],
    told: &PostTold,
) -> Result<appointment::Model, Problem> {
    let mut wrong = Vec::new();
    let mut read = |field: &str, text: &str| value(field, text).map_err(|one| wrong.push(one)).ok();
    let post: Option<Post> = read("post", &told.post).and_then(|code| code.parse().ok());
    let since = told.since.as_deref().filter(|text| !text.trim().is_empty());
    let since = since.and_then(|text| read("post_since", text));
    let since = since.and_then(|text| PartialDate::parse(&text).ok());
    let stated = |given: &Option<String>| given.clone().filter(|text| !text.trim().is_empty());
    let name = stated(&told.employer).and_then(|text| read("employer", &text));
    let mut values = Vec::new();
    for (field, text) in &told.values {
        if let Some(text) = stated(text).and_then(|text| read(field, &text)) {
            values.push((field.clone(), text));
        }
    }
    let begin = begin_of(since, change.today());
    let place = match party(change, recorder, told.unit, &told.party, &told.apart).await {
        Ok(place) => place,
        Err(problem) => return Err(problem.beside(wrong)),
    };
    if let Some(post) = post {
        let key = place.id.to_string();
        let new = Held {
            party: &key,
            post,
            days: Days::since(begin.day),
        };
        let found = check_new_post(&as_held(held), new, change.today());
        wrong.extend(found.into_iter().map(as_typed));
    }
    refuse(wrong)?;
    let mut row = appointment::Model {
        id: change.id(),
        person_id: person,
        service_org_id: place.id,
        membership_org_id: None,
        organisation_id: None,
        post: post.unwrap_or(Post::Officer),
        employment: None,
        administrative_post: None,
        source_unit: None,
        remark: None,
        valid_from: begin.day,
        from_precision: begin.precision,
        term_end: None,
        valid_to: None,
    };
    for (field, text) in &values {
        set_post_value(&mut row, field, text);
    }
    if let Some(name) = name {
        let found = employer(change, recorder, told.unit, place.id, &name, &told.apart);
        row.organisation_id = Some(found.await?);
    }
    Ok(row)
}

/// Rules name days of a post `from` and `to`; forms have other names for them.
fn as_typed(violation: Violation) -> Violation {
    match violation.field.as_deref() {
        Some("from") => violation.on("post_since"),
        Some("to") => violation.on("left_on"),
        _ => violation,
    }
}

/// One more post of a person.
///
/// Problems: as [`open_person`] and [`party`], `form.invalid` (422, among them `appointment.twice`).
pub async fn add_post(
    platform: &Platform,
    actor: &Actor,
    id: PersonId,
    told: PostTold,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let open = open_person(&change, actor, id).await?;
    writable_unit(change.db(), actor, told.unit).await?;
    let mut recorder = Recorder::new();
    recorder.label(id, &open.row.name);
    let row = new_post(&change, &mut recorder, id, &open.held(None), &told).await?;
    let (post, party) = (row.post, row.service_org_id);
    recorder.make(id, row);
    let title = format!("{}任{}", open.row.name, post.label());
    let set = record(&change, recorder, ChangeSet::by_hand(told.unit, title)).await?;
    follow(&mut change, id, &open.row.name).await?;
    let warnings = odd(change.db(), party, change.today()).await?;
    let detail = serde_json::json!({"post": post.label(), "since": told.since});
    change.audit("person.post", "person", id, &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(id),
        warnings,
        ..Written::default()
    })
}

/// A post whose person the actor may change, where the actor keeps the roster of its unit.
pub async fn open_post(
    change: &Change,
    actor: &Actor,
    id: AppointmentId,
) -> Result<(Open, PostView, appointment::Model), Problem> {
    let missing = || Problem::not_found("个职务");
    let row = post_row(change.db(), id).await?;
    let person = row.ok_or_else(missing)?.person_id;
    let open = match open_person(change, actor, person).await {
        // a post of somebody out of scope is not there
        Err(problem) if problem.code() == "not_found" => return Err(missing()),
        other => other?,
    };
    let view = open.posts.iter().find(|post| post.id == id).cloned();
    let view = view.ok_or_else(missing)?;
    writable_unit(change.db(), actor, view.unit_id)
        .await
        .map_err(|_| missing())?;
    let row = post_row(change.db(), id).await?;
    Ok((open, view, row.ok_or_else(missing)?))
}

/// Ends a post (离任) from a day on.
///
/// Problems: as [`open_post`], `reason.missing` (422), `form.invalid` (422).
pub async fn end_post(
    platform: &Platform,
    actor: &Actor,
    id: AppointmentId,
    day: NaiveDate,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (open, view, before) = open_post(&change, actor, id).await?;
    let why = reason(why)?;
    refuse(check_end(days_of(&view), day, change.today()))?;
    let after = appointment::Model {
        valid_to: Some(day),
        ..before.clone()
    };
    let mut recorder = Recorder::new();
    let person = open.row.id;
    recorder.label(person, &open.row.name);
    recorder.change(person, &before, after);
    let title = format!("{}离任{}", open.row.name, view.post.label());
    let set = record(&change, recorder, ChangeSet::by_hand(view.unit_id, title)).await?;
    follow(&mut change, person, &open.row.name).await?;
    let detail = serde_json::json!({
        "post": view.post.label(), "party_organisation": view.party_organisation, "day": day, "reason": why,
    });
    change.audit("person.leave", "person", person, &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(person),
        ..Written::default()
    })
}

/// Puts a post right. Of the names in `apart` it was said that they are another's than a known one that is called nearly
/// so.
///
/// Problems: as [`open_post`] and [`employer`], `reason.missing` (422), `form.invalid` (422).
pub async fn correct_post(
    platform: &Platform,
    actor: &Actor,
    id: AppointmentId,
    values: Vec<(String, Option<String>)>,
    apart: &[String],
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (open, view, before) = open_post(&change, actor, id).await?;
    let why = reason(why)?;
    let mut after = before.clone();
    let mut wrong = Vec::new();
    let mut recorder = Recorder::new();
    let mut told = Vec::new();
    let was = post_values(&before, None);
    for (field, text) in &values {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let read = match (field.as_str(), text) {
            ("employer", Some(name)) => {
                let id = employer(
                    &change,
                    &mut recorder,
                    view.unit_id,
                    view.party_organisation_id,
                    name,
                    apart,
                )
                .await?;
                after.organisation_id = Some(id);
                Ok(())
            }
            _ => put(&mut after, field, text),
        };
        wrong.extend(read.err());
        let stood = match field.as_str() {
            "employer" => view.organisation.clone(),
            "left_on" => view.valid_to.map(|day| day.to_string()),
            field => was.get(field).map(str::to_owned),
        };
        told.push(Told {
            field: field.clone(),
            before: stood,
            after: text.map(str::to_owned),
        });
    }
    wrong.extend(check_corrected(
        &open.held(Some(id)),
        &before,
        &after,
        change.today(),
    ));
    refuse(wrong)?;
    let person = open.row.id;
    recorder.label(person, &open.row.name);
    recorder.change(person, &before, after);
    let title = format!("更正{}的任职", open.row.name);
    let set = record(&change, recorder, ChangeSet::by_hand(view.unit_id, title)).await?;
    follow(&mut change, person, &open.row.name).await?;
    let warnings = odd(change.db(), view.party_organisation_id, change.today()).await?;
    change.audit(
        "person.update",
        "person",
        person,
        &serde_json::json!({"changes": told, "reason": why}),
    );
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(person),
        warnings,
        ..Written::default()
    })
}

/// What is wrong with a post as it was put right, beside the others that the person holds.
fn check_corrected(
    held: &[(String, Post, Days)],
    before: &appointment::Model,
    after: &appointment::Model,
    today: NaiveDate,
) -> Vec<Violation> {
    let days = Days {
        from: after.valid_from,
        to: after.valid_to,
    };
    let mut found = check_days(days, today);
    if days.to.is_some_and(|to| to > today) && days.to != before.valid_to {
        found.push(Violation::new("appointment.end_future", "离任日期晚于今天，请到那天再登记。").on("to"));
    }
    let key = after.service_org_id.to_string();
    let new = Held {
        party: &key,
        post: after.post,
        days,
    };
    // the days were looked at already
    let twice = check_new_post(&as_held(held), new, NaiveDate::MAX);
    found.extend(twice.into_iter().filter(|one| one.code == "appointment.twice"));
    found.into_iter().map(as_typed).collect()
}

/// Writes one value of a post as it was typed; nothing typed clears it.
fn put(row: &mut appointment::Model, field: &str, text: Option<&str>) -> Result<(), Violation> {
    let Some(text) = text else {
        match field {
            "employment" => row.employment = None,
            "term_end" => row.term_end = None,
            "administrative_post" => row.administrative_post = None,
            "source_unit" => row.source_unit = None,
            "remark" => row.remark = None,
            "employer" => row.organisation_id = None,
            "left_on" => row.valid_to = None,
            _ => return Err(Violation::new("person.value", "这一项不能空着。").on(field)),
        }
        return Ok(());
    };
    match field {
        "left_on" => {
            let day = text
                .parse()
                .map_err(|_| Violation::new("person.value", "请写成 2026-11-24 的样子。").on(field))?;
            row.valid_to = Some(day);
        }
        "post_since" => {
            let date = PartialDate::parse(&value(field, text)?).ok();
            let begin = begin_of(date, row.valid_from);
            if begin.precision != DatePrecision::Import {
                row.valid_from = begin.day;
                row.from_precision = begin.precision;
            }
        }
        _ => set_post_value(row, field, &value(field, text)?),
    }
    Ok(())
}
