//! What a role may do. Where it may do it is the grant's matter ([`super::scope`]).
use crate::domain::value::RoleName;

coded_enum! {
    /// How the administrators of an installation are set apart.
    Mode {
        /// Three administrators, none of whom sees business data.
        Strict = "strict" "三员分立",
        /// The county organiser keeps the accounts of her tree; the auditor stays apart.
        Small = "small" "小规模",
    }
}

coded_enum! {
    /// One thing that somebody may be allowed to do.
    Capability {
        /// See people, organisations, classes and figures.
        Read = "read" "查看",
        /// See ID numbers and phones whole, with a reason.
        ReadFull = "read_full" "查看完整证件号和电话",
        /// Upload a roster, mend it, apply it, take it back.
        RosterWrite = "roster_write" "维护名单",
        /// Release what the delta guard stopped.
        RosterRelease = "roster_release" "复核名单",
        /// Keep units, schemes, settings.
        SettingWrite = "setting_write" "维护设置",
        /// Make classes, sessions, slots, venues, lecturers.
        SessionWrite = "session_write" "办班",
        /// Name people for a session.
        EnrolmentWrite = "enrolment_write" "报名",
        /// Call the roll, approve leave of half a day.
        AttendanceWrite = "attendance_write" "考勤",
        /// Enter exam results.
        ResultWrite = "result_write" "录入成绩",
        /// Confirm results and close a session.
        ResultApprove = "result_approve" "确认成绩和结业",
        /// Apply for a tier.
        ApplicationSubmit = "application_submit" "申报",
        /// Recommend an applicant.
        ApplicationRecommend = "application_recommend" "推荐",
        /// Decide at the township (初审).
        ApplicationTownship = "application_township" "乡镇初审",
        /// Decide at the county, publicise, recognise.
        ApplicationCounty = "application_county" "县级复审",
        /// Score an application.
        ApplicationScore = "application_score" "评审打分",
        /// Issue, suspend, downgrade, void, revoke certificates.
        CertificateWrite = "certificate_write" "证书管理",
        /// Mark that somebody was told.
        NoticeTell = "notice_tell" "登记告知",
        /// Invite, replace and stop accounts.
        AccountWrite = "account_write" "账号管理",
        /// Give and take grants.
        GrantWrite = "grant_write" "授权管理",
        /// Keep the machine: mail, backup, reach, keys.
        SystemWrite = "system_write" "系统维护",
        /// Read the audit trail.
        AuditRead = "audit_read" "查看审计",
        /// See and correct one's own data.
        OwnData = "own_data" "本人信息",
    }
}

/// Whether a role holds a capability, somewhere.
pub fn may(role: RoleName, capability: Capability, mode: Mode) -> bool {
    let extra: &[Capability] = match (role, mode) {
        (RoleName::CountyOrganiser, Mode::Small) => &[
            Capability::AccountWrite,
            Capability::GrantWrite,
            Capability::SystemWrite,
        ],
        (RoleName::AuditAdmin, Mode::Small) => &[Capability::RosterRelease],
        _ => &[],
    };
    held(role).contains(&capability) || extra.contains(&capability)
}

/// What a role holds in both modes.
const fn held(role: RoleName) -> &'static [Capability] {
    use Capability as C;
    match role {
        RoleName::CountyOrganiser => &[
            C::Read,
            C::ReadFull,
            C::RosterWrite,
            C::RosterRelease,
            C::SettingWrite,
            C::SessionWrite,
            C::EnrolmentWrite,
            C::AttendanceWrite,
            C::ResultWrite,
            C::ResultApprove,
            C::ApplicationSubmit,
            C::ApplicationRecommend,
            C::ApplicationTownship,
            C::ApplicationCounty,
            C::CertificateWrite,
            C::NoticeTell,
        ],
        RoleName::LineAdmin => &[
            C::Read,
            C::SessionWrite,
            C::EnrolmentWrite,
            C::ApplicationRecommend,
            C::NoticeTell,
        ],
        RoleName::TownshipAdmin => &[
            C::Read,
            C::ReadFull,
            C::RosterWrite,
            C::SessionWrite,
            C::EnrolmentWrite,
            C::AttendanceWrite,
            C::ResultWrite,
            C::ApplicationSubmit,
            C::ApplicationRecommend,
            C::ApplicationTownship,
            C::NoticeTell,
        ],
        RoleName::ClassTeacher => &[C::Read, C::AttendanceWrite, C::ResultWrite],
        RoleName::Expert => &[C::ApplicationScore],
        RoleName::PartyOrganisation => &[C::Read, C::EnrolmentWrite, C::ApplicationRecommend],
        RoleName::Worker => &[C::OwnData, C::ApplicationSubmit],
        RoleName::Viewer => &[C::Read],
        RoleName::SystemAdmin => &[C::AccountWrite, C::SystemWrite],
        RoleName::SecurityAdmin => &[C::GrantWrite],
        RoleName::AuditAdmin => &[C::AuditRead],
    }
}

