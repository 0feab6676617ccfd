//! Posts that go on elsewhere by a file: nobody is in two places at once, and the past stays as it was told.
use sanyou_schema::domain::value::TransferSide;
use sanyou_schema::entity::transfer_request;

use super::by_hand::{TODAY, county, posts_of, roster};
use super::*;
use crate::roster::action::transfers::{Said, answer};

async fn rows_of(county: &County, id: ImportId) -> Vec<(RowOutcome, Option<String>)> {
    let rows = county.rows(id).await.into_iter();
    rows.map(|open| (open.row.outcome, open.row.code)).collect()
}

async fn causes(county: &County, id: ImportId) -> Vec<(String, u32)> {
    let import = county.import(id).await;
    let summary = summary_of(&county.platform().keys, &import).unwrap();
    summary
        .causes
        .into_iter()
        .map(|cause| (cause.code, cause.count))
        .collect()
}

/// Where somebody is, from when to when.
async fn held(county: &County, name: &str) -> Vec<(Post, String, Option<String>)> {
    let rows = posts_of(county, name).await.into_iter();
    rows.map(|row| {
        (
            row.post,
            row.valid_from.to_string(),
            row.valid_to.map(|day| day.to_string()),
        )
    })
    .collect()
}

#[tokio::test]
async fn a_day_that_is_still_the_old_ones_is_not_the_new_posts() {
    let county = county().await;
    let file = [
        (1, "王伟", "东观镇", "宏达", "书记"),
        (2, "李静", "东观镇", "宏达", "书记"),
        (3, "张敏", "古县镇", "千朝", "书记"),
    ];
    let id = county
        .upload(&county.organiser, county.whole.0, "调动.csv", roster(&file))
        .await;
    assert_eq!(
        rows_of(&county, id).await,
        [
            (RowOutcome::Moved, None),
            (RowOutcome::Changed, None),
            (RowOutcome::Unchanged, None)
        ]
    );
    let told = |code: &str| (code.to_owned(), 1);
    assert_eq!(
        causes(&county, id).await,
        [told("post.rewritten"), told("post.since_kept")]
    );
    county.apply(&county.organiser, id).await;
    let today = TODAY.to_owned();
    assert_eq!(
        held(&county, "王伟").await,
        [
            (Post::Secretary, "2024-03-01".to_owned(), Some(today.clone())),
            (Post::Secretary, today, None),
        ]
    );
    // another post at the same place from the same day was written wrongly
    assert_eq!(
        held(&county, "李静").await,
        [(Post::Secretary, "2024-03-01".to_owned(), None)]
    );
    // the township's own file goes on saying it, and says nothing new
    let mut again = roster(&file);
    again.push(b'\n');
    let id = county
        .upload(&county.organiser, county.whole.0, "调动2.csv", again)
        .await;
    let unchanged = || (RowOutcome::Unchanged, None);
    assert_eq!(
        rows_of(&county, id).await,
        [unchanged(), unchanged(), unchanged()]
    );
    assert!(causes(&county, id).await.is_empty());
}

#[tokio::test]
async fn who_is_said_to_be_in_another_township_is_given_to_it() {
    let county = county().await;
    let file = [
        (1, "王伟", "古县镇", "千朝", "书记"),
        (2, "李静", "东观镇", "宏达", "党建指导员"),
    ];
    let unit = county.townships[1].0;
    let id = county
        .upload(&county.dongguan, unit, "东观.csv", roster(&file))
        .await;
    let given = Some("transfer.given".to_owned());
    assert_eq!(
        rows_of(&county, id).await,
        [(RowOutcome::Pending, given), (RowOutcome::Unchanged, None)]
    );
    let import = county.import(id).await;
    assert!(
        summary_of(&county.platform().keys, &import)
            .unwrap()
            .missing
            .is_empty()
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(
        held(&county, "王伟").await.len(),
        1,
        "until it is answered nothing moves"
    );
    let asked = transfer_request::Entity::find()
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (asked.asked_by_side, asked.to_unit_id),
        (TransferSide::Giving, county.townships[2].0)
    );
    let place = &county.townships[2];
    let guxian = actor(
        county.dongguan.account,
        RoleName::TownshipAdmin,
        place,
        TODAY.parse().unwrap(),
    );
    let yes = Said {
        accept: true,
        reason: None,
        party: None,
    };
    answer(county.platform(), &guxian, asked.id, yes).await.unwrap();
    let held = held(&county, "王伟").await;
    assert_eq!(held.len(), 2);
    assert_eq!(held[1].1, TODAY);
}
