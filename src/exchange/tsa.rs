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

/// The roots that this computer trusts, DER.
pub fn usual_roots() -> Vec<Vec<u8>> {
    rustls_native_certs::load_native_certs().certs.into_iter().map(|c| c.as_ref().to_vec()).collect()
}
