//! What iRecharge is sent, and the names under which it answers: camelCase in its examples, snake_case accepted too.

use serde::Serialize;
use serde_json::Number as JsonNumber;

/// "Base URL".
pub(super) const BASE_URL: &str = "https://pro.irecharge.net/api/billing";
/// "Normal Recharge".
pub(super) const NORMAL: &str = "/service-requests/recharge/normal";
/// "Step 1. Get Available Offers".
pub(super) const OFFERS: &str = "/recharge/offers";
/// "Step 2. Purchase Request Body".
pub(super) const PURCHASE: &str = "/recharge/offers/purchase";
/// "Check Transaction Status".
pub(super) const STATUS_CHECK: &str = "/transactions/status/check";
/// "Check Balance".
pub(super) const BALANCE: &str = "/wallet/balance";
/// "Get Available Operators".
pub(super) const OPERATORS: &str = "/operators";
/// The header of the open key, in "Authentication".
pub(super) const OPEN_KEY_HEADER: &str = "X-Open-Key";
/// The header of the secret key.
pub(super) const SECRET_KEY_HEADER: &str = "X-Authorization";

/// The body of a recharge by amount. Without a webhook: a counter has no address that could be called.
#[derive(Serialize)]
pub(super) struct Normal<'a> {
    pub(super) number: &'a str,
    pub(super) amount: JsonNumber,
    pub(super) operator: &'a str,
    pub(super) service_type: &'static str,
    pub(super) reference: &'a str,
}

/// The body of a pack's purchase; which identifiers are sent depends on the operator.
#[derive(Serialize)]
pub(super) struct Purchase<'a> {
    pub(super) operator: &'a str,
    pub(super) number: &'a str,
    pub(super) amount: JsonNumber,
    pub(super) reference: &'a str,
    #[serde(flatten)]
    pub(super) identifiers: Identifiers<'a>,
}

/// Names and values as fields of the object around them, in their order.
pub(super) struct Identifiers<'a>(pub(super) Vec<(&'static str, &'a str)>);

impl Serialize for Identifiers<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The body of a look-up by the provider's own id ("Method 2. POST by Transaction ID").
#[derive(Serialize)]
pub(super) struct ById<'a> {
    pub(super) transaction_id: TransactionId<'a>,
}

/// A number, as in the example, where the id is one.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum TransactionId<'a> {
    Number(JsonNumber),
    Text(&'a str),
}

/// What a pack's purchase must carry back, by operator: required names, then optional ones.
pub(super) fn identifiers_of(operator: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match crate::reading::bangladeshi_operator(operator)? {
        "RB" | "AT" => Some((&["ticketId"], &[])),
        "GP" => Some((&["offerId", "campaignId", "sessionContext"], &["optInKeyword"])),
        "BL" => Some((&["offerId", "tranId"], &[])),
        _ => None,
    }
}

/// Both writings of an identifier in a list of packs.
pub(super) fn names_of(identifier: &str) -> [&str; 2] {
    let snake = match identifier {
        "ticketId" => "ticket_id",
        "offerId" => "offer_id",
        "campaignId" => "campaign_id",
        "sessionContext" => "session_context",
        "optInKeyword" => "opt_in_keyword",
        "tranId" => "tran_id",
        other => other,
    };
    [identifier, snake]
}

/// Identifier under which the operator of a pack is kept, exactly as the list named it.
pub(super) const OPERATOR_FIELD: &str = "operator";
/// Identifier under which the number is kept that a pack was listed for.
pub(super) const NUMBER_FIELD: &str = "number";

/// Whether the request was accepted.
pub(super) const SUCCESS: &[&str] = &["success"];
/// What is said to people.
pub(super) const MESSAGE: &[&str] = &["message"];
/// What an error says besides.
pub(super) const ERROR: &[&str] = &["error"];
/// The code of an error.
pub(super) const CODE: &[&str] = &["code"];
/// The transaction in the answer to a recharge.
pub(super) const BILLING: &[&str] = &["billing"];
/// The transaction in the answer to a look-up.
pub(super) const DATA: &[&str] = &["data"];
/// What the operator's own system said.
pub(super) const PROVIDER: &[&str] = &["provider"];
/// The operator's own flags of success.
pub(super) const PROVIDER_SUCCESS: &[&str] = &["success", "isSuccessful", "is_successful"];
/// The customer's number and the recharge's own state, in a look-up.
pub(super) const SERVICE: &[&str] = &["service"];
/// The state's word.
pub(super) const STATUS: &[&str] = &["status"];
/// Whether the state is final.
pub(super) const IS_FINAL: &[&str] = &["isFinal", "is_final"];
/// Our reference.
pub(super) const REFERENCE: &[&str] = &["reference", "client_reference", "clientReference"];
/// Their id.
pub(super) const TRANSACTION: &[&str] = &["transactionId", "transaction_id"];
/// The customer's number.
pub(super) const NUMBER: &[&str] = &["number"];
/// The amount.
pub(super) const AMOUNT: &[&str] = &["amount"];
/// The fee.
pub(super) const FEE: &[&str] = &["fee"];
/// The commission.
pub(super) const COMMISSION: &[&str] = &["commission"];
/// The wallet after the recharge.
pub(super) const REMAINING: &[&str] = &["remainingBalance", "remaining_balance"];
