//! One function for each command: check the role, ask the shop, print.

mod audit;
mod copies;
pub mod demo;
mod dues;
mod export;
mod lists;
mod owner;
mod quality;
mod receipt;
mod selling;
mod setup;
mod shift;

use std::{path::PathBuf, sync::Arc};

use secrecy::SecretString;
use tillup_core::{
    access::{Action, SignedIn},
    ledger::Ledger,
    sale::{Sale, Status},
    shop::ShopConfig,
};
use tillup_shop::{Shop, default_folder};

use crate::{
    args::{By, Cli, Command, DuesCommand},
    failure::Failure,
    output::Output,
};

/// An opened shop with somebody signed in.
pub struct Session<'a> {
    pub shop: &'a Shop,
    pub who: SignedIn,
    pub config: Arc<ShopConfig>,
    pub output: &'a Output,
}

/// Runs a command that needs a shop; gives the exit status.
pub async fn run(cli: Cli, pin: Option<SecretString>, output: &Output) -> Result<u8, Failure> {
    let folder: PathBuf = match &cli.data_dir {
        Some(folder) => folder.clone(),
        None => default_folder()?,
    };
    let user = cli.user.as_deref();
    match &cli.command {
        Command::Provision { file } => return setup::provision(&folder, file, user, pin.as_ref(), output),
        Command::Restore { file, overwrite_newer } => {
            return copies::restore(&folder, &cli, file, *overwrite_newer, pin.as_ref(), output);
        }
        _ => {}
    }
    let shop = Shop::open(&folder)?;
    let who = shop.sign_in(user, pin.as_ref())?;
    shop.require(&who, action(&cli.command))?;
    let config = shop.ledger().config()?;
    let session = Session { shop: &shop, who, config, output };
    match cli.command {
        Command::Balance { account } => owner::balance(&session, account.as_deref()).await,
        Command::Operators { account } => lists::operators(&session, account.as_deref()).await,
        Command::Circles { account } => lists::circles(&session, account.as_deref()).await,
        Command::Detect { number } => lists::detect(&session, &number).await,
        Command::Offers(args) => lists::offers(&session, args).await,
        Command::Sell(args) => selling::sell(&session, args).await,
        Command::Show { reference } => selling::show(&session, &reference),
        Command::Sales(args) => selling::sales(&session, args),
        Command::Settle { seconds } => selling::settle(&session, seconds).await,
        Command::Resolve { reference, outcome, reason } => {
            owner::resolve(&session, &reference, outcome, &reason)
        }
        Command::Load { account, amount, paid, note } => {
            owner::load(&session, &account, &amount, paid.as_deref(), &note)
        }
        Command::Reconcile { account } => owner::reconcile(&session, account.as_deref()).await,
        Command::Report { from, to, by } => owner::report(&session, from, to, by),
        Command::Receipt(args) => receipt::run(&session, &args),
        Command::Export { what } => export::run(&session, what),
        Command::Shift { what } => shift::run(&session, &what),
        Command::Dues { what } => dues::run(&session, &what),
        Command::Verify => owner::verify(&session),
        Command::Audit(args) => audit::run(&session, args),
        Command::Backup { file, encrypt } => {
            copies::backup(&session, file.as_deref(), encrypt, cli.pin_stdin)
        }
        Command::Provision { .. } | Command::Restore { .. } | Command::Demo | Command::Completions { .. } => {
            Ok(0)
        }
    }
}

/// What a command is in the table of roles.
fn action(command: &Command) -> Action {
    match command {
        // Demo and completions touch no shop and are served before anybody signs in.
        Command::Provision { .. } | Command::Demo | Command::Completions { .. } => Action::Provision,
        Command::Balance { .. } => Action::Balance,
        Command::Operators { .. } => Action::Operators,
        Command::Circles { .. } => Action::Circles,
        Command::Detect { .. } => Action::Detect,
        Command::Offers(_) => Action::Offers,
        Command::Sell(_) => Action::Sell,
        Command::Show { .. } => Action::Show,
        Command::Sales(_) => Action::Sales,
        Command::Settle { .. } => Action::Settle,
        Command::Resolve { .. } => Action::Resolve,
        Command::Load { .. } => Action::Load,
        Command::Reconcile { .. } => Action::Reconcile,
        Command::Report { by: Some(By::Provider), .. } => Action::Report,
        Command::Report { .. } => Action::OwnReport,
        Command::Shift { .. } => Action::Shift,
        Command::Dues {
            what: DuesCommand::List { .. } | DuesCommand::Show { .. } | DuesCommand::Pay { .. },
        } => Action::Dues,
        Command::Dues { .. } => Action::SetDues,
        Command::Receipt(_) => Action::Receipt,
        Command::Export { .. } => Action::Export,
        Command::Verify => Action::Verify,
        Command::Audit(_) => Action::Audit,
        Command::Backup { .. } => Action::Backup,
        Command::Restore { .. } => Action::Restore,
    }
}

/// The exit status that tells where a sale stands.
pub fn exit_of(sale: &Sale) -> u8 {
    match sale.status() {
        Status::Succeeded => 0,
        Status::Recorded | Status::Sending | Status::Pending => 3,
        Status::Failed | Status::Reversed => 4,
        Status::Unknown => 5,
    }
}
