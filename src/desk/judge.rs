//! Judging the signatures of a PDF: what the verifier found, in stable words.

use super::{Integrity, PartReport, RevisionReport, SignatureReport, TimeReport, Verdict, files};
use crate::domain::clean::visible_line;
use crate::domain::trouble::{InputFault, Outcome, Trouble};
use crate::register::entry::hex;
use crate::sign::crl::Crl;
use crate::sign::identity;
use crate::sign::verify::{
    self, Action, Change, ChangeKind, Context, Part, Problem, Revocation, Role, Signature, Time, Trust,
};
use base64ct::{Base64, Encoding as _};
use std::path::Path;

/// Most bytes of a file of certificates.
const LARGEST: u64 = 1024 * 1024;

/// The certificates of a PEM file, DER: roots to be trusted in a verification.
pub fn roots_in(path: &Path) -> Outcome<Vec<Vec<u8>>> {
    let (file, content) = files::read(path, LARGEST)?;
    let text = String::from_utf8_lossy(&content);
    let mut found = Vec::new();
    for part in text.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let body = part.split("-----END CERTIFICATE-----").next().unwrap_or_default();
        let body: String = body.chars().filter(|c| !c.is_whitespace()).collect();
        let der = Base64::decode_vec(&body).ok().filter(|der| identity::names(der).is_ok());
        let malformed = || Trouble::Input { file: file.clone(), line: None, why: InputFault::UnknownFormat };
        found.push(der.ok_or_else(malformed)?);
    }
    if found.is_empty() {
        return Err(Trouble::Input { file, line: None, why: InputFault::UnknownFormat });
    }
    Ok(found)
}

/// The lists of revoked certificates in a file, PEM or DER.
pub fn lists_in(path: &Path) -> Outcome<Vec<Vec<u8>>> {
    let (file, content) = files::read(path, LARGEST)?;
    let malformed = || Trouble::Input { file: file.clone(), line: None, why: InputFault::UnknownFormat };
    if Crl::read(&content).is_some() {
        return Ok(vec![content]);
    }
    let text = String::from_utf8_lossy(&content);
    let body = |part: &str| -> Option<Vec<u8>> {
        let body = part.split("-----END X509 CRL-----").next().unwrap_or_default();
        let body: String = body.chars().filter(|c| !c.is_whitespace()).collect();
        Base64::decode_vec(&body).ok().filter(|der| Crl::read(der).is_some())
    };
    let found: Option<Vec<Vec<u8>>> = text.split("-----BEGIN X509 CRL-----").skip(1).map(body).collect();
    found.filter(|lists| !lists.is_empty()).ok_or_else(malformed)
}

/// Every signature of a file, in the order in which they were made.
pub fn reports(content: &[u8], context: &Context) -> Outcome<Vec<SignatureReport>> {
    Ok(verify::file_with(content, context)?.iter().map(report).collect())
}

/// A signature that stands beside a file.
pub fn beside(signature: &[u8], content: &[u8], context: &Context) -> SignatureReport {
    report(&verify::beside(signature, content, context))
}

/// Every revision behind the first signature of a file, object by object.
pub fn revisions(content: &[u8]) -> Outcome<Vec<RevisionReport>> {
    let told =
        |r: verify::Revision| RevisionReport { start: r.start, end: r.end, parts: r.parts.iter().map(part).collect() };
    Ok(verify::revisions(content)?.into_iter().map(told).collect())
}

fn part(part: &Part) -> PartReport {
    let (role, page, name) = match &part.role {
        Role::Catalog => ("catalog", None, ""),
        Role::PageTree => ("page-tree", None, ""),
        Role::Page(n) => ("page", Some(*n), ""),
        Role::Content(n) => ("page-content", Some(*n), ""),
        Role::Resource(n) => ("resource", *n, ""),
        Role::Annotations => ("annotations", None, ""),
        Role::Annotation(n) => ("annotation", *n, ""),
        Role::Form => ("form", None, ""),
        Role::Field(name) => ("field", None, name.as_str()),
        Role::Look(name) => ("appearance", None, name.as_str()),
        Role::Signature(name) => ("signature", None, name.as_str()),
        Role::TimeStamp(name) => ("time-stamp", None, name.as_str()),
        Role::Validation => ("dss", None, ""),
        Role::Metadata => ("metadata", None, ""),
        Role::Info => ("info", None, ""),
        Role::CrossReferences => ("xref", None, ""),
        Role::ObjectStream => ("object-stream", None, ""),
        Role::Other => ("other", None, ""),
        Role::Unknown => ("unknown", None, ""),
    };
    let action = match part.action {
        Action::Added => "added",
        Action::Changed => "changed",
        Action::Freed => "freed",
        Action::Repeated => "repeated",
    };
    let keys = part.keys.iter().map(|k| visible_line(k)).collect();
    PartReport { object: part.object, role, page: page.filter(|n| *n > 0), name: visible_line(name), action, keys }
}

