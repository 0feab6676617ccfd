//! 食宿统计: by unit who stays, and the meals of each day. What no receipt has told yet stands as unknown, never as none.
use std::collections::BTreeMap;

use sanyou_schema::domain::value::HalfDay;

use super::lists::{numbered, titled};
use crate::platform::documents::paper::{Block, Page, Paper, Table};
use crate::training::store::papers::{PaperFacts, Trainee};

/// What stands where no receipt has come.
const UNKNOWN: &str = "—";

/// How many of some people stay, by their receipts.
struct Stay {
    people: usize,
    men: usize,
    women: usize,
    /// Who stay, and of whom nobody registered what they are.
    unclear: Vec<String>,
    at_home: usize,
    untold: usize,
}

impl Stay {
    fn of(people: &[&Trainee]) -> Self {
        let count = |test: &dyn Fn(&&&Trainee) -> bool| people.iter().filter(|one| test(one)).count();
        Self {
            people: people.len(),
            men: count(&|one| one.lodging == Some(true) && one.sex == "男"),
            women: count(&|one| one.lodging == Some(true) && one.sex == "女"),
            unclear: people
                .iter()
                .filter(|one| one.lodging == Some(true) && one.sex.is_empty())
                .map(|one| one.name.clone())
                .collect(),
            at_home: count(&|one| one.lodging == Some(false)),
            untold: count(&|one| one.lodging.is_none()),
        }
    }

    /// A count that the receipts tell.
    fn told(&self, count: usize) -> String {
        if self.people > 0 && self.untold == self.people {
            UNKNOWN.to_owned()
        } else {
            count.to_string()
        }
    }

    fn line(&self, name: &str) -> Vec<String> {
        vec![
            name.to_owned(),
            self.people.to_string(),
            self.told(self.men),
            self.told(self.women),
            self.told(self.at_home),
            self.untold.to_string(),
        ]
    }

    /// Who is in neither column of those who stay.
    fn to_ask(&self) -> Option<Block> {
        (!self.unclear.is_empty()).then(|| {
            let names = self.unclear.join("、");
            Block::paragraph(format!(
                "另有{}人住宿而性别没有登记：{names}。排房前请先问清。",
                self.unclear.len()
            ))
        })
    }

    /// What the meals don't count yet.
    fn lacks(&self) -> String {
        match self.untold {
            0 => String::new(),
            untold if untold == self.people => {
                format!("回执未报{untold}人，早餐、晚餐人数等回执报来再定。")
            }
            untold => format!("回执未报{untold}人，早餐、晚餐没有算他们。"),
        }
    }
}

/// 食宿统计.
pub fn lodging(facts: &PaperFacts) -> Paper {
    let everybody: Vec<&Trainee> = facts.people.iter().collect();
    let all = Stay::of(&everybody);
    let units = facts.by_unit().into_iter();
    let mut rows: Vec<Vec<String>> = units.map(|(unit, people)| Stay::of(&people).line(unit)).collect();
    rows.push(all.line("合计"));
    let columns = [
        ("单位", 8),
        ("人数", 4),
        ("住宿（男）", 5),
        ("住宿（女）", 5),
        ("不住宿", 4),
        ("未报回执", 5),
    ];
    let by_unit = Table::new("住宿统计", &columns, rows);
    let days = Table::new(
        "用餐统计",
        &[("日期", 6), ("早餐", 5), ("午餐", 5), ("晚餐", 5)],
        meals(facts, &all),
    );
    let how = "午餐按全体学员计；早餐、晚餐按住宿人数计，报到当天没有早餐，结束当天没有晚餐。";
    let mut blocks = vec![
        Block::heading("一、住宿"),
        by_unit
            .counting(&["人数", "住宿（男）", "住宿（女）", "不住宿", "未报回执"])
            .into(),
    ];
    blocks.extend(all.to_ask());
    blocks.extend([
        Block::heading("二、用餐"),
        Block::paragraph(format!("{how}{}", all.lacks())),
        days.counting(&["早餐", "午餐", "晚餐"]).whole().into(),
        Block::heading("三、回执里的备注"),
        notes(facts),
    ]);
    titled(facts, "食宿统计", Page::List, blocks)
}

/// What the receipts say beside it: a diet, an illness.
fn notes(facts: &PaperFacts) -> Block {
    let noted = facts.people.iter().filter(|one| !one.note.is_empty());
    let rows: Vec<Vec<String>> = noted
        .enumerate()
        .map(|(at, one)| {
            vec![
                numbered(at),
                one.name.clone(),
                one.unit_name.clone(),
                one.note.clone(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Block::paragraph("没有。");
    }
    let columns = [("序号", 3), ("姓名", 5), ("单位", 7), ("备注", 16)];
    Block::table("回执备注", &columns, rows)
}

fn meals(facts: &PaperFacts, all: &Stay) -> Vec<Vec<String>> {
    let mut days: BTreeMap<_, Vec<HalfDay>> = BTreeMap::new();
    for slot in &facts.slots {
        days.entry(slot.row.day).or_default().push(slot.row.half);
    }
    let (first, last) = (days.keys().next().copied(), days.keys().next_back().copied());
    let staying = |stays: bool| {
        if stays {
            all.told(all.men + all.women + all.unclear.len())
        } else {
            "0".to_owned()
        }
    };
    let rows = days.into_iter().map(|(day, halves)| {
        let stays_before = Some(day) != first;
        let stays_after = Some(day) != last;
        let lunch = if halves.contains(&HalfDay::Am) || stays_before {
            all.people
        } else {
            0
        };
        vec![
            day.format("%-m月%-d日").to_string(),
            staying(stays_before),
            lunch.to_string(),
            staying(stays_after),
        ]
    });
    rows.collect()
}
