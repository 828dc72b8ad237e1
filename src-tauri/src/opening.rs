//! Files and folders opened by the system's own programs. The page never names them.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{error::CommandError, till::blocking};

/// Opens it as a double click would.
pub async fn open_with_system(what: PathBuf) -> Result<(), CommandError> {
    blocking(move || {
        let opener = if cfg!(windows) {
            "explorer"
        } else if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        let mut opened = Command::new(opener)
            .arg(what)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| CommandError::new("folder_not_opened", format!("{opener}: {error}")))?;
        // It ends by itself, and must not be left as a zombie meanwhile.
        std::thread::spawn(move || opened.wait());
        Ok(())
    })
    .await
}
