//! Writes what was planned, as one change set.
use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::value::id::{AllianceId, ImportId, OrganisationId, PartyOrganisationId, UnitId};
use sanyou_schema::domain::value::{ChangeSetKind, SheetKind};
use sanyou_schema::entity::{
    alliance, alliance_member, coverage, fact, organisation, pairing, roster_import,
};
use uuid::Uuid;

use super::command::{
    AllianceOf, Check, Command, FactDraft, MemberDraft, OrganisationOf, PairDraft, PartyOf, Planned, Subject,
};
use super::main_field;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::action::guarded::summary_of;
use crate::roster::change_set::{ChangeSet, Part, Recorded, Recorder};
use crate::roster::store::present::Present;
use crate::roster::store::rows::OpenRow;

/// Where a row came from.
#[derive(Debug, Clone)]
struct Source {
    import: ImportId,
    sheet: String,
    cell: String,
    at: DateTime<Utc>,
}

/// What has been made so far, so that rows that name the same thing share it.
struct Writing<'a> {
    change: &'a mut Change,
    present: &'a Present,
    recorder: Recorder,
    day: NaiveDate,
    organisations: HashMap<(UnitId, String), OrganisationId>,
    parties: HashMap<String, PartyOrganisationId>,
    alliances: HashMap<String, AllianceId>,
    covered: Vec<(OrganisationId, PartyOrganisationId)>,
}

/// Writes the commands of an import's rows.
pub async fn write_facts(
    change: &mut Change,
    import: &roster_import::Model,
    rows: &[OpenRow],
    (present, planned): (&Present, &[Planned]),
    title: String,
) -> Result<(), Problem> {
    let kind = import.kind.unwrap_or(SheetKind::Roster);
    let columns = main_columns(change, import, kind)?;
    let at = change.at();
    let mut writing = Writing {
        change,
        present,
        recorder: Recorder::new(),
        day: import.as_of,
        organisations: HashMap::new(),
        parties: HashMap::new(),
        alliances: HashMap::new(),
        covered: Vec::new(),
    };
    for (open, planned) in rows.iter().zip(planned) {
        let Some(command) = &planned.command else { continue };
        let letters = columns.get(&open.row.sheet).cloned().unwrap_or_default();
        let source = Source {
            import: import.id,
            sheet: open.row.sheet.clone(),
            cell: format!("{letters}{}", open.row.row_no),
            at,
        };
        let (subject, id) = match command {
            Command::Check(check) => ("organisation", writing.check(check, &source)?),
            Command::Fact(draft) => writing.fact(draft, &source),
            Command::Member(draft) => ("alliance", writing.member(draft, &source)),
            Command::Pair(draft) => ("party_organisation", writing.pair(draft, &source)),
        };
        let detail = serde_json::json!({
            "import": import.id, "kind": kind, "sheet": source.sheet, "cell": source.cell,
            "changes": planned.result.changes,
        });
        writing.change.audit("facts.write", subject, id, &detail);
    }
    let Writing { change, recorder, .. } = writing;
    if !recorder.is_empty() {
        let set = ChangeSet {
            kind: ChangeSetKind::Import,
            import: Some(import.id),
            ..ChangeSet::by_hand(import.unit_id, title)
        };
        recorder.write(change, set).await?;
    }
    Ok(())
}

/// The letters of the column that each sheet's rows are named by.
fn main_columns(
    change: &Change,
    import: &roster_import::Model,
    kind: SheetKind,
) -> Result<HashMap<String, String>, Problem> {
    let summary = summary_of(change.keys(), import)?;
    let main = main_field(kind);
    let column = |sheet: crate::roster::content::Sheet| {
        let found = sheet.columns.iter().find(|column| column.field == Some(main))?;
        Some((sheet.name, found.column.clone()))
    };
    Ok(summary.sheets.into_iter().filter_map(column).collect())
}

