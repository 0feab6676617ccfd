//! The materials of a course: files, and lessons as text.
use std::collections::HashSet;

use poem::http::StatusCode;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{CourseId, MaterialId};
use sanyou_schema::entity::course_material;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::kept;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files;
use crate::platform::problem::Problem;
use crate::training::store::courses::{materials_of, visible_course};

/// A material as it is typed.
#[derive(Debug, Clone)]
pub struct MaterialForm {
    /// The one that it was; none for a new lesson.
    pub id: Option<MaterialId>,
    /// What it is called.
    pub title: String,
    /// A lesson's text, a paragraph a line; none for a file.
    pub body: Option<String>,
}

/// A course holds so many materials at most.
const MOST: usize = 100;

/// Sets the materials anew, in order: those that are left out are taken away.
///
/// Problems: every violation at once (422), `not_found` (404), `role.missing` (403).
pub async fn set_materials(
    platform: &Platform,
    actor: &Actor,
    id: CourseId,
    forms: Vec<MaterialForm>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    kept(&change, actor, id).await?;
    let db = change.db();
    let standing = materials_of(db, vec![id]).await?;
    let known = |id: Option<MaterialId>| standing.iter().find(|one| Some(one.row.id) == id);
    let mut violations = Vec::new();
    if forms.len() > MOST {
        let message = format!("一门课最多 {MOST} 份材料，请合并或另建一门课。");
        violations.push(Violation::new("material.too_many", message).on("items"));
    }
    let mut met = HashSet::new();
    for (at, form) in forms.iter().enumerate() {
        let is_file = known(form.id).is_some_and(|one| one.row.file_id.is_some());
        violations.extend(check(at, form, is_file));
        let unknown = form.id.is_some() && known(form.id).is_none();
        if unknown || form.id.is_some_and(|id| !met.insert(id)) {
            let message = format!("第 {} 份材料不在这门课里，请刷新后再改。", at + 1);
            violations.push(Violation::new("material.unknown", message).on(&format!("items[{at}].id")));
        }
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    for (form, place) in forms.into_iter().zip(1..) {
        let title = form.title.trim().to_owned();
        let body = form.body.map(|text| text.trim().to_owned());
        if let Some(old) = known(form.id) {
            let mut row = old.row.clone().into_active_model();
            row.sort_no = Set(place);
            row.title = Set(title);
            if old.row.file_id.is_none() {
                row.body = Set(body);
            }
            row.update(db).await?;
        } else {
            let row = course_material::ActiveModel {
                id: Set(change.id::<MaterialId>()),
                course_id: Set(id),
                sort_no: Set(place),
                title: Set(title),
                body: Set(body),
                file_id: Set(None),
                added_by: Set(change.by().account),
                added_at: Set(change.at()),
                removed_at: Set(None),
            };
            course_material::Entity::insert(row)
                .exec_without_returning(db)
                .await?;
        }
    }
    let gone: Vec<_> = standing.iter().filter(|one| !met.contains(&one.row.id)).collect();
    for old in &gone {
        let mut row = old.row.clone().into_active_model();
        row.removed_at = Set(Some(change.at()));
        row.update(db).await?;
    }
    let titles: Vec<&str> = gone.iter().map(|one| one.row.title.as_str()).collect();
    let detail = serde_json::json!({ "removed": titles });
    change.audit("course.materials", "course", id, &detail);
    change.commit().await?;
    Ok(())
}

fn check(at: usize, form: &MaterialForm, is_file: bool) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut refuse = |code: &str, field: &str, message: String| {
        violations.push(Violation::new(code, message).on(&format!("items[{at}].{field}")));
    };
    let number = at + 1;
    match form.title.trim().chars().count() {
        0 => refuse(
            "material.title",
            "title",
            format!("请填写第 {number} 份材料的名称。"),
        ),
        1..=80 => {}
        _ => refuse(
            "material.title",
            "title",
            format!("第 {number} 份材料的名称太长，请不超过 80 个字。"),
        ),
    }
    let length = form.body.as_ref().map_or(0, |text| text.trim().chars().count());
    if !is_file && length == 0 {
        refuse(
            "material.body",
            "body",
            format!("请填写第 {number} 份材料的正文。"),
        );
    }
    if length > 50_000 {
        refuse(
            "material.body",
            "body",
            format!("第 {number} 份材料的正文太长，请不超过 5 万字，或分成几份。"),
        );
    }
    violations
}

