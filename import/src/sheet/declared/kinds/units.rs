//! Firms and social organisations: the ledger of how they were found, and whether party building is in their articles.
use sanyou_schema::domain::value::SheetKind;

use super::super::words::{CHARTERS, COVERAGES, KINDS, STATES};
use super::super::{CellType, Check, Declaration, Writes};
use super::{CREDIT_CODE, PARTY, REMARK, SERIAL, TOWNSHIP, UNIT, YEAR, fact, required, spec};
use crate::sheet::roster::Field;

/// How each organisation was found on a day.
pub(super) const UNITS: Declaration = Declaration {
    kind: SheetKind::Units,
    command: Writes::Check,
    titles: &[
        "摸排",
        "联查",
        "两新组织台账",
        "企业台账",
        "单位台账",
        "两新组织统计",
        "两新组织名录",
    ],
    fields: &[
        SERIAL,
        TOWNSHIP,
        UNIT,
        CREDIT_CODE,
        PARTY,
        REMARK,
        spec(
            Field::OrganisationKind,
            CellType::Choice(&KINDS),
            &[
                "单位类型",
                "单位性质",
                "组织性质",
                "企业类型",
                "两新类型",
                "类别",
                "类型",
                "组织类型",
            ],
        ),
        spec(
            Field::OperatingState,
            CellType::Choice(&STATES),
            &[
                "经营状态",
                "运营状态",
                "状态",
                "运营情况",
                "经营情况",
                "存续状态",
                "是否正常运营",
            ],
        ),
        spec(
            Field::StaffCount,
            CellType::Count,
            &[
                "职工人数",
                "从业人数",
                "从业人员数",
                "员工数",
                "员工人数",
                "职工数",
                "职工总数",
                "从业人员",
            ],
        ),
        spec(
            Field::MemberCount,
            CellType::Count,
            &["党员人数", "党员数", "党员总数", "现有党员", "党员"],
        ),
        spec(
            Field::Coverage,
            CellType::Choice(&COVERAGES),
            &[
                "组建方式",
                "覆盖方式",
                "党组织组建方式",
                "覆盖情况",
                "党的组织覆盖",
                "建立形式",
                "组建形式",
            ],
        ),
        spec(
            Field::CheckedOn,
            CellType::Past,
            &[
                "摸排时间",
                "摸排日期",
                "核查时间",
                "最近核查",
                "最近摸排",
                "走访时间",
                "联查时间",
                "更新时间",
            ],
        ),
    ],
    needs: &[
        &[Field::Employer],
        &[
            Field::CreditCode,
            Field::OperatingState,
            Field::Coverage,
            Field::MemberCount,
        ],
        &[
            Field::StaffCount,
            Field::OperatingState,
            Field::OrganisationKind,
            Field::CheckedOn,
        ],
    ],
    subject: &[Field::Employer],
    // a firm has as many rows as party organisations
    key: &[
        Field::Township,
        Field::Employer,
        Field::CreditCode,
        Field::CheckedOn,
        Field::Organisation,
    ],
    yearly: false,
    by_title: None,
    carried: &[],
    checks: &[Check::AtMost(Field::MemberCount, Field::StaffCount)],
};

/// Whether party building stands in the articles.
pub(super) const CHARTER: Declaration = Declaration {
    kind: SheetKind::Charter,
    command: fact(Some(Field::Charter), None),
    titles: &["党建入章", "入章"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        UNIT,
        CREDIT_CODE,
        YEAR,
        REMARK,
        required(
            Field::Charter,
            CellType::Choice(&CHARTERS),
            &[
                "是否入章",
                "党建入章",
                "入章情况",
                "是否党建入章",
                "党建入章情况",
                "党建工作是否写入章程",
                "写入章程",
            ],
        ),
        spec(Field::StatedOn, CellType::Past, &["入章时间", "时间", "完成时间"]),
    ],
    needs: &[&[Field::Employer], &[Field::Charter]],
    subject: &[Field::Employer],
    key: &[Field::Township, Field::Employer, Field::CreditCode, Field::Year],
    yearly: true,
    by_title: None,
    carried: &[],
    checks: &[],
};
