//! A question to a time-stamping authority (RFC 3161, section 3.4): how it travels. What it asks and whether the answer is
//! to be believed is not known here.

use super::http::{self, Question};
use crate::domain::clean::visible_line;
use crate::domain::trouble::{Outcome, Rule};

/// Most bytes of an answer.
const LONGEST: u64 = 64 * 1024;
const ASKED: &str = "application/timestamp-query";
const ANSWERED: &str = "application/timestamp-reply";

/// The answer of the authority at this address to a question, DER both.
pub fn ask(url: &str, question: &[u8]) -> Outcome<Vec<u8>> {
    let host = http::host(url)?;
    // What is asked is a digest, and what is answered is signed: neither needs to be guarded on its way.
    let asked = Question { url, content_type: ASKED, headers: &[], body: question, longest: LONGEST, in_clear: true };
    let answer = http::post(&asked)?.accepted(&host)?;
    let kind = answer.content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == ANSWERED { Ok(answer.body) } else { Err(Rule::TsaFailed { detail: visible_line(&kind) }.into()) }
}

/// The computer that an address names; refused where it is no address of the web.
pub fn host(url: &str) -> Result<String, Rule> {
    http::host(url)
}

/// The computer that an address names, for one that is to be kept; refused too where it may hold a name or a password.
pub fn kept(url: &str) -> Result<String, Rule> {
    let found = host(url);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A password with a stroke in it makes the part before look like a computer and its port.
    let odd = found.is_err() || authority.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_err());
    let secret = authority.contains('@') || odd && url.contains('@');
    if secret { Err(Rule::PasswordInAddress) } else { found }
}

/// The roots that this computer trusts, DER.
pub fn usual_roots() -> Vec<Vec<u8>> {
    rustls_native_certs::load_native_certs().certs.into_iter().map(|c| c.as_ref().to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_password_is_refused_without_a_word_of_it() {
        assert_eq!(kept("https://tsa.example.org:8443/a@b").unwrap(), "tsa.example.org");
        for bad in [
            "https://u:pw@tsa.example.org/x",
            "https://u@tsa.example.org",
            "u:pw@tsa.example.org",
            "https://u:p/w@h",
            "ftp://u:pw@h",
        ] {
            assert_eq!(kept(bad), Err(Rule::PasswordInAddress), "{bad}");
        }
        assert_eq!(kept("tsa").unwrap_err(), Rule::NotAnAddress { text: "tsa".into() });
    }
}
