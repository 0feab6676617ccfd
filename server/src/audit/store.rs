//! The queries of the trail. Who may read it is the operation's matter: the auditor, and the person page its own part.
use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sanyou_schema::domain::value::id::AccountId;
use sanyou_schema::entity::{account, audit_entry, audit_seal};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::labels::{codes_of, is_silent, value_word, word};
use crate::platform::clock::local;
use crate::platform::keys::Keys;

/// Rows of a page.
pub const PAGE: u64 = 100;

/// An entry as people read it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id, by which the next page goes on.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for the system itself.
    pub actor: Option<String>,
    /// Dotted code of what was done.
    pub action: String,
    /// Kind of thing.
    pub subject: String,
    /// Which.
    pub subject_id: Uuid,
    /// Before, after, reason; as text.
    pub detail: Option<String>,
}

/// The entries about one thing, newest first, at most 100. Whether the caller may see the thing is the caller's matter.
pub async fn entries_about(
    db: &impl ConnectionTrait,
    keys: &Keys,
    subject: Uuid,
) -> Result<Vec<Entry>, DbErr> {
    let about = Condition::any()
        .add(audit_entry::Column::SubjectId.eq(subject))
        .add(audit_entry::Column::OnBehalfOf.eq(subject));
    let rows = newest(about, None).all(db).await?;
    named(db, keys, rows).await
}

/// Which entries of the trail are asked for.
#[derive(Debug, Clone, Default)]
pub struct TrailFilter {
    /// A kind of thing, or the id of one thing.
    pub subject: Option<String>,
    /// The room of what was done: the part of its code before the dot.
    pub room: Option<String>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to: Option<DateTime<Utc>>,
}

impl TrailFilter {
    fn condition(&self) -> Condition {
        let codes = self.room.as_deref().map(codes_of);
        self.beside_room()
            .add_option(codes.map(|codes| audit_entry::Column::Action.is_in(codes)))
    }

    fn beside_room(&self) -> Condition {
        let subject = self.subject.as_deref().map(|text| match text.parse::<Uuid>() {
            Ok(id) => audit_entry::Column::SubjectId.eq(id),
            Err(_) => audit_entry::Column::Subject.eq(text),
        });
        Condition::all()
            .add_option(subject)
            .add_option(self.from.map(|from| audit_entry::Column::At.gte(from)))
            .add_option(self.to.map(|to| audit_entry::Column::At.lt(to)))
    }
}

/// A page of the whole trail, newest first, and how many entries the filter keeps.
pub async fn page(
    db: &impl ConnectionTrait,
    keys: &Keys,
    filter: &TrailFilter,
    after: Option<Uuid>,
) -> Result<(Vec<Entry>, u64), DbErr> {
    let wanted = filter.condition();
    let total = audit_entry::Entity::find()
        .filter(wanted.clone())
        .count(db)
        .await?;
    let of_one_thing = filter
        .subject
        .as_deref()
        .is_some_and(|text| text.parse::<Uuid>().is_ok());
    let rows = match &filter.room {
        Some(room) if !of_one_thing => newest_of(db, room, &filter.beside_room(), after).await?,
        _ => newest(wanted, after).all(db).await?,
    };
    Ok((named(db, keys, rows).await?, total))
}

/// The newest of a room: of each of its few codes the newest, along the index by code, and of those the newest. The room
/// may be any part of the trail, so that reading the trail backwards would cost all of it.
async fn newest_of(
    db: &impl ConnectionTrait,
    room: &str,
    wanted: &Condition,
    after: Option<Uuid>,
) -> Result<Vec<audit_entry::Model>, DbErr> {
    let mut ids: Vec<Uuid> = Vec::new();
    for code in codes_of(room) {
        let of_code = newest(wanted.clone(), after).filter(audit_entry::Column::Action.eq(code));
        let of_code = of_code.select_only().column(audit_entry::Column::Id);
        ids.extend(of_code.into_tuple::<Uuid>().all(db).await?);
    }
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    audit_entry::Entity::find()
        .filter(audit_entry::Column::Id.is_in(ids))
        .order_by_desc(audit_entry::Column::Id)
        .all(db)
        .await
}

fn newest(wanted: Condition, after: Option<Uuid>) -> sea_orm::Select<audit_entry::Entity> {
    let mut rows = audit_entry::Entity::find().filter(wanted);
    if let Some(after) = after {
        rows = rows.filter(audit_entry::Column::Id.lt(after));
    }
    rows.order_by_desc(audit_entry::Column::Id).limit(PAGE)
}

