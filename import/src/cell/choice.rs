//! Words that stand for one of a few values. A word that no list holds is unknown, never guessed.
use sanyou_schema::domain::value::{
    Employment, Ethnicity, OrganisationKind, PoliticalStatus, Post, Sex, Tier,
};

use crate::workbook::Cell;

use super::{fold, is_nothing};

/// What such a cell gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading<T> {
    Empty,
    Value(T),
    Unknown,
}

/// Reads a cell by what `of` knows of its folded text.
pub(crate) fn read<T>(cell: Option<Cell<'_>>, of: impl FnOnce(&str) -> Option<T>) -> Reading<T> {
    read_by(cell, |text| of(text).map_or(Reading::Unknown, Reading::Value))
}

/// As [`read`], where there are words for nothing too.
pub(crate) fn read_by<T>(cell: Option<Cell<'_>>, of: impl FnOnce(&str) -> Reading<T>) -> Reading<T> {
    match cell.map(Cell::text) {
        Some(text) if !is_nothing(&text) => of(&fold(&text)),
        _ => Reading::Empty,
    }
}

pub(crate) fn sex(text: &str) -> Option<Sex> {
    match text {
        "男" | "男性" => Some(Sex::Male),
        "女" | "女性" => Some(Sex::Female),
        _ => None,
    }
}

pub(crate) fn ethnicity(text: &str) -> Option<Ethnicity> {
    Ethnicity::parse_loosely(text)
}

pub(crate) fn political_status(text: &str) -> Option<PoliticalStatus> {
    const PARTIES: [&str; 17] = [
        "中国农工民主党",
        "民革",
        "民盟",
        "民建",
        "民进",
        "农工党",
        "农工",
        "致公党",
        "致公",
        "九三学社",
        "九三",
        "台盟",
        "中国国民党革命委员会",
        "中国民主同盟",
        "中国民主建国会",
        "中国民主促进会",
        "台湾民主自治同盟",
    ];
    match text {
        "中共党员"
        | "党员"
        | "正式党员"
        | "中共正式党员"
        | "中国共产党党员"
        | "共产党员"
        | "中国共产党正式党员"
        | "中国共产党员"
        | "中共党员(正式)"
        | "党员(正式)" => {
            return Some(PoliticalStatus::FullMember);
        }
        "预备党员" | "中共预备党员" | "中国共产党预备党员" | "预备" | "中共党员(预备)" | "党员(预备)" =>
        {
            return Some(PoliticalStatus::ProbationaryMember);
        }
        "共青团员" | "团员" | "共青团" | "中国共产主义青年团团员" => {
            return Some(PoliticalStatus::LeagueMember);
        }
        "民主党派" | "民主党派成员" | "民主党派人士" => {
            return Some(PoliticalStatus::OtherParty);
        }
        "群众" | "普通群众" => return Some(PoliticalStatus::Masses),
        _ => {}
    }
    let party = ["党员", "会员", "盟员", "社员", "成员"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text);
    PARTIES.contains(&party).then_some(PoliticalStatus::OtherParty)
}

pub(crate) fn organisation_kind(text: &str) -> Option<OrganisationKind> {
    Some(match text {
        "非公企业"
        | "非公有制企业"
        | "非公有制经济组织"
        | "非公经济组织"
        | "非公有制经济"
        | "非公经济"
        | "非公"
        | "民营企业"
        | "民企"
        | "私营企业"
        | "私企"
        | "非公党组织"
        | "个体工商户"
        | "外资企业"
        | "港澳台企业" => OrganisationKind::PrivateEnterprise,
        "社会组织"
        | "社会团体"
        | "社团"
        | "行业协会"
        | "行业商会"
        | "行业协会商会"
        | "协会商会"
        | "协会"
        | "商会"
        | "社会服务机构"
        | "民办非企业单位"
        | "民办非企业"
        | "民非"
        | "基金会"
        | "新社会组织" => OrganisationKind::SocialOrganisation,
        "新就业群体"
        | "新业态"
        | "新业态新就业群体"
        | "新就业群体组织"
        | "快递"
        | "快递企业"
        | "快递物流"
        | "外卖"
        | "外卖配送"
        | "网约车"
        | "货运" => OrganisationKind::NewEmployment,
        _ => return None,
    })
}

