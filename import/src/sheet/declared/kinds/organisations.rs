//! What is said of party organisations.
use sanyou_schema::domain::value::SheetKind;

use super::super::words::STARS;
use super::super::{ByTitle, CellType, Check, Declaration, Writes};
use super::{CREDIT_CODE, FROM, PARTY, REMARK, SERIAL, TO, TOWNSHIP, UNIT, YEAR, fact, required, spec};
use crate::cell::folded;
use crate::sheet::roster::Field;

/// Stars of a year.
pub(super) const STAR: Declaration = Declaration {
    kind: SheetKind::Star,
    command: fact(Some(Field::Star), None),
    titles: &["星级", "评星", "晋星"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        PARTY,
        UNIT,
        YEAR,
        TO,
        REMARK,
        required(
            Field::Star,
            CellType::Choice(&STARS),
            &["星级", "评定星级", "星级评定", "评定等级", "星级等次", "评定结果"],
        ),
    ],
    needs: &[&[Field::Organisation, Field::Employer], &[Field::Star]],
    subject: &[Field::Organisation, Field::Employer],
    key: &[Field::Township, Field::Organisation, Field::Employer, Field::Year],
    yearly: true,
    by_title: None,
    carried: &[],
    checks: &[],
};

/// The alliance that a title names: `附件2：玻璃产业党建联盟成员单位名单`. A title of all alliances names none.
fn alliance_of(title: &str) -> Option<String> {
    const WORD: &str = "联盟";
    let text = folded(title);
    // 联盟名称：玻璃产业党建联盟 牵头单位：…
    let text = text.rsplit("联盟名称:").next()?;
    let (before, behind) = text.split_once(WORD)?;
    if behind.contains(WORD) {
        return None;
    }
    let before = before.rsplit([':', '、', '.', '《', '“', '"', ')']).next()?;
    let year = before.trim_start_matches(|c: char| c.is_ascii_digit());
    let before = year
        .strip_prefix("年度")
        .or(year.strip_prefix('年'))
        .unwrap_or(year);
    let named = before
        .trim_end_matches("党建")
        .trim_end_matches("产业")
        .trim_end_matches("行业");
    let is_all = ["", "各", "全县", "全市", "全镇", "全乡", "本镇", "本县"].contains(&named)
        || ["各", "全县", "全镇", "全市", "关于", "多个", "等"]
            .iter()
            .any(|word| named.starts_with(word))
        || named.ends_with(['镇', '乡', '县', '市', '区']);
    (!is_all && named.chars().count() <= 20).then(|| format!("{before}{WORD}"))
}

/// Members of alliances.
pub(super) const ALLIANCE: Declaration = Declaration {
    kind: SheetKind::Alliance,
    command: Writes::Membership,
    titles: &["党建联盟", "联盟成员", "联盟"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        CREDIT_CODE,
        FROM,
        TO,
        REMARK,
        required(
            Field::Alliance,
            CellType::Text,
            &["联盟名称", "联盟", "党建联盟", "党建联盟名称", "所属联盟"],
        ),
        spec(
            Field::Industry,
            CellType::Text,
            &["行业", "所属行业", "联盟行业", "领域", "行业类别"],
        ),
        spec(
            Field::Lead,
            CellType::Text,
            &[
                "牵头单位",
                "牵头党组织",
                "盟主单位",
                "理事长单位",
                "牵头企业",
                "牵头组织",
            ],
        ),
        required(
            Field::Member,
            CellType::Text,
            &[
                "成员单位",
                "成员",
                "成员党组织",
                "成员企业",
                "盟员单位",
                "成员单位名称",
                "加盟单位",
            ],
        ),
    ],
    needs: &[&[Field::Alliance], &[Field::Member]],
    subject: &[Field::Member],
    key: &[Field::Alliance, Field::Township, Field::Member, Field::FromDate],
    yearly: false,
    by_title: Some(&ByTitle {
        field: Field::Alliance,
        of: alliance_of,
        fields: &[required(
            Field::Member,
            CellType::Text,
            &[
                "单位名称",
                "企业名称",
                "党组织名称",
                "党组织",
                "单位",
                "名称",
                "组织名称",
            ],
        )],
    }),
    carried: &[Field::Alliance, Field::Lead, Field::Industry],
    checks: &[Check::InOrder(Field::FromDate, Field::ToDate)],
};

/// Those that are paired.
pub(super) const PAIR: Declaration = Declaration {
    kind: SheetKind::Pair,
    command: Writes::Pair,
    titles: &["结对", "帮带", "支部一帮一", "以强带弱", "帮扶"],
    fields: &[
        SERIAL,
        TOWNSHIP,
        FROM,
        TO,
        YEAR,
        REMARK,
        required(
            Field::Helper,
            CellType::Text,
            &[
                "帮扶党组织",
                "帮带党组织",
                "帮扶方",
                "帮带方",
                "结对党组织",
                "强党组织",
                "示范党组织",
                "帮扶支部",
            ],
        ),
        required(
            Field::Helped,
            CellType::Text,
            &[
                "被帮扶党组织",
                "被帮带党组织",
                "被帮扶方",
                "被帮带方",
                "受帮扶党组织",
                "弱党组织",
                "后进党组织",
                "被帮扶支部",
                "帮扶对象",
                "帮带对象",
            ],
        ),
        spec(
            Field::Measures,
            CellType::Text,
            &["帮带措施", "帮扶措施", "措施", "帮带内容", "帮扶内容", "结对内容"],
        ),
    ],
    needs: &[&[Field::Helper], &[Field::Helped]],
    subject: &[Field::Helper],
    key: &[Field::Helper, Field::Helped, Field::Year, Field::FromDate],
    yearly: true,
    by_title: None,
    carried: &[],
    checks: &[
        Check::InOrder(Field::FromDate, Field::ToDate),
        Check::Different(Field::Helper, Field::Helped),
    ],
};
