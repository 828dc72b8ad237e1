//! The owner's figures: days, reports, wallets.

use chrono::{Days, NaiveDate};
use tillup_core::{
    engine::EngineError, ledger::Ledger, report::GroupBy, sale::Sale, sale::Status, shop::ShopConfig,
};
use tillup_ledger::SalesFilter;
use tillup_shop::Shop;

use super::OfTill;
use crate::{
    dto::{
        View,
        quality::QualityDto,
        report::{DayDto, DayPartDto, DayReports, ReportDto},
        sale::SaleDto,
        wallet::{AskedWallet, WalletDto},
    },
    error::CommandError,
    till::User,
};

const WEEK: Days = Days::new(7);
/// A sale that is taken back was sold at most so long before.
const REVERSED_WITHIN: Days = Days::new(60);
/// At most so many reversals of a day.
const MOST: u32 = 500;

/// The totals of some days, one report for each currency.
#[tauri::command]
pub async fn report(
    _user: User,
    till: OfTill<'_>,
    from: NaiveDate,
    to: NaiveDate,
    by: String,
) -> Result<Vec<ReportDto>, CommandError> {
    till.work(move |shop| {
        let by = GroupBy::from_code(&by)
            .ok_or_else(|| CommandError::internal(format!("reports are not grouped by {by}")))?;
        let reports = shop.ledger().report(from, to, Some(by))?;
        let shown: Result<Vec<_>, _> = reports.iter().map(ReportDto::of).collect();
        Ok(shown.map_err(EngineError::from)?)
    })
    .await
}

/// How well the providers' accounts did on some days, one report for each currency.
#[tauri::command]
pub async fn quality(
    _user: User,
    till: OfTill<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<QualityDto>, CommandError> {
    till.work(move |shop| {
        let reports = shop.ledger().quality(from, to)?;
        Ok(reports.iter().map(QualityDto::from).collect())
    })
    .await
}

/// One business day, today's where none is named: its totals, the same weekday before, and the sales to look at.
#[tauri::command]
pub async fn day(user: User, till: OfTill<'_>, date: Option<NaiveDate>) -> Result<DayDto, CommandError> {
    till.work(move |shop| {
        let config = shop.ledger().config()?;
        let today = config.calendar().day_of(shop.clock().now());
        let day = date.unwrap_or(today);
        let before = day.checked_sub_days(WEEK).unwrap_or(day);
        let by = |by| shop.ledger().report(day, day, Some(by));
        let reports = DayReports {
            accounts: by(GroupBy::Account)?,
            operators: by(GroupBy::Operator)?,
            services: by(GroupBy::Service)?,
            clerks: by(GroupBy::Clerk)?,
            dues: shop.ledger().due_totals(day, day)?,
            before: shop.ledger().report(before, before, None)?,
        };
        let mut attention = open_on(shop, &config, day, today)?;
        // Few days have any, and looking for them reads two months of sales.
        if reports.accounts.iter().any(|report| report.totals.reversed.sales > 0) {
            attention.extend(reversed_on(shop, &config, day)?);
        }
        let view = View::of(shop, user.0.role)?;
        Ok(DayDto {
            day,
            today,
            before,
            parts: DayPartDto::all(&reports).map_err(EngineError::from)?,
            attention: attention.iter().map(|sale| SaleDto::of(sale, &view)).collect(),
        })
    })
    .await
}

/// Sales of that day that wait for their end; today all of them, for older ones are still to be dealt with.
fn open_on(
    shop: &Shop,
    config: &ShopConfig,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Sale>, CommandError> {
    let mut open = shop.ledger().open_sales()?;
    open.retain(|sale| day == today || config.calendar().day_of(sale.created_at) == day);
    Ok(open)
}

/// Sales that were taken back on that day, whenever they were sold.
fn reversed_on(shop: &Shop, config: &ShopConfig, day: NaiveDate) -> Result<Vec<Sale>, CommandError> {
    let filter = SalesFilter {
        from: Some(day.checked_sub_days(REVERSED_WITHIN).unwrap_or(day)),
        to: Some(day),
        status: Some(Status::Reversed),
        limit: MOST,
        ..SalesFilter::default()
    };
    let mut reversed = shop.ledger().sales(&filter)?;
    reversed.retain(|sale| sale.final_at.is_some_and(|at| config.calendar().day_of(at) == day));
    Ok(reversed)
}

/// The wallets of all accounts as they were last told.
#[tauri::command]
pub async fn wallets(user: User, till: OfTill<'_>) -> Result<Vec<WalletDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let forecasts = shop.ledger().wallet_forecasts(shop.clock().now())?;
        let wallets = shop.ledger().reconcile(None)?;
        Ok(wallets.iter().map(|wallet| WalletDto::of(wallet, &view).forecast_by(&forecasts, &view)).collect())
    })
    .await
}

/// Asks every provider for the shop's balance; each account tells its own error.
#[tauri::command]
pub async fn ask_wallets(user: User, till: OfTill<'_>) -> Result<Vec<AskedWallet>, CommandError> {
    let shop = till.shop().await?;
    let role = user.0.role;
    // In a task of its own: what the providers answer is written down, whether or not the page still waits for it.
    let asked = tokio::spawn(async move {
        let answers = shop.engine().balances(None).await?;
        let view = View::of(&shop, role)?;
        Ok::<_, CommandError>(answers.into_iter().map(|answer| AskedWallet::of(answer, &view)).collect())
    });
    asked.await.map_err(|_| CommandError::internal("the balances were not asked to the end"))?
}
