//! A window with one field and nothing else, built the same way as the counter.

use std::process::ExitCode;

fn main() -> ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("empty-window: {error}");
            ExitCode::FAILURE
        }
    }
}
