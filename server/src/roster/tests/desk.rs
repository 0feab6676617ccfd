//! What imports ask: whose a row is, who left, which organisation a name means.
use chrono::NaiveDate;
use sanyou_schema::domain::roster::Decision;
use sanyou_schema::domain::value::MissingDecision;
use sanyou_schema::domain::value::id::ChangeSetId;
use sanyou_schema::entity::{change_set, import_answer};

use super::undo::{id_number, views};
use super::*;
use crate::roster::action::answer_name::{NameAsked, answer_name, forget_answer};
use crate::roster::action::answer_question::answer_question;
use crate::roster::action::decide_missing::{Missed, decide_missing};
use crate::roster::action::decide_row::decide_row;
use crate::roster::action::show_import::decided_rows;
use crate::roster::action::undo::{undo_change_set, undo_import};
use crate::roster::store::rows::{OpenRow, RowFilter};

const A: &str = "中共红星陶瓷有限公司支部委员会";
const B: &str = "中共千朝果业有限公司支部委员会";

/// A row of 东观镇.
fn line(name: &str, number: &str, party: &str, since: &str, phone: &str) -> String {
    format!("{name},{number},东观镇,{party},书记,{since},{phone}")
}

impl County {
    async fn file(&self, lines: &[String]) -> ImportId {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let unit = self.townships[1].0;
        self.upload(&self.dongguan, unit, "名单.csv", csv(&lines)).await
    }

    async fn applied(&self, lines: &[String]) -> ImportId {
        let id = self.file(lines).await;
        self.apply(&self.dongguan, id).await;
        id
    }

    pub async fn rows(&self, id: ImportId) -> Vec<OpenRow> {
        let keys = &self.platform().keys;
        rows::rows(self.db(), keys, id, &RowFilter::default(), (None, 0), 100)
            .await
            .unwrap()
    }

    async fn read_again(&self) {
        assert!(read_next(self.platform()).await.unwrap());
    }

    async fn person(&self, name: &str) -> person::Model {
        let found = person::Entity::find().filter(person::Column::Name.eq(name));
        found.one(self.db()).await.unwrap().unwrap()
    }

    async fn decide(&self, id: ImportId, decision: Option<Decision>) -> Result<(), Problem> {
        let row = self.rows(id).await.remove(0).row;
        let place = (row.sheet.as_str(), u32::try_from(row.row_no).unwrap());
        decide_row(self.platform(), &self.dongguan, id, place, decision).await
    }

    async fn miss(
        &self,
        id: ImportId,
        people: &[PersonId],
        decision: MissingDecision,
        left_on: Option<&str>,
    ) -> Result<(), Problem> {
        let missed = Missed {
            people: people.to_vec(),
            decision,
            left_on: left_on.map(|day| day.parse().unwrap()),
        };
        decide_missing(self.platform(), &self.dongguan, id, missed).await
    }
}

async fn latest_set(county: &County) -> change_set::Model {
    let sets = change_set::Entity::find().all(county.db()).await.unwrap();
    sets.into_iter().max_by_key(|set| set.id).unwrap()
}

