//! Unified social credit codes.
use sanyou_schema::domain::value::CreditCode;

use crate::workbook::Cell;

use super::{folded, is_dash, is_nothing};

/// `Ok(None)` where the cell is empty, `Err` where it is no code.
pub(crate) fn read(cell: Option<Cell<'_>>) -> Result<Option<CreditCode>, ()> {
    match cell {
        None => Ok(None),
        Some(Cell::Text(text)) if is_nothing(text) => Ok(None),
        Some(Cell::Text(text)) => {
            let code: String = folded(text).chars().filter(|c| !is_dash(*c)).collect();
            CreditCode::parse(code.trim_start_matches(['\'', '`', '’', '‘']))
                .map(Some)
                .map_err(|_| ())
        }
        // a number cell can't hold 18 digits
        Some(_) => Err(()),
    }
}

/// The code that is meant where the letters O and I, which no code has, stand for 0 and 1: only one whose check holds then.
pub(crate) fn read_lookalike(cell: Option<Cell<'_>>) -> Option<CreditCode> {
    let Some(Cell::Text(text)) = cell else { return None };
    let text = folded(text).to_uppercase();
    let mended = text.replace('O', "0").replace('I', "1");
    let changed = mended != text;
    read(Some(Cell::Text(&mended))).ok()?.filter(|_| changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_their_notations() {
        for (text, want) in [
            ("91350100M000100Y43", Ok(Some("91350100M000100Y43"))),
            (" 91350100m000100y43", Ok(Some("91350100M000100Y43"))),
            ("９１350100M000100Y43", Ok(Some("91350100M000100Y43"))),
            ("91350100-M000100Y4-3", Ok(Some("91350100M000100Y43"))),
            ("91350100M000100Y44", Err(())),
            ("办理中", Err(())),
            ("无", Ok(None)),
        ] {
            let read = read(Some(Cell::Text(text)));
            assert_eq!(
                read.as_ref().map(|code| code.as_ref().map(CreditCode::as_str)),
                want.as_ref().map(|code| *code),
                "{text}"
            );
        }
        assert_eq!(read(Some(Cell::Number(9.1e17))), Err(()));
    }

    #[test]
    fn letters_that_no_code_has_stand_for_digits() {
        for (text, want) in [
            ("913501OOM000100Y43", Some("91350100M000100Y43")),
            ("9I350100m000I00y43", Some("91350100M000100Y43")),
            ("913501OOM000100Y44", None),
            ("91350100M000100Y43", None),
            ("OI", None),
        ] {
            let read = read_lookalike(Some(Cell::Text(text)));
            assert_eq!(read.as_ref().map(CreditCode::as_str), want, "{text}");
        }
    }
}
