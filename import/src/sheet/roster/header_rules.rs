//! What a header means that no list holds, by the words in it.
use super::Field;

/// One rule: all of the first (any word of each), none of the second; where the third is not empty, one of it at the end.
struct Rule(
    Field,
    &'static [&'static [&'static str]],
    &'static [&'static str],
    &'static [&'static str],
);

const WHEN: &[&str] = &["时间", "日期", "年月"];

/// Somebody else than the person that the row is about, for whom no field of the person stands.
const OTHERS: [&str; 22] = [
    "配偶",
    "子女",
    "孩子",
    "家属",
    "家庭",
    "父亲",
    "母亲",
    "紧急",
    "介绍人",
    "监护",
    "法人",
    "法定",
    "出资人",
    "企业主",
    "企业负责人",
    "单位负责人",
    "联系领导",
    "包联",
    "填报",
    "填表",
    "经办",
    "会计",
];

/// Subjects that make of every name under them something of their own.
const SUBJECTS: [&str; 14] = [
    "拟申报",
    "申报",
    "职称",
    "荣誉",
    "获奖",
    "奖惩",
    "培训",
    "技能",
    "联系人",
    "上级",
    "隶属",
    "主管",
    "结对",
    "帮扶",
];

/// Whether a name over several columns says of whom or of what all of them are.
pub(super) fn turns_all_below(above: &str) -> bool {
    OTHERS.iter().chain(&SUBJECTS).any(|word| above.contains(word))
}

/// What an office says about a field or a row, and what is no field of it.
const ABOUT: [&str; 42] = [
    "意见",
    "审核",
    "初审",
    "复审",
    "核实",
    "核验",
    "核对",
    "是否",
    "照片",
    "复印",
    "扫描",
    "正面",
    "反面",
    "领导",
    "干部",
    "主任",
    "编码",
    "排序",
    "归属",
    "品牌",
    "密码",
    "有效期",
    "公示",
    "批复",
    "谈话",
    "承诺",
    "补贴",
    "津贴",
    "统计",
    "户籍",
    "籍贯",
    "居住",
    "住址",
    "档案",
    "安排",
    "经历",
    "备注",
    "拟任",
    "拟选",
    "盖章",
    "情况",
    "id",
];

