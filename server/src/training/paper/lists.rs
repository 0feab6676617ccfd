//! The lists of a class: 报到册, 分组名单, 座次表, 桌签, 通讯录, 食宿统计, 名额分配表.
use std::collections::{BTreeMap, BTreeSet};

use sanyou_schema::domain::training::grouping::{USUAL, groups, seats};
use sanyou_schema::domain::value::HalfDay;

use crate::platform::documents::paper::{Block, Paper, Table};
use crate::training::store::papers::{PaperFacts, Trainee};

/// How many sit in a row.
const ROW: usize = 10;

pub(super) fn titled(facts: &PaperFacts, what: &str, landscape: bool, blocks: Vec<Block>) -> Paper {
    let name = format!("{}{what}", facts.seen.name());
    let mut all = vec![Block::title(name.clone())];
    all.extend(blocks);
    Paper {
        name,
        landscape,
        blocks: all,
    }
}

pub(super) fn numbered(at: usize) -> String {
    (at + 1).to_string()
}

/// 名额分配表: the places as they were given out; where none were, how many of each unit are on the list.
pub fn quota(facts: &PaperFacts) -> Block {
    let given: Vec<(String, usize)> = if facts.places.is_empty() {
        let listed = facts.by_unit().into_iter();
        listed
            .map(|(unit, people)| (unit.to_owned(), people.len()))
            .collect()
    } else {
        let count = |places: i32| usize::try_from(places).unwrap_or(0);
        let given = facts.places.iter();
        given
            .map(|(unit, places)| (unit.clone(), count(*places)))
            .collect()
    };
    let all = if given.is_empty() {
        usize::try_from(facts.seen.row.capacity).unwrap_or(0)
    } else {
        given.iter().map(|(_, places)| places).sum()
    };
    let row = |number: String, unit: &str, places: usize| {
        vec![number, unit.to_owned(), places.to_string(), String::new()]
    };
    let units = given
        .iter()
        .enumerate()
        .map(|(at, (unit, places))| row(numbered(at), unit, *places));
    let total = row(String::new(), "合计", all);
    Block::table(
        "名额分配表",
        &[("序号", 3), ("单位", 10), ("名额", 4), ("备注", 6)],
        units.chain([total]).collect(),
    )
}

/// 报到册.
pub fn register(facts: &PaperFacts) -> Paper {
    let mut columns = vec![
        ("序号", 3),
        ("姓名", 5),
        ("性别", 3),
        ("单位", 7),
        ("党组织", 14),
        ("职务", 7),
        ("联系电话", 10),
        ("报到时间", 5),
        ("签名", 6),
    ];
    let divided = !facts.facts.divisions.is_empty();
    if divided {
        columns.insert(2, ("班", 4));
    }
    let rows = facts.people.iter().enumerate().map(|(at, one)| {
        let mut row = vec![
            numbered(at),
            one.name.clone(),
            one.sex.clone(),
            one.unit_name.clone(),
            one.party.clone(),
            one.post.clone(),
            one.phone.clone(),
            String::new(),
            String::new(),
        ];
        if divided {
            let name = one.division.as_ref().map(|(_, name)| name.clone());
            row.insert(2, name.unwrap_or_default());
        }
        row
    });
    let table = Block::table("报到册", &columns, rows.collect());
    titled(facts, "报到册", true, vec![table])
}

/// The people by discussion group: as they were put, else as the rule deals them.
pub fn grouped(facts: &PaperFacts) -> BTreeMap<u32, Vec<&Trainee>> {
    let dealt = dealt_groups(&facts.people, USUAL);
    let has_groups = facts.people.iter().any(|one| one.group.is_some());
    let mut found: BTreeMap<u32, Vec<&Trainee>> = BTreeMap::new();
    for (one, dealt) in facts.people.iter().zip(dealt) {
        let group = match one.group.and_then(|group| u32::try_from(group).ok()) {
            Some(group) => group,
            // who came after the groups were made stands apart, to be put by hand
            None if has_groups => 0,
            None => dealt,
        };
        found.entry(group).or_default().push(one);
    }
    found
}

