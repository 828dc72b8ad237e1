//! How pages are drawn. Forms and lists of text need no graphics card, and a shop's machine has a poor one or none: on Linux
//! the web view would then imitate one in the processor, which costs a third of its memory and the start its first moments.

use tauri::{
    Runtime, Webview,
    plugin::{Builder, TauriPlugin},
};

use crate::MAIN;

/// Lets the counter's page be drawn by the processor alone, where the web view lets one choose.
pub fn plain<R: Runtime>() -> TauriPlugin<R> {
    let ready = |webview: Webview<R>| {
        if webview.label() == MAIN {
            draw_plainly(&webview);
        }
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
