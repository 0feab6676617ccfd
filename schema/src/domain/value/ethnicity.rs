//! The ethnic groups of GB/T 3304.

/// In the order of the standard's numbers, 01 to 56.
const NAMES: [&str; 56] = [
    "汉族",
    "蒙古族",
    "回族",
    "藏族",
    "维吾尔族",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "高山族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜族",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "阿昌族",
    "普米族",
    "塔吉克族",
    "怒族",
    "乌孜别克族",
    "俄罗斯族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "京族",
    "塔塔尔族",
    "独龙族",
    "鄂伦春族",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
];

/// The standard's letter codes, in the same order.
const LETTERS: [&str; 56] = [
    "HA", "MG", "HU", "ZA", "UG", "MH", "YI", "ZH", "BY", "CS", "MA", "DO", "YA", "BA", "TJ", "HN", "KZ",
    "DA", "LI", "LS", "VA", "SH", "GS", "LH", "SU", "DX", "NX", "JP", "KG", "TU", "DU", "ML", "QI", "BL",
    "SL", "MN", "GL", "XB", "AC", "PM", "TA", "NU", "UZ", "RS", "EW", "DE", "BN", "YG", "GI", "TT", "DR",
    "OR", "HZ", "MB", "LB", "JN",
];

/// An ethnic group by its full name of GB/T 3304 (汉族).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "db",
    derive(sea_orm::DeriveValueType),
    sea_orm(value_type = "String")
)]
pub struct Ethnicity(&'static str);

/// Short and traditional forms that people write.
const SHORT: [(&str, &str); 6] = [
    ("蒙族", "蒙古族"),
    ("维族", "维吾尔族"),
    ("朝族", "朝鲜族"),
    ("漢族", "汉族"),
    ("漢", "汉族"),
    ("滿族", "满族"),
];

impl Ethnicity {
    /// Every group, in the standard's order.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(Self)
    }

    /// Reads the full name.
    pub fn parse(text: &str) -> Result<Self, super::UnknownCode> {
        let found = NAMES.into_iter().find(|name| *name == text);
        found.map(Self).ok_or_else(|| super::UnknownCode(text.to_owned()))
    }

    /// Reads what people write: the full name, the name without 族, the standard's number or letters.
    pub fn parse_loosely(text: &str) -> Option<Self> {
        if let Ok(full) = Self::parse(text) {
            return Some(full);
        }
        let at = match text.as_bytes() {
            [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => {
                text.parse::<usize>().ok()?.checked_sub(1)?
            }
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                LETTERS.iter().position(|code| code.eq_ignore_ascii_case(text))?
            }
            _ => {
                let text = SHORT
                    .iter()
                    .find(|(short, _)| *short == text)
                    .map_or(text, |(_, name)| name);
                NAMES
                    .iter()
                    .position(|name| *name == text || name.strip_suffix('族') == Some(text))?
            }
        };
        NAMES.get(at).copied().map(Self)
    }

    /// The full name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

text_value!(Ethnicity, super::UnknownCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_write_them() {
        for (text, want) in [
            ("汉族", Some("汉族")),
            ("汉", Some("汉族")),
            ("维吾尔", Some("维吾尔族")),
            ("维族", Some("维吾尔族")),
            ("漢族", Some("汉族")),
            ("族", None),
            ("HA", Some("汉族")),
            ("mg", Some("蒙古族")),
            ("01", Some("汉族")),
            ("56", Some("基诺族")),
            ("57", None),
            ("00", None),
            ("族", None),
            ("", None),
            ("汉人", None),
        ] {
            assert_eq!(
                Ethnicity::parse_loosely(text).map(Ethnicity::as_str),
                want,
                "{text}"
            );
        }
    }

    #[test]
    fn only_the_full_name_is_canonical() {
        assert!("汉".parse::<Ethnicity>().is_err());
        assert_eq!("土家族".parse::<Ethnicity>().unwrap().to_string(), "土家族");
        assert_eq!(Ethnicity::all().count(), 56);
    }
}
