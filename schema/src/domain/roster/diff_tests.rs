use proptest::prelude::*;

use ecow::{EcoString, eco_format};

use super::*;
use crate::domain::roster::{
    Decision, NameAnswers, NearFirms, OrganisationRef, PresentOrganisation, PresentPerson, PresentPost,
    Roster, UnitRef,
};

const DONGGUAN: &str = "dongguan";
const GUXIAN: &str = "guxian";
const ELSEWHERE: &str = "elsewhere";

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs.iter().copied().collect()
}

/// A row of the unit with a usable ID number.
fn row(number: u32, unit: &str, key: &str, organisation: &str, post: &str) -> StagedRow {
    StagedRow {
        row: eco_format!("1!{number}"),
        skipped: false,
        errors: vec![],
        unit: UnitRef::Known(unit.into()),
        person_key: Some(key.into()),
        first15_key: None,
        last4_key: None,
        organisation: Some(organisation.into()),
        person: values(&[("name", &format!("甲{key}"))]),
        post: values(&[("post", post)]),
        decision: None,
    }
}

fn post(id: &str, unit: &str, organisation: &str, post: &str) -> PresentPost {
    PresentPost {
        id: id.into(),
        unit: unit.into(),
        organisation: eco_format!("{unit}/{organisation}"),
        values: values(&[("post", post)]),
        earlier_since: None,
    }
}

fn person(key: &str, posts: Vec<PresentPost>) -> PresentPerson {
    PresentPerson {
        id: eco_format!("p{key}"),
        key: Some(key.into()),
        first15_key: None,
        last4_key: None,
        values: values(&[("name", &format!("甲{key}"))]),
        posts,
    }
}

/// Both townships have 红海玻璃有限公司党支部 (`a`) and 青云物流有限公司党支部 (`b`).
fn roster(people: Vec<PresentPerson>) -> Roster {
    let organisations = [DONGGUAN, GUXIAN]
        .iter()
        .flat_map(|unit| {
            [("a", "红海玻璃有限公司党支部"), ("b", "青云物流有限公司党支部")].map(|(id, name)| {
                PresentOrganisation {
                    id: format!("{unit}/{id}"),
                    unit: (*unit).to_owned(),
                    names: vec![name.to_owned()],
                }
            })
        })
        .collect();
    Roster {
        people,
        organisations,
    }
}

const A: &str = "红海玻璃有限公司党支部";
const B: &str = "青云物流有限公司党支部";

struct Case {
    units: BTreeSet<String>,
    mode: ImportMode,
    ask_near: bool,
    answers: NameAnswers,
    granted: BTreeSet<String>,
}

impl Case {
    fn of(units: &[&str]) -> Self {
        Self {
            units: units.iter().map(|unit| (*unit).to_owned()).collect(),
            mode: ImportMode::Both,
            ask_near: true,
            answers: NameAnswers::new(),
            granted: BTreeSet::new(),
        }
    }

    fn run(&self, rows: &[StagedRow], roster: &Roster) -> Diff {
        let places = ["祁县".to_owned(), "东观镇".to_owned()];
        let only = self.units.first().map(EcoString::from);
        let default_unit = only.as_ref().filter(|_| self.units.len() == 1);
        let (mode, ask_near) = (self.mode, self.ask_near);
        diff(&DiffInput {
            rows,
            roster,
            units: &self.units,
            default_unit,
            mode,
            places: &places,
            ask_near,
            near_firms: &NearFirms::default(),
            answers: &self.answers,
            granted: &self.granted,
        })
    }
}

fn outcomes(diff: &Diff) -> Vec<(RowOutcome, Option<&str>)> {
    diff.rows
        .iter()
        .map(|row| (row.outcome, row.code.as_deref()))
        .collect()
}

#[test]
fn a_township_touches_its_own_rows_only() {
    let rows = [
        row(3, DONGGUAN, "1", A, "secretary"),
        row(4, GUXIAN, "2", A, "secretary"),
        StagedRow {
            unit: UnitRef::Unstated,
            ..row(5, DONGGUAN, "3", A, "secretary")
        },
        StagedRow {
            unit: UnitRef::Unknown("东关镇".to_owned()),
            ..row(6, DONGGUAN, "4", A, "secretary")
        },
        StagedRow {
            skipped: true,
            ..row(7, DONGGUAN, "5", A, "secretary")
        },
        StagedRow {
            errors: vec!["name.missing".to_owned()],
            ..row(8, DONGGUAN, "6", A, "secretary")
        },
    ];
    let diff = Case::of(&[DONGGUAN]).run(&rows, &roster(vec![]));
    assert_eq!(
        outcomes(&diff),
        [
            (RowOutcome::New, None),
            (RowOutcome::Refused, Some("scope.other_unit")),
            (RowOutcome::New, None),
            (RowOutcome::Refused, Some("unit.unknown")),
            (RowOutcome::Skipped, None),
            (RowOutcome::Refused, Some("name.missing")),
        ]
    );
    assert_eq!(
        diff.totals(),
        Totals {
            new: 2,
            refused: 3,
            skipped: 1,
            ..Totals::default()
        }
    );
    assert_eq!(diff.rows[0].changes.len(), 2, "what is made is written whole");
    let for_both = Case::of(&[DONGGUAN, GUXIAN]).run(&rows[..3], &roster(vec![]));
    assert_eq!(
        outcomes(&for_both)[1..],
        [
            (RowOutcome::New, None),
            (RowOutcome::Refused, Some("unit.missing"))
        ]
    );
}