#[tokio::test]
async fn a_person_says_whose_a_row_is() {
    let county = County::new().await;
    let number = id_number(1);
    county
        .applied(&[line("王伟", &number, A, "2021.03", "13800000001")])
        .await;
    let wei = county.person("王伟").await;
    // the number is ruined, the phone is new: the name and what is left of the number speak for him
    let id = county
        .file(&[line("王伟", &number[..17], A, "2021.03", "13800000002")])
        .await;
    assert_eq!(county.totals(id).await.pending, 1);
    let row = county.rows(id).await.remove(0);
    assert_eq!(row.row.code.as_deref(), Some("identity.candidates"));
    let candidate = &row.content.result.candidates[0];
    assert_eq!(candidate.person, wei.id.to_string());
    assert_eq!(candidate.explained(), "姓名、党组织相同");
    let stranger = Decision::SamePerson(county.organiser.account.to_string());
    assert_eq!(
        code(county.decide(id, Some(stranger)).await),
        "identity.no_candidate"
    );
    county.decide(id, Some(Decision::NewPerson)).await.unwrap();
    county.read_again().await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.refused, totals.missing),
        (1, 1),
        "a new person needs a whole number"
    );
    let same = || Some(Decision::SamePerson(wei.id.to_string()));
    county.decide(id, same()).await.unwrap();
    county.read_again().await;
    let totals = county.totals(id).await;
    assert_eq!((totals.changed, totals.missing, sum(totals)), (1, 0, 1));
    let decided = decided_rows(county.platform(), id).await.unwrap();
    assert_eq!(decided.len(), 1, "what was said stays listed");
    assert_eq!(decided[0].content.staged.decision, same());
    let summary = summary_of(&county.platform().keys, &county.import(id).await).unwrap();
    let causes: Vec<_> = summary.causes.iter().map(|cause| cause.code.as_str()).collect();
    assert_eq!(
        causes, [""; 0],
        "who it is was said: the number asks nothing more"
    );
    county.decide(id, None).await.unwrap();
    county.read_again().await;
    assert_eq!(county.totals(id).await.pending, 1, "taken back, it waits again");
    assert!(decided_rows(county.platform(), id).await.unwrap().is_empty());
    county.decide(id, same()).await.unwrap();
    county.read_again().await;
    county.apply(&county.dongguan, id).await;
    let after = county.person("王伟").await;
    let phone = county
        .platform()
        .keys
        .open_text(&after.phone_enc.unwrap())
        .unwrap();
    assert_eq!(phone, "13800000002");
    assert_eq!(
        after.id_number_hash, wei.id_number_hash,
        "the number that stands here stays"
    );
    // the same file again asks nothing again
    let again = county
        .file(&[line("王伟", &number[..17], A, "2021.03", "13800000002")])
        .await;
    assert_eq!(county.totals(again).await.unchanged, 1);
}

#[tokio::test]
async fn a_row_that_waits_is_settled_after_the_import() {
    let county = County::new().await;
    let number = id_number(1);
    county
        .applied(&[line("王伟", &number, A, "2021.03", "13800000001")])
        .await;
    let wei = county.person("王伟").await;
    let id = county
        .applied(&[
            line("王伟", &number[..17], A, "2021.03", "13800000002"),
            line("李静", &id_number(2), A, "2021.03", "13800000003"),
        ])
        .await;
    let before = views(&county).await;
    let row = county.rows(id).await.remove(0);
    assert_eq!(row.row.outcome, RowOutcome::Pending);
    let same = || ("same", Some(wei.id.into()));
    let stranger = actor(
        county.dongguan.account,
        RoleName::TownshipAdmin,
        &county.townships[2],
        county.dongguan.scope.day,
    );
    let answered = answer_question(county.platform(), &stranger, row.row.id, same()).await;
    assert_eq!(code(answered), "not_found");
    answer_question(county.platform(), &county.dongguan, row.row.id, same())
        .await
        .unwrap();
    let set = latest_set(&county).await;
    assert_eq!(set.title, "补录：王伟");
    let row = county.rows(id).await.remove(0).row;
    assert_eq!((row.outcome, row.person_id), (RowOutcome::Changed, Some(wei.id)));
    let totals = county.totals(id).await;
    assert_eq!((totals.pending, totals.changed, totals.new), (0, 1, 1));
    assert_ne!(views(&county).await, before);
    let again = answer_question(county.platform(), &county.dongguan, row.id, same()).await;
    assert_eq!(code(again), "identity.settled");
    undo_change_set(
        county.platform(),
        &county.dongguan,
        ChangeSetId(set.id.into()),
        None,
    )
    .await
    .unwrap();
    assert_eq!(views(&county).await, before, "taken back as any change");
    let row = county.rows(id).await.remove(0);
    assert_eq!(
        (row.row.outcome, row.row.code.as_deref(), row.row.person_id),
        (RowOutcome::Pending, Some("identity.candidates"), None),
        "the question is open again"
    );
    assert!(!row.content.result.candidates.is_empty() && row.content.staged.decision.is_none());
    let totals = county.totals(id).await;
    assert_eq!((totals.pending, totals.changed, totals.new), (1, 0, 1));
    answer_question(county.platform(), &county.dongguan, row.row.id, same())
        .await
        .unwrap();
    assert_eq!(county.totals(id).await.pending, 0, "and is answered again");
}

