//! Signing identities: a P-256 key and its certificate, issued by the desk's own certificate authority.
//!
//! The certificates follow RFC 5280. The extended key usages are documentSigning together with emailProtection: with
//! the first alone, common verifiers refuse the certificate.

use super::der::{bits, integer, octets, oid, seq, sorted, time, tlv, utf8};
use crate::domain::trouble::{Outcome, Trouble};
use chrono::{DateTime, Duration, Utc};
use const_oid::ObjectIdentifier;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use zeroize::Zeroizing;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
/// ecdsa-with-SHA256.
pub const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
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
/// Years that the authority's certificate lasts.
const AUTHORITY_YEARS: i64 = 12;
/// Years that a person's certificate lasts.
const PERSON_YEARS: i64 = 3;

/// Random bytes, from whoever may ask the system for them.
pub type Randomness<'a> = &'a mut dyn FnMut(&mut [u8]) -> Outcome<()>;

/// A private key with its certificate; for a person, with the authority's certificate too.
#[derive(Clone)]
pub struct Identity {
    key: SigningKey,
    /// DER.
    pub certificate: Vec<u8>,
    /// DER certificates above it, the nearest first.
    pub chain: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// Who a certificate is for.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    pub name: &'a str,
    pub organisation: &'a str,
    pub mail: Option<&'a str>,
}

impl Identity {
    /// A new authority for an organisation, good from `now` on.
    pub fn authority(organisation: &str, now: DateTime<Utc>, random: Randomness) -> Outcome<Self> {
        let key = new_key(random)?;
        let id = key_id(&point(&key));
        let name = authority_name(organisation, &id);
        let name = distinguished(&Subject { name: &name, organisation, mail: None });
        let public = public_key(&point(&key));
        let extensions = [
            extension(&CONSTRAINTS, true, &seq(&[&tlv(1, &[0xff]), &integer(&[0])])),
            // keyCertSign, cRLSign
            extension(&KEY_USAGE, true, &tlv(3, &[1, 0b0000_0110])),
            extension(&SUBJECT_KEY, false, &octets(&id)),
            extension(&AUTHORITY_KEY, false, &seq(&[&tlv(0x80, &id)])),
        ];
        let certificate = certify(&key, &name, &name, &public, now, AUTHORITY_YEARS, &extensions, random)?;
        Ok(Self { key, certificate, chain: Vec::new() })
    }

    /// A new identity for a person, certified by this authority, good from `now` on.
    pub fn issue(&self, subject: &Subject, now: DateTime<Utc>, random: Randomness) -> Outcome<Self> {
        let key = new_key(random)?;
        let certificate = self.certify(&point(&key), subject, now, random)?;
        Ok(Self { key, certificate, chain: vec![self.certificate.clone()] })
    }

    /// A certificate, DER, for the public key of a person: whoever certifies never sees the private one.
    pub fn certify(
        &self,
        public: &[u8],
        subject: &Subject,
        now: DateTime<Utc>,
        random: Randomness,
    ) -> Outcome<Vec<u8>> {
        p256::PublicKey::from_sec1_bytes(public)
            .map_err(|_| Trouble::damaged("keys", "a public key cannot be read"))?;
        let issuer = names(&self.certificate)?.subject;
        let mut extensions = vec![
            extension(&CONSTRAINTS, true, &seq(&[])),
            // digitalSignature, nonRepudiation
            extension(&KEY_USAGE, true, &tlv(3, &[6, 0b1100_0000])),
            extension(&EXTENDED_USAGE, false, &seq(&[&oid(&DOCUMENT_SIGNING), &oid(&EMAIL_PROTECTION)])),
            extension(&SUBJECT_KEY, false, &octets(&key_id(public))),
            extension(&AUTHORITY_KEY, false, &seq(&[&tlv(0x80, &key_id(&point(&self.key)))])),
        ];
        if let Some(mail) = subject.mail.filter(|m| m.is_ascii()) {
            extensions.push(extension(&ALTERNATIVE_NAME, false, &seq(&[&tlv(0x81, mail.as_bytes())])));
        }
        let name = distinguished(subject);
        certify(&self.key, &issuer, &name, &public_key(public), now, PERSON_YEARS, &extensions, random)
    }

