//! A roster that goes out, is opened, saved and edited elsewhere, and comes back: exactly what was edited is found.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::process::Command;

use sanyou_import::{Field, Options, Report};
use sanyou_schema::domain::value::id::{CertificateId, SchemeId};
use sanyou_schema::domain::value::{CertificateState, Tier};
use sanyou_schema::entity::{certificate, certificate_event, read_log, scheme};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::*;
use crate::roster::action::export::{export, template};

/// What LibreOffice makes of a workbook when it opens and saves it.
fn through_libreoffice(bytes: &[u8], name: &str) -> Vec<u8> {
    let folder = std::env::temp_dir().join(format!("sanyou-{name}-{}", std::process::id()));
    let out = folder.join("out");
    std::fs::create_dir_all(&out).unwrap();
    let path = folder.join("roster.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, &path])
        .output()
        .expect("LibreOffice is installed by scripts/setup-test.sh");
    assert!(done.status.success(), "{done:?}");
    let saved = std::fs::read(out.join("roster.xlsx")).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    saved
}

/// The workbook with texts of its cells changed.
fn edited(bytes: &[u8], edits: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == "xl/sharedStrings.xml" {
            let mut text = String::from_utf8(content).unwrap();
            for (from, to) in edits {
                assert_eq!(text.matches(&format!(">{from}<")).count(), 1, "{from}");
                text = text.replace(&format!(">{from}<"), &format!(">{to}<"));
            }
            content = text.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

impl County {
    /// 东观镇's people registered, and its roster as it goes out.
    async fn exported(&self) -> Vec<u8> {
        let (unit, _) = self.townships[1].clone();
        let id = self.read(&self.dongguan, unit).await;
        self.apply(&self.dongguan, id).await;
        self.sent_out(&self.dongguan).await
    }

    async fn sent_out(&self, actor: &Actor) -> Vec<u8> {
        let file = export(self.platform(), actor, self.townships[1].0, "下村核对")
            .await
            .unwrap();
        assert!(file.name.starts_with("东观镇花名册"), "{}", file.name);
        file.bytes
    }

    async fn named(&self, name: &str) -> person::Model {
        let found = person::Entity::find().filter(person::Column::Name.eq(name));
        found.one(self.db()).await.unwrap().unwrap()
    }
}

fn read(bytes: &[u8]) -> Report {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    sanyou_import::check(bytes, "名册.xlsx", &Options::new(day)).unwrap()
}

/// Each person's number and phone, by name.
fn numbers(report: &Report) -> BTreeMap<String, (String, String)> {
    let value = |row: &sanyou_import::Row, field| row.value(field).unwrap_or_default().to_owned();
    let rows = report.sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.filter(|row| row.value(Field::Name).is_some())
        .map(|row| {
            let numbers = (value(row, Field::IdNumber), value(row, Field::Phone));
            (value(row, Field::Name), numbers)
        })
        .collect()
}

#[tokio::test]
async fn what_is_edited_elsewhere_is_found_and_nothing_else() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let saved = through_libreoffice(&county.exported().await, "round-trip");
    let id = county
        .upload(&county.dongguan, unit, "saved.xlsx", saved.clone())
        .await;
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    let changes: BTreeSet<_> = rows
        .iter()
        .flat_map(|row| {
            row.content
                .result
                .changes
                .iter()
                .map(|change| format!("{change:?}"))
        })
        .collect();
    assert!(changes.is_empty(), "{changes:#?}");
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.unchanged, totals.missing, totals.skipped, sum(totals)),
        (14, 0, 1, 15),
        "{totals:?}"
    );
    let numbers = numbers(&read(&saved));
    let phones = numbers.values().filter(|(_, phone)| !phone.is_empty()).count();
    assert!(phones > 2, "{numbers:?}");
    let mut people = numbers.iter().filter(|(_, (_, phone))| !phone.is_empty());
    let (first, (_, phone)) = people.next().unwrap();
    let (second, (number, other_phone)) = people.next().unwrap();
    let (third, (_, third_phone)) = people.next().unwrap();
    // since it went out, two phones changed here; one of them is edited in the file to the same
    for (name, phone) in [(second, "13700000001"), (third, "13700000002")] {
        let mut row = county.named(name).await;
        crate::roster::fields::set_phone(&mut row, &county.platform().keys, &phone.parse_phone());
        let txn = county.platform().database.begin().await.unwrap();
        row.into_active_model().reset_all().update(&txn).await.unwrap();
        txn.commit().await.unwrap();
    }
    let edits = [
        (phone.as_str(), "13700000009"),
        (number.as_str(), "11010519491231002X"),
        (third_phone.as_str(), "13700000002"),
    ];
    let back = edited(&saved, &edits);
    let id = county.upload(&county.dongguan, unit, "back.xlsx", back).await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.new, totals.changed, totals.unchanged, totals.missing),
        (0, 2, 12, 0),
        "{totals:?}"
    );
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    let row = |name: &str| {
        rows.iter()
            .find(|row| row.content.name.as_deref() == Some(name))
            .unwrap()
    };
    let changes = |name: &str| -> Vec<(String, String)> {
        let changes = &row(name).content.result.changes;
        changes
            .iter()
            .map(|change| (change.field.to_owned(), change.after.to_owned()))
            .collect()
    };
    let codes = |name: &str| -> BTreeSet<String> {
        let issues = row(name).content.issues.iter();
        issues.map(|issue| issue.code.clone()).collect()
    };
    let phone = |phone: &str| vec![("phone".to_owned(), phone.to_owned())];
    assert_eq!(changes(first), phone("13700000009"));
    assert!(
        !codes(first).contains("row.changed_since"),
        "edited there, not here"
    );
    assert_eq!(
        changes(second),
        phone(other_phone),
        "known by its stamp, though its ID number was retyped"
    );
    assert!(codes(second).is_superset(&["row.changed_since", "id_number.kept"].map(str::to_owned).into()));
    assert!(
        !codes(third).contains("row.changed_since"),
        "both say the same by now"
    );
    let told = row(second)
        .content
        .issues
        .iter()
        .find(|issue| issue.code == "row.changed_since");
    assert!(told.unwrap().message.contains("“手机号码”"));
}

