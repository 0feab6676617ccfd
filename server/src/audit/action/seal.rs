//! Chains entries that have no seal yet.
use sanyou_schema::entity::audit_seal;
use sea_orm::{DbErr, EntityTrait, Set, SqlErr};

use crate::audit::{chain, store};
use crate::platform::Platform;

/// Entries of one turn.
const PORTION: u64 = 500;

/// Seals a portion; whether there may be more. Two sealers at once take the same numbers: one of them commits, the
/// other leaves nothing behind and looks again.
pub async fn seal(platform: &Platform) -> Result<bool, DbErr> {
    match seal_portion(platform).await {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(true),
        other => other,
    }
}

async fn seal_portion(platform: &Platform) -> Result<bool, DbErr> {
    if store::unsealed(platform.database.reader(), 1).await?.is_empty() {
        return Ok(false);
    }
    let txn = platform.database.begin().await?;
    let (mut seq, mut before) = match store::last_seal(&txn).await? {
        Some(seal) => (seal.seq, seal.digest),
        None => (0, chain::BEGINNING.to_owned()),
    };
    let entries = store::unsealed(&txn, PORTION).await?;
    let full = u64::try_from(entries.len()).is_ok_and(|count| count == PORTION);
    let mut seals = Vec::with_capacity(entries.len());
    for entry in entries {
        seq += 1;
        before = chain::digest(&platform.keys, &before, seq, &entry);
        seals.push(audit_seal::ActiveModel {
            seq: Set(seq),
            entry_id: Set(entry.id),
            digest: Set(before.clone()),
        });
    }
    if !seals.is_empty() {
        audit_seal::Entity::insert_many(seals)
            .exec_without_returning(&txn)
            .await?;
    }
    txn.commit().await?;
    Ok(full)
}

#[cfg(test)]
mod tests {
    use sanyou_schema::entity::audit_entry;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    use uuid::Uuid;

    use super::*;
    use crate::audit::action::check_chain::{Chain, check_chain};
    use crate::platform::change::By;
    use crate::platform::testing::Installation;

    async fn note(platform: &Platform, what: &str) {
        let mut change = platform.change(&By::system()).await.unwrap();
        for _ in 0..3 {
            change.audit("test.done", "thing", platform.clock.id::<Uuid>(), &what);
        }
        change.commit().await.unwrap();
    }

    #[tokio::test]
    async fn a_chain_holds_until_an_entry_is_changed() {
        let installation = Installation::new().await;
        let platform = &installation.platform;
        note(platform, "one").await;
        assert!(!seal(platform).await.unwrap());
        note(platform, "two").await;
        let waiting = check_chain(platform).await.unwrap();
        assert_eq!((waiting.sealed, waiting.waiting, waiting.broken_at), (3, 3, None));
        seal(platform).await.unwrap();
        let intact = Chain {
            sealed: 6,
            waiting: 0,
            broken_at: None,
        };
        assert_eq!(check_chain(platform).await.unwrap(), intact);

        let txn = platform.database.begin().await.unwrap();
        let fourth = audit_seal::Entity::find_by_id(4_i64)
            .one(&txn)
            .await
            .unwrap()
            .unwrap();
        audit_entry::Entity::update_many()
            .col_expr(audit_entry::Column::Action, "test.undone".into())
            .filter(audit_entry::Column::Id.eq(fourth.entry_id))
            .exec(&txn)
            .await
            .unwrap();
        txn.commit().await.unwrap();
        assert_eq!(check_chain(platform).await.unwrap().broken_at, Some(4));
    }

    #[tokio::test]
    async fn a_seal_taken_out_is_seen() {
        let installation = Installation::new().await;
        let platform = &installation.platform;
        note(platform, "one").await;
        seal(platform).await.unwrap();
        let txn = platform.database.begin().await.unwrap();
        audit_seal::Entity::delete_by_id(2_i64).exec(&txn).await.unwrap();
        txn.commit().await.unwrap();
        assert_eq!(check_chain(platform).await.unwrap().broken_at, Some(2));
    }
}