#[test]
fn a_field_that_differs_is_shown_before_and_after() {
    let mut present = person("1", vec![post("x", DONGGUAN, "a", "secretary")]);
    for (field, value) in [
        ("phone", "13800000001"),
        ("education", "bachelor"),
        ("birth_date", "1985-06-15"),
    ] {
        present.values.insert(field, value);
    }
    let mut read = row(3, DONGGUAN, "1", A, "secretary");
    for (field, value) in [
        ("phone", "13800000002"),
        ("birth_date", "1985-06"),
        ("email", "a@example.cn"),
    ] {
        read.person.insert(field, value);
    }
    let people = roster(vec![present]);
    let change = |field: &'static str, before: Option<&'static str>, after: &'static str| Change {
        subject: Subject::Person,
        field,
        before,
        after,
    };
    let phone = change("phone", Some("13800000001"), "13800000002");
    let mail = change("email", None, "a@example.cn");
    for (mode, outcome, expected) in [
        (ImportMode::Both, RowOutcome::Changed, vec![mail, phone]),
        (ImportMode::Update, RowOutcome::Changed, vec![mail, phone]),
        (ImportMode::Fill, RowOutcome::Changed, vec![mail]),
        (ImportMode::Add, RowOutcome::Skipped, vec![]),
    ] {
        let case = Case {
            mode,
            ..Case::of(&[DONGGUAN])
        };
        let diff = case.run(std::slice::from_ref(&read), &people);
        assert_eq!(diff.rows[0].outcome, outcome, "{mode}");
        assert_eq!(
            diff.rows[0].changes,
            expected.into_iter().collect(),
            "{mode}: the empty education and the month erase nothing"
        );
    }
}

#[test]
fn modes_by_table() {
    use RowOutcome as O;
    let people = roster(vec![
        person("same", vec![post("1", DONGGUAN, "a", "secretary")]),
        person("moves", vec![post("2", DONGGUAN, "a", "officer")]),
        person("second", vec![post("3", DONGGUAN, "a", "officer")]),
    ]);
    let rows = [
        row(1, DONGGUAN, "same", A, "secretary"),
        row(2, DONGGUAN, "moves", B, "officer"),
        row(3, DONGGUAN, "second", A, "officer"),
        row(4, DONGGUAN, "second", B, "instructor"),
        row(5, DONGGUAN, "new", A, "secretary"),
    ];
    for (mode, expected) in [
        (
            ImportMode::Both,
            [O::Unchanged, O::Moved, O::Unchanged, O::New, O::New],
        ),
        (
            ImportMode::Add,
            [O::Unchanged, O::Skipped, O::Unchanged, O::New, O::New],
        ),
        (
            ImportMode::Update,
            [O::Unchanged, O::Moved, O::Unchanged, O::Skipped, O::Skipped],
        ),
        (
            ImportMode::Fill,
            [O::Unchanged, O::Skipped, O::Unchanged, O::Skipped, O::Skipped],
        ),
    ] {
        let diff = Case {
            mode,
            ..Case::of(&[DONGGUAN])
        }
        .run(&rows, &people);
        let found: Vec<_> = diff.rows.iter().map(|row| row.outcome).collect();
        assert_eq!(found, expected, "{mode}");
        for row in diff.rows.iter().filter(|row| row.outcome == O::Skipped) {
            assert_eq!(
                (row.code.as_deref(), row.changes.len()),
                (Some("mode.excluded"), 0)
            );
        }
        assert!(diff.missing.is_empty());
    }
}

