//! Finds the header of a declared sheet, and which of its columns say what.
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::declaration::{ByTitle, CellType, Declaration, KindName, Spec, chosen};
use super::groups;
use super::names::{Named, Names};
use super::told;
use crate::Options;
use crate::cell::{choice, folded};
use crate::layout::{self, Grid, Header, Heading};
use crate::report::{Severity, SheetIssue, letters};
use crate::sheet::roster::Field;
use crate::workbook::{Cell, Sheet};

/// Rows below a header that are looked at to tell a small ledger from another table.
const LOOKED_AT: u32 = 40;

/// What a kind knows of a header's columns.
pub(super) type Columns = BTreeMap<u32, &'static Spec>;

/// The header of a sheet with what is known of it.
pub(super) struct Head {
    pub header: Header,
    pub columns: Columns,
    /// What titles tell in the place of a column.
    pub by_title: Option<&'static ByTitle>,
    /// Choices that take several columns, one a word, with a tick in the right one.
    pub ticks: Ticks,
}

/// The columns of what is ticked, each with its word.
pub(super) type Ticks = BTreeMap<Field, Vec<(u32, String)>>;

/// How well the header of a sheet is known by a kind.
pub(in crate::sheet) struct Familiar {
    /// Columns that it knows.
    pub known: usize,
    /// Of how many.
    pub all: usize,
    /// The header's first row, from 0: titles stand above.
    pub top: u32,
}

impl<K: KindName, C> Declaration<K, C> {
    /// The header of a sheet of this kind: one with all columns that it can't do without, else one that lacks what its
    /// titles tell.
    pub(super) fn head(&self, grid: &Grid<'_>, options: &Options) -> Option<Head> {
        let head = |(header, columns): (Header, Columns), by_title| Head {
            ticks: self.ticks_of(&header, &columns),
            header,
            columns,
            by_title,
        };
        if let Some(found) = self.found(grid, options, &Names::of(self.fields), None) {
            return Some(head(found, None));
        }
        let by_title = self.by_title?;
        let names = Names::of(self.fields.iter().chain(by_title.fields));
        let found = self.found(grid, options, &names, Some(by_title))?;
        Some(head(found, Some(by_title)))
    }

    /// The row that a person chose, whatever it lacks: what its columns mean can be chosen too.
    pub(super) fn chosen_head(&self, grid: &Grid<'_>, options: &Options) -> Option<Head> {
        let names = Names::of(self.fields);
        let knows = |header: &str| names.fit(header).is_some() || names.is_side(header);
        let header = layout::chosen_whole(grid, &options.headers, knows)?;
        let columns = self.columns_of(grid, options, &names, &header);
        Some(Head {
            ticks: self.ticks_of(&header, &columns),
            header,
            columns,
            by_title: None,
        })
    }

    fn found(
        &self,
        grid: &Grid<'_>,
        options: &Options,
        names: &Names,
        by_title: Option<&'static ByTitle>,
    ) -> Option<(Header, Columns)> {
        let choice = |header: &str| options.chosen_field(&grid.sheet.name, header);
        let of = |header: &str| match choice(header) {
            Some(choice) => self.spec_by(choice),
            None => names.fit(header).map(|(_, spec)| spec),
        };
        let known = |header: &str| of(header).is_some() || choice(header).is_some() || names.is_side(header);
        let anchor = |header: &str| {
            names.is_side(header)
                || of(header).is_some_and(|spec| self.needs.iter().any(|group| group.contains(&spec.field)))
        };
        let whole = |header: &Header, columns: &Columns| match by_title {
            None => self.has_needed(columns, None),
            Some(by_title) => {
                self.has_needed(columns, Some(by_title.field)) && told::tells(by_title, grid, header)
            }
        };
        if let Some(header) = layout::chosen_whole(grid, &options.headers, known) {
            let columns = self.columns_of(grid, options, names, &header);
            return whole(&header, &columns).then_some((header, columns));
        }
        let fits = |header: &Header, hits: usize| {
            hits >= 2 && {
                let columns = self.columns_of(grid, options, names, header);
                whole(header, &columns)
                    && (hits >= 3 || by_title.is_some() || self.is_small_ledger(grid, header, &columns))
            }
        };
        let header = layout::find(grid, known, anchor, fits)?;
        let columns = self.columns_of(grid, options, names, &header);
        Some((header, columns))
    }

