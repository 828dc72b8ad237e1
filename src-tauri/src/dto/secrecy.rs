//! A clerk asks for everything that the window can be asked for, in a shop whose figures are like no others: none of them
//! is in any answer, message or error.

use chrono::Utc;
use serde_json::{Value, json};
use tillup_core::{
    access::{Needs, Role, SignedIn, WINDOW_COMMANDS, allows},
    dispute::Complaint,
    engine::{EngineError, SellRequest},
    ledger::{Change, Ledger},
    money::{Currency, Money},
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    print_queue::{DocumentSubject, JobState, PrintJob},
    provider::ReadError,
    sale::{Commission, CommissionSource, Evidence, Reason, Sale, Status},
    shift::{Shift, Way},
};
use tillup_ledger::SalesFilter;
use tillup_shop::{DEMO_OWNER, DebtorForm, DemoShop, DisputeForm, Shop};

use super::{
    View,
    customer::{CustomerDto, NumberDto},
    debtor::{DebtorDto, DueLineDto},
    drawer::{DrawersDto, ShiftDto, ZLineDto},
    low_wallet::LowWalletDto,
    message::Message,
    order::{OrderDto, QuoteDto},
    pack::OfferListDto,
    printing::{DisputeDto, JobDto},
    sale::SaleDto,
    setup::ProviderOption,
    shop::{OverviewDto, Start},
};
use crate::error::CommandError;

/// What lies in the wallet, what was earned, another's float, count and difference, what has to be in one's own drawer, and
/// what the whole shop sold. A clerk may look up any sale, so that whoever is there can help a customer; drawers, earnings,
/// wallets and totals are told to nobody but the owner.
const FIGURES: [&str; 7] = ["114.204", "7.3131", "8341.17", "8340.06", "-1.11", "1071.37", "294.78"];

fn taka(text: &str) -> Money {
    Money::parse(text, Currency::Bdt).unwrap()
}

fn clerk() -> SignedIn {
    SignedIn { name: "clerk1".to_owned(), role: Role::Clerk }
}

fn owner() -> SignedIn {
    SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner }
}

/// A refusal that tells a wallet.
fn refusal() -> EngineError {
    let message = "Insufficient fund 114.204, commission 7.3131".to_owned();
    ReadError::Refused { reason: Reason::InsufficientBalance, message }.into()
}

/// Sold, and ended as nobody's simulator ends it.
async fn sold(shop: &Shop, who: &SignedIn, amount: &str, ending: Status) -> Sale {
    let request = SellRequest {
        number: "01812345603".to_owned(),
        amount: Some(amount.to_owned()),
        account: Some("soho-main".to_owned()),
        clerk: who.name.clone(),
        again: true,
        ..SellRequest::default()
    };
    let sale = shop.engine().sell(&request).await.unwrap();
    let evidence = Evidence {
        message: Some("Done. Fund left Tk.114.204; you got 7.3131".to_owned()),
        wallet_before: Some(taka("114.204")),
        wallet_after: Some(taka("114.204")),
        commission: Some(taka("7.3131")),
        ..Evidence::default()
    };
    let change = Change {
        status: ending,
        reason: (ending == Status::Failed).then_some(Reason::InsufficientBalance),
        evidence,
        commission: Commission { amount: taka("7.3131"), source: CommissionSource::Reported },
        next_check_at: None,
        resolution: None,
        at: Utc::now(),
    };
    shop.ledger().apply(&sale.reference, &change).unwrap()
}

/// What the clerk's and the owner's sales of the day left behind.
struct Scene {
    demo: DemoShop,
    sale: Sale,
    failed: Sale,
    /// The clerk's own, still open.
    shift: Shift,
    /// The clerk's own of before, closed.
    z: Shift,
}

impl Scene {
    async fn new() -> Self {
        let demo = DemoShop::open(None).await.unwrap();
        let shop = demo.shop();
        shop.open_shift(&owner(), "8341.17").unwrap();
        shop.close_shift(&owner(), "8340.06").unwrap();
        shop.open_shift(&clerk(), "5").unwrap();
        let z = shop.close_shift(&clerk(), "5").unwrap();
        shop.open_shift(&clerk(), "1000").unwrap();
        let form = DebtorForm {
            name: "Karim".to_owned(),
            limit: "500".to_owned(),
            enabled: true,
            ..DebtorForm::default()
        };
        let karim = shop.save_debtor(&owner(), &form).unwrap();
        shop.adjust_due(&owner(), karim.id, "20", "notebook").unwrap();
        sold(shop, &owner(), "233.41", Status::Succeeded).await;
        let sale = sold(shop, &clerk(), "61.37", Status::Succeeded).await;
        let failed = sold(shop, &clerk(), "44", Status::Failed).await;
        let shift = shop.move_cash(&clerk(), Way::In, "10", "change").unwrap();
        shop.ledger().record_balance("soho-main", taka("114.204"), Utc::now()).unwrap();
        Self { demo, sale, failed, shift, z }
    }

