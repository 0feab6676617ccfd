//! 开班材料包: makes the papers of a session, one or all. Phones stand whole in them for whoever may see them there, for a
//! reason, which is kept for each person; else they are masked.
use std::io::Write;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::{read_log, session_paper};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;
use zip::write::SimpleFileOptions;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::documents::{Form, made};
use crate::platform::problem::Problem;
use crate::training::paper::notice::{Words, usual};
use crate::training::paper::{SORTS, Sort};
use crate::training::store::papers::PaperFacts;
use crate::training::store::sessions;
use crate::training::store::sight::{Reach, SeenSession};

/// The paper that those who send people fill in.
const RECEIPT: &str = "receipt";

/// A file that was made.
pub struct Made {
    /// Its name.
    pub name: String,
    /// What browsers call it.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The session, for whoever sends people to it.
async fn sender(platform: &Platform, actor: &Actor, id: SessionId) -> Result<SeenSession, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    sessions::visible_session(platform.database.reader(), &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))
}

/// The session, where the actor sees it whole.
pub(super) async fn whole(platform: &Platform, actor: &Actor, id: SessionId) -> Result<SeenSession, Problem> {
    actor.require(Capability::Read)?;
    let seen = sessions::visible_session(platform.database.reader(), &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    if seen.reach == Reach::Whole {
        return Ok(seen);
    }
    let detail = format!("“{}”的材料由主办单位制发，请与主办单位联系。", seen.name());
    Err(Problem::forbidden(detail))
}

/// Makes one paper; none in the request: all of them, as a .zip. Whoever sends people to a session of another unit gets
/// the receipt, with their own people on it.
///
/// Problems: `paper.unknown`, `paper.form`, `reason.missing` (422), `not_found` (404), `role.missing` (403).
pub async fn make_papers(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    which: Option<&str>,
    form: Option<&str>,
    reason: &str,
) -> Result<Made, Problem> {
    let receipt = which == Some(RECEIPT) && actor.may(Capability::EnrolmentWrite);
    let seen = if receipt {
        sender(platform, actor, id).await?
    } else {
        whole(platform, actor, id).await?
    };
    if actor.sees_masked() {
        let detail = "查阅人员看到的姓名是隐去的，不能制作名单。";
        return Err(Problem::forbidden(detail));
    }
    let one = which.map(|code| known(code, form)).transpose()?;
    let phones = one.is_none_or(|(sort, _)| sort.has_phones());
    let own = seen.reach == Reach::OwnPeople;
    let full =
        phones && (seen.held_by(actor, Capability::ReadFull) || own && actor.may(Capability::ReadFull));
    if full && reason.trim().is_empty() {
        let detail = "材料里有完整的手机号，请写明用途，会记入审计。";
        return Err(Problem::field("reason.missing", "reason", detail));
    }
    let mut facts = PaperFacts::load(platform, seen, full).await?;
    if own {
        facts.keep_own(platform.database.reader(), actor).await?;
    }
    let made = match one {
        Some((sort, form)) => single(platform, &facts, sort, form).await?,
        None => all(platform, &facts).await?,
    };
    let mut change = platform.change(&actor.by()).await?;
    if full {
        log(&change, actor, &facts, reason.trim()).await?;
    }
    let paper = which.and_then(|code| SORTS.iter().find(|(_, known, ..)| *known == code));
    let paper = paper.map(|(_, _, label, _)| *label);
    let detail = serde_json::json!({ "paper": paper, "form": form, "full": full, "reason": reason });
    change.audit("session.papers", "session", id, &detail);
    change.commit().await?;
    Ok(made)
}

fn known(code: &str, form: Option<&str>) -> Result<(Sort, Form), Problem> {
    let unknown = || Problem::field("paper.unknown", "paper", "没有这种材料，请重新选择。");
    let sort = Sort::of(code).ok_or_else(unknown)?;
    let usual = SORTS
        .iter()
        .find(|(known, ..)| *known == sort)
        .map(|known| known.3);
    let form = match form.filter(|form| !form.is_empty()) {
        Some(ending) => Form::of(ending)
            .ok_or_else(|| Problem::field("paper.form", "form", "只能做成 docx、pdf 或 xlsx。"))?,
        None => usual.ok_or_else(unknown)?,
    };
    Ok((sort, form))
}

async fn single(platform: &Platform, facts: &PaperFacts, sort: Sort, form: Form) -> Result<Made, Problem> {
    let paper = sort.paper(facts);
    Ok(Made {
        name: format!("{}.{}", paper.name, form.ending()),
        media_type: form.media_type(),
        bytes: made(platform, &paper, form).await?,
    })
}

/// All papers, each in its usual form; what is signed and stamped as PDF as well.
async fn all(platform: &Platform, facts: &PaperFacts) -> Result<Made, Problem> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut number = 0;
    for (sort, _, _, usual) in SORTS {
        let mut forms = vec![usual];
        if sort == Sort::Notice {
            forms.push(Form::Pdf);
        }
        number += 1;
        for form in forms {
            let one = single(platform, facts, sort, form).await?;
            let options = SimpleFileOptions::default();
            file.start_file(format!("{number:02} {}", one.name), options)
                .map_err(Problem::internal)?;
            file.write_all(&one.bytes).map_err(Problem::internal)?;
        }
    }
    let bytes = file.finish().map_err(Problem::internal)?.into_inner();
    Ok(Made {
        name: format!("{}开班材料.zip", facts.seen.name()),
        media_type: "application/zip",
        bytes,
    })
}

async fn log(change: &Change, actor: &Actor, facts: &PaperFacts, reason: &str) -> Result<(), Problem> {
    let rows: Vec<_> = facts
        .people
        .iter()
        .filter(|one| !one.phone.is_empty())
        .map(|one| read_log::ActiveModel {
            id: Set(change.id::<Uuid>()),
            at: Set(change.at()),
            actor_id: Set(actor.account),
            person_id: Set(one.person),
            what: Set("phone".to_owned()),
            reason: Set(reason.to_owned()),
        })
        .collect();
    for portion in rows.chunks(400) {
        read_log::Entity::insert_many(portion.to_vec())
            .exec_without_returning(change.db())
            .await?;
    }
    Ok(())
}

/// What the office wrote into the notice, the usual words, and how many groups there are.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn notice_words(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
) -> Result<(Option<session_paper::Model>, Words, u32), Problem> {
    let seen = whole(platform, actor, id).await?;
    let facts = PaperFacts::load(platform, seen, false).await?;
    let groups = facts.people.iter().filter_map(|one| one.group).max();
    let groups = groups.and_then(|count| u32::try_from(count).ok()).unwrap_or(0);
    Ok((facts.notice.clone(), usual(&facts), groups))
}
