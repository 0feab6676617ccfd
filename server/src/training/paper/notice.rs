//! 培训通知: the notice of a session as official documents have it, with its annexes. What the office wrote itself stands in
//! place of the usual words.
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use sanyou_schema::domain::training::Teaching;
use sanyou_schema::entity::session_paper;

use super::half_days::timetable;
use super::lists::{BY_HAND, quota};
use crate::platform::documents::paper::{Block, Page, Paper, Table};
use crate::training::store::papers::{PaperFacts, PaperSlot};

/// The usual words of each section, where the office has written none of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// 主送.
    pub addressed_to: String,
    /// 三、培训对象.
    pub audience: String,
    /// 四、培训内容.
    pub content: String,
    /// 五、考核与结业.
    pub assessment: String,
    /// 六、纪律.
    pub discipline: String,
    /// 七、经费.
    pub costs: String,
    /// 学员须知.
    pub notes: String,
    /// 落款.
    pub signer: String,
}

const DISCIPLINE: &str = "参训学员要严格遵守培训纪律和中央八项规定精神，按时参加各项教学活动。因病因事确需请假的，须履行审批手续；\
    请假时间累计超过总学时七分之一的，按退学处理。培训期间的考勤、考试情况向派出单位反馈。";
const NOTES: &str = "一、请携带身份证，佩戴党员徽章，自备笔记本。\n二、按时报到、签到，不迟到、不早退，手机调至静音。\n\
    三、服从分组和食宿安排，注意人身和财物安全。\n四、有特殊饮食或者身体不适的，请在报到时告诉班主任。";

/// So many characters of a title stand on a line.
const TITLE_LINE: usize = 20;

/// The usual words for this session.
pub fn usual(facts: &PaperFacts) -> Words {
    let row = &facts.seen.row;
    let mut subjects: Vec<&str> = Vec::new();
    for title in facts.slots.iter().filter_map(|slot| slot.row.title.as_deref()) {
        // groups are taught the same one after the other
        if !subjects.contains(&title) {
            subjects.push(title);
        }
    }
    let content = if subjects.is_empty() {
        "培训内容以课程安排表为准。".to_owned()
    } else {
        format!("重点学习{}等内容。", subjects.join("、"))
    };
    let exam = match facts.facts.exams.first() {
        Some(exam) => {
            let book = exam
                .book
                .map_or_else(String::new, |book| format!("{}，", book.label()));
            let weight = exam
                .weight
                .map_or_else(String::new, |weight| format!("，占结业成绩的{weight}%"));
            format!(
                "培训结束时进行“{}”（{book}满分{}分，{}分合格{weight}）。",
                exam.name, exam.full_mark, exam.pass_mark
            )
        }
        None => String::new(),
    };
    let hours = facts
        .hours
        .as_ref()
        .map_or_else(String::new, |hours| format!("，{hours}学时"));
    Words {
        addressed_to: "各乡镇党委、开发区党工委，各行业党委：".to_owned(),
        audience: format!("各单位{}组织党务工作者，具体名额见附件1。", facts.subject_word),
        content,
        assessment: format!(
            "培训共{}个半天{hours}。{exam}出勤和考核合格的准予结业，登记学时；不合格的补训、补考。",
            facts.facts.half_days().len()
        ),
        discipline: DISCIPLINE.to_owned(),
        costs: "培训费用由主办单位承担，食宿统一安排，往返交通费自理。".to_owned(),
        notes: row
            .note
            .as_ref()
            .map_or_else(|| NOTES.to_owned(), |note| format!("{NOTES}\n五、{note}。")),
        signer: if facts.authority.is_empty() {
            facts.unit_name.clone()
        } else {
            facts.authority.clone()
        },
    }
}

/// The notice with its four annexes.
pub fn notice(facts: &PaperFacts) -> Paper {
    let words = usual(facts);
    let own = |pick: fn(&session_paper::Model) -> &Option<String>, usual: &str| {
        let written = facts.notice.as_ref().and_then(|notice| pick(notice).clone());
        written.unwrap_or_else(|| usual.to_owned())
    };
    let issued = facts.notice.as_ref().and_then(|notice| notice.issued_on);
    let year = facts.seen.row.first_day.format("%Y");
    let title = titles(facts);
    let mut blocks = Vec::new();
    let number = own(|notice| &notice.document_no, "");
    if !number.is_empty() {
        blocks.push(Block::Middle { text: number });
        blocks.push(Block::Gap);
    }
    blocks.push(Block::title(title.join("\n")));
    blocks.push(Block::line(own(
        |notice| &notice.addressed_to,
        &words.addressed_to,
    )));
    blocks.push(Block::paragraph(format!(
        "根据年度培训计划，决定举办{year}年{}。现将有关事项通知如下。",
        facts.title()
    )));
    for (heading, text) in [
        ("一、培训时间", when(facts)),
        ("二、培训地点", place(facts)),
        (
            "三、培训对象及名额",
            format!(
                "{}本期名额{}人。",
                own(|notice| &notice.audience, &words.audience),
                facts.seen.row.capacity
            ),
        ),
        (
            "四、培训内容与方式",
            format!(
                "{}采取{}、{}方式进行，课程安排见附件3。",
                own(|notice| &notice.content, &words.content),
                facts.delivery,
                facts.seen.row.teaching.label(),
            ),
        ),
        (
            "五、考核与结业",
            own(|notice| &notice.assessment, &words.assessment),
        ),
        (
            "六、培训纪律",
            own(|notice| &notice.discipline, &words.discipline),
        ),
        ("七、培训经费", own(|notice| &notice.costs, &words.costs)),
        ("八、报名要求", report(facts)),
    ] {
        blocks.push(Block::heading(heading));
        blocks.push(Block::paragraph(text));
    }
    blocks.push(Block::Gap);
    blocks.push(Block::paragraph("附件：1．名额分配表"));
    for line in ["2．培训报名回执", "3．课程安排表", "4．学员须知"] {
        blocks.push(Block::paragraph(format!("　　　{line}")));
    }
    blocks.push(Block::Signature {
        lines: vec![
            own(|notice| &notice.signer, &words.signer),
            issued.map_or_else(|| "　　年　月　日".to_owned(), long_day),
        ],
    });
    annexes(facts, &own(|notice| &notice.notes, &words.notes), &mut blocks);
    Paper {
        name: title.concat(),
        page: Page::Letter,
        blocks,
    }
}

