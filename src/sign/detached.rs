//! Signatures beside a file (`.p7s`): `CAdES` baseline B-B, or B-T where an authority of time answers (EN 319 122-1).

use super::cms;
use super::identity::Identity;
use super::pdf::write::Timing;
use super::tsp::Authority;
use crate::domain::trouble::Outcome;
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

/// A signature to be kept beside the file that it signs.
#[derive(Clone, Debug)]
pub struct Detached {
    /// DER, the content of the `.p7s`.
    pub signature: Vec<u8>,
    pub time: Timing,
}

/// The signature of `identity` over a file, claimed to be made `at`.
pub fn sign(
    content: &[u8],
    at: DateTime<Utc>,
    identity: &Identity,
    mut authority: Option<&mut Authority>,
) -> Outcome<Detached> {
    let digest: [u8; 32] = Sha256::digest(content).into();
    let mut time = Timing::NotAsked;
    let mut stamp = |value: &[u8]| {
        let (token, told) = Timing::of(authority.as_deref_mut()?.stamp_over(value));
        time = told;
        token
    };
    let signature = cms::sign_with(identity, &digest, Some(at), &mut stamp)?;
    Ok(Detached { signature, time })
}
