//! Looks through the records of an .xlsb part: what they claim to hold is made room for before it is read.
use crate::{Limits, ReadError};

/// The longest record: a text of a cell is a tenth of it.
const LONGEST: u64 = 1 << 20;

/// A shared string.
const STRING: u16 = 0x13;

/// The walk through one part.
pub(super) struct Records<'l> {
    limits: &'l Limits,
    state: State,
    strings: u64,
    seen: u64,
}

enum State {
    /// The record's kind, in seven bits a byte.
    Kind {
        value: u16,
        bytes: u32,
    },
    Length {
        kind: u16,
        value: u64,
        bytes: u32,
    },
    Content {
        left: u64,
    },
}

const START: State = State::Kind { value: 0, bytes: 0 };

impl<'l> Records<'l> {
    pub(super) const fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            state: START,
            strings: 0,
            seen: 0,
        }
    }

    /// Walks on through the next bytes.
    pub(super) fn feed(&mut self, mut bytes: &[u8]) -> Result<(), ReadError> {
        while let Some((first, rest)) = bytes.split_first() {
            let part = u64::from(first & 0x7F);
            let goes_on = first & 0x80 != 0;
            match self.state {
                State::Content { left } => {
                    let here = left.min(bytes.len() as u64);
                    // no more than the slice is long
                    bytes = &bytes[usize::try_from(here).unwrap_or(bytes.len())..];
                    self.state = if here == left {
                        START
                    } else {
                        State::Content { left: left - here }
                    };
                    continue;
                }
                State::Kind { value, bytes: count } => {
                    let value = value | (u16::from(*first) << (8 * count));
                    self.state = if goes_on && count == 0 {
                        State::Kind { value, bytes: 1 }
                    } else {
                        State::Length {
                            kind: value,
                            value: 0,
                            bytes: 0,
                        }
                    };
                }
                State::Length {
                    kind,
                    value,
                    bytes: count,
                } => {
                    let value = value | (part << (7 * count));
                    self.state = if goes_on && count < 3 {
                        State::Length {
                            kind,
                            value,
                            bytes: count + 1,
                        }
                    } else {
                        self.record(kind, value)?;
                        if value == 0 {
                            START
                        } else {
                            State::Content { left: value }
                        }
                    };
                }
            }
            bytes = rest;
        }
        Ok(())
    }

    fn record(&mut self, kind: u16, length: u64) -> Result<(), ReadError> {
        self.seen += 1;
        self.strings += u64::from(kind == STRING);
        if length > LONGEST {
            return Err(self.limits.too_long_a_text());
        }
        let most = self.limits.cells as u64;
        if self.strings > most || self.seen > most * 8 {
            return Err(self.limits.too_many_cells());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8], piece: usize) -> &'static str {
        let limits = Limits {
            cells: 10,
            ..Limits::default()
        };
        let mut records = Records::new(&limits);
        let read: Result<(), ReadError> = bytes.chunks(piece).try_for_each(|bytes| records.feed(bytes));
        read.map_or_else(|error| error.code(), |()| "ok")
    }

    #[test]
    fn records_are_counted_wherever_the_pieces_end() {
        for piece in [1, 2, 3, 100] {
            assert_eq!(code(&[0x13, 2, 0, 0].repeat(10), piece), "ok");
            assert_eq!(code(&[0x13, 2, 0, 0].repeat(11), piece), "file.too_large");
            assert_eq!(code(&[0x81, 0x01, 0].repeat(80), piece), "ok");
            assert_eq!(code(&[0x81, 0x01, 0].repeat(81), piece), "file.too_large");
            assert_eq!(code(&[0x06, 0xFF, 0xFF, 0xFF, 0x7F], piece), "file.too_large");
        }
    }
}
