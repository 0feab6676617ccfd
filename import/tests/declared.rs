//! A kind of sheet that the product does not have is declared here, and nowhere else: certificates granted before, with
//! the hours behind them. Files as townships send them are read by it, through the whole reader.
use chrono::NaiveDate;
use sanyou_import::{
    CellType, Check, Choice, Declaration, Edit, Field, Finding, KindName, Options, OwnField, Row, Severity,
    SkipReason, Spec, Status, ValueChoice, Values, is_nothing, read_as,
};

/// The kinds of this catalogue.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Granted,
    Venues,
}

impl KindName for Kind {
    fn label(self) -> &'static str {
        match self {
            Self::Granted => "以前发的证书",
            Self::Venues => "活动场所",
        }
    }
}

/// What a row comes to.
#[derive(Debug, PartialEq)]
struct Grant {
    id_number: String,
    tier: String,
    number: String,
    hundredths: Option<u32>,
}

static ISSUER: OwnField = OwnField {
    code: "issuer",
    label: "发证单位",
};
static HOURS: OwnField = OwnField {
    code: "hours",
    label: "学时",
};
static SEATS: OwnField = OwnField {
    code: "seats",
    label: "座位数",
};

static TIERS: Choice = Choice {
    of: |text| match text.trim_end_matches("资格").trim_end_matches('级') {
        "初" | "初级党务工作者" => Some("junior"),
        "中" => Some("intermediate"),
        "高" => Some("senior"),
        _ => None,
    },
    offered: &["初级", "中级", "高级"],
};

const fn spec(field: Field, cell: CellType, headers: &'static [&'static str], required: bool) -> Spec {
    Spec {
        field,
        headers,
        cell,
        required,
    }
}

/// Hours to the half: 16, 16.5, 16学时.
fn hours(text: &str) -> Result<Option<String>, &'static str> {
    if is_nothing(text) {
        return Ok(None);
    }
    let bare = text.trim_end_matches("学时").trim_end_matches("小时");
    let (whole, half) = bare.split_once('.').unwrap_or((bare, "0"));
    let whole: u32 = whole.parse().map_err(|_| "学时要写数，例如 16 或 16.5。")?;
    match half {
        "0" | "" => Ok(Some(format!("{whole}.0"))),
        "5" => Ok(Some(format!("{whole}.5"))),
        _ => Err("学时最小到半个，例如 16.5。"),
    }
}

/// A senior certificate takes hours.
fn senior_has_hours(values: &Values) -> Option<Finding> {
    let of = |field: &Field| values.get(field).and_then(Option::as_deref);
    (of(&Field::Tier) == Some("senior") && of(&Field::Own(&HOURS)).is_none()).then(|| Finding {
        field: Field::Own(&HOURS),
        fault: "needed",
        severity: Severity::Warning,
        message: "高级证书要写学时，请补上。".to_owned(),
    })
}

fn grant(row: &Row) -> Option<Grant> {
    let of = |field: Field| row.value(field).map(str::to_owned);
    let hundredths = of(Field::Own(&HOURS)).and_then(|hours| hours.replace('.', "").parse::<u32>().ok());
    Some(Grant {
        id_number: of(Field::IdNumber)?,
        tier: of(Field::Tier)?,
        number: of(Field::CertificateNumber)?,
        hundredths: hundredths.map(|tenths| tenths * 10),
    })
}

type ToGrant = fn(&Row) -> Option<Grant>;

static CATALOGUE: &[Declaration<Kind, ToGrant>] = &[
    Declaration {
        kind: Kind::Granted,
        titles: &["发证", "证书"],
        fields: &[
            spec(Field::Serial, CellType::Serial, &["序号"], false),
            spec(Field::Name, CellType::Name, &["姓名", "持证人"], true),
            spec(
                Field::IdNumber,
                CellType::IdNumber,
                &["身份证号", "证件号码"],
                true,
            ),
            spec(
                Field::Tier,
                CellType::Choice(&TIERS),
                &["资格等级", "级别", "等级"],
                true,
            ),
            spec(
                Field::CertificateNumber,
                CellType::Text,
                &["证书编号", "证号"],
                true,
            ),
            spec(
                Field::CertificateDate,
                CellType::Past,
                &["发证时间", "发证日期"],
                false,
            ),
            spec(Field::ToDate, CellType::Day, &["有效期至"], false),
            spec(
                Field::Own(&HOURS),
                CellType::Own(hours),
                &["学时", "累计学时"],
                false,
            ),
            spec(
                Field::Own(&ISSUER),
                CellType::Text,
                &["发证单位", "发证机关"],
                false,
            ),
        ],
        needs: &[&[Field::Name], &[Field::CertificateNumber]],
        subject: &[Field::Name],
        key: &[Field::CertificateNumber],
        yearly: false,
        by_title: None,
        carried: &[],
        checks: &[
            Check::InOrder(Field::CertificateDate, Field::ToDate),
            Check::Own(senior_has_hours),
        ],
        command: grant,
    },
    Declaration {
        kind: Kind::Venues,
        titles: &["场所"],
        fields: &[
            spec(Field::Employer, CellType::Text, &["场所名称"], true),
            spec(Field::Own(&SEATS), CellType::Count, &["座位数"], false),
            spec(Field::Remark, CellType::Text, &["备注"], false),
        ],
        needs: &[&[Field::Employer], &[Field::Own(&SEATS)]],
        subject: &[Field::Employer],
        key: &[Field::Employer],
        yearly: false,
        by_title: None,
        carried: &[],
        checks: &[],
        command: |_| None,
    },
];

