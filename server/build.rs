//! The front ends are built by npm into `web/dist`, and the fonts of documents laid into `assets/fonts`; without them
//! the binary still builds, serves the API alone, and says what is missing where a document is asked for.
fn main() {
    for folder in ["web/dist", "assets/fonts"] {
        println!("cargo::rerun-if-changed={folder}");
        if let Err(error) = std::fs::create_dir_all(folder) {
            println!("cargo::error={folder} can't be made: {error}");
        }
    }
}
