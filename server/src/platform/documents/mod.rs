//! Documents: a typst source with data becomes a PDF, a text becomes a QR code.
//!
//! What stands in the data reaches the source as values and is never read as markup. The fonts are built in; an
//! office's own stand in `SANYOU_DATA/fonts` and are used where a source names them first.
mod docx;
mod fonts;
pub mod paper;
mod qr;
mod sheet;
mod typeset;

pub use qr::qr_svg;
pub use typeset::pdf;

use self::paper::Paper;
use super::Platform;
use super::problem::Problem;

/// What a document is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For Word and WPS.
    Docx,
    /// To be printed and kept.
    Pdf,
    /// Its tables as a workbook.
    Xlsx,
}

impl Form {
    /// By the ending of its files.
    pub fn of(ending: &str) -> Option<Self> {
        match ending {
            "docx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// What browsers call it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A document in a form.
pub async fn made(platform: &Platform, paper: &Paper, form: Form) -> Result<Vec<u8>, Problem> {
    match form {
        Form::Docx => docx::docx(paper),
        Form::Xlsx => sheet::xlsx(paper),
        Form::Pdf => pdf(platform, include_str!("paper.typ"), paper).await,
    }
}
