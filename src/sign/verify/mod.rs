//! Verifying signatures on raw bytes: each question apart, then one verdict in few words.
//!
//! "Intact" is not "valid": bytes that were added after a signature leave it intact. A signature is valid when its
//! range is the whole file, or when everything behind it is explained by later sound signatures, or is nothing but what
//! later verification needs.

mod algorithm;
mod chain;
mod changes;
mod container;
mod range;
mod revocation;
pub(super) mod token;

pub use chain::Trust;
pub(super) use chain::{issued, may_sign, public_key, signed_by, subject_key};
pub use changes::{Change, ChangeKind};
pub(super) use container::Digest;
pub use revocation::Revocation;

use super::crl::{Crl, Reason};
use super::pdf::fields;
use super::pdf::file::{Bytes, File};
use super::pdf::later;
use super::pdf::lex::Node;
use super::tsp::Proof;
use crate::domain::trouble::{Outcome, TimeFault};
use chrono::{DateTime, Utc};
use container::Signed;
use range::Range;
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;

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
    /// The certificate, or one above it, had been revoked when the signature was made.
    Revoked {
        at: DateTime<Utc>,
        reason: Reason,
    },
    /// It is a time-stamp over the whole file, which is not to be believed.
    TimeStamp(TimeFault),
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
    /// When the bytes are known to have existed at the latest, by something outside of the file such as a register.
    pub known_since: Option<DateTime<Utc>>,
}

/// Verifies every signature of a file, in the order in which they were made. `roots` are DER certificates that are
/// trusted here.
pub fn file(bytes: &[u8], roots: &[Vec<u8>]) -> Outcome<Vec<Signature>> {
    file_with(bytes, &Context { roots, ..Context::default() })
}

