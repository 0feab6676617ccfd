//! The steps: all of them, once, also where several instances start together.
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
