//! The header: one row, or two that are read as one.
use std::collections::BTreeMap;

use crate::workbook::Cell;

use super::{Grid, text::heading};

/// How far down a header is looked for.
const ROWS: usize = 40;

/// The header of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// Its rows, from 0.
    pub rows: Vec<u32>,
    /// Its columns, from 0.
    pub columns: BTreeMap<u32, Heading>,
}

/// The name of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// As it is written; of two rows the lower.
    pub name: String,
    /// The name above it, which may span several columns.
    pub above: Option<String>,
}

impl Header {
    /// The first row below it, from 0.
    pub(crate) fn below(&self) -> u32 {
        self.rows.last().map_or(0, |row| row + 1)
    }
}

/// Finds the first row that has an anchor (the name of a person) and is one by what `fits` says of it and of how many of
/// its headers are known, its own or in the row below.
pub(crate) fn find(
    grid: &Grid<'_>,
    knows: impl Fn(&str) -> bool,
    anchors: impl Fn(&str) -> bool,
    fits: impl Fn(&Header, usize) -> bool,
) -> Option<Header> {
    let rows = grid.sheet.rows().take(ROWS);
    // a title that is a header's word stands alone in its row
    let beside = |row: u32| grid.own(row).nth(1).is_some();
    rows.filter(|row| {
        beside(*row)
            && names(grid, *row)
                .values()
                .any(|name| is_short(name) && anchors(name))
    })
    .find_map(|row| {
        let header = at(grid, row, &knows);
        let hits = header
            .columns
            .values()
            .filter(|heading| {
                // an answer to be ticked is known by its question
                knows(&heading.name) || heading.above.as_ref().is_some_and(|above| knows(above))
            })
            .count();
        fits(&header, hits).then_some(header)
    })
}

/// Whether three headers are known, by which a row is told from one that only holds a word of theirs.
pub(crate) const fn has_three(_: &Header, hits: usize) -> bool {
    hits >= 3
}

/// A note that mentions a header is none: 注：1.姓名须与证件一致.
fn is_short(name: &str) -> bool {
    let name = heading(name);
    name.chars().count() <= 16 && !name.contains([':', ';', '。', ','])
}

/// The names of a row, as header rows are compared that a person chose.
pub(crate) fn row_names(grid: &Grid<'_>, row: u32) -> String {
    let names = grid.own(row).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(heading(text)).filter(|name| !name.is_empty()),
        _ => None,
    });
    names.collect::<Vec<_>>().join("、")
}

/// The header that a person chose by its names: that row alone.
pub(crate) fn chosen(grid: &Grid<'_>, choices: &[String]) -> Option<Header> {
    if choices.is_empty() {
        return None;
    }
    let mut rows = grid.sheet.rows().take(ROWS);
    let row = rows.find(|row| choices.contains(&row_names(grid, *row)))?;
    let columns = names(grid, row).into_iter();
    Some(Header {
        rows: vec![row],
        columns: columns
            .map(|(column, name)| (column, Heading { name, above: None }))
            .collect(),
    })
}

/// The same with what stands over or under that row as far as it belongs to it.
pub(crate) fn chosen_whole(
    grid: &Grid<'_>,
    choices: &[String],
    knows: impl Fn(&str) -> bool,
) -> Option<Header> {
    let row = *chosen(grid, choices)?.rows.first()?;
    Some(at(grid, row, &knows))
}

/// The header that has its anchor in this row.
fn at(grid: &Grid<'_>, row: u32, knows: &impl Fn(&str) -> bool) -> Header {
    if continues(grid, row, row + 1, knows) {
        let header = two(grid, row, row + 1);
        // a group may have groups of its own
        return if continues(grid, row + 1, row + 2, knows) && reaches_below(grid, row + 1) {
            deepened(grid, header, row + 2)
        } else {
            header
        };
    }
    if is_middle(grid, row + 1) && continues(grid, row, row + 2, knows) {
        return deepened(grid, two(grid, row, row + 1), row + 2);
    }
    if let Some(upper) = row.checked_sub(1)
        && is_group_row(grid, upper, row, knows)
    {
        return two(grid, upper, row);
    }
    let columns = names(grid, row)
        .into_iter()
        .map(|(column, name)| (column, Heading { name, above: None }));
    Header {
        rows: vec![row],
        columns: columns.collect(),
    }
}

