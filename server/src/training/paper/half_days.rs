//! What goes by half-days: 课程表, 签到表.
use super::lists::{BY_HAND, numbered, titled};
use crate::platform::documents::paper::{Block, Page, Paper, Table};
use crate::training::store::papers::{PaperFacts, PaperSlot, Trainee};

/// 课程安排表; where the session is divided it says whose each half-day is.
pub fn timetable(facts: &PaperFacts) -> Block {
    let divided = !facts.facts.divisions.is_empty();
    // millimetres of a letter's page, so that a day and a time stand on one line
    let columns: &[(&str, u32)] = if divided {
        &[
            ("日期", 22),
            ("半天", 11),
            ("时间", 28),
            ("班", 13),
            ("内容", 47),
            ("授课人", 17),
            ("教室", 18),
        ]
    } else {
        &[
            ("日期", 25),
            ("半天", 12),
            ("时间", 31),
            ("内容", 49),
            ("授课人", 18),
            ("教室", 21),
        ]
    };
    let rows = facts.slots.iter().map(|one| {
        let slot = &one.row;
        let mut row = vec![
            slot.day.format("%-m月%-d日").to_string(),
            slot.half.label().to_owned(),
            format!("{}—{}", slot.starts, slot.ends),
            one.subject().unwrap_or_else(|| "待定".to_owned()),
            one.lecturer.clone().unwrap_or_default(),
            slot.room.clone().unwrap_or_default(),
        ];
        if divided {
            row.insert(3, whose(facts, one).unwrap_or_else(|| "全体".to_owned()));
        }
        row
    });
    Block::table("课程安排表", columns, rows.collect())
}

fn whose(facts: &PaperFacts, slot: &PaperSlot) -> Option<String> {
    let division = facts.facts.division(slot.row.division_id);
    division.map(|row| row.name.clone())
}

/// So many rows stand on a page under its title and heads.
const ROWS_OF_PAGE: usize = 20;

/// 签到表: a page a half-day, with those whose half-day it is; more people than a page holds have several.
pub fn sign_in(facts: &PaperFacts) -> Paper {
    let mut blocks = Vec::new();
    for one in &facts.slots {
        let is_own = |trainee: &&Trainee| facts.facts.is_own(one.row.id, trainee.enrolment);
        let people: Vec<&Trainee> = facts.people.iter().filter(is_own).collect();
        let pages = people.len().div_ceil(ROWS_OF_PAGE * 2).max(1);
        let of_page = people.len().div_ceil(pages).max(1);
        for page in 0..pages {
            if !blocks.is_empty() {
                blocks.push(Block::PageBreak);
                blocks.push(Block::title(format!("{}签到表", facts.seen.name())));
            }
            let from = page * of_page;
            let until = (from + of_page).min(people.len());
            let which = match pages {
                1 => String::new(),
                _ => format!("（{}／{pages}）", page + 1),
            };
            let (line, label) = heading(facts, one);
            blocks.push(Block::line(format!("{line}{which}")));
            blocks.push(signatures(label, &people[from..until], from).into());
        }
    }
    titled(facts, "签到表", Page::List, blocks)
}

/// What stands over the names, and what the half-day is called in short.
fn heading(facts: &PaperFacts, one: &PaperSlot) -> (String, String) {
    let slot = &one.row;
    let whose = whose(facts, one)
        .map(|name| format!("　{name}"))
        .unwrap_or_default();
    let label = format!("{}{}{whose}", slot.day.format("%-m月%-d日"), slot.half.label());
    let title = slot.title.clone().unwrap_or_else(|| "内容待定".to_owned());
    let lecturer = one
        .lecturer
        .as_ref()
        .map(|name| format!("　授课人：{name}"))
        .unwrap_or_default();
    (format!("{label}　{title}{lecturer}"), label)
}

/// The names of a page, numbered downwards from where it begins; beside each the room to sign in, as wide as the page allows.
fn signatures(label: String, people: &[&Trainee], from: usize) -> Table {
    let line = |at: usize| match people.get(at) {
        Some(one) => vec![
            numbered(from + at),
            one.name.clone(),
            one.unit_name.clone(),
            String::new(),
        ],
        None => vec![String::new(); 4],
    };
    let side = [("序号", 4), ("姓名", 7), ("单位", 9), ("签名", 13)];
    if people.len() <= ROWS_OF_PAGE {
        return Table::new(label, &side, (0..people.len()).map(line).collect()).high(BY_HAND);
    }
    let half = people.len().div_ceil(2);
    let rows = (0..half).map(|at| [line(at), line(at + half)].concat());
    Table::new(label, &[side, side].concat(), rows.collect()).high(BY_HAND)
}
