//! Whom and what a row about a year means: a person by the ID number, else by the name and something more; an
//! organisation by its credit code, else by its stem within the township. Nothing is matched on a person's name alone.
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::{
    candidate::{Candidate, Same},
    matching::People,
    name::{party_name, stem_key},
    near::Nearness,
    staged::{PresentPerson, Roster, StagedRow},
};
use crate::domain::value::{PartyOrgKind, RowOutcome};

/// An organisation (两新组织) of the present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownOrganisation {
    /// Its id.
    pub id: String,
    /// Its township.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its credit code, where it is known.
    pub credit_code: Option<String>,
}

/// Why a row means nobody, or nobody certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// Refused or pending.
    pub outcome: RowOutcome,
    /// The stable code.
    pub code: &'static str,
    /// Whom it may mean.
    pub candidates: Vec<Candidate>,
}

fn refused(code: &'static str) -> Unmatched {
    Unmatched {
        outcome: RowOutcome::Refused,
        code,
        candidates: Vec::new(),
    }
}

fn pending(code: &'static str) -> Unmatched {
    Unmatched {
        outcome: RowOutcome::Pending,
        code,
        candidates: Vec::new(),
    }
}

struct Party {
    id: String,
    unit: String,
    canonical: String,
    stem: String,
    kind: Option<PartyOrgKind>,
}

/// What stands here, to be looked up in.
pub struct Subjects<'a> {
    people: People<'a>,
    parties: Vec<Party>,
    organisations: Vec<(&'a KnownOrganisation, String)>,
    units: &'a BTreeSet<String>,
    places: &'a [String],
    near_organisations: OnceCell<ByUnit>,
    near_parties: OnceCell<ByUnit>,
}

/// What is near by unit, with the places in the list that it was made of.
type ByUnit = HashMap<String, (Vec<usize>, Nearness)>;

/// Over the units and stems of a list.
fn by_unit<'s>(list: impl Iterator<Item = (&'s str, &'s str)>) -> ByUnit {
    let mut stems: HashMap<&str, (Vec<usize>, Vec<&str>)> = HashMap::new();
    for (at, (unit, stem)) in list.enumerate() {
        let (places, of) = stems.entry(unit).or_default();
        places.push(at);
        of.push(stem);
    }
    stems
        .into_iter()
        .map(|(unit, (places, stems))| (unit.to_owned(), (places, Nearness::new(stems))))
        .collect()
}

fn near_in(known: &ByUnit, unit: &str, stem: &str) -> Option<usize> {
    let (places, nearness) = known.get(unit)?;
    places.get(nearness.near(stem)?).copied()
}

impl<'a> Subjects<'a> {
    /// Over the present of an import that may touch `units`.
    pub fn new(
        roster: &'a Roster,
        organisations: &'a [KnownOrganisation],
        units: &'a BTreeSet<String>,
        places: &'a [String],
    ) -> Self {
        let parties = roster.organisations.iter().flat_map(|party| {
            party.names.iter().map(|written| {
                let name = party_name(written);
                Party {
                    id: party.id.clone(),
                    unit: party.unit.clone(),
                    stem: stem_key(&name.stem, places),
                    canonical: name.canonical,
                    kind: name.kind,
                }
            })
        });
        Self {
            people: People::new(roster),
            parties: parties.collect(),
            organisations: organisations
                .iter()
                .filter(|known| units.contains(&known.unit))
                .map(|known| (known, stem_key(&known.name, places)))
                .collect(),
            units,
            places,
            near_organisations: OnceCell::new(),
            near_parties: OnceCell::new(),
        }
    }

    /// The person of a row: by the ID number, which must be of that name, else by the name and the party organisation,
    /// the employer, the phone or the birth month.
    pub fn person(&self, row: &StagedRow, unit: Option<&str>) -> Result<String, Unmatched> {
        let Some(key) = row.person_key.as_deref() else {
            return self.by_name(row, unit);
        };
        let at = self
            .people
            .by_key(key)
            .ok_or_else(|| refused("fact.person_unknown"))?;
        let person = &self.people.list[at];
        if row
            .person
            .get("name")
            .is_some_and(|name| person.values.get("name") != Some(name))
        {
            return Err(refused("fact.name_differs"));
        }
        if !self.serves(person, None) {
            return Err(refused("scope.other_unit"));
        }
        Ok(person.id.to_string())
    }

    /// The name of a person of the present.
    pub fn name_of(&self, id: &str) -> Option<&str> {
        self.people.list[self.people.by_id(id)?].values.get("name")
    }

    fn serves(&self, person: &PresentPerson, unit: Option<&str>) -> bool {
        person
            .posts
            .iter()
            .any(|post| self.units.contains(post.unit.as_str()) && unit.is_none_or(|unit| unit == post.unit))
    }

