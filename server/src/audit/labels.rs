//! What the codes of actions mean to whoever reads the trail.
use sanyou_schema::domain::value::{Education, Employment, PoliticalStatus, Post, Sex};

/// Every code that an action writes, with its words.
const LABELS: &[(&str, &str)] = &[
    ("account.activate", "激活账号"),
    ("account.create", "新建账号"),
    ("account.informed", "阅读告知"),
    ("account.name_teacher", "指定班主任"),
    ("account.password", "修改密码"),
    ("account.reset", "重置密码或口令"),
    ("account.stop", "停用账号"),
    ("account.totp", "设置动态口令"),
    ("account.unlock", "解除锁定"),
    ("activation.codes", "打印激活码"),
    ("application.dismiss", "异议不成立"),
    ("application.fail_review", "评审不通过"),
    ("application.fail_test", "测试不合格"),
    ("application.not_admit", "申报不予受理"),
    ("application.object", "登记异议"),
    ("application.pass_county", "县级复审通过"),
    ("application.pass_review", "评审通过"),
    ("application.pass_test", "测试合格"),
    ("application.pass_township", "乡镇初审通过"),
    ("application.propose", "拟认定"),
    ("application.publicise", "公示"),
    ("application.recognise", "认定"),
    ("application.recommend", "推荐申报"),
    ("application.reject", "申报审核不通过"),
    ("application.resit", "安排补考"),
    ("application.resubmit", "重新提交申报"),
    ("application.return", "申报退回补正"),
    ("application.submit", "提交申报"),
    ("application.uphold", "异议成立"),
    ("application.withdraw", "撤回申报"),
    ("certificate.issue", "发放证书"),
    ("correction.accept", "采纳信息有误"),
    ("correction.make", "反映信息有误"),
    ("correction.refuse", "不采纳信息有误"),
    ("credit.post", "登记学时"),
    ("device.end", "停用手机"),
    ("enrolment.act", "办理报名"),
    ("enrolment.arrive", "登记报到"),
    ("enrolment.enrol", "报名"),
    ("enrolment.promote", "候补转正"),
    ("enrolment.unable", "本人说明不能参加"),
    ("exam.create", "新建考试"),
    ("exam.results", "录入成绩"),
    ("exam.set_result", "更正成绩"),
    ("exam.upload", "上传成绩"),
    ("facts.write", "登记台账和年度情况"),
    ("grant.ask", "申请授权"),
    ("grant.end", "收回授权"),
    ("grant.give", "授权"),
    ("grant.refuse", "不予授权"),
    ("lecturer.add", "新增师资"),
    ("notice.told", "登记告知"),
    ("organisation.close", "撤销组织"),
    ("organisation.merge", "组织合并"),
    ("organisation.rename", "组织更名"),
    ("person.create", "新增人员"),
    ("person.leave", "登记离任"),
    ("person.mail", "登记邮箱"),
    ("person.post", "登记任职"),
    ("person.reveal", "查看完整证件号和电话"),
    ("person.transfer", "调动"),
    ("person.union", "合并人员"),
    ("person.update", "更新人员信息"),
    ("roster.answer", "回答组织名称"),
    ("roster.apply", "应用名单"),
    ("roster.choose", "指定名单怎么读"),
    ("roster.decide", "认定名单中的人"),
    ("roster.exclude", "名单行不导入"),
    ("roster.export", "导出名册"),
    ("roster.failed", "名单没有读成"),
    ("roster.forget", "不再沿用答案"),
    ("roster.kind", "选定表格类型"),
    ("roster.mend", "修改名单单元格"),
    ("roster.missing", "登记名单里没有的人"),
    ("roster.read", "读取名单"),
    ("roster.release", "复核放行名单"),
    ("roster.settle", "补录认定的人"),
    ("roster.undo", "撤销变更"),
    ("roster.upload", "上传名单"),
    ("scheme.write", "制定认证方案"),
    ("session.act", "办理培训期次"),
    ("session.create", "新建培训期次"),
    ("session.set_slots", "调整课表"),
    ("setting.set", "修改设置"),
    ("token.create", "新建令牌"),
    ("transfer.accept", "同意调动"),
    ("transfer.ask", "申请调动"),
    ("transfer.refuse", "不同意调动"),
    ("transfer.withdraw", "撤回调动申请"),
    ("unit.merge", "单位合并"),
    ("unit.rename", "单位更名"),
    ("venue.add", "新增场地"),
];

/// An action's code in words; the code itself where it has none.
pub fn action_label(code: &str) -> &str {
    LABELS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, label)| label)
}

/// What the parts of an entry are called, by their keys, in their order; fields of a roster among them.
const WORDS: &[(&str, &str)] = &[
    ("after", "改为"),
    ("before", "原来"),
    ("birth_date", "出生日期"),
    ("changes", "改动"),
    ("day", "日期"),
    ("detail", "说明"),
    ("education", "学历"),
    ("employer", "工作单位"),
    ("employment", "专兼职"),
    ("ethnicity", "民族"),
    ("from", "原在"),
    ("full_member_date", "转正时间"),
    ("id_number", "身份证号"),
    ("into", "并入"),
    ("left_on", "离任时间"),
    ("name", "姓名"),
    ("organisation", "所在党组织"),
    ("party_join_date", "入党时间"),
    ("party_organisation", "党组织"),
    ("party_work_since", "从事党务工作时间"),
    ("phone", "手机"),
    ("political_status", "政治面貌"),
    ("post", "党内职务"),
    ("post_since", "任职时间"),
    ("reason", "原因"),
    ("remark", "备注"),
    ("rows", "名册的行"),
    ("sex", "性别"),
    ("since", "任职时间"),
    ("state", "状态"),
    ("term_end", "任期届满"),
    ("text", "内容"),
    ("to", "调到"),
];

/// A key, or the code of a field, in words; itself where it has none.
pub fn word(code: &str) -> &str {
    WORDS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, word)| word)
}

/// A value of a field in words, where it is a code.
pub fn value_word(field: &str, value: &str) -> Option<String> {
    let label = match field {
        "sex" => value.parse::<Sex>().ok()?.label(),
        "education" => value.parse::<Education>().ok()?.label(),
        "political_status" => value.parse::<PoliticalStatus>().ok()?.label(),
        "post" => value.parse::<Post>().ok()?.label(),
        "employment" => value.parse::<Employment>().ok()?.label(),
        _ => return None,
    };
    Some(label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_once_and_in_order() {
        assert!(LABELS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(action_label("setting.set"), "修改设置");
        assert_eq!(action_label("no.such"), "no.such");
    }
}
