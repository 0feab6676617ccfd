//! Who is suggested for a session.
use super::suggestions::{refill, suggest};
use crate::training::testing::County;
use crate::training::{enrol_all, set_quota_for_test};

#[tokio::test]
async fn those_not_trained_are_suggested_and_fill_what_came_back() {
    let county = County::new().await;
    let id = county.session(1, 4).await;
    let found = suggest(county.platform(), &county.township, id, None)
        .await
        .unwrap();
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|one| one.reason == "今年还没有参加过培训"));
    assert!(
        suggest(county.platform(), &county.other, id, None)
            .await
            .unwrap()
            .is_empty()
    );
    let none = refill(county.platform(), &county.organiser, id).await;
    assert_eq!(none.unwrap_err().code(), "quota.none");
    set_quota_for_test(&county, id, 2).await;
    let first = vec![county.people[0]];
    drop(
        enrol_all(county.platform(), &county.organiser, id, first)
            .await
            .unwrap(),
    );
    // four seats: one taken, two still the township's
    let filled = refill(county.platform(), &county.organiser, id).await.unwrap();
    assert_eq!(filled.len(), 1);
    assert!(filled.iter().all(|(_, item)| item.outcome.is_ok()));
    let nothing = refill(county.platform(), &county.organiser, id).await;
    assert_eq!(nothing.unwrap_err().code(), "quota.nothing_free");
}
