//! How far an actor sees into a session, and which unit's it is.
use std::collections::{BTreeSet, HashMap};

use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::training::Deadlines;
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{UnitKind, UnitTree};
use sanyou_schema::entity::{party_organisation, session, training_class, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::problem::Problem;
use crate::roster::PostView;

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
        Self::over(db, scope, unit::Entity::find().all(db).await?).await
    }

    /// Of these units alone.
    pub async fn over(
        db: &impl ConnectionTrait,
        scope: &'a Scope,
        units: Vec<unit::Model>,
    ) -> Result<Self, DbErr> {
        Ok(Self {
            scope,
            units: units.into_iter().map(|unit| (unit.id, unit)).collect(),
            party_paths: party_paths(db, scope).await?,
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

    /// The path of the unit above one; none at the top.
    pub fn parent_path(&self, id: UnitId) -> Option<&str> {
        self.path(self.units.get(&id)?.parent_id?)
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
}

/// The paths of the party organisations that the actor speaks for.
async fn party_paths(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<String>, DbErr> {
    let parties = scope.party_organisations();
    if parties.is_empty() {
        return Ok(Vec::new());
    }
    let rows = party_organisation::Entity::find()
        .find_also_related(unit::Entity)
        .filter(party_organisation::Column::Id.is_in(parties))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(_, unit)| Some(unit?.path))
        .collect())
}

/// The townships (or zones) that a place counts for, by the units of these posts: the unit itself, or the nearest above it
/// that keeps rosters.
pub async fn townships_of(
    db: &impl ConnectionTrait,
    posts: &[&PostView],
) -> Result<HashMap<UnitId, UnitId>, DbErr> {
    let above: BTreeSet<&str> = posts
        .iter()
        .filter(|post| !post.unit_kind.keeps_roster())
        .flat_map(|post| upwards(&post.unit_path))
        .collect();
    let mut keeping: Vec<unit::Model> = Vec::new();
    if !above.is_empty() {
        keeping = unit::Entity::find()
            .filter(unit::Column::Tree.eq(UnitTree::Territory))
            .filter(unit::Column::Path.is_in(above))
            .all(db)
            .await?;
        keeping.retain(|unit| unit.kind.keeps_roster());
    }
    let township = |post: &&PostView| {
        let nearest = keeping
            .iter()
            .filter(|unit| post.unit_path.starts_with(&unit.path))
            .max_by_key(|unit| unit.path.len());
        (post.unit_id, nearest.map_or(post.unit_id, |unit| unit.id))
    };
    Ok(posts.iter().map(township).collect())
}

/// The paths of a unit and of all above it.
fn upwards(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..=end))
}
