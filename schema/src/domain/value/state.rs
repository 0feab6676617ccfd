//! The enumerations that rows store: kinds, states, outcomes. Their rules live in the rooms; here are the codes.

coded_enum! {
    /// The two trees of units: by territory (块) and by line (条).
    UnitTree {
        /// 属地.
        Territory = "territory" "属地",
        /// 行业（条线）.
        Line = "line" "条线",
    }
}

coded_enum! {
    /// What a node of one of the two trees is.
    UnitKind {
        /// A prefecture-level city.
        Prefecture = "prefecture" "市",
        /// A county, county-level city or district.
        County = "county" "县",
        /// A town, township or subdistrict.
        Township = "township" "乡镇",
        /// A development zone, beside the townships.
        Zone = "zone" "开发区",
        /// A community or village.
        Community = "community" "社区",
        /// The county's committee for such organisations.
        WorkCommittee = "work_committee" "两新工委",
        /// The party committee of non-public enterprises.
        EnterpriseCommittee = "enterprise_committee" "非公企业党委",
        /// The party committee of social organisations.
        SocialCommittee = "social_committee" "社会组织党委",
        /// The party committee of one industry.
        IndustryCommittee = "industry_committee" "行业党委",
    }
}

impl UnitKind {
    /// The tree that a unit of this kind stands in.
    pub const fn tree(self) -> UnitTree {
        match self {
            Self::Prefecture | Self::County | Self::Township | Self::Zone | Self::Community => {
                UnitTree::Territory
            }
            Self::WorkCommittee
            | Self::EnterpriseCommittee
            | Self::SocialCommittee
            | Self::IndustryCommittee => UnitTree::Line,
        }
    }

    /// Whether rosters are kept at this kind of unit: townships and the zones beside them.
    pub const fn keeps_roster(self) -> bool {
        matches!(self, Self::Township | Self::Zone)
    }
}

coded_enum! {
    /// Which of its names a name of a unit or an organisation is.
    NameKind {
        /// The name on the seal.
        Official = "official" "全称",
        /// What people write.
        Short = "short" "简称",
        /// Another spelling, or a former name.
        Alias = "alias" "别名",
    }
}

coded_enum! {
    /// Which of its two parents a party organisation reports through.
    ReportingLine {
        /// Through its territory unit.
        Territory = "territory" "属地上报",
        /// Through its line unit.
        Line = "line" "条线上报",
    }
}

coded_enum! {
    /// Kinds of party organisations (党组织类型).
    PartyOrgKind {
        /// 党委.
        Committee = "committee" "党委",
        /// 党总支.
        GeneralBranch = "general_branch" "党总支",
        /// 党支部.
        Branch = "branch" "党支部",
        /// One branch of several organisations.
        JointBranch = "joint_branch" "联合党支部",
        /// 党小组.
        Group = "group" "党小组",
        /// 临时党支部.
        Temporary = "temporary" "临时党支部",
        /// 功能型党支部.
        Functional = "functional" "功能型党支部",
    }
}

coded_enum! {
    /// How exactly the first day of a post is known.
    DatePrecision {
        /// The day was stated.
        Day = "day" "到日",
        /// A month was stated; it counts from its 1st.
        Month = "month" "到月",
        /// Nothing was stated; the day of the import stands in.
        Import = "import" "按导入日",
    }
}

coded_enum! {
    /// Whether an account may sign in.
    AccountState {
        /// Made, and not yet activated.
        Invited = "invited" "待激活",
        /// In use.
        Active = "active" "正常",
        /// Ended; kept for the record.
        Stopped = "stopped" "停用",
    }
}

