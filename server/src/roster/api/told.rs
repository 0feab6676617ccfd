//! What an import says of itself, as the API tells it: causes, names, who is missing, where it is stopped.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use poem_openapi::Object;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::import_missing;
use uuid::Uuid;

use super::sheets::SheetView;
use crate::roster::content::{Cause, Summary};

/// A unit, or a party organisation, by name.
#[derive(Debug, Object)]
pub struct NamedUnitView {
    /// Its id.
    pub id: Uuid,
    /// Its official name.
    pub name: String,
}

/// A cell with a cause.
#[derive(Debug, Object)]
#[oai(rename = "ImportCauseRow")]
pub struct CauseRowView {
    /// The sheet.
    pub sheet: String,
    /// The row.
    pub row: u32,
    /// The person's name.
    pub name: Option<String>,
    /// Column and row.
    pub cell: Option<String>,
    /// What stands there.
    pub raw: Option<String>,
    /// The field that would mend it.
    pub field: Option<String>,
    /// The known name that the row's is near.
    pub near: Option<String>,
}

/// A cause with its cells.
#[derive(Debug, Object)]
#[oai(rename = "ImportCause")]
pub struct CauseView {
    /// Stable code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// In a few words.
    pub label: String,
    /// What to do.
    pub advice: String,
    /// How many cells.
    pub count: u32,
    /// The first thousand cells; the rows by this code are all of them.
    pub rows: Vec<CauseRowView>,
}

/// A party organisation that would be made.
#[derive(Debug, Object)]
#[oai(rename = "ImportNewOrganisation")]
pub struct MadeView {
    /// Its unit.
    pub unit_name: String,
    /// Its name.
    pub party_organisation: String,
    /// The employer named with it.
    pub organisation: Option<String>,
    /// How many rows name it.
    pub rows: u32,
}

/// Somebody in post whom no row matches; once, wherever they serve.
#[derive(Debug, Object)]
#[oai(rename = "ImportMissing")]
pub struct GoneView {
    /// The person.
    pub person_id: Uuid,
    /// The name.
    pub name: String,
    /// Where they serve; several with 、 between.
    pub party_organisation: String,
    /// The first unit in which they are in no row.
    pub unit: Uuid,
    /// What became of them: `left`, `stays`, `later`, or null while nobody has said.
    pub decision: Option<String>,
    /// Of who left: the first day without the post.
    pub left_on: Option<NaiveDate>,
}

/// A name that is near a known one: of a party organisation, or of a firm.
#[derive(Debug, Object)]
#[oai(rename = "ImportNearName")]
pub struct NearView {
    /// The township.
    pub unit: Uuid,
    /// Its name.
    pub unit_name: String,
    /// The name in the file.
    pub name: String,
    /// The known one.
    pub near: NamedUnitView,
    /// Whether it is a firm's name.
    pub firm: bool,
    /// How many rows wait for the answer.
    pub rows: u32,
}

/// A unit at which too much would change.
#[derive(Debug, Object)]
#[oai(rename = "ImportGuardUnit")]
pub struct GuardUnitView {
    /// The unit.
    pub unit: Uuid,
    /// Its name.
    pub unit_name: String,
    /// People in post.
    pub in_post: u32,
    /// Of them missing from the file.
    pub missing: u32,
    /// Of them moved.
    pub moved: u32,
    /// Of them with another name.
    pub renamed: u32,
}

/// The parts of a summary, as the API tells them.
pub struct Told {
    /// The sheets.
    pub sheets: Vec<SheetView>,
    /// The causes.
    pub causes: Vec<CauseView>,
    /// What would be made.
    pub made: Vec<MadeView>,
    /// Names to be answered.
    pub near: Vec<NearView>,
    /// Who is missing.
    pub missing: Vec<GoneView>,
    /// Units at which the guard stops it.
    pub guard: Vec<GuardUnitView>,
}

impl Told {
    pub fn of(summary: Summary, decided: &BTreeMap<PersonId, import_missing::Model>) -> Self {
        let made = summary.new_organisations.into_iter().map(|made| MadeView {
            unit_name: made.unit_name,
            party_organisation: made.party_organisation,
            organisation: made.organisation,
            rows: made.rows,
        });
        let near = summary.near.into_iter().map(|near| NearView {
            unit: near.unit.into(),
            unit_name: near.unit_name,
            name: near.name,
            near: NamedUnitView {
                id: near.known,
                name: near.known_name,
            },
            firm: near.firm,
            rows: near.rows,
        });
        let missing = summary.missing.into_iter().map(|gone| GoneView {
            unit: gone.unit.into(),
            decision: decided.get(&gone.person).map(|row| row.decision.to_string()),
            left_on: decided.get(&gone.person).and_then(|row| row.left_on),
            person_id: gone.person.into(),
            name: gone.name,
            party_organisation: gone.party_organisation,
        });
        let guard = summary.guard.into_iter().map(|unit| GuardUnitView {
            unit: unit.unit.into(),
            unit_name: unit.unit_name,
            in_post: unit.in_post,
            missing: unit.missing,
            moved: unit.moved,
            renamed: unit.renamed,
        });
        Self {
            sheets: summary.sheets.into_iter().map(SheetView::from).collect(),
            causes: summary.causes.into_iter().map(CauseView::from).collect(),
            made: made.collect(),
            near: near.collect(),
            missing: by_person(missing),
            guard: guard.collect(),
        }
    }
}

/// Once a person, with every place where they serve: as many as are counted.
fn by_person(places: impl Iterator<Item = GoneView>) -> Vec<GoneView> {
    let mut people: Vec<GoneView> = Vec::new();
    let mut at: BTreeMap<Uuid, usize> = BTreeMap::new();
    for place in places {
        if let Some(known) = at.get(&place.person_id).and_then(|at| people.get_mut(*at)) {
            known.party_organisation += "、";
            known.party_organisation += &place.party_organisation;
        } else {
            at.insert(place.person_id, people.len());
            people.push(place);
        }
    }
    people
}

impl From<Cause> for CauseView {
    fn from(cause: Cause) -> Self {
        let rows = cause.rows.into_iter().map(|row| CauseRowView {
            sheet: row.sheet,
            row: row.row,
            name: row.name,
            cell: row.cell,
            raw: row.raw,
            field: row.field,
            near: row.near,
        });
        Self {
            code: cause.code,
            severity: cause.severity,
            label: cause.label,
            advice: cause.advice,
            count: cause.count,
            rows: rows.collect(),
        }
    }
}