    /// The identity of a key that was kept.
    pub fn of(secret: &[u8], certificate: Vec<u8>, chain: Vec<Vec<u8>>) -> Outcome<Self> {
        let key =
            SigningKey::from_slice(secret).map_err(|_| Trouble::damaged("keys", "a signing key cannot be read"))?;
        Ok(Self { key, certificate, chain })
    }

    /// The private key, to be sealed at once.
    pub fn secret(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.key.to_bytes().to_vec())
    }

    /// An ECDSA signature over a message, DER.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.key.sign(message);
        signature.to_der().as_bytes().to_vec()
    }

    /// SHA-256 of the certificate.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.certificate).into()
    }
}

/// A certificate as PEM.
pub fn pem(der: &[u8]) -> String {
    use base64ct::{Base64, Encoding as _};
    let text = Base64::encode_string(der);
    let mut out = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in text.as_bytes().chunks(64) {
        out.push_str(&String::from_utf8_lossy(line));
        out.push('\n');
    }
    out.push_str("-----END CERTIFICATE-----\n");
    out
}

/// What tells a certificate from others, DER each.
pub struct Names {
    pub issuer: Vec<u8>,
    pub serial: Vec<u8>,
    pub subject: Vec<u8>,
}

/// The names in a certificate, and its number.
pub fn names(certificate: &[u8]) -> Outcome<Names> {
    use der::{Decode as _, Encode as _};
    let bad = |_| Trouble::damaged("certificate", "cannot be read");
    let parsed = x509_cert::Certificate::from_der(certificate).map_err(bad)?;
    let tbs = parsed.tbs_certificate();
    let issuer = tbs.issuer().to_der().map_err(bad)?;
    let serial = tbs.serial_number().to_der().map_err(bad)?;
    let subject = tbs.subject().to_der().map_err(bad)?;
    Ok(Names { issuer, serial, subject })
}

/// The last instant at which a certificate is in force.
pub fn validity_end(certificate: &[u8]) -> Option<DateTime<Utc>> {
    use der::Decode as _;
    let parsed = x509_cert::Certificate::from_der(certificate).ok()?;
    let end = parsed.tbs_certificate().validity().not_after.to_unix_duration();
    DateTime::from_timestamp(i64::try_from(end.as_secs()).ok()?, 0)
}

fn new_key(random: Randomness) -> Outcome<SigningKey> {
    let mut bytes = Zeroizing::new([0; 32]);
    for _ in 0..8 {
        random(&mut bytes[..])?;
        if let Ok(key) = SigningKey::from_slice(&bytes[..]) {
            return Ok(key);
        }
    }
    Err(Trouble::damaged("random", "gives no usable key"))
}

/// A new private key, to be sealed at once, and its public one, as an uncompressed point.
pub fn new_pair(random: Randomness) -> Outcome<(Zeroizing<Vec<u8>>, Vec<u8>)> {
    let key = new_key(random)?;
    Ok((Zeroizing::new(key.to_bytes().to_vec()), point(&key)))
}

fn point(key: &SigningKey) -> Vec<u8> {
    key.verifying_key().to_sec1_point(false).as_bytes().to_vec()
}

fn public_key(point: &[u8]) -> Vec<u8> {
    let algorithm = seq(&[&oid(&EC_PUBLIC_KEY), &oid(&P256)]);
    seq(&[&algorithm, &bits(point)])
}

/// A key identifier by the first method of RFC 7093: the leftmost 160 bits of SHA-256 of the public key.
fn key_id(point: &[u8]) -> Vec<u8> {
    Sha256::digest(point)[..20].to_vec()
}

fn distinguished(subject: &Subject) -> Vec<u8> {
    let part = |id: &ObjectIdentifier, value: Vec<u8>| tlv(super::der::SET, &seq(&[&oid(id), &value]));
    seq(&[
        &part(&COUNTRY, tlv(19, b"FR")),
        &part(&ORGANISATION, utf8(&shortened(subject.organisation))),
        &part(&COMMON_NAME, utf8(&shortened(subject.name))),
    ])
}

