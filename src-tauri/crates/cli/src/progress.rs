//! A moving line for anything that takes over a second, on a terminal only.

use std::{future::Future, io::IsTerminal, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};

const SHOWN_AFTER: Duration = Duration::from_secs(1);

/// Waits for the work; shows what is being waited for once it takes over a second.
pub async fn shown<T>(what: &str, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    if let Ok(done) = tokio::time::timeout(SHOWN_AFTER, &mut work).await {
        return done;
    }
    if !std::io::stderr().is_terminal() {
        eprintln!("{what} …");
        return work.await;
    }
    let bar = ProgressBar::new_spinner().with_message(what.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    let done = work.await;
    bar.finish_and_clear();
    done
}
