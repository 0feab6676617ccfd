//! Whom a row may mean where its ID number does not tell: what is the same, and how much that says.
//!
//! Nobody is a candidate on the name alone, and no score merges anybody: it only orders what a person looks at.
use serde::{Deserialize, Serialize};

coded_enum! {
    /// What a row and a person have in common.
    Same {
        /// The whole name.
        Name = "name" "姓名",
        /// The month of birth.
        BirthMonth = "birth_month" "出生年月",
        /// The phone.
        Phone = "phone" "手机号",
        /// The party organisation of one of the person's posts.
        Organisation = "organisation" "党组织",
        /// The employer of one of the person's posts.
        Employer = "employer" "单位",
        /// The first 15 digits of the ID number, which a spreadsheet leaves of one that it ruins.
        First15 = "first15" "身份证号前 15 位",
        /// The last 4 characters of the ID number, which a masked one shows.
        Last4 = "last4" "身份证号后 4 位",
    }
}

impl Same {
    /// How much it adds to the score.
    pub const fn weight(self) -> u32 {
        match self {
            Self::BirthMonth | Self::Last4 => 20,
            Self::Name | Self::Phone => 30,
            Self::Organisation | Self::Employer => 15,
            Self::First15 => 45,
        }
    }
}

/// Somebody whom a row may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The person.
    pub person: String,
    /// What is the same.
    pub same: Vec<Same>,
}

impl Candidate {
    /// From 0 to 100; more is more the same.
    pub fn score(&self) -> u32 {
        self.same.iter().map(|same| same.weight()).sum::<u32>().min(100)
    }

    /// The score in words, for example `姓名、出生年月相同`.
    pub fn explained(&self) -> String {
        let labels: Vec<&str> = self.same.iter().map(|same| same.label()).collect();
        format!("{}相同", labels.join("、"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(same: &[Same]) -> Candidate {
        Candidate {
            person: "p".to_owned(),
            same: same.to_vec(),
        }
    }

    #[test]
    fn a_score_is_explained_by_what_is_the_same() {
        for (same, score, words) in [
            (&[Same::Name, Same::BirthMonth][..], 50, "姓名、出生年月相同"),
            (&[Same::Name, Same::Phone], 60, "姓名、手机号相同"),
            (&[Same::Name, Same::Organisation], 45, "姓名、党组织相同"),
            (&[Same::Name, Same::First15], 75, "姓名、身份证号前 15 位相同"),
            (
                Same::ALL,
                100,
                "姓名、出生年月、手机号、党组织、单位、身份证号前 15 位、身份证号后 4 位相同",
            ),
        ] {
            assert_eq!(candidate(same).score(), score, "{same:?}");
            assert_eq!(candidate(same).explained(), words);
        }
    }

    #[test]
    fn one_thing_more_never_says_less() {
        for more in Same::ALL {
            let without: Vec<Same> = Same::ALL.iter().copied().filter(|same| same != more).collect();
            assert!(candidate(&without).score() <= candidate(Same::ALL).score());
        }
    }
}
