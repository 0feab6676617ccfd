//! What imports ask, and the answers: whose a row is, who left, which organisation a name means.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::FIRM;
use sanyou_schema::domain::value::id::{ImportId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{AnswerKind, MissingDecision, PartyOrgKind};
use sanyou_schema::entity::import_answer;
use uuid::Uuid;

use super::asked::{below, parsed, seen};
use super::rows::{RowView, row_views};
use super::{Begun, Done};
use crate::account::display_names;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::access::paths_of;
use crate::roster::action::answer_name::{NameAsked, answer_name, forget_answer};
use crate::roster::action::answer_question::answer_question;
use crate::roster::action::decide_missing::{Missed, decide_missing};
use crate::roster::action::decide_row::{decide_row, decision};
use crate::roster::action::reading::{HEADER, SHEET};
use crate::roster::store::bodies::firms_by_id;
use crate::roster::store::posts::Units;
use crate::roster::store::{desk, imports, rows};

/// How many of a list come at once.
const PAGE: usize = 50;

/// Whose a row is.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct DecideBody {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// `same` or `new`; null opens it again.
    pub decision: Option<String>,
    /// With `same`: one of the row's candidates.
    pub person: Option<Uuid>,
}

/// What became of people whom the import does not name.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MissingBody {
    /// They, of the import's `missing`.
    #[oai(validator(max_items = 5000))]
    pub people: Vec<Uuid>,
    /// `left`, `stays` or `later`.
    pub decision: String,
    /// With `left`: the first day without the post, today at the latest.
    pub left_on: Option<NaiveDate>,
}

/// Which party organisation or firm a name means.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct NameBody {
    /// The township.
    pub unit: Uuid,
    /// The name, as `organisations_near` tells it.
    pub name: String,
    /// Whether it is a firm's name, as `organisations_near` tells it.
    #[oai(default)]
    pub firm: bool,
    /// The party organisation that it means; null: it is one of its own.
    pub party_organisation: Option<Uuid>,
    /// The firm that it means, where it is a firm's name; null: it is one of its own.
    pub organisation: Option<Uuid>,
}

/// Whose a row is that waits since its import was applied.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct QuestionBody {
    /// `same` or `new`.
    pub decision: String,
    /// With `same`: one of the candidates.
    pub person: Option<Uuid>,
}

/// An answer that later imports of the unit use again.
#[derive(Debug, Object)]
pub struct ImportAnswer {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub unit: Uuid,
    /// Its name.
    pub unit_name: String,
    /// `column`, `value`, `sheet`, `header` or `organisation`.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// The field of a value; `*` for a header; the township of a name.
    pub topic: String,
    /// The header, text or name as it is compared.
    pub question: String,
    /// Of a name of a party organisation: what tells it from others, without its kind.
    pub name: Option<String>,
    /// And its kind, for example `branch`; null where the name tells none.
    pub name_kind: Option<String>,
    /// The kind in words.
    pub name_kind_label: Option<String>,
    /// A field, a value, a party organisation's name; null: no field, or a name of its own.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: DateTime<Utc>,
}

/// The remembered answers.
#[derive(Debug, Object)]
pub struct ImportAnswerList {
    /// The newest first.
    pub items: Vec<ImportAnswer>,
    /// Always null: they come at once.
    pub next: Option<String>,
    /// How many there are.
    pub total: u64,
}

/// A row that waits at the identity desk since its import was applied.
#[derive(Debug, Object)]
pub struct IdentityQuestion {
    /// Its id.
    pub id: Uuid,
    /// The import.
    pub import: Uuid,
    /// The import's file.
    pub file_name: String,
    /// The unit that the row belongs to.
    pub unit_name: String,
    /// The row, with its candidates.
    pub row: RowView,
}

/// A page of the identity desk.
#[derive(Debug, Object)]
pub struct IdentityQuestionList {
    /// The newest first.
    pub items: Vec<IdentityQuestion>,
    /// What the next page is asked for with; null on the last.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
}

