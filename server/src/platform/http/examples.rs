//! Examples for the API's description, made from its own schemas: every body and every answer in JSON has one.
use serde_json::{Map, Value, json};

/// Texts by the field that holds them, as a county would write them; what stands here is no one's.
const TEXTS: &[(&str, &str)] = &[
    ("account", "dongguan"),
    ("action", "approve"),
    ("address", "祁县党群服务中心三楼"),
    ("class_name", "轮训"),
    ("cursor", "01930000-0000-7000-8000-000000000001"),
    ("day", "2026-11-24"),
    ("delivery", "concentrated"),
    ("detail", "请补填党组织名称。"),
    ("device_label", "安卓手机"),
    ("display_name", "东观镇管理员"),
    ("email", "worker@example.org"),
    ("employer", "晋兴玻璃器皿有限公司"),
    ("ends", "12:00"),
    ("field", "phone"),
    ("file_name", "东观镇花名册.xlsx"),
    ("fingerprint", "6f1ed002ab5595859014ebf0951522d9"),
    ("first_day", "2026-12-01"),
    ("half", "morning"),
    ("header", "联系电话"),
    ("held_on", "2026-12-03"),
    ("id_number", "140727********0021"),
    ("last_day", "2026-12-03"),
    ("left_out", "汇总"),
    ("login", "dongguan"),
    ("message", "请补填党组织名称。"),
    ("mode", "both"),
    ("name", "侯晓梅"),
    ("new", "三优-2026-新密码"),
    ("old", "三优-2026-旧密码"),
    ("note", "请带身份证"),
    ("number", "QX-J-2026-0001"),
    ("party_organisation_name", "晋兴玻璃器皿有限公司党支部"),
    ("password", "三优-2026-密码"),
    ("phone", "138****0001"),
    ("pin", "274913"),
    ("post", "secretary"),
    ("q", "侯"),
    ("raw", "支书"),
    ("reason", "本人核对后更正"),
    ("role", "township_admin"),
    ("room", "301"),
    ("secret", "JBSWY3DPEHPK3PXP"),
    ("sheet", "东观镇"),
    ("since", "2025-09"),
    ("starts", "08:30"),
    ("teaching", "offline"),
    ("text", "13800000001"),
    ("tier", "junior"),
    ("title", "两新组织党支部标准化建设"),
    ("unit_name", "东观镇"),
    ("valid_from", "2026-11-24"),
    ("value", "13800000001"),
];

/// Where an operation has words of its own: its codes are not those of another.
const OF_OPERATION: &[(&str, &str, &str)] = &[
    ("act_on_application", "action", "pass_township"),
    ("act_on_grant_request", "action", "grant"),
    ("act_on_session", "action", "open"),
    ("add_lecturer", "name", "武建平"),
    ("add_lecturer", "title", "科长"),
    ("add_venue", "name", "县委党校报告厅"),
    ("answer_identity_question", "decision", "new_person"),
    ("check_activation", "code", "7KQ2-M9XD"),
    ("choose_roster_import_kind", "kind", "roster"),
    ("choose_roster_import_sheet_kind", "kind", "units"),
    ("choose_roster_import_value", "field", "post"),
    ("choose_roster_import_value", "value", "secretary"),
    ("create_exam", "book", "closed"),
    ("create_exam", "name", "结业考试"),
    ("create_session", "kind", "rotation"),
    ("decide_roster_import_missing", "decision", "left"),
    ("decide_roster_import_row", "decision", "new_person"),
    ("login", "code", "492039"),
    ("mark", "code", "492039"),
    ("mark", "status", "present"),
    ("set_divisions", "name", "一班"),
    ("set_roll", "status", "present"),
    ("set_aside", "reason", "3月出差"),
    ("set_aside", "until", "2027-03-31"),
    ("set_setting", "value", "30"),
    ("set_totp", "code", "492039"),
    ("tell_correction", "text", "入党时间应为 2015 年 6 月"),
    ("tell_correction_for", "text", "入党时间应为 2015 年 6 月"),
    ("use_activation", "code", "7KQ2-M9XD"),
];

/// How deep an example goes: what lies below is left out where it may be.
const DEPTH: usize = 6;

/// Gives each body and each answer in JSON its example, unless it has one.
pub fn fill(spec: &mut Value) {
    let schemas = spec["components"]["schemas"].clone();
    let paths = spec.get_mut("paths").and_then(Value::as_object_mut);
    let operations = paths
        .into_iter()
        .flat_map(|paths| paths.values_mut())
        .filter_map(Value::as_object_mut);
    for said in operations.flat_map(|path| path.values_mut()) {
        let operation = said["operationId"].as_str().unwrap_or_default().to_owned();
        let maker = Maker {
            schemas: &schemas,
            operation: &operation,
        };
        if let Some(body) = said.get_mut("requestBody") {
            maker.content(body);
        }
        let responses = said.get_mut("responses").and_then(Value::as_object_mut);
        let good = responses
            .into_iter()
            .flatten()
            .filter(|(status, _)| status.starts_with('2'));
        for (_, response) in good {
            maker.content(response);
        }
    }
}

