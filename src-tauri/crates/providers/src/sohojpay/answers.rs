//! What SohojPay's answers mean.

use tillup_core::{
    account::Account,
    money::{Currency, Money},
    offer::{Offer, OfferQuery},
    operator::OperatorCode,
    provider::{ReadError, Submission},
    sale::{Evidence, Outcome, Reason},
    wire::WireAnswer,
};

use super::wire;
use crate::{
    json::Json,
    reading::{self, Echo},
};

/// What a word of "Verify Response" comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Done,
    Open,
    Refused,
}

/// The documented words of a verified recharge's `status`; any other decides nothing.
const STATUS_WORDS: [(&str, Verdict); 4] = [
    ("COMPLETED", Verdict::Done),
    ("INITIATED", Verdict::Open),
    ("PENDING", Verdict::Open),
    ("ERROR", Verdict::Refused),
];

/// A recharge request's answer. The document does not say whether "successful" means done or taken, so it is taken for
/// accepted and the look-up decides.
pub(super) fn submitted(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Ok(json) = Json::read(answer) else {
        return reading::unreadable(answer.status, Evidence::default());
    };
    let (words, evidence) = said(&json);
    match (json.flag_of(wire::STATUS), answer.status) {
        (Some(true), 200) => echo(&json, submission).unless_other(Outcome::Pending(evidence)),
        (Some(false), status) if !words.is_empty() => reading::refused(status, &words, evidence),
        (_, status) => reading::unreadable(status, evidence),
    }
}

/// A look-up's answer.
pub(super) fn verified(submission: Submission<'_>, answer: &WireAnswer) -> Outcome {
    let Ok(json) = Json::read(answer) else {
        return reading::unreadable(answer.status, Evidence::default());
    };
    let (words, mut evidence) = said(&json);
    if json.flag_of(wire::STATUS) == Some(false) {
        return not_verified(answer.status, &words, evidence);
    }
    let status = json.text_of(wire::STATUS);
    evidence.code = status.map(str::to_owned);
    let verdict = STATUS_WORDS
        .into_iter()
        .find(|(word, _)| status.is_some_and(|status| status.eq_ignore_ascii_case(word)))
        .map(|(_, verdict)| verdict)
        .filter(|_| answer.status == 200);
    let (before, after) = balances(&json);
    (evidence.wallet_before, evidence.wallet_after) = (before, after);
    let outcome = match verdict {
        Some(Verdict::Done) => Outcome::Succeeded(evidence),
        Some(Verdict::Open) => Outcome::Pending(evidence),
        // Money that left the wallet contradicts the word.
        Some(Verdict::Refused) if before.zip(after).is_none_or(|(before, after)| after >= before) => {
            Outcome::Failed { reason: Reason::Rejected, evidence }
        }
        Some(Verdict::Refused) | None => {
            return echo(&json, submission).unless_other(reading::unreadable(answer.status, evidence));
        }
    };
    echo(&json, submission).decide(outcome)
}

/// A look-up that was refused: that there is no such transaction is the provider's word, anything else says nothing.
fn not_verified(status: u16, words: &str, evidence: Evidence) -> Outcome {
    match status {
        200 | 404 | 422 | 400 if reading::says_not_found(words) => Outcome::NotFound(evidence),
        200 | 400..=499 if !words.is_empty() => reading::lookup_refused(words, evidence),
        _ => reading::unreadable(status, evidence),
    }
}

/// The wallet.
pub(super) fn balance(answer: &WireAnswer) -> Result<Money, ReadError> {
    accepted(answer)?.money_of(&["balance"], Currency::Bdt).ok_or(ReadError::Unreadable)
}

/// The packs of both lists.
pub(super) fn offers(
    query: &OfferQuery,
    account: &Account,
    answer: &WireAnswer,
) -> Result<Vec<Offer>, ReadError> {
    let json = accepted(answer)?;
    let operator = query.operator.as_ref().ok_or(ReadError::Unreadable)?;
    let data = json.get(&["data"]).ok_or(ReadError::Unreadable)?;
    let mut offers = Vec::new();
    for part in data.items() {
        let lists: Vec<_> = [wire::DRIVE, wire::REGULAR]
            .into_iter()
            .filter_map(|list| Some((list, part.get(&[list])?)))
            .collect();
        for (list, rows) in &lists {
            offers.extend(rows.items().iter().filter_map(|row| offer(row, list, operator, account)));
        }
        if lists.is_empty() {
            // Rows without the name of their list: the endpoint is the one for drive packs.
            let list = if part.text_of(&[wire::PACKAGE_FIELD]) == Some(wire::REGULAR) {
                wire::REGULAR
            } else {
                wire::DRIVE
            };
            offers.extend(offer(part, list, operator, account));
        }
    }
    Ok(offers)
}

/// A row of a list; nothing where it cannot be sold by what it tells, or belongs to another operator.
fn offer(row: &Json, list: &str, operator: &OperatorCode, account: &Account) -> Option<Offer> {
    let id = row.text_of(&["id", wire::PACKAGE_ID_FIELD])?;
    let price = row.money_of(&["price", "amount"], Currency::Bdt).filter(|price| price.is_positive())?;
    let told = row.text_of(&["operator"]).and_then(reading::bangladeshi_operator);
    if told.is_some_and(|told| told != operator.as_str()) {
        return None;
    }
    Some(Offer {
        id: id.to_owned(),
        account: account.id.clone(),
        operator: operator.clone(),
        title: row.text_of(&["title"]).unwrap_or(id).to_owned(),
        price,
        validity: String::new(),
        category: list.to_owned(),
        // The document shows 0.00 for every pack: nothing promised, rather than a promise of nothing.
        commission: row.money_of(&["com"], Currency::Bdt).filter(|commission| commission.is_positive()),
        identifiers: vec![
            (wire::PACKAGE_FIELD.to_owned(), list.to_owned()),
            (wire::PACKAGE_ID_FIELD.to_owned(), id.to_owned()),
        ],
    })
}

/// The body of an answer that is no sale, where the provider accepted the request.
fn accepted(answer: &WireAnswer) -> Result<Json, ReadError> {
    let json = Json::read(answer).map_err(|_| ReadError::Unreadable)?;
    let (words, _) = said(&json);
    match (json.flag_of(wire::STATUS), answer.status) {
        (Some(true), 200) => Ok(json),
        (Some(false), 200 | 400..=499) if !words.is_empty() => Err(reading::refused_read(&words)),
        _ => Err(ReadError::Unreadable),
    }
}

/// What is said to people, as text and as evidence.
fn said(json: &Json) -> (String, Evidence) {
    let words = json.get(wire::MESSAGE).map(Json::words).unwrap_or_default();
    let message = Some(words.clone()).filter(|words| !words.is_empty());
    (words, Evidence { message, ..Evidence::default() })
}

/// Both balances, or neither.
fn balances(json: &Json) -> (Option<Money>, Option<Money>) {
    let balance = |names| json.money_of(names, Currency::Bdt);
    balance(wire::PRE_BALANCE).zip(balance(wire::POST_BALANCE)).unzip()
}

fn echo(json: &Json, submission: Submission<'_>) -> Echo {
    let order = submission.order;
    Echo::of_reference(json, wire::REFERENCE, submission.reference.as_str())
        .and(Echo::of_number(json, wire::NUMBER, &order.number))
        .and(Echo::of_amount(json, wire::AMOUNT, order.amount))
}
