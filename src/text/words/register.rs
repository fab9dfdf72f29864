//! Words of the register and of what looks after it: kinds of facts, what an opening found.

use crate::desk::Notice;
use crate::domain::clean::visible_line;
use crate::text::format::count;
use crate::text::{Lang, Text, both};

/// The kind of a fact as the header of an entry names it. An entry of a newer version has words too.
pub fn fact_kind(kind: &str) -> Text {
    match kind {
        "desk.opened" => both("bureau créé", "desk created"),
        "desk.copy-accepted" => both("copie du bureau acceptée", "copy of the desk accepted"),
        "log.opened" => both("journal ouvert", "log opened"),
        "account.opened" => both("compte ouvert", "account opened"),
        "account.passphrase-changed" => both("phrase de passe changée", "passphrase changed"),
        "offices.set" => both("délégations régionales mises à jour", "regional offices set"),
        "structure.recorded" => both("structure enregistrée", "structure recorded"),
        "structure.closed" => both("structure fermée", "structure closed"),
        "structure.adjusted" => both("structure ajustée", "structure adjusted"),
        "structure.registered" => both("structure réinscrite", "structure registered"),
        "person.recorded" => both("personne enregistrée", "person recorded"),
        "post.created" => both("fonction créée", "post created"),
        "appointment.made" => both("nomination", "appointment"),
        "appointment.ended" => both("fin de nomination", "end of an appointment"),
        "authority.granted" => both("délégation de signature donnée", "authority to sign granted"),
        "authority.revoked" => both("délégation de signature révoquée", "authority to sign revoked"),
        "circuit.set" => both("circuit défini", "circuit set"),
        "campaign.opened" => both("campagne ouverte", "campaign opened"),
        "code.issued" => both("code émis", "code issued"),
        "code.secret-kept" => both("secret conservé sous scellé", "secret kept under seal"),
        "code.delivered" => both("code remis", "code delivered"),
        "code.suspended" => both("code suspendu", "code suspended"),
        "code.lifted" => both("suspension levée", "suspension lifted"),
        "code.revoked" => both("code révoqué", "code revoked"),
        "codes.exported" => both("codes exportés", "codes exported"),
        "dossier.opened" => both("dossier ouvert", "dossier opened"),
        "dossier.visa" => both("visa", "visa"),
        "dossier.signature" => both("signature", "signature"),
        "dossier.refusal" => both("refus", "refusal"),
        "dossier.version" => both("nouvelle version envoyée", "new version sent"),
        "dossier.withdrawn" => both("dossier retiré", "dossier withdrawn"),
        _ => UNKNOWN_KIND,
    }
}

/// The words of a kind of fact that this version does not know.
const UNKNOWN_KIND: Text = both("écriture d’une version plus récente", "entry of a newer version");

/// The kind of thing that a subject such as `code:27INSU1016` names.
pub fn subject_kind(subject: &str) -> Text {
    match subject.split(':').next().unwrap_or_default() {
        "desk" => both("bureau", "desk"),
        "person" => both("personne", "person"),
        "offices" => both("délégations régionales", "regional offices"),
        "structure" => both("structure", "structure"),
        "post" => both("fonction", "post"),
        "appointment" => both("nomination", "appointment"),
        "authority" => both("délégation de signature", "authority to sign"),
        "circuit" => both("circuit", "circuit"),
        "campaign" => both("campagne", "campaign"),
        "code" => both("code", "code"),
        "codes" => both("codes", "codes"),
        "dossier" => both("dossier", "dossier"),
        _ => both("autre", "other"),
    }
}

/// Something that the opening of the desk found, and what it means.
pub fn notice(value: &Notice, lang: Lang) -> String {
    let sentence = match value {
        Notice::StoreRebuilt { aside: Some(aside) } => say!(
            lang,
            "La base de travail était abîmée : elle a été refaite d’après le registre, rien n’est perdu. L’ancienne est mise de côté dans {aside} ; vous pouvez la supprimer.",
            "The working store was damaged: it was rebuilt from the register, nothing is lost. The old one lies aside in {aside}; you may delete it."
        ),
        Notice::StoreRebuilt { aside: None } => both(
            "La base de travail manquait : elle a été refaite d’après le registre, rien n’est perdu.",
            "The working store was missing: it was rebuilt from the register, nothing is lost.",
        )
        .of(lang)
        .to_owned(),
        Notice::TornTail { bytes } => {
            let size = count(*bytes, both("octet", "byte"), both("octets", "bytes"), lang);
            say!(
                lang,
                "Le dernier acte n’avait pas été enregistré en entier avant l’arrêt : il est écarté ({size}). Aucun acte confirmé n’est perdu ; refaites celui-là s’il manque.",
                "The last act had not been written in full when the program stopped: it was set aside ({size}). No confirmed act is lost; please do that one again if it is missing."
            )
        }
        Notice::PowerLost => both(
            "L’ordinateur s’est arrêté alors que le bureau était ouvert : tout a été vérifié.",
            "The computer stopped while the desk was open: everything was checked.",
        )
        .of(lang)
        .to_owned(),
        Notice::KeysCopy => both(
            "Le premier fichier de clés est abîmé : sa copie a servi. Lancez « paraphe doctor » pour le refaire.",
            "The first file of keys is damaged: its copy was used. Run “paraphe doctor” to restore it.",
        )
        .of(lang)
        .to_owned(),
        Notice::MustChange => both(
            "Votre phrase de passe a été choisie par une autre personne : changez-la avant toute autre chose.",
            "Your passphrase was chosen by somebody else: change it before anything else.",
        )
        .of(lang)
        .to_owned(),
    };
    visible_line(&sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kinds that the source of the domain names, so that a new one cannot be forgotten here.
    fn kinds() -> Vec<String> {
        let source = include_str!("../../domain/fact.rs");
        let body = source.split("fn kind(&self)").nth(1).unwrap().split("fn subject").next().unwrap();
        body.split('"').skip(1).step_by(2).filter(|w| w.contains('.')).map(str::to_owned).collect()
    }

    #[test]
    fn every_kind_of_fact_has_words_of_its_own() {
        let kinds = kinds();
        assert!(kinds.len() >= 31, "{kinds:?}");
        for kind in &kinds {
            assert_ne!(fact_kind(kind), UNKNOWN_KIND, "{kind}");
        }
        let mut words: Vec<Text> = kinds.iter().map(|k| fact_kind(k)).collect();
        words.sort_by_key(|t| t.fr);
        words.dedup();
        assert_eq!(words.len(), kinds.len(), "two kinds share their words");
        assert_eq!(fact_kind("code.teleported"), UNKNOWN_KIND);
    }

    #[test]
    fn every_subject_has_words() {
        let source = include_str!("../../domain/fact.rs");
        let body = source.split("fn subject(&self)").nth(1).unwrap();
        let subjects: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
        assert!(subjects.len() > 10);
        for subject in subjects {
            assert_ne!(subject_kind(subject), subject_kind("?"), "{subject}");
        }
    }
}
