//! A place that a post's form names is asked about where a known one is called nearly so.
use super::by_hand::{county, person_named, post_in, posts_of, told};
use super::*;
use crate::platform::problem::Problem;
use crate::roster::action::by_hand::post::{add_post, correct_post};
use crate::roster::action::by_hand::told::PostTold;

fn asked(refused: &Problem) -> (String, String, String) {
    assert_eq!(refused.code(), "organisation.near");
    let of = |name: &str| refused.extra(name).unwrap().as_str().unwrap().to_owned();
    (of("field"), of("name"), of("near"))
}

#[tokio::test]
async fn a_party_organisation_and_an_employer_that_are_near_known_ones_are_asked_about() {
    let county = county().await;
    let platform = county.platform();
    let id = person_named(&county, "李静").await.id;
    let firms = || async { organisation::Entity::find().all(county.db()).await.unwrap() };
    let post = |party: &str, employer: &str, apart: &[&str]| PostTold {
        employer: Some(employer.to_owned()),
        apart: apart.iter().map(|name| (*name).to_owned()).collect(),
        ..post_in(&county, 1, party, "liaison")
    };
    let add = |told: PostTold| add_post(platform, &county.dongguan, id, told);
    add(post("红海玻璃公司党支部", "红海玻璃有限公司", &[]))
        .await
        .unwrap();
    let before = firms().await.len();
    let held = posts_of(&county, "李静").await;
    let refused = add(post("红海玻璃制品厂党支部", "红海玻璃制品厂", &[]))
        .await
        .unwrap_err();
    let (field, name, near) = asked(&refused);
    assert_eq!(
        (field.as_str(), name.as_str()),
        ("party_organisation", "红海玻璃制品厂党支部")
    );
    assert!(near.contains("红海玻璃"), "{near}");
    let refused = add(post(
        "红海玻璃制品厂党支部",
        "红海玻璃制品厂",
        &["红海玻璃制品厂党支部"],
    ))
    .await
    .unwrap_err();
    let (field, name, _) = asked(&refused);
    assert_eq!((field.as_str(), name.as_str()), ("employer", "红海玻璃制品厂"));
    assert_eq!(
        posts_of(&county, "李静").await.len(),
        held.len(),
        "nothing was written"
    );
    // a post that is put right is asked about too
    let values = vec![told("employer", "红海玻璃制品厂")];
    let refused = correct_post(
        platform,
        &county.dongguan,
        held[0].id,
        values.clone(),
        &[],
        "核对",
    )
    .await;
    assert_eq!(asked(&refused.unwrap_err()).0, "employer");
    let apart = ["红海玻璃制品厂".to_owned()];
    correct_post(platform, &county.dongguan, held[0].id, values, &apart, "核对")
        .await
        .unwrap();
    assert_eq!(firms().await.len(), before + 1);
    // now it is known, and nobody is asked again
    add(post(
        "红海玻璃制品厂党支部",
        "红海玻璃制品厂",
        &["红海玻璃制品厂党支部"],
    ))
    .await
    .unwrap();
    assert_eq!(firms().await.len(), before + 1);
}
