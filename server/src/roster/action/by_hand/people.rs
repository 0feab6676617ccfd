//! Persons on a page: one who is added with a post, values that are put right.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::roster::by_hand::{past, value};
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{IdNumber, PartialDate};
use sanyou_schema::entity::{person, unit};
use sea_orm::ConnectionTrait;

use super::post::new_post;
use super::told::{PersonTold, Told};
use super::transfer::ask_for;
use super::{Written, follow, odd, open_person, reason, record, refuse, writable_unit};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::fields::{
    blank_person, clear_person_value, person_values, set_id_number, set_person_value,
};
use crate::roster::store::by_hand;
use crate::roster::store::person::visible_person;
use crate::roster::store::posts::{holds_on, main_post, posts_of_people};
use crate::roster::store::present::survivor;

/// Writes values as they were typed; all that is wrong with them.
fn put(
    row: &mut person::Model,
    keys: &Keys,
    values: &[(String, Option<String>)],
    today: chrono::NaiveDate,
) -> Vec<Violation> {
    let mut wrong = Vec::new();
    for (field, text) in values {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let Some(text) = text else {
            if !clear_person_value(row, field) {
                wrong.push(Violation::new("person.value", "这一项不能空着。").on(field));
            }
            continue;
        };
        match value(field, text) {
            Err(violation) => wrong.push(violation),
            Ok(text) if field == "id_number" => {
                if let Ok(number) = IdNumber::parse(&text) {
                    set_id_number(row, keys, &number);
                }
            }
            Ok(text) => {
                let date = PartialDate::parse(&text).ok();
                wrong.extend(date.and_then(|date| past(field, date, today)));
                set_person_value(row, keys, field, &text);
            }
        }
    }
    wrong
}

/// Puts values of a person right, for a reason.
///
/// Problems: as [`open_person`], `reason.missing` (422), `form.invalid` (422), `person.same_number` (409).
pub async fn correct_person(
    platform: &Platform,
    actor: &Actor,
    id: PersonId,
    values: Vec<(String, Option<String>)>,
    why: &str,
) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let open = open_person(&change, actor, id).await?;
    let why = reason(why)?;
    let mut after = open.row.clone();
    refuse(put(&mut after, change.keys(), &values, change.today()))?;
    if after.id_number_hash != open.row.id_number_hash
        && let Some(other) = of_number(change.db(), after.id_number_hash.as_deref()).await?
    {
        let seen = visible_person(change.db(), &actor.scope, other.id).await?;
        let detail = "另有一条记录是这个身份证号。是同一个人的话，请用“合并”；不是的话，请核对号码。";
        let problem = Problem::conflict("person.same_number", detail);
        return Err(match seen {
            Some(head) => problem.with("person", head.id).with("name", head.name),
            None => problem,
        });
    }
    let before = person_values(&open.row, change.keys())?;
    let told: Vec<Told> = values
        .iter()
        // numbers are kept sealed in the history alone
        .map(|(field, text)| {
            let number = matches!(field.as_str(), "id_number" | "phone" | "email");
            Told {
                field: field.clone(),
                before: before.get(field).filter(|_| !number).map(str::to_owned),
                after: text.clone().filter(|_| !number),
            }
        })
        .collect();
    let mut recorder = Recorder::new();
    recorder.label(id, &after.name);
    recorder.change(id, &open.row, after.clone());
    let title = format!("更正{}的信息", after.name);
    let set = record(&change, recorder, ChangeSet::by_hand(open.unit, title)).await?;
    follow(&mut change, id, &after.name).await?;
    change.audit(
        "person.update",
        "person",
        id,
        &serde_json::json!({"changes": told, "reason": why}),
    );
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(id),
        ..Written::default()
    })
}

/// The person of an ID number, the survivor of a union.
async fn of_number(db: &impl ConnectionTrait, hash: Option<&str>) -> Result<Option<person::Model>, Problem> {
    let Some(hash) = hash else {
        return Ok(None);
    };
    match by_hand::of_number(db, hash).await? {
        Some(row) => Ok(Some(survivor(db, row).await?)),
        None => Ok(None),
    }
}

