//! Posts that an import makes, corrects or ends: history, not overwrite.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{
    Begin, RowResult, StagedRow, Subject, begin_after, begin_of, days_of_left,
};
use sanyou_schema::domain::value::id::{AppointmentId, PartyOrganisationId, PersonId};
use sanyou_schema::domain::value::{PartialDate, Post, RowOutcome};
use sanyou_schema::entity::appointment;
use sea_orm::{ConnectionTrait, DbErr};

use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::Recorder;
use crate::roster::fields::set_post_value;
use crate::roster::store::posts::{ended_posts, posts_on};

/// How many values one query may ask for.
const PORTION: usize = 500;

type Key = (PersonId, PartyOrganisationId, Post, NaiveDate);

/// Posts as the import leaves them.
pub struct PostWriting {
    day: NaiveDate,
    present: HashMap<String, appointment::Model>,
    /// Posts that ended, which the same post from the same day takes up again.
    ended: HashMap<Key, appointment::Model>,
    /// Those of them that are taken up again, as they were.
    again: HashMap<AppointmentId, appointment::Model>,
    made: BTreeMap<AppointmentId, appointment::Model>,
    changed: BTreeMap<AppointmentId, appointment::Model>,
}

impl PostWriting {
    /// Those that these people hold on the day, and those that they held.
    pub async fn new(db: &impl ConnectionTrait, people: &[PersonId], day: NaiveDate) -> Result<Self, DbErr> {
        let mut ended = HashMap::new();
        for portion in people.chunks(PORTION) {
            let rows = ended_posts(db, portion).await?;
            ended.extend(rows.into_iter().map(|row| (key(&row), row)));
        }
        let held = posts_on(db, people, day).await?;
        Ok(Self {
            day,
            present: held.into_iter().map(|post| (post.id.to_string(), post)).collect(),
            ended,
            again: HashMap::new(),
            made: BTreeMap::new(),
            changed: BTreeMap::new(),
        })
    }

    /// What is made and what differs, for the recorder.
    pub fn record(self, recorder: &mut Recorder) {
        for (id, after) in self.changed {
            let before = self.present.get(&id.to_string()).or_else(|| self.again.get(&id));
            if let Some(before) = before {
                recorder.change(after.person_id, before, after);
            }
        }
        for row in self.made.into_values() {
            recorder.make(row.person_id, row);
        }
    }

    /// The holder left; the post must have begun before.
    pub fn leave(&mut self, post: &appointment::Model, left_on: NaiveDate) -> Result<(), Problem> {
        let days = days_of_left(post.valid_from, post.from_precision, left_on);
        let (from, to) = days.ok_or_else(|| Problem::internal("a post began after its holder left"))?;
        let ended = appointment::Model {
            valid_from: from,
            valid_to: Some(to),
            ..post.clone()
        };
        self.changed.insert(ended.id, ended);
        Ok(())
    }

    fn place(&mut self, row: appointment::Model) -> &mut appointment::Model {
        if let Some(earlier) = self.ended.remove(&key(&row)) {
            let again = appointment::Model {
                id: earlier.id,
                ..row
            };
            self.again.insert(earlier.id, earlier);
            return self.changed.entry(again.id).or_insert(again);
        }
        self.made.entry(row.id).or_insert(row)
    }
}

fn key(row: &appointment::Model) -> Key {
    (row.person_id, row.service_org_id, row.post, row.valid_from)
}

/// The post of a row as it is written; nothing where the row says nothing of one that can be.
pub fn post_of_row<'a>(
    change: &Change,
    posts: &'a mut PostWriting,
    (result, stated): (&RowResult, Option<PartialDate>),
    person: PersonId,
    party: Option<PartyOrganisationId>,
) -> Option<&'a mut appointment::Model> {
    let known = result
        .post
        .as_ref()
        .and_then(|id| posts.present.get(id.as_str()).cloned());
    match known {
        None => {
            let mut row = blank(change.id(), person, party?, posts.day);
            tell(&mut row, result);
            begin(&mut row, begin_of(stated, posts.day));
            Some(posts.place(row))
        }
        Some(old) if result.outcome == RowOutcome::Moved => {
            Some(moved(change, posts, old, (result, stated), party?))
        }
        Some(old) => Some(corrected(change, posts, old, (result, stated))),
    }
}

fn blank(
    id: AppointmentId,
    person: PersonId,
    party: PartyOrganisationId,
    day: NaiveDate,
) -> appointment::Model {
    let Begin { day, precision } = begin_of(None, day);
    appointment::Model {
        id,
        person_id: person,
        service_org_id: party,
        membership_org_id: None,
        organisation_id: None,
        // what the row says comes over it; where it says nothing the preview said that this is assumed
        post: Post::Officer,
        employment: None,
        administrative_post: None,
        source_unit: None,
        remark: None,
        valid_from: day,
        from_precision: precision,
        term_end: None,
        valid_to: None,
    }
}

/// The day that a row says the post is held since.
pub fn stated(staged: &StagedRow) -> Option<PartialDate> {
    staged
        .post
        .get("post_since")
        .and_then(|text| PartialDate::parse(text).ok())
}

fn says(result: &RowResult, field: &str) -> bool {
    result
        .changes
        .iter()
        .any(|told| told.subject == Subject::Post && told.field == field)
}

fn tell(row: &mut appointment::Model, result: &RowResult) {
    for told in result.changes.iter().filter(|told| told.subject == Subject::Post) {
        set_post_value(row, told.field, told.after);
    }
}

fn begin(row: &mut appointment::Model, begin: Begin) {
    row.valid_from = begin.day;
    row.from_precision = begin.precision;
}

/// The post goes on elsewhere: the old one ends where the new one begins. One that would have no day is corrected.
fn moved<'a>(
    change: &Change,
    posts: &'a mut PostWriting,
    old: appointment::Model,
    (result, stated): (&RowResult, Option<PartialDate>),
    party: PartyOrganisationId,
) -> &'a mut appointment::Model {
    let from = begin_after(old.valid_from, stated, posts.day);
    let end = from.day;
    let mut row = appointment::Model {
        service_org_id: party,
        membership_org_id: None,
        ..old.clone()
    };
    tell(&mut row, result);
    if end <= old.valid_from {
        if stated.is_some() {
            begin(&mut row, begin_of(stated, posts.day));
        }
        return posts.changed.entry(row.id).or_insert(row);
    }
    row.id = change.id();
    begin(&mut row, from);
    finish(posts, old, end);
    posts.place(row)
}

/// Another post at the same organisation from a later day follows the old one; else the row corrects what stands: where
/// the day is still the old one's, the post was written wrongly, and the preview says so.
fn corrected<'a>(
    change: &Change,
    posts: &'a mut PostWriting,
    old: appointment::Model,
    (result, stated): (&RowResult, Option<PartialDate>),
) -> &'a mut appointment::Model {
    let from = begin_of(stated, posts.day);
    let another = says(result, "post");
    let later = from.day > old.valid_from && (says(result, "post_since") || stated.is_none());
    let mut row = old.clone();
    tell(&mut row, result);
    if another && later {
        row.id = change.id();
        begin(&mut row, from);
        finish(posts, old, from.day);
        return posts.place(row);
    }
    if says(result, "post_since") {
        begin(&mut row, from);
    }
    posts.changed.entry(row.id).or_insert(row)
}

fn finish(posts: &mut PostWriting, old: appointment::Model, end: NaiveDate) {
    let ended = appointment::Model {
        valid_to: Some(end),
        ..old
    };
    posts.changed.insert(ended.id, ended);
}
