//! What SohojPay is sent, and the names under which it answers. All values go as strings, as in the document's examples.

use serde::Serialize;

/// Where the document says the API is.
pub(super) const BASE_URL: &str = "https://secure.sohojpaybd.com";
/// "Recharge Request Process".
pub(super) const CREATE: &str = "/recharge/request/create";
/// "Verify Recharge Process".
pub(super) const VERIFY: &str = "/recharge/request/verify";
/// "Drive Pack Offer List Check API".
pub(super) const PACKAGE: &str = "/recharge/request/package";
/// "Balance Check Process".
pub(super) const BALANCE: &str = "/recharge/request/balance";
/// The header of the key, in "Request Headers".
pub(super) const KEY_HEADER: &str = "SOHOJPAY-API-KEY";

/// The body of a recharge request ("Request Parameters").
#[derive(Serialize)]
pub(super) struct Create<'a> {
    pub(super) number: &'a str,
    #[serde(rename = "type")]
    pub(super) plan: &'static str,
    pub(super) operator: &'a str,
    pub(super) tran_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) package: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) package_id: Option<&'a str>,
}

/// The body of a look-up ("Verify Parameters").
#[derive(Serialize)]
pub(super) struct Verify<'a> {
    pub(super) tran_id: &'a str,
}

/// The body that asks for packs of both kinds.
#[derive(Serialize)]
pub(super) struct Package<'a> {
    pub(super) operator: &'a str,
}

/// The body of a request without parameters.
#[derive(Serialize)]
pub(super) struct Nothing {}

/// `type` of a prepaid number.
pub(super) const PREPAID: &str = "1";
/// `type` of a postpaid number.
pub(super) const POSTPAID: &str = "2";

/// The lists of packs; the word is also what `package` takes.
pub(super) const DRIVE: &str = "drive";
/// Packs that are sold by their amount.
pub(super) const REGULAR: &str = "regular";
/// Identifier of a pack: the list it is in.
pub(super) const PACKAGE_FIELD: &str = "package";
/// Identifier of a pack: its id in the list.
pub(super) const PACKAGE_ID_FIELD: &str = "package_id";

/// A flag in every answer but a verified recharge's, which has a word there.
pub(super) const STATUS: &[&str] = &["status"];
/// What is said to people.
pub(super) const MESSAGE: &[&str] = &["message"];
/// Our reference: the example has one name, the table of fields the other.
pub(super) const REFERENCE: &[&str] = &["tran_id", "trans_id"];
/// The customer's number, masked in the example.
pub(super) const NUMBER: &[&str] = &["number"];
/// The amount: in the example only.
pub(super) const AMOUNT: &[&str] = &["amount"];
/// The wallet before the recharge.
pub(super) const PRE_BALANCE: &[&str] = &["pre_balance"];
/// The wallet after it.
pub(super) const POST_BALANCE: &[&str] = &["post_balance"];
