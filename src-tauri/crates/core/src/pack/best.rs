//! Which packs are the best of their kind.

use std::{cmp::Ordering, collections::HashMap};

use chrono::NaiveDate;

use super::PackFacts;
use crate::{
    commission::expected_of_offer, money::Money, offer::Offer, operator::OperatorCode, sale::Commission,
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
            enter(&mut value, group, place, i128::from(holds), offer.price);
        }
        enter(&mut margin, group, place, i128::from(told.commission.amount.parts()), offer.price);
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

/// The best of a group so far.
struct Best {
    place: usize,
    gain: i128,
    price: i128,
    /// Whether another is worse.
    beats: bool,
}

fn enter<'a>(
    contest: &mut HashMap<Group<'a>, Best>,
    group: Group<'a>,
    place: usize,
    gain: i128,
    price: Money,
) {
    let price = i128::from(price.parts());
    if price <= 0 {
        return;
    }
    let Some(best) = contest.get_mut(&group) else {
        contest.insert(group, Best { place, gain, price, beats: false });
        return;
    };
    match (gain * best.price).cmp(&(best.gain * price)) {
        Ordering::Greater => *best = Best { place, gain, price, beats: true },
        Ordering::Less => best.beats = true,
        Ordering::Equal if price < best.price => *best = Best { place, gain, price, beats: best.beats },
        Ordering::Equal => {}
    }
}

fn winners(contest: HashMap<Group<'_>, Best>) -> impl Iterator<Item = usize> {
    contest.into_values().filter(|best| best.beats && best.gain > 0).map(|best| best.place)
}
