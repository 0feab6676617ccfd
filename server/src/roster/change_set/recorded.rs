//! The tables that change sets write, in the order in which rows refer to one another.
use std::collections::{BTreeMap, HashMap};

use sanyou_schema::entity::{
    alliance, alliance_member, appointment, coverage, fact, former_name, organisation, organisation_check,
    pairing, party_organisation, person, unit, unit_name,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    Iterable, PrimaryKeyToColumn, QueryFilter,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::content::{PORTION, RowChange, Table, What, differing, digest};
use super::pointers::{self, Pointers};
use crate::platform::insert::insert_all;

/// Rows to be removed that others referred to, by table.
pub type Outlived = BTreeMap<Table, Vec<Uuid>>;

/// A row that change sets write.
pub trait Recorded: Clone + Send + Sync + Serialize + DeserializeOwned + 'static {
    /// Its table.
    const TABLE: Table;

    /// Its id.
    fn row_id(&self) -> Uuid;

    /// Its table's rows of a change set.
    fn rows(batch: &mut Batch) -> &mut Rows<Self>;
}

/// The rows of one table in a change set.
#[derive(Debug, Clone)]
pub struct Rows<M> {
    made: BTreeMap<Uuid, M>,
    /// Each as it was and as it is to be.
    changed: BTreeMap<Uuid, (M, M)>,
    removed: BTreeMap<Uuid, M>,
}

impl<M> Default for Rows<M> {
    fn default() -> Self {
        Self {
            made: BTreeMap::new(),
            changed: BTreeMap::new(),
            removed: BTreeMap::new(),
        }
    }
}

impl<M: Recorded> Rows<M> {
    /// A row to be made.
    pub fn make(&mut self, row: M) {
        self.made.insert(row.row_id(), row);
    }

    /// A row to be written over; told twice, it is as it was first and as it is last.
    pub fn change(&mut self, before: &M, after: M) {
        let id = after.row_id();
        if let Some(made) = self.made.get_mut(&id) {
            *made = after;
        } else if let Some((_, last)) = self.changed.get_mut(&id) {
            *last = after;
        } else {
            self.changed.insert(id, (before.clone(), after));
        }
    }

    /// A row to be removed.
    pub fn remove(&mut self, row: M) {
        self.removed.insert(row.row_id(), row);
    }

    /// What is done to a row, for the history; nothing where it stays as it was.
    fn what(&self, id: Uuid) -> Option<What> {
        if let Some(row) = self.made.get(&id) {
            return Some(What::Made { digest: digest(row) });
        }
        if let Some((before, after)) = self.changed.get(&id) {
            let (before, after) = differing(&json(before), &json(after));
            return (!after.is_empty()).then_some(What::Changed { before, after });
        }
        let row = self.removed.get(&id)?;
        Some(What::Removed { row: json(row) })
    }
}

/// A row as the history keeps it.
pub fn json<M: Serialize>(row: &M) -> Value {
    // a row has text keys and plain values only
    serde_json::to_value(row).unwrap_or_default()
}

/// Makes rows of a table, some hundreds a statement.
pub async fn insert_models<E, M>(
    db: &impl ConnectionTrait,
    rows: impl Iterator<Item = M> + Send,
) -> Result<(), DbErr>
where
    E: EntityTrait<Model = M>,
    M: IntoActiveModel<E::ActiveModel> + Send,
    E::ActiveModel: Send,
{
    insert_all::<E>(db, rows.map(|row| row.into_active_model().reset_all())).await
}

async fn update_all<M, A>(db: &impl ConnectionTrait, rows: Vec<M>) -> Result<(), DbErr>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait + ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    for row in rows {
        let mut row = row.into_active_model();
        for column in <A::Entity as EntityTrait>::Column::iter() {
            let key = <A::Entity as EntityTrait>::PrimaryKey::from_column(column).is_some();
            if !key {
                row.reset(column);
            }
        }
        row.update(db).await?;
    }
    Ok(())
}