impl Writing<'_> {
    fn check(&mut self, check: &Check, source: &Source) -> Result<Uuid, Problem> {
        let id = self.organisation(check);
        if let Some(party) = &check.party {
            let party = self.party(party)?;
            if !self.covered.contains(&(id, party)) {
                self.covered.push((id, party));
                let row = coverage::Model {
                    id: self.change.id(),
                    organisation_id: id,
                    party_organisation_id: party,
                    valid_from: self.day,
                    valid_to: None,
                };
                self.recorder.make(id, row);
            }
        }
        if let Some(after) = &check.after {
            let mut after = after.clone();
            after.organisation_id = id;
            after.import_id = Some(source.import);
            after.sheet = Some(source.sheet.clone());
            after.cell = Some(source.cell.clone());
            after.created_at = source.at;
            if let Some(before) = &check.before {
                self.recorder.change(id, before, after);
            } else {
                after.id = self.change.id();
                self.recorder.make(id, after);
            }
        }
        Ok(id.into())
    }

    /// The organisation of a check, made or changed as the row says.
    fn organisation(&mut self, check: &Check) -> OrganisationId {
        let kind = check.kind.as_deref().and_then(|kind| kind.parse().ok());
        let code = check.credit_code.clone();
        match &check.organisation {
            OrganisationOf::Known(id) => {
                if let Some(before) = self.present.employers.get(id) {
                    self.recorder.label(*id, &before.name);
                    if kind.is_some() || code.is_some() {
                        let after = organisation::Model {
                            kind: kind.or(before.kind),
                            credit_code: code.or_else(|| before.credit_code.clone()),
                            ..before.clone()
                        };
                        self.recorder.change(*id, before, after);
                    }
                }
                *id
            }
            OrganisationOf::New { unit, name, stem } => {
                if let Some(id) = self.organisations.get(&(*unit, stem.clone())) {
                    return *id;
                }
                let row = organisation::Model {
                    id: self.change.id(),
                    territory_unit_id: *unit,
                    name: name.clone(),
                    name_key: stem.clone(),
                    kind,
                    credit_code: code,
                    valid_from: self.day,
                    valid_to: None,
                    successor_id: None,
                };
                let id = row.id;
                self.organisations.insert((*unit, stem.clone()), id);
                self.recorder.label(id, name);
                self.recorder.make(id, row);
                id
            }
        }
    }

    fn party(&mut self, party: &PartyOf) -> Result<PartyOrganisationId, Problem> {
        let new = match party {
            PartyOf::Known(id) => return Ok(*id),
            PartyOf::New(new) => new,
        };
        if let Some(id) = self.parties.get(new.key.as_str()) {
            return Ok(*id);
        }
        let row = crate::roster::action::organisations::party_of(self.change, new, self.day)?;
        let id = row.id;
        self.parties.insert(new.key.to_string(), id);
        self.recorder.label(id, &row.name);
        self.recorder.make(id, row);
        Ok(id)
    }

    /// What was said before stays as a row of its own; the row that holds keeps its id.
    fn fact(&mut self, draft: &FactDraft, source: &Source) -> (&'static str, Uuid) {
        let mut after = fact::Model {
            import_id: Some(source.import),
            sheet: Some(source.sheet.clone()),
            cell: Some(source.cell.clone()),
            created_at: source.at,
            ..draft.after.clone()
        };
        let earlier = draft.before.as_ref().map(|before| fact::Model {
            id: self.change.id(),
            live_key: None,
            ..before.clone()
        });
        if draft.before.is_none() {
            after.id = self.change.id();
        }
        let (recorder, label) = (&mut self.recorder, draft.label.as_str());
        let before = draft.before.as_ref();
        match (
            after.person_id,
            after.organisation_id,
            after.party_organisation_id,
        ) {
            (Some(id), ..) => {
                record(recorder, id, label, before, earlier, after);
                ("person", id.into())
            }
            (None, Some(id), _) => {
                record(recorder, id, label, before, earlier, after);
                ("organisation", id.into())
            }
            (None, None, Some(id)) => {
                record(recorder, id, label, before, earlier, after);
                ("party_organisation", id.into())
            }
            // the table's check lets no row without a subject through
            (None, None, None) => ("fact", after.id.into()),
        }
    }

    fn member(&mut self, draft: &MemberDraft, source: &Source) -> Uuid {
        let alliance = self.alliance(&draft.alliance, source);
        let (organisation, party) = match draft.member {
            Subject::Organisation(id) => (Some(id), None),
            Subject::Party(id) => (None, Some(id)),
            Subject::Person(_) => (None, None),
        };
        let after = alliance_member::Model {
            id: draft
                .before
                .as_ref()
                .map_or_else(|| self.change.id(), |place| place.id),
            alliance_id: alliance,
            organisation_id: organisation,
            party_organisation_id: party,
            valid_from: draft.valid_from,
            valid_to: draft.valid_to,
            import_id: Some(source.import),
            sheet: Some(source.sheet.clone()),
            cell: Some(source.cell.clone()),
            created_at: source.at,
        };
        let settled = draft
            .before
            .as_ref()
            .is_some_and(|before| before.valid_to == after.valid_to);
        let recorder = &mut self.recorder;
        match draft.member {
            Subject::Organisation(id) if !settled => {
                record(recorder, id, &draft.label, draft.before.as_ref(), None, after);
            }
            Subject::Party(id) if !settled => {
                record(recorder, id, &draft.label, draft.before.as_ref(), None, after);
            }
            _ => {}
        }
        alliance.into()
    }

    fn alliance(&mut self, alliance: &AllianceOf, source: &Source) -> AllianceId {
        match alliance {
            AllianceOf::Known { before, after } => {
                if before != after {
                    self.recorder
                        .change(before.unit_id, before.as_ref(), after.as_ref().clone());
                    self.recorder.label(before.unit_id, &before.name);
                }
                before.id
            }
            AllianceOf::New(new) => {
                if let Some(id) = self.alliances.get(&new.name_key) {
                    return *id;
                }
                let row = alliance::Model {
                    id: self.change.id(),
                    import_id: Some(source.import),
                    sheet: Some(source.sheet.clone()),
                    cell: Some(source.cell.clone()),
                    created_at: source.at,
                    ..new.as_ref().clone()
                };
                let id = row.id;
                self.alliances.insert(new.name_key.clone(), id);
                self.recorder.label(row.unit_id, &row.name);
                self.recorder.make(row.unit_id, row);
                id
            }
        }
    }

    fn pair(&mut self, draft: &PairDraft, source: &Source) -> Uuid {
        let after = pairing::Model {
            id: draft
                .before
                .as_ref()
                .map_or_else(|| self.change.id(), |pair| pair.id),
            import_id: Some(source.import),
            sheet: Some(source.sheet.clone()),
            cell: Some(source.cell.clone()),
            created_at: source.at,
            ..draft.after.clone()
        };
        let helped = after.helped_id;
        record(
            &mut self.recorder,
            helped,
            &draft.label,
            draft.before.as_ref(),
            None,
            after,
        );
        helped.into()
    }
}

/// A row that is made, or changed with what it said before beside it.
fn record<P, M>(
    recorder: &mut Recorder,
    part: P,
    label: &str,
    before: Option<&M>,
    earlier: Option<M>,
    after: M,
) where
    P: Into<Part> + Copy,
    M: Recorded,
{
    recorder.label(part, label);
    match before {
        Some(before) => {
            if let Some(earlier) = earlier {
                recorder.make(part, earlier);
            }
            recorder.change(part, before, after);
        }
        None => recorder.make(part, after),
    }
}
