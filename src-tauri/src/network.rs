//! Whether the providers can be reached, known before a sale is tried.

use std::{sync::Arc, time::Duration};

use tillup_core::wire::NotSent;
use tillup_shop::Shop;
use tokio::time::sleep;

use crate::{
    dto::message::{Network, Reach},
    till::Till,
};

/// Between two questions while all is well.
const EVERY: Duration = Duration::from_secs(15);
/// After the first question without an answer; each further one doubles it.
const AGAIN: Duration = Duration::from_secs(2);
/// A connection that takes longer than this makes a sale wait.
const SLOW: Duration = Duration::from_millis(1500);

/// Asks as long as a page is there to be told. Never returns; drop it to end it.
pub async fn keep_asking(till: Arc<Till>, shop: Arc<Shop>) {
    let mut wait = AGAIN;
    loop {
        till.pages.watched().await;
        let network = match shop.engine().reach().await {
            Ok(reached) => judge(reached.into_iter().map(|(_, reached)| reached)),
            Err(error) => {
                tracing::debug!(%error, "nobody could be asked for");
                Network::UNASKED
            }
        };
        till.pages.tell_network(network);
        // Without a network, its return is noticed soon; with one, the providers' hosts are left in peace.
        let pause = if network.state == Reach::Offline { wait } else { EVERY };
        wait = if network.state == Reach::Offline { (wait * 2).min(EVERY) } else { AGAIN };
        tokio::select! {
            () = sleep(pause) => {}
            () = till.pages.network_doubted() => {}
        }
    }
}

/// One provider that is reached is a network; how good it is, the quickest tells.
fn judge(reached: impl Iterator<Item = Result<Duration, NotSent>>) -> Network {
    let mut state = Reach::Unasked;
    let mut quickest: Option<Duration> = None;
    for answer in reached {
        state = Reach::Offline;
        if let Ok(took) = answer {
            quickest = Some(quickest.map_or(took, |before| before.min(took)));
        }
    }
    if let Some(took) = quickest {
        state = if took > SLOW { Reach::Slow } else { Reach::Online };
    }
    Network { state, milliseconds: quickest.and_then(|took| u64::try_from(took.as_millis()).ok()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quickest_tells_how_good_the_network_is() {
        let good = |millis| Ok(Duration::from_millis(millis));
        let none = || Err(NotSent::NoConnection);
        for (reached, state, milliseconds) in [
            (vec![], Reach::Unasked, None),
            (vec![none(), none()], Reach::Offline, None),
            (vec![none(), good(90)], Reach::Online, Some(90)),
            (vec![good(1500), good(2000)], Reach::Online, Some(1500)),
            (vec![good(1501), good(2000), none()], Reach::Slow, Some(1501)),
        ] {
            let judged = judge(reached.into_iter());
            assert_eq!(judged, Network { state, milliseconds });
        }
    }
}
