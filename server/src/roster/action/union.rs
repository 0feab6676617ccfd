//! Two persons found to be one: both histories are kept at the one that stays, and it can be taken back.
use std::collections::{HashMap, HashSet};

use sanyou_schema::domain::roster::name::plain;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{AccountState, ChangeSetKind, Days, FactGrade, FactKind, Phone};
use sanyou_schema::entity::{account, appointment, fact, person};
use sea_orm::DbErr;
use serde::Serialize;

use super::by_hand::{Open, Written, above_both, follow, open_person, reason, record};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, JOINED, Joined, Pointed, Recorder, read_pointed, twice};
use crate::roster::fields::{person_values, set_person_value};
use crate::roster::store::bodies;
use crate::roster::store::facts::{level_key, live_key};

/// Where the two records differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differing {
    /// The field, or `certificate`, `session`, `hours`, `course`, `post`, `account`.
    pub what: String,
    /// What stays.
    pub kept: String,
    /// What the other record has.
    pub other: String,
}

/// Joins `other` to `id`, which stays; with `preview` only says what differs.
///
/// Problems: as [`open_person`], `union.same` (422), `union.keep_other` (422), `union.applications` (409),
/// `reason.missing` (422).
pub async fn join(
    platform: &Platform,
    actor: &Actor,
    id: PersonId,
    other: PersonId,
    why: Option<&str>,
) -> Result<(Vec<Differing>, Written), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    if id == other {
        return Err(Problem::field(
            "union.same",
            "other",
            "这就是同一条记录，请选另一条。",
        ));
    }
    let stays = open_person(&change, actor, id).await?;
    let goes = open_person(&change, actor, other).await?;
    if stays.row.id_number_hash.is_none() && goes.row.id_number_hash.is_some() {
        let message = "另一条记录有身份证号，请在那一条上合并这一条。";
        return Err(Problem::field("union.keep_other", "other", message));
    }
    let mut recorder = Recorder::new();
    recorder.label(id, &stays.row.name);
    recorder.label(other, &goes.row.name);
    let mut differing = values(&change, &mut recorder, &stays.row, &goes.row)?;
    differing.extend(posts(&change, &mut recorder, &stays, &goes).await?);
    facts(&change, &mut recorder, id, other).await?;
    differing.extend(turn(&change, &mut recorder, id, other).await?);
    differing.extend(accounts(&change, &mut recorder, id, other).await?);
    let Some(why) = why else {
        return Ok((differing, Written::default()));
    };
    let why = reason(why)?;
    let whose = above_both(change.db(), stays.unit, goes.unit).await?;
    let set = ChangeSet {
        kind: ChangeSetKind::Union,
        ..ChangeSet::by_hand(whose, format!("把另一条{}并入{}", goes.row.name, stays.row.name))
    };
    let set = record(&change, recorder, set).await?;
    follow(&mut change, id, &stays.row.name).await?;
    for person in [id, other] {
        let told: Vec<_> = differing
            .iter()
            .map(|one| serde_json::json!({"field": one.what, "before": one.other, "after": one.kept}))
            .collect();
        let detail = serde_json::json!({"kept": id, "merged": other, "changes": told, "reason": why});
        change.audit("person.union", "person", person, &detail);
    }
    change.commit().await?;
    let written = Written {
        change_set: set,
        person: Some(id),
        ..Written::default()
    };
    Ok((differing, written))
}

/// What the one that stays lacks is filled from the other; where both say something else the first stands.
fn values(
    change: &Change,
    recorder: &mut Recorder,
    stays: &person::Model,
    goes: &person::Model,
) -> Result<Vec<Differing>, Problem> {
    let mine = person_values(stays, change.keys())?;
    let theirs = person_values(goes, change.keys())?;
    let mut after = stays.clone();
    let mut differing = Vec::new();
    for (field, other) in theirs.iter() {
        match mine.get(field) {
            None => set_person_value(&mut after, change.keys(), field, other),
            Some(kept) if kept != other => differing.push(Differing {
                what: field.to_owned(),
                kept: shown(field, kept),
                other: shown(field, other),
            }),
            Some(_) => {}
        }
    }
    if stays.id_number_hash != goes.id_number_hash && goes.id_number_hash.is_some() {
        let open = |row: &person::Model| -> Result<String, Problem> {
            let sealed = row.id_number_enc.as_deref();
            let number = sealed.map(|sealed| change.keys().open_text(sealed)).transpose()?;
            Ok(number.map_or_else(String::new, |number| {
                format!("尾号 {}", &number[number.len().saturating_sub(4)..])
            }))
        };
        differing.push(Differing {
            what: "id_number".to_owned(),
            kept: open(stays)?,
            other: open(goes)?,
        });
    }
    recorder.change(stays.id, stays, after);
    let merged = person::Model {
        merged_into_id: Some(stays.id),
        ..goes.clone()
    };
    recorder.change(goes.id, goes, merged);
    Ok(differing)
}

