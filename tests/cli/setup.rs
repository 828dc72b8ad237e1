//! Provisioning: first, again, wrong.

use simulators::Kind;
use tillup_tests::AccountSpec;

use crate::ctl::{CLERK, CliShop, OWNER};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_run_needs_nobody_and_the_second_the_owner_and_repeats_nothing() {
    let specs = [Kind::SohojPay, Kind::IRecharge].map(|kind| AccountSpec::new(kind.id(), kind)).to_vec();
    let shop = CliShop::unprovisioned(specs, "", "").await;
    let file = shop.file.to_str().unwrap().to_owned();
    let first = shop.json(None, &["provision", &file]).exits(0).json();
    assert!(!first["provisioned"]["changes"].as_array().unwrap().is_empty());
    let then = shop.entries();
    assert_eq!(shop.json(None, &["provision", &file]).exits(6).error(), "user_needed");
    assert_eq!(shop.json(Some(CLERK), &["provision", &file]).exits(6).error(), "not_allowed");
    let again = shop.json(Some(OWNER), &["provision", &file]).exits(0).json();
    assert_eq!(again["provisioned"]["changes"].as_array().unwrap().len(), 0, "{again}");
    assert_eq!(shop.entries(), then, "nothing is repeated");
    assert!(shop.run(Some(OWNER), &["provision", &file]).exits(0).out.contains("nothing differs"));

    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Test Telecom", "Corner Telecom")).unwrap();
    let changed = shop.json(Some(OWNER), &["provision", &file]).exits(0).json();
    assert_eq!(changed["provisioned"]["shop"], "Corner Telecom");
    assert_eq!(changed["provisioned"]["changes"].as_array().unwrap().len(), 1, "{changed}");
    assert!(shop.entries().0 > then.0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_file_is_exit_2_and_changes_nothing() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let then = shop.entries();
    let right = std::fs::read_to_string(&shop.file).unwrap();
    for (what, text) in [
        ("no TOML", "[shop".to_owned()),
        ("an unknown provider", right.replace("provider = \"sohojpay\"", "provider = \"nosuch\"")),
        ("plain http without the owner's yes", right.replace("allow_http = true", "allow_http = false")),
        ("an unknown word", right.replace("[shop]", "[shop]\nnosuch = 1")),
        ("a PIN of letters", right.replace(&format!("pin = \"{}\"", OWNER.1), "pin = \"secret\"")),
        ("a key that the provider does not use", right.replace("api_key =", "open_key =")),
        ("an unset variable", right.replace("api_key = \"", "api_key = \"env:NO_SUCH_VARIABLE_")),
        (
            "two accounts of one name",
            format!("{right}\n[[accounts]]\nid = \"sohojpay\"\nprovider = \"sohojpay\"\n"),
        ),
        ("no country", right.replace("country = \"BD\"", "country = \"FR\"")),
    ] {
        assert_ne!(text, right, "{what}");
        let wrong = shop.beside("wrong.toml");
        std::fs::write(&wrong, text).unwrap();
        let refused = shop.json(Some(OWNER), &["provision", wrong.to_str().unwrap()]);
        assert_eq!(refused.exits(2).error(), "invalid_file", "{what}");
        assert_eq!(shop.entries(), then, "{what}");
    }
    assert_eq!(shop.json(Some(OWNER), &["provision", "/nonexistent.toml"]).exits(2).error(), "file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_can_come_from_the_environment() {
    let shop = CliShop::unprovisioned(vec![AccountSpec::new("soho", Kind::SohojPay)], "", "").await;
    let key = shop.simulator("soho").keys()["api_key"].clone();
    let text = std::fs::read_to_string(&shop.file).unwrap();
    std::fs::write(&shop.file, text.replace(&key, "env:SOHO_KEY")).unwrap();
    let mut run = shop.prepared(None, &["--json", "provision", shop.file.to_str().unwrap()]);
    run.envs.push(("SOHO_KEY".to_owned(), key));
    run.go().exits(0);
    shop.json(Some(OWNER), &["balance"]).exits(0);
}
