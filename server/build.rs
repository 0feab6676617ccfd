//! The front ends are built by npm into `web/dist`; without them the binary still builds and serves the API alone.
fn main() {
    println!("cargo::rerun-if-changed=web/dist");
    if let Err(error) = std::fs::create_dir_all("web/dist") {
        println!("cargo::error=web/dist can't be made: {error}");
    }
}
