//! The lists of an import: page by page, with every filter, along an index; who is told costs who is told.
use sanyou_schema::domain::value::MissingDecision;
use sea_orm::{ConnectionTrait, Statement};

use super::super::action::decide_missing::{Missed, decide_missing};
use super::super::action::show_import::{Part, Within, page_of_rows};
use super::super::action::tell_people::people_to_tell;
use super::super::action::who_is_told::who_is_told;
use super::super::store::rows::{OpenRow, RowFilter, coded, marks_of};
use super::by_hand::person_named;
use super::undo::id_number;
use super::*;

const PEOPLE: u32 = 130;

fn number(at: u32) -> String {
    id_number(u8::try_from(at + 10).unwrap())
}

/// A file of people of two sheets' worth of lines, some with a wrong phone, every tenth twice.
fn many(phone: &str) -> Vec<u8> {
    let mut rows = Vec::new();
    for at in 0..PEOPLE {
        let number = number(at);
        let phone = if at % 7 == 0 {
            "12345".to_owned()
        } else {
            format!("{phone}{at:04}")
        };
        let line = |party: &str| format!("张三{at},{number},东观镇,{party}党支部,书记,2024.08,{phone}");
        rows.push(line("红星"));
        if at % 10 == 0 {
            rows.push(line("宏达"));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    csv(&rows)
}

async fn staged(county: &County, phone: &str) -> ImportId {
    let unit = county.townships[1].0;
    county
        .upload(&county.dongguan, unit, "名册.csv", many(phone))
        .await
}

/// Every page, by cursor and by offset.
async fn paged(county: &County, id: ImportId, filter: &RowFilter, within: &Within) -> Vec<OpenRow> {
    let page = async |after, offset| {
        let part = Part {
            after,
            offset,
            limit: 20,
        };
        page_of_rows(county.platform(), id, filter.clone(), within, part)
            .await
            .unwrap()
    };
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let by_cursor = page(after, 0).await;
        let by_offset = page(None, found.len() as u64).await;
        let ids = |rows: &[OpenRow]| rows.iter().map(|open| open.row.id).collect::<Vec<_>>();
        assert_eq!(ids(&by_cursor.items), ids(&by_offset.items));
        found.extend(by_cursor.items);
        after = by_cursor.next;
        if after.is_none() {
            assert_eq!(by_cursor.total, found.len() as u64);
            return found;
        }
    }
}

#[tokio::test]
async fn every_filter_pages_through_the_same_rows() {
    let county = County::new().await;
    let first = staged(&county, "1380000").await;
    county.apply(&county.dongguan, first).await;
    let second = staged(&county, "1390000").await;
    for id in [first, second] {
        let all = rows::all_rows(county.db(), &county.platform().keys, id)
            .await
            .unwrap();
        assert_eq!(all.len(), 143);
        for (outcome, sheet, code, field) in [
            (None, None, None, None),
            (Some(RowOutcome::New), None, None, None),
            (Some(RowOutcome::Changed), None, None, None),
            (None, Some("名册"), None, None),
            (Some(RowOutcome::Unchanged), Some("名册"), None, None),
            (None, None, Some("phone.invalid"), None),
            (Some(RowOutcome::Unchanged), None, Some("phone.invalid"), None),
            (None, Some("别的"), None, None),
            (None, None, None, Some("phone")),
            (None, None, Some("phone.invalid"), Some("phone")),
        ] {
            let filter = RowFilter {
                outcome,
                sheet: sheet.map(str::to_owned),
                ..RowFilter::default()
            };
            let within = Within {
                code: code.map(str::to_owned),
                field: field.map(str::to_owned),
            };
            let fits = |open: &&OpenRow| {
                let said = marks_of(&open.content, open.row.code.as_deref());
                outcome.is_none_or(|outcome| open.row.outcome == outcome)
                    && sheet.is_none_or(|sheet| open.row.sheet == sheet)
                    && code.is_none_or(|code| said.contains(&coded(code)))
                    && field.is_none_or(|field| open.content.before.contains_key(field))
            };
            let wanted: Vec<i32> = all.iter().filter(fits).map(|open| open.row.row_no).collect();
            let found = paged(&county, id, &filter, &within).await;
            let found: Vec<i32> = found.iter().map(|open| open.row.row_no).collect();
            assert_eq!(found, wanted, "{filter:?} {within:?}");
        }
    }
}

#[tokio::test]
async fn a_page_goes_along_an_index_and_sorts_nothing() {
    let county = County::new().await;
    let id = staged(&county, "1380000").await;
    let marks = vec![coded("phone.invalid")];
    let outcome = Some(RowOutcome::New);
    for (filter, index) in [
        (RowFilter::default(), "import_row_i3"),
        (
            RowFilter {
                outcome,
                ..RowFilter::default()
            },
            "import_row_i4",
        ),
        (
            RowFilter {
                sheet: Some("名册".to_owned()),
                ..RowFilter::default()
            },
            "import_row_u1",
        ),
        (
            RowFilter {
                marks,
                ..RowFilter::default()
            },
            "import_mark",
        ),
    ] {
        let (sql, values) = rows::page_of_ids(county.db(), id, &filter, (None, 40), 20)
            .await
            .unwrap();
        let explain = Statement::from_sql_and_values(
            sea_orm::DbBackend::Sqlite,
            format!("EXPLAIN QUERY PLAN {sql}"),
            values,
        );
        let plan = county.db().query_all_raw(explain).await.unwrap();
        let plan: Vec<String> = plan
            .iter()
            .map(|row| row.try_get("", "detail").unwrap())
            .collect();
        let plan = plan.join("; ");
        assert!(plan.contains(index), "{filter:?}: {plan}");
        assert!(
            !plan.contains("TEMP B-TREE") && !plan.contains("SCAN"),
            "{filter:?}: {plan}"
        );
    }
}

#[tokio::test]
async fn whom_pages_show_is_whom_the_deed_tells() {
    let county = County::new().await;
    let first = staged(&county, "1380000").await;
    county.apply(&county.dongguan, first).await;
    let unit = county.townships[1].0;
    // 张三0 to 张三2 are changed (two of them in two rows' worth of posts), one is new, the others are in no row
    let line = |at: u32, name: &str, phone: &str| {
        format!("{name},{},东观镇,红星党支部,书记,2024.08,{phone}", number(at))
    };
    let lines = [
        line(0, "张三0", "13700000001"),
        line(1, "张三1", "13700000002"),
        line(PEOPLE, "李四", "13700000003"),
        format!(
            "李四,{},东观镇,宏达党支部,书记,2024.08,13700000003",
            number(PEOPLE)
        ),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let second = county
        .upload(&county.dongguan, unit, "名册2.csv", csv(&lines))
        .await;
    let missed = Missed {
        people: vec![
            person_named(&county, "张三5").await.id,
            person_named(&county, "张三10").await.id,
        ],
        decision: MissingDecision::Left,
        left_on: Some("2026-11-01".parse().unwrap()),
    };
    decide_missing(county.platform(), &county.dongguan, second, missed)
        .await
        .unwrap();
    let third = staged(&county, "1360000").await;
    for id in [second, third] {
        let import = county.import(id).await;
        let deed = people_to_tell(county.db(), &county.platform().keys, &import)
            .await
            .unwrap();
        let mut shown = Vec::new();
        let mut after = None;
        loop {
            let page = who_is_told(county.platform(), &import, after).await.unwrap();
            assert_eq!(page.total, deed.len() as u64);
            let whys: u64 = page.whys.iter().map(|(_, people)| people).sum();
            assert!(whys >= page.total);
            shown.extend(
                page.people
                    .into_iter()
                    .map(|one| (one.name.clone(), one.body.clone())),
            );
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut told: Vec<_> = deed.iter().map(|one| (one.name.clone(), one.body())).collect();
        told.sort();
        shown.sort();
        assert_eq!(shown, told);
    }
}
