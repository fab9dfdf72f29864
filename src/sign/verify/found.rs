//! What one signature says of itself, gathered: its range, its container, its time, what came after it.

use super::container::{self, Digest, Signed};
use super::lock::Lock;
use super::range::{self, Range};
use super::values::Value;
use super::{Context, Integrity, Kind, Map, Problem, Revocation, Signature, Time, Trust, Verdict};
use super::{chain, changes, revocation, token};
use crate::domain::trouble::TimeFault;
use crate::sign::crl::{Crl, Reason};
use crate::sign::der::read;
use crate::sign::pdf::fields;
use crate::sign::pdf::file::File;
use crate::sign::pdf::lex::Node;
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

/// A report that is being made, and what it takes to finish it.
pub struct Found {
    pub report: Signature,
    /// From the signer's certificate upwards.
    path: Vec<Vec<u8>>,
    claimed: Option<DateTime<Utc>>,
    /// The certificates of the authority of its own time-stamp.
    time_path: Vec<Vec<u8>>,
}

impl Found {
    pub fn new(field: String, behind: usize) -> Self {
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
            integrity: Integrity::Broken,
            verdict: Verdict::NotValid,
        };
        Self { report, path: Vec::new(), claimed: None, time_path: Vec::new() }
    }

    /// Takes over what the container of a person's signature says.
    pub fn take(&mut self, signed: Signed, claimed: Option<DateTime<Utc>>, context: &Context) {
        let report = &mut self.report;
        report.problems.extend(signed.problems);
        report.certificate = Some(Sha256::digest(&signed.certificate).into());
        (report.signer, report.organisation, report.issuer) = chain::describe(&signed.certificate);
        (report.trust, self.path) = chain::follow(&signed.certificate, &signed.others, context.roots, claimed);
        if !chain::may_sign(&signed.certificate) {
            report.problems.push(Problem::NotForSigning);
        }
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
    pub fn weigh(&mut self, lists: &[Crl], context: &Context) {
        if let Time::Proved(proof) = &self.report.time {
            let own = revocation::status(&self.time_path, lists, &[], Some(proof.at), None);
            // Whoever has the key tells any time.
            let stolen =
                |r: &Reason| matches!(r, Reason::Unspecified | Reason::KeyCompromise | Reason::AuthorityCompromise);
            let doubtful = match &own {
                Revocation::Revoked { .. } => true,
                Revocation::NoProof { reason, .. } => stolen(reason),
                _ => false,
            };
            if doubtful {
                self.report.time = Time::Doubtful(TimeFault::Revoked);
            }
        }
        let proved = match &self.report.time {
            Time::Proved(proof) => Some(proof.at),
            _ => None,
        };
        let head = context.since.iter().filter(|(size, _)| *size >= self.report.covered).map(|(_, at)| *at);
        let proved = proved.into_iter().chain(context.known_since).chain(head).min();
        let issued = self.path.last().is_some_and(|top| context.roots.first() == Some(top));
        let told = if issued { context.told } else { &[] };
        self.report.revocation = revocation::status(&self.path, lists, told, self.claimed, proved);
        if let Revocation::Revoked { at, reason } = self.report.revocation {
            self.report.problems.push(Problem::Revoked { at, reason });
        }
    }
}

/// Everything that one signature says, before it is judged beside the others.
pub fn one(file: &File, value: &Value, context: &Context) -> Found {
    let mut found = Found::new(value.name.clone(), file.bytes.len());
    found.report.claimed = value.node.get("M").and_then(Node::text).map(fields::text);
    if value.node.get("SubFilter").is_some_and(|s| s.is_name("ETSI.RFC3161")) {
        found.report.kind = Kind::DocumentTime;
    } else if let Some(level) = fields::certification(file, &value.node) {
        found.report.kind = Kind::Certification(level);
    }
    match range::of(file, value) {
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
    // Behind the container nothing is signed: only zeros may stand there.
    if read(der).is_some_and(|(_, rest)| rest.iter().any(|b| *b != 0)) {
        found.report.problems.push(Problem::Malformed("padding"));
    }
    if found.report.behind > 0 {
        follow(file, value, range.end, &mut found.report);
    }
}

/// What became of the file after a signature.
fn follow(file: &File, value: &Value, end: usize, report: &mut Signature) {
    let Ok(then) = File::open(&file.bytes[..end]) else {
        report.problems.push(Problem::Range("revision"));
        return;
    };
    let same = value.id.and_then(|id| then.object(id)).is_some_and(|o| o.node.same(&value.node));
    if !same {
        report.problems.push(Problem::DictionaryChanged);
    }
    report.changes = changes::between(&then, &Map::of(&then), file);
    let lock = Lock::of(file, &value.node);
    if report.changes.iter().any(|c| lock.forbids(c)) {
        report.problems.push(Problem::Forbidden(lock.level.unwrap_or_default()));
    }
}
