//! Which header means which field.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::layout::{Heading, heading_forms};

use super::Field;
use super::header_rules::{by_key_words, turns_all_below};

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
        "姓名 名字 党务工作者姓名 党务工作者 书记姓名 党组织书记 党组织书记姓名 指导员姓名 党建指导员 党建指导员姓名 人员姓名 学员姓名 参训人员 负责人姓名 参训学员 报名人员 支部书记 党支部书记 指导员 联络员 党建联络员 党务干部姓名",
    ),
    (Meaning::Field(Field::Sex), "性别 男/女 男女 人员性别"),
    (Meaning::Field(Field::Ethnicity), "民族 族别 民族成分 民族成份"),
    (
        Meaning::Field(Field::BirthDate),
        "出生年月 出生日期 出生年月日 出生时间 生日 出生 出生年 阳历生日 年龄(出生年月)",
    ),
    (
        Meaning::Field(Field::IdNumber),
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码 证件号码 证件号 身份证件号 身份证件号码 有效证件号码 有效身份证件号码 身份证或其他有效证件号码 有效证件号",
    ),
    (
        Meaning::Field(Field::Phone),
        "联系电话 联系方式 手机 手机号 手机号码 移动电话 电话 本人电话 书记电话 联系电话(手机) 电话号码 联系手机 联系号码 电话号 tel 移动号码 通讯方式 通讯号码 指导员电话",
    ),
    (
        Meaning::Field(Field::Email),
        "邮箱 电子邮箱 电子邮件 邮箱地址 电子信箱 email e-mail 邮件",
    ),
    (
        Meaning::Field(Field::Education),
        "学历 最高学历 文化程度 全日制学历 在职学历 学历学位 学历/学位 文化水平 受教育程度 教育程度 全日制教育",
    ),
    (
        Meaning::Field(Field::PoliticalStatus),
        "政治面貌 是否党员 党派 政治面目 政治身份 面貌 是否中共党员 是否为党员",
    ),
    (
        Meaning::Field(Field::PartyJoinDate),
        "入党时间 入党日期 入党年月 何时入党 加入党组织日期 加入党组织时间 党龄起算 入党 何时加入中国共产党 何年何月入党 加入组织时间 参加党组织时间 加入中共时间 成为预备党员时间 接收预备党员时间 入党年、月",
    ),
    (
        Meaning::Field(Field::FullMemberDate),
        "转正时间 转正日期 转为正式党员时间 转正年月",
    ),
    (
        Meaning::Field(Field::Organisation),
        "所在党组织 所在支部 所在党支部 党组织名称 党支部名称 组织关系所在党组织 组织关系所在地 所属党组织 所属党支部 所属支部 支部名称 任职党组织 党组织 党支部 支部 党总支 支部全称 任职支部 任职的党组织 服务党组织 指导党组织 派驻党组织 联系党组织 两新党组织 隶属支部 组织名称(党组织) 单位名称(党组织) 名称(党组织) 党组织简称 党委(总支、支部)名称",
    ),
    (
        Meaning::Field(Field::Employer),
        "单位名称 工作单位 企业名称 组织名称 单位全称 所在单位 所在企业 两新组织名称 派驻单位 派驻企业 联系企业 指导单位 服务企业 单位 任职单位 服务单位 用人单位 企业 公司 两新组织 所属企业 机构名称 依托单位 指导企业 企业单位 挂靠单位 就业单位 联系单位 所联系企业 用工单位 从业单位 就职单位 供职单位 入驻企业 所在非公企业 所在机构 所在组织 派驻企业名称 派驻非公企业名称",
    ),
    (
        Meaning::Field(Field::OrganisationKind),
        "单位类型 单位性质 组织性质 企业类型 两新类型 经济类型 组织类型 两新组织类型 企业性质 组织属性 单位属性 非公/社会组织",
    ),
    (
        Meaning::Field(Field::CreditCode),
        "统一社会信用代码 信用代码 社会信用代码 营业执照号 机构代码 统一代码 组织机构代码 营业执照注册号 营业执照代码 组织机构代码证号",
    ),
    (
        Meaning::Field(Field::Township),
        "乡镇 所属乡镇 所在乡镇 乡镇(街道) 乡镇街道 乡镇名称 属地 所属地 镇(乡) 镇乡 镇 乡 街道 镇街 镇街道 乡镇/街道 镇/街道 所在镇 所在乡 所在街道 所在镇街 所属镇 所属乡 所属街道 所属镇街 党委 片区 责任单位 填报单位 报送单位",
    ),
    (
        Meaning::Field(Field::Post),
        "党内职务 党组织职务 党务职务 担任职务 职务 现任职务 党内任职 党建职务 支部职务 任职职务 所任职务 职务名称 支委职务 党内职务名称 党务岗位",
    ),
    (
        Meaning::Field(Field::AdministrativePost),
        "行政职务 行政任职 企业任职 企业职务 单位职务 本职职务 社会职务 企业内任职 工作职务 工作岗位",
    ),
    (
        Meaning::Field(Field::Employment),
        "专兼职 专职/兼职 专(兼)职 专/兼职 专、兼职 专/兼 专兼 全职/兼职 是否专职 任职方式 专职或兼职 专职(兼职) 专职、兼职 兼职/专职 兼/专职 是否为专职 专职与否 任职形式 专兼任 专职/兼任",
    ),
    (
        Meaning::Field(Field::PostSince),
        "任职时间 任现职时间 任书记时间 任职年月 任职日期 担任时间 聘任时间 选派时间 派驻时间 上任时间 任命时间 当选时间 何时任现职 任党组织书记时间 任支部书记时间 到岗时间 上岗时间 任现职 当选日期 到企业任职时间",
    ),
    (
        Meaning::Field(Field::TermEnd),
        "任期届满 届满时间 换届时间 到期时间 选派期限 离任时间 任期届满时间 本届任期届满时间 聘任到期时间 任期止",
    ),
    (
        Meaning::Field(Field::PartyWorkSince),
        "从事党务工作时间 党务工作时间 何时从事党务工作 从事党务",
    ),
    (
        Meaning::Field(Field::SourceUnit),
        "派出单位 选派单位 原单位 编制所在单位 派出机关 选派机关 来源单位 派员单位 派驻来源单位 人事关系所在单位 工资关系所在单位",
    ),
    (
        Meaning::Field(Field::Tier),
        "资格等级 认证等级 等级 级别 现有级别 党务资格 认证级别 资格级别 现有等级 认定等级 认定级别 已取得等级 评定等级 党务工作者等级 党务工作者级别 党务工作者资格 持证情况 名册所写等级",
    ),
    (
        Meaning::Field(Field::TierApplied),
        "拟申报级别 拟申报等级 申报级别 申报等级 推荐等级 报考等级 报考级别 参评等级",
    ),
    (
        Meaning::Field(Field::CertificateNumber),
        "证书编号 证书号 资格证号 证书号码 资格证书编号",
    ),
    (
        Meaning::Field(Field::CertificateDate),
        "发证时间 取证时间 认证时间 发证日期 取证日期 认证日期 获证时间 认定时间 持证时间 取得资格时间",
    ),
    (
        Meaning::Field(Field::Remark),
        "备注 说明 其他 其它 备注说明 备注栏 附注 其他说明 备考",
    ),
    (Meaning::ByValues, "类别"),
    (Meaning::PostElseNothing, "人员类别 身份 身份类别 岗位类别"),
    // 有效期至 ends a certificate: read as its day of issue it would be wrong; 持证等级（系统记录） is what we wrote
    // ourselves when a roster went out: read as a claim it would make one of a certificate
    (
        Meaning::Ignored,
        "年龄 周岁 岁数 证件类型 证件种类 办公电话 固定电话 座机 单位电话 微信号 微信 学位 毕业院校 毕业学校 院校 专业 所学专业 党龄 参加工作时间 工作时间 参加工作日期 党组织类型 党组织类别 组织类别 党组织形式 组建方式 建立形式 成立时间 组建时间 党组织成立时间 批准成立时间 党员数 党员人数 党员总数 现有党员 上级党组织 隶属党组织 隶属党委 上级党委 主管党委 归口党委 行业 所属行业 行业类别 所属领域 领域 职工人数 从业人数 员工数 职工总数 村(社区) 村/社区 村 村居 行政村 所在村 所属村 所在村(社区) 所属村(社区) 所在社区 所属社区 社区 是否出资人 是否法人 是否主要出资人(负责人) 是否企业主 从事党务工作年限 党务年限 任职年限 有效期至 持证等级(系统记录) 学时 年度学时 培训学时 累计学时 培训情况 参训情况 近年培训 最近一次培训 年度考核 考核等次 考核结果 评议结果 奖惩情况 荣誉 获奖情况 表彰情况 简历 工作简历 主要经历 是否住宿 住宿 房型 饮食禁忌 清真",
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
    let [name, bare, joined] = &forms;
    if name.is_empty() {
        return None;
    }
    if TURNING
        .iter()
        .any(|word| joined.contains(word) && !bare.contains(word))
    {
        let turned = [name, joined]
            .into_iter()
            .find_map(|form| HEADERS.get(form.as_str()).copied());
        return turned
            .or_else(|| by_key_words(joined).map(Meaning::Field))
            .or_else(|| of_bare(bare).filter(|meaning| stands_with_a_note(*meaning, bare, joined)));
    }
    let found = forms.iter().find_map(|name| HEADERS.get(name.as_str()).copied());
    found.or_else(|| of_bare(bare))
}

