//! Runs many cases at once and tells all that failed, each by its name.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use tokio::{sync::Semaphore, task::JoinSet};

/// Shops at once: most of a case is waiting.
const AT_ONCE: usize = 12;
/// No case takes this long, also on a slow machine.
const LONGEST: Duration = Duration::from_secs(120);

/// What a case does; it panics where something does not hold.
type Case = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Cases to be run.
#[derive(Default)]
pub struct Cases {
    cases: Vec<(String, Case)>,
}

impl Cases {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn add(&mut self, name: impl Into<String>, case: impl Future<Output = ()> + Send + 'static) {
        self.cases.push((name.into(), Box::pin(case)));
    }

    /// Runs them all, or those whose name has the text of the variable `TILLUP_CASES` in it.
    pub async fn run(mut self) {
        if let Ok(wanted) = std::env::var("TILLUP_CASES") {
            self.cases.retain(|(name, _)| name.contains(&wanted));
        }
        let count = self.cases.len();
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut running = JoinSet::new();
        for (name, case) in self.cases {
            let turns = turns.clone();
            running.spawn(async move {
                let _turn = turns.acquire_owned().await.unwrap();
                let ended = tokio::spawn(tokio::time::timeout(LONGEST, case)).await;
                let failure = match ended {
                    Ok(Ok(())) => return None,
                    Ok(Err(_)) => format!("no end after {LONGEST:?}"),
                    Err(error) => said(error),
                };
                Some(format!("{name}: {failure}"))
            });
        }
        let mut failed: Vec<String> = Vec::new();
        while let Some(ended) = running.join_next().await {
            failed.extend(ended.unwrap());
        }
        failed.sort();
        assert!(failed.is_empty(), "{} of {count} cases failed:\n{}", failed.len(), failed.join("\n"));
    }
}

fn said(error: tokio::task::JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "it was cancelled".to_owned();
    };
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}