/// The discussion group of each, from 1, as the rule deals them; who is in one 班 is in its groups, whose numbers run on.
pub fn dealt_groups(people: &[Trainee], size: usize) -> Vec<u32> {
    // who is in no 班 comes last
    let of = |one: &Trainee| one.division_no().unwrap_or(i32::MAX);
    let divisions: BTreeSet<i32> = people.iter().map(of).collect();
    let mut found = vec![0; people.len()];
    let mut before = 0;
    for division in divisions {
        let own: Vec<usize> = (0..people.len())
            .filter(|at| of(&people[*at]) == division)
            .collect();
        let units: Vec<_> = own.iter().map(|at| people[*at].unit).collect();
        let dealt = groups(&units, size);
        for (at, group) in own.iter().zip(&dealt) {
            found[*at] = before + group;
        }
        before += dealt.into_iter().max().unwrap_or(0);
    }
    found
}

/// 分组名单.
pub fn group_lists(facts: &PaperFacts) -> Paper {
    let mut blocks = Vec::new();
    for (group, people) in grouped(facts) {
        let name = if group == 0 {
            "未分组".to_owned()
        } else {
            format!("第{group}组")
        };
        let division = division_of(&people)
            .map(|name| format!("{name}，"))
            .unwrap_or_default();
        blocks.push(Block::heading(format!("{name}（{division}{}人）", people.len())));
        let rows = people.into_iter().enumerate().map(|(at, one)| {
            vec![
                numbered(at),
                one.name.clone(),
                one.sex.clone(),
                one.unit_name.clone(),
                one.party.clone(),
                if at == 0 {
                    "组长（拟）".to_owned()
                } else {
                    String::new()
                },
            ]
        });
        let columns = [
            ("序号", 3),
            ("姓名", 5),
            ("性别", 3),
            ("单位", 6),
            ("党组织", 14),
            ("备注", 5),
        ];
        blocks.push(Block::table(name, &columns, rows.collect()));
    }
    titled(facts, "分组名单", false, blocks)
}

/// The 班 of a group, where all of them are in one.
fn division_of(people: &[&Trainee]) -> Option<String> {
    let name = people.first()?.division.as_ref().map(|(_, name)| name.clone())?;
    let same = |one: &&Trainee| one.division.as_ref().is_some_and(|(_, own)| *own == name);
    people.iter().all(same).then_some(name)
}

/// 座次表: group by group, the front row below the platform.
pub fn seating(facts: &PaperFacts) -> Paper {
    let people: Vec<&Trainee> = grouped(facts).into_values().flatten().collect();
    let named: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    let rows = seats(&named, ROW).into_iter().enumerate().map(|(at, row)| {
        let places = row.into_iter().map(|name| name.unwrap_or_default().to_owned());
        std::iter::once(format!("第{}排", at + 1)).chain(places).collect()
    });
    let mut widths = vec![4];
    widths.extend([5; ROW]);
    let table = Table {
        caption: "座次表".to_owned(),
        head: Vec::new(),
        widths,
        rows: rows.collect(),
    };
    let platform = Block::Middle {
        text: "主　席　台".to_owned(),
    };
    titled(facts, "座次表", true, vec![platform, Block::Table(table)])
}

/// 桌签, lecturers first.
pub fn desk_cards(facts: &PaperFacts) -> Paper {
    let mut names: Vec<String> = Vec::new();
    for slot in &facts.slots {
        names.extend(
            slot.lecturer
                .iter()
                .filter(|name| !names.contains(name))
                .cloned()
                .collect::<Vec<_>>(),
        );
    }
    names.extend(facts.people.iter().map(|one| one.name.clone()));
    Paper {
        name: format!("{}桌签", facts.seen.name()),
        landscape: false,
        blocks: vec![Block::Cards { names }],
    }
}

