//! Whom an import tells: the list that is shown before it is written is the list that is told when it is.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use poem::http::StatusCode;
use sanyou_import::Field;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::{OrganisationRef, PersonRef, RowResult};
use sanyou_schema::domain::value::id::{ImportId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{ImportState, NoticeKind, Post, RowOutcome, SheetKind};
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};

use super::guarded::{summary_of, visible};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::desk;
use crate::roster::store::posts::Units;
use crate::roster::store::told::{RowToTell, TELLING, ToldRow, rows_to_tell};

/// Why somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Why {
    /// A post begins.
    Post,
    /// A post goes on elsewhere.
    Moved,
    /// A post ends.
    Left,
    /// What stands of them changes.
    Changed,
    /// Something of a year is registered.
    Fact,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::Post, Self::Moved, Self::Left, Self::Changed, Self::Fact];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Moved => "moved",
            Self::Left => "left",
            Self::Changed => "changed",
            Self::Fact => "fact",
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Post => "新任职",
            Self::Moved => "调动",
            Self::Left => "离任",
            Self::Changed => "信息有变化",
            Self::Fact => "年度情况",
        }
    }
}

/// Why a row tells its person, where it does.
pub fn why(kind: SheetKind, result: &RowResult) -> Option<Why> {
    if !TELLING.contains(&result.outcome) || result.person.is_none() {
        return None;
    }
    match result.outcome {
        _ if kind != SheetKind::Roster => Some(Why::Fact),
        RowOutcome::New if result.post.is_none() => Some(Why::Post),
        RowOutcome::Moved => Some(Why::Moved),
        _ => Some(Why::Changed).filter(|_| result.changes.iter().next().is_some()),
    }
}

/// By what rows of one person are told, known or yet to be made.
pub fn key_of(result: &RowResult) -> Option<String> {
    match result.person.as_ref()? {
        PersonRef::Known(id) => Some(id.to_string()),
        PersonRef::New(key) => Some(format!("new {key}")),
    }
}

/// One who is told: once, of all that the import does to them.
#[derive(Debug, Clone)]
pub struct ToTell {
    /// The person; none while the import has yet to make them.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// The township that tells them where no mail does.
    pub unit: UnitId,
    /// Why, and what in a sentence each.
    pub said: Vec<(Why, String)>,
}

impl ToTell {
    /// The first line.
    pub fn title(&self) -> String {
        let mut labels: Vec<&str> = Vec::new();
        for (why, _) in &self.said {
            if !labels.contains(&why.label()) {
                labels.push(why.label());
            }
        }
        format!("名册登记：{}", labels.join("、"))
    }

    /// The text as the person reads it.
    pub fn body(&self) -> String {
        let said: String = self.said.iter().map(|(_, sentence)| sentence.as_str()).collect();
        format!("{said}如有不对，请在手机上点“这条不对”，或者告诉乡镇。")
    }
}

/// Whether the people of an import are told once it is written.
///
/// Problems: `import.transition` (409), `not_found` (404), `role.missing` (403).
pub async fn choose_telling(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    tell: bool,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = visible(change.db(), actor, Capability::RosterWrite, id).await?;
    let open = [ImportState::Reading, ImportState::Staged, ImportState::Guarded];
    if !open.contains(&import.state) {
        let detail = format!(
            "这次导入现在是“{}”，不能再改是否通知。请刷新页面看最新情况。",
            import.state.label()
        );
        return Err(
            Problem::new(StatusCode::CONFLICT, "import.transition", detail).with("state", import.state)
        );
    }
    if import.tell == tell {
        return Ok(());
    }
    let mut row = import.into_active_model();
    row.tell = Set(tell);
    row.update(change.db()).await?;
    change.audit(
        "roster.tell",
        "roster_import",
        id,
        &serde_json::json!({"tell": tell}),
    );
    change.commit().await?;
    Ok(())
}

