//! What is said of people, some of it of organisations too.
use sanyou_schema::domain::value::SheetKind;

use super::super::words::{GRADES, LEVELS, TALENTS};
use super::super::{ByTitle, CellType, Declaration};
use super::{
    BIRTH, CREDIT_CODE, ID_NUMBER, PARTY, PHONE, REMARK, SERIAL, TOWNSHIP, UNIT, YEAR, fact, required, spec,
};
use crate::layout;
use crate::sheet::roster::Field;

/// 交叉任职: the post itself. Whoever has none has no fact; who only has a tick has not said which.
fn cross_post(text: &str) -> Result<Option<String>, &'static str> {
    match text {
        "是" | "√" | "✓" | "有" | "1" => Err("请写明交叉任的是什么职务。"),
        "否" | "×" | "✗" | "没有" | "0" => Ok(None),
        _ if crate::cell::is_nothing(text) => Ok(None),
        _ => Ok(Some(text.to_owned())),
    }
}

/// Whom a row about a person or an organisation may name.
const ANYBODY: &[Field] = &[Field::Name, Field::Organisation, Field::Employer];
/// Name, ID number and where they serve: by these a person is told.
const PERSON_KEY: &[Field] = &[
    Field::IdNumber,
    Field::Name,
    Field::Organisation,
    Field::Employer,
    Field::Year,
];

/// Grades of a year.
pub(super) const ASSESSMENT: Declaration = Declaration {
    kind: SheetKind::Assessment,
    command: fact(Some(Field::Grade), None),
    titles: &["年度考核", "考核结果", "考核等次", "考核登记"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        spec(
            Field::Name,
            CellType::Name,
            &["姓名", "名字", "考核对象", "人员姓名"],
        ),
        ID_NUMBER,
        BIRTH,
        PHONE,
        PARTY,
        UNIT,
        CREDIT_CODE,
        YEAR,
        REMARK,
        required(
            Field::Grade,
            CellType::Choice(&GRADES),
            &[
                "考核等次",
                "年度考核",
                "等次",
                "考核结果",
                "年度考核等次",
                "年度考核结果",
                "评议结果",
                "评定等次",
            ],
        ),
    ],
    needs: &[ANYBODY, &[Field::Grade]],
    subject: ANYBODY,
    key: PERSON_KEY,
    yearly: true,
    by_title: None,
    carried: &[],
    checks: &[],
};

/// The honour that a title names, or the row over a part of a list: `一、先进基层党组织（10个）`. One that is only
/// proposed is none, and of a title of several none is told.
fn honour_of(title: &str) -> Option<String> {
    const HONOURS: [&str; 14] = [
        "优秀", "先进", "模范", "标兵", "示范", "十佳", "最美", "先锋", "红旗", "五星", "文明", "劳动",
        "突出", "杰出",
    ];
    const NOT_YET: [&str; 22] = [
        "推荐",
        "候选",
        "拟",
        "申报",
        "推选",
        "评选",
        "公示",
        "条件",
        "名额",
        "分配",
        "统计",
        "情况",
        "办法",
        "建议",
        "培训",
        "学习",
        "考核",
        "评定",
        "两优一先",
        "等次",
        "基本",
        "总结",
    ];
    let text = layout::heading(title);
    let text = text.split_once('(').map_or(text.as_str(), |(text, _)| text);
    let text = text
        .rsplit(['"', '“', '”', '《', '》', ':'])
        .find(|part| !part.is_empty())?;
    let counted = text.trim_end_matches(['人', '名', '个', '家', '共']);
    let text = match counted.trim_end_matches(|c: char| c.is_ascii_digit()) {
        bare if bare.len() < counted.len() => bare.trim_end_matches('共'),
        _ => text,
    };
    let ends = [
        "获得者名单",
        "获奖名单",
        "表彰名单",
        "表彰对象名单",
        "名单",
        "表彰",
        "荣誉称号",
    ];
    let text = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let dated = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let text = dated
        .strip_prefix("年度")
        .or(dated.strip_prefix('年'))
        .unwrap_or(dated);
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let one = !text.contains(['、', ',', '，', ';', '和', '及', '与', '。']);
    let short = (4..=16).contains(&text.chars().count());
    // whoever is named has an end that says who: 优秀共产党员, 先进基层党组织
    let told = [
        "员",
        "者",
        "人",
        "组织",
        "支部",
        "党委",
        "集体",
        "单位",
        "企业",
        "个人",
        "标兵",
        "书记",
        "工作者",
        "模范",
        "先锋",
        "岗",
        "能手",
        "手",
        "户",
        "家",
        "星",
    ];
    (short && one && any(&HONOURS) && !any(&NOT_YET) && told.iter().any(|end| text.ends_with(end)))
        .then(|| text.to_owned())
}

