//! What the signing book's screen says: its lists, the words around a dossier, its answers. Its actions are a module of it.

mod actions;

pub use actions::*;

use super::format::{count, day, short_day, short_moment};
use super::{Lang, Text, both, forms_book};
use crate::domain::tray::Tray;
use chrono::{DateTime, NaiveDate, Utc};

/// A dossier that was acted on: still shown in its tray, until the cursor moves.
pub const LEAVES: Text = both("✔ fait, quitte cette bannette", "✔ done, leaves this tray");

/// An act on one line: what was done, by whom, and the words given with it.
pub fn deed_by(deed: &str, by: &str, words: &str, lang: Lang) -> String {
    if words.is_empty() {
        return say!(lang, "{deed}\u{a0}: {by}", "{deed}: {by}");
    }
    say!(lang, "{deed}\u{a0}: {by} — {words}", "{deed}: {by} — {words}")
}

// The list.

/// What an empty tray means.
pub fn empty(tray: Tray) -> Text {
    match tray {
        Tray::ToPrepare => both("Aucun dossier en préparation.", "No dossier in preparation."),
        Tray::ToDo => both("Rien ne vous attend.", "Nothing waits for you."),
        Tray::Late => both("Aucun dossier n’est en retard.", "No dossier is late."),
        Tray::Delegated => {
            both("Rien n’attend une fonction que vous suppléez.", "Nothing waits for a post that you stand in for.")
        }
        Tray::ToTakeBack => both("Aucun de vos actes ne peut être repris.", "None of your acts can be taken back."),
        Tray::ToArchive => both("Aucun dossier à archiver.", "No dossier to archive."),
        Tray::Coming => {
            both("Aucun dossier en circulation ne passera par vous.", "No dossier in circulation will come to you.")
        }
        Tray::InCirculation => both(
            "Aucun dossier en circulation n’est de vous ni n’est passé par vous.",
            "No dossier in circulation is yours or has been through your hands.",
        ),
        Tray::Refused => both("Aucun dossier n’a été refusé ni retiré.", "No dossier has been refused or withdrawn."),
        Tray::Completed => both("Aucun dossier n’est terminé.", "No dossier is completed."),
        Tray::All => both(
            "Le parapheur est vide. Un dossier s’ouvre à partir d’un PDF.",
            "The signing book is empty. A dossier is opened from a PDF.",
        ),
    }
}

/// The filter lets nothing through.
pub const NONE_FITS: Text =
    both("Aucun dossier de cette bannette ne répond au filtre.", "No dossier of this tray fits the filter.");

/// How much of a list the filter shows.
pub fn filtered(shown: usize, all: usize, lang: Lang) -> String {
    say!(lang, "Filtre\u{a0}: {shown} sur {all}", "Filter: {shown} of {all}")
}

/// What a list is sorted on, by its place in the order of the screen.
pub fn order(place: usize) -> Text {
    match place {
        0 => both("numéro", "number"),
        1 => both("objet", "title"),
        2 => both("structure", "structure"),
        _ => both("attente", "waiting time"),
    }
}

/// What a list is sorted on, and which way.
pub fn sorted(on: Text, falls: bool, lang: Lang) -> String {
    let (on, way) = (on.of(lang), if falls { "↓" } else { "↑" });
    say!(lang, "Tri\u{a0}: {on} {way}", "Sorted on: {on} {way}")
}

fn days(value: i64, lang: Lang) -> String {
    count(value.unsigned_abs(), both("jour", "day"), both("jours", "days"), lang)
}

/// A step that takes too long.
pub fn late(value: i64, lang: Lang) -> String {
    let days = days(value, lang);
    say!(lang, "⚠ en retard de {days}", "⚠ {days} late")
}

/// A step that takes its time.
pub fn waiting_for(value: i64, lang: Lang) -> String {
    if value == 0 {
        return both("depuis aujourd’hui", "since today").of(lang).to_owned();
    }
    let days = days(value, lang);
    say!(lang, "depuis {days}", "for {days}")
}

/// The running step waits for me.
pub fn yours(place: &str, asked: &str, lang: Lang) -> String {
    say!(lang, "{place} ● à vous\u{a0}: {asked}", "{place} ● yours: {asked}")
}

/// The running step waits for somebody, and for so many more.
pub fn waits_for(place: &str, asked: &str, who: &str, more: usize, lang: Lang) -> String {
    let more = if more == 0 { String::new() } else { format!(" +{more}") };
    say!(lang, "{place} {asked}\u{a0}: {who}{more}", "{place} {asked}: {who}{more}")
}

// The detail.

pub const NUMBER: Text = both("Numéro", "Number");
pub const STANDING: Text = both("État", "Standing");
pub const WRITER: Text = both("Rédigé par", "Written by");
pub const WITHDRAWN_BY: Text = both("Retiré par", "Withdrawn by");
pub const ANNEXES: Text = both("Annexes", "Annexes");
pub const SIGNATURES: Text = both("Signatures sur le document", "Signatures on the document");
pub const WITHOUT_EFFECT: Text = both("Actes sans effet", "Acts without effect");
pub const VACANT: Text = both("fonction vacante aujourd’hui", "vacant today");
pub const NO_LONGER_ASKED: Text = both("n’est plus demandé", "no longer asked");
pub const SIGNATURES_VOID: Text =
    both("Ces signatures ne valent que pour cette version.", "These signatures hold for this version only.");

