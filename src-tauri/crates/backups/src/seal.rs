//! A file sealed with a passphrase, in the age format: any `age` opens it, and it opens any age's.

use std::{
    fs::File,
    io::{self, BufReader, Read, Write},
    iter,
    path::Path,
};

use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt};
use secrecy::SecretString;
use sha2::{Digest, Sha256};

/// What every such file begins with.
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
/// scrypt's N as a power of two: 128 MiB and about half a second on a shop's machine. A passphrase is guessed that slowly.
const WORK: u8 = 17;
/// What another program may have asked for, at most: 1 GiB.
const MOST_WORK: u8 = 20;
/// Bytes moved at once.
const CHUNK: usize = 256 * 1024;

/// Why a file could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The passphrase is not the one that it was sealed with.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// It was cut off, changed, or is no such file.
    #[error("it is damaged: {0}")]
    Broken(String),
    /// It was sealed for a key, not with a passphrase.
    #[error("it is sealed for a key and not with a passphrase")]
    ForAKey,
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] io::Error),
}

/// What went through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many bytes.
    pub bytes: u64,
    /// Their SHA-256, as hex.
    pub sha256: String,
}

/// Counts and hashes what is written through it.
#[derive(Debug)]
pub struct Hashed<W> {
    to: W,
    bytes: u64,
    hash: Sha256,
}

impl<W> Hashed<W> {
    /// Nothing is written yet.
    pub fn new(to: W) -> Self {
        Self { to, bytes: 0, hash: Sha256::new() }
    }

    /// What was written, and where to.
    pub fn end(self) -> (W, Written) {
        (self.to, Written { bytes: self.bytes, sha256: hex::encode(self.hash.finalize()) })
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += u64::try_from(written).unwrap_or_default();
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Whether a file is a sealed one.
pub fn is_sealed(file: &Path) -> io::Result<bool> {
    let mut begin = Vec::new();
    File::open(file)?.take(FIRST_LINE.len().try_into().unwrap_or(u64::MAX)).read_to_end(&mut begin)?;
    Ok(begin == FIRST_LINE)
}

/// Copies all of `from` to `to`; `watch` is told how many bytes went through.
///
/// # Errors
/// [`SealError::Disk`].
pub fn copy(
    from: &mut dyn Read,
    to: &mut dyn Write,
    watch: &mut dyn FnMut(u64),
) -> Result<Written, SealError> {
    let mut buffer = vec![0; CHUNK];
    let (mut bytes, mut hash) = (0_u64, Sha256::new());
    loop {
        let read = match from.read(&mut buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(of_reading(error)),
        };
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else { break };
        hash.update(chunk);
        to.write_all(chunk)?;
        bytes += u64::try_from(read).unwrap_or_default();
        watch(bytes);
    }
    Ok(Written { bytes, sha256: hex::encode(hash.finalize()) })
}

/// Seals all of `from` with the passphrase; gives what was read.
///
/// # Errors
/// [`SealError::Disk`].
pub fn seal(
    from: &mut dyn Read,
    to: &mut dyn Write,
    passphrase: &SecretString,
    watch: &mut dyn FnMut(u64),
) -> Result<Written, SealError> {
    let mut recipient = scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(WORK);
    let recipient: &dyn Recipient = &recipient;
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).map_err(of_sealing)?;
    let mut sealed = encryptor.wrap_output(to)?;
    let read = copy(from, &mut sealed, watch)?;
    sealed.finish()?;
    Ok(read)
}

/// Opens all of `from` with the passphrase; gives what was written. On an error, what is in `to` is nothing to go by.
///
/// # Errors
/// [`SealError`], each for what it says.
pub fn unseal(
    from: &mut dyn Read,
    to: &mut dyn Write,
    passphrase: &SecretString,
    watch: &mut dyn FnMut(u64),
) -> Result<Written, SealError> {
    let decryptor = Decryptor::new_buffered(BufReader::new(from)).map_err(of_opening)?;
    if !decryptor.is_scrypt() {
        return Err(SealError::ForAKey);
    }
    let mut identity = scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(MOST_WORK);
    let identity: &dyn Identity = &identity;
    let mut plain = decryptor.decrypt(iter::once(identity)).map_err(of_opening)?;
    copy(&mut plain, to, watch)
}

/// What is cut off or changed shows while it is read.
fn of_reading(error: io::Error) -> SealError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => SealError::Broken(error.to_string()),
        _ => SealError::Disk(error),
    }
}

fn of_sealing(error: EncryptError) -> SealError {
    match error {
        EncryptError::Io(error) => SealError::Disk(error),
        error => SealError::Disk(io::Error::other(error.to_string())),
    }
}

fn of_opening(error: DecryptError) -> SealError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys => SealError::WrongPassphrase,
        DecryptError::Io(error) => of_reading(error),
        error => SealError::Broken(error.to_string()),
    }
}
