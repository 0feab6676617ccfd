//! Certificate numbers by template: `{区划6}-{方案}-{年4}-{级1}-{序4}` gives `140727-DW-2026-C-0001`.
use crate::domain::{Violation, value::Tier};

/// What a number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberParts<'a> {
    /// The county's six digits.
    pub division: &'a str,
    /// The scheme's code.
    pub scheme: &'a str,
    /// The year of issue.
    pub year: i32,
    /// The tier.
    pub tier: Tier,
    /// The running number within [`counter_key`].
    pub serial: u32,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token<'a> {
    Text(&'a str),
    Division,
    Scheme,
    Year,
    Tier,
    Serial(usize),
    Unknown(&'a str),
}

fn tokens(template: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        if open > 0 {
            tokens.push(Token::Text(&rest[..open]));
        }
        let Some(close) = rest[open..].find('}').map(|at| open + at) else {
            tokens.push(Token::Unknown(&rest[open..]));
            return tokens;
        };
        let name = &rest[open + 1..close];
        let width = name
            .strip_prefix('序')
            .and_then(|digits| digits.parse().ok())
            .filter(|n| (1..=8).contains(n));
        tokens.push(match (name, width) {
            ("区划6", _) => Token::Division,
            ("方案", _) => Token::Scheme,
            ("年4", _) => Token::Year,
            ("级1", _) => Token::Tier,
            (_, Some(width)) => Token::Serial(width),
            _ => Token::Unknown(name),
        });
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        tokens.push(Token::Text(rest));
    }
    tokens
}

/// The letter of a tier in numbers.
pub const fn tier_letter(tier: Tier) -> char {
    match tier {
        Tier::Junior => 'C',
        Tier::Intermediate => 'Z',
        Tier::Senior => 'G',
    }
}

/// What is wrong with a template.
pub fn check_template(template: &str) -> Vec<Violation> {
    let tokens = tokens(template);
    let refuse = |code: &str, message: String| Violation::new(code, message).on("number_template");
    let mut violations: Vec<_> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Unknown(name) => Some(refuse(
                "number.unknown_part",
                format!("编号模板里的“{name}”不认识，可用：{{区划6}}、{{方案}}、{{年4}}、{{级1}}、{{序4}}。"),
            )),
            _ => None,
        })
        .collect();
    if tokens
        .iter()
        .filter(|token| matches!(token, Token::Serial(_)))
        .count()
        != 1
    {
        violations.push(refuse(
            "number.serial_missing",
            "编号模板里要有一个（且只有一个）序号，如 {序4}。".to_owned(),
        ));
    }
    if template.chars().count() > 60 {
        violations.push(refuse(
            "number.long",
            "编号模板太长，请缩短到 60 个字以内。".to_owned(),
        ));
    }
    violations
}

/// The number. A running number wider than its place is written whole, so that no number comes twice.
pub fn render(template: &str, parts: NumberParts<'_>) -> String {
    write(template, parts, |width| format!("{:0width$}", parts.serial))
}

/// What a running number counts within: the number with its serial left open. Two numbers with the same key differ in
/// their serial, and two with different keys differ anyhow.
pub fn counter_key(template: &str, parts: NumberParts<'_>) -> String {
    write(template, parts, |_| "*".to_owned())
}

fn write(template: &str, parts: NumberParts<'_>, serial: impl Fn(usize) -> String) -> String {
    let part = |token: &Token<'_>| match token {
        Token::Text(text) | Token::Unknown(text) => (*text).to_owned(),
        Token::Division => parts.division.to_owned(),
        Token::Scheme => parts.scheme.to_owned(),
        Token::Year => format!("{:04}", parts.year),
        Token::Tier => tier_letter(parts.tier).to_string(),
        Token::Serial(width) => serial(*width),
    };
    tokens(template).iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEMPLATE: &str = "{区划6}-{方案}-{年4}-{级1}-{序4}";

    fn parts(year: i32, tier: Tier, serial: u32) -> NumberParts<'static> {
        NumberParts {
            division: "140727",
            scheme: "DW",
            year,
            tier,
            serial,
        }
    }

    #[test]
    fn numbers_by_template() {
        for (template, serial, number) in [
            (TEMPLATE, 1, "140727-DW-2026-C-0001"),
            (TEMPLATE, 12_345, "140727-DW-2026-C-12345"),
            ("晋祁党务证字{年4}第{序6}号", 7, "晋祁党务证字2026第000007号"),
        ] {
            assert!(check_template(template).is_empty());
            assert_eq!(render(template, parts(2026, Tier::Junior, serial)), number);
        }
        assert_eq!(
            counter_key(TEMPLATE, parts(2026, Tier::Senior, 9)),
            "140727-DW-2026-G-*"
        );
    }

    #[test]
    fn templates_by_table() {
        for (template, codes) in [
            ("{年4}-{序4}", vec![]),
            ("{年4}", vec!["number.serial_missing"]),
            ("{序4}{序4}", vec!["number.serial_missing"]),
            ("{年5}-{序4}", vec!["number.unknown_part"]),
            ("{序9}", vec!["number.unknown_part", "number.serial_missing"]),
            ("{序4", vec!["number.unknown_part", "number.serial_missing"]),
            ("", vec!["number.serial_missing"]),
        ] {
            let found: Vec<_> = check_template(template).into_iter().map(|v| v.code).collect();
            assert_eq!(found, codes, "{template}");
        }
    }

    proptest! {
        #[test]
        fn different_serials_give_different_numbers(a in 0u32..200_000, b in 0u32..200_000) {
            let number = |serial| render(TEMPLATE, parts(2026, Tier::Junior, serial));
            prop_assert_eq!(a == b, number(a) == number(b));
        }

        #[test]
        fn no_template_panics(template in "[{}区划6方案年4级1序0-9a-]{0,20}") {
            let _ = check_template(&template);
            let _ = render(&template, parts(2026, Tier::Junior, 1));
        }
    }
}
