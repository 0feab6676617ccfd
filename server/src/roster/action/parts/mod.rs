//! A file with sheets of several kinds: an import a kind, sharing the file and told together.
//!
//! The first import keeps which sheet is of which kind; each reads those of its own. A sheet whose kind is not clear is
//! read by none until somebody says what it is.
pub mod add;
pub mod anew;
pub mod choose;
pub mod kept;
