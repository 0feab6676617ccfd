//! What follows from a change in a later feature's rows: the earlier feature knows the moment, `app` knows who listens.
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use sanyou_schema::domain::value::id::{CourseId, PersonId, SessionId};

use super::change::Change;
use super::problem::Problem;

/// What a consequence answers.
pub type Following<'a> = Pin<Box<dyn Future<Output = Result<(), Problem>> + Send + 'a>>;

/// Something that follows when a session has finished; it runs in the same transaction.
pub trait SessionFinished: Send + Sync {
    /// Writes what follows. The session's state and the completions stand already in the change.
    fn finished<'a>(&'a self, change: &'a mut Change, session: SessionId) -> Following<'a>;
}

/// Something that follows when somebody has done a course online; it runs in the same transaction.
pub trait CourseCompleted: Send + Sync {
    /// Writes what follows. The completion stands already in the change.
    fn completed<'a>(&'a self, change: &'a mut Change, person: PersonId, course: CourseId) -> Following<'a>;
}

/// All that is registered, in the order in which it runs.
#[derive(Clone, Default)]
pub struct Consequences {
    /// When a session has finished.
    pub session_finished: Vec<Arc<dyn SessionFinished>>,
    /// When somebody has done a course online.
    pub course_completed: Vec<Arc<dyn CourseCompleted>>,
}

impl Consequences {
    /// Runs what follows when a session has finished.
    pub async fn session_finished(&self, change: &mut Change, session: SessionId) -> Result<(), Problem> {
        for consequence in &self.session_finished {
            consequence.finished(change, session).await?;
        }
        Ok(())
    }

    /// Runs what follows when somebody has done a course online.
    pub async fn course_completed(
        &self,
        change: &mut Change,
        person: PersonId,
        course: CourseId,
    ) -> Result<(), Problem> {
        for consequence in &self.course_completed {
            consequence.completed(change, person, course).await?;
        }
        Ok(())
    }
}
