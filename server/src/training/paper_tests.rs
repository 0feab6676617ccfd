//! The papers of a session: what they say, who may make them, what they are made as; copies, groups, the file, the ledger.
use std::io::{Cursor, Read};

use sanyou_schema::domain::value::Phone;
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::{person, read_log};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};

use super::action::copy_session::{CopyForm, copy_session};
use super::action::create_session::create_session;
use super::action::make_papers::{Made, make_papers};
use super::action::plan::SlotForm;
use super::action::read_receipt::read_receipt;
use super::action::set_notice::{NoticeText, assign_groups, set_notice};
use super::paper::{SORTS, Sort};
use super::store::enrolments::list_of;
use super::store::papers::PaperFacts;
use super::store::sessions::{slots_of, visible_session};
use super::testing::{County, session_form};
use crate::platform::actor::Actor;
use crate::platform::documents::paper::Block;
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;

pub(super) async fn counties() -> Vec<County> {
    let mut counties = vec![County::new().await];
    if let Some(postgres) = Installation::on_postgres().await {
        counties.push(County::on(postgres).await);
    }
    counties
}

pub(super) async fn facts(county: &County, id: SessionId) -> PaperFacts {
    let db = county.platform().database.reader();
    let seen = visible_session(db, &county.organiser.scope, id, false).await;
    PaperFacts::load(county.platform(), seen.unwrap().unwrap(), false)
        .await
        .unwrap()
}

/// Every text of a paper, a line each.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Title { text } => lines.push(text.replace('\n', "")),
            Block::Middle { text }
            | Block::Heading { text }
            | Block::Paragraph { text }
            | Block::Line { text } => lines.push(text.clone()),
            Block::Signature { lines: own } | Block::Cards { names: own } => lines.extend(own.clone()),
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| row.join("|"))),
            Block::Gap | Block::PageBreak => {}
        }
    }
    lines.join("\n")
}

async fn give_phone(county: &County, at: usize, number: &str) {
    let db = county.platform().database.reader();
    let row = person::Entity::find_by_id(county.people[at]).one(db).await;
    let mut row = row.unwrap().unwrap().into_active_model();
    let sealed = county.platform().keys.seal_phone(&Phone::parse(number).unwrap());
    row.phone_enc = Set(Some(sealed.sealed));
    row.update(db).await.unwrap();
}

async fn make(county: &County, id: SessionId, which: Option<&str>, form: &str) -> Result<Made, Problem> {
    make_papers(
        county.platform(),
        &county.organiser,
        id,
        which,
        Some(form),
        "班务",
    )
    .await
}

/// A part of a zipped file.
pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn the_notice_says_what_official_notices_say() {
    for county in counties().await {
        let id = county.locked().await;
        let notice = text(&Sort::Notice.paper(&facts(&county, id).await).blocks);
        for said in [
            "关于举办2026年全县两新组织党务工作者轮训班（第1期）的通知",
            "各乡镇党委、开发区党工委，各行业党委：",
            "一、培训时间",
            "2026年11月20日至11月23日，共4天。请于11月20日下午13:30前报到。",
            "另行通知。",
            "本期名额5人。",
            "七分之一",
            "往返交通费自理",
            "附件2",
            "1|东观镇|4|",
            "|合计|4|",
        ] {
            assert!(notice.contains(said), "{said} is missing in\n{notice}");
        }
        assert!(!notice.contains("2026.11"), "days as documents write them");

        let own = NoticeText {
            document_no: Some("祁两新〔2026〕12号".to_owned()),
            issued_on: Some("2026-11-02".parse().unwrap()),
            costs: Some("本期不收任何费用。".to_owned()),
            audience: Some(" ".to_owned()),
            ..NoticeText::default()
        };
        set_notice(county.platform(), &county.organiser, id, own.clone())
            .await
            .unwrap();
        set_notice(county.platform(), &county.organiser, id, own)
            .await
            .unwrap();
        let notice = text(&Sort::Notice.paper(&facts(&county, id).await).blocks);
        assert!(notice.starts_with("祁两新〔2026〕12号"));
        let blocks = Sort::Notice.paper(&facts(&county, id).await).blocks;
        assert_eq!(blocks[1], Block::Gap, "a line between the number and the title");
        assert!(notice.contains("2026年11月2日") && notice.contains("本期不收任何费用。"));
        assert!(!notice.contains("往返交通费自理"));
        assert!(
            notice.contains("各单位两新组织党务工作者"),
            "blank is the usual words"
        );
        let long = NoticeText {
            content: Some("长".repeat(2001)),
            ..NoticeText::default()
        };
        let refused = set_notice(county.platform(), &county.organiser, id, long).await;
        assert_eq!(refused.unwrap_err().code(), "paper.long");
        let township = set_notice(county.platform(), &county.township, id, NoticeText::default()).await;
        assert_eq!(township.unwrap_err().status().as_u16(), 403);
    }
}

