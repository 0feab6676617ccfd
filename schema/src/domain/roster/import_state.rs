//! How an import goes on.
//!
//! | state | action | state |
//! |---|---|---|
//! | reading | stage | staged |
//! | reading | guard | guarded |
//! | reading, applying | fail | failed |
//! | staged | guard | guarded |
//! | guarded | release | staged |
//! | staged, guarded | reread | reading |
//! | staged, guarded, failed | choose | reading |
//! | staged | apply | applying |
//! | applying | finish | applied |
//! | applying | stage | staged |
//! | applied | undo | undone |
//! | applied | undo_partly | partly_undone |
//!
//! Staging again while applying is what happens when the apply was rolled back: nothing was written.
use crate::domain::{LifeCycle, value::ImportState};

coded_enum! {
    /// What may happen to an import.
    ImportAction {
        /// Read and compared.
        Stage = "stage" "比对完成",
        /// Too much would change.
        Guard = "guard" "转复核",
        /// A second person lets it pass.
        Release = "release" "复核通过",
        /// A cell was mended or a row left out: read and compare again.
        Reread = "reread" "重新比对",
        /// Somebody says what kind of file it is: read it as that.
        Choose = "choose" "选定类型",
        /// Begin to write.
        Apply = "apply" "写入",
        /// All is written.
        Finish = "finish" "写入完成",
        /// It could not be read or written.
        Fail = "fail" "失败",
        /// Taken back whole.
        Undo = "undo" "撤销",
        /// Taken back less the parts touched since.
        UndoPartly = "undo_partly" "部分撤销",
    }
}

impl LifeCycle for ImportState {
    type Action = ImportAction;
    const NAME: &'static str = "import";

    fn next(self, action: ImportAction) -> Option<Self> {
        use ImportAction as A;
        match (self, action) {
            (Self::Reading | Self::Applying, A::Stage) | (Self::Guarded, A::Release) => Some(Self::Staged),
            (Self::Reading | Self::Staged, A::Guard) => Some(Self::Guarded),
            (Self::Staged | Self::Guarded, A::Reread)
            | (Self::Staged | Self::Guarded | Self::Failed, A::Choose) => Some(Self::Reading),
            (Self::Reading | Self::Applying, A::Fail) => Some(Self::Failed),
            (Self::Staged, A::Apply) => Some(Self::Applying),
            (Self::Applying, A::Finish) => Some(Self::Applied),
            (Self::Applied, A::Undo) => Some(Self::Undone),
            (Self::Applied, A::UndoPartly) => Some(Self::PartlyUndone),
            _ => None,
        }
    }

    fn needs_reason(action: ImportAction) -> bool {
        matches!(action, ImportAction::Release)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    #[test]
    fn the_whole_table() {
        walk(include_str!("import_state.rs"), ImportState::next);
    }
}
