//! Sheets of units and of facts by year: told, staged, applied once, corrected with what was said before, taken back.
use rust_xlsxwriter::Workbook;
use sanyou_schema::domain::value::{ChangeSetState, FactGrade, SheetKind};
use sanyou_schema::entity::{alliance, alliance_member, fact, organisation_check, pairing};
use sea_orm::QueryOrder;

use super::*;
use crate::roster::action::choose_kind::choose_kind;
use crate::roster::action::undo::undo_import;
use crate::roster::action::workbook::Extent;
use crate::roster::store::change_sets;
use crate::roster::store::facts::{facts_of_organisation, facts_of_party};
use crate::roster::store::organisations::{Lacking, OrganisationFilter, list_organisations};

const WANG: &str = "140727198506150029";

/// A roster of three in 东观镇 and one in 古县镇, applied.
async fn county() -> County {
    let county = County::new().await;
    let text = format!(
        "姓名,身份证号,乡镇,党组织名称,党内职务,任现职时间,手机号码,单位名称\n\
         王伟,{WANG},东观镇,红海玻璃有限公司党支部,书记,2022.03,13800000001,红海玻璃有限公司\n\
         李静,140727198703150028,东观镇,大华物流有限公司党支部,党建指导员,2022.03,13800000002,大华物流有限公司\n\
         王伟,140727199001010017,东观镇,千朝果业有限公司党支部,书记,2023.03,13800000003,千朝果业有限公司\n\
         赵磊,140727198801010010,古县镇,古城文旅有限公司党支部,书记,2023.03,13800000004,古城文旅有限公司\n"
    );
    let id = county
        .upload(&county.organiser, county.whole.0, "名单.csv", text.into_bytes())
        .await;
    county.apply(&county.organiser, id).await;
    assert_eq!(county.totals(id).await.new, 4, "{:?}", county.totals(id).await);
    county
}

