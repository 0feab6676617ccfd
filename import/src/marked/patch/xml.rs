//! What every part of a package needs that is read and written again: what isn't changed passes as it came.
use std::io::{BufRead, Write};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// A package that is odd in some way: it is not patched, a new workbook is made instead.
#[derive(Debug)]
pub(in crate::marked) struct Odd;

impl From<quick_xml::Error> for Odd {
    fn from(_: quick_xml::Error) -> Self {
        Self
    }
}

impl From<std::io::Error> for Odd {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl From<zip::result::ZipError> for Odd {
    fn from(_: zip::result::ZipError) -> Self {
        Self
    }
}

/// An attribute's value, its references resolved.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.ok()?.into_owned())
}

/// The `id` of another name space, whatever prefix stands for it.
pub(super) fn relation_id(start: &BytesStart<'_>) -> Option<String> {
    let named = |key: &str| key.ends_with(":id");
    let found = start
        .attributes()
        .filter_map(Result::ok)
        .find(|attribute| named(attribute.key.into_inner()))?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.ok()?.into_owned())
}

/// The element with some attributes set, new ones last; `None` takes one away.
pub(super) fn with(start: &BytesStart<'_>, set: &[(&str, Option<&str>)]) -> BytesStart<'static> {
    let name = start.name().into_inner().to_owned();
    let mut changed = BytesStart::new(name);
    let is_set = |key: &str| set.iter().any(|(name, _)| *name == key);
    let kept = start.attributes().filter_map(Result::ok);
    changed.extend_attributes(kept.filter(|attribute| !is_set(attribute.key.into_inner())));
    for (name, value) in set {
        if let Some(value) = value {
            changed.push_attribute((*name, *value));
        }
    }
    changed.into_owned()
}

/// Visits the elements of a part.
pub(super) fn each(
    source: impl BufRead,
    mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), Odd>,
) -> Result<(), Odd> {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(start) | Event::Empty(start) => visit(&start)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Text as an XML cell or comment may hold it: no signs that XML forbids, and no `_x0041_`, which stands for a sign.
pub(super) fn text(plain: &str) -> String {
    let mut safe = String::with_capacity(plain.len());
    for (at, c) in plain.char_indices() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '_' if is_escape(&plain[at..]) => safe.push_str("_x005F_"),
            '\t' | '\n' => safe.push(c),
            '\r' | '\u{FFFE}' | '\u{FFFF}' => {}
            c if c < ' ' => {}
            c => safe.push(c),
        }
    }
    safe
}

fn is_escape(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    bytes.len() >= 7
        && bytes.starts_with(b"_x")
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
        && bytes[6] == b'_'
}

/// Adds elements at the end of a part's root.
pub(super) fn append(part: &str, more: &str) -> Result<String, Odd> {
    let trimmed = part.trim_end();
    if let Some(at) = trimmed.rfind("</") {
        return Ok(format!("{}{more}{}", &trimmed[..at], &trimmed[at..]));
    }
    // a root with nothing in it
    let at = trimmed.strip_suffix("/>").map(str::len).ok_or(Odd)?;
    let open = trimmed.rfind('<').ok_or(Odd)?;
    let name: String = trimmed[open + 1..]
        .chars()
        .take_while(|c| !c.is_whitespace() && *c != '/')
        .collect();
    Ok(format!("{}>{more}</{name}>", &trimmed[..at]))
}

/// Writes markup that is well formed already.
pub(super) fn raw<W: Write>(writer: &mut Writer<W>, markup: &str) -> Result<(), Odd> {
    Ok(writer.get_mut().write_all(markup.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_says_just_what_it_says() {
        assert_eq!(text("=1<2 & \"x\"\u{1}\n"), "=1&lt;2 &amp; &quot;x&quot;\n");
        assert_eq!(text("a_x0041_b_x_"), "a_x005F_x0041_b_x_");
    }

    #[test]
    fn a_root_takes_more() {
        assert_eq!(append("<a><b/></a>\n", "<c/>").unwrap(), "<a><b/><c/></a>");
        assert_eq!(
            append("<?xml?><a x=\"1\"/>", "<c/>").unwrap(),
            "<?xml?><a x=\"1\"><c/></a>"
        );
        assert!(append("", "<c/>").is_err());
    }
}
