//! How places are shared out: which units there are, who could come from each, and what was set.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::id::{AllianceId, PartyOrganisationId, PersonId, SessionId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, Role, SessionState, UnitKind, UnitTree};
use sanyou_schema::entity::{
    alliance, alliance_member, appointment, party_organisation, quota, quota_unit, session,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::enrolments;
use super::sight::SeenSession;
use crate::platform::actor::Scope;
use crate::roster::{PeopleFilter, heads, people_ids};
use crate::unit::named_units;

/// A unit, line or alliance that places may go to.
#[derive(Debug, Clone)]
pub struct Group {
    /// The unit's or the alliance's id.
    pub key: Uuid,
    /// Its name.
    pub name: String,
    /// Its path in its tree; none for an alliance.
    pub path: Option<String>,
    /// Its party organisations.
    pub parties: u32,
    /// Who could come.
    pub people: Vec<PersonId>,
}

/// The units that places may go to, in official order, and to which of them each person counts.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    /// In official order.
    pub items: Vec<Group>,
    /// Whose place counts where.
    pub of: HashMap<PersonId, Uuid>,
    /// Of the people whom the scope reaches, who could come from each; as filled places are counted by people.
    pub own: HashMap<Uuid, Vec<PersonId>>,
}

/// What is asked for the groups.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// Among what the places are shared.
    pub by: QuotaBy,
    /// Who may come; nothing: everybody in post.
    pub audience: &'a [Role],
    /// The day.
    pub day: NaiveDate,
}

/// The parties and employers of each alliance.
#[derive(Default)]
struct Members {
    parties: HashMap<PartyOrganisationId, usize>,
    people: HashMap<PersonId, usize>,
}

/// What the groups of a session are found by.
struct Ground {
    paths: HashMap<UnitId, String>,
    members: Members,
    by_line: bool,
}

/// Reads the groups of whoever holds the session, with the people whom the scope reaches.
pub async fn groups(
    db: &impl ConnectionTrait,
    scope: &Scope,
    holder_path: &str,
    wanted: Wanted<'_>,
) -> Result<Groups, DbErr> {
    let (mut found, ground) = named(db, holder_path, &wanted).await?;
    found.count_parties(db, &ground, &wanted, holder_path).await?;
    found.add_people(db, scope, &ground, &wanted, holder_path).await?;
    Ok(found)
}

/// The groups as far as filled places are counted by them: a place in a township counts by its township, so that nobody is
/// read; else with the people whom the scope reaches and those on the lists, whoever sees these: a place is taken by
/// whoever has it.
pub async fn counted(
    db: &impl ConnectionTrait,
    scope: &Scope,
    holder_path: &str,
    wanted: Wanted<'_>,
    lists: impl Iterator<Item = PersonId>,
) -> Result<Groups, DbErr> {
    let (mut found, ground) = named(db, holder_path, &wanted).await?;
    if wanted.by != QuotaBy::Territory {
        found.add_people(db, scope, &ground, &wanted, holder_path).await?;
        let reached = found.items.iter().filter(|item| !item.people.is_empty());
        found.own = reached.map(|item| (item.key, item.people.clone())).collect();
        let others: HashSet<PersonId> = lists.filter(|id| !found.of.contains_key(id)).collect();
        let others: Vec<PersonId> = others.into_iter().collect();
        found.place(db, &ground, &wanted, &others).await?;
    }
    Ok(found)
}

/// The groups by name alone.
async fn named(
    db: &impl ConnectionTrait,
    holder_path: &str,
    wanted: &Wanted<'_>,
) -> Result<(Groups, Ground), DbErr> {
    let units = named_units(db, wanted.day).await?;
    let holder = units.iter().find(|unit| unit.row.path == holder_path);
    let by_line = holder.is_some_and(|unit| unit.row.tree == UnitTree::Line);
    let within = |path: &str| by_line || path.starts_with(holder_path);
    let mut items = Vec::new();
    for unit in &units {
        let fits = match wanted.by {
            QuotaBy::Territory => unit.row.kind.keeps_roster() && within(&unit.row.path),
            QuotaBy::Line => unit.row.tree == UnitTree::Line && unit.row.kind != UnitKind::WorkCommittee,
            QuotaBy::Alliance => false,
        };
        if fits {
            items.push(Group {
                key: unit.row.id.into(),
                name: unit.name.clone(),
                path: Some(unit.row.path.clone()),
                parties: 0,
                people: Vec::new(),
            });
        }
    }
    let paths: HashMap<UnitId, String> = units
        .into_iter()
        .map(|unit| (unit.row.id, unit.row.path))
        .collect();
    let mut members = Members::default();
    if wanted.by == QuotaBy::Alliance {
        let alliances = alliances(db, wanted.day).await?;
        for row in alliances {
            if paths.get(&row.unit_id).is_some_and(|path| within(path)) {
                items.push(Group {
                    key: row.id.into(),
                    name: row.name,
                    path: None,
                    parties: 0,
                    people: Vec::new(),
                });
            }
        }
        members = members_of(db, &items, wanted.day).await?;
    }
    let groups = Groups {
        items,
        ..Groups::default()
    };
    let ground = Ground {
        paths,
        members,
        by_line,
    };
    Ok((groups, ground))
}

