//! Sets a lecturer anew: post and employer, what they are qualified to teach, when they are away.
use chrono::{Days, NaiveDate};
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::slot::half_day_label;
use sanyou_schema::domain::training::{Absence, Interval, order};
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::LecturerId;
use sanyou_schema::entity::{lecturer, lecturer_absence, lecturer_qualification};
use sea_orm::DbErr;
use serde_json::json;
use uuid::Uuid;

use super::add_place::filled;
use super::create_session::require_unit;
use super::own_venue::stale;
use super::plan::read_day;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::kept_places::{keep_lecturer, set_absences, set_qualifications};
use crate::training::store::orders::agreed_for;
use crate::training::store::rooms::stored_time;
use crate::training::store::versions::lecturer_version;
use crate::training::store::{places, planned};

/// A qualification as it is typed.
#[derive(Debug, Clone)]
pub struct QualificationForm {
    /// What for.
    pub topic: String,
    /// Who says so.
    pub issuer: Option<String>,
    /// `YYYY-MM-DD`.
    pub valid_from: String,
    /// The last day, `YYYY-MM-DD`; none: without end.
    pub last_day: Option<String>,
}

/// Days away as they are typed.
#[derive(Debug, Clone)]
pub struct AbsenceForm {
    /// `YYYY-MM-DD`.
    pub first_day: String,
    /// `YYYY-MM-DD`.
    pub last_day: String,
    /// `am` or `pm` of each day; none: the whole day.
    pub half: Option<String>,
    /// Why.
    pub reason: String,
}

/// A lecturer as typed.
#[derive(Debug, Clone)]
pub struct LecturerForm {
    /// Post or rank.
    pub title: Option<String>,
    /// Where they work.
    pub employer: Option<String>,
    /// All qualifications.
    pub qualifications: Vec<QualificationForm>,
    /// All absences.
    pub absences: Vec<AbsenceForm>,
    /// As whoever typed it had seen it; none: whatever it is now.
    pub version: Option<String>,
}

struct ReadQualification {
    topic: String,
    issuer: Option<String>,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

/// Sets a lecturer; the answer tells which half-days are planned while they are away.
///
/// Problems: `lecturer.*` (422), `lecturer.stale` (409), `not_found` (404), `role.missing` (403).
pub async fn set_lecturer(
    platform: &Platform,
    actor: &Actor,
    id: LecturerId,
    form: LecturerForm,
) -> Result<Vec<String>, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let standing = visible(&change, actor, id).await?;
    actor.require(Capability::SessionWrite)?;
    require_unit(change.db(), actor, standing.unit_id)
        .await
        .map_err(|_| {
            let detail = format!(
                "{}的资料由聘请单位管理，不能在这里修改。请与该单位联系。",
                standing.name
            );
            Problem::forbidden(detail)
        })?;
    places::lock_places(change.db(), Vec::new(), vec![id]).await?;
    // as it is now that it is held
    let standing = visible(&change, actor, id).await?;
    let version = lecturer_version(change.db(), &standing).await?;
    if form.version.as_ref().is_some_and(|seen| *seen != version) {
        return Err(stale("lecturer.stale", &standing.name));
    }
    let (qualifications, mut violations) = read_qualifications(form.qualifications);
    let (absences, wrong) = read_absences(form.absences);
    violations.extend(wrong);
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let told = planned_while_away(&change, &standing, &absences).await?;
    let detail =
        json!({ "name": standing.name, "qualifications": qualifications.len(), "absences": absences.len() });
    write(&change, id, qualifications, absences).await?;
    let row = lecturer::Model {
        title: filled(form.title),
        employer: filled(form.employer),
        ..standing
    };
    keep_lecturer(change.db(), row).await?;
    change.audit("lecturer.set", "lecturer", id, &detail);
    change.commit().await?;
    Ok(told)
}

async fn visible(change: &Change, actor: &Actor, id: LecturerId) -> Result<lecturer::Model, Problem> {
    places::lecturers(change.db(), &actor.scope)
        .await?
        .into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| Problem::not_found("位讲师"))
}

