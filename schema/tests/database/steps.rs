//! The steps: all of them, once, also where several instances start together.
use sanyou_schema::connect::Database;
use sanyou_schema::entity::{enrolment, slot, training_class, training_kind};
use sanyou_schema::migration::Migrator;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use sea_orm_migration::MigratorTrait;

use crate::catalog;
use crate::scratch::Scratch;

#[tokio::test]
async fn every_step_applies_once() {
    for scratch in Scratch::empty().await {
        let database = &scratch.database;
        assert!(database.pending().await.unwrap().len() >= 9);
        database.migrate().await.unwrap();
        assert_eq!(database.pending().await.unwrap(), Vec::<String>::new());
        let before = catalog::dump(database).await;
        database.migrate().await.unwrap();
        assert_eq!(catalog::dump(database).await, before);
        scratch.end().await;
    }
}

#[tokio::test]
async fn the_list_of_pending_steps_changes_nothing() {
    for scratch in Scratch::empty().await {
        scratch.database.pending().await.unwrap();
        assert!(catalog::columns(&scratch.database).await.is_empty());
        scratch.end().await;
    }
}

#[tokio::test]
async fn instances_that_start_together_take_turns() {
    for scratch in Scratch::empty().await {
        // Several instances share PostgreSQL alone; a SQLite file has one.
        if scratch.database.is_postgres() {
            let (second, third) = (scratch.another().await, scratch.another().await);
            let (a, b, c) = tokio::join!(scratch.database.migrate(), second.migrate(), third.migrate());
            a.unwrap();
            b.unwrap();
            c.unwrap();
            assert!(scratch.database.pending().await.unwrap().is_empty());
        }
        scratch.end().await;
    }
}

#[tokio::test]
async fn a_migrated_database_opens_again() {
    for scratch in Scratch::migrated().await {
        let again = scratch.another().await;
        assert!(again.pending().await.unwrap().is_empty());
        assert_eq!(
            catalog::dump(&again).await,
            catalog::dump(&scratch.database).await
        );
        drop(again);
        scratch.end().await;
    }
}

/// Applies the steps before one of that name.
async fn up_to(database: &Database, name: &str) {
    let steps = Migrator::migrations();
    let before = steps.iter().position(|step| step.name() == name).unwrap();
    let before = u32::try_from(before).unwrap();
    Migrator::up(database.reader(), Some(before)).await.unwrap();
}

/// A class with a session, a half-day and a place, as they were before kinds and groups were rows.
const OLD_CLASS: &str = "
    INSERT INTO unit (id, kind, tree, path, sort_no, valid_from) VALUES ({1}, 'county', 'territory', '/1/', 1, '2000-01-01');
    INSERT INTO training_class (id, unit_id, name, kind, delivery, year) VALUES ({2}, {1}, '党课', 'lecture', 'spare_time', 2026);
    INSERT INTO session (id, class_id, number, state, first_day, last_day, capacity, created_at)
        VALUES ({3}, {2}, 1, 'running', '2026-11-20', '2026-11-20', 8, '2026-11-01T00:00:00+00:00');
    INSERT INTO slot (id, session_id, day, half, starts, ends) VALUES ({4}, {3}, '2026-11-20', 'am', '08:30', '12:00')";

#[tokio::test]
async fn a_class_of_before_keeps_its_kind_and_its_half_days() {
    for scratch in Scratch::empty().await {
        let database = &scratch.database;
        up_to(database, "m23_kinds").await;
        let mut old = OLD_CLASS.to_owned();
        for number in 1..=4 {
            let hex = format!("{number:032x}");
            let id = if database.is_postgres() {
                format!("'{hex}'")
            } else {
                format!("x'{hex}'")
            };
            old = old.replace(&format!("{{{number}}}"), &id);
        }
        database.reader().execute_unprepared(&old).await.unwrap();
        database.migrate().await.unwrap();
        let db = database.reader();
        let class = training_class::Entity::find().one(db).await.unwrap().unwrap();
        assert_eq!(
            (class.kind.as_str(), class.delivery.as_str()),
            ("lecture", "spare_time")
        );
        for code in [&class.kind, &class.delivery] {
            let kinds = training_kind::Entity::find().filter(training_kind::Column::Code.eq(code));
            assert_eq!(kinds.all(db).await.unwrap().len(), 1, "{code}");
        }
        let rounds = training_kind::Entity::find().filter(training_kind::Column::IsRotation.eq(true));
        let rounds: Vec<_> = rounds
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.code)
            .collect();
        assert_eq!(rounds, ["rotation"]);
        let slot = slot::Entity::find().one(db).await.unwrap().unwrap();
        assert_eq!((slot.division_id, slot.course_id), (None, None));
        assert!(enrolment::Entity::find().all(db).await.unwrap().is_empty());
        scratch.end().await;
    }
}
