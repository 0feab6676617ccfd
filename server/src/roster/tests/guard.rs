//! A roster that turns much over waits for a second person.
use super::*;

#[tokio::test]
async fn a_roster_without_most_of_the_people_waits_for_a_second_person() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    county.apply(&county.dongguan, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.dongguan, unit, "few.csv", few).await;
    let import = county.import(id).await;
    assert_eq!(import.state, ImportState::Guarded);
    assert_eq!(county.totals(id).await.missing, 14);
    let fingerprint = import.fingerprint.clone().unwrap();
    let (platform, township) = (county.platform(), &county.dongguan);
    assert_eq!(
        code(apply_import(platform, township, id, &fingerprint).await),
        "import.guarded"
    );
    assert_eq!(
        code(release_import(platform, township, id, "看过").await),
        "second.same_account"
    );
    assert_eq!(
        code(release_import(platform, &county.organiser, id, " ").await),
        "import.reason_missing"
    );
    release_import(platform, &county.organiser, id, "镇里合并名单")
        .await
        .unwrap();
    let released = county.import(id).await;
    assert_eq!(released.state, ImportState::Staged);
    assert_eq!(released.fingerprint.as_deref(), Some(fingerprint.as_str()));
    county.apply(&county.dongguan, id).await;
    // who is missing from a roster is not gone
    let people = person::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(people, 15);
}

#[tokio::test]
async fn the_county_needs_another_of_the_county() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    county.apply(&county.organiser, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.organiser, unit, "few.csv", few).await;
    assert_eq!(county.import(id).await.state, ImportState::Guarded);
    let missing = release_import(county.platform(), &county.dongguan, id, "看过").await;
    assert_eq!(code(missing), "not_found");
    assert!(
        waiting_releases(county.platform(), &county.organiser)
            .await
            .unwrap()
            .is_empty(),
        "nobody is her own second person"
    );
    let waiting = waiting_releases(county.platform(), &county.second).await.unwrap();
    assert_eq!(waiting.iter().map(|it| it.shown.row.id).collect::<Vec<_>>(), [id]);
    assert!(
        waiting[0].reason.contains("没有"),
        "the counts are told: {}",
        waiting[0].reason
    );
    release_import(county.platform(), &county.second, id, "看过")
        .await
        .unwrap();
    assert_eq!(count_releases(county.db(), &county.second).await.unwrap(), 0);
}

#[tokio::test]
async fn the_auditor_of_a_small_office_is_the_second_person() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    county.apply(&county.organiser, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.organiser, unit, "few.csv", few).await;
    let audits = |mode| Actor {
        scope: Scope::new(
            county.second.scope.day,
            vec![(RoleName::AuditAdmin, Place::Installation)],
        ),
        mode,
        ..county.second.clone()
    };
    let strict = audits(Mode::Strict);
    assert_eq!(
        code(waiting_releases(county.platform(), &strict).await.map(drop)),
        "role.missing"
    );
    let small = audits(Mode::Small);
    let waiting = waiting_releases(county.platform(), &small).await.unwrap();
    assert_eq!(waiting.iter().map(|it| it.shown.row.id).collect::<Vec<_>>(), [id]);
    release_import(county.platform(), &small, id, "看过")
        .await
        .unwrap();
    assert_eq!(count_releases(county.db(), &small).await.unwrap(), 0);
}
