//! The same file once more: shown by what was applied of it, and compared wherever anything could have changed.
use sanyou_schema::domain::roster::RowResult;
use sanyou_schema::domain::value::MissingDecision;
use sanyou_schema::entity::change_set;

use super::super::action::decide_missing::{Missed, decide_missing};
use super::super::store::rows::{OpenRow, RowFilter};
use super::*;

const PEOPLE: [&str; 3] = [
    "张三,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210",
    "李四,140727198506150029,东观镇,红海玻璃有限公司党支部,组织委员,2024.08,13800002211",
    "王五,140727198506150045,东观镇,大华物流有限公司党支部,党支部书记,2024.08,13800002212",
];

impl County {
    async fn dongguan_sends(&self, rows: &[&str]) -> ImportId {
        let (unit, _) = self.townships[1].clone();
        self.upload(&self.dongguan, unit, "名册.csv", csv(rows)).await
    }

    async fn rows_with(&self, id: ImportId, outcome: Option<RowOutcome>) -> Vec<OpenRow> {
        let filter = RowFilter {
            outcome,
            ..RowFilter::default()
        };
        let rows = rows::rows(self.db(), &self.platform().keys, id, &filter, (None, 0), 500).await;
        let rows = rows.unwrap();
        let count = rows::count_rows(self.db(), id, &filter).await.unwrap();
        assert_eq!(rows.len() as u64, count);
        rows
    }

    async fn sets(&self) -> u64 {
        change_set::Entity::find().count(self.db()).await.unwrap()
    }

    /// Reads an import once more, by comparing its rows.
    async fn compared(&self, id: ImportId) {
        roster_import::Entity::update_many()
            .col_expr(roster_import::Column::State, Expr::value(ImportState::Reading))
            .col_expr(roster_import::Column::EarlierId, Expr::value(None::<ImportId>))
            .filter(roster_import::Column::Id.eq(id))
            .exec(self.db())
            .await
            .unwrap();
        assert!(read_next(self.platform()).await.unwrap());
        assert_eq!(self.import(id).await.rows_of_id, None);
    }
}

/// All that is shown of a row; the id alone is its own.
fn shown(rows: &[OpenRow]) -> Vec<(String, i32, RowOutcome, Option<String>, String)> {
    let shown = |open: &OpenRow| {
        let content = &open.content;
        // whom a row might have meant is asked of rows that wait alone; its post was not there before
        let result = RowResult {
            post: None,
            organisation: None,
            candidates: Vec::new(),
            ..content.result.clone()
        };
        let told = (
            &content.name,
            &content.values,
            &content.before,
            &content.issues,
            &content.raw,
            result,
        );
        let row = &open.row;
        (
            row.sheet.clone(),
            row.row_no,
            row.outcome,
            row.code.clone(),
            format!("{told:?}"),
        )
    };
    rows.iter().map(shown).collect()
}

#[tokio::test]
async fn the_same_file_shows_what_comparing_it_would() {
    let county = County::new().await;
    let first = county.dongguan_sends(&PEOPLE).await;
    county.apply(&county.dongguan, first).await;
    let (unit, _) = county.whole.clone();
    let file = [
        PEOPLE[0],
        &PEOPLE[1].replace("13800002211", "13800002219"),
        "赵六,140727198506150061,东观镇,大华物流有限公司党支部,副书记,2024.08,1380000",
        "钱七,140727198506150088,古县镇,古县酒业有限公司党支部,党支部书记,2024.08,13800002214",
        "钱七,140727198506150088,古县镇,古县酒业有限公司党支部,党支部书记,2024.08,13800002214",
        "孙八,140727198506150109,没有的镇,古县酒业有限公司党支部,党支部书记,2024.08,13800002215",
    ];
    let sends = async || {
        let organiser = &county.organiser;
        county.upload(organiser, unit, "全县.csv", csv(&file)).await
    };
    let whole = sends().await;
    county.apply(&county.organiser, whole).await;
    let again = sends().await;
    assert_eq!(county.import(again).await.rows_of_id, Some(whole));
    let own = import_row::Entity::find().filter(import_row::Column::ImportId.eq(again));
    let own = own.count(county.db()).await.unwrap();
    assert_eq!(own, 0, "no row is written twice");
    for (outcome, count) in [
        (RowOutcome::New, 0),
        (RowOutcome::Changed, 0),
        (RowOutcome::Refused, 2),
        (RowOutcome::Unchanged, 4),
    ] {
        assert_eq!(
            county.rows_with(again, Some(outcome)).await.len(),
            count,
            "{outcome}"
        );
    }
    let (rows, totals) = (county.rows_with(again, None).await, county.totals(again).await);
    let import = county.import(again).await;
    let summary = summary_of(&county.platform().keys, &import).unwrap();
    assert_eq!((totals.missing, summary.missing.len()), (1, 1), "{totals:?}");
    county.compared(again).await;
    assert_eq!(shown(&rows), shown(&county.rows_with(again, None).await));
    assert_eq!(totals, county.totals(again).await);
    let import = county.import(again).await;
    let mut compared = summary_of(&county.platform().keys, &import).unwrap();
    assert!(compared.compared_at.take().is_some() && summary.compared_at.is_none());
    assert_eq!(format!("{summary:?}"), format!("{compared:?}"));
}

