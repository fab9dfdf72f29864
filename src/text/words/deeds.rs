//! Words of the deeds on a dossier: what somebody can want to do, and what its plan says.

use super::book::deed as deed_word;
use crate::desk::{FoundIn, Rehearsal, Rehearsed};
use crate::domain::clean::visible_line;
use crate::domain::deed_note::DeedNote;
use crate::domain::deeds::Wish;
use crate::domain::dossier::{Secrecy, Visibility};
use crate::text::format::{count, day, list, moment};
use crate::text::trouble::refusal;
use crate::text::{Lang, Text, both};
use chrono::NaiveDate;

/// The title of what is done to a dossier.
pub fn wish_title(value: Wish) -> Text {
    match value {
        Wish::Visa => both("Viser le dossier", "Give the visa to dossier"),
        Wish::Sign => both("Signer le dossier", "Sign dossier"),
        Wish::Refuse => both("Refuser le dossier", "Refuse dossier"),
        Wish::Opinion => both("Donner un avis sur le dossier", "Give an opinion on dossier"),
        Wish::Seen => both("Prendre connaissance du dossier", "Take note of dossier"),
        Wish::Paper => both("Noter une signature sur papier du dossier", "Record a signature on paper of dossier"),
        Wish::SendBack => both("Renvoyer le dossier", "Send back dossier"),
        Wish::TakeBack => both("Reprendre son dernier acte sur le dossier", "Take back the last act on dossier"),
        Wish::Transfer => both("Transmettre le dossier", "Hand on dossier"),
        Wish::Ask => both("Demander un avis sur le dossier", "Ask for an opinion on dossier"),
        Wish::Insert => both("Ajouter une étape au dossier", "Add a step to dossier"),
        Wish::Bypass => both("Passer outre une tâche du dossier", "Pass over a task of dossier"),
        Wish::Escalate => both("Saisir la fonction au-dessus pour le dossier", "Raise to the post above dossier"),
        Wish::NewVersion => both("Envoyer une nouvelle version du dossier", "Send a new version of dossier"),
        Wish::Withdraw => both("Retirer le dossier", "Withdraw dossier"),
        Wish::Archive => both("Archiver le dossier", "Archive dossier"),
        Wish::Countersign => both("Faire contresigner le dossier", "Have an outsider countersign dossier"),
    }
}

/// What was done to a dossier.
pub fn wish_done(value: Wish) -> Text {
    match value {
        Wish::Visa => both("Visa donné", "Visa given"),
        Wish::Sign => both("Signature apposée", "Signed"),
        Wish::Refuse => both("Dossier refusé", "Dossier refused"),
        Wish::Opinion => both("Avis donné", "Opinion given"),
        Wish::Seen => both("Pris connaissance", "Taken note of"),
        Wish::Paper => both("Signature sur papier notée", "Signature on paper recorded"),
        Wish::SendBack => both("Dossier renvoyé", "Dossier sent back"),
        Wish::TakeBack => both("Acte repris", "Act taken back"),
        Wish::Transfer => both("Dossier transmis", "Dossier handed on"),
        Wish::Ask => both("Avis demandé", "Opinion asked for"),
        Wish::Insert => both("Étape ajoutée", "Step added"),
        Wish::Bypass => both("Passé outre", "Passed over"),
        Wish::Escalate => both("Fonction au-dessus saisie", "Raised to the post above"),
        Wish::NewVersion => both("Nouvelle version envoyée", "New version sent"),
        Wish::Withdraw => both("Dossier retiré", "Dossier withdrawn"),
        Wish::Archive => both("Dossier archivé", "Dossier archived"),
        Wish::Countersign => both("Dossier contresigné", "Dossier countersigned"),
    }
}

/// Who may see a dossier.
pub fn secrecy(value: Secrecy) -> Text {
    match value {
        Secrecy::Open => both("tous les comptes du bureau", "every account of the desk"),
        Secrecy::Circuit => both("l’expéditeur et tout le circuit", "the sender and the whole circuit"),
        Secrecy::Confidential => {
            both("l’expéditeur et qui a déjà été sollicité", "the sender and whoever was asked so far")
        }
    }
}

/// Who may read an annotation.
pub fn visibility(value: Visibility) -> Text {
    match value {
        Visibility::Public => both("publique", "public"),
        Visibility::Restricted => both("restreinte", "restricted"),
        Visibility::Private => both("privée", "private"),
    }
}

fn for_or_against(value: Option<bool>) -> Text {
    match value {
        Some(true) => both("favorable", "favourable"),
        Some(false) => both("défavorable", "unfavourable"),
        None => both("réservé", "reserved"),
    }
}

