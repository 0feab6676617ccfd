//! The staged rows all at once, what is looked at again before they are written, and what is counted after.
use std::collections::HashMap;

use sanyou_schema::domain::value::PartSubject;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::super::store::{change_sets, staged};
use super::*;

#[tokio::test]
async fn all_rows_come_in_the_files_order() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    let keys = &county.platform().keys;
    let (compared, rows) = staged::lean_rows(county.db(), keys, id).await.unwrap();
    let shown = rows::all_rows(county.db(), keys, id).await.unwrap();
    assert_eq!(compared.len(), 60);
    for (((id, person), compared), shown) in rows.iter().zip(&compared).zip(&shown) {
        assert_eq!((id, compared), (&shown.row.id, &shown.content.staged));
        assert_eq!(person.name.as_deref(), shown.content.name.as_deref());
    }
    let mut sheets: Vec<_> = shown.iter().map(|open| &open.row.sheet).collect();
    sheets.dedup();
    assert!(sheets.len() > 1 && !sheets.is_sorted(), "{sheets:?}");
}

#[tokio::test]
async fn what_no_history_tells_is_seen_under_the_lock() {
    let county = County::new().await;
    let row = |phone: &str| {
        format!("张三,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,{phone}")
    };
    let (unit, _) = county.townships[1].clone();
    let sent = async |phone: &str| {
        let file = csv(&[&row(phone)]);
        county.upload(&county.dongguan, unit, "名册.csv", file).await
    };
    let first = sent("13800002210").await;
    county.apply(&county.dongguan, first).await;
    let second = sent("13800002219").await;
    let shown = county.import(second).await.fingerprint.unwrap();
    let somebody = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let mut changed = somebody.into_active_model();
    changed.phone_enc = Set(Some(county.platform().keys.seal_text("13800002218")));
    changed.update(county.db()).await.unwrap();
    apply_import(county.platform(), &county.dongguan, second, &shown)
        .await
        .unwrap();
    assert!(apply_next(county.platform()).await.unwrap());
    let anew = county.import(second).await;
    assert_eq!(
        anew.state,
        ImportState::Staged,
        "nothing is written that was not shown"
    );
    assert_ne!(anew.fingerprint.unwrap(), shown);
    county.apply(&county.dongguan, second).await;
}

#[tokio::test]
async fn what_is_left_out_while_a_file_is_read_again_stays_left_out() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let mending = Mending {
        sheet: "东观镇".to_owned(),
        row: 7,
        field: "name".to_owned(),
        text: "王小明".to_owned(),
    };
    mend_cell(county.platform(), &county.dongguan, id, mending)
        .await
        .unwrap();
    let left_out = async {
        let mut import = county.import(id).await;
        while import.state == ImportState::Reading && import.leased_until.is_none() {
            import = county.import(id).await;
        }
        exclude_row(county.platform(), &county.dongguan, id, ("东观镇", 8), true).await
    };
    let (read, left_out) = tokio::join!(read_next(county.platform()), left_out);
    assert!(read.unwrap());
    left_out.unwrap();
    while read_next(county.platform()).await.unwrap() {}
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.skipped), (14, 1));
}

#[tokio::test]
async fn what_was_written_is_counted_in_the_database() {
    let county = County::new().await;
    let row = |name: &str, number: &str, party: &str| {
        format!("{name},{number},东观镇,{party}党支部,党支部书记,2024.08,13800002210")
    };
    let rows = [
        row("张三", "11010519491231002X", "红海玻璃有限公司"),
        row("李四", "110105194912310046", "晋源陶瓷有限公司"),
        row("王五", "110105194912310062", "晋源陶瓷有限公司"),
    ];
    let (unit, _) = county.townships[1].clone();
    let file = csv(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let id = county.upload(&county.dongguan, unit, "名册.csv", file).await;
    let written = async || change_sets::count_written(county.db(), id).await.unwrap();
    assert_eq!(
        written().await,
        HashMap::new(),
        "what is only shown is not counted"
    );
    county.apply(&county.dongguan, id).await;
    // what the preview said is not what is told of the deed
    let mut import = county.import(id).await.into_active_model();
    import.totals = Set(None);
    import.update(county.db()).await.unwrap();
    let there = [
        (
            PartSubject::Person,
            person::Entity::find().count(county.db()).await.unwrap(),
        ),
        (PartSubject::PartyOrganisation, 2),
    ];
    assert_eq!(there[0].1, 3);
    assert_eq!(written().await, HashMap::from(there));
}
