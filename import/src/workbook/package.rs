//! What a zip package is, and whether it may be unpacked: looked at before anything is read from it.
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::ReadError;

use super::Budget;
use super::kind::Kind;
use super::xml::attribute;

pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Marks of a document type or an entity, which no office program writes into a package.
const FORBIDDEN: [&str; 2] = ["<!DOCTYPE", "<!ENTITY"];

/// More distinct texts than any roster has.
const MOST_STRINGS: u64 = 20_000_000;

pub(super) fn kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    let mut zip = open(bytes)?;
    let has = |name: &str| zip.index_for_name(name).is_some();
    if has("content.xml") && has("mimetype") {
        let manifest = member(&mut zip, "META-INF/manifest.xml", 1 << 20).unwrap_or_default();
        return if contains(&manifest, b"encryption-data") {
            Err(ReadError::encrypted())
        } else {
            Ok(Kind::Ods)
        };
    }
    if has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if has("[Content_Types].xml") && (has("xl/workbook.xml") || has("_rels/.rels")) {
        return Ok(Kind::Xlsx);
    }
    Err(ReadError::not_a_workbook())
}

pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| refuse(&error))
}

/// Inflates every member to a counter, so that a small file can't unpack to more than the limit.
pub(super) fn scan(bytes: &[u8], budget: &Budget) -> Result<(), ReadError> {
    let mut zip = open(bytes)?;
    let mut left = budget.limits.inflated;
    let mut chunk = vec![0; 64 << 10];
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).map_err(|error| refuse(&error))?;
        let name = file.name().map_err(|error| refuse(&error))?.to_ascii_lowercase();
        let is_xml = name
            .rsplit('.')
            .next()
            .is_some_and(|ending| matches!(ending, "xml" | "rels"));
        let mut tail = Vec::new();
        let mut first = true;
        loop {
            let read = file.read(&mut chunk).map_err(|_| ReadError::not_a_workbook())?;
            if read == 0 {
                break;
            }
            left = left
                .checked_sub(read as u64)
                .ok_or_else(|| budget.limits.too_much_inflated())?;
            if std::mem::take(&mut first) && claimed_strings(&chunk[..read]) > MOST_STRINGS {
                return Err(budget.limits.too_many_cells());
            }
            if is_xml {
                tail.extend_from_slice(&chunk[..read]);
                if FORBIDDEN.iter().any(|mark| holds(&tail, mark)) {
                    return Err(ReadError::not_a_workbook());
                }
                let keep = tail.len().saturating_sub(32);
                tail.drain(..keep);
            }
        }
    }
    Ok(())
}

/// The shared strings that the part's head claims; calamine makes room for as many at once.
fn claimed_strings(head: &[u8]) -> u64 {
    const CLAIM: &[u8] = b"uniqueCount=";
    let Some(at) = head.windows(CLAIM.len()).position(|window| window == CLAIM) else {
        return 0;
    };
    let digits = head[at + CLAIM.len()..]
        .iter()
        .skip(1)
        .take_while(|b| b.is_ascii_digit());
    digits.fold(0, |number: u64, b| {
        number.saturating_mul(10).saturating_add(u64::from(b - b'0'))
    })
}

/// A member's content, `None` where there is none or it is longer than `most`.
pub(super) fn member(zip: &mut Package<'_>, name: &str, most: u64) -> Option<Vec<u8>> {
    let file = zip.by_name(name).ok()?;
    let mut content = Vec::new();
    file.take(most + 1).read_to_end(&mut content).ok()?;
    (content.len() as u64 <= most).then_some(content)
}

/// Rows that are hidden, by the sheet's name. calamine doesn't tell; where the package is odd, none are told.
pub(super) fn hidden_rows(bytes: &[u8], budget: &Budget) -> BTreeMap<String, u32> {
    sheet_parts(bytes).map_or_else(BTreeMap::new, |parts| {
        let Ok(mut zip) = open(bytes) else {
            return BTreeMap::new();
        };
        let mut hidden = BTreeMap::new();
        for (name, path) in parts {
            let content = member(&mut zip, &path, budget.limits.inflated).unwrap_or_default();
            if contains(&content, b"hidden=") {
                hidden.insert(name, count_hidden(&content));
            }
        }
        hidden
    })
}

