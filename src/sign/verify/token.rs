//! Time-stamp tokens (RFC 3161): who says that which digest existed when, and whether it is to be believed.

use super::container::{Digest, algorithm, check_enveloped, digest_named};
use super::{Problem, Trust, chain};
use crate::domain::trouble::TimeFault;
use crate::sign::der::{children, read, read_time};
use crate::sign::tsp::Proof;
use const_oid::ObjectIdentifier;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The kind of content that a token signs.
const INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// What a token says beside its proof.
pub struct Info {
    /// The nonce that it repeats, a DER INTEGER.
    pub nonce: Option<Vec<u8>>,
    /// The certificates from the authority's own to its root.
    pub path: Vec<Vec<u8>>,
}

/// Checks a token over bytes that `imprint` digests, by an authority under one of these roots.
pub fn check(token: &[u8], imprint: &dyn Fn(Digest) -> Vec<u8>, roots: &[Vec<u8>]) -> Result<(Proof, Info), TimeFault> {
    let bad = || TimeFault::Malformed;
    let (signed, content) = check_enveloped(token, &INFO).map_err(fault)?;
    if let Some(problem) = signed.problems.into_iter().next() {
        return Err(fault(problem));
    }
    let parts = read(&content).and_then(|(outer, _)| children(outer.content)).ok_or_else(bad)?;
    let [version, policy, stated, serial, at, rest @ ..] = parts.as_slice() else {
        return Err(bad());
    };
    if version.content != [1] || policy.tag != 6 || serial.tag != 2 || at.tag != 0x18 {
        return Err(bad());
    }
    let stated = children(stated.content).filter(|s| s.len() == 2).ok_or_else(bad)?;
    let id = algorithm(&stated[0]).ok_or_else(bad)?;
    let kind = digest_named(&id).filter(|k| *k != Digest::Sha1);
    let kind = kind.ok_or_else(|| TimeFault::Algorithm { name: id.to_string() })?;
    if stated[1].content != imprint(kind) {
        return Err(TimeFault::OtherImprint);
    }
    let at = read_time(at).ok_or_else(bad)?;
    if !chain::tells_time(&signed.certificate) {
        return Err(TimeFault::NotForTime);
    }
    let (trust, path) = chain::follow(&signed.certificate, &signed.others, roots, Some(at));
    let authority = chain::describe(&signed.certificate).0;
    match trust {
        Trust::Root(_) => {}
        Trust::OutOfForce => return Err(TimeFault::OutOfForce),
        Trust::Unknown => return Err(TimeFault::Untrusted { authority }),
        Trust::Broken => return Err(bad()),
    }
    let policy = ObjectIdentifier::from_bytes(policy.content).map_err(|_| bad())?.to_string();
    let serial = serial.content.iter().fold(String::new(), |mut t, b| {
        let _ = write!(t, "{b:02x}");
        t
    });
    let certificate = Sha256::digest(&signed.certificate).into();
    let nonce = rest.iter().find(|e| e.tag == 2).map(|e| e.raw.to_vec());
    Ok((Proof { at, authority, policy, serial, certificate }, Info { nonce, path }))
}

fn fault(problem: Problem) -> TimeFault {
    match problem {
        Problem::SignatureWrong | Problem::DigestDiffers | Problem::OtherCertificate => TimeFault::SignatureWrong,
        Problem::UnknownAlgorithm(name) => TimeFault::Algorithm { name },
        _ => TimeFault::Malformed,
    }
}
