//! Signing identities: a private key and its certificate, issued by the desk's own authority or brought by a person.

use super::certificate::{self, Draft, authority_name, distinguished, key_id};
use super::key::{KeyKind, PrivateKey};
use super::verify::subject_key;
use crate::domain::trouble::{Outcome, Trouble};
use chrono::{DateTime, Utc};
use p256::ecdsa::SigningKey;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Years that the authority's certificate lasts.
const AUTHORITY_YEARS: i64 = 12;
/// Years that a person's certificate lasts.
const PERSON_YEARS: i64 = 3;

/// Random bytes, from whoever may ask the system for them.
pub type Randomness<'a> = &'a mut dyn FnMut(&mut [u8]) -> Outcome<()>;

/// A private key with its certificate; for a person, with the authority's certificate too.
#[derive(Clone)]
pub struct Identity {
    key: PrivateKey,
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
        let made = new_key(random)?;
        let id = key_id(&point(&made));
        let key = PrivateKey::P256(made);
        let name = authority_name(organisation, &id);
        let name = distinguished(&Subject { name: &name, organisation, mail: None });
        let draft = Draft {
            issuer: &name,
            subject: &name,
            public: &key.public(),
            years: AUTHORITY_YEARS,
            extensions: certificate::of_authority(&id),
        };
        let certificate = certificate::certify(&key, &draft, now, random)?;
        Ok(Self { key, certificate, chain: Vec::new() })
    }

    /// A new identity for a person, certified by this authority, good from `now` on.
    pub fn issue(&self, subject: &Subject, now: DateTime<Utc>, random: Randomness) -> Outcome<Self> {
        let key = new_key(random)?;
        let certificate = self.certify(&point(&key), subject, now, random)?;
        Ok(Self { key: PrivateKey::P256(key), certificate, chain: vec![self.certificate.clone()] })
    }

    /// A certificate, DER, for the public key of a person: whoever certifies never sees the private one. `public` is a
    /// point of P-256, uncompressed.
    pub fn certify(
        &self,
        public: &[u8],
        subject: &Subject,
        now: DateTime<Utc>,
        random: Randomness,
    ) -> Outcome<Vec<u8>> {
        let read = p256::PublicKey::from_sec1_bytes(public);
        read.map_err(|_| Trouble::damaged("keys", "a public key cannot be read"))?;
        let above = subject_key(&self.certificate);
        let draft = Draft {
            issuer: &names(&self.certificate)?.subject,
            subject: &distinguished(subject),
            public: &super::key::public_p256(public),
            years: PERSON_YEARS,
            extensions: certificate::of_person(&key_id(public), above.as_deref(), subject.mail),
        };
        certificate::certify(&self.key, &draft, now, random)
    }

    /// The identity of a key that was kept, as [`Self::secret`] gave it.
    pub fn of(secret: &[u8], certificate: Vec<u8>, chain: Vec<Vec<u8>>) -> Outcome<Self> {
        Ok(Self { key: PrivateKey::of(secret)?, certificate, chain })
    }

    /// An identity of a key that a person brings. Whether the certificate is for this key was checked by the caller.
    pub(super) fn brought(key: PrivateKey, certificate: Vec<u8>, chain: Vec<Vec<u8>>) -> Self {
        Self { key, certificate, chain }
    }

    /// The private key, to be sealed at once: 32 bytes of P-256, `PKCS#8` of any other kind.
    pub fn secret(&self) -> Outcome<Zeroizing<Vec<u8>>> {
        self.key.stored()
    }

    /// What its key is.
    pub fn kind(&self) -> KeyKind {
        self.key.kind()
    }

    /// A signature over a message, as CMS carries it.
    pub fn sign(&self, message: &[u8]) -> Outcome<Vec<u8>> {
        self.key.sign(message)
    }

    /// The algorithm of its signatures, DER.
    pub fn algorithm(&self) -> Vec<u8> {
        self.key.algorithm()
    }

    /// SHA-256 of the certificate.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.certificate).into()
    }
}

/// A certificate as PEM.
pub fn pem(der: &[u8]) -> String {
    pem_of("CERTIFICATE", der)
}

/// Something as PEM, under its name there.
pub fn pem_of(name: &str, der: &[u8]) -> String {
    use base64ct::{Base64, Encoding as _};
    let text = Base64::encode_string(der);
    let mut out = format!("-----BEGIN {name}-----\n");
    for line in text.as_bytes().chunks(64) {
        out.push_str(&String::from_utf8_lossy(line));
        out.push('\n');
    }
    out.push_str(&format!("-----END {name}-----\n"));
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
