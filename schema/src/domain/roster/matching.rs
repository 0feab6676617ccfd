//! Whom a row means, and which party organisation.
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use ecow::{EcoString, eco_format};

use super::{
    candidate::{Candidate, Same},
    name::{party_name, stem_key},
    near::Nearness,
    staged::{
        NameAnswers, NearOrganisation, NewOrganisation, OrganisationRef, PresentPerson, Roster, StagedRow,
        Values,
    },
};

/// Errors of an ID number that leave a person to be found by other means.
pub const IDENTITY_ERRORS: &[&str] = &[
    "id_number.missing",
    "id_number.length",
    "id_number.date",
    "id_number.checksum",
    "id_number.precision_lost",
];

/// The present people, by key and by name.
pub(super) struct People<'a> {
    pub list: &'a [PresentPerson],
    by_id: HashMap<&'a str, usize>,
    by_key: HashMap<&'a str, usize>,
    by_name: HashMap<&'a str, Vec<usize>>,
}

impl<'a> People<'a> {
    pub fn new(roster: &'a Roster) -> Self {
        let list = &roster.people;
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, person) in list.iter().enumerate() {
            if let Some(name) = person.values.get("name") {
                by_name.entry(name).or_default().push(at);
            }
        }
        Self {
            list,
            by_id: list
                .iter()
                .enumerate()
                .map(|(at, person)| (person.id.as_str(), at))
                .collect(),
            by_key: list
                .iter()
                .enumerate()
                .filter_map(|(at, p)| p.key.as_deref().map(|key| (key, at)))
                .collect(),
            by_name,
        }
    }

    pub fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The person with this ID number.
    pub fn by_key(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// People of the same name with something else the same, the likeliest first. Nobody is one on the name alone.
    ///
    /// Where both ID numbers are known and differ they are two persons of one name, unless they share a phone: then
    /// one of the numbers may be a slip. `organisation` is the row's, where it is known.
    pub fn candidates(&self, row: &StagedRow, organisation: Option<&str>) -> Vec<Candidate> {
        let named = row.person.get("name").and_then(|name| self.by_name.get(name));
        let mut found = Vec::new();
        for at in named.into_iter().flatten() {
            let person = &self.list[*at];
            let mut same = Vec::new();
            let serves = |id: &str| person.posts.iter().any(|post| post.organisation == id);
            let both_known = row.person_key.is_some() && person.key.is_some();
            if !both_known && agree(&row.person, &person.values, "birth_date", month) {
                same.push(Same::BirthMonth);
            }
            if agree(&row.person, &person.values, "phone", |phone| phone) {
                same.push(Same::Phone);
            }
            if (!both_known || !same.is_empty()) && organisation.is_some_and(serves) {
                same.push(Same::Organisation);
            }
            if !both_known && row.first15_key.is_some() && row.first15_key == person.first15_key {
                same.push(Same::First15);
            }
            if !both_known && row.last4_key.is_some() && row.last4_key == person.last4_key {
                same.push(Same::Last4);
            }
            if !same.is_empty() {
                same.insert(0, Same::Name);
                found.push(Candidate {
                    person: person.id.to_string(),
                    same,
                });
            }
        }
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.score()));
        found
    }
}

/// The month of a date of either precision.
fn month(date: &str) -> &str {
    date.get(..7).unwrap_or(date)
}

fn agree(a: &Values, b: &Values, field: &str, part: fn(&str) -> &str) -> bool {
    a.get(field)
        .zip(b.get(field))
        .is_some_and(|(a, b)| part(a) == part(b))
}

/// The known stems of a unit, with whose they are.
#[derive(Default)]
struct Stems {
    known: Vec<(String, String)>,
    /// Made when the first name is not known.
    nearness: OnceCell<Nearness>,
}

impl Stems {
    /// The first known one that the stem is near.
    fn near(&self, stem: &str) -> Option<String> {
        let stems = || Nearness::new(self.known.iter().map(|(stem, _)| stem));
        let at = self.nearness.get_or_init(stems).near(stem)?;
        self.known.get(at).map(|(_, id)| id.clone())
    }
}

/// The present party organisations by unit and name, and those that the file would make.
pub(super) struct Organisations<'a> {
    places: &'a [String],
    answers: &'a NameAnswers,
    by_name: HashMap<(String, String), EcoString>,
    by_stem: HashMap<(String, String), EcoString>,
    stems: HashMap<String, Stems>,
    new: BTreeMap<EcoString, NewOrganisation>,
    /// What a unit's spelling was resolved to: most rows of a roster share a few names.
    resolved: HashMap<String, HashMap<String, OrganisationRef>>,
}

