//! From a signer's certificate to a root that is trusted here: names, signatures, dates, uses.

use super::algorithm::raw_verify;
use super::container::Digest;
use crate::sign::der::{children, read};
use chrono::{DateTime, NaiveDateTime, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ID_CE_BASIC_CONSTRAINTS, ID_CE_EXT_KEY_USAGE, ID_CE_KEY_USAGE, ID_CE_SUBJECT_KEY_IDENTIFIER,
};
use der::{Decode as _, Encode as _};
use sha2::Digest as _;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier};

/// Longest chain that is followed.
const LONGEST: usize = 6;

/// Whether the signer's certificate leads to a root that is trusted here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It does; the name of the root.
    Root(String),
    /// Its authority is not known here.
    Unknown,
    /// A certificate was not in force at the time that is claimed.
    OutOfForce,
    /// A certificate cannot be read, or the one above it may not sign certificates.
    Broken,
}

impl Trust {
    /// Whether a trusted root stands above.
    pub fn is_trusted(&self) -> bool {
        matches!(self, Self::Root(_))
    }

    /// Whether the chain itself is wrong.
    pub fn is_broken(&self) -> bool {
        matches!(self, Self::Broken | Self::OutOfForce)
    }
}

/// A public key as a certificate carries it.
pub struct PublicKey {
    pub algorithm: String,
    /// The curve, where the algorithm has one.
    pub curve: String,
    pub bits: Vec<u8>,
    /// The whole `SubjectPublicKeyInfo`, DER.
    pub info: Vec<u8>,
}

/// The public key of a certificate.
pub fn public_key(certificate: &[u8]) -> Option<PublicKey> {
    let parsed = Certificate::from_der(certificate).ok()?;
    let info = parsed.tbs_certificate().subject_public_key_info();
    let curve = info.algorithm.parameters.as_ref().and_then(|p| p.decode_as::<ObjectIdentifier>().ok());
    Some(PublicKey {
        algorithm: info.algorithm.oid.to_string(),
        curve: curve.map(|c| c.to_string()).unwrap_or_default(),
        bits: info.subject_public_key.raw_bytes().to_vec(),
        info: info.to_der().ok()?,
    })
}

/// The subject key identifier of a certificate.
pub fn subject_key(certificate: &[u8]) -> Option<Vec<u8>> {
    let parsed = Certificate::from_der(certificate).ok()?;
    let id: SubjectKeyIdentifier = extension(&parsed, ID_CE_SUBJECT_KEY_IDENTIFIER)?;
    Some(id.0.as_bytes().to_vec())
}

/// Common name and organisation of the subject, common name of the issuer.
pub fn describe(certificate: &[u8]) -> (String, String, String) {
    let Ok(parsed) = Certificate::from_der(certificate) else {
        return Default::default();
    };
    let tbs = parsed.tbs_certificate();
    let part = |name: &x509_cert::name::Name, id: &str| {
        let der = name.to_der().unwrap_or_default();
        attribute(&der, id).unwrap_or_default()
    };
    (part(tbs.subject(), "2.5.4.3"), part(tbs.subject(), "2.5.4.10"), part(tbs.issuer(), "2.5.4.3"))
}

/// The common names of the subject and of the issuer.
pub fn named(certificate: &[u8]) -> (String, String) {
    let (subject, _, issuer) = describe(certificate);
    (subject, issuer)
}

/// The text of one attribute of a distinguished name.
fn attribute(name: &[u8], id: &str) -> Option<String> {
    let (outer, _) = read(name)?;
    for set in children(outer.content)? {
        for pair in children(set.content)? {
            let parts = children(pair.content)?;
            let [kind, value] = parts.as_slice() else { continue };
            if ObjectIdentifier::from_bytes(kind.content).is_ok_and(|o| o.to_string() == id) {
                return Some(String::from_utf8_lossy(value.content).into_owned());
            }
        }
    }
    None
}

/// Follows the chain of a certificate through those that came along to a trusted root, at the time that is claimed, and
/// gives the certificates that were met: the one itself first, as far as the chain goes.
pub fn follow(
    certificate: &[u8],
    others: &[Vec<u8>],
    roots: &[Vec<u8>],
    at: Option<DateTime<Utc>>,
) -> (Trust, Vec<Vec<u8>>) {
    let mut path = vec![certificate.to_vec()];
    for depth in 0..LONGEST {
        let here = &path[depth];
        let Ok(parsed) = Certificate::from_der(here) else {
            return (Trust::Broken, path);
        };
        if at.is_some_and(|at| !in_force(&parsed, at)) {
            return (Trust::OutOfForce, path);
        }
        if roots.contains(here) {
            return (Trust::Root(describe(here).0), path);
        }
        if parsed.tbs_certificate().issuer() == parsed.tbs_certificate().subject() {
            return (Trust::Unknown, path);
        }
        // Authorities may share a name: the one whose key fits is meant.
        let Some(above) = roots.iter().chain(others).find(|c| issued(c, here)).cloned() else {
            return (Trust::Unknown, path);
        };
        if !may_certify(&above, depth) {
            return (Trust::Broken, path);
        }
        path.push(above);
    }
    (Trust::Unknown, path)
}

