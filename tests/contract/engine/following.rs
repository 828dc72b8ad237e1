//! Following one sale, and asking about all of them: quickly at first, ever more slowly, never ending by age.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use simulators::{Endpoint, Fault, Kind, State, When};
use tillup_core::sale::Status;
use tillup_tests::{TestShop, assert_agreed};

const HALF_A_MINUTE: Duration = Duration::from_secs(30);

fn look_ups(shop: &TestShop) -> usize {
    let requests = shop.only_simulator().requests();
    requests.iter().filter(|request| request.path.ends_with("/verify")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_is_followed_to_its_end() {
    let shop = TestShop::with(Kind::SohojPay).await;
    for (ending, status) in [("01", Status::Succeeded), ("02", Status::Succeeded), ("04", Status::Failed)] {
        let sale = shop.sell("sohojpay", "RB", &format!("018123456{ending}"), "50").await.unwrap();
        let followed = shop.engine().follow(&sale.reference, HALF_A_MINUTE).await.unwrap();
        assert_eq!(followed.status(), status, "{ending}");
    }
    assert_agreed(&shop, "followed");
}

#[tokio::test(flavor = "multi_thread")]
async fn following_ends_with_its_time_and_leaves_the_sale_as_it_is() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let sale = shop.sell("sohojpay", "RB", "01812345603", "50").await.unwrap();
    let followed = shop.engine().follow(&sale.reference, HALF_A_MINUTE).await.unwrap();
    assert_eq!(followed.status(), Status::Pending);
    shop.only_simulator().settle_all(State::Succeeded);
    shop.clock().advance_days(1);
    let followed = shop.engine().follow(&sale.reference, HALF_A_MINUTE).await.unwrap();
    assert_eq!(followed.status(), Status::Succeeded);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_sale_that_only_a_person_can_end_is_not_waited_for() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    shop.only_simulator().inject(Fault::Reset(When::After), Endpoint::Submit, 1);
    let sale = shop.sell("autoflexi", "GP", "01712345670", "50").await.unwrap();
    let day = Duration::from_secs(24 * 3600);
    let followed = shop.engine().follow(&sale.reference, day).await.unwrap();
    assert_eq!(followed.status(), Status::Unknown);
    assert!(followed.last_attempt().unwrap().evidence.wallet_after.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_sale_is_asked_about_ever_more_slowly_and_for_ever() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let sale = shop.sell("sohojpay", "RB", "01812345603", "50").await.unwrap();
    let minutes = async |count: u32| {
        let before = look_ups(&shop);
        for _ in 0..count {
            shop.clock().advance(Duration::from_secs(60));
            shop.engine().settle_due().await.unwrap();
        }
        look_ups(&shop) - before
    };
    let (first_hour, second_hour) = (minutes(60).await, minutes(60).await);
    assert!((6..=15).contains(&first_hour), "{first_hour} in the first hour");
    assert!((1..=4).contains(&second_hour), "{second_hour} in the second");
    shop.clock().advance_days(200);
    let much_later = minutes(180).await;
    assert!((2..=5).contains(&much_later), "{much_later} in three hours, half a year later");
    assert_eq!(shop.sale(&sale.reference).status(), Status::Pending);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_programs_that_settle_all_day_one_asks() {
    let shop = TestShop::with(Kind::SohojPay).await;
    let other = shop.open_again();
    shop.sell("sohojpay", "RB", "01812345603", "50").await.unwrap();
    shop.clock().advance(Duration::from_secs(10));
    let (first, second) = tokio::join!(shop.engine().settle_due(), other.engine().settle_due());
    first.unwrap();
    second.unwrap();
    assert_eq!(look_ups(&shop), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn settling_for_a_time_follows_all_that_is_open() {
    let shop = TestShop::with(Kind::SohojPay).await;
    shop.only_simulator().update(|settings| settings.settle_after_checks = 3);
    for ending in ["02", "03", "04", "16"] {
        shop.sell("sohojpay", "RB", &format!("018123456{ending}"), "50").await.unwrap();
    }
    let told = shop.engine().settle(Duration::from_secs(120)).await.unwrap();
    let statuses: Vec<Status> = told.iter().map(|sale| sale.status()).collect();
    assert_eq!(
        statuses,
        [Status::Succeeded, Status::Pending, Status::Failed, Status::Succeeded],
        "oldest first"
    );
    assert_agreed(&shop, "settled");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_had_nothing_to_follow_looks_a_new_sale_up_as_soon_as_it_is_due() {
    // What a shop without open sales sleeps at most.
    const LONGEST_NAP: Duration = Duration::from_secs(15);
    let shop = TestShop::with(Kind::SohojPay).await;
    shop.clock().wait_in_truth();
    let all_day = Arc::clone(shop.shop());
    let following = tokio::spawn(async move { all_day.keep_settling().await });
    tokio::time::sleep(Duration::from_millis(500)).await;
    let began = Instant::now();
    let sale = shop.sell("sohojpay", "RB", "01812345602", "50").await.unwrap();
    while shop.sale(&sale.reference).status() != Status::Succeeded {
        assert!(began.elapsed() < LONGEST_NAP - Duration::from_secs(3), "nobody looks it up");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    following.abort();
}
