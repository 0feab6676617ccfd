//! What a change by hand reads of firms, party organisations and the people there. Whether the actor may is told by the act.
use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::entity::{
    account, appointment, coverage, fact, former_name, organisation, organisation_check, party_organisation,
    person, read_log,
};
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// A firm or a party organisation, by its id.
#[derive(Debug, Clone, Copy)]
pub enum At {
    /// A firm, social organisation or platform.
    Firm(OrganisationId),
    /// A party organisation.
    Party(PartyOrganisationId),
}

/// A firm.
pub async fn firm_row(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find_by_id(id).one(db).await
}

/// A party organisation.
pub async fn party_row(
    db: &impl ConnectionTrait,
    id: PartyOrganisationId,
) -> Result<Option<party_organisation::Model>, DbErr> {
    party_organisation::Entity::find_by_id(id).one(db).await
}

/// The party organisations of a unit, those too that have ended, and the names that they had.
pub async fn parties_with_former_names(
    db: &impl ConnectionTrait,
    unit: UnitId,
) -> Result<(Vec<party_organisation::Model>, Vec<former_name::Model>), DbErr> {
    let rows = party_organisation::Entity::find()
        .filter(party_organisation::Column::TerritoryUnitId.eq(unit))
        .all(db)
        .await?;
    let of = former_name::Column::PartyOrganisationId.is_in(rows.iter().map(|row| row.id));
    let former = former_name::Entity::find().filter(of).all(db).await?;
    Ok((rows, former))
}

/// The firms of a unit that stand, and the names that they had.
pub async fn firms_with_former_names(
    db: &impl ConnectionTrait,
    unit: UnitId,
) -> Result<(Vec<organisation::Model>, Vec<former_name::Model>), DbErr> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::TerritoryUnitId.eq(unit))
        .filter(organisation::Column::ValidTo.is_null())
        .all(db)
        .await?;
    let of = former_name::Column::OrganisationId.is_in(rows.iter().map(|row| row.id));
    let former = former_name::Entity::find().filter(of).all(db).await?;
    Ok((rows, former))
}

/// Firms by their ids.
pub async fn firms_by_id(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId> + Send,
) -> Result<Vec<organisation::Model>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// Another firm that stands and has this credit code.
pub async fn firm_with_code(
    db: &impl ConnectionTrait,
    code: &str,
    but: OrganisationId,
) -> Result<Option<organisation::Model>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::CreditCode.eq(code))
        .filter(organisation::Column::Id.ne(but))
        .filter(organisation::Column::ValidTo.is_null())
        .one(db)
        .await
}

/// The last check of a firm on or before a day.
pub async fn check_until(
    db: &impl ConnectionTrait,
    id: OrganisationId,
    day: NaiveDate,
) -> Result<Option<organisation_check::Model>, DbErr> {
    organisation_check::Entity::find()
        .filter(organisation_check::Column::OrganisationId.eq(id))
        .filter(organisation_check::Column::CheckedOn.lte(day))
        .order_by_desc(organisation_check::Column::CheckedOn)
        .one(db)
        .await
}

/// Whether another one of the unit has this name.
pub async fn is_name_taken(
    db: &impl ConnectionTrait,
    unit: UnitId,
    but: At,
    (name, key): (&str, &str),
) -> Result<bool, DbErr> {
    Ok(match but {
        At::Firm(id) => organisation::Entity::find()
            .filter(organisation::Column::TerritoryUnitId.eq(unit))
            .filter(organisation::Column::Id.ne(id))
            .filter(either(
                organisation::Column::NameKey.eq(key),
                organisation::Column::Name.eq(name),
            ))
            .one(db)
            .await?
            .is_some(),
        At::Party(id) => party_organisation::Entity::find()
            .filter(party_organisation::Column::TerritoryUnitId.eq(unit))
            .filter(party_organisation::Column::Id.ne(id))
            .filter(either(
                party_organisation::Column::NameKey.eq(key),
                party_organisation::Column::Name.eq(name),
            ))
            .one(db)
            .await?
            .is_some(),
    })
}

fn either(one: SimpleExpr, other: SimpleExpr) -> Condition {
    Condition::any().add(one).add(other)
}

/// Posts that are held there, or by people of the firm, on a day or later.
pub async fn posts_at(
    db: &impl ConnectionTrait,
    at: At,
    day: NaiveDate,
) -> Result<Vec<appointment::Model>, DbErr> {
    let here = match at {
        At::Firm(id) => appointment::Column::OrganisationId.eq(id),
        At::Party(id) => appointment::Column::ServiceOrgId.eq(id),
    };
    appointment::Entity::find()
        .filter(here)
        .filter(either(
            appointment::Column::ValidTo.is_null(),
            appointment::Column::ValidTo.gt(day),
        ))
        .all(db)
        .await
}

/// What covers the firm, or what the party organisation covers, without an end.
pub async fn coverage_at(db: &impl ConnectionTrait, at: At) -> Result<Vec<coverage::Model>, DbErr> {
    let here = match at {
        At::Firm(id) => coverage::Column::OrganisationId.eq(id),
        At::Party(id) => coverage::Column::PartyOrganisationId.eq(id),
    };
    coverage::Entity::find()
        .filter(here)
        .filter(coverage::Column::ValidTo.is_null())
        .all(db)
        .await
}

/// Whether the party organisation covers the firm.
pub async fn is_covered(
    db: &impl ConnectionTrait,
    firm: OrganisationId,
    party: PartyOrganisationId,
) -> Result<bool, DbErr> {
    let covers = coverage_at(db, At::Firm(firm)).await?;
    Ok(covers.iter().any(|row| row.party_organisation_id == party))
}

/// People by their ids.
pub async fn people_by_id(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId> + Send,
) -> Result<Vec<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// All posts of a person, whenever they held them.
pub async fn posts_of_person(
    db: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Vec<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::PersonId.eq(id))
        .all(db)
        .await
}

/// What is known by year of two people.
pub async fn facts_of_two(
    db: &impl ConnectionTrait,
    people: [PersonId; 2],
) -> Result<Vec<fact::Model>, DbErr> {
    fact::Entity::find()
        .filter(fact::Column::PersonId.is_in(people))
        .all(db)
        .await
}

/// The accounts of two people.
pub async fn accounts_of_two(
    db: &impl ConnectionTrait,
    people: [PersonId; 2],
) -> Result<Vec<account::Model>, DbErr> {
    account::Entity::find()
        .filter(account::Column::PersonId.is_in(people))
        .all(db)
        .await
}

/// Keeps who read whose numbers, no more than a statement holds.
pub async fn log_reads(db: &impl ConnectionTrait, reads: Vec<read_log::ActiveModel>) -> Result<(), DbErr> {
    if !reads.is_empty() {
        read_log::Entity::insert_many(reads)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}