trait ParsePhone {
    fn parse_phone(&self) -> sanyou_schema::domain::value::Phone;
}

impl ParsePhone for &str {
    fn parse_phone(&self) -> sanyou_schema::domain::value::Phone {
        sanyou_schema::domain::value::Phone::parse(self).unwrap()
    }
}

/// The texts of the first sheet.
struct Texts {
    sheet: String,
    shared: Vec<String>,
}

impl Texts {
    fn of(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let (sheet, shared) = (part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"));
        let text = |item: &str| {
            let start = item.find("<t").unwrap();
            let start = start + item[start..].find('>').unwrap() + 1;
            item[start..item.find("</t>").unwrap()].to_owned()
        };
        Self {
            sheet,
            shared: shared.split("<si>").skip(1).map(text).collect(),
        }
    }

    fn at(&self, column: &str, row: u32) -> Option<&str> {
        let start = self.sheet.find(&format!("<c r=\"{column}{row}\""))?;
        let (head, rest) = self.sheet[start..].split_once('>')?;
        let value = rest.strip_prefix("<v>").filter(|_| head.ends_with("t=\"s\""))?;
        let value = value.split_once("</v>")?.0;
        self.shared.get(value.parse::<usize>().ok()?).map(String::as_str)
    }
}

/// A certificate of a tier that is valid today.
async fn certify(county: &County, person: PersonId, tier: Tier) {
    let change = county.platform().change(&By::system()).await.unwrap();
    let (scheme_id, id): (SchemeId, CertificateId) = (change.id(), change.id());
    let since: chrono::NaiveDate = "2026-01-01".parse().unwrap();
    let scheme = scheme::ActiveModel {
        id: Set(scheme_id),
        unit_id: Set(county.whole.0),
        code: Set(format!("DW-{scheme_id}")),
        name: Set("三级三优".to_owned()),
        version: Set(1),
        definition: Set("{}".to_owned()),
        valid_from: Set(since),
        valid_to: Set(None),
    };
    let row = certificate::ActiveModel {
        id: Set(id),
        number: Set(format!("140727-DW-{id}")),
        public_code: Set(id.to_string()),
        person_id: Set(person),
        scheme_id: Set(scheme_id),
        application_id: Set(None),
        tier: Set(tier),
        holder_name: Set("持证人".to_owned()),
        party_organisation_name: Set("某党支部".to_owned()),
        authority: Set("县委".to_owned()),
        issued_on: Set(since),
        valid_from: Set(since),
        valid_to: Set("2029-01-01".parse().unwrap()),
        state: Set(CertificateState::Valid),
        state_since: Set(since),
        file_id: Set(None),
        created_at: Set(change.at()),
    };
    let event = certificate_event::ActiveModel {
        id: Set(change.id()),
        certificate_id: Set(id),
        at: Set(change.at()),
        day: Set(since),
        actor_id: Set(None),
        action: Set("issue".to_owned()),
        state: Set(CertificateState::Valid),
        reason: Set(None),
    };
    scheme.insert(change.db()).await.unwrap();
    row.insert(change.db()).await.unwrap();
    event.insert(change.db()).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn a_certificates_tier_goes_out_and_makes_no_claim_when_it_comes_back() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    county.exported().await;
    let mut rows = person::Entity::find().all(county.db()).await.unwrap().into_iter();
    let (mut unclaimed, mut claimed) = (rows.next().unwrap(), rows.next().unwrap());
    (unclaimed.tier_claim, claimed.tier_claim) = (None, Some(Tier::Junior));
    let txn = county.platform().database.begin().await.unwrap();
    for row in [&unclaimed, &claimed] {
        let row = row.clone().into_active_model().reset_all();
        row.update(&txn).await.unwrap();
    }
    txn.commit().await.unwrap();
    let people = person::Entity::find().all(county.db()).await.unwrap();
    certify(&county, unclaimed.id, Tier::Senior).await;
    certify(&county, claimed.id, Tier::Intermediate).await;
    let sent = county.sent_out(&county.dongguan).await;
    let cells = Texts::of(&sent);
    assert_eq!(cells.at("X", 3), Some("持证等级（系统记录）"));
    assert_eq!(cells.at("Y", 3), Some("名册所写等级（待核）"));
    let told = |name: &str| {
        let row = (4..30).find(|row| cells.at("B", *row) == Some(name)).unwrap();
        (cells.at("X", row), cells.at("Y", row))
    };
    assert_eq!(told(&unclaimed.name), (Some("高级"), None));
    assert_eq!(told(&claimed.name), (Some("中级"), Some("初级")));
    let id = county.upload(&county.dongguan, unit, "back.xlsx", sent).await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.unchanged, totals.skipped, sum(totals)),
        (14, 1, 15),
        "{totals:?}"
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(person::Entity::find().all(county.db()).await.unwrap(), people);
}

