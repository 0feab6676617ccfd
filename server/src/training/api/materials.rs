//! What a course is done with online: its materials, the files among them, its short test.
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::{Attachment, AttachmentType, Json};
use poem_openapi::types::multipart::Upload;
use poem_openapi::{ApiResponse, Multipart, Object, OpenApi};
use sanyou_schema::domain::value::id::{CourseId, CourseQuestionId, MaterialId};
use uuid::Uuid;

use super::done::Done;
use super::dossier::sent;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;
use crate::training::action::courses::materials::{
    MaterialFile, MaterialForm, add_material, is_shown, material_file, set_materials,
};
use crate::training::action::courses::questions::{QuestionForm, set_questions};

/// A material as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MaterialBody {
    /// The one that it was; none for a new lesson.
    pub id: Option<Uuid>,
    /// What it is called.
    #[oai(default)]
    pub title: String,
    /// A lesson's text, a paragraph a line; none for a file.
    pub body: Option<String>,
}

/// All materials of a course.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct MaterialsBody {
    /// In order; one that is left out is taken away.
    pub items: Vec<MaterialBody>,
}

/// A file for a course.
#[derive(Debug, Multipart)]
pub struct CourseFileForm {
    /// The file.
    file: Upload,
}

/// A question as it is typed.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CourseQuestionBody {
    /// The one that it was; none for a new one.
    pub id: Option<Uuid>,
    /// `single`, `multiple` or `true_false`.
    #[oai(default)]
    pub kind: String,
    /// What is asked.
    #[oai(default)]
    pub stem: String,
    /// The options; those of `true_false` are 对 and 错.
    #[oai(default)]
    pub options: Vec<String>,
    /// The places of the right ones, from 0.
    #[oai(default)]
    pub answer: Vec<u32>,
    /// Why, shown after a try.
    pub note: Option<String>,
}

/// The short test of a course.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct CourseTestBody {
    /// In order; one that is left out is dropped.
    pub questions: Vec<CourseQuestionBody>,
}

/// A file that a window of its own may show.
#[derive(ApiResponse)]
pub enum ShownFile {
    /// The file's bytes.
    #[oai(status = 200)]
    File(
        Attachment<Vec<u8>>,
        #[oai(header = "Content-Type")] String,
        #[oai(header = "Content-Security-Policy")] String,
    ),
}

/// The file runs nothing.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; \
    sandbox allow-same-origin";
/// A browser's PDF viewer is a page of its own, which a sandbox or a default of nothing would keep from running.
const ALONE_PDF: &str = "frame-ancestors 'none'";

fn shown(file: MaterialFile, save: bool) -> ShownFile {
    let inline = is_shown(&file.media_type) && !save;
    let kind = if inline {
        AttachmentType::Inline
    } else {
        AttachmentType::Attachment
    };
    let policy = if file.media_type == "application/pdf" {
        ALONE_PDF
    } else {
        ALONE
    };
    let attachment = Attachment::new(file.bytes)
        .filename(file.name)
        .attachment_type(kind);
    ShownFile::File(attachment, file.media_type, policy.to_owned())
}

/// Materials and tests of courses.
pub struct MaterialApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl MaterialApi {
    /// Sets the materials anew: titles, order, lessons
    ///
    /// Files come by `/courses/{course}/files`. Problems: `form.invalid` (422) with every violation at once, its fields
    /// `items[0].title` …; `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/courses/:course/materials",
        method = "put",
        operation_id = "set_materials"
    )]
    async fn set_materials(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        body: Json<MaterialsBody>,
    ) -> Answer<Done> {
        let forms = body.0.items.into_iter().map(|item| MaterialForm {
            id: item.id.map(MaterialId),
            title: item.title,
            body: item.body,
        });
        set_materials(&platform, &actor.0, CourseId(course.0), forms.collect()).await?;
        Ok(Done::Done)
    }

    /// Adds a file behind the other materials
    ///
    /// Problems: `file.empty`, `file.broken`, `material.too_many` (422), `file.too_large` (413), `not_found` (404),
    /// `role.missing` (403).
    #[oai(
        path = "/courses/:course/files",
        method = "post",
        operation_id = "add_material"
    )]
    async fn add_material(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        form: CourseFileForm,
    ) -> Answer<Done> {
        let (name, _, bytes) = sent(form.file).await?;
        add_material(&platform, &actor.0, CourseId(course.0), (name, bytes)).await?;
        Ok(Done::Done)
    }

    /// A material's file: a PDF or a picture to be shown, anything else to be saved
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/courses/:course/materials/:material/file",
        method = "get",
        operation_id = "get_material_file"
    )]
    async fn get_material_file(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        material: Path<Uuid>,
        /// To be saved, whatever it is.
        save: Query<Option<bool>>,
    ) -> Answer<ShownFile> {
        let (course, material) = (CourseId(course.0), MaterialId(material.0));
        let file = material_file(&platform, &actor.0, course, material).await?;
        Ok(shown(file, save.0.unwrap_or(false)))
    }

    /// Sets the short test anew
    ///
    /// A question that is changed becomes another; tries keep the old one. Problems: `form.invalid` (422) with every
    /// violation at once, its fields `questions[0].stem` …; `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/courses/:course/questions",
        method = "put",
        operation_id = "set_questions"
    )]
    async fn set_questions(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        body: Json<CourseTestBody>,
    ) -> Answer<Done> {
        let forms = body.0.questions.into_iter().map(|one| QuestionForm {
            id: one.id.map(CourseQuestionId),
            kind: one.kind,
            stem: one.stem,
            options: one.options,
            answer: one.answer,
            note: one.note,
        });
        set_questions(&platform, &actor.0, CourseId(course.0), forms.collect()).await?;
        Ok(Done::Done)
    }
}
