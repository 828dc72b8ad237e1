//! The till behind the window: the shop, who is at it, and what is under way.

mod restoring;

use std::{sync::Arc, time::Duration};

use secrecy::SecretString;
use tauri::{
    Manager, Runtime,
    ipc::{CommandArg, CommandItem, InvokeError},
};
use tillup_core::{
    access::{Needs, Role, SignedIn, allows, window_command},
    ledger::Ledger,
    sale::Sale,
};
use tillup_shop::{DEMO_OWNER, DemoShop, Shop, ShopError, ShopUser, default_folder};
use tokio::{
    sync::Mutex,
    task::{JoinHandle, spawn_blocking},
};

use crate::{
    args::Args,
    changes,
    dto::{View, customer::CustomerView, message::Message, sale::SaleDto},
    error::CommandError,
    exporting::Exporting,
    network,
    page::Pages,
    selling::Selling,
    session::{Moment, Seat, Session},
};

pub use restoring::Asked;

/// Everything that the window's commands work on.
pub struct Till {
    args: Args,
    opened: Mutex<Option<Opened>>,
    pub session: Session,
    pub pages: Pages,
    pub selling: Selling,
    pub exporting: Exporting,
}

/// A shop and what must live as long as it.
struct Opened {
    shop: Arc<Shop>,
    /// Follows open sales, watches for changes, asks for the network.
    work: Vec<JoinHandle<()>>,
    /// The simulated providers and the fresh folder of a demo end when this is dropped.
    _demo: Option<DemoShop>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        for work in &self.work {
            work.abort();
        }
    }
}

impl Till {
    /// Opens nothing yet.
    pub fn new(args: Args) -> Self {
        Self {
            args,
            opened: Mutex::default(),
            session: Session::default(),
            pages: Pages::default(),
            selling: Selling::default(),
            exporting: Exporting::default(),
        }
    }

    /// The shop; opened now, if it was not yet.
    pub async fn shop(self: &Arc<Self>) -> Result<Arc<Shop>, CommandError> {
        let mut opened = self.opened.lock().await;
        if let Some(opened) = &*opened {
            return Ok(Arc::clone(&opened.shop));
        }
        // A shop that could not be opened is not kept, so that "try again" does.
        let (shop, demo) = if self.args.demo {
            let demo = DemoShop::open(self.args.data_dir.as_deref()).await?;
            (Arc::clone(demo.shop()), Some(demo))
        } else {
            let named = self.args.data_dir.clone();
            let open = move || Shop::open(&named.map_or_else(default_folder, Ok)?);
            (Arc::new(blocking(move || Ok(open()?)).await?), None)
        };
        Ok(self.took(&mut opened, shop, demo))
    }

    /// Puts the demo shop in the place of a folder in which none is set up.
    pub async fn open_demo(self: &Arc<Self>) -> Result<Arc<Shop>, CommandError> {
        let mut opened = self.opened.lock().await;
        if let Some(opened) = &*opened {
            if opened.shop.is_demo() {
                return Ok(Arc::clone(&opened.shop));
            }
            let shop = Arc::clone(&opened.shop);
            if blocking(move || Ok(shop.is_set_up()?)).await? {
                return Err(CommandError::new("already_set_up", "a shop is set up in this folder"));
            }
        }
        let demo = DemoShop::open(None).await?;
        Ok(self.took(&mut opened, Arc::clone(demo.shop()), Some(demo)))
    }

