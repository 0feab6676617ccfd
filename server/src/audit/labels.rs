//! What the codes of actions mean to whoever reads the trail.

/// Every code that an action writes, with its words.
const LABELS: &[(&str, &str)] = &[
    ("account.activate", "激活账号"),
    ("account.create", "新建账号"),
    ("account.informed", "阅读告知"),
    ("account.invite", "邀请账号"),
    ("account.mail", "登记邮箱"),
    ("account.password", "修改密码"),
    ("account.reset", "重置密码或口令"),
    ("account.stop", "停用账号"),
    ("account.unlock", "解除锁定"),
    ("application.act", "办理申报"),
    ("application.submit", "提交申报"),
    ("certificate.issue", "发放证书"),
    ("device.end", "停用手机"),
    ("import.applied", "应用名单"),
    ("import.apply", "应用名单"),
    ("import.exclude", "名单行不导入"),
    ("import.mend", "修改名单单元格"),
    ("import.release", "复核放行名单"),
    ("import.upload", "上传名单"),
    ("notice.told", "登记告知"),
    ("person.create", "新增人员"),
    ("person.reveal", "查看完整证件号和电话"),
    ("person.update", "更新人员信息"),
    ("scheme.write", "制定认证方案"),
    ("session.act", "办理培训期次"),
    ("session.create", "新建培训期次"),
    ("setting.set", "修改设置"),
    ("token.create", "新建令牌"),
];

/// An action's code in words; the code itself where it has none.
pub fn action_label(code: &str) -> &str {
    LABELS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, label)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_once_and_in_order() {
        assert!(LABELS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(action_label("setting.set"), "修改设置");
        assert_eq!(action_label("no.such"), "no.such");
    }
}
