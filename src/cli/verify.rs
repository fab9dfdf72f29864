//! `paraphe verify` and `paraphe certificate`: what anybody can check, and what they need for it.

use super::grammar::Grammar;
use super::run::Run;
use super::stop::Ended;
use super::values::{given, path, paths};
use crate::desk::{
    Answer, Desk, EvidenceReport, PartReport, RevisionReport, SaveCertificate, SignatureReport, TimeReport, Verdict,
    VerifyWith, lists_in, roots_in,
};
use crate::domain::trouble::{Rule, Trouble};
use crate::text::cli::{help, said, seals as words_of_seals};
use crate::text::{trouble, words};
use clap::{ArgAction, ArgMatches, Command};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The words of both commands.
pub fn grammar(g: Grammar) -> [Command; 2] {
    [
        g.answer(
            "verify",
            help::VERIFY,
            [
                g.path("files", help::FILE, help::VERIFY_FILES).num_args(1..),
                g.path_option("root", help::FILE, help::VERIFY_ROOT).action(ArgAction::Append),
                g.path_option("tsa-root", help::FILE, words_of_seals::VERIFY_TIME_ROOT).action(ArgAction::Append),
                g.path_option("crl", help::FILE, words_of_seals::VERIFY_CRL).action(ArgAction::Append),
                g.path_option("content", help::FILE, words_of_seals::VERIFY_CONTENT),
            ],
        ),
        g.act("certificate", help::CERTIFICATE, [super::dossier::out(g)])
            .subcommand(super::seals::of_authority(g))
            .subcommand_negates_reqs(true)
            .args_conflicts_with_subcommands(true),
    ]
}

/// Writes the root certificate.
pub fn certificate(m: &ArgMatches, run: &mut Run) -> Ended {
    run.write_out(|_| Ok(Box::new(SaveCertificate { path: path(m, "out").to_owned() })))
}

/// Judges every file. One that cannot be read does not keep the others from being judged; no passphrase is asked for.
pub fn verify(m: &ArgMatches, run: &mut Run) -> Ended {
    let mut with = VerifyWith { content: given(m, "content"), ..VerifyWith::default() };
    for file in paths(m, "root") {
        with.roots.extend(roots_in(&file)?);
    }
    for file in paths(m, "tsa-root") {
        with.time_roots.extend(roots_in(&file)?);
    }
    for file in paths(m, "crl") {
        with.lists.extend(lists_in(&file)?);
    }
    match Desk::root_of(&run.place) {
        Ok(root) => with.roots.push(root),
        // Without a desk here, the roots that were named are all there is.
        Err(Trouble::Rule(Rule::NoDesk { .. })) => {}
        Err(other) => return Err(other.into()),
    }
    let mut worst = 0;
    let mut objects = Vec::new();
    let files: Vec<PathBuf> = paths(m, "files");
    for (n, file) in files.iter().enumerate() {
        let judged = judged(file, &with);
        worst = worst.max(status(&judged));
        if run.json() {
            objects.push(object(file, &judged, run));
        } else {
            if n > 0 {
                run.out.line("");
            }
            tell(file, &judged, run);
        }
    }
    if run.json() {
        run.out.object(&objects.into());
    }
    Ok(worst)
}

/// What a file turned out to be.
enum Found {
    /// The signatures of a file and the revisions behind the first one.
    Signatures(Vec<SignatureReport>, Vec<RevisionReport>),
    Evidence(EvidenceReport),
}

type Judged = Result<Found, Trouble>;

fn judged(file: &Path, with: &VerifyWith) -> Judged {
    match Desk::verify_with(file, with)? {
        Answer::Signatures { found, .. } => {
            let beside = found.iter().any(|s| s.covered > 0 && s.behind > 0);
            let revisions = if beside { Desk::revisions_of(file)? } else { Vec::new() };
            Ok(Found::Signatures(found, revisions))
        }
        Answer::Evidence { report, .. } => Ok(Found::Evidence(report)),
        _ => Ok(Found::Signatures(Vec::new(), Vec::new())),
    }
}

fn status(judged: &Judged) -> u8 {
    match judged {
        Ok(Found::Evidence(report)) => (report.verdict() != Verdict::Valid).into(),
        Ok(Found::Signatures(found, _)) => {
            (found.is_empty() || found.iter().any(|s| s.verdict != Verdict::Valid)).into()
        }
        Err(trouble) => trouble.exit_status(),
    }
}