catalogue! {
    /// A remark of the plan of a deed, as a line.
    pub deed_note(value: &DeedNote, lang);

    DeedNote::Undone { deed, name, at }, what = deed_word(deed).of(lang), at = moment(*at, lang)
        => "Ne comptera plus : {what} de {name}, le {at}" | "Will no longer count: {what} by {name}, {at}";
    DeedNote::Step { step, asked, quorum, who, due }, n = step + 1, what = super::book::asked(*asked).of(lang),
        of = super::book::among(who, *quorum, lang), by = by_day(*due, lang)
        => "Étape {n} : {what}, {of}{by}" | "Step {n}: {what}, {of}{by}";
    DeedNote::BackTo { step }, n = step + 1
        => "Retour à l’étape {n} : ce qui suit est demandé de nouveau"
        |  "Back to step {n}: what follows is asked again";
    DeedNote::PassedOver { step, asked, who }, n = step + 1, what = super::book::asked(*asked).of(lang)
        => "Sans l’acte attendu à l’étape {n}\u{a0}: {what} de {who}" | "Without the act expected at step {n}: {what} by {who}";
    DeedNote::StillWaits { who }, names = list(who, lang)
        => "L’étape attendra encore : {names}" | "The step will still wait for: {names}";
    DeedNote::ToWriter { name }
        => "Le dossier revient à son expéditeur : {name}" | "The dossier is with its sender again: {name}";
    DeedNote::Told { who }, names = list(who, lang)
        => "Le verront dans leurs bannettes : {names}" | "Will see it in their trays: {names}";
    DeedNote::ActedBefore { deed, at }, what = deed_word(deed).of(lang), at = moment(*at, lang)
        => "⚠ Vous avez déjà agi sur ce dossier : {what}, le {at}"
        |  "⚠ You have acted on this dossier before: {what}, {at}";
    DeedNote::InPlaceOf { name, act }
        => "En l’absence de : {name}, par la décision « {act} »" | "In the absence of {name}, by decision “{act}”";
    DeedNote::GivenTo { who }
        => "Demandé désormais à : {who}" | "Asked from now on: {who}";
    DeedNote::NotEntitled { who, why }, told = refusal(why, lang)
        => "⚠ {who} ne pourrait pas signer ce dossier aujourd’hui. {told}"
        |  "⚠ {who} could not sign this dossier today. {told}";
    DeedNote::Question(text)
        => "Question : {text}" | "Question: {text}";
    DeedNote::Opinion { favourable, text }, what = for_or_against(*favourable).of(lang)
        => "Avis {what} : {text}" | "Opinion, {what}: {text}";
    DeedNote::Inserted { step, who }, n = step + 1, names = list(who, lang)
        => "Nouvelle étape {n} : {names}" | "New step {n}: {names}";
    DeedNote::OnPaper { signer, day: on }, on = day(*on, lang)
        => "Signature sur papier de {signer}, le {on}" | "Signature on paper by {signer}, {on}";
    DeedNote::Field { name, value }
        => "{name} : {value}" | "{name}: {value}";
    DeedNote::Secrecy(degree), who = secrecy(*degree).of(lang)
        => "Visible par : {who}" | "Seen by: {who}";
    DeedNote::ReplyTo(number)
        => "Répond au dossier {number}" | "Answers dossier {number}";
    DeedNote::Stamp { page: Some(page), crowded: false }
        => "Tampon : page {page}" | "Stamp: page {page}";
    DeedNote::Stamp { page: Some(page), crowded: true }
        => "⚠ Tampon : page {page}, à l’étroit faute de place libre"
        |  "⚠ Stamp: page {page}, crowded for lack of free space";
    DeedNote::Stamp { page: None, .. }
        => "Signature sans tampon visible : le champ qui l’attend dans le document n’en montre pas"
        |  "Signature without a visible stamp: the field that waits for it in the document shows none";
    DeedNote::Unread { shown: true }
        => "⚠ Le texte du document n’a pas pu être lu : voyez vous-même que la place choisie pour le tampon n’en couvre pas"
        |  "⚠ The text of the document could not be read: see for yourself that the chosen place of the stamp covers none";
    DeedNote::Unread { shown: false }
        => "⚠ Sans tampon visible : le texte du document n’a pas pu être lu, et rien ne doit le couvrir. Pour un tampon visible, donnez sa page et sa place (d, ou --stamp)"
        |  "⚠ Without a visible stamp: the text of the document could not be read, and nothing must cover it. For a visible stamp give its page and place (d, or --stamp)";
    DeedNote::Unshown
        => "⚠ Sans tampon visible : le texte du document n’a pas pu être lu, et rien ne doit le couvrir"
        |  "⚠ Without a visible stamp: the text of the document could not be read, and nothing must cover it";
    DeedNote::StampsLater { others }, told = count(*others, both("autre tampon", "other stamp"), both("autres tampons", "other stamps"), lang)
        => "⚠ Sans le texte, {told} sans place non plus : chaque signature cherchera la sienne, et le document n’est pas certifié, pour qu’elle le puisse"
        |  "⚠ Without the text, {told} without a place either: each signature looks for its own, and the document is not certified so that it can";
    DeedNote::Certifies { fields }, told = count(*fields, both("champ de signature", "signature field"), both("champs de signature", "signature fields"), lang)
        => "Première signature : elle certifie le document et y prépare {told}"
        |  "First signature: it certifies the document and lays out {told} in it";
    DeedNote::TimeAsked(Some(url))
        => "Heure demandée à l’autorité d’horodatage : {url}" | "Time asked from the time-stamping authority: {url}";
    DeedNote::TimeAsked(None)
        => "Sans horodatage : l’heure sera celle de cet ordinateur" | "No time-stamp: the time will be that of this computer";
    DeedNote::SignsAnnex(name)
        => "Annexe signée à côté (.p7s) : {name}" | "Annex signed beside (.p7s): {name}";
    DeedNote::Outsider { name, phone }
        => "Personne extérieure : {name}, code envoyé au {phone}" | "Outsider: {name}, code sent to {phone}";
    DeedNote::Consent(text)
        => "Accord demandé : {text}" | "Consent asked for: {text}";
    DeedNote::Mailed { to }
        => "Le document part d’abord à : {to}" | "The document goes first to: {to}";
    DeedNote::ReadHere
        => "Le document ne part pas par courriel : il se lit à ce bureau"
        |  "The document does not go by mail: it is read at this desk";
    DeedNote::Through(way)
        => "Les codes partent par : {way}" | "Codes leave through: {way}";
    DeedNote::SealMade { name }
        => "Fait aussi le cachet de l’institut : « {name} »" | "Makes the institute’s seal too: “{name}”";
}