/// A workbook with a title and these rows below it.
fn workbook(title: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("台账").unwrap();
    page.write_string(0, 0, title).unwrap();
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            page.write_string(row, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

async fn outcomes(county: &County, id: ImportId) -> Vec<(RowOutcome, Option<String>)> {
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    rows.into_iter()
        .map(|open| (open.row.outcome, open.row.code))
        .collect()
}

async fn send(county: &County, title: &str, rows: &[&[&str]]) -> ImportId {
    let bytes = workbook(title, rows);
    county
        .upload(&county.organiser, county.whole.0, "表.xlsx", bytes)
        .await
}

/// Sends a sheet, applies it, and sends it again: the second time nothing is left to write.
async fn applied(county: &County, kind: SheetKind, title: &str, rows: &[&[&str]]) -> ImportId {
    let bytes = workbook(title, rows);
    let unit = county.whole.0;
    let id = county
        .upload(&county.organiser, unit, "表.xlsx", bytes.clone())
        .await;
    let import = county.import(id).await;
    assert_eq!(import.kind, Some(kind), "{:?}", import.failure_text);
    assert_eq!(import.state, ImportState::Staged);
    let totals = county.totals(id).await;
    let count = u32::try_from(rows.len() - 1).unwrap();
    assert_eq!(
        (totals.new, sum(totals)),
        (count, count),
        "{kind}: {:?}",
        outcomes(county, id).await
    );
    county.apply(&county.organiser, id).await;
    let again = county.upload(&county.organiser, unit, "表.xlsx", bytes).await;
    assert_eq!(
        county.totals(again).await.unchanged,
        count,
        "{kind}: {:?}",
        outcomes(county, again).await
    );
    assert_eq!(county.import(again).await.earlier_id, Some(id));
    id
}

#[tokio::test]
async fn each_kind_of_fact_is_written_once_with_its_year_and_cell() {
    let county = county().await;
    let kinds: &[(SheetKind, &str, &[&[&str]])] = &[
        (
            SheetKind::Assessment,
            "2025年度考核结果",
            &[
                &["序号", "姓名", "身份证号", "考核等次"],
                &["1", "王伟", WANG, "优秀"],
            ],
        ),
        (
            SheetKind::Honour,
            "荣誉表彰台账",
            &[
                &["姓名", "所在党组织", "荣誉称号", "级别", "获奖时间"],
                &[
                    "王伟",
                    "红海玻璃有限公司党支部",
                    "优秀党务工作者",
                    "市级",
                    "2025.07",
                ],
            ],
        ),
        (
            SheetKind::Star,
            "2025年星级评定",
            &[
                &["序号", "党组织名称", "星级"],
                &["1", "红海玻璃有限公司党支部", "四星"],
            ],
        ),
        (
            SheetKind::Talent,
            "双培双推台账",
            &[
                &["姓名", "工作单位", "培养方向", "年度"],
                &["李静", "大华物流", "党员培养成生产能手", "2025"],
            ],
        ),
        (
            SheetKind::Charter,
            "党建入章台账",
            &[
                &["企业名称", "是否入章", "年度"],
                &["红海玻璃有限公司", "是", "2024"],
            ],
        ),
        (
            SheetKind::CrossPost,
            "交叉任职台账",
            &[
                &["姓名", "身份证号", "企业职务", "年度"],
                &["王伟", WANG, "副总经理", "2025"],
            ],
        ),
    ];
    for (kind, title, rows) in kinds {
        applied(&county, *kind, title, rows).await;
    }
    let facts = fact::Entity::find()
        .order_by_asc(fact::Column::Kind)
        .all(county.db())
        .await
        .unwrap();
    let said: Vec<String> = facts
        .iter()
        .map(|row| {
            let grade = row.grade.map_or("-", FactGrade::code);
            let (title, cell) = (row.title.as_deref().unwrap_or("-"), row.cell.as_deref().unwrap());
            format!("{} {} {grade} {title} {cell}", row.kind, row.year)
        })
        .collect();
    assert_eq!(
        said,
        [
            "assessment 2025 excellent - D3",
            "charter 2024 included - B3",
            "cross_post 2025 - 副总经理 C3",
            "honour 2025 prefecture 优秀党务工作者 C3",
            "star 2025 star_4 - C3",
            "talent 2025 member_to_expert - C3",
        ]
    );
    let wang = person::Entity::find()
        .filter(person::Column::IdNumberHash.eq(county.platform().keys.id_number_hash(WANG)))
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let own = crate::roster::person_facts(county.platform(), wang.id, 2026)
        .await
        .unwrap();
    let own: Vec<_> = own
        .iter()
        .map(|fact| {
            (
                fact.kind.as_str(),
                fact.source.as_ref().unwrap().file_name.as_str(),
            )
        })
        .collect();
    assert_eq!(
        own,
        [
            ("assessment", "表.xlsx"),
            ("cross_post", "表.xlsx"),
            ("honour", "表.xlsx")
        ]
    );
    let audited = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq("facts.write"))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(audited, 6);
}

#[tokio::test]
async fn a_correction_keeps_what_was_said_before_and_is_taken_back() {
    let county = county().await;
    let rows = |grade: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["姓名", "身份证号", "年度", "考核等次"],
            vec!["王伟", WANG, "2025", grade],
        ]
    };
    let sheet = |rows: &[Vec<&'static str>]| {
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        workbook("年度考核", &rows)
    };
    let unit = county.townships[1].0;
    let first = county
        .upload(&county.dongguan, unit, "a.xlsx", sheet(&rows("称职")))
        .await;
    county.apply(&county.dongguan, first).await;
    let second = county
        .upload(&county.dongguan, unit, "b.xlsx", sheet(&rows("优秀")))
        .await;
    assert_eq!(county.totals(second).await.changed, 1);
    county.apply(&county.dongguan, second).await;
    let grades = || async {
        let rows = fact::Entity::find()
            .order_by_desc(fact::Column::LiveKey)
            .all(county.db())
            .await
            .unwrap();
        let mut said: Vec<_> = rows
            .iter()
            .map(|row| (row.live_key.is_some(), row.grade.unwrap()))
            .collect();
        said.sort();
        said
    };
    assert_eq!(
        grades().await,
        [(false, FactGrade::Competent), (true, FactGrade::Excellent)]
    );
    undo_import(county.platform(), &county.dongguan, second, None)
        .await
        .unwrap();
    assert_eq!(grades().await, [(true, FactGrade::Competent)]);
    undo_import(county.platform(), &county.dongguan, first, None)
        .await
        .unwrap();
    assert_eq!(grades().await, []);
}

