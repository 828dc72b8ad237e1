//! What the builders of requests share: the address, the keys in headers, the JSON body.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use tillup_core::{
    account::Account,
    money::Currency,
    operator::{OperatorCode, Service},
    provider::CallContext,
    sale::Order,
    wire::{AnswerSize, Method, NotSent, WireRequest},
};
use url::Url;

/// The content type of JSON.
const JSON: &str = "application/json";

/// The address of `path` below the account's base URL, which is taken as the provider's document writes it.
pub(crate) fn endpoint(account: &Account, path: &str) -> Result<Url, NotSent> {
    let url = Url::parse(&format!("{}{path}", account.base_url.trim().trim_end_matches('/')));
    let url = url.map_err(|_| NotSent::BadUrl)?;
    let base = Url::parse(account.base_url.trim()).map_err(|_| NotSent::BadUrl)?;
    let plain = base.query().is_none()
        && base.fragment().is_none()
        && base.username().is_empty()
        && base.password().is_none();
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    if plain && web { Ok(url) } else { Err(NotSent::BadUrl) }
}

/// A key for a header; a key that no header can carry is refused before anything is sent.
pub(crate) fn header_key(ctx: CallContext<'_>, name: &str) -> Result<SecretString, NotSent> {
    let key = ctx.keys.get(name).ok_or(NotSent::KeysMissing)?;
    let writable = key.expose_secret().bytes().all(|byte| (b'!'..=b'~').contains(&byte));
    if writable { Ok(key.clone()) } else { Err(NotSent::UnwritableValue) }
}

/// A GET of `url`.
pub(crate) fn get(
    url: &Url,
    headers: Headers,
    ctx: CallContext<'_>,
    size: AnswerSize,
    wait: Duration,
) -> WireRequest {
    WireRequest {
        method: Method::Get,
        url: SecretString::from(url.as_str()),
        headers: with_accept(headers),
        body: None,
        allow_http: ctx.account.allow_http,
        size,
        answer_timeout: wait,
    }
}

/// A POST of `body` as JSON to `url`.
pub(crate) fn post<T: Serialize>(
    url: &Url,
    headers: Headers,
    body: &T,
    ctx: CallContext<'_>,
    size: AnswerSize,
    wait: Duration,
) -> Result<WireRequest, NotSent> {
    let body = serde_json::to_string(body).map_err(|_| NotSent::UnwritableValue)?;
    Ok(WireRequest {
        method: Method::Post,
        body: Some((JSON, SecretString::from(body))),
        ..get(url, headers, ctx, size, wait)
    })
}

/// Header names and values.
pub(crate) type Headers = Vec<(&'static str, SecretString)>;

/// Frameworks answer errors as a page of HTML unless JSON is asked for.
fn with_accept(mut headers: Headers) -> Headers {
    headers.push(("Accept", SecretString::from(JSON)));
    headers
}

/// Refuses what no provider of phone top-ups in taka can sell, whatever its operators.
pub(crate) fn check_phone_order(order: &Order, account: &Account) -> Result<(), NotSent> {
    let taka = order.amount.currency() == Currency::Bdt && account.currency == Currency::Bdt;
    if !taka || !order.service.is_for_phones() || order.scheme {
        return Err(NotSent::NotSoldHere);
    }
    let skitto_is_prepaid = !is_skitto_operator(&order.operator) || order.service != Service::Postpaid;
    let skitto_is_grameenphones =
        order.service != Service::Skitto || matches!(order.operator.as_str(), "GP" | "SK");
    if !skitto_is_prepaid || !skitto_is_grameenphones {
        return Err(NotSent::NotSoldHere);
    }
    if order.amount.is_positive() { Ok(()) } else { Err(NotSent::AmountRefused) }
}

/// Whether the shop's code is Skitto's.
fn is_skitto_operator(operator: &OperatorCode) -> bool {
    operator.as_str() == SKITTO
}

/// Whether the order is for Skitto, said by the service or by the operator.
pub(crate) fn is_for_skitto(order: &Order) -> bool {
    order.service == Service::Skitto || is_skitto_operator(&order.operator)
}

/// The shop's code of Skitto.
const SKITTO: &str = "SK";

/// The shop's operator that is sent where Skitto is an operator of its own, whoever the clerk named.
pub(crate) fn operator_or_skitto(order: &Order) -> &str {
    if is_for_skitto(order) { SKITTO } else { order.operator.as_str() }
}

/// The provider's code of an operator: the owner's, else that in the provider's own list, else the document's.
pub(crate) fn operator_code<'a>(
    operator: &str,
    account: &'a Account,
    listed: Option<&'a str>,
    documented: Option<&'a str>,
) -> Option<&'a str> {
    account.operator_code(operator).or(listed).or(documented)
}

/// The same where the document's codes are the shop's own.
pub(crate) fn same_code<'a>(operator: &'a str, account: &'a Account) -> Result<&'a str, NotSent> {
    const DOCUMENTED: [&str; 6] = ["GP", "RB", "AT", "BL", "TT", SKITTO];
    let documented = Some(operator).filter(|code| DOCUMENTED.contains(code));
    operator_code(operator, account, None, documented).ok_or(NotSent::OperatorUnknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn the_address_is_a_path_below_a_plain_base() {
        for (base, url) in [
            ("https://a.example", Some("https://a.example/x/y")),
            ("https://a.example/api/", Some("https://a.example/api/x/y")),
            (" http://127.0.0.1:80 ", Some("http://127.0.0.1/x/y")),
            ("https://a.example/?key=1", None),
            ("https://a.example/#x", None),
            ("https://user:pw@a.example", None),
            ("ftp://a.example", None),
            ("a.example", None),
            ("", None),
        ] {
            let account = Account { base_url: base.into(), ..testing::account("sohojpay") };
            let made = endpoint(&account, "/x/y").ok();
            assert_eq!(made.as_ref().map(Url::as_str), url, "{base}");
        }
    }

    #[test]
    fn a_key_that_could_end_a_header_is_refused() {
        let account = testing::account("sohojpay");
        for (key, sent) in [
            ("abc", Ok(())),
            ("", Err(NotSent::KeysMissing)),
            ("a\r\nX: y", Err(NotSent::UnwritableValue)),
            ("কী", Err(NotSent::UnwritableValue)),
        ] {
            let keys = testing::keys(&[("api_key", key)]);
            let ctx = testing::context(&account, &keys);
            assert_eq!(header_key(ctx, "api_key").map(|_| ()), sent, "{key:?}");
        }
    }
}