#[test]
fn a_row_takes_the_post_that_fits_it_best() {
    let people = roster(vec![person(
        "1",
        vec![
            post("x", DONGGUAN, "a", "secretary"),
            post("y", DONGGUAN, "b", "instructor"),
        ],
    )]);
    // the first row would take post x by its organisation, if the second did not fit x exactly
    let rows = [
        row(1, DONGGUAN, "1", A, "officer"),
        row(2, DONGGUAN, "1", A, "secretary"),
    ];
    let diff = Case::of(&[DONGGUAN]).run(&rows, &people);
    assert_eq!(diff.rows[1].post.as_deref(), Some("x"));
    assert_eq!(diff.rows[1].outcome, RowOutcome::Unchanged);
    assert_eq!(
        (diff.rows[0].outcome, diff.rows[0].post.as_deref()),
        (RowOutcome::New, None)
    );
    let alone = Case::of(&[DONGGUAN]).run(&rows[..1], &people);
    assert_eq!(
        (alone.rows[0].outcome, alone.rows[0].post.as_deref()),
        (RowOutcome::Changed, Some("x"))
    );
    assert_eq!(alone.rows[0].changes.iter().next().unwrap().field, "post");
}

#[test]
fn who_serves_several_in_one_post_has_not_moved() {
    let people = roster(vec![person(
        "1",
        vec![
            post("x", DONGGUAN, "a", "instructor"),
            post("y", DONGGUAN, "b", "instructor"),
        ],
    )]);
    let rows = [row(1, DONGGUAN, "1", "白塔酒业有限公司党支部", "instructor")];
    let diff = Case::of(&[DONGGUAN]).run(&rows, &people);
    assert_eq!(outcomes(&diff), [(RowOutcome::New, None)]);
    assert_eq!(diff.organisations.len(), 1);
}

#[test]
fn who_is_said_to_be_in_another_township_is_given_to_it() {
    let people = roster(vec![
        person("1", vec![post("x", DONGGUAN, "a", "secretary")]),
        person("2", vec![post("y", DONGGUAN, "a", "deputy_secretary")]),
    ]);
    let rows = [
        row(1, GUXIAN, "1", A, "secretary"),
        row(2, DONGGUAN, "2", A, "deputy_secretary"),
        row(3, GUXIAN, "3", A, "secretary"),
    ];
    let mut case = Case::of(&[DONGGUAN]);
    let diff = case.run(&rows, &people);
    assert_eq!(
        outcomes(&diff),
        [
            (RowOutcome::Pending, Some("transfer.given")),
            (RowOutcome::Unchanged, None),
            (RowOutcome::Refused, Some("scope.other_unit")),
        ]
    );
    let given = &diff.rows[0];
    assert_eq!(
        (given.from_unit.as_deref(), given.unit.as_deref()),
        (Some(DONGGUAN), Some(GUXIAN))
    );
    assert!(diff.missing.is_empty(), "who is in the file is not missing");
    // a row here about the same post says that it stays
    let stays = [rows[0].clone(), row(4, DONGGUAN, "1", A, "secretary")];
    assert_eq!(
        outcomes(&case.run(&stays, &people)),
        [
            (RowOutcome::Refused, Some("scope.other_unit")),
            (RowOutcome::Unchanged, None)
        ]
    );
    case.mode = ImportMode::Add;
    let diff = case.run(&rows, &people);
    assert_eq!(
        outcomes(&diff)[0],
        (RowOutcome::Refused, Some("scope.other_unit"))
    );
    // who holds a post there as well is not given: which one it is about nobody can tell
    let both = roster(vec![person(
        "1",
        vec![
            post("x", DONGGUAN, "a", "secretary"),
            post("z", GUXIAN, "a", "secretary"),
        ],
    )]);
    let diff = Case::of(&[DONGGUAN]).run(&rows[..1], &both);
    assert_eq!(
        outcomes(&diff)[0],
        (RowOutcome::Refused, Some("scope.other_unit"))
    );
}

#[test]
fn since_when_the_post_before_was_held_says_nothing_new() {
    let mut held = post("x", DONGGUAN, "a", "secretary");
    held.earlier_since = Some("2025-02".into());
    let people = roster(vec![person("1", vec![held])]);
    let mut told = row(1, DONGGUAN, "1", A, "secretary");
    for (since, outcome) in [
        ("2025-02", RowOutcome::Unchanged),
        ("2026-10", RowOutcome::Changed),
    ] {
        told.post.insert("post_since", since);
        let diff = Case::of(&[DONGGUAN]).run(std::slice::from_ref(&told), &people);
        assert_eq!(outcomes(&diff), [(outcome, None)], "{since}");
    }
}

