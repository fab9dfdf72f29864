//! Words of the signing book: kinds, circuits, steps, acts and what they amount to.

use crate::desk::MaySign;
use crate::domain::circuit::{Asked, Quorum, Step, Who};
use crate::domain::clean::visible_line;
use crate::domain::dossier::{Deed, DocumentKind, Effect, Status};
use crate::domain::state::State;
use crate::domain::tray::Tray;
use crate::domain::trouble::PatternFault;
use crate::text::format::{choice, count, list};
use crate::text::trouble::refusal;
use crate::text::{Lang, Text, both};

/// A kind of document.
pub fn document_kind(value: DocumentKind) -> Text {
    match value {
        DocumentKind::Letter => both("courrier ou note", "letter or note"),
        DocumentKind::Agreement => both("convention", "agreement"),
        DocumentKind::InternshipAgreement => both("convention de stage", "internship agreement"),
        DocumentKind::EmploymentContract => both("contrat de travail", "employment contract"),
        DocumentKind::PurchaseOrder => both("bon de commande", "purchase order"),
        DocumentKind::Registration => both("fiche d’inscription", "registration form"),
        DocumentKind::FormalContract => both("marché public formalisé", "formal public contract"),
    }
}

/// What a step asks for.
pub fn asked(value: Asked) -> Text {
    match value {
        Asked::Visa => both("visa", "visa"),
        Asked::Signature => both("signature", "signature"),
        Asked::Countersignature => both("contreseing", "countersignature"),
        Asked::Opinion => both("avis", "opinion"),
        Asked::Information => both("information", "information"),
    }
}

/// What a step asks for, by the word that refusals carry; a word without words is shown as it is.
pub fn asked_word(word: &'static str) -> Text {
    Asked::of_word(word).map_or(both(word, word), asked)
}

/// Who a step is for, as far as it is known without the directory.
pub fn who_alone(value: &Who) -> Text {
    match value {
        Who::Correspondent => both("correspondant de la structure", "correspondent of the structure"),
        Who::Director => both("direction de la structure", "head of the structure"),
        Who::Delegate => both("délégué régional de la structure", "regional delegate of the structure"),
        Who::Post(_) => both("une fonction désignée", "a named post"),
        Who::Writer => both("la personne qui envoie le dossier", "whoever sends the dossier"),
        Who::Above => both("la fonction au-dessus de la précédente", "the post above the one before"),
        Who::Person(_) => both("une personne désignée", "a named person"),
        Who::Chosen(_) => both("une fonction choisie à l’envoi", "a post chosen when it is sent"),
        Who::Outsider => both("personne extérieure", "outsider"),
    }
}

/// Who a step is for; a named post by its title.
pub fn who(value: &Who, state: &State, lang: Lang) -> String {
    match value {
        Who::Post(id) => state.people.posts.get(id).map(|p| visible_line(&p.title)),
        Who::Person(id) => state.people.persons.get(id).map(|p| visible_line(&p.name)),
        Who::Chosen(label) => Some(visible_line(label)),
        _ => None,
    }
    .unwrap_or_else(|| who_alone(value).of(lang).to_owned())
}

catalogue! {
    /// How many of a step's posts must act.
    pub quorum(value: Quorum, lang);

    Quorum::All => "tous" | "all";
    Quorum::Any => "un seul suffit" | "any one";
    Quorum::AtLeast(n) => "au moins {n}" | "at least {n}";
}

/// Those whom a step asks, and how many of them must act.
pub fn among(names: &[String], needed: Quorum, lang: Lang) -> String {
    match needed {
        Quorum::Any => choice(names, lang),
        Quorum::All => list(names, lang),
        Quorum::AtLeast(_) => format!("{} ({})", list(names, lang), quorum(needed, lang)),
    }
}

/// A step of a circuit on one line: what is asked, of whom, in how many days.
pub fn step(value: &Step, state: &State, lang: Lang) -> String {
    let names: Vec<String> = value.who.iter().map(|w| who(w, state, lang)).collect();
    let of = among(&names, value.quorum, lang);
    let what = asked(value.asked).of(lang);
    if value.days == 0 {
        return say!(lang, "{what} : {of}", "{what}: {of}");
    }
    let delay = count(value.days, both("jour", "day"), both("jours", "days"), lang);
    say!(lang, "{what} : {of}, sous {delay}", "{what}: {of}, within {delay}")
}

/// What somebody did to a task.
pub fn deed(value: &Deed) -> Text {
    match value {
        Deed::Visa => both("visa", "visa"),
        Deed::Signature { .. } => both("signature", "signature"),
        Deed::Refusal { .. } => both("refus", "refusal"),
        Deed::Opinion { favourable: Some(true), .. } => both("avis favorable", "favourable opinion"),
        Deed::Opinion { favourable: Some(false), .. } => both("avis défavorable", "unfavourable opinion"),
        Deed::Opinion { favourable: None, .. } => both("avis", "opinion"),
        Deed::Seen => both("pris connaissance", "taken note of"),
        Deed::Countersignature { .. } => both("contreseing", "countersignature"),
        Deed::Paper { .. } => both("signature sur papier", "signature on paper"),
        Deed::SendBack { .. } => both("renvoi", "sent back"),
        Deed::TakeBack { .. } => both("reprise", "taken back"),
        Deed::Transfer { .. } => both("transmission", "handed on"),
        Deed::Ask { .. } => both("demande d’avis", "opinion asked for"),
        Deed::Insert { .. } => both("étape ajoutée", "step added"),
        Deed::Bypass { .. } => both("passer outre", "passed over"),
        Deed::Escalate { .. } => both("fonction au-dessus saisie", "raised to the post above"),
    }
}

