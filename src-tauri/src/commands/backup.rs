//! Backups: the owner's plan, one made now, and one brought back.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use tauri::ipc::Channel;
use tillup_core::{calendar::Calendar, ledger::Ledger};
use tillup_shop::{Shop, found_backups as find_backups};

use super::OfTill;
use crate::{
    dto::backup::{BackupsDto, FoundDto, LookDto, NewPlanDto, ProgressDto, RestoredDto},
    error::CommandError,
    till::{Asked, User, blocking},
};

/// How the shop's backups stand.
#[tauri::command]
pub async fn backups(user: User, till: OfTill<'_>) -> Result<BackupsDto, CommandError> {
    till.work(move |shop| now(shop, &user)).await
}

/// Keeps another plan, or none.
#[tauri::command]
pub async fn save_backup_plan(
    user: User,
    till: OfTill<'_>,
    plan: Option<NewPlanDto>,
) -> Result<BackupsDto, CommandError> {
    till.work(move |shop| {
        shop.save_backup_plan(&user.0, plan.map(Into::into))?;
        now(shop, &user)
    })
    .await
}

/// Makes a backup into the chosen folder; the channel is told how far it is.
#[tauri::command]
pub async fn back_up_now(
    user: User,
    till: OfTill<'_>,
    channel: Channel<ProgressDto>,
) -> Result<BackupsDto, CommandError> {
    till.work(move |shop| {
        let mut told = None;
        shop.backup_now(&user.0, &mut |at| {
            // A page draws no more than whole hundredths.
            let hundredth = (at.step, at.done.saturating_mul(100) / at.of.max(1));
            if told != Some(hundredth) {
                told = Some(hundredth);
                // A page that is gone does not want to know.
                let _ = channel.send(at.into());
            }
        })?;
        now(shop, &user)
    })
    .await
}

/// Files on drives, and in the chosen folder, that are called as backups are.
#[tauri::command]
pub async fn found_backups(till: OfTill<'_>) -> Result<Vec<FoundDto>, CommandError> {
    let shop = till.shop_to_restore().await?;
    blocking(move || {
        let plan = shop.as_ref().and_then(|shop| shop.ledger().backup_plan().ok().flatten());
        let folders: Vec<PathBuf> = plan.into_iter().map(|plan| PathBuf::from(plan.folder)).collect();
        let calendar = calendar_of(shop.as_deref());
        Ok(find_backups(&folders).into_iter().map(|found| FoundDto::new(found, calendar.as_ref())).collect())
    })
    .await
}

/// What a backup holds, and what would be lost by bringing it back.
#[tauri::command]
pub async fn look_at_backup(
    till: OfTill<'_>,
    file: String,
    passphrase: Option<String>,
) -> Result<LookDto, CommandError> {
    let shop = till.shop_to_restore().await?;
    let data = till.data_folder()?;
    let passphrase = given(passphrase);
    blocking(move || {
        let (look, lost) = tillup_shop::look_at_backup(&data, Path::new(&file), passphrase.as_ref())?;
        Ok(LookDto::new(look, lost, calendar_of(shop.as_deref()).as_ref()))
    })
    .await
}

/// Puts a backup in the ledger's place. Whose PIN it takes, the shop decides: its owner's, or, where the ledger cannot tell
/// any more, that of an owner whom the backup knows.
#[tauri::command]
pub async fn restore_backup(
    till: OfTill<'_>,
    file: String,
    passphrase: Option<String>,
    overwrite: bool,
    user: Option<String>,
    pin: Option<String>,
) -> Result<RestoredDto, CommandError> {
    let asked =
        Asked { file: PathBuf::from(file), passphrase: given(passphrase), overwrite, user, pin: given(pin) };
    Ok(till.restore(asked).await?.into())
}

fn now(shop: &Shop, user: &User) -> Result<BackupsDto, CommandError> {
    BackupsDto::of(shop, shop.backups(&user.0)?)
}

/// The shop's clock and calendar, where there is a shop.
fn calendar_of(shop: Option<&Shop>) -> Option<Calendar> {
    Some(shop?.ledger().config().ok()?.calendar())
}

/// A field that was left empty is none.
fn given(text: Option<String>) -> Option<SecretString> {
    text.filter(|text| !text.is_empty()).map(SecretString::from)
}
