//! `/units`.
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use uuid::Uuid;

use super::store;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;

/// A unit of one of the two trees.
#[derive(Debug, Object)]
pub struct Unit {
    /// Its id.
    pub id: Uuid,
    /// Official name of today.
    pub name: String,
    /// `county`, `township`, `zone`, `industry_committee` …
    pub kind: String,
    /// `territory` or `line`.
    pub tree: String,
    /// The unit above it; none at a root.
    pub parent: Option<Uuid>,
    /// Division or line code, where it has one.
    pub code: Option<String>,
    /// Official order among its siblings.
    pub sort_no: i32,
    /// What else people write for it.
    pub aliases: Vec<String>,
}

/// The trees, on one page.
#[derive(Debug, Object)]
pub struct UnitList {
    /// The territory tree first, parents before children, in official order.
    pub items: Vec<Unit>,
    /// Always null: the trees come on one page.
    pub next: Option<String>,
    /// How many.
    pub total: u64,
}

/// Units.
pub struct UnitApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Unit")]
impl UnitApi {
    /// The territory tree and the line tree of today
    ///
    /// Problems: none of its own.
    #[oai(path = "/units", method = "get", operation_id = "list_units")]
    async fn list_units(&self, platform: Data<&Platform>, _actor: Signed) -> Answer<Json<UnitList>> {
        let units = store::named_units(platform.database.reader(), platform.clock.today()).await?;
        let items: Vec<Unit> = units.into_iter().map(Unit::from).collect();
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(UnitList {
            items,
            next: None,
            total,
        }))
    }
}

impl From<store::NamedUnit> for Unit {
    fn from(unit: store::NamedUnit) -> Self {
        Self {
            id: unit.row.id.into(),
            name: unit.name,
            kind: unit.row.kind.code().to_owned(),
            tree: unit.row.tree.code().to_owned(),
            parent: unit.row.parent_id.map(Into::into),
            code: unit.row.code,
            sort_no: unit.row.sort_no,
            aliases: unit.aliases,
        }
    }
}
