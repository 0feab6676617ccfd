//! A rule's outcome as data: what is not met, where, and the facts that it saw.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One rule that is not met.
///
/// The same value serves the page (message beside its field), the API (`application/problem+json`) and tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The rule's stable code, `room.rule`.
    pub code: String,
    /// The field of the form or the command that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What the rule saw, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// A Chinese sentence: what is wrong, and what to do.
    pub message: String,
}

impl Violation {
    /// A violation of the rule `code`.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            field: None,
            facts: BTreeMap::new(),
            message: message.into(),
        }
    }

    /// The same, about `field`.
    #[must_use]
    pub fn on(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The same, with a fact that the rule saw.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers give numbers and days as they stand"
    )]
    pub fn with(mut self, name: &str, fact: impl ToString) -> Self {
        self.facts.insert(name.to_owned(), fact.to_string());
        self
    }
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Violation {}

/// `Ok` where nothing is violated, else all violations at once.
pub fn verdict(violations: Vec<Violation>) -> Result<(), Vec<Violation>> {
    if violations.is_empty() {
        Ok(())
    } else {
        Err(violations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_only_what_is_there() {
        let plain = Violation::new("a.b", "不行");
        assert_eq!(
            serde_json::to_string(&plain).unwrap(),
            r#"{"code":"a.b","message":"不行"}"#
        );
        let full = Violation::new("a.b", "不行").on("name").with("limit", 3);
        let json = serde_json::to_string(&full).unwrap();
        assert_eq!(
            json,
            r#"{"code":"a.b","field":"name","facts":{"limit":"3"},"message":"不行"}"#
        );
        assert_eq!(serde_json::from_str::<Violation>(&json).unwrap(), full);
    }

    #[test]
    fn a_verdict_keeps_every_violation() {
        assert!(verdict(vec![]).is_ok());
        let two = vec![Violation::new("a", "一"), Violation::new("b", "二")];
        assert_eq!(verdict(two.clone()).unwrap_err(), two);
    }
}