/// The texts of a row, the merged ones of above included.
fn names(grid: &Grid<'_>, row: u32) -> BTreeMap<u32, String> {
    let width = grid
        .sheet
        .rows()
        .take(ROWS)
        .filter_map(|row| grid.sheet.row(row).iter().next_back())
        .map(|(column, _)| column)
        .max();
    let columns = 0..=width.unwrap_or(0);
    columns
        .filter_map(|column| match grid.cell(row, column, 0) {
            Some(Cell::Text(text)) if !heading(text).is_empty() => Some((column, text.trim().to_owned())),
            _ => None,
        })
        .collect()
}

/// Whether the row below holds the names under a group: known headers, where above is a group's name or nothing.
fn continues(grid: &Grid<'_>, upper: u32, lower: u32, knows: &impl Fn(&str) -> bool) -> bool {
    let above = names(grid, upper);
    let own: Vec<_> = grid.own(lower).collect();
    let mut hits = 0;
    for (column, cell) in &own {
        let Cell::Text(text) = cell else { return false };
        let over = above.get(column);
        // the same header once more is a repeated header, and a known one above has nothing under it but data
        if over.is_some_and(|over| heading(over) == heading(text)) {
            return false;
        }
        let own_name = knows(text) && !over.is_some_and(|over| knows(over) && !spans(grid, upper, *column));
        let half_name = HALVES.contains(&heading(text).as_str())
            && over.is_some_and(|over| knows(&format!("{}{text}", over.trim())));
        hits += usize::from(own_name || half_name);
    }
    (hits > 0 && hits * 2 > own.len())
        || under_groups(grid, upper, &own)
        || (hits > 0 && reads_as_names(&above, &own))
}

/// Second halves of headers that were broken over two rows: 出生 over 年月.
const HALVES: [&str; 18] = [
    "年月",
    "号码",
    "程度",
    "时间",
    "日期",
    "电话",
    "方式",
    "名称",
    "面貌",
    "党组织名称",
    "党组织",
    "党支部",
    "支部名称",
    "单位名称",
    "企业名称",
    "总数",
    "人数",
    "合计",
];

/// Whether a row below a header can be nothing but names: no person's and no number, each short and of no digits, and one
/// at least under a column that has no name yet.
fn reads_as_names(above: &BTreeMap<u32, String>, own: &[(u32, Cell<'_>)]) -> bool {
    let is_a_persons = |column: &u32| {
        above
            .get(column)
            .map(|over| heading(over))
            .is_some_and(|over| over.contains("姓名") || over == "序号" || over == "编号")
    };
    let is_a_word = |cell: &Cell<'_>| matches!(cell, Cell::Text(text) if heading(text).chars().count() <= 8 && !text.contains(|c: char| c.is_ascii_digit()));
    own.len() >= 2
        && own
            .iter()
            .all(|(column, cell)| !is_a_persons(column) && is_a_word(cell))
        && own.iter().any(|(column, _)| !above.contains_key(column))
}

/// Whether all that stands in the row below stands under names that are merged over several columns, two at least under
/// each, as only a header's second row does: 男 and 女 under 性别.
fn under_groups(grid: &Grid<'_>, upper: u32, own: &[(u32, Cell<'_>)]) -> bool {
    let groups = || {
        let merges = grid.sheet.merges.iter();
        merges.filter(|merge| merge.top == upper && merge.right > merge.left && merge.bottom == upper)
    };
    let beside = |column: u32| {
        let group = groups().find(|merge| (merge.left..=merge.right).contains(&column));
        group.map_or(0, |merge| {
            let inside = own
                .iter()
                .filter(|(other, _)| (merge.left..=merge.right).contains(other));
            inside.count()
        })
    };
    !own.is_empty() && own.iter().all(|(column, _)| beside(*column) > 1)
}

