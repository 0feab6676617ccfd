//! The demo's classes: two years of sessions that were held, one that runs under `teacher`, one that waits for its
//! results, and those that are to come, one of them with a waiting list.
use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use sanyou_schema::domain::exam::ExamBook;
use sanyou_schema::domain::value::id::{AccountId, ClassId, ExamId, PersonId, SessionId, UnitId};
use sanyou_schema::domain::value::{NoticeKind, RoleName, SessionState};
use sanyou_schema::entity::{exam, session, session_event, session_paper, training_class};
use sea_orm::{DbErr, EntityTrait, Set};
use uuid::Uuid;

use super::accounts::{PASSWORD, official};
use super::people::Worker;
use super::places::{self, Places};
use super::sessions::{Plan, plans};
use super::trainees::{self, Sitting, Standing};
use super::units::Units;
use crate::account::{NewGrant, NewPlace, create_account, hash_secret};
use crate::platform::change::{Change, Telling};
use crate::platform::problem::Problem;
use crate::training::session_name;

const SUBJECTS: [&str; 6] = [
    "党章和党内法规",
    "党支部标准化规范化建设",
    "发展党员工作实务",
    "党费收缴和组织关系",
    "新就业群体党建工作",
    "交流研讨",
];

/// Makes venues, lecturers, the teacher's account, and all sessions.
pub async fn make(
    change: &mut Change,
    units: &Units,
    workers: &[Worker],
    today: NaiveDate,
) -> Result<(), Problem> {
    let teacher = teacher(change, units.county).await?;
    let mut maker = Maker {
        random: StdRng::seed_from_u64(1921),
        today,
        teacher,
        places: places::make(change, units, today).await?,
        classes: HashMap::new(),
        trained: HashSet::new(),
    };
    let township = units.township("东观镇").unwrap_or(units.county);
    for plan in plans(units.county, township, today) {
        maker.session(change, workers, &plan).await?;
    }
    Ok(())
}

async fn teacher(change: &mut Change, county: UnitId) -> Result<AccountId, Problem> {
    let hash = hash_secret(PASSWORD.to_owned()).await?;
    Ok(create_account(change, official("teacher", "冯晓梅", county, &hash, Vec::new())).await?)
}