    fn order(&self) -> SellRequest {
        let order = json!({ "number": "01812345601", "amount": "50", "account": "soho-main" });
        serde_json::from_value::<OrderDto>(order).unwrap().of_clerk("clerk1".to_owned()).unwrap()
    }

    /// All that a command answers, as its function makes it of the shop. `None`: it answers nothing.
    async fn answer(&self, command: &str, who: &SignedIn) -> Option<Value> {
        let shop = self.demo.shop();
        let view = View::of(shop, who.role).unwrap();
        let both = || json!([SaleDto::of(&self.sale, &view), SaleDto::of(&self.failed, &view)]);
        let told = |shift: &Shift| ShiftDto::of(shift, &shop.settled_since(shift).unwrap(), &view).unwrap();
        Some(match command {
            "start" | "open_demo" | "unlock" | "setup_shop" => {
                json!(Start::of(shop, Some(who.clone())).unwrap())
            }
            "setup_options" => {
                json!(shop.providers().values().map(|one| ProviderOption::from(&**one)).collect::<Vec<_>>())
            }
            "overview" => json!(OverviewDto::from(shop.overview(who).unwrap())),
            "read_number" | "detect" => {
                json!(NumberDto::of(shop.engine().read_number("01812345603", None).unwrap(), &view))
            }
            "customers" => {
                let found = shop.ledger().recent_customers("", 20).unwrap();
                json!(found.into_iter().map(|one| CustomerDto::of(one, &view)).collect::<Vec<_>>())
            }
            "debtors" | "debtor" | "take_payment" => {
                let debtor = shop.debtor(who, 1).unwrap();
                let lines = shop.due_lines(who, 1, 200).unwrap();
                let refused = shop.take_payment(who, 1, "1000000", None, "a-mark-of-it").unwrap_err();
                json!([
                    DebtorDto::of(&debtor, &view),
                    lines.iter().map(|line| DueLineDto::of(line, &view)).collect::<Vec<_>>(),
                    CommandError::from(refused),
                ])
            }
            "amounts" => {
                let robi = OperatorCode::parse("RB").unwrap();
                json!(
                    shop.amounts(&robi, Service::Prepaid)
                        .unwrap()
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                )
            }
            "quote" => {
                let quote = shop.engine().quote(&self.order()).await.unwrap();
                json!(QuoteDto::of(&quote, &view).unwrap())
            }
            "sell" | "open_sales" | "sales" | "sale" | "check" | "watch" => {
                let all = SalesFilter { limit: 50, ..SalesFilter::default() };
                let listed = shop.ledger().sales(&all).unwrap();
                let message = Message::Sale { sale: Box::new(SaleDto::of(&self.failed, &view)) };
                let closing = Message::Closing { open: vec![SaleDto::of(&self.sale, &view)] };
                json!([
                    both(),
                    listed.iter().map(|sale| SaleDto::of(sale, &view)).collect::<Vec<_>>(),
                    message,
                    closing
                ])
            }
            "offers" => {
                let robi = OperatorCode::parse("RB").unwrap();
                let query = OfferQuery { operator: Some(robi.clone()), ..OfferQuery::default() };
                let mut list = shop.engine().offers(&query, None).await.unwrap();
                list.errors.push(("soho-main".to_owned(), refusal()));
                json!(OfferListDto::of(list, &robi, true, &view).unwrap())
            }
            "circles" => json!(CommandError::from(refusal())),
            "drawer" => json!(shop.drawer_open_since(who).unwrap().map(|at| view.moment(at))),
            "drawers" => json!(DrawersDto {
                own: shop.own_shift(who).unwrap().as_ref().map(told),
                others: shop.others_shifts(who).unwrap().iter().map(told).collect(),
                reports: lines(&shop.z_reports(who, None, 50).unwrap(), &view),
            }),
            "z_reports" => json!(lines(&shop.z_reports(who, Some(i64::MAX), 50).unwrap(), &view)),
            "z_report" => {
                let of = |number| shop.z_report(who, number).map(|shift| json!(told(&shift)));
                let answers =
                    (1..=3).map(|number| of(number).unwrap_or_else(|error| json!(CommandError::from(error))));
                json!(answers.collect::<Vec<_>>())
            }
            "open_drawer" | "move_cash" => json!(told(&self.shift)),
            "close_drawer" => json!(told(&self.z)),
            "low_wallets" => {
                let low = shop.low_wallets(who).unwrap();
                json!(low.into_iter().map(|wallet| LowWalletDto::of(wallet, &view)).collect::<Vec<_>>())
            }
            // What stands on the picture stands in letters, too.
            "view_document" | "print_document" | "save_document" | "open_document" => {
                json!(self.subjects().iter().map(|subject| self.document(who, subject)).collect::<Vec<_>>())
            }
            "print_queue" | "decide_print" => {
                let jobs = self.subjects().into_iter().map(|subject| PrintJob {
                    id: 1,
                    subject,
                    printer: "Counter".to_owned(),
                    asked_by: None,
                    clerk: who.name.clone(),
                    at: Utc::now(),
                    state: JobState::Waiting,
                    trouble: None,
                    tries: 1,
                    next_try_at: None,
                });
                json!(jobs.map(|job| JobDto::of(job, &view).unwrap()).collect::<Vec<_>>())
            }
            "disputes" | "open_dispute" => {
                let form = DisputeForm {
                    reference: self.sale.reference.to_string(),
                    complaint: Complaint::NotReceived,
                    meant_for: String::new(),
                    note: String::new(),
                };
                let _ = shop.open_dispute(who, &form);
                let open = shop.disputes(who, None).unwrap();
                assert!(!open.is_empty());
                let slip = DocumentSubject::Dispute { id: open[0].id };
                let told = open.into_iter().map(|one| DisputeDto::of(one, &view).unwrap());
                json!([told.collect::<Vec<_>>(), self.document(who, &slip)])
            }
            "show_documents" => return None,
            "lock" | "touch" | "name_customer" | "favourite" | "customer_display" | "show_customer"
            | "close_window" | "watch_customer" => return None,
            // Where a shop is set up and whole they are refused to everybody but its owner.
            "found_backups" | "look_at_backup" | "restore_backup" => return None,
            _ => panic!("“{command}” may be asked by a clerk: say here what it answers"),
        })
    }
}

