//! The CMS container of a signature: digest, attributes, the signer's certificate, the signature itself.

use super::Problem;
use crate::sign::cms::{CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNED_DATA, SIGNING_CERTIFICATE_V2};
use crate::sign::der::{self, Element, children, definite, read, tlv};
use const_oid::ObjectIdentifier;
use sha2::Digest as _;

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
    pub problems: Vec<Problem>,
}

struct SignerInfo<'a> {
    sid: Element<'a>,
    digest: Digest,
    attributes: Option<Element<'a>>,
    algorithm: Element<'a>,
    signature: &'a [u8],
}

/// Checks a container over content that `hash` digests.
pub fn check(contents: &[u8], hash: &dyn Fn(Digest) -> Vec<u8>) -> Result<Signed, Problem> {
    let bytes = definite(contents).ok_or(Problem::Malformed("CMS"))?;
    let (certificates, signer) = parse(&bytes)?;
    let certificate =
        certificates.iter().find(|c| names(c, &signer.sid)).ok_or(Problem::Malformed("certificate"))?.to_vec();
    let others = certificates.iter().filter(|c| **c != certificate).map(|c| c.to_vec()).collect();
    let mut problems = Vec::new();
    let content = hash(signer.digest);
    let message = match &signer.attributes {
        Some(attributes) => {
            problems.extend(attribute_problems(attributes, &content, &certificate));
            digest(signer.digest, &tlv(der::SET, attributes.content))
        }
        None => content,
    };
    match verify(&certificate, &signer.algorithm, signer.digest, &message, signer.signature) {
        Ok(true) => {}
        Ok(false) => problems.push(Problem::SignatureWrong),
        Err(name) => problems.push(Problem::UnknownAlgorithm(name)),
    }
    Ok(Signed { certificate, others, problems })
}

fn parse(bytes: &[u8]) -> Result<(Vec<&[u8]>, SignerInfo<'_>), Problem> {
    let bad = || Problem::Malformed("CMS");
    let (outer, _) = read(bytes).ok_or_else(bad)?;
    let parts = children(outer.content).ok_or_else(bad)?;
    let [kind, wrapped] = parts.as_slice() else {
        return Err(bad());
    };
    if kind.content != SIGNED_DATA.as_bytes() {
        return Err(bad());
    }
    let (data, _) = read(wrapped.content).ok_or_else(bad)?;
    let parts = children(data.content).ok_or_else(bad)?;
    let content = parts.get(2).and_then(|c| children(c.content)).ok_or_else(bad)?;
    if content.len() != 1 || content[0].content != DATA.as_bytes() {
        return Err(Problem::Malformed("enveloped content"));
    }
    let certificates = parts.iter().find(|p| p.tag == 0xa0).and_then(|p| children(p.content)).unwrap_or_default();
    let signers = parts.last().filter(|p| p.tag == der::SET).and_then(|p| children(p.content)).ok_or_else(bad)?;
    let [signer] = signers.as_slice() else {
        return Err(Problem::Malformed("several signers"));
    };
    Ok((certificates.into_iter().filter(|c| c.tag == der::SEQUENCE).map(|c| c.raw).collect(), signer_info(signer)?))
}

fn signer_info<'a>(signer: &Element<'a>) -> Result<SignerInfo<'a>, Problem> {
    let bad = || Problem::Malformed("SignerInfo");
    let mut parts = children(signer.content).ok_or_else(bad)?.into_iter();
    let _version = parts.next().ok_or_else(bad)?;
    let sid = parts.next().ok_or_else(bad)?;
    let digest = parts.next().and_then(|d| algorithm(&d)).ok_or_else(bad)?;
    let digest = match digest.to_string().as_str() {
        "1.3.14.3.2.26" => Digest::Sha1,
        "2.16.840.1.101.3.4.2.1" => Digest::Sha256,
        "2.16.840.1.101.3.4.2.2" => Digest::Sha384,
        "2.16.840.1.101.3.4.2.3" => Digest::Sha512,
        other => return Err(Problem::UnknownAlgorithm(other.to_owned())),
    };
    let mut next = parts.next().ok_or_else(bad)?;
    let mut attributes = None;
    if next.tag == 0xa0 {
        attributes = Some(next);
        next = parts.next().ok_or_else(bad)?;
    }
    let signature = parts.next().filter(|s| s.tag == 4).ok_or_else(bad)?;
    Ok(SignerInfo { sid, digest, attributes, algorithm: next, signature: signature.content })
}

