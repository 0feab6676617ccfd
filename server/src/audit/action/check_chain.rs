//! Walks the chain.
use sea_orm::DbErr;

use crate::audit::{chain, store};
use crate::platform::Platform;

/// How the chain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// Entries with a seal.
    pub sealed: u64,
    /// Entries that wait for theirs.
    pub waiting: u64,
    /// The first number whose entry or seal is not what was sealed.
    pub broken_at: Option<i64>,
}

/// Seals that are read at once.
const PORTION: u64 = 2000;

/// Computes every digest again and compares.
pub async fn check_chain(platform: &Platform) -> Result<Chain, DbErr> {
    let db = platform.database.reader();
    let (mut seq, mut before) = (0_i64, chain::BEGINNING.to_owned());
    let mut broken_at = None;
    'walk: loop {
        let seals = store::seals_after(db, seq, PORTION).await?;
        if seals.is_empty() {
            break;
        }
        for (seal, entry) in seals {
            let holds = entry
                .is_some_and(|entry| chain::digest(&platform.keys, &before, seal.seq, &entry) == seal.digest);
            if seal.seq != seq + 1 || !holds {
                broken_at = Some(seq + 1);
                break 'walk;
            }
            (seq, before) = (seal.seq, seal.digest);
        }
    }
    let (entries, sealed) = store::counts(db).await?;
    Ok(Chain {
        sealed,
        waiting: entries.saturating_sub(sealed),
        broken_at,
    })
}
