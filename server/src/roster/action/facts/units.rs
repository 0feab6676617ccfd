//! What a row of the units' ledger would write: the organisation, what covers it, how it was found on a day.
use std::collections::HashSet;

use chrono::DateTime;
use ecow::eco_format;
use sanyou_schema::domain::roster::{
    Change, NearOrganisation, NewOrganisation, OrganisationRef, PartyName, RowResult, StagedRow,
    Subject as Whose, firm_key, party_name, stem_key,
};
use sanyou_schema::domain::value::id::OrganisationId;
use sanyou_schema::domain::value::{PartialDate, RowOutcome};
use sanyou_schema::entity::organisation_check;
use uuid::Uuid;

use super::command::{Check, OrganisationOf, PartyOf};
use super::plan::{Differences, Planner, Stop, parsed, stop};
use crate::roster::action::by_hand::place::party_key;

/// What a row says of how an organisation was found.
const FOUND: [&str; 5] = [
    "organisation_kind",
    "operating_state",
    "staff_count",
    "member_count",
    "coverage",
];

/// What the first row says of an organisation on a day, and the party organisations that its rows name.
pub(super) struct Found {
    said: [Option<String>; FOUND.len()],
    parties: HashSet<String>,
}

impl Planner<'_> {
    pub(super) fn check(
        &mut self,
        row: &StagedRow,
        unit: Option<&str>,
        result: &mut RowResult,
        differences: &mut Differences,
    ) -> Result<Check, Stop> {
        let name = row
            .post
            .get("employer")
            .ok_or_else(|| stop(RowOutcome::Refused, "employer.missing"))?;
        let code: Option<String> = parsed(row, "credit_code");
        let organisation = self.found_or_new(name, code.as_deref(), unit, result)?;
        let checked_on = parsed::<PartialDate>(row, "checked_on").map(PartialDate::first_day);
        let day = checked_on.unwrap_or(self.by.day);
        let whose = match &organisation {
            OrganisationOf::Known(id) => id.to_string(),
            // as it is written: 有限公司 and 有限责任公司 are one
            OrganisationOf::New { unit, stem, .. } => format!("{unit}|{stem}"),
        };
        self.one_code(&whose, code.as_deref())?;
        let is_more = self.one_more_party(format!("{whose}|{day}"), row)?;
        let known = match &organisation {
            OrganisationOf::Known(id) => self.by.present.employers.get(id),
            OrganisationOf::New { .. } => None,
        };
        differences.is_new = known.is_none();
        let kind_was = known.and_then(|row| row.kind).map(|kind| kind.code().to_owned());
        let kind = differences.take(
            "organisation_kind",
            kind_was.clone(),
            parsed(row, "organisation_kind"),
        );
        let code_was = known.and_then(|row| row.credit_code.clone());
        let credit_code = differences.take("credit_code", code_was.clone(), code);
        let party = self.covering(row, known.map(|row| row.id), unit, result, differences)?;
        let checks = known.and_then(|row| self.by.standing.checks.get(&row.id));
        let before = checks.and_then(|checks| checks.get(&day)).cloned();
        let latest = checks
            .and_then(|checks| checks.range(..=day).next_back())
            .map(|(_, check)| check);
        let told = differences.changes.len();
        let state = differences.take(
            "operating_state",
            latest.and_then(|c| c.state),
            parsed(row, "operating_state"),
        );
        let staff_count = differences.take(
            "staff_count",
            latest.and_then(|c| c.staff_count),
            parsed(row, "staff_count"),
        );
        let member_count = differences.take(
            "member_count",
            latest.and_then(|c| c.member_count),
            parsed(row, "member_count"),
        );
        let coverage = differences.take(
            "coverage",
            latest.and_then(|c| c.coverage),
            parsed(row, "coverage"),
        );
        if checked_on.is_some() && before.is_none() {
            let latest_day = latest.map(|check| check.checked_on);
            differences.changes.push(Change {
                subject: Whose::Post,
                field: "checked_on",
                before: latest_day.map(|day| day.to_string()).as_deref(),
                after: &day.to_string(),
            });
        }
        let differs = differences.changes.len() > told && !is_more;
        // one more party organisation of a firm whose first row says how it was found
        if is_more {
            differences
                .changes
                .retain(|change| change.field == "organisation");
        }
        let after = organisation_check::Model {
            id: before.as_ref().map_or(Uuid::nil(), |check| check.id),
            organisation_id: known.map_or(Uuid::nil().into(), |row| row.id),
            checked_on: day,
            state,
            staff_count,
            member_count,
            coverage,
            import_id: None,
            sheet: None,
            cell: None,
            created_at: DateTime::UNIX_EPOCH,
        };
        Ok(Check {
            organisation,
            kind: kind.filter(|kind| kind_was.as_ref() != Some(kind) && !is_more),
            credit_code: credit_code.filter(|code| code_was.as_ref() != Some(code) && !is_more),
            party,
            before,
            after: differs.then_some(after),
        })
    }

    /// Whether an earlier row found the same organisation on the same day, and this one only names another party
    /// organisation of it. What it says else must be what the earlier one says.
    fn one_more_party(&mut self, key: String, row: &StagedRow) -> Result<bool, Stop> {
        let party = row
            .organisation
            .as_deref()
            .map(|name| party_key(&party_name(name), &self.by.present.places));
        let said = FOUND.map(|field| row.post.get(field).map(str::to_owned));
        let Some(first) = self.found.get_mut(&key) else {
            let parties = party.into_iter().collect();
            self.found.insert(key, Found { said, parties });
            return Ok(false);
        };
        // without a name of its own, or by one that was there, it is the same row once more
        if party.is_none_or(|party| !first.parties.insert(party)) {
            return Err(stop(RowOutcome::Refused, "duplicate.in_file"));
        }
        let mut both = first.said.iter().zip(&said);
        if both.any(|(first, said)| said.is_some() && said != first) {
            return Err(stop(RowOutcome::Refused, "employer.two_rows"));
        }
        Ok(true)
    }

    fn found_or_new(
        &mut self,
        name: &str,
        code: Option<&str>,
        unit: Option<&str>,
        result: &mut RowResult,
    ) -> Result<OrganisationOf, Stop> {
        let found = self.subjects.organisation(name, code, unit)?;
        if let Some(id) = found.and_then(|id| id.parse().ok()) {
            return Ok(OrganisationOf::Known(id));
        }
        let unit = unit.ok_or_else(|| stop(RowOutcome::Refused, "unit.missing"))?;
        let stem = stem_key(name, &self.by.present.places);
        let key = firm_key(unit, &stem);
        let answer = self.by.present.answers.get(&key);
        let answered = answer.and_then(|answer| answer.as_deref()?.parse().ok());
        if let Some(id) = answered
            && self.by.present.employers.contains_key(&id)
        {
            return Ok(OrganisationOf::Known(id));
        }
        if code.is_none()
            && answer != Some(&None)
            && let Some(near) = self.subjects.near_organisation(name, unit).cloned()
        {
            let question = NearOrganisation {
                key,
                unit: unit.to_owned(),
                name: name.to_owned(),
                near: near.id,
                rows: 0,
                firm: true,
            };
            return Err(self.ask(question, &near.name, result));
        }
        let unit = unit
            .parse()
            .map_err(|_| stop(RowOutcome::Refused, "unit.unknown"))?;
        Ok(OrganisationOf::New {
            unit,
            name: name.to_owned(),
            stem,
        })
    }

    /// The party organisation that somebody said a name means, one to be made, or the question which of the two.
    fn party_or_new(
        &mut self,
        name: &PartyName,
        unit: &str,
        result: &mut RowResult,
    ) -> Result<PartyOf, Stop> {
        let key = format!("{unit}|{}", party_key(name, &self.by.present.places));
        let answer = self.by.present.answers.get(&key);
        let answered = answer.and_then(|answer| answer.as_deref()?.parse().ok());
        if let Some(id) = answered
            && self.by.present.parties.contains_key(&id)
        {
            return Ok(PartyOf::Known(id));
        }
        let near = self.subjects.near_party(&name.canonical, unit).map(str::to_owned);
        let known = near.filter(|_| answer != Some(&None)).and_then(|near| {
            let row = self.by.present.parties.get(&near.parse().ok()?)?;
            Some((near, row.name.clone()))
        });
        if let Some((near, known_name)) = known {
            let question = NearOrganisation {
                key,
                unit: unit.to_owned(),
                name: name.canonical.clone(),
                near,
                rows: 0,
                firm: false,
            };
            return Err(self.ask(question, &known_name, result));
        }
        Ok(PartyOf::New(NewOrganisation {
            key: eco_format!("{unit}|{}", name.canonical),
            unit: unit.to_owned(),
            name: name.canonical.clone(),
            kind: name.kind,
            rows: 1,
            near: None,
        }))
    }

    /// The party organisation that the row says covers the organisation, where that is news.
    fn covering(
        &mut self,
        row: &StagedRow,
        organisation: Option<OrganisationId>,
        unit: Option<&str>,
        result: &mut RowResult,
        differences: &mut Differences,
    ) -> Result<Option<PartyOf>, Stop> {
        let Some(written) = row.organisation.as_deref() else {
            return Ok(None);
        };
        let home = organisation
            .and_then(|id| self.by.present.employers.get(&id))
            .map(|row| row.territory_unit_id.to_string());
        let Some(unit) = home.as_deref().or(unit) else {
            return Err(stop(RowOutcome::Refused, "unit.missing"));
        };
        let name = party_name(written);
        let party = match self.subjects.party(written, Some(unit))? {
            Some(id) => id
                .parse()
                .map(PartyOf::Known)
                .map_err(|_| stop(RowOutcome::Refused, "fact.party_unknown"))?,
            None => self.party_or_new(&name, unit, result)?,
        };
        result.organisation = Some(match &party {
            PartyOf::Known(id) => OrganisationRef::Known(id.to_string().into()),
            PartyOf::New(new) => OrganisationRef::New(new.key.clone()),
        });
        let covered = match (&party, organisation) {
            (PartyOf::Known(party), Some(id)) => self.by.present.covered.contains(&(id, *party)),
            _ => false,
        };
        if covered {
            return Ok(None);
        }
        differences.take::<String>("organisation", None, Some(name.canonical));
        Ok(Some(party))
    }
}
