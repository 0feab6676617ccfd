//! A large roster from the upload to the applied rows, and once more unchanged, each against what it can't be faster than:
//! calamine's reading of the same file, and SQLite's inserting of the same rows.

use std::path::Path;
use std::time::{Duration, Instant};

use calamine::Reader;
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use rust_xlsxwriter::Workbook;
use sanyou_tests::client::{Client, Part};
use sanyou_tests::database::Kind;
use sanyou_tests::server::{Server, Start};
use serde_json::{Value, json};

use crate::{Figure, Limit};

const HEADERS: [&str; 13] = [
    "姓名",
    "性别",
    "民族",
    "身份证号",
    "学历",
    "入党时间",
    "乡镇",
    "党组织名称",
    "单位名称",
    "党内职务",
    "专兼职",
    "任现职时间",
    "手机号码",
];

/// The tables that an import writes.
const TABLES: [&str; 12] = [
    "organisation",
    "party_organisation",
    "coverage",
    "person",
    "appointment",
    "account",
    "role_grant",
    "import_row",
    "audit_entry",
    "change_set",
    "change_part",
    "roster_import",
];

/// Of rosters of each size.
pub fn figures(sizes: &[u32]) -> Vec<Figure> {
    sizes.iter().flat_map(|rows| of_size(*rows)).collect()
}

fn of_size(rows: u32) -> Vec<Figure> {
    let file = roster(rows);
    let raw_read = timed(|| read_raw(&file));
    let server = Start::on(Kind::Sqlite).demo();
    let before = counted(&database(&server));
    let client = server.sign_in("county");
    let (first, staged) = staged(&client, &file);
    let applied = applied(&server, &client, &staged);
    let raw_insert = raw_insert(&server, &before);
    let peak = server.peak_memory();
    let (again, staged) = self::staged(&client, &file);
    let unchanged = staged["totals"]["unchanged"].as_u64().unwrap_or_default();
    assert!(
        unchanged >= u64::from(rows),
        "all is as it stands: {}",
        staged["totals"]
    );
    let thousands = rows / 1000;
    vec![
        Figure::new(format!("{thousands}k rows: calamine alone"), raw_read, None),
        Figure::new(
            format!("{thousands}k rows: SQLite's insert alone"),
            raw_insert,
            None,
        ),
        Figure::new(
            format!("{thousands}k rows: read, stage, diff, apply"),
            first + applied,
            Some(Limit::Time(raw_read * 2 + raw_insert * 3)),
        ),
        Figure::new(format!("{thousands}k rows: of it apply"), applied, None),
        Figure::new(
            format!("{thousands}k rows: the same file again"),
            again,
            Some(Limit::Time(raw_read * 3)),
        ),
        Figure::memory(format!("{thousands}k rows: peak memory"), peak, 256 * 1024 * 1024),
    ]
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    drop(work());
    start.elapsed()
}

