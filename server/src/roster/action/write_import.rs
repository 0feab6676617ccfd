//! Writes what a comparison says: organisations, people, posts, accounts, and an audit entry a person.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{OrganisationRef, PersonRef, RowResult, StagedRow};
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::domain::value::{AccountState, IdNumber, RoleName, RowOutcome};
use sanyou_schema::entity::{
    appointment, coverage, import_row, organisation, party_organisation, person, roster_import,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, Iterable,
    PrimaryKeyToColumn, QueryFilter, Set,
};

use super::compare::{Comparison, with_known_employers};
use super::organisations::Employers;
use super::posts::{PostWriting, post_of_row};
use crate::account::{NewAccount, NewGrant, NewPlace, account_of_person, create_account, follow_person};
use crate::platform::change::Change;
use crate::platform::keys::spoken_code;
use crate::platform::problem::Problem;
use crate::roster::fields::{blank_person, set_id_number, set_person_value};
use crate::roster::store::imports::OpenRow;

/// How many rows one statement writes.
const PORTION: usize = 500;

/// A person as the import leaves them.
struct Draft {
    row: person::Model,
    is_new: bool,
    /// Whether their own row differs from before.
    differs: bool,
    /// The unit of the last post that was written.
    unit: Option<UnitId>,
    /// What is noted: the rows, and each field before and after.
    rows: Vec<String>,
    changes: Vec<sanyou_schema::domain::roster::Change>,
}

/// Writes the rows that are new, changed or moved.
pub async fn write(
    change: &mut Change,
    import: &roster_import::Model,
    rows: &[OpenRow],
    comparison: Comparison,
) -> Result<(), Problem> {
    let staged: Vec<StagedRow> = rows.iter().map(|row| row.content.staged.clone()).collect();
    let compared = with_known_employers(&staged, &comparison.present);
    let parties = write_parties(change, import.as_of, &comparison).await?;
    let mut people = Draftees::default();
    let mut employers = Employers::new(&comparison.present, import.as_of);
    let mut posts = PostWriting::new(change, &comparison.present, &comparison.diff, import.as_of).await?;
    let written = rows
        .iter()
        .zip(&compared)
        .zip(&comparison.diff.rows)
        .filter(|(_, result)| {
            matches!(
                result.outcome,
                RowOutcome::New | RowOutcome::Changed | RowOutcome::Moved
            )
        });
    for ((open, staged), result) in written {
        let Some(id) = people.take(change, &comparison, open, result) else {
            continue;
        };
        let unit = result.unit.as_deref().and_then(|unit| unit.parse().ok());
        let party = result
            .organisation
            .as_ref()
            .and_then(|reference| match reference {
                OrganisationRef::Known(id) => id.parse().ok(),
                OrganisationRef::New(key) => parties.get(key).copied(),
            });
        let row = post_of_row(change, &mut posts, result, staged, id, party);
        if let (Some(row), Some(unit)) = (row, unit) {
            employers.of_post(change, row, &result.changes, unit);
        }
        people.note(id, unit, open, result);
    }
    flush(change, employers, &people, posts).await?;
    keep_accounts(change, &people, import.as_of).await?;
    link_rows(change, rows, &comparison.diff.rows, &people).await?;
    note(change, import, people);
    Ok(())
}

/// Makes the party organisations of the preview, and takes ended ones up again that rows name.
async fn write_parties(
    change: &Change,
    day: NaiveDate,
    comparison: &Comparison,
) -> Result<HashMap<String, sanyou_schema::domain::value::id::PartyOrganisationId>, Problem> {
    let mut made = HashMap::new();
    let mut models = Vec::new();
    for new in &comparison.diff.organisations {
        let row = super::organisations::party_of(change, new, day)?;
        made.insert(new.key.clone(), row.id);
        models.push(row);
    }
    insert_all::<party_organisation::Entity, _>(change, models).await?;
    let named = comparison
        .diff
        .rows
        .iter()
        .filter_map(|row| match &row.organisation {
            Some(OrganisationRef::Known(id)) => id.parse().ok(),
            _ => None,
        });
    let ended: BTreeMap<_, _> = named
        .filter_map(|id| comparison.present.parties.get(&id))
        .filter(|party| party.valid_to.is_some())
        .map(|party| (party.id, party))
        .collect();
    for party in ended.into_values() {
        let mut row = party.clone().into_active_model();
        row.valid_to = Set(None);
        row.update(change.db()).await?;
    }
    Ok(made)
}

/// The people of the import, by id; new ones by the key of their ID number as well.
#[derive(Default)]
struct Draftees {
    by_id: BTreeMap<PersonId, Draft>,
    by_key: HashMap<String, PersonId>,
}

