//! The customer's display: a second window, for a second screen.

use tauri::{
    AppHandle, LogicalSize, Manager, Monitor, PhysicalPosition, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder,
};

/// The label of the window, to which its capability is given.
pub const LABEL: &str = "display";

const SIZE: LogicalSize<f64> = LogicalSize { width: 800.0, height: 480.0 };
const LEAST: LogicalSize<f64> = LogicalSize { width: 320.0, height: 240.0 };

/// Opens the display, where it was before or else on a screen that the counter is not on; shows it, if it is open.
pub fn open(app: &AppHandle, title: &str) -> tauri::Result<()> {
    if let Some(window) = app.get_webview_window(LABEL) {
        window.unminimize()?;
        return window.show();
    }
    let page = WebviewUrl::App("display/display.html".into());
    let mut builder = WebviewWindowBuilder::new(app, LABEL, page)
        .title(title)
        .inner_size(SIZE.width, SIZE.height)
        .min_inner_size(LEAST.width, LEAST.height)
        .prevent_overflow()
        // The clerk goes on typing in the other one.
        .focused(false);
    let other = app.get_webview_window(crate::MAIN).and_then(|counter| other_screen(&counter));
    if let Some(screen) = &other {
        let scale = screen.scale_factor();
        let place: PhysicalPosition<f64> = screen.work_area().position.cast();
        let place = place.to_logical::<f64>(scale);
        builder = builder.position(place.x, place.y);
    }
    // A place that is remembered is restored while it is built.
    builder.build()?;
    Ok(())
}

/// Closes the display.
pub fn close(app: &AppHandle) -> tauri::Result<()> {
    app.get_webview_window(LABEL).map_or(Ok(()), |window| window.close())
}

/// Whether the display is open.
pub fn is_open(app: &AppHandle) -> bool {
    app.get_webview_window(LABEL).is_some()
}

/// A screen that the counter is not on.
fn other_screen(counter: &WebviewWindow) -> Option<Monitor> {
    let here = counter.current_monitor().ok()??;
    let screens = counter.available_monitors().ok()?;
    screens.into_iter().find(|screen| screen.position() != here.position())
}
