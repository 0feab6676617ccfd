//! A course as it is shown.
use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use super::order_view::OrderView;

/// A course of a list.
#[derive(Debug, Object)]
pub struct CourseSummary {
    /// Its id.
    pub id: Uuid,
    /// 课程编码.
    pub code: String,
    /// The name.
    pub name: String,
    /// Its kind's code.
    pub kind: String,
    /// The kind in words.
    pub kind_label: String,
    /// Hours.
    pub hours: f64,
    /// What doing it online gives: `none`, or hours that are `self_study` or `collective`.
    pub online_hours: String,
    /// Whom it is for, in words; none: everybody.
    pub audience: Option<String>,
    /// `draft`, `open` or `closed`.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// Whose it is.
    pub unit_id: Uuid,
    /// The unit's name.
    pub unit_name: String,
    /// What a lecturer must bring.
    pub qualification: Option<String>,
    /// Who usually teaches it.
    pub lecturer: Option<String>,
    /// The lecturer's id.
    pub lecturer_id: Option<Uuid>,
    /// Whether it may be ordered (菜单选学).
    pub on_menu: bool,
    /// How many people it takes at once.
    pub capacity: Option<i32>,
    /// Materials.
    pub materials: u32,
    /// Questions of its short test.
    pub questions: u32,
    /// How many have done it online.
    pub done: u64,
    /// How often it was held by order.
    pub held: u32,
    /// Orders that are still open.
    pub open_orders: u32,
    /// The mean of its stars.
    pub stars: Option<f64>,
    /// How many gave stars.
    pub rated: u32,
}

/// Courses.
#[derive(Debug, Object)]
pub struct CourseList {
    /// By their codes.
    pub items: Vec<CourseSummary>,
}

/// A material of a course.
#[derive(Debug, Object)]
pub struct MaterialView {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// A lesson's text, a paragraph a line; none for a file.
    pub body: Option<String>,
    /// The file's name as it came.
    pub file_name: Option<String>,
    /// How many bytes.
    pub size: Option<i64>,
    /// Whether the page shows the file itself: a PDF or a picture.
    pub shown: bool,
    /// `application/pdf`, `image/png` …
    pub media_type: Option<String>,
    /// When it was added.
    pub added_at: DateTime<Utc>,
}

/// A question with its answer, for whoever keeps the course.
#[derive(Debug, Object)]
pub struct CourseQuestion {
    /// Its id.
    pub id: Uuid,
    /// `single`, `multiple` or `true_false`.
    pub kind: String,
    /// What is asked.
    pub stem: String,
    /// The options.
    pub options: Vec<String>,
    /// The places of the right ones, from 0.
    pub answer: Vec<u32>,
    /// Why.
    pub note: Option<String>,
}

/// What may be done with a course now.
#[derive(Debug, Object)]
pub struct CourseDeed {
    /// `publish` or `close`.
    pub action: String,
    /// In words.
    pub label: String,
}

/// A course whole.
#[derive(Debug, Object)]
pub struct CourseView {
    /// As lists have it.
    pub summary: CourseSummary,
    /// What it is about.
    pub about: Option<String>,
    /// Codes of roles.
    pub roles: Vec<String>,
    /// Codes of tiers held.
    pub tiers: Vec<String>,
    /// Codes of kinds of organisation.
    pub industries: Vec<String>,
    /// Codes of gaps.
    pub gaps: Vec<String>,
    /// Of a hundred points in the test, so many pass.
    pub pass_percent: i32,
    /// Its materials, in order.
    pub materials: Vec<MaterialView>,
    /// The questions; none for whoever does not keep the course.
    pub questions: Vec<CourseQuestion>,
    /// The orders within sight, the latest first.
    pub orders: Vec<OrderView>,
    /// The sessions within sight that teach it, the latest first.
    pub sessions: Vec<CourseSession>,
    /// Whether this account keeps the course.
    pub editable: bool,
    /// What may be done with it, by this account.
    pub actions: Vec<CourseDeed>,
}

/// A session that teaches a course.
#[derive(Debug, Object)]
pub struct CourseSession {
    /// Its id.
    pub id: Uuid,
    /// `轮训第1期`.
    pub name: String,
    /// Its state.
    pub state: String,
    /// The first half-day of the course.
    pub day: NaiveDate,
    /// How many half-days.
    pub half_days: u32,
    /// Who teaches.
    pub lecturers: Vec<String>,
    /// How many people were there; none for whoever sees only their own people of the session.
    pub came: Option<u32>,
}
