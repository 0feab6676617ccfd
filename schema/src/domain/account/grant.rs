//! The rules of giving a role at a place, and of ending one.
use chrono::NaiveDate;

use super::Mode;
use crate::domain::{
    Violation,
    value::{Days, RoleName, UnitTree, id::AccountId},
};

/// A role that is to be given, with what it is held against.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Who gives it.
    pub giver: AccountId,
    /// Who is to hold it; none for an account that is being made.
    pub account: Option<AccountId>,
    /// The role.
    pub role: RoleName,
    /// The tree of the unit where it is to hold.
    pub tree: UnitTree,
    /// Whether a class is named.
    pub has_class: bool,
    /// When it is to hold.
    pub days: Days,
    /// The roles that the account holds already.
    pub held: Vec<RoleName>,
}

/// Everything that stands against the proposal on a day.
pub fn check_grant(new: &Proposal, today: NaiveDate, mode: Mode) -> Vec<Violation> {
    let mut violations = Vec::new();
    if new.account == Some(new.giver) {
        violations.push(own_grant());
    }
    if matches!(new.role, RoleName::Worker | RoleName::PartyOrganisation) {
        let message = "党务工作者的账号随名册建立，不在这里邀请；请用“激活码名单”。";
        violations.push(Violation::new("account.role", message).on("role"));
    }
    if new.role == RoleName::Viewer && new.days.to.is_none() {
        let message = "查阅账号要有截止日期，请填写。";
        violations.push(Violation::new("account.end_missing", message).on("valid_to"));
    }
    if new.days.is_empty() || new.days.to.is_some_and(|to| to <= today) {
        let message = "截止日期要晚于今天和开始日期，请修改。";
        violations.push(Violation::new("grant.days", message).on("valid_to"));
    }
    if new.role == RoleName::ClassTeacher && !new.has_class {
        violations.push(Violation::new("account.class_missing", "请选择班次。").on("class_id"));
    }
    violations.extend(misplaced(new));
    if mode == Mode::Strict {
        violations.extend(not_apart(new));
    }
    violations
}

/// Whether who has this role may be named class teacher besides: nobody who keeps accounts, security or the audit.
pub const fn goes_with_teaching(role: RoleName) -> bool {
    matches!(
        role,
        RoleName::CountyOrganiser
            | RoleName::LineAdmin
            | RoleName::TownshipAdmin
            | RoleName::ClassTeacher
            | RoleName::Expert
    )
}

/// The days that are left of a grant which ends on a day: the first on which it no longer holds.
pub fn end_grant(days: Days, from: NaiveDate, today: NaiveDate) -> Result<Days, Violation> {
    if from < today {
        let message = "收回日期不能早于今天，请改为今天或以后。";
        return Err(Violation::new("grant.end_past", message).on("from"));
    }
    if days.is_empty() || days.to.is_some_and(|to| to <= from) {
        let message = "这项授权到那一天已经收回或到期，不用再收回。";
        return Err(Violation::new("grant.ended", message).on("from"));
    }
    Ok(Days {
        from: days.from,
        to: Some(from.max(days.from)),
    })
}

/// The refusal of whoever gives to herself, or takes from herself.
pub fn own_grant() -> Violation {
    Violation::new(
        "grant.self",
        "不能给自己授权或收回自己的授权，请由另一位管理员办理。",
    )
}

/// One of the three administrators, who stay apart from each other and from all business.
pub const fn is_one_of_three(role: RoleName) -> bool {
    matches!(
        role,
        RoleName::SystemAdmin | RoleName::SecurityAdmin | RoleName::AuditAdmin
    )
}

fn misplaced(new: &Proposal) -> Option<Violation> {
    let (tree, message) = match new.role {
        RoleName::LineAdmin => (UnitTree::Line, "行业党委管理员要选一个行业党委，请改选单位。"),
        RoleName::CountyOrganiser | RoleName::TownshipAdmin | RoleName::ClassTeacher | RoleName::Viewer => {
            (UnitTree::Territory, "这种角色要选县或乡镇，请改选单位。")
        }
        _ => return None,
    };
    (new.tree != tree).then(|| Violation::new("grant.place", message).on("unit_id"))
}

