//! What an account may see and do: grants (role, where) with validity, and whether a target lies in one of them.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Capability, Mode, capability};
use crate::domain::value::{
    Days, GrantWhere, RoleName,
    id::{AccountId, ApplicationId, ClassId, PartyOrganisationId, PersonId, UnitId},
};

/// The place that a grant holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Where {
    /// A unit of the territory and all below it.
    Unit(UnitId),
    /// A unit of the line tree and all below it.
    Line(UnitId),
    /// One party organisation.
    PartyOrganisation(PartyOrganisationId),
    /// One class.
    Class(ClassId),
    /// The applications assigned.
    ApplicationSet(BTreeSet<ApplicationId>),
    /// The person alone.
    #[serde(rename = "self")]
    Person(PersonId),
    /// The whole installation.
    Installation,
}

impl Where {
    /// The kind of place, as rows hold it.
    pub const fn kind(&self) -> GrantWhere {
        match self {
            Self::Unit(_) => GrantWhere::Unit,
            Self::Line(_) => GrantWhere::Line,
            Self::PartyOrganisation(_) => GrantWhere::PartyOrganisation,
            Self::Class(_) => GrantWhere::Class,
            Self::ApplicationSet(_) => GrantWhere::ApplicationSet,
            Self::Person(_) => GrantWhere::Self_,
            Self::Installation => GrantWhere::Installation,
        }
    }

    /// Whether the target lies in this place.
    pub fn covers(&self, target: &Target) -> bool {
        match self {
            Self::Unit(unit) => target.territory.contains(unit),
            Self::Line(unit) => target.line.contains(unit),
            Self::PartyOrganisation(id) => target.party_organisations.contains(id),
            Self::Class(id) => target.class == Some(*id),
            Self::ApplicationSet(ids) => target.application.is_some_and(|id| ids.contains(&id)),
            Self::Person(id) => target.person == Some(*id),
            Self::Installation => true,
        }
    }
}

/// A role at a place, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: RoleName,
    /// The place.
    pub place: Where,
    /// When it holds.
    pub days: Days,
}

/// Where a thing lies, in every way by which a grant may reach it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// Its territory unit with all units above it; several posts bring several.
    pub territory: BTreeSet<UnitId>,
    /// The same in the line tree.
    pub line: BTreeSet<UnitId>,
    /// The party organisations that it belongs to.
    pub party_organisations: BTreeSet<PartyOrganisationId>,
    /// The class that it belongs to.
    pub class: Option<ClassId>,
    /// The application that it is.
    pub application: Option<ApplicationId>,
    /// The person whom it is about.
    pub person: Option<PersonId>,
}

impl Target {
    /// Something of a unit, given with all units above it.
    pub fn unit(path: impl IntoIterator<Item = UnitId>) -> Self {
        Self {
            territory: path.into_iter().collect(),
            ..Self::default()
        }
    }
}

/// Somebody who asks: an account, its person and its grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// Whose it is, where it is a worker's.
    pub person: Option<PersonId>,
    /// All its grants, whenever they hold.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The grants that hold on a day.
    pub fn scope(&self, day: NaiveDate) -> Scope {
        Scope(
            self.grants
                .iter()
                .filter(|grant| grant.days.contains(day))
                .cloned()
                .collect(),
        )
    }
}

/// The grants that hold now. Stores turn it into conditions; [`Scope::may`] answers for one target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope(Vec<Grant>);

impl Scope {
    /// A scope of these grants.
    pub const fn new(grants: Vec<Grant>) -> Self {
        Self(grants)
    }

    /// Its grants.
    pub fn grants(&self) -> &[Grant] {
        &self.0
    }

    /// Whether it may do this to the target.
    pub fn may(&self, capability: Capability, target: &Target, mode: Mode) -> bool {
        self.holding(capability, mode)
            .any(|grant| grant.place.covers(target))
    }

    /// Whether it may do this anywhere: what decides whether a page is offered.
    pub fn may_somewhere(&self, capability: Capability, mode: Mode) -> bool {
        self.holding(capability, mode).next().is_some()
    }

    /// The places where it may do this.
    pub fn places(&self, capability: Capability, mode: Mode) -> Vec<&Where> {
        self.holding(capability, mode).map(|grant| &grant.place).collect()
    }