#[tokio::test]
async fn a_row_written_over_with_somebody_new_is_somebody_new() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let bytes = county.exported().await;
    let numbers = numbers(&read(&bytes));
    let (name, (number, _)) = numbers.iter().next().unwrap();
    let back = edited(&bytes, &[(name, "新来的"), (number, "11010519491231002X")]);
    let id = county.upload(&county.dongguan, unit, "back.xlsx", back).await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.new, totals.unchanged, totals.missing),
        (1, 13, 1),
        "{totals:?}"
    );
}

#[tokio::test]
async fn full_numbers_go_out_for_a_reason_that_is_kept() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let report = read(&county.exported().await);
    assert!(
        numbers(&report).values().all(|(number, _)| number.len() == 18),
        "{report:?}"
    );
    let kept = read_log::Entity::find().filter(read_log::Column::Reason.eq("下村核对"));
    assert_eq!(kept.count(county.db()).await.unwrap(), 14);
    let entries = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("roster.export"));
    assert_eq!(entries.count(county.db()).await.unwrap(), 1);
    let refused = export(county.platform(), &county.dongguan, unit, " ").await;
    assert_eq!(code(refused.map(drop)), "reason.missing");
    let (other, _) = county.townships[2].clone();
    let foreign = export(county.platform(), &county.dongguan, other, "看看").await;
    assert_eq!(code(foreign.map(drop)), "not_found");
    let place = county.townships[1].clone();
    let viewer = actor(
        county.dongguan.account,
        RoleName::Viewer,
        &place,
        county.dongguan.scope.day,
    );
    let masked = export(county.platform(), &viewer, unit, "").await.unwrap();
    let report = read(&masked.bytes);
    assert_eq!(
        report.totals.skipped + report.totals.error,
        report.totals.rows,
        "no number can be read"
    );
    let refused = template(county.platform(), &viewer, unit).await;
    assert_eq!(code(refused.map(drop)), "role.missing");
}

