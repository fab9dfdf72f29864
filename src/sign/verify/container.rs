//! The CMS container of a signature: digest, attributes, the signer's certificate, the signature itself.

use super::Problem;
use super::algorithm::raw_verify;
use crate::sign::cms::{
    CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNED_DATA, SIGNING_CERTIFICATE_V2, SIGNING_TIME, TIME_STAMP,
};
use crate::sign::der::{self, Element, children, definite, read, tlv};
use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use sha2::Digest as _;

/// The signing certificate by its SHA-1 hash, as older signers write it.
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
/// The tag of a whole number.
const INTEGER: u8 = 2;

/// Digests that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// What the container says, once its signature has been tried.
pub struct Signed {
    /// The signer's certificate, DER.
    pub certificate: Vec<u8>,
    /// The other certificates that came along.
    pub others: Vec<Vec<u8>>,
    /// The value of the signature, over which a time-stamp stands.
    pub value: Vec<u8>,
    /// The time that is claimed in what is signed.
    pub signing_time: Option<DateTime<Utc>>,
    /// The time-stamp over the signature, DER, where there is one.
    pub token: Option<Vec<u8>>,
    pub problems: Vec<Problem>,
}

struct Envelope<'a> {
    /// What kind of content is signed, and the content where it came along.
    kind: &'a [u8],
    content: Option<&'a [u8]>,
    certificates: Vec<&'a [u8]>,
    signer: SignerInfo<'a>,
    /// Whether version and announced digests are what the rest asks for.
    sound: bool,
}

struct SignerInfo<'a> {
    sid: Element<'a>,
    digest: Digest,
    attributes: Option<Element<'a>>,
    algorithm: Element<'a>,
    signature: &'a [u8],
    unsigned: Option<Element<'a>>,
}

/// Checks a container over content that `hash` digests; one of `CAdES` must name its certificate in what is signed.
pub fn check(contents: &[u8], is_cades: bool, hash: &dyn Fn(Digest) -> Vec<u8>) -> Result<Signed, Problem> {
    let bytes = definite(contents).ok_or(Problem::Malformed("CMS"))?;
    let envelope = parse(&bytes)?;
    if envelope.content.is_some() || envelope.kind != DATA.as_bytes() {
        return Err(Problem::Malformed("enveloped content"));
    }
    tried(&envelope, &DATA, is_cades, &hash(envelope.signer.digest))
}

/// Checks a container that holds its own content, of this kind; the content comes back with what was found.
pub fn check_enveloped(contents: &[u8], kind: &ObjectIdentifier) -> Result<(Signed, Vec<u8>), Problem> {
    let bytes = definite(contents).ok_or(Problem::Malformed("CMS"))?;
    let envelope = parse(&bytes)?;
    let content = envelope.content.filter(|_| envelope.kind == kind.as_bytes()).ok_or(Problem::Malformed("content"))?;
    let signed = tried(&envelope, kind, true, &digest(envelope.signer.digest, content))?;
    Ok((signed, content.to_vec()))
}

fn tried(envelope: &Envelope, kind: &ObjectIdentifier, is_cades: bool, content: &[u8]) -> Result<Signed, Problem> {
    let signer = &envelope.signer;
    let certificates = &envelope.certificates;
    let certificate =
        certificates.iter().find(|c| names(c, &signer.sid)).ok_or(Problem::Malformed("certificate"))?.to_vec();
    let others = certificates.iter().filter(|c| **c != certificate).map(|c| c.to_vec()).collect();
    let mut problems: Vec<Problem> = Some(Problem::Malformed("CMS")).filter(|_| !envelope.sound).into_iter().collect();
    let mut signing_time = None;
    let message = match &signer.attributes {
        Some(attributes) => {
            problems.extend(attribute_problems(attributes, kind, is_cades, content, &certificate));
            let list = children(attributes.content).unwrap_or_default();
            signing_time = values(&list, &SIGNING_TIME).first().and_then(der::read_time);
            digest(signer.digest, &tlv(der::SET, attributes.content))
        }
        None if is_cades => return Err(Problem::Malformed("attributes")),
        None => content.to_vec(),
    };
    if signer.digest == Digest::Sha1 {
        problems.push(Problem::UnknownAlgorithm("SHA-1".into()));
    }
    match verify(&certificate, &signer.algorithm, signer.digest, &message, signer.signature) {
        Ok(true) => {}
        Ok(false) => problems.push(Problem::SignatureWrong),
        Err(name) => problems.push(Problem::UnknownAlgorithm(name)),
    }
    let unsigned = signer.unsigned.and_then(|u| children(u.content)).unwrap_or_default();
    let token = values(&unsigned, &TIME_STAMP).first().map(|t| t.raw.to_vec());
    Ok(Signed { certificate, others, value: signer.signature.to_vec(), signing_time, token, problems })
}

