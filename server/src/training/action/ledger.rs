//! 培训台账: a line a session of a year, as page and as workbook.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::PaperKind;
use sanyou_schema::domain::training::dossier::contents;
use sanyou_schema::domain::training::spent;
use sanyou_schema::domain::value::id::{SessionId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::{enrolment, session_paper};

use super::make_papers::Made;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::documents::paper::{Page, Paper, Table};
use crate::platform::documents::{Form, made};
use crate::platform::problem::Problem;
use crate::training::hours::{half_day_hundredths, hours_of};
use crate::training::store::facts::SessionFacts;
use crate::training::store::kinds::Kinds;
use crate::training::store::sessions::{self, SessionFilter};
use crate::training::store::sight::{Reach, SeenSession};
use crate::training::store::{papers, places};

/// More sessions than a year of a county has.
const MOST: u64 = 2000;

/// A line of the ledger.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The session.
    pub session: SessionId,
    /// 班次名称.
    pub class_name: String,
    /// 期次.
    pub number: i32,
    /// 类别.
    pub kind: String,
    /// How far it has come.
    pub state: SessionState,
    /// 主办.
    pub host: String,
    /// 承办.
    pub undertaker: Option<String>,
    /// 起.
    pub first_day: NaiveDate,
    /// 止.
    pub last_day: NaiveDate,
    /// 天数: those with a half-day.
    pub days: u32,
    /// 学时 of who attends all.
    pub hours: String,
    /// 地点.
    pub venue: Option<String>,
    /// 计划人数.
    pub planned: i32,
    /// 应训.
    pub invited: u32,
    /// 报到.
    pub arrived: u32,
    /// 结业.
    pub completed: u32,
    /// 考试合格; none without an exam.
    pub passed: Option<u32>,
    /// 经费, as it was written.
    pub spent: Option<String>,
    /// 课程与师资.
    pub courses: String,
    /// What the file still lacks.
    pub missing: Vec<&'static str>,
    /// 归档号.
    pub archive_no: Option<String>,
}

