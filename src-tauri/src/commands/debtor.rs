//! Who buys on credit: found, set by the owner, paying.

use tillup_core::debtor::Debtor;
use tillup_shop::Shop;

use super::OfTill;
use crate::{
    dto::{
        View,
        debtor::{DebtorDto, DebtorFormDto, DebtorViewDto, DueLineDto},
    },
    error::CommandError,
    till::User,
};

/// At most so many debtors at once.
const MOST: u32 = 500;
/// So many changes of a due.
const LINES: u32 = 200;

/// Who buys on credit, by name or telephone number; who owes most first.
#[tauri::command]
pub async fn debtors(user: User, till: OfTill<'_>, text: String) -> Result<Vec<DebtorDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let found = shop.debtors(&user.0, &text, MOST)?;
        Ok(found.iter().map(|debtor| DebtorDto::of(debtor, &view)).collect())
    })
    .await
}

/// One debtor, with what moved their due.
#[tauri::command]
pub async fn debtor(user: User, till: OfTill<'_>, id: i64) -> Result<DebtorViewDto, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        let debtor = shop.debtor(&user.0, id)?;
        let lines = shop.due_lines(&user.0, id, LINES)?;
        Ok(DebtorViewDto {
            debtor: DebtorDto::of(&debtor, &view),
            lines: lines.iter().map(|line| DueLineDto::of(line, &view)).collect(),
        })
    })
    .await
}

/// Adds a debtor or changes one.
#[tauri::command]
pub async fn save_debtor(
    user: User,
    till: OfTill<'_>,
    debtor: DebtorFormDto,
) -> Result<DebtorDto, CommandError> {
    till.work(move |shop| told(shop, &user, &shop.save_debtor(&user.0, &debtor.into())?)).await
}

/// Takes cash for what is owed; a payment that is sent again with its mark is booked once.
#[tauri::command]
pub async fn take_payment(
    user: User,
    till: OfTill<'_>,
    id: i64,
    amount: String,
    note: Option<String>,
    once: String,
) -> Result<DebtorDto, CommandError> {
    till.work(move |shop| {
        told(shop, &user, &shop.take_payment(&user.0, id, &amount, note.as_deref(), &once)?)
    })
    .await
}

/// Puts right what is owed.
#[tauri::command]
pub async fn adjust_due(
    user: User,
    till: OfTill<'_>,
    id: i64,
    amount: String,
    reason: String,
) -> Result<DebtorDto, CommandError> {
    till.work(move |shop| told(shop, &user, &shop.adjust_due(&user.0, id, &amount, &reason)?)).await
}

fn told(shop: &Shop, user: &User, debtor: &Debtor) -> Result<DebtorDto, CommandError> {
    Ok(DebtorDto::of(debtor, &View::of(shop, user.0.role)?))
}