/// Adds a person with a post. Whoever is known by the ID number is taken up again, asked for, or refused.
///
/// Problems: `form.invalid` (422), `person.known` (409, with `person`), `person.elsewhere` (409), `person.same_name`
/// (409, with `person`), `not_found` (404), `role.missing` (403).
pub async fn add_person(platform: &Platform, actor: &Actor, told: PersonTold) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let unit = writable_unit(change.db(), actor, told.post.unit).await?;
    if !unit.kind.keeps_roster() {
        let message = "请选一个乡镇或开发区。";
        return Err(Problem::field("person.value", "unit", message));
    }
    crate::roster::store::imports::lock_tree(change.db(), unit.id).await?;
    let mut row = blank_person(change.id(), "", change.at());
    let mut wrong = put(&mut row, change.keys(), &told.values, change.today());
    if row.name.is_empty() && !wrong.iter().any(|one| one.field.as_deref() == Some("name")) {
        wrong.push(Violation::new("person.value", "请填姓名。").on("name"));
    }
    // the post is looked at before anything else is said, so that all that is wrong is said at once
    let mut recorder = Recorder::new();
    recorder.label(row.id, &row.name);
    let post = match new_post(&change, &mut recorder, row.id, &[], &told.post).await {
        Ok(post) => {
            refuse(wrong)?;
            post
        }
        Err(problem) => return Err(problem.beside(wrong)),
    };
    if let Some(known) = of_number(change.db(), row.id_number_hash.as_deref()).await? {
        return take_up(change, actor, &unit, known, told).await;
    }
    if !told.same_name_ok
        && let Some(same) = namesake(&change, &unit, &row.name).await?
    {
        let detail = format!(
            "这个单位已有一位{}。是同一个人，请在那一页增加任职；不是同一个人，请再确认一次。",
            row.name
        );
        return Err(Problem::conflict("person.same_name", detail).with("person", same));
    }
    let id = row.id;
    let (name, party) = (row.name.clone(), post.service_org_id);
    recorder.make(id, row);
    recorder.make(id, post);
    let title = format!("新增{name}");
    let set = record(&change, recorder, ChangeSet::by_hand(unit.id, title)).await?;
    follow(&mut change, id, &name).await?;
    let warnings = odd(change.db(), party, change.today()).await?;
    change.audit(
        "person.create",
        "person",
        id,
        &serde_json::json!({"by_hand": true}),
    );
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(id),
        warnings,
        ..Written::default()
    })
}

/// Somebody of this name who is in post in the unit.
async fn namesake(change: &Change, unit: &unit::Model, name: &str) -> Result<Option<PersonId>, Problem> {
    Ok(by_hand::in_post_by_name(change.db(), &unit.path, name, change.today()).await?)
}

/// Somebody who is known by the ID number: with no post any more they take one up, in another township that one is asked.
async fn take_up(
    mut change: Change,
    actor: &Actor,
    unit: &unit::Model,
    known: person::Model,
    told: PersonTold,
) -> Result<Written, Problem> {
    let posts = posts_of_people(change.db(), &[known.id]).await?;
    let today = change.today();
    let now: Vec<_> = posts.iter().filter(|post| holds_on(post, today)).collect();
    let seen = now.iter().any(|post| {
        crate::roster::access::may_in(
            actor,
            sanyou_schema::domain::account::Capability::RosterWrite,
            &post.unit_path,
        )
    });
    if seen {
        let detail = format!("{}已在名册里，请在这个人的页面增加任职或调动。", known.name);
        return Err(Problem::conflict("person.known", detail).with("person", known.id));
    }
    if let Some(held) = main_post(now.iter().copied(), today) {
        if !told.ask_transfer {
            let detail = format!(
                "这个人现在是{}的党务工作者。可以请对方把人调过来。",
                held.unit_name
            );
            return Err(Problem::conflict("person.elsewhere", detail).with("unit_name", &held.unit_name));
        }
        let transfer = ask_for(&mut change, actor, &known, held, unit.id, &told).await?;
        change.commit().await?;
        return Ok(Written {
            transfer: Some(transfer),
            ..Written::default()
        });
    }
    let mut recorder = Recorder::new();
    recorder.label(known.id, &known.name);
    let held: Vec<_> = posts
        .iter()
        .map(|post| {
            (
                post.party_organisation_id.to_string(),
                post.post,
                super::days_of(post),
            )
        })
        .collect();
    let post = new_post(&change, &mut recorder, known.id, &held, &told.post).await?;
    let party = post.service_org_id;
    recorder.make(known.id, post);
    let title = format!("{}重新任职", known.name);
    let set = record(&change, recorder, ChangeSet::by_hand(unit.id, title)).await?;
    follow(&mut change, known.id, &known.name).await?;
    let warnings = odd(change.db(), party, today).await?;
    let detail = serde_json::json!({"by_hand": true, "again": true});
    change.audit("person.post", "person", known.id, &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(known.id),
        warnings,
        ..Written::default()
    })
}
