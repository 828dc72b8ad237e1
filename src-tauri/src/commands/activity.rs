//! Earlier sales, and what is to be done about open ones.

use chrono::NaiveDate;
use tillup_core::{ledger::Ledger, ledger::LedgerError, reference::Reference, sale::Status};
use tillup_ledger::SalesFilter;
use tillup_shop::Shop;

use super::OfTill;
use crate::{
    dto::{
        View,
        sale::{SaleDto, SalesQuery},
        shop::OverviewDto,
    },
    error::CommandError,
    till::User,
};

/// At most so many sales at once.
const MOST: u32 = 500;

/// Today's figures.
#[tauri::command]
pub async fn overview(user: User, till: OfTill<'_>) -> Result<OverviewDto, CommandError> {
    till.work(move |shop| Ok(shop.overview(&user.0)?.into())).await
}

/// Sales that wait for their end, oldest first.
#[tauri::command]
pub async fn open_sales(user: User, till: OfTill<'_>) -> Result<Vec<SaleDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        Ok(shop.ledger().open_sales()?.iter().map(|sale| SaleDto::of(sale, &view)).collect())
    })
    .await
}

/// Sales, newest first.
#[tauri::command]
pub async fn sales(user: User, till: OfTill<'_>, query: SalesQuery) -> Result<Vec<SaleDto>, CommandError> {
    till.work(move |shop| {
        let filter = filter_of(query, today(shop)?)?;
        let view = View::of(shop, user.0.role)?;
        Ok(shop.ledger().sales(&filter)?.iter().map(|sale| SaleDto::of(sale, &view)).collect())
    })
    .await
}

/// One sale.
#[tauri::command]
pub async fn sale(user: User, till: OfTill<'_>, reference: String) -> Result<SaleDto, CommandError> {
    till.work(move |shop| {
        let sale = shop.ledger().sale(&Reference::stored(reference))?.ok_or(LedgerError::NotFound)?;
        Ok(SaleDto::of(&sale, &View::of(shop, user.0.role)?))
    })
    .await
}

/// Asks the provider about an open sale now.
#[tauri::command]
pub async fn check(user: User, till: OfTill<'_>, reference: String) -> Result<SaleDto, CommandError> {
    let shop = till.shop().await?;
    let sale = shop.ledger().sale(&Reference::stored(reference))?.ok_or(LedgerError::NotFound)?;
    let attempt = sale.last_attempt().ok_or(LedgerError::NotFound)?.reference.clone();
    let role = user.0.role;
    // In a task of its own: what the provider answers is written down, whether or not the page still waits for it.
    let asked = tokio::spawn(async move {
        let sale = shop.engine().check(&attempt).await?;
        Ok::<_, CommandError>(SaleDto::of(&sale, &View::of(&shop, role)?))
    });
    asked.await.map_err(|_| CommandError::internal("the check stopped before it was done"))?
}

/// The owner's word on an unknown sale.
#[tauri::command]
pub async fn resolve(
    user: User,
    till: OfTill<'_>,
    reference: String,
    succeeded: bool,
    why: String,
) -> Result<SaleDto, CommandError> {
    till.work(move |shop| {
        let reference = Reference::stored(reference);
        let sale = shop.engine().resolve(&reference, succeeded, &user.0.name, &why)?;
        Ok(SaleDto::of(&sale, &View::of(shop, user.0.role)?))
    })
    .await
}

fn today(shop: &Shop) -> Result<NaiveDate, CommandError> {
    Ok(shop.ledger().config()?.calendar().day_of(shop.clock().now()))
}

/// What the ledger is asked for. Without days it is today's.
fn filter_of(query: SalesQuery, today: NaiveDate) -> Result<SalesFilter, CommandError> {
    let is_open = query.status.as_deref() == Some("open");
    let status = query.status.filter(|_| !is_open).map(|code| {
        Status::from_code(&code)
            .ok_or_else(|| CommandError::new("invalid_status", format!("there is no status {code}")))
    });
    let day = |day: Option<NaiveDate>| (!query.every_day).then(|| day.unwrap_or(today));
    Ok(SalesFilter {
        from: day(query.from),
        to: day(query.to),
        status: status.transpose()?,
        open: is_open,
        disputed: query.disputed,
        number: None,
        clerk: query.clerk.filter(|clerk| !clerk.is_empty()),
        text: Some(query.text).filter(|text| !text.trim().is_empty()),
        limit: query.limit.min(MOST),
    })
}
