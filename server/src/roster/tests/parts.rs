//! A file with sheets of several kinds: an import a kind, each written and taken back by itself.
use rust_xlsxwriter::Workbook;
use sanyou_schema::domain::value::SheetKind;
use sanyou_schema::entity::organisation_check;

use super::*;
use crate::roster::action::choose_kind::{NO_SHEETS, choose_kind};
use crate::roster::action::parts::choose::{SheetMeans, choose_sheet};
use crate::roster::action::parts::kept::kept;
use crate::roster::action::undo::undo_import;
use crate::roster::store::{desk, parts};

type Page<'a> = (&'a str, &'a [&'a [&'a str]]);

const WORKERS: Page<'_> = (
    "党务工作者",
    &[
        &["姓名", "身份证号", "乡镇", "党组织名称", "党内职务", "单位名称"],
        &[
            "王伟",
            "140727198506150029",
            "东观镇",
            "红海玻璃有限公司党支部",
            "书记",
            "红海玻璃有限公司",
        ],
        &[
            "李静",
            "140727198703150028",
            "东观镇",
            "大华物流有限公司党支部",
            "党建指导员",
            "大华物流有限公司",
        ],
    ],
);
const FIRMS: Page<'_> = (
    "企业台账",
    &[
        &[
            "序号",
            "单位名称",
            "统一社会信用代码",
            "单位类型",
            "职工人数",
            "党员数",
            "乡镇",
        ],
        &["1", "红海玻璃有限公司", "", "非公企业", "120", "9", "东观镇"],
        &["2", "新星食品有限公司", "", "非公企业", "30", "2", "东观镇"],
        &["3", "大华物流有限公司", "", "非公企业", "40", "4", "东观镇"],
    ],
);
/// As much an assessment as an honour.
const EITHER: Page<'_> = (
    "其他",
    &[
        &["姓名", "年度", "考核等次", "荣誉称号"],
        &["王伟", "2025", "优秀", "先进个人"],
    ],
);
const NOTES: Page<'_> = ("填表说明", &[&["请如实填写"], &["一人一行"]]);

fn workbook(pages: &[Page<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in pages {
        let page = book.add_worksheet();
        page.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells) {
                page.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

impl County {
    /// Uploads it and reads all that there is to read.
    async fn mixed(&self, pages: &[Page<'_>]) -> ImportId {
        self.sent(workbook(pages)).await
    }

    async fn sent(&self, bytes: Vec<u8>) -> ImportId {
        let id = self
            .upload(&self.organiser, self.whole.0, "全镇.xlsx", bytes)
            .await;
        self.read_all().await;
        id
    }

    async fn read_all(&self) {
        while read_next(self.platform()).await.unwrap() {}
    }

    async fn parts(&self, first: ImportId) -> Vec<roster_import::Model> {
        parts::of_file(self.db(), first).await.unwrap()
    }

    async fn names(&self, id: ImportId) -> Vec<String> {
        let summary = summary_of(&self.platform().keys, &self.import(id).await).unwrap();
        summary.sheets.into_iter().map(|sheet| sheet.name).collect()
    }

    async fn say(&self, id: ImportId, sheet: &str, kind: SheetKind, remember: bool) -> Result<(), Problem> {
        let means = SheetMeans {
            sheet: sheet.to_owned(),
            kind,
            remember,
        };
        choose_sheet(self.platform(), &self.organiser, id, means).await?;
        self.read_all().await;
        Ok(())
    }
}

fn kinds(parts: &[roster_import::Model]) -> Vec<(Option<SheetKind>, ImportState)> {
    parts.iter().map(|part| (part.kind, part.state)).collect()
}

#[tokio::test]
async fn each_sheet_is_staged_applied_and_undone_by_its_own_kind() {
    let county = County::new().await;
    let bytes = workbook(&[NOTES, FIRMS, WORKERS]);
    let id = county.sent(bytes.clone()).await;
    let there = county.parts(id).await;
    assert_eq!(
        kinds(&there),
        [
            (Some(SheetKind::Roster), ImportState::Staged),
            (Some(SheetKind::Units), ImportState::Staged)
        ]
    );
    assert_eq!(there[0].id, id);
    let units = there[1].id;
    assert_eq!(county.names(id).await, ["党务工作者"]);
    assert_eq!(county.names(units).await, ["企业台账"]);
    assert_eq!(
        (county.totals(id).await.new, county.totals(units).await.new),
        (2, 3)
    );

    county.apply(&county.organiser, id).await;
    // the firms that the roster made are known to the list of firms by now
    assert_eq!(county.import(units).await.state, ImportState::Reading);
    county.read_all().await;
    county.apply(&county.organiser, units).await;
    let checks = || async {
        organisation_check::Entity::find()
            .count(county.db())
            .await
            .unwrap()
    };
    assert_eq!(checks().await, 3);
    let people = person::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(people, 2);

    // the same file again: each part names its own, and nothing is left to write
    let again = county.sent(bytes).await;
    let there = county.parts(again).await;
    assert_eq!(
        there.iter().map(|part| part.earlier_id).collect::<Vec<_>>(),
        [Some(id), Some(units)]
    );
    assert_eq!(
        (
            county.totals(again).await.unchanged,
            county.totals(there[1].id).await.unchanged
        ),
        (2, 3)
    );

    // one is taken back and the other stays
    undo_import(county.platform(), &county.organiser, units, None)
        .await
        .unwrap();
    assert_eq!(checks().await, 0);
    assert_eq!(county.import(id).await.state, ImportState::Applied);
}

#[tokio::test]
async fn a_sheet_that_is_not_clear_is_read_once_somebody_says_what_it_is() {
    let county = County::new().await;
    let id = county.mixed(&[WORKERS, EITHER, NOTES]).await;
    assert_eq!(county.parts(id).await.len(), 1);
    assert_eq!(county.names(id).await, ["党务工作者"]);
    let sheets = kept(&county.import(id).await).unwrap().unwrap();
    let told: Vec<_> = sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.kind, sheet.likely.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("党务工作者", Some(SheetKind::Roster), 1),
            ("其他", None, 2),
            ("填表说明", None, 0)
        ]
    );
    county.say(id, "其他", SheetKind::Honour, true).await.unwrap();
    let there = county.parts(id).await;
    assert_eq!(
        kinds(&there),
        [
            (Some(SheetKind::Roster), ImportState::Staged),
            (Some(SheetKind::Honour), ImportState::Staged)
        ]
    );
    assert_eq!(county.names(there[1].id).await, ["其他"]);

    // remembered for the unit and the header
    let answers = desk::reading_answers(county.db(), county.whole.0).await.unwrap();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].question, "姓名、年度、考核等次、荣誉称号");
    let other: Page<'_> = ("二季度", EITHER.1);
    let next = county.mixed(&[other, WORKERS]).await;
    assert_eq!(
        kinds(&county.parts(next).await)
            .into_iter()
            .map(|(kind, _)| kind)
            .collect::<Vec<_>>(),
        [Some(SheetKind::Roster), Some(SheetKind::Honour)]
    );
    let alone = county.mixed(&[other]).await;
    assert_eq!(county.import(alone).await.kind, Some(SheetKind::Honour));
}

