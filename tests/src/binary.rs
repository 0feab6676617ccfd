//! Where the built `sanyou` lies, and short commands run with it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The binary under test: `SANYOU_BIN`, or the one that Cargo built beside the tests.
pub fn path() -> PathBuf {
    if let Some(path) = std::env::var_os("SANYOU_BIN") {
        return PathBuf::from(path);
    }
    let own = std::env::current_exe().expect("a test knows its own path");
    let profile = own.parent().and_then(Path::parent).expect("target/PROFILE/deps");
    let built = profile.join("sanyou");
    assert!(
        built.is_file(),
        "{} is not there: run `cargo build --workspace --all-targets` first, or set SANYOU_BIN",
        built.display()
    );
    built
}

/// A command of the binary with an environment of ours alone: nothing of the caller's settings counts.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    command.args(arguments);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("SANYOU_") {
            command.env_remove(&name);
        }
    }
    command
}

/// What a finished command said, with its exit code in front, for a message of a failed test.
pub fn told(output: &Output) -> String {
    format!(
        "{}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The checkout, for fixtures and the committed `openapi.json`.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the checkout")
        .to_path_buf()
}

/// A folder for what a run leaves, inside Cargo's target folder.
///
/// It is not the system's temporary folder: a run that was killed leaves its databases here, where
/// the next run or `cargo clean` finds them.
pub fn scratch() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own path");
    let profile = own.parent().and_then(Path::parent).expect("target/PROFILE/deps");
    let folder = profile.join("outside");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}