/// What an act amounts to.
pub fn effect(value: Effect) -> Text {
    match value {
        Effect::Effective => both("effectif", "effective"),
        Effect::Surplus => both("sans objet, déjà fait ailleurs", "surplus, already done elsewhere"),
        Effect::OutOfSequence => {
            both("sans effet, étape close ou autre version", "no effect, step over or another version")
        }
        Effect::Overruled => {
            both("sans effet, un refus ou un renvoi l’a emporté", "no effect, a refusal or a sending back won")
        }
        Effect::AuthorityRevoked => {
            both("sans effet, délégation de signature révoquée", "no effect, authority to sign revoked")
        }
        Effect::NotEntitled => both("sans effet, la personne n’y était pas habilitée", "no effect, not entitled to it"),
        Effect::TakenBack => both("repris par son auteur", "taken back by its author"),
        Effect::Undone => both("à refaire depuis le renvoi", "to be done again since it was sent back"),
    }
}

/// The life of a dossier.
pub fn status(value: Status) -> Text {
    match value {
        Status::Circulating => both("en circulation", "in circulation"),
        Status::Refused => both("refusé", "refused"),
        Status::Completed => both("terminé", "completed"),
        Status::Withdrawn => both("retiré", "withdrawn"),
        Status::Preparing => both("en préparation", "in preparation"),
    }
}

/// A tray.
pub fn tray(value: Tray) -> Text {
    match value {
        Tray::ToPrepare => both("À préparer", "To prepare"),
        Tray::ToDo => both("À traiter", "To do"),
        Tray::Late => both("En retard", "Late"),
        Tray::Coming => both("À venir", "Coming"),
        Tray::Delegated => both("En suppléance", "Standing in"),
        Tray::InCirculation => both("En circulation", "In circulation"),
        Tray::ToTakeBack => both("Reprise possible", "Can take back"),
        Tray::Refused => both("Refusés", "Refused"),
        Tray::Completed => both("Terminés", "Completed"),
        Tray::ToArchive => both("À archiver", "To archive"),
        Tray::All => both("Tous", "All"),
    }
}

/// Whether somebody may do what a dossier asks, with the act that entitles or the reason why not.
pub fn may_sign(value: &MaySign, lang: Lang) -> String {
    let MaySign { step, asked, person, post, answer } = value;
    let step = step + 1;
    let may = match asked {
        Asked::Opinion => both("peut donner son avis", "may give an opinion"),
        Asked::Information => both("peut en prendre connaissance", "may take note of it"),
        _ => both("peut viser", "may give the visa"),
    };
    visible_line(&match answer {
        Ok(act) if act.is_empty() => {
            let may = may.of(lang);
            say!(
                lang,
                "Étape {step} : {person} ({post}) {may} ; tenir la fonction suffit.",
                "Step {step}: {person} ({post}) {may}; holding the post is enough."
            )
        }
        Ok(act) => say!(
            lang,
            "Étape {step} : {person} ({post}) peut signer, en vertu de l’acte « {act} ».",
            "Step {step}: {person} ({post}) may sign, by act “{act}”."
        ),
        Err(why) => {
            let told = refusal(why, lang);
            say!(
                lang,
                "Étape {step} : {person} ({post}) ne le peut pas. {told}",
                "Step {step}: {person} ({post}) may not. {told}"
            )
        }
    })
}

/// Why a naming rule cannot be used.
pub fn pattern_fault(value: &PatternFault, lang: Lang) -> String {
    let words = crate::domain::filing::WORDS.map(|w| format!("{{{w}}}")).join(", ");
    match value {
        PatternFault::Unknown { word } => say!(
            lang,
            "« {{{word}}} » ne désigne rien ; les mots sont {words}",
            "“{{{word}}}” stands for nothing; the words are {words}"
        ),
        PatternFault::Braces => say!(
            lang,
            "une accolade n’est ni ouverte ni fermée comme il faut ; les mots sont {words}",
            "a brace is not opened or closed as it should be; the words are {words}"
        ),
        PatternFault::Path => say!(
            lang,
            "elle doit rester sous le répertoire de classement, chaque niveau portant un nom, et huit niveaux au plus",
            "it must stay below the folder for filing, each level with a name, eight levels at most"
        ),
        PatternFault::Character => say!(
            lang,
            "un de ses caractères n’est pas admis partout dans un nom de fichier",
            "one of its characters is not taken everywhere in the name of a file"
        ),
        PatternFault::Alike => say!(
            lang,
            "sans {{number}} ni {{title}}, tous les documents porteraient le même nom",
            "without {{number}} or {{title}} all documents would have the same name"
        ),
    }
}