const DIRTY: &str = "2019—2025年三优证书发放台账,,,,,,,\n\
    序号,持 证 人,证件号码,级别（初/中/高）,证书编号,发证日期,有效期至,累计学时,发证机关\n\
    1,张 三,１１０１０５１９４９１２３１００２ｘ,初级,QX-1,2019.6,2022.6,16学时,县委组织部\n\
    2,李四,140727198506150029,高,QX-2,2030.1,,,县委组织部\n\
    3,王五,14072719850615002,中级,QX-3,2021-03-15,2020.02,40,\n\
    4,赵六,110105194912310011,特级,QX-4,二〇二〇年,,16.3,\n\
    5,张三,11010519491231002X,初级,QX-1,2019.6,,16,\n\
    合计,5,,,,,,,\n\
    ,填报人：刘某,,,,,,,\n";

fn options() -> Options {
    Options::new(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

fn codes(row: &Row) -> Vec<&str> {
    row.issues().iter().map(|issue| issue.code.as_str()).collect()
}

#[test]
fn a_kind_that_the_product_does_not_have_needs_a_declaration_and_nothing_else() {
    let read = read_as(DIRTY.as_bytes(), "台账.csv", CATALOGUE, &options()).unwrap();
    assert_eq!(read.len(), 1);
    let (declared, report) = (read[0].declaration, &read[0].report);
    assert_eq!(declared.kind, Kind::Granted);
    let sheet = &report.sheets[0];
    assert_eq!(sheet.header_rows, [2]);
    assert!(
        sheet.columns.iter().all(|column| column.field.is_some()),
        "{:?}",
        sheet.columns
    );
    let rows = &sheet.rows;
    let own = |row: &Row, field| row.value(Field::Own(field)).map(str::to_owned);
    assert_eq!(rows[0].status, Status::Ok, "{:?}", rows[0]);
    assert_eq!(own(&rows[0], &HOURS).as_deref(), Some("16.0"));
    assert_eq!(own(&rows[0], &ISSUER).as_deref(), Some("县委组织部"));
    assert_eq!(rows[0].value(Field::ToDate), Some("2022-06"));
    assert_eq!(codes(&rows[1]), ["certificate_date.future", "hours.needed"]);
    assert_eq!(rows[1].status, Status::Warning);
    assert_eq!(codes(&rows[2]), ["id_number.length", "to_date.before_from"]);
    assert_eq!(rows[2].status, Status::Error);
    let said = codes(&rows[3]);
    assert!(
        said.contains(&"tier.unknown") && said.contains(&"hours.invalid"),
        "{said:?}"
    );
    let hours = rows[3]
        .issues()
        .iter()
        .find(|issue| issue.code == "hours.invalid")
        .unwrap();
    assert_eq!(
        (hours.column.as_deref(), hours.raw.as_deref()),
        (Some("H"), Some("16.3"))
    );
    assert_eq!(codes(&rows[4]), ["duplicate.in_file"]);
    let reasons: Vec<_> = rows[5..].iter().map(|row| row.reason).collect();
    assert_eq!(reasons, [Some(SkipReason::Subtotal), Some(SkipReason::Footer)]);

    let fine = rows
        .iter()
        .filter(|row| matches!(row.status, Status::Ok | Status::Warning));
    let grants: Vec<Grant> = fine.filter_map(declared.command).collect();
    let grant = |id: &str, tier: &str, number: &str, hundredths| Grant {
        id_number: id.to_owned(),
        tier: tier.to_owned(),
        number: number.to_owned(),
        hundredths,
    };
    assert_eq!(
        grants,
        [
            grant("11010519491231002X", "junior", "QX-1", Some(1600)),
            grant("140727198506150029", "senior", "QX-2", None),
        ]
    );
}

#[test]
fn what_people_mend_and_choose_holds_for_it_too() {
    let mut options = options();
    options.edits.push(Edit {
        sheet: "台账".to_owned(),
        row: 6,
        field: Field::Own(&HOURS),
        text: "16.5".to_owned(),
    });
    options.values.push(ValueChoice {
        field: Field::Tier,
        raw: "特级".to_owned(),
        value: Some("高级".to_owned()),
    });
    let read = read_as(DIRTY.as_bytes(), "台账.csv", CATALOGUE, &options).unwrap();
    let row = &read[0].report.sheets[0].rows[3];
    assert_eq!(row.value(Field::Tier), Some("senior"));
    assert_eq!(row.value(Field::Own(&HOURS)), Some("16.5"));
    let shown = serde_json::to_value(row).unwrap();
    assert_eq!(shown["values"]["hours"], "16.5");
}

#[test]
fn each_sheet_is_read_as_its_own_kind() {
    let venues = "场所名称,座位数,备注\n县委党校,120,\n,30,二楼\n";
    let read = read_as(venues.as_bytes(), "a.csv", CATALOGUE, &options()).unwrap();
    assert_eq!(read[0].declaration.kind, Kind::Venues);
    assert_eq!(codes(&read[0].report.sheets[0].rows[1]), ["employer.missing"]);
    let none = read_as("甲,乙\n1,2\n".as_bytes(), "a.csv", CATALOGUE, &options())
        .err()
        .unwrap();
    assert_eq!(none.code(), "file.no_header");
    assert!(none.message().contains("以前发的证书"), "{}", none.message());
}