coded_enum! {
    /// What an account is, in one place (see [`GrantWhere`]).
    RoleName {
        /// 县级管理员.
        CountyOrganiser = "county_organiser" "县级管理员",
        /// 行业党委管理员.
        LineAdmin = "line_admin" "行业党委管理员",
        /// 乡镇（开发区）管理员.
        TownshipAdmin = "township_admin" "乡镇管理员",
        /// 班主任.
        ClassTeacher = "class_teacher" "班主任",
        /// 评审专家.
        Expert = "expert" "评审专家",
        /// Whoever holds a secretary's post, for that party organisation.
        PartyOrganisation = "party_organisation" "党组织",
        /// 党务工作者.
        Worker = "worker" "党务工作者",
        /// A leader or inspection: reads a subtree, names masked.
        Viewer = "viewer" "查阅",
        /// Accounts and the machine (三员).
        SystemAdmin = "system_admin" "系统管理员",
        /// Policy and grants (三员).
        SecurityAdmin = "security_admin" "安全保密管理员",
        /// The audit trail (三员).
        AuditAdmin = "audit_admin" "安全审计员",
    }
}

coded_enum! {
    /// What kind of place a grant holds for.
    GrantWhere {
        /// A unit of the territory and all below it.
        Unit = "unit" "单位及下级",
        /// A unit of the line tree and all below it.
        Line = "line" "条线",
        /// One party organisation.
        PartyOrganisation = "party_organisation" "党组织",
        /// One class.
        Class = "class" "班次",
        /// The applications assigned.
        ApplicationSet = "application_set" "指定的申报",
        /// The person alone.
        Self_ = "self" "本人",
        /// The whole installation.
        Installation = "installation" "全系统",
    }
}

coded_enum! {
    /// Where a request for a grant stands (三员分立: one administrator asks, another gives).
    GrantRequestState {
        /// Waits for the security administrator.
        Open = "open" "待授权",
        /// Given.
        Granted = "granted" "已授权",
        /// Not given, with the reason.
        Refused = "refused" "不授权",
    }
}

coded_enum! {
    /// How far a roster import has come.
    ImportState {
        /// A job reads the file.
        Reading = "reading" "读取中",
        /// Compared; waits to be applied.
        Staged = "staged" "待确认",
        /// Stopped by the delta guard until a second person releases it.
        Guarded = "guarded" "待复核",
        /// Being written.
        Applying = "applying" "写入中",
        /// Written.
        Applied = "applied" "已导入",
        /// Taken back whole.
        Undone = "undone" "已撤销",
        /// Taken back less the parts touched since.
        PartlyUndone = "partly_undone" "部分撤销",
        /// Could not be read.
        Failed = "failed" "失败",
    }
}

coded_enum! {
    /// What an import may do.
    ImportMode {
        /// Add and update.
        Both = "both" "新增并更新",
        /// Add only.
        Add = "add" "只新增",
        /// Update only.
        Update = "update" "只更新",
        /// Fill what is empty here.
        Fill = "fill" "只补空缺",
    }
}

coded_enum! {
    /// What a row of an import comes to.
    RowOutcome {
        /// A person or a post that the roster does not have.
        New = "new" "新增",
        /// Some field differs.
        Changed = "changed" "变更",
        /// Nothing differs.
        Unchanged = "unchanged" "无变化",
        /// The post is now with another party organisation or unit.
        Moved = "moved" "调动",
        /// Waits for the identity desk or another township.
        Pending = "pending" "待核",
        /// Has an error, or is another unit's.
        Refused = "refused" "不导入",
        /// No worker's row.
        Skipped = "skipped" "跳过",
    }
}

coded_enum! {
    /// How far a session (期) has come; moved by `training::session`.
    SessionState {
        /// 筹备.
        Preparing = "preparing" "筹备",
        /// 已发通知.
        Announced = "announced" "已发通知",
        /// 报名中.
        Enrolling = "enrolling" "报名中",
        /// 名单锁定.
        Locked = "locked" "名单锁定",
        /// 已报到.
        CheckedIn = "checked_in" "已报到",
        /// 在训.
        Running = "running" "在训",
        /// 考核.
        Assessing = "assessing" "考核",
        /// 已结业.
        Completed = "completed" "已结业",
        /// 已归档.
        Archived = "archived" "已归档",
        /// 延期.
        Postponed = "postponed" "延期",
        /// 取消.
        Cancelled = "cancelled" "取消",
    }
}

