//! What is said to the person: what is wrong and what to do.
use super::Field;

/// The message of a code. `facts` are what the rule saw, in the order that the sentence names them.
pub(super) fn message(field: Field, code: &str, facts: &[&str]) -> String {
    let label = field.label();
    let fact = |at: usize| facts.get(at).copied().unwrap_or_default();
    let (subject, fault) = code.split_once('.').unwrap_or((code, ""));
    match (subject, fault) {
        ("id_number", "missing") => "没有身份证号，请补填。".to_owned(),
        ("id_number", "precision_lost") => {
            "身份证号存成了数字，后几位已经丢失。请把这一列设为“文本”格式后重新填写。".to_owned()
        }
        ("id_number", "length") if !facts.is_empty() => format!(
            "身份证号里有字母 O、I 或 l，像是数字 0、1 写错了：按数字读是 {}。请按证件核对后改正。",
            fact(0)
        ),
        ("id_number", "length") => "身份证号不是 18 位（末位可以是 X），或含有其他字符，请核对。".to_owned(),
        ("id_number", "date") if !facts.is_empty() => {
            "身份证号只有 15 位，像是 18 位的号少了后三位，请按证件补成 18 位。".to_owned()
        }
        ("id_number", "date") => "身份证号里的出生日期不存在或晚于今天，请核对。".to_owned(),
        ("id_number", "checksum") => "身份证号的校验位不对，可能有一位写错，请核对。".to_owned(),
        ("id_number", "upgraded") => "15 位旧身份证号，已换成 18 位，请确认。".to_owned(),
        ("id_number", "region") => "身份证号前六位不是任何时期的行政区划，请核对。".to_owned(),
        ("id_number", "conflict") => {
            format!("同一个身份证号在文件里有不同姓名：{}。请核对。", facts.join("、"))
        }
        ("name", "several") => {
            "一格里像有两个人的姓名，或姓名后面写了别的。请一人一行，只写姓名。".to_owned()
        }
        ("organisation", "several") => {
            "一格里像有几个党组织。一个人在几个党组织任职的，请一个党组织一行；现按一个组织的名称保留。"
                .to_owned()
        }
        ("employer", "several") => {
            "一格里像有几个单位。请只写本人所在的一个；联合党支部覆盖的几家，写到组织台账里。现按一个单位的名称保留。"
                .to_owned()
        }
        ("name", "note") => "姓名里带有备注或号码。请只写姓名，备注写到备注栏；现按原样保留。".to_owned(),
        ("name", "rare_character") => {
            "姓名里有显示不出的字，可能是生僻字。请用能显示的字重新输入；现按原样保留。".to_owned()
        }
        ("duplicate", "in_file") => format!("与{}是同一个人、同一个职务，这一行重复，请删去。", fact(0)),
        ("duplicate", "appointment") => format!("与{}是同一个人，将作为他的另一个职务。", fact(0)),
        ("birth_date", "mismatch") => format!(
            "出生日期与身份证号（{}）不一致，以填写的为准，请与档案核对。",
            fact(0)
        ),
        ("sex", "mismatch") => format!("性别与身份证号（{}）不一致，请核对。", fact(0)),
        ("party_join_date", "too_young") => format!("入党时不满 18 岁（出生 {}），请核对。", fact(0)),
        ("phone", "invalid") => "不是 11 位手机号，请填写本人手机号。".to_owned(),
        ("phone", "several") => "有不止一个号码，只取第一个手机号。".to_owned(),
        ("credit_code", "invalid") => "统一社会信用代码不对（应为 18 位），请核对。".to_owned(),
        (_, "missing") => format!("没有填写{label}，请补填。"),
        (_, "unparsable") => format!("{label}看不懂，请写成 1985.06 或 1985-06-15。"),
        (_, "before_birth") => format!("{label}早于出生日期（{}），请核对。", fact(0)),
        (_, "before_joining") => format!("{label}早于入党时间（{}），请核对。", fact(0)),
        (_, "future") => format!("{label}晚于今天，请核对。"),
        (_, "ambiguous") => {
            format!(
                "{label}可能是 1 月，也可能是 10 月，暂按 1 月（{}）。请写成“{}”或“{}”。",
                fact(0),
                fact(0),
                fact(1)
            )
        }
        (_, "unknown") => format!("{label}不在可选范围内，请改成：{}。", fact(0)),
        (_, "precision_lost") => {
            format!("{label}存成了数字，后几位已经丢失。请把这一列设为“文本”格式后重新填写。")
        }
        (_, "unreadable") => format!("{label}是出错的公式或“同上”，请直接写出内容。"),
        _ => format!("{label}有问题，请核对。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_field_and_what_was_seen() {
        for (field, code, facts, want) in [
            (Field::Name, "name.missing", &[][..], "没有填写姓名，请补填。"),
            (
                Field::PostSince,
                "post_since.future",
                &[],
                "任现职时间晚于今天，请核对。",
            ),
            (
                Field::IdNumber,
                "id_number.conflict",
                &["张三", "李四"],
                "同一个身份证号在文件里有不同姓名：张三、李四。请核对。",
            ),
            (
                Field::Sex,
                "sex.unknown",
                &["男、女"],
                "性别不在可选范围内，请改成：男、女。",
            ),
        ] {
            assert_eq!(message(field, code, facts), want);
        }
    }
}
