//! What the codes of rows are called, and what to do about them.
use sanyou_import::Field;
use sanyou_schema::domain::roster::RowResult;
use sanyou_schema::domain::roster::matching::IDENTITY_ERRORS;

/// A code in a few words, and what to do.
pub struct Words {
    /// In a few words.
    pub label: String,
    /// What to do.
    pub advice: &'static str,
}

/// What is said of a code. `field` is the one that a reader's issue is about.
pub fn words(code: &str, field: Option<Field>) -> Words {
    let fixed = |label: &str, advice| Words {
        label: label.to_owned(),
        advice,
    };
    match code {
        "scope.other_unit" => fixed("属于其他乡镇", "这些人由所在乡镇或县里导入，这次不会写入。"),
        "unit.unknown" => fixed("乡镇名认不出", "请改成乡镇的全称。"),
        "sheet.other_unit" => fixed("表上写的是别的乡镇", "请先说明是谁的名册，再写入。"),
        "unit.missing" => fixed("没有写乡镇", "县里导入时，每一行都要写明乡镇。"),
        "identity.candidates" => fixed("可能是已有的人", "姓名和另一项相同，请认一认是不是同一个人。"),
        "identity.person_gone" => fixed("原来认定的人已不在名册", "请重新核对这一行。"),
        "transfer.other_unit" => fixed(
            "还在别的乡镇任职",
            "写入后会请原乡镇答复，同意后自动调过来，不用再导入；由县里一并导入也可以。",
        ),
        "transfer.given" => fixed(
            "表里写着已到别的乡镇",
            "写入后会请那个乡镇答复，同意后自动调过去；答复以前还算这里的人。",
        ),
        "organisation.near" => fixed(
            "党组织名称与已有的相近",
            "请先说明是不是同一个党组织，说过一次以后都记得。",
        ),
        "employer.near" => fixed(
            "单位名称与已有的相近",
            "请先说明是不是同一家，说过一次以后都记得。",
        ),
        "name.masked" => fixed(
            "姓名被隐去了一部分",
            "这是导出时隐去的，请改成完整的姓名，或重新导出。",
        ),
        "organisation.missing" => fixed("没有写党组织", "请补填党组织名称。"),
        "post.assumed" => fixed(
            "没有写清职务",
            "新增的人暂按“专职党务工作者”登记，职务不同的请补填。",
        ),
        "name.differs" => fixed(
            "身份证号和姓名对不上",
            "系统里这个号码是另一个姓名。改了名就照写；号码填错了，请改号码。",
        ),
        "post.since_kept" => fixed(
            "调动了，任现职时间没变",
            "原任职到今天为止，新任职从今天起。知道确切日期的，请改任现职时间。",
        ),
        "post.rewritten" => fixed(
            "职务变了，任现职时间没变",
            "按改正写错的办，以往也按新职务算。是新任的，请改任现职时间。",
        ),
        "duplicate.in_file" => fixed("文件里重复", "同一个人的同一个职务出现了两次，请删去一行。"),
        "employer.alike" => fixed(
            "两家单位的名称分不开",
            "名称只差“有限公司”一类的字，信用代码却不同。请把名称写得能分开；是一家的，请改对信用代码。",
        ),
        "employer.two_rows" => fixed(
            "一家单位两行，说的不一样",
            "同一家单位有两个党组织，可以写两行；两行的单位类型、状态、人数要写成一样的（写全单位的），请改好。",
        ),
        "duplicate.appointment" => fixed("一人多职", "同一个人的另一个职务，会一并登记，请看一眼。"),
        "fact.person_unknown" => fixed(
            "名册里没有这个人",
            "请核对姓名和身份证号；还没有登记的，先在名册里登记。",
        ),
        "fact.person_unclear" => fixed(
            "只有姓名，认不准是谁",
            "请补填身份证号，或所在党组织、手机号、出生年月中的一样。",
        ),
        "fact.name_differs" => fixed("姓名与身份证号不是同一个人", "请核对姓名和身份证号。"),
        "fact.party_unknown" => fixed("没有这个党组织", "请写全称；还没有登记的，先在名册里登记。"),
        "fact.party_unclear" => fixed("有几个同名的党组织", "请写明乡镇和全称。"),
        "fact.organisation_unknown" => fixed(
            "没有这个单位",
            "请写全称或统一社会信用代码；还没有登记的，先导入组织台账。",
        ),
        "fact.organisation_unclear" => fixed("有几个同名的单位", "请写明乡镇，或补填统一社会信用代码。"),
        "fact.organisation_near" => fixed(
            "与已有单位的名称很像",
            "请先说明是不是同一家，说过一次以后都记得。",
        ),
        "mode.excluded" => fixed(
            "不在这次的导入方式内",
            "这一行这次不写入；要写入，请换一种导入方式重新上传。",
        ),
        "row.changed_since" => fixed("导出以后又改过", "导入会改成表里的内容，请核对哪个是新的。"),
        "phone.shared" => fixed("几个人写了同一个手机号", "请改成本人的；确实共用的不用改。"),
        "name.same" => fixed("文件里有同名的人", "身份证号不同，按不同的人登记，请看一眼。"),
        "email.kept" => fixed("邮箱和系统里的不一样", "导入不改已有的邮箱，要改请到本人页面。"),
        "employer.unnamed" => fixed(
            "没有写单位名称",
            "信用代码和单位类型不知道是哪个单位的，不写入；请补填单位名称。",
        ),
        "id_number.kept" => fixed(
            "身份证号和系统里的不一样",
            "导入不改身份证号，要改请到人员页面更正。",
        ),
        _ => of_a_cell(code, field),
    }
}