/// 通讯录.
pub fn contacts(facts: &PaperFacts) -> Paper {
    let rows = facts.people.iter().enumerate().map(|(at, one)| {
        vec![
            numbered(at),
            one.name.clone(),
            one.unit_name.clone(),
            one.party.clone(),
            one.post.clone(),
            one.phone.clone(),
        ]
    });
    let columns = [
        ("序号", 3),
        ("姓名", 5),
        ("单位", 6),
        ("党组织", 12),
        ("职务", 7),
        ("手机", 10),
    ];
    titled(
        facts,
        "通讯录",
        false,
        vec![Block::table("通讯录", &columns, rows.collect())],
    )
}

/// 食宿统计: by unit who stays, and the meals of each day. Who sent no receipt is counted apart.
pub fn lodging(facts: &PaperFacts) -> Paper {
    let count = |people: &[&Trainee]| {
        let of = |test: &dyn Fn(&&&Trainee) -> bool| people.iter().filter(|one| test(one)).count();
        [
            people.len(),
            of(&|one| one.lodging == Some(true) && one.sex == "男"),
            of(&|one| one.lodging == Some(true) && one.sex != "男"),
            of(&|one| one.lodging == Some(false)),
            of(&|one| one.lodging.is_none()),
        ]
    };
    let line = |name: &str, counts: [usize; 5]| {
        let counts = counts.iter().map(ToString::to_string);
        std::iter::once(name.to_owned()).chain(counts).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = facts
        .by_unit()
        .into_iter()
        .map(|(unit, people)| line(unit, count(&people)))
        .collect();
    let everybody: Vec<&Trainee> = facts.people.iter().collect();
    let all = count(&everybody);
    rows.push(line("合计", all));
    let by_unit = Block::table(
        "住宿统计",
        &[
            ("单位", 8),
            ("人数", 4),
            ("住宿（男）", 5),
            ("住宿（女）", 5),
            ("不住宿", 4),
            ("未报回执", 5),
        ],
        rows,
    );
    let meals = Block::table(
        "用餐统计",
        &[("日期", 6), ("早餐", 5), ("午餐", 5), ("晚餐", 5)],
        meals(facts, all[0], all[1] + all[2]),
    );
    let noted = facts
        .people
        .iter()
        .filter(|one| !one.note.is_empty())
        .map(|one| Block::line(format!("{}（{}）：{}", one.name, one.unit_name, one.note)));
    let mut blocks = vec![
        Block::heading("一、住宿"),
        by_unit,
        Block::heading("二、用餐"),
        Block::paragraph("午餐按全体学员计；早餐、晚餐按住宿人数计，报到当天没有早餐，结束当天没有晚餐。"),
        meals,
        Block::heading("三、回执里的备注"),
    ];
    let before = blocks.len();
    blocks.extend(noted);
    if blocks.len() == before {
        blocks.push(Block::paragraph("没有。"));
    }
    titled(facts, "食宿统计", false, blocks)
}

fn meals(facts: &PaperFacts, everybody: usize, staying: usize) -> Vec<Vec<String>> {
    let mut days: BTreeMap<_, Vec<HalfDay>> = BTreeMap::new();
    for slot in &facts.slots {
        days.entry(slot.row.day).or_default().push(slot.row.half);
    }
    let (first, last) = (days.keys().next().copied(), days.keys().next_back().copied());
    let rows = days.into_iter().map(|(day, halves)| {
        let stays_before = Some(day) != first;
        let stays_after = Some(day) != last;
        let lunch = if halves.contains(&HalfDay::Am) || stays_before {
            everybody
        } else {
            0
        };
        vec![
            day.format("%-m月%-d日").to_string(),
            if stays_before { staying } else { 0 }.to_string(),
            lunch.to_string(),
            if stays_after { staying } else { 0 }.to_string(),
        ]
    });
    rows.collect()
}
