//! What a row below the header is, told by its first cell that is not empty.
use crate::cell;
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

/// Whether a row below the header belongs to it: what is to be filled in, each in brackets, or the numbers of the columns.
pub(crate) fn explains(own: &[(u32, Cell<'_>)]) -> bool {
    let texts: Vec<String> = own.iter().map(|(_, cell)| heading(&cell.text())).collect();
    let noted = |text: &String| text.starts_with('(') && text.ends_with(')');
    let hinted = |text: &String| {
        noted(text)
            || ["格式", "必填", "选填", "如:", "例:", "下拉"]
                .iter()
                .any(|word| text.starts_with(word))
    };
    texts.len() >= 2 && (texts.iter().all(hinted) || are_numbers(&texts))
}

/// `1 2 3 4`, `(1) (2) (3)` or `甲 乙 1 2`: each one more than the one before.
fn are_numbers(texts: &[String]) -> bool {
    const LETTERS: &str = "甲乙丙丁戊己庚辛";
    let letters = texts.iter().zip(LETTERS.chars());
    let letters = letters
        .take_while(|(text, letter)| text.chars().eq([*letter]))
        .count();
    let numbers = texts[letters..].iter().map(|text| {
        let bare = text.trim_start_matches('(').trim_end_matches(')');
        bare.parse::<u32>().ok()
    });
    texts.len() >= 3 && (1..).zip(numbers).all(|(at, number)| number == Some(at))
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

/// A number, or one in brackets or with a dot: what people count rows with.
pub(crate) fn is_serial_number(cell: Cell<'_>) -> bool {
    let text = cell::folded(&cell.text());
    text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '、' | '(' | ')' | ','))
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
    fn a_row_of_hints_or_numbers_is_the_headers() {
        for (texts, want) in [
            (&["(必填)", "（格式：1985.06）", "（18位）"][..], true),
            (&["必填", "格式：1985.06", "如：大专"], true),
            (&["1", "2", "3", "4"], true),
            (&["（1）", "（2）", "（3）"], true),
            (&["甲", "乙", "1", "2"], true),
            (&["1", "张三", "2"], false),
            (&["1", "3", "4"], false),
            (&["1", "2"], false),
            (&["（兼）", "张三"], false),
            (&["（必填）"], false),
        ] {
            let own = (0..).zip(texts).map(|(column, text)| (column, Cell::Text(text)));
            assert_eq!(explains(&own.collect::<Vec<_>>()), want, "{texts:?}");
        }
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
