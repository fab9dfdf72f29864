//! Choices of the signing book as a whole: the gateway of SMS codes, the time-stamping authority, where signed
//! documents are filed.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How an SMS code leaves the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gateway {
    /// A file a message in the outgoing folder of a daemon (SMS Server Tools 3).
    Spool { folder: String },
    /// A request to a server; `{to}` and `{text}` stand for the number and the message.
    Http { url: String, body: String, content_type: String },
    /// A program: the number is its argument, the message its standard input.
    Program { path: String },
}

impl Gateway {
    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Spool { .. } => "spool",
            Self::Http { .. } => "http",
            Self::Program { .. } => "program",
        }
    }
}

/// Where signed documents are filed, and under which name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    pub folder: String,
    /// `{number}`, `{title}`, `{kind}`, `{structure}`, `{year}`, `{date}` stand for what they say; `/` makes folders.
    pub pattern: String,
}

/// The choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSettings {
    pub gateway: Option<Gateway>,
    /// Address of the time-stamping authority.
    pub tsa: Option<String>,
    /// The roots that its certificate must lead to, DER; none: those that this computer trusts.
    #[serde(default)]
    pub tsa_roots: Vec<Vec<u8>>,
    pub filing: Option<Filing>,
    /// Texts of its mails that were rewritten, by name.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
}