#[tokio::test]
async fn confirming_the_same_file_writes_nothing() {
    let county = County::new().await;
    let first = county.dongguan_sends(&PEOPLE).await;
    county.apply(&county.dongguan, first).await;
    let sets = county.sets().await;
    for _ in 0..2 {
        let again = county.dongguan_sends(&PEOPLE).await;
        assert_eq!(
            county.import(again).await.rows_of_id,
            Some(first),
            "the third time, too"
        );
        county.apply(&county.dongguan, again).await;
        assert_eq!(county.import(again).await.state, ImportState::Applied);
    }
    assert_eq!(county.sets().await, sets);
}

#[tokio::test]
async fn what_changed_since_is_compared() {
    let county = County::new().await;
    let first = county.dongguan_sends(&PEOPLE).await;
    let unapplied = county.dongguan_sends(&PEOPLE).await;
    assert_eq!(
        county.import(unapplied).await.rows_of_id,
        None,
        "nothing is applied yet"
    );
    county.apply(&county.dongguan, first).await;
    let shown = county.dongguan_sends(&PEOPLE).await;
    assert_eq!(
        county.import(shown).await.rows_of_id,
        None,
        "the newest of the file is not applied"
    );
    let other = PEOPLE[0].replace("13800002210", "13800002219");
    let other = county.dongguan_sends(&[&other]).await;
    county.apply(&county.dongguan, other).await;
    county.compared(shown).await;
    assert_eq!(county.totals(shown).await.changed, 1);
}

#[tokio::test]
async fn a_preview_of_the_same_file_grows_stale() {
    let county = County::new().await;
    let first = county.dongguan_sends(&PEOPLE).await;
    county.apply(&county.dongguan, first).await;
    let again = county.dongguan_sends(&PEOPLE).await;
    let print = county.import(again).await.fingerprint.unwrap();
    let other = PEOPLE[0].replace("13800002210", "13800002219");
    let other = county.dongguan_sends(&[&other]).await;
    county.apply(&county.dongguan, other).await;
    let refused = apply_import(county.platform(), &county.dongguan, again, &print).await;
    assert_eq!(code(refused), "import.stale");
    assert_eq!(county.import(again).await.rows_of_id, None);
    assert_eq!(county.totals(again).await.changed, 1);
}

#[tokio::test]
async fn a_row_is_left_out_of_the_same_file() {
    let county = County::new().await;
    let first = county.dongguan_sends(&PEOPLE).await;
    county.apply(&county.dongguan, first).await;
    let again = county.dongguan_sends(&PEOPLE).await;
    let row = county.rows_with(again, None).await.remove(1).row;
    let place = (row.sheet.as_str(), u32::try_from(row.row_no).unwrap());
    exclude_row(county.platform(), &county.dongguan, again, place, true)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    let totals = county.totals(again).await;
    assert_eq!((totals.unchanged, totals.skipped), (2, 1));
    let stays = county.rows_with(first, Some(RowOutcome::New)).await;
    assert_eq!(
        stays.iter().filter(|open| open.row.excluded).count(),
        0,
        "the first import's stay"
    );
    assert_eq!(stays.len(), 3);
}

#[tokio::test]
async fn who_left_is_written_of_the_same_file_too() {
    let county = County::new().await;
    let more = county.dongguan_sends(&PEOPLE).await;
    county.apply(&county.dongguan, more).await;
    let first = county.dongguan_sends(&PEOPLE[..2]).await;
    county.apply(&county.dongguan, first).await;
    let again = county.dongguan_sends(&PEOPLE[..2]).await;
    let import = county.import(again).await;
    assert_eq!(import.rows_of_id, Some(first));
    let gone = summary_of(&county.platform().keys, &import).unwrap().missing;
    assert_eq!(
        gone.iter().map(|gone| gone.name.as_str()).collect::<Vec<_>>(),
        ["王五"]
    );
    let missed = Missed {
        people: vec![gone[0].person],
        decision: MissingDecision::Left,
        left_on: Some(import.as_of),
    };
    decide_missing(county.platform(), &county.dongguan, again, missed)
        .await
        .unwrap();
    let print = county.import(again).await.fingerprint.unwrap();
    let looked = apply_import(county.platform(), &county.dongguan, again, &print).await;
    assert_eq!(code(looked), "import.stale", "it is compared first");
    county.apply(&county.dongguan, again).await;
    let ended = appointment::Entity::find().filter(appointment::Column::ValidTo.is_not_null());
    assert_eq!(ended.count(county.db()).await.unwrap(), 1);
}

#[tokio::test]
async fn people_of_one_name_or_one_phone_are_no_reason_to_compare() {
    let county = County::new().await;
    let namesake = PEOPLE[1]
        .replace("李四", "张三")
        .replace("13800002211", "13800002210");
    let rows = [PEOPLE[0], namesake.as_str(), PEOPLE[2]];
    let first = county.dongguan_sends(&rows).await;
    county.apply(&county.dongguan, first).await;
    let again = county.dongguan_sends(&rows).await;
    assert_eq!(county.import(again).await.rows_of_id, Some(first));
    assert_eq!(county.totals(again).await.unchanged, 3);
}
