//! What an office calls its kinds of classes and forms of delivery: data, each counting as one that the rules know.
use crate::domain::Violation;
use crate::domain::value::{ClassKind, Delivery};

coded_enum! {
    /// What a term names.
    TermField {
        /// 类别.
        Kind = "kind" "类别",
        /// 办班形式.
        Delivery = "delivery" "办班形式",
    }
}

/// What is wrong with a term as it is entered.
pub fn check_term(field: TermField, name: &str, counts_as: &str) -> Vec<Violation> {
    let mut violations = Vec::new();
    let what = field.label();
    if name.trim().is_empty() || name.chars().count() > 20 {
        let message = format!("请填写{what}的名称，不超过 20 个字。");
        violations.push(Violation::new("term.name", message).on("name"));
    }
    let known = match field {
        TermField::Kind => counts_as.parse::<ClassKind>().is_ok(),
        TermField::Delivery => counts_as.parse::<Delivery>().is_ok(),
    };
    if !known {
        let message = format!("请选择它按哪一种{what}计算学时和资格。");
        violations.push(Violation::new("term.counts_as", message).on("counts_as"));
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_counts_as_one_that_the_rules_know() {
        let codes = |field, name, counts_as| {
            let found = check_term(field, name, counts_as).into_iter();
            found.map(|violation| violation.code).collect::<Vec<_>>()
        };
        assert!(codes(TermField::Kind, "送学上门", "special").is_empty());
        assert!(codes(TermField::Delivery, "半日制", "half_off_work").is_empty());
        assert_eq!(
            codes(TermField::Kind, " ", "off_work"),
            ["term.name", "term.counts_as"]
        );
    }
}
