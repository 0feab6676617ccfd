//! Tells the kind of a file by its content. The ending is what people rename.
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::ReadError;

use super::package;

pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// An HTML table or XML 2003, which office programs save as .xls.
    Markup(String),
    /// Values between commas, tabs or semicolons.
    Text(String),
}

pub(super) fn of(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::empty());
    }
    if bytes.starts_with(b"PK") {
        return package::kind(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return if contains_utf16(bytes, "EncryptedPackage") {
            Err(ReadError::encrypted())
        } else {
            Ok(Kind::Xls)
        };
    }
    let text = decode(bytes).ok_or_else(ReadError::not_a_workbook)?;
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}'))
    {
        return Err(ReadError::not_a_workbook());
    }
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ReadError::empty());
    }
    if start.starts_with('<') {
        return Ok(Kind::Markup(text));
    }
    Ok(Kind::Text(text))
}

/// A mark decides; else strict UTF-8, else GB18030, the Chinese Excel's own.
fn decode(bytes: &[u8]) -> Option<String> {
    let strict = |encoding: &'static encoding_rs::Encoding, bytes| {
        encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned)
    };
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return std::str::from_utf8(rest).ok().map(str::to_owned);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return strict(UTF_16LE, rest);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return strict(UTF_16BE, rest);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => strict(GB18030, bytes),
    }
}

fn contains_utf16(bytes: &[u8], word: &str) -> bool {
    let needle: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
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
    fn encodings_are_told_apart() {
        assert_eq!(decode(b"\xD0\xD5\xC3\xFB").as_deref(), Some("姓名"));
        assert_eq!(decode("姓名".as_bytes()).as_deref(), Some("姓名"));
        assert_eq!(decode(b"\xEF\xBB\xBF\xFF"), None);
        assert_eq!(decode(b"\xFE\xFF\x59\xD3").as_deref(), Some("姓"));
    }
}
