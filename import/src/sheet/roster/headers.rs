//! Which header means which field.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::layout::heading_forms;

use super::Field;

/// What a header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Field(Field),
    /// 类别, 身份: the values below must tell.
    ByValues,
    /// The field of a post, where no other column tells it.
    PostElseNothing,
    /// A header of rosters that is not read.
    Ignored,
}

/// A line a meaning; the headers as [`crate::layout::heading`] gives them.
const TABLE: &[(Meaning, &str)] = &[
    (
        Meaning::Field(Field::Serial),
        "序号 编号 序 no 号 顺序号 次序 行号",
    ),
    (
        Meaning::Field(Field::Name),
        "姓名 名字 党务工作者姓名 党务工作者 书记姓名 党组织书记 党组织书记姓名 指导员姓名 党建指导员 党建指导员姓名 人员姓名 学员姓名 参训人员 负责人姓名",
    ),
    (Meaning::Field(Field::Sex), "性别 男/女"),
    (Meaning::Field(Field::Ethnicity), "民族 族别"),
    (
        Meaning::Field(Field::BirthDate),
        "出生年月 出生日期 出生年月日 出生时间 生日 出生 出生年",
    ),
    (
        Meaning::Field(Field::IdNumber),
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码 证件号码 证件号 身份证件号 身份证件号码",
    ),
    (
        Meaning::Field(Field::Phone),
        "联系电话 联系方式 手机 手机号 手机号码 移动电话 电话 本人电话 书记电话 联系电话(手机) 电话号码 联系手机",
    ),
    (
        Meaning::Field(Field::Email),
        "邮箱 电子邮箱 电子邮件 邮箱地址 电子信箱 email e-mail 邮件",
    ),
    (
        Meaning::Field(Field::Education),
        "学历 最高学历 文化程度 全日制学历 在职学历 学历学位 学历/学位 文化水平",
    ),
    (Meaning::Field(Field::PoliticalStatus), "政治面貌 是否党员 党派"),
    (
        Meaning::Field(Field::PartyJoinDate),
        "入党时间 入党日期 入党年月 何时入党 加入党组织日期 加入党组织时间 党龄起算",
    ),
    (
        Meaning::Field(Field::FullMemberDate),
        "转正时间 转正日期 转为正式党员时间 转正年月",
    ),
    (
        Meaning::Field(Field::Organisation),
        "所在党组织 所在支部 所在党支部 党组织名称 党支部名称 组织关系所在党组织 组织关系所在地 所属党组织 所属党支部 所属支部 支部名称 任职党组织 党组织 党支部 支部 党总支 支部全称",
    ),
    (
        Meaning::Field(Field::Employer),
        "单位名称 工作单位 企业名称 组织名称 单位全称 所在单位 所在企业 两新组织名称 派驻单位 派驻企业 联系企业 指导单位 服务企业 单位",
    ),
    (
        Meaning::Field(Field::OrganisationKind),
        "单位类型 单位性质 组织性质 企业类型 两新类型 经济类型 组织类型 两新组织类型 企业性质",
    ),
    (
        Meaning::Field(Field::CreditCode),
        "统一社会信用代码 信用代码 社会信用代码 营业执照号 机构代码 统一代码",
    ),
    (
        Meaning::Field(Field::Township),
        "乡镇 所属乡镇 所在乡镇 乡镇(街道) 乡镇街道 属地 所属地 镇(乡) 镇乡 所在镇 所在乡 所属镇 所属乡 党委 片区 责任单位",
    ),
    (
        Meaning::Field(Field::Post),
        "党内职务 党组织职务 党务职务 担任职务 职务 现任职务 党内任职 党建职务 支部职务",
    ),
    (
        Meaning::Field(Field::AdministrativePost),
        "行政职务 企业职务 单位职务 本职职务 社会职务",
    ),
    (
        Meaning::Field(Field::Employment),
        "专兼职 专职/兼职 专(兼)职 专/兼职 专、兼职 专/兼 专兼 全职/兼职 是否专职 任职方式 专职或兼职",
    ),
    (
        Meaning::Field(Field::PostSince),
        "任职时间 任现职时间 任书记时间 任职年月 任职日期 担任时间 聘任时间 选派时间 派驻时间 上任时间",
    ),
    (
        Meaning::Field(Field::TermEnd),
        "任期届满 届满时间 换届时间 到期时间 选派期限 离任时间 任期届满时间",
    ),
    (
        Meaning::Field(Field::PartyWorkSince),
        "从事党务工作时间 党务工作时间",
    ),
    (
        Meaning::Field(Field::SourceUnit),
        "派出单位 选派单位 原单位 编制所在单位",
    ),
    (
        Meaning::Field(Field::Tier),
        "资格等级 认证等级 等级 级别 现有级别 党务资格 认证级别 资格级别",
    ),
    (
        Meaning::Field(Field::TierApplied),
        "拟申报级别 拟申报等级 申报级别 申报等级",
    ),
    (
        Meaning::Field(Field::CertificateNumber),
        "证书编号 证书号 资格证号 证书号码 资格证书编号",
    ),
    (
        Meaning::Field(Field::CertificateDate),
        "发证时间 取证时间 认证时间 发证日期 取证日期 认证日期",
    ),
    (Meaning::Field(Field::Remark), "备注 说明 其他"),
    (Meaning::ByValues, "类别"),
    (Meaning::PostElseNothing, "人员类别 身份 身份类别 岗位类别"),
    // 有效期至 ends a certificate: read as its day of issue it would be wrong
    (
        Meaning::Ignored,
        "年龄 周岁 岁数 证件类型 证件种类 办公电话 固定电话 座机 单位电话 微信号 微信 学位 毕业院校 毕业学校 院校 专业 所学专业 党龄 参加工作时间 工作时间 参加工作日期 党组织类型 党组织类别 组织类别 党组织形式 组建方式 建立形式 成立时间 组建时间 党组织成立时间 批准成立时间 党员数 党员人数 党员总数 现有党员 上级党组织 隶属党组织 隶属党委 上级党委 主管党委 归口党委 行业 所属行业 行业类别 所属领域 领域 职工人数 从业人数 员工数 职工总数 村(社区) 所在社区 社区 是否出资人 是否法人 是否主要出资人(负责人) 是否企业主 从事党务工作年限 党务年限 任职年限 有效期至 学时 年度学时 培训学时 累计学时 培训情况 参训情况 近年培训 最近一次培训 年度考核 考核等次 考核结果 评议结果 奖惩情况 荣誉 获奖情况 表彰情况 简历 工作简历 主要经历 是否住宿 住宿 房型 饮食禁忌 清真",
    ),
];

