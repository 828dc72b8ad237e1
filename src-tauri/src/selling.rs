//! Sales under way: each runs in a task of its own, which no reload, closed page or dropped answer ends.

use std::time::Duration;

use tokio::{sync::watch, time::timeout};

/// Counts the sales that are being sent.
pub struct Selling {
    count: watch::Sender<usize>,
}

/// One sale that is being sent, until this is dropped.
pub struct UnderWay {
    count: watch::Sender<usize>,
}

impl Default for Selling {
    fn default() -> Self {
        Self { count: watch::Sender::new(0) }
    }
}

impl Selling {
    /// One more.
    pub fn begin(&self) -> UnderWay {
        self.count.send_modify(|count| *count += 1);
        UnderWay { count: self.count.clone() }
    }

    /// Waits until what came of each is written down, but not for longer than this. A sale that is still being sent after
    /// that stays so in the ledger and is looked up at the next start.
    pub async fn written_down(&self, patience: Duration) {
        let mut count = self.count.subscribe();
        let _ = timeout(patience, count.wait_for(|count| *count == 0)).await;
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.count.send_modify(|count| *count = count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[tokio::test]
    async fn the_end_waits_for_sales_under_way_but_not_for_ever() {
        let selling = Selling::default();
        selling.written_down(Duration::from_secs(60)).await;

        let (first, second) = (selling.begin(), selling.begin());
        drop(first);
        let began = Instant::now();
        selling.written_down(Duration::from_millis(50)).await;
        assert!(began.elapsed() >= Duration::from_millis(50), "one is still under way");

        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            drop(second);
        });
        let began = Instant::now();
        selling.written_down(Duration::from_secs(60)).await;
        assert!(began.elapsed() < Duration::from_secs(30));
    }
}
