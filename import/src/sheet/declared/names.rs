//! How a header is compared with the names of a declared column.
use std::collections::HashMap;

use super::declaration::Spec;
use super::groups;
use crate::layout::{self, Heading};

/// Notes in brackets by which a column is about something else: 星级（申报）, 职工人数（女）.
const TURNING: [&str; 14] = [
    "申报", "自评", "拟", "上年", "去年", "女", "流动", "预备", "其中", "退休", "应", "曾用", "原", "年",
];

/// How well a name fits a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the header.
    Whole,
    /// It is the header without its notes in brackets.
    Noted,
    /// It is what the header says in other words.
    Meant,
}

/// A header in the forms in which it is compared, with the year that it names.
pub(super) struct Named {
    whole: [String; 2],
    bare: Option<String>,
    meant: String,
    /// `2025年度考核等次` is about 2025.
    pub(super) year: Option<i32>,
}

impl Named {
    pub(super) fn of(header: &str) -> Self {
        let [name, bare, joined] = layout::heading_forms(header);
        let turned = TURNING
            .iter()
            .any(|word| joined.contains(word) && !bare.contains(word));
        let (year, rest) = without_year(&name);
        Self {
            meant: meant(if turned { rest } else { without_year(&bare).1 }),
            bare: (!turned).then_some(bare),
            whole: [name.clone(), joined],
            year,
        }
    }
}

/// The names of a kind's columns, each in the forms in which headers are compared with it: made once for a sheet, since
/// every cell above the rows is looked up.
pub(super) struct Names {
    written: HashMap<&'static str, &'static Spec>,
    meant: HashMap<String, &'static Spec>,
    /// The columns themselves.
    fields: Vec<&'static Spec>,
}

impl Names {
    /// Of these columns; of two that have a name the first has it.
    pub(super) fn of<'a>(fields: impl IntoIterator<Item = &'static Spec> + 'a) -> Self {
        let mut names = Self {
            written: HashMap::new(),
            meant: HashMap::new(),
            fields: fields.into_iter().collect(),
        };
        for spec in names.fields.clone() {
            for name in spec.headers.iter().copied().chain([spec.field.label()]) {
                names.written.entry(name).or_insert(spec);
                names.meant.entry(meant(name)).or_insert(spec);
            }
        }
        for spec in names.fields.clone() {
            let Some((sides, words)) = groups::under(spec.field) else {
                continue;
            };
            for (side, word) in sides
                .iter()
                .flat_map(|side| words.iter().map(move |word| (side, word)))
            {
                for whole in [format!("{side}{word}"), format!("{side}情况{word}")] {
                    names.meant.entry(meant(&whole)).or_insert(spec);
                }
            }
        }
        names
    }

    /// Whether a name is that of a side, over columns of its own.
    pub(super) fn is_side(&self, group: &str) -> bool {
        let group = groups::bare(group);
        self.fields.iter().any(|spec| groups::is_side(spec, &group))
    }

    /// The column that a header means, and how well they fit.
    pub(super) fn fit(&self, header: &str) -> Option<(Fit, &'static Spec)> {
        let named = Named::of(header);
        let written = |name: &String| self.written.get(name.as_str()).copied();
        let whole = || Some((Fit::Whole, named.whole.iter().find_map(written)?));
        let noted = || Some((Fit::Noted, named.bare.as_ref().and_then(written)?));
        let meant = || Some((Fit::Meant, self.meant.get(&named.meant).copied()?));
        whole().or_else(noted).or_else(meant)
    }

    /// The same of a heading: by its own name, else with the one above before it. What stands below another's group is
    /// never known by its own name alone, nor is what names a side below that side's group.
    pub(super) fn fit_of(&self, heading: &Heading) -> Option<(Fit, &'static Spec)> {
        let Some(above) = heading.above.as_deref() else {
            return self.fit(&heading.name);
        };
        let bare = groups::bare(above);
        let whole = || {
            [above, bare.as_str()]
                .iter()
                .find_map(|above| self.fit(&format!("{above}{}", heading.name)))
        };
        let own = self.fit(&heading.name);
        let is_sides = own.is_some_and(|(_, spec)| groups::is_identity(spec)) && self.is_side(above);
        if is_sides || groups::is_others(above) {
            whole()
        } else {
            own.or_else(whole)
        }
    }
}

/// The name of a heading's group with its own.
pub(super) fn whole(heading: &Heading) -> Option<String> {
    Some(format!("{}{}", heading.above.as_deref()?, heading.name))
}

/// A header that begins with a year, without it: `2025年度考核等次`, `2025年星级`.
fn without_year(name: &str) -> (Option<i32>, &str) {
    let Some((digits, rest)) = name.split_at_checked(4) else {
        return (None, name);
    };
    let year = digits.parse().ok().filter(|year| (1949..=2100).contains(year));
    match (year, rest.strip_prefix('年')) {
        (Some(year), Some(rest)) => {
            // 年度考核 is a name of its own
            let rest = rest.strip_prefix('的').unwrap_or(rest);
            let bare = rest.strip_prefix('度').unwrap_or(rest);
            (Some(year), if bare.is_empty() { rest } else { bare })
        }
        _ => (None, name),
    }
}

/// What a name says, where several words say the same.
fn meant(name: &str) -> String {
    let folded = name
        .replace("党支部", "党组织")
        .replace("日期", "时间")
        .replace("年月", "时间")
        .replace("人数", "数")
        .replace("总数", "数");
    let bare = ["现有", "所属", "所在", "最近"]
        .iter()
        .find_map(|word| folded.strip_prefix(word))
        .unwrap_or(&folded);
    let bare = ["名称", "全称", "情况"]
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare);
    bare.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::CellType;
    use super::*;
    use crate::sheet::roster::Field;

    /// How well a header fits a column of that one name.
    fn fit(header: &str, name: &'static str) -> Option<Fit> {
        let spec: &'static Spec = Box::leak(Box::new(Spec {
            field: Field::Remark,
            headers: Box::leak(Box::new([name])),
            cell: CellType::Text,
            required: false,
        }));
        Some(Names::of([spec]).fit(header)?.0)
    }

    #[test]
    fn headers_fit_by_what_they_say() {
        for (header, name, want) in [
            ("考核等次", "考核等次", Some(Fit::Whole)),
            ("考核等次（必填）", "考核等次", Some(Fit::Noted)),
            ("2025年度考核等次", "考核等次", Some(Fit::Meant)),
            ("2025年考核结果", "考核结果", Some(Fit::Meant)),
            ("被帮带党支部", "被帮带党组织", Some(Fit::Meant)),
            ("帮带党支部", "被帮带党组织", None),
            ("结对日期", "结对时间", Some(Fit::Meant)),
            ("党员总数", "党员人数", Some(Fit::Meant)),
            ("星级（申报）", "星级", None),
            ("职工人数（女）", "职工人数", None),
            ("考核结果（2023年）", "考核结果", None),
            ("企业全称", "企业名称", Some(Fit::Meant)),
            ("党组织书记", "党组织", None),
        ] {
            assert_eq!(fit(header, name), want, "{header} as {name}");
        }
        assert_eq!(Named::of("2025年度考核等次").year, Some(2025));
        assert_eq!(Named::of("年度考核").year, None);
    }
}
