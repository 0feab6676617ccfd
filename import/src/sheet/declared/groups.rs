//! What the group over a heading makes of it: 帮带方 over 党组织名称, 职工情况 over 总数, 法定代表人 over 姓名.
use super::{CellType, Spec};
use crate::layout;
use crate::sheet::roster::Field;

/// Names of an organisation, as they stand below a group that says which.
const NAMES: &[&str] = &[
    "党组织名称",
    "党组织",
    "支部",
    "支部名称",
    "名称",
    "单位名称",
    "单位",
    "企业名称",
];

/// Words for how many there are in all.
const COUNTS: &[&str] = &["总数", "人数", "合计", "总人数", "数", "数量", "总计"];

/// Words of a group that is about somebody or something else than the rows are.
const OTHERS: [&str; 27] = [
    "法定代表人",
    "法人",
    "负责人",
    "书记",
    "指导员",
    "联络员",
    "联系人",
    "业主",
    "出资人",
    "控制人",
    "经办人",
    "填报人",
    "主管",
    "上级",
    "挂靠",
    "母公司",
    "总公司",
    "派出",
    "派驻",
    "流动",
    "女",
    "预备",
    "退休",
    "其中",
    "申报",
    "自评",
    "上年",
];

/// The groups under which a field stands, and the words by which it then is called.
pub(super) fn under(field: Field) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match field {
        Field::Helper => (
            &[
                "帮带方",
                "帮扶方",
                "结对方",
                "帮带",
                "帮扶",
                "结对",
                "强",
                "强方",
                "示范",
                "先进",
                "甲方",
                "帮带党组织",
                "帮扶党组织",
                "结对党组织",
                "帮带单位",
                "帮扶单位",
                "强党组织",
                "示范党组织",
                "先进党组织",
            ],
            NAMES,
        ),
        Field::Helped => (
            &[
                "被帮带方",
                "被帮扶方",
                "被结对方",
                "受帮带方",
                "受帮扶方",
                "被帮带",
                "被帮扶",
                "被结对",
                "弱",
                "弱方",
                "后进",
                "薄弱",
                "软弱涣散",
                "乙方",
                "被帮带党组织",
                "被帮扶党组织",
                "被结对党组织",
                "受帮扶党组织",
                "被帮带单位",
                "被帮扶单位",
                "弱党组织",
                "后进党组织",
                "帮带对象",
                "帮扶对象",
            ],
            NAMES,
        ),
        Field::Lead => (&["牵头单位", "牵头方", "牵头", "盟主", "盟主单位"], NAMES),
        Field::Member => (&["成员单位", "成员", "盟员", "盟员单位"], NAMES),
        Field::StaffCount => (
            &[
                "职工",
                "从业人员",
                "员工",
                "用工",
                "职工人数",
                "从业人数",
                "员工人数",
            ],
            COUNTS,
        ),
        Field::MemberCount => (&["党员", "党员队伍", "党员人数", "党员数"], COUNTS),
        _ => return None,
    })
}

/// Whether the columns below the group are those of one of several sides, so that a name below it is that side's.
pub(super) fn is_side(spec: &Spec, group: &str) -> bool {
    let sides = [Field::Helper, Field::Helped, Field::Lead, Field::Member];
    sides.contains(&spec.field) && under(spec.field).is_some_and(|(groups, _)| groups.contains(&group))
}

/// A group's name without its notes in brackets, and what it ends in that says nothing: 帮带方（强）, 职工情况.
pub(super) fn bare(group: &str) -> String {
    let [_, bare, _] = layout::heading_forms(group);
    let bare = bare.replace("党支部", "党组织");
    let ends = ["基本情况", "情况", "基本信息", "信息"];
    let short = ends.iter().find_map(|end| bare.strip_suffix(end));
    short
        .filter(|short| !short.is_empty())
        .unwrap_or(&bare)
        .to_owned()
}

/// Whether what stands below the group is another's: a word below it never says it alone.
pub(super) fn is_others(group: &str) -> bool {
    let group = layout::heading(group);
    group.starts_with(['原', '拟', '应']) || OTHERS.iter().any(|word| group.contains(word))
}

/// Whether a column tells who or what somebody is, as each side has it.
pub(super) const fn is_identity(spec: &Spec) -> bool {
    matches!(
        spec.cell,
        CellType::Name | CellType::IdNumber | CellType::Phone | CellType::CreditCode
    ) || matches!(
        spec.field,
        Field::Employer
            | Field::Organisation
            | Field::Member
            | Field::Helper
            | Field::Helped
            | Field::Lead
            | Field::BirthDate
    )
}