/// The sessions of a year that the actor sees whole, the first first; those in preparation stay out.
///
/// Problems: `role.missing` (403).
pub async fn ledger(
    platform: &Platform,
    actor: &Actor,
    year: i32,
    unit: Option<UnitId>,
) -> Result<Vec<Entry>, Problem> {
    actor.require(Capability::Read)?;
    let db = platform.database.reader();
    let filter = SessionFilter {
        unit,
        year: Some(year),
        ..SessionFilter::default()
    };
    let mut seen = sessions::visible_sessions(db, &actor.scope, &filter, 0, MOST)
        .await?
        .items;
    seen.retain(|one| one.reach == Reach::Whole && one.row.state != SessionState::Preparing);
    seen.sort_by_key(|one| (one.row.first_day, one.row.id));
    let ids: Vec<SessionId> = seen.iter().map(|one| one.row.id).collect();
    let (notices, files) = papers::of_sessions(db, ids).await?;
    let venues = seen.iter().filter_map(|one| one.row.venue_id).collect();
    let venues = places::venue_rows(db, venues).await?;
    let units = crate::unit::named_units(db, platform.clock.today()).await?;
    let units: HashMap<UnitId, String> = units.into_iter().map(|unit| (unit.row.id, unit.name)).collect();
    let of_classes = Kinds::load(db, actor.scope.day).await?;
    let mut entries = Vec::with_capacity(seen.len());
    for one in &seen {
        let facts = SessionFacts::load(db, one.row.id).await?;
        let teaching = facts.slots.iter().filter_map(|slot| slot.lecturer_id).collect();
        let lecturers = places::lecturer_rows(db, teaching).await?;
        let named: Vec<&str> = lecturers.iter().map(|row| row.name.as_str()).collect();
        let half_day = half_day_hundredths(db, one.class.unit_id, one.row.last_day).await?;
        let mut entry = entry(one, &facts, notices.get(&one.row.id), half_day);
        let own = files.iter().filter(|(session, _)| *session == one.row.id);
        let kinds: Vec<PaperKind> = own.map(|(_, kind)| *kind).collect();
        entry.missing = missing(&facts, notices.get(&one.row.id), &kinds);
        entry.kind = of_classes.name(&one.unit_path, &one.class.kind);
        entry.host = units.get(&one.class.unit_id).cloned().unwrap_or_default();
        let venue = venues.iter().find(|venue| Some(venue.id) == one.row.venue_id);
        entry.venue = venue.map(|venue| venue.name.clone());
        if !named.is_empty() {
            entry.courses = format!("{}（授课：{}）", entry.courses, named.join("、"));
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn entry(
    seen: &SeenSession,
    facts: &SessionFacts,
    notice: Option<&session_paper::Model>,
    half_day_hundredths: i32,
) -> Entry {
    let count = |test: &dyn Fn(&enrolment::Model) -> bool| {
        u32::try_from(facts.enrolments.iter().filter(|row| test(row)).count()).unwrap_or(u32::MAX)
    };
    let mut days: Vec<NaiveDate> = facts.slots.iter().map(|slot| slot.day).collect();
    days.dedup();
    let mut subjects: Vec<&str> = Vec::new();
    for title in facts.slots.iter().filter_map(|slot| slot.title.as_deref()) {
        // groups are taught the same one after the other
        if !subjects.contains(&title) {
            subjects.push(title);
        }
    }
    Entry {
        session: seen.row.id,
        class_name: seen.class.name.clone(),
        number: seen.row.number,
        kind: String::new(),
        state: seen.row.state,
        host: String::new(),
        undertaker: notice.and_then(|notice| notice.undertaker.clone()),
        first_day: seen.row.first_day,
        last_day: seen.row.last_day,
        days: u32::try_from(days.len()).unwrap_or(u32::MAX),
        hours: hours_of(facts, half_day_hundredths),
        venue: None,
        planned: seen.row.capacity,
        invited: count(&|row| row.state.is_invited()),
        arrived: count(&|row| row.state.has_arrived()),
        completed: count(&|row| row.state == EnrolmentState::Completed),
        passed: (!facts.exams.is_empty()).then(|| count(&|row| facts.passed(row.id) == Some(true))),
        spent: notice.and_then(|notice| notice.spent.clone()),
        courses: subjects.join("、"),
        missing: Vec::new(),
        archive_no: notice.and_then(|notice| notice.archive_no.clone()),
    }
}

fn missing(
    facts: &SessionFacts,
    notice: Option<&session_paper::Model>,
    files: &[PaperKind],
) -> Vec<&'static str> {
    let mut made = Vec::new();
    if notice.is_some_and(|notice| notice.document_no.is_some() && notice.issued_on.is_some()) {
        made.push(PaperKind::Notice);
    }
    if !facts.slots.is_empty() {
        made.push(PaperKind::Timetable);
    }
    if facts.enrolments.iter().any(|row| row.state.is_invited()) {
        made.push(PaperKind::List);
    }
    if !facts.slots.is_empty() && facts.slots.iter().all(|slot| facts.slot_counts(slot.id).0 > 0) {
        made.push(PaperKind::SignIn);
    }
    contents(&made, !facts.exams.is_empty(), files)
        .into_iter()
        .filter(|line| line.missing.is_some())
        .map(|line| line.kind.label())
        .collect()
}

/// The ledger as a workbook.
pub async fn ledger_file(platform: &Platform, entries: &[Entry], year: i32) -> Result<Made, Problem> {
    let columns = [
        ("序号", 3),
        ("班次名称", 12),
        ("期次", 3),
        ("类别", 6),
        ("主办", 8),
        ("承办", 8),
        ("起止日期", 13),
        ("天数", 3),
        ("学时", 3),
        ("地点", 10),
        ("计划人数", 4),
        ("应训", 3),
        ("报到", 3),
        ("结业", 3),
        ("考试合格", 4),
        ("经费（元）", 6),
        ("课程与师资", 24),
        ("资料目录", 12),
        ("归档号", 6),
    ];
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let known = |count: Option<u32>| count.map_or_else(|| "—".to_owned(), |count| count.to_string());
    let rows = entries.iter().enumerate().map(|(at, one)| {
        vec![
            (at + 1).to_string(),
            class(one),
            one.number.to_string(),
            one.kind.clone(),
            one.host.clone(),
            some(&one.undertaker),
            days(one),
            one.days.to_string(),
            one.hours.clone(),
            some(&one.venue),
            one.planned.to_string(),
            one.invited.to_string(),
            known(one.state.has_begun().then_some(one.arrived)),
            known(one.state.has_ended().then_some(one.completed)),
            known(one.passed.filter(|_| one.state.has_begun())),
            one.spent.as_ref().map_or_else(String::new, |written| {
                spent::yuan(written).map_or_else(|| written.clone(), |amount| amount.to_string())
            }),
            one.courses.clone(),
            files(one),
            some(&one.archive_no),
        ]
    });
    let name = format!("{year}年培训台账");
    let table = Table::new(name.clone(), &columns, rows.collect()).counting(&[
        "期次",
        "天数",
        "学时",
        "计划人数",
        "应训",
        "报到",
        "结业",
        "考试合格",
        "经费（元）",
    ]);
    let paper = Paper {
        blocks: vec![table.into()],
        name,
        page: Page::Wide,
    };
    Ok(Made {
        name: format!("{}.xlsx", paper.name),
        media_type: Form::Xlsx.media_type(),
        bytes: made(platform, &paper, Form::Xlsx).await?,
    })
}

/// 班次名称; what did not take place, or not on its day, says so.
fn class(one: &Entry) -> String {
    match one.state {
        SessionState::Cancelled | SessionState::Postponed => {
            format!("{}（{}）", one.class_name, one.state.label())
        }
        _ => one.class_name.clone(),
    }
}

/// 资料目录; what did not take place needs none.
fn files(one: &Entry) -> String {
    if one.state == SessionState::Cancelled {
        "—".to_owned()
    } else if one.missing.is_empty() {
        "齐全".to_owned()
    } else {
        format!("缺：{}", one.missing.join("、"))
    }
}

/// 起止日期; a single day stands once.
fn days(one: &Entry) -> String {
    if one.first_day == one.last_day {
        one.first_day.to_string()
    } else {
        format!("{} 至 {}", one.first_day, one.last_day)
    }
}
