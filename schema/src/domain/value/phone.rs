//! Mobile numbers.

/// A mobile number of the mainland: `1[3-9]` and nine digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// A text that is no mobile number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mobile number of 11 digits")]
pub struct PhoneError;

impl Phone {
    /// Reads the 11 digits. Blanks, hyphens and a country code are for the caller to take off.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let digits = text.as_bytes();
        let shaped = digits.len() == 11
            && digits.iter().all(u8::is_ascii_digit)
            && digits[0] == b'1'
            && digits[1] >= b'3';
        if shaped {
            Ok(Self(text.to_owned()))
        } else {
            Err(PhoneError)
        }
    }

    /// The 11 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// With the middle hidden: `138****8000`.
    pub fn masked(&self) -> String {
        format!("{}****{}", &self.0[..3], &self.0[7..])
    }
}

/// Hides the number, so that no log tells it.
impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

text_value!(Phone, PhoneError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mobile_numbers_are_read() {
        for (text, want) in [
            ("13800138000", true),
            ("19912345678", true),
            ("12800138000", false),
            ("1380013800", false),
            ("138001380000", false),
            ("03541234567", false),
            ("１3800138000", false),
            ("", false),
        ] {
            assert_eq!(Phone::parse(text).is_ok(), want, "{text}");
        }
    }

    #[test]
    fn the_middle_is_hidden() {
        let phone = Phone::parse("13800138000").unwrap();
        assert_eq!(phone.masked(), "138****8000");
        assert_eq!(format!("{phone:?}"), "Phone(138****8000)");
    }
}
