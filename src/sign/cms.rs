//! Writing a CMS signature: `SignedData` version 1, detached, one signer, the attributes of baseline B-B.
//!
//! The signing time is absent in a PDF, where it stands in the signature dictionary (EN 319 142-1, section 6.3), and
//! present beside any other file (EN 319 122-1). A time-stamp over the signature goes among what is not signed.

use super::der::{SET, integer, octets, oid, seq, sorted, time, tlv};
use super::identity::{Identity, Names, names};
use crate::domain::trouble::Outcome;
use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

pub const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
pub const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
pub const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
pub const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
pub const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
pub const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// A time-stamp over the value of the signature.
pub const TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
pub const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// Gives the time-stamp over the value of a signature, DER, where there is one to be had.
pub type Stamp<'a> = &'a mut dyn FnMut(&[u8]) -> Option<Vec<u8>>;

/// The signature of `identity` over content with this SHA-256 digest, as a DER `ContentInfo`.
pub fn sign(identity: &Identity, digest: &[u8; 32]) -> Outcome<Vec<u8>> {
    sign_with(identity, digest, None, &mut |_| None)
}

/// The same with a signing time, and with a time-stamp where `stamp` gives one.
pub fn sign_with(
    identity: &Identity,
    digest: &[u8; 32],
    signing_time: Option<DateTime<Utc>>,
    stamp: Stamp,
) -> Outcome<Vec<u8>> {
    // ESSCertIDv2 leaves its hash algorithm out: SHA-256 is the default and DER forbids writing defaults.
    let certificate_id = seq(&[&seq(&[&seq(&[&octets(&Sha256::digest(&identity.certificate))])])]);
    let mut attributes = vec![
        attribute(&CONTENT_TYPE, &oid(&DATA)),
        attribute(&MESSAGE_DIGEST, &octets(digest)),
        attribute(&SIGNING_CERTIFICATE_V2, &certificate_id),
    ];
    attributes.extend(signing_time.map(|at| attribute(&SIGNING_TIME, &time(at))));
    let attributes = sorted(attributes);
    let signature = identity.sign(&tlv(SET, &attributes))?;
    let unsigned = stamp(&signature).map(|token| tlv(0xa1, &attribute(&TIME_STAMP, &token))).unwrap_or_default();
    let Names { issuer, serial, .. } = names(&identity.certificate)?;
    let digest_algorithm = seq(&[&oid(&SHA256)]);
    let signer = seq(&[
        &integer(&[1]),
        &seq(&[&issuer, &serial]),
        &digest_algorithm,
        &tlv(0xa0, &attributes),
        &identity.algorithm(),
        &octets(&signature),
        &unsigned,
    ]);
    let certificates = sorted([vec![identity.certificate.clone()], identity.chain.clone()].concat());
    let content = seq(&[
        &integer(&[1]),
        &tlv(SET, &digest_algorithm),
        &seq(&[&oid(&DATA)]),
        &tlv(0xa0, &certificates),
        &tlv(SET, &signer),
    ]);
    Ok(seq(&[&oid(&SIGNED_DATA), &tlv(0xa0, &content)]))
}

fn attribute(id: &ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    seq(&[&oid(id), &tlv(SET, value)])
}
