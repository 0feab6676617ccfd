//! Files that are made to hurt, and honest ones that look like them. Each is made in code; the largest comes from a few
//! kilobytes that are repeated without being packed again.
use std::io::Write;

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// A file with what must come of it.
pub struct Hostile {
    pub name: &'static str,
    /// The code of the refusal, or `read`.
    pub code: &'static str,
    pub make: fn() -> Vec<u8>,
}

const fn hostile(name: &'static str, code: &'static str, make: fn() -> Vec<u8>) -> Hostile {
    Hostile { name, code, make }
}

const TOO_LARGE: &str = "file.too_large";
const NO_WORKBOOK: &str = "file.not_a_workbook";

/// Every file, in the order of the table.
pub const ALL: &[Hostile] = &[
    hostile("cell at XFD1048576.xlsx", TOO_LARGE, far_xlsx),
    hostile("cells at A1 and IV65536.xls", TOO_LARGE, far_xls),
    hostile("cell at XFD1048576.ods", TOO_LARGE, far_ods),
    hostile("a million styled rows.xlsx", "read", styled_rows),
    hostile("a million styled cells.xlsx", "read", styled_cells),
    hostile("a row repeated a million times.ods", TOO_LARGE, repeated_rows),
    hostile(
        "a blank row repeated a million times.ods",
        "read",
        repeated_blanks,
    ),
    hostile("bomb of 4 GB, honest sizes.xlsx", TOO_LARGE, honest_bomb),
    hostile("bomb of 4 GB, forged sizes.xlsx", TOO_LARGE, forged_bomb),
    hostile("bomb of rows.ods", TOO_LARGE, bomb_ods),
    hostile("bomb in a picture.xlsx", TOO_LARGE, bomb_in_a_picture),
    hostile("zip in zip in zip.zip", NO_WORKBOOK, nested),
    hostile("zip in a workbook.xlsx", "read", nested_in_a_workbook),
    hostile("entity expansion.xlsx", NO_WORKBOOK, entities_xlsx),
    hostile("entity expansion.ods", NO_WORKBOOK, entities_ods),
    hostile("entity expansion, XML 2003.xls", NO_WORKBOOK, entities_xml),
    hostile("document type, HTML.xls", NO_WORKBOOK, entities_html),
    hostile("shared strings of 1 GB.xlsx", TOO_LARGE, many_strings),
    hostile("a shared string of 300 MB.xlsx", TOO_LARGE, long_string),
    hostile(
        "a text of 90 kB in 10,000 cells.xlsx",
        TOO_LARGE,
        string_everywhere,
    ),
    hostile("a forged count of strings.xlsx", TOO_LARGE, claimed_strings),
    hostile("70,000 formats of a long font.xlsx", NO_WORKBOOK, long_font),
    hostile("a tag without an end.xlsx", TOO_LARGE, endless_tag),
    hostile("days before 0 and after 9999.xlsx", "read", odd_days),
    hostile("days before 0 and after 9999.ods", "read", odd_days_ods),
    hostile("one line of 200 MB.csv", TOO_LARGE, long_line),
    hostile("one line of 40 MB.csv", TOO_LARGE, line),
    hostile("one line of 40 MB in GB18030.csv", TOO_LARGE, line_gb18030),
    hostile("a row of areas over areas.xls", TOO_LARGE, html_areas),
    hostile("50,000 honest rows, 100:1.xlsx", "read", honest_rows),
];

/// Content packed by deflate: its bytes, its check sum and its length.
pub struct Packed {
    bytes: Vec<u8>,
    crc: u32,
    length: u64,
}

