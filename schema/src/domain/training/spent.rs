//! What a session cost, as the office wrote it: `3360元`, `3,360`, `1.2万元`, or words.
use std::str::FromStr;

use rust_decimal::Decimal;

/// The amount in yuan, where the text is an amount and nothing else.
pub fn yuan(text: &str) -> Option<Decimal> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '¥' | '￥'))
        .collect();
    let plain = plain.strip_suffix('整').unwrap_or(&plain);
    let plain = plain.strip_suffix('元').unwrap_or(plain);
    let (number, times) = match plain.strip_suffix('万') {
        Some(number) => (number, Decimal::from(10_000)),
        None => (plain, Decimal::ONE),
    };
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let amount = Decimal::from_str(number).ok()?.checked_mul(times)?;
    Some(amount.normalize())
}

/// As a page says it: `3360 元`; what is no plain amount stays as it was written.
pub fn said(text: &str) -> String {
    yuan(text).map_or_else(|| text.trim().to_owned(), |amount| format!("{amount} 元"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_however_written() {
        for (written, spoken) in [
            ("3360元", "3360 元"),
            (" 3,360.50 元", "3360.5 元"),
            ("￥3360", "3360 元"),
            ("1.2万元", "12000 元"),
            ("3360元整", "3360 元"),
            ("0", "0 元"),
            ("县财政列支", "县财政列支"),
            ("约3000元", "约3000元"),
            ("3000元（含食宿）", "3000元（含食宿）"),
            ("-5元", "-5元"),
            ("99999999999999999999999999万元", "99999999999999999999999999万元"),
            ("元", "元"),
        ] {
            assert_eq!(said(written), spoken);
        }
    }
}
