//! How far an actor sees into a session, and which unit's it is.
use std::collections::HashMap;

use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::training::Deadlines;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{UnitKind, UnitTree};
use sanyou_schema::entity::{party_organisation, session, training_class, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::problem::Problem;

/// How much of a session is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All of it, with everybody on its list: whoever holds it, sits above the holder, or teaches the class.
    Whole,
    /// The session itself, and one's own people on its list: whoever may send people to it.
    OwnPeople,
}

/// A session within the actor's scope.
#[derive(Debug, Clone)]
pub struct SeenSession {
    /// The session.
    pub row: session::Model,
    /// Its class.
    pub class: training_class::Model,
    /// The path of the unit that holds it.
    pub unit_path: String,
    /// How much of it is seen.
    pub reach: Reach,
}

impl SeenSession {
    /// `轮训第1期`.
    pub fn name(&self) -> String {
        session_name(&self.class.name, self.row.number)
    }

    /// Until when names are taken and places given back.
    pub fn deadlines(&self) -> Deadlines {
        Deadlines {
            names_until: self.row.names_until,
            leave_until: self.row.leave_until,
        }
    }

    /// Whether one of the actor's roles holds the capability over this session.
    pub fn held_by(&self, actor: &Actor, capability: Capability) -> bool {
        let covers = |place: &Place| match place {
            Place::Subtree { path, .. } => self.unit_path.starts_with(path.as_str()),
            Place::Class(class) => *class == self.class.id,
            _ => false,
        };
        actor.may(capability)
            && actor
                .scope
                .places()
                .iter()
                .any(|(role, place)| may(*role, capability, actor.mode) && covers(place))
    }

    /// Refuses (403) where the session is seen, and not the actor's to do this with.
    pub fn require(&self, actor: &Actor, capability: Capability) -> Result<(), Problem> {
        actor.require(capability)?;
        if self.held_by(actor, capability) {
            return Ok(());
        }
        let detail = format!(
            "“{}”不由您的单位主办，不能在这里“{}”。请与主办单位联系。",
            self.name(),
            capability.label()
        );
        Err(Problem::forbidden(detail))
    }
}

/// A session's name, by its class and number.
pub fn session_name(class: &str, number: i32) -> String {
    format!("{class}第{number}期")
}

/// What an actor may see of sessions, made once for a request.
pub struct Sight<'a> {
    scope: &'a Scope,
    units: HashMap<UnitId, unit::Model>,
    party_paths: Vec<String>,
}

impl<'a> Sight<'a> {
    /// Reads the trees; they are small.
    pub async fn load(db: &impl ConnectionTrait, scope: &'a Scope) -> Result<Self, DbErr> {
        let units = unit::Entity::find().all(db).await?;
        let units: HashMap<_, _> = units.into_iter().map(|unit| (unit.id, unit)).collect();
        let parties = scope.party_organisations();
        let mut party_paths = Vec::new();
        if !parties.is_empty() {
            let rows = party_organisation::Entity::find()
                .filter(party_organisation::Column::Id.is_in(parties))
                .all(db)
                .await?;
            let path =
                |row: &party_organisation::Model| Some(units.get(&row.territory_unit_id)?.path.clone());
            party_paths = rows.iter().filter_map(path).collect();
        }
        Ok(Self {
            scope,
            units,
            party_paths,
        })
    }

    /// How much is seen of the sessions of a unit, apart from classes that the actor teaches.
    pub fn of_unit(&self, id: UnitId) -> Option<Reach> {
        let unit = self.units.get(&id)?;
        let prefixes = match unit.tree {
            UnitTree::Territory => self.scope.territory_paths(),
            UnitTree::Line => self.scope.line_paths(),
        };
        if prefixes.iter().any(|prefix| unit.path.starts_with(prefix)) {
            return Some(Reach::Whole);
        }
        let below = prefixes.iter().any(|path| path.starts_with(&unit.path))
            || self.party_paths.iter().any(|path| path.starts_with(&unit.path));
        // the county's sessions are for the people of the lines as well, who stand in the other tree
        let county = matches!(unit.kind, UnitKind::County | UnitKind::Prefecture)
            && !self.scope.line_paths().is_empty();
        (below || county).then_some(Reach::OwnPeople)
    }

    /// How much is seen of the sessions of a class.
    pub fn of_class(&self, class: &training_class::Model) -> Option<Reach> {
        if self.scope.classes().contains(&class.id) {
            return Some(Reach::Whole);
        }
        self.of_unit(class.unit_id)
    }

    /// The units of whose sessions something is seen.
    pub fn units(&self) -> Vec<UnitId> {
        self.units
            .keys()
            .copied()
            .filter(|id| self.of_unit(*id).is_some())
            .collect()
    }

    /// Whether a unit stands below another.
    pub fn has_parent(&self, id: UnitId) -> bool {
        self.units.get(&id).is_some_and(|unit| unit.parent_id.is_some())
    }

    /// The path of a unit.
    pub fn path(&self, id: UnitId) -> Option<&str> {
        self.units.get(&id).map(|unit| unit.path.as_str())
    }

    /// The session with how much is seen of it; none where it is out of scope.
    pub fn session(&self, row: session::Model, class: training_class::Model) -> Option<SeenSession> {
        let reach = self.of_class(&class)?;
        let unit_path = self.path(class.unit_id)?.to_owned();
        Some(SeenSession {
            row,
            class,
            unit_path,
            reach,
        })
    }

    /// The township (or zone) that a place counts for: the unit itself, or the one above it that keeps rosters.
    pub fn township_of(&self, id: UnitId) -> UnitId {
        let mut at = self.units.get(&id);
        while let Some(unit) = at {
            if unit.kind.keeps_roster() {
                return unit.id;
            }
            at = unit.parent_id.and_then(|parent| self.units.get(&parent));
        }
        id
    }
}