struct Maker {
    random: StdRng,
    today: NaiveDate,
    teacher: AccountId,
    places: Places,
    /// The class of a holder, year and name, with the last number given.
    classes: HashMap<(UnitId, i32, &'static str), (ClassId, i32)>,
    /// Who was in a class of a year already; from today on, who is in any.
    trained: HashSet<(PersonId, i32, &'static str)>,
}

impl Maker {
    async fn session(&mut self, change: &mut Change, workers: &[Worker], plan: &Plan) -> Result<(), Problem> {
        let (class, number) = self.class(change, plan).await?;
        let id: SessionId = change.id();
        let row = session::ActiveModel {
            id: Set(id),
            class_id: Set(class),
            number: Set(number),
            state: Set(plan.state),
            first_day: Set(plan.first),
            last_day: Set(plan.last()),
            capacity: Set(i32::try_from(plan.capacity).unwrap_or(i32::MAX)),
            venue_id: Set(self.places.sites.get(plan.venue).map(|site| site.venue)),
            head_account_id: Set((plan.state == SessionState::Running).then_some(self.teacher)),
            note: Set(Some("请带身份证和党员徽章".to_owned())),
            created_at: Set(trainees::instant(plan.first - Days::new(40), 9)),
            self_enrol: Set(plan.state == SessionState::Announced),
            approval: Set(plan.state == SessionState::Announced),
            names_until: Set((plan.first > self.today).then(|| plan.first - Days::new(5))),
            leave_until: Set((plan.first > self.today).then(|| plan.first - Days::new(3))),
            offer_hours: Set(plan.offers().then_some(24)),
            ..Default::default()
        };
        session::Entity::insert(row).exec(change.db()).await?;
        if plan.state == SessionState::Running {
            let grant = NewGrant {
                role: RoleName::ClassTeacher,
                place: NewPlace::Class(class),
                valid_from: plan.first - Days::new(20),
                valid_to: None,
            };
            crate::account::write_grant(change, self.teacher, grant).await?;
        }
        self.events(change, id, plan).await?;
        let slots = self.slots(change, id, plan).await?;
        if plan.first <= self.today && plan.state != SessionState::Cancelled {
            paper(change, id, plan, number).await?;
        }
        let standing = Standing {
            plan,
            id,
            exam: exam_of(change, id, plan).await?,
            teacher: self.teacher,
        };
        let people = self.people(workers, plan);
        let sitting = Sitting {
            slots: &slots,
            today: self.today,
        };
        trainees::write(change, &mut self.random, &standing, &sitting, &people).await?;
        if plan.is_over() {
            crate::credit::post_hours(change, id).await?;
        }
        if plan.first > self.today && plan.state != SessionState::Preparing {
            let name = session_name(plan.class, number);
            tell(change, id, &name, plan, &people);
        }
        Ok(())
    }

    async fn class(&mut self, change: &Change, plan: &Plan) -> Result<(ClassId, i32), DbErr> {
        let key = (plan.holder, plan.first.year(), plan.class);
        if let Some((class, number)) = self.classes.get_mut(&key) {
            *number += 1;
            return Ok((*class, *number));
        }
        let id: ClassId = change.id();
        let row = training_class::ActiveModel {
            id: Set(id),
            unit_id: Set(plan.holder),
            name: Set(plan.class.to_owned()),
            kind: Set(plan.kind.to_owned()),
            delivery: Set("off_work".to_owned()),
            year: Set(plan.first.year()),
        };
        training_class::Entity::insert(row).exec(change.db()).await?;
        self.classes.insert(key, (id, 1));
        Ok((id, 1))
    }

    /// The steps that led to the session's state, none of them after today.
    async fn events(&self, change: &Change, id: SessionId, plan: &Plan) -> Result<(), DbErr> {
        use SessionState as S;
        let (first, last) = (plan.first, plan.last());
        let before = |days: u64| first - Days::new(days);
        let mut steps = vec![("create", S::Preparing, before(40))];
        if plan.state != S::Preparing {
            steps.push(("announce", S::Announced, before(30).min(self.today)));
        }
        if !matches!(plan.state, S::Preparing | S::Announced) {
            steps.push(("open", S::Enrolling, before(28).min(self.today)));
        }
        if plan.state == S::Cancelled {
            steps.push(("cancel", S::Cancelled, before(6)));
        } else if first <= self.today {
            steps.push(("lock", S::Locked, before(3)));
            steps.push(("start", S::Running, first));
            let rest = [
                ("assess", S::Assessing, last),
                ("complete", S::Completed, last + Days::new(2)),
                ("archive", S::Archived, last + Days::new(60)),
            ];
            let reached = match plan.state {
                S::Archived => 3,
                S::Completed => 2,
                S::Assessing => 1,
                _ => 0,
            };
            steps.extend(rest.into_iter().take(reached));
        }
        let rows = steps
            .into_iter()
            .map(|(action, state, day)| session_event::ActiveModel {
                id: Set(change.id::<Uuid>()),
                session_id: Set(id),
                at: Set(trainees::instant(day.min(self.today), 9)),
                actor_id: Set(None),
                action: Set(action.to_owned()),
                state: Set(state),
                reason: Set((action == "cancel").then(|| "与全县防汛值守冲突".to_owned())),
            });
        session_event::Entity::insert_many(rows).exec(change.db()).await?;
        Ok(())
    }

    async fn slots(
        &mut self,
        change: &Change,
        id: SessionId,
        plan: &Plan,
    ) -> Result<Vec<trainees::SlotRow>, DbErr> {
        let mut made = Vec::new();
        for day in 0..plan.days {
            for (half, starts, ends) in trainees::HALVES {
                let at = made.len();
                // two sessions on one day are in different rooms with different lecturers
                let lecturers = &self.places.lecturers;
                let teaches = lecturers.get((at + plan.venue) % lecturers.len());
                let slot = trainees::SlotRow {
                    id: change.id(),
                    day: plan.first + Days::new(day),
                    half,
                };
                let row = slot.active(
                    id,
                    (starts, ends),
                    SUBJECTS[at % SUBJECTS.len()],
                    teaches.copied(),
                    self.places.sites.get(plan.venue).and_then(|site| site.room),
                );
                sanyou_schema::entity::slot::Entity::insert(row)
                    .exec(change.db())
                    .await?;
                made.push(slot);
            }
        }
        Ok(made)
    }

    /// Who goes: in post on the first day, and not in this class of the year already; from today on, each once.
    fn people<'a>(&mut self, workers: &'a [Worker], plan: &Plan) -> Vec<&'a Worker> {
        let open = plan.first + Days::new(5) > self.today;
        let key = |worker: &Worker| {
            let class = if open { "" } else { plan.class };
            (worker.person, if open { 0 } else { plan.first.year() }, class)
        };
        let fits = |worker: &&Worker| {
            let asked = match plan.kind {
                "induction" => worker.since + Months::new(14) > plan.first,
                _ if plan.class == "党务骨干培训" => worker.unit == plan.holder,
                _ => true,
            };
            !worker.left && worker.since < plan.first && asked && !worker.is_demo_account
        };
        let mut pool: Vec<&Worker> = workers.iter().filter(fits).collect();
        pool.shuffle(&mut self.random);
        pool.retain(|worker| !self.trained.contains(&key(worker)));
        if plan.with_worker {
            pool.splice(0..0, workers.iter().filter(|worker| worker.is_demo_account));
        }
        pool.truncate(plan.people);
        self.trained.extend(pool.iter().map(|worker| key(worker)));
        pool
    }
}