/// What is said of a row as a whole, by what it came to: a name that it resembles is named.
pub fn words_of(result: &RowResult) -> Option<Words> {
    let mut words = words(result.code.as_deref()?, None);
    if let Some(near) = &result.near {
        words.label = format!("与已有的“{near}”名称很像");
    }
    Some(words)
}

fn of_a_cell(code: &str, field: Option<Field>) -> Words {
    let label = field.map_or("内容", Field::label);
    let (fault, advice) = match code.split_once('.').map_or("", |(_, fault)| fault) {
        "missing" => ("没有填写", "请补填。"),
        "unparsable" => ("看不懂", "请写成 1985.06 或 1985-06-15。"),
        "future" => ("晚于今天", "请核对。"),
        "ambiguous" => (
            "有两种读法",
            "1985.1 可能是 1 月或 10 月，暂按 1 月，请写成两位月份。",
        ),
        "unknown" => ("不在可选范围内", "请改成可选的写法；不改就先空着。"),
        "invalid" => ("不对", "请核对后改好；不改就先空着。"),
        "several" if field == Some(Field::Phone) => ("有不止一个", "只取第一个，请看一眼。"),
        "several" => ("好像不止一个", "请一行写一个。"),
        "unnamed" => ("不是名称", "请写全称；没有的请留空。"),
        "mismatch" => ("与身份证号不一致", "以填写的为准，请与档案核对。"),
        "too_young" => ("不满 18 岁", "请与档案核对。"),
        "length" => ("位数不对", "应为 18 位，末位可以是 X。"),
        "date" => ("里的出生日期不存在", "请核对。"),
        "checksum" => ("校验位不对", "可能有一位写错，请核对。"),
        "precision_lost" => ("后几位丢失", "表格把它存成了数字，请按证件重新填写。"),
        "upgraded" => ("是 15 位旧号", "已换成 18 位，请确认。"),
        "region" => ("前六位认不出", "不是任何时期的行政区划，请核对。"),
        "conflict" => ("对应不同姓名", "同一个号码写了两个姓名，请核对。"),
        "over" => ("多得不合常理", "请核对。"),
        "before_from" => ("早于开始时间", "请核对。"),
        "same" => ("与另一方相同", "请核对。"),
        "lookalike" => ("里有字母 O 或 I", "已按数字 0 和 1 读，请核对。"),
        "organisation" => ("是单位的名称", "按单位记了，不对的请改。"),
        "unreadable" => ("是出错的公式", "请直接填写内容。"),
        _ => ("有问题", "请核对。"),
    };
    Words {
        label: format!("{label}{fault}"),
        advice,
    }
}

/// Whether a code is one by which a person can't be told, which a mended ID number cures.
pub fn is_identity(code: &str) -> bool {
    IDENTITY_ERRORS.contains(&code) || code == "identity.candidates"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_said_in_words() {
        for (code, field, want) in [
            ("id_number.checksum", Some(Field::IdNumber), "身份证号校验位不对"),
            ("name.missing", Some(Field::Name), "姓名没有填写"),
            (
                "birth_date.mismatch",
                Some(Field::BirthDate),
                "出生日期与身份证号不一致",
            ),
            ("scope.other_unit", None, "属于其他乡镇"),
            ("phone.several", Some(Field::Phone), "手机号码有不止一个"),
            ("employer.several", Some(Field::Employer), "单位名称好像不止一个"),
            (
                "organisation.unnamed",
                Some(Field::Organisation),
                "党组织名称不是名称",
            ),
            ("what.ever", None, "内容有问题"),
        ] {
            assert_eq!(words(code, field).label, want);
        }
        assert!(is_identity("id_number.length") && !is_identity("name.missing"));
    }
}
