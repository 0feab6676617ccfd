//! What a zip package is, and whether it may be unpacked: looked at before anything is read from it.
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

use memchr::memmem;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::ReadError;

use super::Budget;
use super::kind::Kind;
use super::markup::{Markup, Told};
use super::records::Records;
use super::xml::attribute;

pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Members of a package: the directory of more would cost before any of them is read.
const MOST_MEMBERS: usize = 20_000;

pub(super) fn kind(bytes: &[u8]) -> Result<Kind<'_>, ReadError> {
    let mut zip = open(bytes)?;
    let has = |name: &str| zip.index_for_name(name).is_some();
    if has("content.xml") && has("mimetype") {
        let manifest = member(&mut zip, "META-INF/manifest.xml", 1 << 20).unwrap_or_default();
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

pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, ReadError> {
    // each has the mark of an entry of the directory
    if memmem::find_iter(bytes, b"PK\x01\x02")
        .nth(MOST_MEMBERS)
        .is_some()
    {
        return Err(ReadError::not_a_workbook());
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| refuse(&error))
}

/// Inflates every member to a counter, so that a small file can't unpack to more than the limit, and looks through
/// what is in it. Gives what the parts tell, by their names in small letters.
pub(super) fn scan(bytes: &[u8], budget: &Budget) -> Result<HashMap<String, Told>, ReadError> {
    let mut zip = open(bytes)?;
    let mut parts = HashMap::new();
    let mut left = budget.limits.inflated;
    let mut chunk = vec![0; 64 << 10];
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).map_err(|error| refuse(&error))?;
        let name = file.name().map_err(|error| refuse(&error))?.to_ascii_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        let mut markup = matches!(ending, "xml" | "rels").then(|| Markup::new(&budget.limits, &name));
        let mut records = (ending == "bin" && name.starts_with("xl/")).then(|| Records::new(&budget.limits));
        let most = most(&name, ending).min(left);
        let mut size = 0;
        loop {
            let read = file.read(&mut chunk).map_err(|error| broken(&error, budget))?;
            if read == 0 {
                break;
            }
            size += read as u64;
            if size > most {
                return Err(budget.limits.too_much_inflated());
            }
            if let Some(markup) = &mut markup {
                markup.feed(&chunk[..read])?;
            }
            if let Some(records) = &mut records {
                records.feed(&chunk[..read])?;
            }
        }
        left -= size;
        if let Some(markup) = markup {
            parts.insert(name, markup.finish());
        }
    }
    Ok(parts)
}

/// A member that goes on beyond the size that it claims is a bomb; any other fault is damage.
fn broken(error: &std::io::Error, budget: &Budget) -> ReadError {
    if error.to_string().contains("larger than its declared") {
        budget.limits.too_much_inflated()
    } else {
        ReadError::not_a_workbook()
    }
}

/// Parts that are read whole into the memory are small in every workbook.
fn most(name: &str, ending: &str) -> u64 {
    let is_small = ending == "rels" || name.ends_with("workbook.xml") || name.ends_with("workbook.bin");
    if is_small || name.contains("/theme/") {
        8 << 20
    } else if name.ends_with("/styles.xml") || name.ends_with("/styles.bin") {
        48 << 20
    } else {
        u64::MAX
    }
}

/// A member's content, `None` where there is none or it is longer than `most`.
pub(super) fn member(zip: &mut Package<'_>, name: &str, most: u64) -> Option<Vec<u8>> {
    let file = zip.by_name(name).ok()?;
    let mut content = Vec::new();
    file.take(most + 1).read_to_end(&mut content).ok()?;
    (content.len() as u64 <= most).then_some(content)
}

/// The name and the part of each sheet, by the workbook and its relationships; the parts in small letters.
/// calamine tells neither hidden rows nor which part is whose.
pub(super) fn sheet_parts(bytes: &[u8]) -> Vec<(String, String)> {
    named_parts(bytes).unwrap_or_default()
}

fn named_parts(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut zip = open(bytes).ok()?;
    let relations = member(&mut zip, "xl/_rels/workbook.xml.rels", 8 << 20)?;
    let book = member(&mut zip, "xl/workbook.xml", 8 << 20)?;
    let mut targets = BTreeMap::new();
    each(&relations, |start| {
        if let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target")) {
            let path = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path.to_ascii_lowercase());
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
        scan(bytes, &budget).map_or_else(|error| error.code(), |_| "ok")
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_unpacks_to() {
        let bomb = zipped("xl/media/picture.png", &vec![b' '; 1 << 20]);
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