struct Maker<'a> {
    schemas: &'a Value,
    operation: &'a str,
}

impl Maker<'_> {
    fn content(&self, of: &mut Value) {
        let content = of.get_mut("content").and_then(Value::as_object_mut);
        for (kind, media) in content.into_iter().flatten() {
            let told = kind.starts_with("application/json") || kind.starts_with("multipart/");
            if told && media.get("example").is_none() {
                media["example"] = self.value("", &media["schema"], 0);
            }
        }
    }

    fn value(&self, name: &str, schema: &Value, depth: usize) -> Value {
        for key in ["example", "default"] {
            // a default that is empty shows nothing
            let empty =
                |given: &Value| given.is_null() || given == "" || given.as_array().is_some_and(Vec::is_empty);
            if let Some(given) = schema.get(key).filter(|given| !empty(given)) {
                return given.clone();
            }
        }
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        if let Some(to) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            return self.value(name, &self.schemas[to], depth);
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            if let Some(first) = schema[key].get(0) {
                return self.value(name, first, depth);
            }
        }
        match schema["type"].as_str() {
            Some("object") => self.object(schema, depth),
            Some("array") if depth > DEPTH => json!([]),
            Some("array") => json!([self.value(name, &schema["items"], depth + 1)]),
            Some("boolean") => json!(true),
            Some("integer") => json!(whole(name)),
            Some("number") => json!(86.5),
            _ => json!(self.text(name, schema["format"].as_str().unwrap_or_default())),
        }
    }

    fn object(&self, schema: &Value, depth: usize) -> Value {
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut made = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if depth < DEPTH || required.contains(&name.as_str()) {
                made.insert(name.clone(), self.value(name, property, depth + 1));
            }
        }
        Value::Object(made)
    }

    fn text(&self, name: &str, format: &str) -> String {
        match format {
            "uuid" => return "01930000-0000-7000-8000-000000000001".to_owned(),
            "date" if matches!(name, "valid_to" | "to" | "until") => return "2027-11-24".to_owned(),
            "date" => return "2026-11-24".to_owned(),
            "date-time" => return "2026-11-24T01:30:00Z".to_owned(),
            "binary" => return "（文件）".to_owned(),
            _ => {}
        }
        let own = OF_OPERATION
            .iter()
            .find(|(operation, field, _)| *operation == self.operation && *field == name)
            .map(|(.., text)| *text);
        let known = || {
            TEXTS
                .iter()
                .find(|(field, _)| *field == name)
                .map(|(_, text)| *text)
        };
        let by_end = || match name {
            name if name.ends_with("_label") => Some("已办"),
            name if name.ends_with("_name") => Some("东观镇"),
            name if name.ends_with("_day") || name.ends_with("_on") => Some("2026-11-24"),
            _ => None,
        };
        own.or_else(known).or_else(by_end).unwrap_or("东观镇").to_owned()
    }
}

/// A whole number that fits the field.
fn whole(name: &str) -> u32 {
    match name {
        "full_mark" => 100,
        "pass_mark" | "weight" => 60,
        "capacity" | "seats" => 50,
        "year" => 2026,
        "offer_hours" => 24,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_gets_the_example_of_its_schema() {
        let mut spec = json!({
            "paths": { "/unit": { "post": {
                "operationId": "act_on_session",
                "requestBody": { "content": { "application/json; charset=utf-8": {
                    "schema": { "$ref": "#/components/schemas/Body" }
                } } },
                "responses": { "204": {}, "400": { "content": { "application/json": { "schema": {} } } } },
            } } },
            "components": { "schemas": { "Body": {
                "type": "object",
                "required": ["action"],
                "properties": {
                    "action": { "type": "string" },
                    "days": { "type": "array", "items": { "type": "string", "format": "date" } },
                    "again": { "$ref": "#/components/schemas/Body" },
                },
            } } },
        });
        fill(&mut spec);
        let operation = &spec["paths"]["/unit"]["post"];
        let example = &operation["requestBody"]["content"]["application/json; charset=utf-8"]["example"];
        assert_eq!(example["action"], "open");
        assert_eq!(example["days"], json!(["2026-11-24"]));
        assert_eq!(example["again"]["action"], "open");
        assert_eq!(
            operation["responses"]["400"]["content"]["application/json"]["example"],
            Value::Null
        );
    }
}
