//! Whether a signature over a digest holds under the key of a certificate, for the algorithms that are built in.

use super::container::Digest;

/// Fewest bits of an RSA key that is believed.
const SHORTEST_RSA: usize = 2048;

/// Tries a signature over a digest under the key of a certificate: P-256, P-384, or RSA with PKCS#1 v1.5 padding.
pub fn raw_verify(certificate: &[u8], kind: Digest, digest: &[u8], signature: &[u8]) -> Result<bool, String> {
    use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
    let key = super::chain::public_key(certificate).ok_or("key")?;
    match key.algorithm.as_str() {
        "1.2.840.10045.2.1" => match key.curve.as_str() {
            "1.2.840.10045.3.1.7" => {
                let known = p256::ecdsa::VerifyingKey::from_sec1_bytes(&key.bits);
                let signature = p256::ecdsa::Signature::from_der(signature);
                Ok(known.is_ok_and(|k| signature.is_ok_and(|s| k.verify_prehash(digest, &s).is_ok())))
            }
            "1.3.132.0.34" => {
                let known = p384::ecdsa::VerifyingKey::from_sec1_bytes(&key.bits);
                let signature = p384::ecdsa::Signature::from_der(signature);
                Ok(known.is_ok_and(|k| signature.is_ok_and(|s| k.verify_prehash(digest, &s).is_ok())))
            }
            _ => Err(key.curve),
        },
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
