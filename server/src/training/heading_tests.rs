//! How a session is headed, and what of its changes is told.
use sanyou_schema::domain::value::DeliveryState;
use sanyou_schema::entity::{delivery, notice};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::action::enrol::enrol_all;
use super::action::set_heading::{Heading, set_heading};
use super::action::set_slots::{NewSlots, set_slots};
use super::room_tests::venue;
use super::store::sessions::visible_session;
use super::testing::{County, session_form};
use crate::platform::change::By;

#[tokio::test]
async fn a_heading_is_put_right_and_a_new_note_told() {
    let county = County::new().await;
    let session = county.locked().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let heading = Heading {
        class_name: "集中轮训".to_owned(),
        kind: "rotation".to_owned(),
        delivery: "off_work".to_owned(),
        number: 2,
        note: None,
    };
    let told = county.notices().await;
    set_heading(platform, organiser, session, heading.clone())
        .await
        .unwrap();
    let seen = visible_session(platform.database.reader(), &organiser.scope, session, false)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(seen.name(), "集中轮训第2期");
    assert_eq!(county.notices().await, told, "a name is no news");
    let noted = Heading {
        note: Some("请带身份证".to_owned()),
        ..heading.clone()
    };
    set_heading(platform, organiser, session, noted).await.unwrap();
    assert_eq!(county.notices().await, told + 4, "everybody on the list");
    let other = county.session(1, 5).await;
    let wrong = Heading {
        class_name: " 集中轮训".to_owned(),
        kind: "x".to_owned(),
        number: 0,
        ..heading.clone()
    };
    let refused = set_heading(platform, organiser, other, wrong).await.unwrap_err();
    let fields: Vec<&str> = refused
        .violations()
        .iter()
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(fields, ["kind", "number", "class_name"]);
    let foreign = set_heading(platform, &county.other, session, heading)
        .await
        .unwrap_err();
    assert_eq!(foreign.code(), "role.missing", "another unit holds it");
}

#[tokio::test]
async fn a_place_that_is_told_later_is_told_instead_of_the_first_notice() {
    let county = County::new().await;
    let session = county.locked().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let db = platform.database.reader();
    let first = delivery::Entity::find().one(db).await.unwrap().unwrap();
    let change = platform.change(&By::system()).await.unwrap();
    let mut row = first.into_active_model();
    row.state = Set(DeliveryState::Told);
    row.update(change.db()).await.unwrap();
    change.commit().await.unwrap();
    let venue = venue(&county, "县委党校", Some(60)).await;
    let new = NewSlots {
        slots: session_form(organiser.home_unit, 1, 5).slots,
        venue: Some(venue),
        ..NewSlots::default()
    };
    set_slots(platform, organiser, session, new).await.unwrap();
    let mut states: Vec<(DeliveryState, bool)> = Vec::new();
    for row in delivery::Entity::find().all(db).await.unwrap() {
        let notice = notice::Entity::find_by_id(row.notice_id)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let body = platform.keys.open_text(&notice.body_enc).unwrap();
        states.push((row.state, body.contains("地点定了，在县委党校")));
    }
    let count = |wanted| states.iter().filter(|one| **one == wanted).count();
    assert_eq!(count((DeliveryState::Told, false)), 1, "who was told was told");
    assert_eq!(count((DeliveryState::Replaced, false)), 3);
    assert_eq!(
        count((DeliveryState::Pending, true)),
        4,
        "and everybody is told the place"
    );
}

#[tokio::test]
async fn a_new_date_is_told_once_to_each() {
    let county = County::new().await;
    let db = county.platform().database.reader();
    // nobody knew of it before it was put off
    let unknown = county.session(1, 5).await;
    enrol_all(
        county.platform(),
        &county.organiser,
        unknown,
        county.people.clone(),
        None,
    )
    .await
    .unwrap();
    county.act(unknown, "postpone").await.unwrap();
    assert_eq!(county.notices().await, 0);
    county.act(unknown, "reschedule").await.unwrap();
    let titles = async || {
        let rows = notice::Entity::find().all(db).await.unwrap();
        let mut count = [0, 0, 0];
        for row in rows {
            let of = ["调训通知", "培训延期", "培训调整"];
            let kind = of.iter().position(|title| row.title.starts_with(title)).unwrap();
            count[kind] += 1;
        }
        count
    };
    let everybody = county.people.len();
    assert_eq!(
        titles().await,
        [everybody, 0, 0],
        "on the list, and no change besides"
    );
    county.act(unknown, "postpone").await.unwrap();
    county.act(unknown, "reschedule").await.unwrap();
    assert_eq!(
        titles().await,
        [everybody; 3],
        "who knew of it hears of the change alone"
    );
}