/// A value as it may be shown without a reason.
fn shown(field: &str, value: &str) -> String {
    match Phone::parse(value) {
        Ok(phone) if field == "phone" => phone.masked(),
        _ if field == "email" => "另一个邮箱".to_owned(),
        _ => value.to_owned(),
    }
}

/// Posts go over; one that both held at once is held from the earlier first day to the later last, once.
async fn posts(
    change: &Change,
    recorder: &mut Recorder,
    stays: &Open,
    goes: &Open,
) -> Result<Vec<Differing>, Problem> {
    let of = async |id: PersonId| bodies::posts_of_person(change.db(), id).await;
    let mut kept: Vec<(appointment::Model, appointment::Model)> = of(stays.row.id)
        .await?
        .into_iter()
        .map(|row| (row.clone(), row))
        .collect();
    let days = |row: &appointment::Model| Days {
        from: row.valid_from,
        to: row.valid_to,
    };
    let mut differing = Vec::new();
    for row in of(goes.row.id).await? {
        let same = kept.iter_mut().find(|(_, mine)| {
            let at_once = days(mine).overlaps(days(&row)) || mine.valid_from == row.valid_from;
            mine.service_org_id == row.service_org_id && mine.post == row.post && at_once
        });
        let Some((_, mine)) = same else {
            let after = appointment::Model {
                person_id: stays.row.id,
                ..row.clone()
            };
            recorder.change(goes.row.id, &row, after);
            continue;
        };
        if days(mine) != days(&row) {
            differing.push(Differing {
                what: "post".to_owned(),
                kept: format!(
                    "{}（{} 起）",
                    row.post.label(),
                    mine.valid_from.min(row.valid_from)
                ),
                other: format!("{}（{} 起）", row.post.label(), row.valid_from),
            });
        }
        if row.valid_from < mine.valid_from {
            mine.valid_from = row.valid_from;
            mine.from_precision = row.from_precision;
        }
        mine.valid_to = mine.valid_to.zip(row.valid_to).map(|(a, b)| a.max(b));
        // it stays with the record that goes, and holds no day
        let empty = appointment::Model {
            valid_to: Some(row.valid_from),
            ..row.clone()
        };
        recorder.change(goes.row.id, &row, empty);
    }
    for (before, after) in kept.into_iter().filter(|(before, after)| before != after) {
        recorder.change(stays.row.id, &before, after);
    }
    Ok(differing)
}

/// A key that names the person, for the other one.
fn key_for(key: &str, from: PersonId, to: PersonId) -> String {
    key.replace(&from.0.to_string(), &to.0.to_string())
        .replace(&from.0.simple().to_string(), &to.0.simple().to_string())
}

/// Facts by year go over, but for one that stands at both.
async fn facts(
    change: &Change,
    recorder: &mut Recorder,
    stays: PersonId,
    goes: PersonId,
) -> Result<(), DbErr> {
    let rows = bodies::facts_of_two(change.db(), [stays, goes]).await?;
    let mine = rows.iter().filter(|row| row.person_id == Some(stays));
    let mut mine: HashMap<String, Option<FactGrade>> = mine
        .filter_map(|row| Some((row.live_key.clone()?, row.grade)))
        .collect();
    for row in rows.iter().filter(|row| row.person_id == Some(goes)) {
        let key = row.live_key.as_ref().map(|key| {
            let key = key_for(key, goes, stays);
            match (row.kind, &row.title) {
                // the same honour of another level is another one
                (FactKind::Honour, Some(title)) => {
                    let titled = live_key(row.kind, row.year, stays.into(), &plain(title));
                    level_key(titled, row.grade, |key| mine.get(key).copied())
                }
                _ => key,
            }
        });
        if key.as_ref().is_some_and(|key| mine.contains_key(key)) {
            continue;
        }
        mine.extend(key.clone().map(|key| (key, row.grade)));
        let after = fact::Model {
            person_id: Some(stays),
            live_key: key,
            ..row.clone()
        };
        recorder.change(goes, row, after);
    }
    Ok(())
}

