//! A shop and its users, set up by hand.

use std::time::Duration;

use chrono::Utc;
use tillup_core::{access::Role, ledger::Ledger, number::Country};
use tillup_shop::{NewShop, ShopError, ShopUser};

use crate::hand::*;

#[test]
fn a_shop_set_up_by_hand_is_the_one_that_a_file_sets_up() {
    let (by_hand, owner) = Hand::set_up();
    assert_eq!((owner.name.as_str(), owner.role), ("owner", Role::Owner));
    let by_file = Hand::empty();
    let file = format!(
        "[shop]\nname = \"Corner Telecom\"\naddress = \"Mirpur 10, Dhaka\"\ncountry = \"BD\"\nlanguage = \"bn\"\n\
         [[users]]\nname = \"owner\"\nrole = \"owner\"\npin = \"{PIN}\"\n"
    );
    by_file.shop.provision(&file, None).unwrap();
    assert_eq!(by_hand.shop.ledger().config().unwrap(), by_file.shop.ledger().config().unwrap());
    assert_eq!(by_hand.shop.users().unwrap(), by_file.shop.users().unwrap());
    assert_eq!(by_hand.entries(), by_file.entries(), "each change is an event");
    let again = by_hand.shop.sign_in(Some("owner"), Some(&pin(PIN))).unwrap();
    assert_eq!(again, owner);
    // And it goes on from a file.
    assert!(by_hand.shop.provision(&file, Some(&owner)).unwrap().changes.is_empty());
}

#[test]
fn a_shop_is_set_up_once() {
    let (hand, _) = Hand::set_up();
    let then = hand.entries();
    let other = NewShop { owner: "thief".to_owned(), ..new_shop() };
    assert_eq!(code(hand.shop.set_up(other)), "already_set_up");
    assert_eq!(hand.entries(), then);
    assert_eq!(hand.shop.users().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_set_is_told_by_a_code_and_nothing_is_kept() {
    let hand = Hand::empty();
    let with = |change: &dyn Fn(&mut NewShop)| {
        let mut shop = new_shop();
        change(&mut shop);
        code(hand.shop.set_up(shop))
    };
    assert_eq!(with(&|shop| shop.name = "  ".to_owned()), "invalid_shop_name");
    assert_eq!(with(&|shop| shop.language = "fr".to_owned()), "invalid_language");
    assert_eq!(with(&|shop| shop.timezone = Some("Dhaka".to_owned())), "invalid_timezone");
    for name in ["", "  ", "a\u{202e}b", "a\nb", "<b>", "a  b", "-", &"x".repeat(41)] {
        assert_eq!(with(&|shop| shop.owner = name.to_owned()), "invalid_user_name", "{name:?}");
    }
    for no_pin in ["", "123", "1234567890123", "12a4", "১২৩৪"] {
        let error = hand.shop.set_up(NewShop { pin: pin(no_pin), ..new_shop() }).unwrap_err();
        assert_eq!(error.told().code, "invalid_pin", "{no_pin}");
        assert!(no_pin.len() < 4 || !error.to_string().contains(no_pin), "{error}");
    }
    assert!(!hand.shop.is_set_up().unwrap());
    assert_eq!(hand.entries(), 0);
    assert!(hand.shop.users().unwrap().is_empty());
}

#[test]
fn people_are_called_what_they_are_called() {
    let hand = Hand::empty();
    let name = "রহিম উদ্দিন";
    let indian = NewShop { owner: name.to_owned(), country: Country::In, timezone: None, ..new_shop() };
    hand.shop.set_up(indian).unwrap();
    assert_eq!(hand.shop.sign_in(Some(name), Some(&pin(PIN))).unwrap().name, name);
    assert_eq!(hand.shop.ledger().config().unwrap().timezone.name(), "Asia/Kolkata");
}

#[test]
fn the_owner_adds_clerks_and_nobody_else_does() {
    let (hand, owner) = Hand::set_up();
    let config = hand.shop.ledger().config().unwrap();
    let add = |name: &str, digits: &str| hand.shop.add_user(name, Role::Clerk, pin(digits), &owner);
    add(" clerk1 ", "135790").unwrap();
    assert_eq!(code(add("CLERK1", "135790")), "name_taken");
    assert_eq!(code(add("Owner", "135790")), "name_taken", "the owner stays the owner");
    assert_eq!(code(add("clerk2", "12")), "invalid_pin");
    assert_eq!(code(add("", "135790")), "invalid_user_name");
    let clerk = hand.shop.sign_in(Some("clerk1"), Some(&pin("135790"))).unwrap();
    assert_eq!(clerk.role, Role::Clerk);
    assert_eq!(code(hand.shop.add_user("clerk3", Role::Owner, pin(PIN), &clerk)), "not_allowed");
    let user = |name: &str, role| ShopUser { name: name.to_owned(), role };
    let both = [user("clerk1", Role::Clerk), user("owner", Role::Owner)];
    assert_eq!(hand.shop.users().unwrap(), both);
    assert_eq!(hand.shop.ledger().config().unwrap(), config);
    hand.shop.ledger().enable_user("clerk1", false, "owner", Utc::now()).unwrap();
    assert_eq!(hand.shop.users().unwrap(), both[1..], "those who can sign in");
    assert_eq!(code(Hand::empty().shop.add_user("clerk1", Role::Clerk, pin(PIN), &owner)), "no_shop");
}

#[test]
fn how_long_to_wait_after_wrong_pins_is_told_and_that_a_lock_does_not_end_by_itself() {
    let (hand, _) = Hand::set_up();
    let wrong = || hand.shop.sign_in(Some("owner"), Some(&pin("000000"))).unwrap_err();
    for _ in 0..3 {
        assert_eq!(wrong().seconds_to_wait(), None);
    }
    let error = wrong();
    assert_eq!((error.told().code, error.seconds_to_wait()), ("too_soon", Some(2)));
    for (wait, seconds) in [(1, 1), (999, 1), (1_000, 1), (1_001, 2), (127_500, 128)] {
        assert_eq!(ShopError::TooSoon(Duration::from_millis(wait)).seconds_to_wait(), Some(seconds));
    }
    assert_eq!((ShopError::Locked.told().code, ShopError::Locked.seconds_to_wait()), ("locked", None));
}

#[test]
fn many_users_of_one_file_each_get_their_own_salt() {
    let hand = Hand::empty();
    let mut file = "[shop]\nname = \"x\"\ncountry = \"BD\"\n".to_owned();
    for user in 0..6 {
        let role = if user == 0 { "owner" } else { "clerk" };
        let pin = if user == 5 { "975310" } else { PIN };
        file.push_str(&format!("[[users]]\nname = \"u{user}\"\nrole = \"{role}\"\npin = \"{pin}\"\n"));
    }
    hand.shop.provision(&file, None).unwrap();
    let mut hashes: Vec<_> =
        hand.shop.ledger().users().unwrap().into_iter().map(|user| user.pin_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 6);
    for (user, digits) in [("u0", PIN), ("u3", PIN), ("u5", "975310")] {
        assert_eq!(hand.shop.sign_in(Some(user), Some(&pin(digits))).unwrap().name, user);
    }
    assert_eq!(code(hand.shop.sign_in(Some("u5"), Some(&pin(PIN)))), "wrong_pin");
}
