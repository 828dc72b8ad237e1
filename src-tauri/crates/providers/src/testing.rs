//! What the adapters' tests share: an account, an order, an answer, and a short form of an outcome.

use std::collections::BTreeMap;

use chrono::{TimeZone, Utc};
use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    account::{Account, AccountKeys, CommissionPaid, Environment},
    money::{Currency, Money},
    number::Number,
    operator::{OperatorCode, Service},
    provider::{CallContext, Provider, Submission},
    reference::Reference,
    sale::{Evidence, Order, Outcome},
    wire::{RateLimit, WireAnswer, WireRequest},
};

/// An account in taka with a provider.
pub(crate) fn account(provider: &str) -> Account {
    Account {
        id: "main".into(),
        provider: provider.into(),
        base_url: "https://provider.example".into(),
        allow_http: false,
        environment: Environment::Live,
        currency: Currency::Bdt,
        enabled: true,
        operator_codes: BTreeMap::new(),
        commission_paid: CommissionPaid::Later,
    }
}

/// Keys by name.
pub(crate) fn keys(pairs: &[(&str, &str)]) -> AccountKeys {
    AccountKeys::new(pairs.iter().map(|(name, key)| ((*name).to_owned(), SecretString::from(*key))))
}

/// A context without the codes of any list.
pub(crate) fn context<'a>(account: &'a Account, keys: &'a AccountKeys) -> CallContext<'a> {
    let now = Utc.with_ymd_and_hms(2026, 11, 21, 4, 42, 7).unwrap();
    CallContext { account, keys, listed_code: None, circle_code: None, now }
}

/// A prepaid order.
pub(crate) fn order(number: &str, operator: &str, amount: &str) -> Order {
    Order {
        number: Number::stored(number.into()),
        operator: OperatorCode::parse(operator).unwrap(),
        service: Service::Prepaid,
        amount: taka(amount),
        charge: taka("0"),
        circle: None,
        offer: None,
        unit: None,
        dob: None,
        scheme: false,
    }
}

/// Taka.
pub(crate) fn taka(text: &str) -> Money {
    Money::parse(text, Currency::Bdt).unwrap()
}

/// An answer in JSON.
pub(crate) fn answer(status: u16, body: &str) -> WireAnswer {
    WireAnswer {
        status,
        content_type: "application/json".into(),
        limit: RateLimit::default(),
        body: body.as_bytes().to_vec(),
    }
}

/// An attempt that tests submit and look up.
pub(crate) struct Attempted {
    reference: Reference,
    pub(crate) order: Order,
    pub(crate) evidence: Evidence,
}

impl Attempted {
    /// An attempt with that reference, of which nothing is known.
    pub(crate) fn new(reference: &str, order: Order) -> Self {
        Self { reference: Reference::stored(reference), order, evidence: Evidence::default() }
    }

    /// As an adapter sees it.
    pub(crate) fn submission(&self) -> Submission<'_> {
        Submission { reference: &self.reference, order: &self.order, evidence: &self.evidence }
    }

    /// What an answer to its submission comes to, in short.
    pub(crate) fn submitted(&self, provider: &dyn Provider, status: u16, body: &str) -> String {
        short(&provider.read_submit(self.submission(), &answer(status, body)))
    }

    /// What an answer to its look-up comes to, in short.
    pub(crate) fn looked_up(&self, provider: &dyn Provider, status: u16, body: &str) -> String {
        short(&provider.read_lookup(self.submission(), &answer(status, body)))
    }
}

/// An outcome in a word or two: `succeeded`, `failed rejected`, `unknown mismatch`.
pub(crate) fn short(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Succeeded(_) => "succeeded".to_owned(),
        Outcome::Pending(_) => "pending".to_owned(),
        Outcome::Reversed(_) => "reversed".to_owned(),
        Outcome::NotFound(_) => "not found".to_owned(),
        Outcome::Failed { reason, .. } => format!("failed {reason}"),
        Outcome::Unknown { reason, .. } => format!("unknown {reason}"),
    }
}

/// A request's method, URL and body.
pub(crate) fn sent(request: &WireRequest) -> String {
    let body = request.body.as_ref().map_or("", |(_, body)| body.expose_secret());
    format!("{} {} {body}", request.method.as_str(), request.url.expose_secret()).trim_end().to_owned()
}

/// A request's header.
pub(crate) fn header<'a>(request: &'a WireRequest, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.expose_secret())
}

/// Bodies that decide nothing, whatever they answer.
pub(crate) const UNDECIDED_BODIES: [&str; 10] = [
    "",
    "{}",
    "[]",
    "null",
    "OK",
    "<html><body>502 Bad Gateway</body></html>",
    "{\"status\":tru",
    "{\"success\":null}",
    "{\"status\":\"maybe\"}",
    "{\"message\":\"Unauthenticated.\"}",
];

/// Checks that no beginning of a documented answer decides anything: a connection can end anywhere.
pub(crate) fn check_cut_off(body: &str, outcome: impl Fn(&str) -> String) {
    let body = body.trim_end();
    for cut in (0..body.len()).filter(|cut| body.is_char_boundary(*cut)) {
        let (begun, _) = body.split_at(cut);
        assert_eq!(outcome(begun), "unknown unreadable_answer", "{begun}");
    }
}
