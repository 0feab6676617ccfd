//! Tells the other side of a visit: whoever keeps the venue, or whoever booked.
use sanyou_schema::domain::value::id::{AccountId, UnitId};
use sanyou_schema::domain::value::{NoticeKind, RoleName};
use sanyou_schema::entity::visit;

use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::problem::Problem;
use crate::training::store::visits::SeenVenue;

/// Tells the office of the unit whose the venue is.
pub(super) async fn tell_keeper(
    change: &mut Change,
    seen: &SeenVenue,
    row: &visit::Model,
    what: &str,
) -> Result<(), Problem> {
    for account in office(change, seen.row.unit_id).await? {
        let body = format!("{}{what}。", row.visitor);
        change.tell(telling(change, seen, row, account, body));
    }
    Ok(())
}

/// Tells whoever booked, and the rest of their office.
pub(super) async fn tell_booker(
    change: &mut Change,
    seen: &SeenVenue,
    row: &visit::Model,
    what: &str,
) -> Result<(), Problem> {
    let mut accounts = office(change, row.unit_id).await?;
    accounts.extend(row.booked_by.filter(|by| !accounts.contains(by)));
    for account in accounts {
        let body = format!("您单位给“{}”约的来访，{what}。", row.visitor);
        change.tell(telling(change, seen, row, account, body));
    }
    Ok(())
}

/// Tells the other side of a deed, where there is another: one unit that both keeps and booked needs no telling.
pub(super) async fn tell_other(
    change: &mut Change,
    actor: &Actor,
    seen: &SeenVenue,
    row: &visit::Model,
    what: &str,
) -> Result<(), Problem> {
    if row.unit_id == seen.row.unit_id {
        return Ok(());
    }
    if seen.kept_by(actor) {
        tell_booker(change, seen, row, what).await
    } else {
        tell_keeper(change, seen, row, &format!("的来访，{what}")).await
    }
}

async fn office(change: &Change, unit: UnitId) -> Result<Vec<AccountId>, Problem> {
    let mut accounts = Vec::new();
    for role in [
        RoleName::CountyOrganiser,
        RoleName::TownshipAdmin,
        RoleName::LineAdmin,
    ] {
        accounts.extend(crate::account::office_of(change.db(), role, unit, change.today()).await?);
    }
    accounts.sort_unstable();
    accounts.dedup();
    Ok(accounts)
}

fn telling(
    change: &Change,
    seen: &SeenVenue,
    row: &visit::Model,
    account: AccountId,
    body: String,
) -> Telling {
    Telling {
        person: None,
        account: Some(account),
        kind: NoticeKind::Visit,
        subject_id: row.id.into(),
        dedupe: format!("visit:{}:{account}:{}", row.id, change.at().timestamp_micros()),
        title: format!("{}：{}", seen.row.name, row.state.label()),
        body,
        path: Some(format!("/venues/{}/week?day={}", seen.row.id, row.day)),
        email: None,
        unit: None,
    }
}