impl Draftees {
    /// The person of a row with its changes written in.
    fn take(
        &mut self,
        change: &Change,
        comparison: &Comparison,
        open: &OpenRow,
        result: &RowResult,
    ) -> Option<PersonId> {
        let id = match result.person.as_ref()? {
            PersonRef::Known(id) => id.parse().ok()?,
            PersonRef::New(key) => *self.by_key.entry(key.clone()).or_insert_with(|| change.id()),
        };
        let known = comparison.present.people.get(&id);
        let draft = self.by_id.entry(id).or_insert_with(|| Draft {
            row: known.cloned().unwrap_or_else(|| {
                let mut row = blank_person(id, open.content.name.as_deref().unwrap_or_default(), change.at());
                let number = open.content.values.get("id_number").cloned().flatten();
                if let Some(number) = number.and_then(|number| IdNumber::parse(&number).ok()) {
                    set_id_number(&mut row, change.keys(), &number);
                }
                row
            }),
            is_new: known.is_none(),
            differs: false,
            unit: None,
            rows: Vec::new(),
            changes: Vec::new(),
        });
        for told in result
            .changes
            .iter()
            .filter(|told| told.subject == sanyou_schema::domain::roster::Subject::Person)
        {
            set_person_value(&mut draft.row, change.keys(), &told.field, &told.after);
            draft.differs = true;
        }
        Some(id)
    }

    fn note(&mut self, id: PersonId, unit: Option<UnitId>, open: &OpenRow, result: &RowResult) {
        if let Some(draft) = self.by_id.get_mut(&id) {
            draft.unit = unit.or(draft.unit);
            draft.rows.push(open.content.staged.row.clone());
            draft.changes.extend(result.changes.iter().cloned());
        }
    }
}

async fn flush(
    change: &Change,
    employers: Employers,
    people: &Draftees,
    posts: PostWriting,
) -> Result<(), DbErr> {
    insert_all::<organisation::Entity, _>(change, employers.made).await?;
    update_all(change, employers.changed.into_values()).await?;
    let (new, known): (Vec<&Draft>, Vec<&Draft>) = people.by_id.values().partition(|draft| draft.is_new);
    insert_all::<person::Entity, _>(change, new.into_iter().map(|draft| draft.row.clone()).collect()).await?;
    let differing = known.into_iter().filter(|draft| draft.differs);
    update_all(change, differing.map(|draft| draft.row.clone())).await?;
    insert_all::<coverage::Entity, _>(change, employers.covered).await?;
    update_all(change, posts.changed.into_values()).await?;
    insert_all::<appointment::Entity, _>(change, posts.made.into_values().collect()).await
}

async fn insert_all<E, M>(change: &Change, rows: Vec<M>) -> Result<(), DbErr>
where
    E: EntityTrait<Model = M>,
    M: IntoActiveModel<E::ActiveModel> + Clone,
    E::ActiveModel: Send,
{
    for portion in rows.chunks(PORTION) {
        let models = portion
            .iter()
            .map(|row| row.clone().into_active_model().reset_all());
        E::insert_many(models).exec_without_returning(change.db()).await?;
    }
    Ok(())
}

async fn update_all<M, A>(change: &Change, rows: impl Iterator<Item = M>) -> Result<(), DbErr>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait + ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    for row in rows {
        let mut row = row.into_active_model();
        for column in <A::Entity as EntityTrait>::Column::iter() {
            let key = <A::Entity as EntityTrait>::PrimaryKey::from_column(column).is_some();
            if !key {
                row.reset(column);
            }
        }
        row.update(change.db()).await?;
    }
    Ok(())
}

/// Every worker has an account, so that codes can be made for it; one that exists follows its person.
async fn keep_accounts(change: &mut Change, people: &Draftees, day: NaiveDate) -> Result<(), DbErr> {
    for (id, draft) in &people.by_id {
        let Some(unit) = draft.unit else {
            continue;
        };
        let has_one = !draft.is_new && account_of_person(change.db(), *id).await?.is_some();
        if has_one {
            follow_person(change.db(), *id, &draft.row.name, unit).await?;
            continue;
        }
        let account = NewAccount {
            login: format!("w{}", spoken_code(8).to_lowercase()),
            display_name: draft.row.name.clone(),
            person: Some(*id),
            home_unit: unit,
            state: AccountState::Invited,
            password_hash: None,
            pin_hash: None,
            must_change: false,
            informed: false,
            grants: vec![NewGrant {
                role: RoleName::Worker,
                place: NewPlace::Oneself,
                valid_from: day,
                valid_to: None,
            }],
        };
        create_account(change, account).await?;
    }
    Ok(())
}

/// The rows of the import say which person they made.
async fn link_rows(
    change: &Change,
    rows: &[OpenRow],
    results: &[RowResult],
    people: &Draftees,
) -> Result<(), DbErr> {
    for (open, result) in rows.iter().zip(results) {
        let Some(PersonRef::New(key)) = &result.person else {
            continue;
        };
        let Some(id) = people.by_key.get(key) else {
            continue;
        };
        import_row::Entity::update_many()
            .col_expr(import_row::Column::PersonId, sea_orm::sea_query::Expr::value(*id))
            .filter(import_row::Column::Id.eq(open.row.id))
            .exec(change.db())
            .await?;
    }
    Ok(())
}

fn note(change: &mut Change, import: &roster_import::Model, people: Draftees) {
    for (id, draft) in people.by_id {
        let action = if draft.is_new {
            "person.create"
        } else {
            "person.update"
        };
        let detail = serde_json::json!({
            "import": import.id,
            "rows": draft.rows,
            "changes": draft.changes,
        });
        change.audit(action, "person", id, &detail);
    }
}
