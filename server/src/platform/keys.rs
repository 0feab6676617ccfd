//! Sealing of personal data, keyed hashes for search, and tokens.
//!
//! The key is a file beside the database, made at the first start with mode 600. Without it the sealed columns
//! can't be read, so a copy of the database alone tells no ID numbers.
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::clock::random;

const NONCE: usize = 24;

/// The installation's keys.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    cipher: XChaCha20Poly1305,
    hash: [u8; 32],
}

/// Why a key file or a sealed value can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file can't be read or written.
    #[error("key file: {0}")]
    File(#[from] std::io::Error),
    /// The file is there and is no key.
    #[error("the key file does not hold 32 bytes in base64")]
    Malformed,
    /// The value was sealed with another key, or was changed.
    #[error("a sealed value does not open: wrong key or damaged data")]
    Sealed,
}

impl Keys {
    /// Reads the key, or makes it where there is none.
    pub fn open(path: &Path) -> Result<Self, KeyError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => make(path)?,
            Err(e) => return Err(e.into()),
        };
        let bytes = STANDARD.decode(text.trim()).map_err(|_| KeyError::Malformed)?;
        let master: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Malformed)?;
        Ok(Self::from_master(&master))
    }

    /// Keys for sealing and hashing, each derived from the one master key.
    pub fn from_master(master: &[u8; 32]) -> Self {
        let seal = mac(master, &[b"sanyou seal"]);
        let hash = mac(master, &[b"sanyou hash"]);
        Self(Arc::new(Inner {
            cipher: XChaCha20Poly1305::new(&seal.into()),
            hash,
        }))
    }

    /// Seals bytes: nonce, then ciphertext with its tag.
    pub fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = random();
        let sealed = self
            .0
            .cipher
            .encrypt(&XNonce::from(nonce), plain)
            .unwrap_or_default();
        [&nonce[..], &sealed].concat()
    }

    /// Opens what [`Keys::seal`] made.
    pub fn open_sealed(&self, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(KeyError::Sealed)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| KeyError::Sealed)?;
        self.0
            .cipher
            .decrypt(&XNonce::from(nonce), body)
            .map_err(|_| KeyError::Sealed)
    }

    /// Seals text.
    pub fn seal_text(&self, text: &str) -> Vec<u8> {
        self.seal(text.as_bytes())
    }

    /// Opens sealed text.
    pub fn open_text(&self, sealed: &[u8]) -> Result<String, KeyError> {
        String::from_utf8(self.open_sealed(sealed)?).map_err(|_| KeyError::Sealed)
    }

    /// Seals a value as JSON.
    pub fn seal_json<T: Serialize>(&self, value: &T) -> Vec<u8> {
        self.seal(&serde_json::to_vec(value).unwrap_or_default())
    }

    /// Opens sealed JSON.
    pub fn open_json<T: DeserializeOwned>(&self, sealed: &[u8]) -> Result<T, KeyError> {
        serde_json::from_slice(&self.open_sealed(sealed)?).map_err(|_| KeyError::Sealed)
    }

    /// The keyed hash of a value for a purpose ("id_number", "phone" …), for equality search.
    pub fn hash(&self, purpose: &str, value: &str) -> String {
        let digest = mac(&self.0.hash, &[purpose.as_bytes(), b"\0", value.as_bytes()]);
        URL_SAFE_NO_PAD.encode(digest)
    }

    /// The keyed hash of a value's JSON for a purpose; the JSON is never held whole.
    pub fn hash_json<T: Serialize>(&self, purpose: &str, value: &T) -> String {
        let mut writer = BufWriter::new(Hashing(keyed(&self.0.hash)));
        writer.get_mut().0.update(purpose.as_bytes());
        writer.get_mut().0.update(b"\0");
        // nothing is written anywhere that could fail
        let _ = serde_json::to_writer(&mut writer, value);
        let hashing = writer
            .into_inner()
            .map_err(|_| ())
            .unwrap_or_else(|()| Hashing(keyed(&self.0.hash)));
        URL_SAFE_NO_PAD.encode(hashing.0.finalize().into_bytes())
    }

    /// The keyed hash of bytes for a purpose.
    pub fn hash_bytes(&self, purpose: &str, value: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.0.hash, &[purpose.as_bytes(), b"\0", value]))
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed(key);
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    <Hmac<Sha256> as KeyInit>::new(&block(key))
}

/// Hashes what is written to it.
struct Hashing(Hmac<Sha256>);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A key of 32 bytes as HMAC-SHA256 takes it: filled up to a block with zeros (RFC 2104).
fn block(key: &[u8; 32]) -> hmac::digest::common::Key<Hmac<Sha256>> {
    let mut block = hmac::digest::common::Key::<Hmac<Sha256>>::default();
    block[..32].copy_from_slice(key);
    block
}

fn make(path: &Path) -> Result<String, KeyError> {
    let text = STANDARD.encode(random::<32>());
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(text)
}

/// A new token of 256 random bits, and what is kept of it.
pub fn new_token() -> (String, String) {
    let token = URL_SAFE_NO_PAD.encode(random::<32>());
    let kept = token_hash(&token);
    (token, kept)
}

/// What is kept of a token: random enough that a plain hash can't be searched.
pub fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// SHA-256 in hex, as files are named by.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// A code of `length` characters that is easily read out and typed: no 0/O, 1/I/L.
pub fn spoken_code(length: usize) -> String {
    const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    // 248 is the largest multiple of 31 in a byte: what lies above would favour some letters
    std::iter::repeat_with(random::<64>)
        .flatten()
        .filter(|byte| *byte < 248)
        .map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]))
        .take(length)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_the_same_key_alone() {
        let keys = Keys::from_master(&[7; 32]);
        let sealed = keys.seal_text("14072718850615002X");
        assert_eq!(keys.open_text(&sealed).unwrap(), "14072718850615002X");
        assert!(Keys::from_master(&[8; 32]).open_text(&sealed).is_err());
        let mut damaged = sealed.clone();
        damaged[30] ^= 1;
        assert!(keys.open_text(&damaged).is_err());
        assert!(keys.open_text(&sealed[..10]).is_err());
    }

    #[test]
    fn a_hash_depends_on_purpose_and_value() {
        let keys = Keys::from_master(&[7; 32]);
        assert_eq!(keys.hash("phone", "1"), keys.hash("phone", "1"));
        assert_ne!(keys.hash("phone", "1"), keys.hash("id_number", "1"));
        assert_ne!(keys.hash("phone", "1"), keys.hash("phone", "2"));
        let long = vec!["长".repeat(100); 1000];
        let bytes = serde_json::to_vec(&long).unwrap();
        assert_eq!(keys.hash_json("print", &long), keys.hash_bytes("print", &bytes));
    }

    #[test]
    fn the_key_file_is_made_once() {
        let dir = std::env::temp_dir().join(format!("sanyou-key-{}", spoken_code(8)));
        fs::create_dir_all(&dir).unwrap();
        let path = dir.join("key");
        let sealed = Keys::open(&path).unwrap().seal_text("x");
        assert_eq!(Keys::open(&path).unwrap().open_text(&sealed).unwrap(), "x");
        fs::write(&path, "short").unwrap();
        assert!(matches!(Keys::open(&path), Err(KeyError::Malformed)));
        fs::remove_dir_all(dir).unwrap();
    }
}