#[tokio::test]
async fn each_paper_is_made_in_each_form() {
    let county = County::new().await;
    let id = county.locked().await;
    for (_, code, label, _) in SORTS {
        let docx = make(&county, id, Some(code), "docx").await.unwrap();
        let body = part(&docx.bytes, "word/document.xml");
        assert!(
            body.contains("张一")
                || body.contains("张　一") && code == "desk_cards"
                || matches!(code, "notice" | "timetable" | "lodging"),
            "{label}"
        );
        let pdf = make(&county, id, Some(code), "pdf").await.unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF"), "{label}");
        let xlsx = make(&county, id, Some(code), "xlsx").await.unwrap();
        assert!(
            part(&xlsx.bytes, "xl/workbook.xml").contains("<sheet "),
            "{label}"
        );
        assert_eq!(docx.name.rsplit_once('.').unwrap().1, "docx");
    }
    let all = make(&county, id, None, "").await.unwrap();
    let zip = zip::ZipArchive::new(Cursor::new(&all.bytes)).unwrap();
    assert_eq!(zip.len(), SORTS.len() + 1, "the notice twice");
    assert!(zip.file_names().any(|name| name.unwrap().ends_with("的通知.pdf")));
    for (which, form, code) in [
        (Some("x"), "", "paper.unknown"),
        (Some("notice"), "odt", "paper.form"),
    ] {
        let refused = make(&county, id, which, form).await.err().unwrap();
        assert_eq!(refused.code(), code);
    }
}

#[tokio::test]
async fn whole_phones_need_the_right_and_a_reason_and_are_noted() {
    let county = County::new().await;
    let id = county.locked().await;
    give_phone(&county, 0, "13900001234").await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let silent = make_papers(platform, organiser, id, Some("contacts"), None, " ").await;
    assert_eq!(silent.err().unwrap().code(), "reason.missing");
    let groups = make_papers(platform, organiser, id, Some("groups"), None, "").await;
    assert!(groups.is_ok(), "no phones in it, no reason");
    let noted = async || {
        read_log::Entity::find()
            .count(platform.database.reader())
            .await
            .unwrap()
    };
    assert_eq!(noted().await, 0);
    let list = make(&county, id, Some("contacts"), "xlsx").await.unwrap();
    assert!(part(&list.bytes, "xl/sharedStrings.xml").contains("13900001234"));
    assert_eq!(noted().await, 1, "who has a phone");
    let township = make_papers(platform, &county.township, id, Some("contacts"), None, "班务").await;
    assert_eq!(township.err().unwrap().status().as_u16(), 403);
    let foreign = make_papers(
        platform,
        &county.other,
        SessionId(county.people[0].0),
        None,
        None,
        "x",
    )
    .await;
    assert_eq!(foreign.err().unwrap().status().as_u16(), 404);
}

#[tokio::test]
async fn who_sends_people_gets_the_receipt_with_their_own() {
    let county = County::new().await;
    let id = county.locked().await;
    give_phone(&county, 0, "13900001234").await;
    let receipt = async |actor: &Actor| {
        let made = make_papers(
            county.platform(),
            actor,
            id,
            Some("receipt"),
            Some("xlsx"),
            "盖章报送",
        )
        .await;
        made.map(|made| part(&made.bytes, "xl/sharedStrings.xml"))
    };
    let own = receipt(&county.township).await.ok().unwrap();
    assert!(own.contains("张一") && own.contains("13900001234"));
    let others = receipt(&county.other).await.ok().unwrap();
    assert!(!others.contains("张一"), "another township's people");
    let whole = make_papers(county.platform(), &county.township, id, None, None, "x").await;
    assert_eq!(whole.err().unwrap().code(), "role.missing");
    let worker = county.worker(1).await;
    assert!(receipt(&worker).await.is_err());
}

#[tokio::test]
async fn groups_are_kept_and_printed() {
    let county = County::new().await;
    let id = county.locked().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    assert_eq!(assign_groups(platform, organiser, id, 2).await.unwrap(), 2);
    let rows = list_of(platform.database.reader(), id).await.unwrap();
    let kept: Vec<_> = rows.iter().map(|row| row.group_no.unwrap()).collect();
    assert_eq!(kept, [1, 2, 1, 2]);
    let printed = text(&Sort::Groups.paper(&facts(&county, id).await).blocks);
    assert!(printed.contains("第2组（2人）"), "{printed}");
    let refused = assign_groups(platform, organiser, id, 1).await.unwrap_err();
    assert_eq!(refused.code(), "group.size");
    let empty = county.session(2, 5).await;
    let refused = assign_groups(platform, organiser, empty, 10).await.unwrap_err();
    assert_eq!(refused.code(), "group.nobody");
}

