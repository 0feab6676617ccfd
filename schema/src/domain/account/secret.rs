//! Passwords and PINs: what may be chosen.
use crate::domain::Violation;

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 10;
/// The most; longer ones would only cost the hash its time.
pub const PASSWORD_MAX: usize = 128;

/// Words that everybody tries first, with the digits and signs around them taken off.
const WEAK_WORDS: &[&str] = &[
    "password",
    "passw0rd",
    "p@ssword",
    "p@ssw0rd",
    "admin",
    "administrator",
    "root",
    "welcome",
    "qwerty",
    "qwertyuiop",
    "qwer",
    "asdf",
    "asdfgh",
    "zxcvbn",
    "zxcvbnm",
    "qazwsx",
    "qazwsxedc",
    "qweasd",
    "qweasdzxc",
    "abc",
    "abcd",
    "abcde",
    "abcdef",
    "aa",
    "aaa",
    "abcabc",
    "iloveyou",
    "woaini",
    "wodemima",
    "mima",
    "letmein",
    "changeme",
    "test",
    "user",
    "dangjian",
    "dangyuan",
    "dangwu",
    "zuzhibu",
    "sanyou",
    "china",
    "zhongguo",
    "huawei",
    "lenovo",
];

/// Whole passwords that stand in public documentation.
const PUBLISHED: &[&str] = &["sanyou-demo-2026"];

/// What is wrong with a password for this account; empty where nothing is.
pub fn check_password(password: &str, account: &str, name: &str) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut refuse =
        |code: &str, message: &str| violations.push(Violation::new(code, message).on("password"));
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        refuse("password.short", "密码至少 10 个字符，请加长。");
    }
    if length > PASSWORD_MAX {
        refuse("password.long", "密码最多 128 个字符，请缩短。");
    }
    if classes(password) < 3 {
        refuse(
            "password.classes",
            "密码要含大写字母、小写字母、数字、符号四类中的三类，请补上缺的。",
        );
    }
    let lower = password.to_lowercase();
    let holds = |part: &str| part.chars().count() >= 2 && lower.contains(&part.to_lowercase());
    if holds(account.trim()) || holds(name.trim()) {
        refuse("password.personal", "密码里不能含账号或姓名，请换一个。");
    }
    if is_weak(&lower) {
        refuse("password.weak", "这个密码太常见，容易被猜到，请换一个。");
    }
    violations
}

/// How many of the four classes a password has: capitals, small letters, digits, anything else.
fn classes(password: &str) -> usize {
    let has = |test: fn(char) -> bool| usize::from(password.chars().any(test));
    has(|c| c.is_ascii_uppercase())
        + has(|c| c.is_ascii_lowercase())
        + has(|c| c.is_ascii_digit())
        + has(|c| !c.is_ascii_alphanumeric())
}

/// Whether a password is a common word with digits and signs around it, one thing again and again, or published.
fn is_weak(lower: &str) -> bool {
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let distinct: std::collections::BTreeSet<char> = lower.chars().collect();
    PUBLISHED.contains(&lower) || WEAK_WORDS.contains(&core) || distinct.len() < 4
}

/// What is wrong with a PIN; `known` are numbers that others know of the person (ID number, phone, birth date).
pub fn check_pin(pin: &str, known: &[&str]) -> Vec<Violation> {
    let refuse = |code: &str, message: &str| vec![Violation::new(code, message).on("pin")];
    let digits: Vec<i16> = pin
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|b| i16::from(b - b'0'))
        .collect();
    if digits.len() != 6 || pin.len() != 6 {
        return refuse("pin.shape", "口令是 6 位数字，请重新输入。");
    }
    if is_simple(&digits) {
        return refuse(
            "pin.simple",
            "这个口令太简单，如 123456、111111、121212，请换一个。",
        );
    }
    if known.iter().any(|number| {
        number
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .contains(pin)
    }) {
        return refuse("pin.personal", "口令不能取自手机号、身份证号或生日，请换一个。");
    }
    Vec::new()
}

/// Runs up or down, one part again and again, or pairs of the same digit.
fn is_simple(digits: &[i16]) -> bool {
    let steps: Vec<i16> = digits
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).rem_euclid(10))
        .collect();
    let runs = [0, 1, 9].iter().any(|step| steps.iter().all(|s| s == step));
    let repeats = [2, 3]
        .iter()
        .any(|part| digits.iter().zip(&digits[*part..]).all(|(a, b)| a == b));
    let pairs = digits.chunks(2).all(|pair| pair[0] == pair[1]);
    let halves = digits.chunks(3).all(|half| half.iter().all(|d| *d == half[0]));
    runs || repeats || pairs || halves
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn passwords_by_table() {
        for (password, expected) in [
            ("Kiln-rain-2031", vec![]),
            ("琉璃瓦窑Fire2031", vec![]),
            ("Kr-2031", vec!["password.short"]),
            ("kilnrainkiln", vec!["password.classes"]),
            ("kiln2031rain", vec!["password.classes"]),
            ("Dongguan@2031x", vec!["password.personal"]),
            ("王秀英Wxy-2031", vec!["password.personal"]),
            ("Password@2031", vec!["password.weak"]),
            ("Admin@123456", vec!["password.weak"]),
            ("Aa1Aa1Aa1Aa1", vec!["password.weak"]),
            ("sanyou-demo-2026", vec!["password.weak"]),
            ("1234", vec!["password.short", "password.classes"]),
        ] {
            let codes: Vec<_> = check_password(password, "dongguan", "王秀英")
                .into_iter()
                .map(|v| v.code)
                .collect();
            assert_eq!(codes, expected, "{password}");
        }
        assert_eq!(
            check_password(&"aB3".repeat(60), "a", "")[0].code,
            "password.long"
        );
    }

    #[test]
    fn pins_by_table() {
        let known = ["13854912710", "11010518850615002X"];
        for (pin, expected) in [
            ("202611", None),
            ("739146", None),
            ("73914", Some("pin.shape")),
            ("7391461", Some("pin.shape")),
            ("73914a", Some("pin.shape")),
            ("１２３４７６", Some("pin.shape")),
            ("123456", Some("pin.simple")),
            ("987654", Some("pin.simple")),
            ("890123", Some("pin.simple")),
            ("111111", Some("pin.simple")),
            ("121212", Some("pin.simple")),
            ("123123", Some("pin.simple")),
            ("112233", Some("pin.simple")),
            ("111222", Some("pin.simple")),
            ("912710", Some("pin.personal")),
            ("850615", Some("pin.personal")),
        ] {
            let found = check_pin(pin, &known).into_iter().next().map(|v| v.code);
            assert_eq!(found.as_deref(), expected, "{pin}");
        }
    }

    proptest! {
        #[test]
        fn a_short_or_plain_password_never_passes(password in "[a-z0-9]{0,40}|.{0,9}") {
            prop_assert!(!check_password(&password, "account", "姓名").is_empty());
        }

        #[test]
        fn a_pin_that_passes_is_six_digits(pin in "\\PC{0,8}|[0-9]{6}") {
            if check_pin(&pin, &[]).is_empty() {
                prop_assert!(pin.len() == 6 && pin.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
