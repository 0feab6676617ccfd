//! The fonts of documents: the two that are built in, and what the office put into `SANYOU_DATA/fonts`.
use std::path::Path;
use std::sync::OnceLock;

use rust_embed::RustEmbed;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::platform::problem::Problem;

/// Laid there by `npm run build` in `server/web` (scripts/fonts.mjs).
#[derive(RustEmbed)]
#[folder = "assets/fonts"]
struct BuiltIn;

/// Fonts with what typst needs to choose among them.
pub struct Fonts {
    /// Names and features.
    pub book: LazyHash<FontBook>,
    /// In the order of the book.
    pub fonts: Vec<Font>,
}

/// The fonts of this process; read once, at the first document.
pub fn fonts(data: &Path) -> Result<&'static Fonts, Problem> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| load(&data.join("fonts")));
    if fonts.book.contains_family("noto serif sc") {
        return Ok(fonts);
    }
    Err(Problem::internal(
        "no font for documents: run `npm run build` in server/web before the server is built, \
         or put NotoSerifSC-Regular.ttf into SANYOU_DATA/fonts and start again",
    ))
}

fn load(folder: &Path) -> Fonts {
    let built_in = BuiltIn::iter().filter_map(|name| BuiltIn::get(&name));
    let built_in = built_in.map(|file| file.data.into_owned());
    let fonts: Vec<Font> = from_folder(folder)
        .into_iter()
        .chain(built_in)
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
}

/// The office's own font files; a folder that is not there holds none.
fn from_folder(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_font = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| ["ttf", "otf", "ttc"].contains(&ending.to_lowercase().as_str()))
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.into_iter().filter(|path| is_font(path));
    files.filter_map(|path| std::fs::read(path).ok()).collect()
}
