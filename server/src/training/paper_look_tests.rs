//! How the papers of a session stand on their pages: rows to sign in, columns wide enough, a wall's plan, nothing torn apart.
use super::paper::Sort;
use super::paper_tests::facts;
use super::store::papers::PaperFacts;
use super::testing::County;
use crate::platform::documents::paper::{Block, Page, Paper, Table};

/// A session with so many on its list, each with a name of their own.
async fn with_people(count: usize) -> PaperFacts {
    let county = County::new().await;
    let id = county.locked().await;
    let mut facts = facts(&county, id).await;
    let people = facts.people.clone();
    let named = (0..count).map(|at| {
        let mut one = people[at % people.len()].clone();
        one.name = format!("学员{at}");
        one
    });
    facts.people = named.collect();
    facts
}

fn tables(paper: &Paper) -> Vec<&Table> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// How wide a column is, in millimetres.
fn width_mm(paper: &Paper, table: &Table, head: &str) -> u32 {
    let page = match paper.page {
        Page::Letter => 156,
        Page::List => 170,
        Page::Wide => 257,
    };
    let at = table.head.iter().position(|one| one == head).unwrap();
    page * table.widths[at] / table.widths.iter().sum::<u32>()
}

#[tokio::test]
async fn one_can_sign_and_everybody_stands_once_a_half_day() {
    for (count, sheets) in [(4, 1), (20, 1), (21, 1), (40, 1), (60, 2), (97, 3)] {
        let facts = with_people(count).await;
        let paper = Sort::SignIn.paper(&facts);
        let found = tables(&paper);
        assert_eq!(found.len(), sheets * facts.slots.len(), "{count} people");
        for table in &found {
            assert!(table.row_mm >= 9 && table.rows.len() <= 20, "{count} people");
            assert!(width_mm(&paper, table, "签名") >= 30);
            assert!(width_mm(&paper, table, "签名") > width_mm(&paper, table, "姓名"));
        }
        let cells = found[..sheets]
            .iter()
            .flat_map(|table| table.rows.iter().flatten());
        let mut names: Vec<&String> = cells.clone().filter(|cell| cell.starts_with("学员")).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        let numbers = cells.filter(|cell| cell.parse::<usize>().is_ok()).count();
        assert_eq!(numbers, count);
    }
    let facts = with_people(60).await;
    let paper = Sort::SignIn.paper(&facts);
    let second = &tables(&paper)[1].rows[0];
    assert_eq!(
        (second[0].as_str(), second[4].as_str()),
        ("31", "46"),
        "on from the first"
    );
}

#[tokio::test]
async fn what_a_time_is_stands_on_one_line() {
    // ten figures and a wide dash of 小四, in whatever type the machine has, and what is free at both sides
    const TIME_MM: u32 = 30;
    let facts = with_people(4).await;
    for sort in [Sort::Timetable, Sort::Notice] {
        let paper = sort.paper(&facts);
        let table = tables(&paper)
            .into_iter()
            .find(|table| table.caption == "课程安排表")
            .unwrap()
            .clone();
        assert!(width_mm(&paper, &table, "时间") >= TIME_MM);
    }
    let paper = Sort::Groups.paper(&facts);
    for table in tables(&paper) {
        assert!(table.whole, "a group stands on one page");
        assert!(width_mm(&paper, table, "备注") >= 24, "“组长（拟）” on one line");
    }
}

#[tokio::test]
async fn the_plan_of_the_seats_fills_its_pages() {
    let mut before = u32::MAX;
    for (count, per_row, pages) in [(18, 6, 1), (28, 8, 1), (60, 10, 1), (150, 10, 2)] {
        let facts = with_people(count).await;
        let paper = Sort::Seats.paper(&facts);
        assert_eq!(paper.page, Page::Wide);
        let found = tables(&paper);
        assert_eq!(found.len(), pages, "{count} people");
        for table in &found {
            assert_eq!(table.widths.len(), per_row + 1);
            let rows = u32::try_from(table.rows.len()).unwrap();
            let high = table.row_mm * rows;
            assert!((120..=140).contains(&high), "{count} people: {high} mm");
            // a name of four or five characters on one line; half points
            let seat = 1457 * table.widths[1] / table.widths.iter().sum::<u32>();
            let longest = if count > 100 { 5 } else { 4 };
            assert!(table.size * longest + 12 <= seat, "{count} people");
            assert!(table.size >= 22 && table.size <= before, "{count} people");
            before = table.size;
        }
        let cells = found.iter().flat_map(|table| table.rows.iter().flatten());
        assert_eq!(cells.filter(|cell| cell.starts_with("学员")).count(), count);
        assert!(
            paper
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Middle { text } if text == "主　席　台"))
        );
    }
}