fn read_qualifications(forms: Vec<QualificationForm>) -> (Vec<ReadQualification>, Vec<Violation>) {
    let (mut read, mut violations): (Vec<ReadQualification>, Vec<Violation>) = (Vec::new(), Vec::new());
    for (at, form) in forms.into_iter().enumerate() {
        let mut wrong = |field: &str, message: String| {
            let violation = Violation::new("lecturer.qualification", message);
            violations.push(violation.on(&format!("qualifications[{at}].{field}")));
        };
        let topic = form.topic.trim().to_owned();
        if !(1..=40).contains(&topic.chars().count()) {
            wrong(
                "topic",
                "请写能讲什么，例如“发展党员”，不超过 40 个字。".to_owned(),
            );
        }
        let from = read_day(&form.valid_from);
        let last = filled(form.last_day).map(|text| read_day(&text));
        if from.is_none() || last == Some(None) {
            wrong("valid_from", "日期请写成 2026-09-03 这样。".to_owned());
        }
        let (Some(from), Some(last)) = (from, last.map_or(Some(None), |day| day.map(Some))) else {
            continue;
        };
        if last.is_some_and(|last| last < from) {
            wrong("last_day", format!("“{topic}”的资格到期日早于取得日，请核对。"));
        }
        if read
            .iter()
            .any(|other| other.topic == topic && other.from == from)
        {
            wrong("topic", format!("“{topic}”写了两次，请去掉一行。"));
        }
        read.push(ReadQualification {
            topic,
            issuer: filled(form.issuer),
            from,
            to: last.map(|day| day + Days::new(1)),
        });
    }
    (read, violations)
}

fn read_absences(forms: Vec<AbsenceForm>) -> (Vec<Absence>, Vec<Violation>) {
    let (mut read, mut violations) = (Vec::new(), Vec::new());
    for (at, form) in forms.into_iter().enumerate() {
        let mut wrong = |field: &str, message: &str| {
            let violation = Violation::new("lecturer.absence", message);
            violations.push(violation.on(&format!("absences[{at}].{field}")));
        };
        let days = read_day(&form.first_day).zip(read_day(&form.last_day));
        let half = filled(form.half).map(|text| text.parse::<HalfDay>().ok());
        let reason = form.reason.trim().to_owned();
        match (days, half) {
            (None, _) => wrong("first_day", "请写从哪天到哪天，写成 2026-09-03 这样。"),
            (Some((first, last)), _) if last < first => wrong("last_day", "结束日早于开始日，请核对。"),
            _ if !(1..=40).contains(&reason.chars().count()) => {
                wrong("reason", "请写为什么不在，例如“外出学习”，不超过 40 个字。");
            }
            (_, Some(None)) => wrong("half", "请选整天、上午或下午。"),
            (Some((first_day, last_day)), half) => read.push(Absence {
                first_day,
                last_day,
                half: half.flatten(),
                reason,
            }),
        }
    }
    (read, violations)
}

/// What is planned with them while they are away, in sentences.
async fn planned_while_away(
    change: &Change,
    lecturer: &lecturer::Model,
    absences: &[Absence],
) -> Result<Vec<String>, DbErr> {
    let planned = planned::planned_for(change.db(), lecturer.id, change.today()).await?;
    let mut told = Vec::new();
    for one in planned {
        let day = one.slot.day;
        let Some((starts, ends)) = stored_time(&one.slot.starts).zip(stored_time(&one.slot.ends)) else {
            continue;
        };
        let time = Interval::new(day, starts, ends);
        if absences
            .iter()
            .filter_map(|away| away.on(day))
            .any(|away| away.overlaps(&time))
        {
            told.push(format!(
                "{}{}要为“{}”授课，那天不在，请到这一期换人或改时间。",
                lecturer.name,
                time.label(),
                one.title
            ));
        }
    }
    for one in agreed_for(change.db(), lecturer.id, change.today()).await? {
        let Some((day, half)) = one.row.agreed_on.zip(one.row.half) else {
            continue;
        };
        let time = order::taken(day, half);
        let mut away = absences.iter().filter_map(|away| away.on(day));
        if away.any(|away| away.overlaps(&time)) {
            told.push(format!(
                "{}{}已定讲点课“{}”，那天不在，请到选课点单里换人或改日期。",
                lecturer.name,
                half_day_label(day, half),
                one.course
            ));
        }
    }
    Ok(told)
}

async fn write(
    change: &Change,
    id: LecturerId,
    qualifications: Vec<ReadQualification>,
    absences: Vec<Absence>,
) -> Result<(), DbErr> {
    let qualifications = qualifications
        .into_iter()
        .map(|one| lecturer_qualification::Model {
            id: change.id::<Uuid>(),
            lecturer_id: id,
            topic: one.topic,
            issuer: one.issuer,
            valid_from: one.from,
            valid_to: one.to,
        });
    set_qualifications(change.db(), id, qualifications.collect()).await?;
    let absences = absences.into_iter().map(|one| lecturer_absence::Model {
        id: change.id::<Uuid>(),
        lecturer_id: id,
        first_day: one.first_day,
        last_day: one.last_day,
        half: one.half,
        reason: one.reason,
    });
    set_absences(change.db(), id, absences.collect()).await
}
