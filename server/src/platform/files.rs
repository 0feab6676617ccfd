//! Files as rows: content-addressed chunks of one MiB, sealed, so that a backup is one file.
use sanyou_schema::domain::value::id::{AccountId, FileId};
use sanyou_schema::entity::{chunk, file, file_part};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};

use super::Platform;
use super::keys::sha256_hex;
use super::problem::Problem;

const CHUNK: usize = 1 << 20;

/// The largest file that is kept.
pub const MAX_BYTES: usize = 50 << 20;

/// A kept file with its content.
pub struct Content {
    /// Its name as it came.
    pub name: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

/// Keeps a file inside an open transaction; the same content again shares its chunks.
pub async fn keep(
    platform: &Platform,
    db: &impl ConnectionTrait,
    name: &str,
    media_type: &str,
    bytes: &[u8],
    by: Option<AccountId>,
) -> Result<FileId, DbErr> {
    let id: FileId = platform.clock.id();
    let row = file::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        media_type: Set(media_type.to_owned()),
        size: Set(i64::try_from(bytes.len()).unwrap_or(i64::MAX)),
        sha256: Set(sha256_hex(bytes)),
        created_at: Set(platform.clock.now()),
        created_by: Set(by),
    };
    file::Entity::insert(row).exec(db).await?;
    for (place, part) in bytes.chunks(CHUNK).enumerate() {
        let hash = platform.keys.hash_bytes("chunk", part);
        let sealed = chunk::ActiveModel {
            hash: Set(hash.clone()),
            data: Set(platform.keys.seal(part)),
        };
        chunk::Entity::insert(sealed)
            .on_conflict(OnConflict::column(chunk::Column::Hash).do_nothing().to_owned())
            .exec_without_returning(db)
            .await?;
        let place = i32::try_from(place).unwrap_or(i32::MAX);
        let row = file_part::ActiveModel {
            file_id: Set(id),
            place: Set(place),
            hash: Set(hash),
        };
        file_part::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(id)
}

/// Reads a kept file back.
pub async fn read(platform: &Platform, db: &impl ConnectionTrait, id: FileId) -> Result<Content, Problem> {
    let row = file::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or_else(|| Problem::not_found("个文件"))?;
    let parts = file_part::Entity::find()
        .filter(file_part::Column::FileId.eq(id))
        .order_by_asc(file_part::Column::Place)
        .all(db)
        .await?;
    let mut bytes = Vec::with_capacity(usize::try_from(row.size).unwrap_or_default());
    for part in parts {
        let chunk = chunk::Entity::find_by_id(part.hash).one(db).await?;
        let chunk = chunk.ok_or_else(|| Problem::internal("a file's chunk is missing"))?;
        bytes.extend(platform.keys.open_sealed(&chunk.data)?);
    }
    if sha256_hex(&bytes) != row.sha256 {
        return Err(Problem::internal("a file's content is not what was kept"));
    }
    Ok(Content {
        name: row.name,
        bytes,
    })
}
