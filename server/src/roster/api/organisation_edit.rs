//! Organisations and party organisations that are entered or put right by hand.
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use uuid::Uuid;

use super::hand::{CorrectBody, FieldValue, Made, Written, named, pairs};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::roster::action::by_hand::organisation::{
    BodyId, FirmTold, PartyTold, add_firm, add_party, correct,
};

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

/// Organisations that are entered and put right.
pub struct OrganisationEditApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl OrganisationEditApi {
    /// Adds a firm, social organisation or platform to a unit
    ///
    /// Problems: `form.invalid` (422), `organisation.same_name` (409), `organisation.near` (409, with `near`),
    /// `organisation.same_code` (409), `party_organisation.missing` (422), `party_organisation.ended` (422),
    /// `role.missing` (403), `not_found` (404).
    #[oai(path = "/organisations", method = "post", operation_id = "add_organisation")]
    async fn add_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<NewOrganisationBody>,
    ) -> Answer<Made> {
        let body = body.0;
        let told = FirmTold {
            unit: UnitId(body.unit),
            name: body.name,
            values: pairs(body.values),
            party: named(body.party_organisation, body.party_organisation_name),
            is_another: body.is_another,
        };
        let written = add_firm(&platform, &actor.0, told).await?;
        Ok(Made::Made(Json(written.into())))
    }

    /// Adds a party organisation to a unit
    ///
    /// Problems: `form.invalid` (422), `organisation.same_name` (409), `organisation.near` (409, with `near`),
    /// `organisation.unknown` (422), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/party-organisations",
        method = "post",
        operation_id = "add_party_organisation"
    )]
    async fn add_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<NewPartyOrganisationBody>,
    ) -> Answer<Made> {
        let body = body.0;
        let told = PartyTold {
            unit: UnitId(body.unit),
            name: body.name,
            values: pairs(body.values),
            firm: body.organisation.map(OrganisationId),
            is_another: body.is_another,
        };
        let written = add_party(&platform, &actor.0, told).await?;
        Ok(Made::Made(Json(written.into())))
    }

    /// Puts right what is known of a firm, for a reason
    ///
    /// Fields: `organisation_kind`, `credit_code`; of the check of the day `checked_on`, which is made where that day has
    /// none, `operating_state`, `staff_count`, `member_count`, `coverage`. Problems: `form.invalid` (422),
    /// `reason.missing` (422), `organisation.same_code` (409), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/organisations/:organisation",
        method = "patch",
        operation_id = "correct_organisation"
    )]
    async fn correct_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<CorrectBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let CorrectBody { values, reason } = body.0;
        let written = correct(&platform, &actor.0, id, pairs(values), &reason).await?;
        Ok(Json(written.into()))
    }

    /// Puts right what is known of a party organisation, for a reason
    ///
    /// Fields: `party_kind`. Problems: `form.invalid` (422), `reason.missing` (422), `role.missing` (403), `not_found`
    /// (404).
    #[oai(
        path = "/party-organisations/:party_organisation",
        method = "patch",
        operation_id = "correct_party_organisation"
    )]
    async fn correct_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<CorrectBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let CorrectBody { values, reason } = body.0;
        let written = correct(&platform, &actor.0, id, pairs(values), &reason).await?;
        Ok(Json(written.into()))
    }
}
