//! Complaints of sales that were delivered.

use tillup_core::{
    dispute::{Complaint, DisputeEnd},
    reference::Reference,
};
use tillup_shop::DisputeForm;

use super::OfTill;
use crate::{
    dto::{View, printing::DisputeDto},
    error::CommandError,
    till::User,
};

/// The complaints of a sale; without one, all that are open.
#[tauri::command]
pub async fn disputes(
    user: User,
    till: OfTill<'_>,
    reference: Option<String>,
) -> Result<Vec<DisputeDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let found = shop.disputes(&user.0, reference.map(Reference::stored).as_ref())?;
        found.into_iter().map(|dispute| DisputeDto::of(dispute, &view)).collect()
    })
    .await
}

/// Opens a complaint.
#[tauri::command]
pub async fn open_dispute(
    user: User,
    till: OfTill<'_>,
    reference: String,
    complaint: Complaint,
    meant_for: String,
    note: String,
) -> Result<DisputeDto, CommandError> {
    till.work(move |shop| {
        let dispute = shop.open_dispute(&user.0, &DisputeForm { reference, complaint, meant_for, note })?;
        DisputeDto::of(dispute, &View::of(shop, user.0.role)?)
    })
    .await
}

/// Closes a complaint with how it ended.
#[tauri::command]
pub async fn close_dispute(
    user: User,
    till: OfTill<'_>,
    id: i64,
    end: DisputeEnd,
    note: String,
) -> Result<DisputeDto, CommandError> {
    till.work(move |shop| {
        let dispute = shop.close_dispute(&user.0, id, end, &note)?;
        DisputeDto::of(dispute, &View::of(shop, user.0.role)?)
    })
    .await
}
