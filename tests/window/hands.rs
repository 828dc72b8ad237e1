//! Ten fingers: keys go to whatever has the focus, as a keyboard's do, and are counted.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};

use crate::session::{PATIENCE, Session, named};

/// A yes that comes sooner after the review appeared is not taken for one: ui/state/guard.js.
const EARLY: Duration = Duration::from_millis(250);

/// A person's hands on the window's keyboard.
pub struct Hands<'a> {
    session: &'a Session,
    presses: Cell<usize>,
}

impl<'a> Hands<'a> {
    pub fn on(session: &'a Session) -> Self {
        Self { session, presses: Cell::new(0) }
    }

    /// How many keys were pressed so far.
    pub fn presses(&self) -> usize {
        self.presses.get()
    }

    /// Presses a key, with the keys before it held: `Enter`, `F2`, `Ctrl+L`, `Alt+1`.
    pub async fn press(&self, keys: &str) {
        self.press_each(&[keys]).await;
    }

    /// One after the other, as quickly as it goes.
    pub async fn press_each(&self, all: &[&str]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for keys in all {
            let codes: Vec<char> = keys.split('+').map(code_of).collect();
            self.presses.set(self.presses.get() + codes.len());
            for value in codes.iter().copied() {
                actions = actions.then(KeyAction::Down { value });
            }
            for value in codes.iter().rev().copied() {
                actions = actions.then(KeyAction::Up { value });
            }
        }
        self.session.client.perform_actions(actions).await.unwrap();
    }

    /// Types digits and letters, quicker than anybody can.
    pub async fn write(&self, text: &str) {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        self.press_each(&letters.iter().map(String::as_str).collect::<Vec<_>>()).await;
    }

    /// Waits as long as it takes to have read the review.
    pub async fn read_review(&self) {
        self.session.wait(&format!("{}[aria-disabled=\"false\"]", named("sale-confirm"))).await;
        tokio::time::sleep(EARLY + Duration::from_millis(50)).await;
    }

    /// A number and an amount into the form, up to the review.
    pub async fn order(&self, number: &str, amount: &str) {
        // Digits go there also where nothing that can be written into has the focus.
        self.session.wait("#sale-number").await;
        self.write(number).await;
        self.session.wait_focus("#sale-number").await;
        self.session.wait("[data-testid=\"sale-operator\"][aria-pressed=\"true\"]").await;
        self.press("Enter").await;
        self.session.wait_focus("#sale-amount").await;
        self.write(amount).await;
        self.press("Enter").await;
        self.session.find("sale-confirm").await;
    }

    /// A whole sale, up to the moment in which the window shows what became of it so far. Gives its reference.
    pub async fn sell(&self, number: &str, amount: &str) -> String {
        self.order(number, amount).await;
        self.read_review().await;
        let known = self.references().await;
        self.press("Enter").await;
        let began = Instant::now();
        loop {
            let new = self.references().await.into_iter().find(|reference| !known.contains(reference));
            if let Some(reference) = new {
                return reference;
            }
            assert!(began.elapsed() < PATIENCE, "the sale does not come to the strip");
        }
    }

    /// Of the sales on the strip that are written down.
    async fn references(&self) -> Vec<String> {
        let cards = "document.querySelectorAll('[data-testid=sale-result]')";
        let script = format!("return [...{cards}].map((card) => card.dataset.reference).filter(Boolean)");
        serde_json::from_value(self.session.run(&script).await).unwrap()
    }

    /// Signs in with this name.
    pub async fn sign_in(&self, user: &str, pin: &str) {
        self.session.screen("lock").await;
        self.session.click(&format!("[data-testid=\"lock-user\"][data-user=\"{user}\"]")).await;
        self.session.wait(&format!("[data-user=\"{user}\"][aria-pressed=\"true\"]")).await;
        self.write(pin).await;
        self.press("Enter").await;
        self.session.screen("counter").await;
    }
}

/// What WebDriver calls a key.
fn code_of(name: &str) -> char {
    match name {
        "Enter" => Key::Enter.into(),
        "Escape" => Key::Escape.into(),
        "Ctrl" => Key::Control.into(),
        "Alt" => Key::Alt.into(),
        "Up" => Key::Up.into(),
        "Down" => Key::Down.into(),
        _ => {
            if let Some(nth) = name.strip_prefix('F').and_then(|nth| nth.parse::<u32>().ok()) {
                return char::from_u32(u32::from(char::from(Key::F1)) + nth - 1).unwrap();
            }
            let mut letters = name.chars();
            let letter = letters.next().unwrap();
            assert!(letters.next().is_none(), "no such key: {name}");
            letter
        }
    }
}
