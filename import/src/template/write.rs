//! Writes the roster that goes out.
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet, XlsxError,
};
use sanyou_schema::domain::value::{
    Coded, Education, Employment, Ethnicity, OrganisationKind, PoliticalStatus, Post, Sex, Tier,
};

use crate::Field;
use crate::report::letters;

use super::{CERTIFIED, COLUMNS, KEY, MARK, Roster, RosterRow, SHEET, VERSION};

/// The header's row, below the title and the hints.
const HEADER: u32 = 2;
/// Rows below the last one that are ready to be filled in.
const BLANK: u32 = 30;
/// Rows below those that have drop-downs too, where somebody inserts more.
const SPARE: u32 = 1_000;
/// The first column of the hidden sheet that holds what may be chosen.
const CHOICES: u16 = 7;

const HINT: &str =
    "填写说明：日期写成 1985.06 或 1985.06.15；有下拉列表的列请从列表中选；表头和隐藏的列请不要改动。";

/// The workbook of a roster: text cells, drop-downs, a frozen header, and a footer to be signed. No text of it can
/// become a formula.
pub fn roster_workbook(roster: &Roster) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let choices: Vec<(u16, Vec<String>)> = columns()
        .filter_map(|(column, field)| Some((column, choices(field, roster)?)))
        .collect();
    let page = book.add_worksheet();
    page.set_name(page_name(&roster.unit_name))?;
    let looks = Looks::new();
    head(page, roster, &looks)?;
    let rows = u32::try_from(roster.rows.len()).unwrap_or(u32::MAX);
    let first = HEADER + 1;
    for (at, row) in (0..).zip(&roster.rows) {
        write_row(page, first + at, at, row, &looks)?;
    }
    for row in first + rows..first + rows + BLANK {
        for column in 0..key_column() {
            page.write_blank(row, column, &looks.cell)?;
        }
    }
    foot(page, first + rows + BLANK, &looks)?;
    for (at, (column, list)) in (0..).zip(&choices) {
        let last = first + rows + BLANK + SPARE;
        page.add_data_validation(first, *column, last, *column, &drop_down(at, list))?;
    }
    let hidden = book.add_worksheet();
    hidden.set_name(SHEET)?.set_very_hidden(true);
    write_stamps(hidden, roster)?;
    for (at, (_, list)) in (0..).zip(&choices) {
        for (row, choice) in (0..).zip(list) {
            hidden.write_string(row, CHOICES + at, choice)?;
        }
    }
    book.save_to_buffer()
}

struct Looks {
    title: Format,
    hint: Format,
    header: Format,
    cell: Format,
}

impl Looks {
    fn new() -> Self {
        let bordered = Format::new().set_border(FormatBorder::Thin).set_num_format("@");
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            hint: Format::new().set_font_color(Color::RGB(0x0060_6266)),
            header: bordered
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00F2_F3F5)),
            cell: bordered,
        }
    }
}

/// Where each field stands: behind the running number, from the claimed tier on behind the certified one too.
fn columns() -> impl Iterator<Item = (u16, Field)> {
    let places = (1..).zip(COLUMNS);
    places.map(|(column, field)| (column + u16::from(column >= certified_column()), field))
}

/// The certified tier's column: where the claimed one would stand.
fn certified_column() -> u16 {
    let before = COLUMNS.iter().take_while(|field| **field != Field::Tier);
    u16::try_from(before.count()).unwrap_or(u16::MAX) + 1
}

/// The hidden column's number: behind the running number, the certified tier and all fields.
fn key_column() -> u16 {
    u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX) + 2
}

/// What a field's column is headed by.
fn heading(field: Field) -> &'static str {
    match field {
        Field::Tier => "名册所写等级（待核）",
        _ => field.label(),
    }
}

fn head(page: &mut Worksheet, roster: &Roster, looks: &Looks) -> Result<(), XlsxError> {
    let last = key_column() - 1;
    let title = format!("{}{}组织党务工作者花名册", roster.unit_name, roster.subject_word);
    page.merge_range(0, 0, 0, last, &title, &looks.title)?;
    page.set_row_height(0, 30)?;
    page.write_string_with_format(1, 0, HINT, &looks.hint)?;
    page.write_string_with_format(HEADER, 0, Field::Serial.label(), &looks.header)?;
    page.set_column_width(0, 6)?;
    let certified = (certified_column(), CERTIFIED, 12.0);
    let fields = columns().map(|(column, field)| (column, heading(field), width(field)));
    for (column, heading, width) in fields.chain([certified]) {
        page.write_string_with_format(HEADER, column, heading, &looks.header)?;
        page.set_column_width(column, width)?;
        page.set_column_format(column, &Format::new().set_num_format("@"))?;
    }
    page.write_string(HEADER, key_column(), KEY)?;
    page.set_column_hidden(key_column())?;
    page.set_freeze_panes(HEADER + 1, 2)?;
    page.set_landscape();
    page.set_paper_size(9);
    page.set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(HEADER, HEADER)?;
    Ok(())
}

