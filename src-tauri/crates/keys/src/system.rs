//! Keys in the operating system's keyring: one item per account, all its keys in it, so that one question is enough.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use keyring::v1::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    account::AccountKeys,
    ports::{Keys, KeysError},
};
use zeroize::Zeroizing;

/// A keyring that is locked can wait for ever for somebody to unlock it; a counter cannot.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long keys are remembered, so that a sale does not wait for the keyring. Short, because another program of the shop
/// may replace them.
const REMEMBERED: Duration = Duration::from_secs(60);

const SERVICE: &str = "tillup";

/// An account's keys by name.
type Secrets = BTreeMap<String, SecretString>;

/// The operating system's keyring: Credential Manager, Keychain or Secret Service.
pub struct SystemKeyring {
    /// Keeps the shops of one person apart.
    shop: String,
    remembered: Mutex<BTreeMap<String, (Instant, Secrets)>>,
}

impl SystemKeyring {
    /// The keyring of a shop; `shop` is any text that names it for good.
    pub fn new(shop: impl Into<String>) -> Self {
        Self { shop: shop.into(), remembered: Mutex::default() }
    }

    fn user(&self, account: &str) -> String {
        format!("{}/{account}", self.shop)
    }

    fn read(&self, account: &str) -> Result<Secrets, KeysError> {
        let user = self.user(account);
        let text = in_time(PATIENCE, move || {
            match Entry::new(SERVICE, &user).and_then(|entry| entry.get_password()) {
                Ok(text) => Ok(Some(Zeroizing::new(text))),
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(told(&error)),
            }
        })?;
        let Some(text) = text else { return Ok(BTreeMap::new()) };
        let names: BTreeMap<String, String> = serde_json::from_str(&text).map_err(|_| KeysError::Refused)?;
        Ok(names.into_iter().map(|(name, key)| (name, SecretString::from(key))).collect())
    }

    fn remember(&self, account: &str, keys: &Secrets) {
        if let Ok(mut remembered) = self.remembered.lock() {
            remembered.insert(account.to_owned(), (Instant::now(), keys.clone()));
        }
    }

    fn remembered(&self, account: &str) -> Option<Secrets> {
        let remembered = self.remembered.lock().ok()?;
        let (at, keys) = remembered.get(account)?;
        (at.elapsed() < REMEMBERED).then(|| keys.clone())
    }
}

impl Keys for SystemKeyring {
    fn load(&self, account: &str, names: &[&str]) -> Result<AccountKeys, KeysError> {
        let keys = match self.remembered(account) {
            Some(keys) => keys,
            None => {
                let keys = self.read(account)?;
                self.remember(account, &keys);
                keys
            }
        };
        Ok(AccountKeys::new(keys.into_iter().filter(|(name, _)| names.contains(&name.as_str()))))
    }

    fn store(&self, account: &str, keys: &AccountKeys) -> Result<(), KeysError> {
        let mut all = self.read(account)?;
        for (name, key) in keys.iter() {
            all.insert(name.to_owned(), key.clone());
        }
        let exposed: BTreeMap<&str, &str> =
            all.iter().map(|(name, key)| (name.as_str(), key.expose_secret())).collect();
        let text = Zeroizing::new(serde_json::to_string(&exposed).map_err(|_| KeysError::Refused)?);
        let user = self.user(account);
        in_time(PATIENCE, move || {
            Entry::new(SERVICE, &user)
                .and_then(|entry| entry.set_password(&text))
                .map_err(|error| told(&error))
        })?;
        self.remember(account, &all);
        Ok(())
    }
}

/// What may be told of a keyring's error. Its own words may not: they can hold the secret.
fn told(error: &Error) -> KeysError {
    match error {
        Error::NoStorageAccess(..) => KeysError::Locked,
        Error::TooLong(..) | Error::Invalid(..) | Error::BadEncoding(..) | Error::BadDataFormat(..) => {
            KeysError::Refused
        }
        _ => KeysError::Unavailable,
    }
}

/// Runs a call of the keyring in a thread of its own and gives up waiting for it in time.
fn in_time<T: Send + 'static>(
    patience: Duration,
    call: impl FnOnce() -> Result<T, KeysError> + Send + 'static,
) -> Result<T, KeysError> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            // Nobody may be waiting any more; then the answer is not wanted.
            let _ = sender.send(call());
        })
        .map_err(|_| KeysError::Unavailable)?;
    match receiver.recv_timeout(patience) {
        Ok(answer) => answer,
        // One that is absent says so at once; what takes that long is a prompt that nobody answers.
        Err(RecvTimeoutError::Timeout) => Err(KeysError::Locked),
        Err(RecvTimeoutError::Disconnected) => Err(KeysError::Unavailable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyring_that_does_not_answer_is_told_as_locked_and_not_waited_for() {
        let began = Instant::now();
        let (_held, never) = mpsc::channel::<()>();
        let waiting = in_time(Duration::from_millis(50), move || {
            let _ = never.recv();
            Ok(())
        });
        assert_eq!(waiting, Err(KeysError::Locked));
        assert!(began.elapsed() < PATIENCE);
    }

    #[test]
    fn a_call_that_breaks_off_is_told_as_no_keyring() {
        let broken =
            in_time(PATIENCE, || -> Result<(), KeysError> { std::panic::resume_unwind(Box::new(())) });
        assert_eq!(broken, Err(KeysError::Unavailable));
    }

    #[test]
    fn what_is_told_of_an_error_has_nothing_of_the_secret() {
        let words = || "C4NARY".into();
        for (error, told_as) in [
            (Error::NoStorageAccess(words()), KeysError::Locked),
            (Error::PlatformFailure(words()), KeysError::Unavailable),
            (Error::NoDefaultStore, KeysError::Unavailable),
            (Error::BadEncoding(b"C4NARY".to_vec()), KeysError::Refused),
            (Error::BadDataFormat(b"C4NARY".to_vec(), words()), KeysError::Refused),
        ] {
            let told = told(&error);
            assert_eq!(told, told_as);
            assert!(!format!("{told} {told:?}").contains("C4NARY"));
        }
    }
}
