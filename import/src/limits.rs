//! How much of a file is read. Each limit is a setting of the installation.
use crate::ReadError;

/// The limits of one file. What is over them is refused before it costs memory.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file (`import.max_bytes`).
    pub bytes: usize,
    /// Bytes of what a package unpacks to (`import.max_inflated`).
    pub inflated: u64,
    /// The highest row of a sheet (`import.max_rows`).
    pub rows: u32,
    /// The highest column of a sheet (`import.max_columns`).
    pub columns: u32,
    /// Cells of all sheets that hold something (`import.max_cells`).
    pub cells: usize,
    /// Sheets (`import.max_sheets`).
    pub sheets: usize,
    /// Bytes of the text of all cells (`import.max_text`); a text in two cells counts twice.
    pub text: u64,
    /// Bytes of the text of one cell (`import.max_cell_text`).
    pub cell_text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 50 << 20,
            inflated: 400 << 20,
            rows: 200_000,
            columns: 1_000,
            cells: 3_000_000,
            sheets: 255,
            text: 64 << 20,
            // the 32 767 characters of a spreadsheet's cell, each of three bytes
            cell_text: 98_301,
        }
    }
}

impl Limits {
    pub(crate) fn too_many_bytes(&self) -> ReadError {
        ReadError::too_large(
            &format!("最大 {} MB", self.bytes >> 20),
            ("导入的文件最大多少 MB", "import.max_bytes"),
        )
    }

    pub(crate) fn too_much_inflated(&self) -> ReadError {
        ReadError::too_large(
            &format!("展开后最大 {} MB", self.inflated >> 20),
            ("导入的文件展开后最大多少 MB", "import.max_inflated"),
        )
    }

    pub(crate) fn too_many_rows(&self) -> ReadError {
        ReadError::too_large(
            &format!("每张表最多 {} 行", self.rows),
            ("导入的表最多多少行", "import.max_rows"),
        )
    }

    pub(crate) fn too_many_columns(&self) -> ReadError {
        ReadError::too_large(
            &format!("每张表最多 {} 列", self.columns),
            ("导入的表最多多少列", "import.max_columns"),
        )
    }

    pub(crate) fn too_many_cells(&self) -> ReadError {
        ReadError::too_large(
            &format!("最多 {} 个单元格", self.cells),
            ("导入的文件最多多少个单元格", "import.max_cells"),
        )
    }

    pub(crate) fn too_much_text(&self) -> ReadError {
        ReadError::too_large(
            &format!("文字最多 {} MB", self.text >> 20),
            ("导入的文件里文字最多多少 MB", "import.max_text"),
        )
    }

    pub(crate) fn too_long_a_text(&self) -> ReadError {
        ReadError::too_large(
            &format!(
                "一个单元格最多 {} 字节，约 {} 个汉字",
                self.cell_text,
                self.cell_text / 3
            ),
            (
                "导入的一个单元格最多多少字节（一个汉字 3 字节）",
                "import.max_cell_text",
            ),
        )
    }

    pub(crate) fn too_many_sheets(&self) -> ReadError {
        ReadError::too_large(
            &format!("最多 {} 张表", self.sheets),
            ("导入的文件最多多少张表", "import.max_sheets"),
        )
    }
}
