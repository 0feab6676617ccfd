//! An import's kept file, read part by part, as often as it takes: no more of it is held than is asked for.
use std::sync::Arc;

use sanyou_import::{Field, FirstRow, Handed, Options, Part, ReadError, ReadFile, Report, Row, ValueChoice};
use sanyou_schema::domain::value::SheetKind;
use sanyou_schema::entity::roster_import;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::choose_kind::{UNCLEAR, unclear};
use super::reading::options;
use crate::platform::Platform;
use crate::platform::files::{self, Content};
use crate::platform::problem::Problem;

/// How many rows are handed over at once.
const PORTION: usize = 500;

/// How many portions wait at most until somebody takes them.
const WAITING: usize = 2;

/// A kept file with how it is read. Cheap to clone.
#[derive(Clone)]
pub struct FileToRead {
    content: Arc<Content>,
    kind: Option<SheetKind>,
    options: Arc<Options>,
}

impl FileToRead {
    /// The file of an import, as its unit and its people want it read.
    pub async fn of(platform: &Platform, import: &roster_import::Model) -> Result<Self, Problem> {
        let content = files::read(platform, platform.database.reader(), import.file_id).await?;
        Ok(Self {
            content: Arc::new(content),
            kind: import.kind,
            options: Arc::new(options(platform, import).await?),
        })
    }

    /// What a person chose for a text that names a township.
    pub fn chosen_township(&self, text: &str) -> Option<ValueChoice> {
        self.options.chosen_value(Field::Township, text).cloned()
    }

    /// The same, read as this kind.
    pub fn of_kind(self, kind: SheetKind) -> Self {
        Self {
            kind: Some(kind),
            ..self
        }
    }

    /// The same, without what was mended in the page.
    pub fn without_edits(self) -> Self {
        let mut options = Options::clone(&self.options);
        options.edits.clear();
        Self {
            options: Arc::new(options),
            ..self
        }
    }

    /// The first rows of its sheets, as they stand there.
    pub async fn first_rows(
        &self,
        rows: usize,
    ) -> Result<Result<Vec<(String, Vec<FirstRow>)>, ReadError>, Problem> {
        let it = self.clone();
        let read = move || sanyou_import::first_rows(&it.content.bytes, &it.content.name, &it.options, rows);
        tokio::task::spawn_blocking(read).await.map_err(Problem::internal)
    }

    /// Reads it whole, off the async threads.
    pub async fn whole(&self) -> Result<Result<ReadFile, ReadError>, Problem> {
        let it = self.clone();
        let read = move || sanyou_import::read(&it.content.bytes, &it.content.name, it.kind, &it.options);
        tokio::task::spawn_blocking(read).await.map_err(Problem::internal)
    }

    /// Reads it whole as the kind that its import has; the file was read before.
    pub async fn report(&self) -> Result<Report, Problem> {
        match self.whole().await? {
            Ok(ReadFile::Read { report, .. }) => Ok(report),
            Ok(ReadFile::Several(_)) => Err(Problem::internal("an import that was staged has one kind")),
            Ok(ReadFile::Unclear(guesses)) => Err(Problem::conflict(UNCLEAR, unclear(&guesses))),
            Err(why) => Err(Problem::conflict("import.unread", why.message())),
        }
    }

    /// Reads it part by part into something that is gathered, off the async threads.
    pub async fn gather<T: Send + 'static>(
        &self,
        mut gathered: T,
        take: impl Fn(&mut T, Part) + Send + 'static,
    ) -> Result<Result<(Handed, T), ReadError>, Problem> {
        let it = self.clone();
        let read = move || {
            it.each(&mut |part| take(&mut gathered, part))
                .map(|handed| (handed, gathered))
        };
        tokio::task::spawn_blocking(read).await.map_err(Problem::internal)
    }

    /// Reads it while its rows are taken, some hundreds at once.
    pub fn portions(&self) -> Portions {
        let (send, parts) = mpsc::channel(WAITING);
        let it = self.clone();
        let read = move || {
            let mut sheet = 0_usize;
            let mut portion = Vec::new();
            let handed = it.each(&mut |part| match part {
                Part::Exported(_) | Part::Kind(_) => {}
                Part::Sheet(_) => sheet += 1,
                Part::Row(row) => {
                    portion.push((sheet.saturating_sub(1), row));
                    if portion.len() == PORTION {
                        // nobody listens where the other end failed, and says so itself
                        let _ = send.blocking_send(std::mem::take(&mut portion));
                    }
                }
            });
            let _ = send.blocking_send(portion);
            handed.map(drop)
        };
        Portions {
            parts,
            done: tokio::task::spawn_blocking(read),
        }
    }

    fn each(&self, take: &mut dyn FnMut(Part)) -> Result<Handed, ReadError> {
        let Content { bytes, name, .. } = &*self.content;
        sanyou_import::read_each(bytes, name, self.kind, &self.options, take)
    }
}

/// The rows of a file, each with the number of its sheet from 0.
pub struct Portions {
    parts: mpsc::Receiver<Vec<(usize, Row)>>,
    done: JoinHandle<Result<(), ReadError>>,
}

impl Portions {
    /// The next rows; none at the end.
    pub async fn next(&mut self) -> Option<Vec<(usize, Row)>> {
        self.parts.recv().await
    }

    /// Whether it was read to its end.
    pub async fn finish(self) -> Result<(), Problem> {
        drop(self.parts);
        let read = self.done.await.map_err(Problem::internal)?;
        read.map_err(|why| Problem::internal(why.message()))
    }
}