#[tokio::test]
async fn an_import_takes_its_late_entries_back_with_it_and_names_those_that_stay() {
    let county = County::new().await;
    let number = id_number(1);
    county
        .applied(&[line("王伟", &number, A, "2021.03", "13800000001")])
        .await;
    let wei = county.person("王伟").await;
    let before = views(&county).await;
    let late = async || {
        let id = county
            .applied(&[
                line("王伟", &number[..17], A, "2021.03", "13800000002"),
                line("李静", &id_number(2), A, "2021.03", "13800000003"),
            ])
            .await;
        let row = county.rows(id).await.remove(0).row.id;
        answer_question(
            county.platform(),
            &county.dongguan,
            row,
            ("same", Some(wei.id.into())),
        )
        .await
        .unwrap();
        id
    };
    let id = late().await;
    undo_import(county.platform(), &county.dongguan, id, None)
        .await
        .unwrap();
    assert_eq!(views(&county).await, before);
    assert_eq!(county.import(id).await.state, ImportState::Undone);
    assert_eq!(county.rows(id).await.remove(0).row.outcome, RowOutcome::Pending);

    // changed since, the late entry is named and stays; the rest goes
    let id = late().await;
    county
        .applied(&[line("王伟", &number, A, "2021.03", "13800000009")])
        .await;
    let stands = views(&county).await;
    let refused = undo_import(county.platform(), &county.dongguan, id, None)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "import.undo_conflict");
    let told = refused.extra("conflicts").unwrap();
    assert_eq!(told.as_array().unwrap().len(), 1, "{told:?}");
    assert_eq!(told[0]["label"], "王伟");
    assert_eq!(views(&county).await, stands, "nothing is taken back");
    let print = refused.extra("fingerprint").unwrap().as_str().unwrap().to_owned();
    undo_import(county.platform(), &county.dongguan, id, Some(&print))
        .await
        .unwrap();
    assert_eq!(county.import(id).await.state, ImportState::PartlyUndone);
    let phone = county.person("王伟").await.phone_hash;
    assert_eq!(phone, Some(county.platform().keys.hash("phone", "13800000009")));
}

#[tokio::test]
async fn missing_is_not_left_until_somebody_says_so() {
    use MissingDecision::{Later, Left, Stays};
    let county = County::new().await;
    let three = [
        line("王伟", &id_number(1), A, "2021.03", ""),
        line("李静", &id_number(2), A, "2021.03", ""),
        line("张敏", &id_number(3), B, "", ""),
    ];
    county.applied(&three).await;
    let [wei, jing, min] = [
        county.person("王伟").await.id,
        county.person("李静").await.id,
        county.person("张敏").await.id,
    ];
    let before = views(&county).await;
    let id = county.file(&three[..1]).await;
    let shown = county.import(id).await.fingerprint.unwrap();
    for (people, decision, day, expected) in [
        (&[jing][..], Left, None, "missing.day_missing"),
        (&[jing], Left, Some("2099-01-01"), "missing.day_future"),
        (&[jing], Left, Some("2021-03-01"), "missing.before_post"),
        (&[wei], Left, Some("2026-11-01"), "missing.not_missing"),
        (&[], Stays, None, "missing.not_missing"),
    ] {
        let refused = county.miss(id, people, decision, day).await;
        assert_eq!(refused.unwrap_err().violations()[0].code, expected);
    }
    county.miss(id, &[jing, min], Later, None).await.unwrap();
    assert_eq!(county.import(id).await.fingerprint.unwrap(), shown);
    county
        .miss(id, &[jing, min], Left, Some("2026-11-01"))
        .await
        .unwrap();
    let stale = apply_import(county.platform(), &county.dongguan, id, &shown).await;
    assert_eq!(
        code(stale),
        "import.stale",
        "who would leave is part of what was shown"
    );
    county.miss(id, &[min], Stays, None).await.unwrap();
    county.apply(&county.dongguan, id).await;
    let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
    let posts = appointment::Entity::find().all(county.db()).await.unwrap();
    let end = |person| {
        posts
            .iter()
            .find(|post| post.person_id == person)
            .unwrap()
            .valid_to
    };
    assert_eq!(
        (end(wei), end(jing), end(min)),
        (None, Some(day("2026-11-01")), None)
    );
    undo_import(county.platform(), &county.dongguan, id, None)
        .await
        .unwrap();
    assert_eq!(views(&county).await, before);
}

