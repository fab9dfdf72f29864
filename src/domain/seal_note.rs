//! What the plans about certificates and time say.
//!
//! It must not know the words: they are in the text catalogue.

use chrono::{DateTime, Utc};

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealNote {
    /// A certificate: who issued it, until when it is in force, SHA-256.
    Certificate { issuer: String, until: Option<DateTime<Utc>>, digest: String },
    /// Its key is RSA: slower, and not hardened against whoever measures this computer.
    Rsa { bits: usize },
    /// The certificates above it are not all there.
    ChainIncomplete,
    /// It signs from now on; one can choose again.
    SignsFromNow,
    /// What was brought is put out of use here, which is no revocation.
    Retires,
    /// It is the one that signs now: nothing is signed until another one is chosen.
    RetiresSigner,
    /// The seal is put out of use, which revokes it.
    RetiresSeal {
        /// Another one is made when an administrator opens the desk: only where codes are sent from here.
        anew: bool,
    },
    /// So many revoked certificates are on the list.
    Listed { count: usize },
}

impl SealNote {
    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Certificate { .. } => "certificate",
            Self::Rsa { .. } => "rsa",
            Self::ChainIncomplete => "chain-incomplete",
            Self::SignsFromNow => "signs-from-now",
            Self::Retires => "retires",
            Self::RetiresSigner => "retires-signer",
            Self::RetiresSeal { .. } => "retires-seal",
            Self::Listed { .. } => "listed",
        }
    }
}
