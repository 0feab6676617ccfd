//! The cells of a row by their fields.
use crate::workbook::Cell;

use super::Field;

/// A cell of the row with where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slot<'a> {
    pub column: Option<u32>,
    pub header: &'a str,
    pub cell: Option<Cell<'a>>,
    /// What a person chose for the cell's text.
    pub chosen: Chosen<'a>,
}

/// A person's choice for the text of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Chosen<'a> {
    /// None: the cell stands as it is.
    #[default]
    Nothing,
    /// The cell counts as empty.
    Empty,
    /// This text stands there instead.
    Text(&'a str),
}

impl<'a> Slot<'a> {
    /// The cell that is read: what a person chose, else what stands there.
    pub(super) fn read(&self) -> Option<Cell<'a>> {
        match self.chosen {
            Chosen::Nothing => self.cell,
            Chosen::Empty => None,
            Chosen::Text(text) => Some(Cell::Text(text)),
        }
    }
}

/// The cells of a row by their fields.
#[derive(Debug)]
pub(super) struct Slots<'a>([Option<Slot<'a>>; PLACES]);

/// One for each field, and one for what a roster does not know.
const PLACES: usize = Field::ALL.len() + 1;

fn place(field: Field) -> usize {
    field.place().unwrap_or(PLACES - 1)
}

impl Default for Slots<'_> {
    fn default() -> Self {
        Self([None; PLACES])
    }
}

impl<'a> Slots<'a> {
    pub(super) fn insert(&mut self, field: Field, slot: Slot<'a>) {
        self.0[place(field)] = Some(slot);
    }

    /// The field's slot, made where the sheet has no column for it.
    pub(super) fn entry(&mut self, field: Field) -> &mut Slot<'a> {
        self.0[place(field)].get_or_insert_default()
    }

    pub(super) fn get(&self, field: Field) -> Option<&Slot<'a>> {
        self.0[place(field)].as_ref()
    }

    pub(super) fn cell(&self, field: Field) -> Option<Cell<'a>> {
        self.get(field)?.read()
    }
}