/// Whether `above` is the certificate of the authority that issued `below`: by its name and by its key.
pub fn issued(above: &[u8], below: &[u8]) -> bool {
    let (Ok(one), Ok(other)) = (Certificate::from_der(above), Certificate::from_der(below)) else {
        return false;
    };
    one.tbs_certificate().subject() == other.tbs_certificate().issuer() && signed_by(below, above)
}

/// Whether an authority may sign lists of revoked certificates, as far as it says for what its key is.
pub fn may_list(authority: &[u8]) -> bool {
    let Ok(parsed) = Certificate::from_der(authority) else {
        return false;
    };
    let usage: Option<KeyUsage> = extension(&parsed, ID_CE_KEY_USAGE);
    usage.is_none_or(|u| u.crl_sign())
}

/// Whether a certificate may sign documents, as far as it says for what it is.
pub fn may_sign(certificate: &[u8]) -> bool {
    let Ok(parsed) = Certificate::from_der(certificate) else {
        return false;
    };
    let usage: Option<KeyUsage> = extension(&parsed, ID_CE_KEY_USAGE);
    let extended: Option<ExtendedKeyUsage> = extension(&parsed, ID_CE_EXT_KEY_USAGE);
    // Signing documents (RFC 9336, and as two makers of readers named it before), protecting mail, anything.
    let fits =
        ["1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5", "1.3.6.1.5.5.7.3.4", "2.5.29.37.0"];
    usage.is_none_or(|u| u.digital_signature() || u.non_repudiation())
        && extended.is_none_or(|e| e.0.iter().any(|id| fits.contains(&id.to_string().as_str())))
}

/// Whether a certificate may tell the time and nothing else, and says so critically (RFC 3161, section 2.3).
pub fn tells_time(certificate: &[u8]) -> bool {
    let Ok(parsed) = Certificate::from_der(certificate) else {
        return false;
    };
    let list = parsed.tbs_certificate().extensions();
    let found = list.and_then(|l| l.iter().find(|e| e.extn_id == ID_CE_EXT_KEY_USAGE));
    let purposes: Option<ExtendedKeyUsage> = extension(&parsed, ID_CE_EXT_KEY_USAGE);
    found.is_some_and(|e| e.critical)
        && purposes.is_some_and(|p| p.0.len() == 1 && p.0[0].to_string() == "1.3.6.1.5.5.7.3.8")
}

fn may_certify(certificate: &[u8], below: usize) -> bool {
    let Ok(parsed) = Certificate::from_der(certificate) else {
        return false;
    };
    let constraints: Option<BasicConstraints> = extension(&parsed, ID_CE_BASIC_CONSTRAINTS);
    let usage: Option<KeyUsage> = extension(&parsed, ID_CE_KEY_USAGE);
    constraints.is_some_and(|c| c.ca && c.path_len_constraint.is_none_or(|most| below <= usize::from(most)))
        && usage.is_none_or(|u| u.key_cert_sign())
}

fn extension<T: for<'a> der::Decode<'a>>(certificate: &Certificate, id: ObjectIdentifier) -> Option<T> {
    let list = certificate.tbs_certificate().extensions()?;
    let found = list.iter().find(|e| e.extn_id == id)?;
    T::from_der(found.extn_value.as_bytes()).ok()
}

/// Whether `certificate`, or a list of revoked ones, carries the signature of the key of `above`.
pub fn signed_by(certificate: &[u8], above: &[u8]) -> bool {
    let Some(parts) = read(certificate).and_then(|(outer, _)| children(outer.content)) else {
        return false;
    };
    let [tbs, algorithm, signature] = parts.as_slice() else {
        return false;
    };
    let name = children(algorithm.content)
        .and_then(|p| ObjectIdentifier::from_bytes(p.first()?.content).ok())
        .map(|id| id.to_string())
        .unwrap_or_default();
    let (kind, digest) = match name.as_str() {
        "1.2.840.10045.4.3.2" | "1.2.840.113549.1.1.11" => (Digest::Sha256, sha2::Sha256::digest(tbs.raw).to_vec()),
        "1.2.840.10045.4.3.3" | "1.2.840.113549.1.1.12" => (Digest::Sha384, sha2::Sha384::digest(tbs.raw).to_vec()),
        "1.2.840.10045.4.3.4" | "1.2.840.113549.1.1.13" => (Digest::Sha512, sha2::Sha512::digest(tbs.raw).to_vec()),
        _ => return false,
    };
    let Some((0, bits)) = signature.content.split_first().map(|(first, rest)| (*first, rest)) else {
        return false;
    };
    raw_verify(above, kind, &digest, bits) == Ok(true)
}