#[test]
fn another_townships_person_is_a_transfer_request() {
    let people = roster(vec![person("1", vec![post("x", GUXIAN, "a", "secretary")])]);
    let here = row(1, DONGGUAN, "1", A, "secretary");
    let pending = Case::of(&[DONGGUAN]).run(std::slice::from_ref(&here), &people);
    assert_eq!(
        outcomes(&pending),
        [(RowOutcome::Pending, Some("transfer.other_unit"))]
    );
    assert_eq!(pending.rows[0].from_unit.as_deref(), Some(GUXIAN));
    assert_eq!(pending.rows[0].post.as_deref(), Some("x"));
    // the county's file that says nothing of the other township can't tell either
    let both = Case::of(&[DONGGUAN, GUXIAN]);
    assert_eq!(
        both.run(std::slice::from_ref(&here), &people).rows[0].outcome,
        RowOutcome::Pending
    );
    // one that has the other township without the person says that he left it
    let moved = both.run(&[here.clone(), row(2, GUXIAN, "2", A, "secretary")], &people);
    assert_eq!(moved.rows[0].outcome, RowOutcome::Moved);
    assert_eq!(moved.rows[0].from_unit.as_deref(), Some(GUXIAN));
    assert!(moved.missing.is_empty());
    // and one that has him in both says that he serves in both
    let serves = both.run(&[here, row(2, GUXIAN, "1", A, "secretary")], &people);
    assert_eq!(
        serves.rows.iter().map(|r| r.outcome).collect::<Vec<_>>(),
        [RowOutcome::New, RowOutcome::Unchanged]
    );
}

#[test]
fn without_an_id_number_a_person_is_asked_for() {
    let mut present = person("1", vec![post("x", DONGGUAN, "a", "secretary")]);
    present.values = values(&[
        ("name", "王秀英"),
        ("birth_date", "1985-06-15"),
        ("phone", "13800000001"),
    ]);
    present.first15_key = Some("f".into());
    let people = roster(vec![present]);
    let read =
        |errors: &[&str], key: Option<&str>, person: &[(&str, &str)], first15: Option<&str>| StagedRow {
            errors: errors.iter().map(|code| (*code).to_owned()).collect(),
            person_key: key.map(EcoString::from),
            first15_key: first15.map(EcoString::from),
            person: values(person),
            ..row(1, DONGGUAN, "", B, "secretary")
        };
    let lost = ["id_number.precision_lost"];
    let name = ("name", "王秀英");
    let candidates = (RowOutcome::Pending, Some("identity.candidates"));
    for (read, expected, same) in [
        (
            read(&lost, None, &[name, ("birth_date", "1985-06")], None),
            candidates,
            "name,birth_month",
        ),
        (
            read(&lost, None, &[name, ("phone", "13800000001")], None),
            candidates,
            "name,phone",
        ),
        (read(&lost, None, &[name], Some("f")), candidates, "name,first15"),
        (
            read(&lost, None, &[name], None),
            (RowOutcome::Refused, Some("id_number.precision_lost")),
            "",
        ),
        (
            read(&lost, None, &[("name", "王秀兰"), ("phone", "13800000001")], None),
            (RowOutcome::Refused, Some(lost[0])),
            "",
        ),
        (
            read(&["id_number.conflict"], Some("1"), &[name], None),
            (RowOutcome::Refused, Some("id_number.conflict")),
            "",
        ),
        // another number of the same name and month is another person, unless the phone is the same
        (
            read(&[], Some("2"), &[name, ("birth_date", "1985-06-15")], None),
            (RowOutcome::New, None),
            "",
        ),
        (
            read(&[], Some("2"), &[name, ("phone", "13800000001")], None),
            candidates,
            "name,phone",
        ),
    ] {
        let diff = Case::of(&[DONGGUAN]).run(std::slice::from_ref(&read), &people);
        assert_eq!(outcomes(&diff), [expected], "{read:?}");
        let found: Vec<_> = diff.rows[0]
            .candidates
            .iter()
            .map(|c| {
                c.same
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(",")
            })
            .collect();
        assert_eq!(found.join(";"), same);
        let asked_or_found = expected.0 == RowOutcome::Pending || expected.1 == Some("id_number.conflict");
        assert_eq!(
            diff.missing.is_empty(),
            asked_or_found,
            "who is asked for is not missing"
        );
    }
}

