//! Verifying signatures on raw bytes: each question apart, then one verdict in few words.
//!
//! "Intact" is not "valid": bytes that were added after a signature leave it intact. A signature is valid when its
//! range is the whole file, or when everything behind it is explained by later signatures that fit their bytes, or is
//! nothing but what later verification needs. Whether the signed bytes are as they were, and whether the signer is known here, are two
//! answers.

mod algorithm;
mod chain;
mod changes;
mod container;
mod found;
mod lock;
mod map;
mod range;
mod revisions;
mod revocation;
pub(super) mod token;
mod values;

pub use chain::Trust;
pub use chain::named;
pub(super) use chain::{issued, may_sign, public_key, signed_by, subject_key};
pub use changes::{Change, ChangeKind};
pub(super) use container::Digest;
pub(super) use map::{Map, Use};
pub use revisions::{Action, Part, Revision, Role, revisions};
pub use revocation::Revocation;

use super::crl::{Crl, Reason, Revoked};
use super::pdf::file::File;
use super::pdf::later;
use super::tsp::Proof;
use crate::domain::trouble::{Outcome, TimeFault};
use chrono::{DateTime, Utc};
use found::Found;
use std::collections::HashMap;

/// The verdict on one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    /// The signed bytes are as they were; something was added that later signatures do not explain.
    IntactWithAdditions,
    NotValid,
    /// The bytes are intact, but the algorithm or the authority is unknown here, or nothing proves that the signature
    /// is older than the revocation of its certificate.
    CannotJudge,
}

/// What became of the signed bytes, whoever signed them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// They are the whole file.
    Whole,
    /// They are as they were; later sound signatures explain all that follows, or it is only what verification needs.
    Explained,
    /// They are as they were; something follows that no later signature explains.
    Followed,
    /// They have changed, or the signature does not fit them, or what it forbids was done.
    Broken,
    /// A method that is not known here.
    Unknown,
}

/// What speaks against a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The dictionary lacks something or holds something odd.
    Malformed(&'static str),
    /// The range does not fit the signature's own place or no end of a revision.
    Range(&'static str),
    /// The signed bytes have changed.
    DigestDiffers,
    /// The signature does not belong to the certificate.
    SignatureWrong,
    /// The signed attribute names another certificate.
    OtherCertificate,
    UnknownAlgorithm(String),
    /// Two fields share one signature.
    Shared,
    /// The signature dictionary was changed by a later revision.
    DictionaryChanged,
    /// A certification, or a lock on fields, forbids what was done later: the level, 0 for locked fields.
    Forbidden(u8),
    /// The certificate, or one above it, had been revoked when the signature was made.
    Revoked {
        at: DateTime<Utc>,
        reason: Reason,
    },
    /// The certificate says for what its key is, and signing documents is not among it.
    NotForSigning,
    /// It is a time-stamp over the whole file, which is not to be believed.
    TimeStamp(TimeFault),
}

impl Problem {
    /// Whether it leaves open that the signed bytes are as they were: it speaks against the signer or the authority.
    fn spares_bytes(&self) -> bool {
        let fault = |f: &TimeFault| matches!(f, TimeFault::NotForTime | TimeFault::OutOfForce | TimeFault::Revoked);
        matches!(self, Self::Revoked { .. } | Self::NotForSigning) || matches!(self, Self::TimeStamp(f) if fault(f))
    }
}

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Approval,
    /// The first one, which says what the document may still become: 1 nothing, 2 forms and signatures, 3 annotations.
    Certification(i64),
    /// A time-stamp over all that was there.
    DocumentTime,
}

/// How well the time of a signature is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// Only by what the signer's computer claimed.
    Claimed,
    /// It existed by then at the latest.
    Proved(Proof),
    /// It carries a time-stamp that is not to be believed.
    Doubtful(TimeFault),
}

