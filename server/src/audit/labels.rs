//! What the codes of actions mean to whoever reads the trail.
use sanyou_schema::domain::certification::application::ApplicationAction;
use sanyou_schema::domain::training::course::{CourseAction, CourseState};
use sanyou_schema::domain::training::enrolment::{EnrolmentAction, Origin};
use sanyou_schema::domain::training::order::{OrderAction, OrderState};
use sanyou_schema::domain::training::session::{SessionAction, Teaching};
use sanyou_schema::domain::training::visit::{VisitAction, VisitState};
use sanyou_schema::domain::value::{
    AnswerKind, CoverageKind, Education, Employment, EnrolmentState, ImportMode, MissingDecision,
    OperatingState, OrganisationKind, PartSubject, PartyOrgKind, PoliticalStatus, Post, RoleName, RowOutcome,
    SessionState, Sex, SheetKind, Tier,
};

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
    ("course.act", "课程开放或停开"),
    ("course.add_file", "上传课程材料"),
    ("course.materials", "修改课程材料"),
    ("course.questions", "修改课程小测"),
    ("course.write", "填写课程"),
    ("course_order.act", "办理点课"),
    ("course_order.ask", "点课"),
    ("course_order.override", "点课说明理由照排"),
    ("credit.post", "登记学时"),
    ("credit.post_lesson", "网上学完记学时"),
    ("device.end", "停用手机"),
    ("enrolment.accept", "接受候补名额"),
    ("enrolment.act", "办理报名"),
    ("enrolment.arrive", "登记报到"),
    ("enrolment.division", "调班"),
    ("enrolment.enrol", "报名"),
    ("enrolment.give_back", "本人退出"),
    ("enrolment.lapse", "候补名额到时未确认"),
    ("enrolment.offer", "通知候补有名额"),
    ("enrolment.pass_over", "候补轮到时另有培训，让给下一位"),
    ("enrolment.promote", "候补转正"),
    ("enrolment.replace", "换人报名"),
    ("enrolment.restore", "恢复报名"),
    ("enrolment.set_aside", "说明不报某人"),
    ("enrolment.set_aside_undone", "取消不报"),
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
    ("lecturer.set", "修改师资"),
    ("notice.told", "登记告知"),
    ("organisation.close", "撤销组织"),
    ("organisation.create", "新增组织"),
    ("organisation.merge", "组织合并"),
    ("organisation.rename", "组织更名"),
    ("organisation.update", "更正组织信息"),
    ("person.create", "新增人员"),
    ("person.leave", "登记离任"),
    ("person.mail", "登记邮箱"),
    ("person.post", "登记任职"),
    ("person.reveal", "查看完整证件号和电话"),
    ("person.transfer", "调动"),
    ("person.union", "合并人员"),
    ("person.update", "更新人员信息"),
    ("quota.release", "名额到期，递补"),
    ("quota.return", "收回名额"),
    ("quota.set", "分名额"),
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
    ("roster.parts", "一个文件分几种表"),
    ("roster.read", "读取名单"),
    ("roster.release", "复核放行名单"),
    ("roster.reopen", "重新打开待认的人"),
    ("roster.settle", "补录认定的人"),
    ("roster.tell", "选择是否通知名单里的人"),
    ("roster.told", "通知名单里的人"),
    ("roster.undo", "撤销变更"),
    ("roster.undo_asked", "要求撤销导入"),
    ("roster.undo_failed", "导入没有撤销成"),
    ("roster.upload", "上传名单"),
    ("scheme.write", "制定认证方案"),
    ("session.act", "办理培训期次"),
    ("session.add_file", "上传培训材料"),
    ("session.copy", "复制一期"),
    ("session.create", "新建培训期次"),
    ("session.deal_divisions", "分班"),
    ("session.divisions", "设班"),
    ("session.groups", "分组"),
    ("session.override", "说明理由照排"),
    ("session.papers", "生成培训材料"),
    ("session.receipt", "读取回执"),
    ("session.set_head", "更换班主任"),
    ("session.set_heading", "修改班次名称和说明"),
    ("session.set_notice", "写通知的文号和内容"),
    ("session.set_places", "修改名额和报名办法"),
    ("session.set_slots", "调整课表"),
    ("setting.set", "修改设置"),
    ("token.create", "新建令牌"),
    ("training_kind.set", "修改培训类别"),
    ("transfer.accept", "同意调动"),
    ("transfer.ask", "申请调动"),
    ("transfer.refuse", "不同意调动"),
    ("transfer.withdraw", "撤回调动申请"),
    ("unit.merge", "单位合并"),
    ("unit.rename", "单位更名"),
    ("venue.add", "新增场地"),
    ("venue.services", "修改服务项目"),
    ("venue.set", "修改场地"),
    ("visit.act", "办理来访"),
    ("visit.book", "预约来访"),
    ("visit.edit", "更正来访"),
    ("visit.reveal", "查看来访的完整电话"),
    ("year_plan.act", "年度计划流转"),
    ("year_plan.create", "新建年度计划"),
    ("year_plan.items", "改年度计划项目"),
    ("year_plan.link", "对应年度计划"),
];

