//! What waits for the actor today: each line leads to exactly that selection.
use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::{ApplicationState, ImportState};
use sanyou_schema::entity::{roster_import, visit};
use sea_orm::{ConnectionTrait, DbErr};

use super::store;
use crate::certification::workdays_since;
use crate::platform::actor::Actor;
use crate::training::{OpenPlaces, PlanWait, WaitingPlan, open_places, waiting_plans};
use crate::unit::names_and_paths;

/// How pressing a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Today or overdue.
    Now,
    /// Within days.
    Soon,
    /// Some time.
    Open,
}

/// A line of 要我办的.
#[derive(Debug, Clone)]
pub struct Todo {
    /// Stable code.
    pub code: &'static str,
    /// With the number in it.
    pub sentence: String,
    /// What helps to decide whether to go there now.
    pub detail: Option<String>,
    /// How many things it is.
    pub count: u64,
    /// The page of the console with just these.
    pub path: String,
    /// How pressing.
    pub urgency: Urgency,
}

/// What waits for the actor.
pub async fn todo(db: &impl ConnectionTrait, actor: &Actor, day: NaiveDate) -> Result<Vec<Todo>, DbErr> {
    let mut lines = Vec::new();
    lines.extend(applications(db, actor, day).await?);
    if actor.may(Capability::RosterWrite) {
        lines.extend(imports(db, actor).await?);
        lines.extend(corrections(db, actor).await?);
        lines.extend(transfers(db, actor).await?);
    }
    lines.extend(releases(db, actor).await?);
    if actor.may(Capability::EnrolmentWrite) {
        lines.extend(places(db, actor, day).await?);
    }
    if actor.may(Capability::AttendanceWrite) {
        lines.extend(sessions(db, actor, day).await?);
    }
    if actor.may(Capability::SessionWrite) {
        lines.extend(course_orders(db, actor).await?);
        lines.extend(visits(db, actor, day).await?);
        lines.extend(plans(db, actor, day).await?);
    }
    if actor.may(Capability::NoticeTell) {
        lines.extend(to_tell(db, actor).await?);
    }
    if actor.may(Capability::CertificateWrite) {
        lines.extend(ending(db, actor, day).await?);
    }
    if actor.may(Capability::GrantWrite) {
        lines.extend(grants(db, actor).await?);
    }
    lines.sort_by_key(|line| line.urgency);
    Ok(lines)
}