/// The kind of organisation before the post's own name: 党支部书记.
const BODIES: [&str; 20] = [
    "联合党支部",
    "党支部委员会",
    "党总支委员会",
    "支部委员会",
    "联合支部",
    "党总支部",
    "党总支",
    "总支部",
    "总支",
    "党支部",
    "支部",
    "基层党委",
    "行业党委",
    "综合党委",
    "机关党委",
    "党委",
    "党工委",
    "党组织",
    "党内",
    "党",
];

pub(crate) fn post(text: &str) -> Option<Post> {
    let text = text.strip_prefix("中共").unwrap_or(text);
    let text = [
        "两新组织",
        "非公企业",
        "两新",
        "非公",
        "临时",
        "流动",
        "功能型",
        "选派",
        "派驻",
    ]
    .iter()
    .find_map(|kind| text.strip_prefix(kind))
    .unwrap_or(text);
    let bare = BODIES
        .iter()
        .find_map(|body| text.strip_prefix(body))
        .unwrap_or(text);
    let whole = match text {
        "党建指导员" | "党建工作指导员" | "指导员" | "党建工作指导员(兼)" | "组织党建指导员" => {
            Some(Post::Instructor)
        }
        "党建联络员" | "党建工作联络员" | "联络员" | "党务联络员" => Some(Post::Liaison),
        "专职党务工作者"
        | "党务工作者"
        | "党务干事"
        | "专职党务"
        | "专职党务干部"
        | "党务干部"
        | "专职党务工作人员"
        | "党务工作人员"
        | "专职党务人员"
        | "党建专干"
        | "党务专干"
        | "专职党建工作者"
        | "党建干事"
        | "党务专员"
        | "党建专员"
        | "专职党务干事" => Some(Post::Officer),
        _ => None,
    };
    whole.or(match bare {
        // 组织委员 of the party, or 委员 of a 党组织: nobody can tell
        _ if text == "党组织委员" => None,
        "书记" | "支书" => Some(Post::Secretary),
        "副书记" | "专职副书记" | "常务副书记" => Some(Post::DeputySecretary),
        "组织委员" => Some(Post::OrganisationMember),
        "宣传委员" => Some(Post::PublicityMember),
        "纪检委员" | "纪律检查委员" | "纪律委员" => Some(Post::DisciplineMember),
        "委员" | "支委" | "委员会委员" | "支委委员" | "支委会委员" | "支委会成员" => {
            Some(Post::CommitteeMember)
        }
        _ => None,
    })
}

pub(crate) fn employment(text: &str) -> Option<Employment> {
    match text {
        "专职" | "专" | "全职" | "专职人员" => Some(Employment::FullTime),
        "兼职" | "兼" | "兼任" | "兼职人员" => Some(Employment::PartTime),
        _ => None,
    }
}