static HEADERS: LazyLock<HashMap<&str, Meaning>> = LazyLock::new(|| {
    TABLE
        .iter()
        .flat_map(|(meaning, words)| words.split(' ').map(|word| (word, *meaning)))
        .collect()
});

/// Words that only point at the person or the present, and change nothing.
const AROUND: [&str; 9] = [
    "本人", "个人", "现", "目前", "当前", "所在", "所属", "填写", "情况",
];

/// What a header means: by the table, without its bracketed notes, without idle words, by its key words.
pub(super) fn meaning(header: &str) -> Option<Meaning> {
    let forms = heading_forms(header);
    let [name, bare, _] = &forms;
    if name.is_empty() {
        return None;
    }
    let found = forms.iter().find_map(|name| HEADERS.get(name.as_str()).copied());
    found
        .or_else(|| HEADERS.get(without_idle_words(bare)).copied())
        .or_else(|| by_key_words(bare))
}

/// Whether the header stands in the table, its notes in brackets away.
pub(super) fn is_listed(header: &str) -> bool {
    heading_forms(header)
        .iter()
        .any(|name| HEADERS.contains_key(name.as_str()))
}

/// Whether the header is 姓名 itself, and not somebody's name by a role.
pub(super) fn is_name(header: &str) -> bool {
    let [_, bare, _] = heading_forms(header);
    matches!(bare.as_str(), "姓名" | "名字" | "人员姓名" | "党务工作者姓名")
}

