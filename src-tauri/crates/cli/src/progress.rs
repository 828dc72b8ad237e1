//! A moving line for anything that takes over a second, on a terminal only.

use std::{
    future::Future,
    io::IsTerminal,
    time::{Duration, Instant},
};

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

/// A line that counts, once that takes over a second and a terminal is watching.
pub struct Counted {
    what: &'static str,
    began: Instant,
    bar: Option<ProgressBar>,
}

impl Counted {
    /// Counts these.
    pub fn new(what: &'static str) -> Self {
        Self { what, began: Instant::now(), bar: None }
    }

    /// So many are done, of so many where that is known.
    pub fn at(&mut self, done: u64, of: Option<u64>) {
        if self.bar.is_none() && self.began.elapsed() > SHOWN_AFTER && std::io::stderr().is_terminal() {
            self.bar = Some(self.shown(of));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }

    fn shown(&self, of: Option<u64>) -> ProgressBar {
        let (bar, template) = match of {
            Some(of) => (ProgressBar::new(of), "{bar:30} {human_pos}/{human_len} {msg} {eta}"),
            None => (ProgressBar::new_spinner(), "{spinner} {human_pos} {msg} {elapsed}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.with_message(self.what)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
