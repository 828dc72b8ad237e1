//! Which packs are the best of their kind.

#[cfg(test)]
mod tests;

use std::{cmp::Ordering, collections::HashMap};

use chrono::NaiveDate;

use super::PackFacts;
use crate::{
    commission::{expected_of_offer, rate_for},
    money::{Money, PARTS_PER_UNIT},
    offer::Offer,
    operator::OperatorCode,
    sale::Commission,
    shop::ShopConfig,
};

/// What a shop wants to know of a pack beside what its provider tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appraised {
    /// What it holds.
    pub facts: PackFacts,
    /// What it is expected to earn.
    pub commission: Commission,
    /// It gives most for its price among comparable ones.
    pub best_value: bool,
    /// It earns the largest share of its price among comparable ones.
    pub best_margin: bool,
}

/// Appraises packs, in their order.
///
/// Comparable are packs of one operator that hold the same (data, calls, both; where the titles tell neither, packs of one
/// category) and last about as long: up to a day, four days, eight, sixteen, a month, or longer. The providers' categories
/// are not compared: one's `drive` is another's `internet`. Most for its price is the most data, or minutes where there is
/// no data. Of equals the cheaper wins, then the one listed first. Nothing is marked where nothing is worse.
pub fn appraise(offers: &[Offer], shop: &ShopConfig, day: NaiveDate) -> Vec<Appraised> {
    let mut appraised: Vec<Appraised> = offers
        .iter()
        .map(|offer| Appraised {
            facts: PackFacts::read(&offer.title, &offer.validity),
            commission: expected_of_offer(&shop.rates, offer, day),
            best_value: false,
            best_margin: false,
        })
        .collect();
    let (mut value, mut margin) = (HashMap::new(), HashMap::new());
    for (place, (offer, told)) in offers.iter().zip(&appraised).enumerate() {
        let group = Group::of(offer, told.facts);
        let holds = told.facts.megabytes.or(told.facts.minutes.map(u64::from));
        if let Some(holds) = holds.filter(|_| told.facts.hours.is_some()) {
            let ratio = (i128::from(holds), i128::from(offer.price.parts()));
            enter(&mut value, group, Entry { place, ratio, price: offer.price });
        }
        enter(&mut margin, group, Entry { place, ratio: share(offer, shop, day), price: offer.price });
    }
    for place in winners(value) {
        appraised.get_mut(place).into_iter().for_each(|best| best.best_value = true);
    }
    for place in winners(margin) {
        appraised.get_mut(place).into_iter().for_each(|best| best.best_margin = true);
    }
    appraised
}

/// Packs that can be compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Group<'a> {
    operator: &'a OperatorCode,
    data: bool,
    calls: bool,
    category: &'a str,
    lasts: Option<u32>,
}

impl<'a> Group<'a> {
    fn of(offer: &'a Offer, facts: PackFacts) -> Self {
        const DAYS: [u32; 5] = [1, 4, 8, 16, 32];
        let (data, calls) = (facts.megabytes.is_some(), facts.minutes.is_some());
        Self {
            operator: &offer.operator,
            data,
            calls,
            category: if data || calls { "" } else { &offer.category },
            lasts: facts
                .hours
                .map(|hours| DAYS.into_iter().find(|days| hours <= days * 24).unwrap_or(u32::MAX)),
        }
    }
}

/// The share of its price that a pack earns. By rate it is the rate itself: rounding to the paisa makes no pack better.
fn share(offer: &Offer, shop: &ShopConfig, day: NaiveDate) -> (i128, i128) {
    if let Some(promised) = offer.commission {
        return (i128::from(promised.parts()), i128::from(offer.price.parts()));
    }
    let service = offer.operator.usual_service();
    let rate = rate_for(&shop.rates, &offer.account, &offer.operator, service, day);
    (rate.map_or(0, |row| i128::from(row.rate.parts())), i128::from(100 * PARTS_PER_UNIT))
}

/// A pack in a contest: what it gives as a fraction, and its price.
#[derive(Clone, Copy)]
struct Entry {
    place: usize,
    ratio: (i128, i128),
    price: Money,
}

/// The best of a group so far, and whether another is worse.
struct Best(Entry, bool);

type Contest<'a> = HashMap<Group<'a>, Best>;

fn enter<'a>(contest: &mut Contest<'a>, group: Group<'a>, entry: Entry) {
    if !entry.price.is_positive() {
        return;
    }
    let Some(Best(best, beats)) = contest.get_mut(&group) else {
        contest.insert(group, Best(entry, false));
        return;
    };
    let ((gain, of), (best_gain, best_of)) = (entry.ratio, best.ratio);
    match (gain * best_of).cmp(&(best_gain * of)) {
        Ordering::Greater => (*best, *beats) = (entry, true),
        Ordering::Less => *beats = true,
        Ordering::Equal if entry.price < best.price => *best = entry,
        Ordering::Equal => {}
    }
}

fn winners(contest: Contest<'_>) -> impl Iterator<Item = usize> {
    contest
        .into_values()
        .filter(|Best(best, beats)| *beats && best.ratio.0 > 0)
        .map(|Best(best, _)| best.place)
}
