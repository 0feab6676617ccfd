//! What a row of an alliance or of a pair would write.
use chrono::{DateTime, NaiveDate};
use sanyou_schema::domain::roster::StagedRow;
use sanyou_schema::domain::roster::name::plain;
use sanyou_schema::domain::value::id::{AllianceId, UnitId};
use sanyou_schema::domain::value::{ImportMode, PartialDate, RowOutcome};
use sanyou_schema::entity::{alliance, alliance_member, pairing};
use uuid::Uuid;

use super::command::{AllianceOf, MemberDraft, PairDraft, Subject};
use super::plan::{Differences, Planner, Stop, parsed, stop};

impl Planner<'_> {
    pub(super) fn member(
        &mut self,
        row: &StagedRow,
        unit: Option<&str>,
        differences: &mut Differences,
    ) -> Result<MemberDraft, Stop> {
        let name = row
            .post
            .get("member")
            .ok_or_else(|| stop(RowOutcome::Refused, "member.missing"))?;
        let member = self.either(row, name, unit)?;
        let alliance = self.alliance(row, differences)?;
        let from = parsed::<PartialDate>(row, "from_date").map(PartialDate::first_day);
        let to = parsed::<PartialDate>(row, "to_date").and_then(|day| day.last_day().succ_opt());
        let id = match &alliance {
            AllianceOf::Known { before, .. } => before.id,
            AllianceOf::New(_) => AllianceId(Uuid::nil()),
        };
        let name_key = match &alliance {
            AllianceOf::Known { before, .. } => &before.name_key,
            AllianceOf::New(new) => &new.name_key,
        };
        self.once(format!("{name_key}|{member:?}|{from:?}"))?;
        let is_member = |place: &&alliance_member::Model| {
            place.alliance_id == id
                && match member {
                    Subject::Organisation(id) => place.organisation_id == Some(id),
                    Subject::Party(id) => place.party_organisation_id == Some(id),
                    Subject::Person(_) => false,
                }
        };
        // a row without a first day is of the place that stands
        let before = self
            .by
            .standing
            .members
            .iter()
            .filter(is_member)
            .rfind(|place| from.is_none_or(|from| from == place.valid_from))
            .cloned();
        differences.is_new = before.is_none();
        let valid_from = before
            .as_ref()
            .map_or(from.unwrap_or(self.by.day), |place| place.valid_from);
        let valid_to = differences.take("to_date", before.as_ref().and_then(|place| place.valid_to), to);
        Ok(MemberDraft {
            alliance,
            member,
            label: self.label(member),
            before,
            valid_from,
            valid_to,
        })
    }

    /// The alliance of a row: of the importing unit or one above it; only one of its own can be changed.
    fn alliance(&mut self, row: &StagedRow, differences: &mut Differences) -> Result<AllianceOf, Stop> {
        let name = row
            .post
            .get("alliance")
            .ok_or_else(|| stop(RowOutcome::Refused, "alliance.missing"))?;
        let name_key = plain(name);
        let units = &self.by.present.units;
        let path = |id: UnitId| {
            units
                .iter()
                .find(|unit| unit.row.id == id)
                .map(|unit| unit.row.path.as_str())
        };
        let home = path(self.by.home).unwrap_or_default();
        let reach = |row: &&alliance::Model| {
            path(row.unit_id).is_some_and(|path| home.starts_with(path) || path.starts_with(home))
        };
        let standing = self.by.standing.alliances.iter();
        let known = standing.filter(reach).find(|row| row.name_key == name_key);
        let own = known.is_none_or(|row| path(row.unit_id).is_some_and(|path| path.starts_with(home)));
        let before = self.alliances.get(&name_key).or(known).cloned();
        let lead = match row.post.get("lead").filter(|_| own) {
            Some(lead) => Some(self.either(row, lead, None)?),
            None => None,
        };
        let blank = alliance::Model {
            id: AllianceId(Uuid::nil()),
            unit_id: self.by.home,
            name: name.to_owned(),
            name_key: name_key.clone(),
            industry: None,
            lead_organisation_id: None,
            lead_party_id: None,
            valid_from: self.by.day,
            valid_to: None,
            import_id: None,
            sheet: None,
            cell: None,
            created_at: DateTime::UNIX_EPOCH,
        };
        let mut after = before.unwrap_or(blank);
        // what an earlier row of the file said of it stands
        if own && !self.alliances.contains_key(&name_key) {
            after.industry = differences.take("industry", after.industry.take(), parsed(row, "industry"));
            let has_lead = after.lead_organisation_id.is_some() || after.lead_party_id.is_some();
            let (organisation, party) = match lead {
                Some(Subject::Organisation(id)) => (Some(id), None),
                Some(Subject::Party(id)) => (None, Some(id)),
                _ => (after.lead_organisation_id, after.lead_party_id),
            };
            let differs = (organisation, party) != (after.lead_organisation_id, after.lead_party_id);
            if differs && !(has_lead && self.by.mode == ImportMode::Fill) {
                let said = row.post.get("lead").map(str::to_owned);
                differences.take::<String>("lead", None, said);
                (after.lead_organisation_id, after.lead_party_id) = (organisation, party);
            }
        }
        self.alliances.insert(name_key, after.clone());
        Ok(match known {
            Some(before) => AllianceOf::Known {
                before: Box::new(before.clone()),
                after: Box::new(after),
            },
            None => AllianceOf::New(Box::new(after)),
        })
    }

    pub(super) fn pair(
        &mut self,
        row: &StagedRow,
        unit: Option<&str>,
        differences: &mut Differences,
    ) -> Result<PairDraft, Stop> {
        let side = |field: &str, missing: &'static str| {
            let name = row
                .post
                .get(field)
                .ok_or_else(|| stop(RowOutcome::Refused, missing))?;
            // the two may be of two townships
            let found = self.party(name, unit).or_else(|_| self.party(name, None))?;
            match found {
                Subject::Party(id) => Ok(id),
                _ => Err(stop(RowOutcome::Refused, "fact.party_unknown")),
            }
        };
        let (strong, weak) = (
            side("helper", "helper.missing")?,
            side("helped", "helped.missing")?,
        );
        if strong == weak {
            return Err(stop(RowOutcome::Refused, "helped.same"));
        }
        let year: i32 = parsed(row, "year").ok_or_else(|| stop(RowOutcome::Refused, "year.missing"))?;
        let from = parsed::<PartialDate>(row, "from_date").map(PartialDate::first_day);
        let to = parsed::<PartialDate>(row, "to_date").and_then(|day| day.last_day().succ_opt());
        self.once(format!("{strong}|{weak}|{year}|{from:?}"))?;
        let before = self
            .by
            .standing
            .pairings
            .iter()
            .filter(|pair| pair.helper_id == strong && pair.helped_id == weak)
            .find(|pair| from.map_or(pair.year == year, |from| pair.valid_from == from))
            .cloned();
        differences.is_new = before.is_none();
        let was = before.as_ref();
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(self.by.day);
        let after = pairing::Model {
            id: was.map_or(Uuid::nil(), |pair| pair.id),
            helper_id: strong,
            helped_id: weak,
            year: was.map_or(year, |pair| pair.year),
            measures: differences.take(
                "measures",
                was.and_then(|pair| pair.measures.clone()),
                parsed(row, "measures"),
            ),
            valid_from: was.map_or(from.unwrap_or(first), |pair| pair.valid_from),
            valid_to: differences.take("to_date", was.and_then(|pair| pair.valid_to), to),
            import_id: None,
            sheet: None,
            cell: None,
            created_at: DateTime::UNIX_EPOCH,
        };
        Ok(PairDraft {
            before,
            after,
            label: self.label(Subject::Party(weak)),
        })
    }
}
