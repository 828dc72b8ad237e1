//! What iRecharge's answers tell besides sales: the wallet, the packs for a number, the operators.

use tillup_core::{
    account::Account,
    money::{Currency, Money},
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, Service},
    provider::{ListedOperator, ReadError},
    wire::WireAnswer,
};

use super::{answers, wire};
use crate::{json::Json, reading};

/// The wallet. In another currency than taka it is not ours to add up.
pub(super) fn balance(answer: &WireAnswer) -> Result<Money, ReadError> {
    let json = accepted(answer)?;
    let taka = json.text_of(&["currency"]).is_none_or(|code| code.eq_ignore_ascii_case(Currency::Bdt.code()));
    json.money_of(&["balance"], Currency::Bdt).filter(|_| taka).ok_or(ReadError::Unreadable)
}

/// The packs for a number. How the whole answer looks is not documented: `offers`, `operator` and `number` at its top are
/// taken from the document's sample code.
pub(super) fn offers(
    query: &OfferQuery,
    account: &Account,
    answer: &WireAnswer,
) -> Result<Vec<Offer>, ReadError> {
    let json = accepted(answer)?;
    let operator = query.operator.as_ref().ok_or(ReadError::Unreadable)?;
    let top = if json.get(&["offers"]).is_some() { &json } else { json.get(wire::DATA).unwrap_or(&json) };
    let rows = if let Json::List(_) = top { Some(top) } else { top.get(&["offers"]) };
    let rows = rows.ok_or(ReadError::Unreadable)?;
    let context = ListContext { top, operator, account, query };
    Ok(rows.items().iter().filter_map(|row| context.offer(row)).collect())
}

struct ListContext<'a> {
    top: &'a Json,
    operator: &'a OperatorCode,
    account: &'a Account,
    query: &'a OfferQuery,
}

impl ListContext<'_> {
    /// A row as a pack; nothing where it lacks what it must be bought with.
    fn offer(&self, row: &Json) -> Option<Offer> {
        let price = row.money_of(wire::AMOUNT, Currency::Bdt).filter(|price| price.is_positive())?;
        let names = &[wire::OPERATOR_FIELD];
        let told = row.text_of(names).or_else(|| self.top.text_of(names));
        let operator = told.unwrap_or_else(|| self.operator.as_str());
        if reading::bangladeshi_operator(operator) != Some(self.operator.as_str()) {
            return None;
        }
        // Where the list names no operator, the purchase takes the document's code, in its small letters.
        let sent = told.map_or_else(|| operator.to_ascii_lowercase(), str::to_owned);
        let mut identifiers = vec![(wire::OPERATOR_FIELD.to_owned(), sent)];
        if let Some(number) = &self.query.number {
            identifiers.push((wire::NUMBER_FIELD.to_owned(), number.as_str().to_owned()));
        }
        let (required, optional) = wire::identifiers_of(operator)?;
        for name in required {
            identifiers.push(((*name).to_owned(), row.text_of(&wire::names_of(name))?.to_owned()));
        }
        for name in optional {
            let value = row.text_of(&wire::names_of(name));
            identifiers.extend(value.map(|value| ((*name).to_owned(), value.to_owned())));
        }
        let id = row.text_of(&["id"]).or_else(|| row.text_of(&wire::names_of(required.first()?)))?;
        Some(Offer {
            id: id.to_owned(),
            account: self.account.id.clone(),
            operator: self.operator.clone(),
            title: row.text_of(&["title", "titleBn", "title_bn"]).unwrap_or(id).to_owned(),
            price,
            validity: row.text_of(&["validity"]).unwrap_or_default().to_owned(),
            category: row.text_of(&["category"]).unwrap_or_default().to_lowercase(),
            commission: row.money_of(wire::COMMISSION, Currency::Bdt).filter(|money| !money.is_negative()),
            identifiers,
        })
    }
}

/// The operators of phone top-ups.
pub(super) fn operators(service: Service, answer: &WireAnswer) -> Result<Vec<ListedOperator>, ReadError> {
    let json = accepted(answer)?;
    let list = match &json {
        Json::List(_) => &json,
        wrapped => wrapped.get(&["data", "operators"]).ok_or(ReadError::Unreadable)?,
    };
    let listed = |row: &Json| {
        let code = row.text_of(&["operator_code", "operatorCode", "code"])?;
        let name = row.text_of(&["operator_name", "operatorName", "name"]).unwrap_or(code);
        // The same list holds mobile banking.
        let recharges =
            row.text_of(wire::SERVICE).is_none_or(|told| told.to_lowercase().contains("recharge"));
        recharges.then(|| ListedOperator { code: code.to_owned(), name: name.to_owned(), service })
    };
    Ok(list.items().iter().filter_map(listed).collect())
}

/// The body of an accepted request. The wallet and the operators come without a flag of success.
fn accepted(answer: &WireAnswer) -> Result<Json, ReadError> {
    let json = Json::read(answer).map_err(|_| ReadError::Unreadable)?;
    if let Some(refused) = answers::refused_read(&json, answer.status) {
        return Err(refused);
    }
    let refused = json.flag_of(wire::SUCCESS) == Some(false);
    if answer.status == 200 && !refused { Ok(json) } else { Err(ReadError::Unreadable) }
}
