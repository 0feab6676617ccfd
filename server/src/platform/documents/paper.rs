//! A document as blocks: what it says apart from how it is set. The same blocks become .docx, PDF and .xlsx.
use serde::Serialize;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its name, which its file has as well.
    pub name: String,
    /// What it stands on.
    pub page: Page,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A page of A4 and how much of it is left free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// As official documents have it, with wide margins (GB/T 9704).
    Letter,
    /// A list, with narrow margins.
    List,
    /// A list that lies on its side.
    Wide,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Block {
    /// The heading of the document, in the middle.
    Title {
        /// Its text; a line ends where the sense allows it.
        text: String,
    },
    /// A line in the middle: 文号, 主席台.
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
    /// An empty line.
    Gap,
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
    /// How high a row is at least, in millimetres.
    pub row_mm: u32,
    /// How large its type is, in half points.
    pub size: u32,
    /// Whether it stands on one page as a whole, which it must be short enough for.
    pub whole: bool,
    /// The columns whose cells are numbers in a workbook, to be added up there.
    pub numbers: Vec<usize>,
}

/// The head of the column that numbers the rows.
const NUMBERED: &str = "序号";
/// How high a row usually is.
const ROW_MM: u32 = 8;
/// 小四, and 五号 where there are many columns; in half points.
const USUAL: u32 = 24;
const FINE: u32 = 21;

impl Table {
    /// A table with heads, each with the width of its column.
    pub fn new(caption: impl Into<String>, columns: &[(&str, u32)], rows: Vec<Vec<String>>) -> Self {
        let table = Self {
            caption: caption.into(),
            head: columns.iter().map(|(head, _)| (*head).to_owned()).collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            rows,
            row_mm: ROW_MM,
            size: if columns.len() > 6 { FINE } else { USUAL },
            whole: false,
            numbers: Vec::new(),
        };
        table.counting(&[NUMBERED])
    }

    /// With rows of so many millimetres at least.
    #[must_use]
    pub const fn high(mut self, row_mm: u32) -> Self {
        self.row_mm = row_mm;
        self
    }

    /// In the smaller type of tables with many columns.
    #[must_use]
    pub const fn fine(mut self) -> Self {
        self.size = FINE;
        self
    }

    /// Never broken over pages, where it has no more rows than a page surely holds.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.whole = self.rows.len() <= MOST_WHOLE;
        self
    }

    /// With numbers in the columns of these heads.
    #[must_use]
    pub fn counting(mut self, heads: &[&str]) -> Self {
        let columns = self.head.iter().enumerate();
        let counted = columns.filter(|(_, head)| heads.contains(&head.as_str()));
        self.numbers.extend(counted.map(|(at, _)| at));
        self
    }
}

/// So many rows, each of two lines, stand on a page.
const MOST_WHOLE: usize = 16;

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
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
        Table::new(caption, columns, rows).into()
    }
}