/// Whether the row above is one of groups: it has a known header where the row has none, or two names over several
/// columns each.
fn is_group_row(grid: &Grid<'_>, upper: u32, lower: u32, knows: &impl Fn(&str) -> bool) -> bool {
    let own_below: Vec<u32> = grid.own(lower).map(|(column, _)| column).collect();
    // beside two groups a third may be of one column
    let several = grid
        .own(upper)
        .filter(|(column, _)| spans(grid, upper, *column))
        .count()
        >= 2;
    let named = |column: u32, cell: Cell<'_>| {
        let Cell::Text(text) = cell else { return false };
        let name = heading(text);
        let is_title = ["镇", "乡", "街道", "党委", "花名册", "名单"]
            .iter()
            .any(|end| name.ends_with(end));
        let short = name.chars().count() <= 10
            && !name.contains([':', '年'])
            && !name.contains(|c: char| c.is_ascii_digit())
            && !name.starts_with("填")
            && !name.starts_with("制表")
            && !name.contains("盖章")
            && !is_title;
        short && (spans(grid, upper, column) || several || (knows(text) && !own_below.contains(&column)))
    };
    let own: Vec<_> = grid.own(upper).collect();
    let groups = own.iter().filter(|(column, cell)| named(*column, *cell)).count();
    groups >= 2 && groups == own.len()
}

/// Whether the cell is merged over several columns.
fn spans(grid: &Grid<'_>, row: u32, column: u32) -> bool {
    grid.sheet
        .merges
        .iter()
        .any(|merge| merge.top == row && merge.left == column && merge.right > column)
}

/// Whether a row may hold the names of groups alone: few and short, with gaps between them.
fn is_middle(grid: &Grid<'_>, row: u32) -> bool {
    let own: Vec<_> = grid.own(row).collect();
    let short = |cell: &Cell<'_>| matches!(cell, Cell::Text(text) if heading(text).chars().count() <= 8);
    let below = grid.own(row + 1).count();
    !own.is_empty() && own.len() < below && own.iter().all(|(_, cell)| short(cell))
}

/// Whether some name of the row stands over several columns, or has nothing of the row itself beside it below.
fn reaches_below(grid: &Grid<'_>, row: u32) -> bool {
    let below: Vec<u32> = grid.own(row + 1).map(|(column, _)| column).collect();
    let beside = |column: u32| below.contains(&(column + 1)) && grid.sheet.cell(row, column + 1).is_none();
    grid.own(row)
        .any(|(column, _)| spans(grid, row, column) || (below.contains(&column) && beside(column)))
}

/// The header with a third row: each name of it stands under the one that reaches over its column.
fn deepened(grid: &Grid<'_>, mut header: Header, lower: u32) -> Header {
    for (column, name) in two(grid, lower - 1, lower).columns {
        if name.above.is_some() || !header.columns.contains_key(&column) {
            header.columns.insert(column, name);
        }
    }
    header.rows.push(lower);
    header
}