impl<'a> Organisations<'a> {
    pub fn new(roster: &Roster, places: &'a [String], answers: &'a NameAnswers) -> Self {
        let mut this = Self {
            places,
            answers,
            by_name: HashMap::new(),
            by_stem: HashMap::new(),
            stems: HashMap::new(),
            new: BTreeMap::new(),
            resolved: HashMap::new(),
        };
        for organisation in &roster.organisations {
            let id = EcoString::from(&organisation.id);
            for written in &organisation.names {
                let unit = organisation.unit.clone();
                let name = party_name(written);
                let stem = stem_key(&name.stem, places);
                this.by_name.insert((unit.clone(), name.canonical), id.clone());
                if let Some(kind) = name.kind {
                    this.by_stem
                        .insert((unit.clone(), format!("{stem}|{kind}")), id.clone());
                }
                this.stems
                    .entry(unit)
                    .or_default()
                    .known
                    .push((stem, organisation.id.clone()));
            }
        }
        this
    }

    /// The organisation of this name in this unit: by its one form, else by stem and kind, else one to be made.
    pub fn resolve(&mut self, unit: &str, written: &str) -> OrganisationRef {
        if let Some(known) = self.resolved.get(unit).and_then(|names| names.get(written)) {
            return known.clone();
        }
        let reference = self.look_up(unit, written);
        self.resolved
            .entry(unit.to_owned())
            .or_default()
            .insert(written.to_owned(), reference.clone());
        reference
    }

    fn look_up(&mut self, unit: &str, written: &str) -> OrganisationRef {
        let name = party_name(written);
        let stem = stem_key(&name.stem, self.places);
        let by_name = self.by_name.get(&(unit.to_owned(), name.canonical.clone()));
        let by_stem = name
            .kind
            .and_then(|kind| self.by_stem.get(&(unit.to_owned(), format!("{stem}|{kind}"))));
        if let Some(id) = by_name.or(by_stem) {
            return OrganisationRef::Known(id.clone());
        }
        let part = name
            .kind
            .map_or_else(|| name.canonical.clone(), |kind| format!("{stem}|{kind}"));
        let key = eco_format!("{unit}|{part}");
        let stems = self.stems.get(unit);
        let answer = self.answers.get(key.as_str());
        if let Some(Some(id)) = answer
            && stems.is_some_and(|stems| stems.known.iter().any(|(_, known)| known == id))
        {
            return OrganisationRef::Known(id.into());
        }
        if !self.new.contains_key(&key) {
            // a name that is said to be its own is near none
            let asked = stems.filter(|_| answer != Some(&None));
            let near = asked.and_then(|stems| stems.near(&stem));
            let made = NewOrganisation {
                key: key.clone(),
                unit: unit.to_owned(),
                name: name.canonical,
                kind: name.kind,
                rows: 0,
                near,
            };
            self.new.insert(key.clone(), made);
        }
        OrganisationRef::New(key)
    }

    /// A known organisation that is near one to be made.
    pub fn near(&self, key: &str) -> Option<&str> {
        self.new.get(key).and_then(|made| made.near.as_deref())
    }

    /// The names that rows wait for, with the number of those.
    pub fn asked<'r>(&self, waiting: impl Iterator<Item = &'r OrganisationRef>) -> Vec<NearOrganisation> {
        let mut asked: BTreeMap<&str, NearOrganisation> = BTreeMap::new();
        for reference in waiting {
            if let OrganisationRef::New(key) = reference
                && let Some(new) = self.new.get(key)
                && let Some(near) = &new.near
            {
                let question = asked.entry(&new.key).or_insert_with(|| NearOrganisation {
                    key: key.to_string(),
                    unit: new.unit.clone(),
                    name: new.name.clone(),
                    near: near.clone(),
                    rows: 0,
                    firm: false,
                });
                question.rows += 1;
            }
        }
        asked.into_values().collect()
    }

    /// Those that rows would make, with the number of their rows.
    pub fn made<'r>(self, used: impl Iterator<Item = &'r OrganisationRef>) -> Vec<NewOrganisation> {
        let mut new = self.new;
        for reference in used {
            if let OrganisationRef::New(key) = reference
                && let Some(made) = new.get_mut(key)
            {
                made.rows += 1;
            }
        }
        new.into_values().filter(|made| made.rows > 0).collect()
    }
}
