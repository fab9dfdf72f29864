//! Private keys that sign documents: P-256 for those made here, P-384 and RSA for those that a person brings.
//!
//! Signatures are deterministic, so no randomness is asked for: ECDSA by RFC 6979, and RSA is blinded by bytes derived
//! from the key and the message.

use super::der::{bits, integer, oid, seq};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use const_oid::ObjectIdentifier;
use p256::ecdsa::signature::hazmat::PrehashSigner as _;
use pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _};
use rsa::pkcs1::EncodeRsaPublicKey as _;
use rsa::rand_core::{TryCryptoRng, TryRng};
use rsa::traits::{PrivateKeyParts as _, PublicKeyParts as _};
use sha2::{Digest as _, Sha256};
use std::convert::Infallible;
use zeroize::Zeroizing;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
/// ecdsa-with-SHA256.
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
/// NULL, which the algorithms of RSA carry as their parameter.
const NULL: [u8; 2] = [5, 0];
/// Sizes of RSA keys that are accepted, bits.
const RSA_SIZES: std::ops::RangeInclusive<usize> = 2048..=4096;

/// A private key.
#[derive(Clone)]
pub enum PrivateKey {
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    Rsa(Box<rsa::RsaPrivateKey>),
}

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    P256,
    P384,
    /// RSA of this many bits.
    Rsa(usize),
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

impl PrivateKey {
    /// The key of a `PKCS#8` document; one of another kind is refused by its name.
    pub fn from_pkcs8(document: &[u8]) -> Outcome<Self> {
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_der(document) {
            return Ok(Self::P256(key));
        }
        if let Ok(key) = p384::ecdsa::SigningKey::from_pkcs8_der(document) {
            return Ok(Self::P384(key));
        }
        if let Ok(key) = rsa::RsaPrivateKey::from_pkcs8_der(document) {
            let size = key.n().bit_width() as usize;
            if !RSA_SIZES.contains(&size) {
                return Err(Rule::KeyUnfit { algorithm: format!("RSA {size}") }.into());
            }
            return Ok(Self::Rsa(Box::new(key)));
        }
        let named = pkcs8::PrivateKeyInfoRef::try_from(document).map(|info| {
            let curve = info.algorithm.parameters_oid().ok();
            curve.unwrap_or(info.algorithm.oid).to_string()
        });
        Err(Rule::KeyUnfit { algorithm: named.unwrap_or_else(|_| "?".to_owned()) }.into())
    }

    /// The key as [`Self::stored`] gave it: 32 bytes of P-256, or `PKCS#8`.
    pub fn of(stored: &[u8]) -> Outcome<Self> {
        let bad = || Trouble::damaged("keys", "a signing key cannot be read");
        if stored.len() == 32 {
            return p256::ecdsa::SigningKey::from_slice(stored).map(Self::P256).map_err(|_| bad());
        }
        Self::from_pkcs8(stored).map_err(|_| bad())
    }

    /// The key as bytes, to be sealed at once.
    pub fn stored(&self) -> Outcome<Zeroizing<Vec<u8>>> {
        let bad = |_| Trouble::damaged("keys", "a signing key cannot be written");
        match self {
            Self::P256(key) => Ok(Zeroizing::new(key.to_bytes().to_vec())),
            Self::P384(key) => key.to_pkcs8_der().map(|d| Zeroizing::new(d.as_bytes().to_vec())).map_err(bad),
            Self::Rsa(key) => key.to_pkcs8_der().map(|d| Zeroizing::new(d.as_bytes().to_vec())).map_err(bad),
        }
    }

    /// What it is.
    pub fn kind(&self) -> KeyKind {
        match self {
            Self::P256(_) => KeyKind::P256,
            Self::P384(_) => KeyKind::P384,
            Self::Rsa(key) => KeyKind::Rsa(key.n().bit_width() as usize),
        }
    }

    /// The signature over the SHA-256 digest of a message, as CMS and certificates carry it.
    pub fn sign(&self, message: &[u8]) -> Outcome<Vec<u8>> {
        let digest = Sha256::digest(message);
        let failed = || Trouble::damaged("keys", "a signature could not be made");
        match self {
            Self::P256(key) => {
                let made: p256::ecdsa::Signature = key.sign_prehash(&digest).map_err(|_| failed())?;
                Ok(made.to_der().as_bytes().to_vec())
            }
            Self::P384(key) => {
                let made: p384::ecdsa::Signature = key.sign_prehash(&digest).map_err(|_| failed())?;
                Ok(made.to_der().as_bytes().to_vec())
            }
            Self::Rsa(key) => {
                let mut blind = Blind::of(key, &digest);
                let padding = rsa::Pkcs1v15Sign::new::<Sha256>();
                key.sign_with_rng(&mut blind, padding, &digest).map_err(|_| failed())
            }
        }
    }

    /// The algorithm of its signatures, a DER `AlgorithmIdentifier`.
    pub fn algorithm(&self) -> Vec<u8> {
        match self {
            Self::P256(_) | Self::P384(_) => seq(&[&oid(&ECDSA_SHA256)]),
            Self::Rsa(_) => seq(&[&oid(&RSA_SHA256), &NULL]),
        }
    }

    /// The public key, a DER `SubjectPublicKeyInfo`.
    pub fn public(&self) -> Vec<u8> {
        match self {
            Self::P256(key) => on_curve(&P256, key.verifying_key().to_sec1_point(false).as_bytes()),
            Self::P384(key) => on_curve(&P384, key.verifying_key().to_sec1_point(false).as_bytes()),
            Self::Rsa(key) => {
                let public = key.to_public_key();
                let written = public.to_pkcs1_der().map(|d| d.as_bytes().to_vec());
                let written = written.unwrap_or_else(|_| seq(&[&integer(&[]), &integer(&[])]));
                seq(&[&seq(&[&oid(&RSA), &NULL]), &bits(&written)])
            }
        }
    }
}

/// The DER `SubjectPublicKeyInfo` of a point of P-256.
pub fn public_p256(point: &[u8]) -> Vec<u8> {
    on_curve(&P256, point)
}

fn on_curve(curve: &ObjectIdentifier, point: &[u8]) -> Vec<u8> {
    seq(&[&seq(&[&oid(&EC_PUBLIC_KEY), &oid(curve)]), &bits(point)])
}

/// Bytes that blind one RSA signature: nobody who lacks the key can foretell them.
struct Blind {
    seed: Zeroizing<[u8; 32]>,
    count: u64,
}

impl Blind {
    fn of(key: &rsa::RsaPrivateKey, digest: &[u8]) -> Self {
        let secret = Zeroizing::new(key.d().to_be_bytes().to_vec());
        let seed =
            Sha256::new().chain_update(b"paraphe/rsa-blinding/v1\n").chain_update(&secret[..]).chain_update(digest);
        Self { seed: Zeroizing::new(seed.finalize().into()), count: 0 }
    }
}

impl TryRng for Blind {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        for part in out.chunks_mut(32) {
            let block = Sha256::new().chain_update(&self.seed[..]).chain_update(self.count.to_be_bytes()).finalize();
            self.count += 1;
            part.copy_from_slice(&block[..part.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Blind {}
