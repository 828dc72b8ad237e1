//! What documents say, as plain data made of the core's types. Whoever asks for a document gathers it; nothing is looked up here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use tillup_core::{
    self as core,
    money::{Currency, Money, MoneyError},
    number::Number,
    operator::Service,
    report::Totals,
    sale::{Reason, Sale, Status},
    shift::Shift,
    shop::ShopConfig,
};

/// A document that can be shown, filed, printed or sent.
#[derive(Clone, Debug)]
pub enum Document {
    /// What a customer takes along.
    Receipt(Receipt),
    /// What was given back of a reversed sale.
    Refund(Refund),
    /// A complaint: a wrong number, nothing received, a wrong pack.
    Dispute(Dispute),
    /// A drawer: X while it is open, Z once it was counted.
    Shift(Box<ShiftReport>),
    /// The figures of some days.
    Day(DayStatement),
    /// What was earned, and what of it arrived.
    Commission(CommissionStatement),
    /// What shows whether a printer is set up well.
    TestPage(TestPage),
}

impl Document {
    /// The shop it is of.
    pub fn shop(&self) -> &ShopFacts {
        match self {
            Self::Receipt(receipt) => &receipt.shop,
            Self::Refund(refund) => &refund.shop,
            Self::Dispute(dispute) => &dispute.shop,
            Self::Shift(report) => &report.shop,
            Self::Day(statement) => &statement.shop,
            Self::Commission(statement) => &statement.shop,
            Self::TestPage(page) => &page.shop,
        }
    }
}

/// What stands of the shop on its documents.
#[derive(Clone, Debug)]
pub struct ShopFacts {
    /// Its name.
    pub name: String,
    /// Its address; lines are kept.
    pub address: String,
    /// `bn`, `en` or `hi`: the language where the look names none.
    pub language: String,
    /// Of all times on documents.
    pub timezone: Tz,
    /// Whether nothing in it is real.
    pub demo: bool,
}

impl ShopFacts {
    /// Of a shop as the owner set it.
    pub fn of(config: &ShopConfig, demo: bool) -> Self {
        Self {
            name: config.name.clone(),
            address: config.address.clone(),
            language: config.language.clone(),
            timezone: config.timezone,
            demo,
        }
    }
}

/// A sale as documents tell it: the ledger's figures, and names for its codes.
#[derive(Clone, Debug)]
pub struct Sold {
    /// The last attempt's reference: the one that provider and operator know.
    pub reference: String,
    /// Number on the receipt.
    pub receipt_no: String,
    /// The number or customer id.
    pub number: Number,
    /// The operator's name.
    pub operator: String,
    /// The service.
    pub service: Service,
    /// Telecom circle.
    pub circle: Option<String>,
    /// The pack's title and, in further lines, its conditions.
    pub pack: Option<String>,
    /// The face value.
    pub amount: Money,
    /// What the shop took on top.
    pub charge: Money,
    /// Where it stands.
    pub status: Status,
    /// Why, where it did not succeed.
    pub reason: Option<Reason>,
    /// The provider's name.
    pub provider: String,
    /// The provider's transaction id.
    pub provider_reference: Option<String>,
    /// The operator's transaction id.
    pub operator_reference: Option<String>,
    /// Who sold it.
    pub clerk: String,
    /// Whose due it goes on.
    pub debtor: Option<String>,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it became final.
    pub final_at: Option<DateTime<Utc>>,
}

impl Sold {
    /// Of a sale of the ledger, with the names of its operator and its provider.
    pub fn of(sale: &Sale, operator: &str, provider: &str) -> Self {
        let last = sale.last_attempt();
        Self {
            reference: last.map_or(&sale.reference, |attempt| &attempt.reference).to_string(),
            receipt_no: sale.receipt_no.clone(),
            number: sale.order.number.clone(),
            operator: operator.to_owned(),
            service: sale.order.service,
            circle: sale.order.circle.clone(),
            pack: sale.order.offer.as_ref().map(|offer| offer.title.clone()),
            amount: sale.order.amount,
            charge: sale.order.charge,
            status: sale.status(),
            reason: sale.reason(),
            provider: provider.to_owned(),
            provider_reference: last.and_then(|attempt| attempt.evidence.provider_reference.clone()),
            operator_reference: last.and_then(|attempt| attempt.evidence.operator_reference.clone()),
            clerk: sale.clerk.clone(),
            debtor: sale.debtor.as_ref().map(|owing| owing.name.clone()),
            created_at: sale.created_at,
            final_at: sale.final_at,
        }
    }