/// The same with revocation and proofs of time.
pub fn file_with(bytes: &[u8], context: &Context) -> Outcome<Vec<Signature>> {
    let file = File::open(bytes)?;
    let mut found: Vec<Found> = values(&file).into_iter().map(|f| one(&file, &f, context)).collect();
    found.sort_by_key(|s| s.report.covered);
    let mut ranges = HashSet::new();
    for s in &mut found {
        if s.report.covered > 0 && !ranges.insert(s.report.covered) {
            s.report.problems.push(Problem::Shared);
        }
    }
    prove_by_later(&mut found);
    let lists = lists(context, &later::held(&file));
    for s in &mut found {
        s.weigh(&lists, context);
    }
    let reports: Vec<Signature> = found.into_iter().map(|f| f.report).collect();
    let closed: Vec<bool> = reports.iter().map(|s| is_closed(s, &reports)).collect();
    let judged = reports.into_iter().zip(closed);
    Ok(judged.map(|(s, closed)| Signature { verdict: judge(&s, closed), ..s }).collect())
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
    let verdict = judge(&found.report, true);
    Signature { verdict, ..found.report }
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

/// Whether everything behind a signature is covered by later ones, all of them sound and by persons trusted here. One
/// whose range cannot be told counts as later.
fn is_closed(signature: &Signature, all: &[Signature]) -> bool {
    let mut later = all.iter().filter(|s| s.covered == 0 || s.covered > signature.covered).peekable();
    let whole = all.iter().any(|s| s.behind == 0 || s.is_followed_by_material());
    whole && later.peek().is_some() && later.all(|s| s.problems.is_empty() && s.trust.is_trusted())
}

impl Signature {
    /// Whether nothing follows it but certificates and lists, to the end of a revision.
    fn is_followed_by_material(&self) -> bool {
        !self.changes.is_empty() && self.changes.iter().all(|c| c.kind == ChangeKind::ValidationData)
    }
}

fn judge(signature: &Signature, closed: bool) -> Verdict {
    let unknown = |p: &Problem| matches!(p, Problem::UnknownAlgorithm(_));
    if !signature.problems.iter().all(unknown) || signature.trust.is_broken() {
        return Verdict::NotValid;
    }
    let is_doubtful = matches!(signature.revocation, Revocation::NoProof { .. });
    if !signature.problems.is_empty() || !signature.trust.is_trusted() || is_doubtful {
        return Verdict::CannotJudge;
    }
    let is_explained = signature.behind == 0
        || signature.is_followed_by_material()
        || closed && signature.changes.iter().all(Change::is_explained);
    if is_explained { Verdict::Valid } else { Verdict::IntactWithAdditions }
}

/// A signature dictionary, and the field it stands in.
struct Value {
    name: String,
    id: u32,
    node: Node,
    in_file: bool,
}

/// Signature fields with a value, found through the form.
fn values(file: &File) -> Vec<Value> {
    let mut found = Vec::new();
    for field in fields::all(file) {
        let object = field.value.and_then(|id| Some((id, file.object(id)?)));
        let Some((id, object)) = object else { continue };
        let in_file = matches!(object.bytes, Bytes::File(_));
        found.push(Value { name: field.name, id, node: object.node, in_file });
    }
    found
}

/// A report that is being made, and what it takes to finish it.
struct Found {
    report: Signature,
    /// From the signer's certificate upwards.
    path: Vec<Vec<u8>>,
    claimed: Option<DateTime<Utc>>,
    /// The certificates of the authority of its own time-stamp.
    time_path: Vec<Vec<u8>>,
}

impl Found {
    fn new(field: String, behind: usize) -> Self {
        let report = Signature {
            field,
            kind: Kind::Approval,
            signer: String::new(),
            organisation: String::new(),
            issuer: String::new(),
            claimed: None,
            time: Time::Claimed,
            revocation: Revocation::NotChecked,
            certificate: None,
            trust: Trust::Unknown,
            covered: 0,
            behind,
            problems: Vec::new(),
            changes: Vec::new(),
            verdict: Verdict::NotValid,
        };
        Self { report, path: Vec::new(), claimed: None, time_path: Vec::new() }
    }

    /// Takes over what the container of a person's signature says.
    fn take(&mut self, signed: Signed, claimed: Option<DateTime<Utc>>, context: &Context) {
        let report = &mut self.report;
        report.problems.extend(signed.problems);
        report.certificate = Some(Sha256::digest(&signed.certificate).into());
        (report.signer, report.organisation, report.issuer) = chain::describe(&signed.certificate);
        (report.trust, self.path) = chain::follow(&signed.certificate, &signed.others, context.roots, claimed);
        self.claimed = claimed;
        if let Some(token) = &signed.token {
            let over_value = |kind: Digest| container::digest(kind, &signed.value);
            match token::check(token, &over_value, context.time_roots) {
                Ok((proof, info)) => {
                    report.time = Time::Proved(proof);
                    self.time_path = info.path;
                }
                Err(fault) => report.time = Time::Doubtful(fault),
            }
        }
    }

    /// Takes over what a time-stamp over the whole file says.
    fn take_time(&mut self, token: &[u8], hash: &dyn Fn(Digest) -> Vec<u8>, context: &Context) {
        let report = &mut self.report;
        match token::check(token, hash, context.time_roots) {
            Ok((proof, info)) => {
                (report.signer, report.organisation, report.issuer) = chain::describe(&info.path[0]);
                report.certificate = Some(proof.certificate);
                report.trust = Trust::Root(info.path.last().map(|c| chain::describe(c).0).unwrap_or_default());
                self.claimed = Some(proof.at);
                self.path = info.path;
                report.time = Time::Proved(proof);
            }
            Err(fault) => {
                match &fault {
                    TimeFault::Untrusted { authority } => report.signer.clone_from(authority),
                    TimeFault::Algorithm { name } => report.problems.push(Problem::UnknownAlgorithm(name.clone())),
                    _ => report.problems.push(Problem::TimeStamp(fault.clone())),
                }
                report.time = Time::Doubtful(fault);
            }
        }
    }

    /// Asks the lists of revoked certificates.
    fn weigh(&mut self, lists: &[Crl], context: &Context) {
        if let Time::Proved(proof) = &self.report.time {
            let own = revocation::status(&self.time_path, lists, Some(proof.at), None);
            if matches!(own, Revocation::Revoked { .. }) {
                self.report.time = Time::Doubtful(TimeFault::Revoked);
            }
        }
        let proved = match &self.report.time {
            Time::Proved(proof) => Some(proof.at),
            _ => None,
        };
        let proved = [proved, context.known_since].into_iter().flatten().min();
        self.report.revocation = revocation::status(&self.path, lists, self.claimed, proved);
        if let Revocation::Revoked { at, reason } = self.report.revocation {
            self.report.problems.push(Problem::Revoked { at, reason });
        }
    }
}

fn one(file: &File, value: &Value, context: &Context) -> Found {
    let mut found = Found::new(value.name.clone(), file.bytes.len());
    found.report.claimed = value.node.get("M").and_then(Node::text).map(fields::text);
    if value.node.get("SubFilter").is_some_and(|s| s.is_name("ETSI.RFC3161")) {
        found.report.kind = Kind::DocumentTime;
    } else if let Some(level) = fields::certification(file, &value.node) {
        found.report.kind = Kind::Certification(level);
    }
    match range::of(file, &value.node, value.in_file) {
        Ok(range) => measure(file, value, &range, context, &mut found),
        Err(problem) => found.report.problems.push(problem),
    }
    found
}

fn measure(file: &File, value: &Value, range: &Range, context: &Context, found: &mut Found) {
    found.report.covered = range.end;
    found.report.behind = file.bytes.len() - range.end;
    let der = value.node.get("Contents").and_then(Node::text).unwrap_or_default();
    let hash = |kind: Digest| range::digest(kind, file.bytes, range);
    if found.report.kind == Kind::DocumentTime {
        found.take_time(der, &hash, context);
    } else {
        let is_cades = value.node.get("SubFilter").is_some_and(|s| s.is_name("ETSI.CAdES.detached"));
        match container::check(der, is_cades, &hash) {
            Ok(signed) => {
                let claimed = found.report.claimed.as_deref().and_then(chain::instant);
                found.take(signed, claimed, context);
            }
            Err(problem) => found.report.problems.push(problem),
        }
    }
    if found.report.behind > 0 {
        match File::open(&file.bytes[..range.end]) {
            Ok(then) => {
                let same = then.object(value.id).is_some_and(|o| o.node.same(&value.node));
                if !same {
                    found.report.problems.push(Problem::DictionaryChanged);
                }
                found.report.changes = changes::between(&then, file);
            }
            Err(_) => found.report.problems.push(Problem::Range("revision")),
        }
    }
}

#[cfg(test)]
mod tests;
