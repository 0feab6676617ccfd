//! The running numbers of certificates, without a gap in each series.
use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::certification::{NumberParts, Scheme, counter_key, render};
use sanyou_schema::domain::value::Tier;
use sanyou_schema::entity::number_counter;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set, SqlErr,
};

use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// What a number is made of, but for its serial.
pub fn parts<'a>(scheme: &'a Scheme, division: &'a str, tier: Tier, day: NaiveDate) -> NumberParts<'a> {
    NumberParts {
        division,
        scheme: &scheme.code,
        year: day.year(),
        tier,
        serial: 0,
    }
}

/// What a number counts within.
pub fn series_of(scheme: &Scheme, division: &str, tier: Tier, day: NaiveDate) -> String {
    counter_key(&scheme.number_template, parts(scheme, division, tier, day))
}

/// The number that comes next in a series.
pub async fn next_serial(db: &impl ConnectionTrait, series: &str) -> Result<i32, DbErr> {
    let row = number_counter::Entity::find_by_id(series).one(db).await?;
    Ok(row.map_or(1, |row| row.next))
}

/// Takes a number, if it is still the next one; `false` where somebody else did.
pub async fn take(db: &DatabaseTransaction, series: &str, serial: i32) -> Result<bool, DbErr> {
    if next_serial(db, series).await? != serial {
        return Ok(false);
    }
    if serial > 1 {
        let taken = number_counter::Entity::update_many()
            .col_expr(number_counter::Column::Next, (serial + 1).into())
            .filter(number_counter::Column::Series.eq(series))
            .filter(number_counter::Column::Next.eq(serial))
            .exec(db)
            .await?;
        return Ok(taken.rows_affected == 1);
    }
    let row = number_counter::ActiveModel {
        series: Set(series.to_owned()),
        next: Set(2),
    };
    match number_counter::Entity::insert(row)
        .exec_without_returning(db)
        .await
    {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        other => other.map(|_| true),
    }
}

/// Takes the next number of a series within a change: for certificates whose PDF is made when it is first asked for.
pub async fn take_number(
    change: &Change,
    scheme: &Scheme,
    division: &str,
    tier: Tier,
    day: NaiveDate,
) -> Result<String, Problem> {
    let series = series_of(scheme, division, tier, day);
    let serial = next_serial(change.db(), &series).await?;
    if !take(change.db(), &series, serial).await? {
        return Err(Problem::conflict("certificate.busy", "编号一时排不上，请再试。"));
    }
    let parts = NumberParts {
        serial: u32::try_from(serial).unwrap_or_default(),
        ..parts(scheme, division, tier, day)
    };
    Ok(render(&scheme.number_template, parts))
}