#[tokio::test]
async fn who_was_registered_today_can_have_left() {
    let county = County::new().await;
    let two = [
        line("王伟", &id_number(1), A, "", ""),
        line("李静", &id_number(2), A, "", ""),
    ];
    county.applied(&two).await;
    let jing = county.person("李静").await.id;
    let id = county.file(&two[..1]).await;
    let today = county.platform().clock.today();
    county
        .miss(id, &[jing], MissingDecision::Left, Some(&today.to_string()))
        .await
        .unwrap();
    county.apply(&county.dongguan, id).await;
    let again = county.file(&two[..1]).await;
    assert_eq!(county.totals(again).await.missing, 0);
}

#[tokio::test]
async fn what_was_let_pass_did_not_say_who_leaves() {
    let county = County::new().await;
    let many: Vec<String> = (1..=8)
        .map(|n| line(&format!("王伟{n}"), &id_number(n), A, "2021.03", ""))
        .collect();
    county.applied(&many).await;
    let id = county.file(&many[..1]).await;
    assert_eq!(county.import(id).await.state, ImportState::Guarded);
    release_import(county.platform(), &county.organiser, id, "已核实")
        .await
        .unwrap();
    let gone = county.person("王伟2").await.id;
    county
        .miss(id, &[gone], MissingDecision::Left, Some("2026-11-01"))
        .await
        .unwrap();
    let import = county.import(id).await;
    assert_eq!((import.state, import.released_by), (ImportState::Guarded, None));
    release_import(county.platform(), &county.organiser, id, "已核实")
        .await
        .unwrap();
    county.apply(&county.dongguan, id).await;
}

#[tokio::test]
async fn a_near_name_is_asked_once_and_remembered() {
    let county = County::new().await;
    let unit = county.townships[1].0;
    county
        .applied(&[line("王伟", &id_number(1), A, "2021.03", "")])
        .await;
    let near = "中共红星陶瓷制品有限公司支部委员会";
    let file = [
        line("王伟", &id_number(1), A, "2021.03", ""),
        line("李静", &id_number(2), near, "2021.03", ""),
        line("张敏", &id_number(3), near, "2021.03", ""),
    ];
    let id = county.file(&file).await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.unchanged, totals.pending),
        (1, 2),
        "an exact name is not held up"
    );
    let asked = summary_of(&county.platform().keys, &county.import(id).await)
        .unwrap()
        .near;
    assert_eq!((asked.len(), asked[0].rows), (1, 2), "one question a name");
    assert_eq!(asked[0].known_name, "红星陶瓷有限公司党支部");
    let name = asked[0].name.clone();
    let known = asked[0].known;
    let named = |name| NameAsked {
        unit,
        name,
        firm: false,
    };
    let unasked = answer_name(county.platform(), &county.dongguan, id, named("别的"), None).await;
    assert_eq!(code(unasked), "organisation.not_asked");
    answer_name(county.platform(), &county.dongguan, id, named(&name), Some(known))
        .await
        .unwrap();
    county.read_again().await;
    assert_eq!(county.totals(id).await.new, 2);
    county.apply(&county.dongguan, id).await;
    let parties = party_organisation::Entity::find()
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(parties, 1, "it is the known one");
    // remembered: the next file is not asked about it
    let more = [line("刘洋", &id_number(4), near, "2021.03", "")];
    let next = county.file(&more).await;
    assert_eq!(county.totals(next).await.new, 1);
    // forgotten, it is asked again, and said to be its own it is made
    let answer = import_answer::Entity::find()
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    forget_answer(county.platform(), &county.dongguan, answer.id)
        .await
        .unwrap();
    let third = county.file(&more).await;
    assert_eq!(county.totals(third).await.pending, 1);
    answer_name(county.platform(), &county.dongguan, third, named(&name), None)
        .await
        .unwrap();
    county.read_again().await;
    county.apply(&county.dongguan, third).await;
    let parties = party_organisation::Entity::find()
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(parties, 2);
}