    /// Works with this shop from now on.
    fn took(
        self: &Arc<Self>,
        opened: &mut Option<Opened>,
        shop: Arc<Shop>,
        demo: Option<DemoShop>,
    ) -> Arc<Shop> {
        if demo.is_some() {
            let owner = SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner };
            self.session.begin(owner, Moment::now());
        }
        let followed = Arc::clone(&shop);
        let backed_up = Arc::clone(&shop);
        let till = Arc::clone(self);
        let work = vec![
            tokio::spawn(async move { followed.keep_settling().await }),
            tokio::spawn(backed_up.keep_backing_up(move || till.pages.tell(Message::Backups))),
            tokio::spawn(Arc::clone(&shop).keep_printing()),
            tokio::spawn(Arc::clone(&shop).keep_auto_printing()),
            tokio::spawn(changes::keep_telling_of_prints(Arc::clone(self), shop.watch_printing())),
            tokio::spawn(changes::keep_telling(Arc::clone(self), Arc::clone(&shop))),
            tokio::spawn(network::keep_asking(Arc::clone(self), Arc::clone(&shop))),
        ];
        *opened = Some(Opened { shop: Arc::clone(&shop), work, _demo: demo });
        tracing::debug!("the shop is open");
        shop
    }

    /// The shop, if one is open already and nobody is just opening it.
    pub fn shop_at_hand(&self) -> Option<Arc<Shop>> {
        self.opened.try_lock().ok()?.as_ref().map(|opened| Arc::clone(&opened.shop))
    }

    /// Lets go of the shop: the program ends without dropping what the window held.
    pub fn close(&self) {
        drop(self.opened.blocking_lock().take());
    }

    /// Runs `work` on the shop, off the threads that serve the window: a slow disk must not freeze it.
    pub async fn work<T, F>(self: &Arc<Self>, work: F) -> Result<T, CommandError>
    where
        T: Send + 'static,
        F: FnOnce(&Shop) -> Result<T, CommandError> + Send + 'static,
    {
        let shop = self.shop().await?;
        blocking(move || work(&shop)).await
    }

    /// Whether whoever is at the till now may call this command; who that is, where it matters.
    pub fn admit(&self, command: &str) -> Result<Option<SignedIn>, CommandError> {
        let needs = window_command(command)
            .ok_or_else(|| CommandError::internal(format!("there is no command {command}")))?;
        let action = match needs {
            Needs::Nobody => return Ok(None),
            Needs::Anybody => None,
            Needs::Allowed(action) => Some(action),
        };
        let who = match self.session.seat(Moment::now()) {
            Seat::Taken(who) => who,
            Seat::Empty => return Err(CommandError::signed_out()),
            Seat::LeftAlone => {
                self.left();
                return Err(CommandError::signed_out());
            }
        };
        match action {
            Some(action) if !allows(who.role, action) => Err(ShopError::NotAllowed.into()),
            _ => Ok(Some(who)),
        }
    }

    /// Signs in, in place of whoever was there.
    pub async fn unlock(self: &Arc<Self>, name: String, pin: SecretString) -> Result<(), CommandError> {
        let who = self.work(move |shop| Ok(shop.begin_sitting(&name, &pin)?)).await?;
        self.session.begin(who, Moment::now());
        Ok(())
    }

    /// The session ended by itself: neither the page nor the customer is to see anything of it any more.
    pub fn left(&self) {
        self.pages.tell(Message::Locked);
        self.pages.show_customer(CustomerView::idle());
    }

    /// Ends the session when nobody has touched the till for too long. Never returns; drop it to end it.
    pub async fn lock_when_idle(self: Arc<Self>) {
        /// The machine may sleep in between: its clock is looked at as often as this.
        const LOOK: Duration = Duration::from_secs(5);
        loop {
            let now = Moment::now();
            let remaining = self.session.remaining(now).unwrap_or(LOOK);
            if self.session.seat(now) == Seat::LeftAlone {
                self.left();
            }
            tokio::time::sleep(remaining.clamp(Duration::from_millis(20), LOOK)).await;
        }
    }

    /// Tells the page how a sale stands now, if somebody is there to see it.
    pub async fn tell_sale(self: &Arc<Self>, shop: &Arc<Shop>, sale: &Sale) {
        let Some(role) = self.session.role(Moment::now()).filter(|_| self.pages.is_watched()) else {
            return;
        };
        let (shop, sale) = (Arc::clone(shop), sale.clone());
        let told = blocking(move || Ok(SaleDto::of(&sale, &View::of(&shop, role)?))).await;
        match told {
            Ok(sale) => self.pages.tell(Message::Sale { sale: Box::new(sale) }),
            Err(error) => tracing::warn!(code = error.code, "a changed sale could not be told"),
        }
    }

    /// Ends the session of somebody who, by the hand of another program, is no user any more or has another role.
    pub async fn check_who_is_here(self: &Arc<Self>, shop: &Arc<Shop>) {
        let Seat::Taken(who) = self.session.seat(Moment::now()) else {
            return;
        };
        let shop = Arc::clone(shop);
        let users = blocking(move || Ok(shop.users()?)).await;
        let is_gone =
            |users: &Vec<ShopUser>| !users.iter().any(|user| user.name == who.name && user.role == who.role);
        if users.as_ref().is_ok_and(is_gone) && self.session.end() {
            self.left();
        }
    }

    /// The sales that wait for their end, as whoever is there may see them.
    pub fn open_sales(&self, shop: &Shop) -> Result<Vec<SaleDto>, CommandError> {
        let role = self.session.role(Moment::now());
        let view = View::of(shop, role.unwrap_or(Role::Clerk))?;
        let open = shop.ledger().open_sales()?;
        let told = open.iter().map(|sale| SaleDto::of(sale, &view));
        Ok(if role.is_some() { told.collect() } else { told.map(SaleDto::for_strangers).collect() })
    }
}

