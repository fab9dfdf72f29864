//! The ciphers that guard connections to mail servers and to services of the web, chosen once for the whole program.
//!
//! It must not know of servers, messages or certificates of persons.

use crate::domain::trouble::Rule;

/// Makes the ciphers of TLS known, where this computer has what they need.
pub(super) fn provide() -> Result<(), Rule> {
    if !able() {
        return Err(Rule::NoTlsHere);
    }
    // Somebody may have done so before: the first one stays.
    let _ = rustls_graviola::default_provider().install_default();
    Ok(())
}

/// Whether the processor has the instructions that the ciphers are written with: they stop the program otherwise.
#[cfg(target_arch = "x86_64")]
fn able() -> bool {
    use std::arch::is_x86_feature_detected as has;
    has!("aes") && has!("pclmulqdq") && has!("bmi1") && has!("bmi2") && has!("adx") && has!("avx") && has!("avx2")
}

/// Whether the processor has the instructions that the ciphers are written with: they stop the program otherwise.
#[cfg(target_arch = "aarch64")]
fn able() -> bool {
    use std::arch::is_aarch64_feature_detected as has;
    has!("aes") && has!("pmull") && has!("sha2") && has!("neon")
}