/// What somebody or an organisation was honoured with.
pub(super) const HONOUR: Declaration = Declaration {
    kind: SheetKind::Honour,
    command: fact(Some(Field::HonourLevel), Some(Field::Honour)),
    titles: &[
        "荣誉",
        "表彰",
        "获奖",
        "先进",
        "优秀党务工作者",
        "优秀共产党员",
        "劳动模范",
        "标兵",
    ],
    fields: &[
        SERIAL,
        TOWNSHIP,
        spec(
            Field::Name,
            CellType::Name,
            &["姓名", "名字", "获奖人", "获奖人员", "受表彰人"],
        ),
        ID_NUMBER,
        BIRTH,
        PHONE,
        PARTY,
        UNIT,
        CREDIT_CODE,
        YEAR,
        REMARK,
        required(
            Field::Honour,
            CellType::Text,
            &[
                "荣誉名称",
                "荣誉",
                "荣誉称号",
                "获奖名称",
                "表彰名称",
                "奖项",
                "获得荣誉",
                "所获荣誉",
                "奖项名称",
            ],
        ),
        spec(
            Field::HonourLevel,
            CellType::Choice(&LEVELS),
            &["荣誉级别", "级别", "授予级别", "表彰级别", "获奖级别", "层级"],
        ),
        spec(
            Field::StatedOn,
            CellType::Past,
            &["获奖时间", "表彰时间", "授予时间", "时间", "获得时间", "表彰日期"],
        ),
    ],
    needs: &[ANYBODY, &[Field::Honour]],
    subject: ANYBODY,
    key: &[
        Field::IdNumber,
        Field::Name,
        Field::Organisation,
        Field::Employer,
        Field::Year,
        Field::StatedOn,
        Field::Honour,
        Field::HonourLevel,
    ],
    yearly: true,
    by_title: Some(&ByTitle {
        field: Field::Honour,
        of: honour_of,
        fields: &[],
    }),
    carried: &[],
    checks: &[],
};

/// What came of 双培双推.
pub(super) const TALENT: Declaration = Declaration {
    kind: SheetKind::Talent,
    command: fact(Some(Field::Talent), None),
    titles: &["双培双推", "双培", "双推", "双培养"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        required(
            Field::Name,
            CellType::Name,
            &["姓名", "名字", "培养对象", "推荐对象"],
        ),
        ID_NUMBER,
        BIRTH,
        PHONE,
        PARTY,
        UNIT,
        YEAR,
        REMARK,
        required(
            Field::Talent,
            CellType::Choice(&TALENTS),
            &[
                "培养推荐情况",
                "培养方向",
                "双培双推情况",
                "培养类型",
                "推荐类型",
                "双培双推类型",
                "双培双推类别",
                "培养推荐类型",
            ],
        ),
        spec(
            Field::StatedOn,
            CellType::Past,
            &["时间", "培养时间", "推荐时间", "确定时间"],
        ),
    ],
    needs: &[&[Field::Name], &[Field::Talent]],
    subject: &[Field::Name],
    key: &[
        Field::IdNumber,
        Field::Name,
        Field::Organisation,
        Field::Employer,
        Field::Year,
        Field::Talent,
    ],
    yearly: true,
    by_title: None,
    carried: &[],
    checks: &[],
};

/// Posts in the management of a firm.
pub(super) const CROSS_POST: Declaration = Declaration {
    kind: SheetKind::CrossPost,
    command: fact(None, Some(Field::CrossPost)),
    titles: &["交叉任职", "双向进入"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        required(Field::Name, CellType::Name, &["姓名", "名字", "人员姓名"]),
        ID_NUMBER,
        BIRTH,
        PHONE,
        PARTY,
        UNIT,
        YEAR,
        REMARK,
        required(
            Field::CrossPost,
            CellType::Own(cross_post),
            &[
                "交叉任职职务",
                "交叉任职",
                "企业职务",
                "行政职务",
                "经营管理职务",
                "管理层职务",
                "单位职务",
                "交叉任职情况",
            ],
        ),
        spec(
            Field::StatedOn,
            CellType::Past,
            &["任职时间", "时间", "交叉任职时间"],
        ),
    ],
    needs: &[&[Field::Name], &[Field::CrossPost]],
    subject: &[Field::Name],
    key: &[
        Field::IdNumber,
        Field::Name,
        Field::Organisation,
        Field::Employer,
        Field::Year,
        Field::CrossPost,
    ],
    yearly: true,
    by_title: None,
    carried: &[],
    checks: &[],
};