fn two(grid: &Grid<'_>, upper: u32, lower: u32) -> Header {
    let above = names(grid, upper);
    let group = |column: u32| {
        let merge = grid
            .sheet
            .merges
            .iter()
            .find(|m| m.top == upper && (m.left..=m.right).contains(&column));
        above.get(&merge.map_or(column, |merge| merge.left)).cloned()
    };
    let mut columns: BTreeMap<u32, Heading> = above
        .iter()
        .map(|(column, name)| {
            (
                *column,
                Heading {
                    name: name.clone(),
                    above: None,
                },
            )
        })
        .collect();
    for (column, cell) in grid.own(lower) {
        if let Cell::Text(text) = cell
            && !heading(text).is_empty()
        {
            columns.insert(
                column,
                Heading {
                    name: text.trim().to_owned(),
                    above: group(column),
                },
            );
        }
    }
    Header {
        rows: vec![upper, lower],
        columns,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Merge, Sheet};

    fn sheet(rows: &[&[&str]], merges: &[[u32; 4]]) -> Sheet {
        let mut sheet = crate::workbook::sheet(rows);
        let merge = |[top, left, bottom, right]: [u32; 4]| Merge {
            top,
            left,
            bottom,
            right,
        };
        sheet.merges = merges.iter().copied().map(merge).collect();
        sheet
    }

    fn header(sheet: &Sheet) -> Option<(Vec<u32>, Vec<String>)> {
        let knows =
            |name: &str| ["序号", "姓名", "性别", "民族", "学历", "备注"].contains(&heading(name).as_str());
        let grid = Grid::new(sheet, &crate::Limits::default()).unwrap();
        let header = find(&grid, knows, |name| heading(name) == "姓名", has_three)?;
        Some((
            header.rows,
            header.columns.into_values().map(|heading| heading.name).collect(),
        ))
    }

    fn found(rows: &[u32], names: &[&str]) -> (Vec<u32>, Vec<String>) {
        (
            rows.to_vec(),
            names.iter().map(|name| (*name).to_owned()).collect(),
        )
    }

    #[test]
    fn titles_are_passed_over() {
        let sheet = sheet(
            &[
                &["附件2"],
                &["花名册", "", ""],
                &["序号", "姓 名", "性别"],
                &["1", "张三", "男"],
            ],
            &[],
        );
        assert_eq!(header(&sheet), Some(found(&[2], &["序号", "姓 名", "性别"])));
    }

    #[test]
    fn two_rows_are_one_header() {
        let rows: &[&[&str]] = &[
            &["序号", "姓名", "基本信息", "", "备注"],
            &["", "", "性别", "民族"],
            &["1", "张三", "男", "汉"],
        ];
        let merges = [[0, 0, 1, 0], [0, 1, 1, 1], [0, 2, 0, 3], [0, 4, 1, 4]];
        let want = found(&[0, 1], &["序号", "姓名", "性别", "民族", "备注"]);
        assert_eq!(header(&sheet(rows, &merges)), Some(want.clone()));
        assert_eq!(header(&sheet(rows, &[])), Some(want));
    }

    #[test]
    fn three_rows_are_one_header() {
        let rows: &[&[&str]] = &[
            &["序号", "姓名", "基本信息", "", "", ""],
            &["", "", "个人", "", "其他", ""],
            &["", "", "性别", "民族", "学历", "备注"],
            &["1", "张三", "男", "汉", "本科", ""],
        ];
        let merges = [
            [0, 0, 2, 0],
            [0, 1, 2, 1],
            [0, 2, 0, 5],
            [1, 2, 1, 3],
            [1, 4, 1, 5],
        ];
        let want = found(&[0, 1, 2], &["序号", "姓名", "性别", "民族", "学历", "备注"]);
        assert_eq!(header(&sheet(rows, &merges)), Some(want));
    }

    #[test]
    fn a_row_of_groups_belongs_to_the_header_below() {
        let rows: &[&[&str]] = &[
            &["基本情况", "", "其他情况", ""],
            &["姓名", "性别", "学历", "备注"],
            &["张三", "男", "本科", ""],
        ];
        let merged = sheet(rows, &[[0, 0, 0, 1], [0, 2, 0, 3]]);
        assert_eq!(
            header(&merged),
            Some(found(&[0, 1], &["姓名", "性别", "学历", "备注"]))
        );
        let title: &[&[&str]] = &[
            &["填报单位：某镇", "", "填报时间：9月", ""],
            &["姓名", "性别", "学历", "备注"],
        ];
        let titled = sheet(title, &[[0, 0, 0, 1], [0, 2, 0, 3]]);
        assert_eq!(
            header(&titled),
            Some(found(&[1], &["姓名", "性别", "学历", "备注"]))
        );
    }

    #[test]
    fn a_sheet_without_names_has_no_header() {
        assert_eq!(header(&sheet(&[&["序号", "性别", "民族", "学历"]], &[])), None);
        assert_eq!(header(&sheet(&[&["填表说明"]], &[])), None);
        assert_eq!(header(&sheet(&[], &[])), None);
    }
}
