//! What somebody finished, told by its class and not by how they studied.
use sanyou_schema::domain::value::Education;

/// Ways of study that change nothing about the class.
const STUDY: [&str; 30] = [
    "全日制教育",
    "在职教育",
    "全日制",
    "成人教育",
    "成教",
    "国家开放大学",
    "中央广播电视大学",
    "中央电大",
    "开放大学",
    "广播电视大学",
    "远程教育",
    "远程",
    "自修",
    "业大",
    "职大",
    "成人高考",
    "普通全日制",
    "非全日制",
    "在职",
    "函授",
    "自考",
    "自学考试",
    "成人",
    "电大",
    "夜大",
    "网络教育",
    "网络",
    "中央党校",
    "省委党校",
    "党校",
];

pub(crate) fn education(text: &str) -> Option<Education> {
    // 研究生学历硕士学位 names the degree beside the class
    let text = text.replace("学历", "/");
    let mut parts: Vec<&str> = text
        .split(['/', '、', ',', '(', ')', ';'])
        .filter(|part| !part.is_empty() && !STUDY.contains(part) && *part != "毕业")
        .collect();
    // of whoever studied on, 研究生 leaves open which degree; the other word says it
    if parts.len() > 1 {
        parts.retain(|part| *part != "研究生");
    }
    let mut classes = parts.iter().map(|part| education_of(part));
    let first = classes.next()??;
    classes.all(|class| class == Some(first)).then_some(first)
}

fn education_of(text: &str) -> Option<Education> {
    let bare = STUDY
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let bare = ["毕业", "程度", "文化", "学位"]
        .iter()
        .fold(bare, |bare, word| bare.strip_suffix(word).unwrap_or(bare));
    Some(match bare {
        "小学" => Education::Primary,
        "初中" | "初级中学" | "普通初中" => Education::JuniorSecondary,
        "高中" | "普通高中" | "高级中学" => Education::SeniorSecondary,
        "中专" | "中技" | "职高" | "技校" | "中职" | "中等专科" | "中等专业" | "中等职业" | "职业高中"
        | "技工学校" | "中师" | "职业中专" | "职中" | "普通中专" | "中专生" | "中等专业学校"
        | "中等职业学校" => Education::SecondaryVocational,
        "大专" | "专科" | "大专生" | "专科生" | "高职" | "大学专科" | "高职高专" | "高等专科" => {
            Education::Associate
        }
        "本科" | "大学" | "大学本科" | "大本" | "学士" | "本科生" | "本科学士" | "大学本科学士"
        | "大学学士" => Education::Bachelor,
        "硕士" | "研究生" | "硕士研究生" | "mba" | "MBA" | "EMBA" | "MPA" => Education::Master,
        // 工学学士, 法律硕士: the field of study before the degree
        degree if is_degree(degree, "学学士") => Education::Bachelor,
        degree if is_degree(degree, "硕士") => Education::Master,
        degree if is_degree(degree, "学博士") => Education::Doctor,
        "博士" | "博士研究生" => Education::Doctor,
        _ => return None,
    })
}

/// Whether one of a few fields of study stands before a degree: 在读硕士 is none.
fn is_degree(text: &str, degree: &str) -> bool {
    const FIELDS: [&str; 19] = [
        "工",
        "理",
        "文",
        "法",
        "农",
        "医",
        "管理",
        "经济",
        "教育",
        "历史",
        "哲",
        "艺术",
        "军事",
        "法律",
        "工程",
        "工商管理",
        "公共管理",
        "会计",
        "金融",
    ];
    let field = text
        .strip_suffix(degree)
        .or_else(|| text.strip_suffix(&format!("学{degree}")));
    field.is_some_and(|field| FIELDS.contains(&field))
}

#[cfg(test)]
mod tests {
    use super::super::choice::{Reading, read};
    use super::*;
    use crate::workbook::Cell;

    fn told(text: &str) -> String {
        match read(Some(Cell::Text(text)), education) {
            Reading::Empty => "empty".to_owned(),
            Reading::Value(value) => value.to_string(),
            Reading::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn education_is_told_by_its_class() {
        for (text, want) in [
            ("小学", "primary"),
            ("初 中", "junior_secondary"),
            ("高中", "senior_secondary"),
            ("中专", "secondary_vocational"),
            ("技校", "secondary_vocational"),
            ("大专", "associate"),
            ("大学专科", "associate"),
            ("高职", "associate"),
            ("全日制本科", "bachelor"),
            ("函授本科", "bachelor"),
            ("大学", "bachelor"),
            ("大学本科学历", "bachelor"),
            ("初中文化程度", "junior_secondary"),
            ("本科/学士", "bachelor"),
            ("研究生", "master"),
            ("硕士（研究生）", "master"),
            ("党校研究生", "master"),
            ("博士研究生", "doctor"),
            ("本科/硕士", "unknown"),
            ("本科（在职）", "bachelor"),
            ("大专（函授）", "associate"),
            ("工学学士", "bachelor"),
            ("硕士学位", "master"),
            ("研究生/博士", "doctor"),
            ("研究生学历硕士学位", "master"),
            ("法律硕士", "master"),
            ("在读硕士", "unknown"),
            ("大专在读", "unknown"),
            ("成人教育本科", "bachelor"),
            ("国家开放大学专科", "associate"),
            ("职业中专", "secondary_vocational"),
            ("优秀", "unknown"),
            ("初中以下", "unknown"),
            ("同等学力", "unknown"),
            ("大学肄业", "unknown"),
            ("/", "empty"),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
