//! The counter window: opens the shop behind a web view and wires its commands. No rule about money lives here.

mod args;
mod changes;
mod closing;
mod commands;
mod display;
mod drawing;
mod dto;
mod error;
mod exporting;
mod identity;
mod network;
mod opening;
mod page;
mod selling;
mod session;
mod till;

use std::{io, process::ExitCode, sync::Arc, time::Duration};

use clap::Parser;
use tauri::{
    AppHandle, Manager, RunEvent, Webview, Window, WindowEvent,
    webview::{PageLoadEvent, PageLoadPayload},
};
use tauri_plugin_window_state::StateFlags;

use crate::{args::Args, dto::message::Message, till::Till};

/// The label of the counter's window.
const MAIN: &str = "main";
/// How long the end waits for a sale that is being sent, and for a receipt that is being printed.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Runs the window until it is closed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    log_to_stderr();
    tracing::debug!("begins");
    let mut context = tauri::generate_context!();
    identity::apply(&args, context.config_mut());
    let is_demo = args.demo;
    let till = Arc::new(Till::new(args));
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    let app = tauri::Builder::default()
        // First, because a second program of the same shop ends here.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| raise(app)))
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(remembered).build())
        .plugin(drawing::plain())
        .manage(Arc::clone(&till))
        .invoke_handler(commands::handler())
        .on_page_load(page_loads)
        .on_window_event(window_changes)
        .build(context);
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            eprintln!("tillup: the window could not be opened: {error}");
            return ExitCode::FAILURE;
        }
    };
    tauri::async_runtime::spawn(end_when_told(app.handle().clone()));
    tauri::async_runtime::spawn(Arc::clone(&till).lock_when_idle());
    tracing::debug!("is the only one of its shop");
    // While the window comes up. What goes wrong is told to the page when it asks. A demo is set up anew, which would take
    // the processor away from the window: it waits for the page.
    if !is_demo {
        let opening = Arc::clone(&till);
        tauri::async_runtime::spawn(async move { drop(opening.shop().await) });
    }
    let status = app.run_return(move |_, event| {
        if matches!(event, RunEvent::Exit) {
            tauri::async_runtime::block_on(till.selling.written_down(LAST_WORDS));
            if let Some(shop) = till.shop_at_hand() {
                tauri::async_runtime::block_on(shop.printed_out(LAST_WORDS));
            }
            till.close();
        }
    });
    if status == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What goes wrong, for whoever looks into it; `TILLUP_LOG=debug` tells more.
fn log_to_stderr() {
    use tracing::level_filters::LevelFilter;
    use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};
    let ours = ["tillup", "tillup_core", "tillup_shop", "tillup_ledger", "tillup_providers", "tillup_keys"];
    let level = std::env::var("TILLUP_LOG").ok().and_then(|level| level.parse().ok());
    let level = level.unwrap_or(LevelFilter::WARN);
    let shown =
        Targets::new().with_default(LevelFilter::ERROR).with_targets(ours.map(|target| (target, level)));
    let writer = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let _ = tracing_subscriber::registry().with(writer).with(shown).try_init();
}

/// Somebody started the program once more: they look for its window.
fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// A page that is left, or loaded anew, does not listen any more.
fn page_loads(page: &Webview, payload: &PageLoadPayload<'_>) {
    if payload.event() != PageLoadEvent::Started {
        return;
    }
    let till = page.state::<Arc<Till>>();
    match page.label() {
        MAIN => till.pages.unwatch(),
        display::LABEL => till.pages.unwatch_customer(),
        _ => {}
    }
}

fn window_changes(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    let till = window.state::<Arc<Till>>();
    match (window.label(), event) {
        (MAIN, WindowEvent::CloseRequested { api, .. }) => {
            api.prevent_close();
            tauri::async_runtime::spawn(closing::close_requested(app.clone()));
        }
        // The customer's display does not outlive the counter.
        (MAIN, WindowEvent::Destroyed) => app.exit(0),
        (display::LABEL, WindowEvent::Destroyed) => {
            till.pages.unwatch_customer();
            till.pages.tell(Message::CustomerDisplay { open: false });
        }
        _ => {}
    }
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