fn of_bare(bare: &str) -> Option<Meaning> {
    let known = [bare, without_idle_words(bare)]
        .into_iter()
        .find_map(|form| HEADERS.get(form).copied());
    known.or_else(|| by_key_words(bare).map(Meaning::Field))
}

/// 所在单位（企业）, 乡镇（单位）: of a name of an organisation or a place such a note says only what it may be.
fn stands_with_a_note(meaning: Meaning, bare: &str, joined: &str) -> bool {
    let names = matches!(
        meaning,
        Meaning::Field(Field::Employer | Field::Organisation | Field::OrganisationKind | Field::Township)
    );
    let says_else = |word: &&&str| !matches!(**word, "企业" | "单位");
    let mut elsewhere = TURNING.iter().filter(says_else);
    names && !elsewhere.any(|word| joined.contains(word) && !bare.contains(word))
}

/// What a heading means. The lower name wins where it says enough alone; under 拟申报 or 法定代表人 nothing does, and
/// 编号, 级别 and the like are read on from the name above where that gives a header.
pub(super) fn meaning_of(heading: &Heading) -> Option<Meaning> {
    let own = || meaning(&heading.name);
    let Some(above) = &heading.above else {
        return own();
    };
    let joined = || meaning(&format!("{above}{}", heading.name));
    let name = heading_forms(&heading.name)[1].clone();
    if turns_all_below(above) {
        joined()
    } else if LEANING.contains(&name.as_str()) {
        joined().or_else(own)
    } else {
        // 党内 under 任职情况
        let turned = || meaning(&format!("{}{above}", heading.name)).filter(|_| above.contains("职"));
        own().or_else(joined).or_else(turned)
    }
}

