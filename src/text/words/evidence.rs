//! What the check of an evidence file found, in words.

use super::signature::signature_lines;
use crate::desk::{EvidenceReport, Verdict};
use crate::domain::clean::visible_line;
use crate::text::format::count;
use crate::text::{Lang, Text, both};

/// The check, line by line: the verdict, what was checked, what does not hold, each signature.
pub fn evidence_lines(report: &EvidenceReport, lang: Lang) -> Vec<String> {
    let number = &report.dossier;
    let mut lines = vec![match report.verdict() {
        Verdict::Valid => {
            say!(lang, "Dossier de preuve {number} : tout concorde.", "Evidence file {number}: everything holds.")
        }
        Verdict::NotValid => {
            say!(lang, "Dossier de preuve {number} : il ne tient pas.", "Evidence file {number}: it does not hold.")
        }
        Verdict::IntactWithAdditions | Verdict::CannotJudge => say!(
            lang,
            "Dossier de preuve {number} : intègre, mais une signature ne peut pas être jugée ici.",
            "Evidence file {number}: intact, but a signature cannot be judged here."
        ),
    }];
    let members = count(report.members, both("pièce", "member"), both("pièces", "members"), lang);
    let entries = count(report.entries, both("écriture", "entry"), both("écritures", "entries"), lang);
    let proved = report.proved;
    lines.push(say!(
        lang,
        "{members} comparées à la liste signée ; {entries} du registre, dont {proved} prouvées sous un scellé.",
        "{members} compared with the signed list; {entries} of the register, {proved} of them proved under a checkpoint."
    ));
    for (word, about) in &report.faults {
        let what = fault(word).of(lang);
        lines.push(format!("✗ {what} ({about})"));
    }
    for (name, found) in &report.signatures {
        for one in found {
            lines.push(String::new());
            lines.push(format!("{name}{}", both(" :", ":").of(lang)));
            lines.extend(signature_lines(one, lang));
        }
    }
    lines.push(String::new());
    for key in &report.keys {
        lines.push(say!(
            lang,
            "À comparer avec la clé que l’institut publie : {key}",
            "To be compared with the key that the institute publishes: {key}"
        ));
    }
    lines.iter().map(|l| visible_line(l)).collect()
}

fn fault(word: &str) -> Text {
    match word {
        "key-form" => both("clé de journal illisible", "key of a log not readable"),
        "manifest-missing" => both("la liste des pièces manque", "the list of members is missing"),
        "manifest-form" => both("liste des pièces mal formée", "list of members malformed"),
        "manifest-signature" => {
            both("la signature de la liste ne tient pas", "the signature of the list does not hold")
        }
        "member-missing" => both("pièce manquante", "member missing"),
        "member-digest" => both("pièce modifiée", "member changed"),
        "member-extra" => both("pièce ajoutée", "member added"),
        "entry-form" => both("écriture mal formée", "entry malformed"),
        "entry-signature" => {
            both("la signature de l’écriture ne tient pas", "the signature of the entry does not hold")
        }
        "payload-commitment" => both("le contenu de l’écriture a été changé", "the content of the entry was changed"),
        "proof-inclusion" => {
            both("l’écriture n’est pas prouvée dans son journal", "the entry is not proved in its log")
        }
        "dossier-unreadable" => both("description du dossier illisible", "description of the dossier not readable"),
        _ => both("document illisible", "document not readable"),
    }
}