#[tokio::test]
async fn a_copy_keeps_the_timetable_and_tells_of_clashes() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let new = super::action::add_place::NewLecturer {
        name: "郝志远".to_owned(),
        title: None,
        employer: None,
    };
    let lecturer = super::action::add_place::add_lecturer(platform, organiser, new)
        .await
        .unwrap();
    let mut form = session_form(organiser.home_unit, 1, 5);
    form.slots[1] = SlotForm {
        lecturer: Some(lecturer),
        title: Some("党章".to_owned()),
        ..form.slots[1].clone()
    };
    let first = create_session(platform, organiser, form).await.unwrap();
    let copy = |first_day: &str, without_taken| CopyForm {
        reason: None,
        first_day: first_day.to_owned(),
        number: None,
        without_taken,
    };
    let second = copy_session(platform, organiser, first, copy("2026-12-01", false))
        .await
        .unwrap();
    let db = platform.database.reader();
    let days = async |id| {
        let slots = slots_of(db, vec![id]).await.unwrap();
        let shown = slots
            .iter()
            .map(|slot| (slot.day.to_string(), slot.title.clone(), slot.lecturer_id));
        shown.collect::<Vec<_>>()
    };
    let title = Some("党章".to_owned());
    assert_eq!(
        days(second).await,
        [
            ("2026-12-01".to_owned(), None, None),
            ("2026-12-04".to_owned(), title.clone(), Some(lecturer)),
        ]
    );
    let seen = visible_session(db, &organiser.scope, second, false)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((seen.row.number, seen.row.copied_from_id), (2, Some(first)));
    assert!(list_of(db, second).await.unwrap().is_empty());
    let taken = copy_session(platform, organiser, first, copy("2026-12-01", false))
        .await
        .unwrap_err();
    assert_eq!(taken.violations()[0].code, "clash.lecturer");
    let third = copy_session(platform, organiser, first, copy("2026-12-01", true))
        .await
        .unwrap();
    assert_eq!(days(third).await[1], ("2026-12-04".to_owned(), title, None));
    let wrong = copy_session(platform, organiser, first, copy("12月1日", true))
        .await
        .unwrap_err();
    assert_eq!(wrong.status().as_u16(), 422);
}

#[tokio::test]
async fn a_receipt_comes_back_and_tells_who_stays() {
    for county in counties().await {
        let id = county.session(1, 5).await;
        let (platform, organiser) = (county.platform(), &county.organiser);
        let people = county.people[..3].to_vec();
        super::action::enrol::enrol_all(platform, organiser, id, people, None)
            .await
            .unwrap();
        let read = async |text: &str| {
            let file = (
                "回执.csv".to_owned(),
                "text/csv".to_owned(),
                text.as_bytes().to_vec(),
            );
            read_receipt(platform, organiser, id, file).await
        };
        let silent = text(&Sort::Lodging.paper(&facts(&county, id).await).blocks);
        assert!(silent.contains("东观镇|3|—|—|—|3"), "{silent}");
        assert!(
            silent.contains("11月20日|0|0|—") && silent.contains("11月23日|—|3|0"),
            "unknown, and not none: {silent}"
        );
        assert!(silent.contains("回执未报3人"), "{silent}");
        let back =
            read("姓名,单位,手机,是否住宿,备注\n张一,东观镇,,是,素食\n张二,,,否,\n张四,,,是,\n张一,,,否,\n")
                .await
                .unwrap();
        assert_eq!((back.read, back.recorded), (4, 2));
        let codes: Vec<_> = back
            .faults
            .iter()
            .map(|fault| (fault.code, fault.cell.as_str()))
            .collect();
        assert_eq!(codes, [("receipt.not_listed", "A4"), ("receipt.twice", "A5")]);
        let rows = list_of(platform.database.reader(), id).await.unwrap();
        let kept: Vec<_> = rows
            .iter()
            .map(|row| (row.lodging, row.receipt_note.as_deref()))
            .collect();
        assert_eq!(
            kept,
            [(Some(true), Some("素食")), (Some(false), None), (None, None)]
        );
        let counted = text(&Sort::Lodging.paper(&facts(&county, id).await).blocks);
        // nobody registered whether 张一 is a man or a woman
        assert!(counted.contains("东观镇|3|0|0|1|1"), "{counted}");
        assert!(counted.contains("另有1人住宿而性别没有登记：张一。"), "{counted}");
        assert!(counted.contains("1|张一|东观镇|素食"), "{counted}");
        assert!(counted.contains("回执未报1人"), "{counted}");
        assert!(
            counted.contains("11月20日|0|0|1") && counted.contains("11月23日|1|3|0"),
            "{counted}"
        );

        // what goes out comes back as it is
        let sent = make(&county, id, Some("receipt"), "xlsx").await.unwrap();
        let file = (sent.name, sent.media_type.to_owned(), sent.bytes);
        let back = read_receipt(platform, organiser, id, file).await.unwrap();
        assert_eq!((back.read, back.recorded, back.faults.len()), (3, 3, 0));
        let other = read("姓名,成绩\n张一,90\n").await.unwrap_err();
        assert_eq!(other.status().as_u16(), 422);
    }
}

#[tokio::test]
async fn the_notice_says_the_places_as_they_were_given_out() {
    for county in counties().await {
        let id = county.session(1, 4).await;
        super::testing::set_quota_for_test(&county, id, 3).await;
        let notice = text(&Sort::Notice.paper(&facts(&county, id).await).blocks);
        assert!(notice.contains("1|东观镇|3|"), "{notice}");
        assert!(notice.contains("|合计|3|"), "{notice}");
        assert!(!notice.contains("城关镇"), "{notice}");
    }
}
