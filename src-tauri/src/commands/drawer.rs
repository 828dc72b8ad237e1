//! Drawers: opened, added to, counted and closed. Whose drawers somebody may see is the shop's to say.

use tillup_core::shift::{Shift, Way};
use tillup_shop::Shop;

use super::OfTill;
use crate::{
    dto::{
        View,
        drawer::{DrawersDto, ShiftDto, ZLineDto},
    },
    error::CommandError,
    till::User,
};

/// So many Z reports at once.
const PAGE: u32 = 50;

/// Since when one's own drawer is open; nothing where it is not.
#[tauri::command]
pub async fn drawer(user: User, till: OfTill<'_>) -> Result<Option<String>, CommandError> {
    till.work(move |shop| {
        let since = shop.drawer_open_since(&user.0)?;
        let view = View::of(shop, user.0.role)?;
        Ok(since.map(|at| view.moment(at)))
    })
    .await
}

/// One's own drawer, others' for the owner, and the last Z reports.
#[tauri::command]
pub async fn drawers(user: User, till: OfTill<'_>) -> Result<DrawersDto, CommandError> {
    till.work(move |shop| {
        let who = &user.0;
        let view = View::of(shop, who.role)?;
        let told = |shift: &Shift| ShiftDto::of(shift, &[], &view);
        Ok(DrawersDto {
            own: shop.own_shift(who)?.as_ref().map(told).transpose()?,
            others: shop.others_shifts(who)?.iter().map(told).collect::<Result<_, _>>()?,
            reports: lines(&shop.z_reports(who, None, PAGE)?, &view)?,
        })
    })
    .await
}

/// Further Z reports, below that number.
#[tauri::command]
pub async fn z_reports(user: User, till: OfTill<'_>, before: i64) -> Result<Vec<ZLineDto>, CommandError> {
    till.work(move |shop| {
        let view = View::of(shop, user.0.role)?;
        lines(&shop.z_reports(&user.0, Some(before), PAGE)?, &view)
    })
    .await
}

fn lines(shifts: &[Shift], view: &View<'_>) -> Result<Vec<ZLineDto>, CommandError> {
    let told = shifts.iter().map(|shift| ZLineDto::of(shift, view));
    Ok(told.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// One Z report, with what has settled since of the sales that it left unresolved.
#[tauri::command]
pub async fn z_report(user: User, till: OfTill<'_>, number: i64) -> Result<ShiftDto, CommandError> {
    till.work(move |shop| {
        let shift = shop.z_report(&user.0, number)?;
        ShiftDto::of(&shift, &shop.settled_since(&shift)?, &View::of(shop, user.0.role)?)
    })
    .await
}

/// Opens one's drawer with its float.
#[tauri::command]
pub async fn open_drawer(user: User, till: OfTill<'_>, float: String) -> Result<ShiftDto, CommandError> {
    till.work(move |shop| told(shop, &user, &shop.open_shift(&user.0, &float)?)).await
}

/// Puts money into one's drawer or takes it out, for another reason than a sale.
#[tauri::command]
pub async fn move_cash(
    user: User,
    till: OfTill<'_>,
    out: bool,
    amount: String,
    why: String,
) -> Result<ShiftDto, CommandError> {
    let way = if out { Way::Out } else { Way::In };
    till.work(move |shop| told(shop, &user, &shop.move_cash(&user.0, way, &amount, &why)?)).await
}

/// Closes one's drawer with what was counted in it; what was expected is told only now.
#[tauri::command]
pub async fn close_drawer(user: User, till: OfTill<'_>, counted: String) -> Result<ShiftDto, CommandError> {
    till.work(move |shop| told(shop, &user, &shop.close_shift(&user.0, &counted)?)).await
}

fn told(shop: &Shop, user: &User, shift: &Shift) -> Result<ShiftDto, CommandError> {
    ShiftDto::of(shift, &[], &View::of(shop, user.0.role)?)
}
