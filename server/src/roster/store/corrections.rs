//! What workers say is wrong.
use chrono::{DateTime, Utc};
use sanyou_schema::domain::value::id::{ChangeSetId, CorrectionId, PersonId};
use sanyou_schema::domain::value::{ChangeSetKind, CorrectionState, PartSubject};
use sanyou_schema::entity::{change_part, change_set, correction};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// How many of one state are looked at.
const LOOKED_AT: u64 = 1000;

/// One by id; whether the asker may see it is told by its person.
pub async fn by_id(db: &impl ConnectionTrait, id: CorrectionId) -> Result<Option<correction::Model>, DbErr> {
    correction::Entity::find_by_id(id).one(db).await
}

/// How many of a person wait.
pub async fn count_open(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    correction::Entity::find()
        .filter(correction::Column::PersonId.eq(person))
        .filter(correction::Column::State.eq(CorrectionState::Open))
        .count(db)
        .await
}

/// Those in a state and of a person, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    state: Option<CorrectionState>,
    person: Option<PersonId>,
) -> Result<Vec<correction::Model>, DbErr> {
    let mut select = correction::Entity::find();
    if let Some(state) = state {
        select = select.filter(correction::Column::State.eq(state));
    }
    if let Some(person) = person {
        select = select.filter(correction::Column::PersonId.eq(person));
    }
    select
        .order_by_desc(correction::Column::Id)
        .paginate(db, LOOKED_AT)
        .fetch_page(0)
        .await
}

/// The newest change of a person since then that stands and took nothing back.
pub async fn changed_since(
    db: &impl ConnectionTrait,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<Option<ChangeSetId>, DbErr> {
    let parts = change_part::Entity::find()
        .filter(change_part::Column::Subject.eq(PartSubject::Person))
        .filter(change_part::Column::SubjectId.eq(person.0))
        .filter(change_part::Column::UndoneBySetId.is_null())
        .all(db)
        .await?;
    let set = change_set::Entity::find()
        .filter(change_set::Column::Id.is_in(parts.iter().map(|part| part.change_set_id)))
        .filter(change_set::Column::Kind.ne(ChangeSetKind::Undo))
        .filter(change_set::Column::MadeAt.gte(since))
        .order_by_desc(change_set::Column::Id)
        .one(db)
        .await?;
    Ok(set.map(|set| set.id))
}
