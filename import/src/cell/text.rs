//! Free text and names.
use crate::workbook::Cell;

use super::{fold, is_invisible, is_nothing};

/// What a text cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Text {
    Empty,
    Value(String),
    /// A number of more digits than a spreadsheet keeps.
    PrecisionLost,
    /// A formula that failed, or a word for "as above", which means something only on paper.
    Unreadable,
}

/// The text as it stands, without blanks around it and without line breaks.
pub(crate) fn read(cell: Option<Cell<'_>>) -> Text {
    match cell {
        // a formula makes 0 of an empty cell that it looks up
        None | Some(Cell::Number(0.0)) => Text::Empty,
        Some(Cell::Fault(_)) => Text::Unreadable,
        Some(Cell::Number(number)) if number.abs() >= 1e15 => Text::PrecisionLost,
        Some(cell) => {
            let text = tidy(&cell.text());
            if is_as_above(&text) || is_fault(&text) {
                Text::Unreadable
            } else if is_nothing(&text) || says_nothing(&text) {
                Text::Empty
            } else {
                Text::Value(text)
            }
        }
    }
}

/// Marks and words for what stands in the row above.
fn is_as_above(text: &str) -> bool {
    let text = fold(text);
    matches!(
        text.as_ref(),
        "同上" | "上同" | "同前" | "〃" | "′′" | "\"" | "々" | "”" | "“" | "〞" | "″" | "、、" | "''"
    )
}

/// What a formula that failed shows, kept as a text by whoever pasted it.
fn is_fault(text: &str) -> bool {
    text.starts_with('#')
        && (text.bytes().all(|b| b == b'#')
            || ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"].contains(&text))
}

/// What people write in the place of a party organisation's name where there is none.
pub(crate) fn is_no_party(text: &str) -> bool {
    const NONE: [&str; 14] = [
        "未成立",
        "未建立",
        "未组建",
        "未建",
        "未建立党组织",
        "未成立党组织",
        "未组建党组织",
        "无党组织",
        "无党支部",
        "筹建中",
        "筹建",
        "否",
        "没有党组织",
        "尚未成立",
    ];
    NONE.contains(&fold(text).as_ref())
}

/// What people write into a text cell for nothing, beside the signs that every cell may have.
pub(crate) fn says_nothing(text: &str) -> bool {
    let text = fold(text).to_lowercase();
    let bare = text.trim_matches(['。', '.', ',', '(', ')', '…', '、', '\\', '~', '_', '*', '×']);
    matches!(
        bare,
        "" | "无" | "暂无" | "空" | "没有" | "n/a" | "na" | "null" | "none" | "nan"
    )
}

/// Words in the place of a name for somebody who is not there.
const VACANT: [&str; 15] = [
    "空缺",
    "暂缺",
    "缺",
    "缺额",
    "待定",
    "待选",
    "待补选",
    "待配",
    "待配备",
    "未配备",
    "未定",
    "空岗",
    "无人",
    "某某",
    "xxx",
];

/// Whether no person is named: a word for a vacancy, or a count.
fn is_nobody(text: &str) -> bool {
    let is_count = text.len() < 7 && text.bytes().all(|b| b.is_ascii_digit());
    is_count || VACANT.contains(&text.to_lowercase().as_str())
}

/// As [`read`]; a Chinese name loses its inner blanks, one in Latin letters keeps one each, and dots become `·`.
pub(crate) fn read_name(cell: Option<Cell<'_>>) -> Text {
    match read(cell) {
        Text::Value(text) if is_nobody(&fold(&text)) => Text::Empty,
        Text::Value(text) => Text::Value(name(&text)),
        other => other,
    }
}

/// What makes a name doubtful. It is kept as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Two people's names in one cell.
    Several,
    /// A note beside the name: 张三（书记）.
    Note,
    /// A character that could not be shown or typed: `?`, a square, one of a font's private ones.
    RareCharacter,
}

/// Whether a name is to be looked at again.
pub(crate) fn doubt(name: &str) -> Option<Doubt> {
    let lost = |c: char| {
        matches!(
            c,
            '?' | '？' | '□' | '■' | '〓' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{2ff0}'..='\u{2fff}'
        ) || matches!(c, '\u{f0000}'..='\u{10ffff}')
    };
    let alone = name.trim_end_matches(AFTER);
    if alone.contains(['/', '／', '、', ',', '，', ';', '；']) {
        Some(Doubt::Several)
    } else if name.chars().any(lost) {
        Some(Doubt::RareCharacter)
    } else if alone.len() < name.len() || !is_name(name) {
        Some(Doubt::Note)
    } else {
        None
    }
}

/// Marks that are left behind a name where something stood after it.
const AFTER: [char; 8] = ['/', '、', ',', '，', ';', '；', '.', '。'];

/// Letters of any script, with dots and blanks between them, in a Latin name hyphens and apostrophes too.
fn is_name(name: &str) -> bool {
    let is_latin = name.is_ascii();
    let mark = |c: char| matches!(c, '·' | ' ' | '〇') || (is_latin && matches!(c, '-' | '\''));
    name.chars().all(|c| c.is_alphabetic() || mark(c)) && !name.starts_with('·') && !name.ends_with('·')
}

/// Whether a blank stands between what look like two names, or a name and something else: 张三 李四, 王伟 书记.
/// A surname of two characters and a given name are one: 欧阳 娜娜.
pub(crate) fn is_two(cell: Option<Cell<'_>>) -> bool {
    let Some(Cell::Text(text)) = cell else {
        return false;
    };
    let parts: Vec<&str> = text.split_whitespace().collect();
    let long = |part: &&str| {
        part.chars()
            .filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
            .count()
            >= 2
    };
    parts.len() > 1 && parts.iter().all(long) && !COMPOUND.contains(&parts[0])
}

