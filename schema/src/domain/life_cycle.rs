//! What all life cycles share: a state moves by an action, or the action is refused with the reason and what is
//! possible instead. Each life cycle's table stands in its own doc comment, and its test walks the whole table.
use super::{Violation, value::Coded};

/// A state that actions move.
pub trait LifeCycle: Coded {
    /// What may be done to it.
    type Action: Coded;

    /// Its name in codes: `session` gives `session.transition` and `session.reason_missing`.
    const NAME: &'static str;

    /// The state after the action; `None` where the action is not possible here.
    fn next(self, action: Self::Action) -> Option<Self>;

    /// Whether the action needs a reason in words.
    fn needs_reason(action: Self::Action) -> bool {
        let _ = action;
        false
    }

    /// What is possible here.
    fn allowed(self) -> Vec<Self::Action> {
        Self::Action::all()
            .iter()
            .copied()
            .filter(|action| self.next(*action).is_some())
            .collect()
    }

    /// Moves the state, or says why not.
    fn step(self, action: Self::Action, reason: Option<&str>) -> Result<Self, Violation> {
        let Some(next) = self.next(action) else {
            return Err(refusal(Self::NAME, self, action, &self.allowed()));
        };
        if Self::needs_reason(action) && reason.is_none_or(|text| text.trim().is_empty()) {
            return Err(reason_missing(Self::NAME, action));
        }
        Ok(next)
    }
}

/// The refusal of an action that is not possible in a state.
pub(crate) fn refusal<S: Coded, A: Coded>(name: &str, state: S, action: A, allowed: &[A]) -> Violation {
    let labels: Vec<_> = allowed.iter().map(|a| a.label()).collect();
    let hint = if labels.is_empty() {
        "这一步之后不能再改动".to_owned()
    } else {
        format!("现在可以：{}", labels.join("、"))
    };
    Violation::new(
        &format!("{name}.transition"),
        format!("现在是“{}”，不能“{}”。{hint}。", state.label(), action.label()),
    )
    .with("state", state.code())
    .with("action", action.code())
    .with(
        "allowed",
        allowed.iter().map(|a| a.code()).collect::<Vec<_>>().join(","),
    )
}

/// The refusal of an action that needs a reason and has none.
pub(crate) fn reason_missing<A: Coded>(name: &str, action: A) -> Violation {
    Violation::new(
        &format!("{name}.reason_missing"),
        format!("“{}”要写明原因，请填写原因。", action.label()),
    )
    .on("reason")
    .with("action", action.code())
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// Reads `| state | action | state |` lines of a module's documentation.
    pub(crate) fn documented(source: &str) -> Vec<(String, String, String)> {
        source
            .lines()
            .filter_map(|line| line.trim().strip_prefix("//! |"))
            .map(|line| {
                line.split('|')
                    .map(|cell| cell.trim().to_owned())
                    .collect::<Vec<_>>()
            })
            .filter(|cells| cells.len() >= 3 && cells[0] != "state" && !cells[0].starts_with('-'))
            .flat_map(|cells| {
                let (action, to) = (cells[1].clone(), cells[2].clone());
                cells[0]
                    .split(", ")
                    .map(move |from| (from.to_owned(), action.clone(), to.clone()))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Walks every (state, action) and holds it against the table of the module's documentation.
    pub(crate) fn walk<S: Coded + std::fmt::Debug, A: Coded + std::fmt::Debug>(
        source: &str,
        next: impl Fn(S, A) -> Option<S>,
    ) {
        let table = documented(source);
        assert!(!table.is_empty(), "the module documents no table");
        let mut met = 0;
        for state in S::all() {
            for action in A::all() {
                let row = table
                    .iter()
                    .find(|(from, act, _)| from == state.code() && act == action.code());
                let expected = row.map(|(_, _, to)| to.as_str());
                assert_eq!(
                    next(*state, *action).map(Coded::code),
                    expected,
                    "{state:?} + {action:?}"
                );
                met += usize::from(row.is_some());
            }
        }
        assert_eq!(
            met,
            table.len(),
            "the table has a row twice, or with a code that does not exist"
        );
    }
}
