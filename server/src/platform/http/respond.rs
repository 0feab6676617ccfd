//! Answers that are no JSON: a file to keep, or to show.
use poem_openapi::ApiResponse;
use poem_openapi::payload::{Attachment, AttachmentType, Binary};

/// A file.
#[derive(ApiResponse)]
pub enum FileAnswer {
    /// The file's bytes, with its name.
    #[oai(status = 200)]
    File(Attachment<Vec<u8>>, #[oai(header = "Content-Type")] String),
}

/// To be saved under a name.
pub fn download(name: &str, media_type: &str, bytes: Vec<u8>) -> FileAnswer {
    answer(name, media_type, bytes, AttachmentType::Attachment)
}

/// To be shown by the browser.
pub fn inline(name: &str, media_type: &str, bytes: Vec<u8>) -> FileAnswer {
    answer(name, media_type, bytes, AttachmentType::Inline)
}

fn answer(name: &str, media_type: &str, bytes: Vec<u8>, kind: AttachmentType) -> FileAnswer {
    FileAnswer::File(
        Attachment::new(bytes).filename(name).attachment_type(kind),
        media_type.to_owned(),
    )
}

/// A small picture, as the page shows it.
#[derive(ApiResponse)]
pub enum Picture {
    /// SVG.
    #[oai(status = 200, content_type = "image/svg+xml")]
    Svg(Binary<Vec<u8>>),
}
