//! Numbers and amounts as people write them.

use simulators::Kind;

use crate::ctl::{CLERK, CliShop};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_read_in_every_writing() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    for written in [
        "01812345678",
        "+8801812345678",
        "880 1812 345678",
        "018-1234-5678",
        "০১৮১২৩৪৫৬৭৮",
        "+৮৮০ ১৮১২-৩৪৫৬৭৮",
    ] {
        let detected = shop.json(Some(CLERK), &["detect", written]).exits(0).json();
        assert_eq!(detected["number"], "01812345678", "{written}");
        assert_eq!((detected["operator"].as_str(), detected["why"].as_str()), (Some("RB"), Some("prefix")));
    }
    let sold = shop.sell(&["--number", "০১৮১২-৩৪৫৬০১", "--amount", "৫০"]).exits(0).json();
    assert_eq!(
        (sold["sale"]["number"].as_str(), sold["sale"]["amount"].as_str()),
        (Some("01812345601"), Some("50.00"))
    );
    // The customer took the number to another operator: the sale is remembered.
    shop.sell(&["--number", "01812345601", "--amount", "20", "--operator", "GP"]).exits(0);
    let detected = shop.json(Some(CLERK), &["detect", "01812345601"]).exits(0).json();
    assert_eq!((detected["operator"].as_str(), detected["why"].as_str()), (Some("GP"), Some("memory")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hidden_and_look_alike_characters_are_refused_and_nothing_is_sent() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let before = shop.entries();
    for written in [
        "018123\u{200b}45678",
        "\u{202e}01812345678",
        "01812345678\u{2069}",
        "O1812345678",
        "0l812345678",
        "018১2345678",
        "०1812345678",
        "0181234567",
        "018123456789",
        "01212345678",
        "",
        "01812345678x",
    ] {
        let refused = shop.sell(&["--number", written, "--amount", "50"]);
        assert_eq!(refused.exits(2).error(), "invalid_number", "{written:?}");
    }
    for written in ["0", "-5", "5,0", "1e3", "fifty", "", "50.00001", "99999999999999999999"] {
        let refused = shop.sell(&["--number", "01812345601", "--amount", written]);
        assert_eq!(refused.exits(2).error(), "invalid_amount", "{written:?}");
    }
    assert_eq!(shop.entries(), before);
    assert!(shop.simulator("sohojpay").requests().is_empty());
}
