//! Asking an authority for the time (RFC 3161): the question, the answer, and what is checked before it is believed.
//!
//! How bytes travel is not known here: whoever asks hands over a function from the question to the answer.

use super::cms::SHA256;
use super::der::{children, integer, octets, oid, read, seq, tlv};
use super::identity::Randomness;
use super::verify::{Digest, token};
use crate::domain::clean::visible_line;
use crate::domain::trouble::{Outcome, Rule, TimeFault};
use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use sha2::Digest as _;

/// Most bytes of an answer.
const LARGEST: usize = 64 * 1024;

/// Who is asked for the time.
pub struct Authority<'a> {
    /// Carries a question (`application/timestamp-query`) to the authority and its answer back.
    pub ask: &'a mut dyn FnMut(&[u8]) -> Outcome<Vec<u8>>,
    /// The roots that are trusted to tell the time, DER.
    pub roots: &'a [Vec<u8>],
    /// The policy that the answer must be given under, such as `1.2.3.4.1`, if it matters.
    pub policy: Option<&'a str>,
    pub random: Randomness<'a>,
}

/// When something existed at the latest, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub at: DateTime<Utc>,
    /// Common name in the certificate of the authority.
    pub authority: String,
    /// The policy, as an object identifier.
    pub policy: String,
    /// The number of the token, hexadecimal.
    pub serial: String,
    /// SHA-256 of the authority's certificate.
    pub certificate: [u8; 32],
}

/// A token that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// DER.
    pub der: Vec<u8>,
    pub proof: Proof,
}

/// What is asked: the SHA-256 digest, the nonce that the answer must repeat, the policy if it matters.
#[derive(Clone, Debug)]
pub struct Question {
    pub digest: [u8; 32],
    pub nonce: [u8; 16],
    pub policy: Option<ObjectIdentifier>,
}

impl Question {
    /// The `TimeStampReq`, DER: it asks for the authority's certificate too.
    pub fn der(&self) -> Vec<u8> {
        let imprint = seq(&[&seq(&[&oid(&SHA256), &[5, 0]]), &octets(&self.digest)]);
        let policy = self.policy.as_ref().map(oid).unwrap_or_default();
        seq(&[&integer(&[1]), &imprint, &policy, &integer(&self.nonce), &tlv(1, &[0xff])])
    }

    /// The token in an answer (`TimeStampResp`), once everything about it is as it was asked for.
    pub fn answered(&self, answer: &[u8], roots: &[Vec<u8>]) -> Result<Token, TimeFault> {
        let bad = || TimeFault::Malformed;
        if answer.len() > LARGEST {
            return Err(bad());
        }
        let (outer, _) = read(answer).filter(|(o, _)| o.tag == 0x30).ok_or_else(bad)?;
        let parts = children(outer.content).ok_or_else(bad)?;
        let status = children(parts.first().ok_or_else(bad)?.content).ok_or_else(bad)?;
        let number = status.first().filter(|s| s.tag == 2).ok_or_else(bad)?.content;
        // 0 granted, 1 granted with changes, which the checks below would notice where they matter.
        if number != [0] && number != [1] {
            let texts = status.iter().skip(1).find(|s| s.tag == 0x30).and_then(|t| children(t.content));
            let words: Vec<String> =
                texts.iter().flatten().map(|t| String::from_utf8_lossy(t.content).into_owned()).collect();
            let status = number.last().copied().unwrap_or(2);
            return Err(TimeFault::Refused { status, detail: visible_line(&words.join(" ")) });
        }
        let der = parts.get(1).ok_or_else(bad)?.raw;
        let imprint = |kind: Digest| if kind == Digest::Sha256 { self.digest.to_vec() } else { Vec::new() };
        let (proof, info) = token::check(der, &imprint, roots)?;
        if info.nonce.as_deref() != Some(integer(&self.nonce).as_slice()) {
            return Err(TimeFault::OtherNonce);
        }
        if self.policy.is_some_and(|p| p.to_string() != proof.policy) {
            return Err(TimeFault::OtherPolicy);
        }
        Ok(Token { der: der.to_vec(), proof })
    }
}

impl Authority<'_> {
    /// A time-stamp over a SHA-256 digest, checked.
    pub fn stamp(&mut self, digest: [u8; 32]) -> Outcome<Token> {
        let mut nonce = [0; 16];
        (self.random)(&mut nonce)?;
        let policy = self.policy.map(ObjectIdentifier::new).transpose();
        let policy = policy.map_err(|_| Rule::TimeStampUnfit { why: TimeFault::OtherPolicy })?;
        let question = Question { digest, nonce, policy };
        let answer = (self.ask)(&question.der())?;
        Ok(question.answered(&answer, self.roots).map_err(|why| Rule::TimeStampUnfit { why })?)
    }

    /// A time-stamp over bytes.
    pub fn stamp_over(&mut self, bytes: &[u8]) -> Outcome<Token> {
        self.stamp(sha2::Sha256::digest(bytes).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_says_what_it_must() {
        let policy = ObjectIdentifier::new_unwrap("1.2.3.4.1");
        let der = Question { digest: [9; 32], nonce: [0x80; 16], policy: Some(policy) }.der();
        let parts = children(read(&der).unwrap().0.content).unwrap();
        let tags: Vec<u8> = parts.iter().map(|p| p.tag).collect();
        assert_eq!(tags, [2, 0x30, 6, 2, 1]);
        // A nonce is a positive number.
        assert_eq!((parts[3].content.len(), parts[3].content[0]), (17, 0));
    }

    #[test]
    fn a_refusal_is_told_in_the_authority_s_words() {
        let question = Question { digest: [9; 32], nonce: [1; 16], policy: None };
        let refusal = seq(&[&seq(&[&integer(&[2]), &seq(&[&crate::sign::der::utf8("no\u{1b} luck")])])]);
        let told = question.answered(&refusal, &[]).unwrap_err();
        let TimeFault::Refused { status: 2, detail } = told else { panic!("{told:?}") };
        assert!(detail.contains("luck") && !detail.contains('\u{1b}'));
        for garbage in [&b""[..], b"<html>", &[0x30, 0], &[0x30, 0x80]] {
            assert_eq!(question.answered(garbage, &[]), Err(TimeFault::Malformed));
        }
    }
}
