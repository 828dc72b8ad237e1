//! The counter window's program. Everything it does is in the library, so that it can be tested without a window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    tillup::run()
}