#[test]
fn a_decision_settles_a_row() {
    let mut present = person("1", vec![post("x", DONGGUAN, "a", "secretary")]);
    present.values = values(&[("name", "王秀英"), ("phone", "13800000001")]);
    let people = roster(vec![present]);
    let ruined = StagedRow {
        errors: vec!["id_number.precision_lost".to_owned()],
        person_key: None,
        person: values(&[("name", "王秀英"), ("phone", "13800000001")]),
        ..row(1, DONGGUAN, "", A, "secretary")
    };
    let slip = StagedRow {
        errors: vec![],
        person_key: Some("2".into()),
        ..ruined.clone()
    };
    let same = || Decision::SamePerson("p1".to_owned());
    for (row, decision, expected) in [
        (&ruined, same(), (RowOutcome::Unchanged, None)),
        (
            &ruined,
            Decision::NewPerson,
            (RowOutcome::Refused, Some("id_number.precision_lost")),
        ),
        (
            &ruined,
            Decision::LeaveOut,
            (RowOutcome::Skipped, Some("row.left_out")),
        ),
        (&slip, Decision::NewPerson, (RowOutcome::New, None)),
        (
            &slip,
            Decision::SamePerson("gone".to_owned()),
            (RowOutcome::Refused, Some("identity.person_gone")),
        ),
    ] {
        let decided = StagedRow {
            decision: Some(decision),
            ..row.clone()
        };
        assert_eq!(
            outcomes(&Case::of(&[DONGGUAN]).run(&[decided], &people)),
            [expected]
        );
    }
}

#[test]
fn one_of_the_same_name_in_the_same_organisation_is_asked_for() {
    let mut unnumbered = person("1", vec![post("x", DONGGUAN, "a", "secretary")]);
    unnumbered.key = None;
    unnumbered.values = values(&[("name", "王秀英")]);
    let mut numbered = unnumbered.clone();
    numbered.key = Some("1".into());
    let read = |organisation: &str| StagedRow {
        person: values(&[("name", "王秀英")]),
        ..row(1, DONGGUAN, "2", organisation, "secretary")
    };
    for (present, read, expected) in [
        (&unnumbered, read(A), RowOutcome::Pending),
        (&unnumbered, read(B), RowOutcome::New),
        // two numbers are two persons, even there
        (&numbered, read(A), RowOutcome::New),
    ] {
        let diff = Case::of(&[DONGGUAN]).run(&[read], &roster(vec![present.clone()]));
        assert_eq!(diff.rows[0].outcome, expected);
    }
}

#[test]
fn the_likeliest_stands_first_and_stays_to_be_chosen() {
    let named = |id: &str, phone: &str, birth: &str| {
        let mut present = person(id, vec![post(id, DONGGUAN, "b", "secretary")]);
        present.values = values(&[("name", "王秀英"), ("phone", phone), ("birth_date", birth)]);
        present
    };
    let people = roster(vec![
        named("1", "13800000009", "1985-06"),
        named("2", "13800000001", "1985-06"),
    ]);
    let read = StagedRow {
        errors: vec!["id_number.precision_lost".to_owned()],
        person_key: None,
        person: values(&[
            ("name", "王秀英"),
            ("phone", "13800000001"),
            ("birth_date", "1985-06-15"),
        ]),
        ..row(1, DONGGUAN, "", A, "secretary")
    };
    let whom = |diff: &Diff| -> Vec<(String, u32)> {
        let candidates = diff.rows[0].candidates.iter();
        candidates.map(|c| (c.person.clone(), c.score())).collect()
    };
    let asked = Case::of(&[DONGGUAN]).run(std::slice::from_ref(&read), &people);
    assert_eq!(whom(&asked), [("p2".to_owned(), 80), ("p1".to_owned(), 50)]);
    let decided = StagedRow {
        decision: Some(Decision::SamePerson("p1".to_owned())),
        ..read
    };
    let decided = Case::of(&[DONGGUAN]).run(&[decided], &people);
    assert_eq!(decided.rows[0].person, Some(PersonRef::Known("p1".into())));
    assert_eq!(whom(&decided), whom(&asked));
}

#[test]
fn a_person_without_a_number_takes_the_rows() {
    let mut present = person("1", vec![post("x", DONGGUAN, "a", "secretary")]);
    present.key = None;
    let people = roster(vec![present]);
    let decided = StagedRow {
        decision: Some(Decision::SamePerson("p1".to_owned())),
        ..row(1, DONGGUAN, "1", A, "secretary")
    };
    let diff = Case::of(&[DONGGUAN]).run(&[decided], &people);
    assert_eq!(diff.rows[0].outcome, RowOutcome::Changed);
    let fields: Vec<_> = diff.rows[0].changes.iter().map(|c| (c.field, c.after)).collect();
    assert_eq!(fields, [("id_number", "1")]);
}

