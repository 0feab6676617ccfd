//! What is done with people and rosters, one file each.
pub mod apply_import;
pub mod compare;
pub mod guarded;
pub mod mend_import;
pub mod organisations;
pub mod posts;
pub mod read_import;
pub mod release_import;
pub mod reveal;
pub mod show_import;
pub mod stage_import;
pub mod summary;
pub mod to_rows;
pub mod upload_import;
pub mod words;
pub mod workbook;
pub mod write_import;