impl Groups {
    /// The group whose path is the nearest above a path.
    fn above(&self, path: &str) -> Option<usize> {
        let is_above = |item: &Group| item.path.as_deref().is_some_and(|own| path.starts_with(own));
        let found = self.items.iter().enumerate().filter(|(_, item)| is_above(item));
        found
            .max_by_key(|(_, item)| item.path.as_ref().map_or(0, String::len))
            .map(|(at, _)| at)
    }

    async fn count_parties(
        &mut self,
        db: &impl ConnectionTrait,
        ground: &Ground,
        wanted: &Wanted<'_>,
        holder_path: &str,
    ) -> Result<(), DbErr> {
        let Ground {
            paths,
            members,
            by_line,
        } = ground;
        let rows = party_organisation::Entity::find()
            .filter(standing(
                party_organisation::Column::ValidFrom,
                party_organisation::Column::ValidTo,
                wanted.day,
            ))
            .all(db)
            .await?;
        for row in rows {
            let territory = paths.get(&row.territory_unit_id);
            if !*by_line && !territory.is_some_and(|path| path.starts_with(holder_path)) {
                continue;
            }
            let at = match wanted.by {
                QuotaBy::Territory => territory.and_then(|path| self.above(path)),
                QuotaBy::Line => row
                    .line_unit_id
                    .and_then(|unit| paths.get(&unit))
                    .and_then(|path| self.above(path)),
                QuotaBy::Alliance => members.parties.get(&row.id).copied(),
            };
            if let Some(at) = at {
                self.items[at].parties += 1;
            }
        }
        Ok(())
    }

    async fn add_people(
        &mut self,
        db: &impl ConnectionTrait,
        scope: &Scope,
        ground: &Ground,
        wanted: &Wanted<'_>,
        holder_path: &str,
    ) -> Result<(), DbErr> {
        let filter = PeopleFilter {
            unit_path: (!ground.by_line).then(|| holder_path.to_owned()),
            ..PeopleFilter::default()
        };
        let rows = db
            .query_all(people_ids(scope, wanted.day, &filter).distinct())
            .await?;
        let ids: Vec<PersonId> = rows
            .iter()
            .map(|row| row.try_get("", "person_id"))
            .collect::<Result<_, _>>()?;
        self.place(db, ground, wanted, &ids).await
    }

    /// Adds people to the groups that they count to.
    async fn place(
        &mut self,
        db: &impl ConnectionTrait,
        ground: &Ground,
        wanted: &Wanted<'_>,
        ids: &[PersonId],
    ) -> Result<(), DbErr> {
        let members = &ground.members;
        for ids in ids.chunks(5000) {
            let mut people: Vec<_> = heads(db, ids, wanted.day).await?.into_values().collect();
            people.sort_by_key(|head| head.id);
            for head in people {
                let Some(post) = head.post else { continue };
                let at = match wanted.by {
                    QuotaBy::Territory => self.above(&post.unit_path),
                    QuotaBy::Line => post.line_path.as_deref().and_then(|path| self.above(path)),
                    QuotaBy::Alliance => members
                        .parties
                        .get(&post.party_organisation_id)
                        .or_else(|| members.people.get(&head.id))
                        .copied(),
                };
                let Some(at) = at else { continue };
                self.of.insert(head.id, self.items[at].key);
                if wanted.audience.is_empty() || wanted.audience.contains(&post.post.role()) {
                    self.items[at].people.push(head.id);
                }
            }
        }
        Ok(())
    }
}

