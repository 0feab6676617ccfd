//! What a roster tells and nobody writes, and what several of its people say alike.
use super::*;
use crate::roster::content::{RowContent, Summary};
use crate::roster::fields::person_values;

const HEAD: &str = "姓名,身份证号,党组织名称,党内职务";

impl County {
    async fn listed(&self, header: &str, rows: &[&str]) -> ImportId {
        let (unit, _) = self.townships[1].clone();
        let text = format!("{HEAD},{header}\n{}\n", rows.join("\n"));
        self.upload(&self.dongguan, unit, "名单.csv", text.into_bytes())
            .await
    }

    async fn kept(&self, id: ImportId) -> Summary {
        summary_of(&self.platform().keys, &self.import(id).await).unwrap()
    }

    /// The codes of each row, in the file's order.
    async fn said_of_rows(&self, id: ImportId) -> Vec<String> {
        let mut found = import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(id))
            .all(self.db())
            .await
            .unwrap();
        found.sort_by_key(|row| row.row_no);
        let opened = found.into_iter().map(|row| {
            let content: RowContent = self.platform().keys.open_json(&row.content_enc).unwrap();
            let codes = content.issues.into_iter().map(|issue| issue.code);
            codes.collect::<Vec<_>>().join(" ")
        });
        opened.collect()
    }

    async fn mail_of(&self, name: &str) -> Option<String> {
        let found = person::Entity::find()
            .filter(person::Column::Name.eq(name))
            .one(self.db())
            .await
            .unwrap();
        let values = person_values(&found.unwrap(), &self.platform().keys).unwrap();
        values.get("email").map(str::to_owned)
    }
}

#[tokio::test]
async fn a_mail_address_is_written_where_the_person_has_none() {
    let county = County::new().await;
    let row = |mail: &str| format!("新来的,11010519491231002X,甲公司党支部,书记,{mail}");
    let wrong = county.listed("邮箱", &[&row("没有的地址")]).await;
    assert_eq!(county.said_of_rows(wrong).await, ["email.invalid"]);
    county.apply(&county.dongguan, wrong).await;
    assert_eq!(county.mail_of("新来的").await, None);
    let first = county.listed("邮箱", &[&row("a@example.com")]).await;
    assert_eq!(county.totals(first).await.changed, 1);
    county.apply(&county.dongguan, first).await;
    assert_eq!(county.mail_of("新来的").await.as_deref(), Some("a@example.com"));
    let other = county.listed("邮箱", &[&row("b@example.com")]).await;
    assert_eq!(county.said_of_rows(other).await, ["email.kept"]);
    let totals = county.totals(other).await;
    assert_eq!((totals.changed, totals.unchanged), (0, 1), "{totals:?}");
}

#[tokio::test]
async fn a_column_that_is_read_and_not_written_says_so() {
    let county = County::new().await;
    let cells = "新来的,11010519491231002X,甲公司党支部,书记,ZS-1,2025-06-01,中级,初级,社会组织";
    let id = county
        .listed("证书编号,发证时间,拟申报级别,资格等级,单位类型", &[cells])
        .await;
    let sheets = county.kept(id).await.sheets;
    let note = |header: &str| {
        let column = sheets[0].columns.iter().find(|column| column.header == header);
        column.unwrap().note.clone().unwrap_or_default()
    };
    for header in ["证书编号", "发证时间", "拟申报级别", "单位类型"] {
        assert!(
            note(header).starts_with("认得，但不写入名册：") && note(header).len() > 40,
            "{header}: {}",
            note(header)
        );
    }
    assert!(note("资格等级").contains("待核"));
    assert_eq!(note("姓名"), "");
    assert_eq!(county.said_of_rows(id).await, [""]);
    // with a column of firms it is the row that lacks one
    let rows = [
        "新来的,11010519491231002X,甲公司党支部,书记,,社会组织",
        "另一个,110105194912310038,甲公司党支部,委员,甲公司,社会组织",
    ];
    let id = county.listed("单位名称,单位类型", &rows).await;
    assert_eq!(county.said_of_rows(id).await, ["employer.unnamed", ""]);
}

#[tokio::test]
async fn d39_one_phone_of_several_people_is_asked_about_once() {
    let county = County::new().await;
    let rows = [
        "甲某,11010519491231002X,甲公司党支部,书记,13800002210",
        "乙某,110105194912310038,甲公司党支部,委员,13800002210",
        "丙某,110105194912310054,甲公司党支部,委员,13800002211",
    ];
    let id = county.listed("手机号码", &rows).await;
    assert_eq!(
        county.said_of_rows(id).await,
        ["phone.shared", "phone.shared", ""]
    );
    county.apply(&county.dongguan, id).await;
    let again = county.listed("手机,备注", &rows).await;
    assert_eq!(county.said_of_rows(again).await, ["", "", ""]);
}

#[tokio::test]
async fn d11_one_name_with_two_numbers_is_two_people_and_said() {
    let county = County::new().await;
    let rows = [
        "甲某,11010519491231002X,甲公司党支部,书记,",
        "甲某,110105194912310038,甲公司党支部,委员,",
        "丙某,110105194912310054,甲公司党支部,委员,",
        "丙某,110105194912310054,乙公司党支部,书记,",
    ];
    let id = county.listed("备注", &rows).await;
    assert_eq!(
        county.said_of_rows(id).await,
        ["name.same", "name.same", "", "duplicate.appointment"]
    );
    assert_eq!(county.totals(id).await.new, 4);
}

#[tokio::test]
async fn d05_what_a_masked_number_shows_makes_a_candidate() {
    let county = County::new().await;
    let first = county
        .listed("备注", &["甲某,11010519491231002X,甲公司党支部,书记,"])
        .await;
    county.apply(&county.dongguan, first).await;
    let codes = async |number: &str| {
        let id = county
            .listed("备注", &[&format!("甲某,{number},别处党支部,书记,")])
            .await;
        let causes = county.kept(id).await.causes;
        causes.into_iter().map(|cause| cause.code).collect::<Vec<_>>()
    };
    assert!(
        codes("110105********002X")
            .await
            .contains(&"identity.candidates".to_owned())
    );
    assert!(
        !codes("110105********0038")
            .await
            .contains(&"identity.candidates".to_owned())
    );
}
