//! Customers by the end of their number and by name.

use chrono::TimeDelta;
use tillup_core::{money::Money, operator::Service, sale::Status};
use tillup_ledger::RecentCustomer;

use crate::shop::*;

/// Sales ten minutes apart, each of another number, all succeeded.
fn sold_to(shop: &TestShop, numbers: &[&str]) {
    for (minute, to) in (0_i64..).step_by(10).zip(numbers) {
        shop.sold(&new_sale(to, taka("20"), "soho", noon() + TimeDelta::minutes(minute)), "0.6");
    }
}

fn found(shop: &TestShop, text: &str) -> Vec<String> {
    let customers = shop.ledger.recent_customers(text, 8).unwrap();
    customers.into_iter().map(|customer| customer.number.to_string()).collect()
}

#[test]
fn the_end_of_a_number_finds_customers_the_last_sale_first() {
    let shop = TestShop::new();
    sold_to(&shop, &["01711001234", "01811441234", "01911441255", "01711001234"]);
    assert_eq!(found(&shop, "1234"), ["01711001234", "01811441234"]);
    assert_eq!(found(&shop, "34"), ["01711001234", "01811441234"]);
    assert_eq!(found(&shop, "441234"), ["01811441234"]);
    assert_eq!(found(&shop, "১২৩৪"), ["01711001234", "01811441234"], "Bengali digits");
    assert_eq!(found(&shop, "१२३४"), ["01711001234", "01811441234"], "Devanagari digits");
    for written in ["01811441234", "018 1144-1234", "+8801811441234", "০১৮১১৪৪১২৩৪"] {
        assert_eq!(found(&shop, written), ["01811441234"], "{written}");
    }
    for nothing in ["4", "12345", "0171100123", "%34", "1234x"] {
        assert!(found(&shop, nothing).is_empty(), "{nothing}");
    }
    assert_eq!(shop.ledger.recent_customers("34", 1).unwrap().len(), 1);
}

#[test]
fn ends_of_indian_numbers_and_of_customer_ids_are_found_too() {
    let shop = TestShop::new();
    let indian = new_sale("9876543210", rupees("199"), "india", noon());
    shop.sold(&indian, "0");
    let mut dth = new_sale("301", rupees("300"), "india", noon());
    dth.order.service = Service::Dth;
    shop.sold(&dth, "0");
    assert_eq!(found(&shop, "3210"), ["9876543210"]);
    assert_eq!(found(&shop, "+91 98765 43210"), ["9876543210"]);
    assert_eq!(found(&shop, "01"), ["301"]);
    let customer = shop.ledger.recent_customers("301", 8).unwrap().remove(0);
    assert_eq!((customer.service, customer.amount), (Service::Dth, rupees("300")));
}

#[test]
fn a_customer_is_shown_with_the_last_sale_that_did_not_fail() {
    let shop = TestShop::new();
    let to = "01711001234";
    let later = |minutes| noon() + TimeDelta::minutes(minutes);
    let refused = shop.record(&new_sale("01999999999", taka("50"), "soho", noon()));
    shop.apply(&refused, failed(later(1)));
    assert!(found(&shop, "9999").is_empty(), "never sold to");

    shop.sold(&new_sale(to, taka("20"), "soho", later(2)), "0");
    let mut last = new_sale(to, taka("100"), "soho", later(3));
    last.order.operator = operator("SK");
    last.order.service = Service::Skitto;
    shop.sold(&last, "0");
    let pending = shop.record(&new_sale(to, taka("500"), "soho", later(4)));
    let amount = || shop.ledger.recent_customers("1234", 8).unwrap().remove(0).amount;
    assert_eq!(amount(), taka("100"), "not told of yet");
    shop.apply(&pending, change(Status::Pending, later(5)));
    assert_eq!(amount(), taka("500"));
    shop.apply(&pending, failed(later(6)));
    let expected = RecentCustomer {
        number: number(to),
        name: None,
        operator: operator("SK"),
        service: Service::Skitto,
        amount: taka("100"),
        at: later(3),
    };
    assert_eq!(shop.ledger.recent_customers("1234", 8).unwrap(), std::slice::from_ref(&expected));
    assert_eq!(shop.ledger.recent_customers("", 8).unwrap(), [expected]);

    // What is settled late does not hide what was sold since.
    let open = shop.record(&new_sale(to, taka("30"), "soho", later(10)));
    shop.sold(&new_sale(to, taka("40"), "soho", later(11)), "0");
    shop.apply(&open, succeeded(later(12), "0"));
    assert_eq!(amount(), taka("40"));
    // Money that was given back does not make the customer a stranger.
    let mut reversed = change(Status::Reversed, later(13));
    reversed.commission.amount = Money::zero(reversed.commission.amount.currency());
    shop.apply(&open, reversed);
    assert_eq!(amount(), taka("40"));
    shop.assert_whole();
}