#[tokio::test]
async fn a_sheet_goes_from_one_kind_to_another() {
    let county = County::new().await;
    let last: Page<'_> = ("去年企业", FIRMS.1);
    let id = county.mixed(&[WORKERS, FIRMS, last]).await;
    let units = county.parts(id).await[1].id;
    assert_eq!(county.names(units).await, ["企业台账", "去年企业"]);
    // to a kind that has none yet
    county.say(id, "去年企业", SheetKind::Star, false).await.unwrap();
    assert_eq!(county.names(units).await, ["企业台账"]);
    let there = county.parts(id).await;
    assert_eq!(there[2].kind, Some(SheetKind::Star));
    assert_eq!(there[2].state, ImportState::Failed, "it is no sheet of stars");
    // and back: what it was is left without a sheet, and says so
    county
        .say(there[2].id, "去年企业", SheetKind::Units, false)
        .await
        .unwrap();
    assert_eq!(county.names(units).await, ["企业台账", "去年企业"]);
    let emptied = county.import(there[2].id).await;
    assert_eq!(emptied.failure.as_deref(), Some(NO_SHEETS));
    // a whole file has no kind of its own any more
    let refused = choose_kind(county.platform(), &county.organiser, id, SheetKind::Units).await;
    assert_eq!(refused.unwrap_err().code(), "import.several_kinds");
    // what was written keeps its sheets
    county.apply(&county.organiser, units).await;
    let refused = county.say(id, "企业台账", SheetKind::Roster, false).await;
    assert_eq!(refused.unwrap_err().code(), "import.transition");
    let unknown = county.say(id, "没有的表", SheetKind::Roster, false).await;
    assert_eq!(unknown.unwrap_err().code(), "import.sheet");
}

#[tokio::test]
async fn a_file_of_one_kind_may_have_one_sheet_of_another() {
    let county = County::new().await;
    let second: Page<'_> = ("二", WORKERS.1);
    let id = county.mixed(&[WORKERS, second]).await;
    assert_eq!(county.names(id).await, ["党务工作者", "二"]);
    assert!(county.import(id).await.sheet_kinds.is_none());
    county.say(id, "二", SheetKind::Units, false).await.unwrap();
    assert_eq!(county.names(id).await, ["党务工作者"]);
    let there = county.parts(id).await;
    assert_eq!(there[1].kind, Some(SheetKind::Units));
    // the only sheet of a file is the whole file
    let one = county.mixed(&[FIRMS]).await;
    assert_eq!(county.import(one).await.kind, Some(SheetKind::Units));
    county.say(one, "企业台账", SheetKind::Star, false).await.unwrap();
    assert_eq!(county.parts(one).await.len(), 1);
    assert_eq!(county.import(one).await.kind, Some(SheetKind::Star));
}

#[tokio::test]
async fn a_township_has_no_say_in_anothers_file() {
    let county = County::new().await;
    let id = county.mixed(&[WORKERS, FIRMS]).await;
    let means = SheetMeans {
        sheet: "企业台账".to_owned(),
        kind: SheetKind::Roster,
        remember: false,
    };
    let refused = choose_sheet(county.platform(), &county.dongguan, id, means).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
}
