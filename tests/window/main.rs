//! The window, end to end: the real program in a real window, driven as a person's hands would, with keys in a real
//! keyring, on simulated providers over real HTTP.
//!
//! Ignored unless asked for, because they need a display, a keyring, tauri-driver and WebKitWebDriver: run them with
//! `make test-window`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test fail as tests do"
)]

mod display;
mod dues;
mod ending;
mod guard;
mod hands;
mod lock;
mod owner;
mod page;
mod pictures;
mod printing;
mod processes;
mod screen;
mod selling;
mod session;
mod settings;
mod setup;
mod till;
mod unknown;
mod words;
