//! What a kind of sheet is declared by.
use std::collections::BTreeMap;

use sanyou_schema::domain::value::SheetKind;

use super::kinds::DECLARATIONS;
use super::names::whole;
use super::words::Choice;
use crate::layout::{self, Grid, Heading};
use crate::report::{Confidence, Severity};
use crate::sheet::roster::Field;
use crate::{ColumnChoice, Options};

/// What a kind is called. Whoever declares kinds of their own names them by a type of their own.
pub trait KindName: Copy + PartialEq + 'static {
    /// In words, as it is told to people.
    fn label(self) -> &'static str;
}

impl KindName for SheetKind {
    fn label(self) -> &'static str {
        Self::label(self)
    }
}

/// A kind of sheet: all that the reader knows of it. `K` names kinds, `C` is what becomes of a row.
pub struct Declaration<K: KindName = SheetKind, C: 'static = Writes> {
    /// Its name.
    pub kind: K,
    /// Words of a title, a sheet's or a file's name by which it is told.
    pub titles: &'static [&'static str],
    /// Its columns.
    pub fields: &'static [Spec],
    /// Columns without which a sheet is none of this kind; of each group one.
    pub needs: &'static [&'static [Field]],
    /// Of these a row has one at least: whom or what it is about.
    pub subject: &'static [Field],
    /// Rows that agree in all of these are one row twice; without any, no row is.
    pub key: &'static [Field],
    /// Whether each row is about a year; one that the title tells holds for rows without.
    pub yearly: bool,
    /// What a title may tell in the place of a column.
    pub by_title: Option<&'static ByTitle>,
    /// Columns that people write in the first row of a block alone; a block is told by the first of them.
    pub carried: &'static [Field],
    /// What is checked between the cells of a row.
    pub checks: &'static [Check],
    /// What a row comes to.
    pub command: C,
}

/// What a row of a kind of the product's writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// How an organisation was found on a day.
    Check,
    /// A fact of a year, by these columns: what it says, and what it is called.
    Fact {
        /// The grade, the stars, the level.
        grade: Option<Field>,
        /// The name.
        title: Option<Field>,
    },
    /// A place in an alliance.
    Membership,
    /// Two that are paired.
    Pair,
}

/// A column.
pub struct Spec {
    /// What it means.
    pub field: Field,
    /// What it is called, without blanks and notes in brackets.
    pub headers: &'static [&'static str],
    /// What its cells hold.
    pub cell: CellType,
    /// Whether a row can't be taken over without it.
    pub required: bool,
}

/// A field that a title tells, or a row over a part of the list, where the sheet has no column of it.
pub struct ByTitle {
    /// The field.
    pub field: Field,
    /// What such a text says of it, if anything.
    pub of: fn(&str) -> Option<String>,
    /// Columns that are known then, beside the kind's own.
    pub fields: &'static [Spec],
}

/// What a cell holds.
#[derive(Clone, Copy)]
pub enum CellType {
    /// A running number, passed over.
    Serial,
    /// Text as it stands.
    Text,
    /// A person's name.
    Name,
    /// An ID number.
    IdNumber,
    /// A unified social credit code.
    CreditCode,
    /// A mobile number.
    Phone,
    /// A day or month that has come.
    Past,
    /// A day or month, also one to come.
    Day,
    /// A year that has begun.
    Year,
    /// A number of people.
    Count,
    /// One of a few words.
    Choice(&'static Choice),
    /// Whatever the function makes of the text, in one width and without blanks; 无 and its like are for it to know.
    /// Else the sentence that says what is wrong.
    Own(fn(&str) -> Result<Option<String>, &'static str>),
}

/// A check between two cells of a row.
pub enum Check {
    /// The first is no later than the second.
    InOrder(Field, Field),
    /// The first number is no higher than the second.
    AtMost(Field, Field),
    /// The two name different things.
    Different(Field, Field),
    /// Whatever the function finds wrong.
    Own(fn(&Values) -> Option<Finding>),
}

/// The canonical values of a row.
pub type Values = BTreeMap<Field, Option<String>>;

/// What a check of a kind's own finds.
pub struct Finding {
    /// The cell that it is about.
    pub field: Field,
    /// The fault's name, behind the field's in the code.
    pub fault: &'static str,
    /// Whether the row can't be taken over so.
    pub severity: Severity,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}

impl Declaration {
    /// The declaration of a kind; the roster has none.
    pub fn of(kind: SheetKind) -> Option<&'static Self> {
        DECLARATIONS.iter().find(|declaration| declaration.kind == kind)
    }
}

impl<K: KindName, C> Declaration<K, C> {
    /// What the columns that it can't do without are called.
    pub fn needed(&self) -> Vec<&'static str> {
        let first = self.needs.iter().filter_map(|group| group.first());
        first.map(|field| field.label()).collect()
    }

    /// Of a group of columns that it can't do without the first, where none of these is in the group.
    pub(crate) fn lacks(&self, fields: &[Field]) -> Option<&'static str> {
        let has = |group: &[Field]| group.iter().any(|field| fields.contains(field));
        let lacking = self.needs.iter().find(|group| !has(group))?;
        Some(lacking.first()?.label())
    }

    /// The words that a field may hold, where it has a list of them.
    pub(crate) fn choices(&self, field: Field) -> Vec<(&'static str, &'static str)> {
        let spec = self.fields.iter().find(|spec| spec.field == field);
        match spec.map(|spec| spec.cell) {
            Some(CellType::Choice(choice)) => choice.offered.iter().map(|word| (*word, *word)).collect(),
            _ => Vec::new(),
        }
    }

    /// The column that a person chose; none where it is not to be read.
    pub(super) fn spec_by(&self, choice: &ColumnChoice) -> Option<&'static Spec> {
        self.fields.iter().find(|spec| Some(spec.field) == choice.field)
    }

    /// How sure it is that the heading means the column.
    pub(super) fn confidence(
        grid: &Grid<'_>,
        heading: &Heading,
        spec: &Spec,
        options: &Options,
    ) -> Confidence {
        if chosen(grid, heading, options).is_some() {
            Confidence::Chosen
        } else if layout::heading(&heading.name) == spec.field.label() {
            Confidence::Exact
        } else {
            Confidence::Synonym
        }
    }
}

/// What a person chose for a heading: with its group's name, else for it alone.
pub(super) fn chosen<'a>(
    grid: &Grid<'_>,
    heading: &Heading,
    options: &'a Options,
) -> Option<&'a ColumnChoice> {
    let of = |header: &str| options.chosen_field(&grid.sheet.name, header);
    whole(heading)
        .and_then(|whole| of(&whole))
        .or_else(|| of(&heading.name))
}
