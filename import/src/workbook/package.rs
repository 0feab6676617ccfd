//! What a zip package is, and whether it may be unpacked: looked at before anything is read from it.
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memmem;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Limits, ReadError};

use super::markup::{Markup, Told};
use super::records::Records;
use super::xml::attribute;

pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Members of a package: the directory of more would cost before any of them is read.
const MOST_MEMBERS: usize = 20_000;

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
pub(super) fn scan(bytes: &[u8], limits: &Limits) -> Result<HashMap<String, Told>, ReadError> {
    Scan::of(bytes, limits).parts(|_| true)
}

/// The look through a package, by parts, which several threads may share.
pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    limits: &'a Limits,
    /// What all parts have unpacked to so far.
    inflated: AtomicU64,
}

impl<'a> Scan<'a> {
    pub(super) fn of(bytes: &'a [u8], limits: &'a Limits) -> Self {
        Self {
            bytes,
            limits,
            inflated: AtomicU64::new(0),
        }
    }

    /// As [`scan`], through the members whose names, in small letters, are chosen.
    pub(super) fn parts(&self, chosen: impl Fn(&str) -> bool) -> Result<HashMap<String, Told>, ReadError> {
        let mut zip = open(self.bytes)?;
        let mut parts = HashMap::new();
        let mut chunk = vec![0; 64 << 10];
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).map_err(|error| refuse(&error))?;
            let name = file.name().map_err(|error| refuse(&error))?.to_ascii_lowercase();
            if chosen(&name) {
                let told = self.part(&name, &mut file, &mut chunk)?;
                parts.extend(told.map(|told| (name, told)));
            }
        }
        Ok(parts)
    }

    /// One member to its end; what it tells, where it is XML.
    fn part(&self, name: &str, file: &mut impl Read, chunk: &mut [u8]) -> Result<Option<Told>, ReadError> {
        let limits = self.limits;
        let ending = name.rsplit('.').next().unwrap_or_default();
        let mut markup = matches!(ending, "xml" | "rels").then(|| Markup::new(limits, name));
        let mut records = (ending == "bin" && name.starts_with("xl/")).then(|| Records::new(limits));
        let most = most(name, ending);
        let mut size = 0;
        loop {
            let read = file.read(chunk).map_err(|error| broken(&error, limits))?;
            if read == 0 {
                break;
            }
            size += read as u64;
            let all = self.inflated.fetch_add(read as u64, Ordering::Relaxed) + read as u64;
            if size > most || all > limits.inflated {
                return Err(limits.too_much_inflated());
            }
            if let Some(markup) = &mut markup {
                markup.feed(&chunk[..read])?;
            }
            if let Some(records) = &mut records {
                records.feed(&chunk[..read])?;
            }
        }
        Ok(markup.map(Markup::finish))
    }
}

/// Whether the workbook stands where every spreadsheet program puts it: then none of its [sheets](is_sheet) is read before
/// its cells are asked for.
pub(super) fn is_usual(bytes: &[u8]) -> bool {
    let relations = open(bytes)
        .ok()
        .and_then(|mut zip| member(&mut zip, "_rels/.rels", 1 << 20));
    let mut usual = relations.is_some();
    each(&relations.unwrap_or_default(), |start| {
        let is_book = attribute(start, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        let target = attribute(start, "Target");
        usual &= !is_book || target.is_some_and(|target| target.trim_start_matches('/') == "xl/workbook.xml");
    });
    usual
}

/// Whether a part is a sheet's cells, by its name in small letters.
pub(super) fn is_sheet(name: &str) -> bool {
    name.strip_prefix("xl/worksheets/sheet")
        .is_some_and(|rest| !rest.contains('/'))
}

/// A member that goes on beyond the size that it claims is a bomb; any other fault is damage.
fn broken(error: &std::io::Error, limits: &Limits) -> ReadError {
    if error.to_string().contains("larger than its declared") {
        limits.too_much_inflated()
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
pub(super) mod tests {
    use std::io::Write;

    use super::*;

    /// A package of one member.
    pub fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn scanned(bytes: &[u8], inflated: u64) -> &'static str {
        let limits = Limits {
            inflated,
            ..Limits::default()
        };
        scan(bytes, &limits).map_or_else(|error| error.code(), |_| "ok")
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
}