/// Turns the columns of other features' rows, but for rows that would stand there twice, which are named.
async fn turn(
    change: &Change,
    recorder: &mut Recorder,
    stays: PersonId,
    goes: PersonId,
) -> Result<Vec<Differing>, Problem> {
    let db = change.db();
    let turned = |from: Option<String>| (from.unwrap_or_default(), stays.0.to_string());
    let mut differing = Vec::new();
    for (_, _, joined) in JOINED {
        let Joined::Moves(pointed) = *joined else {
            continue;
        };
        // an account can't be two persons': see `accounts`
        if pointed == Pointed::Account {
            continue;
        }
        let key = match pointed {
            Pointed::Credit => Some(Pointed::CreditKey),
            Pointed::Application => Some(Pointed::ApplicationKey),
            _ => None,
        };
        let (mine, mut keys) = match key {
            Some(key) => {
                let mine = read_pointed(db, key, "person_id", &[stays.0]).await?;
                let keys = read_pointed(db, key, "person_id", &[goes.0]).await?;
                let mine: HashSet<String> = mine.into_iter().filter_map(|(_, key)| key).collect();
                (mine, keys.into_iter().collect::<HashMap<_, _>>())
            }
            None => (HashSet::new(), HashMap::new()),
        };
        let twice = twice(db, pointed, stays.0, goes.0).await?;
        let held = read_pointed(db, pointed, "person_id", &[stays.0]).await?.len();
        let rows = read_pointed(db, pointed, "person_id", &[goes.0]).await?;
        if pointed == Pointed::Certificate && held > 0 && !rows.is_empty() {
            differing.push(both("certificate", held, rows.len(), "本"));
        }
        let mut left = 0;
        for (id, from) in rows {
            let before = keys.remove(&id).flatten();
            let after = before.as_deref().map(|key| key_for(key, goes, stays));
            if after.as_ref().is_some_and(|after| mine.contains(after)) {
                if pointed == Pointed::Application {
                    let detail = "两条记录里都有正在办的申报，请先办完或撤回其中一份，再合并。";
                    return Err(Problem::conflict("union.applications", detail));
                }
                left += 1;
                continue;
            }
            if twice.contains(&id) {
                left += 1;
                continue;
            }
            if let (Some(key), Some(before), Some(after)) = (key, before, after) {
                recorder.point(goes, key, id, (before, after));
            }
            recorder.point(goes, pointed, id, turned(from));
        }
        if left > 0 {
            let what = match pointed {
                Pointed::Enrolment | Pointed::SetAside => "session",
                Pointed::Credit => "hours",
                _ => "course",
            };
            differing.push(both(what, left, left, "次"));
        }
    }
    Ok(differing)
}

fn both(what: &str, kept: usize, other: usize, counted: &str) -> Differing {
    Differing {
        what: what.to_owned(),
        kept: format!("{kept} {counted}"),
        other: format!("{other} {counted}"),
    }
}

/// One account is enough: the other's goes over where there is none, else it is stopped.
async fn accounts(
    change: &Change,
    recorder: &mut Recorder,
    stays: PersonId,
    goes: PersonId,
) -> Result<Vec<Differing>, DbErr> {
    let rows = bodies::accounts_of_two(change.db(), [stays, goes]).await?;
    let Some(theirs) = rows.iter().find(|row| row.person_id == Some(goes)) else {
        return Ok(Vec::new());
    };
    let Some(mine) = rows.iter().find(|row| row.person_id == Some(stays)) else {
        let turned = (goes.0.to_string(), stays.0.to_string());
        recorder.point(goes, Pointed::Account, theirs.id.into(), turned);
        return Ok(Vec::new());
    };
    if theirs.state == AccountState::Stopped {
        return Ok(Vec::new());
    }
    let stopped = (
        theirs.state.code().to_owned(),
        AccountState::Stopped.code().to_owned(),
    );
    recorder.point(goes, Pointed::AccountState, theirs.id.into(), stopped);
    let label = |row: &account::Model| row.state.label().to_owned();
    let used = theirs.state == AccountState::Active;
    Ok(used
        .then(|| Differing {
            what: "account".to_owned(),
            kept: label(mine),
            other: label(theirs),
        })
        .into_iter()
        .collect())
}
