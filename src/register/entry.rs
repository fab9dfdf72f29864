//! One entry: a JSON header exactly as written, then its signature, a line each.
//!
//! What is signed is `"paraphe/entry/v1\n"` and the header's bytes as stored. A header that would not be written again
//! byte for byte is refused, so that two readers never understand one entry differently.

use super::merkle::{self, Hash};
use crate::domain::ids::EntryId;
use crate::domain::trouble::{Outcome, Trouble};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What the signature covers before the header.
const CONTEXT: &[u8] = b"paraphe/entry/v1\n";
/// The longest entry that C2SP bundles can carry.
pub const LONGEST: usize = 65_535;

/// The header, in the order in which its fields are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub v: u8,
    /// The log's origin: person, device and epoch.
    pub log: String,
    pub seq: u64,
    pub lamport: u64,
    /// The entry before it in this log, hexadecimal; empty for the first.
    pub prev: String,
    /// Heads of other logs that were known, hexadecimal.
    pub deps: Vec<String>,
    pub subject: String,
    pub kind: String,
    /// The instant by this computer's clock, RFC 3339, UTC.
    pub at: String,
    pub by: String,
    /// SHA-256(salt ‖ payload), hexadecimal.
    pub payload: String,
    /// Bytes of the payload before sealing.
    pub size: u64,
}

/// An entry as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub header: Header,
    /// Header line, signature line.
    pub bytes: Vec<u8>,
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, b| {
        let _ = write!(text, "{b:02x}");
        text
    })
}

/// Bytes of lower-case hexadecimal.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return None;
    }
    (0..text.len()).step_by(2).map(|n| u8::from_str_radix(&text[n..n + 2], 16).ok()).collect()
}

/// The commitment to a payload: SHA-256(salt ‖ payload), hexadecimal.
pub fn commitment(salt: &[u8; 32], payload: &[u8]) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(payload).finalize())
}

impl Entry {
    /// Signs a header.
    pub fn sign(header: Header, key: &SigningKey) -> Outcome<Self> {
        let line = encode(&header)?;
        let signature = key.sign(&message(line.as_bytes()));
        let bytes = format!("{line}\n{}\n", Base64::encode_string(&signature.to_bytes())).into_bytes();
        if bytes.len() > LONGEST {
            return Err(Trouble::damaged("register", "an entry is too long"));
        }
        Ok(Self { header, bytes })
    }

    /// Reads an entry; the signature is checked by [`Entry::verify`].
    pub fn parse(bytes: &[u8]) -> Outcome<Self> {
        let bad = |what: &str| Trouble::damaged("register", what);
        let text = std::str::from_utf8(bytes).map_err(|_| bad("an entry is not text"))?;
        let (line, rest) = text.split_once('\n').ok_or_else(|| bad("an entry has no signature"))?;
        if rest.len() != 89 || !rest.ends_with('\n') {
            return Err(bad("an entry has a malformed signature"));
        }
        let header: Header = serde_json::from_str(line).map_err(|_| bad("an entry's header cannot be read"))?;
        if header.v != 1 || encode(&header)? != line {
            return Err(bad("an entry's header is not in its one form"));
        }
        Ok(Self { header, bytes: bytes.to_vec() })
    }

    /// Checks the signature under the key of its log.
    pub fn verify(&self, key: &VerifyingKey) -> bool {
        let Some(cut) = self.bytes.iter().position(|&b| b == b'\n') else {
            return false;
        };
        let signature = std::str::from_utf8(&self.bytes[cut + 1..self.bytes.len() - 1])
            .ok()
            .and_then(|b64| Base64::decode_vec(b64).ok())
            .and_then(|raw| Signature::from_slice(&raw).ok());
        signature.is_some_and(|s| key.verify_strict(&message(&self.bytes[..cut]), &s).is_ok())
    }

    /// Its leaf hash.
    pub fn leaf(&self) -> Hash {
        merkle::leaf(&self.bytes)
    }

    /// Its name: the leaf hash in hexadecimal.
    pub fn id(&self) -> EntryId {
        EntryId::new(hex(&self.leaf()))
    }
}

fn encode(header: &Header) -> Outcome<String> {
    serde_json::to_string(header).map_err(|_| Trouble::damaged("register", "a header cannot be written"))
}

fn message(header: &[u8]) -> Vec<u8> {
    [CONTEXT, header].concat()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A header for tests.
    pub fn header(log: &str, seq: u64, prev: &str) -> Header {
        Header {
            v: 1,
            log: log.into(),
            seq,
            lamport: seq + 1,
            prev: prev.into(),
            deps: vec![],
            subject: "desk".into(),
            kind: "desk.opened".into(),
            at: "2027-04-03T08:00:00Z".into(),
            by: "p1".into(),
            payload: commitment(&[0; 32], b"{}"),
            size: 2,
        }
    }

    #[test]
    fn an_entry_has_one_form_and_its_signature_holds() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let entry = Entry::sign(header("o/1", 0, ""), &key).unwrap();
        let text = String::from_utf8(entry.bytes.clone()).unwrap();
        assert!(
            text.starts_with("{\"v\":1,\"log\":\"o/1\",\"seq\":0,\"lamport\":1,\"prev\":\"\",\"deps\":[],\"subject\":")
        );
        assert_eq!(text.lines().count(), 2);
        let read = Entry::parse(&entry.bytes).unwrap();
        assert_eq!(read, entry);
        assert!(read.verify(&key.verifying_key()));
        assert!(!read.verify(&SigningKey::from_bytes(&[8; 32]).verifying_key()));
    }

    #[test]
    fn any_flipped_byte_is_noticed() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let entry = Entry::sign(header("o/1", 0, ""), &key).unwrap();
        for at in 0..entry.bytes.len() {
            let mut bytes = entry.bytes.clone();
            bytes[at] ^= 1;
            let sound = Entry::parse(&bytes).is_ok_and(|e| e.verify(&key.verifying_key()));
            assert!(!sound, "byte {at}");
        }
    }

    #[test]
    fn a_header_in_another_form_is_refused() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let entry = Entry::sign(header("o/1", 0, ""), &key).unwrap();
        let text = String::from_utf8(entry.bytes).unwrap();
        for other in [
            text.replacen("\"v\":1", "\"v\": 1", 1),
            text.replacen("{\"v\":1,", "{\"v\":1,\"x\":1,", 1),
            text.replacen("\"seq\":0", "\"seq\":0.0", 1),
        ] {
            assert!(Entry::parse(other.as_bytes()).is_err());
        }
    }
}
