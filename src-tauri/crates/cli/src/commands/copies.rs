//! Copies of the ledger.

use std::path::Path;

use secrecy::SecretString;
use serde_json::json;
use tillup_core::access::Action;
use tillup_shop::Shop;

use super::Session;
use crate::{failure::Failure, output::Output};

/// A consistent copy while selling goes on.
pub fn backup(session: &Session<'_>, file: &Path) -> Result<u8, Failure> {
    session.shop.ledger().backup(file)?;
    let shown = file.display().to_string();
    session.output.answer(|| json!({ "backup": { "file": shown } }), || format!("written to {shown}"))?;
    Ok(0)
}

/// Puts a copy in the ledger's place. Where a shop is set up, only its owner may.
pub fn restore(
    folder: &Path,
    file: &Path,
    overwrite_newer: bool,
    user: Option<&str>,
    pin: Option<&SecretString>,
    output: &Output,
) -> Result<u8, Failure> {
    {
        let shop = Shop::open(folder)?;
        if shop.is_set_up()? {
            let who = shop.sign_in(user, pin)?;
            shop.require(&who, Action::Restore)?;
        }
    }
    tillup_ledger::restore_from(file, &tillup_shop::ledger_file(folder), overwrite_newer)?;
    let shown = file.display().to_string();
    output.answer(|| json!({ "restored": { "from": shown } }), || format!("restored from {shown}"))?;
    Ok(0)
}