macro_rules! recorded {
    ($($module:ident $table:ident),+ $(,)?) => {
        /// All rows of a change set by table; those that others refer to come first.
        #[derive(Debug, Default)]
        pub struct Batch {
            /// Columns of other features' rows.
            pub pointers: Pointers,
            $($module: Rows<$module::Model>),+
        }

        $(impl Recorded for $module::Model {
            const TABLE: Table = Table::$table;

            fn row_id(&self) -> Uuid {
                self.id.into()
            }

            fn rows(batch: &mut Batch) -> &mut Rows<Self> {
                &mut batch.$module
            }
        })+

        impl Batch {
            /// What is done to a row.
            pub fn what(&self, table: Table, id: Uuid) -> Option<What> {
                match table {
                    Table::Pointed(pointed) => self.pointers.what(pointed, id),
                    $(Table::$table => self.$module.what(id)),+
                }
            }

            /// Makes and changes rows.
            async fn make_and_change(&mut self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
                $(
                    let made = std::mem::take(&mut self.$module.made);
                    insert_models::<$module::Entity, _>(db, made.into_values()).await?;
                    let changed = std::mem::take(&mut self.$module.changed).into_values();
                    let differing = changed.filter(|(before, after)| before != after);
                    update_all(db, differing.map(|(_, after)| after).collect()).await?;
                )+
                Ok(())
            }

            /// Removes rows of one table.
            async fn remove_of(db: &impl ConnectionTrait, table: Table, ids: &[Uuid]) -> Result<(), DbErr> {
                for portion in ids.chunks(PORTION) {
                    match table {
                        $(Table::$table => {
                            $module::Entity::delete_many()
                                .filter($module::Column::Id.is_in(portion.iter().copied()))
                                .exec(db)
                                .await?;
                        })+
                        // nothing of other features is removed
                        Table::Pointed(_) => {}
                    }
                }
                Ok(())
            }

            fn removed(&self, table: Table) -> Vec<Uuid> {
                match table {
                    $(Table::$table => self.$module.removed.keys().copied().collect(),)+
                    Table::Pointed(_) => Vec::new(),
                }
            }

            /// Writes all of it but for [`Batch::outlived`]. Leaves go first, since what is made or changed may take their
            /// keys.
            pub async fn write(mut self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
                for table in last_first().into_iter().filter(|table| is_leaf(*table)) {
                    Self::remove_of(db, table, &self.removed(table)).await?;
                }
                self.make_and_change(db).await?;
                self.pointers.write(db).await
            }

            /// What goes last, after all that may still refer to it is written: [`remove_outlived`].
            pub fn outlived(&self) -> Outlived {
                let tables = last_first().into_iter().filter(|table| !is_leaf(*table));
                tables.map(|table| (table, self.removed(table))).collect()
            }

            /// Takes what was done to a row back: what is to be written of it, from what stands there now.
            pub fn take_back(&mut self, row: &RowChange, now: Option<&Value>) -> Result<(), serde_json::Error> {
                match row.table {
                    Table::Pointed(pointed) => {
                        self.pointers.take_back(pointed, row, now);
                        Ok(())
                    }
                    $(Table::$table => take_back::<$module::Model>(self, row, now)),+
                }
            }
        }

        /// The tables, those first that refer to others.
        fn last_first() -> Vec<Table> {
            let mut tables = vec![$(Table::$table),+];
            tables.reverse();
            tables
        }

        /// Removes what others referred to.
        pub async fn remove_outlived(db: &impl ConnectionTrait, outlived: &Outlived) -> Result<(), DbErr> {
            for table in last_first() {
                if let Some(ids) = outlived.get(&table) {
                    Batch::remove_of(db, table, ids).await?;
                }
            }
            Ok(())
        }

        /// The rows of these ids as they stand now.
        pub async fn standing(
            db: &impl ConnectionTrait,
            rows: &[(Table, Uuid)],
        ) -> Result<HashMap<(Table, Uuid), Value>, DbErr> {
            let mut found = pointers::standing(db, rows).await?;
            $({
                let ids = rows.iter().filter(|(table, _)| *table == Table::$table);
                let ids: Vec<Uuid> = ids.map(|(_, id)| *id).collect();
                for portion in ids.chunks(PORTION) {
                    let rows = $module::Entity::find()
                        .filter($module::Column::Id.is_in(portion.iter().copied()))
                        .all(db)
                        .await?;
                    found.extend(rows.iter().map(|row| ((Table::$table, row.row_id()), json(row))));
                }
            })+
            Ok(found)
        }
    };
}

recorded! {
    unit Unit,
    unit_name UnitName,
    organisation Organisation,
    party_organisation PartyOrganisation,
    former_name FormerName,
    coverage Coverage,
    person Person,
    appointment Appointment,
    organisation_check OrganisationCheck,
    fact Fact,
    alliance Alliance,
    alliance_member AllianceMember,
    pairing Pairing,
}

/// Whether no row of another table refers to the table's rows as to what they are part of.
const fn is_leaf(table: Table) -> bool {
    matches!(
        table,
        Table::UnitName
            | Table::FormerName
            | Table::Coverage
            | Table::Appointment
            | Table::OrganisationCheck
            | Table::Fact
            | Table::AllianceMember
            | Table::Pairing
    )
}

fn take_back<M: Recorded>(
    batch: &mut Batch,
    row: &RowChange,
    now: Option<&Value>,
) -> Result<(), serde_json::Error> {
    match (&row.what, now) {
        (What::Made { .. }, Some(now)) => M::rows(batch).remove(serde_json::from_value(now.clone())?),
        (What::Changed { before, .. }, Some(now)) => {
            let earlier: M = serde_json::from_value(with(now, before))?;
            M::rows(batch).change(&serde_json::from_value(now.clone())?, earlier);
        }
        (What::Removed { row }, _) => M::rows(batch).make(serde_json::from_value(row.clone())?),
        (_, None) => {}
    }
    Ok(())
}

/// A row with some columns as they were.
fn with(row: &Value, columns: &Map<String, Value>) -> Value {
    let mut row = row.clone();
    if let Value::Object(values) = &mut row {
        values.extend(columns.clone());
    }
    row
}
