//! What requests about imports name: an import, a kind, a mode, a unit, a place in a list.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{ImportId, UnitId};
use sanyou_schema::domain::value::{ImportMode, SheetKind};
use sanyou_schema::entity::roster_import;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::guarded::visible;

/// An import that the actor may see: whoever may write rosters there, or release what was stopped.
pub async fn seen(platform: &Platform, actor: &Actor, id: ImportId) -> Answer<roster_import::Model> {
    visible(platform.database.reader(), actor, Capability::RosterWrite, id).await
}

/// What an import may do.
pub fn parsed_mode(mode: &str) -> Result<ImportMode, Problem> {
    mode.parse().map_err(|_| {
        let detail = "导入方式应为 both、add、update 或 fill。";
        Problem::field("import.mode", "mode", detail)
    })
}

/// What an import is about.
pub fn parsed_kind(text: &str) -> Answer<SheetKind> {
    text.parse()
        .map_err(|_| Problem::field("import.kind", "kind", "没有这种表，请从列表里选。"))
}

/// The path of a unit that a list is asked for; nothing where it is for all that the actor reaches.
pub async fn below(platform: &Platform, actor: &Actor, unit: Option<Uuid>) -> Answer<Option<String>> {
    let Some(unit) = unit else {
        return Ok(None);
    };
    let path = crate::unit::path_of(platform.database.reader(), UnitId(unit)).await?;
    let path = path.filter(|path| actor.scope.covers_path(path));
    path.map(Some).ok_or_else(|| Problem::not_found("个单位"))
}

/// The id in a cursor.
pub fn parsed(cursor: Option<&str>) -> Answer<Option<Uuid>> {
    let parse = |text: &str| {
        text.parse()
            .map_err(|_| Problem::bad_request("翻页的位置不对，请从第一页看起。"))
    };
    cursor.filter(|text| !text.is_empty()).map(parse).transpose()
}