fn not_apart(new: &Proposal) -> Option<Violation> {
    let mut others = new.held.iter().filter(|held| **held != new.role);
    let clash = others.find(|held| is_one_of_three(new.role) || is_one_of_three(**held))?;
    let message = format!(
        "三员分立：这个账号已是“{}”，不能再是“{}”。请另开一个账号。",
        clash.label(),
        new.role.label()
    );
    Some(Violation::new("grant.apart", message).on("role"))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn proposal(role: RoleName) -> Proposal {
        Proposal {
            giver: AccountId(Uuid::from_u128(1)),
            account: Some(AccountId(Uuid::from_u128(2))),
            role,
            tree: UnitTree::Territory,
            has_class: false,
            days: Days::since(day("2026-11-24")),
            held: Vec::new(),
        }
    }

    fn codes(new: &Proposal, mode: Mode) -> Vec<String> {
        let violations = check_grant(new, day("2026-11-24"), mode);
        violations.into_iter().map(|v| v.code).collect()
    }

    #[test]
    fn by_table() {
        use RoleName as R;
        let nothing: &[&str] = &[];
        for (role, tree, class, to, expected) in [
            (R::TownshipAdmin, UnitTree::Territory, false, None, nothing),
            (R::TownshipAdmin, UnitTree::Line, false, None, &["grant.place"]),
            (R::CountyOrganiser, UnitTree::Line, false, None, &["grant.place"]),
            (R::LineAdmin, UnitTree::Line, false, None, nothing),
            (R::LineAdmin, UnitTree::Territory, false, None, &["grant.place"]),
            (R::ClassTeacher, UnitTree::Territory, true, None, nothing),
            (
                R::ClassTeacher,
                UnitTree::Territory,
                false,
                None,
                &["account.class_missing"],
            ),
            (R::Viewer, UnitTree::Territory, false, Some("2027-01-01"), nothing),
            (
                R::Viewer,
                UnitTree::Territory,
                false,
                None,
                &["account.end_missing"],
            ),
            (
                R::Viewer,
                UnitTree::Territory,
                false,
                Some("2026-11-24"),
                &["grant.days"],
            ),
            (R::Expert, UnitTree::Line, false, None, nothing),
            (R::SystemAdmin, UnitTree::Territory, false, None, nothing),
            (R::Worker, UnitTree::Territory, false, None, &["account.role"]),
            (
                R::PartyOrganisation,
                UnitTree::Territory,
                false,
                None,
                &["account.role"],
            ),
        ] {
            let new = Proposal {
                tree,
                has_class: class,
                days: Days {
                    from: day("2026-11-24"),
                    to: to.map(day),
                },
                ..proposal(role)
            };
            for mode in [Mode::Strict, Mode::Small] {
                assert_eq!(codes(&new, mode), expected, "{role} {tree} {to:?} {mode}");
            }
        }
    }

    #[test]
    fn nobody_gives_to_herself() {
        let new = Proposal {
            account: Some(AccountId(Uuid::from_u128(1))),
            ..proposal(RoleName::TownshipAdmin)
        };
        assert_eq!(codes(&new, Mode::Strict), ["grant.self"]);
        assert_eq!(codes(&new, Mode::Small), ["grant.self"]);
    }

    #[test]
    fn the_three_stay_apart_where_they_are_three() {
        use RoleName as R;
        for (held, role, apart) in [
            (R::SystemAdmin, R::SecurityAdmin, true),
            (R::SecurityAdmin, R::AuditAdmin, true),
            (R::AuditAdmin, R::TownshipAdmin, true),
            (R::TownshipAdmin, R::SystemAdmin, true),
            (R::AuditAdmin, R::AuditAdmin, false),
            (R::TownshipAdmin, R::Expert, false),
        ] {
            let new = Proposal {
                held: vec![held],
                ..proposal(role)
            };
            let expected: &[&str] = if apart { &["grant.apart"] } else { &[] };
            assert_eq!(codes(&new, Mode::Strict), expected, "{held} + {role}");
            assert!(codes(&new, Mode::Small).is_empty(), "{held} + {role}");
        }
    }

    #[test]
    fn ends_by_table() {
        let days = |from, to: Option<&str>| Days {
            from: day(from),
            to: to.map(day),
        };
        let today = day("2026-11-24");
        for (held, from, expected) in [
            (days("2026-01-01", None), "2026-11-24", Ok("2026-11-24")),
            (days("2026-01-01", None), "2026-12-31", Ok("2026-12-31")),
            (
                days("2026-01-01", Some("2027-01-01")),
                "2026-11-24",
                Ok("2026-11-24"),
            ),
            (
                days("2026-01-01", Some("2026-12-01")),
                "2026-12-01",
                Err("grant.ended"),
            ),
            (
                days("2026-01-01", Some("2026-11-01")),
                "2026-11-24",
                Err("grant.ended"),
            ),
            (days("2026-01-01", None), "2026-11-23", Err("grant.end_past")),
            // what has not begun never holds
            (days("2026-12-10", None), "2026-11-24", Ok("2026-12-10")),
            (
                days("2026-12-10", Some("2026-12-10")),
                "2026-11-24",
                Err("grant.ended"),
            ),
        ] {
            let ended = end_grant(held, day(from), today);
            match expected {
                Ok(to) => {
                    let left = ended.unwrap();
                    assert_eq!((left.from, left.to), (held.from, Some(day(to))));
                    assert!(!left.contains(day(from)), "{held:?} {from}");
                }
                Err(code) => assert_eq!(ended.unwrap_err().code, code, "{held:?} {from}"),
            }
        }
    }

    #[test]
    fn nobody_who_keeps_accounts_or_the_audit_teaches() {
        let apart: Vec<_> = RoleName::ALL
            .iter()
            .filter(|role| !goes_with_teaching(**role))
            .map(|role| role.code())
            .collect();
        assert_eq!(
            apart,
            [
                "party_organisation",
                "worker",
                "viewer",
                "system_admin",
                "security_admin",
                "audit_admin"
            ]
        );
    }
}
