//! Bringing a backup back while the window is open: the shop is let go of, replaced, and opened again.

use std::{
    path::PathBuf,
    sync::{Arc, Weak},
    time::Duration,
};

use chrono::Utc;
use secrecy::SecretString;
use tillup_core::access::{Action, allows};
use tillup_shop::{Restore, Restored, Shop, default_folder, restore};
use tokio::time::{Instant, sleep};

use super::{Till, blocking};
use crate::{
    error::CommandError,
    session::{Moment, Seat},
};

/// How long whoever still works on the shop has to be done.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is to be brought back, and who asks.
pub struct Asked {
    pub file: PathBuf,
    pub passphrase: Option<SecretString>,
    pub overwrite: bool,
    pub user: Option<String>,
    pub pin: Option<SecretString>,
}

impl Till {
    /// The folder of the shop's data.
    pub fn data_folder(&self) -> Result<PathBuf, CommandError> {
        Ok(self.args.data_dir.clone().map_or_else(default_folder, Ok)?)
    }

    /// The shop, for whoever may look for a backup now: its owner; anybody where no shop is set up, or where the ledger is
    /// damaged, which then gives none.
    pub async fn shop_to_restore(self: &Arc<Self>) -> Result<Option<Arc<Shop>>, CommandError> {
        let shop = match self.shop().await {
            Ok(shop) => shop,
            Err(error) if error.code == "ledger_damaged" => return Ok(None),
            Err(error) => return Err(error),
        };
        if shop.is_demo() {
            return Err(in_a_demo());
        }
        let asked = Arc::clone(&shop);
        match blocking(move || Ok(asked.is_set_up()?)).await {
            Ok(false) => Ok(Some(shop)),
            Err(error) if error.code == "ledger_damaged" => Ok(Some(shop)),
            Err(error) => Err(error),
            Ok(true) => match self.session.seat(Moment::now()) {
                Seat::Taken(who) if allows(who.role, Action::Restore) => Ok(Some(shop)),
                Seat::Taken(_) => Err(tillup_shop::ShopError::NotAllowed.into()),
                Seat::Empty | Seat::LeftAlone => Err(CommandError::signed_out()),
            },
        }
    }

    /// Puts a backup in the ledger's place; whoever was signed in is not any more.
    pub async fn restore(self: &Arc<Self>, asked: Asked) -> Result<Restored, CommandError> {
        let data = self.data_folder()?;
        // A PIN that is wrong interrupts nobody.
        if let Some(shop) = self.shop_to_restore().await? {
            let (user, pin) = (asked.user.clone(), asked.pin.clone());
            let known = blocking(move || {
                if shop.is_set_up()? {
                    let who = shop.sign_in(user.as_deref(), pin.as_ref())?;
                    shop.require(&who, Action::Restore)?;
                }
                Ok(())
            });
            known.await.or_else(|error| if error.code == "ledger_damaged" { Ok(()) } else { Err(error) })?;
        }
        let restored = self.replaced(data, asked).await;
        // Opened again at once, whatever came of it: open sales are to be followed.
        let opened = self.shop().await;
        let (restored, passphrase) = restored?;
        if let (Ok(shop), Some(passphrase)) = (opened, passphrase) {
            let kept = blocking(move || Ok(shop.go_on_with_passphrase(&passphrase)?)).await;
            if let Err(error) = kept {
                tracing::warn!(code = error.code, "the passphrase could not be kept");
            }
        }
        self.session.end();
        self.left();
        Ok(restored)
    }

    async fn replaced(
        &self,
        data: PathBuf,
        asked: Asked,
    ) -> Result<(Restored, Option<SecretString>), CommandError> {
        // Held until it is done: nobody is to open the ledger meanwhile.
        let mut opened = self.opened.lock().await;
        if let Some(shop) = opened.take().map(|opened| Arc::downgrade(&opened.shop)) {
            is_let_go(&shop).await?;
        }
        blocking(move || {
            let wanted = Restore {
                from: &asked.file,
                passphrase: asked.passphrase.as_ref(),
                overwrite_newer: asked.overwrite,
                user: asked.user.as_deref(),
                pin: asked.pin.as_ref(),
            };
            let restored = restore(&data, &wanted, Utc::now())?;
            Ok((restored, asked.passphrase))
        })
        .await
    }
}

