//! How pages are drawn. Forms and lists of text need no graphics card, and a shop's machine has a poor one or none: on Linux
//! the web view would then imitate one in the processor, which costs a third of its memory and the start its first moments.
//!
//! The page is drawn by a process of its own. Where that dies, the page is loaded again: sales are tasks of this program and
//! go on, and an empty window would help nobody. On Windows the web view itself offers to load it again.

#[cfg(target_os = "linux")]
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tauri::{
    Runtime, Webview,
    plugin::{Builder, TauriPlugin},
};

use crate::MAIN;

/// A page that dies again sooner than this is left as it is: one that dies of its content would do so for ever.
#[cfg(target_os = "linux")]
const AGAIN_AFTER: Duration = Duration::from_secs(20);

/// Lets the counter's page be drawn by the processor alone, where the web view lets one choose.
pub fn plain<R: Runtime>() -> TauriPlugin<R> {
    let ready = |webview: Webview<R>| {
        if webview.label() == MAIN {
            draw_plainly(&webview);
        }
        draw_again(&webview);
    };
    Builder::new("drawing").on_webview_ready(ready).build()
}

#[cfg(target_os = "linux")]
fn draw_plainly<R: Runtime>(webview: &Webview<R>) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    let chosen = webview.with_webview(|platform| {
        if let Some(settings) = platform.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
    if let Err(error) = chosen {
        tracing::info!(%error, "the page is drawn as the web view likes");
    }
}

#[cfg(not(target_os = "linux"))]
fn draw_plainly<R: Runtime>(_webview: &Webview<R>) {}

#[cfg(target_os = "linux")]
fn draw_again<R: Runtime>(webview: &Webview<R>) {
    use webkit2gtk::WebViewExt;
    let asked = webview.with_webview(|platform| {
        let loaded = Mutex::new(None::<Instant>);
        platform.inner().connect_web_process_terminated(move |view, why| {
            tracing::error!(?why, "the page's process ended");
            let now = Instant::now();
            let before = loaded.lock().unwrap_or_else(PoisonError::into_inner).replace(now);
            if before.is_none_or(|before| now.duration_since(before) > AGAIN_AFTER) {
                // Not only `reload`: the page may have died before it was there.
                match view.uri() {
                    Some(address) => view.load_uri(&address),
                    None => view.reload(),
                }
            }
        });
    });
    if let Err(error) = asked {
        tracing::info!(%error, "a page that dies is not loaded again");
    }
}

#[cfg(not(target_os = "linux"))]
fn draw_again<R: Runtime>(_webview: &Webview<R>) {}
