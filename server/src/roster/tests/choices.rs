//! What a person says of an import's columns, texts, sheets and mode, and what is remembered of it.
use sanyou_import::{Confidence, Field};

use super::*;
use crate::roster::action::answer_name::forget_answer;
use crate::roster::action::choose_header::{HeaderRow, choose_header, first_rows};
use crate::roster::action::choose_reading::{
    HeaderMeans, TextMeans, choose_column, choose_mode, choose_value, leave_out_sheets,
};
use crate::roster::action::read_import::counted;
use crate::roster::action::show_import::questions;
use crate::roster::content::{SheetColumn, Summary};
use crate::roster::store::desk;

/// A roster with a header that nobody knows and a township that is spelt wrong.
const STRANGE: &str = "姓名,身份证号,乡镇,所属堡垒,党内职务\n\
    新来的,11010519491231002X,东关镇,红海玻璃有限公司党支部,党组织书记\n";

impl County {
    async fn strange(&self) -> ImportId {
        let (unit, _) = self.townships[1].clone();
        let bytes = STRANGE.as_bytes().to_vec();
        self.upload(&self.dongguan, unit, "strange.csv", bytes).await
    }

    async fn again(&self) {
        assert!(read_next(self.platform()).await.unwrap());
    }

    async fn summary(&self, id: ImportId) -> Summary {
        summary_of(&self.platform().keys, &self.import(id).await).unwrap()
    }

    async fn column(&self, id: ImportId, header: &str) -> SheetColumn {
        let sheets = self.summary(id).await.sheets;
        let mut columns = sheets.into_iter().flat_map(|sheet| sheet.columns);
        columns.find(|column| column.header == header).unwrap()
    }

    async fn codes(&self, id: ImportId) -> Vec<String> {
        let causes = self.summary(id).await.causes;
        causes.into_iter().map(|cause| cause.code).collect()
    }
}

fn header(field: Option<&str>, remember: bool) -> HeaderMeans {
    HeaderMeans {
        sheet: None,
        header: "所属堡垒".to_owned(),
        field: field.map(str::to_owned),
        remember,
    }
}

fn township(raw: &str, value: Option<&str>, remember: bool) -> TextMeans {
    TextMeans {
        field: "township".to_owned(),
        raw: raw.to_owned(),
        value: value.map(str::to_owned),
        remember,
    }
}

#[tokio::test]
async fn a_header_is_asked_once_and_remembered_for_the_unit() {
    let county = County::new().await;
    let id = county.strange().await;
    let column = county.column(id, "所属堡垒").await;
    assert_eq!((column.field, column.confidence), (None, None));
    assert_eq!(column.samples, ["红海玻璃有限公司党支部"]);
    let known = county.column(id, "姓名").await;
    assert_eq!(
        (known.field, known.confidence),
        (Some(Field::Name), Some(Confidence::Exact))
    );
    choose_column(
        county.platform(),
        &county.dongguan,
        id,
        header(Some("organisation"), true),
    )
    .await
    .unwrap();
    county.again().await;
    let column = county.column(id, "所属堡垒").await;
    assert_eq!(
        (column.field, column.confidence),
        (Some(Field::Organisation), Some(Confidence::Chosen))
    );
    let next = county.strange().await;
    assert_eq!(
        county.column(next, "所属堡垒").await.field,
        Some(Field::Organisation)
    );
    let (unit, _) = county.townships[1].clone();
    let remembered = desk::reading_answers(county.db(), unit).await.unwrap();
    assert_eq!(remembered.len(), 1);
    forget_answer(county.platform(), &county.dongguan, remembered[0].id)
        .await
        .unwrap();
    let bare = county.strange().await;
    assert_eq!(county.column(bare, "所属堡垒").await.field, None);
    let (other, _) = county.townships[2].clone();
    let elsewhere = desk::reading_answers(county.db(), other).await.unwrap();
    assert!(elsewhere.is_empty());
}

#[tokio::test]
async fn a_column_that_nobody_read_is_a_question() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let rows = |header: &str| {
        let text = format!(
            "姓名,身份证号,党组织名称,党内职务,{header}\n新来的,11010519491231002X,甲公司党支部,书记,9\n"
        );
        text.into_bytes()
    };
    let asked_by = async |header: &str| {
        let id = county
            .upload(&county.dongguan, unit, "strange.csv", rows(header))
            .await;
        (id, questions(&county.summary(id).await))
    };
    assert_eq!(asked_by("备注").await.1, 0);
    assert_eq!(
        asked_by("毕业院校").await.1,
        0,
        "it is known, and no matter of a roster"
    );
    let (id, asked) = asked_by("所属堡垒").await;
    assert_eq!(asked, 1);
    choose_column(county.platform(), &county.dongguan, id, header(None, false))
        .await
        .unwrap();
    county.again().await;
    let column = county.column(id, "所属堡垒").await;
    assert_eq!(
        (column.field, column.confidence),
        (None, Some(Confidence::Chosen))
    );
    assert_eq!(questions(&county.summary(id).await), 0);
}

