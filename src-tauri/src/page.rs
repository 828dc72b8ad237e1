//! The pages that listen: the counter's, and the customer's display.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tauri::ipc::Channel;
use tokio::sync::{Notify, watch};

use crate::dto::{
    customer::CustomerView,
    message::{Message, Network},
};

/// A second wish to close the window within this time of the first one's answer is meant.
const MEANT_WITHIN: Duration = Duration::from_secs(10);
/// Sooner than this it is the second half of a double click.
const MEANT_AFTER: Duration = Duration::from_millis(1500);

/// Who listens, and what they were last told.
pub struct Pages {
    counter: Mutex<Option<Channel<Message>>>,
    display: Mutex<Option<Channel<CustomerView>>>,
    shown: Mutex<CustomerView>,
    network: watch::Sender<Network>,
    is_watched: watch::Sender<bool>,
    ask_network: Notify,
    asked_to_close: Mutex<Option<Instant>>,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            counter: Mutex::default(),
            display: Mutex::default(),
            shown: Mutex::new(CustomerView::idle()),
            network: watch::Sender::new(Network::UNASKED),
            is_watched: watch::Sender::new(false),
            ask_network: Notify::new(),
            asked_to_close: Mutex::default(),
        }
    }
}

impl Pages {
    /// The counter's page listens from now on, in place of one before.
    pub fn watch(&self, channel: Channel<Message>, display_open: bool) {
        let before = held(&self.counter).replace(channel);
        drop(before);
        self.tell(Message::Network { network: *self.network.borrow() });
        self.tell(Message::CustomerDisplay { open: display_open });
        self.is_watched.send_replace(true);
    }

    /// The counter's page is being left or loaded anew.
    pub fn unwatch(&self) {
        let before = held(&self.counter).take();
        drop(before);
        self.is_watched.send_replace(false);
    }

    /// Whether the counter's page listens.
    pub fn is_watched(&self) -> bool {
        *self.is_watched.borrow()
    }

    /// Waits until the counter's page listens.
    pub async fn watched(&self) {
        let mut watched = self.is_watched.subscribe();
        // The sender lives as long as this does.
        let _ = watched.wait_for(|watched| *watched).await;
    }

    /// Tells the counter's page. One that is gone is not told; it asks when it is there again.
    pub fn tell(&self, message: Message) {
        let channel = held(&self.counter).clone();
        if let Some(channel) = channel
            && let Err(error) = channel.send(message)
        {
            tracing::debug!(%error, "the window was not told");
        }
    }

    /// Keeps and tells how well the providers are reached.
    pub fn tell_network(&self, network: Network) {
        self.network.send_replace(network);
        self.tell(Message::Network { network });
    }

    /// Something failed on the way to a provider: what is known of the network may be old.
    pub fn doubt_network(&self) {
        self.ask_network.notify_one();
    }

    /// Waits until the network is doubted.
    pub async fn network_doubted(&self) {
        self.ask_network.notified().await;
    }

    /// The customer's display listens from now on.
    pub fn watch_customer(&self, channel: Channel<CustomerView>) {
        let shown = held(&self.shown).clone();
        let _ = channel.send(shown);
        let before = held(&self.display).replace(channel);
        drop(before);
    }

    /// The customer's display is gone.
    pub fn unwatch_customer(&self) {
        let before = held(&self.display).take();
        drop(before);
    }

    /// Shows this to the customer.
    pub fn show_customer(&self, view: CustomerView) {
        held(&self.shown).clone_from(&view);
        let channel = held(&self.display).clone();
        if let Some(channel) = channel {
            let _ = channel.send(view);
        }
    }

    /// Somebody wants to close the window; whether that was meant, having just been told what is open.
    pub fn close_is_meant(&self, now: Instant) -> bool {
        let mut asked = held(&self.asked_to_close);
        match *asked {
            Some(before) if now.saturating_duration_since(before) < MEANT_AFTER => false,
            Some(before) if now.saturating_duration_since(before) < MEANT_WITHIN => true,
            _ => {
                *asked = Some(now);
                false
            }
        }
    }
}

/// A panic elsewhere leaves nothing half done here.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use serde_json::{Value, json};
    use tauri::ipc::InvokeResponseBody;

    use super::*;
    use crate::dto::message::Reach;

    /// A channel and what went through it.
    fn channel<T>() -> (Channel<T>, Arc<Mutex<Vec<Value>>>) {
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = told.clone();
        let channel = Channel::new(move |body| {
            let InvokeResponseBody::Json(text) = body else { panic!("a message is JSON") };
            heard.lock().unwrap().push(serde_json::from_str(&text).unwrap());
            Ok(())
        });
        (channel, told)
    }

    #[test]
    fn a_page_is_told_at_once_what_is_known_and_a_new_one_takes_its_place() {
        let pages = Pages::default();
        pages.tell_network(Network { state: Reach::Online, milliseconds: Some(40) });
        let (first, told) = channel();
        pages.watch(first, false);
        assert_eq!(told.lock().unwrap()[0]["network"], json!({ "state": "online", "milliseconds": 40 }));
        assert_eq!(told.lock().unwrap()[1], json!({ "kind": "customerDisplay", "open": false }));

        let (second, told_second) = channel();
        pages.watch(second, true);
        pages.tell(Message::Locked);
        assert_eq!(told.lock().unwrap().len(), 2, "the page that was left hears nothing more");
        assert_eq!(told_second.lock().unwrap().last(), Some(&json!({ "kind": "locked" })));

        pages.unwatch();
        assert!(!pages.is_watched());
        pages.tell(Message::Locked);
        assert_eq!(told_second.lock().unwrap().len(), 3);
    }

    #[test]
    fn a_display_that_opens_late_shows_what_is_shown() {
        let pages = Pages::default();
        let view = CustomerView { amount: "290.00".to_owned(), ..CustomerView::idle() };
        pages.show_customer(view.clone());
        let (display, shown) = channel();
        pages.watch_customer(display);
        pages.show_customer(CustomerView::idle());
        let shown = shown.lock().unwrap();
        assert_eq!(
            *shown,
            [serde_json::to_value(view).unwrap(), serde_json::to_value(CustomerView::idle()).unwrap()]
        );
    }

    #[test]
    fn closing_again_is_meant_unless_it_is_a_double_click_or_long_ago() {
        let (pages, start) = (Pages::default(), Instant::now());
        let at = |millis| start + Duration::from_millis(millis);
        assert!(!pages.close_is_meant(at(0)), "the first wish is answered by what is open");
        assert!(!pages.close_is_meant(at(300)), "a double click");
        assert!(pages.close_is_meant(at(2_000)));
        assert!(!pages.close_is_meant(at(60_000)), "what was open then may be different now");
        assert!(pages.close_is_meant(at(62_000)));
    }
}
