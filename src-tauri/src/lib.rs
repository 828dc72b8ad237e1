//! The counter window: opens the shop behind a web view and wires its commands. No rule about money lives here.

mod args;
mod commands;
mod counter;
mod dto;
mod error;

use std::{io, process::ExitCode};

use clap::Parser;
use tauri::{AppHandle, Manager, RunEvent};

use crate::{args::Args, counter::Counter};

/// Runs the window until it is closed.
pub fn run() -> ExitCode {
    let app = tauri::Builder::default()
        .manage(Counter::new(Args::parse()))
        // Every command named here is also named in src-tauri/permissions and src-tauri/capabilities.
        .invoke_handler(tauri::generate_handler![commands::overview::overview])
        .setup(|app| {
            tauri::async_runtime::spawn(end_when_told(app.handle().clone()));
            Ok(())
        })
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

/// Ends the program as if its window were closed, when a terminal or the system asks it to end.
async fn end_when_told(app: AppHandle) {
    if asked_to_end().await.is_ok() {
        app.exit(0);
    }
}

#[cfg(unix)]
async fn asked_to_end() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut end = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = end.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_end() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