/// The tier that is held, [`Reading::Empty`] where words say that none is.
pub(crate) fn tier(text: &str) -> Reading<Tier> {
    let words = ["证书", "认证", "资格", "党务工作者"];
    let bare = words
        .iter()
        .fold(text, |bare, word| bare.strip_suffix(word).unwrap_or(bare));
    Reading::Value(match bare {
        "初级" | "初" => Tier::Junior,
        "中级" | "中" => Tier::Intermediate,
        "高级" | "高" => Tier::Senior,
        _ => match text {
            "未认证" | "未认定" | "未取得" | "未持证" | "未评定" | "尚未认证" | "暂无" | "无等级"
            | "未申报" | "未评" | "未评级" | "未定级" | "未参评" | "无证" | "无资格" | "没有" =>
            {
                return Reading::Empty;
            }
            _ => return Reading::Unknown,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told<T: ToString>(text: &str, of: impl FnOnce(&str) -> Option<T>) -> String {
        words(&read(Some(Cell::Text(text)), of))
    }

    fn words<T: ToString>(reading: &Reading<T>) -> String {
        match reading {
            Reading::Empty => "empty".to_owned(),
            Reading::Value(value) => value.to_string(),
            Reading::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn posts_are_told_by_their_names() {
        for (text, want) in [
            ("书记", "secretary"),
            ("党支部书记", "secretary"),
            ("党组织书记", "secretary"),
            ("党委书记", "secretary"),
            ("联合党支部书记", "secretary"),
            ("副书记", "deputy_secretary"),
            ("党总支副书记", "deputy_secretary"),
            ("组织委员", "organisation_member"),
            ("支部宣传委员", "publicity_member"),
            ("纪检委员", "discipline_member"),
            ("支部委员", "committee_member"),
            ("委员", "committee_member"),
            ("党建指导员", "instructor"),
            ("两新党建指导员", "instructor"),
            ("党建联络员", "liaison"),
            ("专职党务工作者", "officer"),
            ("党务干事", "officer"),
            ("党支部书记（兼）", "unknown"),
            ("支部委员会书记", "secretary"),
            ("临时党支部书记", "secretary"),
            ("支书", "secretary"),
            ("第一书记", "unknown"),
            ("常务副书记", "deputy_secretary"),
            ("选派党建指导员", "instructor"),
            ("非公企业党建指导员", "instructor"),
            ("党建工作指导员（兼）", "instructor"),
            ("党务联络员", "liaison"),
            ("两新组织党务工作者", "officer"),
            ("兼职党务工作者", "unknown"),
            ("书记、董事长", "unknown"),
            ("书记兼总经理", "unknown"),
            ("总经理", "unknown"),
            ("党员", "unknown"),
            ("党组织委员", "unknown"),
        ] {
            assert_eq!(told(text, post), want, "{text}");
        }
    }

    #[test]
    fn other_words_are_told_or_unknown() {
        for (text, want) in [
            ("男", "male"),
            ("女 ", "female"),
            ("男性", "male"),
            ("保密", "unknown"),
            ("1", "unknown"),
        ] {
            assert_eq!(told(text, sex), want, "{text}");
        }
        for (text, want) in [
            ("汉", "汉族"),
            ("汉 族", "汉族"),
            ("HA", "汉族"),
            ("土家", "土家族"),
            ("汉人", "unknown"),
        ] {
            assert_eq!(told(text, ethnicity), want, "{text}");
        }
        for (text, want) in [
            ("中共党员", "full_member"),
            ("党员", "full_member"),
            ("中共预备党员", "probationary_member"),
            ("中共党员（预备）", "probationary_member"),
            ("中共党员（正式）", "full_member"),
            ("团员", "league_member"),
            ("民革党员", "other_party"),
            ("九三学社社员", "other_party"),
            ("农工党", "other_party"),
            ("群众", "masses"),
            ("入党积极分子", "unknown"),
            ("无党派人士", "unknown"),
        ] {
            assert_eq!(told(text, political_status), want, "{text}");
        }
        for (text, want) in [
            ("非公企业", "private_enterprise"),
            ("社会组织", "social_organisation"),
            ("新就业群体", "new_employment"),
            ("国有企业", "unknown"),
            ("有限公司", "unknown"),
        ] {
            assert_eq!(told(text, organisation_kind), want, "{text}");
        }
        for (text, want) in [
            ("专职", "full_time"),
            ("兼", "part_time"),
            ("半专职", "unknown"),
            ("是", "unknown"),
        ] {
            assert_eq!(told(text, employment), want, "{text}");
        }
        for (text, want) in [
            ("初级", "junior"),
            ("中级资格", "intermediate"),
            ("初级资格认证", "junior"),
            ("高级党务工作者", "senior"),
            ("未认证", "empty"),
            ("未评级", "empty"),
            ("无", "empty"),
            ("—", "empty"),
            ("特级", "unknown"),
        ] {
            assert_eq!(words(&read_by(Some(Cell::Text(text)), tier)), want, "{text}");
        }
    }
}