coded_enum! {
    /// The half of a day that a slot takes.
    HalfDay {
        /// 上午.
        Am = "am" "上午",
        /// 下午.
        Pm = "pm" "下午",
    }
}

coded_enum! {
    /// How a person stands in a session; moved by `training::enrolment`.
    EnrolmentState {
        /// 已分配名额.
        Allotted = "allotted" "已分配名额",
        /// 已报名.
        Enrolled = "enrolled" "已报名",
        /// 候补.
        Waiting = "waiting" "候补",
        /// 已审核.
        Approved = "approved" "已审核",
        /// 待报到.
        AwaitingArrival = "awaiting_arrival" "待报到",
        /// 已报到.
        Arrived = "arrived" "已报到",
        /// 未报到.
        NotArrived = "not_arrived" "未报到",
        /// 在训.
        InTraining = "in_training" "在训",
        /// 结业.
        Completed = "completed" "结业",
        /// 未结业.
        NotCompleted = "not_completed" "未结业",
        /// 退学.
        DroppedOut = "dropped_out" "退学",
        /// 已换人: another person took the place.
        Replaced = "replaced" "已换人",
        /// 已退出: taken off the list before the session.
        Withdrawn = "withdrawn" "已退出",
        /// 已取消: the session was cancelled.
        Cancelled = "cancelled" "已取消",
    }
}

coded_enum! {
    /// A trainee's mark for one half-day.
    MarkStatus {
        /// 出勤.
        Present = "present" "出勤",
        /// 迟到.
        Late = "late" "迟到",
        /// 早退.
        LeftEarly = "left_early" "早退",
        /// 事假.
        LeavePersonal = "leave_personal" "事假",
        /// 病假.
        LeaveSick = "leave_sick" "病假",
        /// 公假.
        LeavePublic = "leave_public" "公假",
        /// 旷课.
        Absent = "absent" "旷课",
        /// 免修.
        Exempt = "exempt" "免修",
    }
}

coded_enum! {
    /// What credit hours were earned by.
    CreditKind {
        /// 集中培训.
        Concentrated = "concentrated" "集中培训",
        /// 集体学习.
        Collective = "collective" "集体学习",
        /// 个人自学.
        SelfStudy = "self_study" "个人自学",
        /// Anything else.
        Other = "other" "其他",
    }
}

coded_enum! {
    /// Where a credit entry comes from.
    CreditSource {
        /// A completed session.
        Session = "session" "班次结业",
        /// Training elsewhere, with proof.
        External = "external" "外部培训",
        /// 补训.
        Makeup = "makeup" "补训",
        /// A course done online, where the county gives hours for it.
        Lesson = "lesson" "网上课程",
        /// Takes an earlier entry back.
        Reversal = "reversal" "冲正",
    }
}

coded_enum! {
    /// How far an application for a tier has come; moved by `certification::application`.
    ApplicationState {
        /// 草稿.
        Draft = "draft" "草稿",
        /// 已申报.
        Submitted = "submitted" "已申报",
        /// 党组织推荐.
        Recommended = "recommended" "党组织推荐",
        /// 乡镇初审 passed.
        TownshipPassed = "township_passed" "乡镇初审",
        /// 县级复审 passed.
        CountyPassed = "county_passed" "县级复审",
        /// 培训测试 passed.
        Tested = "tested" "培训测试",
        /// 综合评审 passed.
        Reviewed = "reviewed" "综合评审",
        /// 拟认定.
        Proposed = "proposed" "拟认定",
        /// 公示中.
        Publicised = "publicised" "公示中",
        /// 公示异议, being looked into.
        Objected = "objected" "公示异议",
        /// 认定.
        Recognised = "recognised" "认定",
        /// 已发证.
        Issued = "issued" "已发证",
        /// 退回补正.
        Returned = "returned" "退回补正",
        /// 不予受理.
        NotAdmitted = "not_admitted" "不予受理",
        /// 审核不通过.
        Rejected = "rejected" "审核不通过",
        /// 测试不合格; a re-sit may follow.
        TestFailed = "test_failed" "测试不合格",
        /// 评审不通过.
        ReviewFailed = "review_failed" "评审不通过",
        /// 异议成立: the objection was upheld.
        Overturned = "overturned" "异议撤销",
        /// 本人撤回.
        Withdrawn = "withdrawn" "本人撤回",
    }
}

