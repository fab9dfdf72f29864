//! Sealing: XChaCha20-Poly1305 with a random nonce, keys derived by HKDF-SHA-256 under a label of their own.

use crate::domain::trouble::{Outcome, Trouble};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes of a nonce, at the head of everything sealed.
const NONCE: usize = 24;

/// A key of 256 bits, wiped when dropped and never shown.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key(Box<[u8; 32]>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// A new random key.
    pub fn random() -> Outcome<Self> {
        let mut bytes = Box::new([0; 32]);
        random(&mut bytes[..])?;
        Ok(Self(bytes))
    }

    /// A key of bytes that were kept sealed.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Box::new(bytes))
    }

    /// The key for one purpose, named by its label.
    pub fn derive(&self, label: &str) -> Outcome<Key> {
        let mut bytes = Box::new([0; 32]);
        Hkdf::<Sha256>::new(None, &self.0[..])
            .expand(label.as_bytes(), &mut bytes[..])
            .map_err(|_| Trouble::damaged("key", "cannot be derived"))?;
        Ok(Self(bytes))
    }

    /// The bytes, for an algorithm that takes them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// HMAC-SHA-256 of a message.
    pub fn mac(&self, message: &[u8]) -> [u8; 32] {
        // HMAC takes keys of every length, so that the empty tag below is never the answer.
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.0[..])
            .map(|mac| mac.chain_update(message).finalize().into_bytes().into())
            .unwrap_or_default()
    }

    /// Whether a tag is that of a message, compared in constant time.
    pub fn mac_is(&self, message: &[u8], tag: &[u8]) -> bool {
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.0[..])
            .is_ok_and(|mac| mac.chain_update(message).verify_slice(tag).is_ok())
    }

    /// Seals a text; `context` must be given again to open it.
    pub fn seal(&self, context: &[u8], plain: &[u8]) -> Outcome<Vec<u8>> {
        let mut nonce = [0; NONCE];
        random(&mut nonce)?;
        let sealed = XChaCha20Poly1305::new((&*self.0).into())
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: context })
            .map_err(|_| Trouble::damaged("seal", "cannot seal"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed under the same key and context; nothing if either differs or a bit has changed.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        XChaCha20Poly1305::new((&*self.0).into())
            .decrypt(&XNonce::from(nonce), Payload { msg: body, aad: context })
            .ok()
    }
}

/// Fills with random bytes of the system.
pub fn random(bytes: &mut [u8]) -> Outcome<()> {
    getrandom::fill(bytes).map_err(|e| Trouble::Io { path: "random".into(), detail: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_under_its_key_and_context() {
        let key = Key::random().unwrap();
        let sealed = key.seal(b"row 1", b"secret").unwrap();
        assert_eq!(key.open(b"row 1", &sealed).unwrap(), b"secret");
        assert!(key.open(b"row 2", &sealed).is_none());
        assert!(key.derive("other").unwrap().open(b"row 1", &sealed).is_none());
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert!(key.open(b"row 1", &flipped).is_none());
        }
        assert!(key.open(b"row 1", &[]).is_none());
    }

    #[test]
    fn keys_are_never_shown() {
        assert_eq!(format!("{:?}", Key::of([0x41; 32])), "Key(…)");
    }
}