/// Authorities of one organisation differ by part of their key's identifier, which the limit of a name must not cut off.
fn authority_name(organisation: &str, key_id: &[u8]) -> String {
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

fn extension(id: &ObjectIdentifier, critical: bool, value: &[u8]) -> Vec<u8> {
    let flag = if critical { tlv(1, &[0xff]) } else { Vec::new() };
    seq(&[&oid(id), &flag, &octets(value)])
}

#[expect(clippy::too_many_arguments, reason = "the fields of a certificate")]
fn certify(
    signer: &SigningKey,
    issuer: &[u8],
    subject: &[u8],
    public: &[u8],
    now: DateTime<Utc>,
    years: i64,
    extensions: &[Vec<u8>],
    random: Randomness,
) -> Outcome<Vec<u8>> {
    let mut serial = [0; 16];
    random(&mut serial)?;
    serial[0] = serial[0] & 0x7f | 0x40;
    let algorithm = seq(&[&oid(&ECDSA_SHA256)]);
    // Certificates start a day early: clocks of other computers may be behind.
    let validity = seq(&[&time(now - Duration::days(1)), &time(now + Duration::days(365 * years))]);
    let tbs = seq(&[
        &tlv(0xa0, &integer(&[2])),
        &integer(&serial),
        &algorithm,
        issuer,
        &validity,
        subject,
        public,
        &tlv(0xa3, &seq(&[&extensions.concat()])),
    ]);
    let signature: Signature = signer.sign(&tbs);
    Ok(seq(&[&tbs, &algorithm, &bits(signature.to_der().as_bytes())]))
}

/// A SET OF parts, with its tag.
pub fn set_of(parts: Vec<Vec<u8>>) -> Vec<u8> {
    tlv(super::der::SET, &sorted(parts))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// An authority and one person under it, for tests.
    ///
    /// # Panics
    ///
    /// Never: the randomness does not fail.
    pub fn sample() -> (Identity, Identity) {
        let mut n = 0u8;
        let mut random = |bytes: &mut [u8]| {
            for b in bytes.iter_mut() {
                n = n.wrapping_mul(5).wrapping_add(17);
                *b = n ^ n >> 3;
            }
            Ok(())
        };
        let now = "2027-04-03T08:00:00Z".parse().unwrap();
        let authority = Identity::authority("Institut d'essai", now, &mut random).unwrap();
        let subject =
            Subject { name: "Élodie Marchand", organisation: "Institut d'essai", mail: Some("e.m@essai.fr") };
        let person = authority.issue(&subject, now, &mut random).unwrap();
        (authority, person)
    }

    #[test]
    fn authorities_of_one_organisation_differ_by_name() {
        let name = |seed: u8, organisation: &str| {
            let mut random = |b: &mut [u8]| {
                b.fill(seed);
                Ok(())
            };
            let made = Identity::authority(organisation, "2027-04-03T08:00:00Z".parse().unwrap(), &mut random).unwrap();
            let subject = names(&made.certificate).unwrap().subject;
            // The common name is the last part: its identifier, the type of text, a length, the text.
            let at = subject.windows(5).position(|w| w == [6, 3, 0x55, 4, 3]).unwrap() + 7;
            String::from_utf8(subject[at..].to_vec()).unwrap()
        };
        for organisation in ["Institut", &"très long nom ".repeat(9)] {
            let (one, two) = (name(3, organisation), name(4, organisation));
            assert_ne!(one, two);
            let (head, id) = one.rsplit_once(' ').unwrap();
            assert!(
                head.ends_with(" - Paraphe") && id.len() == 8 && id.chars().all(|c| c.is_ascii_hexdigit()),
                "{one}"
            );
            assert!(one.chars().count() <= 64);
        }
    }

    #[test]
    fn certificates_can_be_read_by_the_library() {
        let (authority, person) = sample();
        let issuer = names(&person.certificate).unwrap().issuer;
        assert_eq!(issuer, names(&authority.certificate).unwrap().subject);
        assert!(pem(&authority.certificate).lines().all(|l| l.len() <= 64));
    }
}