coded_enum! {
    /// How a certificate stands, as stored. That it has expired follows from the day and is never stored.
    CertificateState {
        /// 有效.
        Valid = "valid" "有效",
        /// 待年审; still valid.
        ReviewDue = "review_due" "待年审",
        /// 年审整改; still valid.
        Rectifying = "rectifying" "年审整改",
        /// 暂停.
        Suspended = "suspended" "暂停",
        /// 降级: another record, of a lower tier, stands in its place.
        Downgraded = "downgraded" "降级",
        /// 已被新证书替代: a higher or a renewed one stands in its place.
        Superseded = "superseded" "已被替代",
        /// 注销, neutral: left the post, organisation dissolved, death.
        Void = "void" "注销",
        /// 撤销, a penalty: fraud or a breach of discipline.
        Revoked = "revoked" "撤销",
    }
}

coded_enum! {
    /// What a notice is about.
    NoticeKind {
        /// On the list of a session.
        Enrolled = "enrolled" "调训通知",
        /// A session's time or place changed.
        SessionChanged = "session_changed" "培训调整",
        /// A session does not take place.
        SessionCancelled = "session_cancelled" "培训取消",
        /// An application has come in.
        ApplicationReceived = "application_received" "申报已收到",
        /// An application goes back for mending.
        ApplicationReturned = "application_returned" "申报退回补正",
        /// An application was decided.
        ApplicationDecided = "application_decided" "申报结果",
        /// A certificate was issued.
        CertificateIssued = "certificate_issued" "证书已发",
        /// An order from the course menu was agreed, moved, declined, cancelled, asked or rated.
        CourseOrder = "course_order" "菜单选学",
        /// What a roster registered of a person.
        Roster = "roster" "名册登记",
        /// A person's move between townships was answered or taken back.
        Transfer = "transfer" "调动",
        /// A visit to a venue was booked, moved or cancelled by the other side.
        Visit = "visit" "来访预约",
        /// About the account itself.
        Account = "account" "账号",
    }
}

coded_enum! {
    /// The way by which a notice reaches a person.
    DeliveryChannel {
        /// The inbox in the phone app.
        Inbox = "inbox" "站内消息",
        /// Mail.
        Mail = "mail" "邮件",
        /// The township's list of whom to tell.
        Township = "township" "乡镇告知",
    }
}