/// A circuit that was taken off the list.
pub const RETIRED: Text = both("retiré du choix", "off the list");

catalogue! {
    /// Where a text was found.
    pub found_in(value: &FoundIn, lang);

    FoundIn::Particulars => "titre et précisions" | "title and particulars";
    FoundIn::Note => "annotation" | "annotation";
    FoundIn::Page(n) => "page {n}" | "page {n}";
    FoundIn::Unread => "document illisible, non cherché" | "document not readable, not searched";
}

fn by_day(due: Option<NaiveDate>, lang: Lang) -> String {
    let due = due.map(|due| day(due, lang));
    due.map(|due| say!(lang, " (d’ici le {due})", " (by {due})")).unwrap_or_default()
}

/// One task of a rehearsal on one line.
pub fn rehearsed(task: &Rehearsed, lang: Lang) -> String {
    let (n, what) = (task.step + 1, super::book::asked(task.asked).of(lang));
    let who = match (task.person.as_str(), task.post.as_str()) {
        (person, "") => person.to_owned(),
        ("", post) => post.to_owned(),
        (person, post) => format!("{person} ({post})"),
    };
    let mut line = say!(lang, "{n}. {what} : {who}", "{n}. {what}: {who}");
    for (name, act) in &task.stands_in {
        line.push_str(&say!(lang, "\u{202f}; en son absence, {name} ({act})", "; in that absence, {name} ({act})"));
    }
    match &task.may {
        Some(Ok(act)) => line.push_str(&say!(lang, " ✔ par l’acte « {act} »", " ✔ by act “{act}”")),
        Some(Err(why)) => {
            let told = refusal(why, lang);
            line.push_str(&say!(lang, " ✗ ne peut pas signer. {told}", " ✗ may not sign. {told}"));
        }
        None => {}
    }
    line.push_str(&by_day(task.due, lang));
    visible_line(&line)
}

/// What a rehearsal says of the circuit as a whole.
pub fn rehearsal_remarks(told: &Rehearsal, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(why) = &told.dead_end {
        lines.push(format!("✗ {}", refusal(why, lang)));
    }
    if !told.twice.is_empty() {
        let names = list(&told.twice, lang);
        lines.push(say!(lang, "⚠ Agirait plus d’une fois : {names}", "⚠ Would act more than once: {names}"));
    }
    if let Some(first) = told.proposed.first().filter(|first| **first != told.circuit) {
        lines.push(say!(
            lang,
            "Circuit proposé pour un tel dossier : « {first} »",
            "Circuit proposed for such a dossier: “{first}”"
        ));
    }
    lines.iter().map(|l| visible_line(l)).collect()
}