    /// Whether all is there that it can't do without, but for what a title tells.
    fn has_needed(&self, columns: &Columns, told: Option<Field>) -> bool {
        let has = |field: &Field| Some(*field) == told || columns.values().any(|spec| spec.field == *field);
        self.needs.iter().all(|group| group.iter().any(has))
    }

    /// Whether two known headers are enough: the columns that it can't do without stand alone, or with one beside them,
    /// and what stands below is what such a ledger says.
    fn is_small_ledger(&self, grid: &Grid<'_>, header: &Header, columns: &Columns) -> bool {
        const LESSONS: [&str; 7] = ["培训", "考试", "测试", "结业", "学员", "课程", "学习"];
        let top = header.rows.first().copied().unwrap_or(0);
        let titles = titles_above("", grid.sheet, top);
        let speaks_of = |words: &[&str]| {
            titles
                .iter()
                .any(|title| words.iter().any(|word| title.contains(word)))
        };
        let all = header.columns.len();
        if all > 3 || columns.len() * 2 <= all || speaks_of(&LESSONS) {
            return false;
        }
        let Some((column, words)) = columns.iter().find_map(|(column, spec)| match spec.cell {
            CellType::Choice(words) if spec.required => Some((*column, words)),
            _ => None,
        }) else {
            return speaks_of(self.titles);
        };
        let below = header.below();
        let cells = grid.sheet.rows_from(below).take(LOOKED_AT as usize);
        let cells = cells.filter_map(|row| grid.cell(row, column, below));
        let told = cells.filter(|cell| !folded(&cell.text()).is_empty());
        let (mut known, mut seen) = (0, 0);
        for cell in told {
            seen += 1;
            known += usize::from(matches!(
                choice::read(Some(cell), words.of),
                choice::Reading::Value(_)
            ));
        }
        known > 0 && known * 2 >= seen
    }

    /// What each column means. What a person chose stands over all.
    fn columns_of(&self, grid: &Grid<'_>, options: &Options, names: &Names, header: &Header) -> Columns {
        let chosen = |heading: &Heading| chosen(grid, heading, options);
        let mut columns = Columns::new();
        let told = header.columns.iter();
        let by_hand = told.filter_map(|(column, heading)| Some((*column, self.spec_by(chosen(heading)?)?)));
        let read = header
            .columns
            .iter()
            .filter(|(_, heading)| chosen(heading).is_none());
        // of two columns for a field the one that says it best, then the first; of several years the last
        let mut read: Vec<_> = read
            .filter_map(|(column, heading)| {
                let (fit, spec) = names.fit_of(heading)?;
                Some((fit, Reverse(year_of(heading).unwrap_or(0)), *column, spec))
            })
            .collect();
        read.sort_unstable_by_key(|(fit, year, column, _)| (*fit, *year, *column));
        let read = read.into_iter().map(|(_, _, column, spec)| (column, spec));
        for (column, spec) in by_hand.chain(read) {
            if !columns.values().any(|taken| taken.field == spec.field) {
                columns.insert(column, spec);
            }
        }
        for spec in self.fields {
            let words = ticked_words(header, spec);
            if let Some((first, _)) = words.first()
                && words.iter().all(|(column, _)| !columns.contains_key(column))
                && !columns.values().any(|taken| taken.field == spec.field)
            {
                columns.insert(*first, spec);
            }
        }
        columns
    }

    /// What is ticked, of the columns that are read.
    fn ticks_of(&self, header: &Header, columns: &Columns) -> Ticks {
        let read = self.fields.iter().filter_map(|spec| {
            let words = ticked_words(header, spec);
            let (first, _) = words.first()?;
            let is_read = columns.get(first).is_some_and(|read| read.field == spec.field);
            is_read.then_some((spec.field, words))
        });
        read.collect()
    }

    /// How well the sheet's header is known; `None` where it is no sheet of this kind.
    pub(in crate::sheet) fn familiar(&self, grid: &Grid<'_>, options: &Options) -> Option<Familiar> {
        let Head { header, columns, .. } = self.head(grid, options)?;
        Some(Familiar {
            known: columns.len(),
            all: header.columns.len(),
            top: header.rows.first().copied().unwrap_or(0),
        })
    }

