//! Certificates of RFC 5280, as the desk's own authority writes them.
//!
//! The extended key usages of a person are documentSigning together with emailProtection: with the first alone, common
//! verifiers refuse the certificate.

use super::der::{bits, integer, octets, oid, seq, time, tlv, utf8};
use super::identity::{Randomness, Subject};
use super::key::PrivateKey;
use crate::domain::trouble::Outcome;
use chrono::{DateTime, Duration, Utc};
use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const SUBJECT_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const ALTERNATIVE_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const AUTHORITY_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const EXTENDED_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");
const EMAIL_PROTECTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4");

/// Most characters in a name.
const LONGEST_NAME: usize = 64;

/// What a certificate says, but for its number and its signature.
pub struct Draft<'a> {
    /// DER names.
    pub issuer: &'a [u8],
    pub subject: &'a [u8],
    /// A DER `SubjectPublicKeyInfo`.
    pub public: &'a [u8],
    pub years: i64,
    pub extensions: Vec<Vec<u8>>,
}

/// A certificate, DER, signed by `signer` and good from `now` on.
pub fn certify(signer: &PrivateKey, draft: &Draft, now: DateTime<Utc>, random: Randomness) -> Outcome<Vec<u8>> {
    let mut serial = [0; 16];
    random(&mut serial)?;
    serial[0] = serial[0] & 0x7f | 0x40;
    let algorithm = signer.algorithm();
    // Certificates start a day early: clocks of other computers may be behind.
    let validity = seq(&[&time(now - Duration::days(1)), &time(now + Duration::days(365 * draft.years))]);
    let tbs = seq(&[
        &tlv(0xa0, &integer(&[2])),
        &integer(&serial),
        &algorithm,
        draft.issuer,
        &validity,
        draft.subject,
        draft.public,
        &tlv(0xa3, &seq(&[&draft.extensions.concat()])),
    ]);
    Ok(seq(&[&tbs, &algorithm, &bits(&signer.sign(&tbs)?)]))
}

/// The extensions of an authority whose key has this identifier.
pub fn of_authority(id: &[u8]) -> Vec<Vec<u8>> {
    vec![
        extension(&CONSTRAINTS, true, &seq(&[&tlv(1, &[0xff]), &integer(&[0])])),
        // keyCertSign, cRLSign
        extension(&KEY_USAGE, true, &tlv(3, &[1, 0b0000_0110])),
        extension(&SUBJECT_KEY, false, &octets(id)),
        authority_key(id),
    ]
}

/// The extensions of a person whose key has the identifier `id`, under an authority.
pub fn of_person(id: &[u8], above: Option<&[u8]>, mail: Option<&str>) -> Vec<Vec<u8>> {
    let mut list = vec![
        extension(&CONSTRAINTS, true, &seq(&[])),
        // digitalSignature, nonRepudiation
        extension(&KEY_USAGE, true, &tlv(3, &[6, 0b1100_0000])),
        extension(&EXTENDED_USAGE, false, &seq(&[&oid(&DOCUMENT_SIGNING), &oid(&EMAIL_PROTECTION)])),
        extension(&SUBJECT_KEY, false, &octets(id)),
    ];
    list.extend(above.map(authority_key));
    // An empty name is none.
    if let Some(mail) = mail.filter(|m| m.is_ascii() && !m.is_empty()) {
        list.push(extension(&ALTERNATIVE_NAME, false, &seq(&[&tlv(0x81, mail.as_bytes())])));
    }
    list
}

/// The extension that names the key of the issuer.
pub fn authority_key(id: &[u8]) -> Vec<u8> {
    extension(&AUTHORITY_KEY, false, &seq(&[&tlv(0x80, id)]))
}

/// A key identifier by the first method of RFC 7093: the leftmost 160 bits of SHA-256 of the public key.
pub fn key_id(point: &[u8]) -> Vec<u8> {
    Sha256::digest(point)[..20].to_vec()
}

/// The distinguished name of a subject, DER.
pub fn distinguished(subject: &Subject) -> Vec<u8> {
    let part = |id: &ObjectIdentifier, value: Vec<u8>| tlv(super::der::SET, &seq(&[&oid(id), &value]));
    seq(&[
        &part(&COUNTRY, tlv(19, b"FR")),
        &part(&ORGANISATION, utf8(&shortened(subject.organisation))),
        &part(&COMMON_NAME, utf8(&shortened(subject.name))),
    ])
}

/// Authorities of one organisation differ by part of their key's identifier, which the limit of a name must not cut off.
pub fn authority_name(organisation: &str, key_id: &[u8]) -> String {
    let mut tail = String::from(" - Paraphe ");
    for byte in &key_id[..4] {
        let _ = write!(tail, "{byte:02x}");
    }
    let room = LONGEST_NAME - tail.chars().count();
    let head: String = organisation.chars().take(room).collect();
    format!("{}{tail}", head.trim_end())
}

/// RFC 5280 allows sixty-four characters in a name.
fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_NAME).collect()
}

/// An extension, DER.
pub fn extension(id: &ObjectIdentifier, critical: bool, value: &[u8]) -> Vec<u8> {
    let flag = if critical { tlv(1, &[0xff]) } else { Vec::new() };
    seq(&[&oid(id), &flag, &octets(value)])
}
