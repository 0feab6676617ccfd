//! An application's life cycle, with every stage (a scheme may leave stages out, see [`Stages`]).
//!
//! | state | action | state |
//! |---|---|---|
//! | draft | submit | submitted |
//! | submitted | recommend | recommended |
//! | recommended | pass_township | township_passed |
//! | township_passed | pass_county | county_passed |
//! | county_passed | pass_test | tested |
//! | county_passed | fail_test | test_failed |
//! | test_failed | resit | county_passed |
//! | tested | pass_review | reviewed |
//! | tested | fail_review | review_failed |
//! | reviewed | propose | proposed |
//! | proposed | publicise | publicised |
//! | publicised | object | objected |
//! | objected | dismiss | publicised |
//! | objected | uphold | overturned |
//! | publicised | recognise | recognised |
//! | recognised | issue | issued |
//! | submitted, recommended, township_passed | return | returned |
//! | returned | resubmit | submitted |
//! | submitted, recommended | not_admit | not_admitted |
//! | submitted, recommended, township_passed | reject | rejected |
//! | draft, submitted, recommended, township_passed, county_passed, tested, reviewed, proposed, returned, test_failed | withdraw | withdrawn |
//!
//! A state names the last stage that was passed. Where a scheme leaves a stage out, the action of the next one leads on
//! from the stage before: with recommendation and county alone, `recommended` + `pass_county`, `county_passed` +
//! `recognise`.
use std::collections::BTreeSet;

use super::{eligibility::Eligibility, scheme::Stage};
use crate::domain::{
    Violation,
    account::Capability,
    life_cycle::{reason_missing, refusal},
    value::{ApplicationState, Coded, Tier, id::PersonId},
};

coded_enum! {
    /// What may be done to an application.
    ApplicationAction {
        /// 提交申报.
        Submit = "submit" "提交申报",
        /// 推荐.
        Recommend = "recommend" "推荐",
        /// 初审通过.
        PassTownship = "pass_township" "初审通过",
        /// 复审通过.
        PassCounty = "pass_county" "复审通过",
        /// 测试合格.
        PassTest = "pass_test" "测试合格",
        /// 测试不合格.
        FailTest = "fail_test" "测试不合格",
        /// 补考.
        Resit = "resit" "安排补考",
        /// 评审通过.
        PassReview = "pass_review" "评审通过",
        /// 评审不通过.
        FailReview = "fail_review" "评审不通过",
        /// 拟认定.
        Propose = "propose" "拟认定",
        /// 公示.
        Publicise = "publicise" "公示",
        /// 登记异议.
        Object = "object" "登记异议",
        /// 异议不成立.
        Dismiss = "dismiss" "异议不成立",
        /// 异议成立.
        Uphold = "uphold" "异议成立",
        /// 认定.
        Recognise = "recognise" "认定",
        /// 发证.
        Issue = "issue" "发证",
        /// 退回补正.
        Return = "return" "退回补正",
        /// 重新提交.
        Resubmit = "resubmit" "重新提交",
        /// 不予受理.
        NotAdmit = "not_admit" "不予受理",
        /// 审核不通过.
        Reject = "reject" "审核不通过",
        /// 撤回.
        Withdraw = "withdraw" "撤回申报",
    }
}

use ApplicationAction as A;
use ApplicationState as S;

/// The way of an application, and the stage that asks for each part of it.
const WAY: &[(S, Option<Stage>)] = &[
    (S::Draft, None),
    (S::Submitted, None),
    (S::Recommended, Some(Stage::Recommendation)),
    (S::TownshipPassed, Some(Stage::Township)),
    (S::CountyPassed, Some(Stage::County)),
    (S::Tested, Some(Stage::Test)),
    (S::Reviewed, Some(Stage::Review)),
    (S::Proposed, Some(Stage::Publicity)),
    (S::Publicised, Some(Stage::Publicity)),
    (S::Recognised, None),
    (S::Issued, None),
];

/// The stages that a scheme asks for: what decides how an application goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages(BTreeSet<Stage>);

impl From<&BTreeSet<Stage>> for Stages {
    fn from(stages: &BTreeSet<Stage>) -> Self {
        Self(stages.clone())
    }
}