fn algorithm(element: &Element) -> Option<ObjectIdentifier> {
    let parts = children(element.content)?;
    ObjectIdentifier::from_bytes(parts.first().filter(|p| p.tag == 6)?.content).ok()
}

/// Whether a certificate is the one that the signer identifier names.
fn names(certificate: &[u8], sid: &Element) -> bool {
    if sid.tag == 0x80 {
        return super::chain::subject_key(certificate).is_some_and(|id| id == sid.content);
    }
    crate::sign::identity::names(certificate).is_ok_and(|known| sid.content == [known.issuer, known.serial].concat())
}

fn attribute_problems(attributes: &Element, content: &[u8], certificate: &[u8]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let list = children(attributes.content).unwrap_or_default();
    let value = |id: &ObjectIdentifier| {
        let mut found = list.iter().filter_map(|a| {
            let parts = children(a.content)?;
            let [kind, values] = parts.as_slice() else { return None };
            (kind.content == id.as_bytes()).then(|| read(values.content).map(|(v, _)| v))?
        });
        let first = found.next();
        if found.next().is_some() { None } else { first }
    };
    match value(&MESSAGE_DIGEST) {
        Some(stated) if stated.content == content => {}
        Some(_) => problems.push(Problem::DigestDiffers),
        None => problems.push(Problem::Malformed("message-digest")),
    }
    if value(&CONTENT_TYPE).is_none_or(|v| v.content != DATA.as_bytes()) {
        problems.push(Problem::Malformed("content-type"));
    }
    if let Some(stated) = value(&SIGNING_CERTIFICATE_V2)
        && !ess_fits(&stated, certificate)
    {
        problems.push(Problem::OtherCertificate);
    }
    problems
}

/// Whether the first `ESSCertIDv2` is the hash of the certificate; SHA-256 where no algorithm is named.
fn ess_fits(value: &Element, certificate: &[u8]) -> bool {
    let first = children(value.content)
        .and_then(|v| children(v.first()?.content))
        .and_then(|ids| children(ids.first()?.content));
    let Some(parts) = first else {
        return false;
    };
    let kind = match parts.first() {
        Some(p) if p.tag == der::SEQUENCE => algorithm(p).map(|id| id.to_string()),
        _ => Some("2.16.840.1.101.3.4.2.1".to_owned()),
    };
    let kind = match kind.as_deref() {
        Some("2.16.840.1.101.3.4.2.1") => Digest::Sha256,
        Some("2.16.840.1.101.3.4.2.2") => Digest::Sha384,
        Some("2.16.840.1.101.3.4.2.3") => Digest::Sha512,
        _ => return false,
    };
    parts.iter().find(|p| p.tag == 4).is_some_and(|p| p.content == digest(kind, certificate))
}

fn digest(kind: Digest, bytes: &[u8]) -> Vec<u8> {
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

/// Tries a signature over a digest under the key of a certificate: P-256 or RSA with PKCS#1 v1.5 padding.
pub fn raw_verify(certificate: &[u8], kind: Digest, digest: &[u8], signature: &[u8]) -> Result<bool, String> {
    use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
    let key = super::chain::public_key(certificate).ok_or("key")?;
    match key.algorithm.as_str() {
        "1.2.840.10045.2.1" => {
            if key.curve != "1.2.840.10045.3.1.7" {
                return Err(key.curve);
            }
            let Ok(key) = p256::ecdsa::VerifyingKey::from_sec1_bytes(&key.bits) else {
                return Ok(false);
            };
            let Ok(signature) = p256::ecdsa::Signature::from_der(signature) else {
                return Ok(false);
            };
            Ok(key.verify_prehash(digest, &signature).is_ok())
        }
        "1.2.840.113549.1.1.1" => {
            use rsa::pkcs1::DecodeRsaPublicKey as _;
            let Ok(key) = rsa::RsaPublicKey::from_pkcs1_der(&key.bits) else {
                return Ok(false);
            };
            let padding = match kind {
                Digest::Sha1 => rsa::Pkcs1v15Sign::new::<sha1::Sha1>(),
                Digest::Sha256 => rsa::Pkcs1v15Sign::new::<sha2::Sha256>(),
                Digest::Sha384 => rsa::Pkcs1v15Sign::new::<sha2::Sha384>(),
                Digest::Sha512 => rsa::Pkcs1v15Sign::new::<sha2::Sha512>(),
            };
            Ok(key.verify(padding, digest, signature).is_ok())
        }
        _ => Err(key.algorithm),
    }
}
