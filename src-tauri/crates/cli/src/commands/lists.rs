//! What can be sold, and to whom a number belongs.

use serde_json::json;
use tillup_core::{
    account::Account,
    engine::EngineError,
    number::{Number, latin_digits},
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, Service, known_operators, shop_code},
    provider::{ListedOperator, shop_operator},
};

use super::Session;
use crate::{args::OffersArgs, failure::Failure, json, progress, table};

/// Operators: of the shop's country, and the provider's own list where the account's provider has one.
pub async fn operators(session: &Session<'_>, account: Option<&str>) -> Result<u8, Failure> {
    let rows = match account {
        Some(id) => of_account(session, named(session, id)?).await?,
        None => known_operators(session.config.country)
            .iter()
            .map(|operator| {
                let service = OperatorCode::parse(operator.code).map(|code| code.usual_service());
                Row {
                    code: operator.code.to_owned(),
                    name: operator.name.to_owned(),
                    service: service.unwrap_or(Service::Prepaid),
                    provider_code: None,
                }
            })
            .collect(),
    };
    session.output.answer(
        || {
            let body = |row: &Row| {
                json!({
                    "code": row.code, "name": row.name, "service": row.service.code(), "provider_code": row.provider_code,
                })
            };
            json!({ "operators": rows.iter().map(body).collect::<Vec<_>>() })
        },
        || {
            let cells = rows.iter().map(|row| {
                let theirs = row.provider_code.clone().unwrap_or_default();
                vec![row.code.clone(), row.name.clone(), row.service.to_string(), theirs]
            });
            table::plain(&["code", "name", "service", "provider's code"], &[], cells)
        },
    )?;
    Ok(0)
}

struct Row {
    code: String,
    name: String,
    service: Service,
    provider_code: Option<String>,
}

async fn of_account(session: &Session<'_>, account: &Account) -> Result<Vec<Row>, Failure> {
    let provider = session.shop.providers().get(account.provider.as_str());
    if !provider.is_some_and(|provider| provider.capability().lists_operators) {
        return Ok(known_operators(account.currency.country())
            .iter()
            .filter_map(|operator| Some((OperatorCode::parse(operator.code).ok()?, operator.name)))
            .map(|(code, name)| Row {
                service: code.usual_service(),
                provider_code: account.operator_codes.get(&code).cloned(),
                code: code.to_string(),
                name: name.to_owned(),
            })
            .collect());
    }
    let mut listed: Vec<ListedOperator> = Vec::new();
    let mut failed = None;
    for service in Service::ALL {
        let asking = session.shop.engine().listed_operators(account, service);
        match progress::shown("asking the provider", asking).await {
            Ok(operators) => {
                let new = |operator: &ListedOperator| !listed.contains(operator);
                let new: Vec<_> = operators.into_iter().filter(new).collect();
                listed.extend(new);
            }
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match (listed.is_empty(), failed) {
        (true, Some(error)) => Err(error.into()),
        _ => Ok(listed.iter().map(|operator| row_of(operator, &listed, account)).collect()),
    }
}

/// The shop's code and the provider's name.
fn row_of(operator: &ListedOperator, listed: &[ListedOperator], account: &Account) -> Row {
    let ours = shop_operator(operator, listed, account.currency.country());
    Row {
        code: ours.map_or_else(|| shop_code(&operator.name), |(code, _)| code.to_string()),
        name: operator.name.clone(),
        service: operator.service,
        provider_code: Some(operator.code.clone()),
    }
}

/// Circles of the named account's provider, or of the first that has any.
pub async fn circles(session: &Session<'_>, account: Option<&str>) -> Result<u8, Failure> {
    let has_circles = |account: &&Account| {
        let provider = session.shop.providers().get(account.provider.as_str());
        account.enabled && provider.is_some_and(|provider| provider.capability().lists_circles)
    };
    let account = match account {
        Some(id) => named(session, id)?,
        None => session.config.accounts.iter().find(has_circles).ok_or(EngineError::NotOffered)?,
    };
    let asking = session.shop.engine().listed_circles(account);
    let circles = progress::shown("asking the provider", asking).await?;
    session.output.answer(
        || {
            let body = circles.iter().map(|circle| json!({ "id": circle.code, "name": circle.name }));
            json!({ "circles": body.collect::<Vec<_>>() })
        },
        || {
            table::plain(
                &["id", "name"],
                &[],
                circles.iter().map(|circle| vec![circle.code.clone(), circle.name.clone()]),
            )
        },
    )?;
    Ok(0)
}

/// What the shop proposes for a number.
pub async fn detect(session: &Session<'_>, number: &str) -> Result<u8, Failure> {
    let asking = session.shop.engine().detect(number);
    let found =
        progress::shown("asking whose number it is", asking).await?.ok_or(EngineError::OperatorNeeded)?;
    session.output.answer(
        || json::detection(&found),
        || {
            let circle = found.circle.as_ref().map_or_else(String::new, |circle| format!(", {circle}"));
            format!(
                "{}: {} {}{circle} (by {})",
                found.number.grouped(),
                found.operator,
                found.service,
                found.by.code()
            )
        },
    )?;
    Ok(0)
}

/// Packs of an operator.
pub async fn offers(session: &Session<'_>, args: OffersArgs) -> Result<u8, Failure> {
    let account = args.account.as_deref().map(|id| named(session, id)).transpose()?;
    let country = account.map_or(session.config.country, |account| account.currency.country());
    let number = args.number.as_deref().map(|text| Number::parse_mobile(text, country));
    let query = OfferQuery {
        operator: Some(OperatorCode::parse(&args.operator).map_err(EngineError::from)?),
        number: number.transpose().map_err(EngineError::from)?,
        circle: args.circle,
    };
    let asking = session.shop.engine().offers(&query, args.account.as_deref());
    let mut list = progress::shown("asking the providers for packs", asking).await?.without_stale();
    if list.offers.is_empty() && list.errors.len() == 1 {
        return Err(list.errors.remove(0).1.into());
    }
    let found: Vec<&Offer> =
        list.offers.iter().filter(|offer| matches(offer, args.search.as_deref())).collect();
    let role = session.who.role;
    session.output.answer(|| json::offers(&found, &list.errors, role), || table::offers(&found, role))?;
    for (account, error) in &list.errors {
        session.output.note(&format!("{account}: {}", error.text_for(role)));
    }
    Ok(0)
}

/// Whether a pack has all words of the search in its title, price, validity or category; digits of any script.
fn matches(offer: &Offer, search: Option<&str>) -> bool {
    let Some(search) = search else { return true };
    let text = format!("{} {} {} {} {}", offer.title, offer.price, offer.validity, offer.category, offer.id);
    let text = latin_digits(&text).to_lowercase();
    latin_digits(search).to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn named<'a>(session: &'a Session<'_>, id: &str) -> Result<&'a Account, EngineError> {
    session.config.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))
}