/// Adds a file behind the other materials.
///
/// Problems: `file.empty`, `material.too_many` (422), `file.too_large` (413), `not_found` (404), `role.missing` (403).
pub async fn add_material(
    platform: &Platform,
    actor: &Actor,
    id: CourseId,
    (name, bytes): (String, Vec<u8>),
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    kept(&change, actor, id).await?;
    if bytes.is_empty() {
        return Err(Problem::field("file.empty", "file", "文件是空的，请重新选择。"));
    }
    if bytes.len() > files::MAX_BYTES {
        let detail = "文件超过 50 MB，请压缩或拆开再上传。";
        return Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "file.too_large",
            detail,
        ));
    }
    let standing = materials_of(change.db(), vec![id]).await?;
    if standing.len() >= MOST {
        let detail = format!("一门课最多 {MOST} 份材料，请合并或另建一门课。");
        return Err(Problem::field("material.too_many", "file", detail));
    }
    let by = change.by().account;
    let file = files::keep(platform, change.db(), &name, media_type(&bytes), &bytes, by).await?;
    let title = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let title: String = title.chars().take(80).collect();
    let row = course_material::ActiveModel {
        id: Set(change.id::<MaterialId>()),
        course_id: Set(id),
        sort_no: Set(standing.iter().map(|one| one.row.sort_no).max().unwrap_or(0) + 1),
        title: Set(if title.is_empty() {
            "材料".to_owned()
        } else {
            title
        }),
        body: Set(None),
        file_id: Set(Some(file)),
        added_by: Set(by),
        added_at: Set(change.at()),
        removed_at: Set(None),
    };
    course_material::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    change.audit(
        "course.add_file",
        "course",
        id,
        &serde_json::json!({ "file": name }),
    );
    change.commit().await?;
    Ok(())
}

/// What a browser shows in the page, by the first bytes of the content and never by what the sender says; anything else
/// is only handed out to be saved.
const SHOWN: [(&[u8], &str); 3] = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
];

fn media_type(bytes: &[u8]) -> &'static str {
    SHOWN
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map_or("application/octet-stream", |(_, kind)| kind)
}

/// Whether a file of this type is shown in the page.
pub fn is_shown(media_type: &str) -> bool {
    SHOWN.iter().any(|(_, kind)| *kind == media_type)
}

/// The file of a material.
pub struct MaterialFile {
    /// Its name as it came.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A material's file, for whoever sees the course.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn material_file(
    platform: &Platform,
    actor: &Actor,
    course: CourseId,
    material: MaterialId,
) -> Result<MaterialFile, Problem> {
    if !actor.may(Capability::OwnData) {
        actor.require(Capability::Read)?;
    }
    let db = platform.database.reader();
    visible_course(db, &actor.scope, course, false)
        .await?
        .ok_or_else(|| Problem::not_found("门课程"))?;
    let found = materials_of(db, vec![course]).await?;
    let file = found
        .into_iter()
        .find(|one| one.row.id == material)
        .and_then(|one| one.file)
        .ok_or_else(|| Problem::not_found("个文件"))?;
    let content = files::read(platform, db, file.id).await?;
    Ok(MaterialFile {
        name: content.name,
        media_type: file.media_type,
        bytes: content.bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_stands_in_its_first_bytes() {
        for (bytes, kind) in [
            (&b"%PDF-1.7\n"[..], "application/pdf"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"<html><script>", "application/octet-stream"),
            (b"", "application/octet-stream"),
        ] {
            assert_eq!(media_type(bytes), kind);
            assert_eq!(is_shown(kind), kind != "application/octet-stream");
        }
    }
}