#[test]
fn a_near_name_is_asked_once_and_the_answer_stands() {
    let named = |number: u32, name: &str| row(number, DONGGUAN, &number.to_string(), name, "secretary");
    let rows = [
        named(1, "红海玻璃制品有限公司党支部"),
        named(2, "中共红海玻璃制品有限公司支部委员会"),
        named(3, A),
    ];
    let people = roster(vec![]);
    let mut case = Case::of(&[DONGGUAN]);
    let asked = case.run(&rows, &people);
    let outcomes = |diff: &Diff| diff.rows.iter().map(|r| r.outcome).collect::<Vec<_>>();
    let waits = RowOutcome::Pending;
    assert_eq!(
        outcomes(&asked),
        [waits, waits, RowOutcome::New],
        "an exact name is not held up"
    );
    assert_eq!(asked.near.len(), 1, "one question a name");
    assert_eq!(
        (asked.near[0].near.as_str(), asked.near[0].rows),
        ("dongguan/a", 2)
    );
    let key = asked.near[0].key.clone();
    for (answer, organisation, made) in [
        (Some("dongguan/a"), OrganisationRef::Known("dongguan/a".into()), 0),
        (None, OrganisationRef::New(key.as_str().into()), 1),
    ] {
        case.answers = [(key.clone(), answer.map(str::to_owned))].into();
        let answered = case.run(&rows, &people);
        assert!(answered.near.is_empty());
        assert_eq!(outcomes(&answered), [RowOutcome::New; 3]);
        assert_eq!(answered.rows[0].organisation, Some(organisation));
        assert_eq!(answered.organisations.len(), made);
    }
    case.answers = [(key, Some("gone".to_owned()))].into();
    assert_eq!(
        outcomes(&case.run(&rows, &people))[0],
        waits,
        "what is gone answers nothing"
    );
}

#[test]
fn a_post_that_was_given_up_moves() {
    let people = roster(vec![person("1", vec![post("x", GUXIAN, "a", "secretary")])]);
    let mut case = Case::of(&[DONGGUAN]);
    case.granted.insert("x".to_owned());
    let moved = case.run(&[row(1, DONGGUAN, "1", A, "secretary")], &people);
    assert_eq!(moved.rows[0].outcome, RowOutcome::Moved);
    assert_eq!(moved.rows[0].post.as_deref(), Some("x"));
    assert_eq!(moved.rows[0].from_unit.as_deref(), Some(GUXIAN));
}

#[test]
fn an_organisation_is_found_made_or_asked_for() {
    let named = |name: &str| row(1, DONGGUAN, "1", name, "secretary");
    let people = roster(vec![]);
    let case = Case::of(&[DONGGUAN]);
    for (name, expected) in [
        ("中共红海玻璃有限公司支部委员会", Some("dongguan/a")),
        ("祁县红海玻璃有限责任公司党支部", Some("dongguan/a")),
        ("白塔酒业有限公司党支部", None),
    ] {
        let diff = case.run(&[named(name)], &people);
        assert_eq!(diff.rows[0].outcome, RowOutcome::New);
        match (&diff.rows[0].organisation, expected) {
            (Some(OrganisationRef::Known(id)), Some(expected)) => assert_eq!(id, expected),
            (Some(OrganisationRef::New(key)), None) => assert_eq!(&diff.organisations[0].key, key),
            other => panic!("{name}: {other:?}"),
        }
    }
    let near = named("红海玻璃制品有限公司党支部");
    let asked = case.run(std::slice::from_ref(&near), &people);
    assert_eq!(
        outcomes(&asked),
        [(RowOutcome::Pending, Some("organisation.near"))]
    );
    assert!(
        asked.organisations.is_empty(),
        "nothing is made for a row that waits"
    );
    let made = Case {
        ask_near: false,
        ..Case::of(&[DONGGUAN])
    }
    .run(&[near], &people);
    assert_eq!(made.rows[0].outcome, RowOutcome::New);
    assert_eq!(made.organisations[0].near.as_deref(), Some("dongguan/a"));
    let twice = [
        named("白塔酒业公司支部"),
        StagedRow {
            person_key: Some("2".into()),
            ..named("白塔酒业有限公司党支部")
        },
    ];
    let one = case.run(&twice, &people);
    assert_eq!((one.organisations.len(), one.organisations[0].rows), (1, 2));
    let none = StagedRow {
        organisation: None,
        ..named("")
    };
    assert_eq!(
        outcomes(&case.run(&[none], &people)),
        [(RowOutcome::Refused, Some("organisation.missing"))]
    );
}

