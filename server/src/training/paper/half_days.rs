//! What goes by half-days: 课程表, 签到表.
use super::lists::{numbered, titled};
use crate::platform::documents::paper::{Block, Paper};
use crate::training::store::papers::{PaperFacts, PaperSlot, Trainee};

/// 课程安排表; where the session is divided it says whose each half-day is.
pub fn timetable(facts: &PaperFacts) -> Block {
    let divided = !facts.facts.divisions.is_empty();
    let mut columns = vec![
        ("日期", 8),
        ("半天", 4),
        ("时间", 7),
        ("内容", 12),
        ("授课人", 5),
        ("教室", 5),
    ];
    if divided {
        columns.insert(3, ("班", 4));
    }
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
    Block::table("课程安排表", &columns, rows.collect())
}

fn whose(facts: &PaperFacts, slot: &PaperSlot) -> Option<String> {
    let division = facts.facts.division(slot.row.division_id);
    division.map(|row| row.name.clone())
}

/// 签到表: a page a half-day, with those whose half-day it is.
pub fn sign_in(facts: &PaperFacts) -> Paper {
    let mut blocks = Vec::new();
    for (at, one) in facts.slots.iter().enumerate() {
        if at > 0 {
            blocks.push(Block::PageBreak);
            blocks.push(Block::title(format!("{}签到表", facts.seen.name())));
        }
        blocks.extend(page(facts, one));
    }
    titled(facts, "签到表", false, blocks)
}

fn page(facts: &PaperFacts, one: &PaperSlot) -> [Block; 2] {
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
    let is_own = |trainee: &&Trainee| facts.facts.is_own(slot.id, trainee.enrolment);
    let people: Vec<&Trainee> = facts.people.iter().filter(is_own).collect();
    let half = people.len().div_ceil(2);
    let line = |at: usize| match people.get(at) {
        Some(one) => [
            numbered(at),
            one.name.clone(),
            one.unit_name.clone(),
            String::new(),
        ],
        None => Default::default(),
    };
    // two columns side by side, numbered downwards
    let rows = (0..half).map(|at| line(at).into_iter().chain(line(at + half)).collect());
    let columns = [
        ("序号", 3),
        ("姓名", 5),
        ("单位", 7),
        ("签名", 5),
        ("序号", 3),
        ("姓名", 5),
        ("单位", 7),
        ("签名", 5),
    ];
    [
        Block::line(format!("{label}　{title}{lecturer}")),
        Block::table(label, &columns, rows.collect()),
    ]
}