fn parse(bytes: &[u8]) -> Result<Envelope<'_>, Problem> {
    let bad = || Problem::Malformed("CMS");
    let (outer, _) = read(bytes).filter(|(e, _)| e.tag == der::SEQUENCE).ok_or_else(bad)?;
    let parts = children(outer.content).ok_or_else(bad)?;
    let [kind, wrapped] = parts.as_slice() else {
        return Err(bad());
    };
    if (kind.tag, wrapped.tag) != (6, 0xa0) || kind.content != SIGNED_DATA.as_bytes() {
        return Err(bad());
    }
    let (data, behind) = read(wrapped.content).filter(|(e, _)| e.tag == der::SEQUENCE).ok_or_else(bad)?;
    let parts = children(data.content).filter(|_| behind.is_empty()).ok_or_else(bad)?;
    let inner = parts.get(2).filter(|c| c.tag == der::SEQUENCE).and_then(|c| children(c.content)).ok_or_else(bad)?;
    let content = match inner.get(1) {
        Some(wrapped) => Some(read(wrapped.content).filter(|(e, _)| e.tag == 4).ok_or_else(bad)?.0.content),
        None => None,
    };
    let kind = inner.first().filter(|k| k.tag == 6).ok_or_else(bad)?.content;
    let certificates = parts.iter().find(|p| p.tag == 0xa0).and_then(|p| children(p.content)).unwrap_or_default();
    let signers = parts.last().filter(|p| p.tag == der::SET).and_then(|p| children(p.content)).ok_or_else(bad)?;
    let [signer] = signers.as_slice() else {
        return Err(Problem::Malformed("several signers"));
    };
    let signer = signer_info(signer)?;
    let other = certificates.iter().any(|c| c.tag != der::SEQUENCE) || parts.iter().any(|p| p.tag == 0xa1);
    let plain = kind == DATA.as_bytes() && signer.sid.tag == der::SEQUENCE;
    let version = parts.first().filter(|v| v.tag == INTEGER).map(|v| v.content);
    // RFC 5652, 5.1: what no signature protects is held to what it must be.
    let fits =
        matches!((version, plain, other), (Some([1]), true, _) | (Some([3]), false, _) | (Some([3..=5]), _, true));
    let sound = fits && digests_named(&parts[1], signer.digest);
    let certificates = certificates.into_iter().filter(|c| c.tag == der::SEQUENCE).map(|c| c.raw).collect();
    Ok(Envelope { kind, content, certificates, signer, sound })
}

/// Whether the digests that are announced are algorithms, and that of the signer is among them.
fn digests_named(announced: &Element, digest: Digest) -> bool {
    let list = children(announced.content).filter(|_| announced.tag == der::SET).unwrap_or_default();
    let named: Option<Vec<ObjectIdentifier>> = list.iter().map(algorithm).collect();
    named.is_some_and(|all| all.iter().any(|id| digest_named(id) == Some(digest)))
}

/// A digest by its identifier.
pub fn digest_named(id: &ObjectIdentifier) -> Option<Digest> {
    match id.to_string().as_str() {
        "1.3.14.3.2.26" => Some(Digest::Sha1),
        "2.16.840.1.101.3.4.2.1" => Some(Digest::Sha256),
        "2.16.840.1.101.3.4.2.2" => Some(Digest::Sha384),
        "2.16.840.1.101.3.4.2.3" => Some(Digest::Sha512),
        _ => None,
    }
}

fn signer_info<'a>(signer: &Element<'a>) -> Result<SignerInfo<'a>, Problem> {
    let bad = || Problem::Malformed("SignerInfo");
    let parts = children(signer.content).filter(|_| signer.tag == der::SEQUENCE).ok_or_else(bad)?;
    let mut parts = parts.into_iter();
    let version = parts.next().filter(|v| v.tag == INTEGER).ok_or_else(bad)?;
    let sid = parts.next().ok_or_else(bad)?;
    // RFC 5652, 5.3: the version follows from the way in which the signer is named.
    if !matches!((version.content, sid.tag), ([1], der::SEQUENCE) | ([3], 0x80)) {
        return Err(bad());
    }
    let digest = parts.next().and_then(|d| algorithm(&d)).ok_or_else(bad)?;
    let digest = digest_named(&digest).ok_or_else(|| Problem::UnknownAlgorithm(digest.to_string()))?;
    let mut next = parts.next().ok_or_else(bad)?;
    let mut attributes = None;
    if next.tag == 0xa0 {
        attributes = Some(next);
        next = parts.next().ok_or_else(bad)?;
    }
    let signature = parts.next().filter(|s| s.tag == 4).ok_or_else(bad)?;
    let unsigned = parts.next().filter(|u| u.tag == 0xa1);
    if next.tag != der::SEQUENCE {
        return Err(bad());
    }
    Ok(SignerInfo { sid, digest, attributes, algorithm: next, signature: signature.content, unsigned })
}

