//! The texts of a sheet's cells, one behind the other.

/// Bytes of a piece: a string of the whole sheet would be copied each time that it grows, and stand there twice meanwhile.
const PIECE: usize = 1 << OFFSET;

/// Bits of a text's place within its piece; the piece has the other ones of 32.
const OFFSET: u32 = 22;

/// Texts in pieces, each found again by 8 bytes. Putting one in costs its length.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pieces: Vec<String>,
}

impl Texts {
    /// Where the text stands now: its place in the upper half, its length in the lower. `None` where 4 GiB stand already.
    pub(super) fn push(&mut self, text: &str) -> Option<u64> {
        let length = u32::try_from(text.len()).ok()?;
        // a full piece takes no empty text either: its place would be the next piece's
        if self
            .pieces
            .last()
            .is_none_or(|piece| !piece.is_empty() && piece.len() + text.len().max(1) > PIECE)
        {
            self.pieces.push(String::new());
        }
        let number = u32::try_from(self.pieces.len() - 1).ok()?;
        if number >> (u32::BITS - OFFSET) > 0 {
            return None;
        }
        let piece = self.pieces.last_mut()?;
        let start = u32::try_from(piece.len()).ok()?;
        piece.push_str(text);
        Some(u64::from((number << OFFSET) | start) << 32 | u64::from(length))
    }

    /// The text that stands there.
    #[expect(clippy::cast_possible_truncation, reason = "either half has 32 bits")]
    pub(super) fn at(&self, bits: u64) -> Option<&str> {
        let (place, length) = ((bits >> 32) as usize, (bits & u64::from(u32::MAX)) as usize);
        let start = place & (PIECE - 1);
        self.pieces
            .get(place >> OFFSET)?
            .get(start..start.checked_add(length)?)
    }

    /// Gives back what room was asked for too much.
    pub(super) fn settle(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_length_are_found_again() {
        let lengths = [
            0,
            1,
            90_000,
            PIECE - 90_001,
            0,
            3,
            PIECE,
            0,
            PIECE + 1,
            5,
            0,
            PIECE - 5,
        ];
        let mut texts = Texts::default();
        let placed: Vec<_> = (b'a'..)
            .zip(lengths)
            .map(|(letter, length)| char::from(letter).to_string().repeat(length))
            .map(|text| (texts.push(&text).unwrap(), text))
            .collect();
        texts.settle();
        for (bits, text) in &placed {
            assert!(texts.at(*bits) == Some(text), "a text of {} bytes", text.len());
        }
        assert_eq!(texts.at(u64::MAX), None);
        assert!(texts.pieces.len() > 3);
    }
}
