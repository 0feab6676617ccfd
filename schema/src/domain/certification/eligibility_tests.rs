use std::collections::BTreeSet;

use chrono::Duration;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    certification::{
        CertificateFact, ClassFact, ComingSession, ExamFact, PostFact, YearHours, scheme::tests::story,
    },
    value::{CreditHours, Days, PoliticalStatus},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Somebody who meets all that the story's junior tier asks.
fn ready() -> Facts {
    let class = |on: &str| ("rotation".to_owned(), "轮训第1期".to_owned(), day(on));
    let (kind, title, on) = class("2026-09-05");
    Facts {
        political_status: None,
        party_join: Some("2014-06".parse().unwrap()),
        posts: vec![PostFact {
            days: Days::since(day("2024-08-01")),
        }],
        classes: vec![ClassFact {
            kind: kind.clone(),
            title: title.clone(),
            on,
        }],
        exams: vec![ExamFact { kind, title, on }],
        ..Facts::default()
    }
}

fn junior(facts: &Facts, on: &str) -> Eligibility {
    eligibility(&story(), Tier::Junior, facts, day(on)).unwrap()
}

#[test]
fn the_story_opens_the_junior_tier() {
    let open = junior(&ready(), "2026-11-24");
    assert!(open.eligible);
    assert_eq!(open.earliest, Some(day("2026-11-24")));
    let facts: Vec<_> = open
        .criteria
        .iter()
        .map(|c| format!("{}: {}", c.required, c.fact))
        .collect();
    assert_eq!(
        facts,
        [
            "中共党员: 2014-06入党",
            "从事党务工作满 12 个月: 已任职 27 个月",
            "参加一期轮训并结业: 轮训第1期，2026-09-05结业",
            "结业考试合格: 轮训第1期，2026-09-05合格",
        ]
    );
    assert_eq!(
        next_tier(&story(), &ready(), day("2026-11-24")),
        Some(Tier::Junior)
    );
    assert_eq!(
        eligibility(&story(), Tier::Senior, &ready(), day("2026-11-24")),
        None
    );
}