/// The identifier in an `AlgorithmIdentifier`.
pub fn algorithm(element: &Element) -> Option<ObjectIdentifier> {
    let parts = children(element.content).filter(|_| element.tag == der::SEQUENCE)?;
    ObjectIdentifier::from_bytes(parts.first().filter(|p| p.tag == 6)?.content).ok()
}

/// Whether a certificate is the one that the signer identifier names.
fn names(certificate: &[u8], sid: &Element) -> bool {
    if sid.tag == 0x80 {
        return super::chain::subject_key(certificate).is_some_and(|id| id == sid.content);
    }
    crate::sign::identity::names(certificate).is_ok_and(|known| sid.content == [known.issuer, known.serial].concat())
}

fn attribute_problems(
    attributes: &Element,
    kind: &ObjectIdentifier,
    is_cades: bool,
    content: &[u8],
    certificate: &[u8],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let list = children(attributes.content).unwrap_or_default();
    let value = |id: &ObjectIdentifier| values(&list, id).pop().filter(|_| values(&list, id).len() == 1);
    match value(&MESSAGE_DIGEST) {
        Some(stated) if stated.content == content => {}
        Some(_) => problems.push(Problem::DigestDiffers),
        None => problems.push(Problem::Malformed("message-digest")),
    }
    if value(&CONTENT_TYPE).is_none_or(|v| v.content != kind.as_bytes()) {
        problems.push(Problem::Malformed("content-type"));
    }
    let (first, second) = (values(&list, &SIGNING_CERTIFICATE), values(&list, &SIGNING_CERTIFICATE_V2));
    let fits = |v: &[Element], default| v.iter().all(|v| ess_fits(v, default, certificate));
    if !fits(&first, Digest::Sha1) || !fits(&second, Digest::Sha256) {
        problems.push(Problem::OtherCertificate);
    }
    if first.len() > 1 || second.len() > 1 || is_cades && first.is_empty() && second.is_empty() {
        problems.push(Problem::Malformed("signing-certificate"));
    }
    problems
}

/// Every value of the attributes of one kind.
fn values<'a>(attributes: &[Element<'a>], id: &ObjectIdentifier) -> Vec<Element<'a>> {
    let mut found = Vec::new();
    for parts in attributes.iter().filter_map(|a| children(a.content)) {
        if let [kind, values] = parts.as_slice()
            && kind.content == id.as_bytes()
        {
            found.extend(children(values.content).unwrap_or_default());
        }
    }
    found
}

/// Whether the first certificate identifier is the hash of the certificate; by `default` where no algorithm is named.
fn ess_fits(value: &Element, default: Digest, certificate: &[u8]) -> bool {
    let first = children(value.content)
        .and_then(|v| children(v.first()?.content))
        .and_then(|ids| children(ids.first()?.content));
    let Some(parts) = first else {
        return false;
    };
    let kind = match parts.first() {
        Some(p) if p.tag == der::SEQUENCE => match algorithm(p).map(|id| id.to_string()).as_deref() {
            Some("2.16.840.1.101.3.4.2.1") => Digest::Sha256,
            Some("2.16.840.1.101.3.4.2.2") => Digest::Sha384,
            Some("2.16.840.1.101.3.4.2.3") => Digest::Sha512,
            _ => return false,
        },
        _ => default,
    };
    parts.iter().find(|p| p.tag == 4).is_some_and(|p| p.content == digest(kind, certificate))
}

/// The digest of bytes.
pub fn digest(kind: Digest, bytes: &[u8]) -> Vec<u8> {
    match kind {
        Digest::Sha1 => sha1::Sha1::digest(bytes).to_vec(),
        Digest::Sha256 => sha2::Sha256::digest(bytes).to_vec(),
        Digest::Sha384 => sha2::Sha384::digest(bytes).to_vec(),
        Digest::Sha512 => sha2::Sha512::digest(bytes).to_vec(),
    }
}