async fn named(
    db: &impl ConnectionTrait,
    keys: &Keys,
    rows: Vec<audit_entry::Model>,
) -> Result<Vec<Entry>, DbErr> {
    let actors = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().filter_map(|row| row.actor_id)))
        .all(db)
        .await?;
    let actors: HashMap<AccountId, String> =
        actors.into_iter().map(|row| (row.id, row.display_name)).collect();
    let readable = rows.into_iter().map(|row| Entry {
        id: row.id,
        at: row.at,
        actor: row.actor_id.and_then(|id| actors.get(&id).cloned()),
        detail: row.detail_enc.and_then(|sealed| readable(keys, &sealed)),
        action: row.action,
        subject: row.subject,
        subject_id: row.subject_id,
    });
    Ok(readable.collect())
}

/// Sealed JSON as one line; what does not open is said to be so.
fn readable(keys: &Keys, sealed: &[u8]) -> Option<String> {
    match keys.open_json::<Value>(sealed) {
        Ok(value) => line("", &value),
        Err(_) => Some("内容无法解开：密钥不对，或内容被改动过。".to_owned()),
    }
}

/// A value in words, by the key that it stands under.
fn line(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(holds) => Some(if *holds { "是" } else { "否" }.to_owned()),
        // ids say nothing to who reads
        Value::String(text) if text.parse::<Uuid>().is_ok() => None,
        Value::String(text) => Some(said(key, text)),
        Value::Object(fields) if fields.contains_key("field") && fields.contains_key("after") => {
            Some(change(fields))
        }
        Value::Object(fields) => {
            let parts = fields.iter().filter(|(key, _)| !is_silent(key));
            let parts = parts.filter_map(|(key, value)| {
                let label = if key == "name" { "名称" } else { word(key) };
                Some(format!("{label}：{}", line(key, value)?))
            });
            let parts: Vec<_> = parts.collect();
            (!parts.is_empty()).then(|| parts.join("；"))
        }
        Value::Array(items) => {
            let parts: Vec<_> = items.iter().filter_map(|item| line(key, item)).collect();
            (!parts.is_empty()).then(|| parts.join("、"))
        }
        Value::Number(number) => Some(number.to_string()),
    }
}

/// A text in words: a code by its label, an instant by the county's clock.
fn said(key: &str, text: &str) -> String {
    if let Some(label) = value_word(key, text) {
        return label.to_owned();
    }
    match text.parse::<DateTime<Utc>>() {
        Ok(instant) => local(instant).format("%Y-%m-%d %H:%M").to_string(),
        Err(_) => text.to_owned(),
    }
}

/// One field before and after.
fn change(fields: &Map<String, Value>) -> String {
    let field = fields["field"].as_str().unwrap_or_default();
    let told = |key: &str| fields.get(key).and_then(|value| line(field, value));
    let before = match fields.get("before") {
        None | Some(Value::Null) => String::new(),
        Some(_) => format!("由{}", told("before").unwrap_or_else(|| "空".to_owned())),
    };
    let after = told("after").unwrap_or_else(|| "空".to_owned());
    format!("{}{before}改为{after}", word(field))
}

/// The head of the chain.
pub async fn last_seal(db: &impl ConnectionTrait) -> Result<Option<audit_seal::Model>, DbErr> {
    audit_seal::Entity::find()
        .order_by_desc(audit_seal::Column::Seq)
        .one(db)
        .await
}

