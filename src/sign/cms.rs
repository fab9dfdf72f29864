//! Writing a CMS signature: `SignedData` version 1, detached, one signer, the attributes of `PAdES` baseline B-B.
//!
//! The signing time is absent: in a PDF it stands in the signature dictionary (EN 319 142-1, section 6.3).

use super::der::{SET, integer, octets, oid, seq, sorted, tlv};
use super::identity::{ECDSA_SHA256, Identity, Names, names};
use crate::domain::trouble::Outcome;
use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

pub const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
pub const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
pub const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
pub const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
pub const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// The signature of `identity` over content with this SHA-256 digest, as a DER `ContentInfo`.
pub fn sign(identity: &Identity, digest: &[u8; 32]) -> Outcome<Vec<u8>> {
    let attribute = |id: &ObjectIdentifier, value: &[u8]| seq(&[&oid(id), &tlv(SET, value)]);
    // ESSCertIDv2 leaves its hash algorithm out: SHA-256 is the default and DER forbids writing defaults.
    let certificate_id = seq(&[&seq(&[&seq(&[&octets(&Sha256::digest(&identity.certificate))])])]);
    let attributes = sorted(vec![
        attribute(&CONTENT_TYPE, &oid(&DATA)),
        attribute(&MESSAGE_DIGEST, &octets(digest)),
        attribute(&SIGNING_CERTIFICATE_V2, &certificate_id),
    ]);
    let signature = identity.sign(&tlv(SET, &attributes));
    let Names { issuer, serial, .. } = names(&identity.certificate)?;
    let digest_algorithm = seq(&[&oid(&SHA256)]);
    let signer = seq(&[
        &integer(&[1]),
        &seq(&[&issuer, &serial]),
        &digest_algorithm,
        &tlv(0xa0, &attributes),
        &seq(&[&oid(&ECDSA_SHA256)]),
        &octets(&signature),
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