/// Packs the head, then the body as often as is asked, then the tail. Each part stands alone, so that it is repeated
/// as it is packed.
pub fn packed(head: &str, body: &str, times: u64, tail: &str) -> Packed {
    let mut crc = Crc::new();
    let mut bytes = piece(head.as_bytes());
    crc.update(head.as_bytes());
    let packed = piece(body.as_bytes());
    for _ in 0..times {
        bytes.extend_from_slice(&packed);
    }
    // the sum of what nobody unpacks to the end is not worth its time
    let summed = if body.len() as u64 * times < 200 << 20 {
        times
    } else {
        0
    };
    for _ in 0..summed {
        crc.update(body.as_bytes());
    }
    bytes.extend(piece(tail.as_bytes()));
    crc.update(tail.as_bytes());
    // an empty last block
    bytes.extend([3, 0]);
    let length = (head.len() + tail.len()) as u64 + body.len() as u64 * times;
    Packed {
        bytes,
        crc: crc.sum(),
        length,
    }
}

fn piece(content: &[u8]) -> Vec<u8> {
    let mut packer = Compress::new(Compression::fast(), false);
    let mut bytes = Vec::with_capacity(content.len() + 1024);
    let status = packer.compress_vec(content, &mut bytes, FlushCompress::Full);
    assert!(matches!(status, Ok(Status::Ok)), "the room is enough");
    bytes
}

pub fn plain(content: &str) -> Packed {
    packed("", content, 1, "")
}

/// A zip of these members; `told` is the length that each claims, where it is not its own.
pub fn zip(members: &[(&str, Packed)], told: Option<u64>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    let number = |length: u64| u32::try_from(length).unwrap_or(u32::MAX - 1).to_le_bytes();
    for (name, member) in members {
        let at = u32::try_from(file.len()).expect("a small file").to_le_bytes();
        let facts = [
            &[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..],
            &member.crc.to_le_bytes(),
            &number(member.bytes.len() as u64),
            &number(told.unwrap_or(member.length)),
            &u16::try_from(name.len()).expect("a short name").to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        file.extend([b"PK\x03\x04".as_slice(), &facts, name.as_bytes(), &member.bytes].concat());
        directory.extend(
            [
                b"PK\x01\x02\x14\0".as_slice(),
                &facts,
                &[0; 10],
                &at,
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    let count = u16::try_from(members.len()).expect("few members").to_le_bytes();
    let end = [
        b"PK\x05\x06\0\0\0\0".as_slice(),
        &count,
        &count,
        &number(directory.len() as u64),
        &number(file.len() as u64),
        &[0, 0],
    ]
    .concat();
    [file, directory, end].concat()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
/// The second cell format shows a day.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

pub const HEAD: &str = "<worksheet><sheetData>";
pub const TAIL: &str = "</sheetData></worksheet>";

/// A row of inline texts.
pub fn row(number: u32, texts: &[&str]) -> String {
    let cells: Vec<String> = texts
        .iter()
        .map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))
        .collect();
    format!("<row r=\"{number}\">{}</row>", cells.concat())
}

/// A header and a worker.
fn roster() -> String {
    row(1, &["姓名", "身份证号", "出生年月", "入党时间"]) + &row(2, &["张三", "14072718850615002X", "", ""])
}

/// A workbook of one sheet, with other parts beside it or in place of its own.
pub fn workbook(sheet: Packed, others: Vec<(&'static str, Packed)>, told: Option<u64>) -> Vec<u8> {
    let mut members = vec![
        ("[Content_Types].xml", plain(TYPES)),
        ("_rels/.rels", plain(RELATIONS)),
        ("xl/workbook.xml", plain(BOOK)),
        ("xl/_rels/workbook.xml.rels", plain(BOOK_RELATIONS)),
        ("xl/styles.xml", plain(STYLES)),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    members.retain(|(name, _)| !others.iter().any(|(other, _)| other == name));
    members.extend(others);
    zip(&members, told)
}

fn ods(content: Packed) -> Vec<u8> {
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    zip(&[("mimetype", plain(kind)), ("content.xml", content)], None)
}

const ODS_HEAD: &str = "<office:document-content><table:table table:name=\"花名册\">";
const ODS_TAIL: &str = "</table:table></office:document-content>";

fn ods_row(texts: &[&str]) -> String {
    let cells: Vec<String> = texts
        .iter()
        .map(|text| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        })
        .collect();
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

fn ods_roster() -> String {
    ods_row(&["姓名", "身份证号", "出生年月", "入党时间"]) + &ods_row(&["张三", "14072718850615002X", "", ""])
}

fn far_xlsx() -> Vec<u8> {
    let cell = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    workbook(plain(&format!("{HEAD}{}{cell}{TAIL}", roster())), vec![], None)
}

fn far_ods() -> Vec<u8> {
    let cell = "<table:table-row table:number-rows-repeated=\"1048575\"/><table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    ods(plain(&format!("{ODS_HEAD}{cell}{ODS_TAIL}")))
}

/// A compound file with a workbook of two cells, one in each corner.
fn far_xls() -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).expect("a short record");
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    };
    let begin = |kind: u16| {
        record(
            0x0809,
            &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat(),
        )
    };
    let cell = |row: u16, column: u16| {
        record(
            0x0203,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat(),
        )
    };
    let book = begin(5);
    let start = u32::try_from(book.len() + 4 + 10 + 4).expect("a small file");
    let sheet = record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 2, 0], b"ab"].concat());
    let mut stream = [book, sheet, record(0x000A, &[])].concat();
    stream.extend([begin(0x10), cell(0, 0), cell(65_535, 255), record(0x000A, &[])].concat());
    stream.resize(4096, 0);
    compound(&stream)
}

