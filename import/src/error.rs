//! Why a file could not be read at all.

/// A file that is no roster that can be read: a stable code, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    code: &'static str,
    message: String,
}

impl ReadError {
    /// No file of that name.
    pub fn not_found(name: &str) -> Self {
        Self::new(
            "file.not_found",
            format!("找不到文件“{name}”，请检查路径和文件名。"),
        )
    }

    /// Its content is no kind of workbook that is read, or its package is broken.
    pub fn not_a_workbook() -> Self {
        Self::new(
            "file.not_a_workbook",
            "这个文件不是能读取的表格，或者已经损坏。请用 WPS 或 Excel 打开后“另存为”.xlsx，再重新上传。"
                .to_owned(),
        )
    }

    /// A zip, rar or 7z: what is in it is not looked for.
    pub(crate) fn archive() -> Self {
        Self::new(
            "file.not_a_workbook",
            "这是一个压缩包，不是表格。请先解压，再把里面的表格逐个上传。".to_owned(),
        )
    }

    /// A PDF or a picture.
    pub(crate) fn picture() -> Self {
        Self::new(
            "file.not_a_workbook",
            "这是 PDF 或图片，不是表格，读不出单元格。请上传原来的表格（.xlsx、.xls、.ods 或 .csv）。"
                .to_owned(),
        )
    }

    /// A text document, slides, or a file of WPS's own that holds no BIFF.
    pub(crate) fn other_office_file() -> Self {
        Self::new(
            "file.not_a_workbook",
            "这是 WPS 自有格式、Word 文档或演示文稿，不是能直接读取的表格。请用 WPS 打开，“另存为”Excel 文件（.xlsx）后重新上传。"
                .to_owned(),
        )
    }

    /// It can't be opened without a password.
    pub fn encrypted() -> Self {
        Self::new(
            "file.encrypted",
            "这个文件设置了打开密码。请在 WPS 或 Excel 中取消密码，另存后再重新上传。".to_owned(),
        )
    }

    /// It holds more than a setting allows, given as the page names it and by its key.
    pub(crate) fn too_large(limit: &str, (setting, key): (&str, &str)) -> Self {
        Self::new(
            "file.too_large",
            format!(
                "文件超过上限：{limit}。请删去多余的行、列和空白区域，或者分成几个文件上传。这个上限是县里的设置“{setting}”（{key}）定的。"
            ),
        )
    }

    /// There are cells, and no sheet has a header.
    pub(crate) fn no_header() -> Self {
        Self::new(
            "file.no_header",
            "没有找到表头。表头行里至少要有“姓名”和另外两列（如“身份证号”“党组织名称”），请补上表头后重新上传。".to_owned(),
        )
    }

    /// A sheet is a form for one person, and none is a list.
    pub(crate) fn form(sheet: &str) -> Self {
        Self::new(
            "file.no_header",
            format!(
                "“{sheet}”是一人一张的登记表，不是名册，没有读。请在“名册”里用“新增一人”照着填，或者抄成一人一行的名册后上传。"
            ),
        )
    }

    /// There are cells, and no sheet has a header of results.
    pub(crate) fn no_results_header() -> Self {
        Self::new(
            "file.no_header",
            "没有找到成绩表的表头。表头行里要有“姓名”、“编号”（或“身份证号后四位”）和“成绩”，请补上后重新上传，或用空白成绩表填写。".to_owned(),
        )
    }

    /// There are cells, and no sheet has the header of that kind.
    pub(crate) fn no_header_of(kind: &str, columns: &[&str]) -> Self {
        Self::new(
            "file.no_header",
            format!(
                "没有找到“{kind}”的表头。表头行里至少要有“{}”，请补上表头后重新上传，或者换一个类型。",
                columns.join("”“")
            ),
        )
    }

    /// There is no cell with anything in it.
    pub(crate) fn empty() -> Self {
        Self::new(
            "file.empty",
            "这个文件里没有内容，请检查是不是选错了文件。".to_owned(),
        )
    }

    fn new(code: &'static str, message: String) -> Self {
        Self { code, message }
    }

    /// The stable code: `file.not_a_workbook` and the like.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What is wrong and what to do, for the person who sent the file.
    pub fn message(&self) -> &str {
        &self.message
    }
}