/// Waits until nobody works on the shop any more: a sale that is being sent keeps it.
async fn is_let_go(shop: &Weak<Shop>) -> Result<(), CommandError> {
    let until = Instant::now() + PATIENCE;
    while shop.strong_count() > 0 {
        if Instant::now() > until {
            return Err(CommandError::new(
                "in_use",
                "a sale or a backup is under way; try again when it is done",
            ));
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

fn in_a_demo() -> CommandError {
    CommandError::new("demo_only", "a demo is not brought back from a backup")
}

#[cfg(test)]
mod tests {
    use tillup_core::{
        access::{Role, SignedIn},
        number::Country,
    };
    use tillup_shop::NewShop;

    use super::*;
    use crate::args::Args;

    const PIN: &str = "24681357";

    fn owner() -> SignedIn {
        SignedIn { name: "owner".to_owned(), role: Role::Owner }
    }

    /// A till with a shop, a backup of it, and a clerk who came later.
    async fn with_backup(folder: &std::path::Path) -> (Arc<Till>, PathBuf) {
        let till = Arc::new(Till::new(Args { data_dir: Some(folder.join("data")), demo: false }));
        let file = folder.join("shop.backup");
        let to = file.clone();
        let new = NewShop {
            name: "Corner Telecom".to_owned(),
            address: String::new(),
            country: Country::Bd,
            timezone: None,
            language: "bn".to_owned(),
            owner: "owner".to_owned(),
            pin: SecretString::from(PIN),
        };
        let work = move |shop: &Shop| {
            shop.set_up(new)?;
            shop.backup_to(&owner(), &to, None, &mut |_| {})?;
            Ok(shop.add_user("clerk1", Role::Clerk, SecretString::from("135790"), &owner())?)
        };
        till.work(work).await.unwrap();
        till.session.begin(owner(), Moment::now());
        (till, file)
    }

    fn asked(file: &std::path::Path, pin: &str) -> Asked {
        Asked {
            file: file.to_owned(),
            passphrase: None,
            overwrite: true,
            user: Some("owner".to_owned()),
            pin: Some(SecretString::from(pin)),
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_backup_is_brought_back_under_the_open_window_which_then_has_nobody_signed_in() {
        let folder = tempfile::tempdir().unwrap();
        let (till, file) = with_backup(folder.path()).await;
        let wrong = till.restore(asked(&file, "13579135")).await.map(|_| ()).unwrap_err();
        assert_eq!(wrong.code, "wrong_pin");
        assert!(till.session.role(Moment::now()).is_some(), "a wrong PIN interrupts nobody");
        till.restore(asked(&file, PIN)).await.unwrap();
        assert!(till.session.role(Moment::now()).is_none());
        let users = till.work(|shop| Ok(shop.users()?)).await.unwrap();
        assert_eq!(users.len(), 1, "the clerk came later");
        // Nobody is there any more who may look for another one.
        let code = till.shop_to_restore().await.map(|_| ()).map_err(|error| error.code);
        assert_eq!(code, Err("signed_out"));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_clerk_learns_of_no_backup_and_a_sale_under_way_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let (till, file) = with_backup(folder.path()).await;
        till.session.begin(SignedIn { name: "clerk1".to_owned(), role: Role::Clerk }, Moment::now());
        let code = till.shop_to_restore().await.map(|_| ()).map_err(|error| error.code);
        assert_eq!(code, Err("not_allowed"));
        till.session.begin(owner(), Moment::now());
        let held = till.shop().await.unwrap();
        assert_eq!(till.restore(asked(&file, PIN)).await.map(|_| ()).unwrap_err().code, "in_use");
        drop(held);
        let users = till.work(|shop| Ok(shop.users()?)).await.unwrap();
        assert_eq!(users.len(), 2, "nothing was changed");
    }
}
