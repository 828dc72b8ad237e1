//! A clock that tests can push forward.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tillup_core::ports::Clock;

/// What a wait takes in truth, so that other tasks get their turn.
const TURN: Duration = Duration::from_millis(1);

/// The real time plus what the test has added. Waiting adds to it instead of taking long.
#[derive(Debug, Default)]
pub struct TestClock {
    added_ms: AtomicI64,
}

impl TestClock {
    /// Lets time pass.
    pub fn advance(&self, time: Duration) {
        let ms = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.added_ms.fetch_add(ms, Ordering::SeqCst);
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
        self.advance(duration);
        tokio::time::sleep(TURN).await;
    }
}