/// The name and the part of each sheet, by the workbook and its relationships.
fn sheet_parts(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut zip = open(bytes).ok()?;
    let relations = member(&mut zip, "xl/_rels/workbook.xml.rels", 4 << 20)?;
    let book = member(&mut zip, "xl/workbook.xml", 16 << 20)?;
    let mut targets = BTreeMap::new();
    each(&relations, |start| {
        if let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target")) {
            let path = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
    });
    let mut parts = Vec::new();
    each(&book, |start| {
        if start.local_name().into_inner() == "sheet"
            && let (Some(name), Some(id)) = (attribute(start, "name"), attribute(start, "r:id"))
            && let Some(path) = targets.get(&id)
        {
            parts.push((name, path.clone()));
        }
    });
    Some(parts)
}

/// Hidden rows that hold a cell.
fn count_hidden(sheet: &[u8]) -> u32 {
    let (mut count, mut hidden) = (0, false);
    each(sheet, |start| match start.local_name().into_inner() {
        "row" => hidden = attribute(start, "hidden").is_some_and(|v| matches!(v.as_str(), "1" | "true")),
        "c" if hidden => {
            count += 1;
            hidden = false;
        }
        _ => {}
    });
    count
}

fn each(xml: &[u8], mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start)) => visit(&start),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn holds(bytes: &[u8], mark: &str) -> bool {
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { mark.encode_utf16().flat_map(order).collect() };
    contains(bytes, mark.as_bytes())
        || contains(bytes, &wide(u16::to_le_bytes))
        || contains(bytes, &wide(u16::to_be_bytes))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let first = needle[0];
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|b| *b == first) {
        rest = &rest[at..];
        if rest.starts_with(needle) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

fn refuse(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::encrypted()
        }
        _ => ReadError::not_a_workbook(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::Limits;

    fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn scanned(bytes: &[u8], inflated: u64) -> &'static str {
        let budget = Budget::new(Limits {
            inflated,
            ..Limits::default()
        });
        scan(bytes, &budget).map_or_else(|error| error.code(), |()| "ok")
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_unpacks_to() {
        let bomb = zipped("xl/worksheets/sheet1.xml", &vec![b' '; 1 << 20]);
        assert!(bomb.len() < 4096);
        assert_eq!(scanned(&bomb, 1 << 20), "ok");
        assert_eq!(scanned(&bomb, (1 << 20) - 1), "file.too_large");
    }

    #[test]
    fn document_types_are_refused_wherever_they_stand() {
        let mut xml = vec![b' '; (64 << 10) - 4];
        xml.extend_from_slice(b"<!DOCTYPE a [<!ENTITY b 'c'>]>");
        assert_eq!(
            scanned(&zipped("content.xml", &xml), 1 << 30),
            "file.not_a_workbook"
        );
        assert_eq!(scanned(&zipped("picture.png", &xml), 1 << 30), "ok");
        let wide: Vec<u8> = "<!ENTITY".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(scanned(&zipped("a.rels", &wide), 1 << 30), "file.not_a_workbook");
    }

    #[test]
    fn a_forged_count_of_strings_is_refused() {
        let claim = b"<sst count=\"1\" uniqueCount=\"99999999999999\"><si/></sst>";
        assert_eq!(
            scanned(&zipped("xl/sharedStrings.xml", claim), 1 << 30),
            "file.too_large"
        );
    }

    #[test]
    fn other_packages_are_no_workbooks() {
        assert!(
            matches!(kind(&zipped("word/document.xml", b"<a/>")), Err(error) if error.code() == "file.not_a_workbook")
        );
        assert!(kind(b"PK\x03\x04....").is_err());
    }
}
