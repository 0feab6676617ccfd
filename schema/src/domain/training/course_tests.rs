use proptest::prelude::*;

use super::*;
use crate::domain::life_cycle::testing::walk;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn learner() -> Learner {
    Learner {
        roles: vec![Role::Secretary],
        held: Some(Tier::Junior),
        industry: Some(OrganisationKind::PrivateEnterprise),
        in_post_since: day("2020-03-01"),
        trained: true,
        hours: CreditHours::whole(56),
        required: Some(CreditHours::whole(56)),
        reach: None,
    }
}

fn aimed(gaps: &[Gap]) -> Audience {
    Audience {
        gaps: gaps.iter().copied().collect(),
        ..Audience::default()
    }
}

#[test]
fn the_whole_table() {
    walk(include_str!("course.rs"), CourseState::next);
}

#[test]
fn gaps_are_told_with_what_they_go_by() {
    let today = day("2026-11-24");
    let told = |learner: &Learner| {
        let found = gaps(learner, today);
        found.into_iter().map(|one| one.reason).collect::<Vec<_>>()
    };
    assert_eq!(told(&learner()), [""; 0]);
    let new = |since: &str, role| Learner {
        roles: vec![role],
        in_post_since: day(since),
        trained: false,
        ..learner()
    };
    assert_eq!(
        told(&new("2026-07-10", Role::Secretary)),
        ["新任 4 个月，须在 2027年1月10日前培训"]
    );
    assert_eq!(
        told(&new("2026-03-10", Role::Secretary)),
        ["新任 8 个月还没有培训，2026年9月10日已到期"]
    );
    assert_eq!(
        told(&new("2026-07-10", Role::Instructor)),
        ["新任 4 个月，还没有参加过培训"]
    );
    assert_eq!(told(&new("2025-11-24", Role::Secretary)), [""; 0]);
    let reach = |lacking, earliest: Option<&str>| Learner {
        hours: CreditHours::whole(41),
        reach: Some(Reach {
            tier: Tier::Intermediate,
            lacking,
            earliest: earliest.map(day),
        }),
        ..learner()
    };
    assert_eq!(
        told(&reach(0, None)),
        ["今年学时 41／56，差 15", "可以申报中级了"]
    );
    assert_eq!(told(&reach(2, None))[1], "申报中级还差 2 项");
    assert_eq!(
        told(&reach(3, Some("2027-03-01")))[1],
        "最早 2027年3月1日可申报中级，还差 3 项"
    );
    assert_eq!(told(&reach(3, Some("2027-06-01"))).len(), 1);
}

#[test]
fn a_course_is_for_whom_it_names() {
    let fits = |audience: &Audience| audience.fits(&learner());
    let mut audience = Audience::default();
    assert!(fits(&audience));
    assert_eq!(audience.label(), None);
    audience.roles = [Role::Instructor].into();
    assert!(!fits(&audience));
    audience.roles = [Role::Instructor, Role::Secretary].into();
    assert!(fits(&audience));
    audience.tiers = [HeldTier::None].into();
    assert!(!fits(&audience));
    audience.tiers = [HeldTier::None, HeldTier::Junior].into();
    audience.industries = [OrganisationKind::NewEmployment].into();
    assert!(!fits(&audience));
    audience.industries.insert(OrganisationKind::PrivateEnterprise);
    assert!(fits(&audience));
    audience.gaps = [Gap::NewInPost].into();
    let label = audience.label().unwrap();
    assert_eq!(
        label,
        "党组织书记、党建指导员；未认证、初级；非公有制企业、新就业群体；新任"
    );
}

#[test]
fn codes_of_a_set_come_back() {
    let set: BTreeSet<Gap> = [Gap::TierInReach, Gap::NewInPost].into();
    assert_eq!(codes(&set).unwrap(), "new_in_post,tier_in_reach");
    assert_eq!(read_codes(codes(&set).as_deref()), set);
    assert_eq!(codes::<Gap>(&BTreeSet::new()), None);
    assert!(read_codes::<Gap>(None).is_empty());
}

#[test]
fn a_course_as_entered() {
    let right = CourseFacts {
        code: "DW-01",
        name: "党支部标准化建设",
        hours_hundredths: 350,
        capacity: None,
        pass_percent: 80,
    };
    assert!(check_course(&right).is_empty());
    let wrong = CourseFacts {
        code: "党务 1",
        name: " ",
        hours_hundredths: 310,
        capacity: Some(0),
        pass_percent: 0,
    };
    let fields: Vec<_> = check_course(&wrong)
        .into_iter()
        .map(|one| one.field.unwrap())
        .collect();
    assert_eq!(fields, ["code", "name", "hours", "capacity", "pass_percent"]);
}

fn any_gaps() -> impl Strategy<Value = Vec<Gap>> {
    proptest::sample::subsequence(Gap::ALL.to_vec(), 0..=3)
}

fn any_learner() -> impl Strategy<Value = Learner> {
    (0u32..70, any::<bool>(), 0i64..900, 0usize..5).prop_map(|(hours, trained, ago, lacking)| Learner {
        hours: CreditHours::whole(hours),
        trained,
        in_post_since: day("2026-11-24") - chrono::Duration::days(ago),
        reach: Some(Reach {
            tier: Tier::Intermediate,
            lacking,
            earliest: None,
        }),
        ..learner()
    })
}

proptest! {
    #[test]
    fn what_is_recommended_meets_a_gap_whatever_the_order(
        learner in any_learner(),
        courses in proptest::collection::vec((any_gaps(), any::<bool>(), any::<bool>()), 0..9),
    ) {
        let today = day("2026-11-24");
        let mut offered: Vec<Offered<usize>> = courses
            .iter()
            .enumerate()
            .map(|(key, (gaps, taken, others))| Offered {
                key,
                audience: Audience {
                    roles: if *others { [Role::Fulltime].into() } else { BTreeSet::new() },
                    ..aimed(gaps)
                },
                taken: *taken,
            })
            .collect();
        let found = recommend(&offered, &learner, today);
        let own: Vec<Gap> = gaps(&learner, today).into_iter().map(|one| one.gap).collect();
        for (key, (aim, taken, others)) in courses.iter().enumerate() {
            let wanted = !taken && !others && aim.iter().any(|gap| own.contains(gap));
            prop_assert_eq!(found.iter().any(|one| one.key == key), wanted);
        }
        prop_assert!(found.iter().all(|one| !one.reasons.is_empty()));
        offered.reverse();
        prop_assert_eq!(recommend(&offered, &learner, today), found);
    }

    #[test]
    fn a_wider_audience_loses_nobody(learner in any_learner(), aim in any_gaps(), more in any_gaps()) {
        let today = day("2026-11-24");
        let one = |gaps: &[Gap]| {
            let offered = [Offered { key: 0, audience: aimed(gaps), taken: false }];
            !recommend(&offered, &learner, today).is_empty()
        };
        let wider: Vec<Gap> = aim.iter().chain(&more).copied().collect();
        prop_assert!(!one(&aim) || one(&wider));
    }
}