/// What imports ask.
pub struct DeskApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl DeskApi {
    /// Says whose a row is
    ///
    /// One of its candidates, or somebody else; the import is compared again. Problems: `identity.no_candidate` (422),
    /// `identity.decision` (422), `import.row` (404), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/rows/decide",
        method = "post",
        operation_id = "decide_roster_import_row"
    )]
    async fn decide_roster_import_row(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<DecideBody>,
    ) -> Answer<Begun> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let decision = body
            .decision
            .as_deref()
            .map(|text| decision(text, body.person))
            .transpose()?;
        let place = (body.sheet.as_str(), body.row);
        decide_row(&platform, &actor.0, row.id, place, decision).await?;
        Ok(Begun::Begun)
    }

    /// Says what became of people whom an import does not name
    ///
    /// Who left loses the posts in the import's units when it is applied; the others keep them. The import's fingerprint
    /// tells who leaves. Problems: `missing.decision`, `missing.day_missing`, `missing.day_future`, `missing.before_post`,
    /// `missing.not_missing` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/missing",
        method = "put",
        operation_id = "decide_roster_import_missing"
    )]
    async fn decide_roster_import_missing(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<MissingBody>,
    ) -> Answer<Done> {
        let row = seen(&platform, &actor.0, ImportId(import.0)).await?;
        let decision: MissingDecision = body.decision.parse().map_err(|_| {
            let detail = "请选“离任”“还在，漏报”或“以后再说”。";
            Problem::field("missing.decision", "decision", detail)
        })?;
        let missed = Missed {
            people: body.people.iter().copied().map(PersonId).collect(),
            decision,
            left_on: body.left_on,
        };
        decide_missing(&platform, &actor.0, row.id, missed).await?;
        Ok(Done::Done)
    }

    /// Says which party organisation or firm of the township a near name means
    ///
    /// Remembered for the township; the import is compared again. Problems: `organisation.not_asked` (422),
    /// `organisation.unknown` (422), `import.transition` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/roster-imports/:import/organisations",
        method = "put",
        operation_id = "answer_roster_import_name"
    )]
    async fn answer_roster_import_name(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import: Path<Uuid>,
        body: Json<NameBody>,
    ) -> Answer<Begun> {
        let asked = NameAsked {
            unit: UnitId(body.unit),
            name: &body.name,
            firm: body.firm,
        };
        let means = if body.firm {
            body.organisation
        } else {
            body.party_organisation
        };
        answer_name(&platform, &actor.0, ImportId(import.0), asked, means).await?;
        Ok(Begun::Begun)
    }

    /// The answers that later imports use again
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/import-answers",
        method = "get",
        operation_id = "list_import_answers"
    )]
    async fn list_import_answers(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The unit; all that the actor reaches if left out.
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<ImportAnswerList>> {
        let actor = actor.0;
        actor.require(Capability::RosterWrite)?;
        let below = below(&platform, &actor, unit.0).await?;
        let paths = paths_of(&actor, Capability::RosterWrite);
        let rows = desk::answers(platform.database.reader(), &paths, below.as_deref()).await?;
        let items = answer_views(&platform, rows).await?;
        Ok(Json(ImportAnswerList {
            total: items.len() as u64,
            items,
            next: None,
        }))
    }

    /// Forgets an answer: the next import asks again
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/import-answers/:import_answer",
        method = "delete",
        operation_id = "forget_import_answer"
    )]
    async fn forget_import_answer(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        import_answer: Path<Uuid>,
    ) -> Answer<Done> {
        forget_answer(&platform, &actor.0, import_answer.0).await?;
        Ok(Done::Done)
    }

    /// Rows of applied imports that wait until somebody says whose they are
    ///
    /// Problems: `request.malformed` (400), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/identity-questions",
        method = "get",
        operation_id = "list_identity_questions"
    )]
    async fn list_identity_questions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// The unit; all that the actor reaches if left out.
        unit: Query<Option<Uuid>>,
        /// Where the next page begins.
        cursor: Query<Option<String>>,
    ) -> Answer<Json<IdentityQuestionList>> {
        let actor = actor.0;
        actor.require(Capability::RosterWrite)?;
        let db = platform.database.reader();
        let below = below(&platform, &actor, unit.0).await?;
        let after = parsed(cursor.0.as_deref())?;
        let paths = paths_of(&actor, Capability::RosterWrite);
        let limit = PAGE as u64 + 1;
        let (mut rows, total) = desk::questions(db, &paths, below.as_deref(), after, limit).await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
        let mut heads = Vec::with_capacity(rows.len());
        let mut opened = Vec::with_capacity(rows.len());
        let named = imports::named_by_id(db, rows.iter().map(|row| row.import_id)).await?;
        for row in rows {
            let named = named.get(&row.import_id).cloned();
            let (import, name) = named.ok_or_else(|| Problem::not_found("次导入"))?;
            let open = rows::open(&platform.keys, row)?;
            let unit = open
                .content
                .result
                .unit
                .as_deref()
                .and_then(|unit| unit.parse().ok());
            heads.push((open.row.id, import.id, name, unit.unwrap_or(import.unit_id)));
            opened.push(open);
        }
        let units = Units::load(db, heads.iter().map(|(.., unit)| *unit).collect()).await?;
        let views = row_views(&platform, &actor, opened).await?;
        let items = heads
            .into_iter()
            .zip(views)
            .map(|((id, import, file_name, unit), row)| IdentityQuestion {
                id,
                import: import.into(),
                file_name,
                unit_name: units.name(unit),
                row,
            });
        Ok(Json(IdentityQuestionList {
            items: items.collect(),
            next,
            total,
        }))
    }

    /// Says whose a waiting row is, and writes it at once
    ///
    /// As a change of its own, taken back as any. Problems: `identity.no_candidate` (422), `identity.decision` (422),
    /// `identity.not_writable` (409), `identity.settled` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/identity-questions/:identity_question/answer",
        method = "post",
        operation_id = "answer_identity_question"
    )]
    async fn answer_identity_question(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        identity_question: Path<Uuid>,
        body: Json<QuestionBody>,
    ) -> Answer<Done> {
        let told = (body.decision.as_str(), body.person);
        answer_question(&platform, &actor.0, identity_question.0, told).await?;
        Ok(Done::Done)
    }
}

