//! The days of a row, and how they follow each other.
use chrono::Datelike;
use sanyou_schema::domain::value::{IdNumber, PartialDate};

use super::{Field, Reader};
use crate::cell::date;

impl Reader<'_> {
    /// The cell stands as it was written; the ID number fills an empty one and adds the day to its own month.
    pub(super) fn birth_date(&mut self, id: Option<&IdNumber>) {
        const FIELD: Field = Field::BirthDate;
        let Some(slot) = self.slots.get(FIELD) else {
            return;
        };
        let told = id.map(|id| PartialDate::day(id.birth_date()));
        let written = match date::read(slot.read()) {
            date::Reading::Empty => return self.set(FIELD, told.map(|date| date.to_string())),
            date::Reading::Ambiguous { january, october } => {
                let settled =
                    told.and_then(|told| [january, october].into_iter().find(|date| date.agrees_with(told)));
                if settled.is_none() {
                    self.warn(FIELD, "ambiguous", &[&january.to_string(), &october.to_string()]);
                }
                Some(settled.unwrap_or(january))
            }
            date::Reading::Value(date) => Some(date),
            date::Reading::Unparsable => {
                self.warn(FIELD, "unparsable", &[]);
                None
            }
        };
        let written = written.filter(|date| !self.is_future(FIELD, *date));
        let settled = written.map(|date| match told {
            Some(told) if date.agrees_with(told) => told,
            Some(told) => {
                self.warn(FIELD, "mismatch", &[&told.to_string()]);
                date
            }
            None => date,
        });
        self.set(FIELD, settled.map(|date| date.to_string()));
    }

    /// Says so where the day is after as-of.
    fn is_future(&mut self, field: Field, date: PartialDate) -> bool {
        let future = date.first_day() > self.as_of;
        if future {
            // what else was said of a cell that is not kept would only confuse
            self.issues.retain(|issue| issue.field != field);
            self.warn(field, "future", &[]);
        }
        future
    }

    pub(super) fn dates(&mut self) {
        for field in [
            Field::PartyJoinDate,
            Field::FullMemberDate,
            Field::PostSince,
            Field::PartyWorkSince,
            Field::CertificateDate,
            Field::TermEnd,
        ] {
            let Some(slot) = self.slots.get(field) else {
                continue;
            };
            let date = match date::read(slot.read()) {
                date::Reading::Empty => None,
                date::Reading::Value(date) => Some(date),
                date::Reading::Ambiguous { january, october } => {
                    self.warn(field, "ambiguous", &[&january.to_string(), &october.to_string()]);
                    Some(january)
                }
                date::Reading::Unparsable => {
                    self.warn(field, "unparsable", &[]);
                    None
                }
            };
            // a term ends in the future as it should
            let date = date.filter(|date| field == Field::TermEnd || !self.is_future(field, *date));
            self.set(field, date.map(|date| date.to_string()));
        }
    }

    pub(super) fn party_join_date(&mut self, id: Option<&IdNumber>) {
        let value = |field: Field| -> Option<PartialDate> { self.values.get(&field)?.as_ref()?.parse().ok() };
        let Some(joined) = value(Field::PartyJoinDate) else {
            return;
        };
        let born = value(Field::BirthDate).or_else(|| id.map(|id| PartialDate::day(id.birth_date())));
        if let Some(born) = born.filter(|born| is_under_18(*born, joined)) {
            self.warn(Field::PartyJoinDate, "too_young", &[&born.to_string()]);
        }
    }

    /// Nobody is in a post before birth, nor a full member before joining.
    pub(super) fn order_of_days(&mut self, id: Option<&IdNumber>) {
        let value = |field: Field| -> Option<PartialDate> { self.values.get(&field)?.as_ref()?.parse().ok() };
        let born = value(Field::BirthDate).or_else(|| id.map(|id| PartialDate::day(id.birth_date())));
        let joined = value(Field::PartyJoinDate);
        let before = |field: Field, earliest: Option<PartialDate>| {
            let earliest = earliest?;
            let date = value(field)?;
            (date.last_day() < earliest.first_day()).then(|| (field, earliest.to_string()))
        };
        let since_birth = [
            Field::FullMemberDate,
            Field::PostSince,
            Field::PartyWorkSince,
            Field::CertificateDate,
        ];
        let unborn: Vec<_> = since_birth
            .into_iter()
            .filter_map(|field| before(field, born))
            .collect();
        let early = before(Field::FullMemberDate, joined);
        for (field, day) in unborn {
            self.warn(field, "before_birth", &[&day]);
        }
        if let Some((field, day)) = early {
            self.warn(field, "before_joining", &[&day]);
        }
    }
}

/// By days where both are known, else by whole months.
pub(super) fn is_under_18(born: PartialDate, joined: PartialDate) -> bool {
    let month = |date: PartialDate| (date.year(), date.month_of_year());
    let turns = (born.year() + 18, born.month_of_year());
    if born.has_day() && joined.has_day() {
        return (month(joined), joined.first_day().day()) < (turns, born.first_day().day());
    }
    month(joined) < turns
}