#[tokio::test]
async fn d39_a_number_that_several_share_makes_them_no_one_person() {
    let county = County::new().await;
    let rows = [
        line("王伟", &id_number(1), A, "2021.03", "13800000001"),
        line("李静", &id_number(2), A, "2021.03", "13800000001"),
        line("张敏", &id_number(3), B, "2021.03", "13800000001"),
    ];
    let id = county.applied(&rows).await;
    assert_eq!(county.totals(id).await.new, 3);
    // somebody of another name with that number and no ID number is nobody's match by it alone
    let next = county
        .file(&[line("刘洋", "", A, "2021.03", "13800000001")])
        .await;
    let found = county.rows(next).await;
    assert_eq!(
        found[0].row.outcome,
        RowOutcome::Refused,
        "{:?}",
        found[0].row.code
    );
}

#[tokio::test]
async fn d44_a_party_organisation_is_one_in_every_form_of_its_name() {
    let county = County::new().await;
    county
        .applied(&[line(
            "王伟",
            &id_number(1),
            "红星陶瓷有限公司党支部",
            "2021.03",
            "",
        )])
        .await;
    let forms = [
        "中共红星陶瓷有限公司支部委员会",
        "中国共产党红星陶瓷有限公司支部委员会",
        "红星陶瓷有限责任公司支部",
        "祁县红星陶瓷有限公司党支部",
        "红星陶瓷党支部",
    ];
    let rows: Vec<String> = forms
        .iter()
        .zip(2..)
        .map(|(form, at)| line("李静", &id_number(at), form, "2021.03", ""))
        .collect();
    let id = county.applied(&rows).await;
    assert_eq!(county.totals(id).await.new, 5, "{:?}", county.totals(id).await);
    let parties = party_organisation::Entity::find()
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(parties, 1);
}

#[tokio::test]
async fn who_is_missing_is_named_with_every_place_of_the_unit() {
    let county = County::new().await;
    let rows = [
        line("王伟", &id_number(1), A, "2021.03", ""),
        line("李静", &id_number(2), A, "2021.03", ""),
        line("李静", &id_number(2), B, "2021.03", ""),
    ];
    county.applied(&rows).await;
    let id = county.file(&rows[..1]).await;
    let summary = summary_of(&county.platform().keys, &county.import(id).await).unwrap();
    let [gone] = summary.missing.as_slice() else {
        panic!("{:?}", summary.missing);
    };
    let served = &gone.party_organisation;
    assert!(
        served.contains("红星陶瓷") && served.contains("、") && served.contains("千朝果业"),
        "{served}"
    );
}

