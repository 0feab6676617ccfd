//! An import that is mended while somebody reads it: what was read too early is thrown away, whoever has the lease.
use std::sync::Arc;

use sanyou_schema::domain::account::Capability;

use super::super::action::gathered::{Gathered, Read, gather};
use super::super::action::read_import::{fail, keep};
use super::*;

async fn on_both<F: Future<Output = ()>>(story: impl Fn(County) -> F) {
    story(County::new().await).await;
    if let Some(postgres) = Installation::on_postgres().await {
        story(County::over(postgres).await).await;
    }
}

/// A worker with the file in its hands.
struct Worker {
    found: roster_import::Model,
    gathered: Gathered,
}

impl Worker {
    /// Finds what is due, leases it and reads the file; it has not written yet.
    async fn begin(county: &County) -> Self {
        let platform = county.platform();
        let now = platform.clock.now();
        let found = turns::due(county.db(), ImportState::Reading, now).await;
        let found = found.unwrap().expect("an import is due");
        let txn = platform.database.begin().await.unwrap();
        assert!(turns::lease(&txn, &found, now).await.unwrap());
        txn.commit().await.unwrap();
        Self::with(county, found).await
    }

    async fn with(county: &County, found: roster_import::Model) -> Self {
        let read = gather(county.platform(), &found, Arc::default()).await.unwrap();
        let Read::Gathered(gathered) = read else {
            panic!("a roster");
        };
        Self {
            found,
            gathered: *gathered,
        }
    }

    async fn write(self, county: &County) {
        let platform = county.platform();
        let change = platform.change(&By::system()).await.unwrap();
        keep(platform, change, &self.found, self.gathered).await.unwrap();
    }
}

async fn mend(county: &County, id: ImportId, text: &str) {
    let mending = Mending {
        sheet: "东观镇".to_owned(),
        row: 7,
        field: "name".to_owned(),
        text: text.to_owned(),
    };
    mend_cell(county.platform(), &county.dongguan, id, mending)
        .await
        .unwrap();
}

async fn name_of(county: &County, id: ImportId) -> Option<String> {
    let row = rows::row_at(county.db(), id, "东观镇", 7).await.unwrap().unwrap();
    let open = rows::open(&county.platform().keys, row).unwrap();
    open.content.name
}

async fn leave_out(county: &County, id: ImportId) {
    exclude_row(county.platform(), &county.dongguan, id, ("东观镇", 8), true)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_worker_whose_turn_is_old_throws_its_work_away() {
    on_both(|county| async move {
        let id = county.read(&county.dongguan, county.townships[1].0).await;
        mend(&county, id, "王小明").await;
        let first = Worker::begin(&county).await;
        // meanwhile: another text, a row left out, and a second worker that has the lease
        mend(&county, id, "王大明").await;
        leave_out(&county, id).await;
        let second = Worker::begin(&county).await;
        assert_eq!(second.found.turn, first.found.turn + 2);

        let late = first.found.clone();
        first.write(&county).await;
        let between = county.import(id).await;
        assert_eq!(between.state, ImportState::Reading, "nothing of it was kept");
        assert!(between.leased_until.is_some(), "the second still works at it");
        fail(county.platform(), &late, "file.gone", "…").await.unwrap();
        assert_eq!(county.import(id).await.state, ImportState::Reading);

        second.write(&county).await;
        assert_eq!(county.import(id).await.state, ImportState::Staged);
        assert_eq!(name_of(&county, id).await.as_deref(), Some("王大明"));
        let totals = county.totals(id).await;
        assert_eq!((totals.new, totals.skipped), (14, 1));
        assert!(!read_next(county.platform()).await.unwrap(), "nothing is due");
    })
    .await;
}

#[tokio::test]
async fn what_is_staged_again_by_an_old_turn_is_thrown_away() {
    on_both(|county| async move {
        let id = county.read(&county.dongguan, county.townships[1].0).await;
        // who confirms finds that it is to be compared again, and reads the file
        let again = Worker::with(&county, county.import(id).await).await;
        mend(&county, id, "王大明").await;
        leave_out(&county, id).await;
        assert!(read_next(county.platform()).await.unwrap());
        let shown = county.import(id).await;
        again.write(&county).await;
        let now = county.import(id).await;
        assert_eq!(
            (now.state, now.fingerprint),
            (ImportState::Staged, shown.fingerprint)
        );
        assert_eq!(name_of(&county, id).await.as_deref(), Some("王大明"));
        assert_eq!(county.totals(id).await.skipped, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_while_rows_are_written_waits_for_them() {
    on_both(|county| async move {
        let id = county.read(&county.dongguan, county.townships[1].0).await;
        mend(&county, id, "王小明").await;
        let worker = Worker::begin(&county).await;
        let ((), ()) = tokio::join!(worker.write(&county), leave_out(&county, id));
        while read_next(county.platform()).await.unwrap() {}
        assert_eq!(county.totals(id).await.skipped, 1, "whichever came first");
        let seen = visible(county.db(), &county.dongguan, Capability::RosterWrite, id).await;
        assert_eq!(seen.unwrap().state, ImportState::Staged);
    })
    .await;
}