#[tokio::test]
async fn units_are_found_made_and_checked_by_day() {
    let county = county().await;
    let header: &[&str] = &[
        "乡镇",
        "单位名称",
        "统一社会信用代码",
        "单位类型",
        "经营状态",
        "职工人数",
        "党员数",
        "组建方式",
        "党组织名称",
        "摸排时间",
    ];
    let red = |state: &'static str, members: &'static str, day: &'static str| {
        vec![
            "东观镇",
            "红海玻璃",
            "91140727MA0GT2XJ0E",
            "非公企业",
            state,
            "120",
            members,
            "单独组建",
            "红海玻璃有限公司党支部",
            day,
        ]
    };
    let new = vec![
        "古县镇",
        "新起点培训学校",
        "",
        "社会组织",
        "正常",
        "8",
        "3",
        "未覆盖",
        "",
        "2026.9.1",
    ];
    let arrive = |rows: Vec<Vec<&'static str>>| {
        let county = &county;
        async move {
            let mut all: Vec<&[&str]> = vec![header];
            all.extend(rows.iter().map(Vec::as_slice));
            send(county, "两新组织摸排台账", &all).await
        }
    };
    let id = arrive(vec![red("正常", "9", "2026.9.1"), new.clone()]).await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.new, totals.changed),
        (1, 1),
        "{:?}",
        outcomes(&county, id).await
    );
    county.apply(&county.organiser, id).await;
    let again = arrive(vec![red("正常", "9", "2026.9.1"), new]).await;
    assert_eq!(
        county.totals(again).await.unchanged,
        2,
        "{:?}",
        outcomes(&county, again).await
    );
    let later = arrive(vec![red("停业", "8", "2026.11.1")]).await;
    county.apply(&county.organiser, later).await;
    let firm = organisation::Entity::find()
        .filter(organisation::Column::Name.eq("红海玻璃有限公司"))
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let known = facts_of_organisation(county.db(), firm.id, &[]).await.unwrap();
    let checks: Vec<_> = known
        .checks
        .iter()
        .map(|check| {
            (
                check.checked_on.to_string(),
                check.state.unwrap().code(),
                check.member_count.unwrap(),
            )
        })
        .collect();
    assert_eq!(
        checks,
        [
            ("2026-11-01".to_owned(), "suspended", 8),
            ("2026-09-01".to_owned(), "operating", 9)
        ]
    );
    let lacking = |lacking| {
        let filter = OrganisationFilter {
            lacking: Some(lacking),
            ..OrganisationFilter::default()
        };
        let county = &county;
        async move {
            let found = list_organisations(county.db(), &county.organiser.scope, filter)
                .await
                .unwrap();
            found.into_iter().map(|one| one.row.name).collect::<Vec<_>>()
        }
    };
    assert_eq!(lacking(Lacking::Secretary).await, ["新起点培训学校"]);
    assert_eq!(lacking(Lacking::Either).await, ["新起点培训学校"]);
    assert_eq!(lacking(Lacking::Instructor).await.len(), 2);
    undo_import(county.platform(), &county.organiser, later, None)
        .await
        .unwrap();
    undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap();
    assert_eq!(
        organisation_check::Entity::find()
            .count(county.db())
            .await
            .unwrap(),
        0
    );
    assert!(lacking(Lacking::Secretary).await.is_empty());
}

