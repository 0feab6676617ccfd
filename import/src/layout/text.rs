//! Headers and first cells as they can be compared.
use unicode_normalization::UnicodeNormalization;

/// Traditional forms that stand in headers, each followed by its simplified form.
const TRADITIONAL: &str = "學学證证號号碼码聯联繫系電电話话務务組组織织黨党時时間间備备註注鄉乡鎮镇單单位位類类別别級级編编專专業业現现齡龄轉转職职稱称屬属體体貌貌機机構构歷历畢毕領领發发書书員员幹干誌志滿满屆届選选統统會会質质";

/// Width, blanks, line breaks and marks of emphasis taken away: `＊姓  名：` is `姓名`.
pub(crate) fn plain(text: &str) -> String {
    let text = text
        .trim_start()
        .trim_start_matches(|c| matches!(c, '\u{2460}'..='\u{249b}'));
    let folded = text.nfkc().filter(|c| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(
                c,
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '*' | '★' | '☆' | '△' | '▲' | '✱' | '◆'
            )
    });
    let simple: String = folded.map(simplified).collect();
    without_number(&simple)
        .trim_end_matches([':', '.', '。', ',', '、'])
        .trim_start_matches(['、', '.'])
        .to_owned()
}

/// `2、性别`, `②性别`, `(三)民族`, as forms that are filled in online number their questions, without the number.
fn without_number(text: &str) -> &str {
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches('(').trim_start_matches(digits);
    let Some(rest) = rest
        .strip_prefix(['、', '.', ')'])
        .filter(|_| !text.starts_with(['、', '.', ')']))
    else {
        return text;
    };
    let is_name = rest
        .chars()
        .next()
        .is_some_and(|c| !digits(c) && c.is_alphabetic());
    if is_name { rest } else { text }
}

/// A header as it is looked up: also small letters, and one kind of bracket.
pub(crate) fn heading(text: &str) -> String {
    let plain = plain(text).to_lowercase();
    plain
        .replace(['[', '【', '{', '〔', '〈', '<'], "(")
        .replace([']', '】', '}', '〕', '〉', '>'], ")")
}

/// The forms by which a header may be known: as [`heading`] has it, without its notes in brackets, and with what stands in
/// them read on.
pub(crate) fn heading_forms(header: &str) -> [String; 3] {
    let name = heading(header);
    let bare = without_notes(&name);
    let joined = name.replace(['(', ')'], "");
    [name, bare, joined]
}

/// A heading without its notes in brackets.
fn without_notes(name: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let bare = bare.trim_end_matches(':');
    // 职务Position: the other language says it again
    let own = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '-'));
    if own.is_ascii() { bare } else { own }.to_owned()
}

fn simplified(c: char) -> char {
    let mut forms = TRADITIONAL.chars();
    while let (Some(old), Some(new)) = (forms.next(), forms.next()) {
        if old == c {
            return new;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_brought_to_one_form() {
        for (text, want) in [
            ("姓  名", "姓名"),
            ("＊姓\u{3000}名：", "姓名"),
            ("出生\n年月", "出生年月"),
            ("身份證號碼", "身份证号码"),
            ("乡镇（街道）", "乡镇(街道)"),
            ("ＮＯ．", "no"),
            ("专／兼职", "专/兼职"),
            ("\u{feff}序号", "序号"),
        ] {
            assert_eq!(heading(text), want, "{text:?}");
        }
    }
}