/// Lower names that lean on the one above them.
const LEANING: [&str; 10] = [
    "编号",
    "号码",
    "级别",
    "等级",
    "职务",
    "名称",
    "时间",
    "日期",
    "年月",
    "取得时间",
];

/// How little a header says of what it means: of two columns for a field the one that says more is read, else the first.
/// 职务 alone is the post in the party, beside 党内职务 it is another.
pub(super) fn vagueness(header: &str, field: Field) -> u8 {
    let bare = &heading_forms(header)[1];
    match (field, bare.as_str()) {
        (Field::Name, _) if is_name(header) => 0,
        (Field::Name, "负责人姓名") => 2,
        (Field::Name, _) | (Field::Post, "职务" | "现任职务" | "担任职务") => 1,
        _ => 0,
    }
}

/// Words that, as a note in brackets, make something else of a header: 职务（行政）, 联系电话（单位）, 企业名称（曾用名）.
const TURNING: [&str; 10] = [
    "行政", "企业", "单位", "曾用", "上次", "上届", "法人", "配偶", "家属", "办公",
];

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
            ("名册所写等级（待核）", Some("tier")),
            ("持证等级", Some("tier")),
            ("持证等级（系统记录）", None),
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
        ] {
            assert_eq!(field(header), want, "{header}");
        }
    }

    #[test]
    fn words_turn_a_header_to_another_field_or_to_none() {
        for (header, want) in [
            // a note that makes something else of it
            ("职务（党内）", Some("post")),
            ("职务（党组织）", Some("post")),
            ("职务（行政）", Some("administrative_post")),
            ("职务（企业）", Some("administrative_post")),
            ("级别（行政）", None),
            ("联系电话（单位）", None),
            ("换届时间（上次）", None),
            ("企业名称（曾用名）", None),
            ("组织名称（党组织）", Some("organisation")),
            ("所在单位（企业）", Some("employer")),
            ("两新组织（企业）名称", Some("employer")),
            ("单位（企业）行政职务", Some("administrative_post")),
            // words for a field, and others that turn it away
            ("任职党组织名称", Some("organisation")),
            ("所任职党组织", Some("organisation")),
            ("任职支部", Some("organisation")),
            ("党组织所在地", None),
            ("党组织所属党委", None),
            ("支部所在社区", None),
            ("入党时所在党支部", None),
            ("所在支部党员数", None),
            ("党组织任职情况", None),
            ("单位所在地", None),
            ("企业所在园区", None),
            ("工作单位意见", None),
            ("到本单位工作时间", None),
            ("工作单位及职务", None),
            ("原单位及职务", None),
            ("选派单位职务", None),
            ("选派单位名称", Some("source_unit")),
            ("法人联系电话", None),
            ("企业负责人联系电话", None),
            ("党组织负责人联系电话", Some("phone")),
            ("单位联系电话", None),
            ("联系电话（党组织书记）", Some("phone")),
            ("结业证书编号", None),
            ("荣誉证书编号", None),
            ("教师资格证号", None),
            ("资格认证证书编号", Some("certificate_number")),
            ("配偶学历", None),
            ("出资人政治面貌", None),
            ("最近一次换届时间", None),
            ("本届换届时间", None),
            ("换届时间", Some("term_end")),
            ("任行政职务时间", None),
            ("担任企业职务时间", None),
            ("上届任职时间", None),
            ("聘任职称时间", None),
            ("任党支部书记时间", Some("post_since")),
            ("乡镇包联干部", None),
            ("乡镇初审结果", None),
            ("是否属于本乡镇", None),
            ("入党时间及转正时间", None),
            ("党务工作培训时间", None),
            ("证书年检时间", None),
            ("拟入党时间", None),
            ("身份证到期日", None),
            ("教师资格等级", None),
            ("单位性质", Some("organisation_kind")),
            // as other counties write them
            ("其它", Some("remark")),
            ("民族成份", Some("ethnicity")),
            ("何时加入中国共产党", Some("party_join_date")),
            ("现有等级", Some("tier")),
            ("推荐等级", Some("tier_applied")),
            ("派驻党组织", Some("organisation")),
            ("用人单位", Some("employer")),
            ("专职（兼职）", Some("employment")),
            ("获证时间", Some("certificate_date")),
            ("TEL", Some("phone")),
            ("派驻企业名称", Some("employer")),
            ("工资关系所在单位", Some("source_unit")),
            ("本届任期届满时间", Some("term_end")),
            // what is about a field and is none
            ("户籍所在乡镇", None),
            ("人事档案所在单位", None),
            ("拟任职时间", None),
            ("任职培训时间", None),
            ("资格等级取得时间", None),
            ("资格证书等级有效期", None),
            ("专业技术资格等级", None),
            ("身份证核验结果", None),
            ("政治面貌代码", None),
            ("单位性质代码", None),
            ("负责人身份证号", None),
            ("支部书记身份证号", Some("id_number")),
            ("手机归属地", None),
            ("企业职务补贴", None),
            ("镇", Some("township")),
            ("乡（镇）", Some("township")),
            ("镇街", Some("township")),
            ("所在街道", Some("township")),
            ("填报单位", Some("township")),
            ("村（社区）", None),
            ("", None),
        ] {
            assert_eq!(field(header), want, "{header}");
        }
    }
}
