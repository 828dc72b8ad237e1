//! The counter window: opens the shop behind a web view and wires its commands. No rule about money lives here.

mod args;
mod commands;
mod counter;
mod dto;
mod error;

use std::process::ExitCode;

use clap::Parser;

use crate::{args::Args, counter::Counter};

/// Runs the window until it is closed.
pub fn run() -> ExitCode {
    let counter = Counter::new(Args::parse());
    let outcome = tauri::Builder::default()
        .manage(counter)
        // Every command named here is also named in src-tauri/permissions and src-tauri/capabilities.
        .invoke_handler(tauri::generate_handler![commands::overview::overview])
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tillup: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