/// Tells the people of an import that was just written, in the same transaction; how many.
pub async fn tell_people(change: &mut Change, import: &roster_import::Model) -> Result<usize, Problem> {
    let told = people_to_tell(change.db(), change.keys(), import).await?;
    let people: Vec<PersonId> = told.iter().filter_map(|one| one.person).collect();
    let mut mails = crate::account::emails_of(change.db(), change.keys(), &people).await?;
    let mut count = 0;
    for one in told {
        let Some(person) = one.person else {
            continue;
        };
        count += 1;
        change.tell(Telling {
            person: Some(person),
            account: None,
            kind: NoticeKind::Roster,
            subject_id: import.id.into(),
            dedupe: format!("import:{}:{person}", import.id),
            title: one.title(),
            body: one.body(),
            path: Some("/".to_owned()),
            email: mails.remove(&person),
            unit: Some(one.unit),
        });
    }
    let detail = serde_json::json!({"people": count});
    change.audit("roster.told", "roster_import", import.id, &detail);
    Ok(count)
}

/// How many rows are opened at once.
const AT_ONCE: u64 = 1000;

/// Who is told of an import, in the file's order, those who left behind. Of an import that is written the same list
/// comes, with the people that it made.
pub async fn people_to_tell(
    db: &impl ConnectionTrait,
    keys: &Keys,
    import: &roster_import::Model,
) -> Result<Vec<ToTell>, Problem> {
    let mut listing = Listing::new(import);
    let mut after = None;
    loop {
        let rows = rows_to_tell(db, keys, import.id, after, AT_ONCE).await?;
        let Some(end) = rows.last() else {
            break;
        };
        after = Some(end.id);
        listing.add_all(db, &rows).await?;
    }
    let left = desk::left(&desk::missing_of(db, import.id).await?);
    if !left.is_empty() {
        for gone in summary_of(keys, import)?.missing {
            if let Some(day) = left.get(&gone.person) {
                listing.leaves(gone.person, &gone.name, gone.unit, &gone.party_organisation, *day);
            }
        }
    }
    Ok(listing.people)
}

/// The names that sentences need.
struct Around {
    parties: HashMap<PartyOrganisationId, String>,
    units: Units,
}

impl Around {
    async fn of(db: &impl ConnectionTrait, rows: &[ToldRow], home: UnitId) -> Result<Self, Problem> {
        let results = || rows.iter().map(|row| &row.content.result);
        let parties: Vec<PartyOrganisationId> = results()
            .filter_map(|result| match &result.organisation {
                Some(OrganisationRef::Known(id)) => id.parse().ok(),
                _ => None,
            })
            .collect();
        let units = results().filter_map(|result| result.unit.as_ref()?.parse().ok());
        Ok(Self {
            parties: desk::party_names(db, &parties).await?,
            units: Units::load(db, units.chain([home]).collect()).await?,
        })
    }
}

/// The people whom rows tell, as they come.
pub struct Listing {
    kind: SheetKind,
    home: UnitId,
    /// Each once.
    pub people: Vec<ToTell>,
    at: BTreeMap<String, usize>,
}

impl Listing {
    /// Of an import.
    pub fn new(import: &roster_import::Model) -> Self {
        Self {
            kind: import.kind.unwrap_or(SheetKind::Roster),
            home: import.unit_id,
            people: Vec::new(),
            at: BTreeMap::new(),
        }
    }

    /// Takes rows in.
    pub async fn add_all(&mut self, db: &impl ConnectionTrait, rows: &[ToldRow]) -> Result<(), Problem> {
        let around = Around::of(db, rows, self.home).await?;
        for row in rows {
            self.add(&row.content, row.made, &around);
        }
        Ok(())
    }

    /// Whether somebody is among them.
    pub fn has(&self, person: PersonId) -> bool {
        self.at.contains_key(&person.to_string())
    }

