//! Who asks: an account with what it may do today.
use sanyou_schema::domain::account::{Capability, Mode, keeper, may};
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{AccountId, PersonId, UnitId};

use super::scope::Scope;
use crate::platform::change::By;
use crate::platform::problem::Problem;

/// An account, signed in or by token, with its scope of today.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The worker whose account it is.
    pub person: Option<PersonId>,
    /// As people know it.
    pub display_name: String,
    /// The unit that looks after it.
    pub home_unit: UnitId,
    /// A password that somebody else knows must be changed before anything else.
    pub must_change: bool,
    /// The role needs a second factor, which must be set up before anything else.
    pub must_set_totp: bool,
    /// What it may see and do.
    pub scope: Scope,
    /// The scopes of a program's token; none: all that the account may.
    pub token_scopes: Option<Vec<String>>,
    /// How the administrators are set apart.
    pub mode: Mode,
}

impl Actor {
    /// Whether one of its roles may do this anywhere.
    pub fn may(&self, capability: Capability) -> bool {
        self.token_allows(capability) && self.scope.roles().any(|role| may(role, capability, self.mode))
    }

    /// Refuses (403) what none of its roles may do.
    pub fn require(&self, capability: Capability) -> Result<(), Problem> {
        if self.may(capability) {
            return Ok(());
        }
        let lacks = format!("您的账号没有“{}”的权限。", capability.label());
        let whom = keeper(capability, self.mode);
        let help = if self.has_role(whom) {
            // the role has it, the program's token does not
            format!(
                "这个接口令牌不含它，请{}换一个令牌。",
                RoleName::SystemAdmin.label()
            )
        } else {
            match whom {
                RoleName::Expert | RoleName::Worker => format!("这一步由{}本人办。", whom.label()),
                _ => format!("需要时请与{}联系。", whom.label()),
            }
        };
        Err(Problem::forbidden(format!("{lacks}{help}")))
    }

    /// Whether it holds a role.
    pub fn has_role(&self, role: RoleName) -> bool {
        self.scope.roles().any(|held| held == role)
    }

    /// Names and numbers are masked for 查阅.
    pub fn sees_masked(&self) -> bool {
        self.scope.roles().all(|role| role == RoleName::Viewer)
    }

    /// As the one who does a change.
    pub fn by(&self) -> By {
        By::account(self.account)
    }

    /// As the one who does a change for a person (代办), unless it is that person.
    pub fn by_for(&self, person: PersonId) -> By {
        By {
            account: Some(self.account),
            on_behalf_of: (self.person != Some(person)).then_some(person),
        }
    }

    fn token_allows(&self, capability: Capability) -> bool {
        let Some(scopes) = &self.token_scopes else {
            return true;
        };
        scopes.iter().any(|scope| token_scope_holds(scope, capability))
    }
}

/// What a token's named scope lets a program do, of what its account may (service.md, `sanyou token create`).
fn token_scope_holds(scope: &str, capability: Capability) -> bool {
    use Capability as C;
    let held: &[C] = match scope {
        "read" => &[C::Read],
        "roster" => &[C::Read, C::RosterWrite, C::RosterRelease],
        "training" => &[
            C::Read,
            C::SessionWrite,
            C::EnrolmentWrite,
            C::ResultWrite,
            C::ResultApprove,
        ],
        "attendance" => &[C::Read, C::AttendanceWrite],
        "certification" => &[
            C::Read,
            C::ApplicationSubmit,
            C::ApplicationRecommend,
            C::ApplicationTownship,
            C::ApplicationCounty,
            C::CertificateWrite,
        ],
        _ => &[],
    };
    held.contains(&capability)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::scope::Place;
    use super::*;

    fn actor(role: RoleName, mode: Mode) -> Actor {
        let day = "2026-11-24".parse().unwrap();
        Actor {
            account: AccountId(Uuid::nil()),
            person: None,
            display_name: "赵敏".to_owned(),
            home_unit: UnitId(Uuid::nil()),
            must_change: false,
            must_set_totp: false,
            scope: Scope::new(day, vec![(role, Place::Installation)]),
            token_scopes: None,
            mode,
        }
    }

    #[test]
    fn who_may_not_is_told_who_can_help() {
        use Capability as C;
        use RoleName as R;
        for (role, mode, lacks, help) in [
            (
                R::CountyOrganiser,
                Mode::Strict,
                C::AccountWrite,
                "需要时请与系统管理员联系。",
            ),
            (
                R::CountyOrganiser,
                Mode::Strict,
                C::GrantWrite,
                "需要时请与安全保密管理员联系。",
            ),
            (
                R::TownshipAdmin,
                Mode::Small,
                C::AccountWrite,
                "需要时请与县级管理员联系。",
            ),
            (
                R::CountyOrganiser,
                Mode::Small,
                C::AuditRead,
                "需要时请与安全审计员联系。",
            ),
            (
                R::TownshipAdmin,
                Mode::Strict,
                C::ApplicationCounty,
                "需要时请与县级管理员联系。",
            ),
            (
                R::CountyOrganiser,
                Mode::Strict,
                C::ApplicationScore,
                "这一步由评审专家本人办。",
            ),
        ] {
            let refused = actor(role, mode).require(lacks).unwrap_err();
            assert_eq!(refused.code(), "role.missing");
            let said = refused.detail().to_owned();
            assert!(said.contains(help), "{role} {lacks}: {said}");
        }
        let mut program = actor(R::CountyOrganiser, Mode::Strict);
        program.token_scopes = Some(vec!["read".to_owned()]);
        let said = program.require(C::SessionWrite).unwrap_err().detail().to_owned();
        assert!(
            said.contains("这个接口令牌不含它，请系统管理员换一个令牌。"),
            "{said}"
        );
    }
}
