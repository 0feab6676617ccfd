//! The number at which somebody is called back.
use super::Phone;

/// A mobile number, or one of a fixed line: area code and number, or the number alone, with an extension where there is
/// one. It holds digits, and a hyphen before the extension.
#[derive(Clone, PartialEq, Eq)]
pub struct CallBack(String);

/// A text that is no number to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no telephone number")]
pub struct CallBackError;

impl CallBack {
    /// Reads what is written down during a call: blanks, brackets, hyphens, full-width digits and the country's code do
    /// no harm.
    pub fn parse(typed: &str) -> Result<Self, CallBackError> {
        let text: String = typed.trim().chars().map(narrow).collect();
        // a mobile phone has no extension: what stands behind its last hyphen belongs to it
        let mobile = national(&text).is_ok_and(|digits| Phone::parse(&digits).is_ok());
        let (line, extension) = if mobile {
            (text.as_str(), None)
        } else {
            split_extension(&text)
        };
        let digits = national(line)?;
        let extension = extension.map(digits_of).transpose()?;
        let shaped = Phone::parse(&digits).is_ok() || is_fixed_line(&digits);
        let extended = extension.as_ref().is_none_or(|it| (1..=6).contains(&it.len()));
        if !shaped || !extended {
            return Err(CallBackError);
        }
        Ok(Self(match extension {
            Some(extension) => format!("{digits}-{extension}"),
            None => digits,
        }))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Hides the number, so that no log tells it.
impl std::fmt::Debug for CallBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CallBack(…)")
    }
}

fn narrow(typed: char) -> char {
    match typed {
        '０'..='９' => char::from_u32(u32::from(typed) - u32::from('０') + u32::from('0')).unwrap_or(typed),
        '－' | '—' | '–' => '-',
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        '\u{3000}' => ' ',
        _ => typed,
    }
}

/// `5220000转802`, or `0354-5220000-802`: the extension is what stands last.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    if let Some((line, extension)) = text.split_once('转') {
        return (line, Some(extension));
    }
    match text.rsplit_once('-') {
        Some((line, extension)) if line.chars().filter(char::is_ascii_digit).count() >= 7 => {
            (line, Some(extension))
        }
        _ => (text, None),
    }
}

/// The digits without the country's code.
fn national(text: &str) -> Result<String, CallBackError> {
    let mut digits = digits_of(text)?;
    for code in ["+86", "0086"] {
        if digits.starts_with(code) {
            digits.drain(..code.len());
        }
    }
    Ok(digits)
}

fn digits_of(text: &str) -> Result<String, CallBackError> {
    let kept: String = text
        .chars()
        .filter(|typed| !matches!(typed, ' ' | '-' | '(' | ')'))
        .collect();
    let number = kept.strip_prefix('+').unwrap_or(&kept);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CallBackError);
    }
    Ok(kept)
}

fn is_fixed_line(digits: &str) -> bool {
    match digits.strip_prefix('0') {
        Some(rest) => (9..=11).contains(&rest.len()) && !rest.starts_with('0'),
        None => (7..=8).contains(&digits.len()) && !digits.starts_with('1'),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn by_table() {
        for (typed, read) in [
            ("13800138000", Some("13800138000")),
            ("138 0013 8000", Some("13800138000")),
            ("138-0013-8000", Some("13800138000")),
            ("+86 13800138000", Some("13800138000")),
            ("１３８００１３８０００", Some("13800138000")),
            ("0354-5220000", Some("03545220000")),
            ("（0354）5220000", Some("03545220000")),
            ("5220000", Some("5220000")),
            ("0354-5220000-802", Some("03545220000-802")),
            ("5220000转802", Some("5220000-802")),
            ("1380013800", None),
            ("12800138000", None),
            ("522000", None),
            ("王主任", None),
            ("", None),
            ("5220000转", None),
        ] {
            let found = CallBack::parse(typed).ok();
            assert_eq!(found.as_ref().map(CallBack::as_str), read, "{typed}");
        }
        assert_eq!(
            format!("{:?}", CallBack::parse("5220000").unwrap()),
            "CallBack(…)"
        );
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_the_same(typed in "[0-9 +（）()转-]{0,20}") {
            if let Ok(number) = CallBack::parse(&typed) {
                prop_assert_eq!(CallBack::parse(number.as_str()).unwrap(), number);
            }
        }
    }
}