/// Everything found out about one signature.
#[derive(Clone, Debug)]
pub struct Signature {
    pub field: String,
    pub kind: Kind,
    /// Common name and organisation in the certificate.
    pub signer: String,
    pub organisation: String,
    pub issuer: String,
    /// The time that the signer's computer claimed, as written in the dictionary; beside a file, in RFC 3339.
    pub claimed: Option<String>,
    pub time: Time,
    pub revocation: Revocation,
    pub certificate: Option<[u8; 32]>,
    pub trust: Trust,
    /// Bytes covered, and bytes behind them.
    pub covered: usize,
    pub behind: usize,
    pub problems: Vec<Problem>,
    pub changes: Vec<Change>,
    pub integrity: Integrity,
    pub verdict: Verdict,
}

/// What a verification may lean on, DER each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Roots that are trusted for the signatures of persons.
    pub roots: &'a [Vec<u8>],
    /// Roots that are trusted to tell the time.
    pub time_roots: &'a [Vec<u8>],
    /// Lists of revoked certificates, beside those that the file brings.
    pub lists: &'a [Vec<u8>],
    /// What is known otherwise of certificates that the first of the roots has issued, such as by a register.
    pub told: &'a [Revoked],
    /// When the bytes are known to have existed at the latest, by something outside of the file such as a register.
    pub known_since: Option<DateTime<Utc>>,
    /// The same for the head of a file: of so many bytes it is known since when they existed.
    pub since: &'a [(usize, DateTime<Utc>)],
}

/// Verifies every signature of a file, in the order in which they were made. `roots` are DER certificates that are
/// trusted here.
pub fn file(bytes: &[u8], roots: &[Vec<u8>]) -> Outcome<Vec<Signature>> {
    file_with(bytes, &Context { roots, ..Context::default() })
}

/// The same with revocation and proofs of time.
pub fn file_with(bytes: &[u8], context: &Context) -> Outcome<Vec<Signature>> {
    let file = File::open(bytes)?;
    let mut found: Vec<Found> = values::all(&file).iter().map(|v| found::one(&file, v, context)).collect();
    found.sort_by_key(|s| s.report.covered);
    let mut covering: HashMap<usize, usize> = HashMap::new();
    for s in found.iter().filter(|s| s.report.covered > 0) {
        *covering.entry(s.report.covered).or_default() += 1;
    }
    for s in &mut found {
        if covering.get(&s.report.covered).is_some_and(|n| *n > 1) {
            s.report.problems.push(Problem::Shared);
        }
    }
    // A time that is told by a revoked authority proves nothing: those first.
    let lists = lists(context, &later::held(&file));
    let tells_time = |s: &Found| s.report.kind == Kind::DocumentTime;
    found.iter_mut().filter(|s| tells_time(s)).for_each(|s| s.weigh(&lists, context));
    prove_by_later(&mut found);
    found.iter_mut().filter(|s| !tells_time(s)).for_each(|s| s.weigh(&lists, context));
    let mut reports: Vec<Signature> = found.into_iter().map(|f| f.report).collect();
    let judged: Vec<(Integrity, Verdict)> = reports.iter().map(|s| judge(s, &reports)).collect();
    for (s, (integrity, verdict)) in reports.iter_mut().zip(judged) {
        (s.integrity, s.verdict) = (integrity, verdict);
    }
    Ok(reports)
}

/// Verifies a signature that stands beside a file (`.p7s`, DER).
pub fn beside(signature: &[u8], content: &[u8], context: &Context) -> Signature {
    let mut found = Found::new(String::new(), 0);
    found.report.covered = content.len();
    match container::check(signature, true, &|kind| container::digest(kind, content)) {
        Ok(signed) => {
            let claimed = signed.signing_time;
            if claimed.is_none() {
                found.report.problems.push(Problem::Malformed("signing-time"));
            }
            found.report.claimed = claimed.map(|at| at.to_rfc3339());
            found.take(signed, claimed, context);
        }
        Err(problem) => found.report.problems.push(problem),
    }
    found.weigh(&lists(context, &[]), context);
    let (integrity, verdict) = judge(&found.report, &[]);
    Signature { integrity, verdict, ..found.report }
}

