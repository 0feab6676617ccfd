//! Which sheet is of which kind.
use sanyou_import::SheetFound;
use sanyou_schema::domain::value::SheetKind;
use sanyou_schema::entity::roster_import;
use sea_orm::ConnectionTrait;

use crate::platform::problem::Problem;
use crate::roster::store::parts;

/// Which sheet is of which kind, as the first import of a file keeps it; none where all are of its own kind.
pub fn kept(first: &roster_import::Model) -> Result<Option<Vec<SheetFound>>, Problem> {
    let sheets = first.sheet_kinds.as_deref().map(serde_json::from_str);
    sheets.transpose().map_err(Problem::internal)
}

/// The sheets that an import reads, where others of its file are of other kinds.
pub async fn own_sheets(
    db: &impl ConnectionTrait,
    import: &roster_import::Model,
) -> Result<Option<Vec<String>>, Problem> {
    let sheets = kept(&parts::first_of(db, import).await?)?;
    Ok(sheets.map(|sheets| names_of(&sheets, import.kind)))
}

/// The sheets of that kind.
pub fn names_of(sheets: &[SheetFound], kind: Option<SheetKind>) -> Vec<String> {
    let own = sheets.iter().filter(|sheet| kind.is_some() && sheet.kind == kind);
    own.map(|sheet| sheet.name.clone()).collect()
}