fn width(field: Field) -> f64 {
    match field {
        Field::Organisation | Field::Employer => 34.0,
        Field::IdNumber | Field::CreditCode => 21.0,
        Field::Phone | Field::Post | Field::OrganisationKind | Field::SourceUnit => 15.0,
        Field::Sex | Field::Employment => 8.0,
        _ => 12.0,
    }
}

fn write_row(
    page: &mut Worksheet,
    row: u32,
    at: u32,
    content: &RosterRow,
    looks: &Looks,
) -> Result<(), XlsxError> {
    page.write_string_with_format(row, 0, (at + 1).to_string(), &looks.cell)?;
    let certified = (
        certified_column(),
        content.certified.map(|tier| tier.label().to_owned()),
    );
    let values = columns().map(|(column, field)| {
        let value = content.values.get(&field);
        (column, value.map(|value| written(field, value)))
    });
    for (column, value) in values.chain([certified]) {
        match value {
            Some(value) => page.write_string_with_format(row, column, value, &looks.cell)?,
            None => page.write_blank(row, column, &looks.cell)?,
        };
    }
    page.write_string(row, key_column(), key(at))?;
    Ok(())
}

/// The key of a row: letters alone, so that no program counts on when somebody draws it down.
fn key(at: u32) -> String {
    format!("R{}", letters(at + 26 * 27))
}

fn foot(page: &mut Worksheet, row: u32, looks: &Looks) -> Result<(), XlsxError> {
    for (column, text) in [(0, "填报人："), (5, "审核人："), (11, "填报时间：")] {
        page.write_string_with_format(row, column, text, &looks.hint)?;
    }
    Ok(())
}

fn write_stamps(hidden: &mut Worksheet, roster: &Roster) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip([MARK, VERSION, &roster.unit, &roster.day.to_string()]) {
        hidden.write_string(0, column, text)?;
    }
    for (at, row) in (0..).zip(&roster.rows) {
        let stamp = &row.stamp;
        let cells = [&key(at), &stamp.appointment, &stamp.person, &stamp.digest];
        for (column, text) in (0..).zip(cells) {
            hidden.write_string(at + 1, column, text)?;
        }
    }
    Ok(())
}

/// The drop-down of a column, whose choices stand in the hidden sheet: a list in the cell itself holds 255 signs.
fn drop_down(at: u16, list: &[String]) -> DataValidation {
    let column = letters(u32::from(CHOICES + at));
    let area = format!("={SHEET}!${column}$1:${column}${}", list.len());
    DataValidation::new()
        .allow_list_formula(Formula::new(area))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("请从列表中选")
        .and_then(|rule| rule.set_error_message("这一列只能填下拉列表里的内容。"))
        .unwrap_or_else(|_| DataValidation::new())
}

/// What may be chosen in a column.
fn choices(field: Field, roster: &Roster) -> Option<Vec<String>> {
    let list = match field {
        Field::Sex => labels(Sex::ALL),
        Field::Ethnicity => Ethnicity::all().map(|name| name.to_string()).collect(),
        Field::Education => labels(Education::ALL),
        Field::PoliticalStatus => labels(PoliticalStatus::ALL),
        Field::OrganisationKind => labels(OrganisationKind::ALL),
        Field::Post => labels(Post::ALL),
        Field::Employment => labels(Employment::ALL),
        Field::Tier => labels(Tier::ALL),
        Field::Township if !roster.townships.is_empty() => roster.townships.clone(),
        _ => return None,
    };
    Some(list)
}

fn labels<T: Coded>(all: &[T]) -> Vec<String> {
    all.iter().map(|one| one.label().to_owned()).collect()
}

/// A canonical value as people write it.
fn written(field: Field, value: &str) -> String {
    fn label<T: Coded + std::str::FromStr>(value: &str) -> String {
        let known = value.parse::<T>();
        known.map_or_else(|_| value.to_owned(), |one| one.label().to_owned())
    }
    match field {
        Field::Sex => label::<Sex>(value),
        Field::Education => label::<Education>(value),
        Field::PoliticalStatus => label::<PoliticalStatus>(value),
        Field::OrganisationKind => label::<OrganisationKind>(value),
        Field::Post => label::<Post>(value),
        Field::Employment => label::<Employment>(value),
        Field::Tier => label::<Tier>(value),
        Field::BirthDate
        | Field::PartyJoinDate
        | Field::FullMemberDate
        | Field::PostSince
        | Field::TermEnd
        | Field::PartyWorkSince => value.replace('-', "."),
        _ => value.to_owned(),
    }
}

fn page_name(unit: &str) -> String {
    let plain: String = unit
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''))
        .take(25)
        .collect();
    if plain.trim().is_empty() {
        "花名册".to_owned()
    } else {
        plain
    }
}
