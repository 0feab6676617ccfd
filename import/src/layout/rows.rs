//! What a row below the header is, told by its first cell that is not empty.
use crate::report::SkipReason;
use crate::workbook::Cell;

use super::{Header, text::heading};

/// A row below the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Worker,
    Skipped(SkipReason),
    /// An example of how to fill in the sheet, which is no worker whatever stands in it.
    Example,
}

const EXAMPLES: [&str; 9] = [
    "例",
    "示例",
    "样例",
    "范例",
    "举例",
    "填写示例",
    "填写样例",
    "填表示例",
    "样表",
];

const TOTALS: [&str; 4] = ["小计", "合计", "总计", "共计"];

const FOOTERS: [&str; 31] = [
    "填报人",
    "填表人",
    "制表人",
    "经办人",
    "报送人",
    "统计人",
    "录入人",
    "审核人",
    "复核人",
    "审批人",
    "审核",
    "负责人",
    "主要负责人",
    "单位负责人",
    "分管领导",
    "领导签字",
    "党委书记",
    "联系人",
    "联系电话",
    "联系方式",
    "填报单位",
    "填报时间",
    "填报日期",
    "填表时间",
    "填表日期",
    "填表说明",
    "盖章",
    "说明",
    "附注",
    "备注",
    "注",
];

/// Tells a row by its first own cell. `first` is that cell with its column.
pub(crate) fn classify(header: &Header, first: (u32, Cell<'_>)) -> Kind {
    let (column, Cell::Text(text)) = first else {
        return Kind::Worker;
    };
    let text = heading(text);
    if header.columns.get(&column).is_some_and(|name| {
        heading(&name.name) == text || name.above.as_ref().is_some_and(|above| heading(above) == text)
    }) {
        return Kind::Skipped(SkipReason::RepeatedHeader);
    }
    let text = text.trim_start_matches(['(', '※', '#', '-', '—']);
    if TOTALS
        .iter()
        .any(|word| starts(text, word) || (text.ends_with(word) && text.chars().count() <= 10))
    {
        return Kind::Skipped(SkipReason::Subtotal);
    }
    if EXAMPLES.iter().any(|word| starts(text, word)) {
        return Kind::Example;
    }
    if FOOTERS.iter().any(|word| starts(text, word)) {
        return Kind::Skipped(SkipReason::Footer);
    }
    Kind::Worker
}

/// Whether the text is the word, or goes on with what can't be part of a name.
fn starts(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        rest.chars().next().is_none_or(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    ':' | '(' | ')' | '.' | '、' | ',' | '，' | '—' | '-' | '_' | ';' | '共' | '人'
                )
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::layout::Heading;

    fn kind(text: &str) -> Kind {
        let name = |name: &str| Heading {
            name: name.to_owned(),
            above: Some("基本信息".to_owned()),
        };
        let header = Header {
            rows: vec![0],
            columns: BTreeMap::from([(0, name("序 号")), (1, name("姓名"))]),
        };
        classify(&header, (0, Cell::Text(text)))
    }

    #[test]
    fn the_first_cell_tells() {
        use SkipReason::{Footer, RepeatedHeader, Subtotal};
        for (text, want) in [
            ("序号", Some(RepeatedHeader)),
            ("序　号", Some(RepeatedHeader)),
            ("基本信息", Some(RepeatedHeader)),
            ("姓名", None),
            ("小计", Some(Subtotal)),
            ("合  计", Some(Subtotal)),
            ("共计 12 人", Some(Subtotal)),
            ("总计：", Some(Subtotal)),
            ("东观镇小计", Some(Subtotal)),
            ("合计科技有限公司党支部", None),
            ("填报人：李四", Some(Footer)),
            ("负责人（签名）", Some(Footer)),
            ("注：1.", Some(Footer)),
            ("注1", Some(Footer)),
            ("说明", Some(Footer)),
            ("注册公司党支部", None),
            ("负责人王某", None),
            ("张三", None),
            ("1", None),
        ] {
            assert_eq!(kind(text), want.map_or(Kind::Worker, Kind::Skipped), "{text}");
        }
    }
}
