//! Tells the other side of an order what became of it.
use sanyou_schema::domain::training::order::OrderAction;
use sanyou_schema::domain::value::{HalfDay, NoticeKind, RoleName};

use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::problem::Problem;
use crate::training::store::orders::{SeenOrder, asked_by_person, parties, place_of};

/// Tells the other side.
pub(super) async fn tell(
    change: &mut Change,
    actor: &Actor,
    seen: &SeenOrder,
    action: OrderAction,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let why = reason
        .map(|reason| format!("原因：{reason}。"))
        .unwrap_or_default();
    let row = &seen.row;
    let when = row.agreed_on.map(|day| {
        let half = row.half.map_or("", HalfDay::label);
        format!("{}{half}", day.format("%Y年%-m月%-d日"))
    });
    let when = when.unwrap_or_default();
    let place = place_of(change.db(), row).await?;
    let place = place.map_or_else(String::new, |place| format!("，地点：{place}"));
    let orderer = match action {
        OrderAction::Agree => format!("您点的“{{}}”定在{when}{place}。"),
        OrderAction::Move => format!("您点的“{{}}”改在{when}{place}。{why}"),
        OrderAction::Decline => format!("您点的“{{}}”没有安排。{why}可以另选一门。"),
        OrderAction::Cancel if seen.delivered_by(actor) && row.asked_by != Some(actor.account) => {
            format!("您点的“{{}}”取消了。{why}")
        }
        OrderAction::Hold => "您点的“{}”已登记授课，请给这堂课打个分。".to_owned(),
        OrderAction::Cancel => return tell_provider(change, seen, &format!("取消了点课。{why}")).await,
        OrderAction::Rate => {
            let stars = row.stars.unwrap_or(0);
            return tell_provider(change, seen, &format!("评价 {stars} 星")).await;
        }
    };
    let name = &seen.course.row.name;
    tell_orderer(change, seen, action, orderer.replace("{}", name)).await
}

async fn tell_orderer(
    change: &mut Change,
    seen: &SeenOrder,
    action: OrderAction,
    body: String,
) -> Result<(), Problem> {
    let row = &seen.row;
    let person = asked_by_person(change.db(), row).await?;
    let email = match person {
        Some(person) => crate::account::email_of(change.db(), change.keys(), person).await?,
        None => None,
    };
    let path = if person.is_some() {
        "/me/courses"
    } else {
        "/course-orders"
    };
    change.tell(Telling {
        person,
        account: row.asked_by.filter(|_| person.is_none()),
        kind: NoticeKind::CourseOrder,
        subject_id: row.id.into(),
        dedupe: format!("order:{}:{action}:{}", row.id, change.at().timestamp_micros()),
        title: format!("{}：{}", row.state.label(), seen.course.row.name),
        body,
        path: Some(path.to_owned()),
        email,
        unit: person.map(|_| row.unit_id),
    });
    Ok(())
}

/// Tells the office of the unit whose course it is.
pub(super) async fn tell_provider(change: &mut Change, seen: &SeenOrder, what: &str) -> Result<(), Problem> {
    let row = &seen.row;
    let whose = match row.party_organisation_id {
        Some(id) => parties(change.db(), [id])
            .await?
            .remove(&id)
            .map(|party| party.name),
        None => crate::unit::names_and_paths(change.db(), [row.unit_id])
            .await?
            .remove(&row.unit_id)
            .map(|(name, _)| name),
    };
    let whose = whose.unwrap_or_default();
    let name = &seen.course.row.name;
    let unit = seen.course.row.unit_id;
    for role in [
        RoleName::CountyOrganiser,
        RoleName::TownshipAdmin,
        RoleName::LineAdmin,
    ] {
        for account in crate::account::office_of(change.db(), role, unit, change.today()).await? {
            change.tell(Telling {
                person: None,
                account: Some(account),
                kind: NoticeKind::CourseOrder,
                subject_id: row.id.into(),
                dedupe: format!("order:{}:{account}:{}", row.id, change.at().timestamp_micros()),
                title: format!("{whose}：“{name}”"),
                body: format!("{whose}对“{name}”{what}。"),
                path: Some("/course-orders".to_owned()),
                email: None,
                unit: None,
            });
        }
    }
    Ok(())
}