fn tell(file: &Path, judged: &Judged, run: &mut Run) {
    let lang = run.lang;
    run.out.line(file.display().to_string());
    match judged {
        Ok(Found::Evidence(report)) => {
            let lines = words::evidence_lines(report, lang).into_iter();
            run.out.lines(lines.map(|line| if line.is_empty() { line } else { format!("  {line}") }));
        }
        Ok(Found::Signatures(found, _)) if found.is_empty() => run.out.line(format!("  {}", said::UNSIGNED.of(lang))),
        Ok(Found::Signatures(found, revisions)) => {
            for (n, signature) in found.iter().enumerate() {
                let mut lines = words::signature_lines(signature, lang).into_iter();
                run.out.lines(lines.next().map(|first| format!("  {}. {first}", n + 1)));
                run.out.lines(lines.map(|line| format!("     {line}")));
            }
            for lines in words::revision_lines(revisions, found, lang) {
                let mut lines = lines.into_iter();
                run.out.lines(lines.next().map(|first| format!("  {first}")));
                run.out.lines(lines.map(|line| format!("     {line}")));
            }
        }
        Err(why) => run.out.line(format!("  {}", trouble::trouble(why, lang))),
    }
}

fn object(file: &Path, judged: &Judged, run: &Run) -> Value {
    let file = file.display().to_string();
    match judged {
        Ok(Found::Evidence(report)) => evidence(&file, report),
        Ok(Found::Signatures(found, revisions)) => {
            let signatures: Vec<Value> = found.iter().map(signature).collect();
            let revisions: Vec<Value> = revisions.iter().map(|r| revision(r, found)).collect();
            json!({
                "file": file,
                "valid": status(judged) == 0,
                "signatures": signatures,
                "revisions_behind_first": revisions,
            })
        }
        Err(why) => {
            let error = json!({ "code": why.code(), "message": trouble::trouble(why, run.lang) });
            json!({ "file": file, "valid": false, "error": error })
        }
    }
}

fn evidence(file: &str, report: &EvidenceReport) -> Value {
    let signed = |(name, found): &(String, Vec<SignatureReport>)| json!({ "member": name, "signatures": found.iter().map(signature).collect::<Vec<Value>>() });
    json!({
        "file": file,
        "valid": report.verdict() == Verdict::Valid,
        "verdict": report.verdict().word(),
        "dossier": report.dossier,
        "members": report.members,
        "entries": report.entries,
        "entries_proved": report.proved,
        "faults": report.faults.iter().map(|(w, about)| json!({ "code": w, "about": about })).collect::<Vec<_>>(),
        "documents": report.signatures.iter().map(signed).collect::<Vec<_>>(),
        "log_keys": report.keys,
    })
}

fn signature(s: &SignatureReport) -> Value {
    let told = |list: &[(&'static str, String)]| -> Vec<Value> {
        list.iter().map(|(word, detail)| json!({ "code": word, "detail": detail })).collect()
    };
    json!({
        "field": s.field,
        "signer": s.signer,
        "organisation": s.organisation,
        "issuer": s.issuer,
        "kind": s.kind,
        "claimed_time": s.claimed,
        "time": time(&s.time),
        "revoked_later": s.revoked_later.map(|at| at.to_rfc3339()),
        "not_revoked_as_of": s.listed.map(|at| at.to_rfc3339()),
        "certificate_sha256": s.certificate,
        "verdict": s.verdict.word(),
        "integrity": s.integrity.word(),
        "intact": s.integrity.is_intact(),
        "chain": s.chain,
        "bytes_covered": s.covered,
        "bytes_behind": s.behind,
        "problems": told(&s.problems),
        "additions": told(&s.additions),
        "explained_additions": s.explained,
        "validation_data": s.material,
    })
}

/// Whose clock it is.
fn time(told: &TimeReport) -> Value {
    match told {
        TimeReport::Claimed => json!({ "source": "claimed" }),
        TimeReport::Proved { at, authority } => {
            json!({ "source": "time-stamp", "at": at.to_rfc3339(), "authority": authority })
        }
        TimeReport::Doubtful(fault) => json!({ "source": "claimed", "time_stamp_refused": fault.code() }),
    }
}

fn revision(r: &RevisionReport, signatures: &[SignatureReport]) -> Value {
    let part = |p: &PartReport| {
        json!({
            "object": p.object,
            "role": p.role,
            "page": p.page,
            "field": Some(&p.name).filter(|n| !n.is_empty()),
            "action": p.action,
            "keys": p.keys,
        })
    };
    json!({
        "start": r.start,
        "end": r.end,
        "signed_by_field": signatures.iter().find(|s| s.covered == r.end).map(|s| &s.field),
        "objects": r.parts.iter().map(part).collect::<Vec<Value>>(),
    })
}
