//! People in post whom an import does not name: who left, who stays. Only what somebody says ends a post.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{check_leaving, days_of_left};
use sanyou_schema::domain::value::id::{ImportId, PersonId};
use sanyou_schema::domain::value::{ImportState, MissingDecision};
use sanyou_schema::entity::{import_missing, roster_import};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::guarded::summary_of;
use super::mend_import::open;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::keys::sha256_hex;
use crate::platform::problem::Problem;
use crate::roster::store::desk;
use crate::roster::store::posts::{holds_on, posts_of_people};

/// What is said of people whom an import does not name.
#[derive(Debug)]
pub struct Missed {
    /// They.
    pub people: Vec<PersonId>,
    /// What became of them.
    pub decision: MissingDecision,
    /// First day without the post, of who left.
    pub left_on: Option<NaiveDate>,
}

/// Keeps what is said of missing people; applying ends the posts of who left.
///
/// What a second person let pass did not say this: who leaves after that is to be let pass again.
///
/// Problems: `missing.day_missing`, `missing.day_future`, `missing.before_post` (422), `missing.not_missing` (422),
/// `import.transition` (409), `not_found` (404).
pub async fn decide_missing(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    missed: Missed,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let left_on = check_leaving(missed.decision, missed.left_on, change.today())
        .map_err(|violation| Problem::from(vec![violation]))?;
    let gone: BTreeSet<PersonId> = summary_of(change.keys(), &import)?
        .missing
        .iter()
        .map(|gone| gone.person)
        .collect();
    if missed.people.is_empty() || missed.people.iter().any(|person| !gone.contains(person)) {
        let detail = "有的人不在“名单里没有的人”里，请刷新页面后重新选择。";
        return Err(Problem::field("missing.not_missing", "people", detail));
    }
    if let Some(day) = left_on {
        check_posts(&change, &import, &missed.people, day).await?;
    }
    let before = desk::missing_of(change.db(), id).await?;
    for person in &missed.people {
        let row = import_missing::ActiveModel {
            import_id: Set(id),
            person_id: Set(*person),
            decision: Set(missed.decision),
            left_on: Set(left_on),
            decided_by: Set(actor.account),
            decided_at: Set(change.at()),
        };
        if before.contains_key(person) {
            row.update(change.db()).await?;
        } else {
            import_missing::Entity::insert(row).exec(change.db()).await?;
        }
    }
    let leave = desk::left(&desk::missing_of(change.db(), id).await?);
    if desk::left(&before) != leave {
        print_anew(&change, import, &leave).await?;
    }
    let detail = serde_json::json!({
        "people": missed.people, "decision": missed.decision, "left_on": left_on,
    });
    change.audit("roster.missing", "roster_import", id, &detail);
    change.commit().await?;
    Ok(())
}

/// Posts of who left must have begun before.
async fn check_posts(
    change: &Change,
    import: &roster_import::Model,
    people: &[PersonId],
    left_on: NaiveDate,
) -> Result<(), Problem> {
    let path = crate::unit::path_of(change.db(), import.unit_id)
        .await?
        .unwrap_or_default();
    let posts = posts_of_people(change.db(), people).await?;
    let early = posts
        .iter()
        .filter(|post| post.unit_path.starts_with(&path) && holds_on(post, import.as_of))
        .find(|post| days_of_left(post.valid_from, post.from_precision, left_on).is_none());
    let Some(post) = early else {
        return Ok(());
    };
    let row = crate::roster::store::person::person_row(change.db(), post.person_id).await?;
    let detail = format!(
        "{}在{}的任职从 {} 起，离任日期要晚于这一天。",
        row.map(|row| row.name).unwrap_or_default(),
        post.party_organisation,
        post.valid_from
    );
    Err(Problem::field("missing.before_post", "left_on", detail))
}

/// The fingerprint tells who would leave, too; what was let pass before is to be let pass again.
async fn print_anew(
    change: &Change,
    import: roster_import::Model,
    leave: &BTreeMap<PersonId, NaiveDate>,
) -> Result<(), Problem> {
    let whole = import
        .fingerprint
        .as_deref()
        .map(|print| with_leaving(print.split('.').next().unwrap_or_default(), leave));
    let released = import.released_by.is_some() && import.state == ImportState::Staged;
    let mut row = import.into_active_model();
    row.fingerprint = Set(whole);
    if released {
        row.state = Set(ImportState::Guarded);
        row.released_by = Set(None);
        row.release_reason = Set(None);
    }
    row.update(change.db()).await?;
    Ok(())
}

/// A comparison's fingerprint with who would leave.
pub fn with_leaving(fingerprint: &str, leave: &BTreeMap<PersonId, NaiveDate>) -> String {
    if leave.is_empty() {
        return fingerprint.to_owned();
    }
    let told = serde_json::to_string(leave).unwrap_or_default();
    let mut print = sha256_hex(told.as_bytes());
    print.truncate(16);
    format!("{fingerprint}.{print}")
}