    /// Whether every role through which it reads the target masks names.
    pub fn sees_masked(&self, target: &Target, mode: Mode) -> bool {
        let mut readers = self
            .holding(Capability::Read, mode)
            .filter(|grant| grant.place.covers(target))
            .peekable();
        readers.peek().is_none() || readers.all(|grant| capability::sees_masked(grant.role))
    }

    fn holding(&self, capability: Capability, mode: Mode) -> impl Iterator<Item = &Grant> {
        self.0
            .iter()
            .filter(move |grant| capability::may(grant.role, capability, mode))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn grant(role: RoleName, place: Where) -> Grant {
        Grant {
            role,
            place,
            days: Days::since(day("2026-01-01")),
        }
    }

    #[test]
    fn a_township_reaches_its_subtree_and_no_other() {
        let scope = Scope::new(vec![grant(RoleName::TownshipAdmin, Where::Unit(unit(2)))]);
        let may = |path: &[u128]| {
            scope.may(
                Capability::RosterWrite,
                &Target::unit(path.iter().map(|n| unit(*n))),
                Mode::Strict,
            )
        };
        assert!(may(&[1, 2]) && may(&[1, 2, 21]));
        assert!(!may(&[1, 3]) && !may(&[1]) && !may(&[]));
        assert!(!scope.may(
            Capability::CertificateWrite,
            &Target::unit([unit(2)]),
            Mode::Small
        ));
    }

    #[test]
    fn each_place_covers_its_own_alone() {
        let id = Uuid::from_u128(7);
        let targets = [
            Target::unit([UnitId(id)]),
            Target {
                line: [UnitId(id)].into(),
                ..Target::default()
            },
            Target {
                party_organisations: [PartyOrganisationId(id)].into(),
                ..Target::default()
            },
            Target {
                class: Some(ClassId(id)),
                ..Target::default()
            },
            Target {
                application: Some(ApplicationId(id)),
                ..Target::default()
            },
            Target {
                person: Some(PersonId(id)),
                ..Target::default()
            },
        ];
        let places = [
            Where::Unit(UnitId(id)),
            Where::Line(UnitId(id)),
            Where::PartyOrganisation(PartyOrganisationId(id)),
            Where::Class(ClassId(id)),
            Where::ApplicationSet([ApplicationId(id)].into()),
            Where::Person(PersonId(id)),
        ];
        for (i, place) in places.iter().enumerate() {
            for (j, target) in targets.iter().enumerate() {
                assert_eq!(place.covers(target), i == j, "{place:?} {target:?}");
            }
            let json = serde_json::to_value(place).unwrap();
            assert_eq!(json["kind"], place.kind().code());
            assert_eq!(&serde_json::from_value::<Where>(json).unwrap(), place);
        }
        assert!(targets.iter().all(|target| Where::Installation.covers(target)));
    }

    #[test]
    fn a_grant_ends_on_its_day() {
        let days = Days::between(day("2026-01-01"), day("2026-07-01"));
        let viewer = Grant {
            role: RoleName::Viewer,
            place: Where::Unit(unit(1)),
            days,
        };
        let actor = Actor {
            account: AccountId(Uuid::from_u128(9)),
            person: None,
            grants: vec![viewer],
        };
        let reads = |on| {
            actor
                .scope(day(on))
                .may(Capability::Read, &Target::unit([unit(1)]), Mode::Strict)
        };
        assert!(reads("2026-06-30") && !reads("2026-07-01") && !reads("2025-12-31"));
    }

    #[test]
    fn one_role_that_needs_names_unmasks_them() {
        let target = Target::unit([unit(1), unit(2)]);
        let viewer = grant(RoleName::Viewer, Where::Unit(unit(1)));
        let township = grant(RoleName::TownshipAdmin, Where::Unit(unit(2)));
        assert!(Scope::new(vec![viewer.clone()]).sees_masked(&target, Mode::Strict));
        let both = Scope::new(vec![viewer, township]);
        assert!(!both.sees_masked(&target, Mode::Strict));
        assert!(both.sees_masked(&Target::unit([unit(1)]), Mode::Strict));
        assert!(both.may_somewhere(Capability::RosterWrite, Mode::Strict));
        assert_eq!(
            both.places(Capability::RosterWrite, Mode::Strict),
            [&Where::Unit(unit(2))]
        );
    }
}
