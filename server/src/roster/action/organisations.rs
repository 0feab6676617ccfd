//! Organisations that an import makes or fills in.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{Changes, NewOrganisation, Subject, stem_key};
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, UnitId};
use sanyou_schema::domain::value::{PartyOrgKind, ReportingLine};
use sanyou_schema::entity::{coverage, organisation, party_organisation};
use uuid::Uuid;

use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::Recorder;
use crate::roster::store::present::{Present, by_stem};

/// The row of a party organisation that a comparison would make. A name that tells no kind is a branch's.
pub fn party_of(
    change: &Change,
    new: &NewOrganisation,
    day: NaiveDate,
) -> Result<party_organisation::Model, Problem> {
    let unit: UnitId = new.unit.parse().map_err(Problem::internal)?;
    let prefix = format!("{}|", new.unit);
    Ok(party_organisation::Model {
        id: change.id(),
        territory_unit_id: unit,
        line_unit_id: None,
        reporting: ReportingLine::Territory,
        kind: new.kind.unwrap_or(PartyOrgKind::Branch),
        name: new.name.clone(),
        name_key: new.key.strip_prefix(&prefix).unwrap_or(&new.key).to_owned(),
        valid_from: day,
        valid_to: None,
        successor_id: None,
    })
}

/// Employers as the import leaves them.
pub struct Employers {
    places: Vec<String>,
    day: NaiveDate,
    known: HashMap<OrganisationId, organisation::Model>,
    by_stem: HashMap<(UnitId, String), OrganisationId>,
    pairs: HashSet<(OrganisationId, PartyOrganisationId)>,
    made: Vec<organisation::Model>,
    /// Where each of them stands.
    place: HashMap<OrganisationId, usize>,
    changed: HashMap<OrganisationId, organisation::Model>,
    covered: Vec<coverage::Model>,
}

impl Employers {
    /// Those of the present.
    pub fn new(present: &Present, day: NaiveDate) -> Self {
        Self {
            places: present.places.clone(),
            day,
            known: present.employers.clone(),
            by_stem: by_stem(present)
                .into_iter()
                .map(|((_, stem), row)| ((row.territory_unit_id, stem), row.id))
                .collect(),
            pairs: present.covered.clone(),
            made: Vec::new(),
            place: HashMap::new(),
            changed: HashMap::new(),
            covered: Vec::new(),
        }
    }

    /// The employer of a post that has so far this one and serves that party organisation; it is given what the row
    /// says of it.
    pub fn of_post(
        &mut self,
        change: &Change,
        (employer, party): (Option<OrganisationId>, PartyOrganisationId),
        told: &Changes,
        unit: UnitId,
    ) -> Option<OrganisationId> {
        let say = |field: &str| {
            let mut of_post = told.iter().filter(|told| told.subject == Subject::Post);
            of_post.find(|told| told.field == field).map(|told| told.after)
        };
        let named = say("employer").map(|name| self.named(change, unit, name));
        let id = named.or(employer)?;
        if let Some(code) = say("credit_code") {
            self.set(id, |row| row.credit_code = Some(code.to_owned()));
        }
        if let Some(kind) = say("organisation_kind").and_then(|kind| kind.parse().ok()) {
            self.set(id, |row| row.kind = Some(kind));
        }
        if self.pairs.insert((id, party)) {
            self.covered.push(coverage::Model {
                id: change.id::<Uuid>(),
                organisation_id: id,
                party_organisation_id: party,
                valid_from: self.day,
                valid_to: None,
            });
        }
        Some(id)
    }

    /// What is made and what differs, for the recorder.
    pub fn record(self, recorder: &mut Recorder) {
        for row in self.made {
            recorder.label(row.id, &row.name);
            recorder.make(row.id, row);
        }
        for (id, after) in self.changed {
            if let Some(before) = self.known.get(&id) {
                recorder.label(id, &after.name);
                recorder.change(id, before, after);
            }
        }
        for row in self.covered {
            recorder.make(row.organisation_id, row);
        }
    }

    fn named(&mut self, change: &Change, unit: UnitId, name: &str) -> OrganisationId {
        let stem = stem_key(name, &self.places);
        if let Some(id) = self.by_stem.get(&(unit, stem.clone())) {
            return *id;
        }
        let row = organisation::Model {
            id: change.id(),
            territory_unit_id: unit,
            name: name.to_owned(),
            name_key: stem.clone(),
            kind: None,
            credit_code: None,
            valid_from: self.day,
            valid_to: None,
            successor_id: None,
        };
        let id = row.id;
        self.by_stem.insert((unit, stem), id);
        self.place.insert(id, self.made.len());
        self.made.push(row);
        id
    }

    fn set(&mut self, id: OrganisationId, write: impl FnOnce(&mut organisation::Model)) {
        if let Some(at) = self.place.get(&id) {
            write(&mut self.made[*at]);
        } else if let Some(known) = self.known.get(&id) {
            write(self.changed.entry(id).or_insert_with(|| known.clone()));
        }
    }
}
