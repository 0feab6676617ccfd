//! Citizens' ID numbers (GB 11643).
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::Sex;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// A line per prefecture: four digits, then the endings. docs/decisions/014-division-codes.md says how it was made.
static DIVISIONS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut codes: Vec<u32> = include_str!("data/divisions.txt")
        .lines()
        .flat_map(|line| {
            let (prefix, endings) = line.split_once(' ').unwrap_or((line, ""));
            endings
                .split(' ')
                .filter_map(move |ending| format!("{prefix}{ending}").parse().ok())
        })
        .collect();
    codes.sort_unstable();
    codes
});

/// A citizen's ID number (公民身份号码): 18 characters, its day exists and its check character is right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber([u8; 18]);

/// Why a text is no ID number, the first reason that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdNumberError {
    /// Not 17 digits and a digit or X (or, where it is allowed, 15 digits).
    #[error("not 18 characters of an ID number")]
    Length,
    /// Its birth date is no day, or lies after the day that it is judged by.
    #[error("the ID number's birth date is no possible day")]
    Date,
    /// The last character does not fit the others.
    #[error("the ID number's check character does not fit")]
    Checksum,
}

impl IdNumber {
    /// Reads 18 characters; a small x is taken for X.
    pub fn parse(text: &str) -> Result<Self, IdNumberError> {
        Self::parse_by(text, NaiveDate::MAX)
    }

    /// As [`Self::parse`], and a birth date after `as_of` is refused.
    pub fn parse_by(text: &str, as_of: NaiveDate) -> Result<Self, IdNumberError> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 18
            && bytes[..17].iter().all(u8::is_ascii_digit)
            && (bytes[17].is_ascii_digit() || bytes[17].eq_ignore_ascii_case(&b'x'));
        if !shaped {
            return Err(IdNumberError::Length);
        }
        let mut number = Self([0; 18]);
        number.0.copy_from_slice(bytes);
        number.0.make_ascii_uppercase();
        match day(&text[6..14]) {
            Some(birth) if birth <= as_of => {}
            _ => return Err(IdNumberError::Date),
        }
        if check_character(&text[..17]) != number.0[17] {
            return Err(IdNumberError::Checksum);
        }
        Ok(number)
    }

    /// Brings a number of 15 digits to 18; all of these are of the 1900s.
    pub fn upgrade(text: &str, as_of: NaiveDate) -> Result<Self, IdNumberError> {
        if text.len() != 15 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IdNumberError::Length);
        }
        let mut body = format!("{}19{}", &text[..6], &text[6..]);
        body.push(char::from(check_character(&body)));
        Self::parse_by(&body, as_of)
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        // digits and an X
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The birth date that the number states; the personnel archive may say another.
    pub fn birth_date(&self) -> NaiveDate {
        day(&self.as_str()[6..14]).unwrap_or(NaiveDate::MIN)
    }

    /// The sex that the number states.
    pub fn sex(&self) -> Sex {
        if self.0[16] % 2 == 1 {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    /// The six digits of the place that gave the number out.
    pub fn region(&self) -> &str {
        &self.as_str()[..6]
    }

    /// Whether that place is a division, today's or one since 1980.
    pub fn region_is_known(&self) -> bool {
        self.region()
            .parse()
            .is_ok_and(|code: u32| DIVISIONS.binary_search(&code).is_ok())
    }

    /// The first 15 characters, which a spreadsheet keeps of a number that it ruined.
    pub fn first15(&self) -> &str {
        &self.as_str()[..15]
    }

    /// The last four characters, by which people are told apart.
    pub fn last4(&self) -> &str {
        &self.as_str()[14..]
    }

    /// All but the last four hidden: `**************002X`.
    pub fn masked(&self) -> String {
        format!("{}{}", "*".repeat(14), self.last4())
    }
}

/// Hides the number, so that no log tells it.
impl std::fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IdNumber({})", self.masked())
    }
}

