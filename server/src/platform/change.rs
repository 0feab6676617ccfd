//! The one way to change things: a transaction whose rows, audit entries and notices commit together.
use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::connect::is_busy;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::notice::DeliveryAction;
use sanyou_schema::domain::value::id::{AccountId, ChangeId, NoticeId, PersonId, UnitId};
use sanyou_schema::domain::value::{DeliveryChannel, DeliveryState, NoticeKind};
use sanyou_schema::entity::{audit_entry, delivery, notice};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set,
};
use serde::Serialize;
use uuid::Uuid;

use super::Platform;
use super::clock::Clock;
use super::insert::insert_all;
use super::keys::Keys;

/// How many rows one statement writes.
const PORTION: usize = 500;

/// Who does it, and for whom.
#[derive(Debug, Clone, Default)]
pub struct By {
    /// The account; none for the system itself.
    pub account: Option<AccountId>,
    /// The person for whom the township does it (代办).
    pub on_behalf_of: Option<PersonId>,
}

impl By {
    /// The system itself: jobs, setup, demo data.
    pub fn system() -> Self {
        Self::default()
    }

    /// An account, for itself or in its office.
    pub fn account(account: AccountId) -> Self {
        Self {
            account: Some(account),
            on_behalf_of: None,
        }
    }
}

/// An open change. Dropped without [`Change::commit`] it leaves nothing behind.
pub struct Change {
    txn: DatabaseTransaction,
    clock: Clock,
    keys: Keys,
    id: ChangeId,
    at: DateTime<Utc>,
    by: By,
    entries: Vec<Entry>,
    tellings: Vec<Telling>,
    /// The causes of those that stand for what nobody was told of the same before.
    instead: HashSet<String>,
    wake: super::jobs::Wake,
}

/// An audit entry of a change that is not written yet.
pub struct Entry(audit_entry::ActiveModel);

/// Something that a person is to be told, with the ways by which it may reach them.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The person; for an official without a person, none.
    pub person: Option<PersonId>,
    /// The account whose inbox shows it, where it is no worker's.
    pub account: Option<AccountId>,
    /// What it is about.
    pub kind: NoticeKind,
    /// The session, application or certificate.
    pub subject_id: Uuid,
    /// One notice for one cause: the same again is not told again.
    pub dedupe: String,
    /// First line, also the mail's subject.
    pub title: String,
    /// The text as the person sees it.
    pub body: String,
    /// The page in the phone app, from its root.
    pub path: Option<String>,
    /// The mail address that the person gave; without one the township tells them.
    pub email: Option<String>,
    /// The township on whose list the person stands where there is no mail address.
    pub unit: Option<UnitId>,
}

impl Platform {
    /// Opens a change by somebody.
    pub async fn change(&self, by: &By) -> Result<Change, DbErr> {
        Ok(Change {
            txn: self.database.begin().await?,
            clock: self.clock,
            keys: self.keys.clone(),
            id: self.clock.id(),
            at: self.clock.now(),
            by: by.clone(),
            entries: Vec::new(),
            tellings: Vec::new(),
            instead: HashSet::new(),
            wake: self.wake.clone(),
        })
    }
}

impl Platform {
    /// As [`Platform::change`], for a job: nobody waits for its answer, so that it waits for whoever is writing.
    pub async fn change_when_free(&self, by: &By) -> Result<Change, DbErr> {
        loop {
            match self.change(by).await {
                Err(error) if is_busy(&error) => tracing::info!(%error, "a job waits for the writer"),
                opened => return opened,
            }
        }
    }
}

impl Change {
    /// The open transaction, for reads and writes of the change.
    pub fn db(&self) -> &DatabaseTransaction {
        &self.txn
    }

    /// The instant of the change: every row of it carries the same.
    pub fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// The civil day of the change.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Who does it.
    pub fn by(&self) -> &By {
        &self.by
    }

    /// A new id.
    pub fn id<T: From<Uuid>>(&self) -> T {
        self.clock.id()
    }

    /// The keys, for sealing what the change writes.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Notes what was done to which thing; `detail` (before, after, reason) is sealed.
    pub fn audit(
        &mut self,
        action: &str,
        subject: &str,
        subject_id: impl Into<Uuid>,
        detail: &impl Serialize,
    ) {
        self.entries.push(self.entry(action, subject, subject_id, detail));
    }

    /// As [`Change::audit`], the entry left to whoever gives it to [`Change::write_entries`]: a large change holds no more
    /// than a portion of them.
    pub fn entry(
        &self,
        action: &str,
        subject: &str,
        subject_id: impl Into<Uuid>,
        detail: &impl Serialize,
    ) -> Entry {
        Entry(audit_entry::ActiveModel {
            id: Set(self.clock.id()),
            change_id: Set(self.id),
            at: Set(self.at),
            actor_id: Set(self.by.account),
            on_behalf_of: Set(self.by.on_behalf_of),
            action: Set(action.to_owned()),
            subject: Set(subject.to_owned()),
            subject_id: Set(subject_id.into()),
            detail_enc: Set(Some(self.keys.seal_json(detail))),
            request_id: Set(super::http::request_id::current()),
        })
    }

    /// Tells somebody, once for one cause.
    pub fn tell(&mut self, telling: Telling) {
        self.tellings.push(telling);
    }

