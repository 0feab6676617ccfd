//! What is told of a sheet as a whole: its columns, whose it is, what is wrong with it.
use super::headers::{Meaning, meaning_of};
use super::plan::Plan;
use super::{Field, samples, sheet_issues};
use crate::cell::is_blank;
use crate::layout::{self, Heading};
use crate::report::{Column, Confidence, Severity, SheetIssue, SheetReport, SkipReason, letters};

/// So many totals that differ are told of a sheet.
const SAID_TOTALS: usize = 5;

impl Plan<'_> {
    /// What is told of the sheet, its rows left out.
    pub(super) fn head(&self) -> SheetReport {
        let column = |(column, heading): (&u32, &Heading)| {
            let told = self.fields.get(column);
            let refused = self.refused.contains(column).then_some(Confidence::Chosen);
            Column {
                column: letters(*column),
                header: heading.name.clone(),
                field: told.map(|(field, _)| *field),
                confidence: told.map(|(_, confidence)| *confidence).or(refused),
                why_unread: if told.is_none() && refused.is_none() {
                    self.why_unread(*column, heading)
                } else {
                    None
                },
                samples: samples(&self.grid, &self.header, *column, self.worker_rows()),
                above: heading.above.clone(),
            }
        };
        SheetReport {
            name: self.grid.sheet.name.clone(),
            header_rows: self.header.rows.iter().map(|row| row + 1).collect(),
            columns: self.header.columns.iter().map(column).collect(),
            rows: Vec::new(),
            issues: self.issues(),
            filled_by: self.filled_by(),
        }
    }

    /// Why a column whose header is known is not read.
    fn why_unread(&self, column: u32, heading: &Heading) -> Option<String> {
        if self
            .beside
            .as_ref()
            .is_some_and(|beside| beside.contains(&column))
        {
            return Some("是并排的另一份名单，没有读。".to_owned());
        }
        if self.mixed.contains(&column) {
            return Some("有的格是乡镇，有的格不是，没有读。请选它读作什么。".to_owned());
        }
        let has = |field: Field| self.columns.iter().any(|(known, _)| *known == field);
        let ticked = self.ticks.values().flatten().any(|(ticked, _)| *ticked == column);
        let again = |field: Field| format!("另一列已经读作“{}”，这一列不读。", field.label());
        match meaning_of(heading) {
            _ if ticked => Some("和同一组的其他列一起读。".to_owned()),
            Some(Meaning::Ignored) => Some("认得，名册里没有这一项，不读。".to_owned()),
            Some(Meaning::Field(field)) if has(field) => Some(again(field)),
            Some(Meaning::Field(_)) => Some("像是旁边那个人的，不读。".to_owned()),
            _ => None,
        }
    }

    /// Whose roster it is, where the sheet's name tells no township: beside 填报单位 above the header or below the rows,
    /// else in the title.
    fn filled_by(&self) -> Option<String> {
        if self.named_township().is_some() {
            return None;
        }
        let top = self.header.rows.first().copied().unwrap_or(0);
        let footers = self.lines.iter();
        let footers = footers.filter(|line| line.skipped == Some(SkipReason::Footer));
        layout::whose(&self.grid, top, footers.map(|line| line.row))
    }

    fn issues(&self) -> Vec<SheetIssue> {
        let mut issues = sheet_issues(self.grid.sheet);
        if let Some(beside) = &self.beside {
            let message = format!(
                "“{}”里 {} 列到 {} 列是并排的另一份名单，这次没有读。请把它剪贴到新的工作表里，再上传一次。",
                self.grid.sheet.name,
                letters(*beside.start()),
                letters(*beside.end())
            );
            issues.push(SheetIssue {
                code: "sheet.second_table".to_owned(),
                severity: Severity::Warning,
                message,
            });
        }
        if let Some(row) = self.other_table {
            let message = format!(
                "“{}”第 {} 行起是另一份名单，列和上面的不一样，这次没有读。请把它剪贴到新的工作表里，再上传一次。",
                self.grid.sheet.name,
                row + 1
            );
            issues.push(SheetIssue {
                code: "sheet.second_table".to_owned(),
                severity: Severity::Warning,
                message,
            });
        }
        issues.extend(self.mixed_columns());
        issues.extend(self.totals_that_differ());
        issues
    }

    fn mixed_columns(&self) -> impl Iterator<Item = SheetIssue> {
        self.mixed.iter().map(|column| {
            let heading = self.header.columns.get(column);
            let message = format!(
                "“{}”{} 列“{}”有的格是乡镇，有的格是单位，看不准，没有读。请打开“看表和列”，选它读作什么。",
                self.grid.sheet.name,
                letters(*column),
                heading.map_or("", |heading| &heading.name)
            );
            SheetIssue {
                code: "sheet.mixed_column".to_owned(),
                severity: Severity::Warning,
                message,
            }
        })
    }

    /// Rows of a total that say another number than the rows above them are: somebody may be lost.
    fn totals_that_differ(&self) -> Vec<SheetIssue> {
        let (mut all, mut since) = (0, 0);
        let mut issues = Vec::new();
        for line in &self.lines {
            match line.skipped {
                None => {
                    all += 1;
                    since += 1;
                }
                Some(SkipReason::Subtotal) => {
                    let Some((word, said)) = self.total(line.row) else {
                        continue;
                    };
                    let is_part = word.contains("小计");
                    let counted = if is_part { since } else { all };
                    // 合计 may stand below each part too
                    if said != counted && said != since && issues.len() < SAID_TOTALS {
                        let message = format!(
                            "“{}”第 {} 行“{word}”写的是 {said}，上面读到 {counted} 行，请核对有没有漏人或多算。",
                            self.grid.sheet.name,
                            line.row + 1
                        );
                        issues.push(SheetIssue {
                            code: "sheet.total_differs".to_owned(),
                            severity: Severity::Warning,
                            message,
                        });
                    }
                    since = 0;
                }
                Some(_) => {}
            }
        }
        issues
    }

    /// The word of a row of a total and the number of people that it says: in the same cell, below the name, or with
    /// 人 behind it.
    fn total(&self, row: u32) -> Option<(String, u32)> {
        let own: Vec<_> = self.grid.own(row).filter(|(_, cell)| !is_blank(*cell)).collect();
        let text = layout::heading(&own.first()?.1.text());
        let word: String = text.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let word = word.trim_end_matches([':', '(']).to_owned();
        // 其中：专职3人 counts a part of them
        if !["小计", "合计", "总计", "共计"]
            .iter()
            .any(|known| word.ends_with(known))
        {
            return None;
        }
        let number = |text: &str| -> Option<u32> {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.parse().ok()
        };
        let rest = text.strip_prefix(word.as_str()).unwrap_or_default();
        if rest.contains(|c: char| c.is_ascii_digit()) {
            let others = rest.chars().filter(|c| !c.is_ascii_digit());
            let plain = others.clone().count() <= 4
                && others
                    .clone()
                    .all(|c| matches!(c, ':' | '(' | ')' | '共' | '人' | '名'));
            return Some((word, number(rest).filter(|_| plain)?));
        }
        let said = own.iter().skip(1).find_map(|(column, cell)| {
            let text = layout::heading(&cell.text());
            let bare = text.trim_start_matches('共').trim_end_matches(['人', '名']);
            let is_number = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
            let of_people = text.ends_with(['人', '名'])
                || self
                    .fields
                    .get(column)
                    .is_some_and(|(field, _)| *field == Field::Name);
            (is_number && of_people).then(|| bare.parse().ok())?
        });
        Some((word, said?))
    }
}
