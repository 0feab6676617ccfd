//! 座次表: hangs on a wall, so it fills its pages, with type as large as the seats of a row allow.
use sanyou_schema::domain::training::grouping::seats;

use super::lists::{grouped, titled};
use crate::platform::documents::paper::{Block, Page, Paper, Table};
use crate::training::store::papers::{PaperFacts, Trainee};

/// So many rows stand on a page at most, and still read well.
const ROWS_OF_PAGE: usize = 10;
/// What is left of a page under the title and the platform, in millimetres.
const ROOM_MM: u32 = 136;
/// The width of a page between its margins, in half points.
const WIDTH: u32 = 1457;
/// The widths of the column with the rows' numbers and of a seat, beside each other.
const NUMBER: u32 = 5;
const SEAT: u32 = 8;

/// How many sit in a row: more where more people come, and never so many that names get small.
const fn of_row(people: usize) -> usize {
    match people {
        0..=24 => 6,
        25..=48 => 8,
        _ => 10,
    }
}

/// 座次表: group by group, the front row below the platform.
pub fn seating(facts: &PaperFacts) -> Paper {
    let people: Vec<&Trainee> = grouped(facts).into_values().flatten().collect();
    let named: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    let per_row = of_row(named.len());
    let longest = named.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let rows = seats(&named, per_row).into_iter().enumerate().map(|(at, row)| {
        let places = row.into_iter().map(|name| name.unwrap_or_default().to_owned());
        std::iter::once(format!("{}排", at + 1)).chain(places).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let pages = rows.len().div_ceil(ROWS_OF_PAGE).max(1);
    let mut blocks = Vec::new();
    for (at, portion) in rows.chunks(rows.len().div_ceil(pages).max(1)).enumerate() {
        if at == 0 {
            blocks.push(Block::Middle {
                text: "主　席　台".to_owned(),
            });
        } else {
            blocks.push(Block::PageBreak);
            blocks.push(Block::title(format!("{}座次表（续）", facts.seen.name())));
        }
        blocks.push(plan(portion, per_row, longest).into());
    }
    titled(facts, "座次表", Page::Wide, blocks)
}

/// The seats of a page, on which the longest name stands on one line.
fn plan(rows: &[Vec<String>], per_row: usize, longest: usize) -> Table {
    let mut widths = vec![NUMBER];
    widths.extend(std::iter::repeat_n(SEAT, per_row));
    let all: u32 = widths.iter().sum();
    let longest = u32::try_from(longest.clamp(3, 5)).unwrap_or(5);
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    Table {
        head: Vec::new(),
        widths,
        row_mm: ROOM_MM / count,
        // a little air beside the name; whoever has a very long one has two lines
        size: WIDTH * SEAT / all * 10 / (longest * 10 + 7),
        ..Table::new("座次表", &[], rows.to_vec())
    }
}
