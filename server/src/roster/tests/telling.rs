//! Who is told of an import: shown before, told with it, and not un-told when it is taken back.
use sanyou_schema::domain::value::id::NoticeId;
use sanyou_schema::domain::value::{DeliveryChannel, MissingDecision};
use sanyou_schema::entity::{delivery, notice};

use super::by_hand::{code, county, person_named};
use super::undo::id_number;
use super::*;
use crate::roster::action::decide_missing::{Missed, decide_missing};
use crate::roster::action::tell_people::choose_telling;
use crate::roster::action::undo::undo_import;
use crate::roster::action::who_is_told::{WhoIsTold, who_is_told};

/// 王伟 in another post, 李静 nowhere, 赵强 new.
async fn file(county: &County) -> ImportId {
    let line = |person, name, party, post, since| {
        let number = id_number(person);
        format!("{name},{number},东观镇,{party}党支部,{post},{since},1380000221{person}")
    };
    let rows = [
        line(1, "王伟", "红星", "组织委员", "2026.9"),
        line(5, "赵强", "红星", "书记", "2026.10"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let unit = county.townships[1].0;
    let id = county
        .upload(&county.dongguan, unit, "名单.csv", csv(&rows))
        .await;
    let missed = Missed {
        people: vec![person_named(county, "李静").await.id],
        decision: MissingDecision::Left,
        left_on: Some("2026-11-01".parse().unwrap()),
    };
    decide_missing(county.platform(), &county.dongguan, id, missed)
        .await
        .unwrap();
    id
}

async fn shown(county: &County, id: ImportId) -> WhoIsTold {
    let import = county.import(id).await;
    who_is_told(county.platform(), &import, None).await.unwrap()
}

fn texts(who: &WhoIsTold) -> Vec<(String, String, String)> {
    let mut texts: Vec<_> = who
        .people
        .iter()
        .map(|one| (one.name.clone(), one.title.clone(), one.body.clone()))
        .collect();
    texts.sort();
    texts
}

async fn notices(county: &County) -> Vec<notice::Model> {
    notice::Entity::find().all(county.db()).await.unwrap()
}

async fn way(county: &County, id: NoticeId) -> delivery::Model {
    let found = delivery::Entity::find().filter(delivery::Column::NoticeId.eq(id));
    found.one(county.db()).await.unwrap().unwrap()
}

#[tokio::test]
async fn nobody_is_told_unless_somebody_ticks_it() {
    let county = county().await;
    let id = file(&county).await;
    let before = shown(&county, id).await;
    assert!(!before.tell && !before.told);
    assert_eq!((before.total, before.mail), (3, 0));
    county.apply(&county.dongguan, id).await;
    assert!(notices(&county).await.is_empty());
    let after = shown(&county, id).await;
    assert!(after.told && !after.tell && after.total == 0);
    assert_eq!(
        code(choose_telling(county.platform(), &county.dongguan, id, true).await),
        "import.transition"
    );
}

#[tokio::test]
async fn who_was_shown_is_told_with_the_import_and_stays_told() {
    let county = county().await;
    let platform = county.platform();
    let wang = person_named(&county, "王伟").await.id;
    let change = platform.change(&By::system()).await.unwrap();
    let sealed = platform.keys.seal_text("wang@example.org");
    person::Entity::update_many()
        .col_expr(person::Column::EmailEnc, Expr::value(sealed))
        .filter(person::Column::Id.eq(wang))
        .exec(change.db())
        .await
        .unwrap();
    change.commit().await.unwrap();

    let id = file(&county).await;
    choose_telling(platform, &county.dongguan, id, true)
        .await
        .unwrap();
    let before = shown(&county, id).await;
    assert_eq!((before.tell, before.total, before.mail), (true, 3, 1));
    let whys: Vec<_> = before
        .whys
        .iter()
        .map(|(why, count)| (why.code(), *count))
        .collect();
    assert_eq!(whys, [("post", 1), ("left", 1), ("changed", 1)]);
    let said = texts(&before);
    assert!(
        said[0].2.contains("您在“宏达党支部”的任职到 2026年10月31日 为止"),
        "{said:?}"
    );
    assert!(said[1].2.contains("党内职务"), "{said:?}");
    assert!(
        said[2].2.contains("您在东观镇“红星党支部”任党组织书记") || said[2].2.contains("书记"),
        "{said:?}"
    );

    county.apply(&county.dongguan, id).await;
    let after = shown(&county, id).await;
    assert_eq!((after.told, after.total, after.mail), (true, 3, 1));
    assert_eq!(texts(&after), said, "what was shown is what went out");
    let new = person_named(&county, "赵强").await.id;
    for row in notices(&county).await {
        let way = way(&county, row.id).await;
        let mailed = row.person_id == Some(wang);
        assert_eq!(way.channel == DeliveryChannel::Mail, mailed);
        assert_eq!(way.unit_id, Some(county.townships[1].0));
        assert_eq!(row.subject_id, id.0);
    }
    assert!(
        notices(&county)
            .await
            .iter()
            .any(|row| row.person_id == Some(new))
    );

    undo_import(platform, &county.dongguan, id, None).await.unwrap();
    let undone = shown(&county, id).await;
    assert_eq!(undone.total, 3, "nothing is un-told");
    assert_eq!(texts(&undone), said);
}