    fn by_name(&self, row: &StagedRow, unit: Option<&str>) -> Result<String, Unmatched> {
        let name = row.person.get("name").ok_or_else(|| refused("name.missing"))?;
        let named: Vec<&PresentPerson> = self
            .people
            .list
            .iter()
            .filter(|person| person.values.get("name") == Some(name) && self.serves(person, unit))
            .collect();
        if named.is_empty() {
            return Err(refused("fact.person_unknown"));
        }
        let candidates: Vec<Candidate> = named
            .iter()
            .map(|person| Candidate {
                person: person.id.to_string(),
                same: self.same(row, person),
            })
            .collect();
        let mut certain = candidates.iter().filter(|candidate| candidate.same.len() > 1);
        match (certain.next(), certain.next()) {
            (Some(only), None) => Ok(only.person.clone()),
            _ => Err(Unmatched {
                candidates,
                ..pending("fact.person_unclear")
            }),
        }
    }

    /// What a row and a person of its name share.
    fn same(&self, row: &StagedRow, person: &PresentPerson) -> Vec<Same> {
        let mut same = vec![Same::Name];
        let party = row.organisation.as_deref();
        let party = party.and_then(|name| self.party(name, None).ok().flatten());
        if party.is_some_and(|party| person.posts.iter().any(|post| post.organisation == party)) {
            same.push(Same::Organisation);
        }
        let stem = |name: &str| stem_key(name, self.places);
        let employer = row.post.get("employer").map(stem);
        let employers = || person.posts.iter().filter_map(|post| post.values.get("employer"));
        if employer.is_some_and(|named| employers().any(|known| stem(known) == named)) {
            same.push(Same::Employer);
        }
        let agree = |field: &str, length: usize| {
            let of = |value: Option<&str>| value.and_then(|text| text.get(..length).map(str::to_owned));
            let told = of(row.post.get(field));
            told.is_some() && told == of(person.values.get(field))
        };
        if agree("phone", 11) {
            same.push(Same::Phone);
        }
        if agree("birth_date", 7) {
            same.push(Same::BirthMonth);
        }
        same
    }

    /// The party organisation of a name; `None` where there is none.
    pub fn party(&self, written: &str, unit: Option<&str>) -> Result<Option<String>, Unmatched> {
        let name = party_name(written);
        let stem = stem_key(&name.stem, self.places);
        let within = || {
            self.parties
                .iter()
                .filter(|known| unit.is_none_or(|unit| unit == known.unit))
        };
        let exact: BTreeSet<&String> = within()
            .filter(|known| known.canonical == name.canonical)
            .map(|known| &known.id)
            .collect();
        let found = if exact.is_empty() {
            within()
                .filter(|known| known.stem == stem && (name.kind.is_none() || name.kind == known.kind))
                .map(|known| &known.id)
                .collect()
        } else {
            exact
        };
        match found.len() {
            0 => Ok(None),
            1 => Ok(found.first().map(|id| (*id).clone())),
            _ => Err(pending("fact.party_unclear")),
        }
    }

    /// The organisation of a name or credit code; `None` where there is none.
    pub fn organisation(
        &self,
        name: &str,
        credit_code: Option<&str>,
        unit: Option<&str>,
    ) -> Result<Option<String>, Unmatched> {
        if let Some(code) = credit_code {
            let by_code = self
                .organisations
                .iter()
                .find(|(known, _)| known.credit_code.as_deref() == Some(code));
            if let Some((known, _)) = by_code {
                return Ok(Some(known.id.clone()));
            }
        }
        let stem = stem_key(name, self.places);
        let other = |known: &KnownOrganisation| {
            // two codes are two organisations, whatever they are called
            credit_code.is_some()
                && known.credit_code.is_some()
                && known.credit_code.as_deref() != credit_code
        };
        let found: Vec<&KnownOrganisation> = self
            .organisations
            .iter()
            .filter(|(known, own)| {
                *own == stem && unit.is_none_or(|unit| unit == known.unit) && !other(known)
            })
            .map(|(known, _)| *known)
            .collect();
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(only.id.clone())),
            _ => Err(pending("fact.organisation_unclear")),
        }
    }

    /// The known organisation of the township that a name which would be made is near, so that somebody should be asked.
    pub fn near_organisation(&self, name: &str, unit: &str) -> Option<&KnownOrganisation> {
        let stem = stem_key(name, self.places);
        let known = self.near_organisations.get_or_init(|| {
            let all = self.organisations.iter();
            by_unit(all.map(|(known, stem)| (known.unit.as_str(), stem.as_str())))
        });
        let (found, _) = self.organisations.get(near_in(known, unit, &stem)?)?;
        Some(found)
    }

    /// The id of the known party organisation that a name which would be made is near.
    pub fn near_party(&self, name: &str, unit: &str) -> Option<&str> {
        let stem = stem_key(&party_name(name).stem, self.places);
        let known = self.near_parties.get_or_init(|| {
            let all = self.parties.iter();
            by_unit(all.map(|known| (known.unit.as_str(), known.stem.as_str())))
        });
        let found = self.parties.get(near_in(known, unit, &stem)?)?;
        Some(&found.id)
    }
}

#[cfg(test)]
mod tests {
    use ecow::{EcoString, eco_format};

    use super::*;
    use crate::domain::roster::staged::{PresentOrganisation, PresentPost, UnitRef, Values};

    fn values(pairs: &[(&str, &str)]) -> Values {
        pairs.iter().copied().collect()
    }