#[tokio::test]
async fn an_alliance_has_members_from_a_day_on() {
    let county = county().await;
    let sheet: &[&[&str]] = &[
        &["联盟名称", "行业", "牵头单位", "成员单位", "加入时间"],
        &[
            "玻璃产业党建联盟",
            "玻璃",
            "红海玻璃有限公司党支部",
            "红海玻璃有限公司党支部",
            "2024.5",
        ],
        &["玻璃产业党建联盟", "", "", "大华物流有限公司", "2025.1"],
        &["玻璃产业党建联盟", "", "", "古城文旅有限公司党支部", "2025.1"],
    ];
    let id = applied(&county, SheetKind::Alliance, "党建联盟成员", sheet).await;
    let made = alliance::Entity::find().all(county.db()).await.unwrap();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].industry.as_deref(), Some("玻璃"));
    let members = alliance_member::Entity::find().all(county.db()).await.unwrap();
    assert_eq!(members.len(), 3);
    assert!(members.iter().any(|member| member.organisation_id.is_some()));
    let red = made[0].lead_party_id.unwrap();
    let firm = organisation::Entity::find()
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let known = facts_of_organisation(county.db(), firm.id, &[red]).await.unwrap();
    assert!(known.memberships[0].leads && known.memberships[0].name == "玻璃产业党建联盟");
    // a member leaves
    let left: &[&[&str]] = &[
        &["联盟名称", "成员单位", "退出时间"],
        &["玻璃产业党建联盟", "大华物流有限公司", "2026.9.30"],
    ];
    let second = send(&county, "党建联盟成员", left).await;
    assert_eq!(
        county.totals(second).await.changed,
        1,
        "{:?}",
        outcomes(&county, second).await
    );
    county.apply(&county.organiser, second).await;
    let ended = alliance_member::Entity::find()
        .filter(alliance_member::Column::ValidTo.is_not_null())
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(ended.valid_to.unwrap().to_string(), "2026-10-01");
    // what the second changed stands in the way of the first, and not the other way round
    let refused = undo_import(county.platform(), &county.organiser, id, None).await;
    assert_eq!(code(refused), "import.undo_conflict");
    undo_import(county.platform(), &county.organiser, second, None)
        .await
        .unwrap();
    undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap();
    assert_eq!(alliance::Entity::find().count(county.db()).await.unwrap(), 0);
    let set = change_sets::of_import(county.db(), id).await.unwrap().unwrap();
    assert_eq!(set.state, ChangeSetState::Undone);
}