#[tokio::test]
async fn a_template_that_was_filled_in_is_a_roster() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let file = template(county.platform(), &county.dongguan, unit).await.unwrap();
    assert_eq!(file.name, "东观镇花名册模板.xlsx");
    let saved = through_libreoffice(&file.bytes, "template");
    let filled = filled(
        &saved,
        &[
            ("B", "新来的"),
            ("F", "11010519491231002X"),
            ("K", "东观镇"),
            ("L", "红海玻璃有限公司党支部"),
            ("P", "党组织书记"),
        ],
    );
    let id = county.upload(&county.dongguan, unit, "filled.xlsx", filled).await;
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.skipped, sum(totals)), (1, 1, 2), "{totals:?}");
}

/// The workbook with the first row below the header filled in.
fn filled(bytes: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(content).unwrap();
            for (column, cell) in cells {
                let start = text
                    .find(&format!("<c r=\"{column}4\""))
                    .expect("a bordered cell");
                let end = start + text[start..].find("/>").map_or(usize::MAX, |end| end + 2);
                let full = format!("<c r=\"{column}4\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
                text.replace_range(start..end, &full);
            }
            content = text.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_went_out_masked_never_writes_over_what_is_true() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    county.exported().await;
    let place = county.townships[1].clone();
    let day = county.dongguan.scope.day;
    let reader = actor(county.dongguan.account, RoleName::Viewer, &place, day);
    let masked = export(county.platform(), &reader, unit, "").await.unwrap().bytes;
    let hidden = numbers(&read(&masked));
    assert!(hidden.keys().all(|name| name.contains('*')), "{hidden:?}");
    let id = county.upload(&county.dongguan, unit, "masked.xlsx", masked).await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.unchanged, totals.skipped, sum(totals)),
        (14, 1, 15),
        "{totals:?}"
    );
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    let issues = rows.iter().flat_map(|row| &row.content.issues);
    let told: BTreeSet<_> = issues.map(|issue| issue.code.as_str()).collect();
    let of_numbers = |code: &&str| code.starts_with("id_number") || code.starts_with("phone");
    assert!(!told.iter().any(of_numbers), "{told:?}");
    // without its stamps a masked row is nobody's
    let all = person::Entity::find().all(county.db()).await.unwrap();
    let whole = numbers(&read(&county.sent_out(&county.dongguan).await));
    let (name, (number, _)) = whole.iter().next().unwrap();
    let hidden = sanyou_schema::domain::account::mask::name(name);
    let row = format!("{hidden},{number},东观镇,红海玻璃有限公司党支部,党组织书记,,");
    let copied = csv(&[&row]);
    let id = county.upload(&county.dongguan, unit, "copied.csv", copied).await;
    let totals = county.totals(id).await;
    assert_eq!((totals.refused, sum(totals)), (1, 1), "{totals:?}");
    assert_eq!(person::Entity::find().all(county.db()).await.unwrap(), all);
}
