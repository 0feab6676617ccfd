//! The file of a session (资料目录): what must lie in it before it is archived.

coded_enum! {
    /// What a paper of a session is.
    PaperKind {
        /// 通知.
        Notice = "notice" "通知",
        /// 课表.
        Timetable = "timetable" "课表",
        /// 名单.
        List = "list" "名单",
        /// 签到.
        SignIn = "sign_in" "签到",
        /// 试卷.
        Exam = "exam" "试卷",
        /// 照片.
        Photo = "photo" "照片",
        /// 总结.
        Summary = "summary" "总结",
        /// 其他.
        Other = "other" "其他",
    }
}

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub kind: PaperKind,
    /// How many files of it there are.
    pub files: usize,
    /// Whether the service makes it from what it knows.
    pub made: bool,
    /// What to do where it is missing.
    pub missing: Option<&'static str>,
}

/// The contents, line by line; what is missing says what would do. `made` are those that the service makes from what it
/// knows; exam papers are asked for where there is an exam.
pub fn contents(made: &[PaperKind], has_exam: bool, files: &[PaperKind]) -> Vec<Line> {
    let line = |kind: PaperKind| {
        let count = files.iter().filter(|file| **file == kind).count();
        let what = match kind {
            PaperKind::Notice => "请填写文号和成文日期，或上传盖章的通知。",
            PaperKind::Timetable => "请先排课。",
            PaperKind::List => "名单还是空的。",
            PaperKind::SignIn => "还有课次没有点名，请补齐，或上传纸质签到表。",
            PaperKind::Exam => "请上传试卷。",
            PaperKind::Photo => "请上传至少一张照片。",
            PaperKind::Summary => "请上传培训总结。",
            PaperKind::Other => "",
        };
        let needed = kind != PaperKind::Other && (has_exam || kind != PaperKind::Exam);
        let made = made.contains(&kind);
        Line {
            kind,
            files: count,
            made,
            missing: (needed && !made && count == 0).then_some(what),
        }
    };
    PaperKind::ALL.iter().copied().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(made: &[PaperKind], has_exam: bool, files: &[PaperKind]) -> Vec<&'static str> {
        let lines = contents(made, has_exam, files).into_iter();
        lines
            .filter(|line| line.missing.is_some())
            .map(|line| line.kind.code())
            .collect()
    }

    #[test]
    fn what_is_missing_by_table() {
        use PaperKind as P;
        let all = [P::Notice, P::Timetable, P::List, P::SignIn];
        assert_eq!(
            missing(&[], false, &[]),
            ["notice", "timetable", "list", "sign_in", "photo", "summary"]
        );
        assert_eq!(missing(&all, true, &[]), ["exam", "photo", "summary"]);
        assert!(missing(&all, true, &[P::Exam, P::Photo, P::Photo, P::Summary]).is_empty());
        assert_eq!(
            missing(&[], false, &[P::Notice, P::SignIn, P::Other]),
            ["timetable", "list", "photo", "summary"],
            "a scan stands for what the service does not know"
        );
    }
}