/// What the office wrote into the papers of a session that has begun.
async fn paper(change: &Change, session: SessionId, plan: &Plan, number: i32) -> Result<(), DbErr> {
    let (year, over) = (plan.first.year(), plan.is_over());
    let archived = plan.state == SessionState::Archived;
    let row = session_paper::ActiveModel {
        id: Set(change.id::<Uuid>()),
        session_id: Set(session),
        document_no: Set(Some(format!("祁两新〔{year}〕{}号", plan.first.month() * 2 + 1))),
        issued_on: Set(Some(plan.first - Days::new(20))),
        undertaker: Set(Some("县委党校".to_owned())),
        spent: Set(over.then(|| format!("{}元", plan.people * 60))),
        archive_no: Set(archived.then(|| format!("{year}-PX-{}-{number:02}", plan.first.month()))),
        ..Default::default()
    };
    session_paper::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}

async fn exam_of(change: &Change, session: SessionId, plan: &Plan) -> Result<Option<ExamId>, DbErr> {
    if !plan.is_over() && !matches!(plan.state, SessionState::Running | SessionState::Assessing) {
        return Ok(None);
    }
    let id: ExamId = change.id();
    let row = exam::ActiveModel {
        id: Set(id),
        session_id: Set(session),
        name: Set("结业考试".to_owned()),
        held_on: Set(plan.last()),
        full_mark: Set(100),
        pass_mark: Set(60),
        book: Set(Some(ExamBook::Closed)),
        weight: Set(None),
    };
    exam::Entity::insert(row).exec(change.db()).await?;
    Ok(Some(id))
}

/// Those with a place in a session to come know of it by the township, which has told none of them yet.
fn tell(change: &mut Change, session: SessionId, name: &str, plan: &Plan, people: &[&Worker]) {
    for worker in people.iter().take(plan.capacity) {
        change.tell(Telling {
            person: Some(worker.person),
            account: None,
            kind: NoticeKind::Enrolled,
            subject_id: session.into(),
            dedupe: format!("demo:{session}:{}", worker.person),
            title: format!("调训通知：{name}"),
            body: format!(
                "您已列入“{name}”的学员名单。时间：{}至{}；地点：{}。请带身份证和党员徽章。不能参加的，请在手机上点“我去不了”，或者告诉乡镇。",
                plan.first.format("%Y年%-m月%-d日"),
                plan.last().format("%Y年%-m月%-d日"),
                plan.venue_name(),
            ),
            path: Some("/me/sessions".to_owned()),
            email: None,
            unit: Some(worker.unit),
        });
    }
}