fn in_force(certificate: &Certificate, at: DateTime<Utc>) -> bool {
    let validity = certificate.tbs_certificate().validity();
    let seconds = |t: x509_cert::time::Time| i64::try_from(t.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    (seconds(validity.not_before)..=seconds(validity.not_after)).contains(&at.timestamp())
}

/// The instant of a date of a PDF, `D:YYYYMMDDHHmmSS` with `Z` or an offset.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    let digits = text.strip_prefix("D:").unwrap_or(text);
    let stamp = NaiveDateTime::parse_from_str(digits.get(..14)?, "%Y%m%d%H%M%S").ok()?.and_utc();
    let zone = digits[14..].replace('\'', "");
    let sign = match zone.chars().next() {
        Some('+') => -1,
        Some('-') => 1,
        _ => return Some(stamp),
    };
    let hours: i64 = zone.get(1..3)?.parse().ok()?;
    let minutes: i64 = zone.get(3..5).unwrap_or("0").parse().ok()?;
    Some(stamp + chrono::Duration::minutes(sign * (hours * 60 + minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::identity::tests::sample;

    fn trust(certificate: &[u8], others: &[Vec<u8>], roots: &[Vec<u8>], at: Option<DateTime<Utc>>) -> Trust {
        follow(certificate, others, roots, at).0
    }

    #[test]
    fn dates_with_offsets_become_utc() {
        let utc = |t: &str| instant(t).map(|i| i.to_rfc3339());
        assert_eq!(utc("D:20270405113000+02'00'").as_deref(), Some("2027-04-05T09:30:00+00:00"));
        assert_eq!(utc("D:20270405093000Z").as_deref(), Some("2027-04-05T09:30:00+00:00"));
        assert_eq!(utc("D:2027"), None);
    }

    #[test]
    fn of_authorities_with_one_name_the_one_whose_key_fits_is_meant() {
        let (authority, person) = sample();
        // Another authority, renamed.
        let mut random = |b: &mut [u8]| {
            b.fill(9);
            Ok(())
        };
        let now = "2027-04-03T08:00:00Z".parse().unwrap();
        let other = crate::sign::identity::Identity::authority("Institut d'essai", now, &mut random).unwrap();
        let (wanted, own) = (describe(&authority.certificate).0, describe(&other.certificate).0);
        assert_eq!(wanted.len(), own.len());
        let mut sister = other.certificate;
        for at in 0..sister.len() - own.len() {
            if sister[at..].starts_with(own.as_bytes()) {
                sister[at..at + own.len()].copy_from_slice(wanted.as_bytes());
            }
        }
        assert_eq!(describe(&sister).0, wanted);
        let found = |roots: &[Vec<u8>], others: &[Vec<u8>]| {
            trust(&person.certificate, others, roots, instant("D:20270405093000Z"))
        };
        let ours = authority.certificate;
        assert_eq!(found(std::slice::from_ref(&sister), &[]), Trust::Unknown);
        assert_eq!(found(std::slice::from_ref(&sister), std::slice::from_ref(&ours)), Trust::Unknown);
        assert!(found(&[sister, ours], &[]).is_trusted());
    }

    #[test]
    fn trust_needs_the_root_the_dates_and_an_authority_that_may_certify() {
        let (authority, person) = sample();
        let root = vec![authority.certificate.clone()];
        let at = |day: &str| trust(&person.certificate, &[], &root, instant(day));
        assert!(at("D:20270405093000Z").is_trusted());
        assert_eq!(at("D:20350405093000Z"), Trust::OutOfForce);
        assert_eq!(trust(&person.certificate, &root, &[], instant("D:20270405093000Z")), Trust::Unknown);
        // A person's certificate is no authority.
        let mut random = |b: &mut [u8]| {
            b.fill(9);
            Ok(())
        };
        let subject = crate::sign::identity::Subject { name: "X", organisation: "Y", mail: None };
        let below = person.issue(&subject, "2027-04-03T08:00:00Z".parse().unwrap(), &mut random).unwrap();
        let others = vec![person.certificate.clone()];
        assert_eq!(trust(&below.certificate, &others, &root, instant("D:20270405093000Z")), Trust::Broken);
    }
}
