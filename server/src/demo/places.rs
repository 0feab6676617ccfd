//! The demo's venues with their rooms, and its lecturers.
use chrono::{Days, Months, NaiveDate};
use sanyou_schema::domain::training::venue::ordered;
use sanyou_schema::domain::training::{RoomKind, VenueKind};
use sanyou_schema::domain::value::id::{LecturerId, RoomId, UnitId, VenueId};
use sanyou_schema::entity::{
    lecturer, lecturer_absence, lecturer_qualification, room, venue, venue_hours, venue_travel,
};
use sea_orm::{DbErr, EntityTrait, Set};
use uuid::Uuid;

use super::units::Units;
use crate::platform::change::Change;

/// A room: name, kind, seats, equipment.
type Room = (&'static str, RoomKind, Option<i32>, &'static str);

/// Where the county's sessions are held.
pub const SCHOOL_NAME: &str = "县委党校";
/// Where a township's are.
pub const SMALL: &str = "东观镇党群服务中心";
/// The county's party-service centre.
pub const CENTRE_NAME: &str = "红色领航之家";

const SCHOOL: [Room; 3] = [
    ("报告厅", RoomKind::Hall, Some(120), "投影、音响、无线话筒、录播"),
    ("二号教室", RoomKind::Classroom, Some(60), "投影、音响"),
    ("研讨室", RoomKind::Meeting, Some(24), "电子屏"),
];

/// 红色领航之家 by its functional areas.
const CENTRE: [Room; 7] = [
    ("党务服务区", RoomKind::Service, Some(6), "叫号机、自助打印"),
    ("政策咨询区", RoomKind::Advice, Some(4), "电子屏"),
    ("帮扶救助区", RoomKind::Relief, Some(4), ""),
    ("人才服务区", RoomKind::Talent, Some(6), "查询机"),
    ("法律援助区", RoomKind::Legal, Some(4), ""),
    ("红色展厅", RoomKind::Exhibition, Some(40), "讲解器"),
    ("活动室", RoomKind::Activity, Some(50), "投影、音响、活动桌椅"),
];

const PROVIDER: [Room; 2] = [
    ("大礼堂", RoomKind::Hall, Some(200), "投影、音响、录播"),
    ("第三教室", RoomKind::Classroom, Some(60), "投影"),
];