/// An action's code in words; the code itself where it has none.
pub fn action_label(code: &str) -> &str {
    LABELS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, label)| label)
}

/// The codes of a room: those with its name before the dot.
pub fn codes_of(room: &str) -> impl Iterator<Item = &'static str> {
    let of = move |code: &&str| code.strip_prefix(room).is_some_and(|rest| rest.starts_with('.'));
    LABELS.iter().map(|(code, _)| *code).filter(of)
}

/// What the parts of an entry are called, by their keys, in their order; fields of a roster among them.
const WORDS: &[(&str, &str)] = &[
    ("absences", "不在的段数"),
    ("action", "办理"),
    ("administrative_post", "行政职务"),
    ("after", "改为"),
    ("again", "再次任职"),
    ("answer", "答案"),
    ("application", "申报"),
    ("approval", "报名要审核"),
    ("basis", "依据"),
    ("before", "原来"),
    ("birth_date", "出生日期"),
    ("by", "分给"),
    ("by_hand", "手工登记"),
    ("by_person", "换成"),
    ("capacity", "名额"),
    ("cell", "单元格"),
    ("change_set", "变更"),
    ("changed", "改动项目"),
    ("changes", "改动"),
    ("checked_on", "摸排时间"),
    ("class", "班次"),
    ("code", "原因"),
    ("conflicts", "不能撤回的"),
    ("copied", "照抄上年"),
    ("course", "课程"),
    ("coverage", "组建方式"),
    ("credit_code", "统一社会信用代码"),
    ("day", "日期"),
    ("decision", "认定"),
    ("detail", "说明"),
    ("divisions", "分班"),
    ("document_no", "文号"),
    ("education", "学历"),
    ("employer", "工作单位"),
    ("employment", "专兼职"),
    ("enrolment", "报名"),
    ("entries", "登记半天数"),
    ("ethnicity", "民族"),
    ("exam", "考试"),
    ("excluded", "不导入"),
    ("field", "栏目"),
    ("file", "文件"),
    ("first_day", "第一天"),
    ("for_class", "用于班次"),
    ("for_course", "用于课程"),
    ("for_delivery", "用于办班方式"),
    ("form", "格式"),
    ("from", "原在"),
    ("full", "含完整号码"),
    ("full_member_date", "转正时间"),
    ("given", "填了邮箱"),
    ("grant", "授权"),
    ("groups", "分组"),
    ("half_day_hours", "半天计学时"),
    ("header", "表头"),
    ("hours", "学时"),
    ("id_number", "身份证号"),
    ("import", "导入"),
    ("in_use", "可以选用"),
    ("into", "并入"),
    ("is_rotation", "算作轮训"),
    ("issued_on", "发文日期"),
    ("kept", "保留"),
    ("kind", "类型"),
    ("label", "名称"),
    ("last_day", "最后一天"),
    ("leave_until", "请假截止"),
    ("left", "没有分到班"),
    ("left_on", "离任时间"),
    ("left_out", "不导入的表"),
    ("login", "账号"),
    ("made", "份数"),
    ("mail", "填了邮箱"),
    ("means", "就是"),
    ("member_count", "党员人数"),
    ("merged", "并入的"),
    ("message", "说明"),
    ("mode", "导入方式"),
    ("moved", "换班人数"),
    ("name", "姓名"),
    ("names_until", "报名截止"),
    ("number", "证书号"),
    ("offer_hours", "候补确认时限（小时）"),
    ("operating_state", "经营状态"),
    ("organisation", "所在党组织"),
    ("organisation_kind", "单位类型"),
    ("origin", "报名方式"),
    ("outcome", "结果"),
    ("paper", "材料"),
    ("part", "只是一部分人"),
    ("parts", "撤回条数"),
    ("party_join_date", "入党时间"),
    ("party_kind", "党组织类型"),
    ("party_organisation", "党组织"),
    ("party_work_since", "从事党务工作时间"),
    ("pass_mark", "及格分"),
    ("people", "人数"),
    ("person", "人员"),
    ("phone", "手机"),
    ("plan_item", "计划项目"),
    ("points", "成绩"),
    ("political_status", "政治面貌"),
    ("position", "候补位次"),
    ("post", "党内职务"),
    ("post_since", "任职时间"),
    ("qualifications", "授课资格数"),
    ("question", "问题"),
    ("questions", "题数"),
    ("raw", "原写"),
    ("read", "读到"),
    ("reason", "原因"),
    ("recorded", "登记"),
    ("remark", "备注"),
    ("remember", "以后照此"),
    ("removed", "去掉的"),
    ("replaces", "换下"),
    ("returned", "收回名额"),
    ("role", "角色"),
    ("rooms", "教室数"),
    ("row", "行"),
    ("rows", "名册的行"),
    ("scheme", "方案"),
    ("scopes", "令牌范围"),
    ("self_enrol", "可自行报名"),
    ("service", "服务项目"),
    ("services", "服务项目数"),
    ("session", "期次"),
    ("setting", "设置"),
    ("sex", "性别"),
    ("sheet", "工作表"),
    ("sheets", "各个表"),
    ("since", "任职时间"),
    ("size", "每组人数"),
    ("source_unit", "选派单位"),
    ("staff_count", "职工人数"),
    ("starts", "开始时间"),
    ("state", "状态"),
    ("subject", "对象"),
    ("teaching", "授课方式"),
    ("tell", "通知本人"),
    ("term_end", "任期届满"),
    ("text", "内容"),
    ("tier", "等级"),
    ("to", "调到"),
    ("total", "总数"),
    ("transfer", "调动"),
    ("unit", "单位"),
    ("until", "保留到"),
    ("valid_from", "从"),
    ("valid_to", "到"),
    ("value", "改为"),
    ("venue", "场地"),
    ("visitor", "谁来"),
    ("why", "原因"),
    ("year", "年份"),
];