/// Entries without a seal, in the order of their making. No change stays open for a day, so what is older than the
/// last sealed entry by that has its seal, and the search begins there.
pub async fn unsealed(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<audit_entry::Model>, DbErr> {
    let sealed_to = match last_seal(db).await? {
        Some(seal) => audit_entry::Entity::find_by_id(seal.entry_id)
            .one(db)
            .await?
            .map(|entry| entry.at - TimeDelta::days(1)),
        None => None,
    };
    let seals = audit_seal::Entity::find()
        .select_only()
        .column(audit_seal::Column::EntryId)
        .filter(
            sea_orm::sea_query::Expr::col((audit_seal::Entity, audit_seal::Column::EntryId)).eq(
                sea_orm::sea_query::Expr::col((audit_entry::Entity, audit_entry::Column::Id)),
            ),
        )
        .into_query();
    let mut rows = audit_entry::Entity::find().filter(sea_orm::sea_query::Expr::exists(seals).not());
    if let Some(since) = sealed_to {
        rows = rows.filter(audit_entry::Column::At.gte(since));
    }
    rows.order_by_asc(audit_entry::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Seals after a number with their entries, in sequence.
pub async fn seals_after(
    db: &impl ConnectionTrait,
    seq: i64,
    limit: u64,
) -> Result<Vec<(audit_seal::Model, Option<audit_entry::Model>)>, DbErr> {
    let seals = audit_seal::Entity::find()
        .filter(audit_seal::Column::Seq.gt(seq))
        .order_by_asc(audit_seal::Column::Seq)
        .limit(limit)
        .all(db)
        .await?;
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::Id.is_in(seals.iter().map(|seal| seal.entry_id)))
        .all(db)
        .await?;
    let mut entries: HashMap<Uuid, audit_entry::Model> =
        entries.into_iter().map(|entry| (entry.id, entry)).collect();
    let paired = seals.into_iter().map(|seal| {
        let entry = entries.remove(&seal.entry_id);
        (seal, entry)
    });
    Ok(paired.collect())
}

/// How many entries there are, and how many seals.
pub async fn counts(db: &impl ConnectionTrait) -> Result<(u64, u64), DbErr> {
    Ok((
        audit_entry::Entity::find().count(db).await?,
        audit_seal::Entity::find().count(db).await?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_said_in_words_without_ids() {
        let entry = serde_json::json!({
            "import": "01930000-0000-7000-8000-000000000000",
            "changes": [
                {"field": "phone", "before": "13800000001", "after": "13800000002"},
                {"field": "education", "before": null, "after": "bachelor"},
                {"field": "remark", "before": null, "after": null},
            ],
            "reason": "本人核对",
        });
        let said = line("", &entry).unwrap();
        assert_eq!(
            said,
            "改动：手机由13800000001改为13800000002、学历改为本科、备注改为空；原因：本人核对"
        );
        assert_eq!(line("", &serde_json::json!({"import": null})), None);
        for (entry, want) in [
            (
                serde_json::json!({"code": "file.not_a_workbook"}),
                "原因：不是电子表格",
            ),
            (
                serde_json::json!({"role": "class_teacher", "valid_from": "2026-11-24", "valid_to": null}),
                "角色：班主任；从：2026-11-24",
            ),
            (
                serde_json::json!({"sheet": "东观镇", "row": 7, "field": "phone", "text": "13800000002"}),
                "栏目：手机；行：7；工作表：东观镇；内容：13800000002",
            ),
            (
                serde_json::json!({"decision": {"kind": "same_person", "person": "01930000-0000-7000-8000-000000000000"}}),
                "认定：类型：就是这个人",
            ),
            (
                serde_json::json!({"until": "2026-11-24T04:30:00Z", "approval": true, "fingerprint": "ab12"}),
                "报名要审核：是；保留到：2026-11-24 12:30",
            ),
        ] {
            assert_eq!(line("", &entry).as_deref(), Some(want));
        }
    }

    #[tokio::test]
    async fn the_trail_is_narrowed_by_room_and_by_days() {
        use crate::platform::change::By;
        use crate::platform::testing::Installation;

        let installation = Installation::new().await;
        let platform = &installation.platform;
        let (db, now) = (platform.database.reader(), platform.clock.now());
        let mut change = platform.change(&By::system()).await.unwrap();
        for action in ["session.create", "session.act", "session_paper.make"] {
            change.audit(action, "session", platform.clock.id::<Uuid>(), &());
        }
        change.commit().await.unwrap();
        let count = async |filter: TrailFilter| {
            let (rows, total) = page(db, &platform.keys, &filter, None).await.unwrap();
            assert_eq!(rows.len() as u64, total);
            total
        };
        let of = |room: &str| TrailFilter {
            room: Some(room.to_owned()),
            ..TrailFilter::default()
        };
        assert_eq!(
            count(of("session")).await,
            2,
            "a room's name is no beginning of another's"
        );
        assert_eq!(count(of("venue")).await, 0);
        let (before, after) = (now - TimeDelta::days(1), now + TimeDelta::days(1));
        let from = |from| TrailFilter {
            from: Some(from),
            ..of("session")
        };
        let to = |to| TrailFilter {
            to: Some(to),
            ..of("session")
        };
        assert_eq!((count(from(before)).await, count(from(after)).await), (2, 0));
        assert_eq!((count(to(after)).await, count(to(before)).await), (2, 0));
    }
}
