//! Names of party organisations and organisations, as people write them, brought to one form.
use unicode_normalization::UnicodeNormalization;

use crate::domain::value::PartyOrgKind;

/// Endings by which a party organisation's kind is told; the longest that fits wins, so longer ones stand first.
const ENDINGS: &[(&str, PartyOrgKind)] = &[
    ("联合党支部委员会", PartyOrgKind::JointBranch),
    ("功能型党支部委员会", PartyOrgKind::Functional),
    ("临时党支部委员会", PartyOrgKind::Temporary),
    ("联合支部委员会", PartyOrgKind::JointBranch),
    ("功能型支部委员会", PartyOrgKind::Functional),
    ("临时支部委员会", PartyOrgKind::Temporary),
    ("党总支部委员会", PartyOrgKind::GeneralBranch),
    ("总支部委员会", PartyOrgKind::GeneralBranch),
    ("党总支委员会", PartyOrgKind::GeneralBranch),
    ("总支委员会", PartyOrgKind::GeneralBranch),
    ("党支部委员会", PartyOrgKind::Branch),
    ("功能型党支部", PartyOrgKind::Functional),
    ("支部委员会", PartyOrgKind::Branch),
    ("功能型支部", PartyOrgKind::Functional),
    ("联合党支部", PartyOrgKind::JointBranch),
    ("临时党支部", PartyOrgKind::Temporary),
    ("联合支部", PartyOrgKind::JointBranch),
    ("临时支部", PartyOrgKind::Temporary),
    ("党总支部", PartyOrgKind::GeneralBranch),
    ("总支部", PartyOrgKind::GeneralBranch),
    ("党总支", PartyOrgKind::GeneralBranch),
    ("总支", PartyOrgKind::GeneralBranch),
    ("党支部", PartyOrgKind::Branch),
    ("党小组", PartyOrgKind::Group),
    ("支部", PartyOrgKind::Branch),
    ("委员会", PartyOrgKind::Committee),
    ("党委", PartyOrgKind::Committee),
];

/// Forms of a firm that people leave out or write differently.
const FORMS: &[&str] = &[
    "股份有限责任公司",
    "集团股份有限公司",
    "集团有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "(集团)有限公司",
    "集团公司",
    "有限公司",
    "(集团)",
    "公司",
    "集团",
    "股份",
];

/// A party organisation's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyName {
    /// The whole name in one form: `××有限公司党支部` for all its spellings.
    pub canonical: String,
    /// What it is named after.
    pub stem: String,
    /// Its kind, where the name tells it.
    pub kind: Option<PartyOrgKind>,
}

/// A text without what differs between keyboards: blanks, widths, invisible characters.
pub fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
        })
        .collect()
}

/// Takes a party organisation's name apart: 中共 off, the ending to its short form.
pub fn party_name(written: &str) -> PartyName {
    let text = plain(written);
    let bare = ["中国共产党", "中共"]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(&text);
    let ending = ENDINGS
        .iter()
        .find_map(|(ending, kind)| bare.strip_suffix(ending).map(|stem| (stem, *kind)));
    match ending {
        Some((stem, kind)) if !stem.is_empty() => PartyName {
            canonical: format!("{stem}{}", kind.label()),
            stem: stem.to_owned(),
            kind: Some(kind),
        },
        _ => PartyName {
            canonical: bare.to_owned(),
            stem: bare.to_owned(),
            kind: None,
        },
    }
}

/// What two spellings of one organisation share: without the names of the places above it and the form of the firm.
///
/// `places` are the names of the county's units, its county, prefecture and province, with their aliases; nothing is
/// guessed to be a place, since 市场 and 区块 begin many a firm's name.
pub fn stem_key(name: &str, places: &[String]) -> String {
    let text = plain(name).to_lowercase();
    let mut stem = text.as_str();
    while let Some(rest) = places
        .iter()
        .filter(|p| !p.is_empty())
        .find_map(|place| stem.strip_prefix(place.as_str()))
    {
        stem = rest;
    }
    while let Some(rest) = FORMS.iter().find_map(|form| stem.strip_suffix(form)) {
        stem = rest;
    }
    if stem.is_empty() { text } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_come_to_one_form() {
        for (written, canonical, kind) in [
            (
                "中共祁县红海玻璃有限公司支部委员会",
                "祁县红海玻璃有限公司党支部",
                Some(PartyOrgKind::Branch),
            ),
            (
                "祁县红海玻璃有限公司党支部",
                "祁县红海玻璃有限公司党支部",
                Some(PartyOrgKind::Branch),
            ),
            (
                "祁县红海玻璃有限公司 支部",
                "祁县红海玻璃有限公司党支部",
                Some(PartyOrgKind::Branch),
            ),
            (
                "中国共产党红海玻璃有限公司总支部委员会",
                "红海玻璃有限公司党总支",
                Some(PartyOrgKind::GeneralBranch),
            ),
            (
                "红海玻璃（集团）委员会",
                "红海玻璃(集团)党委",
                Some(PartyOrgKind::Committee),
            ),
            (
                "商圈联合支部委员会",
                "商圈联合党支部",
                Some(PartyOrgKind::JointBranch),
            ),
            (
                "东观镇村民委员会党支部",
                "东观镇村民委员会党支部",
                Some(PartyOrgKind::Branch),
            ),
            (
                "快递行业功能型党支部",
                "快递行业功能型党支部",
                Some(PartyOrgKind::Functional),
            ),
            ("红海玻璃", "红海玻璃", None),
            ("党支部", "党支部", None),
        ] {
            let name = party_name(written);
            assert_eq!(
                (name.canonical.as_str(), name.kind),
                (canonical, kind),
                "{written}"
            );
        }
    }

    #[test]
    fn stems_leave_out_places_and_forms() {
        let places: Vec<String> = ["山西省", "晋中市", "祁县", "东观镇"].map(str::to_owned).into();
        for (name, stem) in [
            ("山西省晋中市祁县东观镇红海玻璃有限责任公司", "红海玻璃"),
            ("红海玻璃股份有限公司", "红海玻璃"),
            ("红海玻璃（集团）有限公司", "红海玻璃"),
            ("市场服务公司", "市场服务"),
            ("祁县", "祁县"),
        ] {
            assert_eq!(stem_key(name, &places), stem, "{name}");
        }
    }

    proptest! {
        #[test]
        fn the_one_form_is_stable(stem in "\\p{Han}{1,8}", ending in 0..ENDINGS.len()) {
            let once = party_name(&format!("中共{stem}{}", ENDINGS[ending].0));
            let twice = party_name(&once.canonical);
            prop_assert_eq!(&once.canonical, &twice.canonical);
            prop_assert!(once.kind.is_some());
        }

        #[test]
        fn a_stem_is_never_empty(name in "\\p{Han}{1,12}") {
            let places = [name.clone()];
            prop_assert!(!stem_key(&name, &places).is_empty());
        }
    }
}
