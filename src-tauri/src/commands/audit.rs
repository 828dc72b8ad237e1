//! Who did what, and whether the ledger is whole.

use super::OfTill;
use crate::{
    dto::{
        View,
        audit::{AuditPageDto, AuditQueryDto, CheckedDto},
    },
    error::CommandError,
    till::User,
};
use tillup_shop::AuditQuery;

/// A page of what people did, the latest first.
#[tauri::command]
pub async fn audit(user: User, till: OfTill<'_>, query: AuditQueryDto) -> Result<AuditPageDto, CommandError> {
    let query = AuditQuery::from(query);
    till.work(move |shop| {
        let lines = shop.audit(&query, &user.0)?;
        let view = View::of(shop, user.0.role)?;
        Ok(AuditPageDto::of(lines, query.limit, shop.chain(&user.0)?, shop.clock().now(), &view))
    })
    .await
}

/// Looks through the whole ledger, which takes its time; selling goes on.
#[tauri::command]
pub async fn check_ledger(user: User, till: OfTill<'_>) -> Result<CheckedDto, CommandError> {
    till.work(move |shop| {
        let report = shop.check_ledger(&user.0)?;
        let view = View::of(shop, user.0.role)?;
        Ok(CheckedDto::of(report, shop.clock().now(), &view))
    })
    .await
}
