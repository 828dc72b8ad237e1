//! A clock that tests can push forward.

use std::{
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tillup_core::ports::Clock;

/// What a wait takes in truth, so that other tasks get their turn.
const TURN: Duration = Duration::from_millis(1);

/// The real time plus what the test has added. Waiting adds to it instead of taking long, unless it is to be true.
#[derive(Debug, Default)]
pub struct TestClock {
    added_ms: AtomicI64,
    is_true: AtomicBool,
}

impl TestClock {
    /// Lets time pass.
    pub fn advance(&self, time: Duration) {
        let ms = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.added_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// From now on a wait takes as long as it says.
    pub fn wait_in_truth(&self) {
        self.is_true.store(true, Ordering::SeqCst);
    }

    /// Lets whole days pass.
    pub fn advance_days(&self, days: u32) {
        self.advance(Duration::from_secs(u64::from(days) * 24 * 3600));
    }
}

#[async_trait]
impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::milliseconds(self.added_ms.load(Ordering::SeqCst))
    }

    async fn sleep(&self, duration: Duration) {
        if self.is_true.load(Ordering::SeqCst) {
            tokio::time::sleep(duration).await;
            return;
        }
        self.advance(duration);
        tokio::time::sleep(TURN).await;
    }
}
