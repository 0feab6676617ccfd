//! Organisations and party organisations as forms tell them.
use poem_openapi::Object;
use sanyou_schema::domain::value::id::{OrganisationId, UnitId};
use uuid::Uuid;

use super::hand::{FieldValue, named, pairs};
use crate::roster::action::by_hand::organisation::{FirmTold, PartyTold};

/// A firm, social organisation or platform as a form tells it.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct NewOrganisationBody {
    /// The township or zone.
    pub unit: Uuid,
    /// Its whole name.
    pub name: String,
    /// `organisation_kind`, `credit_code`.
    #[oai(default)]
    pub values: Vec<FieldValue>,
    /// The party organisation of the unit that covers it;
    pub party_organisation: Option<Uuid>,
    /// or its name: a known one of the unit, else it is made.
    #[oai(validator(max_length = 100))]
    pub party_organisation_name: Option<String>,
    /// After `organisation.near`: it is another one.
    #[oai(default)]
    pub is_another: bool,
}

/// A party organisation as a form tells it.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct NewPartyOrganisationBody {
    /// The township or zone.
    pub unit: Uuid,
    /// Its whole name.
    pub name: String,
    /// `party_kind`; by the name where it is left out.
    #[oai(default)]
    pub values: Vec<FieldValue>,
    /// The organisation of the unit that it covers.
    pub organisation: Option<Uuid>,
    /// After `organisation.near`: it is another one.
    #[oai(default)]
    pub is_another: bool,
}

impl From<NewOrganisationBody> for FirmTold {
    fn from(body: NewOrganisationBody) -> Self {
        Self {
            unit: UnitId(body.unit),
            name: body.name,
            values: pairs(body.values),
            party: named(body.party_organisation, body.party_organisation_name),
            is_another: body.is_another,
        }
    }
}

impl From<NewPartyOrganisationBody> for PartyTold {
    fn from(body: NewPartyOrganisationBody) -> Self {
        Self {
            unit: UnitId(body.unit),
            name: body.name,
            values: pairs(body.values),
            firm: body.organisation.map(OrganisationId),
            is_another: body.is_another,
        }
    }
}
