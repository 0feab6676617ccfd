//! Who may confirm what needs a second person.
use chrono::NaiveDate;

use super::{Actor, Mode, Scope, Target, Where};
use crate::domain::{
    Violation,
    value::{
        RoleName,
        id::{AccountId, UnitId},
    },
};

/// What a second person is to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Who did it.
    pub first: AccountId,
    /// In which role.
    pub role: RoleName,
    /// The unit in whose name, with all units above it.
    pub units: Vec<UnitId>,
}

/// Whether `candidate` may be the second person.
///
/// That is another account with the same role at the same or a higher unit; for a township the county, since a
/// township has one administrator; in `small`, where the county may have one organiser, the auditor as well.
pub fn check_second(
    case: &Confirmation,
    candidate: &Actor,
    day: NaiveDate,
    mode: Mode,
) -> Result<(), Violation> {
    if case.first == candidate.account {
        return Err(Violation::new(
            "second.same_account",
            "复核要由另一个人来做，不能自己复核自己。请换一个账号。",
        ));
    }
    let scope = candidate.scope(day);
    let wanted = match case.role {
        RoleName::TownshipAdmin => RoleName::CountyOrganiser,
        role => role,
    };
    if stands_above(&scope, wanted, &case.units) || (mode == Mode::Small && audits(&scope)) {
        return Ok(());
    }
    let who = match mode {
        Mode::Strict => format!("本单位或上级的另一位{}", wanted.label()),
        Mode::Small => format!("本单位或上级的另一位{}，或安全审计员", wanted.label()),
    };
    Err(
        Violation::new("second.not_entitled", format!("您不能复核这一项，请找{who}。"))
            .with("role", wanted.code()),
    )
}

fn stands_above(scope: &Scope, role: RoleName, units: &[UnitId]) -> bool {
    let target = Target {
        line: units.iter().copied().collect(),
        ..Target::unit(units.iter().copied())
    };
    scope.grants().iter().any(|grant| {
        let place = matches!(grant.place, Where::Unit(_) | Where::Line(_) | Where::Installation);
        grant.role == role && place && grant.place.covers(&target)
    })
}

fn audits(scope: &Scope) -> bool {
    scope
        .grants()
        .iter()
        .any(|grant| grant.role == RoleName::AuditAdmin)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{account::Grant, value::Days};

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn actor(account: u128, role: RoleName, place: Where) -> Actor {
        let days = Days::since("2026-01-01".parse().unwrap());
        Actor {
            account: AccountId(Uuid::from_u128(account)),
            person: None,
            grants: vec![Grant { role, place, days }],
        }
    }

    #[test]
    fn by_table() {
        use RoleName as R;
        let (county, township, other) = (Where::Unit(unit(1)), Where::Unit(unit(2)), Where::Unit(unit(3)));
        let prefecture = Where::Unit(unit(0));
        let of_county = (R::CountyOrganiser, vec![unit(0), unit(1)]);
        let of_township = (R::TownshipAdmin, vec![unit(0), unit(1), unit(2)]);
        let same = Some("second.same_account");
        let not = Some("second.not_entitled");
        for (case, (account, role, place), strict, small) in [
            (&of_county, (1, R::CountyOrganiser, &county), same, same),
            (&of_county, (2, R::CountyOrganiser, &county), None, None),
            (&of_county, (2, R::CountyOrganiser, &prefecture), None, None),
            (&of_county, (2, R::CountyOrganiser, &other), not, not),
            (&of_county, (2, R::TownshipAdmin, &county), not, not),
            (&of_county, (2, R::AuditAdmin, &Where::Installation), not, None),
            (&of_township, (2, R::TownshipAdmin, &township), not, not),
            (&of_township, (2, R::CountyOrganiser, &county), None, None),
            (&of_township, (2, R::CountyOrganiser, &other), not, not),
            (&of_township, (2, R::AuditAdmin, &Where::Installation), not, None),
        ] {
            let confirmation = Confirmation {
                first: AccountId(Uuid::from_u128(1)),
                role: case.0,
                units: case.1.clone(),
            };
            let candidate = actor(account, role, place.clone());
            for (mode, expected) in [(Mode::Strict, strict), (Mode::Small, small)] {
                let result = check_second(&confirmation, &candidate, "2026-11-24".parse().unwrap(), mode);
                assert_eq!(
                    result.err().map(|v| v.code).as_deref(),
                    expected,
                    "{role} {place:?} {mode}"
                );
            }
        }
    }

    #[test]
    fn a_grant_that_has_not_begun_confirms_nothing() {
        let case = Confirmation {
            first: AccountId(Uuid::from_u128(1)),
            role: RoleName::CountyOrganiser,
            units: vec![unit(1)],
        };
        let second = actor(2, RoleName::CountyOrganiser, Where::Unit(unit(1)));
        assert!(check_second(&case, &second, "2025-12-31".parse().unwrap(), Mode::Strict).is_err());
    }
}