#[test]
fn missing_is_who_is_in_post_in_a_covered_unit() {
    let people = roster(vec![
        person("1", vec![post("1", DONGGUAN, "a", "secretary")]),
        person(
            "2",
            vec![
                post("2", DONGGUAN, "b", "secretary"),
                post("3", DONGGUAN, "a", "officer"),
            ],
        ),
        person("3", vec![post("4", GUXIAN, "a", "secretary")]),
        person(
            "4",
            vec![
                post("5", DONGGUAN, "a", "officer"),
                post("6", GUXIAN, "a", "officer"),
            ],
        ),
        person("5", vec![]),
    ]);
    let missing = |units: &[&str], rows: &[StagedRow]| {
        let diff = Case::of(units).run(rows, &people);
        let list: Vec<_> = diff
            .missing
            .iter()
            .map(|m| format!("{}:{}", m.unit, m.person))
            .collect();
        (list.join(" "), diff.totals().missing)
    };
    let one = [row(1, DONGGUAN, "1", A, "secretary")];
    assert_eq!(
        missing(&[DONGGUAN], &one),
        ("dongguan:p2 dongguan:p4".to_owned(), 2)
    );
    assert_eq!(
        missing(&[DONGGUAN, GUXIAN], &one),
        ("dongguan:p2 dongguan:p4".to_owned(), 2)
    );
    let other = [
        row(1, DONGGUAN, "1", A, "secretary"),
        row(2, GUXIAN, "9", A, "officer"),
    ];
    assert_eq!(
        missing(&[DONGGUAN], &other).1,
        2,
        "rows of other units cover nothing"
    );
    let (list, people_missing) = missing(&[DONGGUAN, GUXIAN], &other);
    assert_eq!(
        (list.split(' ').count(), people_missing),
        (4, 3),
        "a person is counted once"
    );
    // a row in another unit's part of the file does not match here
    let away = [
        row(1, DONGGUAN, "1", A, "secretary"),
        row(2, ELSEWHERE, "2", A, "secretary"),
    ];
    assert_eq!(missing(&[DONGGUAN], &away).0, "dongguan:p2 dongguan:p4");
    let faulty = StagedRow {
        errors: vec!["name.missing".to_owned()],
        ..row(2, DONGGUAN, "2", A, "secretary")
    };
    assert_eq!(
        missing(&[DONGGUAN], &[one[0].clone(), faulty]).0,
        "dongguan:p4",
        "a faulty row still names its person"
    );
}

#[test]
fn two_rows_of_a_person_do_not_contradict_each_other_for_ever() {
    let mut first = row(1, DONGGUAN, "1", A, "secretary");
    let mut second = row(2, DONGGUAN, "1", B, "instructor");
    first.person.insert("phone", "13800000001");
    second.person.insert("phone", "13800000002");
    let rows = [first, second];
    let new = Case::of(&[DONGGUAN]).run(&rows, &roster(vec![]));
    assert_eq!(
        new.rows[0].person, new.rows[1].person,
        "both rows are one new person"
    );
    assert_eq!(new.rows[1].conflicting, ["phone"]);
    let after = apply(&roster(vec![]), &rows, &new);
    assert_eq!(
        Case::of(&[DONGGUAN]).run(&rows, &after).totals(),
        Totals {
            unchanged: 2,
            ..Totals::default()
        }
    );
}

#[test]
fn the_fingerprint_tells_what_would_be_done() {
    let people = roster(vec![person("1", vec![post("x", DONGGUAN, "a", "secretary")])]);
    let case = Case::of(&[DONGGUAN]);
    let print = |rows: &[StagedRow], people: &Roster| serde_json::to_string(&case.run(rows, people)).unwrap();
    let rows = [
        row(1, DONGGUAN, "1", A, "secretary"),
        row(2, DONGGUAN, "2", A, "secretary"),
    ];
    assert_eq!(print(&rows, &people), print(&rows, &people));
    let mut mended = rows.clone();
    mended[1].person.insert("phone", "13800000001");
    assert_ne!(
        print(&rows, &people),
        print(&mended, &people),
        "a cell of a new row"
    );
    let mut touched = people.clone();
    touched.people[0].values.insert("name", "乙");
    assert_ne!(
        print(&rows, &people),
        print(&rows, &touched),
        "a value that changed since"
    );
}