async fn answer_views(platform: &Platform, rows: Vec<import_answer::Model>) -> Answer<Vec<ImportAnswer>> {
    let db = platform.database.reader();
    let names = display_names(db, rows.iter().map(|row| row.answered_by).collect::<Vec<_>>()).await?;
    let units = Units::load(db, rows.iter().map(|row| row.unit_id).collect()).await?;
    let parties: Vec<PartyOrganisationId> = rows
        .iter()
        .filter_map(|row| row.answer.as_deref()?.parse().ok())
        .collect();
    let parties = desk::party_names(db, &parties).await?;
    let firms = rows.iter().filter_map(|row| row.answer.as_deref()?.parse().ok());
    let firms = firms_by_id(db, firms.collect::<Vec<_>>()).await?.into_iter();
    let firms: HashMap<_, _> = firms.map(|row| (row.id, row.name)).collect();
    let view = |row: import_answer::Model| {
        let meant = row.answer.map(|answer| {
            let party = answer.parse().ok().and_then(|id| parties.get(&id).cloned());
            let firm = answer.parse().ok().and_then(|id| firms.get(&id).cloned());
            party.or(firm).unwrap_or(answer)
        });
        let firm = row
            .question
            .strip_prefix(FIRM)
            .filter(|_| row.kind == AnswerKind::Organisation);
        let (name, kind) = match (row.kind, row.question.split_once('|')) {
            _ if firm.is_some() => (firm.map(str::to_owned), None),
            (AnswerKind::Organisation, Some((stem, kind))) => {
                (Some(stem.to_owned()), kind.parse::<PartyOrgKind>().ok())
            }
            (AnswerKind::Organisation, None) => (Some(row.question.clone()), None),
            _ => (None, None),
        };
        let (is_sheet, is_header) = (row.topic == SHEET, row.topic == HEADER);
        ImportAnswer {
            name,
            name_kind: kind.map(|kind| kind.code().to_owned()),
            name_kind_label: kind.map(|kind| kind.label().to_owned()),
            id: row.id,
            unit: row.unit_id.into(),
            unit_name: units.name(row.unit_id),
            kind: if is_sheet || is_header {
                row.topic.clone()
            } else {
                row.kind.code().to_owned()
            },
            kind_label: if is_sheet {
                "哪一种表"
            } else if firm.is_some() {
                "单位名称"
            } else if is_header {
                "哪一行是表头"
            } else {
                row.kind.label()
            }
            .to_owned(),
            topic: row.topic,
            question: row.question,
            answer: meant,
            answered_by: names.get(&row.answered_by).cloned(),
            answered_at: row.answered_at,
        }
    };
    Ok(rows.into_iter().map(view).collect())
}
