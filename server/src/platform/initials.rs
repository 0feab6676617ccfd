//! Pinyin initials of a name, by which people are found.
use pinyin::ToPinyin;

/// Surnames that are read otherwise than the character usually is.
const SURNAMES: [(&str, &str); 12] = [
    ("单", "s"),
    ("解", "x"),
    ("仇", "q"),
    ("区", "o"),
    ("查", "z"),
    ("曾", "z"),
    ("盖", "g"),
    ("尉迟", "yc"),
    ("缪", "m"),
    ("朴", "p"),
    ("翟", "z"),
    ("乐", "y"),
];

/// The initials of a name in small letters: 张小三 is `zxs`; what is no Chinese character stands for itself.
/// A name without any is `-`: a column is never empty.
pub fn initials(name: &str) -> String {
    let (first, rest) = SURNAMES
        .iter()
        .find_map(|(surname, read)| Some((*read, name.strip_prefix(surname)?)))
        .unwrap_or(("", name));
    let letters = rest.chars().filter_map(|c| match c.to_pinyin() {
        Some(read) => read.plain().chars().next().map(without_marks),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    });
    let initials: String = first.chars().chain(letters).collect();
    if initials.is_empty() {
        "-".to_owned()
    } else {
        initials
    }
}

/// `ü` as people type it.
fn without_marks(letter: char) -> char {
    match letter {
        'ü' => 'v',
        'ê' => 'e',
        plain => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_initials() {
        for (name, want) in [
            ("张小三", "zxs"),
            ("单小红", "sxh"),
            ("尉迟恭", "ycg"),
            ("欧阳锋", "oyf"),
            ("阿卜杜拉·买买提", "abdlmmt"),
            ("Li 四", "lis"),
            ("·", "-"),
        ] {
            assert_eq!(initials(name), want, "{name}");
        }
    }
}