/// What applying a diff makes of a roster.
fn apply(roster: &Roster, rows: &[StagedRow], diff: &Diff) -> Roster {
    let mut after = roster.clone();
    for made in &diff.organisations {
        after.organisations.push(PresentOrganisation {
            id: format!("made:{}", made.key),
            unit: made.unit.clone(),
            names: vec![made.name.clone()],
        });
    }
    for (row, result) in rows.iter().zip(&diff.rows) {
        if !matches!(
            result.outcome,
            RowOutcome::New | RowOutcome::Changed | RowOutcome::Moved
        ) {
            continue;
        }
        let at = match result.person.as_ref().unwrap() {
            PersonRef::Known(id) => after.people.iter().position(|p| p.id == *id).unwrap(),
            PersonRef::New(key) => after
                .people
                .iter()
                .position(|p| p.key.as_ref() == Some(key))
                .unwrap_or_else(|| {
                    let made = PresentPerson {
                        id: eco_format!("made:{key}"),
                        ..person(key, vec![])
                    };
                    after.people.push(PresentPerson {
                        values: Values::new(),
                        ..made
                    });
                    after.people.len() - 1
                }),
        };
        let person = &mut after.people[at];
        let organisation = result.organisation.as_ref().map(|reference| match reference {
            OrganisationRef::Known(id) => id.clone(),
            OrganisationRef::New(key) => eco_format!("made:{key}"),
        });
        let held = result
            .post
            .as_ref()
            .and_then(|id| person.posts.iter().position(|post| post.id == *id));
        let place = held.unwrap_or_else(|| {
            person
                .posts
                .push(post(&format!("{}/{}", row.row, row.row), "", "", ""));
            person.posts.last_mut().unwrap().values = Values::new();
            person.posts.len() - 1
        });
        let post = &mut person.posts[place];
        post.unit = result.unit.clone().unwrap();
        if let Some(organisation) = organisation {
            post.organisation = organisation;
        }
        for change in &result.changes {
            let target = if change.subject == Subject::Person {
                &mut person.values
            } else {
                &mut post.values
            };
            target.insert(change.field, change.after);
        }
    }
    after
}

fn any_row() -> impl Strategy<Value = (usize, usize, usize, usize, u8, bool, u8)> {
    (
        0usize..8,
        0usize..2,
        0usize..3,
        0usize..3,
        0u8..4,
        any::<bool>(),
        0u8..20,
    )
}

fn rows_of(drawn: &[(usize, usize, usize, usize, u8, bool, u8)]) -> Vec<StagedRow> {
    let posts = ["secretary", "instructor", "officer"];
    let names = [A, B, "白塔酒业有限公司党支部"];
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for (number, (key, unit, name, post, phone, has_phone, fault)) in drawn.iter().enumerate() {
        // the reader refuses the same person, organisation and post twice in a file
        let first = seen.insert((*key, *unit, *name, *post));
        let number = u32::try_from(number).unwrap();
        let mut read = row(
            number,
            [DONGGUAN, GUXIAN][*unit],
            &key.to_string(),
            names[*name],
            posts[*post],
        );
        if *has_phone {
            read.person.insert("phone", &format!("1380000000{phone}"));
        }
        if !first || *fault == 0 {
            read.errors.push("duplicate.in_file".to_owned());
        }
        read.skipped = *fault == 1;
        rows.push(read);
    }
    rows
}

proptest! {
    #[test]
    fn every_row_has_one_outcome_and_applying_twice_changes_nothing(
        before in proptest::collection::vec(any_row(), 0..16),
        file in proptest::collection::vec(any_row(), 0..16),
        county in any::<bool>(),
    ) {
        let everywhere = Case::of(&[DONGGUAN, GUXIAN]);
        let earlier = rows_of(&before);
        let present = apply(&roster(vec![]), &earlier, &everywhere.run(&earlier, &roster(vec![])));
        let case = if county { everywhere } else { Case::of(&[DONGGUAN]) };
        let rows = rows_of(&file);
        let first = case.run(&rows, &present);
        let totals = first.totals();
        let seen = totals.new + totals.changed + totals.unchanged + totals.moved + totals.pending + totals.refused
            + totals.skipped;
        prop_assert_eq!(usize::try_from(seen).unwrap(), rows.len());
        for (row, result) in rows.iter().zip(&first.rows) {
            prop_assert_eq!(&row.row, &result.row);
            prop_assert_eq!(result.code.is_some(), matches!(result.outcome, RowOutcome::Pending | RowOutcome::Refused));
            if !county && row.unit == UnitRef::Known(GUXIAN.into()) {
                let is_given = result.code.as_deref() == Some("transfer.given");
                prop_assert!(is_given || matches!(result.outcome, RowOutcome::Refused | RowOutcome::Skipped));
            }
        }
        let after = apply(&present, &rows, &first);
        let again = case.run(&rows, &after);
        for (once, twice) in first.rows.iter().zip(&again.rows) {
            match once.outcome {
                RowOutcome::New | RowOutcome::Changed | RowOutcome::Moved | RowOutcome::Unchanged => {
                    prop_assert_eq!(twice.outcome, RowOutcome::Unchanged, "{:?} then {:?}", once, twice);
                }
                // a transfer may be settled by what else was applied; a refusal stays
                RowOutcome::Pending => {}
                _ => prop_assert_eq!(once.outcome, twice.outcome),
            }
        }
    }
}
