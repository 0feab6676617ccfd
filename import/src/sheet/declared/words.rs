//! Words that stand for one of a few values, by what a cell of a declared sheet may hold.
use sanyou_schema::domain::value::{CoverageKind, FactGrade, OperatingState, OrganisationKind};

use crate::cell::choice;

/// A choice: how its words are read, and what may be written.
pub struct Choice {
    /// The code of a word.
    pub of: fn(&str) -> Option<&'static str>,
    /// What is offered where a word is unknown.
    pub offered: &'static [&'static str],
}

/// Grades of an assessment. 好, 较好, 一般 and 差 are of another scheme: what they come to is for a person to say.
pub static GRADES: Choice = Choice {
    of: |text| {
        Some(
            match text {
                "优秀" | "优" | "优秀等次" | "优秀(提名)" => FactGrade::Excellent,
                "称职" | "合格" | "称职等次" | "合格等次" | "称职(合格)" => {
                    FactGrade::Competent
                }
                "基本称职" | "基本合格" | "基本称职等次" | "基本合格等次" => {
                    FactGrade::Basic
                }
                "不称职" | "不合格" | "不称职等次" | "不合格等次" => FactGrade::Incompetent,
                "不定等次" | "不确定等次" | "未定等次" | "不定等" | "未考核" | "免考核" | "未参加考核"
                | "不参加考核" | "暂缓" | "不参加" | "未参加" | "免予考核" | "暂缓考核" | "暂缓确定等次"
                | "暂不确定等次" | "未参加评议" => FactGrade::NotGraded,
                _ => return None,
            }
            .code(),
        )
    },
    offered: &["优秀", "称职", "基本称职", "不称职", "不定等次"],
};

/// Stars, in words, digits or drawn.
pub static STARS: Choice = Choice {
    of: |text| {
        // the mark that makes an emoji of a star shows nothing
        let text: String = text.chars().filter(|c| *c != '\u{fe0f}').collect();
        let drawn = text
            .chars()
            .all(|c| matches!(c, '★' | '☆' | '*' | '⭐' | '✩' | '✪'));
        let number = if drawn {
            let full = text.chars().filter(|c| *c != '☆').count();
            // where all are hollow they are only drawn so
            if full == 0 { text.chars().count() } else { full }
        } else {
            let bare = text.split_once('(').map_or(text.as_str(), |(bare, _)| bare);
            let bare = ["示范党组织", "示范党支部", "红旗党支部", "党组织", "党支部"]
                .iter()
                .fold(bare, |bare, word| bare.trim_end_matches(word));
            let bare = bare.trim_end_matches('级').trim_end_matches(['星', '颗', '★']);
            match bare {
                "1" | "一" => 1,
                "2" | "二" | "两" => 2,
                "3" | "三" => 3,
                "4" | "四" => 4,
                "5" | "五" => 5,
                _ => return None,
            }
        };
        Some(
            match number {
                1 => FactGrade::Star1,
                2 => FactGrade::Star2,
                3 => FactGrade::Star3,
                4 => FactGrade::Star4,
                5 => FactGrade::Star5,
                _ => return None,
            }
            .code(),
        )
    },
    offered: &["一星", "二星", "三星", "四星", "五星"],
};

/// Levels of an honour.
pub static LEVELS: Choice = Choice {
    of: |text| {
        let bare = text.trim_end_matches("荣誉").trim_end_matches('级');
        Some(
            match bare {
                "国家" | "全国" | "中央" => FactGrade::National,
                "省" | "省部" | "省委" => FactGrade::Province,
                "市" | "地市" | "市委" | "市厅" => FactGrade::Prefecture,
                "县" | "县市" | "区" | "县区" | "县委" | "县处" => FactGrade::County,
                "乡镇" | "镇" | "乡" | "街道" | "乡镇街道" | "镇党委" => FactGrade::Township,
                _ => return None,
            }
            .code(),
        )
    },
    offered: &["国家级", "省级", "市级", "县级", "乡镇级"],
};

