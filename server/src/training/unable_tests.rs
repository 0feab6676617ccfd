//! Whom 我去不了 reaches: on SQLite and, where there is a cluster, on PostgreSQL.
use std::collections::BTreeSet;

use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{AccountId, SessionId};
use sanyou_schema::entity::{notice, role_grant};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::action::enrol::enrol;
use super::action::say_unable::say_unable;
use super::testing::{County, session_on};
use super::waiting_tests::counties;
use crate::account::{NewGrant, NewPlace, write_grant};
use crate::platform::actor::Actor;
use crate::platform::change::By;

/// Gives an actor's account its role in the database, as sign-in has it.
async fn grant(county: &County, actor: &Actor, role: RoleName) {
    let change = county.platform().change(&By::system()).await.unwrap();
    let grant = NewGrant {
        role,
        place: NewPlace::Unit(actor.home_unit),
        valid_from: "2026-01-01".parse().unwrap(),
        valid_to: None,
    };
    write_grant(&change, actor.account, grant).await.unwrap();
    change.commit().await.unwrap();
}

/// Whose inbox says that somebody cannot come to a session.
async fn reached(county: &County, session: SessionId) -> BTreeSet<AccountId> {
    let rows = notice::Entity::find()
        .filter(notice::Column::SubjectId.eq(session.0))
        .filter(notice::Column::PersonId.is_null())
        .all(county.platform().database.reader())
        .await
        .unwrap();
    rows.into_iter().filter_map(|row| row.account_id).collect()
}

#[tokio::test]
async fn it_reaches_the_township_and_where_the_county_called_up_the_county() {
    for county in counties().await {
        grant(&county, &county.organiser, RoleName::CountyOrganiser).await;
        grant(&county, &county.township, RoleName::TownshipAdmin).await;
        let (own, called) = (
            session_on(&county, "轮训", 1, "2026-12-01").await,
            session_on(&county, "轮训", 2, "2026-12-08").await,
        );
        for id in [own, called] {
            county.act(id, "announce").await.unwrap();
        }
        let worker = county.worker(0).await;
        let platform = county.platform();
        enrol(platform, &county.township, own, county.people[0], None)
            .await
            .unwrap();
        enrol(platform, &county.organiser, called, county.people[0], None)
            .await
            .unwrap();
        for id in [own, called] {
            say_unable(platform, &worker, id, "出差").await.unwrap();
        }
        let (township, county_office) = (county.township.account, county.organiser.account);
        assert_eq!(reached(&county, own).await, BTreeSet::from([township]));
        assert_eq!(
            reached(&county, called).await,
            BTreeSet::from([township, county_office])
        );

        // a township whose administrator left: somebody must hear of it all the same
        let change = platform.change(&By::system()).await.unwrap();
        role_grant::Entity::update_many()
            .col_expr(role_grant::Column::ValidTo, Expr::value(platform.clock.today()))
            .filter(role_grant::Column::AccountId.eq(township))
            .exec(change.db())
            .await
            .unwrap();
        change.commit().await.unwrap();
        let third = session_on(&county, "轮训", 3, "2026-12-15").await;
        county.act(third, "announce").await.unwrap();
        enrol(platform, &county.township, third, county.people[0], None)
            .await
            .unwrap();
        say_unable(platform, &worker, third, "出差").await.unwrap();
        assert_eq!(reached(&county, third).await, BTreeSet::from([county_office]));
    }
}
