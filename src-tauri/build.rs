//! Generates the Tauri context and the permission files of the listed commands.
fn main() {
    tauri_build::build();
}
