//! Organisations, party organisations and units by hand.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use uuid::Uuid;

use super::hand::{CorrectBody, Made, Written, pairs};
use super::organisation_edit::NewPartyOrganisationBody;
use super::organisation_page::{
    OrganisationPage, PartyOrganisation, PartyOrganisationList, firm_page, party_page,
};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::action::by_hand::organisation::{BodyId, add_party, close, correct, merge, rename};
use crate::roster::action::by_hand::units;
use crate::roster::store::organisation::list_parties;

/// Another name from a day on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct RenameBody {
    /// The new name.
    pub name: String,
    /// The first day with it.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Part of another one from a day on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MergeBody {
    /// The one that it becomes part of, of the same kind.
    pub into: Uuid,
    /// The first day without it.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Ended from a day on.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CloseBody {
    /// The first day without it.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Organisations by hand.
pub struct OrganisationHandApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Roster")]
impl OrganisationHandApi {
    /// The party organisations of the actor's scope
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/party-organisations",
        method = "get",
        operation_id = "list_party_organisations"
    )]
    async fn list_party_organisations(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Option<Uuid>>,
    ) -> Answer<Json<PartyOrganisationList>> {
        actor.0.require(Capability::Read)?;
        let db = platform.database.reader();
        let path = match unit.0 {
            Some(id) => {
                let path = crate::unit::path_of(db, UnitId(id)).await?;
                Some(path.ok_or_else(|| Problem::not_found("个单位"))?)
            }
            None => None,
        };
        let found = list_parties(db, &actor.0.scope, path.as_deref()).await?;
        let items: Vec<_> = found.into_iter().map(PartyOrganisation::from).collect();
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Ok(Json(PartyOrganisationList {
            items,
            next: None,
            total,
        }))
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
        let written = add_party(&platform, &actor.0, body.0.into()).await?;
        Ok(Made::Made(Json(written.into())))
    }

    /// A firm, social organisation or platform: its party organisations, people, former names
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/organisations/:organisation",
        method = "get",
        operation_id = "organisation_page"
    )]
    async fn organisation_page(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
    ) -> Answer<Json<OrganisationPage>> {
        let id = OrganisationId(organisation.0);
        firm_page(&platform, &actor.0, id).await.map(Json)
    }

    /// A party organisation: the firms that it covers, people, former names
    ///
    /// Problems: `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation",
        method = "get",
        operation_id = "party_organisation_page"
    )]
    async fn party_organisation_page(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
    ) -> Answer<Json<OrganisationPage>> {
        let id = PartyOrganisationId(party_organisation.0);
        party_page(&platform, &actor.0, id).await.map(Json)
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

    /// Gives a firm another name from a day on; rosters may still use the old one
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.same_name` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/organisations/:organisation/rename",
        method = "post",
        operation_id = "rename_organisation"
    )]
    async fn rename_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<RenameBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let RenameBody { name, day, reason } = body.0;
        let written = rename(&platform, &actor.0, id, &name, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Makes a firm part of another from a day on: its people and coverage are that one's
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.into` (422), `role.missing` (403), `not_found`
    /// (404).
    #[oai(
        path = "/organisations/:organisation/merge",
        method = "post",
        operation_id = "merge_organisation"
    )]
    async fn merge_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<MergeBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let MergeBody { into, day, reason } = body.0;
        let into = BodyId::Firm(OrganisationId(into));
        let written = merge(&platform, &actor.0, id, into, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Ends a firm from a day on, with the posts of its people
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.later_posts` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/organisations/:organisation/close",
        method = "post",
        operation_id = "close_organisation"
    )]
    async fn close_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        organisation: Path<Uuid>,
        body: Json<CloseBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Firm(OrganisationId(organisation.0));
        let written = close(&platform, &actor.0, id, body.day, &body.reason).await?;
        Ok(Json(written.into()))
    }

    /// Gives a party organisation another name from a day on; rosters may still use the old one
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.same_name` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation/rename",
        method = "post",
        operation_id = "rename_party_organisation"
    )]
    async fn rename_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<RenameBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let RenameBody { name, day, reason } = body.0;
        let written = rename(&platform, &actor.0, id, &name, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Makes a party organisation part of another from a day on: its posts and coverage go on there
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.into` (422), `role.missing` (403), `not_found`
    /// (404).
    #[oai(
        path = "/party-organisations/:party_organisation/merge",
        method = "post",
        operation_id = "merge_party_organisation"
    )]
    async fn merge_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<MergeBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let MergeBody { into, day, reason } = body.0;
        let into = BodyId::Party(PartyOrganisationId(into));
        let written = merge(&platform, &actor.0, id, into, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Ends a party organisation from a day on, with the posts that are held there
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `organisation.later_posts` (409), `role.missing` (403),
    /// `not_found` (404).
    #[oai(
        path = "/party-organisations/:party_organisation/close",
        method = "post",
        operation_id = "close_party_organisation"
    )]
    async fn close_party_organisation(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        party_organisation: Path<Uuid>,
        body: Json<CloseBody>,
    ) -> Answer<Json<Written>> {
        let id = BodyId::Party(PartyOrganisationId(party_organisation.0));
        let written = close(&platform, &actor.0, id, body.day, &body.reason).await?;
        Ok(Json(written.into()))
    }

    /// Gives a unit another official name from a day on; the old one is still understood
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `unit.same_name` (409), `role.missing` (403), `not_found`
    /// (404).
    #[oai(path = "/units/:unit/rename", method = "post", operation_id = "rename_unit")]
    async fn rename_unit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Path<Uuid>,
        body: Json<RenameBody>,
    ) -> Answer<Json<Written>> {
        let RenameBody { name, day, reason } = body.0;
        let written = units::rename(&platform, &actor.0, UnitId(unit.0), &name, day, &reason).await?;
        Ok(Json(written.into()))
    }

    /// Makes a township part of another from a day on: its organisations are that one's
    ///
    /// Problems: `form.invalid` (422), `reason.missing` (422), `unit.into` (422), `unit.below` (409),
    /// `organisation.same_name` (409), `role.missing` (403), `not_found` (404).
    #[oai(path = "/units/:unit/merge", method = "post", operation_id = "merge_unit")]
    async fn merge_unit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Path<Uuid>,
        body: Json<MergeBody>,
    ) -> Answer<Json<Written>> {
        let MergeBody { into, day, reason } = body.0;
        let into = UnitId(into);
        let written = units::merge(&platform, &actor.0, UnitId(unit.0), into, day, &reason).await?;
        Ok(Json(written.into()))
    }
}