/// Surnames of two characters.
const COMPOUND: [&str; 26] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯",
    "轩辕", "宇文", "长孙", "端木", "独孤", "南宫", "拓跋", "百里", "呼延", "东郭", "西门", "申屠", "澹台",
];

fn name(text: &str) -> String {
    let dotted = text.replace(
        ['•', '・', '．', '‧', '∙', '●', '⋅', '﹒', '᛫', 'ꞏ', '˙', '⸱', '·'],
        "·",
    );
    let dotted = between(&dotted);
    let words = dotted.split_whitespace();
    if dotted.chars().any(|c| c.is_ascii_alphabetic()) {
        return words.collect::<Vec<_>>().join(" ");
    }
    words.collect()
}

/// A full stop between Chinese characters is the same dot, typed with what the keyboard has.
fn between(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let is_han = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|c| !c.is_ascii() && c.is_alphabetic())
    };
    let dot = |(at, c): (usize, &char)| match c {
        '.' | '。' if is_han(at.checked_sub(1)) && is_han(Some(at + 1)) => '·',
        c => *c,
    };
    chars.iter().enumerate().map(dot).collect()
}

/// Line breaks inside a cell are of its layout: gone between Chinese characters, else a blank.
fn tidy(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !is_invisible(*c))
        .collect();
    let lines: Vec<&str> = visible
        .split(['\n', '\t'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let mut whole = String::new();
    for line in lines {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(whole.chars().next_back()) && latin(line.chars().next()) {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_as_it_was_written() {
        for (text, want) in [
            (" 某某有限公司党支部 ", Some("某某有限公司党支部")),
            ("某某公司\n党支部", Some("某某公司党支部")),
            ("a\nb", Some("a b")),
            ("（祁县）公司", Some("（祁县）公司")),
            ("\u{feff}备注\u{200b}", Some("备注")),
            ("无", None),
        ] {
            let want = want.map_or(Text::Empty, |text| Text::Value(text.to_owned()));
            assert_eq!(read(Some(Cell::Text(text))), want, "{text:?}");
        }
        assert_eq!(read(Some(Cell::Number(12.0))), Text::Value("12".to_owned()));
        assert_eq!(read(Some(Cell::Number(1e15))), Text::PrecisionLost);
        assert_eq!(read(Some(Cell::Fault("#N/A"))), Text::Unreadable);
        assert_eq!(read(Some(Cell::Text("同上"))), Text::Unreadable);
        assert_eq!(read(None), Text::Empty);
    }

    #[test]
    fn nothing_and_the_row_above_are_written_in_many_ways() {
        for text in [
            "\\",
            "＼",
            "暂无",
            "无。",
            "（无）",
            "……",
            "...",
            "*",
            "N/A",
            "null",
            "没有",
            "空",
        ] {
            assert_eq!(read(Some(Cell::Text(text))), Text::Empty, "{text}");
        }
        for text in ["”", "〞", "、、", "同前", "同上"] {
            assert_eq!(read(Some(Cell::Text(text))), Text::Unreadable, "{text}");
        }
        for text in ["无锡公司", "空港支部", "NA公司", "暂无证书"] {
            assert_eq!(
                read(Some(Cell::Text(text))),
                Text::Value(text.to_owned()),
                "{text}"
            );
        }
        for text in ["#N/A", "#REF!", "#####"] {
            assert_eq!(read(Some(Cell::Text(text))), Text::Unreadable, "{text}");
        }
        assert_eq!(read(Some(Cell::Number(0.0))), Text::Empty);
        for text in ["空缺", "暂缺", "待补选", "XXX", "无人", "×××", "12"] {
            assert_eq!(read_name(Some(Cell::Text(text))), Text::Empty, "{text}");
        }
    }

    #[test]
    fn what_does_not_belong_to_a_name_is_doubtful() {
        for (text, want) in [
            ("张三", None),
            ("阿依古丽·买买提", None),
            ("John Smith", None),
            ("Jean-Luc O'Neil", None),
            ("䶮㛃", None),
            ("张三、李四", Some(Doubt::Several)),
            ("张三/李四", Some(Doubt::Several)),
            ("张三，", Some(Doubt::Note)),
            ("张三。", Some(Doubt::Note)),
            ("张三*", Some(Doubt::Note)),
            ("★张三", Some(Doubt::Note)),
            ("张三①", Some(Doubt::Note)),
            ("1.张三", Some(Doubt::Note)),
            ("张三（书记）", Some(Doubt::Note)),
            ("买买提-艾力", Some(Doubt::Note)),
            ("\"张三\"", Some(Doubt::Note)),
            ("李□", Some(Doubt::RareCharacter)),
            ("⿰王乐", Some(Doubt::RareCharacter)),
            ("陈明1985", Some(Doubt::Note)),
        ] {
            assert_eq!(doubt(text), want, "{text}");
        }
    }

    #[test]
    fn names_lose_inner_blanks() {
        for (text, want) in [
            ("张  三", "张三"),
            ("唐\u{3000}玉", "唐玉"),
            ("阿依古丽•买买提", "阿依古丽·买买提"),
            ("阿依古丽﹒买买提", "阿依古丽·买买提"),
            ("阿依古丽.买买提", "阿依古丽·买买提"),
            ("张三.", "张三."),
            ("1.张三", "1.张三"),
            ("John  Smith", "John Smith"),
            ("欧阳 娜娜", "欧阳娜娜"),
            ("䶮㛃", "䶮㛃"),
        ] {
            assert_eq!(
                read_name(Some(Cell::Text(text))),
                Text::Value(want.to_owned()),
                "{text}"
            );
        }
    }
}