/// A change of the facts, with the criterion that it breaks, its fact and its earliest day.
type Unmet = (fn(&mut Facts), &'static str, &'static str, Option<&'static str>);

#[test]
fn what_is_not_met_says_so_and_from_when() {
    let change: &[Unmet] = &[
        (|f| f.party_join = None, "party_member", "没有入党记录", None),
        (
            |f| f.political_status = Some(PoliticalStatus::Masses),
            "party_member",
            "群众",
            None,
        ),
        (|f| f.posts.clear(), "months_in_post", "没有任职记录", None),
        (
            |f| {
                f.posts = vec![PostFact {
                    days: Days::since(day("2026-03-15")),
                }];
            },
            "months_in_post",
            "已任职 8 个月",
            Some("2027-03-15"),
        ),
        (
            |f| f.posts[0].days.to = Some(day("2026-11-24")),
            "months_in_post",
            "已任职 27 个月",
            None,
        ),
        (|f| f.classes.clear(), "class", "还没有结业", None),
        (
            |f| f.classes[0].kind = "lecture".to_owned(),
            "class",
            "还没有结业",
            None,
        ),
        (|f| f.exams.clear(), "exam", "还没有合格成绩", None),
    ];
    for (change, code, fact, earliest) in change {
        let mut facts = ready();
        change(&mut facts);
        let result = junior(&facts, "2026-11-24");
        let unmet: Vec<_> = result.criteria.iter().filter(|c| !c.met).collect();
        assert_eq!(unmet.len(), 1, "{code}");
        assert_eq!((unmet[0].code.as_str(), unmet[0].fact.as_str()), (*code, *fact));
        assert_eq!(unmet[0].earliest, earliest.map(day), "{code}");
        assert_eq!((result.eligible, result.earliest), (false, earliest.map(day)));
    }
}

#[test]
fn a_session_to_come_would_do_it() {
    let id = |n| SessionId(Uuid::from_u128(n));
    let coming = |n, kind, ends: &str, exam| ComingSession {
        id: id(n),
        kind,
        ends: day(ends),
        exam,
    };
    let mut facts = Facts {
        classes: vec![],
        exams: vec![],
        ..ready()
    };
    facts.coming = vec![
        coming(1, "rotation".to_owned(), "2027-01-10", true),
        coming(2, "rotation".to_owned(), "2026-12-18", false),
        coming(3, "lecture".to_owned(), "2026-12-01", true),
        coming(4, "rotation".to_owned(), "2026-10-01", true),
    ];
    let result = junior(&facts, "2026-11-24");
    let (class, exam) = (&result.criteria[2], &result.criteria[3]);
    assert_eq!(
        (class.earliest, &class.sessions),
        (Some(day("2026-12-18")), &vec![id(1), id(2)])
    );
    assert_eq!(
        (exam.earliest, &exam.sessions),
        (Some(day("2026-12-01")), &vec![id(1), id(3)])
    );
    assert_eq!(result.earliest, Some(day("2026-12-18")));
    assert!(!result.eligible, "a session to come is no completed one");
}

#[test]
fn a_member_by_status_and_date() {
    use PoliticalStatus as P;
    let full = CriterionKind::PartyMember { full_only: true };
    let any = CriterionKind::PartyMember { full_only: false };
    for (status, join, any_met, full_met) in [
        (Some(P::FullMember), None, true, true),
        (Some(P::ProbationaryMember), None, true, false),
        (Some(P::ProbationaryMember), Some("2026-01"), true, false),
        (Some(P::LeagueMember), Some("2014-06"), false, false),
        (None, Some("2014-06"), true, true),
        (None, Some("2026-12-01"), false, false),
        (None, None, false, false),
    ] {
        let party_join = join.map(|text| text.parse().unwrap());
        let facts = Facts {
            political_status: status,
            party_join,
            ..Facts::default()
        };
        let on = day("2026-11-24");
        assert_eq!(
            (any.is_met(&facts, on), full.is_met(&facts, on)),
            (any_met, full_met),
            "{status:?} {join:?}"
        );
    }
    let joins = Facts {
        party_join: Some("2026-12-01".parse().unwrap()),
        ..Facts::default()
    };
    assert_eq!(any.first_from(&joins, day("2026-11-24")), Some(day("2026-12-01")));
}

#[test]
fn the_next_tier_needs_the_one_below_for_its_time() {
    let held = |from: &str, to: &str| CertificateFact {
        tier: Tier::Junior,
        days: Days::between(day(from), day(to)),
    };
    let hours = |year, hours| YearHours {
        year,
        hours: CreditHours::whole(hours),
        required: Some(CreditHours::whole(56)),
    };
    let of = |certificates, hours| {
        let facts = Facts {
            certificates,
            hours,
            ..ready()
        };
        eligibility(&story(), Tier::Intermediate, &facts, day("2026-11-24")).unwrap()
    };
    let open = of(vec![held("2024-06-30", "2027-06-30")], vec![hours(2025, 60)]);
    assert!(open.eligible);
    assert_eq!(open.criteria[1].fact, "2025年 60／56 学时");
    let young = of(vec![held("2025-03-01", "2028-03-01")], vec![hours(2025, 60)]);
    assert_eq!(young.criteria[0].fact, "已持有 20 个月");
    assert_eq!(
        young.earliest, None,
        "the hours of 2026 are not there yet when 2027 asks for them"
    );
    let steady = of(
        vec![held("2025-03-01", "2028-03-01")],
        vec![hours(2025, 60), hours(2026, 56)],
    );
    assert_eq!(steady.earliest, Some(day("2027-03-01")));
    let lapses = of(
        vec![held("2025-03-01", "2027-02-01")],
        vec![hours(2025, 60), hours(2026, 56)],
    );
    assert_eq!((lapses.criteria[0].earliest, lapses.earliest), (None, None));
    let behind = of(
        vec![held("2024-06-30", "2027-06-30")],
        vec![hours(2025, 41), hours(2026, 60)],
    );
    assert_eq!(behind.criteria[1].fact, "2025年 41／56 学时");
    assert_eq!(behind.earliest, Some(day("2027-01-01")));
    let none = of(vec![], vec![]);
    assert_eq!(
        (none.criteria[0].fact.as_str(), none.criteria[1].fact.as_str()),
        ("现在没有有效的初级证书", "2025年没有学时记录")
    );
}

#[test]
fn a_prerequisite_stands_by_itself_where_no_months_are_asked() {
    let mut scheme = story();
    scheme.tiers[1].criteria.remove(0);
    let facts = Facts {
        certificates: vec![],
        ..ready()
    };
    let result = eligibility(&scheme, Tier::Intermediate, &facts, day("2026-11-24")).unwrap();
    let asked = result.criteria.last().unwrap();
    assert_eq!(
        (asked.code.as_str(), asked.required.as_str(), asked.met),
        ("prerequisite", "持有有效的初级证书", false)
    );
}

fn any_days() -> impl Strategy<Value = Days> {
    (0i64..2000, proptest::option::of(1i64..900)).prop_map(|(start, length)| {
        let from = day("2020-01-01") + Duration::days(start);
        Days {
            from,
            to: length.map(|n| from + Duration::days(n)),
        }
    })
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let posts = proptest::collection::vec(any_days(), 0..4);
    let classes = proptest::collection::vec(0i64..3000, 0..3);
    let certificates = proptest::collection::vec(any_days(), 0..3);
    let hours = proptest::collection::vec(20u32..90, 9);
    (posts, classes, certificates, hours, 0i64..2500).prop_map(
        |(posts, classes, certificates, hours, join)| {
            let at = |n: i64| day("2020-01-01") + Duration::days(n);
            let titled = |n: &i64| ("rotation".to_owned(), "轮训".to_owned(), at(*n));
            Facts {
                political_status: None,
                party_join: Some(at(join).into()),
                posts: posts.into_iter().map(|days| PostFact { days }).collect(),
                classes: classes
                    .iter()
                    .map(titled)
                    .map(|(kind, title, on)| ClassFact { kind, title, on })
                    .collect(),
                exams: classes
                    .iter()
                    .map(titled)
                    .map(|(kind, title, on)| ExamFact { kind, title, on })
                    .collect(),
                certificates: certificates
                    .into_iter()
                    .map(|days| CertificateFact {
                        tier: Tier::Junior,
                        days,
                    })
                    .collect(),
                hours: hours
                    .into_iter()
                    .zip(2019..)
                    .map(|(hours, year)| YearHours {
                        year,
                        hours: CreditHours::whole(hours),
                        required: Some(CreditHours::whole(40)),
                    })
                    .collect(),
                coming: vec![],
            }
        },
    )
}

fn any_kind() -> impl Strategy<Value = CriterionKind> {
    let kinds = || BTreeSet::from(["rotation".to_owned()]);
    prop_oneof![
        Just(CriterionKind::PartyMember { full_only: false }),
        (0u32..40, any::<bool>())
            .prop_map(|(months, current)| CriterionKind::MonthsInPost { months, current }),
        (0u32..30).prop_map(|months| CriterionKind::PreviousTierMonths {
            tier: Tier::Junior,
            months
        }),
        (1u32..3).prop_map(move |count| CriterionKind::ClassCompleted {
            kinds: kinds(),
            count
        }),
        (1u32..3).prop_map(|count| CriterionKind::ExamPassed {
            kinds: BTreeSet::new(),
            count
        }),
        (1u32..4).prop_map(|years| CriterionKind::CreditHours { years, hours: None }),
    ]
}

proptest! {
    #[test]
    fn months_never_grow_fewer(facts in any_facts(), months in 0u32..40, start in 0i64..2500) {
        let kind = CriterionKind::MonthsInPost { months, current: false };
        let first = day("2020-01-01") + Duration::days(start);
        let mut met = false;
        for n in 0..400 {
            let now = kind.is_met(&facts, first + Duration::days(n));
            prop_assert!(now || !met, "lost after {} days", n);
            met = now;
        }
    }

    #[test]
    fn the_earliest_day_is_the_first(facts in any_facts(), kind in any_kind(), start in 0i64..2500) {
        let on = day("2020-01-01") + Duration::days(start);
        let found = kind.first_from(&facts, on);
        // past the last day that any fact has
        let searched = (0..6000).map(|n| on + Duration::days(n)).find(|d| kind.is_met(&facts, *d));
        prop_assert_eq!(found, searched);
    }

    #[test]
    fn the_earliest_day_of_all_is_the_first(facts in any_facts(), kinds in proptest::collection::vec(any_kind(), 0..4), start in 0i64..2500) {
        let on = day("2020-01-01") + Duration::days(start);
        let criteria: Vec<_> = kinds
            .into_iter()
            .enumerate()
            .map(|(n, kind)| Criterion { code: n.to_string(), text: "条件".to_owned(), kind })
            .collect();
        let mut scheme = story();
        scheme.tiers[0].criteria = criteria;
        let result = eligibility(&scheme, Tier::Junior, &facts, on).unwrap();
        let open = |d: NaiveDate| eligibility(&scheme, Tier::Junior, &facts, d).unwrap().eligible;
        prop_assert_eq!(result.eligible, result.earliest == Some(on));
        match result.earliest {
            Some(first) => {
                prop_assert!(open(first));
                prop_assert!((0..(first - on).num_days()).all(|n| !open(on + Duration::days(n))));
            }
            None => prop_assert!((0..1200).all(|n| !open(on + Duration::days(n)))),
        }
    }
}
