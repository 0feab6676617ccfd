//! What columns may be read as, and what their cells may mean.
use poem_openapi::Object;
use sanyou_import::{Field, choices_of, fields_of};
use sanyou_schema::domain::value::SheetKind;

/// What a column may be read as.
#[derive(Debug, Object)]
#[oai(rename = "ImportField")]
pub struct FieldView {
    /// Its code.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// What a cell of it may mean, where there is a list.
    pub choices: Vec<FieldChoice>,
}

/// What a cell may mean.
#[derive(Debug, Object)]
#[oai(rename = "ImportFieldChoice")]
pub struct FieldChoice {
    /// As it is sent.
    pub value: String,
    /// As people say it.
    pub label: String,
}

/// What the columns of a file of that kind may be read as.
pub fn field_views(kind: SheetKind, townships: &[String]) -> Vec<FieldView> {
    let choice = |value: &str, label: &str| FieldChoice {
        value: value.to_owned(),
        label: label.to_owned(),
    };
    let view = |field: Field| {
        let choices = if field == Field::Township {
            townships.iter().map(|name| choice(name, name)).collect()
        } else {
            let listed = choices_of(kind, field).into_iter();
            listed.map(|(value, label)| choice(value, label)).collect()
        };
        FieldView {
            field: field.code().to_owned(),
            label: field.label().to_owned(),
            choices,
        }
    };
    fields_of(kind).into_iter().map(view).collect()
}
