//! The same file once more: whether what was applied of it still is how things stand, and who is missing from it today.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::value::id::{ImportId, PersonId, UnitId};
use sanyou_schema::domain::value::{ChangeSetKind, RowOutcome};
use sanyou_schema::entity::{appointment, change_set, import_row, party_organisation, person};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::posts::on_day;
use crate::roster::content::Gone;

/// Why a row is refused, whatever stands here.
const ALWAYS: [&str; 5] = [
    "duplicate.in_file",
    "employer.alike",
    "scope.other_unit",
    "unit.missing",
    "unit.unknown",
];

/// Why a row is passed over that might be taken another time.
const CHOSEN: [&str; 2] = ["mode.excluded", "row.left_out"];

/// Whether the roster was changed since an instant, but by that import itself.
pub async fn is_touched_since(
    db: &impl ConnectionTrait,
    since: DateTime<Utc>,
    import: ImportId,
) -> Result<bool, DbErr> {
    let own = Condition::all()
        .add(change_set::Column::Kind.eq(ChangeSetKind::Import))
        .add(change_set::Column::ImportId.is_not_null())
        .add(change_set::Column::ImportId.eq(import));
    let others = change_set::Entity::find()
        .filter(change_set::Column::MadeAt.gte(since))
        .filter(
            Condition::any()
                .add(change_set::Column::ImportId.is_null())
                .add(own.not()),
        );
    Ok(others.count(db).await? > 0)
}

/// Whether each row of an applied import comes to nothing new another time, as long as nothing else changes.
pub async fn is_settled(db: &impl ConnectionTrait, import: ImportId) -> Result<bool, DbErr> {
    let refused = import_row::Column::Outcome
        .eq(RowOutcome::Refused)
        .and(import_row::Column::Code.is_not_in(ALWAYS));
    let passed = import_row::Column::Outcome
        .eq(RowOutcome::Skipped)
        .and(import_row::Column::Code.is_in(CHOSEN));
    let open = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(import))
        .filter(
            Condition::any()
                .add(import_row::Column::Outcome.eq(RowOutcome::Pending))
                .add(import_row::Column::Excluded.eq(true))
                .add(refused)
                .add(passed),
        );
    Ok(open.count(db).await? == 0)
}

fn posts_of_units(units: &[UnitId], day: NaiveDate) -> SelectStatement {
    Query::select()
        .from(appointment::Entity)
        .inner_join(
            party_organisation::Entity,
            Expr::col((appointment::Entity, appointment::Column::ServiceOrgId))
                .equals((party_organisation::Entity, party_organisation::Column::Id)),
        )
        .cond_where(on_day(day))
        .and_where(party_organisation::Column::TerritoryUnitId.is_in(units.iter().copied()))
        .to_owned()
}

/// How many people are in post on a day, by unit.
pub async fn in_post(
    db: &impl ConnectionTrait,
    units: &[UnitId],
    day: NaiveDate,
) -> Result<BTreeMap<String, u32>, DbErr> {
    let people = Expr::col((appointment::Entity, appointment::Column::PersonId));
    let select = posts_of_units(units, day)
        .column((
            party_organisation::Entity,
            party_organisation::Column::TerritoryUnitId,
        ))
        .expr_as(Func::count_distinct(people), Alias::new("people"))
        .group_by_col((
            party_organisation::Entity,
            party_organisation::Column::TerritoryUnitId,
        ))
        .to_owned();
    let mut counts = BTreeMap::new();
    for row in db.query_all(&select).await? {
        let unit: UnitId = row.try_get("", "territory_unit_id")?;
        let people: i64 = row.try_get("", "people")?;
        counts.insert(unit.to_string(), u32::try_from(people).unwrap_or(u32::MAX));
    }
    Ok(counts)
}

/// Who is in post on a day in these units and in no row of an import.
pub async fn missing_from(
    db: &impl ConnectionTrait,
    import: ImportId,
    units: &[UnitId],
    day: NaiveDate,
) -> Result<Vec<Gone>, DbErr> {
    let named = Query::select()
        .column(import_row::Column::PersonId)
        .from(import_row::Entity)
        .and_where(import_row::Column::ImportId.eq(import))
        .and_where(import_row::Column::PersonId.is_not_null())
        .to_owned();
    let person_of = Expr::col((appointment::Entity, appointment::Column::PersonId));
    let select = posts_of_units(units, day)
        .inner_join(
            person::Entity,
            person_of.clone().equals((person::Entity, person::Column::Id)),
        )
        .and_where(appointment::Column::PersonId.not_in_subquery(named))
        .column((appointment::Entity, appointment::Column::PersonId))
        .column((
            party_organisation::Entity,
            party_organisation::Column::TerritoryUnitId,
        ))
        .expr_as(
            Expr::col((person::Entity, person::Column::Name)),
            Alias::new("person_name"),
        )
        .expr_as(
            Expr::col((party_organisation::Entity, party_organisation::Column::Name)),
            Alias::new("party_name"),
        )
        .order_by(
            (appointment::Entity, appointment::Column::Id),
            sea_orm::sea_query::Order::Asc,
        )
        .to_owned();
    let mut gone = Vec::new();
    for row in db.query_all(&select).await? {
        gone.push(Gone {
            unit: row.try_get("", "territory_unit_id")?,
            person: row.try_get::<PersonId>("", "person_id")?,
            name: row.try_get("", "person_name")?,
            party_organisation: row.try_get("", "party_name")?,
        });
    }
    gone.sort_by_key(|gone| (gone.unit.to_string(), gone.person.to_string()));
    let mut seen = BTreeSet::new();
    gone.retain(|gone| seen.insert((gone.unit, gone.person)));
    Ok(gone)
}
