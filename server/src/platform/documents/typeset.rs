//! A typst source with data becomes a PDF.
use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::fonts::{Fonts, fonts};
use crate::platform::Platform;
use crate::platform::problem::Problem;

/// What the compiler may see: one source, the data, the fonts. No files, no packages, no clock.
struct Sheet {
    library: LazyHash<Library>,
    fonts: &'static Fonts,
    source: Source,
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() {
            Ok(self.source.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets a document: `source` is ours, `inputs` come to it as `sys.inputs`, each as a value. PDF/A-2b, for archives.
pub async fn pdf(
    platform: &Platform,
    source: &'static str,
    inputs: &impl Serialize,
) -> Result<Vec<u8>, Problem> {
    let inputs = serde_json::to_value(inputs).map_err(Problem::internal)?;
    let (data, at) = (platform.config.data.clone(), platform.clock.now());
    let set = move || set(fonts(&data)?, source, inputs, at);
    tokio::task::spawn_blocking(set)
        .await
        .map_err(Problem::internal)?
}

fn set(
    fonts: &'static Fonts,
    source: &str,
    inputs: serde_json::Value,
    at: DateTime<Utc>,
) -> Result<Vec<u8>, Problem> {
    let inputs: Dict = serde_json::from_value(inputs).map_err(Problem::internal)?;
    let sheet = Sheet {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        fonts,
        source: Source::detached(source),
    };
    let document = typst::compile(&sheet)
        .output
        .map_err(|errors| Problem::internal(messages(&errors)))?;
    let options = PdfOptions {
        creator: typst::foundations::Smart::Custom(Some("三优 Sanyou".into())),
        timestamp: timestamp(at),
        standards: PdfStandards::new(&[PdfStandard::A_2b]).map_err(|e| Problem::internal(e.message()))?,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| Problem::internal(messages(&errors)))?;
    // what the compiler remembers of older documents
    typst::comemo::evict(5);
    Ok(bytes)
}

fn messages(errors: &[typst::diag::SourceDiagnostic]) -> String {
    let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    format!("a document can't be set: {}", messages.join("; "))
}

fn timestamp(at: DateTime<Utc>) -> Option<Timestamp> {
    let small = |number: u32| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )?;
    Some(Timestamp::new_utc(datetime))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn set_here(source: &str, inputs: serde_json::Value) -> Result<Vec<u8>, Problem> {
        let at = "2026-11-24T01:00:00Z".parse().unwrap();
        set(
            fonts(Path::new("/nonexistent")).expect("npm run build in server/web"),
            source,
            inputs,
            at,
        )
    }

    #[test]
    fn the_same_data_makes_the_same_document() {
        let source = "#set text(font: \"Noto Serif SC\")\n#sys.inputs.name";
        let one = set_here(source, serde_json::json!({"name": "侯亮平"})).unwrap();
        assert!(one.starts_with(b"%PDF"));
        assert_eq!(
            one,
            set_here(source, serde_json::json!({"name": "侯亮平"})).unwrap()
        );
        assert_ne!(
            one,
            set_here(source, serde_json::json!({"name": "侯亮瓶"})).unwrap()
        );
    }

    #[test]
    fn data_is_never_markup() {
        let source = "#set text(font: \"Noto Serif SC\")\n#sys.inputs.name";
        let hostile = "#panic(\"x\") *粗* $x$ #image(\"/etc/passwd\") \\";
        assert!(set_here(source, serde_json::json!({"name": hostile})).is_ok());
    }

    #[test]
    fn a_source_reads_no_files() {
        assert!(set_here("#read(\"/etc/passwd\")", serde_json::json!({})).is_err());
        assert!(set_here("#sys.inputs.missing", serde_json::json!({})).is_err());
    }
}
