//! A number while it is typed: read and proposed for with what is at hand.

use std::time::{Duration, Instant};

use simulators::Kind;
use tillup_core::{
    engine::{DetectedBy, NumberRead},
    number::{NumberError, NumberState},
    operator::Service,
};
use tillup_tests::{AccountSpec, TestShop};

fn read(shop: &TestShop, text: &str) -> NumberRead {
    shop.engine().read_number(text, None).unwrap()
}

fn proposed(shop: &TestShop, text: &str) -> Option<(String, String)> {
    let proposal = read(shop, text).proposal?;
    let by = match proposal.by {
        DetectedBy::Prefix(prefix) => prefix,
        by => by.code().to_owned(),
    };
    Some((proposal.operator.to_string(), by))
}

#[tokio::test(flavor = "multi_thread")]
async fn three_digits_propose_the_operator_and_the_whole_number_what_was_sold() {
    let shop = TestShop::with(Kind::IRecharge).await;
    let by = |operator: &str, by: &str| Some((operator.to_owned(), by.to_owned()));
    assert_eq!(read(&shop, "").state, NumberState::Empty);
    assert_eq!((read(&shop, "01").state, proposed(&shop, "01")), (NumberState::Partial, None));
    assert_eq!(proposed(&shop, "018"), by("RB", "018"));
    assert_eq!(proposed(&shop, "+৮৮০১৭"), by("GP", "017"));
    assert_eq!(proposed(&shop, "01712345601"), by("GP", "017"));
    let ported = shop.sell("irecharge", "RB", "01712345601", "50").await.unwrap();
    assert_eq!(ported.status(), tillup_core::sale::Status::Succeeded);
    shop.only_simulator().clear_requests();
    assert_eq!(proposed(&shop, "0171234560"), by("GP", "017"), "one digit is missing");
    assert_eq!(proposed(&shop, "০১৭১২৩৪৫৬০১"), by("RB", "memory"));
    let whole = read(&shop, "0171 2345601");
    assert_eq!((whole.number.as_str(), whole.grouped.as_str()), ("01712345601", "017 1234 5601"));
    let wrong = read(&shop, "017123456012");
    assert_eq!((wrong.state, wrong.problem), (NumberState::Invalid, Some(NumberError::NotBangladeshi)));
    assert_eq!(wrong.proposal, None);
    assert_eq!(shop.engine().read_number("0181", Some(Service::Gas)).unwrap().proposal, None, "no phone");
    assert!(shop.only_simulator().requests().is_empty(), "nobody is asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_where_only_a_provider_could_tell() {
    let shop = TestShop::builder().country("IN").account(AccountSpec::new("tymk", Kind::Tymk)).start().await;
    let typed = read(&shop, "98765 43210");
    assert_eq!((typed.state, typed.proposal), (NumberState::Complete, None));
    assert!(shop.only_simulator().requests().is_empty());
    let told = shop.engine().detect("98765 43210").await.unwrap().unwrap();
    assert_eq!((told.operator.as_str(), told.by.code()), ("AIRTEL", "provider"));
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_the_other_country_are_read_where_it_is_sold_to() {
    let spec = |off: bool| AccountSpec {
        lines: if off { "enabled = false".to_owned() } else { String::new() },
        ..AccountSpec::new("tymk", Kind::Tymk)
    };
    for (off, text, state, grouped) in [
        (false, "9876", NumberState::Partial, "9876"),
        (false, "9876543210", NumberState::Complete, "98765 43210"),
        (false, "018123", NumberState::Partial, "018 123"),
        (false, "01812345678", NumberState::Complete, "018 1234 5678"),
        // The beginning of 8801…, and a whole number in India: what can be sold to comes first.
        (false, "880181", NumberState::Partial, "018 1"),
        (false, "8801812345", NumberState::Complete, "88018 12345"),
        (false, "8801812345678", NumberState::Complete, "018 1234 5678"),
        (false, "+8801812345", NumberState::Partial, "018 1234 5"),
        (false, "5", NumberState::Invalid, ""),
        (true, "9876", NumberState::Invalid, ""),
        (true, "8801812345", NumberState::Partial, "018 1234 5"),
    ] {
        let soho = AccountSpec::new("soho", Kind::SohojPay);
        let shop = TestShop::builder().account(soho).account(spec(off)).start().await;
        let typed = read(&shop, text);
        assert_eq!((typed.state, typed.grouped.as_str()), (state, grouped), "{text}");
        if state == NumberState::Complete {
            let found = shop.engine().detect(text).await.unwrap().unwrap();
            assert_eq!(found.number.as_str(), typed.number, "it is the number that is sold to");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_press_is_answered_within_a_millisecond() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let mut took: Vec<Duration> = (0..400)
        .map(|place| {
            let text = format!("+880 1812-{:06}", place * 37);
            let started = Instant::now();
            assert_eq!(read(&shop, &text).state, NumberState::Complete);
            started.elapsed()
        })
        .collect();
    took.sort_unstable();
    assert!(took[200] < Duration::from_millis(1), "the median is {:?}", took[200]);
}
