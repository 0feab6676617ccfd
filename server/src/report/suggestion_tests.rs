//! Who is suggested for a session.
use super::suggestions::{refill, suggest};
use super::today::todo;
use crate::platform::actor::Actor;
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
        enrol_all(county.platform(), &county.organiser, id, first, None)
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

/// The lines of 今天 about places, as of a day: code, sentence, detail.
async fn lines(county: &County, actor: &Actor, day: &str) -> Vec<(&'static str, String, String)> {
    let db = county.platform().database.reader();
    let all = todo(db, actor, day.parse().unwrap()).await.unwrap();
    all.into_iter()
        .filter(|line| line.code.starts_with("places"))
        .map(|line| (line.code, line.sentence, line.detail.unwrap_or_default()))
        .collect()
}

#[tokio::test]
async fn a_township_reads_what_places_it_has_and_the_holder_what_comes_back() {
    let county = County::new().await;
    let id = county.session(1, 4).await; // begins on 20 November
    set_quota_for_test(&county, id, 3).await;
    county.act(id, "announce").await.unwrap();
    let told = lines(&county, &county.township, "2026-11-10").await;
    let [(code, sentence, detail)] = told.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(*code, "places.open");
    assert!(sentence.ends_with("第1期给您 3 个名额，还差 3 人"), "{sentence}");
    assert_eq!(detail, "11月19日截止，还有 9 天");
    assert!(lines(&county, &county.other, "2026-11-10").await.is_empty());
    let first = vec![county.people[0]];
    drop(
        enrol_all(county.platform(), &county.township, id, first, None)
            .await
            .unwrap(),
    );
    let holder = lines(&county, &county.organiser, "2026-11-18").await;
    assert!(holder[0].1.contains("还有 2 个名额等下面报人"), "{holder:?}");
    // after the deadline it is the holder's to take back
    assert!(lines(&county, &county.township, "2026-11-20").await.is_empty());
    let back = lines(&county, &county.organiser, "2026-11-20").await;
    assert_eq!(back[0].0, "places.return");
    assert_eq!(back[0].2, "11月19日已截止");
}
