//! Ids, a newtype each.

ids! {
    /// A node of the territory or the line tree.
    UnitId,
    /// A firm, social organisation or platform (两新组织).
    OrganisationId,
    /// A party organisation (党组织).
    PartyOrganisationId,
    /// A person.
    PersonId,
    /// One post of one person (任职).
    AppointmentId,
    /// Somebody who may sign in.
    AccountId,
    /// A (role, where) that an account holds.
    GrantId,
    /// A role that was asked for an account.
    GrantRequestId,
    /// A training class (班次).
    ClassId,
    /// One run of a class (期).
    SessionId,
    /// A group of a session's people with half-days of its own (分班).
    DivisionId,
    /// A half-day of a session (课次).
    SlotId,
    /// A place where sessions are held.
    VenueId,
    /// A lecturer.
    LecturerId,
    /// A room of a venue, or a functional area of a party-service centre.
    RoomId,
    /// A person's place in a session.
    EnrolmentId,
    /// An exam of a session.
    ExamId,
    /// A certification scheme, one version.
    SchemeId,
    /// An application for a tier.
    ApplicationId,
    /// A qualification certificate.
    CertificateId,
    /// A file kept by the service.
    FileId,
    /// A roster import.
    ImportId,
    /// One committed change, which its audit entries share.
    ChangeId,
    /// Something that a person is to be told.
    NoticeId,
    /// A change set of the roster, with its inverse.
    ChangeSetId,
    /// A township's request for a person of another.
    TransferId,
    /// A worker's word that something is wrong.
    CorrectionId,
    /// What is known of one subject for one year.
    FactId,
    /// An alliance of organisations (党建联盟).
    AllianceId,
    /// A unit's places in a session.
    QuotaUnitId,
    /// A township's word that somebody is not to be named.
    SetAsideId,
    /// A unit's training plan of a year.
    YearPlanId,
    /// Something that happened to a plan.
    YearPlanEventId,
    /// A line of a plan.
    PlanItemId,
    /// A course.
    CourseId,
    /// A material of a course.
    MaterialId,
    /// A question of a course's short test.
    CourseQuestionId,
    /// An order from the course menu.
    CourseOrderId,
    /// A service of a venue.
    ServiceId,
    /// A visit to a venue.
    VisitId,
}
