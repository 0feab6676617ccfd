//! `roster_import`
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait,
};

use crate::domain::value::id::{AccountId, FileId, ImportId, UnitId};
use crate::domain::value::{ImportMode, ImportState, SheetKind};

/// One upload of a roster, or of another sheet of the same life.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roster_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    /// Whose rows it may touch: the subtree.
    pub unit_id: UnitId,
    pub file_id: FileId,
    #[sea_orm(column_type = "Text")]
    pub mode: ImportMode,
    #[sea_orm(column_type = "Text")]
    pub state: ImportState,
    /// The day that it is read and diffed for.
    pub as_of: NaiveDate,
    /// The import of the same file before this one.
    pub earlier_id: Option<ImportId>,
    /// The applied import of the same file whose rows are this one's, too; none where it has its own.
    pub rows_of_id: Option<ImportId>,
    /// Sealed JSON: sheets, totals, what was read.
    #[sea_orm(column_type = "Blob", nullable)]
    pub report_enc: Option<Vec<u8>>,
    /// JSON of the outcome counts.
    #[sea_orm(column_type = "Text", nullable)]
    pub totals: Option<String>,
    /// Over what the preview saw.
    #[sea_orm(column_type = "Text", nullable)]
    pub fingerprint: Option<String>,
    /// Rows read so far.
    pub progress: i32,
    /// Code of why it failed.
    #[sea_orm(column_type = "Text", nullable)]
    pub failure: Option<String>,
    /// The sentence for the user.
    #[sea_orm(column_type = "Text", nullable)]
    pub failure_text: Option<String>,
    /// Second person who let a guarded import pass.
    pub released_by: Option<AccountId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub release_reason: Option<String>,
    /// Whether the people of it are told once it is applied.
    pub tell: bool,
    /// Whether it names some of the unit's people alone: nobody is missing from it.
    pub is_part: bool,
    /// JSON list of the sheets that are left out.
    #[sea_orm(column_type = "Text", nullable)]
    pub left_out_sheets: Option<String>,
    /// Sealed JSON: what was chosen for its columns and texts, for this import alone.
    #[sea_orm(column_type = "Blob", nullable)]
    pub choices_enc: Option<Vec<u8>>,
    pub created_by: AccountId,
    pub created_at: DateTime<Utc>,
    pub applied_by: Option<AccountId>,
    pub applied_at: Option<DateTime<Utc>>,
    /// A job holds it until then.
    pub leased_until: Option<DateTime<Utc>>,
    /// Raised by whatever asks for it to be read again: who reads it at an older one throws its work away.
    pub turn: i32,
    /// Who wants it taken back by the job; none where nobody waits for that.
    pub undo_by: Option<AccountId>,
    /// The fingerprint of what stays then, where that was shown.
    #[sea_orm(column_type = "Text", nullable)]
    pub undo_less: Option<String>,
    /// What the file is about; none until it is told or chosen.
    #[sea_orm(column_type = "Text", nullable)]
    pub kind: Option<SheetKind>,
    /// The first import of the same file, where its sheets are of several kinds and this is another one's.
    pub part_of_id: Option<ImportId>,
    /// JSON, of the first: which sheet is of which kind; none where all of them are of its own.
    #[sea_orm(column_type = "Text", nullable)]
    pub sheet_kinds: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