text_value!(IdNumber, IdNumberError);

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
}

/// ISO 7064 MOD 11-2 over the first 17 digits.
fn check_character(body: &str) -> u8 {
    let sum: u32 = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    CHECKS[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_standards_vectors_hold() {
        for (text, want) in [
            ("11010519491231002X", Ok(())),
            ("11010519491231002x", Ok(())),
            ("440524188001010014", Ok(())),
            ("34052419800101001X", Ok(())),
            ("14072718850615002X", Ok(())),
            ("142430188506150015", Ok(())),
            ("142430188506150014", Err(IdNumberError::Checksum)),
            ("142430188506310015", Err(IdNumberError::Date)),
            ("142430188513150015", Err(IdNumberError::Date)),
            ("14243018850615001", Err(IdNumberError::Length)),
            ("1424301885061500155", Err(IdNumberError::Length)),
            ("X42430188506150015", Err(IdNumberError::Length)),
            ("", Err(IdNumberError::Length)),
        ] {
            assert_eq!(IdNumber::parse(text).map(|_| ()), want, "{text}");
        }
    }

    #[test]
    fn a_birth_after_the_day_is_refused() {
        let birth = NaiveDate::from_ymd_opt(1885, 6, 15).unwrap();
        let text = "142430188506150015";
        assert!(IdNumber::parse_by(text, birth).is_ok());
        assert_eq!(
            IdNumber::parse_by(text, birth.pred_opt().unwrap()),
            Err(IdNumberError::Date)
        );
    }

    #[test]
    fn old_numbers_are_brought_to_18() {
        let upgrade = |text| IdNumber::upgrade(text, NaiveDate::MAX);
        assert_eq!(upgrade("142430000101001").unwrap().as_str(), "14243019000101001X");
        assert_eq!(upgrade("142430001301001"), Err(IdNumberError::Date));
        assert_eq!(upgrade("14243000010100X"), Err(IdNumberError::Length));
    }

    #[test]
    fn parts_are_told() {
        let number = IdNumber::parse("14072718850615002X").unwrap();
        assert_eq!(number.birth_date(), NaiveDate::from_ymd_opt(1885, 6, 15).unwrap());
        assert_eq!((number.sex(), number.region()), (Sex::Female, "140727"));
        assert_eq!((number.first15(), number.last4()), ("140727188506150", "002X"));
        assert_eq!(format!("{number:?}"), "IdNumber(**************002X)");
    }

    #[test]
    fn former_divisions_are_known() {
        for (code, known) in [
            ("142430", true),
            ("140727", true),
            ("810000", true),
            ("830000", true),
            ("142499", false),
            ("000000", false),
        ] {
            let number = number(code, "18850615", "001");
            assert_eq!(number.region_is_known(), known, "{code}");
        }
        assert_eq!(DIVISIONS.len(), 7187);
    }

    fn number(region: &str, birth: &str, order: &str) -> IdNumber {
        let mut body = format!("{region}{birth}{order}");
        body.push(char::from(check_character(&body)));
        IdNumber::parse(&body).unwrap()
    }

    proptest! {
        #[test]
        fn any_other_digit_breaks_the_checksum(order in 0_u32..1000, days in 0_i64..30_000, at in 14_usize..17, add in 1_u8..10) {
            let birth = NaiveDate::from_ymd_opt(1800, 1, 1).unwrap() + chrono::Duration::days(days);
            let valid = number("140727", &birth.format("%Y%m%d").to_string(), &format!("{order:03}"));
            prop_assert_eq!(valid.birth_date(), birth);
            let mut bytes = valid.as_str().as_bytes().to_vec();
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let broken = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(IdNumber::parse(&broken), Err(IdNumberError::Checksum));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,20}") {
            let _ = IdNumber::parse(&text);
            let _ = IdNumber::upgrade(&text, NaiveDate::MAX);
        }
    }
}
