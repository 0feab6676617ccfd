//! Whose roster a file is, where its title says so and its rows do not.
use sanyou_schema::domain::value::RowOutcome;

use super::*;
use crate::roster::action::choose_reading::{TextMeans, choose_value};
use crate::roster::action::show_import::{is_short, questions, show};
use crate::roster::content::Summary;

const SAID: &str = "古县镇党委";

fn headed(above: &str) -> Vec<u8> {
    let rows =
        "姓名,身份证号,党组织名称,党内职务\n新来的,11010519491231002X,红海玻璃有限公司党支部,党组织书记\n";
    format!("{above}{rows}").into_bytes()
}

impl County {
    async fn headed(&self, actor: &Actor, unit: UnitId, above: &str) -> ImportId {
        self.upload(actor, unit, "名单.csv", headed(above)).await
    }

    async fn told(&self, id: ImportId) -> Summary {
        summary_of(&self.platform().keys, &self.import(id).await).unwrap()
    }

    /// The code of what is said of the sheet, and the units of the rows.
    async fn said(&self, id: ImportId) -> (String, Vec<(RowOutcome, Option<String>)>) {
        let said = self.told(id).await.sheets.remove(0).said;
        let codes: Vec<String> = said.into_iter().map(|said| said.code).collect();
        let rows = import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(id))
            .all(self.db())
            .await
            .unwrap();
        let rows = rows.into_iter().map(|row| (row.outcome, row.code));
        (codes.join(" "), rows.collect())
    }

    async fn is_short(&self, id: ImportId) -> bool {
        let asked = questions(&self.told(id).await);
        let shown = show(self.platform(), self.import(id).await).await.unwrap();
        is_short(self.platform(), &shown, asked).await.unwrap()
    }

    async fn answer(&self, actor: &Actor, id: ImportId, raw: &str, value: Option<&str>) {
        let means = TextMeans {
            field: "township".to_owned(),
            raw: raw.to_owned(),
            value: value.map(str::to_owned),
            remember: false,
        };
        choose_value(self.platform(), actor, id, means).await.unwrap();
        assert!(read_next(self.platform()).await.unwrap());
    }
}

fn refused(code: &str) -> Vec<(RowOutcome, Option<String>)> {
    vec![(RowOutcome::Refused, Some(code.to_owned()))]
}

#[tokio::test]
async fn d28_a_roster_of_another_township_waits_until_somebody_says_whose_it_is() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    for (above, said) in [
        ("填报单位（盖章）：古县镇党委   填报时间：2026.9\n", SAID),
        (
            "古县镇两新组织党务工作者花名册\n",
            "古县镇两新组织党务工作者花名册",
        ),
    ] {
        let id = county.headed(&county.dongguan, unit, above).await;
        assert_eq!(
            county.said(id).await,
            ("sheet.other_unit".to_owned(), refused("sheet.other_unit"))
        );
        assert!(!county.is_short(id).await);
        let summary = county.told(id).await;
        let message = &summary.sheets[0].said[0].message;
        assert!(
            message.contains(said) && message.contains("东观镇") && message.contains("点一下"),
            "{message}"
        );
        let asks = summary.sheets[0].asks.clone().unwrap();
        assert_eq!(
            (asks.raw.as_str(), asks.values),
            (said, vec!["古县镇".to_owned(), "东观镇".to_owned()])
        );
        assert_eq!(summary.causes[0].rows[0].raw.as_deref(), Some(said));
        assert!(!summary.sentence.contains("都没有问题"), "{}", summary.sentence);
        // the other township's: none of it is written from here
        county.answer(&county.dongguan, id, said, Some("古县镇")).await;
        assert_eq!(
            county.said(id).await,
            ("sheet.unit_chosen".to_owned(), refused("scope.other_unit"))
        );
        // its own after all
        county.answer(&county.dongguan, id, said, Some("东观镇")).await;
        let (code, rows) = county.said(id).await;
        assert_eq!((code.as_str(), rows[0].0), ("sheet.unit_chosen", RowOutcome::New));
        assert!(county.is_short(id).await, "nothing else is to be said of it");
    }
}

#[tokio::test]
async fn d28_its_own_name_the_countys_and_a_strange_one_ask_nothing() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    for above in [
        "填报单位：东观镇党委\n",
        "填报单位：祁县县委社会工作部\n",
        "填报单位：祁县红海玻璃有限公司\n",
        "祁县东观镇两新组织党务工作者花名册\n",
        "",
    ] {
        let id = county.headed(&county.dongguan, unit, above).await;
        let (code, rows) = county.said(id).await;
        assert_eq!((code.as_str(), rows[0].0), ("", RowOutcome::New), "{above}");
    }
    // a row that names its township is asked nothing, whatever stands above it
    let rows = "填报单位：古县镇党委\n姓名,身份证号,乡镇,党组织名称\n新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部\n";
    let id = county
        .upload(&county.dongguan, unit, "名单.csv", rows.as_bytes().to_vec())
        .await;
    let (code, rows) = county.said(id).await;
    assert_eq!((code.as_str(), rows[0].0), ("", RowOutcome::New));
}

#[tokio::test]
async fn d28_in_the_countys_import_the_rows_are_the_named_townships() {
    let county = County::new().await;
    let whole = county.whole.0;
    let id = county
        .headed(&county.organiser, whole, "填报单位：古县镇党委\n")
        .await;
    let (code, rows) = county.said(id).await;
    assert_eq!(
        (code.as_str(), rows[0].0),
        ("sheet.named_unit", RowOutcome::New),
        "{rows:?}"
    );
    assert_eq!(county.told(id).await.covered, [county.townships[2].0]);
    county.answer(&county.organiser, id, SAID, Some("贾令镇")).await;
    assert_eq!(county.told(id).await.covered, [county.townships[3].0]);
    county.answer(&county.organiser, id, SAID, None).await;
    assert_eq!(county.said(id).await.1, refused("unit.missing"));
    let bare = county.headed(&county.organiser, whole, "").await;
    assert_eq!(county.said(bare).await, (String::new(), refused("unit.missing")));
}
