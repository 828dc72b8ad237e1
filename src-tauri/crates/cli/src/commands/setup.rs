//! Setting a shop up.

use std::{fs, path::Path};

use secrecy::SecretString;
use serde_json::json;
use tillup_shop::Shop;

use crate::{failure::Failure, output::Output};

/// Provisions from a file. The first run needs nobody, later ones the owner.
pub fn provision(
    folder: &Path,
    file: &Path,
    user: Option<&str>,
    pin: Option<&SecretString>,
    output: &Output,
) -> Result<u8, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::File {
        what: format!("the file {} cannot be read", file.display()),
        error,
    })?;
    let shop = Shop::open(folder)?;
    let who = if shop.is_set_up()? { Some(shop.sign_in(user, pin)?) } else { None };
    let done = shop.provision(&text, who.as_ref())?;
    output.answer(
        || json!({ "provisioned": { "shop": done.shop, "changes": done.changes } }),
        || match done.changes.as_slice() {
            [] => format!("{}: nothing differs", done.shop),
            changes => format!("{}: {}", done.shop, changes.join(", ")),
        },
    )?;
    Ok(0)
}
