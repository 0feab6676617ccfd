//! A document as blocks: what it says apart from how it is set. The same blocks become .docx, PDF and .xlsx.
use serde::Serialize;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its name, which its file has as well.
    pub name: String,
    /// Whether its pages lie on their side.
    pub landscape: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Block {
    /// The heading of the document, in the middle.
    Title {
        /// Its text.
        text: String,
    },
    /// A line in the middle: 文号.
    Middle {
        /// Its text.
        text: String,
    },
    /// 一、…
    Heading {
        /// Its text.
        text: String,
    },
    /// A paragraph, its first line indented.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A line from the left edge: 主送, 附件.
    Line {
        /// Its text.
        text: String,
    },
    /// Lines at the right: 落款.
    Signature {
        /// Its lines.
        lines: Vec<String>,
    },
    /// A table.
    Table(Table),
    /// Large names, two on a page, to be folded and stood up: 桌签.
    Cards {
        /// A card each: the name.
        names: Vec<String>,
    },
    /// A new page.
    PageBreak,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it is called, and its sheet in a workbook.
    pub caption: String,
    /// The columns' heads; none: a plan, like that of the seats.
    pub head: Vec<String>,
    /// How wide the columns are, beside each other.
    pub widths: Vec<u32>,
    /// The rows; each as long as `widths`.
    pub rows: Vec<Vec<String>>,
}

impl Block {
    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into() }
    }

    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    /// The title.
    pub fn title(text: impl Into<String>) -> Self {
        Self::Title { text: text.into() }
    }

    /// A line.
    pub fn line(text: impl Into<String>) -> Self {
        Self::Line { text: text.into() }
    }

    /// A table with heads, each with the width of its column.
    pub fn table(caption: impl Into<String>, columns: &[(&str, u32)], rows: Vec<Vec<String>>) -> Self {
        Self::Table(Table {
            caption: caption.into(),
            head: columns.iter().map(|(head, _)| (*head).to_owned()).collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            rows,
        })
    }
}