    fn person(id: &str, key: &str, unit: &str, party: &str, phone: &str) -> PresentPerson {
        PresentPerson {
            id: id.into(),
            key: Some(key.into()),
            first15_key: None,
            last4_key: None,
            values: values(&[("name", "王伟"), ("phone", phone), ("birth_date", "1985-06-15")]),
            posts: vec![PresentPost {
                id: eco_format!("post-{id}"),
                unit: unit.into(),
                organisation: party.into(),
                values: values(&[("employer", "红海玻璃有限公司")]),
                earlier_since: None,
            }],
        }
    }

    fn row(key: Option<&str>, party: Option<&str>, told: &[(&str, &str)]) -> StagedRow {
        StagedRow {
            row: "a!2".into(),
            skipped: false,
            errors: Vec::new(),
            unit: UnitRef::Unstated,
            person_key: key.map(EcoString::from),
            first15_key: None,
            last4_key: None,
            organisation: party.map(EcoString::from),
            person: values(&[("name", "王伟")]),
            post: values(told),
            decision: None,
        }
    }

    fn roster() -> Roster {
        let party = |id: &str, unit: &str, name: &str| PresentOrganisation {
            id: id.to_owned(),
            unit: unit.to_owned(),
            names: vec![name.to_owned()],
        };
        Roster {
            people: vec![
                person("1", "k1", "east", "p1", "13800000001"),
                person("2", "k2", "east", "p2", "13800000002"),
                person("3", "k3", "west", "p3", "13800000003"),
            ],
            organisations: vec![
                party("p1", "east", "红海玻璃有限公司党支部"),
                party("p2", "east", "大华物流有限公司党支部"),
            ],
        }
    }

    #[test]
    fn nobody_is_matched_on_the_name_alone() {
        let (roster, units) = (roster(), BTreeSet::from(["east".to_owned()]));
        let subjects = Subjects::new(&roster, &[], &units, &[]);
        let found = |row: StagedRow| subjects.person(&row, None).map_err(|why| why.code);
        let ok = |id: &str| Ok(id.to_owned());
        for (told, want) in [
            (row(Some("k2"), None, &[]), ok("2")),
            (row(Some("k3"), None, &[]), Err("scope.other_unit")),
            (row(Some("k9"), None, &[]), Err("fact.person_unknown")),
            (row(None, None, &[]), Err("fact.person_unclear")),
            (row(None, Some("红海玻璃支部委员会"), &[]), ok("1")),
            (row(None, None, &[("phone", "13800000002")]), ok("2")),
            // both share the employer and the month
            (
                row(None, None, &[("employer", "红海玻璃")]),
                Err("fact.person_unclear"),
            ),
            (
                row(None, None, &[("birth_date", "1985-06")]),
                Err("fact.person_unclear"),
            ),
            (row(None, Some("别的党支部"), &[]), Err("fact.person_unclear")),
        ] {
            assert_eq!(found(told.clone()), want, "{told:?}");
        }
        let mut other = row(Some("k1"), None, &[]);
        other.person = values(&[("name", "王玮")]);
        assert_eq!(found(other), Err("fact.name_differs"));
    }

    #[test]
    fn organisations_are_one_by_code_or_stem() {
        let known = |id: &str, unit: &str, name: &str, code: Option<&str>| KnownOrganisation {
            id: id.to_owned(),
            unit: unit.to_owned(),
            name: name.to_owned(),
            credit_code: code.map(str::to_owned),
        };
        let list = [
            known("1", "east", "红海玻璃有限公司", Some("A")),
            known("2", "west", "红海玻璃有限公司", None),
            known("3", "north", "红海玻璃有限公司", Some("C")),
        ];
        let units = BTreeSet::from(["east".to_owned(), "west".to_owned()]);
        let roster = Roster::default();
        let subjects = Subjects::new(&roster, &list, &units, &[]);
        let found = |name: &str, code: Option<&str>, unit: Option<&str>| {
            subjects.organisation(name, code, unit).map_err(|why| why.code)
        };
        let ok = |id: &str| Ok(Some(id.to_owned()));
        for (name, code, unit, want) in [
            ("改了名字", Some("A"), None, ok("1")),
            ("红海玻璃", None, Some("east"), ok("1")),
            ("红海玻璃", None, None, Err("fact.organisation_unclear")),
            ("红海玻璃", Some("B"), Some("east"), Ok(None)),
            ("红海玻璃", Some("B"), Some("west"), ok("2")),
            ("红海玻璃", Some("C"), Some("north"), Ok(None)),
            ("别的公司", None, Some("east"), Ok(None)),
        ] {
            assert_eq!(found(name, code, unit), want, "{name} {code:?} {unit:?}");
        }
        let near = |name: &str, unit: &str| {
            let known = subjects.near_organisation(name, unit);
            known.map(|known| known.id.as_str())
        };
        assert_eq!(near("红海玻璃制品厂", "east"), Some("1"));
        assert_eq!(near("红海玻璃制品厂", "west"), Some("2"));
        assert_eq!(near("大华物流", "east"), None);
        assert_eq!(near("红海玻璃制品厂", "south"), None);
    }
}
