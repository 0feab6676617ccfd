//! New firms of a ledger whose names can't be told apart.
use super::*;

#[tokio::test]
async fn firms_that_cannot_be_told_apart_are_told_before_anything_is_written() {
    let county = County::new().await;
    let text = "乡镇,单位名称,统一社会信用代码,单位类型,职工人数,经营状态,摸排时间\n\
        东观镇,红日玻璃有限公司,,非公企业,10,正常,2026.9\n\
        东观镇,红日玻璃有限责任公司,,非公企业,12,正常,2026.9\n\
        东观镇,绿野物流有限公司,91350100M000100Y43,非公企业,20,正常,2026.8\n\
        东观镇,绿野物流有限责任公司,91140727MA0GT2XJ0E,非公企业,25,正常,2026.9\n";
    let id = county
        .upload(
            &county.organiser,
            county.whole.0,
            "两新组织台账.csv",
            text.as_bytes().to_vec(),
        )
        .await;
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|open| (open.row.outcome, open.row.code.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (RowOutcome::New, None),
            (RowOutcome::Refused, Some("duplicate.in_file")),
            (RowOutcome::New, None),
            (RowOutcome::Refused, Some("employer.alike")),
        ]
    );
    county.apply(&county.organiser, id).await;
    assert_eq!(county.import(id).await.state, ImportState::Applied);
}