coded_enum! {
    /// How far a delivery has come.
    DeliveryState {
        /// Waits to be sent or told.
        Pending = "pending" "待送达",
        /// The mail server took it.
        Sent = "sent" "已发送",
        /// The township told the person.
        Told = "told" "已告知",
        /// A try failed; another follows.
        Failed = "failed" "发送失败",
        /// Given up, with its reason.
        Parked = "parked" "已搁置",
        /// Nobody was told before there was newer news of the same: that is told instead.
        Replaced = "replaced" "已有新通知",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! holds {
        ($($name:ident),+ $(,)?) => {$({
            for value in $name::ALL.iter().copied() {
                let code = value.code();
                assert!(code.len() <= 20, "{code} is longer than its column");
                assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{code} is no snake_case");
                assert!(!value.label().is_empty());
                assert_eq!(code.parse::<$name>().unwrap(), value, "codes are unique");
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(serde_json::from_str::<$name>(&json).unwrap(), value);
            }
            assert!("no_such_code".parse::<$name>().is_err());
        })+};
    }

    #[test]
    fn codes_are_short_unique_and_round_trip() {
        holds!(
            UnitTree,
            UnitKind,
            NameKind,
            ReportingLine,
            PartyOrgKind,
            DatePrecision,
            AccountState,
            RoleName,
            GrantWhere,
            GrantRequestState,
            ImportState,
            ImportMode,
            RowOutcome,
            SessionState,
            HalfDay,
            EnrolmentState,
            MarkStatus,
            CreditKind,
            CreditSource,
            ApplicationState,
            CertificateState,
            NoticeKind,
            DeliveryChannel,
            DeliveryState,
        );
    }

    #[test]
    fn each_unit_kind_stands_in_one_tree() {
        let line: Vec<_> = UnitKind::ALL
            .iter()
            .filter(|kind| kind.tree() == UnitTree::Line)
            .collect();
        assert_eq!(line.len(), 4);
        let rosters: Vec<_> = UnitKind::ALL
            .iter()
            .filter(|kind| kind.keeps_roster())
            .map(|k| k.code())
            .collect();
        assert_eq!(rosters, ["township", "zone"]);
    }
}

coded_enum! {
    /// What a change set came from.
    ChangeSetKind {
        /// A roster or another sheet that was applied.
        Import = "import" "导入",
        /// Somebody changed it on a page.
        ByHand = "by_hand" "手工修改",
        /// A transfer between townships that was accepted.
        Transfer = "transfer" "调动",
        /// Two persons found to be one.
        Union = "union" "合并人员",
        /// An earlier change set taken back.
        Undo = "undo" "撤销",
    }
}

coded_enum! {
    /// How much of a change set still stands.
    ChangeSetState {
        /// All of it.
        Done = "done" "有效",
        /// All is taken back.
        Undone = "undone" "已撤销",
        /// Taken back less the parts that were touched since.
        PartlyUndone = "partly_undone" "已部分撤销",
    }
}

coded_enum! {
    /// Whose history a part of a change set belongs to.
    PartSubject {
        /// A person with posts and employers of those.
        Person = "person" "人员",
        /// A firm, social organisation or platform.
        Organisation = "organisation" "两新组织",
        /// A party organisation.
        PartyOrganisation = "party_organisation" "党组织",
        /// A unit of one of the trees.
        Unit = "unit" "单位",
    }
}

coded_enum! {
    /// How a request to take a person over from another township stands.
    TransferState {
        /// Nobody has answered.
        Open = "open" "待答复",
        /// The person moved.
        Accepted = "accepted" "已同意",
        /// The person stays.
        Refused = "refused" "不同意",
        /// The asking township took it back.
        Withdrawn = "withdrawn" "已撤回",
    }
}

coded_enum! {
    /// Which township asked for a transfer; the other one answers.
    TransferSide {
        /// The one that the person is to move to.
        Taking = "taking" "调入方申请",
        /// The one that the person is to leave.
        Giving = "giving" "调出方申请",
    }
}

coded_enum! {
    /// What is to become of somebody in post whom a roster does not name.
    MissingDecision {
        /// No longer in post since a day.
        Left = "left" "离任",
        /// Still in post; the roster left them out.
        Stays = "stays" "还在，漏报",
        /// To be asked again.
        Later = "later" "以后再说",
    }
}

coded_enum! {
    /// Whose row it is, as somebody decided at the identity desk.
    IdentityDecision {
        /// A person who is known.
        Same = "same" "是同一人",
        /// Somebody else: a new person.
        New = "new" "不是，另一人",
    }
}

coded_enum! {
    /// What an answer that is remembered for later imports of a unit is about.
    AnswerKind {
        /// The field that a header means.
        Column = "column" "列",
        /// The value that a text in a field means.
        Value = "value" "取值",
        /// The party organisation that a written name means.
        Organisation = "organisation" "组织名称",
    }
}

coded_enum! {
    /// How a worker's word that something is wrong stands.
    CorrectionState {
        /// The township has not answered.
        Open = "open" "待处理",
        /// It was put right.
        Accepted = "accepted" "已更正",
        /// It stays as it is, for a reason.
        Refused = "refused" "未采纳",
    }
}