/// A name and an instant.
pub fn by_at(name: &str, at: DateTime<Utc>, lang: Lang) -> String {
    let at = short_moment(at, lang);
    say!(lang, "{name}, le {at}", "{name}, {at}")
}

/// A person as a post.
pub fn as_post(name: &str, post: &str, lang: Lang) -> String {
    say!(lang, "{name} ({post})", "{name} ({post})")
}

/// A status and the day it began.
pub fn since(status: &str, from: NaiveDate, lang: Lang) -> String {
    let from = short_day(from, lang);
    say!(lang, "{status}, depuis le {from}", "{status}, since {from}")
}

/// A status and the step that it is at.
pub fn step_of(status: &str, step: usize, steps: usize, lang: Lang) -> String {
    say!(lang, "{status}, étape {step} sur {steps}", "{status}, step {step} of {steps}")
}

/// Somebody's words.
pub fn quoted(words: &str, lang: Lang) -> String {
    say!(lang, "«\u{a0}{words}\u{a0}»", "“{words}”")
}

/// Heading of the document, with its version where there are several.
pub fn document_head(versions: usize, lang: Lang) -> String {
    if versions < 2 {
        return forms_book::DOCUMENT.of(lang).to_owned();
    }
    say!(lang, "Document, version {versions}", "Document, version {versions}")
}

/// Pages of a document.
pub fn pages(value: u32, lang: Lang) -> String {
    count(value, both("page", "page"), both("pages", "pages"), lang)
}

/// The beginning of a digest.
pub fn digest(short: &str, lang: Lang) -> String {
    say!(lang, "empreinte {short}…", "digest {short}…")
}

/// The beginning of a certificate's digest.
pub fn certificate(short: &str, lang: Lang) -> String {
    say!(lang, "certificat {short}…", "certificate {short}…")
}

/// The act that entitles a signature.
pub fn by_authority(act: &str, lang: Lang) -> String {
    say!(lang, "par délégation\u{a0}: {act}", "by authority: {act}")
}

/// Heading of the circuit.
pub fn circuit_head(name: &str, lang: Lang) -> String {
    if name.is_empty() {
        return forms_book::CIRCUIT.of(lang).to_owned();
    }
    say!(lang, "Circuit «\u{a0}{name}\u{a0}»", "Circuit “{name}”")
}

/// A step that several posts must all do.
pub fn all_of(posts: usize, lang: Lang) -> String {
    say!(lang, "les {posts} sont attendus", "all {posts} must act")
}

/// A step that so many of several posts must do.
pub fn so_many_of(needed: usize, posts: usize, lang: Lang) -> String {
    if needed == 1 {
        return say!(lang, "un seul des {posts} suffit", "any one of {posts}");
    }
    say!(lang, "{needed} sur {posts} suffisent", "{needed} of {posts} are enough")
}

/// Somebody is waited for.
pub fn waited_since(who: &str, from: NaiveDate, lang: Lang) -> String {
    let from = short_day(from, lang);
    say!(lang, "attend {who} depuis le {from}", "waits for {who} since {from}")
}

/// Somebody will be waited for.
pub fn to_come(who: &str, lang: Lang) -> String {
    say!(lang, "à venir\u{a0}: {who}", "to come: {who}")
}

/// A visa and who gave it.
pub fn visa_by(by: &str, lang: Lang) -> String {
    say!(lang, "Visa\u{a0}: {by}", "Visa: {by}")
}

/// A signature and who gave it.
pub fn signature_by(by: &str, lang: Lang) -> String {
    say!(lang, "Signature\u{a0}: {by}", "Signature: {by}")
}

/// A refusal, by whom and why.
pub fn refused_by(by: &str, reason: &str, lang: Lang) -> String {
    say!(lang, "Refus\u{a0}: {by}, motif\u{a0}: {reason}", "Refusal: {by}, reason: {reason}")
}

/// A sending back, by whom and why.
pub fn sent_back_by(by: &str, reason: &str, lang: Lang) -> String {
    say!(lang, "Renvoyé : {by}, motif : {reason}", "Sent back: {by}, reason: {reason}")
}

/// Heading of a round that is over.
pub fn version(number: usize, lang: Lang) -> String {
    say!(lang, "Version {number}, remplacée", "Version {number}, replaced")
}

// Answers.

pub const NO_SIGNATURE: Text = both("Ce document ne porte aucune signature.", "This document bears no signature.");
pub const NOBODY_ASKED: Text = both("Personne n’est attendu sur ce dossier.", "Nobody is waited for on this dossier.");

/// Title of the signatures of a file.
pub fn signatures_of(file: &str, lang: Lang) -> String {
    say!(lang, "Signatures de {file}", "Signatures of {file}")
}

/// Title of the list of those who may sign.
pub fn may_sign_title(number: &str, lang: Lang) -> String {
    say!(lang, "Qui peut signer le dossier {number}", "Who may sign dossier {number}")
}

/// The day that the answer is about.
pub fn may_sign_about(on: NaiveDate, lang: Lang) -> String {
    let on = day(on, lang);
    say!(lang, "Au {on}, d’après l’annuaire de ce bureau\u{a0}:", "On {on}, by the directory of this desk:")
}

/// A word with a capital at its head.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// The title of what the strongbox holds of a dossier.
pub fn strongbox_of(number: &str, lang: Lang) -> String {
    say!(lang, "Dépôts du dossier {number}", "Deposits of dossier {number}")
}