/// A lecturer: name, title, employer, and what they may teach.
type Lecturer = (&'static str, &'static str, &'static str, &'static [&'static str]);

const LECTURERS: [Lecturer; 5] = [
    ("郝志远", "副教授", "县委党校", &["党章和党内法规", "发展党员"]),
    ("任晓琳", "讲师", "县委党校", &["党支部标准化建设", "党务实务"]),
    ("武建平", "科长", "县委两新工委", &["党务实务", "新就业群体党建"]),
    ("申雅琴", "主任", "县社会组织党委", &["党费收缴"]),
    ("侯立群", "支部书记", "县先进典型报告团", &["先进事迹宣讲"]),
];

/// A place where the demo's sessions are held.
#[derive(Clone, Copy)]
pub struct Site {
    /// The venue.
    pub venue: VenueId,
    /// The room with its name; none where the venue is one room.
    pub room: Option<(RoomId, &'static str)>,
}

/// What sessions need.
pub struct Places {
    /// The school's hall, its second room, and a township's centre.
    pub sites: Vec<Site>,
    /// Who teaches.
    pub lecturers: Vec<LecturerId>,
}

/// Makes them.
pub async fn make(change: &Change, units: &Units, today: NaiveDate) -> Result<Places, DbErr> {
    let since = today - Months::new(60);
    let town = units.township("东观镇").unwrap_or(units.county);
    let county = units.county;
    let school = venue(
        change,
        county,
        since,
        (SCHOOL_NAME, VenueKind::Hall, "昭馀镇新建南路 8 号", None),
    )
    .await?;
    let rooms = rooms(change, school, since, &SCHOOL).await?;
    let small = ("东观镇党群服务中心", VenueKind::Centre, "东观镇政府街", Some(40));
    let small = venue(change, town, since, small).await?;
    let centre = (CENTRE_NAME, VenueKind::Centre, "昭馀镇东风路 26 号", None);
    let centre = venue(change, county, since, centre).await?;
    self::rooms(change, centre, since, &CENTRE).await?;
    for weekday in 1..=6 {
        let (opens, closes) = if weekday == 6 {
            ("09:00", "12:00")
        } else {
            ("08:30", "17:30")
        };
        hours(change, centre, weekday, opens, closes).await?;
    }
    let college = (
        "大寨干部学院",
        VenueKind::Provider,
        "昔阳县大寨镇大寨村",
        Some(200),
    );
    let college = venue(change, county, since, college).await?;
    self::rooms(change, college, since, &PROVIDER).await?;
    for (one, other, minutes) in [
        (school, college, 150),
        (centre, college, 150),
        (school, centre, 10),
        (school, small, 25),
    ] {
        way(change, one, other, minutes).await?;
    }
    let in_school = |at: usize| Site {
        venue: school,
        room: rooms.get(at).copied(),
    };
    let whole = Site {
        venue: small,
        room: None,
    };
    Ok(Places {
        sites: vec![in_school(0), in_school(1), whole],
        lecturers: lecturers(change, county, today).await?,
    })
}

async fn venue(
    change: &Change,
    unit: UnitId,
    since: NaiveDate,
    (name, kind, address, seats): (&str, VenueKind, &str, Option<i32>),
) -> Result<VenueId, DbErr> {
    let id: VenueId = change.id();
    let row = venue::ActiveModel {
        id: Set(id),
        unit_id: Set(unit),
        name: Set(name.to_owned()),
        address: Set(Some(address.to_owned())),
        seats: Set(seats),
        kind: Set(kind),
        phone: Set((kind == VenueKind::Centre).then(|| "0354-5220000".to_owned())),
        rest_from: Set(None),
        rest_to: Set(None),
        valid_from: Set(since),
        valid_to: Set(None),
    };
    venue::Entity::insert(row).exec(change.db()).await?;
    Ok(id)
}

async fn rooms(
    change: &Change,
    venue: VenueId,
    since: NaiveDate,
    rooms: &[Room],
) -> Result<Vec<(RoomId, &'static str)>, DbErr> {
    let mut made = Vec::new();
    for (name, kind, seats, equipment) in rooms {
        let id: RoomId = change.id();
        let row = room::ActiveModel {
            id: Set(id),
            venue_id: Set(venue),
            name: Set((*name).to_owned()),
            kind: Set(*kind),
            seats: Set(*seats),
            equipment: Set((!equipment.is_empty()).then(|| (*equipment).to_owned())),
            valid_from: Set(since),
            valid_to: Set(None),
        };
        room::Entity::insert(row).exec(change.db()).await?;
        made.push((id, *name));
    }
    Ok(made)
}

async fn hours(
    change: &Change,
    venue: VenueId,
    weekday: i32,
    opens: &str,
    closes: &str,
) -> Result<(), DbErr> {
    let row = venue_hours::ActiveModel {
        id: Set(change.id::<Uuid>()),
        venue_id: Set(venue),
        weekday: Set(weekday),
        opens: Set(opens.to_owned()),
        closes: Set(closes.to_owned()),
    };
    venue_hours::Entity::insert(row).exec(change.db()).await?;
    Ok(())
}

async fn way(change: &Change, one: VenueId, other: VenueId, minutes: i32) -> Result<(), DbErr> {
    let (one, other) = ordered(one, other);
    let row = venue_travel::ActiveModel {
        id: Set(change.id::<Uuid>()),
        venue_id: Set(one),
        other_id: Set(other),
        minutes: Set(minutes),
    };
    venue_travel::Entity::insert(row).exec(change.db()).await?;
    Ok(())
}

async fn lecturers(change: &Change, county: UnitId, today: NaiveDate) -> Result<Vec<LecturerId>, DbErr> {
    let mut made = Vec::new();
    for (name, title, employer, topics) in LECTURERS {
        let id: LecturerId = change.id();
        let row = lecturer::ActiveModel {
            id: Set(id),
            unit_id: Set(county),
            name: Set(name.to_owned()),
            title: Set(Some(title.to_owned())),
            employer: Set(Some(employer.to_owned())),
            valid_from: Set(today - Months::new(60)),
            valid_to: Set(None),
        };
        lecturer::Entity::insert(row).exec(change.db()).await?;
        for topic in topics {
            qualification(change, id, topic, today, name == "申雅琴").await?;
        }
        made.push(id);
    }
    if let Some(last) = made.last() {
        let row = lecturer_absence::ActiveModel {
            id: Set(change.id::<Uuid>()),
            lecturer_id: Set(*last),
            first_day: Set(today + Days::new(5)),
            last_day: Set(today + Days::new(7)),
            half: Set(None),
            reason: Set("外出学习".to_owned()),
        };
        lecturer_absence::Entity::insert(row).exec(change.db()).await?;
    }
    Ok(made)
}

/// Three years long; of one lecturer it lapsed two months ago.
async fn qualification(
    change: &Change,
    lecturer: LecturerId,
    topic: &str,
    today: NaiveDate,
    lapsed: bool,
) -> Result<(), DbErr> {
    let from = today - Months::new(if lapsed { 38 } else { 20 });
    let row = lecturer_qualification::ActiveModel {
        id: Set(change.id::<Uuid>()),
        lecturer_id: Set(lecturer),
        topic: Set(topic.to_owned()),
        issuer: Set(Some("县委两新工委".to_owned())),
        valid_from: Set(from),
        valid_to: Set(Some(from + Months::new(36))),
    };
    lecturer_qualification::Entity::insert(row)
        .exec(change.db())
        .await?;
    Ok(())
}