async fn corrections(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Todo>, DbErr> {
    let open = crate::roster::open_corrections(db, actor).await?;
    Ok((open > 0).then(|| Todo {
        code: "corrections.open",
        sentence: format!("{open} 条信息有误待处理"),
        detail: Some("本人反映的，改了或不改都要答复".to_owned()),
        count: open,
        path: "/corrections?state=open".to_owned(),
        urgency: Urgency::Soon,
    }))
}

async fn course_orders(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Todo>, DbErr> {
    let open = crate::training::orders_to_answer(db, actor).await?;
    Ok((open > 0).then(|| Todo {
        code: "course_orders.asked",
        sentence: format!("{open} 张点课单待定日期"),
        detail: Some("菜单选学：定下日期和讲师，或说明不安排".to_owned()),
        count: open,
        path: "/course-orders?state=asked".to_owned(),
        urgency: Urgency::Soon,
    }))
}

/// Visits of today, and those before of which nobody noted whether they came.
async fn visits(db: &impl ConnectionTrait, actor: &Actor, today: NaiveDate) -> Result<Vec<Todo>, DbErr> {
    let found = crate::training::visits_to_note(db, actor).await?;
    let (past, now): (Vec<_>, Vec<_>) = found.into_iter().partition(|row| row.day < today);
    let line = |rows: &[visit::Model], code, sentence: String, detail: &str, page: &str, urgency| {
        let first = rows.first()?;
        let one_venue = rows.iter().all(|row| row.venue_id == first.venue_id);
        let path = if one_venue {
            format!("/venues/{}/{page}", first.venue_id)
        } else {
            "/venues".to_owned()
        };
        Some(Todo {
            code,
            sentence,
            detail: Some(detail.to_owned()),
            count: u64::try_from(rows.len()).unwrap_or(u64::MAX),
            path,
            urgency,
        })
    };
    let today_line = format!("今天约了 {} 次来访", now.len());
    let past_line = format!("{} 次来访没有登记到没到", past.len());
    let lines = [
        line(
            &now,
            "visits.today",
            today_line,
            "到了以后登记人数",
            "week",
            Urgency::Now,
        ),
        line(
            &past,
            "visits.not_noted",
            past_line,
            "登记已到或未到，月报才数得准",
            &format!("visits?state=booked&until={}", today - Days::new(1)),
            Urgency::Soon,
        ),
    ];
    Ok(lines.into_iter().flatten().collect())
}

/// Year plans to decide, those of one year in a line, and one's own that came back.
async fn plans(db: &impl ConnectionTrait, actor: &Actor, today: NaiveDate) -> Result<Vec<Todo>, DbErr> {
    let found = waiting_plans(db, actor).await?;
    let names = names_and_paths(db, found.iter().map(|plan| plan.unit)).await?;
    let name = |plan: &WaitingPlan| names.get(&plan.unit).map_or("", |(name, _)| name.as_str());
    let mut to_decide: BTreeMap<i32, Vec<(&WaitingPlan, Option<NaiveDate>)>> = BTreeMap::new();
    let mut lines = Vec::new();
    for plan in &found {
        match &plan.wait {
            PlanWait::Decision(filed_on) => {
                to_decide.entry(plan.year).or_default().push((plan, *filed_on));
            }
            PlanWait::Correction(reason) => lines.push(Todo {
                code: "year_plans.returned",
                sentence: format!("{}{}年培训计划退回来了，改好再上报", name(plan), plan.year),
                detail: reason.as_ref().map(|reason| format!("退回原因：{reason}")),
                count: 1,
                path: format!("/year-plans/{}", plan.id),
                urgency: Urgency::Soon,
            }),
        }
    }
    for (year, plans) in to_decide {
        let days = plans.iter().filter_map(|(_, filed_on)| *filed_on).min();
        let days = days.map_or(0, |filed_on| (today - filed_on).num_days());
        let whose: Vec<_> = plans.iter().map(|(plan, _)| name(plan)).collect();
        let since = match days {
            ..=0 => "今天上报".to_owned(),
            _ if plans.len() == 1 => format!("上报 {days} 天了"),
            _ => format!("最早一份上报 {days} 天了"),
        };
        lines.push(Todo {
            code: "year_plans.submitted",
            sentence: format!("{} 份{year}年培训计划待批准", plans.len()),
            detail: Some(format!("{}；{since}", whose.join("、"))),
            count: count(plans.len()),
            path: match plans.as_slice() {
                [(plan, _)] => format!("/year-plans/{}", plan.id),
                _ => format!("/year-plans?year={year}&state=submitted"),
            },
            urgency: if days >= 7 { Urgency::Now } else { Urgency::Soon },
        });
    }
    Ok(lines)
}

async fn transfers(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Todo>, DbErr> {
    let open = crate::roster::transfers_to_answer(db, actor).await?;
    Ok((open > 0).then(|| Todo {
        code: "transfers.open",
        sentence: format!("{open} 个调动申请待答复"),
        detail: Some("别的乡镇申请的，同意后人才调动".to_owned()),
        count: open,
        path: "/transfers?state=open".to_owned(),
        urgency: Urgency::Soon,
    }))
}

/// The stages that wait for a role, in the order of the way of an application.
async fn applications(
    db: &impl ConnectionTrait,
    actor: &Actor,
    today: NaiveDate,
) -> Result<Vec<Todo>, DbErr> {
    use ApplicationState as S;
    let county = actor.may(Capability::ApplicationCounty);
    let stages: &[(&[S], &str, &str)] = if county {
        &[
            (&[S::TownshipPassed], "待复审", "township_passed"),
            (
                &[
                    S::CountyPassed,
                    S::Tested,
                    S::Reviewed,
                    S::Proposed,
                    S::Publicised,
                ],
                "待认定",
                "county_passed",
            ),
            (&[S::Recognised], "待发证", "recognised"),
        ]
    } else if actor.may(Capability::ApplicationTownship) {
        &[
            (&[S::Submitted], "待推荐", "submitted"),
            (&[S::Recommended], "待初审", "recommended"),
        ]
    } else {
        &[]
    };
    let mut lines = Vec::new();
    for (states, label, query) in stages {
        let waiting = store::applications_in(db, &actor.scope, states).await?;
        let Some((first, _, _, since)) = waiting.first() else {
            continue;
        };
        let days = workdays_since(*since, today);
        let path = match waiting.as_slice() {
            [_] => format!("/applications/{first}"),
            _ => format!("/applications?state={query}"),
        };
        lines.push(Todo {
            code: "applications",
            sentence: format!("{} 份申报{label}", waiting.len()),
            detail: Some(if days == 0 {
                "今天收到".to_owned()
            } else {
                format!("最早一份已等 {days} 个工作日")
            }),
            count: count(waiting.len()),
            path,
            urgency: if days >= 5 { Urgency::Now } else { Urgency::Soon },
        });
    }
    Ok(lines)
}

/// Her own uploads; what others uploaded is theirs to apply (see `waiting`), or hers to release.
async fn imports(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Todo>, DbErr> {
    let mut waiting = store::imports_waiting(db, &actor.scope).await?;
    waiting.retain(|(row, _)| row.created_by == actor.account);
    let line = |(row, name): (roster_import::Model, String)| {
        let guarded = row.state == ImportState::Guarded;
        Todo {
            code: if guarded {
                "import.guarded"
            } else {
                "import.staged"
            },
            sentence: if guarded {
                "1 份名册变动较大，等另一位复核".into()
            } else {
                "1 份名册读完了，还没有写入".into()
            },
            detail: Some(name),
            count: 1,
            path: format!("/imports/{}", row.id),
            urgency: Urgency::Soon,
        }
    };
    Ok(waiting.into_iter().map(line).collect())
}

async fn releases(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Todo>, DbErr> {
    let waiting = crate::roster::count_releases(db, actor).await?;
    Ok((waiting > 0).then(|| Todo {
        code: "import.release",
        sentence: format!("{waiting} 份名册变动较大，等您复核"),
        detail: Some("您同意以后，上传的人才能写入".to_owned()),
        count: count(waiting),
        path: "/releases".to_owned(),
        urgency: Urgency::Soon,
    }))
}

async fn sessions(db: &impl ConnectionTrait, actor: &Actor, day: NaiveDate) -> Result<Vec<Todo>, DbErr> {
    let near = store::sessions_near(db, &actor.scope, day, 14).await?;
    let line = |session: store::NearSession| {
        let days = (session.first_day - day).num_days();
        let name = &session.name;
        let (sentence, tab, urgency) = match days {
            1 => (format!("{name}明天开班"), "", Urgency::Now),
            2.. => (format!("{name}还有 {days} 天开班"), "", Urgency::Open),
            _ if session.last_day < day => (
                format!("{name}已上完课，等登成绩、结业"),
                "?tab=results",
                Urgency::Soon,
            ),
            _ => (format!("{name}正在上课，今天要点名"), "?tab=roll", Urgency::Now),
        };
        Todo {
            code: "session",
            sentence,
            detail: Some(format!(
                "{}月{}日至{}月{}日，{}",
                session.first_day.month(),
                session.first_day.day(),
                session.last_day.month(),
                session.last_day.day(),
                session.state.label()
            )),
            count: 1,
            path: format!("/sessions/{}{tab}", session.id),
            urgency,
        }
    };
    Ok(near.into_iter().map(line).collect())
}

/// Sessions with places that have no name yet: to a township its own, to the holder what there is to call for or to take
/// back.
async fn places(db: &impl ConnectionTrait, actor: &Actor, day: NaiveDate) -> Result<Vec<Todo>, DbErr> {
    let line = |open: OpenPlaces| {
        let days = (open.until - day).num_days();
        let over = days < 0;
        // what the holder did not take back after the deadline is no township's any more
        if over && !open.holds {
            return None;
        }
        let (name, places, left) = (open.name, open.places, open.left);
        let whose = match open.shared_with.as_slice() {
            [] => String::new(),
            shared => format!("；{}的名额", shared.join("、")),
        };
        let deadline = open.until.format("%-m月%-d日");
        Some(Todo {
            code: if over { "places.return" } else { "places.open" },
            sentence: if over {
                format!("{name}有 {left} 个名额没有报，可以收回递补")
            } else if open.holds {
                format!("{name}还有 {left} 个名额等下面报人")
            } else if open.shared_with.is_empty() {
                format!("{name}给您 {places} 个名额，还差 {left} 人")
            } else {
                format!("{name}您还能报 {left} 人，名额与别的乡镇共用")
            },
            detail: Some(match days {
                ..0 => format!("{deadline}已截止{whose}"),
                0 => format!("今天截止{whose}"),
                _ => format!("{deadline}截止，还有 {days} 天{whose}"),
            }),
            count: u64::from(left),
            path: format!("/sessions/{}?tab=quota", open.session),
            urgency: match days {
                ..=1 => Urgency::Now,
                2..=7 => Urgency::Soon,
                _ => Urgency::Open,
            },
        })
    };
    let open = open_places(db, actor).await?;
    Ok(open.into_iter().filter_map(line).collect())
}

async fn to_tell(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Todo>, DbErr> {
    // the county waits for its townships: see `others`
    if actor.may(Capability::ApplicationCounty) {
        return Ok(None);
    }
    let people = store::to_tell(db, &actor.scope).await?;
    Ok((people > 0).then(|| Todo {
        code: "to_tell",
        sentence: format!("{people} 人要您打电话或当面通知"),
        detail: Some("他们没有留邮箱；通知到了请打勾".to_owned()),
        count: people,
        path: "/to-tell?state=pending".to_owned(),
        urgency: Urgency::Soon,
    }))
}

async fn grants(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<Todo>, DbErr> {
    let accounts = crate::account::waiting_for_grant(db, actor).await?;
    Ok((accounts > 0).then(|| Todo {
        code: "grants",
        sentence: format!("{accounts} 个账号等待授权"),
        detail: Some("授权以后才能办事".to_owned()),
        count: accounts,
        path: "/grants".to_owned(),
        urgency: Urgency::Soon,
    }))
}

async fn ending(db: &impl ConnectionTrait, actor: &Actor, day: NaiveDate) -> Result<Option<Todo>, DbErr> {
    let key = "report.due_warning_days";
    let days = crate::setting::value_for(db, actor.home_unit, key, day)
        .await?
        .parse()
        .unwrap_or(90);
    let ending = store::certificates_ending(db, &actor.scope, day, days).await?;
    Ok((!ending.is_empty()).then(|| Todo {
        code: "certificates.ending",
        sentence: format!("{} 本证书 {days} 天内到期", ending.len()),
        detail: None,
        count: count(ending.len()),
        path: "/certificates?state=ending".to_owned(),
        urgency: Urgency::Open,
    }))
}

fn count(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}