impl Scene {
    /// Of every kind, the clerk's and the owner's.
    fn subjects(&self) -> Vec<DocumentSubject> {
        let config = self.demo.shop().ledger().config().unwrap();
        let day = config.calendar().day_of(Utc::now());
        let mut subjects: Vec<_> = [&self.sale, &self.failed]
            .map(|sale| DocumentSubject::Receipt { reference: sale.reference.clone() })
            .into();
        subjects.extend((1..=3).map(|number| DocumentSubject::Z { number }));
        subjects.extend((1..=4).map(|shift| DocumentSubject::X { shift }));
        subjects.push(DocumentSubject::Day { day, currency: None });
        subjects.push(DocumentSubject::Commission { from: day, to: day, currency: None });
        subjects
    }

    /// What a document tells, its figures without the marks between their digits.
    fn document(&self, who: &SignedIn, subject: &DocumentSubject) -> Value {
        match self.demo.shop().document_text(who, subject, 48) {
            Ok(text) => json!(text.replace(',', "")),
            Err(error) => json!(CommandError::from(error)),
        }
    }
}

fn lines(shifts: &[Shift], view: &View<'_>) -> Vec<ZLineDto> {
    shifts.iter().filter_map(|shift| ZLineDto::of(shift, view).unwrap()).collect()
}

/// The figures that a text tells, in whatever digits.
fn found(text: &str) -> Vec<&'static str> {
    let text = tillup_core::number::latin_digits(text);
    FIGURES.into_iter().filter(|figure| text.contains(figure)).collect()
}

fn may(role: Role, needs: Needs) -> bool {
    match needs {
        Needs::Nobody | Needs::Anybody => true,
        Needs::Allowed(action) => allows(role, action),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_tells_a_clerk_what_is_the_owners() {
    let scene = Scene::new().await;
    let mut answered = 0;
    for (command, needs) in WINDOW_COMMANDS.iter().filter(|(_, needs)| may(Role::Clerk, *needs)) {
        let Some(answer) = scene.answer(command, &clerk()).await else { continue };
        answered += 1;
        let text = answer.to_string();
        assert_eq!(found(&text), [""; 0], "{command} ({needs:?}): {text}");
    }
    assert!(answered >= 20, "{answered}");
    // The figures are there to be told: the owner is told every one.
    let mut owners = String::new();
    for command in ["overview", "sales", "drawers", "z_report", "offers", "low_wallets"] {
        owners.push_str(&scene.answer(command, &owner()).await.unwrap().to_string());
    }
    owners.push_str(&json!(CommandError::for_owner(refusal())).to_string());
    let shop = scene.demo.shop();
    let clerks = shop.others_shifts(&owner()).unwrap().remove(0);
    owners.push_str(
        &json!(ShiftDto::of(&clerks, &[], &View::of(shop, Role::Owner).unwrap()).unwrap()).to_string(),
    );
    let untold: Vec<_> = FIGURES.into_iter().filter(|figure| !found(&owners).contains(figure)).collect();
    assert_eq!(untold, [""; 0], "{owners}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_error_tells_a_clerk_what_a_provider_says_of_the_wallet() {
    for message in ["Insufficient balance: 114.204", "Low fund ১১৪.২০৪", "114.204BDT is left, 7.3131 earned"]
    {
        let error = || {
            EngineError::from(ReadError::Refused {
                reason: Reason::InsufficientBalance,
                message: message.to_owned(),
            })
        };
        for told in [
            json!(CommandError::from(error())).to_string(),
            error().to_string(),
            error().text_for(Role::Clerk).to_string(),
        ] {
            assert_eq!(found(&told), [""; 0], "{told}");
        }
        assert!(error().text_for(Role::Owner).contains(message));
        assert_eq!(CommandError::from(error()).code, "insufficient_balance");
    }
}