/// The lines of the title: each ends with a word.
fn titles(facts: &PaperFacts) -> Vec<String> {
    let year = facts.seen.row.first_day.format("%Y");
    let (whose, class) = facts.title_parts();
    let lines = vec![format!("关于举办{year}年{whose}"), format!("{class}的通知")];
    if lines.concat().chars().count() > TITLE_LINE {
        lines
    } else {
        vec![lines.concat()]
    }
}

fn annexes(facts: &PaperFacts, notes: &str, blocks: &mut Vec<Block>) {
    let mut annex = |number: &str, title: String, inside: Vec<Block>| {
        blocks.push(Block::PageBreak);
        blocks.push(Block::line(format!("附件{number}")));
        blocks.push(Block::title(title));
        blocks.extend(inside);
    };
    annex("1", "名额分配表".to_owned(), vec![quota(facts)]);
    annex(
        "2",
        "培训报名回执".to_owned(),
        vec![Block::line("单位（盖章）："), receipt_table(Vec::new(), 12)],
    );
    annex("3", "课程安排表".to_owned(), vec![timetable(facts)]);
    let notes = notes.lines().map(Block::paragraph);
    annex("4", "学员须知".to_owned(), notes.collect());
}

/// The columns of the receipt, as [`super::receipt`] reads them back.
pub fn receipt_table(mut rows: Vec<Vec<String>>, least: usize) -> Block {
    let columns = [
        ("序号", 3),
        ("单位", 9),
        ("姓名", 5),
        ("性别", 3),
        ("民族", 3),
        ("职务", 7),
        ("手机", 10),
        ("是否住宿", 4),
        ("备注", 6),
    ];
    while rows.len() < least {
        let mut row = vec![String::new(); columns.len()];
        row[0] = (rows.len() + 1).to_string();
        rows.push(row);
    }
    Table::new("培训报名回执", &columns, rows).high(BY_HAND).into()
}

/// `2026年9月20日`, as running text has it.
pub fn long_day(day: NaiveDate) -> String {
    day.format("%Y年%-m月%-d日").to_string()
}

fn when(facts: &PaperFacts) -> String {
    use chrono::Datelike;
    let row = &facts.seen.row;
    let days = (row.last_day - row.first_day).num_days() + 1;
    let span = if row.first_day == row.last_day {
        long_day(row.first_day)
    } else if row.first_day.year() == row.last_day.year() {
        format!(
            "{}至{}",
            long_day(row.first_day),
            row.last_day.format("%-m月%-d日")
        )
    } else {
        format!("{}至{}", long_day(row.first_day), long_day(row.last_day))
    };
    let report = facts.slots.first().and_then(|PaperSlot { row: slot, .. }| {
        let starts = NaiveTime::parse_from_str(&slot.starts, "%H:%M").ok()?;
        let report = starts.overflowing_sub_signed(TimeDelta::minutes(30)).0;
        Some(format!(
            "请于{}{}{}前报到。",
            slot.day.format("%-m月%-d日"),
            slot.half.label(),
            report.format("%-H:%M")
        ))
    });
    format!("{span}，共{days}天。{}", report.unwrap_or_default())
}

fn place(facts: &PaperFacts) -> String {
    let place = match &facts.venue {
        None => "另行通知。".to_owned(),
        Some(venue) => match &venue.address {
            Some(address) => format!("{}（{address}）。", venue.name),
            None => format!("{}。", venue.name),
        },
    };
    match facts.seen.row.teaching {
        Teaching::Offline => place,
        Teaching::Online => format!("线上举行。{place}"),
        Teaching::Mixed => format!("主会场：{place}其余人员在所在党组织线上参加。"),
    }
}

fn report(facts: &PaperFacts) -> String {
    let notice = facts.notice.as_ref();
    let names = match facts.seen.row.names_until {
        Some(day) => format!("请各单位于{}前在系统中报送参训人员名单", long_day(day)),
        None => "请各单位及时在系统中报送参训人员名单".to_owned(),
    };
    let to = notice
        .and_then(|notice| notice.report_to.as_deref())
        .unwrap_or("主办单位");
    let own = if facts.seen.row.self_enrol {
        "本人也可以在手机上报名。"
    } else {
        ""
    };
    let contact = notice
        .and_then(|notice| notice.contact.clone())
        .or_else(|| facts.head.clone());
    let phone = notice.and_then(|notice| notice.phone.as_ref());
    let contact = match (contact, phone) {
        (Some(contact), Some(phone)) => format!("联系人：{contact}，电话：{phone}。"),
        (Some(contact), None) => format!("联系人：{contact}。"),
        (None, Some(phone)) => format!("联系电话：{phone}。"),
        (None, None) => String::new(),
    };
    format!("{names}，并将回执（附件2）盖章后报{to}。{own}{contact}")
}
