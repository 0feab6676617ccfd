//! An organisation that becomes part of another, and one that ends, with the posts and the coverage there.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::roster::by_hand::check_change;
use sanyou_schema::domain::value::id::{ChangeSetId, OrganisationId, PartyOrganisationId, PersonId};
use sanyou_schema::entity::{appointment, coverage, person};
use sea_orm::DbErr;

use super::super::{Written, above_both, follow, odd, reason, record, refuse};
use super::{Body, BodyId, open};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::store::bodies;

/// Makes it part of another from a day on: posts and coverage go on there.
///
/// Problems: as [`open`], `reason.missing` (422), `form.invalid` (422), `organisation.into` (422).
pub async fn merge(
    platform: &Platform,
    actor: &Actor,
    id: BodyId,
    into: BodyId,
    day: NaiveDate,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let body = open(&change, actor, id).await?;
    let target = open(&change, actor, into).await?;
    let why = reason(why)?;
    let fits = id != into && body.subject() == target.subject() && target.days().to.is_none();
    if !fits {
        let message = "请选另一个现有的组织；已撤销的不能并入。";
        return Err(Problem::field("organisation.into", "into", message));
    }
    let mut wrong = check_change(body.days(), day, change.today());
    wrong.extend(check_change(target.days(), day, change.today()));
    refuse(wrong)?;
    let mut recorder = Recorder::new();
    recorder.label_body(&target);
    body.write(&mut recorder, |after| after.end(day, Some(&target)));
    let people = move_posts(&change, &mut recorder, &body, &target, day).await?;
    move_coverage(&change, &mut recorder, &body, &target, day).await?;
    let whose = above_both(change.db(), body.unit(), target.unit()).await?;
    let title = format!("{}并入{}", body.name(), target.name());
    let set = record(&change, recorder, ChangeSet::by_hand(whose, title)).await?;
    after(&mut change, &people).await?;
    let warnings = match &target {
        Body::Party(row) => odd(change.db(), row.id, change.today()).await?,
        Body::Firm(_) => Vec::new(),
    };
    let detail =
        serde_json::json!({"into": target.name(), "day": day, "people": people.len(), "reason": why});
    change.audit("organisation.merge", body.subject(), body.id(), &detail);
    change.commit().await?;
    Ok(done(set, warnings))
}

fn done(change_set: Option<ChangeSetId>, warnings: Vec<String>) -> Written {
    Written {
        change_set,
        warnings,
        ..Written::default()
    }
}

impl Recorder {
    fn label_body(&mut self, body: &Body) {
        match body {
            Body::Firm(row) => self.label(row.id, &row.name),
            Body::Party(row) => self.label(row.id, &row.name),
        }
    }
}

async fn names(change: &Change, posts: &[appointment::Model]) -> Result<Vec<person::Model>, DbErr> {
    bodies::people_by_id(change.db(), posts.iter().map(|post| post.person_id)).await
}

/// Posts go on at the other one from the day; a person who holds the same post there already keeps that one alone.
async fn move_posts(
    change: &Change,
    recorder: &mut Recorder,
    body: &Body,
    target: &Body,
    day: NaiveDate,
) -> Result<BTreeSet<PersonId>, Problem> {
    let posts = body.posts(change.db(), day).await?;
    for row in names(change, &posts).await? {
        recorder.label(row.id, &row.name);
    }
    let there = target.posts(change.db(), day).await?;
    let mut people = BTreeSet::new();
    for post in posts {
        people.insert(post.person_id);
        let (Body::Party(_), Body::Party(into)) = (body, target) else {
            if let Body::Firm(into) = target {
                let after = appointment::Model {
                    organisation_id: Some(into.id),
                    ..post.clone()
                };
                recorder.change(post.person_id, &post, after);
            }
            continue;
        };
        let held = there
            .iter()
            .any(|other| other.person_id == post.person_id && other.post == post.post);
        if post.valid_from >= day {
            // it began there on that very day
            let after = appointment::Model {
                service_org_id: into.id,
                ..post.clone()
            };
            recorder.change(post.person_id, &post, after);
            continue;
        }
        let ended = appointment::Model {
            valid_to: Some(day),
            ..post.clone()
        };
        recorder.change(post.person_id, &post, ended);
        if !held {
            let goes_on = appointment::Model {
                id: change.id(),
                service_org_id: into.id,
                valid_from: day,
                from_precision: sanyou_schema::domain::value::DatePrecision::Day,
                ..post
            };
            recorder.make(goes_on.person_id, goes_on);
        }
    }
    Ok(people)
}

