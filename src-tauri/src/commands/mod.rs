//! What the window can ask for. Each command unpacks, calls the shop and converts; nothing more.
//!
//! Who may call it is looked up before it is called ([`crate::till::Till::admit`]), in the one table that both programs
//! share; a command that is not in it is refused. One that takes a [`User`](crate::till::User) learns who that is.

pub mod activity;
pub mod audit;
pub mod backup;
pub mod customer;
pub mod debtor;
pub mod dispute;
pub mod drawer;
pub mod export;
pub mod owner;
pub mod packs;
pub mod people;
pub mod printing;
pub mod sale;
pub mod session;
pub mod settings;
pub mod setup;
pub mod shop;
pub mod wallet;
pub mod window;

use std::sync::Arc;

use tauri::{State, Wry, ipc::Invoke};

use crate::till::Till;

/// The till, as commands get it.
type OfTill<'a> = State<'a, Arc<Till>>;

/// All commands. Each is also named in src-tauri/permissions, in a capability, and in the table of who may call it.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let handler: Box<dyn Fn(Invoke<Wry>) -> bool + Send + Sync> = Box::new(tauri::generate_handler![
        session::start,
        session::open_demo,
        session::unlock,
        session::lock,
        session::touch,
        setup::setup_options,
        setup::setup_shop,
        setup::setup_account,
        setup::setup_clerk,
        activity::overview,
        sale::read_number,
        sale::detect,
        customer::customers,
        customer::name_customer,
        debtor::debtors,
        debtor::debtor,
        debtor::save_debtor,
        debtor::take_payment,
        debtor::adjust_due,
        sale::amounts,
        packs::circles,
        sale::quote,
        sale::sell,
        activity::open_sales,
        activity::sales,
        activity::sale,
        activity::check,
        activity::resolve,
        owner::report,
        owner::quality,
        owner::day,
        owner::wallets,
        owner::ask_wallets,
        wallet::wallet_history,
        wallet::load_wallet,
        settings::accounts,
        settings::change_account,
        settings::replace_keys,
        settings::test_account,
        settings::commission_rates,
        settings::preview_rates,
        settings::save_rates,
        settings::routing,
        settings::save_routing,
        settings::explain_routing,
        drawer::drawer,
        drawer::drawers,
        drawer::z_reports,
        drawer::z_report,
        drawer::open_drawer,
        drawer::move_cash,
        drawer::close_drawer,
        export::export_sales,
        export::cancel_export,
        export::show_export,
        sale::low_wallets,
        shop::shop_settings,
        shop::save_shop,
        shop::save_limits,
        shop::save_prefixes,
        people::people,
        people::add_user,
        people::set_user_pin,
        people::set_user_role,
        people::set_user_enabled,
        people::unlock_user,
        audit::audit,
        audit::check_ledger,
        backup::backups,
        backup::save_backup_plan,
        backup::back_up_now,
        backup::found_backups,
        backup::look_at_backup,
        backup::restore_backup,
        printing::view_document,
        printing::print_document,
        printing::save_document,
        printing::open_document,
        printing::show_documents,
        printing::print_queue,
        printing::decide_print,
        printing::printing_settings,
        printing::find_printers,
        printing::try_printer,
        printing::save_printers,
        printing::preview_look,
        printing::save_look,
        dispute::disputes,
        dispute::open_dispute,
        dispute::close_dispute,
        packs::offers,
        packs::favourite,
        window::customer_display,
        window::show_customer,
        window::close_window,
        window::watch,
        window::watch_customer,
    ]);
    move |invoke| {
        let till = tauri::Manager::state::<Arc<Till>>(invoke.message.webview_ref());
        match till.admit(invoke.message.command()) {
            Ok(_) => handler(invoke),
            Err(error) => {
                invoke.resolver.reject(error);
                true
            }
        }
    }
}
