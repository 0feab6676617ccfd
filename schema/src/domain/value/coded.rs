//! The enumerations of a person and a post, by the codes that rosters, rows and the API share.

coded_enum! {
    /// Sex, as the ID number's 17th digit tells it.
    Sex {
        Male = "male" "男",
        Female = "female" "女",
    }
}

coded_enum! {
    /// The highest education, in the major classes of GB/T 4658; ordered from the lowest.
    Education {
        Primary = "primary" "小学",
        JuniorSecondary = "junior_secondary" "初中",
        SeniorSecondary = "senior_secondary" "高中",
        /// 中专, 中技, 职高, 技校.
        SecondaryVocational = "secondary_vocational" "中专",
        Associate = "associate" "大专",
        Bachelor = "bachelor" "本科",
        Master = "master" "硕士研究生",
        Doctor = "doctor" "博士研究生",
    }
}

coded_enum! {
    /// Political status, in the classes of GB/T 4762 that the office tells apart.
    PoliticalStatus {
        FullMember = "full_member" "中共党员",
        ProbationaryMember = "probationary_member" "中共预备党员",
        LeagueMember = "league_member" "共青团员",
        OtherParty = "other_party" "民主党派",
        Masses = "masses" "群众",
    }
}

coded_enum! {
    /// What kind of organisation (两新组织) somebody works in.
    OrganisationKind {
        PrivateEnterprise = "private_enterprise" "非公有制企业",
        SocialOrganisation = "social_organisation" "社会组织",
        NewEmployment = "new_employment" "新就业群体",
    }
}

coded_enum! {
    /// A post in or for a party organisation.
    Post {
        Secretary = "secretary" "党组织书记",
        DeputySecretary = "deputy_secretary" "党组织副书记",
        OrganisationMember = "organisation_member" "组织委员",
        PublicityMember = "publicity_member" "宣传委员",
        DisciplineMember = "discipline_member" "纪检委员",
        CommitteeMember = "committee_member" "支部委员",
        Instructor = "instructor" "党建指导员",
        Liaison = "liaison" "党建联络员",
        Officer = "officer" "专职党务工作者",
    }
}

coded_enum! {
    /// The role that thresholds, schemes and indicators go by; several posts share one.
    Role {
        Secretary = "secretary" "党组织书记",
        Instructor = "instructor" "党建指导员",
        Fulltime = "fulltime" "专职党务工作者",
        Committee = "committee" "党组织委员",
    }
}

coded_enum! {
    /// Whether the post is somebody's full work.
    Employment {
        FullTime = "full_time" "专职",
        PartTime = "part_time" "兼职",
    }
}

coded_enum! {
    /// The tier of a qualification; ordered from the lowest.
    Tier {
        Junior = "junior" "初级",
        Intermediate = "intermediate" "中级",
        Senior = "senior" "高级",
    }
}

impl Post {
    /// The role that this post counts as.
    pub const fn role(self) -> Role {
        match self {
            Self::Secretary | Self::DeputySecretary => Role::Secretary,
            Self::Instructor | Self::Liaison => Role::Instructor,
            Self::Officer => Role::Fulltime,
            Self::OrganisationMember
            | Self::PublicityMember
            | Self::DisciplineMember
            | Self::CommitteeMember => Role::Committee,
        }
    }
}

impl PoliticalStatus {
    /// Whether this is somebody of the party, full or on probation.
    pub const fn is_party_member(self) -> bool {
        matches!(self, Self::FullMember | Self::ProbationaryMember)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_as_themselves() {
        for post in Post::ALL {
            assert_eq!(post.code().parse(), Ok(*post));
            assert_eq!(serde_json::to_value(post).unwrap(), post.code());
        }
        assert!("chairman".parse::<Post>().is_err());
        assert!(serde_json::from_str::<Tier>("\"初级\"").is_err());
    }

    #[test]
    fn tiers_are_ordered() {
        assert!(Tier::Junior < Tier::Intermediate && Tier::Intermediate < Tier::Senior);
    }

    #[test]
    fn each_post_counts_as_one_role() {
        let roles: Vec<_> = Post::ALL.iter().map(|p| p.role().code()).collect();
        assert_eq!(
            roles,
            [
                "secretary",
                "secretary",
                "committee",
                "committee",
                "committee",
                "committee",
                "instructor",
                "instructor",
                "fulltime"
            ]
        );
    }
}