async fn move_coverage(
    change: &Change,
    recorder: &mut Recorder,
    body: &Body,
    target: &Body,
    day: NaiveDate,
) -> Result<(), Problem> {
    let mut there: BTreeSet<(OrganisationId, PartyOrganisationId)> = target
        .covered(change.db())
        .await?
        .into_iter()
        .map(|row| (row.organisation_id, row.party_organisation_id))
        .collect();
    for row in end_coverage(change, recorder, body, day).await? {
        let (of, by) = match target {
            Body::Firm(into) => (into.id, row.party_organisation_id),
            Body::Party(into) => (row.organisation_id, into.id),
        };
        if there.insert((of, by)) {
            let goes_on = coverage::Model {
                id: change.id(),
                organisation_id: of,
                party_organisation_id: by,
                valid_from: day,
                valid_to: None,
            };
            recorder.make(of, goes_on);
        }
    }
    Ok(())
}

async fn end_coverage(
    change: &Change,
    recorder: &mut Recorder,
    body: &Body,
    day: NaiveDate,
) -> Result<Vec<coverage::Model>, Problem> {
    let covered = body.covered(change.db()).await?;
    let firms = covered.iter().map(|row| row.organisation_id);
    let firms = bodies::firms_by_id(change.db(), firms).await?;
    for firm in &firms {
        recorder.label(firm.id, &firm.name);
    }
    for row in &covered {
        let ended = coverage::Model {
            // what began later never was
            valid_to: Some(day.max(row.valid_from)),
            ..row.clone()
        };
        recorder.change(row.organisation_id, row, ended);
    }
    Ok(covered)
}

/// Ends it from a day on, with the posts that are held there.
///
/// Problems: as [`open`], `reason.missing` (422), `form.invalid` (422), `organisation.later_posts` (409).
pub async fn close(
    platform: &Platform,
    actor: &Actor,
    id: BodyId,
    day: NaiveDate,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let body = open(&change, actor, id).await?;
    let why = reason(why)?;
    refuse(check_change(body.days(), day, change.today()))?;
    let posts = body.posts(change.db(), day).await?;
    let people = names(&change, &posts).await?;
    let later: Vec<&str> = people
        .iter()
        .filter(|row| {
            posts
                .iter()
                .any(|post| post.person_id == row.id && post.valid_from >= day)
        })
        .map(|row| row.name.as_str())
        .collect();
    if !later.is_empty() {
        let detail = format!(
            "{}在这一天或之后才任职，请先核对任职日期，或改撤销日期。",
            later.join("、")
        );
        return Err(Problem::conflict("organisation.later_posts", detail));
    }
    let mut recorder = Recorder::new();
    body.write(&mut recorder, |after| after.end(day, None));
    for row in &people {
        recorder.label(row.id, &row.name);
    }
    for post in &posts {
        let ended = appointment::Model {
            valid_to: Some(day),
            ..post.clone()
        };
        recorder.change(post.person_id, post, ended);
    }
    end_coverage(&change, &mut recorder, &body, day).await?;
    let title = format!("撤销{}", body.name());
    let set = record(&change, recorder, ChangeSet::by_hand(body.unit(), title)).await?;
    let people: Vec<PersonId> = people.into_iter().map(|row| row.id).collect();
    after(&mut change, &people.iter().copied().collect()).await?;
    let detail = serde_json::json!({"day": day, "people": people.len(), "reason": why});
    change.audit("organisation.close", body.subject(), body.id(), &detail);
    change.commit().await?;
    Ok(done(set, Vec::new()))
}

/// The accounts of people whose posts went on elsewhere follow them.
async fn after(change: &mut Change, people: &BTreeSet<PersonId>) -> Result<(), Problem> {
    for row in bodies::people_by_id(change.db(), people.iter().copied()).await? {
        follow(change, row.id, &row.name).await?;
    }
    Ok(())
}
