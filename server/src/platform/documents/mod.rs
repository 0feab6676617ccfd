//! Documents: a typst source with data becomes a PDF, a text becomes a QR code.
//!
//! What stands in the data reaches the source as values and is never read as markup. The fonts are built in; an
//! office's own stand in `SANYOU_DATA/fonts` and are used where a source names them first.
mod fonts;
mod qr;
mod typeset;

pub use qr::qr_svg;
pub use typeset::pdf;
