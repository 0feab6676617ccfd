//! What a row below the header is, told by its first cells that are not empty.
use std::collections::{BTreeMap, HashSet};

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
    /// The header of another list, with other columns, below this one.
    OtherTable,
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

/// Counts of people that stand alone in a row.
const COUNTS: [&str; 7] = ["总人数", "人数", "总数", "合计数", "累计", "计", "其中"];

/// What stands below a list, and above one that goes on.
const FOOTERS: [&str; 83] = [
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
    "上报人",
    "经手人",
    "核对人",
    "汇总人",
    "编制人",
    "打印人",
    "审核",
    "复核",
    "校对",
    "审批",
    "审定",
    "审签",
    "负责人",
    "主要负责人",
    "单位负责人",
    "分管领导",
    "领导签字",
    "党委书记",
    "联系人",
    "联系电话",
    "联系方式",
    "电话",
    "监督电话",
    "制表",
    "填表",
    "填报",
    "经办",
    "统计",
    "编制",
    "分管",
    "主管",
    "填报单位",
    "填表单位",
    "制表单位",
    "报送单位",
    "上报单位",
    "填报部门",
    "填报时间",
    "填报日期",
    "填表时间",
    "填表日期",
    "制表日期",
    "制表时间",
    "报送时间",
    "报送日期",
    "上报时间",
    "统计时间",
    "打印时间",
    "导出时间",
    "截至日期",
    "日期",
    "时间",
    "填表说明",
    "填写说明",
    "填报说明",
    "填表要求",
    "填报要求",
    "填写要求",
    "备注说明",
    "情况说明",
    "注意事项",
    "注意",
    "温馨提示",
    "提示",
    "要求",
    "盖章",
    "公章",
    "说明",
    "附注",
    "备注",
    "注",
    "附件",
    "附",
];

/// Words that only who signs or seals a list writes, wherever they stand in a text.
const SIGNED: [&str; 10] = [
    "盖章",
    "签字",
    "签章",
    "签名",
    "(公章",
    "(章)",
    "以下空白",
    "以下无正文",
    "本表",
    "此表",
];

/// Tells the rows below a header.
pub(crate) struct Rows {
    /// The names of each column, its own and the one above, in the form in which they are compared.
    columns: BTreeMap<u32, [String; 2]>,
    names: HashSet<String>,
}

impl Rows {
    /// Of this header.
    pub(crate) fn below(header: &Header) -> Self {
        let columns: BTreeMap<_, _> = header
            .columns
            .iter()
            .map(|(column, name)| {
                let above = name.above.as_deref().map(heading).unwrap_or_default();
                (*column, [heading(&name.name), above])
            })
            .collect();
        Self {
            names: columns.values().flatten().cloned().collect(),
            columns,
        }
    }

    /// What a row is, by its own cells, most often by the first. Costs its cells.
    pub(crate) fn classify(&self, own: &[(u32, Cell<'_>)]) -> Kind {
        let Some((_, Cell::Text(first))) = own.first() else {
            return Kind::Worker;
        };
        let whole = heading(first);
        if let Some(kind) = self.as_header(&whole, own) {
            return kind;
        }
        let text = whole.trim_start_matches(['(', '※', '#', '-', '—']);
        if is_total(text) || own.iter().skip(1).any(|(_, cell)| is_lone_total(*cell)) {
            return Kind::Skipped(SkipReason::Subtotal);
        }
        if EXAMPLES.iter().any(|word| starts(text, word)) {
            return Kind::Example;
        }
        // 填报人 李四: what follows a blank is no longer the word
        let mut words = first.split_whitespace();
        let word = words.next().filter(|_| words.next().is_some()).map(heading);
        let is_note = FOOTERS
            .iter()
            .any(|known| starts(text, known) || word.as_deref() == Some(known))
            || SIGNED.iter().any(|known| text.contains(known));
        if is_note || (own.len() == 1 && is_page_or_day(text)) {
            return Kind::Skipped(SkipReason::Footer);
        }
        Kind::Worker
    }

    /// Whether most cells of a row are the names of their own columns.
    pub(crate) fn repeats(&self, own: &[(u32, Cell<'_>)]) -> bool {
        let here = |(column, cell): &&(u32, Cell<'_>)| {
            let text = heading(&cell.text());
            self.columns
                .get(column)
                .is_some_and(|names| names.contains(&text))
        };
        own.iter().filter(here).count() * 2 > own.len()
    }

    /// A header once more, or that of another list. `first` is the first cell's heading.
    fn as_header(&self, first: &str, own: &[(u32, Cell<'_>)]) -> Option<Kind> {
        let text = |cell: Cell<'_>| match cell {
            Cell::Text(text) if text.len() <= LONGEST => Some(heading(text)),
            _ => None,
        };
        let here = |column: u32, text: &str| {
            let names = self.columns.get(&column);
            !text.is_empty() && names.is_some_and(|names| names.iter().any(|name| name == text))
        };
        let known = |text: &str| !text.is_empty() && self.names.contains(text);
        // most rows are no header: their first two cells tell
        let may_be = known(first)
            || own
                .get(1)
                .and_then(|(_, cell)| text(*cell))
                .is_some_and(|text| known(&text));
        if !may_be {
            return None;
        }
        let (mut again, mut elsewhere) = (0, 0);
        for (column, cell) in own {
            let Some(text) = text(*cell) else { continue };
            again += usize::from(here(*column, &text));
            elsewhere += usize::from(!here(*column, &text) && known(&text));
        }
        if elsewhere >= 2 && elsewhere >= again {
            return Some(Kind::OtherTable);
        }
        let begins = own.first().is_some_and(|(column, _)| here(*column, first));
        (begins || (again >= 3 && again * 2 >= own.len()))
            .then_some(Kind::Skipped(SkipReason::RepeatedHeader))
    }
}

/// Bytes of the longest text that is looked at as a header's.
const LONGEST: usize = 60;

/// 小计, 东观镇合计12人, 全镇共12人, 其中：专职3人.
fn is_total(text: &str) -> bool {
    let short = text.chars().count() <= 24;
    let ends = |rest: &str| {
        rest.chars().next().is_none_or(|c| {
            c.is_ascii_digit() || matches!(c, ':' | '(' | ')' | '人' | '名' | ',' | '，' | '、')
        })
    };
    let summed = TOTALS.iter().any(|word| {
        text.split_once(word).is_some_and(|(before, rest)| {
            // what stands before it names a place, and a firm's name goes on behind it
            (before.chars().count() <= 8 || before.ends_with([',', '，', '、', ';']))
                && (ends(rest) || starts(text, word))
        })
    });
    let counted = COUNTS.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            ends(rest) && (rest.is_empty() || rest.contains(|c: char| c.is_ascii_digit()))
        })
    });
    short
        && (summed
            || counted
            || text.split_once('共').is_some_and(|(before, rest)| {
                let rest = rest.strip_prefix('有').unwrap_or(rest);
                let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                before.chars().count() <= 6 && behind.len() < rest.len() && behind.starts_with(['人', '名'])
            }))
}

/// 小计 in a cell behind the first, as where the township's cell is merged over its rows.
fn is_lone_total(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.len() <= 12 && text.contains('计') && TOTALS.contains(&heading(text).as_str()))
}