impl Stages {
    /// Every stage.
    pub fn all() -> Self {
        Self(Stage::ALL.iter().copied().collect())
    }

    /// The parts of the way that this scheme has.
    fn way(&self) -> impl Iterator<Item = S> {
        WAY.iter()
            .filter(|(_, stage)| stage.is_none_or(|stage| self.0.contains(&stage)))
            .map(|(state, _)| *state)
    }

    /// The part of the way before one, where the scheme has that one.
    fn before(&self, target: S) -> Option<S> {
        let way: Vec<_> = self.way().collect();
        let at = way.iter().position(|state| *state == target)?;
        way.get(at.checked_sub(1)?).copied()
    }

    /// The part of the way after one.
    pub fn after(&self, state: S) -> Option<S> {
        self.way().skip_while(|on_way| *on_way != state).nth(1)
    }

    /// The state after an action; `None` where the action is not possible here.
    pub fn next(&self, state: S, action: A) -> Option<S> {
        let step = |target: S| (self.before(target) == Some(state)).then_some(target);
        let failing = |passed: S, failed: S| (self.before(passed) == Some(state)).then_some(failed);
        let in_review = matches!(state, S::Submitted | S::Recommended | S::TownshipPassed);
        match action {
            A::Submit => step(S::Submitted),
            A::Recommend => step(S::Recommended),
            A::PassTownship => step(S::TownshipPassed),
            A::PassCounty => step(S::CountyPassed),
            A::PassTest => step(S::Tested),
            A::PassReview => step(S::Reviewed),
            A::Propose => step(S::Proposed),
            A::Publicise => step(S::Publicised),
            A::Recognise => step(S::Recognised),
            A::Issue => step(S::Issued),
            A::FailTest => failing(S::Tested, S::TestFailed),
            A::FailReview => failing(S::Reviewed, S::ReviewFailed),
            A::Resit => (state == S::TestFailed).then(|| self.before(S::Tested)).flatten(),
            A::Object => (state == S::Publicised).then_some(S::Objected),
            A::Dismiss => (state == S::Objected).then_some(S::Publicised),
            A::Uphold => (state == S::Objected).then_some(S::Overturned),
            A::Return => in_review.then_some(S::Returned),
            A::Resubmit => (state == S::Returned).then_some(S::Submitted),
            A::NotAdmit => matches!(state, S::Submitted | S::Recommended).then_some(S::NotAdmitted),
            A::Reject => in_review.then_some(S::Rejected),
            A::Withdraw => is_withdrawable(state).then_some(S::Withdrawn),
        }
    }

    /// What is possible here.
    pub fn allowed(&self, state: S) -> Vec<A> {
        A::all()
            .iter()
            .copied()
            .filter(|action| self.next(state, *action).is_some())
            .collect()
    }

    /// Moves the application, or says why not.
    pub fn step(&self, state: S, action: A, reason: Option<&str>) -> Result<S, Violation> {
        let Some(next) = self.next(state, action) else {
            return Err(refusal("application", state, action, &self.allowed(state)));
        };
        if needs_reason(action) && reason.is_none_or(|text| text.trim().is_empty()) {
            return Err(reason_missing("application", action));
        }
        Ok(next)
    }

    /// What somebody must be allowed to do for an action here. Whoever decides the next stage also returns and rejects.
    pub fn capability(&self, state: S, action: A) -> Capability {
        match action {
            A::Submit | A::Resubmit | A::Withdraw => Capability::ApplicationSubmit,
            A::Recommend => Capability::ApplicationRecommend,
            A::PassTownship => Capability::ApplicationTownship,
            A::Issue => Capability::CertificateWrite,
            A::Return | A::NotAdmit | A::Reject
                if matches!(self.after(state), Some(S::Recommended | S::TownshipPassed)) =>
            {
                Capability::ApplicationTownship
            }
            _ => Capability::ApplicationCounty,
        }
    }
}

const fn is_withdrawable(state: S) -> bool {
    matches!(
        state,
        S::Draft
            | S::Submitted
            | S::Recommended
            | S::TownshipPassed
            | S::CountyPassed
            | S::Tested
            | S::Reviewed
            | S::Proposed
            | S::Returned
            | S::TestFailed
    )
}