/// What came of 双培双推.
pub static TALENTS: Choice = Choice {
    of: |text| {
        let has = |words: &[&str]| words.iter().all(|word| text.contains(word));
        let told = match text {
            // who was not, or was two things at once, is for a person to say
            _ if text.starts_with(['未', '不', '没']) || text.contains(['，', ',', '、', '；', ';']) => {
                return None;
            }
            _ if text.ends_with("成党员") || text.ends_with("为党员") || text.ends_with("成为党员") => {
                FactGrade::ExpertToMember
            }
            _ if has(&["党员", "成生产能手"])
                || has(&["党员", "成为能手"])
                || has(&["党员", "成能手"])
                || has(&["党员", "成骨干"])
                || has(&["党员", "技术骨干"]) =>
            {
                FactGrade::MemberToExpert
            }
            _ if text.contains("经营管理") || text.contains("管理人才") => FactGrade::ExpertToManager,
            "生产能手" | "培养成能手" | "党员培养为生产能手" => FactGrade::MemberToExpert,
            "发展党员" | "培养成党员" | "能手培养为党员" => FactGrade::ExpertToMember,
            _ => return None,
        };
        Some(told.code())
    },
    offered: &[
        "党员培养成生产能手",
        "党员能手推荐为经营管理人才",
        "生产能手培养成党员",
    ],
};

/// Whether party building stands in the articles.
pub static CHARTERS: Choice = Choice {
    of: |text| {
        Some(
            match text {
                "是"
                | "已入章"
                | "入章"
                | "已写入"
                | "√"
                | "✓"
                | "有"
                | "已完成"
                | "已写入章程"
                | "已将党建工作写入章程" => FactGrade::Included,
                "否" | "未入章" | "未写入" | "没有" | "×" | "✗" | "未完成" | "正在推进" | "拟写入"
                | "未写入章程" => FactGrade::NotIncluded,
                _ => return None,
            }
            .code(),
        )
    },
    offered: &["是", "否"],
};

/// How an organisation was found.
pub static STATES: Choice = Choice {
    of: |text| {
        Some(
            match text {
                "正常"
                | "正常运营"
                | "在业"
                | "存续"
                | "开业"
                | "运营"
                | "正常经营"
                | "营业"
                | "在营"
                | "存续(在营、开业、在册)"
                | "在营(开业)企业"
                | "在业在册"
                | "在册"
                | "正常营业"
                | "正常生产"
                | "生产"
                | "在产"
                | "生产中"
                | "季节性生产"
                | "是"
                | "√" => OperatingState::Operating,
                "停业" | "停产" | "歇业" | "停工" | "停产停业" | "半停产" | "已停业" | "已停产" | "关停"
                | "筹建" | "清算" => OperatingState::Suspended,
                "注销" | "已注销" | "吊销" | "已吊销" | "撤销" | "关闭" | "倒闭" | "已关闭"
                | "吊销未注销" => OperatingState::Closed,
                "查无" | "查无下落" | "失联" | "未找到" | "无实体" | "空壳" | "空壳企业" | "无法联系"
                | "僵尸企业" => OperatingState::NotFound,
                _ => return None,
            }
            .code(),
        )
    },
    offered: &["正常运营", "停业", "已注销", "查无下落"],
};

/// How the party covers it.
pub static COVERAGES: Choice = Choice {
    of: |text| {
        let bare = text.trim_end_matches("党支部").trim_end_matches("党组织");
        Some(
            match bare {
                "单独组建" | "单独" | "单建" | "已单独组建" | "单独成立" | "单独建" | "独立组建"
                | "单独建立" | "独立" => CoverageKind::Alone,
                "联合组建" | "联合" | "联建" | "联合建立" | "联合建" | "联合成立" | "已联合组建"
                | "园区统建" | "楼宇联建" | "区域联建" | "行业联建" => CoverageKind::Joint,
                "派驻指导员"
                | "指导员"
                | "党建指导员"
                | "选派指导员"
                | "派指导员"
                | "选派党建指导员"
                | "派驻党建指导员"
                | "派党建指导员"
                | "党建联络员"
                | "联络员"
                | "工作覆盖" => CoverageKind::Instructor,
                "群团组织覆盖" | "群团" | "群团覆盖" | "工会" | "团组织" | "工会覆盖" => {
                    CoverageKind::MassOrganisation
                }
                "未覆盖"
                | "未组建"
                | "未建"
                | "未建立"
                | "否"
                | "未成立"
                | "应建未建"
                | "拟组建"
                | "暂不具备组建条件"
                | "不具备条件"
                | "无党员" => CoverageKind::Uncovered,
                _ => return None,
            }
            .code(),
        )
    },
    offered: &["单独组建", "联合组建", "派驻指导员", "群团组织覆盖", "未覆盖"],
};

/// Kinds of organisations, as a roster has them.
pub static KINDS: Choice = Choice {
    of: |text| choice::organisation_kind(text).map(OrganisationKind::code),
    offered: &["非公有制企业", "社会组织", "新就业群体"],
};