    /// As [`Change::tell`], with all that is to be known of its subject: what nobody has told the person of that before is
    /// told no more.
    pub fn tell_instead(&mut self, telling: Telling) {
        self.instead.insert(telling.dedupe.clone());
        self.tell(telling);
    }

    /// Which of these was told in an earlier change.
    pub async fn told(&self, dedupes: impl IntoIterator<Item = &str>) -> Result<HashSet<String>, DbErr> {
        let dedupes: Vec<&str> = dedupes.into_iter().collect();
        let mut told = HashSet::new();
        for portion in dedupes.chunks(PORTION) {
            let rows: Vec<String> = notice::Entity::find()
                .select_only()
                .column(notice::Column::Dedupe)
                .filter(notice::Column::Dedupe.is_in(portion.iter().copied()))
                .into_tuple()
                .all(&self.txn)
                .await?;
            told.extend(rows);
        }
        Ok(told)
    }

    /// Writes audit entries ahead of the commit.
    pub async fn write_entries(&self, entries: Vec<Entry>) -> Result<(), DbErr> {
        insert_all::<audit_entry::Entity>(&self.txn, entries.into_iter().map(|entry| entry.0)).await
    }

    /// Writes audit entries and notices, and commits all of it.
    pub async fn commit(mut self) -> Result<(), DbErr> {
        let entries = std::mem::take(&mut self.entries);
        self.write_entries(entries).await?;
        let tellings = std::mem::take(&mut self.tellings);
        let told = !tellings.is_empty();
        self.write_notices(tellings).await?;
        self.txn.commit().await?;
        self.wake.now("audit.seal");
        if told {
            self.wake.now("notice.mail");
        }
        Ok(())
    }

    /// Writes what was not told before, some hundreds a statement.
    async fn write_notices(&self, tellings: Vec<Telling>) -> Result<(), DbErr> {
        let mut seen: HashSet<String> = HashSet::new();
        for portion in tellings.chunks(PORTION) {
            seen.extend(
                self.told(portion.iter().map(|telling| telling.dedupe.as_str()))
                    .await?,
            );
            let (mut notices, mut deliveries) = (Vec::new(), Vec::new());
            let mut replaced: BTreeMap<Uuid, Vec<PersonId>> = BTreeMap::new();
            for telling in portion {
                if !seen.insert(telling.dedupe.clone()) {
                    continue;
                }
                if self.instead.contains(&telling.dedupe) {
                    replaced
                        .entry(telling.subject_id)
                        .or_default()
                        .extend(telling.person);
                }
                let id: NoticeId = self.clock.id();
                notices.push(self.notice(id, telling));
                deliveries.extend(self.delivery(id, telling));
            }
            for (subject, people) in replaced {
                self.replace(subject, people).await?;
            }
            if !notices.is_empty() {
                notice::Entity::insert_many(notices)
                    .exec_without_returning(&self.txn)
                    .await?;
            }
            if !deliveries.is_empty() {
                delivery::Entity::insert_many(deliveries)
                    .exec_without_returning(&self.txn)
                    .await?;
            }
        }
        Ok(())
    }

    /// What these people were to be told of a subject, and were not yet.
    async fn replace(&self, subject: Uuid, people: Vec<PersonId>) -> Result<(), DbErr> {
        let earlier = notice::Entity::find()
            .select_only()
            .column(notice::Column::Id)
            .filter(notice::Column::SubjectId.eq(subject))
            .filter(notice::Column::PersonId.is_in(people))
            .into_query();
        let open = DeliveryState::ALL.iter().copied();
        let open = open.filter(|state| state.next(DeliveryAction::Replace).is_some());
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, DeliveryState::Replaced.into())
            .col_expr(delivery::Column::DoneAt, self.at.into())
            .filter(delivery::Column::State.is_in(open))
            .filter(delivery::Column::NoticeId.in_subquery(earlier))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    fn notice(&self, id: NoticeId, telling: &Telling) -> notice::ActiveModel {
        notice::ActiveModel {
            id: Set(id),
            person_id: Set(telling.person),
            account_id: Set(telling.account),
            kind: Set(telling.kind),
            subject_id: Set(telling.subject_id),
            dedupe: Set(telling.dedupe.clone()),
            title: Set(telling.title.clone()),
            body_enc: Set(self.keys.seal_text(&telling.body)),
            path: Set(telling.path.clone()),
            created_at: Set(self.at),
            read_at: Set(None),
        }
    }

    /// By mail where there is an address, else by the township; nobody else is in between for an official.
    fn delivery(&self, notice: NoticeId, telling: &Telling) -> Option<delivery::ActiveModel> {
        let channel = match (&telling.email, telling.unit) {
            (Some(_), _) => DeliveryChannel::Mail,
            (None, Some(_)) => DeliveryChannel::Township,
            (None, None) => return None,
        };
        let address = telling.email.as_ref().map(|address| self.keys.seal_text(address));
        let mail_id = self.clock.id::<Uuid>().simple();
        Some(delivery::ActiveModel {
            id: Set(self.clock.id()),
            notice_id: Set(notice),
            channel: Set(channel),
            state: Set(DeliveryState::Pending),
            unit_id: Set(telling.unit),
            address_enc: Set(address),
            message_id: Set((channel == DeliveryChannel::Mail).then(|| format!("<{mail_id}@sanyou>"))),
            attempts: Set(0),
            due_at: Set(self.at),
            leased_until: Set(None),
            done_at: Set(None),
            done_by: Set(None),
            last_error: Set(None),
        })
    }
}
