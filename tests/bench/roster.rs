//! A large roster from the upload to the applied rows, and once more unchanged, each against what it can't be faster than:
//! calamine's reading of the same file, and SQLite's inserting of the same rows.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use calamine::Reader;
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use rust_xlsxwriter::Workbook;
use sanyou_tests::client::{Client, Part};
use sanyou_tests::database::Kind;
use sanyou_tests::server::{Server, Start, processor_of};
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

/// What grows beside what an import writes: the jobs that follow on changes, and the signing in of whoever releases it.
const OTHERS: [&str; 2] = ["audit_seal", "sign_in"];

/// 30 times what django-import-export does on a machine of this size.
const ROWS_A_SECOND: u64 = 30 * 1090;

const MEMORY: u64 = 256 << 20;

/// Of rosters of each size.
pub fn figures(binary: &Path, sizes: &[u32]) -> Vec<Figure> {
    sizes.iter().flat_map(|rows| of_size(binary, *rows)).collect()
}

/// What took so long, and what processors worked for it.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    time: Duration,
    processor: Duration,
}

fn of_size(binary: &Path, rows: u32) -> Vec<Figure> {
    let file = roster(rows);
    let raw_read = spent(None, || {
        read_raw(&file);
    });
    // the command has the usual limits; the reader's own bench has larger files
    let checked = (rows <= USUAL).then(|| checked(binary, &file));
    let server = Start::on(Kind::Sqlite).demo();
    let client = server.sign_in("county");
    if rows > USUAL {
        raise_limits(&client);
    }
    let before = counted(&database(&server));
    let mut import = Value::Null;
    let first = spent(Some(&server), || import = staged(&client, &file).1);
    let applied = spent(Some(&server), || {
        applied(&server, &client, &import);
    });
    let raw_insert = raw_insert(&server, &before);
    let peak = server.peak_memory();
    let again = spent(Some(&server), || import = staged(&client, &file).1);
    let unchanged = import["totals"]["unchanged"].as_u64().unwrap_or_default();
    assert!(
        unchanged >= u64::from(rows),
        "all is as it stands: {}",
        import["totals"]
    );
    let peak_again = server.peak_memory();
    let whole = first.time + applied.time;
    let named = |what: &str| format!("{}k rows: {what}", rows / 1000);
    let figure = |what: &str, spent: Spent, limit: Option<Duration>| {
        Figure::new(named(what), spent.time, limit.map(Limit::Time)).worked(spent.processor)
    };
    let mut figures = vec![
        figure("calamine alone", raw_read, None),
        figure("SQLite's insert alone", raw_insert, None),
        figure("from the upload to what is shown", first, None),
        figure("apply", applied, None),
    ];
    match checked {
        // the import reads the file twice; the second time is part of its staging
        Some(checked) => figures.extend([
            Figure::new(
                named("read and check"),
                checked,
                Some(Limit::Time(raw_read.time * 2)),
            ),
            Figure::new(
                named("stage, diff and apply"),
                whole.saturating_sub(checked),
                Some(Limit::Time(raw_insert.time * 3)),
            ),
        ]),
        None => figures.push(Figure::new(
            named("read, stage, diff and apply"),
            whole,
            Some(Limit::Time(raw_read.time * 2 + raw_insert.time * 3)),
        )),
    }
    figures.extend([
        Figure::rate(named("of the whole, rows"), rows, whole, ROWS_A_SECOND),
        Figure::memory(named("peak memory"), peak, MEMORY),
        figure("the same file again", again, Some(raw_read.time * 3)),
        Figure::memory(named("peak memory by then"), peak_again, MEMORY),
    ]);
    figures
}

/// The most rows of a sheet that are read where no setting says otherwise.
const USUAL: u32 = 200_000;

/// Lets the county import more at once than an office needs.
fn raise_limits(client: &Client) {
    let county = county(client);
    for (setting, value) in [
        ("import.max_rows", "1048576"),
        ("import.max_cells", "20000000"),
        ("import.max_text", "1048576000"),
        ("import.max_inflated", "2097152000"),
    ] {
        let body = json!({"unit": county, "value": value, "valid_from": "2026-11-24"});
        drop(
            client
                .put(&format!("/api/v1/settings/{setting}"), &body)
                .expect(204),
        );
    }
}

fn county(client: &Client) -> String {
    let units = client.get("/api/v1/units").expect(200).json();
    let county = &units["items"].as_array().expect("units")[0];
    county["id"].as_str().expect("an id").to_owned()
}

/// What some work takes; the processor's time is the server's, or this process' own.
fn spent(server: Option<&Server>, work: impl FnOnce()) -> Spent {
    let processor = || server.map_or_else(|| processor_of("self"), Server::processor);
    let (start, worked) = (Instant::now(), processor());
    work();
    Spent {
        time: start.elapsed(),
        processor: processor().saturating_sub(worked),
    }
}

/// The command that reads and checks alone, its start included.
fn checked(binary: &Path, file: &[u8]) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.xlsx");
    std::fs::write(&path, file).expect("a file");
    let start = Instant::now();
    let status = Command::new(binary)
        .args(["import", "check"])
        .arg(&path)
        .args(["--format", "json", "--as-of", "2026-11-24"])
        .stdout(Stdio::null())
        .status()
        .expect("the binary can be started");
    assert!(status.success(), "{status}");
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
    let county = county(client);
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

/// Every table with its last row.
fn counted(database: &Connection) -> Vec<(String, i64)> {
    let mut select = database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .expect("a select");
    let tables = select
        .query_map([], |row| row.get::<_, String>(0))
        .expect("tables");
    let last = |table: String| {
        let select = format!("SELECT coalesce(max(rowid), 0) FROM {table}");
        let last = database.query_row(&select, [], |row| row.get(0));
        (table, last.expect("a row"))
    };
    tables.map(|table| last(table.expect("a name"))).collect()
}

/// The rows of a table that an import wrote.
struct Written {
    table: String,
    columns: usize,
    rows: Vec<Vec<Cell>>,
}

/// The rows that the import wrote, inserted once more into empty tables of the same shape: by prepared statements, in one
/// transaction, as durable as the service writes and with as large a cache.
fn raw_insert(server: &Server, before: &[(String, i64)]) -> Spent {
    let source = database(server);
    let written: Vec<Written> = before
        .iter()
        .filter(|(table, _)| !OTHERS.contains(&table.as_str()))
        .map(|(table, last)| rows_after(&source, table, *last))
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let mut target = empty_like(&source, &folder.path().join("raw.db"));
    spent(None, || insert_all(&mut target, &written))
}

fn insert_all(target: &mut Connection, written: &[Written]) {
    let transaction = target.transaction().expect("a transaction");
    for Written { table, columns, rows } in written {
        let marks = vec!["?"; *columns].join(",");
        let mut insert = transaction
            .prepare(&format!("INSERT INTO {table} VALUES ({marks})"))
            .expect("an insert");
        for row in rows {
            insert.execute(rusqlite::params_from_iter(row)).expect("a row");
        }
    }
    transaction.commit().expect("a commit");
}

fn rows_after(source: &Connection, table: &str, last: i64) -> Written {
    let mut select = source
        .prepare(&format!("SELECT * FROM {table} WHERE rowid > ?1"))
        .expect("a select");
    let columns = select.column_count();
    let rows = select
        .query_map([last], |row| (0..columns).map(|column| row.get(column)).collect())
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    Written {
        table: table.to_owned(),
        columns,
        rows,
    }
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