/// A compound file whose stream `Workbook` has eight sectors.
fn compound(stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let mut head = vec![0_u8; 512];
    head[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    for (at, value) in [
        (0x18, 0x003E_u16),
        (0x1A, 3),
        (0x1C, 0xFFFE),
        (0x1E, 9),
        (0x20, 6),
    ] {
        head[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    for (at, value) in [
        (0x2C, 1),
        (0x30, 1),
        (0x38, 4096),
        (0x3C, END),
        (0x44, END),
        (0x4C, 0),
    ] {
        head[at..at + 4].copy_from_slice(&u32::to_le_bytes(value));
    }
    head[0x50..].fill(0xFF);
    let mut table: Vec<u32> = vec![0xFFFF_FFFD, END];
    table.extend(3..10);
    table.push(END);
    table.resize(128, u32::MAX);
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut entry = vec![0_u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[0x40] = u8::try_from(name.len() * 2 + 2).expect("a short name");
        entry[0x42] = kind;
        entry[0x44..0x50].fill(0xFF);
        entry[0x74..0x78].copy_from_slice(&start.to_le_bytes());
        entry[0x78..0x7C].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let mut root = entry("Root Entry", 5, END, 0);
    root[0x4C..0x50].copy_from_slice(&1_u32.to_le_bytes());
    let size = u32::try_from(stream.len()).expect("a small file");
    let directory = [root, entry("Workbook", 2, 2, size), vec![0; 256]].concat();
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [head, table, directory, stream.to_vec()].concat()
}

fn styled_rows() -> Vec<u8> {
    let rows = "<row s=\"1\" customFormat=\"1\" ht=\"20\" customHeight=\"1\"/>".repeat(1_000);
    workbook(
        packed(&format!("{HEAD}{}", roster()), &rows, 1_000, TAIL),
        vec![],
        None,
    )
}

fn styled_cells() -> Vec<u8> {
    let rows = format!("<row>{}</row>", "<c s=\"1\"/>".repeat(10)).repeat(100);
    workbook(
        packed(&format!("{HEAD}{}", roster()), &rows, 1_000, TAIL),
        vec![],
        None,
    )
}

fn repeated(content: &str) -> Vec<u8> {
    let row = format!("<table:table-row table:number-rows-repeated=\"1000000\">{content}</table:table-row>");
    ods(plain(&format!("{ODS_HEAD}{}{row}{ODS_TAIL}", ods_roster())))
}

fn repeated_rows() -> Vec<u8> {
    repeated("<table:table-cell office:value-type=\"float\" office:value=\"1\"/>")
}

fn repeated_blanks() -> Vec<u8> {
    repeated("<table:table-cell table:number-columns-repeated=\"16384\"/>")
}

fn bomb() -> Packed {
    packed(HEAD, &" ".repeat(1 << 20), 4096, TAIL)
}

fn honest_bomb() -> Vec<u8> {
    workbook(bomb(), vec![], None)
}

fn forged_bomb() -> Vec<u8> {
    workbook(bomb(), vec![], Some(1_000))
}

fn bomb_ods() -> Vec<u8> {
    ods(packed(
        ODS_HEAD,
        &ods_row(&["张三", "男"]).repeat(1_000),
        4_000,
        ODS_TAIL,
    ))
}

fn bomb_in_a_picture() -> Vec<u8> {
    let picture = packed("", &"\0".repeat(1 << 20), 2_048, "");
    let sheet = plain(&format!("{HEAD}{}{TAIL}", roster()));
    workbook(sheet, vec![("xl/media/image1.png", picture)], None)
}

/// Bytes as they are, which deflate can't hold in a text: a stored block a piece.
fn stored(content: &[u8]) -> Packed {
    let mut bytes = Vec::new();
    for piece in content.chunks(60_000) {
        let length = u16::try_from(piece.len()).expect("a short piece");
        bytes.push(0);
        bytes.extend(length.to_le_bytes());
        bytes.extend((!length).to_le_bytes());
        bytes.extend_from_slice(piece);
    }
    bytes.extend([3, 0]);
    let mut crc = Crc::new();
    crc.update(content);
    Packed {
        bytes,
        crc: crc.sum(),
        length: content.len() as u64,
    }
}

fn nested() -> Vec<u8> {
    let mut inner = honest_bomb();
    for _ in 0..10 {
        inner = zip(&[("a.zip", stored(&inner)), ("b.zip", stored(b"PK"))], None);
    }
    inner
}

fn nested_in_a_workbook() -> Vec<u8> {
    let sheet = plain(&format!("{HEAD}{}{TAIL}", roster()));
    workbook(sheet, vec![("xl/embeddings/a.zip", stored(&honest_bomb()))], None)
}

const LAUGHS: &str = "<!DOCTYPE a [<!ENTITY a \"哈哈哈哈哈哈哈哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";

fn entities_xlsx() -> Vec<u8> {
    let sheet = format!("{LAUGHS}{HEAD}{}{}{TAIL}", roster(), row(3, &["&d;"]));
    workbook(plain(&sheet), vec![], None)
}

fn entities_ods() -> Vec<u8> {
    ods(plain(&format!(
        "{LAUGHS}{ODS_HEAD}{}{}{ODS_TAIL}",
        ods_roster(),
        ods_row(&["&d;"])
    )))
}

fn entities_xml() -> Vec<u8> {
    format!("<?xml version=\"1.0\"?>{LAUGHS}<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>&d;</Data></Cell></Row></Table></Worksheet></Workbook>").into_bytes()
}

fn entities_html() -> Vec<u8> {
    format!("{LAUGHS}<html><table><tr><td>姓名<td>&d;</table></html>").into_bytes()
}

/// A sheet whose first cells are shared strings.
fn with_strings(strings: Packed) -> Vec<u8> {
    let sheet = format!(
        "{HEAD}{}<row r=\"3\"><c t=\"s\"><v>0</v></c></row>{TAIL}",
        roster()
    );
    workbook(plain(&sheet), vec![("xl/sharedStrings.xml", strings)], None)
}

fn many_strings() -> Vec<u8> {
    let body = "<si><t>两新组织党务工作者花名册</t></si>".repeat(20_000);
    with_strings(packed("<sst>", &body, 1_000, "</sst>"))
}

fn long_string() -> Vec<u8> {
    with_strings(packed(
        "<sst><si><t>",
        &"很".repeat(100_000),
        1_000,
        "</t></si></sst>",
    ))
}

fn string_everywhere() -> Vec<u8> {
    let strings = plain(&format!("<sst><si><t>{}</t></si></sst>", "很".repeat(30_000)));
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(10_000);
    let sheet = plain(&format!("{HEAD}{}{rows}{TAIL}", roster()));
    workbook(sheet, vec![("xl/sharedStrings.xml", strings)], None)
}

fn claimed_strings() -> Vec<u8> {
    with_strings(plain("<sst uniqueCount=\"4000000000\"><si><t>a</t></si></sst>"))
}

fn long_font() -> Vec<u8> {
    let font = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>",
        "x".repeat(100_000)
    );
    let styles = packed(
        &font,
        &"<xf fontId=\"0\"/>".repeat(1_000),
        70,
        "</cellXfs></styleSheet>",
    );
    let sheet = plain(&format!("{HEAD}{}{TAIL}", roster()));
    workbook(sheet, vec![("xl/styles.xml", styles)], None)
}

fn endless_tag() -> Vec<u8> {
    workbook(
        packed("<worksheet a=\"", &"a".repeat(1 << 20), 350, "\"/>"),
        vec![],
        None,
    )
}

fn odd_days() -> Vec<u8> {
    let days = [
        "-1",
        "-1e300",
        "0",
        "0.5",
        "2958466",
        "99999999999",
        "1e300",
        "-657434",
    ];
    let rows: Vec<String> = days
        .iter()
        .map(|day| format!("<row><c t=\"inlineStr\"><is><t>李四</t></is></c><c/><c s=\"1\"><v>{day}</v></c><c s=\"1\"><v>{day}</v></c></row>"))
        .collect();
    workbook(
        plain(&format!("{HEAD}{}{}{TAIL}", roster(), rows.concat())),
        vec![],
        None,
    )
}

fn odd_days_ods() -> Vec<u8> {
    let days = [
        "-0044-03-15",
        "0000-00-00",
        "10000-01-01",
        "99999999-12-31",
        "1985-13-45",
        "",
    ];
    let rows: Vec<String> = days
        .iter()
        .map(|day| {
            let cell = format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>####</text:p></table:table-cell>");
            format!("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>李四</text:p></table:table-cell><table:table-cell/>{cell}{cell}</table:table-row>")
        })
        .collect();
    ods(plain(&format!(
        "{ODS_HEAD}{}{}{ODS_TAIL}",
        ods_roster(),
        rows.concat()
    )))
}

fn long_line() -> Vec<u8> {
    vec![b'a'; 200 << 20]
}

fn line() -> Vec<u8> {
    "姓名".repeat((40 << 20) / 6).into_bytes()
}

fn line_gb18030() -> Vec<u8> {
    b"\xD0\xD5\xC3\xFB".repeat((40 << 20) / 4)
}

fn html_areas() -> Vec<u8> {
    let rows = format!("<tr>{}", "<td rowspan=9999 colspan=9>".repeat(90)).repeat(20_000);
    format!("<html><table>{rows}</table></html>").into_bytes()
}

fn honest_rows() -> Vec<u8> {
    let header = [
        "序号",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "身份证号",
        "学历",
        "政治面貌",
        "乡镇",
        "党组织名称",
        "党内职务",
        "手机号",
        "备注",
    ];
    let mut sheet = format!("{HEAD}{}", row(1, &header));
    let remark = "该同志政治立场坚定，认真履行党务工作职责，按时参加培训。".repeat(6);
    for number in 0..50_000_u32 {
        let digits = format!("140727{}0615{:03}", 1950 + number / 1_000, number % 1_000);
        let born = format!("{}.06", 1950 + number / 1_000);
        let cells = [
            "1",
            "张伟强",
            if number % 2 == 1 { "男" } else { "女" },
            "汉族",
            &born,
            &with_check(&digits),
            "大专",
            "中共党员",
            "昭馀镇",
            "祁县某某商贸有限公司党支部",
            "书记",
            "13800138000",
            &remark,
        ];
        sheet.push_str(&row(number + 2, &cells));
    }
    sheet.push_str(TAIL);
    let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), Compression::best());
    writer.write_all(sheet.as_bytes()).expect("memory can be written");
    let bytes = writer.finish().expect("memory can be written");
    let mut crc = Crc::new();
    crc.update(sheet.as_bytes());
    let packed = Packed {
        bytes,
        crc: crc.sum(),
        length: sheet.len() as u64,
    };
    workbook(packed, vec![], None)
}

/// The 17 digits with their check character.
pub fn with_check(digits: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .bytes()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum % 11) as usize];
    format!("{digits}{check}")
}
