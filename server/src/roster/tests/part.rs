//! A roster that names some of a unit's people alone.
use super::*;
use crate::roster::action::choose_reading::choose_mode;

#[tokio::test]
async fn nobody_is_missing_from_a_part() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    county.apply(&county.dongguan, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.dongguan, unit, "新增.csv", few).await;
    let state = |import: &roster_import::Model| {
        let totals: Totals = serde_json::from_str(import.totals.as_deref().unwrap()).unwrap();
        (import.state, totals.new, totals.missing)
    };
    assert_eq!(state(&county.import(id).await), (ImportState::Guarded, 1, 14));
    choose_mode(
        county.platform(),
        &county.dongguan,
        id,
        ImportMode::Both,
        Some(true),
    )
    .await
    .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(state(&county.import(id).await), (ImportState::Staged, 1, 0));
    // what it may do is chosen by itself, and leaves that as it is
    choose_mode(county.platform(), &county.dongguan, id, ImportMode::Add, None)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(state(&county.import(id).await), (ImportState::Staged, 1, 0));
    county.apply(&county.dongguan, id).await;
}