#[tokio::test]
async fn pairs_join_two_party_organisations() {
    let county = county().await;
    let sheet: &[&[&str]] = &[
        &["帮扶党组织", "被帮扶党组织", "结对时间", "帮带措施"],
        &[
            "红海玻璃有限公司党支部",
            "古城文旅有限公司党支部",
            "2025-03-01",
            "每月一课",
        ],
    ];
    let id = applied(&county, SheetKind::Pair, "结对帮带台账", sheet).await;
    let pair = pairing::Entity::find().one(county.db()).await.unwrap().unwrap();
    assert_eq!(
        (pair.year, pair.valid_from.to_string().as_str()),
        (2025, "2025-03-01")
    );
    assert_eq!(pair.cell.as_deref(), Some("B3"));
    let firm = organisation::Entity::find()
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let known = facts_of_organisation(county.db(), firm.id, &[pair.helped_id])
        .await
        .unwrap();
    assert!(!known.pairs[0].helps);
    assert_eq!(known.pairs[0].other_name, "红海玻璃有限公司党支部");
    assert_eq!(known.pairs[0].origin.cell.as_deref(), Some("B3"));
    // the party organisation itself, whatever firm it covers; another township's is not there
    let helped = facts_of_party(county.db(), &county.organiser.scope, pair.helped_id).await;
    let helped = helped.unwrap().unwrap();
    assert_eq!((helped.pairs.len(), helped.pairs[0].own), (1, pair.helped_id));
    let foreign = facts_of_party(county.db(), &county.dongguan.scope, pair.helped_id).await;
    assert!(foreign.unwrap().is_none(), "古县镇's");
    undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap();
    assert_eq!(pairing::Entity::find().count(county.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn rows_that_mean_nobody_certain_are_not_written() {
    let county = county().await;
    let rows: &[&[&str]] = &[
        &["姓名", "身份证号", "所在党组织", "年度", "考核等次"],
        // two of that name here
        &["王伟", "", "", "2025", "优秀"],
        &["王伟", "", "千朝果业有限公司党支部", "2025", "优秀"],
        &["李静", "", "", "2025", "优秀"],
        &["赵磊", "140727198801010010", "", "2025", "优秀"],
        &["不在册", "", "", "2025", "优秀"],
        &["王玮", WANG, "", "2025", "优秀"],
        &["王伟", WANG, "", "2025", "特等"],
    ];
    let bytes = workbook("年度考核", rows);
    let id = county
        .upload(&county.dongguan, county.townships[1].0, "a.xlsx", bytes)
        .await;
    let want = [
        (RowOutcome::Pending, Some("fact.person_unclear")),
        (RowOutcome::New, None),
        (RowOutcome::Pending, Some("fact.person_unclear")),
        (RowOutcome::Refused, Some("scope.other_unit")),
        (RowOutcome::Refused, Some("fact.person_unknown")),
        (RowOutcome::Refused, Some("fact.name_differs")),
        (RowOutcome::Refused, Some("grade.unknown")),
    ];
    let want: Vec<_> = want
        .iter()
        .map(|(outcome, code)| (*outcome, code.map(str::to_owned)))
        .collect();
    assert_eq!(outcomes(&county, id).await, want);
    // with the number the row is certain
    let mending = Mending {
        sheet: "台账".to_owned(),
        row: 5,
        field: "phone".to_owned(),
        text: "13800000002".to_owned(),
    };
    mend_cell(county.platform(), &county.dongguan, id, mending)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(
        county.totals(id).await.new,
        2,
        "{:?}",
        outcomes(&county, id).await
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(fact::Entity::find().count(county.db()).await.unwrap(), 2);
    let marked = marked_workbook(county.platform(), &county.dongguan, id, Extent::All)
        .await
        .unwrap();
    assert!(marked.name.contains("批注"), "{}", marked.name);
}

#[tokio::test]
async fn an_unclear_kind_is_asked_and_chosen() {
    let county = county().await;
    let rows: &[&[&str]] = &[
        &["姓名", "身份证号", "年度", "考核等次", "荣誉称号"],
        &["王伟", WANG, "2025", "优秀", "先进个人"],
    ];
    let id = send(&county, "情况表", rows).await;
    let import = county.import(id).await;
    assert_eq!(import.failure.as_deref(), Some("import.kind_unclear"));
    assert!(import.failure_text.unwrap().contains("“年度考核”或“荣誉表彰”"));
    choose_kind(county.platform(), &county.organiser, id, SheetKind::Honour)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(
        county.totals(id).await.new,
        1,
        "{:?}",
        outcomes(&county, id).await
    );
    // told wrong, it is chosen anew before it is written
    choose_kind(county.platform(), &county.organiser, id, SheetKind::Assessment)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    county.apply(&county.organiser, id).await;
    let written = fact::Entity::find().one(county.db()).await.unwrap().unwrap();
    assert_eq!(written.grade, Some(FactGrade::Excellent));
    let late = choose_kind(county.platform(), &county.organiser, id, SheetKind::Honour).await;
    assert_eq!(code(late), "import.transition");
}
