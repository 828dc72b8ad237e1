//! What a pack holds, read out of its title, and which packs are the best of their kind.

mod best;
mod quantity;
#[cfg(test)]
mod tests;
mod words;

pub use best::{Appraised, appraise};

use quantity::{Amount, Quantity, quantities};

/// What a pack holds. What the title does not clearly tell is not guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PackFacts {
    /// Data in all, in megabytes of which 1,024 are a gigabyte; what is given per day is counted for all its days.
    pub megabytes: Option<u64>,
    /// Minutes of calls in all.
    pub minutes: Option<u32>,
    /// How long it lasts. A month has 30 days, a year 365.
    pub hours: Option<u32>,
}

impl PackFacts {
    /// Reads title and validity in English, Bengali or Hindi, with digits of any of them. The validity goes before what the
    /// title says of it.
    pub fn read(title: &str, validity: &str) -> Self {
        let told = quantities(title);
        let lasts = |quantities: &[Quantity]| Some(sum(quantities, is_time)?.flat).filter(|hours| *hours > 0);
        let hours = lasts(&quantities(validity)).or_else(|| lasts(&told));
        let days = hours.filter(|hours| hours.is_multiple_of(24)).map(|hours| hours / 24);
        let total = |kind| sum(&told, kind)?.over(days);
        Self {
            megabytes: total(is_data).map(|kilobytes| kilobytes / 1024).filter(|megabytes| *megabytes > 0),
            minutes: total(is_calls).and_then(|minutes| minutes.try_into().ok()),
            hours: hours.and_then(|hours| hours.try_into().ok()),
        }
    }
}

/// An amount of one kind: once, and each day.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    flat: u64,
    daily: u64,
}

impl Sum {
    fn plus(self, amount: u64, daily: bool) -> Option<Self> {
        if daily {
            Some(Self { daily: self.daily.checked_add(amount)?, ..self })
        } else {
            Some(Self { flat: self.flat.checked_add(amount)?, ..self })
        }
    }

    /// In all, over so many days.
    fn over(self, days: Option<u64>) -> Option<u64> {
        if self.daily == 0 { Some(self.flat) } else { self.daily.checked_mul(days?)?.checked_add(self.flat) }
    }
}

/// The amount of one kind that a text names: what stands in brackets counts only where nothing stands outside, amounts with
/// a plus sign in between add up, and an amount may be named twice. `None` where it is named in several ways.
fn sum(quantities: &[Quantity], kind: fn(&Amount) -> Option<u64>) -> Option<Sum> {
    let of_kind = |nested: bool| {
        let here = move |quantity: &&Quantity| quantity.nested == nested;
        quantities.iter().filter(here).filter_map(move |quantity| Some((quantity, kind(&quantity.amount)?)))
    };
    let nested = of_kind(false).next().is_none();
    let mut named: Vec<(Sum, usize)> = Vec::new();
    for (quantity, amount) in of_kind(nested) {
        if quantity.unclear {
            return None;
        }
        match named.last_mut() {
            Some((sum, pluses)) if *pluses < quantity.pluses => {
                (*sum, *pluses) = (sum.plus(amount, quantity.daily)?, quantity.pluses);
            }
            _ => named.push((Sum::default().plus(amount, quantity.daily)?, quantity.pluses)),
        }
    }
    let (first, _) = *named.first()?;
    named.iter().all(|(sum, _)| *sum == first).then_some(first)
}

fn is_data(amount: &Amount) -> Option<u64> {
    if let Amount::Kilobytes(kilobytes) = amount { Some(*kilobytes) } else { None }
}

fn is_calls(amount: &Amount) -> Option<u64> {
    if let Amount::Minutes(minutes) = amount { Some(*minutes) } else { None }
}

fn is_time(amount: &Amount) -> Option<u64> {
    if let Amount::Hours(hours) = amount { Some(*hours) } else { None }
}
