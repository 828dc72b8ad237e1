//! What AutoFlexi is sent, and the names under which it answers. Values go as strings, as in every example request.

use serde::Serialize;

/// Where the document says the API is (in the balance request only; all other addresses are without a host).
pub(super) const BASE_URL: &str = "https://autoflexisoftware.top";
/// "Recharge Request Process".
pub(super) const CREATE: &str = "/api/recharge/create";
/// "Verify Recharge Process".
pub(super) const VERIFY: &str = "/api/recharge/verify";
/// "Balance Check Process".
pub(super) const BALANCE: &str = "/api/recharge/balance";
/// The header of the key, in "Request Headers".
pub(super) const KEY_HEADER: &str = "CD-API-KEY";

/// The body of a recharge request ("Request Parameter").
#[derive(Serialize)]
pub(super) struct Create<'a> {
    pub(super) number: &'a str,
    pub(super) amount: String,
    #[serde(rename = "type")]
    pub(super) sim: &'static str,
    pub(super) operator: &'a str,
}

/// The body of a look-up: the table of parameters has one name for the id, the examples have the other.
#[derive(Serialize)]
pub(super) struct Verify<'a> {
    pub(super) trx_id: &'a str,
    pub(super) ref_id: &'a str,
}

/// `type` of a prepaid SIM.
pub(super) const PREPAID: &str = "1";
/// `type` of a postpaid SIM.
pub(super) const POSTPAID: &str = "2";
/// `type` of a Skitto SIM.
pub(super) const SKITTO: &str = "3";

/// A flag in every answer; a word within `data`.
pub(super) const STATUS: &[&str] = &["status"];
/// What is said to people: `message` with a success, `error` with a refusal.
pub(super) const WORDS: &[&str] = &["error", "message"];
/// Where a look-up and a balance tell their content.
pub(super) const DATA: &[&str] = &["data"];
/// Their id of the transaction.
pub(super) const TRANSACTION: &[&str] = &["trx_id", "ref_id"];
/// The customer's number: masked, without quotes and without its zero in the example.
pub(super) const NUMBER: &[&str] = &["number"];
/// The amount.
pub(super) const AMOUNT: &[&str] = &["amount"];
