//! A second factor works once.
use super::*;
use crate::account::action::totp::{code_in, offer, set};

async fn try_with(office: &Office, code: &str) -> Result<(), String> {
    let attempt = Attempt {
        account: "li".to_owned(),
        password: office.password("li"),
        code: Some(code.to_owned()),
        device: None,
        address: "10.0.0.1".to_owned(),
    };
    let opened = sign_in(office.platform(), attempt).await;
    opened.map(|_| ()).map_err(|problem| problem.code().to_owned())
}

#[tokio::test]
async fn a_code_works_once_and_no_earlier_one_after_it() {
    let office = Office::new().await;
    let platform = office.platform();
    let actor = office.actor("li").await;
    let secret = offer(&actor).unwrap().secret;
    let used = || Err("login.code_used".to_owned());
    let now = code_in(platform, &secret, 0);
    set(platform, &actor, &secret, &now).await.unwrap();
    // the code that set it up was seen on the way
    assert_eq!(try_with(&office, &now).await, used());
    assert_eq!(try_with(&office, "").await, Err("login.code_needed".to_owned()));
    let next = code_in(platform, &secret, 30);
    assert_eq!(try_with(&office, &next).await, Ok(()));
    assert_eq!(try_with(&office, &next).await, used());
    assert_eq!(try_with(&office, &now).await, used());
    // nothing of this counts as a wrong try
    let tries = store::account_failures(platform.database.reader(), actor.account).await;
    assert!(tries.unwrap().is_empty());
}

#[tokio::test]
async fn of_two_who_show_the_same_code_one_gets_in() {
    let office = Office::new().await;
    let platform = office.platform();
    let actor = office.actor("li").await;
    let secret = offer(&actor).unwrap().secret;
    set(platform, &actor, &secret, &code_in(platform, &secret, 0))
        .await
        .unwrap();
    let next = code_in(platform, &secret, 30);
    let (one, other) = tokio::join!(try_with(&office, &next), try_with(&office, &next));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
}
