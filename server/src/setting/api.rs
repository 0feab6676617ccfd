//! `/settings`.
use std::collections::HashMap;

use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::value::id::UnitId;
use uuid::Uuid;

use super::action::set_setting::{NewValue, set_setting};
use super::{keys, store};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};

/// A setting as it holds today, with its history at the unit.
#[derive(Debug, Object)]
pub struct SettingView {
    /// Dotted name.
    pub key: String,
    /// As people read it.
    pub label: String,
    /// The heading under which it is listed.
    pub topic: String,
    /// `text`, `number`, `choice`, `roles` (codes with commas between, `-` for none), `hundredths`, `month_day` (`03-31`) or
    /// `mebibytes` (stored in bytes).
    pub kind: String,
    /// What there is to choose from; empty where nothing is.
    pub choices: Vec<SettingChoice>,
    /// The value that holds today.
    pub value: String,
    /// The same as people read it.
    pub value_label: String,
    /// The unit's own versions, newest first; empty where an ancestor's or the default holds.
    pub history: Vec<SettingVersion>,
}

/// One value that a setting may have.
#[derive(Debug, Object)]
pub struct SettingChoice {
    /// As it is stored.
    pub value: String,
    /// As people read it.
    pub label: String,
}

/// One version of a setting.
#[derive(Debug, Object)]
pub struct SettingVersion {
    /// Its value.
    pub value: String,
    /// The same as people read it.
    pub value_label: String,
    /// From this day on.
    pub valid_from: NaiveDate,
    /// Until before this day.
    pub valid_to: Option<NaiveDate>,
}

/// All settings of a unit.
#[derive(Debug, Object)]
pub struct SettingList {
    /// In the order of the settings page.
    pub items: Vec<SettingView>,
}

/// A new value.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct SetBody {
    /// Whose subtree it holds for.
    pub unit: Uuid,
    /// The value.
    pub value: String,
    /// From this day on; today or later.
    pub valid_from: NaiveDate,
}

/// What every page shows before anybody signs in.
#[derive(Debug, Object)]
pub struct PublicSettings {
    /// The county.
    pub county_name: String,
    /// Who issues certificates.
    pub authority_name: String,
    /// 两新 or 两企三新.
    pub subject_word: String,
    /// `public`, `intranet` or `classroom`.
    pub reach: String,
    /// Shown at sign-in and upload.
    pub secret_warning: String,
    /// Today, by the county's calendar.
    pub today: NaiveDate,
}

/// Done.
#[derive(ApiResponse)]
pub enum Done {
    /// Done; there is nothing to say.
    #[oai(status = 204)]
    Done,
}

/// Settings.
pub struct SettingApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Setting")]
impl SettingApi {
    /// What every page shows before anybody signs in
    ///
    /// Public: it names the county and holds no personal data. Problems: none of its own.
    #[oai(path = "/settings/public", method = "get", operation_id = "public_settings")]
    async fn public_settings(&self, platform: Data<&Platform>) -> Answer<Json<PublicSettings>> {
        let (db, today) = (platform.database.reader(), platform.clock.today());
        let mut values = HashMap::new();
        for key in ["county.name", "authority.name", "subject.word"] {
            let set = store::installation_value(db, key, today).await?;
            let value = set.or_else(|| keys::find(key).map(|declared| declared.default.to_owned()));
            values.insert(key, value.unwrap_or_default());
        }
        let mut take = |key| values.remove(key).unwrap_or_default();
        Ok(Json(PublicSettings {
            county_name: take("county.name"),
            authority_name: take("authority.name"),
            subject_word: take("subject.word"),
            reach: platform.config.reach.code().to_owned(),
            secret_warning: "严禁存储、处理、传输涉密信息".to_owned(),
            today,
        }))
    }

    /// The settings as they hold for a unit today, with their history there
    ///
    /// Problems: `not_found` (404).
    #[oai(path = "/settings", method = "get", operation_id = "list_settings")]
    async fn list_settings(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        unit: Query<Uuid>,
    ) -> Answer<Json<SettingList>> {
        let (db, today, unit) = (platform.database.reader(), platform.clock.today(), UnitId(unit.0));
        let path = crate::unit::path_of(db, unit).await?;
        let path = path.filter(|path| actor.0.scope.covers_path(path));
        let path = path.ok_or_else(|| Problem::not_found("个单位"))?;
        let mut values = store::values_for(db, &path, today).await?;
        let history = store::history(db, unit).await?;
        let mut items = Vec::with_capacity(keys::SETTINGS.len());
        for declared in keys::SETTINGS {
            let own = history.iter().filter(|row| row.key == declared.key);
            let value = values.remove(declared.key).unwrap_or_default();
            items.push(SettingView {
                key: declared.key.to_owned(),
                label: declared.label.to_owned(),
                topic: declared.topic().to_owned(),
                kind: declared.kind.code().to_owned(),
                choices: choices_of(declared.kind),
                value_label: declared.kind.shown(&value),
                value,
                history: own
                    .map(|row| SettingVersion {
                        value: row.value.clone(),
                        value_label: declared.kind.shown(&row.value),
                        valid_from: row.valid_from,
                        valid_to: row.valid_to,
                    })
                    .collect(),
            });
        }
        Ok(Json(SettingList { items }))
    }

    /// Sets a setting from a day on
    ///
    /// Problems: `setting.unknown` (422), `setting.value` (422), `setting.past` (422), `role.missing` (403).
    #[oai(path = "/settings/:setting", method = "put", operation_id = "set_setting")]
    async fn set_setting(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        setting: Path<String>,
        body: Json<SetBody>,
    ) -> Answer<Done> {
        let SetBody {
            unit,
            value,
            valid_from,
        } = body.0;
        let new = NewValue {
            unit: UnitId(unit),
            key: setting.0,
            value,
            valid_from,
        };
        set_setting(&platform, &actor.0, new).await?;
        Ok(Done::Done)
    }
}

fn choices_of(kind: keys::Kind) -> Vec<SettingChoice> {
    let choices = kind.choices().into_iter();
    let shown = choices.map(|(value, label)| SettingChoice {
        value: value.to_owned(),
        label: label.to_owned(),
    });
    shown.collect()
}
