//! Which firms the rows of a roster name: one by its stem however it is written, one that somebody said is meant, one that
//! is near a known one and is asked about, or a new one.
use std::collections::{BTreeMap, HashMap};

use ecow::EcoString;
use sanyou_schema::domain::roster::{NearFirm, NearFirms, Nearness, StagedRow, UnitRef, firm_key, stem_key};
use sanyou_schema::entity::organisation;

use crate::roster::store::present::{self, Present};

/// The stems of a unit's firms, with whose they are.
struct Stems<'a> {
    firms: Vec<&'a organisation::Model>,
    nearness: Nearness,
}

/// The firms that stand here.
struct Known<'a> {
    present: &'a Present,
    by_stem: HashMap<(String, String), &'a organisation::Model>,
    /// By unit; made when the first name is not known.
    stems: HashMap<String, Stems<'a>>,
}

/// What a name comes to.
enum Meant<'a> {
    /// One that stands here.
    Known(&'a organisation::Model),
    /// Nobody has said whether it is one that stands here.
    Asked(NearFirm),
    /// One of its own.
    New,
}

impl<'a> Known<'a> {
    fn new(present: &'a Present) -> Self {
        Self {
            present,
            by_stem: present::by_stem(present),
            stems: HashMap::new(),
        }
    }

    fn meant(&mut self, unit: &str, stem: &str, code: Option<&str>) -> Meant<'a> {
        if let Some(firm) = self.by_stem.get(&(unit.to_owned(), stem.to_owned())) {
            return Meant::Known(firm);
        }
        let key = firm_key(unit, stem);
        let answer = self.present.answers.get(&key);
        let answered = answer.and_then(|answer| answer.as_deref()?.parse().ok());
        if let Some(firm) = answered.and_then(|id| self.present.employers.get(&id)) {
            return Meant::Known(firm);
        }
        if answer == Some(&None) {
            return Meant::New;
        }
        match self.near(unit, stem, code) {
            Some(firm) => Meant::Asked(NearFirm {
                key,
                near: firm.id.to_string(),
            }),
            None => Meant::New,
        }
    }

    /// The firm with this code, else one that is called nearly so and has no other code.
    fn near(&mut self, unit: &str, stem: &str, code: Option<&str>) -> Option<&'a organisation::Model> {
        let by_stem = &self.by_stem;
        let stems = self.stems.entry(unit.to_owned()).or_insert_with(|| {
            let mut own: Vec<_> = by_stem.iter().filter(|((of, _), _)| of == unit).collect();
            own.sort_by_key(|(key, _)| *key);
            Stems {
                nearness: Nearness::new(own.iter().map(|((_, stem), _)| stem)),
                firms: own.into_iter().map(|(_, firm)| *firm).collect(),
            }
        });
        let coded = code.and_then(|code| {
            let mut firms = stems.firms.iter();
            firms.find(|firm| firm.credit_code.as_deref() == Some(code))
        });
        let near = || stems.nearness.near(stem).and_then(|at| stems.firms.get(at));
        // two codes are two firms, whatever they are called
        let other = |firm: &organisation::Model| code.is_some() && firm.credit_code.is_some();
        let near = || near().filter(|firm| !other(firm));
        coded.or_else(near).copied()
    }
}

/// An employer is one by its stem, however it is written, and of what rows say of it the first stands: else the same
/// file would change things each time that it is read. What is near a known one is left to be asked.
pub fn name_employers(rows: &mut [StagedRow], present: &Present) -> NearFirms {
    let mut known = Known::new(present);
    let mut asked = NearFirms::default();
    // a roster writes few names many times
    let mut stems: HashMap<String, String> = HashMap::new();
    let mut first: HashMap<(String, String), BTreeMap<&str, String>> = HashMap::new();
    for row in rows {
        follow_merged(row, present);
        let (Some(unit), Some(written)) =
            (unit_of(row, present), row.post.get("employer").map(str::to_owned))
        else {
            continue;
        };
        let stem = stems
            .entry(written.clone())
            .or_insert_with(|| stem_key(&written, &present.places));
        let code = row.post.get("credit_code");
        let said = first.entry((unit.to_string(), stem.clone())).or_insert_with(|| {
            let name = match known.meant(&unit, stem, code) {
                Meant::Known(firm) => firm.name.clone(),
                Meant::Asked(near) => {
                    asked.ask(&unit, &written, near);
                    written
                }
                Meant::New => written,
            };
            BTreeMap::from([("employer", name)])
        });
        if let Some(name) = said.get("employer") {
            row.post.insert("employer", name);
        }
        for field in ["credit_code", "organisation_kind"] {
            let Some(value) = row.post.get(field) else {
                continue;
            };
            let first = said.entry(field).or_insert_with(|| value.to_owned());
            if first.as_str() != value {
                row.post.remove(field);
            }
        }
    }
    asked
}

/// The key of somebody merged is the other's now.
fn follow_merged(row: &mut StagedRow, present: &Present) {
    let key = row.person_key.as_ref();
    if let Some(now) = key.and_then(|key| present.merged_keys.get(key.as_str())) {
        row.person_key = Some(now.into());
    }
}

fn unit_of(row: &StagedRow, present: &Present) -> Option<EcoString> {
    match &row.unit {
        UnitRef::Known(unit) => Some(unit.clone()),
        UnitRef::Unstated => present.default_unit.clone(),
        UnitRef::Unknown(_) | UnitRef::Asked(_) => None,
    }
}
