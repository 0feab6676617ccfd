//! `role_grant`
use chrono::NaiveDate;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Related, RelationDef,
};

use super::unit;
use crate::domain::value::id::{AccountId, ClassId, GrantId, PartyOrganisationId, UnitId};
use crate::domain::value::{GrantWhere, RoleName};

/// A role held by an account, where and for which days.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub role: RoleName,
    #[sea_orm(column_type = "Text")]
    pub place: GrantWhere,
    /// For a unit's subtree or a line.
    pub unit_id: Option<UnitId>,
    /// For a party organisation.
    pub party_organisation_id: Option<PartyOrganisationId>,
    /// For a class teacher.
    pub class_id: Option<ClassId>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub granted_by: Option<AccountId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl Related<unit::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(unit::Entity)
            .from(Column::UnitId)
            .to(unit::Column::Id)
            .into()
    }
}

impl ActiveModelBehavior for ActiveModel {}
