//! The list of codes that a township prints.
use super::*;
use crate::account::api::activation::list;

#[tokio::test]
async fn the_list_tells_namesakes_apart_and_leaves_out_who_holds_no_post() {
    let office = Office::new().await;
    let platform = office.platform();
    let today = platform.clock.today();
    // by code points 丁 would come before 安
    for (login, name, party, until) in [
        ("w1", "郑振宇", "宏大玻璃党支部", None),
        ("w2", "彭建军", "晋兴铸造党支部", Some(today)),
        ("w3", "丁一", "晋兴铸造党支部", None),
        ("w4", "安平", "晋兴铸造党支部", None),
        ("w5", "郑振宇", "晋兴铸造党支部", None),
    ] {
        office.worker_at(login, name, party, until).await;
    }
    let (township, unit) = (office.actor("dg").await, office.unit("东观镇").await);
    assert_eq!(make_codes(platform, &township, unit, None).await.unwrap(), 4);
    let listed = list(platform, &township, unit).await.unwrap();
    let listed: Vec<_> = listed
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.party_organisation.as_str()))
        .collect();
    let (named, rest) = listed.split_at(2);
    assert_eq!(named, [("安平", "晋兴铸造党支部"), ("丁一", "晋兴铸造党支部")]);
    let mut rest = rest.to_vec();
    rest.sort_unstable();
    let mut namesakes = [("郑振宇", "宏大玻璃党支部"), ("郑振宇", "晋兴铸造党支部")];
    namesakes.sort_unstable();
    assert_eq!(rest, namesakes);
}

#[tokio::test]
async fn whoever_is_named_gets_another_code_and_the_old_one_ends() {
    let office = Office::new().await;
    let platform = office.platform();
    let worker = office.worker().await;
    let left = office
        .worker_at("w2", "彭建军", "晋兴铸造党支部", Some(platform.clock.today()))
        .await;
    let (township, unit) = (office.actor("dg").await, office.unit("东观镇").await);
    let code = async || {
        let listed = list(platform, &township, unit).await.unwrap();
        listed.items[0].code.clone().unwrap()
    };
    make_codes(platform, &township, unit, None).await.unwrap();
    let first = code().await;
    let named: Vec<PersonId> = [worker, left].iter().filter_map(|one| one.person_id).collect();
    let made = make_codes(platform, &township, unit, Some(&named)).await.unwrap();
    assert_eq!(made, 1, "nobody who left gets one");
    let second = code().await;
    assert_ne!(first, second);
    let ended = check_code(platform, &first).await.unwrap_err();
    assert_eq!(ended.code(), "activation.expired");
    assert!(check_code(platform, &second).await.is_ok());
}