#[tokio::test]
async fn a_township_in_a_column_of_units_is_one_and_no_firm() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let text =
        "姓名,身份证号,党组织名称,党内职务,单位\n新来的,11010519491231002X,甲公司党支部,书记,古县镇党委\n";
    let id = county
        .upload(&county.dongguan, unit, "单位.csv", text.as_bytes().to_vec())
        .await;
    assert_eq!(county.column(id, "单位").await.field, Some(Field::Township));
    assert_eq!(county.codes(id).await, ["scope.other_unit"]);
}

#[tokio::test]
async fn a_choice_for_one_import_alone_stands_over_what_is_remembered() {
    let county = County::new().await;
    let id = county.strange().await;
    let choose = |means| choose_column(county.platform(), &county.dongguan, id, means);
    choose(header(Some("organisation"), true)).await.unwrap();
    choose(header(Some("remark"), false)).await.unwrap();
    county.again().await;
    assert_eq!(county.column(id, "所属堡垒").await.field, Some(Field::Remark));
    let next = county.strange().await;
    assert_eq!(
        county.column(next, "所属堡垒").await.field,
        Some(Field::Organisation)
    );
    // a field has one column: whatever had it is no longer read
    let post = HeaderMeans {
        header: "党内职务".to_owned(),
        ..header(Some("remark"), false)
    };
    choose(post).await.unwrap();
    county.again().await;
    assert_eq!(county.column(id, "所属堡垒").await.field, None);
    assert_eq!(county.column(id, "党内职务").await.field, Some(Field::Remark));
}

#[tokio::test]
async fn what_cannot_be_read_so_is_refused_and_the_import_stays() {
    let county = County::new().await;
    let id = county.strange().await;
    let choose = |means| choose_column(county.platform(), &county.dongguan, id, means);
    let name = |field: Option<&str>| HeaderMeans {
        header: "姓名".to_owned(),
        ..header(field, false)
    };
    assert_eq!(code(choose(name(None)).await), "import.column_needed");
    assert_eq!(code(choose(name(Some("remark"))).await), "import.column_needed");
    assert_eq!(
        code(choose(header(Some("grade"), false)).await),
        "import.field",
        "no roster has it"
    );
    let unknown = HeaderMeans {
        header: "没有的列".to_owned(),
        ..header(None, false)
    };
    assert_eq!(code(choose(unknown).await), "import.column");
    let value = |means| choose_value(county.platform(), &county.dongguan, id, means);
    assert_eq!(
        code(value(township("东关镇", Some("无名镇"), false)).await),
        "import.value"
    );
    assert_eq!(
        code(value(township(" ", Some("东观镇"), false)).await),
        "import.text"
    );
    let phone = TextMeans {
        field: "phone".to_owned(),
        ..township("1", Some("2"), true)
    };
    assert_eq!(
        code(value(phone).await),
        "import.value",
        "numbers are mended in their cell"
    );
    let sheets = |names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        leave_out_sheets(county.platform(), &county.dongguan, id, names)
    };
    assert_eq!(code(sheets(&["strange"]).await), "import.no_sheet");
    assert_eq!(code(sheets(&["别的"]).await), "import.sheet");
    assert_eq!(county.import(id).await.state, ImportState::Staged);
}

#[tokio::test]
async fn a_text_is_mapped_once_and_remembered() {
    let county = County::new().await;
    let id = county.strange().await;
    let organisation = header(Some("organisation"), true);
    choose_column(county.platform(), &county.dongguan, id, organisation)
        .await
        .unwrap();
    county.again().await;
    assert!(county.codes(id).await.contains(&"unit.unknown".to_owned()));
    assert_eq!(county.totals(id).await.refused, 1);
    let means = township("东 关镇", Some("东观镇"), true);
    choose_value(county.platform(), &county.dongguan, id, means)
        .await
        .unwrap();
    county.again().await;
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.refused), (1, 0), "{totals:?}");
    let next = county.strange().await;
    assert_eq!(county.totals(next).await.new, 1);
}