#[test]
fn without_a_text_the_last_customers_come_once_each() {
    let shop = TestShop::new();
    sold_to(&shop, &["01711000001", "01711000002", "01711000001", "01711000003", "01711000003"]);
    assert_eq!(found(&shop, ""), ["01711000003", "01711000001", "01711000002"]);
    assert_eq!(found(&shop, "  "), ["01711000003", "01711000001", "01711000002"]);
    assert_eq!(shop.ledger.recent_customers("", 2).unwrap().len(), 2);
}

#[test]
fn names_are_found_by_the_beginning_of_a_word_in_any_script() {
    let shop = TestShop::new();
    let numbers = ["01711000001", "01711000002", "01711000003", "01711000004"];
    sold_to(&shop, &numbers);
    let names = ["Rahim Uddin", "রহিমা বেগম", "রহিম  মিয়া", "Anil_50%"];
    for (to, name) in numbers.iter().zip(names) {
        shop.ledger.name_customer(&number(to), name).unwrap();
    }
    assert_eq!(found(&shop, "rah"), ["01711000001"]);
    assert_eq!(found(&shop, "UDD"), ["01711000001"]);
    assert_eq!(found(&shop, "রহিম"), ["01711000003", "01711000002"]);
    assert_eq!(found(&shop, "বেগ"), ["01711000002"]);
    // The same letter as one character and as two.
    assert_eq!(found(&shop, "মি\u{9df}া"), ["01711000003"]);
    assert_eq!(found(&shop, "মি\u{9af}\u{9bc}া"), ["01711000003"]);
    assert_eq!(found(&shop, "anil_50%"), ["01711000004"]);
    for nothing in ["ahim", "_", "%", "হিম", "x"] {
        assert!(found(&shop, nothing).is_empty(), "{nothing}");
    }
    let customer = shop.ledger.recent_customers("0003", 8).unwrap().remove(0);
    assert_eq!(customer.name.as_deref(), Some("রহিম মিয়া"));
    assert_eq!(shop.ledger.recent_customers("", 1).unwrap()[0].name.as_deref(), Some("Anil_50%"));
}

#[test]
fn a_name_is_kept_clean_can_be_changed_and_is_forgotten_when_empty() {
    let shop = TestShop::new();
    let to = number("01711000001");
    let named = |name: &str| {
        shop.ledger.name_customer(&to, name).unwrap();
        shop.ledger.customer_name(&to).unwrap()
    };
    assert_eq!(shop.ledger.customer_name(&to).unwrap(), None);
    assert_eq!(named(" Ra\u{7}him\n\u{202e}Uddin\u{200b} ").as_deref(), Some("Ra him Uddin"));
    assert_eq!(named(&"ক".repeat(200)).unwrap().chars().count(), 60);
    assert_eq!(named("Karim").as_deref(), Some("Karim"));
    assert!(found(&shop, "kar").is_empty(), "never sold to");
    sold_to(&shop, &["01711000001"]);
    assert_eq!(found(&shop, "kar"), ["01711000001"], "the sale leaves the name");
    assert_eq!(named("\u{200b} \t"), None);
    assert!(found(&shop, "kar").is_empty());
    assert_eq!(found(&shop, "0001"), ["01711000001"]);
    // Names can be forgotten because the history never has them.
    assert_eq!(
        shop.count("SELECT count(*) FROM events WHERE body LIKE '%Karim%' OR subject LIKE '%Karim%'"),
        0
    );
}

/// Each customer's last sale, against the sales themselves.
pub fn assert_customers_fit_the_sales(shop: &TestShop) {
    let wrong = "SELECT count(*) FROM customers JOIN sales ON receipt_no = last_sale
                 WHERE status = 'failed' OR sales.number <> customers.number";
    assert_eq!(shop.count(wrong), 0);
    let behind = "SELECT count(*) FROM sales LEFT JOIN customers USING (number)
                  WHERE status IN ('pending', 'unknown', 'succeeded', 'reversed') AND ifnull(last_sale, 0) < receipt_no";
    assert_eq!(shop.count(behind), 0);
    let strangers = "SELECT count(*) FROM sales LEFT JOIN customers USING (number)
                     WHERE status = 'failed' AND customers.number IS NULL";
    assert_eq!(shop.count(strangers), 0);
}
