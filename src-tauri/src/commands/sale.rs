//! A sale, from the first digit to its being written down.

use tillup_core::{
    access::Role,
    engine::EngineError,
    ledger::{Ledger, LedgerError},
    operator::{OperatorCode, Service},
    reference::Reference,
    sale::{Reason, Sale, Status},
};
use tillup_shop::Shop;
use tokio::sync::mpsc;

use super::OfTill;
use crate::{
    dto::{
        View,
        customer::NumberDto,
        low_wallet::LowWalletDto,
        order::{OrderDto, QuoteDto},
        sale::SaleDto,
    },
    error::CommandError,
    session::Moment,
    till::User,
};

/// What the till makes of what was typed so far; asks nobody outside.
#[tauri::command]
pub async fn read_number(
    user: User,
    till: OfTill<'_>,
    text: String,
    service: Option<String>,
) -> Result<NumberDto, CommandError> {
    till.work(move |shop| {
        let service = service.map(|code| service_of(&code)).transpose()?;
        let read = shop.engine().read_number(&text, service)?;
        Ok(NumberDto::of(read, &View::of(shop, user.0.role)?))
    })
    .await
}

/// Asks a provider whose number it is, where nothing at hand tells.
#[tauri::command]
pub async fn detect(user: User, till: OfTill<'_>, number: String) -> Result<NumberDto, CommandError> {
    let shop = till.shop().await?;
    let detection = shop.engine().detect(&number).await?;
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        match detection {
            Some(detection) => Ok(NumberDto::detected(detection, &view)),
            None => Ok(NumberDto::of(shop.engine().read_number(&number, None)?, &view)),
        }
    })
    .await
}

/// The amounts that this shop sells most, in rising order.
#[tauri::command]
pub async fn amounts(
    _user: User,
    till: OfTill<'_>,
    operator: String,
    service: String,
) -> Result<Vec<String>, CommandError> {
    till.work(move |shop| {
        let operator = OperatorCode::parse(&operator).map_err(EngineError::from)?;
        let amounts = shop.amounts(&operator, service_of(&service)?)?;
        Ok(amounts.into_iter().map(|amount| amount.to_string()).collect())
    })
    .await
}

/// The wallets that run low, by what the ledger knows; asks nobody outside.
#[tauri::command]
pub async fn low_wallets(user: User, till: OfTill<'_>) -> Result<Vec<LowWalletDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        Ok(shop.low_wallets(&user.0)?.into_iter().map(|wallet| LowWalletDto::of(wallet, &view)).collect())
    })
    .await
}

/// An order, read and checked; nothing is written down.
#[tauri::command]
pub async fn quote(user: User, till: OfTill<'_>, order: OrderDto) -> Result<QuoteDto, CommandError> {
    let role = user.0.role;
    let request = order.of_clerk(user.0.name)?;
    let shop = till.shop().await?;
    let quote = shop.engine().quote(&request).await?;
    till.work(move |shop| QuoteDto::of(&quote, &View::of(shop, role)?)).await
}

/// Sells; answers as soon as the sale is written down, the rest is told as it comes.
#[tauri::command]
pub async fn sell(user: User, till: OfTill<'_>, order: OrderDto) -> Result<SaleDto, CommandError> {
    let role = user.0.role;
    let request = order.of_clerk(user.0.name)?;
    let shop = till.shop().await?;
    till.session.touch(Moment::now());

    let (recorded, mut told) = mpsc::unbounded_channel();
    let selling = {
        let (till, shop) = (till.inner().clone(), shop.clone());
        async move {
            let under_way = till.selling.begin();
            let tell = |reference: &Reference| {
                let _ = recorded.send(reference.clone());
            };
            let sold = shop.engine().sell_telling(&request, &tell).await;
            drop(under_way);
            if sold.as_ref().is_ok_and(is_for_the_network) {
                till.pages.doubt_network();
            }
            sold
        }
    };
    // In a task of its own: a page that is closed or loaded anew drops this command, never the sale.
    let selling = tokio::spawn(selling);
    match told.recv().await {
        Some(reference) => {
            recorded_sale(&shop, &reference, role).map_err(|error| error.of_recorded(&reference))
        }
        // It was never written down: its error tells why.
        None => {
            let sold = selling.await;
            let sale = sold.map_err(|_| CommandError::internal("the sale stopped before it was done"))??;
            Ok(SaleDto::of(&sale, &View::of(&shop, role)?))
        }
    }
}

fn recorded_sale(shop: &Shop, reference: &Reference, role: Role) -> Result<SaleDto, CommandError> {
    let sale = shop.ledger().sale(reference)?.ok_or(LedgerError::NotFound)?;
    Ok(SaleDto::of(&sale, &View::of(shop, role)?))
}

/// Whether a sale ended in a way that makes the network doubtful.
fn is_for_the_network(sale: &Sale) -> bool {
    let reason = sale.reason();
    match sale.status() {
        Status::Failed => reason == Some(Reason::NotSent),
        Status::Unknown => matches!(reason, Some(Reason::Timeout | Reason::ConnectionLost)),
        _ => false,
    }
}

fn service_of(code: &str) -> Result<Service, CommandError> {
    Ok(code.parse().map_err(EngineError::from)?)
}
