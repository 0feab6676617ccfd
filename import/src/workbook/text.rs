//! Text in the encodings that spreadsheets write, decoded piece by piece.
use std::borrow::Cow;

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes that are decoded at a time.
const PIECE: usize = 16 << 10;

/// A text whose encoding is told and whose every byte is known to be of it.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    bytes: &'a [u8],
    encoding: &'static Encoding,
}

impl<'a> Text<'a> {
    /// A mark decides; else strict UTF-8, else GB18030, the Chinese Excel's own.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let text = |bytes, encoding| Some(Self { bytes, encoding }).filter(Self::is_whole);
        if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
            return text(rest, UTF_8);
        }
        if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
            return text(rest, UTF_16LE);
        }
        if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
            return text(rest, UTF_16BE);
        }
        text(bytes, UTF_8).or_else(|| text(bytes, GB18030))
    }

    fn is_whole(&self) -> bool {
        if self.encoding == UTF_8 {
            return std::str::from_utf8(self.bytes).is_ok();
        }
        let mut pieces = self.pieces();
        while pieces.next_piece().is_some() {}
        pieces.whole
    }

    fn pieces(&self) -> Pieces<'a> {
        Pieces {
            rest: self.bytes,
            decoder: self.encoding.new_decoder_without_bom_handling(),
            done: false,
            whole: true,
        }
    }

    /// The characters one after the other; no more than a piece of them stands decoded.
    pub(super) fn chars(&self) -> Chars<'a> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) if self.encoding == UTF_8 => Chars::Plain(text.chars()),
            _ => Chars::Decoded {
                pieces: Box::new(self.pieces()),
                piece: String::new(),
                at: 0,
            },
        }
    }

    /// The whole of it, copied only where it is no UTF-8.
    pub(super) fn whole(&self) -> Cow<'a, str> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) if self.encoding == UTF_8 => Cow::Borrowed(text),
            _ => Cow::Owned(self.chars().collect()),
        }
    }
}

/// What is left to decode.
pub(super) struct Pieces<'a> {
    rest: &'a [u8],
    decoder: Decoder,
    done: bool,
    whole: bool,
}

impl Pieces<'_> {
    fn next_piece(&mut self) -> Option<String> {
        if self.done {
            return None;
        }
        let (piece, later) = self.rest.split_at(self.rest.len().min(PIECE));
        let mut text = String::with_capacity(piece.len() * 3 + 16);
        let last = later.is_empty();
        let (result, read) = self
            .decoder
            .decode_to_string_without_replacement(piece, &mut text, last);
        self.rest = &self.rest[read..];
        match result {
            DecoderResult::InputEmpty => self.done = last,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => (self.done, self.whole) = (true, false),
        }
        Some(text)
    }
}

/// The characters of a text.
pub(super) enum Chars<'a> {
    Plain(std::str::Chars<'a>),
    Decoded {
        pieces: Box<Pieces<'a>>,
        piece: String,
        at: usize,
    },
}

impl Iterator for Chars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Plain(chars) => chars.next(),
            Self::Decoded { pieces, piece, at } => loop {
                if let Some(c) = piece[*at..].chars().next() {
                    *at += c.len_utf8();
                    return Some(c);
                }
                *piece = pieces.next_piece()?;
                *at = 0;
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(bytes: &[u8]) -> Option<String> {
        Text::of(bytes).map(|text| {
            assert_eq!(text.chars().collect::<String>(), text.whole());
            text.whole().into_owned()
        })
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(whole(b"\xD0\xD5\xC3\xFB").as_deref(), Some("姓名"));
        assert_eq!(whole("姓名".as_bytes()).as_deref(), Some("姓名"));
        assert_eq!(whole(b"\xEF\xBB\xBF\xFF"), None);
        assert_eq!(whole(b"\xFE\xFF\x59\xD3").as_deref(), Some("姓"));
        assert_eq!(whole(b"\xFF\xFE\xD3\x59\x00").as_deref(), None);
        assert_eq!(whole(b"a\xFF"), None);
    }

    #[test]
    fn characters_may_lie_across_pieces() {
        for before in 0..4 {
            let text = format!("{}{}", "a".repeat(before), "𬍛䶮姓".repeat(PIECE));
            let (encoded, _, _) = GB18030.encode(&text);
            assert!(whole(&encoded).is_some_and(|read| read == text), "{before}");
            let wide: Vec<u8> = std::iter::once(0xFEFF)
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect();
            assert!(whole(&wide).is_some_and(|read| read == text), "{before}");
        }
    }
}
