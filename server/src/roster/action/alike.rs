//! Rows of several people that say the same where each has an own: one phone for many, one name with two ID numbers.
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use sanyou_import::{Field, Issue, Row, SheetReport};
use sanyou_schema::domain::roster::{RowResult, StagedRow};
use sanyou_schema::domain::value::RowOutcome;

use super::unwritten::warning;

/// What several people say alike, by a hash of it: how many they are.
pub struct Alike {
    phones: HashMap<u64, u32>,
    names: HashMap<u64, u32>,
}

impl Alike {
    /// Of all rows of a roster.
    pub fn of(rows: &[StagedRow]) -> Self {
        let told = |row: &&StagedRow| !row.skipped;
        let phones = rows.iter().filter(told).filter_map(|row| {
            let whose = row.person_key.as_deref().or_else(|| row.person.get("name"))?;
            Some((row.person.get("phone")?, whose))
        });
        let names = rows
            .iter()
            .filter(told)
            .filter_map(|row| Some((row.person.get("name")?, row.person_key.as_deref()?)));
        Self {
            phones: several(phones),
            names: several(names),
        }
    }

    /// What is to be said of a row, where its person or its phone is new here: what was looked at once is not asked again.
    pub fn issues(
        &self,
        sheet: &SheetReport,
        read: &Row,
        staged: &StagedRow,
        result: &RowResult,
    ) -> Vec<Issue> {
        let mut issues = Vec::new();
        if staged.skipped || (self.phones.is_empty() && self.names.is_empty()) {
            return issues;
        }
        let is_new = |field: &str| {
            result.outcome == RowOutcome::New && result.post.is_none()
                || result.changes.iter().any(|change| change.field == field)
        };
        let among = |counted: &HashMap<u64, u32>, field: &str| {
            let people = staged
                .person
                .get(field)
                .and_then(|text| counted.get(&hash(text)))?;
            is_new(field).then_some(*people)
        };
        if let Some(people) = among(&self.phones, "phone") {
            let message =
                format!("{people} 个人写了这个号码，可能是经办人的。请改成本人的手机号；确实共用的不用改。");
            issues.push(warning(sheet, read, Field::Phone, "phone.shared", &message));
        }
        if staged.person_key.is_some()
            && let Some(people) = among(&self.names, "name")
        {
            let message = format!(
                "文件里有 {people} 个同名的人，身份证号不同，按 {people} 个人登记。请看一眼是不是写错了号码。"
            );
            issues.push(warning(sheet, read, Field::Name, "name.same", &message));
        }
        issues
    }
}

/// What more than one person says, with how many they are.
fn several<'a>(said: impl Iterator<Item = (&'a str, &'a str)>) -> HashMap<u64, u32> {
    // the first who says it, and how many others were met beside; the same others are counted once
    let mut first: HashMap<u64, u64> = HashMap::new();
    let mut others: HashMap<u64, Vec<u64>> = HashMap::new();
    for (text, whose) in said {
        let (text, whose) = (hash(text), hash(whose));
        let known = *first.entry(text).or_insert(whose);
        if known != whose {
            others.entry(text).or_default().push(whose);
        }
    }
    let counted = others.into_iter().map(|(text, mut whose)| {
        whose.sort_unstable();
        whose.dedup();
        (
            text,
            u32::try_from(whose.len()).unwrap_or(u32::MAX).saturating_add(1),
        )
    });
    counted.collect()
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}
