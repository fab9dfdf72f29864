//! Verifying the signatures of a PDF on its raw bytes: each question apart, then one verdict in three words.
//!
//! "Intact" is not "valid": bytes that were added after a signature leave it intact. A signature is valid when its
//! range is the whole file, or when everything behind it is explained by later sound signatures. Whether the signed
//! bytes are as they were, and whether the signer is known here, are two answers.

mod chain;
mod changes;
mod container;
mod fields;
mod lock;
mod map;
mod revisions;

pub use chain::Trust;
pub use changes::{Change, ChangeKind};
pub(super) use fields::text;
pub(super) use map::{Map, Use};
pub use revisions::{Action, Part, Revision, Role, revisions};

use super::pdf::file::File;
use super::pdf::lex::Node;
use crate::domain::trouble::Outcome;
use fields::{Field, Range};
use lock::Lock;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The verdict on one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    /// The signed bytes are as they were; something was added that later signatures do not explain.
    IntactWithAdditions,
    NotValid,
    /// The bytes are intact, but the algorithm or the authority is unknown here.
    CannotJudge,
}

/// What became of the signed bytes, whoever signed them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// They are the whole file.
    Whole,
    /// They are as they were, and later sound signatures explain all that follows.
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
}

/// Everything found out about one signature.
#[derive(Clone, Debug)]
pub struct Signature {
    pub field: String,
    /// Common name and organisation in the certificate.
    pub signer: String,
    pub organisation: String,
    pub issuer: String,
    /// The time that the signer's computer claimed, as written in the dictionary.
    pub claimed: Option<String>,
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

/// Verifies every signature of a file, in the order in which they were made. `roots` are DER certificates that are
/// trusted here.
pub fn file(bytes: &[u8], roots: &[Vec<u8>]) -> Outcome<Vec<Signature>> {
    let file = File::open(bytes)?;
    let mut found: Vec<Signature> = fields::all(&file).into_iter().map(|f| one(&file, &f, roots)).collect();
    found.sort_by_key(|s| s.covered);
    let mut covering: HashMap<usize, usize> = HashMap::new();
    for signature in found.iter().filter(|s| s.covered > 0) {
        *covering.entry(signature.covered).or_default() += 1;
    }
    for signature in &mut found {
        if covering.get(&signature.covered).is_some_and(|n| *n > 1) {
            signature.problems.push(Problem::Shared);
        }
    }
    let judged: Vec<(Integrity, Verdict)> = found.iter().map(|s| judge(s, &found)).collect();
    for (signature, (integrity, verdict)) in found.iter_mut().zip(judged) {
        (signature.integrity, signature.verdict) = (integrity, verdict);
    }
    Ok(found)
}

/// Whether everything behind a signature is covered by later ones that `accept` passes. One whose range cannot be told
/// counts as later.
fn is_closed(signature: &Signature, all: &[Signature], accept: impl Fn(&Signature) -> bool) -> bool {
    let mut later = all.iter().filter(|s| s.covered == 0 || s.covered > signature.covered).peekable();
    let whole = all.iter().any(|s| s.behind == 0);
    whole && later.peek().is_some() && later.all(|s| s.problems.is_empty() && accept(s))
}

fn judge(signature: &Signature, all: &[Signature]) -> (Integrity, Verdict) {
    let integrity = integrity(signature, all);
    let verdict = match integrity {
        Integrity::Broken => Verdict::NotValid,
        _ if signature.trust.is_broken() => Verdict::NotValid,
        Integrity::Unknown => Verdict::CannotJudge,
        _ if !signature.trust.is_trusted() => Verdict::CannotJudge,
        Integrity::Whole => Verdict::Valid,
        // Only those who are known here explain what follows.
        Integrity::Explained if is_closed(signature, all, |s| s.trust.is_trusted()) => Verdict::Valid,
        Integrity::Explained | Integrity::Followed => Verdict::IntactWithAdditions,
    };
    (integrity, verdict)
}

fn integrity(signature: &Signature, all: &[Signature]) -> Integrity {
    let unknown = |p: &Problem| matches!(p, Problem::UnknownAlgorithm(_));
    if !signature.problems.iter().all(unknown) {
        Integrity::Broken
    } else if !signature.problems.is_empty() {
        Integrity::Unknown
    } else if signature.behind == 0 {
        Integrity::Whole
    } else if signature.changes.iter().all(Change::is_explained) && is_closed(signature, all, |s| !s.trust.is_broken())
    {
        Integrity::Explained
    } else {
        Integrity::Followed
    }
}

fn one(file: &File, field: &Field, roots: &[Vec<u8>]) -> Signature {
    let mut report = Signature {
        field: field.name.clone(),
        signer: String::new(),
        organisation: String::new(),
        issuer: String::new(),
        claimed: field.node.get("M").and_then(Node::text).map(text),
        certificate: None,
        trust: Trust::Unknown,
        covered: 0,
        behind: file.bytes.len(),
        problems: Vec::new(),
        changes: Vec::new(),
        integrity: Integrity::Broken,
        verdict: Verdict::NotValid,
    };
    match fields::range(file, field) {
        Ok(range) => measure(file, field, &range, roots, &mut report),
        Err(problem) => report.problems.push(problem),
    }
    report
}

fn measure(file: &File, field: &Field, range: &Range, roots: &[Vec<u8>], report: &mut Signature) {
    report.covered = range.end;
    report.behind = file.bytes.len() - range.end;
    let der = field.node.get("Contents").and_then(Node::text).unwrap_or_default();
    let hash = |kind: container::Digest| match kind {
        container::Digest::Sha1 => over::<sha1::Sha1>(file.bytes, range),
        container::Digest::Sha256 => over::<Sha256>(file.bytes, range),
        container::Digest::Sha384 => over::<sha2::Sha384>(file.bytes, range),
        container::Digest::Sha512 => over::<sha2::Sha512>(file.bytes, range),
    };
    let is = |name| field.node.get("SubFilter").is_some_and(|s| s.is_name(name));
    let checked = if is("ETSI.RFC3161") {
        // A time-stamp over the file is no person's signature.
        Err(Problem::UnknownAlgorithm("RFC 3161".into()))
    } else {
        container::check(der, is("ETSI.CAdES.detached"), &hash)
    };
    match checked {
        Ok(signed) => {
            report.problems.extend(signed.problems);
            report.certificate = Some(Sha256::digest(&signed.certificate).into());
            let names = chain::describe(&signed.certificate);
            (report.signer, report.organisation, report.issuer) = names;
            report.trust = chain::trust(&signed.certificate, &signed.others, roots, report.claimed.as_deref());
        }
        Err(problem) => report.problems.push(problem),
    }
    // Behind the container nothing is signed: only zeros may stand there.
    if super::der::read(der).is_some_and(|(_, rest)| rest.iter().any(|b| *b != 0)) {
        report.problems.push(Problem::Malformed("padding"));
    }
    let lock = Lock::of(file, &field.node);
    if report.behind > 0 {
        follow(file, field, range, &lock, report);
    }
}

/// What became of the file after a signature.
fn follow(file: &File, field: &Field, range: &Range, lock: &Lock, report: &mut Signature) {
    let Ok(then) = File::open(&file.bytes[..range.end]) else {
        report.problems.push(Problem::Range("revision"));
        return;
    };
    let same = field.value.and_then(|id| then.object(id)).is_some_and(|o| o.node.same(&field.node));
    if !same {
        report.problems.push(Problem::DictionaryChanged);
    }
    report.changes = changes::between(&then, &Map::of(&then), file);
    if report.changes.iter().any(|c| lock.forbids(c)) {
        report.problems.push(Problem::Forbidden(lock.level.unwrap_or_default()));
    }
}

fn over<D: Digest>(bytes: &[u8], range: &Range) -> Vec<u8> {
    D::new().chain_update(&bytes[..range.gap.start]).chain_update(&bytes[range.gap.end..range.end]).finalize().to_vec()
}

#[cfg(test)]
mod tests;