#[tokio::test]
async fn sheets_are_left_out_and_the_mode_is_changed() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let all = county.totals(id).await;
    let others: Vec<String> = ["城关镇", "古县镇", "贾令镇"].map(str::to_owned).into();
    leave_out_sheets(county.platform(), &county.dongguan, id, others)
        .await
        .unwrap();
    county.again().await;
    let own = county.totals(id).await;
    let sheets = county.summary(id).await.sheets;
    assert_eq!(sheets.len(), 1);
    assert_eq!((own.new, own.missing), (all.new, all.missing));
    assert!(sum(own) < sum(all), "{own:?}");
    leave_out_sheets(county.platform(), &county.dongguan, id, Vec::new())
        .await
        .unwrap();
    choose_mode(county.platform(), &county.dongguan, id, ImportMode::Update, None)
        .await
        .unwrap();
    county.again().await;
    let updating = county.totals(id).await;
    assert_eq!((updating.new, sum(updating)), (0, sum(all)), "{updating:?}");
    county.apply(&county.dongguan, id).await;
    let late = choose_mode(county.platform(), &county.dongguan, id, ImportMode::Add, None).await;
    assert_eq!(code(late), "import.transition");
}

#[tokio::test]
async fn a_units_limit_is_what_its_files_are_read_by() {
    let county = County::new().await;
    let setting = crate::setting::NewValue {
        unit: county.whole.0,
        key: "import.max_sheets".to_owned(),
        value: "3".to_owned(),
        valid_from: county.dongguan.scope.day,
    };
    let change = county.platform().change(&By::system()).await.unwrap();
    crate::setting::write_value(change.db(), county.platform().clock, &setting, None)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let import = county.import(id).await;
    assert_eq!(import.failure.as_deref(), Some("file.too_large"));
    let why = import.failure_text.unwrap();
    assert!(why.contains('3') && why.contains("import.max_sheets"), "{why}");
}

#[tokio::test]
async fn how_far_a_file_is_read_is_told_while_it_is_read() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let upload = Upload {
        name: "strange.csv".to_owned(),
        bytes: STRANGE.as_bytes().to_vec(),
        unit,
        mode: ImportMode::Both,
        is_part: false,
        kind: None,
    };
    let id = upload_import(county.platform(), &county.dongguan, upload)
        .await
        .unwrap();
    let seen = std::sync::atomic::AtomicU32::new(42);
    let halfway = async {
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
        county.import(id).await.progress
    };
    let import = county.import(id).await;
    let told = counted(county.platform(), &import, &seen, halfway).await;
    assert_eq!(told, 42);
    county.again().await;
    assert_eq!(county.import(id).await.progress, 1);
}

#[tokio::test]
async fn which_row_is_the_header_is_said_once_and_remembered() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let text = "东观镇党务工作者,\n尊姓大名,公民号码,所属堡垒\n新来的,11010519491231002X,甲公司党支部\n";
    let send = async || {
        county
            .upload(&county.dongguan, unit, "名单.csv", text.as_bytes().to_vec())
            .await
    };
    let id = send().await;
    let import = county.import(id).await;
    assert_eq!(import.failure.as_deref(), Some("file.no_header"));
    let shown = first_rows(county.platform(), &import).await.unwrap();
    assert_eq!((shown[0].0.as_str(), shown[0].1.len()), ("名单", 3));
    let row = |row: u32| HeaderRow {
        sheet: "名单".to_owned(),
        row,
        remember: true,
    };
    let choose = |row| choose_header(county.platform(), &county.dongguan, id, row);
    assert_eq!(code(choose(row(1)).await), "import.header");
    assert_eq!(code(choose(row(9)).await), "import.header");
    choose(row(2)).await.unwrap();
    county.again().await;
    assert_eq!(county.import(id).await.state, ImportState::Staged);
    assert!(county.codes(id).await.contains(&"name.missing".to_owned()));
    for (header, field) in [
        ("尊姓大名", "name"),
        ("公民号码", "id_number"),
        ("所属堡垒", "organisation"),
    ] {
        let means = HeaderMeans {
            sheet: None,
            header: header.to_owned(),
            field: Some(field.to_owned()),
            remember: true,
        };
        choose_column(county.platform(), &county.dongguan, id, means)
            .await
            .unwrap();
        county.again().await;
    }
    assert_eq!(county.totals(id).await.new, 1);
    let next = send().await;
    assert_eq!(county.import(next).await.state, ImportState::Staged);
    assert_eq!(county.totals(next).await.new, 1, "the next file is asked nothing");
    let late = choose_header(county.platform(), &county.dongguan, next, row(2)).await;
    late.unwrap();
    county.again().await;
    county.apply(&county.dongguan, next).await;
    let applied = choose_header(county.platform(), &county.dongguan, next, row(2)).await;
    assert_eq!(code(applied), "import.transition");
}
