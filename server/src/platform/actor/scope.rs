//! What an actor may see, in the shape that queries need.
use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{ClassId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{GrantWhere, RoleName, UnitTree};

/// A set of (role, where), as of a day.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The day that it holds for.
    pub day: NaiveDate,
    places: Vec<(RoleName, Place)>,
}

/// Where a role holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A unit and all below it, in its tree.
    Subtree {
        /// The unit at the top.
        unit: UnitId,
        /// Its tree.
        tree: UnitTree,
        /// The prefix of the paths below.
        path: String,
    },
    /// One party organisation.
    PartyOrganisation(PartyOrganisationId),
    /// One class.
    Class(ClassId),
    /// Applications that were assigned.
    Applications,
    /// Oneself.
    Person(PersonId),
    /// The installation: accounts, policy or audit, no business data.
    Installation,
}

impl Place {
    /// The kind of place, by its code.
    pub fn code(&self) -> &'static str {
        let kind = match self {
            Self::Subtree {
                tree: UnitTree::Territory,
                ..
            } => GrantWhere::Unit,
            Self::Subtree {
                tree: UnitTree::Line, ..
            } => GrantWhere::Line,
            Self::PartyOrganisation(_) => GrantWhere::PartyOrganisation,
            Self::Class(_) => GrantWhere::Class,
            Self::Applications => GrantWhere::ApplicationSet,
            Self::Person(_) => GrantWhere::Self_,
            Self::Installation => GrantWhere::Installation,
        };
        kind.code()
    }
}

impl Scope {
    /// Of these places, on a day.
    pub fn new(day: NaiveDate, places: Vec<(RoleName, Place)>) -> Self {
        Self { day, places }
    }

    /// The roles held.
    pub fn roles(&self) -> impl Iterator<Item = RoleName> + '_ {
        self.places.iter().map(|(role, _)| *role)
    }

    /// Every (role, where).
    pub fn places(&self) -> &[(RoleName, Place)] {
        &self.places
    }

    /// Paths of the territory subtrees that any role but a worker's own holds.
    pub fn territory_paths(&self) -> Vec<&str> {
        self.paths(UnitTree::Territory)
    }

    /// Paths of the line subtrees.
    pub fn line_paths(&self) -> Vec<&str> {
        self.paths(UnitTree::Line)
    }

    fn paths(&self, wanted: UnitTree) -> Vec<&str> {
        let path = |place: &'_ Place| matches!(place, Place::Subtree { tree, .. } if *tree == wanted);
        self.places
            .iter()
            .filter(|(_, place)| path(place))
            .filter_map(|(_, place)| match place {
                Place::Subtree { path, .. } => Some(path.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The party organisations that it speaks for.
    pub fn party_organisations(&self) -> Vec<PartyOrganisationId> {
        self.places
            .iter()
            .filter_map(|(_, place)| match place {
                Place::PartyOrganisation(id) => Some(*id),
                _ => None,
            })
            .collect()
    }

    /// The classes whose teacher it is.
    pub fn classes(&self) -> Vec<ClassId> {
        self.places
            .iter()
            .filter_map(|(_, place)| match place {
                Place::Class(id) => Some(*id),
                _ => None,
            })
            .collect()
    }

    /// Oneself, for a worker.
    pub fn person(&self) -> Option<PersonId> {
        self.places.iter().find_map(|(_, place)| match place {
            Place::Person(id) => Some(*id),
            _ => None,
        })
    }

    /// Whether a territory unit of this path lies in one of its territory subtrees.
    pub fn covers_path(&self, path: &str) -> bool {
        self.territory_paths()
            .iter()
            .any(|prefix| path.starts_with(prefix))
    }
}
