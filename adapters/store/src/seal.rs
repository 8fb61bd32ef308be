//! The sealing codec: contact data and conversations are never written in the clear.
//!
//! A sealed value is a version byte, a nonce of 24 bytes and XChaCha20-Poly1305's ciphertext. What
//! it is about (`person.name`) is authenticated with it, so that a value can't be moved to another
//! column. Where a sealed value must be found again, a keyed hash of it stands beside it.
//!
//! Nonces are the system's randomness: they must never repeat under one key, not even in a rerun
//! or a rehearsal with the same seed.

use chacha20poly1305::aead::{Aead, Generate, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::StoreError;

const VERSION: u8 = 1;
const NONCE: usize = 24;

/// Seals and opens values with one key.
#[derive(Clone)]
pub struct Codec {
    cipher: XChaCha20Poly1305,
    index: Hmac<Sha256>,
}

impl Codec {
    /// A codec for the key from the configuration: 32 bytes as 64 hexadecimal digits.
    pub fn from_hex(key: &str) -> Result<Self, StoreError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(key.trim(), &mut bytes)
            .map_err(|_| StoreError::Key("64 hexadecimal digits (32 bytes) are needed".into()))?;
        Ok(Self::new(&bytes))
    }

    /// A codec for a key.
    pub fn new(key: &[u8; 32]) -> Self {
        // Two keys of one: each purpose gets its own, derived by name (HKDF's expand with one block).
        let derive = |purpose: &str| {
            let mut mac = hmac(key);
            mac.update(purpose.as_bytes());
            mac.finalize().into_bytes()
        };
        Self {
            cipher: XChaCha20Poly1305::new(&derive("terminlotse seal 1")),
            index: hmac(&derive("terminlotse index 1")),
        }
    }

    /// Seals `plain`, which belongs to `about` (`person.name`).
    pub fn seal(&self, about: &'static str, plain: &[u8]) -> Vec<u8> {
        let nonce = XNonce::generate();
        #[expect(clippy::expect_used, reason = "the cipher refuses only more than 256 GiB")]
        let sealed = self
            .cipher
            .encrypt(&nonce, Payload { msg: plain, aad: about.as_bytes() })
            .expect("a value that fits into memory can be sealed");
        let mut value = Vec::with_capacity(1 + NONCE + sealed.len());
        value.push(VERSION);
        value.extend_from_slice(&nonce);
        value.extend_from_slice(&sealed);
        value
    }

    /// Opens what [`Codec::seal`] sealed.
    pub fn open(&self, about: &'static str, value: &[u8]) -> Result<Vec<u8>, StoreError> {
        let Some((&VERSION, rest)) = value.split_first() else { return Err(StoreError::Sealed) };
        let Some((nonce, sealed)) = rest.split_at_checked(NONCE) else { return Err(StoreError::Sealed) };
        let nonce = XNonce::try_from(nonce).map_err(|_| StoreError::Sealed)?;
        self.cipher
            .decrypt(&nonce, Payload { msg: sealed, aad: about.as_bytes() })
            .map_err(|_| StoreError::Sealed)
    }

    /// The blind index of a value: equal values have equal ones, and only the key tells which.
    pub fn index(&self, about: &'static str, value: &str) -> String {
        hex::encode(self.hash(about, value))
    }

    /// The same in bytes.
    pub(crate) fn hash(&self, about: &'static str, value: &str) -> [u8; 32] {
        let mut mac = self.index.clone();
        mac.update(about.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

fn hmac(key: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes keys of every length")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codec(byte: u8) -> Codec {
        Codec::from_hex(&hex::encode([byte; 32])).unwrap()
    }

    #[test]
    fn opens_what_it_sealed_and_nothing_else() {
        let sealed = codec(1).seal("person.name", "Ada".as_bytes());
        assert_eq!(codec(1).open("person.name", &sealed).unwrap(), b"Ada");
        assert!(codec(2).open("person.name", &sealed).is_err(), "another key");
        assert!(codec(1).open("person.phone", &sealed).is_err(), "another column");
        for end in 0..sealed.len() {
            assert!(codec(1).open("person.name", &sealed[..end]).is_err(), "cut at {end}");
        }
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(codec(1).open("person.name", &changed).is_err(), "changed");
    }

    #[test]
    fn sealing_twice_looks_different_and_indexes_look_the_same() {
        assert_ne!(codec(1).seal("a", b"x"), codec(1).seal("a", b"x"));
        assert_eq!(codec(1).index("a", "x"), codec(1).index("a", "x"));
        assert_ne!(codec(1).index("a", "x"), codec(1).index("b", "x"));
        assert_ne!(codec(1).index("a", "x"), codec(2).index("a", "x"));
    }

    #[test]
    fn a_key_that_is_none_is_named() {
        assert_eq!(
            Codec::from_hex("abc").err().unwrap().to_string(),
            "database.key: 64 hexadecimal digits (32 bytes) are needed"
        );
    }
}