/// Whether an action needs a reason in words; the applicant reads it.
pub const fn needs_reason(action: A) -> bool {
    matches!(
        action,
        A::Return
            | A::NotAdmit
            | A::Reject
            | A::FailTest
            | A::FailReview
            | A::Object
            | A::Dismiss
            | A::Uphold
    )
}

impl ApplicationState {
    /// Whether it still goes on: somebody has one such application at most.
    pub const fn is_open(self) -> bool {
        is_withdrawable(self) || matches!(self, Self::Publicised | Self::Objected | Self::Recognised)
    }
}

/// Nobody decides about the own application.
pub fn check_actor(applicant: PersonId, actor: Option<PersonId>, action: A) -> Result<(), Violation> {
    let own = matches!(action, A::Submit | A::Resubmit | A::Withdraw);
    if own || actor != Some(applicant) {
        return Ok(());
    }
    Err(Violation::new("application.own", "不能办理自己的申报，请由别人办理。").with("action", action.code()))
}

/// What stands against submitting: unmet criteria, one that is open, a tier that is held.
pub fn check_submit(
    eligibility: &Eligibility,
    held: Option<Tier>,
    open: Option<ApplicationState>,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    if let Some(state) = open {
        let message = format!("已有一份申报在办理中（{}），办完后再申报。", state.label());
        violations.push(Violation::new("application.open", message).with("state", state));
    }
    if held.is_some_and(|held| held >= eligibility.tier) {
        let message = format!(
            "已持有有效的{}或更高级别证书，不用再申报。",
            eligibility.tier.label()
        );
        violations.push(Violation::new("application.tier_held", message).on("tier"));
    }
    for criterion in eligibility.criteria.iter().filter(|criterion| !criterion.met) {
        let message = format!("还不满足“{}”：{}。", criterion.required, criterion.fact);
        let mut violation =
            Violation::new("application.not_eligible", message).with("criterion", &criterion.code);
        if let Some(earliest) = criterion.earliest {
            violation = violation.with("earliest", earliest);
        }
        violations.push(violation);
    }
    violations
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        account::{Mode, may},
        certification::CriterionResult,
        life_cycle::testing::walk,
        value::RoleName,
    };

    fn stages(list: &[Stage]) -> Stages {
        Stages(list.iter().copied().collect())
    }

    #[test]
    fn the_whole_table() {
        walk(include_str!("application.rs"), |state, action| {
            Stages::all().next(state, action)
        });
    }

    #[test]
    fn the_way_without_some_stages() {
        let short = stages(&[Stage::Recommendation, Stage::County]);
        let mut state = S::Draft;
        for action in [A::Submit, A::Recommend, A::PassCounty, A::Recognise, A::Issue] {
            state = short.step(state, action, None).unwrap();
        }
        assert_eq!(state, S::Issued);
        for (state, action) in [
            (S::Recommended, A::PassTownship),
            (S::CountyPassed, A::FailTest),
            (S::CountyPassed, A::Publicise),
        ] {
            assert_eq!(short.next(state, action), None);
        }
        let refused = short.step(S::Submitted, A::PassCounty, None).unwrap_err();
        assert_eq!(
            refused.message,
            "现在是“已申报”，不能“复审通过”。现在可以：推荐、退回补正、不予受理、审核不通过、撤回申报。"
        );
        let bare = stages(&[]);
        assert_eq!(bare.next(S::Submitted, A::Recognise), Some(S::Recognised));
        let tested = stages(&[Stage::Test]);
        assert_eq!(tested.next(S::TestFailed, A::Resit), Some(S::Submitted));
    }

    #[test]
    fn who_may_do_what() {
        use RoleName as R;
        let (full, short) = (Stages::all(), stages(&[Stage::Recommendation, Stage::County]));
        let roles = |stages: &Stages, state, action| {
            let capability = stages.capability(state, action);
            let roles = R::ALL.iter().filter(|role| may(**role, capability, Mode::Strict));
            roles.map(|role| role.code()).collect::<Vec<_>>().join(" ")
        };
        let submit = "county_organiser township_admin worker";
        let recommend = "county_organiser line_admin township_admin party_organisation";
        let township = "county_organiser township_admin";
        let county = "county_organiser";
        for (stages, state, action, expected) in [
            (&full, S::Draft, A::Submit, submit),
            (&full, S::Returned, A::Resubmit, submit),
            (&full, S::Tested, A::Withdraw, submit),
            (&full, S::Submitted, A::Recommend, recommend),
            (&full, S::Recommended, A::PassTownship, township),
            (&full, S::Submitted, A::Return, township),
            (&full, S::Recommended, A::Reject, township),
            (&full, S::TownshipPassed, A::Reject, county),
            (&short, S::Submitted, A::NotAdmit, township),
            (&short, S::Recommended, A::Reject, county),
            (&full, S::TownshipPassed, A::PassCounty, county),
            (&full, S::CountyPassed, A::PassTest, county),
            (&full, S::Tested, A::PassReview, county),
            (&full, S::Publicised, A::Recognise, county),
            (&full, S::Recognised, A::Issue, county),
        ] {
            assert_eq!(roles(stages, state, action), expected, "{state} {action}");
        }
    }

    #[test]
    fn nobody_decides_about_the_own() {
        let (me, other) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        assert!(check_actor(me, Some(me), A::Submit).is_ok());
        assert!(check_actor(me, Some(other), A::PassCounty).is_ok());
        assert!(check_actor(me, None, A::PassCounty).is_ok());
        assert_eq!(
            check_actor(me, Some(me), A::Recommend).unwrap_err().code,
            "application.own"
        );
    }

    #[test]
    fn submitting_tells_everything_that_stands_against_it() {
        let criterion = |code: &str, met| CriterionResult {
            code: code.to_owned(),
            met,
            fact: "已任职 8 个月".to_owned(),
            required: "从事党务工作满 12 个月".to_owned(),
            earliest: Some("2027-03-15".parse().unwrap()),
            sessions: vec![],
        };
        let of = |met| Eligibility {
            tier: Tier::Junior,
            eligible: met,
            earliest: None,
            criteria: vec![criterion("party", true), criterion("months", met)],
        };
        assert!(check_submit(&of(true), None, None).is_empty());
        let all = check_submit(&of(false), Some(Tier::Senior), Some(S::Recommended));
        let codes: Vec<_> = all.iter().map(|v| v.code.as_str()).collect();
        assert_eq!(
            codes,
            [
                "application.open",
                "application.tier_held",
                "application.not_eligible"
            ]
        );
        assert_eq!(
            all[2].message,
            "还不满足“从事党务工作满 12 个月”：已任职 8 个月。"
        );
        assert_eq!(
            (
                all[2].facts["criterion"].as_str(),
                all[2].facts["earliest"].as_str()
            ),
            ("months", "2027-03-15")
        );
    }

    #[test]
    fn returning_needs_a_reason_that_the_applicant_reads() {
        let all = Stages::all();
        assert_eq!(
            all.step(S::Submitted, A::Return, None).unwrap_err().code,
            "application.reason_missing"
        );
        assert_eq!(
            all.step(S::Submitted, A::Return, Some("缺推荐表")).unwrap(),
            S::Returned
        );
    }

    proptest! {
        #[test]
        fn every_scheme_has_a_way_to_the_certificate(chosen in proptest::collection::btree_set(0..Stage::ALL.len(), 0..7)) {
            let stages = Stages(chosen.into_iter().map(|at| Stage::ALL[at]).collect());
            let mut state = S::Draft;
            let mut steps = 0;
            while let Some(next) = stages.after(state) {
                let action = stages.allowed(state).into_iter().find(|action| stages.next(state, *action) == Some(next));
                prop_assert!(action.is_some(), "no action leads from {} to {}", state, next);
                prop_assert!(state.is_open());
                state = next;
                steps += 1;
                prop_assert!(steps < 12);
            }
            prop_assert_eq!(state, S::Issued);
            prop_assert!(stages.allowed(S::Issued).is_empty() && !S::Issued.is_open());
        }
    }
}