#[tokio::test]
async fn a_firm_in_a_roster_that_is_near_a_known_one_is_asked_once_and_remembered() {
    let county = County::new().await;
    let unit = county.townships[1].0;
    let file = |rows: &[(u8, &str, &str)]| {
        let mut text = "姓名,身份证号,党组织名称,党内职务,单位名称,统一社会信用代码\n".to_owned();
        for (person, firm, code) in rows {
            let name = ["王伟", "李静", "张敏", "刘洋"][usize::from(*person) - 1];
            let number = id_number(*person);
            let line = format!("{name},{number},东观商圈联合党支部,组织委员,{firm},{code}\n");
            text += &line;
        }
        text.into_bytes()
    };
    let send = async |rows: &[(u8, &str, &str)]| {
        county
            .upload(&county.dongguan, unit, "名单.csv", file(rows))
            .await
    };
    let firms = async || organisation::Entity::find().count(county.db()).await.unwrap();
    let code_of_known = "91350100M000100Y43";
    let first = send(&[(1, "红星陶瓷有限公司", code_of_known)]).await;
    county.apply(&county.dongguan, first).await;
    assert_eq!(firms().await, 1);
    let near = "红星陶瓷制品有限责任公司";
    // another's code makes it another; the known one's asks, whatever the name
    let id = send(&[(2, near, ""), (3, near, ""), (4, "城关第二机械厂", code_of_known)]).await;
    let asked = summary_of(&county.platform().keys, &county.import(id).await)
        .unwrap()
        .near;
    let told: Vec<_> = asked
        .iter()
        .map(|one| (one.name.as_str(), one.known_name.as_str(), one.rows, one.firm))
        .collect();
    assert_eq!(
        told,
        [
            ("城关第二机械厂", "红星陶瓷有限公司", 1, true),
            (near, "红星陶瓷有限公司", 2, true),
        ]
    );
    assert_eq!(county.totals(id).await.pending, 3);
    let known = asked[0].known;
    let answer = async |name: &str, means| {
        let firm = true;
        let named = NameAsked { unit, name, firm };
        answer_name(county.platform(), &county.dongguan, id, named, means).await
    };
    let as_party = NameAsked {
        unit,
        name: near,
        firm: false,
    };
    let wrong = answer_name(county.platform(), &county.dongguan, id, as_party, None).await;
    assert_eq!(code(wrong), "organisation.not_asked");
    assert_eq!(
        code(answer(near, Some(uuid::Uuid::nil())).await),
        "organisation.unknown"
    );
    answer(near, Some(known)).await.unwrap();
    county.read_again().await;
    answer("城关第二机械厂", None).await.unwrap();
    county.read_again().await;
    assert_eq!(
        (county.totals(id).await.pending, county.totals(id).await.new),
        (0, 3)
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(firms().await, 2, "one is the known one, one is its own");
    let posts = appointment::Entity::find()
        .filter(appointment::Column::OrganisationId.eq(known))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(posts, 3);
    // remembered: the same again changes nothing and asks nothing
    let again = send(&[(2, near, ""), (3, near, "")]).await;
    assert_eq!(county.totals(again).await.unchanged, 2);
    // a number tells two plants apart
    let apart = send(&[(4, "城关第三机械厂", "")]).await;
    let totals = county.totals(apart).await;
    assert_eq!((totals.pending, totals.changed), (0, 1), "{totals:?}");
    let other = send(&[(2, near.replace("制品", "器").as_str(), "91350100M000100Y43")]).await;
    assert_eq!(county.totals(other).await.pending, 1, "the known one's code");
}

#[tokio::test]
async fn near_names_in_the_ledger_are_answered_and_remembered() {
    let county = County::new().await;
    let unit = county.townships[1].0;
    let send = async |rows: &[(&str, &str)]| {
        let mut text =
            "两新组织摸排台账\n乡镇,单位名称,党组织名称,单位类型,经营状态,职工人数,摸排时间\n".to_owned();
        for (firm, party) in rows {
            let line = format!("东观镇,{firm},{party},非公企业,正常,120,2026.9.1\n");
            text += &line;
        }
        county
            .upload(&county.organiser, county.whole.0, "台账.csv", text.into_bytes())
            .await
    };
    let known = send(&[("宏达玻璃制品有限公司", "宏达玻璃制品有限公司党支部")]).await;
    county.apply(&county.organiser, known).await;
    let id = send(&[
        ("宏大玻璃制品有限公司", ""),
        ("大华物流有限公司", "宏达玻璃制品厂党支部"),
    ])
    .await;
    let asked = async |id| {
        summary_of(&county.platform().keys, &county.import(id).await)
            .unwrap()
            .near
    };
    let near = asked(id).await;
    let told: Vec<_> = near
        .iter()
        .map(|one| (one.name.as_str(), one.firm, one.rows))
        .collect();
    assert_eq!(
        told,
        [
            ("宏大玻璃制品有限公司", true, 1),
            ("宏达玻璃制品厂党支部", false, 1)
        ],
        "{near:?}"
    );
    for one in &near {
        let named = NameAsked {
            unit,
            name: &one.name,
            firm: one.firm,
        };
        // the firm is the known one; the party organisation is one of its own
        let means = one.firm.then_some(one.known);
        answer_name(county.platform(), &county.organiser, id, named, means)
            .await
            .unwrap();
        county.read_again().await;
    }
    assert!(asked(id).await.is_empty());
    county.apply(&county.organiser, id).await;
    let firms = organisation::Entity::find().count(county.db()).await.unwrap();
    let parties = party_organisation::Entity::find()
        .count(county.db())
        .await
        .unwrap();
    assert_eq!((firms, parties), (2, 2));
    let answers = import_answer::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(answers, 2);
}