/// People with valid numbers, ten to a party organisation, in the nine townships of the demo.
pub fn roster(rows: u32) -> Vec<u8> {
    const TOWNSHIPS: [&str; 9] = [
        "城关镇",
        "昭馀镇",
        "东观镇",
        "古县镇",
        "贾令镇",
        "城赵镇",
        "来远镇",
        "峪口乡",
        "经济开发区",
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write(0, column, header).expect("a cell");
    }
    for row in 0..rows {
        let organisation = row / 10;
        let township = TOWNSHIPS[usize::try_from(organisation % 9).expect("small")];
        let cells = [
            format!("{}{}", SURNAMES[index(row, 16)], GIVEN[index(row / 16, 64)]),
            ["男", "女"][index(row, 2)].to_owned(),
            "汉".to_owned(),
            id_number(row),
            ["大专", "本科", "高中", "研究生"][index(row, 4)].to_owned(),
            format!("20{:02}.{:02}", row % 20, row % 12 + 1),
            township.to_owned(),
            format!("中共第{organisation}号有限公司支部委员会"),
            format!("第{organisation}号有限公司"),
            ["书记", "副书记", "组织委员", "宣传委员", "纪检委员", "党建指导员"][index(row, 6)].to_owned(),
            ["专职", "兼职"][index(row, 2)].to_owned(),
            format!("202{}.{:02}", row % 6, row % 12 + 1),
            format!("139{row:08}"),
        ];
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row + 1, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const SURNAMES: [&str; 16] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
];
const GIVEN: [&str; 64] = [
    "伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "霞", "平",
    "刚", "桂英", "建华", "建国", "建军", "志强", "志明", "秀英", "秀兰", "玉兰", "玉梅", "海燕", "海涛",
    "晓明", "晓红", "文静", "文博", "子轩", "子涵", "雨桐", "雨欣", "思远", "思琪", "嘉怡", "嘉豪", "国强",
    "国庆", "红梅", "红霞", "春梅", "春花", "丽娟", "丽华", "淑珍", "淑华", "凤英", "凤兰", "金花", "金凤",
    "永强", "永刚", "少华", "少军", "新民", "新华", "世杰", "世荣",
];

fn index(row: u32, of: u32) -> usize {
    usize::try_from(row % of).expect("small")
}

fn id_number(row: u32) -> String {
    const REGIONS: [&str; 20] = [
        "140727", "140702", "140721", "140722", "140723", "140724", "140725", "140726", "140728", "140729",
        "140781", "140105", "140106", "140107", "140108", "140109", "140110", "140121", "140122", "140123",
    ];
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let place = row / 999;
    let (year, day) = (1960 + place / 20 % 40, place / 800 % 28 + 1);
    let month = place / 22_400 % 12 + 1;
    let body = format!(
        "{}{year}{month:02}{day:02}{:03}",
        REGIONS[index(place, 20)],
        row % 999 + 1
    );
    let sum: u32 = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    format!("{body}{}", char::from(b"10X98765432"[index(sum, 11)]))
}

fn read_raw(file: &[u8]) -> usize {
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(file)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    sheet.used_cells().count()
}

pub fn staged(client: &Client, file: &[u8]) -> (Duration, Value) {
    let units = client.get("/api/v1/units").expect(200).json();
    let county = units["items"].as_array().expect("units")[0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let start = Instant::now();
    let parts = [
        Part::File("file", "名册.xlsx", file),
        Part::Field("unit", &county),
        Part::Field("mode", "add"),
    ];
    let id = client.upload("/api/v1/roster-imports", &parts).expect(202).json();
    let import = wait(client, id["id"].as_str().expect("an id"), &["staged", "guarded"]);
    (start.elapsed(), import)
}

fn wait(client: &Client, id: &str, states: &[&str]) -> Value {
    loop {
        let import = client
            .get(&format!("/api/v1/roster-imports/{id}"))
            .expect(200)
            .json();
        let state = import["state"].as_str().expect("a state");
        if states.contains(&state) {
            return import;
        }
        assert!(state != "failed", "{import}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

pub fn applied(server: &Server, client: &Client, import: &Value) -> Duration {
    let id = import["id"].as_str().expect("an id");
    if import["state"] == "guarded" {
        let path = format!("/api/v1/roster-imports/{id}/release");
        drop(
            server
                .sign_in("county2")
                .post(&path, &json!({"reason": "量测"}))
                .expect(204),
        );
    }
    let start = Instant::now();
    let body = json!({"fingerprint": import["fingerprint"]});
    drop(
        client
            .post(&format!("/api/v1/roster-imports/{id}/apply"), &body)
            .expect(202),
    );
    drop(wait(client, id, &["applied"]));
    start.elapsed()
}

fn database(server: &Server) -> Connection {
    Connection::open(server.data().join("sanyou.db")).expect("the database")
}

fn counted(database: &Connection) -> Vec<i64> {
    let count = |table: &&str| {
        let select = format!("SELECT coalesce(max(rowid), 0) FROM {table}");
        database
            .query_row(&select, [], |row| row.get(0))
            .expect("a count")
    };
    TABLES.iter().map(count).collect()
}

/// The rows that the import wrote, inserted once more into empty tables of the same shape: by prepared statements, in one
/// transaction, as durable as the service writes.
fn raw_insert(server: &Server, before: &[i64]) -> Duration {
    let source = database(server);
    let rows: Vec<(usize, Vec<Vec<Cell>>)> = TABLES
        .iter()
        .zip(before)
        .map(|(table, last)| rows_after(&source, table, *last))
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let mut target = empty_like(&source, &folder.path().join("raw.db"));
    let start = Instant::now();
    let transaction = target.transaction().expect("a transaction");
    for (table, (columns, rows)) in TABLES.iter().zip(&rows) {
        let marks = vec!["?"; *columns].join(",");
        let mut insert = transaction
            .prepare(&format!("INSERT INTO {table} VALUES ({marks})"))
            .expect("an insert");
        for row in rows {
            insert.execute(rusqlite::params_from_iter(row)).expect("a row");
        }
    }
    transaction.commit().expect("a commit");
    start.elapsed()
}

fn rows_after(source: &Connection, table: &str, last: i64) -> (usize, Vec<Vec<Cell>>) {
    let mut select = source
        .prepare(&format!("SELECT * FROM {table} WHERE rowid > ?1"))
        .expect("a select");
    let columns = select.column_count();
    let rows = select
        .query_map([last], |row| (0..columns).map(|column| row.get(column)).collect())
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    (columns, rows)
}

fn empty_like(source: &Connection, path: &Path) -> Connection {
    let target = Connection::open(path).expect("a database");
    let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;";
    target.execute_batch(pragmas).expect("pragmas");
    let mut select = source
        .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        .expect("a select");
    let statements: Vec<String> = select
        .query_map([], |row| row.get(0))
        .expect("statements")
        .collect::<Result<_, _>>()
        .expect("statements");
    for statement in statements {
        target.execute_batch(&statement).expect("a table");
    }
    target
}