/// Runs something that waits for the disk or counts for long.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    match spawn_blocking(work).await {
        Ok(result) => result,
        Err(_) => Err(CommandError::internal("a task of the program stopped before it was done")),
    }
}

/// Who calls a command: found before anything else of the call is looked at.
pub struct User(pub SignedIn);

impl<'de, R: Runtime> CommandArg<'de, R> for User {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let till = command.message.webview_ref().state::<Arc<Till>>();
        match till.admit(command.name) {
            Ok(Some(who)) => Ok(Self(who)),
            Ok(None) => Err(CommandError::signed_out().into()),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use serde_json::Value;
    use tauri::ipc::{Channel, InvokeResponseBody};
    use tillup_core::access::{Action, WINDOW_COMMANDS};

    use super::*;

    fn till() -> Till {
        Till::new(Args { data_dir: None, demo: false })
    }

    fn somebody(role: Role) -> SignedIn {
        SignedIn { name: role.code().to_owned(), role }
    }

    /// A till whose page listens, and what the page was told.
    fn watched() -> (Till, Arc<Mutex<Vec<Value>>>) {
        let (till, told) = (till(), Arc::new(Mutex::new(Vec::new())));
        let heard = told.clone();
        let channel = Channel::new(move |body| {
            let InvokeResponseBody::Json(text) = body else { panic!("a message is JSON") };
            heard.lock().unwrap().push(serde_json::from_str::<Value>(&text).unwrap()["kind"].clone());
            Ok(())
        });
        till.pages.watch(channel, false);
        told.lock().unwrap().clear();
        (till, told)
    }

    #[test]
    fn without_anybody_at_the_till_only_what_needs_nobody_is_answered() {
        let till = till();
        for (command, needs) in WINDOW_COMMANDS {
            let code = till.admit(command).map_err(|error| error.code);
            let expected = if *needs == Needs::Nobody { Ok(None) } else { Err("signed_out") };
            assert_eq!(code, expected, "{command}");
        }
        assert_eq!(till.admit("no_such_command").map_err(|error| error.code), Err("internal"));
    }

    #[test]
    fn a_clerk_may_what_the_table_allows_and_the_owner_may_all() {
        let till = till();
        for role in [Role::Clerk, Role::Owner] {
            till.session.begin(somebody(role), Moment::now());
            for (command, needs) in WINDOW_COMMANDS {
                let told = till.admit(command).map_err(|error| error.code);
                let expected = match needs {
                    Needs::Nobody => Ok(None),
                    Needs::Allowed(action) if !allows(role, *action) => Err("not_allowed"),
                    Needs::Anybody | Needs::Allowed(_) => Ok(Some(somebody(role))),
                };
                assert_eq!(told, expected, "{command} as {}", role.code());
            }
        }
        assert_eq!(window_command("resolve"), Some(Needs::Allowed(Action::Resolve)));
    }

    #[test]
    fn the_first_command_after_too_long_a_pause_ends_the_session_and_the_page_is_told_once() {
        let (till, told) = watched();
        till.session.begin(somebody(Role::Owner), Moment::long_ago());
        for _ in 0..2 {
            assert_eq!(till.admit("sell").map_err(|error| error.code), Err("signed_out"));
        }
        assert_eq!(*told.lock().unwrap(), ["locked"]);
    }

    #[tokio::test]
    async fn a_till_that_nobody_touches_locks_itself() {
        let (till, told) = watched();
        let till = Arc::new(till);
        till.session.begin(somebody(Role::Clerk), Moment::long_ago());
        let watch = tokio::spawn(Arc::clone(&till).lock_when_idle());
        let locked = async {
            while till.session.remaining(Moment::now()).is_some() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), locked).await.expect("it locks");
        watch.abort();
        assert_eq!(*told.lock().unwrap(), ["locked"]);
    }
}
