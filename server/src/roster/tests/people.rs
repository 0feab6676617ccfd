//! People as they are listed and shown, by whom.
use super::*;

#[tokio::test]
async fn people_are_found_within_the_scope_alone() {
    let county = County::new().await;
    let (all, _) = county.whole.clone();
    let id = county.read(&county.organiser, all).await;
    county.apply(&county.organiser, id).await;
    let keys = &county.platform().keys;
    let day = county.dongguan.scope.day;
    let list = async |actor: &Actor, filter: PeopleFilter, after: Option<PersonId>| {
        let page = Page {
            limit: 10,
            after,
            ..Page::default()
        };
        list_people(county.db(), keys, &actor.scope, day, &filter, page)
            .await
            .unwrap()
    };
    let own = list(&county.dongguan, PeopleFilter::default(), None).await;
    assert_eq!((own.total, own.items.len()), (14, 10));
    let rest = list(&county.dongguan, PeopleFilter::default(), own.next).await;
    assert_eq!((rest.items.len(), rest.next), (4, None));
    let whole = list(&county.organiser, PeopleFilter::default(), None).await;
    assert_eq!(whole.total, 58);
    let typed = |text: &str| PeopleFilter {
        typed: Some(text.to_owned()),
        by_numbers: true,
        ..PeopleFilter::default()
    };
    let someone = &own.items[0];
    let last4 = someone.id_last4.clone().unwrap();
    for text in [someone.name.as_str(), last4.as_str(), &initials(&someone.name)] {
        let found = list(&county.dongguan, typed(text), None).await;
        assert!(found.items.iter().any(|person| person.id == someone.id), "{text}");
    }
    assert_eq!(list(&county.dongguan, typed("没有这个人"), None).await.total, 0);
    let stranger = whole
        .items
        .iter()
        .find(|person| {
            person
                .post
                .as_ref()
                .is_some_and(|post| post.unit_id != county.townships[1].0)
        })
        .unwrap();
    let seen = visible_person(county.db(), &county.dongguan.scope, stranger.id)
        .await
        .unwrap();
    assert!(seen.is_none());
    let refused = reveal_person(county.platform(), &county.dongguan, stranger.id, "核对").await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
    let reason = reveal_person(county.platform(), &county.dongguan, someone.id, " ").await;
    assert_eq!(reason.unwrap_err().code(), "reason.missing");
    let shown = reveal_person(county.platform(), &county.dongguan, someone.id, "核对")
        .await
        .unwrap();
    assert!(shown.id_number.unwrap().ends_with(&last4));
    assert_eq!(
        visible(
            county.db(),
            &county.dongguan,
            sanyou_schema::domain::account::Capability::RosterWrite,
            id
        )
        .await
        .unwrap_err()
        .code(),
        "not_found",
        "the county's import is not the township's"
    );
}

#[tokio::test]
async fn who_moved_away_is_seen_as_of_the_last_day() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let rows = csv(&["张小三,11010519491231002X,东观镇,甲公司党支部,党支部书记,2020.03,13800002210"]);
    let id = county.upload(&county.dongguan, unit, "a.csv", rows).await;
    county.apply(&county.dongguan, id).await;
    let txn = county.platform().database.begin().await.unwrap();
    let gone: chrono::NaiveDate = "2026-10-01".parse().unwrap();
    appointment::Entity::update_many()
        .col_expr(appointment::Column::ValidTo, Expr::value(gone))
        .exec(&txn)
        .await
        .unwrap();
    txn.commit().await.unwrap();
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let head = visible_person(county.db(), &county.dongguan.scope, person.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(head.as_of.to_string(), "2026-09-30");
    assert_eq!(head.post.unwrap().party_organisation, "甲公司党支部");
    let refused = reveal_person(county.platform(), &county.dongguan, person.id, "核对").await;
    assert_eq!(refused.unwrap_err().code(), "person.moved_away");
}
