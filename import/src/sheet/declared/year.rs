//! The year that titles tell.

/// A year that stands in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Titled {
    pub year: i32,
    /// Written as 2025年度, or at the column itself: then it goes before the day of a row.
    pub sure: bool,
}

/// The year of a sheet by what stands above its header: none where titles name several, or only the day on which somebody
/// filled it in.
pub(super) fn year_of_titles(titles: &[String]) -> Option<Titled> {
    let told = titles
        .iter()
        .filter(|title| !is_a_days(title))
        .map(|title| years_in(title));
    let first = told.into_iter().find(|years| !years.is_empty())?;
    match first.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// 填报时间：2026年1月10日 says when it was written.
fn is_a_days(title: &str) -> bool {
    let words = [
        "填报时间",
        "填报日期",
        "填表",
        "制表",
        "报送",
        "截至",
        "时间:",
        "日期:",
        "打印",
        "上报",
    ];
    words.iter().any(|word| title.contains(word)) && !title.contains("年度")
}

/// The years that a title names, once each: `2025年`, `2023-2025年`.
fn years_in(title: &str) -> Vec<Titled> {
    let chars: Vec<char> = title.chars().collect();
    let mut found: Vec<Titled> = Vec::new();
    let mut spans = false;
    for (at, four) in chars.windows(4).enumerate() {
        let digits: String = four.iter().collect();
        let alone = at
            .checked_sub(1)
            .is_none_or(|before| !chars[before].is_ascii_digit());
        let year = digits
            .parse()
            .ok()
            .filter(|year| alone && (1949..=2100).contains(year));
        let Some(year) = year.filter(|_| digits.bytes().all(|b| b.is_ascii_digit())) else {
            continue;
        };
        match chars.get(at + 4) {
            Some('年') => {
                let sure = chars.get(at + 5) == Some(&'度');
                if !found.iter().any(|one| one.year == year) {
                    found.push(Titled { year, sure });
                }
            }
            Some('-' | '—' | '–' | '~' | '至') => spans = true,
            _ => {}
        }
    }
    // of a span no row is known to be of its last year
    if spans && found.len() == 1 {
        found.push(found[0]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_one_year_or_none() {
        for (titles, want) in [
            (&["东观镇2025年度考核结果汇总表"][..], Some((2025, true))),
            (&["2025年星级评定"], Some((2025, false))),
            (&["年度考核登记表", "填报时间:2026年1月10日"], None),
            (&["填报时间:2026年1月10日", "2025年度考核"], Some((2025, true))),
            (&["2023-2025年度考核结果"], None),
            (&["2023年、2024年荣誉"], None),
            (&["名单", "2025年名单"], Some((2025, false))),
            (&["12025年"], None),
        ] {
            let titles: Vec<String> = titles.iter().map(ToString::to_string).collect();
            let told = year_of_titles(&titles).map(|one| (one.year, one.sure));
            assert_eq!(told, want, "{titles:?}");
        }
    }
}
