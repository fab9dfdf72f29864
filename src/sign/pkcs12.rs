//! A person's own key from a `PKCS#12` file (`.p12`, `.pfx`), with its certificate and those above it.
//!
//! Nothing of the file is believed but that its password opened it: the certificate must be for the key.

use super::identity::Identity;
use super::key::{KeyKind, PrivateKey};
use super::verify::{issued, may_sign, public_key};
use crate::domain::trouble::{Outcome, Rule};
use p12_keystore::error::Error;
use p12_keystore::{Pkcs12Archive, PrivateKeyBag};

/// Most bytes of a file of keys.
const LARGEST: usize = 1024 * 1024;
/// Longest chain that is kept.
const LONGEST: usize = 6;

/// What a person should know about a key before signing with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// RSA of this many bits: accepted, but slower, and the library that computes it is not hardened against those who
    /// measure this computer.
    Rsa { bits: usize },
    /// The certificates above it are not all in the file.
    ChainIncomplete,
    /// Its certificate does not say that it may sign documents.
    NotForSigning,
}

/// A key that was brought.
#[derive(Clone, Debug)]
pub struct Brought {
    pub identity: Identity,
    pub cautions: Vec<Caution>,
}

/// Opens a file of keys with its password.
pub fn open(file: &[u8], password: &str) -> Outcome<Brought> {
    if file.len() > LARGEST {
        return Err(Rule::KeyFileUnreadable.into());
    }
    // Foreign code on foreign bytes: should it ever panic, that is one unreadable file.
    let read = std::panic::catch_unwind(|| Pkcs12Archive::from_pkcs12(file, password));
    let archive = read.map_err(|_| Rule::KeyFileUnreadable)?.map_err(|e| refusal(&e))?;
    let certificates: Vec<Vec<u8>> = archive.certs.iter().map(|c| c.cert.as_der().to_vec()).collect();
    let key = only(&archive.keys)?;
    let key = PrivateKey::from_pkcs8(key.key.as_der())?;
    let public = key.public();
    let is_for_key = |c: &&Vec<u8>| public_key(c).is_some_and(|p| p.info == public);
    let own = certificates.iter().find(is_for_key).ok_or(Rule::KeyWithoutCertificate)?.clone();
    let (chain, is_whole) = above(&own, &certificates);
    let mut cautions = Vec::new();
    if let KeyKind::Rsa(bits) = key.kind() {
        cautions.push(Caution::Rsa { bits });
    }
    if !is_whole {
        cautions.push(Caution::ChainIncomplete);
    }
    if !may_sign(&own) {
        cautions.push(Caution::NotForSigning);
    }
    Ok(Brought { identity: Identity::brought(key, own, chain), cautions })
}

fn refusal(error: &Error) -> Rule {
    match error {
        Error::MacError(_) | Error::Pkcs5Error(_) | Error::UnpadError => Rule::KeyFilePassword,
        _ => Rule::KeyFileUnreadable,
    }
}

fn only(keys: &[PrivateKeyBag]) -> Outcome<&PrivateKeyBag> {
    match keys {
        [] => Err(Rule::KeyFileEmpty.into()),
        [one] => Ok(one),
        _ => Err(Rule::KeyFileSeveral { count: keys.len() }.into()),
    }
}

/// The certificates above one, the nearest first, and whether they lead to one that signed itself.
fn above(own: &[u8], all: &[Vec<u8>]) -> (Vec<Vec<u8>>, bool) {
    let mut chain: Vec<Vec<u8>> = Vec::new();
    let mut here = own;
    while !issued(here, here) {
        let next = all.iter().find(|c| c.as_slice() != own && !chain.contains(c) && issued(c, here));
        let Some(next) = next.filter(|_| chain.len() < LONGEST) else {
            return (chain, false);
        };
        chain.push(next.clone());
        here = next;
    }
    (chain, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_of_keys_is_told() {
        for garbage in [&b""[..], b"hello", &[0x30, 0x80, 0, 0], &[0x30; 4000], &vec![0; LARGEST + 1]] {
            assert_eq!(open(garbage, "x").unwrap_err().code(), "key-file-unreadable");
        }
    }
}
