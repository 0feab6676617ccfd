//! What the actions of an import share: who may see it, and the refusal that the delta guard gives.
use poem::http::StatusCode;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;

use crate::platform::actor::Actor;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::content::{GuardedUnit, Summary};
use crate::roster::store::imports;

/// The import, where one of the actor's roles may do this in its unit; else it is not there.
pub async fn visible(
    db: &impl ConnectionTrait,
    actor: &Actor,
    capability: Capability,
    id: ImportId,
) -> Result<roster_import::Model, Problem> {
    actor.require(capability)?;
    let missing = || Problem::not_found("次导入");
    let import = imports::by_id(db, id).await?.ok_or_else(missing)?;
    let path = crate::unit::path_of(db, import.unit_id).await?;
    path.filter(|path| may_in(actor, capability, path))
        .map(|_| import)
        .ok_or_else(missing)
}

/// What an import says of itself; empty before it is read.
pub fn summary_of(keys: &Keys, import: &roster_import::Model) -> Result<Summary, Problem> {
    match &import.report_enc {
        Some(sealed) => Ok(keys.open_json(sealed)?),
        None => Ok(Summary::default()),
    }
}

/// The refusal of a guarded import, with the counts.
pub fn guarded(units: &[GuardedUnit]) -> Problem {
    let detail = format!("{}请另一位管理员看过、点“同意写入”后再确认。", sentence(units));
    let counts: Vec<_> = units.iter().map(counts).collect();
    Problem::new(StatusCode::CONFLICT, "import.guarded", detail).with("guard", counts)
}

fn counts(unit: &GuardedUnit) -> serde_json::Value {
    serde_json::json!({
        "unit": unit.unit,
        "unit_name": unit.unit_name,
        "in_post": unit.in_post,
        "missing": unit.missing,
        "moved": unit.moved,
        "renamed": unit.renamed,
    })
}

/// What the guard saw, in words.
pub fn sentence(units: &[GuardedUnit]) -> String {
    let unit = |unit: &GuardedUnit| {
        format!(
            "{}在岗 {} 人，这份名单里没有 {} 人、调动 {} 人、改名 {} 人。",
            unit.unit_name, unit.in_post, unit.missing, unit.moved, unit.renamed
        )
    };
    units.iter().map(unit).collect()
}
