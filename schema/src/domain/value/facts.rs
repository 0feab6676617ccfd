//! The enumerations of sheets that arrive, and of what is known by year of a person or an organisation.

coded_enum! {
    /// What a sheet that arrives is about; each is a declaration of the reader.
    SheetKind {
        Roster = "roster" "党务工作者花名册",
        /// 双向联查摸排台账.
        Units = "units" "两新组织台账",
        Assessment = "assessment" "年度考核",
        Honour = "honour" "荣誉表彰",
        Star = "star" "星级党组织",
        Alliance = "alliance" "党建联盟",
        Pair = "pair" "结对帮带",
        Talent = "talent" "双培双推",
        Charter = "charter" "党建入章",
        CrossPost = "cross_post" "交叉任职",
    }
}

coded_enum! {
    /// What is known of one subject for one year.
    FactKind {
        Assessment = "assessment" "年度考核",
        Honour = "honour" "荣誉表彰",
        Star = "star" "星级党组织",
        Talent = "talent" "双培双推",
        Charter = "charter" "党建入章",
        CrossPost = "cross_post" "交叉任职",
    }
}

coded_enum! {
    /// What a fact says, by its kind: the grade of an assessment, the number of stars, the level of an honour.
    FactGrade {
        Excellent = "excellent" "优秀",
        Competent = "competent" "称职",
        Basic = "basic" "基本称职",
        Incompetent = "incompetent" "不称职",
        NotGraded = "not_graded" "不定等次",
        Star1 = "star_1" "一星",
        Star2 = "star_2" "二星",
        Star3 = "star_3" "三星",
        Star4 = "star_4" "四星",
        Star5 = "star_5" "五星",
        National = "national" "国家级",
        Province = "province" "省级",
        Prefecture = "prefecture" "市级",
        County = "county" "县级",
        Township = "township" "乡镇级",
        /// A member who became an expert at work.
        MemberToExpert = "member_to_expert" "党员培养成生产能手",
        /// An expert of the party recommended as a manager.
        ExpertToManager = "expert_to_manager" "党员能手推荐为经营管理人才",
        /// An expert who became a member.
        ExpertToMember = "expert_to_member" "生产能手培养成党员",
        Included = "included" "已入章",
        NotIncluded = "not_included" "未入章",
    }
}

coded_enum! {
    /// How an organisation was found on the day of a check.
    OperatingState {
        Operating = "operating" "正常运营",
        Suspended = "suspended" "停业",
        Closed = "closed" "已注销",
        NotFound = "not_found" "查无下落",
    }
}

coded_enum! {
    /// How the party covers an organisation.
    CoverageKind {
        Alone = "alone" "单独组建",
        Joint = "joint" "联合组建",
        /// No party organisation, an instructor sent.
        Instructor = "instructor" "派驻指导员",
        /// No party organisation, but a trade union or youth league.
        MassOrganisation = "mass_organisation" "群团组织覆盖",
        Uncovered = "uncovered" "未覆盖",
    }
}

impl FactGrade {
    /// The kind of fact that can say this.
    pub const fn kind(self) -> FactKind {
        match self {
            Self::Excellent | Self::Competent | Self::Basic | Self::Incompetent | Self::NotGraded => {
                FactKind::Assessment
            }
            Self::Star1 | Self::Star2 | Self::Star3 | Self::Star4 | Self::Star5 => FactKind::Star,
            Self::National | Self::Province | Self::Prefecture | Self::County | Self::Township => {
                FactKind::Honour
            }
            Self::MemberToExpert | Self::ExpertToManager | Self::ExpertToMember => FactKind::Talent,
            Self::Included | Self::NotIncluded => FactKind::Charter,
        }
    }
}

impl SheetKind {
    /// The fact that a row of such a sheet states; none where it states something else.
    pub fn fact(self) -> Option<FactKind> {
        self.code().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fact_has_a_sheet_of_its_name() {
        for kind in FactKind::ALL {
            let sheet: SheetKind = kind.code().parse().unwrap();
            assert_eq!((sheet.fact(), sheet.label()), (Some(*kind), kind.label()));
        }
        assert_eq!(SheetKind::Roster.fact(), None);
        assert_eq!(SheetKind::Pair.fact(), None);
    }
}