    /// What the customer pays: face value and charge.
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.amount.plus(self.charge)
    }
}

/// A sale's receipt.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The shop.
    pub shop: ShopFacts,
    /// The sale.
    pub sale: Sold,
    /// 0 for the first that is handed out; of a reprint its number, which stands on it.
    pub copy: u32,
}

/// What was given back of a reversed sale.
#[derive(Clone, Debug)]
pub struct Refund {
    /// The shop.
    pub shop: ShopFacts,
    /// The sale, reversed.
    pub sale: Sold,
    /// 0 for the first that is handed out, else the copy's number.
    pub copy: u32,
}

/// A complaint about a delivered sale, with all that an operator needs to look into it.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// The shop.
    pub shop: ShopFacts,
    /// The sale.
    pub sale: Sold,
    /// The complaint as the ledger holds it.
    pub complaint: core::dispute::Dispute,
    /// 0 for the first that is handed out, else the copy's number.
    pub copy: u32,
}

/// A drawer's report.
#[derive(Clone, Debug)]
pub struct ShiftReport {
    /// The shop.
    pub shop: ShopFacts,
    /// The shift: an X report while it is open, a Z report once it was counted.
    pub shift: Shift,
    /// Whether it tells what has to be in the drawer ([`Shift::tells_expected_to`]).
    pub tells_expected: bool,
    /// Whether it tells what was earned, which is the owner's.
    pub tells_commission: bool,
    /// Names of operators by their code; one without a name is told by its code.
    pub operators: BTreeMap<String, String>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// The figures of some days in one currency.
#[derive(Clone, Debug)]
pub struct DayStatement {
    /// The shop.
    pub shop: ShopFacts,
    /// First business day.
    pub from: NaiveDate,
    /// Last business day.
    pub to: NaiveDate,
    /// All together.
    pub totals: Totals,
    /// By account, under its name.
    pub by_account: Vec<(String, Totals)>,
    /// By operator, under its name.
    pub by_operator: Vec<(String, Totals)>,
    /// By clerk.
    pub by_clerk: Vec<(String, Totals)>,
    /// Whether it tells commission and fees, which are the owner's.
    pub tells_commission: bool,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// What was earned in some days, in one currency.
#[derive(Clone, Debug)]
pub struct CommissionStatement {
    /// The shop.
    pub shop: ShopFacts,
    /// First business day.
    pub from: NaiveDate,
    /// Last business day.
    pub to: NaiveDate,
    /// Of all figures.
    pub currency: Currency,
    /// All together.
    pub total: CommissionLine,
    /// By account, under its name.
    pub by_account: Vec<CommissionLine>,
    /// By operator, under its name.
    pub by_operator: Vec<CommissionLine>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// What was earned by one account or operator, or by all.
#[derive(Clone, Debug)]
pub struct CommissionLine {
    /// Its name; not told of all together.
    pub name: String,
    /// Succeeded less reversed.
    pub sales: i64,
    /// Their face value.
    pub amount: Money,
    /// What was to be earned by the shop's table or the pack's promise, where it is known.
    pub expected: Option<Money>,
    /// What providers reported.
    pub reported: Money,
    /// What was booked by the shop's table.
    pub by_rate: Money,
    /// What arrived otherwise, by loads that were more than was paid, where it is known.
    pub received: Option<Money>,
}

/// A printer's test page.
#[derive(Clone, Debug)]
pub struct TestPage {
    /// The shop.
    pub shop: ShopFacts,
    /// What the printer is called.
    pub printer: String,
    /// Where it is, in words.
    pub address: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}