fn without_idle_words(name: &str) -> &str {
    let mut rest = name;
    for word in AROUND {
        rest = rest.strip_prefix(word).unwrap_or(rest);
        rest = rest.strip_suffix(word).unwrap_or(rest);
    }
    rest
}

/// One rule: all of the first (any word of each), none of the second.
struct Rule(Field, &'static [&'static [&'static str]], &'static [&'static str]);

const WHEN: &[&str] = &["时间", "日期", "年月"];

/// Townships write headers that no list holds. The first rule that fits decides; a doubt is better left unread.
const RULES: &[Rule] = &[
    Rule(
        Field::IdNumber,
        &[&["身份证", "身份号码"]],
        &["类型", "种类", "地址", "有效", "复印", "照片", "配偶", "家属"],
    ),
    Rule(Field::CreditCode, &[&["信用代码"]], &[]),
    Rule(Field::BirthDate, &[&["出生"]], &["地", "籍"]),
    Rule(Field::FullMemberDate, &[&["转正", "转为正式"]], &["申请"]),
    Rule(
        Field::PartyJoinDate,
        &[&["入党", "加入中国共产党"], WHEN],
        &["介绍", "申请", "志愿", "积极", "培训"],
    ),
    Rule(Field::PoliticalStatus, &[&["政治面貌"]], &[]),
    Rule(Field::Email, &[&["邮箱", "电子邮", "email", "e-mail"]], &["单位"]),
    Rule(
        Field::Phone,
        &[&["手机", "移动电话", "联系电话", "联系方式"]],
        &["紧急", "家属", "家庭", "办公", "座机", "型号"],
    ),
    Rule(
        Field::TierApplied,
        &[&["申报", "申请", "拟"], &["级别", "等级", "层级"]],
        &["职称", "职业"],
    ),
    Rule(
        Field::Tier,
        &[&["认证", "资格", "持证", "证书"], &["级别", "等级", "层级"]],
        &["职称", "职业", "学历"],
    ),
    Rule(
        Field::CertificateNumber,
        &[&["证书", "资格证", "认证"], &["编号", "号码", "号"]],
        &["学历", "学位", "毕业", "党员", "职业"],
    ),
    Rule(
        Field::CertificateDate,
        &[&["发证", "取证", "颁证", "领证", "认证", "证书"], WHEN],
        &["有效", "到期", "学历", "毕业"],
    ),
    Rule(
        Field::PartyWorkSince,
        &[&["从事党务", "从事党建", "党务工作", "党建工作"], WHEN],
        &["年限", "累计"],
    ),
    Rule(
        Field::TermEnd,
        &[&["届满", "换届", "任期"], &["时间", "日期", "年月", "届满"]],
        &["开始", "起始", "年限", "上次", "上届"],
    ),
    Rule(
        Field::PostSince,
        &[
            &["任职", "现职", "聘任", "上任", "到任", "选派", "派驻", "担任"],
            WHEN,
        ],
        &["届满", "截止", "结束", "年限", "离任", "免职", "行政", "到期"],
    ),
    Rule(
        Field::Employment,
        &[&["专兼职", "专职兼职", "兼专职", "专职还是兼职"]],
        &["人数"],
    ),
    Rule(
        Field::AdministrativePost,
        &[
            &["行政", "企业", "公司", "单位", "社会", "本职"],
            &["职务", "职位", "岗位"],
        ],
        &["党", "类"],
    ),
    Rule(
        Field::Post,
        &[&["党内", "党组织", "党务", "党建", "支部"], &["职务", "任职"]],
        &["时间", "日期", "年月", "年限", "级别", "行政", "情况"],
    ),
    Rule(
        Field::OrganisationKind,
        &[&["单位", "企业", "两新组织", "组织"], &["类型", "性质", "类别"]],
        &["党", "规模", "行业"],
    ),
    Rule(
        Field::SourceUnit,
        &[&["派出", "选派", "派遣", "原工作", "编制"], &["单位", "部门"]],
        &[],
    ),
    Rule(
        Field::Organisation,
        &[
            &["党组织", "党支部", "支部", "党总支"],
            &["名称", "全称", "所在", "所属", "任职"],
        ],
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
        ],
    ),
    Rule(
        Field::Employer,
        &[
            &["单位", "企业", "公司", "两新组织", "社会组织"],
            &["名称", "全称", "工作", "所在"],
        ],
        &[
            "党", "类", "性质", "地址", "电话", "代码", "人数", "上级", "负责", "法", "联系", "邮",
        ],
    ),
    Rule(
        Field::Township,
        &[&["乡镇", "街道", "属地", "镇街"]],
        &[
            "书记", "电话", "负责", "意见", "审核", "联系", "领导", "职务", "时间",
        ],
    ),
    Rule(
        Field::Name,
        &[&["姓名"]],
        &[
            "配偶",
            "家属",
            "介绍人",
            "联系人",
            "领导",
            "法人",
            "法定",
            "出资人",
            "企业主",
            "曾用",
        ],
    ),
    Rule(
        Field::Education,
        &[&["学历", "文化程度"]],
        &["院校", "专业", "时间", "证书", "编号", "毕业", "学校"],
    ),
];

fn by_key_words(name: &str) -> Option<Meaning> {
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let rule = RULES
        .iter()
        .find(|Rule(_, all, none)| all.iter().all(|words| any(words)) && !any(none))?;
    Some(Meaning::Field(rule.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(header: &str) -> Option<&'static str> {
        match meaning(header)? {
            Meaning::Field(field) => Some(field.code()),
            _ => None,
        }
    }

    #[test]
    fn each_header_stands_once_and_in_its_own_form() {
        let words: Vec<_> = TABLE.iter().flat_map(|(_, words)| words.split(' ')).collect();
        assert_eq!(words.len(), HEADERS.len());
        assert!(words.len() >= 270, "{}", words.len());
        for word in words {
            assert_eq!(crate::layout::heading(word), word);
        }
    }

    #[test]
    fn headers_as_townships_write_them() {
        for (header, want) in [
            ("* 姓 名（必填）", Some("name")),
            ("姓名*", Some("name")),
            ("党务工作者姓名", Some("name")),
            ("配偶姓名", None),
            ("出生\n年月", Some("birth_date")),
            ("公民身份证号码（18位）", Some("id_number")),
            ("乡镇（街道）", Some("township")),
            ("专（兼）职", Some("employment")),
            ("拟申报级别", Some("tier_applied")),
            ("拟申报资格等级", Some("tier_applied")),
            ("现有资格等级", Some("tier")),
            ("党务工作者资格等级", Some("tier")),
            ("党内职务", Some("post")),
            ("现任党内职务", Some("post")),
            ("职务", Some("post")),
            ("企业行政职务", Some("administrative_post")),
            ("任现职务时间", Some("post_since")),
            ("任期届满时间", Some("term_end")),
            ("从事党务工作年限", None),
            ("从事党务工作起始时间", Some("party_work_since")),
            ("入党介绍人", None),
            ("加入中国共产党时间", Some("party_join_date")),
            ("所在党组织全称", Some("organisation")),
            ("党组织类型", None),
            ("党组织书记联系电话", Some("phone")),
            ("组织类型", Some("organisation_kind")),
            ("两新组织类别", Some("organisation_kind")),
            ("企业（单位）名称", Some("employer")),
            ("统一社会信用代码（18位）", Some("credit_code")),
            ("有效期至", None),
            ("鞋码", None),
            ("联系电话（手机）", Some("phone")),
            ("办公电话", None),
            ("E-mail", Some("email")),
            ("", None),
        ] {
            assert_eq!(field(header), want, "{header}");
        }
    }
}
