//! The counter window: opens the shop behind a web view and wires its commands. No rule about money lives here.

mod args;
mod commands;
mod counter;
mod dto;
mod error;

use std::process::ExitCode;

use clap::Parser;
use tauri::{Manager, RunEvent};

use crate::{args::Args, counter::Counter};

/// Runs the window until it is closed.
pub fn run() -> ExitCode {
    let app = tauri::Builder::default()
        .manage(Counter::new(Args::parse()))
        // Every command named here is also named in src-tauri/permissions and src-tauri/capabilities.
        .invoke_handler(tauri::generate_handler![commands::overview::overview])
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            eprintln!("tillup: the window could not be opened: {error}");
            return ExitCode::FAILURE;
        }
    };
    let status = app.run_return(|app, event| {
        if matches!(event, RunEvent::Exit) {
            app.state::<Counter>().close();
        }
    });
    if status == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
