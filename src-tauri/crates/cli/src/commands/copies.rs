//! Backups: made, and brought back.

use std::{
    io::BufRead,
    path::{Path, PathBuf},
};

use secrecy::SecretString;
use serde_json::json;
use tillup_shop::{Progress, Restore, Step, is_sealed, restore as bring_back};

use super::Session;
use crate::{args::Cli, failure::Failure, output::Output, progress::Counted};

/// A consistent copy while selling goes on: to a file, or into the folder that the owner chose.
pub fn backup(
    session: &Session<'_>,
    file: Option<&Path>,
    encrypt: bool,
    pin_stdin: bool,
) -> Result<u8, Failure> {
    let mut counted = Counted::new("pages copied");
    let mut watch = |at: Progress| {
        if at.step == Step::Copying {
            counted.at(at.done, Some(at.of));
        }
    };
    let made = match file {
        Some(file) => {
            let passphrase = if encrypt {
                let given = passphrase(pin_stdin)?;
                Some(given.ok_or_else(|| Failure::Usage(NO_PASSPHRASE.to_owned()))?)
            } else {
                None
            };
            session.shop.backup_to(&session.who, file, passphrase.as_ref(), &mut watch)?
        }
        None => session.shop.backup_now(&session.who, &mut watch)?,
    };
    drop(counted);
    let shown = match file {
        Some(file) => file.to_owned(),
        None => PathBuf::from(&made.folder).join(&made.file),
    };
    let shown = shown.display().to_string();
    session.output.answer(
        || {
            json!({ "backup": {
                "file": shown, "encrypted": made.sealed, "bytes": made.bytes, "entries": made.entries, "head": made.head,
            } })
        },
        || format!("written to {shown} and read back: {} entries, head {}", made.entries, made.head),
    )?;
    Ok(0)
}

const NO_PASSPHRASE: &str = "a passphrase is needed: give it in the variable TILLUP_PASSPHRASE, or as the second line of standard input with --pin-stdin";

/// Puts a backup in the ledger's place. Where a shop is set up, only its owner may.
pub fn restore(
    folder: &Path,
    cli: &Cli,
    file: &Path,
    overwrite_newer: bool,
    pin: Option<&SecretString>,
    output: &Output,
) -> Result<u8, Failure> {
    let passphrase = if is_sealed(file).unwrap_or(false) { passphrase(cli.pin_stdin)? } else { None };
    let asked = Restore {
        from: file,
        passphrase: passphrase.as_ref(),
        overwrite_newer,
        user: cli.user.as_deref(),
        pin,
    };
    let restored = bring_back(folder, &asked, chrono::Utc::now())?;
    if let Some(passphrase) = &passphrase
        && let Ok(shop) = tillup_shop::Shop::open(folder)
    {
        // A keyring that is not there now is told of by the next daily backup.
        let _ = shop.go_on_with_passphrase(passphrase);
    }
    let (from, look) = (file.display().to_string(), &restored.look);
    let kept = restored.kept.as_ref().map(|kept| kept.display().to_string());
    let moment = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.to_rfc3339());
    output.answer(
        || {
            json!({ "restored": {
                "from": from, "entries": look.entries, "head": look.head, "last_entry_at": moment(look.last_at),
                "last_sale_at": moment(look.last_sale_at), "open_sales": look.open_sales, "kept": kept,
            } })
        },
        || {
            let mut lines = vec![format!("restored from {from}: {} entries", look.entries)];
            if let Some(last) = look.last_sale_at {
                let last = last.with_timezone(&chrono::Local).format("%Y-%m-%d %H:%M");
                lines.push(format!("the last sale in it is of {last}; sales made after that are not in it"));
            }
            if look.open_sales > 0 {
                lines.push(format!(
                    "{} sales were open; `tillupctl settle` asks the providers about them",
                    look.open_sales
                ));
            }
            lines.extend(kept.as_ref().map(|kept| format!("what was there is kept as {kept}")));
            lines.join("\n")
        },
    )?;
    Ok(0)
}

/// The passphrase: the second line of standard input, after the PIN, or the variable. Never an argument, which anybody on the
/// machine could read.
fn passphrase(pin_stdin: bool) -> Result<Option<SecretString>, Failure> {
    if pin_stdin {
        let mut line = String::new();
        std::io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|error| Failure::File { what: "standard input".to_owned(), error })?;
        let line = line.trim_end_matches(['\r', '\n']);
        if !line.is_empty() {
            return Ok(Some(SecretString::from(line)));
        }
    }
    Ok(std::env::var("TILLUP_PASSPHRASE").ok().filter(|given| !given.is_empty()).map(SecretString::from))
}
