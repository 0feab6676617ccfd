//! Whose table it is, where it says so: beside 填报单位 above or below it, else in its title.
use unicode_normalization::UnicodeNormalization;

use super::Grid;
use crate::cell;
use crate::workbook::Cell;

/// Words beside which the unit stands that fills the table in.
const FILLED_BY: [&str; 9] = [
    "填报单位",
    "填表单位",
    "报送单位",
    "上报单位",
    "报表单位",
    "制表单位",
    "申报单位",
    "填报党委",
    "填报党组织",
];

/// What stands behind the unit in the same cell.
const BEHIND: [&str; 14] = [
    "填报", "填表", "制表", "上报", "报送", "日期", "时间", "联系", "审核", "负责", "单位", "(盖", "(公",
    "(签",
];

/// Words of a roster's title.
const TITLES: [&str; 12] = [
    "花名册",
    "名册",
    "名单",
    "名录",
    "一览表",
    "统计表",
    "登记表",
    "信息表",
    "情况表",
    "汇总表",
    "采集表",
    "台账",
];

/// Endings of a township's name; a title that has one names a township.
const PLACES: [&str; 4] = ["镇", "乡", "街道", "开发区"];

/// The longest name of a unit, in characters.
const LONGEST: usize = 40;

/// The longest title.
const TITLE: usize = 60;

/// A sheet's name, where it is a township's: 东观镇, and 1.东观镇 where sheets are in an order.
pub(crate) fn township(sheet: &str) -> Option<&str> {
    let in_order = |c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '-' | '_' | ' ');
    let name = sheet.trim().trim_start_matches(in_order);
    PLACES.iter().any(|ending| name.ends_with(ending)).then_some(name)
}

/// Whose the table of a sheet is: beside 填报单位 above its header or in a row below it, else in its title.
pub(crate) fn whose(grid: &Grid<'_>, top: u32, footers: impl Iterator<Item = u32>) -> Option<String> {
    let above = || grid.sheet.rows().take_while(|row| *row < top);
    let full = |row: u32| -> Vec<_> {
        let own = grid.own(row);
        own.filter(|(_, cell)| !cell::is_blank(*cell)).collect()
    };
    let beside = above().chain(footers).find_map(|row| filled_by(&full(row)));
    beside.or_else(|| above().find_map(|row| title(&full(row))))
}

/// The unit beside 填报单位 in a row: in the same cell, else in the next.
fn filled_by(own: &[(u32, Cell<'_>)]) -> Option<String> {
    own.iter().enumerate().find_map(|(at, (_, cell))| {
        let Cell::Text(text) = cell else { return None };
        let text: String = text.nfkc().collect();
        let rest = FILLED_BY.iter().find_map(|word| Some(text.split_once(word)?.1))?;
        let beside = named(rest);
        if !beside.is_empty() {
            return fitting(&beside);
        }
        let next = own.get(at + 1).map(|(_, cell)| cell.text())?;
        let next = next.nfkc().collect::<String>();
        if next.contains(':') {
            None
        } else {
            fitting(&named(&next))
        }
    })
}

/// A title that names a township: 古县镇两新组织党务工作者花名册.
fn title(own: &[(u32, Cell<'_>)]) -> Option<String> {
    own.iter().find_map(|(_, cell)| {
        let Cell::Text(text) = cell else { return None };
        let text = cell::folded(text);
        let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let is_title = text.chars().count() <= TITLE && !text.contains(':') && any(&TITLES) && any(&PLACES);
        is_title.then_some(text)
    })
}

/// What follows the word: notes in brackets, a colon and lines to write on are away, and what stands behind the unit.
fn named(rest: &str) -> String {
    let mut rest = rest.trim_start();
    while let Some((_, behind)) = rest.strip_prefix('(').and_then(|note| note.split_once(')')) {
        rest = behind.trim_start();
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '_' | '-'));
    let end = BEHIND.iter().filter_map(|word| rest.find(word)).min();
    let mut name = String::new();
    for c in rest[..end.unwrap_or(rest.len())].chars() {
        if !c.is_whitespace() {
            name.push(c);
        } else if name.chars().count() > 2 {
            break;
        }
    }
    name.trim_end_matches(['_', '-', ',', ';', '.', '。', '、'])
        .to_owned()
}

fn fitting(name: &str) -> Option<String> {
    let length = name.chars().count();
    (2..=LONGEST).contains(&length).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<'a>(texts: &[&'a str]) -> Vec<(u32, Cell<'a>)> {
        (0..).zip(texts.iter().map(|text| Cell::Text(text))).collect()
    }

    #[test]
    fn the_unit_stands_beside_its_word() {
        for (texts, want) in [
            (&["填报单位：古县镇党委"][..], Some("古县镇党委")),
            (
                &["填报单位（盖章）：古县镇党委    填报时间：2026.9.20   单位：人"],
                Some("古县镇党委"),
            ),
            (&["填报单位(公章) 古县镇党委　2026年9月"], Some("古县镇党委")),
            (
                &["填报单位：", "古县镇党委", "填报时间：2026.9"],
                Some("古县镇党委"),
            ),
            (&["填报单位：古 县 镇"], Some("古县镇")),
            (&["报送单位", "古县镇"], Some("古县镇")),
            (&["填报单位：__________"], None),
            (&["填报单位：", "填报时间：2026.9"], None),
            (&["填报单位：填报人：李四"], None),
            (&["单位：人"], None),
            (&["附件2"], None),
        ] {
            assert_eq!(filled_by(&row(texts)).as_deref(), want, "{texts:?}");
        }
    }

    #[test]
    fn a_title_may_name_a_township() {
        for (text, want) in [
            ("古县镇两新组织党务工作者花名册", true),
            ("祁县 2026 年两新组织党务工作者花名册", false),
            ("说明：古县镇的名单另附", false),
            ("古县镇", false),
        ] {
            assert_eq!(title(&row(&[text])).is_some(), want, "{text}");
        }
    }
}