/// A key, or the code of a field, in words; itself where it has none.
pub fn word(code: &str) -> &str {
    WORDS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, word)| word)
}

/// Parts that are kept for who checks and say nothing to who reads.
const SILENT: &[&str] = &["fingerprint"];

/// Whether a part is kept without being shown.
pub fn is_silent(key: &str) -> bool {
    SILENT.contains(&key)
}

/// Why something failed, by its code: what the one who did it read in full.
const FAILURES: &[(&str, &str)] = &[
    ("file.empty", "文件是空的"),
    ("file.encrypted", "文件加了密码"),
    ("file.no_header", "没有找到表头"),
    ("file.not_a_workbook", "不是电子表格"),
    ("file.not_found", "文件不见了"),
    ("file.too_large", "文件太大"),
    ("import.interrupted", "读了两次都中断了"),
    ("import.kind_unclear", "看不出是哪一种表"),
    ("import.no_sheets", "表都归到别的类型"),
    ("import.not_applied", "没有写成"),
    ("internal", "系统出了问题"),
];

/// The label of a code of one of these enumerations.
macro_rules! label_of {
    ($code:expr, $($kind:ty),+) => {
        None$(.or_else(|| $code.parse::<$kind>().ok().map(|it| it.label())))+
    };
}

/// A value of a field in words, where it is a code.
pub fn value_word(field: &str, value: &str) -> Option<&'static str> {
    match field {
        "action" => label_of!(
            value,
            SessionAction,
            EnrolmentAction,
            ApplicationAction,
            CourseAction,
            OrderAction,
            VisitAction
        ),
        "code" => FAILURES
            .iter()
            .find(|(code, _)| *code == value)
            .map(|(_, why)| *why),
        "coverage" => label_of!(value, CoverageKind),
        "decision" => label_of!(value, MissingDecision),
        "education" => label_of!(value, Education),
        "employment" => label_of!(value, Employment),
        "field" => WORDS.iter().find(|(key, _)| *key == value).map(|(_, word)| *word),
        "kind" => match value {
            "same_person" => Some("就是这个人"),
            "new_person" => Some("另一个人"),
            "leave_out" => Some("这一行不写"),
            _ => label_of!(value, SheetKind, AnswerKind),
        },
        "mode" => label_of!(value, ImportMode),
        "operating_state" => label_of!(value, OperatingState),
        "organisation_kind" => label_of!(value, OrganisationKind),
        "origin" => label_of!(value, Origin),
        "outcome" => label_of!(value, RowOutcome),
        "party_kind" => label_of!(value, PartyOrgKind),
        "political_status" => label_of!(value, PoliticalStatus),
        "post" => label_of!(value, Post),
        "role" => label_of!(value, RoleName),
        "scopes" => match value {
            "read" => Some("查看"),
            "roster" => Some("名册"),
            "training" => Some("培训"),
            "attendance" => Some("考勤"),
            "certification" => Some("认证"),
            _ => None,
        },
        "sex" => label_of!(value, Sex),
        "state" => label_of!(
            value,
            EnrolmentState,
            SessionState,
            CourseState,
            OrderState,
            VisitState
        ),
        "subject" => label_of!(value, PartSubject),
        "teaching" => label_of!(value, Teaching),
        "tier" => label_of!(value, Tier),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    use super::*;

    #[test]
    fn codes_stand_once_and_in_order() {
        assert!(LABELS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(FAILURES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(action_label("setting.set"), "修改设置");
        assert_eq!(action_label("no.such"), "no.such");
    }

    fn sources(below: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
                found.push(path);
            }
        }
    }

    /// Texts in quotes, each with what follows it.
    fn quoted(code: &str) -> impl Iterator<Item = (&str, &str)> {
        let parts: Vec<_> = code.split('"').collect();
        (1..parts.len())
            .step_by(2)
            .map(move |at| (parts[at], parts.get(at + 1).copied().unwrap_or_default()))
            .collect::<Vec<_>>()
            .into_iter()
    }

    fn is_code(text: &str) -> bool {
        let mut letters = text.bytes();
        letters.all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !text.is_empty()
    }

    #[test]
    fn every_action_and_every_part_has_its_words() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let (mut actions, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for file in files {
            let source = std::fs::read_to_string(&file).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap();
            if !code.contains(".audit(") {
                continue;
            }
            for call in code.split(".audit(").skip(1) {
                let call = call.split(");").next().unwrap();
                let dotted = quoted(call).map(|(text, _)| text.to_owned());
                actions.extend(dotted.filter(|text| {
                    text.split_once('.')
                        .is_some_and(|(room, deed)| is_code(room) && is_code(deed))
                }));
            }
            for body in code.split("json!(").skip(1) {
                let body = body.split(");").next().unwrap();
                let named = quoted(body).filter(|(key, after)| is_code(key) && after.starts_with(':'));
                keys.extend(named.map(|(key, _)| key.to_owned()));
            }
        }
        assert!(actions.len() > 60 && keys.len() > 50, "{actions:?} {keys:?}");
        let bare: Vec<_> = actions
            .iter()
            .filter(|code| action_label(code) == **code)
            .collect();
        assert!(bare.is_empty(), "actions without words: {bare:?}");
        let bare: Vec<_> = keys
            .iter()
            .filter(|key| word(key) == **key && !is_silent(key))
            .collect();
        assert!(bare.is_empty(), "parts without words: {bare:?}");
    }

    #[test]
    fn every_failure_of_a_file_has_its_words() {
        let codes = [
            include_str!("../../../import/src/error.rs"),
            include_str!("../roster/action/read_import.rs"),
            include_str!("../roster/action/choose_kind.rs"),
        ];
        let codes = codes
            .iter()
            .flat_map(|source| quoted(source))
            .map(|(text, _)| text);
        let files: Vec<_> = codes
            .filter(|text| text.strip_prefix("file.").is_some_and(is_code))
            .collect();
        assert!(files.len() > 5);
        for code in files {
            assert!(value_word("code", code).is_some(), "{code}");
        }
    }
}
