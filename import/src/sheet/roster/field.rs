//! The fields of sheets.
use crate::sheet::declared::DECLARATIONS;

/// A column that one declared kind has and no other.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnField {
    /// The stable code, as the report and the API hold it.
    pub code: &'static str,
    /// What it is called on a page.
    pub label: &'static str,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $code:literal $label:literal),+ $(,)?) => {
        /// What a column of a sheet means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$doc])* $variant,)+
            /// What a declared kind alone knows.
            Own(&'static OwnField),
        }

        /// The fields without a kind's own, as they are counted.
        #[derive(Clone, Copy)]
        enum Place { $($variant),+ }

        impl Field {
            /// Every field that several kinds share, in the order of a roster's columns.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its place in [`Field::ALL`]; a kind's own field has none.
            pub(crate) const fn place(self) -> Option<usize> {
                match self {
                    $(Self::$variant => Some(Place::$variant as usize),)+
                    Self::Own(_) => None,
                }
            }

            /// The stable code, as the report and the API hold it.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Own(own) => own.code,
                }
            }

            /// What the field is called on a page.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)+
                    Self::Own(own) => own.label,
                }
            }
        }
    };
}

impl Field {
    /// The field of a code: a shared one, or one that a declared kind of this reader has.
    pub fn by_code(code: &str) -> Option<Self> {
        let shared = Self::ALL.iter().copied().find(|field| field.code() == code);
        shared.or_else(|| {
            let declared = DECLARATIONS.iter().flat_map(|declaration| declaration.fields);
            let mut own = declared.map(|spec| spec.field);
            own.find(|field| field.code() == code)
        })
    }
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::by_code(&code).ok_or_else(|| serde::de::Error::custom(format!("no field is called {code}")))
    }
}

fields! {
    /// A running number; it tells nothing and is not reported.
    Serial = "serial" "序号",
    /// The person's name.
    Name = "name" "姓名",
    /// Sex.
    Sex = "sex" "性别",
    /// Ethnic group.
    Ethnicity = "ethnicity" "民族",
    /// Birth date, as the personnel archive has it.
    BirthDate = "birth_date" "出生日期",
    /// ID number.
    IdNumber = "id_number" "身份证号",
    /// Highest education.
    Education = "education" "学历",
    /// The day of joining the party.
    PartyJoinDate = "party_join_date" "入党时间",
    /// The day of becoming a full member.
    FullMemberDate = "full_member_date" "转正时间",
    /// Political status.
    PoliticalStatus = "political_status" "政治面貌",
    /// The township, as the roster names it.
    Township = "township" "乡镇",
    /// The party organisation (党组织).
    Organisation = "organisation" "党组织名称",
    /// The firm or social organisation (两新组织).
    Employer = "employer" "单位名称",
    /// Its unified social credit code.
    CreditCode = "credit_code" "统一社会信用代码",
    /// Its kind.
    OrganisationKind = "organisation_kind" "单位类型",
    /// The post in the party organisation.
    Post = "post" "党内职务",
    /// Full or part time.
    Employment = "employment" "专兼职",
    /// In this post since.
    PostSince = "post_since" "任现职时间",
    /// In party work since.
    PartyWorkSince = "party_work_since" "从事党务工作时间",
    /// When the term ends.
    TermEnd = "term_end" "任期届满时间",
    /// The post outside the party organisation.
    AdministrativePost = "administrative_post" "行政职务",
    /// The unit that sent an instructor.
    SourceUnit = "source_unit" "选派单位",
    /// Mobile number.
    Phone = "phone" "手机号码",
    /// Mail address.
    Email = "email" "电子邮箱",
    /// The tier that is held.
    Tier = "tier" "资格等级",
    /// The tier that is applied for; never the one held.
    TierApplied = "tier_applied" "拟申报级别",
    /// Number of the qualification certificate.
    CertificateNumber = "certificate_number" "证书编号",
    /// Its day of issue.
    CertificateDate = "certificate_date" "发证时间",
    /// Whatever else was written.
    Remark = "remark" "备注",
    /// The year that a row is about.
    Year = "year" "年度",
    /// The grade of a yearly assessment.
    Grade = "grade" "考核等次",
    /// Stars of a party organisation.
    Star = "star" "星级",
    /// The name of an honour.
    Honour = "honour" "荣誉名称",
    /// The level that gave it.
    HonourLevel = "honour_level" "荣誉级别",
    /// What came of 双培双推.
    Talent = "talent" "培养推荐情况",
    /// Whether party building stands in the articles of association.
    Charter = "charter" "是否入章",
    /// The post in the firm's own bodies that a member of the party's holds.
    CrossPost = "cross_post" "交叉任职职务",
    /// The day of what the row states.
    StatedOn = "stated_on" "时间",
    /// How the organisation was found.
    OperatingState = "operating_state" "经营状态",
    /// People who work there.
    StaffCount = "staff_count" "职工人数",
    /// Members of the party among them.
    MemberCount = "member_count" "党员人数",
    /// How the party covers it.
    Coverage = "coverage" "组建方式",
    /// The day of the last check.
    CheckedOn = "checked_on" "摸排时间",
    /// The name of an alliance.
    Alliance = "alliance" "联盟名称",
    /// The industry of an alliance.
    Industry = "industry" "行业",
    /// The organisation that leads it.
    Lead = "lead" "牵头单位",
    /// An organisation that belongs to it.
    Member = "member" "成员单位",
    /// The party organisation that helps.
    Helper = "helper" "帮扶党组织",
    /// The party organisation that is helped.
    Helped = "helped" "被帮扶党组织",
    /// What they do together.
    Measures = "measures" "帮带措施",
    /// The first day.
    FromDate = "from_date" "开始时间",
    /// The last day.
    ToDate = "to_date" "结束时间",
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
