//! Tells the kind of a file by its content. The ending is what people rename.
use std::borrow::Cow;

use memchr::memmem;

use crate::ReadError;

use super::package;
use super::text::Text;

pub(super) enum Kind<'a> {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// An HTML table or XML 2003, which office programs save as .xls.
    Markup(Cow<'a, str>),
    /// Values between commas, tabs or semicolons.
    Text(Text<'a>),
}

pub(super) fn of(bytes: &[u8]) -> Result<Kind<'_>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::empty());
    }
    if bytes.starts_with(b"PK") {
        return packed(bytes);
    }
    if let Some(error) = known_as(bytes) {
        return Err(error);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return if contains_utf16(bytes, "EncryptedPackage") {
            Err(ReadError::encrypted())
        } else {
            Ok(Kind::Xls)
        };
    }
    let text = Text::of(bytes).ok_or_else(ReadError::not_a_workbook)?;
    let shows_nothing = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}');
    let mut start = None;
    for c in text.chars() {
        if shows_nothing(c) {
            return Err(ReadError::not_a_workbook());
        }
        if start.is_none() && !c.is_whitespace() {
            start = Some(c);
        }
    }
    match start {
        None => Err(ReadError::empty()),
        Some('<') => Ok(Kind::Markup(text.whole())),
        Some(_) => Ok(Kind::Text(text)),
    }
}

/// Which of the packages it is, by its members.
fn packed(bytes: &[u8]) -> Result<Kind<'_>, ReadError> {
    let mut zip = package::open(bytes)?;
    let has = |name: &str| zip.index_for_name(name).is_some();
    if has("content.xml") && has("mimetype") {
        let manifest = package::member(&mut zip, "META-INF/manifest.xml", 1 << 20).unwrap_or_default();
        return if memmem::find(&manifest, b"encryption-data").is_some() {
            Err(ReadError::encrypted())
        } else {
            Ok(Kind::Ods)
        };
    }
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    let other = ["word/document.xml", "ppt/presentation.xml"].into_iter().any(has);
    if has("[Content_Types].xml") && (has("xl/workbook.xml") || has("_rels/.rels")) && !other {
        return Ok(Kind::Xlsx);
    }
    if has("[Content_Types].xml") || has("mimetype") {
        return Err(ReadError::other_office_file());
    }
    Err(ReadError::archive())
}

/// Files that are known and are no workbook, with what to do about each.
fn known_as(bytes: &[u8]) -> Option<ReadError> {
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if starts(&[b"Rar!", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B"]) {
        return Some(ReadError::archive());
    }
    if starts(&[b"%PDF-", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM6", b"BM8"]) {
        return Some(ReadError::picture());
    }
    None
}

fn contains_utf16(bytes: &[u8], word: &str) -> bool {
    let needle: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memmem::find(bytes, &needle).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::package::tests::zipped;
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        match of(bytes) {
            Ok(Kind::Text(_)) => "text",
            Ok(Kind::Markup(_)) => "markup",
            Ok(Kind::Xls) => "xls",
            Ok(_) => "package",
            Err(error) => error.code(),
        }
    }

    #[test]
    fn content_decides() {
        for (bytes, want) in [
            (&b""[..], "file.empty"),
            (b" \r\n\t", "file.empty"),
            (b"\xEF\xBB\xBF", "file.empty"),
            (b"a,b", "text"),
            ("姓名,性别".as_bytes(), "text"),
            (b"\xD0\xD5\xC3\xFB,1", "text"),
            (b"\xFF\xFE\xD3\x59", "text"),
            (b"<html><table>", "markup"),
            (b"%PDF-1.7\n\x00\x01", "file.not_a_workbook"),
            (b"\x89PNG\r\n\x1a\n\0\0", "file.not_a_workbook"),
            (b"PK\x03\x04", "file.not_a_workbook"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "xls"),
            (
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                "file.encrypted",
            ),
        ] {
            assert_eq!(code(bytes), want, "{bytes:?}");
        }
    }

    #[test]
    fn other_packages_are_no_workbooks() {
        assert!(
            matches!(of(&zipped("word/document.xml", b"<a/>")), Err(error) if error.code() == "file.not_a_workbook")
        );
        assert!(of(b"PK\x03\x04....").is_err());
    }
}
