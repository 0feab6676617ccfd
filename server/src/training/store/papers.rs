//! What the papers of a session are made from, read once.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::account::{Capability, mask};
use sanyou_schema::domain::training::PaperKind;
use sanyou_schema::domain::value::UnitKind;
use sanyou_schema::domain::value::id::{AccountId, EnrolmentId, FileId, PersonId, SessionId, UnitId};
use sanyou_schema::entity::{
    course, enrolment, file, person, quota_unit, session_file, session_paper, slot, venue,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::in_scope;
use crate::training::hours::{half_day_hundredths, hours_of};
use crate::training::store::courses::{course_rows, may_at};
use crate::training::store::facts::SessionFacts;
use crate::training::store::kinds::Kinds;
use crate::training::store::places;
use crate::training::store::quota::{alliance_names, quota_of};
use crate::training::store::sight::SeenSession;

/// A session with what its papers say.
pub struct PaperFacts {
    /// The session.
    pub seen: SeenSession,
    /// Who holds it.
    pub unit_name: String,
    /// Whether it is the county that holds it.
    pub is_countywide: bool,
    /// Who signs where the notice names nobody: 发文机关.
    pub authority: String,
    /// 两新 or 两企三新, as it is said today.
    pub subject_word: String,
    /// 脱产, 业余: how it is held, in words.
    pub delivery: String,
    /// Where.
    pub venue: Option<venue::Model>,
    /// The class teacher.
    pub head: Option<String>,
    /// The half-days with who teaches what.
    pub slots: Vec<PaperSlot>,
    /// Slots, marks and results.
    pub facts: SessionFacts,
    /// The people on the list, by unit in official order, then as they were enrolled.
    pub people: Vec<Trainee>,
    /// The places that were given out: unit or alliance, and how many; nothing where none were.
    pub places: Vec<(String, i32)>,
    /// The hours of who attends all of it, as they are credited; none where nothing is planned yet.
    pub hours: Option<String>,
    /// What the notice says beyond the session.
    pub notice: Option<session_paper::Model>,
}

/// A half-day as papers say it.
#[derive(Debug, Clone)]
pub struct PaperSlot {
    /// The half-day.
    pub row: slot::Model,
    /// Who teaches.
    pub lecturer: Option<String>,
    /// The course of the catalogue: its code, name and hours.
    pub course: Option<course::Model>,
}

impl PaperSlot {
    /// What is taught, with the course's hours where it is one of the catalogue; its code is the catalogue's own matter.
    pub fn subject(&self) -> Option<String> {
        let Some(course) = &self.course else {
            return self.row.title.clone();
        };
        let hours = f64::from(course.hours_hundredths) / 100.0;
        let title = self.row.title.as_ref().unwrap_or(&course.name);
        Some(format!("{title}（{hours}学时）"))
    }
}

/// Somebody on the list.
#[derive(Debug, Clone)]
pub struct Trainee {
    /// The place.
    pub enrolment: EnrolmentId,
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// 男 or 女.
    pub sex: String,
    /// 民族.
    pub ethnicity: String,
    /// The township that the place counts for.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Where they serve.
    pub party: String,
    /// The post.
    pub post: String,
    /// The phone, whole or masked.
    pub phone: String,
    /// Whether they stay overnight, by the receipt.
    pub lodging: Option<bool>,
    /// What the receipt says beside it.
    pub note: String,
    /// The group.
    pub group: Option<i32>,
    /// The group with half-days of its own (分班): its number and name.
    pub division: Option<(i32, String)>,
}

impl Trainee {
    /// The number of their 班.
    pub fn division_no(&self) -> Option<i32> {
        self.division.as_ref().map(|(number, _)| *number)
    }
}

async fn hours(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    facts: &SessionFacts,
) -> Result<Option<String>, Problem> {
    if facts.slots.is_empty() {
        return Ok(None);
    }
    let half_day = half_day_hundredths(db, seen.class.unit_id, seen.row.last_day).await?;
    Ok(Some(hours_of(facts, half_day)))
}

impl PaperFacts {
    /// Reads them; phones whole where `full` says so.
    pub async fn load(platform: &Platform, seen: SeenSession, full: bool) -> Result<Self, Problem> {
        Self::load_in(platform.database.reader(), platform, seen, full).await
    }

    /// The same, read within a change.
    pub async fn load_in(
        db: &impl ConnectionTrait,
        platform: &Platform,
        seen: SeenSession,
        full: bool,
    ) -> Result<Self, Problem> {
        let id = seen.row.id;
        let facts = SessionFacts::load(db, id).await?;
        let units = crate::unit::named_units(db, platform.clock.today()).await?;
        let holder = units.iter().find(|unit| unit.row.id == seen.class.unit_id);
        let is_countywide = holder.is_some_and(|unit| unit.row.kind == UnitKind::County);
        let names: HashMap<UnitId, (usize, String)> = units
            .into_iter()
            .enumerate()
            .map(|(at, unit)| (unit.row.id, (at, unit.name)))
            .collect();
        let lecturers = places::lecturer_rows(
            db,
            facts.slots.iter().filter_map(|slot| slot.lecturer_id).collect(),
        )
        .await?;
        let courses = course_rows(db, facts.courses()).await?;
        let lecturer = |slot: &slot::Model| {
            let found = lecturers.iter().find(|row| Some(row.id) == slot.lecturer_id);
            found.map(|row| row.name.clone())
        };
        let slots = facts.slots.iter().map(|slot| PaperSlot {
            lecturer: lecturer(slot),
            course: slot.course_id.and_then(|id| courses.get(&id).cloned()),
            row: slot.clone(),
        });
        let heads: std::collections::HashSet<AccountId> = seen.row.head_account_id.into_iter().collect();
        Ok(Self {
            is_countywide,
            unit_name: names
                .get(&seen.class.unit_id)
                .map(|(_, name)| name.clone())
                .unwrap_or_default(),
            subject_word: crate::setting::value_for(
                db,
                seen.class.unit_id,
                "subject.word",
                platform.clock.today(),
            )
            .await?,
            authority: crate::setting::installation_value(db, "authority.name", platform.clock.today())
                .await?
                .unwrap_or_default(),
            delivery: Kinds::load(db, platform.clock.today())
                .await?
                .name(&seen.unit_path, &seen.class.delivery),
            venue: places::venue_rows(db, seen.row.venue_id.into_iter().collect())
                .await?
                .pop(),
            head: crate::account::display_names(db, heads)
                .await?
                .into_values()
                .next(),
            slots: slots.collect(),
            people: people(db, platform, &facts, &names, seen.row.first_day, full).await?,
            places: places_given(db, id, &names).await?,
            hours: hours(db, &seen, &facts).await?,
            notice: notice_of(db, id).await?,
            facts,
            seen,
        })
    }

    /// Leaves the people within the actor's scope alone, with phones whole only where the actor may see them so.
    pub async fn keep_own(&mut self, db: &impl ConnectionTrait, actor: &Actor) -> Result<(), DbErr> {
        let ids: Vec<PersonId> = self.people.iter().map(|one| one.person).collect();
        let day = actor.scope.day.min(self.seen.row.last_day);
        let heads = crate::roster::heads(db, &ids, day).await?;
        let post = |person: PersonId| heads.get(&person)?.post.as_ref();
        self.people
            .retain(|one| post(one.person).is_some_and(|post| in_scope(&actor.scope, post)));
        for one in &mut self.people {
            let path = post(one.person).map(|post| post.unit_path.as_str());
            if !path.is_some_and(|path| may_at(actor, Capability::ReadFull, path)) {
                one.phone = mask::phone(&one.phone);
            }
        }
        Ok(())
    }

    /// `全县两新组织党务工作者轮训班（第6期）`, without the year; what the class is called already is not said twice.
    pub fn title(&self) -> String {
        let (whose, class) = self.title_parts();
        format!("{whose}{class}")
    }

    /// Whose and for whom it is, and what it is: a long title breaks between them.
    pub fn title_parts(&self) -> (String, String) {
        let class = &self.seen.class.name;
        let ending = if class.ends_with('班') || class.ends_with("培训") {
            ""
        } else {
            "班"
        };
        let whose = if self.is_countywide {
            "全县"
        } else {
            &self.unit_name
        };
        let who = if class.contains("党务") {
            String::new()
        } else {
            format!("{}组织党务工作者", self.subject_word)
        };
        let class = format!("{class}{ending}（第{}期）", self.seen.row.number);
        (format!("{whose}{who}"), class)
    }

    /// The units of the list in order, each with its people.
    pub fn by_unit(&self) -> Vec<(&str, Vec<&Trainee>)> {
        let mut found: Vec<(&str, Vec<&Trainee>)> = Vec::new();
        for one in &self.people {
            match found.last_mut() {
                Some((name, people)) if *name == one.unit_name => people.push(one),
                _ => found.push((&one.unit_name, vec![one])),
            }
        }
        found
    }
}

/// 名额分配表 as it stands: what a unit gave back is no longer its.
async fn places_given(
    db: &impl ConnectionTrait,
    id: SessionId,
    names: &HashMap<UnitId, (usize, String)>,
) -> Result<Vec<(String, i32)>, DbErr> {
    let Some((_, rows)) = quota_of(db, id).await? else {
        return Ok(Vec::new());
    };
    let alliances = alliance_names(db, rows.iter().filter_map(|row| row.alliance_id).collect()).await?;
    let name = |row: &quota_unit::Model| match (row.unit_id, row.alliance_id) {
        (Some(unit), _) => names.get(&unit).map(|(_, name)| name.clone()),
        (None, Some(alliance)) => alliances.get(&alliance).cloned(),
        (None, None) => None,
    };
    let given = rows
        .iter()
        .map(|row| (name(row).unwrap_or_default(), row.places - row.returned));
    Ok(given.filter(|(_, places)| *places > 0).collect())
}

/// What the notice of a session says beyond the session.
pub async fn notice_of(
    db: &impl ConnectionTrait,
    id: SessionId,
) -> Result<Option<session_paper::Model>, DbErr> {
    session_paper::Entity::find()
        .filter(session_paper::Column::SessionId.eq(id))
        .one(db)
        .await
}

async fn people(
    db: &impl ConnectionTrait,
    platform: &Platform,
    facts: &SessionFacts,
    units: &HashMap<UnitId, (usize, String)>,
    day: NaiveDate,
    full: bool,
) -> Result<Vec<Trainee>, Problem> {
    let rows: Vec<&enrolment::Model> = facts
        .enrolments
        .iter()
        .filter(|row| row.state.is_invited())
        .collect();
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let heads = crate::roster::heads(db, &ids, day.min(platform.clock.today())).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let people: HashMap<PersonId, person::Model> = people.into_iter().map(|row| (row.id, row)).collect();
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(person) = people.get(&row.person_id) else {
            continue;
        };
        let (at, unit_name) = units
            .get(&row.unit_id)
            .cloned()
            .unwrap_or((usize::MAX, String::new()));
        let post = heads.get(&row.person_id).and_then(|head| head.post.as_ref());
        let phone = match &person.phone_enc {
            Some(sealed) => platform.keys.open_text(sealed)?,
            None => String::new(),
        };
        let trainee = Trainee {
            enrolment: row.id,
            person: row.person_id,
            name: person.name.clone(),
            sex: person.sex.map(|sex| sex.label().to_owned()).unwrap_or_default(),
            ethnicity: person
                .ethnicity
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            unit: row.unit_id,
            unit_name,
            party: post
                .map(|post| post.party_organisation.clone())
                .unwrap_or_default(),
            post: post.map(|post| post.post.label().to_owned()).unwrap_or_default(),
            phone: if full { phone } else { mask::phone(&phone) },
            lodging: row.lodging,
            note: row.receipt_note.clone().unwrap_or_default(),
            group: row.group_no,
            division: facts
                .division(row.division_id)
                .map(|division| (division.number, division.name.clone())),
        };
        found.push(((at, row.position), trainee));
    }
    found.sort_by_key(|(order, _)| *order);
    Ok(found.into_iter().map(|(_, trainee)| trainee).collect())
}