/// What holds on a day, by its first day and the first without it.
fn standing(from: impl ColumnTrait, to: impl ColumnTrait, day: NaiveDate) -> Condition {
    Condition::all()
        .add(from.lte(day))
        .add(Condition::any().add(to.is_null()).add(to.gt(day)))
}

async fn alliances(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<alliance::Model>, DbErr> {
    alliance::Entity::find()
        .filter(standing(
            alliance::Column::ValidFrom,
            alliance::Column::ValidTo,
            day,
        ))
        .order_by_asc(alliance::Column::Name)
        .order_by_asc(alliance::Column::Id)
        .all(db)
        .await
}

/// What alliances are called.
pub async fn alliance_names(
    db: &impl ConnectionTrait,
    ids: Vec<AllianceId>,
) -> Result<HashMap<AllianceId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = alliance::Entity::find()
        .filter(alliance::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Who belongs to which of the alliances; of several the first counts.
async fn members_of(db: &impl ConnectionTrait, items: &[Group], day: NaiveDate) -> Result<Members, DbErr> {
    let mut members = Members::default();
    let mut employers = HashMap::new();
    let ids: Vec<AllianceId> = items.iter().map(|item| AllianceId(item.key)).collect();
    let rows = alliance_member::Entity::find()
        .filter(alliance_member::Column::AllianceId.is_in(ids.clone()))
        .filter(standing(
            alliance_member::Column::ValidFrom,
            alliance_member::Column::ValidTo,
            day,
        ))
        .all(db)
        .await?;
    for (at, id) in ids.iter().enumerate() {
        for row in rows.iter().filter(|row| row.alliance_id == *id) {
            if let Some(party) = row.party_organisation_id {
                members.parties.entry(party).or_insert(at);
            }
            if let Some(employer) = row.organisation_id {
                employers.entry(employer).or_insert(at);
            }
        }
    }
    let posts = appointment::Entity::find()
        .filter(appointment::Column::OrganisationId.is_in(employers.keys().copied()))
        .filter(standing(
            appointment::Column::ValidFrom,
            appointment::Column::ValidTo,
            day,
        ))
        .all(db)
        .await?;
    for post in posts {
        let Some(at) = post.organisation_id.and_then(|id| employers.get(&id)) else {
            continue;
        };
        let first = members.people.entry(post.person_id).or_insert(*at);
        *first = (*first).min(*at);
    }
    Ok(members)
}

/// What was set for a session, the units in official order.
pub async fn quota_of(
    db: &impl ConnectionTrait,
    id: SessionId,
) -> Result<Option<(quota::Model, Vec<quota_unit::Model>)>, DbErr> {
    let Some(row) = quota::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let units = quota_unit::Entity::find()
        .filter(quota_unit::Column::SessionId.eq(id))
        .order_by_asc(quota_unit::Column::SortNo)
        .order_by_asc(quota_unit::Column::Id)
        .all(db)
        .await?;
    Ok(Some((row, units)))
}

/// Who may come; nothing: everybody in post.
pub fn audience_of(row: &quota::Model) -> Vec<Role> {
    let codes = row.audience.as_deref().unwrap_or_default().split(',');
    codes.filter_map(|code| code.parse().ok()).collect()
}

/// Whom a place counts for.
pub fn key_of(row: &quota_unit::Model) -> Uuid {
    row.unit_id
        .map(Uuid::from)
        .or(row.alliance_id.map(Uuid::from))
        .unwrap_or_default()
}

/// The session of the class before this one that took place, if there was one.
pub async fn session_before(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::ClassId.eq(seen.class.id))
        .filter(session::Column::Number.lt(seen.row.number))
        .filter(session::Column::State.is_in([
            SessionState::Running,
            SessionState::Assessing,
            SessionState::Completed,
            SessionState::Archived,
        ]))
        .order_by_desc(session::Column::Number)
        .one(db)
        .await
}

/// Who had a place in the session before and did not come.
pub async fn owed_people(db: &impl ConnectionTrait, seen: &SeenSession) -> Result<HashSet<PersonId>, DbErr> {
    let Some(before) = session_before(db, seen).await? else {
        return Ok(HashSet::new());
    };
    let rows = enrolments::list_of(db, before.id).await?;
    let missed = rows
        .into_iter()
        .filter(|row| row.state == EnrolmentState::NotArrived);
    Ok(missed.map(|row| row.person_id).collect())
}
