//! The unified social credit code of a legal body (GB 32100).

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A unified social credit code (统一社会信用代码): 18 characters, capitals, check character right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "db",
    derive(sea_orm::DeriveValueType),
    sea_orm(value_type = "String")
)]
pub struct CreditCode(String);

/// Why a text is no credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Not 18 characters of the alphabet, which lacks I, O, S, V and Z.
    #[error("not 18 characters of the alphabet of GB 32100")]
    Shape,
    /// The last character does not fit the others.
    #[error("the check character does not fit")]
    Check,
}

impl CreditCode {
    /// Reads a code; small letters are taken for capitals.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let code = text.to_ascii_uppercase();
        let values: Vec<usize> = code
            .bytes()
            .map(|b| ALPHABET.iter().position(|a| *a == b))
            .collect::<Option<_>>()
            .ok_or(CreditCodeError::Shape)?;
        let [body @ .., check] = values.as_slice() else {
            return Err(CreditCodeError::Shape);
        };
        if body.len() != 17 {
            return Err(CreditCodeError::Shape);
        }
        let mut weight = 1;
        let mut sum = 0;
        for value in body {
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        if (31 - sum % 31) % 31 != *check {
            return Err(CreditCodeError::Check);
        }
        Ok(Self(code))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_value!(CreditCode, CreditCodeError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_decides() {
        for (text, want) in [
            ("91350100M000100Y43", Ok(())),
            ("91350100m000100y43", Ok(())),
            ("91350100M000100Y44", Err(CreditCodeError::Check)),
            ("91350100M000100Y4Z", Err(CreditCodeError::Shape)),
            ("91350100M000100Y4", Err(CreditCodeError::Shape)),
            ("91350100M000100Y433", Err(CreditCodeError::Shape)),
            ("", Err(CreditCodeError::Shape)),
            ("９1350100M000100Y43", Err(CreditCodeError::Shape)),
        ] {
            assert_eq!(CreditCode::parse(text).map(|_| ()), want, "{text}");
        }
    }
}