    fn add(&mut self, row: &RowToTell, made: Option<PersonId>, around: &Around) {
        let person = row.result.person.as_ref();
        let known = person.and_then(PersonRef::known).or(made);
        let (Some(key), Some(why)) = (key_of(&row.result), why(self.kind, &row.result)) else {
            return;
        };
        let said = (why, self.sentence(why, row, around));
        let unit = row.result.unit.as_ref().and_then(|unit| unit.parse().ok());
        let unit = unit.unwrap_or(self.home);
        self.say(key, known, row.name.as_deref().unwrap_or_default(), unit, said);
    }

    /// Somebody leaves a post.
    pub fn leaves(&mut self, person: PersonId, name: &str, unit: UnitId, party: &str, day: NaiveDate) {
        let said = format!("您在“{party}”的任职到 {} 为止。", last_day(day));
        self.say(person.to_string(), Some(person), name, unit, (Why::Left, said));
    }

    fn say(&mut self, key: String, person: Option<PersonId>, name: &str, unit: UnitId, said: (Why, String)) {
        let at = *self.at.entry(key).or_insert_with(|| {
            self.people.push(ToTell {
                person,
                name: name.to_owned(),
                unit,
                said: Vec::new(),
            });
            self.people.len() - 1
        });
        let Some(one) = self.people.get_mut(at) else {
            return;
        };
        one.person = one.person.or(person);
        if !one.said.contains(&said) {
            one.said.push(said);
        }
    }

    /// What a row says to its person.
    fn sentence(&self, why: Why, row: &RowToTell, around: &Around) -> String {
        let unit = row.result.unit.as_ref().and_then(|unit| unit.parse().ok());
        let unit = around.units.name(unit.unwrap_or(self.home));
        match why {
            Why::Fact => {
                let year = value(row, "year").map(|year| format!("{year}年的"));
                format!("登记了您{}“{}”。", year.unwrap_or_default(), self.kind.label())
            }
            Why::Post => {
                let as_what = value(row, "post").and_then(|code| code.parse::<Post>().ok());
                let as_what = as_what.map(Post::label).unwrap_or_default();
                let since = value(row, "post_since").map(|day| format!("（自 {day} 起）"));
                let since = since.unwrap_or_default();
                format!(
                    "您在{unit}“{}”任{as_what}{since}，已登记在名册。",
                    party(row, around)
                )
            }
            Why::Moved => {
                let before = |field: &str| row.before.get(field).cloned().flatten();
                let from = [
                    before("township"),
                    before("organisation").map(|name| format!("“{name}”")),
                ];
                let from: String = from.into_iter().flatten().collect();
                let from = if from.is_empty() {
                    String::new()
                } else {
                    format!("从{from}")
                };
                format!("您的任职{from}调到{unit}“{}”，已登记在名册。", party(row, around))
            }
            Why::Left | Why::Changed => changed(row),
        }
    }
}

/// Which of a person's data changed, without the data.
fn changed(row: &RowToTell) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for change in &row.result.changes {
        let field = Field::by_code(change.field);
        let label = field.map_or("其他信息", |field| field.label());
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    format!("名册里您的{}有更新。", labels.join("、"))
}

fn value<'a>(row: &'a RowToTell, field: &str) -> Option<&'a str> {
    row.values.get(field)?.as_deref()
}

/// The party organisation's own name, or as the row writes one that is new.
fn party(row: &RowToTell, around: &Around) -> String {
    let known = match &row.result.organisation {
        Some(OrganisationRef::Known(id)) => id.parse().ok().and_then(|id| around.parties.get(&id)),
        _ => None,
    };
    let written = || value(row, "organisation").unwrap_or_default().to_owned();
    known.cloned().unwrap_or_else(written)
}

/// The last day in a post that ends before `day`.
fn last_day(day: NaiveDate) -> String {
    let last = day.pred_opt().unwrap_or(day);
    last.format("%Y年%-m月%-d日").to_string()
}