/// Townships write headers that no list holds. The first rule that fits decides; a doubt is better left unread.
const RULES: &[Rule] = &[
    Rule(
        Field::IdNumber,
        &[&["身份证", "身份号码"]],
        &[
            "类型", "种类", "地址", "有效", "发证", "签发", "到期", "机关", "日期",
        ],
        &[],
    ),
    Rule(Field::CreditCode, &[&["信用代码"]], &[], &[]),
    Rule(Field::BirthDate, &[&["出生"]], &["地", "籍"], &[]),
    Rule(
        Field::FullMemberDate,
        &[&["转正", "转为正式"]],
        &["申请", "入党"],
        &[],
    ),
    Rule(
        Field::PartyJoinDate,
        &[&["入党", "加入中国共产党"], WHEN],
        &["申请", "志愿", "积极", "培训", "转正", "拟", "培养"],
        &[],
    ),
    Rule(Field::PoliticalStatus, &[&["政治面貌"]], &[], &[]),
    Rule(
        Field::Email,
        &[&["邮箱", "电子邮", "email", "e-mail"]],
        &["单位", "企业", "公司"],
        &[],
    ),
    Rule(
        Field::Phone,
        &[&["手机", "移动电话", "联系电话", "联系方式"]],
        &["办公", "座机", "型号", "单位", "企业", "公司", "代办", "联系人"],
        &[],
    ),
    Rule(
        Field::TierApplied,
        &[
            &["申报", "申请", "拟", "推荐", "报考", "参评"],
            &["级别", "等级", "层级"],
        ],
        &["职称", "职业", "星级"],
        &[],
    ),
    Rule(
        Field::Tier,
        &[
            &["认证", "资格", "持证", "证书", "认定", "党务工作者"],
            &["级别", "等级", "层级"],
        ],
        &[
            "职称", "职业", "学历", "行政", "教师", "从业", "技能", "荣誉", "奖", "星级", "时间", "日期",
            "专业", "技术",
        ],
        &[],
    ),
    Rule(
        Field::CertificateNumber,
        &[&["证书", "资格证", "认证"], &["编号", "号码", "号"]],
        &[
            "学历",
            "学位",
            "毕业",
            "党员",
            "职业",
            "结业",
            "培训",
            "荣誉",
            "奖",
            "职称",
            "社会工作",
            "教师",
            "从业",
            "技能",
            "执业",
        ],
        &[],
    ),
    Rule(
        Field::CertificateDate,
        &[
            &[
                "发证",
                "取证",
                "颁证",
                "领证",
                "获证",
                "认证",
                "证书",
                "取得资格",
                "资格取得",
            ],
            WHEN,
        ],
        &[
            "有效",
            "到期",
            "学历",
            "毕业",
            "身份证",
            "换发",
            "换证",
            "年检",
            "年审",
            "注销",
            "上次",
            "考试",
            "培训",
            "结业",
            "职称",
            "荣誉",
            "奖",
            "职业",
            "教师",
            "复审",
        ],
        &[],
    ),
    Rule(
        Field::PartyWorkSince,
        &[&["从事党务", "从事党建", "党务工作", "党建工作"], WHEN],
        &["年限", "累计", "培训", "奖", "荣誉", "考核", "离开", "结束"],
        &[],
    ),
    Rule(
        Field::TermEnd,
        &[&["届满", "换届", "任期"], &["时间", "日期", "年月", "届满"]],
        &[
            "开始", "起始", "年限", "上次", "上届", "上一", "最近", "本届", "前次", "所在",
        ],
        &[],
    ),
    Rule(
        Field::PostSince,
        &[
            &[
                "任职",
                "现职",
                "聘任",
                "上任",
                "到任",
                "选派",
                "派驻",
                "担任",
                "任现",
                "任党",
                "任支部",
                "任书记",
                "任指导员",
            ],
            WHEN,
        ],
        &[
            "届满",
            "截止",
            "结束",
            "年限",
            "离任",
            "免职",
            "行政",
            "企业",
            "单位",
            "到期",
            "上届",
            "原任",
            "前任",
            "职称",
            "专业",
            "技术",
            "资格",
            "参加工作",
            "培训",
            "拟",
        ],
        &[],
    ),
    Rule(
        Field::Employment,
        &[&["专兼职", "专职兼职", "兼专职", "专职还是兼职"]],
        &["人数"],
        &[],
    ),
    Rule(
        Field::AdministrativePost,
        &[
            &["行政", "企业", "公司", "单位", "社会", "本职"],
            &["职务", "职位", "岗位"],
        ],
        &[
            "党", "类", "时间", "日期", "年月", "及", "和", "原", "派", "级别", "数", "名称",
        ],
        &[],
    ),
    Rule(
        Field::Post,
        &[&["党内", "党组织", "党务", "党建", "支部"], &["职务", "任职"]],
        &[
            "时间", "日期", "年月", "年限", "级别", "行政", "情况", "名称", "全称", "单位", "企业",
        ],
        &["职务", "党内任职", "党组织任职", "支部任职", "职务名称"],
    ),
    Rule(
        Field::OrganisationKind,
        &[&["单位", "企业", "两新组织", "组织"], &["类型", "性质", "类别"]],
        &["党", "规模", "行业"],
        &[],
    ),
    Rule(
        Field::SourceUnit,
        &[
            &["派出", "选派", "派遣", "原工作", "编制"],
            &["单位", "部门", "机关"],
        ],
        &["职务", "电话", "及", "时间"],
        &["单位", "部门", "机关", "名称", "全称"],
    ),
    Rule(
        Field::Organisation,
        &[&["党组织", "党支部", "支部", "党总支"]],
        &[
            "书记",
            "类",
            "性质",
            "形式",
            "成立",
            "时间",
            "人数",
            "电话",
            "上级",
            "隶属",
            "负责",
            "企业名称",
            "单位名称",
            "职务",
            "入党",
            "数",
            "曾用",
            "原",
        ],
        &["党组织", "支部", "党总支", "总支", "名称", "全称"],
    ),
    Rule(
        Field::Employer,
        &[&["单位", "企业", "公司", "两新组织", "社会组织"]],
        &[
            "党", "类", "性质", "电话", "代码", "数", "上级", "负责", "法", "联系", "邮", "曾用", "原",
            "派出", "选派", "派遣", "编制", "责任", "主管", "及", "填报", "申报", "推荐", "报送", "结对",
            "帮扶", "培训", "发证",
        ],
        &[
            "名称",
            "全称",
            "工作单位",
            "所在单位",
            "所在企业",
            "所在公司",
            "所在社会组织",
            "所在两新组织",
        ],
    ),
    Rule(
        Field::Township,
        &[&["乡镇", "街道", "属地", "镇街"]],
        &[
            "书记",
            "电话",
            "负责",
            "联系",
            "职务",
            "时间",
            "情况",
            "结果",
            "人",
            "单位",
            "企业",
            "公司",
            "排名",
            "党委意见",
            "名次",
            "联络",
            "盖章",
            "签字",
        ],
        &[],
    ),
    Rule(Field::Name, &[&["姓名"]], &["联系人", "曾用"], &[]),
    Rule(
        Field::Education,
        &[&["学历", "文化程度"]],
        &["院校", "专业", "时间", "证书", "编号", "毕业", "学校"],
        &[],
    ),
];

/// What the words of a header say that it means.
pub(super) fn by_key_words(name: &str) -> Option<Field> {
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    // 身份证号及联系电话: a cell of two things is none of either
    let heads_a_firm = any(&["负责人"]) && !any(&["党", "支部"]);
    let is_code = any(&["代码"]) && !any(&["信用代码"]);
    if any(&OTHERS) || any(&ABOUT) || any(&["及", "和"]) || heads_a_firm || is_code {
        return None;
    }
    let rule = RULES.iter().find(|Rule(_, all, none, ends)| {
        all.iter().all(|words| any(words))
            && !any(none)
            && (ends.is_empty() || ends.iter().any(|end| name.ends_with(end)))
    })?;
    Some(rule.0)
}
