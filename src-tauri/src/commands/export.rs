//! Sales for a spreadsheet, into the user's own folder for such files.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use tauri::{AppHandle, Manager, ipc::Channel};
use tillup_core::access::SignedIn;
use tillup_shop::{Export, Shop, ShopError};

use super::OfTill;
use crate::{
    dto::export::{ExportProgress, ExportQuery, Exported},
    error::CommandError,
    exporting::UnderWay,
    opening::open_with_system,
    till::{User, blocking},
};

/// The page is told how far it is about as often as somebody can read it.
const TELL_EVERY: Duration = Duration::from_millis(100);
/// So many files of one name are enough to stop at.
const MOST_OF_A_NAME: u32 = 1000;

/// Writes sales into a file that was not there; the page is told how far it is.
#[tauri::command]
pub async fn export_sales(
    user: User,
    till: OfTill<'_>,
    app: AppHandle,
    query: ExportQuery,
    channel: Channel<ExportProgress>,
) -> Result<Exported, CommandError> {
    let folder = folder_of(&app)?;
    let shop = till.shop().await?;
    let till = Arc::clone(&till);
    blocking(move || {
        let under_way = till.exporting.begin()?;
        let written = write(&shop, &user.0, &query, folder, &under_way, &channel)?;
        till.exporting.wrote(&written.0);
        Ok(written.1)
    })
    .await
}

/// Where a browser would put it, else the user's documents or home.
fn folder_of(app: &AppHandle) -> Result<PathBuf, CommandError> {
    let paths = app.path();
    let folders = [paths.download_dir(), paths.document_dir(), paths.home_dir()];
    folders
        .into_iter()
        .flatten()
        .find(|folder| folder.is_dir())
        .ok_or_else(|| CommandError::new("no_folder", "this system names no folder for the user's files"))
}

fn write(
    shop: &Shop,
    who: &SignedIn,
    query: &ExportQuery,
    folder: PathBuf,
    under_way: &UnderWay<'_>,
    channel: &Channel<ExportProgress>,
) -> Result<(PathBuf, Exported), CommandError> {
    let filter = query.filter()?;
    let mut told = Instant::now();
    let mut progress = |rows, of| {
        if told.elapsed() >= TELL_EVERY {
            told = Instant::now();
            // A page that is gone is not told; the export goes on.
            let _ = channel.send(ExportProgress { rows, of });
        }
    };
    for nth in 1..=MOST_OF_A_NAME {
        let file = query.file_name(nth);
        let target = folder.join(&file);
        let export = Export {
            target: &target,
            overwrite: false,
            progress: &mut progress,
            called_off: &under_way.called_off,
        };
        match shop.export_sales(who, &filter, query.format(), export) {
            Ok(rows) => return Ok((target, Exported { file, folder: folder.display().to_string(), rows })),
            Err(ShopError::FileExists(_)) if nth < MOST_OF_A_NAME => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ShopError::FileExists(folder).into())
}

/// Ends the export under way; nothing of it is left.
#[tauri::command]
pub async fn cancel_export(_user: User, till: OfTill<'_>) -> Result<(), CommandError> {
    till.exporting.call_off();
    Ok(())
}

/// Opens the folder of the last export: the page names no folder, it only asks.
#[tauri::command]
pub async fn show_export(_user: User, till: OfTill<'_>) -> Result<(), CommandError> {
    let folder = till.exporting.last_folder();
    open_with_system(folder.ok_or_else(|| CommandError::new("no_folder", "nothing was exported yet"))?).await
}