    /// What columns that say again what others say hold, and so what is not read of the sheet.
    pub(super) fn left_out(
        &self,
        header: &Header,
        columns: &BTreeMap<u32, &'static Spec>,
    ) -> Option<SheetIssue> {
        let names = Names::of(self.fields);
        let again = header.columns.iter().filter(|(column, heading)| {
            let told = names.fit_of(heading).map(|(_, spec)| spec);
            !columns.contains_key(column)
                && told.is_some_and(|spec| {
                    !matches!(spec.cell, CellType::Serial)
                        && columns.values().any(|taken| taken.field == spec.field)
                        && (self.subject.contains(&spec.field) || spec.required)
                })
        });
        let again: Vec<_> = again.collect();
        let first = again.first()?;
        let years: BTreeSet<i32> = again.iter().filter_map(|(_, heading)| year_of(heading)).collect();
        let letters: Vec<String> = again.iter().map(|(column, _)| letters(**column)).collect();
        let letters = letters.join("、");
        let (code, message) = if years.is_empty() {
            let name = &first.1.name;
            (
                "sheet.second_table",
                format!(
                    "{letters} 列又是“{name}”一类的内容，这次没有读。并排的另一份名单请剪贴到新的工作表里，再上传一次。"
                ),
            )
        } else {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            (
                "sheet.several_years",
                format!(
                    "几个年度并排，只读了最近的一年；{} 年的（{letters} 列）没有读。请每年存成一张表，各上传一次。",
                    years.join("、")
                ),
            )
        };
        Some(SheetIssue {
            code: code.to_owned(),
            severity: Severity::Warning,
            message,
        })
    }

    /// Columns by whose own names rows would be somebody's, below a group that is another's.
    pub(super) fn of_others(&self, head: &Head) -> Option<SheetIssue> {
        let names = Names::of(self.fields);
        let has = |field: Field| head.columns.values().any(|spec| spec.field == field);
        let others = head.header.columns.iter().find_map(|(column, heading)| {
            let group = others(heading)?;
            let (_, spec) = names.fit(&heading.name)?;
            let is_lost = self.subject.contains(&spec.field) && !has(spec.field);
            (is_lost && !head.columns.contains_key(column)).then_some((column, heading, group, spec))
        });
        let (column, heading, group, spec) = others?;
        let message = format!(
            "{} 列“{}”在“{group}”下面，没有当作“{}”读。每行说的就是这个人的，请打开“看表和列”，把这一列选为“{}”。",
            letters(*column),
            heading.name,
            spec.field.label(),
            spec.field.label(),
        );
        Some(SheetIssue {
            code: "sheet.group_of_others".to_owned(),
            severity: Severity::Warning,
            message,
        })
    }
}

/// The columns that are headed by the words of a choice, where it is what a row can't do without and they are several.
fn ticked_words(header: &Header, spec: &Spec) -> Vec<(u32, String)> {
    let CellType::Choice(words) = spec.cell else {
        return Vec::new();
    };
    let own = |above: &str| spec.headers.contains(&layout::heading(above).as_str());
    let is_word = |heading: &Heading| {
        let word = folded(&heading.name);
        let grouped = heading.above.as_deref().map(own);
        grouped.unwrap_or_else(|| word.chars().count() > 1) && (words.of)(&word).is_some()
    };
    let columns = header.columns.iter().filter(|(_, heading)| is_word(heading));
    let told: Vec<_> = columns
        .map(|(column, heading)| (*column, heading.name.clone()))
        .collect();
    if spec.required && told.len() > 1 {
        told
    } else {
        Vec::new()
    }
}

/// The group over a heading, where it is another's than the rows'.
pub(super) fn others(heading: &Heading) -> Option<&str> {
    heading.above.as_deref().filter(|above| groups::is_others(above))
}

/// What stands above the header, the sheet's name and the file's: where a year or a kind may be told.
pub(in crate::sheet) fn titles(file: &str, grid: &Grid<'_>, header: &Header) -> Vec<String> {
    let top = header.rows.first().copied().unwrap_or(0);
    titles_above(file, grid.sheet, top)
}

/// The same by the header's first row.
pub(in crate::sheet) fn titles_above(file: &str, sheet: &Sheet, top: u32) -> Vec<String> {
    let above = sheet.rows().take_while(|row| *row < top);
    let above = above.flat_map(|row| sheet.row(row).iter());
    let texts = above.filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(layout::heading(text)),
        _ => None,
    });
    texts
        .chain([layout::heading(&sheet.name), layout::heading(file)])
        .collect()
}

/// The year of a heading, its own or its group's.
pub(super) fn year_of(heading: &Heading) -> Option<i32> {
    let year = |name: &str| Named::of(name).year;
    year(&heading.name).or_else(|| year(heading.above.as_deref()?))
}