fn report(s: &Signature) -> SignatureReport {
    let mut problems: Vec<(&'static str, String)> = s.problems.iter().map(problem).collect();
    match &s.trust {
        Trust::Root(_) => {}
        Trust::Unknown => problems.push(("authority-unknown", visible_line(&s.issuer))),
        Trust::OutOfForce => problems.push(("certificate-out-of-force", visible_line(&s.signer))),
        Trust::Broken => problems.push(("chain-broken", visible_line(&s.issuer))),
    }
    if let Revocation::NoProof { at, .. } = s.revocation {
        problems.push(("revoked-without-proof", at.to_rfc3339()));
    }
    SignatureReport {
        field: visible_line(&s.field),
        signer: visible_line(&s.signer),
        organisation: visible_line(&s.organisation),
        issuer: visible_line(&s.issuer),
        kind: match s.kind {
            verify::Kind::Approval => "approval",
            verify::Kind::Certification(_) => "certification",
            verify::Kind::DocumentTime => "time-stamp",
        },
        claimed: s.claimed.as_deref().map(visible_line),
        time: match &s.time {
            Time::Claimed => TimeReport::Claimed,
            Time::Proved(proof) => TimeReport::Proved { at: proof.at, authority: visible_line(&proof.authority) },
            Time::Doubtful(fault) => TimeReport::Doubtful(fault.clone()),
        },
        revoked_later: match s.revocation {
            Revocation::RevokedLater { at, .. } => Some(at),
            _ => None,
        },
        listed: match s.revocation {
            Revocation::Good { as_of } | Revocation::Stale { as_of } => Some(as_of),
            _ => None,
        },
        certificate: s.certificate.map(|c| hex(&c)).unwrap_or_default(),
        covered: s.covered,
        behind: s.behind,
        integrity: match s.integrity {
            verify::Integrity::Whole => Integrity::Whole,
            verify::Integrity::Explained => Integrity::Explained,
            verify::Integrity::Followed => Integrity::Followed,
            verify::Integrity::Broken => Integrity::Broken,
            verify::Integrity::Unknown => Integrity::Unknown,
        },
        chain: match s.trust {
            Trust::Root(_) => "trusted",
            Trust::Unknown => "unknown",
            Trust::OutOfForce => "out-of-force",
            Trust::Broken => "broken",
        },
        verdict: match s.verdict {
            verify::Verdict::Valid => Verdict::Valid,
            verify::Verdict::IntactWithAdditions => Verdict::IntactWithAdditions,
            verify::Verdict::NotValid => Verdict::NotValid,
            verify::Verdict::CannotJudge => Verdict::CannotJudge,
        },
        problems,
        additions: s.changes.iter().filter(|c| !c.is_explained()).map(addition).collect(),
        explained: s.changes.iter().filter(|c| c.is_explained()).count(),
        material: s.changes.iter().filter(|c| c.kind == ChangeKind::ValidationData).count(),
    }
}

fn problem(problem: &Problem) -> (&'static str, String) {
    let (word, detail) = match problem {
        Problem::Malformed(what) => ("malformed", *what),
        Problem::Range(what) => ("range", *what),
        Problem::DigestDiffers => ("digest-differs", ""),
        Problem::SignatureWrong => ("signature-wrong", ""),
        Problem::OtherCertificate => ("other-certificate", ""),
        Problem::UnknownAlgorithm(what) => ("algorithm-unknown", what.as_str()),
        Problem::Shared => ("shared", ""),
        Problem::DictionaryChanged => ("dictionary-changed", ""),
        Problem::Forbidden(0) => ("field-locked", ""),
        Problem::Forbidden(1) => ("certification-broken", "1"),
        Problem::Forbidden(2) => ("certification-broken", "2"),
        Problem::Forbidden(_) => ("certification-broken", "3"),
        Problem::Revoked { reason, .. } => ("certificate-revoked", reason.code()),
        Problem::NotForSigning => ("not-for-signing", ""),
        Problem::TimeStamp(fault) => ("time-stamp-wrong", fault.code()),
    };
    (word, visible_line(detail))
}

fn addition(change: &Change) -> (&'static str, String) {
    let word = match change.kind {
        ChangeKind::SignatureAdded => "signature-added",
        ChangeKind::SignatureUnseen => "signature-unseen",
        ChangeKind::SignatureFilled => "signature-filled",
        ChangeKind::TimeStampAdded => "time-stamp-added",
        ChangeKind::ValidationData => "validation-data",
        ChangeKind::Metadata => "metadata",
        ChangeKind::CoveringField => "covering-field",
        ChangeKind::AnnotationAdded => "annotation-added",
        ChangeKind::FormFilled => "form-filled",
        ChangeKind::FormChanged => "form-changed",
        ChangeKind::PageChanged => "page-changed",
        ChangeKind::PagesChanged => "pages-changed",
        ChangeKind::CatalogChanged => "catalog-changed",
        ChangeKind::Replaced => "replaced",
        ChangeKind::Removed => "removed",
    };
    (word, visible_line(&change.detail))
}
