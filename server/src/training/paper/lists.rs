//! The lists of a class: 报到册, 分组名单, 桌签, 通讯录, 名额分配表.
use std::collections::{BTreeMap, BTreeSet};

use sanyou_schema::domain::training::grouping::{USUAL, groups};

use crate::platform::documents::paper::{Block, Page, Paper, Table};
use crate::training::store::papers::{PaperFacts, Trainee};

/// How high a row is that is filled in with a pen, in millimetres.
pub(super) const BY_HAND: u32 = 10;

pub(super) fn titled(facts: &PaperFacts, what: &str, page: Page, blocks: Vec<Block>) -> Paper {
    let name = format!("{}{what}", facts.seen.name());
    let mut all = vec![Block::title(name.clone())];
    all.extend(blocks);
    Paper {
        name,
        page,
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
    let table = Table::new(
        "名额分配表",
        &[("序号", 3), ("单位", 10), ("名额", 4), ("备注", 6)],
        units.chain([total]).collect(),
    );
    table.counting(&["名额"]).into()
}

/// 报到册.
pub fn register(facts: &PaperFacts) -> Paper {
    let divided = !facts.facts.divisions.is_empty();
    let mut columns = vec![
        ("序号", 11),
        ("姓名", 17),
        ("性别", 10),
        ("单位", 21),
        ("党组织", 66),
        ("职务", 29),
        ("联系电话", 30),
        ("报到时间", 22),
        ("签名", 38),
    ];
    if divided {
        columns.insert(2, ("班", 13));
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
    let table = Table::new("报到册", &columns, rows.collect()).high(BY_HAND);
    titled(facts, "报到册", Page::Wide, vec![table.into()])
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
        let name = format!("{name}（{division}{}人）", people.len());
        blocks.push(Block::heading(name.clone()));
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
            ("序号", 12),
            ("姓名", 19),
            ("性别", 12),
            ("单位", 24),
            ("党组织", 78),
            ("备注", 25),
        ];
        let table = Table::new(name, &columns, rows.collect());
        blocks.push(table.whole().into());
    }
    titled(facts, "分组名单", Page::List, blocks)
}

/// The 班 of a group, where all of them are in one.
fn division_of(people: &[&Trainee]) -> Option<String> {
    let name = people.first()?.division.as_ref().map(|(_, name)| name.clone())?;
    let same = |one: &&Trainee| one.division.as_ref().is_some_and(|(_, own)| *own == name);
    people.iter().all(same).then_some(name)
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
        page: Page::List,
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
        ("序号", 10),
        ("姓名", 17),
        ("单位", 21),
        ("党组织", 65),
        ("职务", 28),
        ("手机", 29),
    ];
    let table = Table::new("通讯录", &columns, rows.collect()).fine();
    titled(facts, "通讯录", Page::List, vec![table.into()])
}