/// 第1页 共2页, 2026年9月20日, 年 月 日.
fn is_page_or_day(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_day = |c: char| "年月日号〇零一二三四五六七八九十".contains(c);
    let is_page = matches!(
        bare.as_str(),
        "第页" | "第页共页" | "第页,共页" | "第页/共页" | "page"
    );
    is_page || (bare.ends_with(['日', '号', '月']) && bare.contains('月') && bare.chars().all(is_day))
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
    let introduced =
        ["填写说明", "填表说明", "填写要求", "栏次"].contains(&texts.first().map_or("", String::as_str));
    let shaped = |text: &&String| {
        text.ends_with('位')
            || ["真实", "男/女", "格式", "下拉", "选择"]
                .iter()
                .any(|word| text.contains(word))
    };
    let mostly = texts.len() >= 3 && texts.iter().filter(shaped).count() * 2 > texts.len();
    texts.len() >= 2 && (texts.iter().all(hinted) || are_numbers(&texts) || introduced || mostly)
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

/// `二、西村`, `（三）南村`, `优秀共产党员（2名）`: how people head the parts of a list.
pub(crate) fn is_part(cell: Cell<'_>) -> bool {
    let text = cell::folded(&cell.text());
    let rest = text.trim_start_matches('(');
    let ordinal = rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let counted = text.rsplit_once('(').is_some_and(|(_, note)| {
        let count = note
            .trim_end_matches(['人', '名', '个', '家', ')', '共'])
            .trim_start_matches('共');
        !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit())
    });
    (ordinal.len() < rest.len() && ordinal.starts_with(['、', '.', ')'])) || counted
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

/// A number, in Chinese too, or one in brackets or with a dot: what people count rows with.
pub(crate) fn is_serial_number(cell: Cell<'_>) -> bool {
    let text = cell::folded(&cell.text());
    let is_digit = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c);
    text.chars().any(is_digit)
        && text
            .chars()
            .all(|c| is_digit(c) || matches!(c, '.' | '、' | '(' | ')' | ','))
}

#[cfg(test)]
mod tests {
    use super::super::Heading;
    use super::*;

    fn kind(text: &str) -> Kind {
        let name = |name: &str| Heading {
            name: name.to_owned(),
            above: Some("基本信息".to_owned()),
        };
        let header = Header {
            rows: vec![0],
            columns: BTreeMap::from([(0, name("序 号")), (1, name("姓名"))]),
        };
        Rows::below(&header).classify(&[(0, Cell::Text(text))])
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
            ("共12人", Some(Subtotal)),
            ("总人数：12", Some(Subtotal)),
            ("计", Some(Subtotal)),
            ("城关镇合计12人", Some(Subtotal)),
            ("全镇共12人", Some(Subtotal)),
            ("以上共计12人", Some(Subtotal)),
            ("专职1人，兼职2人，共计3人", Some(Subtotal)),
            ("其中：专职3人", Some(Subtotal)),
            ("计国庆", None),
            ("共青团路商会党支部", None),
            ("填报人 李四", Some(Footer)),
            ("填表人  李四   审核人 王五", Some(Footer)),
            ("联系电话 13800000000", Some(Footer)),
            ("东观镇党委（盖章）", Some(Footer)),
            ("党委书记签字：", Some(Footer)),
            ("本表一式两份", Some(Footer)),
            ("第1页 共2页", Some(Footer)),
            ("2026年9月20日", Some(Footer)),
            ("年  月  日", Some(Footer)),
            ("二〇二六年九月二十日", Some(Footer)),
            ("日升公司党支部", None),
            ("电话公司党支部", None),
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
