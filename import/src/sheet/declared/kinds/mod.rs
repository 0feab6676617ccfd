//! The declarations themselves, by what their rows are about.
mod organisations;
mod people;
mod units;

use super::{CellType, Declaration, Spec, Writes};
use crate::sheet::roster::Field;

const fn spec(field: Field, cell: CellType, headers: &'static [&'static str]) -> Spec {
    Spec {
        field,
        headers,
        cell,
        required: false,
    }
}

const fn required(field: Field, cell: CellType, headers: &'static [&'static str]) -> Spec {
    Spec {
        field,
        headers,
        cell,
        required: true,
    }
}

const fn fact(grade: Option<Field>, title: Option<Field>) -> Writes {
    Writes::Fact { grade, title }
}

const SERIAL: Spec = spec(
    Field::Serial,
    CellType::Serial,
    &["序号", "序", "no", "编号", "号"],
);
const TOWNSHIP: Spec = spec(
    Field::Township,
    CellType::Text,
    &[
        "乡镇",
        "所属乡镇",
        "所在乡镇",
        "所在镇",
        "所属镇",
        "乡镇街道",
        "属地",
        "所属地",
        "镇",
        "镇乡",
        "责任单位",
        "片区",
        "乡镇开发区",
    ],
);
const REMARK: Spec = spec(Field::Remark, CellType::Text, &["备注", "说明", "其他"]);
const YEAR: Spec = spec(
    Field::Year,
    CellType::Year,
    &[
        "年度",
        "年份",
        "考核年度",
        "评定年度",
        "获奖年度",
        "评定年份",
        "考核年份",
        "所属年度",
        "年",
    ],
);
const ID_NUMBER: Spec = spec(
    Field::IdNumber,
    CellType::IdNumber,
    &[
        "身份证号",
        "身份证号码",
        "身份证",
        "公民身份号码",
        "证件号码",
        "证件号",
    ],
);
const PHONE: Spec = spec(
    Field::Phone,
    CellType::Phone,
    &[
        "联系电话",
        "手机",
        "手机号",
        "手机号码",
        "电话",
        "联系方式",
        "移动电话",
    ],
);
const BIRTH: Spec = spec(
    Field::BirthDate,
    CellType::Past,
    &["出生年月", "出生日期", "出生年月日", "出生时间", "生日"],
);
const PARTY: Spec = spec(
    Field::Organisation,
    CellType::Text,
    &[
        "党组织",
        "党组织名称",
        "所在党组织",
        "所在党支部",
        "所在支部",
        "所属支部",
        "支部",
        "党支部",
        "党支部名称",
        "所属党组织",
        "支部名称",
        "任职党组织",
        "覆盖党组织",
        "所建党组织",
    ],
);
const UNIT: Spec = spec(
    Field::Employer,
    CellType::Text,
    &[
        "单位名称",
        "单位",
        "工作单位",
        "所在单位",
        "企业名称",
        "所在企业",
        "组织名称",
        "单位全称",
        "企业",
        "两新组织名称",
        "两新组织",
        "社会组织名称",
        "企业组织名称",
        "企业社会组织名称",
    ],
);
const CREDIT_CODE: Spec = spec(
    Field::CreditCode,
    CellType::CreditCode,
    &[
        "统一社会信用代码",
        "信用代码",
        "社会信用代码",
        "统一代码",
        "机构代码",
    ],
);
const FROM: Spec = spec(
    Field::FromDate,
    CellType::Day,
    &[
        "开始时间",
        "起始时间",
        "起始日期",
        "结对时间",
        "加入时间",
        "入盟时间",
        "成立时间",
        "开始日期",
    ],
);
const TO: Spec = spec(
    Field::ToDate,
    CellType::Day,
    &[
        "结束时间",
        "截止时间",
        "终止时间",
        "到期时间",
        "退出时间",
        "退盟时间",
        "结束日期",
        "有效期至",
    ],
);

/// Every declared kind. A new one stands here and nowhere else in the reader.
pub static DECLARATIONS: &[Declaration] = &[
    units::UNITS,
    people::ASSESSMENT,
    people::HONOUR,
    organisations::STAR,
    organisations::ALLIANCE,
    organisations::PAIR,
    people::TALENT,
    units::CHARTER,
    people::CROSS_POST,
];