/// A file that lies in the file of a session.
#[derive(Debug, Clone)]
pub struct KeptFile {
    /// The file.
    pub file: FileId,
    /// What it is.
    pub kind: PaperKind,
    /// Its name as it came.
    pub name: String,
    /// How many bytes.
    pub size: i64,
    /// When it was laid there.
    pub added_at: DateTime<Utc>,
}

/// The files of a session, in order of time.
pub async fn files_of(db: &impl ConnectionTrait, id: SessionId) -> Result<Vec<KeptFile>, DbErr> {
    let rows = session_file::Entity::find()
        .filter(session_file::Column::SessionId.eq(id))
        .order_by_asc(session_file::Column::AddedAt)
        .order_by_asc(session_file::Column::Id)
        .all(db)
        .await?;
    let files = file::Entity::find()
        .filter(file::Column::Id.is_in(rows.iter().map(|row| row.file_id)))
        .all(db)
        .await?;
    let kept = rows.into_iter().filter_map(|row| {
        let file = files.iter().find(|file| file.id == row.file_id)?;
        Some(KeptFile {
            file: file.id,
            kind: row.kind,
            name: file.name.clone(),
            size: file.size,
            added_at: row.added_at,
        })
    });
    Ok(kept.collect())
}

/// What the notices and kinds of files of several sessions are, for the ledger.
pub async fn of_sessions(
    db: &impl ConnectionTrait,
    ids: Vec<SessionId>,
) -> Result<
    (
        HashMap<SessionId, session_paper::Model>,
        Vec<(SessionId, PaperKind)>,
    ),
    DbErr,
> {
    let notices = session_paper::Entity::find()
        .filter(session_paper::Column::SessionId.is_in(ids.clone()))
        .all(db)
        .await?;
    let files = session_file::Entity::find()
        .filter(session_file::Column::SessionId.is_in(ids))
        .all(db)
        .await?;
    Ok((
        notices.into_iter().map(|row| (row.session_id, row)).collect(),
        files.into_iter().map(|row| (row.session_id, row.kind)).collect(),
    ))
}
