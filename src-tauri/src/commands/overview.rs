//! The shop at a glance.

use tauri::State;

use crate::{counter::Counter, dto::OverviewDto, error::CommandError};

/// The shop's name and what it sold on the current business day.
#[tauri::command]
pub async fn overview(counter: State<'_, Counter>) -> Result<OverviewDto, CommandError> {
    let overview = counter.with_shop(|shop| shop.overview()).await?;
    Ok(overview.into())
}