/// Who can help somebody that lacks it: whoever holds it for the whole county, or gives it.
pub const fn keeper(capability: Capability, mode: Mode) -> RoleName {
    use Capability as C;
    match (capability, mode) {
        (C::AccountWrite | C::SystemWrite, Mode::Strict) => RoleName::SystemAdmin,
        (C::GrantWrite, Mode::Strict) => RoleName::SecurityAdmin,
        (C::AuditRead, _) => RoleName::AuditAdmin,
        (C::ApplicationScore, _) => RoleName::Expert,
        (C::OwnData, _) => RoleName::Worker,
        _ => RoleName::CountyOrganiser,
    }
}

/// Whether a role sees names masked: it reads for oversight and needs no person.
pub const fn sees_masked(role: RoleName) -> bool {
    matches!(role, RoleName::Viewer)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table: a column a role, in the order of `RoleName::ALL`; `s` holds in `small` alone.
    const TABLE: &str = "
                             county line town teacher expert org worker viewer system security audit
        read                 x      x    x    x       .      x   .      x      .      .        .
        read_full            x      .    x    .       .      .   .      .      .      .        .
        roster_write         x      .    x    .       .      .   .      .      .      .        .
        roster_release       x      .    .    .       .      .   .      .      .      .        s
        setting_write        x      .    .    .       .      .   .      .      .      .        .
        session_write        x      x    x    .       .      .   .      .      .      .        .
        enrolment_write      x      x    x    .       .      x   .      .      .      .        .
        attendance_write     x      .    x    x       .      .   .      .      .      .        .
        result_write         x      .    x    x       .      .   .      .      .      .        .
        result_approve       x      .    .    .       .      .   .      .      .      .        .
        application_submit   x      .    x    .       .      .   x      .      .      .        .
        application_recommend x     x    x    .       .      x   .      .      .      .        .
        application_township x      .    x    .       .      .   .      .      .      .        .
        application_county   x      .    .    .       .      .   .      .      .      .        .
        application_score    .      .    .    .       x      .   .      .      .      .        .
        certificate_write    x      .    .    .       .      .   .      .      .      .        .
        notice_tell          x      x    x    .       .      .   .      .      .      .        .
        account_write        s      .    .    .       .      .   .      .      x      .        .
        grant_write          s      .    .    .       .      .   .      .      .      x        .
        system_write         s      .    .    .       .      .   .      .      x      .        .
        audit_read           .      .    .    .       .      .   .      .      .      .        x
        own_data             .      .    .    .       .      .   x      .      .      .        .";

    #[test]
    fn every_role_and_capability() {
        let mut seen = 0;
        for line in TABLE
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .skip(1)
        {
            let mut cells = line.split_whitespace();
            let capability: Capability = cells.next().unwrap().parse().unwrap();
            for (role, cell) in RoleName::ALL.iter().zip(cells.by_ref()) {
                assert_eq!(
                    may(*role, capability, Mode::Strict),
                    cell == "x",
                    "{role} {capability} strict"
                );
                assert_eq!(
                    may(*role, capability, Mode::Small),
                    cell != ".",
                    "{role} {capability} small"
                );
            }
            seen += 1;
        }
        assert_eq!(seen, Capability::ALL.len());
    }

    #[test]
    fn who_is_asked_for_help_can_give_it() {
        for mode in [Mode::Strict, Mode::Small] {
            for capability in Capability::ALL {
                let keeper = keeper(*capability, mode);
                assert!(may(keeper, *capability, mode), "{keeper} {capability} {mode}");
            }
        }
    }

    #[test]
    fn the_three_administrators_see_no_business_data() {
        for role in [
            RoleName::SystemAdmin,
            RoleName::SecurityAdmin,
            RoleName::AuditAdmin,
        ] {
            assert!(!may(role, Capability::Read, Mode::Strict) && !may(role, Capability::Read, Mode::Small));
        }
    }
}
