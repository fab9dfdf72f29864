//! The CMS container of a signature: digest, attributes, the signer's certificate, the signature itself.

use super::Problem;
use crate::sign::cms::{CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNED_DATA, SIGNING_CERTIFICATE_V2};
use crate::sign::der::{self, Element, children, definite, read, tlv};
use const_oid::ObjectIdentifier;
use sha2::Digest as _;

/// The signing certificate by its SHA-1 hash, as older signers write it.
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
/// Fewest bits of an RSA key that is believed.
const SHORTEST_RSA: usize = 2048;

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

/// Checks a container over content that `hash` digests; one of `CAdES` must name its certificate in what is signed.
pub fn check(contents: &[u8], is_cades: bool, hash: &dyn Fn(Digest) -> Vec<u8>) -> Result<Signed, Problem> {
    let bytes = definite(contents).ok_or(Problem::Malformed("CMS"))?;
    let (certificates, signer) = parse(&bytes)?;
    let certificate =
        certificates.iter().find(|c| names(c, &signer.sid)).ok_or(Problem::Malformed("certificate"))?.to_vec();
    let others = certificates.iter().filter(|c| **c != certificate).map(|c| c.to_vec()).collect();
    let mut problems = Vec::new();
    let content = hash(signer.digest);
    let message = match &signer.attributes {
        Some(attributes) => {
            problems.extend(attribute_problems(attributes, is_cades, &content, &certificate));
            digest(signer.digest, &tlv(der::SET, attributes.content))
        }
        None if is_cades => return Err(Problem::Malformed("attributes")),
        None => content,
    };
    if signer.digest == Digest::Sha1 {
        problems.push(Problem::UnknownAlgorithm("SHA-1".into()));
    }
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

fn attribute_problems(attributes: &Element, is_cades: bool, content: &[u8], certificate: &[u8]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let list = children(attributes.content).unwrap_or_default();
    let value = |id: &ObjectIdentifier| values(&list, id).pop().filter(|_| values(&list, id).len() == 1);
    match value(&MESSAGE_DIGEST) {
        Some(stated) if stated.content == content => {}
        Some(_) => problems.push(Problem::DigestDiffers),
        None => problems.push(Problem::Malformed("message-digest")),
    }
    if value(&CONTENT_TYPE).is_none_or(|v| v.content != DATA.as_bytes()) {
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
            use rsa::traits::PublicKeyParts as _;
            let Ok(key) = rsa::RsaPublicKey::from_pkcs1_der(&key.bits) else {
                return Ok(false);
            };
            // Keys that can be broken vouch for nothing.
            if key.size() < SHORTEST_RSA / 8 {
                return Err(format!("RSA {}", key.size() * 8));
            }
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
            attribute_problems(&read(&raw).unwrap().0, is_cades, b"digest", &person.certificate)
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