fn lists(context: &Context, brought: &[Vec<u8>]) -> Vec<Crl> {
    context.lists.iter().chain(brought).filter_map(|raw| Crl::read(raw)).collect()
}

/// A time-stamp over the whole file proves the age of everything that it covers.
fn prove_by_later(found: &mut [Found]) {
    let sound = |f: &&Found| f.report.kind == Kind::DocumentTime && f.report.problems.is_empty();
    let stamps: Vec<(usize, Proof)> = found
        .iter()
        .filter(sound)
        .filter_map(|f| match &f.report.time {
            Time::Proved(proof) => Some((f.report.covered, proof.clone())),
            _ => None,
        })
        .collect();
    for s in found.iter_mut().filter(|f| f.report.kind != Kind::DocumentTime && f.report.covered > 0) {
        let earliest = stamps.iter().filter(|(covered, _)| *covered > s.report.covered).min_by_key(|(_, p)| p.at);
        let Some((_, proof)) = earliest else { continue };
        if !matches!(&s.report.time, Time::Proved(own) if own.at <= proof.at) {
            s.report.time = Time::Proved(proof.clone());
        }
    }
}

/// Whether everything behind a signature is covered by later ones that pass `accept` and of which nothing says that the
/// bytes are not theirs: a certificate that is not for signing, or revoked, speaks against them and against nobody else.
/// One whose range cannot be told counts as later.
fn is_closed(signature: &Signature, all: &[Signature], accept: impl Fn(&Signature) -> bool) -> bool {
    let mut later = all.iter().filter(|s| s.covered == 0 || s.covered > signature.covered).peekable();
    let whole = all.iter().any(|s| s.behind == 0 || s.is_followed_by_material());
    whole && later.peek().is_some() && later.all(|s| s.problems.iter().all(Problem::spares_bytes) && accept(s))
}

impl Signature {
    /// Whether nothing follows it but certificates and lists, to the end of a revision.
    fn is_followed_by_material(&self) -> bool {
        !self.changes.is_empty() && self.changes.iter().all(|c| c.kind == ChangeKind::ValidationData)
    }
}

fn judge(signature: &Signature, all: &[Signature]) -> (Integrity, Verdict) {
    let integrity = integrity(signature, all);
    let unknown = |p: &Problem| matches!(p, Problem::UnknownAlgorithm(_) | Problem::NotForSigning);
    let is_doubtful = matches!(signature.revocation, Revocation::NoProof { .. });
    let verdict = match integrity {
        _ if !signature.problems.iter().all(unknown) || signature.trust.is_broken() => Verdict::NotValid,
        _ if !signature.problems.is_empty() || !signature.trust.is_trusted() || is_doubtful => Verdict::CannotJudge,
        Integrity::Broken => Verdict::NotValid,
        Integrity::Unknown => Verdict::CannotJudge,
        Integrity::Whole => Verdict::Valid,
        // Only those who are known here explain what follows.
        Integrity::Explained
            if signature.is_followed_by_material() || is_closed(signature, all, |s| s.trust.is_trusted()) =>
        {
            Verdict::Valid
        }
        Integrity::Explained | Integrity::Followed => Verdict::IntactWithAdditions,
    };
    (integrity, verdict)
}

fn integrity(signature: &Signature, all: &[Signature]) -> Integrity {
    let unknown = |p: &Problem| matches!(p, Problem::UnknownAlgorithm(_));
    let mut telling = signature.problems.iter().filter(|p| !p.spares_bytes()).peekable();
    if telling.peek().is_some() {
        return if telling.all(unknown) { Integrity::Unknown } else { Integrity::Broken };
    }
    let is_explained = || {
        signature.is_followed_by_material()
            || signature.changes.iter().all(Change::is_explained) && is_closed(signature, all, |s| !s.trust.is_broken())
    };
    match signature.behind {
        0 => Integrity::Whole,
        _ if is_explained() => Integrity::Explained,
        _ => Integrity::Followed,
    }
}

#[cfg(test)]
mod tests;
