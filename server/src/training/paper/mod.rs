//! 开班材料包: the papers of a session, each from what is known of it.

pub mod half_days;
pub mod lists;
pub mod lodging;
pub mod notice;
pub mod seats;

use crate::training::store::papers::PaperFacts;

use crate::platform::documents::Form;
use crate::platform::documents::paper::{Block, Page, Paper};

/// A paper of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// 培训通知.
    Notice,
    /// 报名回执, with those that were named.
    Receipt,
    /// 报到册.
    Register,
    /// 签到表.
    SignIn,
    /// 课程表.
    Timetable,
    /// 分组名单.
    Groups,
    /// 座次表.
    Seats,
    /// 桌签.
    DeskCards,
    /// 通讯录.
    Contacts,
    /// 食宿统计.
    Lodging,
}

/// Each paper: its code, what it is called, the form in which it is usually wanted.
pub const SORTS: [(Sort, &str, &str, Form); 10] = [
    (Sort::Notice, "notice", "通知", Form::Docx),
    (Sort::Receipt, "receipt", "报名回执", Form::Xlsx),
    (Sort::Register, "register", "报到册", Form::Xlsx),
    (Sort::SignIn, "sign_in", "签到表", Form::Pdf),
    (Sort::Timetable, "timetable", "课程表", Form::Docx),
    (Sort::Groups, "groups", "分组名单", Form::Docx),
    (Sort::Seats, "seats", "座次表", Form::Xlsx),
    (Sort::DeskCards, "desk_cards", "桌签", Form::Docx),
    (Sort::Contacts, "contacts", "通讯录", Form::Xlsx),
    (Sort::Lodging, "lodging", "食宿统计", Form::Xlsx),
];

impl Sort {
    /// By its code.
    pub fn of(code: &str) -> Option<Self> {
        SORTS
            .iter()
            .find(|(_, known, ..)| *known == code)
            .map(|(sort, ..)| *sort)
    }

    /// Whether it holds phone numbers.
    pub const fn has_phones(self) -> bool {
        matches!(self, Self::Receipt | Self::Register | Self::Contacts)
    }

    /// The document.
    pub fn paper(self, facts: &PaperFacts) -> Paper {
        match self {
            Self::Notice => notice::notice(facts),
            Self::Receipt => receipt(facts),
            Self::Register => lists::register(facts),
            Self::SignIn => half_days::sign_in(facts),
            Self::Timetable => timetable(facts),
            Self::Groups => lists::group_lists(facts),
            Self::Seats => seats::seating(facts),
            Self::DeskCards => lists::desk_cards(facts),
            Self::Contacts => lists::contacts(facts),
            Self::Lodging => lodging::lodging(facts),
        }
    }
}

fn timetable(facts: &PaperFacts) -> Paper {
    let name = format!("{}课程安排表", facts.seen.name());
    Paper {
        blocks: vec![Block::title(name.clone()), half_days::timetable(facts)],
        name,
        page: Page::List,
    }
}

/// The receipt as it goes out: with those that were named, to be mended and sent back.
fn receipt(facts: &PaperFacts) -> Paper {
    let rows = facts.people.iter().enumerate().map(|(at, one)| {
        vec![
            (at + 1).to_string(),
            one.unit_name.clone(),
            one.name.clone(),
            one.sex.clone(),
            one.ethnicity.clone(),
            one.post.clone(),
            one.phone.clone(),
            match one.lodging {
                Some(true) => "是",
                Some(false) => "否",
                None => "",
            }
            .to_owned(),
            one.note.clone(),
        ]
    });
    let name = format!("{}报名回执", facts.seen.name());
    Paper {
        blocks: vec![
            Block::title(name.clone()),
            notice::receipt_table(rows.collect(), facts.people.len() + 3),
        ],
        name,
        page: Page::Wide,
    }
}