/// Whether a signature over a digest holds under the key of a certificate; the algorithm's name where it is not
/// built in.
fn verify(
    certificate: &[u8],
    algorithm_of: &Element,
    kind: Digest,
    digest: &[u8],
    signature: &[u8],
) -> Result<bool, String> {
    let name = algorithm(algorithm_of).map(|id| id.to_string()).unwrap_or_default();
    let stated = match name.as_str() {
        "1.2.840.10045.4.3.2" | "1.2.840.113549.1.1.11" => Some(Digest::Sha256),
        "1.2.840.10045.4.3.3" | "1.2.840.113549.1.1.12" => Some(Digest::Sha384),
        "1.2.840.10045.4.3.4" | "1.2.840.113549.1.1.13" => Some(Digest::Sha512),
        "1.2.840.113549.1.1.5" => Some(Digest::Sha1),
        "1.2.840.113549.1.1.1" => None,
        _ => return Err(name),
    };
    if stated.is_some_and(|s| s != kind) {
        return Ok(false);
    }
    raw_verify(certificate, kind, digest, signature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::cms;
    use crate::sign::der::{integer, octets, oid, seq};
    use crate::sign::identity::tests::sample;

    fn attribute(id: &ObjectIdentifier, value: &[u8]) -> Vec<u8> {
        seq(&[&oid(id), &tlv(der::SET, value)])
    }

    #[test]
    fn a_cades_signature_names_its_certificate_exactly_once() {
        let (_, person) = sample();
        let hash = digest(Digest::Sha256, &person.certificate);
        let ess = attribute(&SIGNING_CERTIFICATE_V2, &seq(&[&seq(&[&seq(&[&octets(&hash)])])]));
        let problems = |times: usize, is_cades| {
            let mut list = vec![attribute(&CONTENT_TYPE, &oid(&DATA)), attribute(&MESSAGE_DIGEST, &octets(b"digest"))];
            list.extend(vec![ess.clone(); times]);
            let raw = tlv(0xa0, &list.concat());
            attribute_problems(&read(&raw).unwrap().0, &DATA, is_cades, b"digest", &person.certificate)
        };
        assert_eq!(problems(1, true), []);
        assert_eq!(problems(0, true), [Problem::Malformed("signing-certificate")]);
        assert_eq!(problems(2, true), [Problem::Malformed("signing-certificate")]);
        assert_eq!(problems(0, false), []);
        assert_eq!(problems(2, false), [Problem::Malformed("signing-certificate")]);
    }

    #[test]
    fn a_short_rsa_key_vouches_for_nothing() {
        let (_, person) = sample();
        let certificate = |bits: usize| {
            let mut modulus = vec![0xff; bits / 8];
            modulus[bits / 8 - 1] = 0xfd;
            let key = seq(&[&integer(&modulus), &integer(&[1, 0, 1])]);
            let rsa = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
            let public = seq(&[&seq(&[&oid(&rsa), &[5, 0]]), &crate::sign::der::bits(&key)]);
            let outer = children(read(&person.certificate).unwrap().0.content).unwrap();
            let mut parts: Vec<&[u8]> = children(outer[0].content).unwrap().iter().map(|p| p.raw).collect();
            parts[6] = &public;
            seq(&[&seq(&parts), outer[1].raw, outer[2].raw])
        };
        let tried = |bits| raw_verify(&certificate(bits), Digest::Sha256, &[0; 32], &[1; 256]);
        assert_eq!(tried(1024), Err("RSA 1024".to_owned()));
        assert_eq!(tried(2048), Ok(false));
    }

    #[test]
    fn a_digest_that_can_be_forged_is_not_judged() {
        let (_, person) = sample();
        let good = cms::sign(&person, &[7; 32]).unwrap();
        let outer = children(read(&good).unwrap().0.content).unwrap();
        let data = children(read(outer[1].content).unwrap().0.content).unwrap();
        let signer = read(data[4].content).unwrap().0;
        let sha1 = seq(&[&oid(&ObjectIdentifier::new_unwrap("1.3.14.3.2.26"))]);
        let mut parts: Vec<&[u8]> = children(signer.content).unwrap().iter().map(|p| p.raw).collect();
        parts[2] = &sha1;
        let content = seq(&[data[0].raw, data[1].raw, data[2].raw, data[3].raw, &tlv(der::SET, &seq(&parts))]);
        let weak = seq(&[outer[0].raw, &tlv(0xa0, &content)]);
        let problems = |contents: &[u8]| check(contents, true, &|_| vec![7; 32]).unwrap().problems;
        assert_eq!(problems(&good), []);
        assert!(problems(&weak).contains(&Problem::UnknownAlgorithm("SHA-1".into())));
    }
}
