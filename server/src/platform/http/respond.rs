//! Answers that are no JSON: a file to keep, or a picture.
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
    let attachment = Attachment::new(bytes)
        .filename(name)
        .attachment_type(AttachmentType::Attachment);
    FileAnswer::File(attachment, media_type.to_owned())
}

/// A small picture, as the page shows it.
#[derive(ApiResponse)]
pub enum Picture {
    /// SVG.
    #[oai(status = 200, content_type = "image/svg+xml")]
    Svg(Binary<Vec<u8>>),
}
